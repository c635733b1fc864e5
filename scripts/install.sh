#!/usr/bin/env bash
# Installs what Refloat needs on Debian or Ubuntu, and says what and why. Nothing that is there already is
# touched.
#
#   scripts/install.sh run    to build and open the window
#   scripts/install.sh test   also what the tests need
set -euo pipefail

declare -A why=(
  [gcc]="compiles the little C inside the cryptography"
  [pkg-config]="finds the window system's libraries"
  [libwayland-dev]="the window on Wayland"
  [libgl1]="draws the window"
  [libegl1]="draws the window"
  [libgl1-mesa-dri]="draws without a graphics card"
  [mesa-vulkan-drivers]="draws without a graphics card"
  [libxkbcommon-x11-0]="keyboard layouts"
  [libxcursor1]="the mouse pointer"
  [libxi6]="mouse and keyboard"
  [libxrandr2]="screens"
  [libxrender1]="screens"
  [xdg-utils]="opens pages in the browser"
  [xvfb]="a display of the tests' own"
  [xauth]="lets the tests into that display"
  [xdotool]="types and clicks in the tests"
  [imagemagick]="screenshots in the tests"
  [dbus]="a session bus of the tests' own"
  [dbus-bin]="speaks on that bus"
  [gnome-keyring]="a real keyring for the tests"
  [libsecret-tools]="looks into that keyring"
  [libglib2.0-bin]="speaks on that bus"
  [at-spi2-core]="the accessibility bus"
  [python3-gi]="reads the accessibility bus"
  [gir1.2-atspi-2.0]="reads the accessibility bus"
)
run=(gcc pkg-config libwayland-dev libgl1 libegl1 libgl1-mesa-dri mesa-vulkan-drivers libxkbcommon-x11-0
  libxcursor1 libxi6 libxrandr2 libxrender1 xdg-utils)
test=(xvfb xauth xdotool imagemagick dbus dbus-bin gnome-keyring libsecret-tools libglib2.0-bin at-spi2-core
  python3-gi gir1.2-atspi-2.0)

case "${1:-}" in
  run) wanted=("${run[@]}") ;;
  test) wanted=("${run[@]}" "${test[@]}") ;;
  *) echo "usage: scripts/install.sh run|test" >&2; exit 2 ;;
esac

if ! command -v cargo >/dev/null; then
  echo "Refloat is built with Rust, and cargo was not found. Install it from https://rustup.rs and run this again." >&2
  exit 1
fi
if ! command -v dpkg-query >/dev/null; then
  echo "This is no Debian or Ubuntu, so nothing is installed. Needed are: ${wanted[*]}" >&2
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
  [ "$state" = "install ok installed" ] || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  echo "Installing what is missing:"
  for package in "${missing[@]}"; do printf '  %-22s %s\n' "$package" "${why[$package]}"; done
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  # A package that this release does not know (a newer one may have taken its name) is named, not fatal.
  known=()
  for package in "${missing[@]}"; do
    if apt-cache show "$package" >/dev/null 2>&1; then known+=("$package"); else
      echo "  $package is not known to this system; going on without it" >&2
    fi
  done
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${known[@]}" >/dev/null
fi
