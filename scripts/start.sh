#!/usr/bin/env bash
# Installs what is missing, builds Refloat and opens it in practice mode: every shop and vendor is played by
# Refloat itself, on this computer. What you add goes to the program: scripts/start.sh SCENARIO
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install.sh run
exec cargo run --release --locked -- --practice "$@"
