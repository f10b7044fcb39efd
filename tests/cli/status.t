#!/bin/sh
# Exit statuses and messages: what DESIGN promises for every way in which a run can end.
. "$(dirname "$0")/../tap.sh"
sample=$samples/county-old-style.txt
cp "$sample" "$work/a.txt"
cd "$work" || exit 1

says() { grep -q -- "$1" "$err"; } # of the last command's messages

status 0 'a report is converted' "$baogao" convert a.txt
holds 'standard output is XML' grep -q '<report ' "$out"
status 0 'there is a version' "$baogao" --version
status 0 'there is help' "$baogao" --help
for command in convert check text publish formats; do
  status 0 "there is help for $command" "$baogao" $command --help
done

status 2 'no command is wrong use' "$baogao"
status 2 'an unknown command is wrong use' "$baogao" transform a.txt
status 2 'an unknown option is wrong use' "$baogao" convert --colour a.txt
status 2 'an unknown letter is wrong use' "$baogao" convert -Z a.txt
holds 'the message names the letter' says 'there is no option -Z'
status 2 'an option without its argument is wrong use' "$baogao" convert a.txt -o
status 2 'no input is wrong use' "$baogao" convert
status 2 'an unknown format is wrong use' "$baogao" convert -t odt a.txt
holds 'the message ends with its code' says '\[wrong-use\]$'
status 2 'an unknown table is wrong use' "$baogao" convert -t csv:persons a.txt
status 2 'a table of what has none is wrong use' "$baogao" convert -t html:targets a.txt
status 2 'an unknown suffix is wrong use' "$baogao" convert a.txt -o a.odt
status 2 'x.csv does not say which table' "$baogao" convert a.txt -o x.csv
status 2 'two formats need a folder' "$baogao" convert -t xml -t html a.txt
status 2 '-o and -d exclude each other' "$baogao" convert -o x.xml -d out a.txt
status 2 'many inputs into one XML are wrong use' "$baogao" convert "$sample" a.txt
status 2 'a year that is none is wrong use' "$baogao" convert --year 24 a.txt
status 2 'a date that is none is wrong use' "$baogao" convert --date 2024-02-30 a.txt
status 2 'a size that is none is wrong use' "$baogao" convert --max-size 12Q a.txt
status 2 'no thread at all is wrong use' "$baogao" convert -j 0 a.txt
status 2 'one id for two files is wrong use' "$baogao" convert --id x -d out a.txt "$sample"
status 2 'an encoding that nobody knows is wrong use' "$baogao" convert --encoding klingon a.txt

status 3 'a missing file cannot be read' "$baogao" convert nothere.txt
holds 'the message begins with its name' says '^nothere.txt: error: '
mkdir nothing
status 3 'a directory without a report cannot be read' "$baogao" convert "$work/nothing"
: >empty.txt
status 3 'an empty file has no text' "$baogao" convert empty.txt
printf ' \n\t\n\343\200\200\n' >blank.txt
status 3 'white space is no text' "$baogao" convert blank.txt
printf '%%PDF-1.7\n' >x.pdf
status 3 'a PDF is no text' "$baogao" convert x.pdf
holds 'the message says what it is' says 'PDF'
printf 'PK\003\004xxxxxxxx' >x.zip
status 3 'an archive of nothing we know is no text' "$baogao" convert x.zip
printf '\001\002\003\000\377\376\000\007\010\000' >x.bin
status 3 'NUL bytes are no text' "$baogao" convert x.bin
status 3 'what is over the limit is not read' "$baogao" convert --max-size 1K a.txt
holds 'the message tells the limit' says '1024'
printf '<?xml version="1.0"?><feed/>' >x.xml
status 3 'foreign XML is not read' "$baogao" convert x.xml
if [ "$(id -u)" != 0 ]; then
  : >locked.txt && chmod 0 locked.txt
  status 3 'a file that may not be read is not' "$baogao" convert locked.txt
fi

status 4 'a full device is noticed' "$baogao" convert a.txt -t xml -o /dev/full
status 4 'a full standard output is noticed' sh -c '"$1" convert a.txt >/dev/full' - "$baogao"
status 4 'a full standard output is noticed for every format' sh -c '"$1" convert -t csv:statistics a.txt >/dev/full' - "$baogao"
status 4 'help on a full device is noticed' sh -c '"$1" --help >/dev/full' - "$baogao"
status 4 'text on a full device is noticed' sh -c '"$1" convert a.txt | "$1" text - >/dev/full' - "$baogao"
status 4 'a closed standard output is noticed' sh -c '"$1" convert a.txt >&-' - "$baogao"
status 4 'also by the shortest command' sh -c '"$1" formats >&-' - "$baogao"
status 0 'who prints nothing may have it closed' sh -c '"$1" convert a.txt -o closed.xml >&-' - "$baogao"
status 3 'a closed standard input cannot be read' sh -c '"$1" convert - <&-' - "$baogao"
status 0 'a closed standard error' sh -c 'head -c 300 a.txt >odd.txt; "$1" convert -v -t csv:reports odd.txt odd.txt a.txt -o closed.csv 2>&-' - "$baogao"
holds 'does not let messages go into an output' sh -c '
  "$1" convert -q -t csv:reports odd.txt odd.txt a.txt | cmp - closed.csv' - "$baogao"
status 4 'a folder that is not there cannot be written to' "$baogao" convert a.txt -o no/such/x.xml
status 4 'a folder cannot be overwritten' "$baogao" convert a.txt -t xml -o "$work"
status 4 'a file is no folder' "$baogao" convert a.txt -d a.txt

status 0 'warnings alone do no harm' "$baogao" convert blah.txt a.txt --help
printf '今天天气很好。\n' >weather.txt
status 0 'what is no report is kept as plain text' "$baogao" convert weather.txt
holds 'and that is said' says 'warning: .*\[not-a-report\]$'
printf '**工作报告**\n（2012年5月14日云溪县党员代表大会通过）\n江临川\n一、五年工作回顾\n工作有了进展。\n二、今后工作建议\n还要努力。\n' >party.txt
status 0 "a party's report is no government's" "$baogao" convert party.txt
holds 'and that is said, too' says 'warning: .*\[not-a-report\]$'
sed '/^各位代表/d' a.txt >headless.txt
status 0 'a report that greets nobody may be a part of one' "$baogao" check headless.txt
holds 'which is said' says 'warning: .*\[no-salutation\]$'
status 1 '--strict makes a warning count' "$baogao" convert --strict weather.txt
status 0 '-q leaves out warnings' "$baogao" convert -q weather.txt
holds 'and nothing is said' test ! -s "$err"
status 0 '--log json gives JSON' "$baogao" convert --log json weather.txt
holds 'with a code' says '"code":"not-a-report"'
status 3 'the worst of many files is the status' "$baogao" convert -t csv:reports nothere.txt a.txt weather.txt
holds 'the others are converted all the same' sh -c 'test $(wc -l <"$1") -ge 3' - "$out"
status 0 'check finds nothing wrong' "$baogao" check a.txt
"$baogao" convert a.txt | sed '0,/<s id="[^"]*">/s||&<ref target="nowhere">1</ref>|' >broken.xml
"$baogao" convert a.txt | sed 's|id="opening.p1"|id="opening"|' >twice.xml
printf '%s\n' '政府工作报告' '各位代表：' '一、2025年工作回顾' '全年稳步前行。' '二、2026年工作安排' '（一）做强工业' '建好园区。' \
  '（二）做优农业' '种好粮田。' '（四）做活商贸' '办好市场。' > gap.txt
status 0 'a gap in the numbers is no error' "$baogao" check gap.txt
holds 'it is told where it is' says 'gap.txt:10:1: warning: label （四） follows （二）; kept as written \[numbering-gap\]'
status 0 'the report is converted all the same' "$baogao" convert gap.txt
holds 'with the number that is printed' grep -q '<task id="plan.task3" n="4">' "$out"
status 1 'check tells a broken rule' "$baogao" check broken.xml
status 3 'an id that stands twice is no key' "$baogao" convert -t html twice.xml
holds 'it is told where it is' says 'twice.xml:[0-9]*:0: error: id opening stands twice \[duplicate-id\]'
done_testing
