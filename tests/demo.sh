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
echo "Converted $# reports. The targets that $first sets:"
echo
"$baogao" convert -q -t jsonl:targets "$first" | sed 's/.*"indicator": "\([^"]*\)".*"surface": "\([^"]*\)".*/  \1: \2/' | head -8
echo
echo "Look at"
echo "  $folder/$stem.html     the report as a page: open it in a browser"
echo "  $folder/$stem.xml      the annotated report"
echo "  $folder/targets.csv    the targets of all samples as a table; statistics.csv, actions.csv and others beside it"
