#!/bin/sh
# Stands in for the C compiler of another system while types are checked there: nothing is linked, so an
# empty object is as good as a compiled one. Used by scripts/check-systems.sh alone.
out=
while [ $# -gt 0 ]; do
  case "$1" in
    -o) out=$2; shift ;;
    -E | -dM | --version) exit 0 ;;
  esac
  shift
done
[ -n "$out" ] && : >"$out"
exit 0
