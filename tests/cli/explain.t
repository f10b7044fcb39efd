#!/bin/sh
# `check --explain` tells for each statistic the words that it was read from.
. "$(dirname "$0")/../tap.sh"
cat >"$work/report.txt" <<'END'
政府工作报告

（2025年1月8日在云溪谷县第九届人民代表大会第四次会议上）

各位代表：

一、2024年工作回顾

一年来，我们奋力前行。全年新建竹木码头23座。全县游客数量比上年减少5%。

二、2025年工作安排

今年发展的主要预期目标是：地区生产总值增长6%左右。去年粮食总产量达到30万吨，今年要保持稳定。
END

explained() { # VALUE WORDS…: the note on the statistic whose record begins with VALUE holds each of WORDS
  note=$(grep -F ": $1 " "$work/notes") || return
  shift
  for words in "$@"; do case $note in *"$words"*) ;; *) echo "no $words in $note" && return 1 ;; esac; done
}

status 0 'a report is explained' "$baogao" check --explain "$work/report.txt"
grep 'statistic by rule' "$err" "$out" >"$work/notes"
holds 'each statistic is one line' [ "$(wc -l <"$work/notes")" = 4 ]
holds 'the verb and the division are told' explained 23座 'by rule own' 'in “全年新建竹木码头23座”' 'noun “竹木码头”' \
  'verb “新建”' 'role actual <' 'period 2024'
holds 'the tokens and the candidates with their shares are told' explained 23座 '竹木/noun 码头/noun' 'candidates: 竹木码头 (own by construction, 0.'
holds 'the word of the change is told' explained 5% 'noun “游客数量”' 'change decrease “减少”'
holds 'the word of the comparator is told' explained 6% 'noun “地区生产总值”' 'change increase “增长”' 'op approx “左右”' \
  'role target <targets>'
holds 'the words of the period are told, and of a role against the division' explained 300000吨 'role actual “去年”' 'period 2024 “去年”'
cat >"$work/titles.txt" <<'END'
各位代表：
一、2024年工作回顾
一年来，我们奋力前行，全县上下心往一处想、劲往一处使，各项事业都有起色。
（一）工业稳步壮大。全年新开工项目九个。园区建设不断加快。修通道路三条，引来企业七家，工人就近上班。企业活力不断增强。减税两千万元，帮扶八十家企业渡过难关，市场越做越大。
END
status 0 'titles are explained' "$baogao" check --explain "$work/titles.txt"
holds 'a sentence that was considered as a title, and is none or is one, is told' grep -q '园区建设不断加快。 \[\(not-chosen\|heading-rule\)\]' "$out" "$err"
holds 'how far it was behind is told' grep -Eq 'considered, not chosen: “short sentence” \([a-z]+, [0-9]+\.[0-9]{2} behind\)' "$out" "$err"
# Each title and each block without one has a note of its own, and one of what it might have been else.
"$baogao" check --explain "$samples/county-old-style.txt" >"$work/old" 2>&1
holds 'each block without a heading tells what speaks for it' grep -q 'block by rule “problems-[a-z]* +[0-9.]*' "$work/old"
places() { sed -n "s/^\(.*:[0-9]*:[0-9]*\): note: .*\[$1\]\$/\1/p" "$work/old" | sort -u; }
places heading-rule >"$work/headings"
places not-chosen >"$work/losers"
holds 'for each title it is told what else it might have been' test -s "$work/headings" -a -z "$(comm -23 "$work/headings" "$work/losers")"
holds 'and by how much that is worse where it was weighed' grep -q '(requirement, [0-9.]* behind): 第一，' "$work/old"
for sample in "$samples"/*.txt; do "$baogao" check --explain "$sample"; done >"$work/all" 2>&1
holds 'a note too long to be told in full ends between two characters' iconv -f UTF-8 -t UTF-8 "$work/all"
status 0 'nothing is explained unasked' "$baogao" check "$work/report.txt"
holds 'there is no note then' sh -c '! grep -q "statistic by rule" "$@"' - "$out" "$err"
done_testing
