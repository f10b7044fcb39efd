#!/bin/sh
# What stands in a text and is not the report's own: marks of Markdown where it is Markdown, and characters of no width.
. "$(dirname "$0")/../tap.sh"
project=$PWD
cd "$work" || exit 1

back() { "$baogao" convert -q "$1" | "$baogao" text - | cmp - "$1"; }

printf '# 海陵县政府工作报告\n\n渔业产值增长*6.2*%%，**渔获**达到*12.4*万吨，3\\*4网箱。\n' >report.md
holds 'a number in the midst of emphasis is one' sh -c '"$1" convert -q -t csv:statistics report.md | grep -q "\"6.2\".*\"%\""' - "$baogao"
holds 'so is one behind bold text' sh -c '"$1" convert -q -t csv:statistics report.md | grep -q "\"124000\".*\"吨\""' - "$baogao"
holds 'the stars are no text' sh -c '"$1" convert -q -t text report.md | grep -qF "增长6.2%，渔获达到12.4万吨"' - "$baogao"
holds 'an escaped one is' sh -c '"$1" convert -q -t text report.md | grep -qF "*4网箱"' - "$baogao"
holds 'nothing of it is lost' back report.md

printf '# 海陵县政府工作报告\n\n## 一、2023年工作回顾\n\n渔业在这一年里稳中有进、稳中向好，渔民的日子过得一年比一年更好。**渔港建得更加坚固。** 新建码头2座，改造码头3座，疏浚航道12公里，渔船进出港更加安全便捷。**渔港建得更加坚固。** 新建冷库3座，新增冷藏能力2.6万吨，渔获一上岸就能进库保鲜，损耗比上年下降两成。\n' >again.md
holds 'bold words that stand twice in a paragraph name none of it' sh -c '"$1" convert -q -t csv:divisions again.md | grep -c . | grep -qx 3' - "$baogao"

printf '海陵县政府工作报告\n\n**县政府20**年渔业产值**.6亿元，增长6.1%%。\n' >report.txt
holds 'stars that stand for digits stay in a text' sh -c '"$1" convert -q -t text report.txt | grep -qF "**县政府20**年渔业产值**.6亿元"' - "$baogao"
holds 'the rest of a number that they hide is none' sh -c '! "$1" convert -q -t csv:statistics report.txt | grep -q 600000000' - "$baogao"

printf '海陵县政府工作报告\n\n渔\302\255业产值增长6\342\200\213.1%%\342\200\213左右，渔\357\273\277获12.4\342\201\240万吨。\n' >hidden.txt
holds 'characters of no width are no text' sh -c '"$1" convert -q -t text hidden.txt | grep -qF "渔业产值增长6.1%左右，渔获12.4万吨。"' - "$baogao"
holds 'and stand in no number' sh -c '"$1" convert -q -t csv:statistics hidden.txt | grep -q "approx.*\"6.1\".*\"%\""' - "$baogao"
holds 'and are not lost' back hidden.txt

# said NAME TEXT: of a text that hides something in it, what is said is the same
said() {
  printf '海陵县政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\n（一）做强渔业。渔业产值增长6.1%%，新建航道12公里。\n' >plain.txt
  printf "$2" >odd.txt
  for name in plain odd; do
    "$baogao" convert -q -t csv:statistics $name.txt | cut -d, -f 9-20 >$name.rows
    "$baogao" convert -q -t csv:divisions $name.txt | cut -d, -f 7-10 >>$name.rows
  done
  holds "$1" cmp plain.rows odd.rows
  holds 'and is not lost' back odd.txt
}
said 'marks of direction are no text' '海陵县政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\n（一）做强渔业。渔业\342\200\252产值\342\200\254增长\342\200\2166.1%%\342\200\217，新建航\342\201\246道12公里。\n'
said 'white space written as any entity indents' '海陵县政府工作报告\n\n各位代表：\n\n&ensp;&emsp;一、2023年工作回顾\n\n&#12288;&#12288;（一）做强渔业。&amp;nbsp;渔业产值增长6.1%%，新建航道12公里。\n'
said 'a bullet in a code of a font is no label' '海陵县政府工作报告\n\n各位代表：\n\n\357\202\262一、2023年工作回顾\n\n\356\200\204（一）做强渔业。渔业产值增长6.1%%，新建航道12公里。\n'
said 'what a browser prints at the foot of a page is none of it' '海陵县政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\nhttps://www.hailing.example/art/2023/1/20/1.html　　1/3\n\n（一）做强渔业。渔业产值增长6.1%%，新建航道12公里。\n'
said 'ideographs of compatibility are read as what they are' '海陵县政府工作报告\n\n各位代表：\n\n一、2023年工作回顾\n\n（一）做强渔业。渔业产值增长6.1%%，新建航道12公\357\247\251。\n'

printf '海陵县政府工作报告\n\n渔业产值增长6.1%%，\000渔获\00112.4万吨。\n' >nul.txt
holds 'a NUL and a control character refuse no report' sh -c '"$1" convert -q -t text nul.txt | grep -qF "渔业产值增长6.1%，渔获12.4万吨。"' - "$baogao"
holds 'and are not lost' back nul.txt
head -c 4000 /dev/zero >zeros.txt
status 3 'a file of NULs is no text' "$baogao" convert -o /dev/null -t xml zeros.txt

cat >two.txt <<'END'
海陵县政府工作报告
各位代表：
Fellow Deputies,
现在，我代表县人民政府报告工作。
一、2023年工作回顾
I. A Review of Our Work in 2023
渔业产值增长6.1%。
Fishery grew by 6.1 percent, and 12 tonnes of eel were sold.
二、2024年工作安排
II. Plans for 2024
（一）做强渔业。新建网箱300口。
1. Stronger fishery. We will carry on with 300 cages.
（二）建好渔港。改造码头2座。
2. Better ports. We will mend 2 quays.
END
status 0 'a report in two languages is read' "$baogao" convert -q -o two.xml two.txt
holds 'lines in the other are marked so' test "$(grep -c '<p id="[^"]*" lang="en">' two.xml)" = 6
holds 'and hold no statistics' sh -c '! grep "lang=\"en\"" two.xml | grep -q "<stat"' -
holds 'and are no tasks' sh -c '"$1" convert -q -t csv:divisions two.txt | grep -c "\"task\"" | grep -qx 2' - "$baogao"
holds 'and no actions' sh -c '! "$1" convert -q -t csv:actions two.txt | grep -q cages' - "$baogao"
holds 'and are not lost' back two.txt
holds 'which is valid' "$baogao" check -q two.xml
holds 'also for XML Schema' xmllint --noout --schema "$project/convert/tree/report.xsd" "$work/two.xml"
printf '海陵县政府工作报告\n\n（一）GDP增长。渔业产值6.1亿元。\nBYD\n' >few.txt
holds 'a name in letters is no other language' sh -c '! "$1" convert -q few.txt | grep -q "lang=\"en\""' - "$baogao"

# twice NAME TEXT EXPECTED: what of the text is the report's
twice() {
  printf "$2" >twice.txt
  "$baogao" convert -q -t text twice.txt | grep . >twice.out
  printf "$3" >twice.right
  holds "$1" cmp twice.right twice.out
  holds 'and is not lost' back twice.txt
}
rest='各位代表：\n一、2023年工作回顾\n渔业产值增长6.1%%。\n'
twice 'a title that stands twice in its line stands once' "海陵县政府工作报告海陵县政府工作报告\n$rest" "海陵县政府工作报告\n$rest"
twice 'so does one whose characters do' "海海陵陵县县政政府府工工作作报报告告\n$rest" "海陵县政府工作报告\n$rest"
twice 'so does one on two lines' "海陵县政府工作报告\n海陵县政府工作报告\n$rest" "海陵县政府工作报告\n$rest"
holds 'rows that say the same are no copies' sh -c 'printf "海陵县政府工作报告\\n\\n各位代表：\\n一、2023年工作\\n渔业增长6%%。\\n附表\\n修港\\n县住建和交通局\\n县住建和交通局\\n" >rows.txt; ! "$1" convert -q rows.txt | grep -q markup' - "$baogao"
done_testing
