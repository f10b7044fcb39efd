#!/bin/sh
# A stream of records: JSON lines in, JSON lines out, each record by itself.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
cat >in.jsonl <<'END'
{"id":"a b","text":"政府工作报告\n各位代表：\n一、2030年工作回顾\n粮食产量增长6.5%。\n二、2031年工作安排\n粮食产量增长6%左右。"}
not json

{"id":"c"}
{"text":"粮食产量增长6%。"}
[1]
{"id":"empty","text":""}
{"id":"z","text":"粮食产量达到30万吨。","place":"青石县","year":"2031"}
END
filter() { "$baogao" convert -q -t jsonl:statistics --records "$@"; }
field() { # FIELD FILE: its values, a line each
  perl -MJSON::PP -CSA -e 'my $f = shift; my $j = JSON::PP->new->allow_nonref; while (<>) { my $v = $j->decode($_); $v = $v->{$_} for split /\./, $f; print ref $v ? "object" : $v // "null", "\n" }' "$1" "$2" 2>/dev/null | paste -sd ' '
}
filter - <in.jsonl >out.jsonl 2>errors
holds 'a bad record is no failure' sh -c '"$1" convert -q -t jsonl:statistics --records - <in.jsonl' - "$baogao"
holds 'every line says of which record it is, one without an id by its line' test "$(field record out.jsonl)" = 'a b a b 2 c 5 6 empty z'
holds 'a bad record gives a line that says why' test "$(field error.code out.jsonl)" = 'null null table-file table-file null table-file empty-input null'
holds 'and a message, too' test "$(wc -l <errors)" = 4
holds 'an id that can be is the report'"'"'s, and its facts hold' sh -c 'grep -q "\"record\": \"z\", \"report_id\": \"z\", \"place\": \"青石县\", \"place_code\": null, \"year\": 2031" out.jsonl'
for jobs in 1 3; do
  filter - -j "$jobs" <in.jsonl 2>/dev/null | cmp - out.jsonl >/dev/null || echo differs
done >differs
holds 'the number of threads does not show' test ! -s differs
cat in.jsonl in.jsonl | filter - 2>/dev/null | grep -v -e "\"record\": [0-9]" -e "\"error\"" >twice
grep -v -e "\"record\": [0-9]" -e "\"error\"" out.jsonl >once
holds 'an id may come again: nothing is kept of a record that is done' sh -c 'cat once once | cmp - twice'
holds 'a line that is too long is one bad record' sh -c '"$1" convert -q -t jsonl:statistics --max-size 150 --records - <in.jsonl | grep -c "\"error\"" | grep -qx 5' - "$baogao"
status 3 'with --strict bad records fail the run' sh -c '"$1" convert -q -t jsonl:statistics --strict --records - <in.jsonl' - "$baogao"
mkfifo to from
filter - <to >from 2>/dev/null &
exec 3>to 4<from
sed -n 8p in.jsonl >&3
line=$(timeout 20 head -n 1 <&4)
holds 'what is made of a record comes before the next has come' test -n "$line"
exec 3>&- 4<&-
wait
holds 'it ends when nobody reads on' sh -c 'yes "$(tail -n 1 in.jsonl)" | timeout 20 "$1" convert -q -t jsonl:statistics --records - | head -n 2 | wc -l | grep -qx 2' - "$baogao"
filter in.jsonl -o to.jsonl 2>/dev/null
holds 'it may be a file, and go to one' cmp to.jsonl out.jsonl
status 4 'a full disk is a failure' sh -c '"$1" convert -q -t jsonl:statistics --records - <in.jsonl >/dev/full' - "$baogao"
status 2 'it makes lines of a table' "$baogao" convert --records in.jsonl
status 2 '… but not of the one that links reports' "$baogao" convert -t jsonl:promises --records in.jsonl
status 2 'it takes one file' "$baogao" convert -t jsonl:tasks --records in.jsonl in.jsonl
status 2 'and writes one' "$baogao" convert -t jsonl:tasks --records in.jsonl -d out
status 2 '--id is not for it' "$baogao" convert -t jsonl:tasks --id a --records in.jsonl
status 3 'a file that is not there cannot be read' "$baogao" convert -t jsonl:tasks --records nowhere.jsonl
done_testing
