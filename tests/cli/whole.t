#!/bin/sh
# An output is what it says: odd lines, odd options and odd files give what others can read, or an error.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
schema=$OLDPWD/convert/tree/report.rng

# report LINE: a report in which it stands
report_of() { printf '%s\n' 云溪谷县政府工作报告 各位代表： 一、2030年工作回顾 "$@"; }

valid() { # LINE: its XML follows the schema
  report_of "$1" | "$baogao" convert -q - >line.xml && xmllint --noout --relaxng "$schema" line.xml
}

for line in '[12号地块投资5万元。' '〔6a发展5%。' '【3b发展5%。' '地区[6生产总值增长5%。' '[1见附件5%。' '［12号地块投资5万元。' '占-三分之二。' \
  '三次产业结构调整为8.5:45.2:46.３。' '三次产业结构调整为８．５：45.2：46.３。'; do
  holds "XML of $line is valid" valid "$line"
done
valid '[12号地块投资5万元。' >/dev/null 2>&1
holds 'a bracket that does not close cuts no character' grep -q 'indicator="[^"]*地块投资"' line.xml
valid '地区生产总值〔12〕增长5%。' >/dev/null 2>&1
holds 'a note mark does not' grep -q 'indicator="地区生产总值"' line.xml
valid '三次产业结构调整为８．５：45.2：46.３。' >/dev/null 2>&1
holds 'full-width digits are digits of a ratio' grep -q 'ratio="8.5:45.2:46.3"' line.xml

# A row has what each row of its table must have, or there is none.
report_of '打造“ ”品牌，用好“〔1〕”。' 二、2031年工作安排 '（一）做强工业' '[1]' 名词解释 '1.' >empty.txt
status 0 'a database takes a report with an empty term and action' "$baogao" convert -q -t sqlite empty.txt -o empty.db
status 0 'a term of which nothing is text is none' "$baogao" convert -q -t csv:terms empty.txt
holds 'so there is one row of two' test "$(wc -l <"$out")" = 2
status 0 'an action of which nothing is text is none' "$baogao" convert -q -t csv:actions empty.txt
holds 'so there is no row' test "$(wc -l <"$out")" = 1

# Only our own messages are printed.
for format in html tei akn markdown text xml json csv:statistics; do
  sh -c '{ sleep 0.1; "$1" convert -q -t "$2" "$3"; echo $? >code; } 2>said | true' - "$baogao" $format "$samples/prefecture-page-jump.txt"
  holds "$format for a reader that has gone: status 4" grep -qx 4 code
  holds 'without a word' test ! -s said
done
status 4 'a full device is told' "$baogao" convert -q --log json -t html -o /dev/full "$samples/prefecture-page-jump.txt"
holds 'in one line, which is JSON' sh -c 'test "$(wc -l <"$1")" = 1 && grep -q "^{.*}$" "$1"' - "$err"
done_testing
