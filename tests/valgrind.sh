#!/bin/sh
# valgrind.sh PROGRAM FILE…: converts each file to every format under valgrind; no error and no leak is allowed.
set -eu
baogao=$1
shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
passed=0
# run STATUS ARGUMENT…: the program must end with that exit status, and valgrind must find nothing.
run() {
  expected=$1
  shift
  status=0
  valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite \
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
for file in "$@"; do
  # shellcheck disable=SC2086 # the list of formats is meant to split
  run 0 convert -q -j 1 $formats -d "$folder" "$file"
  name=${file##*/}
  run 0 text "$folder/${name%.*}.xml"
  run 0 convert -q --xslt xslt/akn.xsl --param unused=1 -o "$folder/by-sheet" "$folder/${name%.*}.xml"
done
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
