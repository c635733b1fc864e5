#!/usr/bin/env bash
# Measures the window beside an empty eframe window, both built in this run: time to the first frame, memory,
# and the processor at rest. Needs a display (xvfb-run scripts/measure.sh).
set -euo pipefail
cd "$(dirname "$0")/.."
profile=${1:-release}
flags=(--locked)
[ "$profile" = release ] && flags+=(--release) || profile=debug
cargo build "${flags[@]}" --bin refloat --example empty_window
exec python3 scripts/measure.py "target/$profile/refloat" "target/$profile/examples/empty_window"
