#!/bin/sh
# What is told of many inputs while they are at work, and in the end.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
mkdir in
for i in 1 2 3; do cp "$samples/county-old-style.txt" "in/$i.txt"; done
: >in/4.txt
on_terminal() { # ARGUMENT…: what a terminal shows, a line a time
  rm -f out.csv
  script -qec "$baogao convert -t csv:reports -o out.csv $*" /dev/null 2>&1 </dev/null | tr '\r' '\n' | sed 's/\x1b\[K//g'
}
on_terminal in >shown
holds 'a terminal shows how many are done of how many, and what is at work' grep -q '^1/4 in/1.txt' shown
holds 'in the end what came of them, with the time' grep -qE '^baogao: 4 files: 2 without a remark, 1 with warnings, 1 with errors; [0-9]+:[0-9]{2}, [0-9.]+/s|^baogao: 4 files: 3 without a remark, 0 with warnings, 1 with errors; [0-9]+:[0-9]{2}, [0-9.]+/s' shown
yes "$(printf '{"text":"粮食产量增长6%%。"}')" | head -n 3000 >rows.jsonl
on_terminal rows.jsonl >shown
holds 'of rows it shows how many a second' grep -qE '^[0-9]+ [0-9.]+/s ' shown
i=0
while [ $i -lt 200 ]; do i=$((i + 1)); echo in/1.txt; done >list
on_terminal --files-from list -j1 >shown
holds 'of files the time that is left, too' grep -qE '^[0-9]+/200 [0-9.]+/s [0-9]+:[0-9]{2} left in/1.txt' shown
on_terminal in/1.txt >shown
holds 'of one file nothing' sh -c '! grep -q "in/1.txt$" shown && ! grep -q files: shown'
on_terminal -q in >shown
holds 'with -q errors alone' sh -c 'grep -q "4.txt: error" shown && [ "$(grep -c . shown)" = 1 ]'
"$baogao" convert --log json -t csv:reports -o x.csv in 2>log
holds 'with --log json the sum is an object' perl -MJSON::PP -e 'my $last; $last = $_ while <>; my $sum = decode_json($last); exit !($sum->{code} eq "summary" && $sum->{done} == 4 && $sum->{total} == 4 && $sum->{failed} == 1 && !exists $sum->{left})' log
"$baogao" convert -t csv:reports -o y.csv in 2>log
holds 'a file of messages has no clock in it' sh -c '! grep -q "/s" log'
done_testing
