#!/bin/sh
# --resume: what an earlier run has made is not made again, unless input, facts, options or program are others.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
mkdir in
for i in 1 2 3 4 5; do sed "s/各位代表/第$i批代表/" "$samples/county-old-style.txt" >"in/$i.txt"; done
go() { "$baogao" convert --log json --resume -t xml -t html -d out "$@" in 2>&1 | grep summary; }
made() { # BEFORE ARGUMENT…: so many of the five were there before
  before=$1
  shift
  said=$(go "$@")
  case $said in *"\"before\":$before,"*) ;; *) echo "$said"; return 1 ;; esac
}
holds 'a first run makes all' made 0
holds 'a second makes none' made 5
rm out/3.xml
holds 'what is missing is made' made 4
holds '… again' test -s out/3.xml
sed 's/第2批/第9批/' in/2.txt >changed && cp changed in/2.txt
touch in/1.txt
holds 'so is what has other bytes; the time says nothing' made 4
printf 'file\tplace\n4.txt\t青石县\n' >facts.tsv
holds 'or other facts' made 4 --meta facts.tsv
holds 'other options make all anew' made 0 --no-statistics
cp "$baogao" other && printf x >>other
holds 'another program, too' sh -c './other convert --log json --resume -t xml -t html -d out in 2>&1 | grep -q "\"before\":0,"'
"$baogao" convert -q -t xml -d fresh in
holds 'in the end all is as one run makes it' sh -c '"$1" convert -q --resume -t xml -t html -d out in && for f in fresh/*; do cmp "$f" "out/${f#fresh/}" || exit 1; done' - "$baogao"
cp out/.baogao-done whole
head -c 200 whole >out/.baogao-done
holds 'a note that was cut off is none, and takes no other with it' sh -c '"$1" convert -q --resume -t xml -t html -d out in && "$1" convert --log json --resume -t xml -t html -d out in 2>&1 | grep -q "\"before\":5,"' - "$baogao"

base() { "$baogao" convert --log json --resume -t sqlite -d base in 2>&1 | grep summary | grep -o '"before":[0-9]*'; }
holds 'a database gets all' test "$(base)" = '"before":0'
holds 'and once' test "$(base)" = '"before":5'
rm base/reports.db
"$baogao" convert -q in/[1-4].txt -o base/reports.db
holds 'what is not in it is added' test "$(base)" = '"before":4'
rm base/reports.db
holds 'and all to a new one' test "$(base)" = '"before":0'
: >in/6.txt
holds 'a failure is tried again' sh -c 'for i in 1 2; do "$1" convert -q --resume -t xml -t html -d out in; [ $? = 3 ] || exit 1; done' - "$baogao"
"$baogao" convert -q --resume -t xml -d two in &
"$baogao" convert -q --resume -t xml -d two in
wait
holds 'two runs may note in one folder' sh -c '[ "$(grep -cvE "^[0-9a-f]{64}	-$" two/.baogao-done)" = 0 ]'
status 2 'a table over all inputs is made at one go' "$baogao" convert --resume -t csv:targets -d out in
status 2 '--resume needs a folder' "$baogao" convert --resume in/1.txt -o x.xml
done_testing
