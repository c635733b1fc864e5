#!/bin/bash
# Draws the icon's sizes, the same shapes as in refloat.svg. Needs: ImageMagick. Usage: assets/icon/render.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
large=$(mktemp --suffix=.png)
trap 'rm -f "$large"' EXIT
# One unit of the drawing (32 wide) is 64 pixels here.
convert -size 2048x2048 xc:none \
  -fill '#FBF9F4' -stroke '#E0DCD1' -strokewidth 64 -draw 'roundrectangle 32,32 2015,2015 416,416' \
  -fill '#0B5E66' -stroke none -draw 'circle 1024,742 1024,397' \
  -draw 'roundrectangle 294,1242 1754,1395 76,76' \
  -draw 'roundrectangle 640,1549 1408,1702 76,76' "$large"
for size in 16 32 48 64 128 256 512; do
  convert "$large" -resize "${size}x${size}" -strip "$here/refloat-$size.png"
done
convert "$here"/refloat-{16,32,48,64,128,256}.png "$here/refloat.ico"
