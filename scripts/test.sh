#!/usr/bin/env bash
# Installs what is missing and runs every test, with a display of its own where there is none.
#
#   scripts/test.sh          everything
#   scripts/test.sh STAGE…   only these: format lint build tests scenarios guides licences windows macos
set -euo pipefail
cd "$(dirname "$0")/.."

all=(format lint build tests scenarios guides licences windows macos)
stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=("${all[@]}")

times=()
failed=()
stage() {
  local name=$1 began=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  # Off while it runs, so that a failure is noted and the other stages still tell what they know.
  set +e
  ( set -e; "$@" )
  local code=$?
  set -e
  times+=("$(printf '%-10s %4d s' "$name" $((SECONDS - began)))")
  [ $code = 0 ] || failed+=("$name")
}

tools() {
  scripts/install.sh test
  cargo nextest --version >/dev/null 2>&1 || {
    echo "Installing cargo-nextest: runs the tests side by side, each in a process of its own"
    cargo install --locked cargo-nextest
  }
}

format() { cargo fmt --all --check; }
lint() { cargo clippy --locked --all-targets -- -D warnings; }
build() { cargo check --locked --no-default-features --lib --bins; }
tests() { cargo nextest run --locked --no-fail-fast; }
scenarios() { cargo run --quiet --locked -- practice run --all; }
guides() { cargo run --quiet --locked -- guides lint; }

licences() {
  cargo deny --version >/dev/null 2>&1 || {
    echo "Installing cargo-deny: holds licences, sources and duplicates"
    cargo install --locked cargo-deny
  }
  cargo deny --log-level error check bans licenses sources
  # The list of advisories lives on the network; without it this says so and goes on.
  if ! cargo deny --log-level error check advisories 2>target/advisories.log; then
    if grep -qiE 'failed to (fetch|clone)|unable to|network|resolve|git' target/advisories.log; then
      echo "SKIPPED aloud: the list of advisories could not be fetched here"
    else
      cat target/advisories.log
      return 1
    fi
  fi
}

second_rust() {
  rustc --print target-libdir --target "$1" 2>/dev/null | xargs -r ls >/dev/null 2>&1 && return 0
  [ -d /usr/lib/rustlib/src/rust/library ] && [ -x /usr/bin/cargo ] && command -v x86_64-w64-mingw32-dlltool >/dev/null && return 0
  echo "Installing a Rust with the source of its standard library, to check the types of other systems"
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    rustc-web cargo-web rust-web-src libstd-rust-web-dev binutils-mingw-w64-x86-64 >/dev/null
}

windows() { second_rust x86_64-pc-windows-gnu; scripts/check-systems.sh windows; }

# macOS is checked where what depends on the system, or the lock file, is not as it was when it last passed.
macos() {
  local now
  now=$(find Cargo.lock src/app.rs src/world/{vault,platform,store} -type f | sort | xargs cat | sha256sum | cut -c1-64)
  if [ "$now" = "$(cat scripts/macos-checked 2>/dev/null)" ] && [ -z "${REFLOAT_CHECK_MACOS:-}" ]; then
    echo "unchanged since it last passed (scripts/macos-checked); REFLOAT_CHECK_MACOS=1 checks it again"
    return 0
  fi
  second_rust aarch64-apple-darwin
  scripts/check-systems.sh macos
  echo "$now" >scripts/macos-checked
  echo "recorded in scripts/macos-checked; commit it"
}

mkdir -p target
began=$SECONDS
tools
times+=("$(printf '%-10s %4d s' tools $((SECONDS - began)))")
for name in "${stages[@]}"; do stage "$name" "$name"; done

printf '\nSeconds by stage:\n'
printf '  %s\n' "${times[@]}"
if [ ${#failed[@]} -gt 0 ]; then
  echo "FAILED: ${failed[*]}"
  exit 1
fi
echo "all stages passed"
