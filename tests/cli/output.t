#!/bin/sh
# Outputs: whole or not at all, in the order given, and never over an input.
. "$(dirname "$0")/../tap.sh"
cp "$samples"/*.txt "$work"
cd "$work" || exit 1
a=county-old-style.txt

no_rest() { test -z "$(find "$1" -name '.baogao*')"; } # of a temporary file

status 0 'the suffix of -o is the format' "$baogao" convert $a -o a.xml
holds 'XML is written' grep -q '<report ' a.xml
holds 'no temporary file is left' no_rest .
status 0 'of two suffixes that fit, the longer counts' "$baogao" convert $a -o a.tei.xml
holds 'so that .tei.xml is TEI' grep -q '<TEI ' a.tei.xml
rm a.tei.xml
holds 'text gives the source back' sh -c '"$1" text a.xml | cmp - "$2"' - "$baogao" $a
holds 'standard input is read' sh -c '"$1" convert - <"$2" | "$1" text - | cmp - "$2"' - "$baogao" $a
holds 'standard input has no name' sh -c '! "$1" convert - <"$2" | grep -q "<source name="' - "$baogao" $a
status 0 'a pipe can be read' sh -c 'cat "$2" | "$1" convert /dev/stdin -o b.xml' - "$baogao" $a
(umask 027 && "$baogao" convert $a -o masked.xml)
holds 'umask decides the rights' test "$(stat -c %a masked.xml)" = 640
chmod 600 a.xml && "$baogao" convert $a -o a.xml
holds 'what is replaced keeps its rights' test "$(stat -c %a a.xml)" = 600
ln -s a.xml link.xml && "$baogao" convert $a -o link.xml
holds 'a symbolic link stays one' test -L link.xml
status 0 '-o /dev/stdout is standard output' sh -c '"$1" convert -t xml "$2" -o /dev/stdout | cmp - a.xml' - "$baogao" $a
mkfifo pipe
(cat pipe >from-pipe) &
status 0 'a named pipe is written to' "$baogao" convert -t xml $a -o pipe
wait
holds 'and stays one' test -p pipe
holds 'and gets it all' cmp from-pipe a.xml

status 0 'each input gets its file' "$baogao" convert -t xml -t html -d out ./*.txt
holds 'of each format' sh -c 'for f in *.txt; do test -s "out/${f%.txt}.xml" && test -s "out/${f%.txt}.html" || exit 1; done'
holds 'no temporary file is left in the folder' no_rest out
status 0 'a folder is made with those above it' "$baogao" convert -t xml -d deep/er/out $a
status 0 '-t csv -d writes every table' "$baogao" convert -t csv -d tables ./*.txt
holds 'named by the table' test -s tables/statistics.csv
holds 'a table in the folder is the table alone' sh -c '"$1" convert -t csv:targets ./*.txt | cmp - tables/targets.csv' - "$baogao"
holds 'an action is told without note marks' grep -q '“亩均论英雄”，处置低效用地' tables/actions.csv
holds 'that its paragraph keeps' grep -q '“亩均论英雄”〔4〕，处置低效用地' tables/paragraphs.csv
mkdir same && cp $a same/
status 2 'two outputs of one name are wrong use' "$baogao" convert -t xml -d out $a same/$a
cp a.xml in.xml && sum=$(cksum <in.xml)
status 2 'an input is not overwritten' "$baogao" convert in.xml -o in.xml
status 2 'an input is not overwritten by a folder' "$baogao" convert -t xml -d . in.xml
holds 'and stays as it was' test "$(cksum <in.xml)" = "$sum"

echo before >kept.xml
status 3 'what cannot be read makes no output' "$baogao" convert nothere.txt -o kept.xml
holds 'and leaves the one before' grep -q before kept.xml
for format in xml html csv:statistics jsonl:statistics; do
  "$baogao" convert -t $format -j 1 ./*.txt -d j1 2>/dev/null
  "$baogao" convert -t $format -j 7 ./*.txt -d j7 2>/dev/null
done
holds '-j changes no byte' diff -r j1 j7
"$baogao" convert -v -j 1 -t csv:reports ./*.txt nothere.txt >/dev/null 2>log1
"$baogao" convert -v -j 5 -t csv:reports ./*.txt nothere.txt >/dev/null 2>log5
holds '-j changes no message' cmp log1 log5

name=$(printf 'odd \n\033[31m"<&>\377.txt')
cp $a "$name"
status 0 'any file name will do' "$baogao" convert -v "$name" -o odd.xml
holds 'and cannot steer the terminal' sh -c '! grep -q "$(printf "\033")" "$1"' - "$err"
holds 'the XML is well-formed all the same' xmllint --huge --noout odd.xml
status 0 'nor does a JSON log mind' "$baogao" convert --log json -v "$name" -o odd.xml
cp $a ./-dash.txt
status 0 'a name may begin with a dash after --' "$baogao" convert -o dash.xml -- -dash.txt

i=0
while [ $i -lt 150 ]; do
  cat prefecture-page-jump.txt
  i=$((i + 1))
done >large.txt
status 4 'a reader that goes ends it' sh -c '{ "$1" convert large.txt; echo $? >status; } | head -c 100 >/dev/null; exit "$(cat status)"' - "$baogao"
holds 'without a word' sh -c '! grep -q pipe "$1"' - "$err"
"$baogao" convert large.txt -o large.xml 2>/dev/null
sum=$(cksum <large.xml)
killed=0
for delay in 0.02 0.05 0.1 0.15 0.2 0.25 0.3 0.35 0.4 0.5; do
  timeout -s TERM $delay "$baogao" convert large.txt -o large.xml >/dev/null 2>&1
  [ $? = 124 ] && killed=$((killed + 1))
  [ "$(cksum <large.xml)" = "$sum" ] || echo half
done >halves
holds 'some of these were stopped' test $killed -gt 0
holds 'a stop leaves the old file or the whole new one' test ! -s halves
holds 'and no temporary file' no_rest .
for delay in 0.05 0.1 0.15 0.2; do
  timeout -s KILL $delay "$baogao" convert large.txt -o large.xml >/dev/null 2>&1
done
holds 'even a kill leaves no half file' test "$(cksum <large.xml)" = "$sum"
# Its input is a pipe that does not end, so that the signal finds it at work however fast the machine is.
mkfifo held
{ exec 3>held && sleep 5; } &
timeout -s INT 3 "$baogao" convert -q held -o large.xml 2>stopped
holds 'a stop is said' grep -q 'stopped by a signal (Interrupt).*\[stopped\]$' stopped
wait
"$baogao" convert --log json held -o large.xml 2>stopped &
exec 3>held
kill -TERM $!
wait $! 2>/dev/null
exec 3>&-
holds 'also in a JSON log' grep -q '^{.*"code":"stopped"' stopped
rm held
status 4 'a file over the limit of the shell is an error' sh -c 'ulimit -f 100; "$1" convert large.txt -o large.xml' - "$baogao"
holds 'which is said' grep -q 'large.xml: error: cannot be written: File too large' "$err"
holds 'and leaves the old file' test "$(cksum <large.xml)" = "$sum"
holds 'and no temporary one' no_rest .

# # What a dead run has left goes, what a living one makes is left alone

mkfifo slow && mkdir -p shared
begin() { # NAME: a run that has begun shared/NAME and waits for its second input
  "$baogao" convert -q -j 1 -t csv:targets $a slow -o "shared/$1" 2>/dev/null &
  process=$!
  exec 3>slow
  tries=0
  while no_rest shared && [ $tries -lt 200 ]; do sleep 0.05 && tries=$((tries + 1)); done
}
begin slow.csv
"$baogao" convert -q -t csv:targets $a -o shared/quick.csv
cat prefecture-page-jump.txt >&3
exec 3>&-
wait $process
holds 'another run in the folder does not disturb one' sh -c '
  "$1" convert -q -t csv:targets "$2" prefecture-page-jump.txt | cmp - shared/slow.csv' - "$baogao" $a
holds 'and nothing is left of both' no_rest shared
begin killed.csv
kill -KILL $process
wait $process 2>/dev/null
exec 3>&-
holds 'a run that is killed leaves nothing under the name' test ! -e shared/killed.csv
holds 'but a temporary file' sh -c '[ -n "$(find shared -name ".baogao*")" ]'
status 0 'which the next run there' "$baogao" convert -q $a -o shared/a.xml
holds 'removes' no_rest shared
rm slow

# # A table takes nobody's place unless it is whole

printf 'file\tplase\n' >wrong.tsv
mkdir -p old && "$baogao" convert -q -t csv -t jsonl -t xlsx -d old ./county*.txt ./province*.txt
cp -r old was
stays() { # WHAT STATUS COMMAND…: with the tables of an earlier run there
  what=$1 expected=$2
  shift 2
  status "$expected" "$what" "$baogao" convert "$@"
  holds "$what: the old tables stay" diff -r was old
  holds "$what: no temporary file is left" no_rest old
}
for output in '-t csv:targets -o old/targets.csv' '-t jsonl:targets -o old/targets.jsonl' '-t xlsx -o old/reports.xlsx' \
  '-t csv -t jsonl -t xlsx -d old'; do
  # shellcheck disable=SC2086 # options
  stays "$output, nothing can be read" 3 $output nothere.txt
  # shellcheck disable=SC2086
  stays "$output, one of two cannot be read" 3 $output $a nothere.txt
  holds 'it is said that they stay' grep -q 'old/.*error: an input could not be read; what is there stays as it is \[incomplete\]' "$err"
  # shellcheck disable=SC2086
  stays "$output, a wrong side file" 2 $output --meta wrong.tsv $a
  # shellcheck disable=SC2086
  stays "$output, no such side file" 3 $output --meta nothere.tsv $a
  # shellcheck disable=SC2086
  stays "$output, an unknown encoding" 2 $output --encoding klingon $a
done
status 3 'where nothing was' "$baogao" convert -t csv -d new $a nothere.txt
holds 'there is what could be read' sh -c '"$1" convert -q -t csv -d want "$2" && diff -r want new' - "$baogao" $a
status 3 'and without anything to hold' "$baogao" convert -t csv:targets nothere.txt -o nothing.csv
status 3 'of any format' "$baogao" convert -t sqlite nothere.txt -o nothing.db
holds 'no output is made' sh -c '! ls nothing.*' -
status 3 'also on standard output' "$baogao" convert -t csv:targets nothere.txt
holds 'there is none' test ! -s "$out"
status 2 'a wrong side file' "$baogao" convert -t csv -d never --meta wrong.tsv $a
holds 'makes no folder' test ! -e never
status 4 'of tables of which one cannot be written' "$baogao" convert -q -t csv:targets -t csv:reports -d /proc $a
cp -r old blocked && cp -r blocked unblocked && rm blocked/targets.csv unblocked/targets.csv && mkdir blocked/targets.csv
status 4 'or cannot get its name' "$baogao" convert -q -t csv:targets -t csv:reports -d blocked $a
rmdir blocked/targets.csv
holds 'none is written' diff -r unblocked blocked
cp old/reports.xlsx twin.xlsx
status 0 'no result passes through TMPDIR' env TMPDIR=/nonexistent "$baogao" convert -q -t xlsx ./county*.txt ./province*.txt -o twin.xlsx
holds 'where a workbook once did' cmp twin.xlsx old/reports.xlsx

# # Nothing that is read is written

printf 'file\tplace\n' >side.csv
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>' >own.xsl
ln $a hard.txt
cp a.xml in.xml && ln in.xml hard.xml
cksum side.csv own.xsl $a in.xml >sums
status 2 'not the side file' "$baogao" convert --meta side.csv -t csv:reports $a -o side.csv
holds 'the message says which it is' grep -q 'side.csv is also the side file' "$err"
status 2 'not the stylesheet' "$baogao" convert --xslt own.xsl $a -o own.xsl
holds 'which is said, too' grep -q 'own.xsl is also the stylesheet' "$err"
status 2 'not an input by another name' "$baogao" convert -t text $a -o hard.txt
status 2 'nor by text' "$baogao" text in.xml -o hard.xml
holds 'all of them stay' sh -c 'cksum side.csv own.xsl "$1" in.xml | cmp - sums' - $a
for command in 'convert -t xml -d' 'convert -t xml -o' 'text -o' 'publish -d' 'archive -d'; do
  # shellcheck disable=SC2086
  status 2 "an empty name is wrong use: $command" "$baogao" $command '' in.xml
done
status 3 'a size that grows while being read is limited' sh -c 'yes 各位代表 | "$1" convert --max-size 1M -' - "$baogao"
done_testing
