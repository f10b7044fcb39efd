#!/bin/sh
# demo.sh PROGRAM FOLDER: converts the samples to everything there is and says where to look.
set -eu
baogao=$1
folder=$2
set -- samples/*.*
i=$#
while [ "$i" -gt 0 ]; do # all but the samples' own README
  [ "${1##*/}" = README.md ] || set -- "$@" "$1"
  shift
  i=$((i - 1))
done
"$baogao" convert -q -t xml -t html -t csv -d "$folder" "$@"
first=samples/prefecture-page-jump.txt
stem=$(basename "$first" .txt)
echo
echo "Converted $# reports. The targets that $first sets, in its words:"
echo
tr -d '\n' <"$folder/$stem.html" | sed 's/.*<section class="goals">//; s/<\/section>.*//; s/<tr>/\n/g' |
  sed -n 's/<\/th><td>/  /; s/<th scope="row">/  /; T; s/<[^>]*>//g; p'
echo
echo
echo "Look at"
look() { printf '  %-38s %s\n' "$@"; }
look "$folder/$stem.html" "the report as a page: open it in a browser"
look "$folder/$stem.xml" "the annotated report"
look "$folder/targets.csv" "the targets of all samples as a table"
look "$folder/statistics.csv" "their statistics; actions.csv and others beside it"
