#!/bin/bash
# Makes the fonts in this folder again from their published packages.
# Needs: npm, curl, fontTools (`pip install fonttools`). Usage: assets/fonts/subset.sh
#
# Layout features: kerning, marks and composition only. Without `calt` and `liga` nothing fuses
# (`->`, `://`), so an address on the screen reads as it must be typed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fetch() { # npm package, folder to unpack to
  npm pack --silent "$1" > name
  mkdir "$2"
  tar xzf "$(cat name)" -C "$2"
}
fetch @expo-google-fonts/inter@0.4.2 inter
fetch @expo-google-fonts/jetbrains-mono@0.4.1 mono
fetch @phosphor-icons/web@2.1.2 phosphor-licence
curl -sSfL -o phosphor.crate https://static.crates.io/crates/egui-phosphor/egui-phosphor-0.14.0.crate
tar xzf phosphor.crate

# Latin, Latin-1, Extended-A and -B, marks, Extended Additional, punctuation, currency, letter-like,
# number forms, arrows, minus and the replacement character.
latin=U+0020-007E,U+00A0-024F,U+02BB-02DD,U+0300-0333,U+1E00-1EFF,U+2000-206F,U+2070-2094
latin=$latin,U+20A0-20BF,U+2100-214F,U+2150-218F,U+2190-21FF,U+2212,U+2215,U+2248,U+2260,U+2264,U+2265,U+FFFD
features=kern,mark,mkmk,ccmp,locl

letters() { # source, target
  pyftsubset "$1" --unicodes="$latin" --layout-features="$features" --no-hinting \
    --name-IDs='*' --output-file="$here/$2"
}
for weight in 400Regular 500Medium 600SemiBold; do
  letters "inter/package/$weight/Inter_$weight.ttf" "Inter-${weight:3}.ttf"
  letters "mono/package/$weight/JetBrainsMono_$weight.ttf" "JetBrainsMono-${weight:3}.ttf"
done

# The icons: every code point that src/ui/theme/icons.rs names.
icons=$(grep -o "'\\\\u{[0-9A-Fa-f]*}'" "$here/../../src/ui/theme/icons.rs" | sed "s/'.u{\(.*\)}'/U+\1/" | sort -u | paste -sd,)
for cut in Phosphor Phosphor-Fill; do
  pyftsubset "egui-phosphor-0.14.0/res/$cut.ttf" --unicodes="U+0020,$icons" --layout-features='' --no-hinting \
    --name-IDs='*' --output-file="$here/$cut.ttf"
done

cp inter/package/LICENSE_FONT "$here/OFL-Inter.txt"
cp mono/package/LICENSE_FONT "$here/OFL-JetBrainsMono.txt"
cp phosphor-licence/package/LICENSE "$here/MIT-Phosphor.txt"
