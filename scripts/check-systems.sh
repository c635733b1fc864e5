#!/usr/bin/env bash
# Checks the types for Windows and macOS on this machine. Nothing is linked and nothing runs there: that is
# for those systems themselves.
#
#   scripts/check-systems.sh windows|macos
#
# Needs either the rustup targets (rustup target add x86_64-pc-windows-gnu aarch64-apple-darwin), or a Rust
# whose standard library comes as source, such as Debian's packages rustc-web, cargo-web, rust-web-src.
set -euo pipefail
cd "$(dirname "$0")/.."

case "${1:-}" in
  windows) target=x86_64-pc-windows-gnu ;;
  macos) target=aarch64-apple-darwin ;;
  *) echo "usage: scripts/check-systems.sh windows|macos" >&2; exit 2 ;;
esac

here=$PWD/scripts/no-cc.sh
under=${target//-/_}
export "CC_$under=$here" "CXX_$under=$here" "AR_$under=ar"
# No look for Apple's own kit: its place only has to exist.
export SDKROOT="$PWD/target/no-sdk"
mkdir -p "$SDKROOT"

arguments=(check --locked --lib --bins --target "$target" --target-dir target/systems)
if rustc --print target-libdir --target "$target" 2>/dev/null | xargs -r ls >/dev/null 2>&1; then
  exec cargo "${arguments[@]}"
fi
# A second Rust from the distribution: its source makes the standard library of any target.
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
exec /usr/bin/cargo "${arguments[@]}" -Zbuild-std=std,panic_unwind
