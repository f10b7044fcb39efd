#!/bin/sh
# screenshot.sh FILE.html OUT.png [WIDTH [HEIGHT]]: a picture of a page, by headless Chromium.
set -eu
page=$(realpath "$1")
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
  echo "screenshot.sh: no Chromium here" >&2
  exit 1
}
"$browser" --headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run --hide-scrollbars \
  --user-data-dir="$profile" --screenshot="$2" --window-size="${3:-1280},${4:-1600}" "file://$page" >/dev/null 2>&1
[ -s "$2" ]
