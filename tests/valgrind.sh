#!/bin/sh
# valgrind.sh PROGRAM FILE…: converts each file to every format under valgrind, JOBS at a time; no error and no leak is
# allowed.
set -eu
baogao=$1
here=$(dirname "$0")
shift
jobs=${JOBS:-1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
passed=0
# run STATUS ARGUMENT…: the program must end with that exit status, and valgrind must find nothing.
run() {
  expected=$1
  shift
  status=0
  valgrind -q --suppressions="$here/valgrind.supp" --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite \
    "$baogao" "$@" >"$folder/out" 2>"$folder/err" || status=$?
  if [ "$status" = "$expected" ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not clean (status $status): baogao $*"
    head -30 "$folder/err"
  fi
}
formats=$("$baogao" formats | awk -F'\t' '$1 == "output" { print "-t " $2 }')
# some PART FILE…: those whose turn is that of the part.
some() {
  part=$1
  shift
  folder=$work/$part
  mkdir "$folder"
  turn=0
  for file in "$@"; do
    turn=$(((turn + 1) % jobs))
    [ "$turn" = "$part" ] || continue
    # shellcheck disable=SC2086 # the list of formats is meant to split
    run 0 convert -q -j 1 $formats -d "$folder" "$file"
    name=${file##*/}
    run 0 text "$folder/${name%.*}.xml"
    run 0 convert -q --xslt xslt/akn.xsl --param unused=1 -o "$folder/by-sheet" "$folder/${name%.*}.xml"
  done
  echo "$passed $failed" >"$folder/count"
}
part=0
while [ "$part" -lt "$jobs" ]; do
  some "$part" "$@" &
  part=$((part + 1))
done
wait
while [ "$part" -gt 0 ]; do
  part=$((part - 1))
  # A part that broke off has left no count, which ends the script.
  read -r clean unclean <"$work/$part/count"
  passed=$((passed + clean)) failed=$((failed + unclean))
done
folder=$work/0
run 0 check -q -j 2 "$@"
run 0 publish -q -j 2 --licence CC-BY-4.0 -d "$folder/site" "$@"
run 0 publish -q --from "$folder/reports.db" -d "$folder/site"
run 0 archive -q -j 2 --info Contact-Name=x -d "$folder/bag" "$@"
run 0 archive --verify "$folder/bag"
echo x >>"$folder/bag/data/conversion.jsonl"
run 1 archive --verify "$folder/bag"
run 2 convert --place
run 3 convert nothere.txt
echo "$passed passed, $failed failed"
[ $failed = 0 ]
