#!/bin/sh
# effect.sh REVISION PROGRAM [OPTION…]: what PROGRAM does otherwise than REVISION's (effect.py, which takes the options).
# That one is built once, in a folder of its own under build/effect/.
set -eu
cd "$(dirname "$0")/.."
revision=$(git rev-parse --short=12 --verify "$1^{commit}")
program=$2
shift 2
tree=build/effect/$revision
if ! [ -x "$tree/build/baogao" ]; then
  rm -rf "$tree"
  mkdir -p "$tree"
  git archive "$revision" | tar -x -C "$tree"
  make --no-print-directory -C "$tree" -j"${JOBS:-2}" BUILD=build build/baogao >"$tree.log" 2>&1 || {
    tail -n 20 "$tree.log" >&2
    exit 1
  }
fi
exec python3 tests/effect.py "$@" "$tree/build/baogao" "$program"
