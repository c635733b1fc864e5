#!/usr/bin/env bash
# Gives the real program a session bus, a keyring and an accessibility bus of its own, and walks it. Called by
# real_program.rs within dbus-run-session, on a display of the test's own.
#
#   real_program.sh PROGRAM FOLDER                 over the accessibility bus, then looks into the keyring
#   real_program.sh PROGRAM FOLDER by_keyboard WALK   by keys alone; the walk starts the program itself
set -euo pipefail
program=$1 folder=$2
export HOME=$folder/home XDG_RUNTIME_DIR=$folder/run XDG_DATA_HOME=$folder/data XDG_CONFIG_HOME=$folder/config
export REFLOAT_HOME=$folder/refloat
mkdir -p -m 700 "$HOME" "$XDG_RUNTIME_DIR" "$XDG_DATA_HOME" "$XDG_CONFIG_HOME"

printf testpw | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null
/usr/libexec/at-spi-bus-launcher --launch-immediately &
bus=$!
trap 'kill $bus 2>/dev/null || true' EXIT
for _ in $(seq 50); do
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null 2>&1 && break
  sleep 0.1
done
if [ "${3:-}" = by_keyboard ]; then
  /usr/bin/python3 -W ignore -B "$(dirname "$0")/by_keyboard.py" "$folder" "$program" "$4"
  exit
fi
"$program" --practice >"$folder/output.txt" 2>&1 &
window=$!
trap 'kill $window $bus 2>/dev/null || true' EXIT
/usr/bin/python3 -W ignore "$(dirname "$0")/walk.py" "$folder"
# What worked is in the keyring now, under the vendor's origin.
for _ in $(seq 50); do
  found=$(secret-tool search --all service refloat-practice 2>&1 || true)
  case "$found" in *"shiprocket-password|default|https://apiv2.shiprocket.in"*) echo "in the keyring"; exit 0 ;; esac
  sleep 0.1
done
echo "the keyring does not hold what worked" >&2
exit 1
