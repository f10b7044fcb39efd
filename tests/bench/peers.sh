#!/bin/sh
# peers.sh GOLD_DIR REPORT_DIR: baogao beside Microsoft Recognizers-Text (npm, MIT) on the same annotated reports: how many statistics of the
# annotation each finds with value and unit, how many with the indicator as well, and the time for the reports.
#
# Its models for Chinese are asked each for all they find: numbers with units (currency, dimension, age, temperature), percentages, ordinals,
# numbers. The package is installed into the build folder when this is run. Nothing here is part of the checks.
set -eu
[ $# -eq 2 ] || { echo "usage: $0 GOLD_DIR REPORT_DIR" >&2; exit 2; }
build=${BUILD:-build}
folder=$build/peers
mkdir -p "$folder"
[ -d "$folder/node_modules/@microsoft/recognizers-text-suite" ] ||
  npm install --silent --no-audit --no-fund --prefix "$folder" @microsoft/recognizers-text-suite@1.3.1
NODE_PATH=$folder/node_modules exec node tests/bench/peers.js "$build/baogao" "$1" "$2"
