#!/bin/sh
# Facts from the user: options and the side file.
. "$(dirname "$0")/../tap.sh"
cp "$samples"/county-old-style.txt "$work/a.txt"
cp "$samples"/province-five-years.txt "$work/b.txt"
cd "$work" || exit 1

meta_of() { "$baogao" convert -q "$@" | sed 's|.*<meta>\(.*\)</meta>.*|\1|' | head -n 3; }

meta_of --place 云中市 --year 2031 --meeting 第九次会议 --speaker 某甲 --date 2031-01-09 --source https://example.org/1 a.txt >facts
for fact in '云中市</place>' '<plan-year>2031<' '第九次会议</meeting>' '某甲</speaker>' '2031-01-09</date>' 'https://example.org/1'; do
  holds "the user's word wins: $fact" grep -q "$fact" facts
done
holds 'the table of reports has the address, too' sh -c '"$1" convert -q -t jsonl:reports --source https://example.org/1 a.txt |
  grep -q "\"source_address\": \"https://example.org/1\""' - "$baogao"
printf '云溪谷县2031年政府工作报告\n各位代表：\n一、2030年工作回顾\n园区引进项目，\n（下转第3版）\n\n云溪谷日报\n到位资金52亿元。\n二、2031年工作安排\n今年引进项目。\n' >half.txt
status 0 'half a page jump' "$baogao" check half.txt
holds 'is quoted where it is told of' grep -q 'without its other half: （下转第3版） \[page-jump-one-sided\]$' "$err"
# Two districts have this name; the text names the city of one of them.
printf '南山区2030年政府工作报告\n各位代表：\n我代表区人民政府报告工作。\n一、2029年工作回顾\n%s\n' '深圳市的工作部署全面落实，深圳河水质达标。' >namesake.txt
holds 'of two places of a name the one is meant whose city is named' \
  sh -c '"$1" convert -q namesake.txt | grep -q "<place code=\"440305\" level=\"county\" inferred=\"true\">南山区"' - "$baogao"
sed 's/深圳/本/g' namesake.txt >neither.txt
holds 'where none is named, no code is told' \
  sh -c '"$1" convert -q neither.txt | grep -q "<place level=\"county\">南山区"' - "$baogao"
printf '%s\n' 云中市 二O三一年政府工作报告 各位代表： 我代表市人民政府报告工作。 >digits.txt
holds 'a year in Chinese digits is not told twice' \
  sh -c '"$1" convert -q --place 云中市 --year 2031 -t html digits.txt | grep -q "<title>云中市二O三一年政府工作报告"' - "$baogao"
holds '--id is the id' sh -c '"$1" convert -q --id abc a.txt | grep -q "<report [^>]*id=\"abc\""' - "$baogao"

printf 'file\tplace\tyear\r\na.txt\t甲县\t2001\r\n\r\nsub/b.txt\t乙省\t\n' >meta.tsv
mkdir sub && cp b.txt sub/
status 0 'a side file is read' "$baogao" convert -t csv:reports --meta meta.tsv a.txt sub/b.txt b.txt
holds 'a row is found by name' grep -q '甲县.*2001' "$out"
holds 'and by path' grep -q '乙省' "$out"
holds 'but only one' sh -c 'test "$(grep -c 乙省 "$1")" = 1' - "$out"
status 0 'a row says more than the command line' "$baogao" convert -t csv:reports --meta meta.tsv --place 丙市 a.txt
holds 'of its file' grep -q 甲县 "$out"

# wrong TEXT LINE:COLUMN MESSAGE: the side file TEXT is wrong use, which is told there
wrong() {
  printf "$1" >bad.tsv
  status 2 "wrong use: $3" "$baogao" convert --meta bad.tsv a.txt
  holds 'which is told where it is' grep -qF "bad.tsv:$2: error: side file: $3" "$err"
}
wrong 'name\tplace\n' 1:1 'there is no column “name”; the columns are file place year meeting speaker date source'
wrong 'file\t地点\n' 1:6 'there is no column “地点”'
wrong 'file,place\na.txt,甲县\n' 1:1 'its columns have to be parted by TABs, not by commas'
wrong 'file\tplace\tplace\n' 1:12 'the column place stands twice'
wrong 'place\n甲县\n' 1:1 'it has no column called file'
wrong 'file\tplace\tyear\nb.txt\t\t\na.txt\t甲县\tlast\n' 3:10 'year cannot be “last”; it must be a year from 1949 to 2999'
wrong 'file\tyear\na.txt\t0001\n' 2:7 'year cannot be “0001”'
for date in 2024年1月8日 2024/1/8 2024-02-30 2023-02-29 0000-01-01 2024-1-8 x; do
  wrong "file\tdate\na.txt\t$date\n" 2:7 "date cannot be “$date”; it must be a day that there is, as YYYY-MM-DD"
done
wrong 'file\tspeaker\na.txt\t某\001甲\n' 2:7 'speaker cannot be “某'
wrong 'file\tspeaker\na.txt\t某\357\277\276\n' 2:7 'speaker cannot be “某'
wrong 'file\tspeaker\na.txt\t  \n' 2:7 'speaker cannot be “  ”; it must be more than white space'
wrong 'file\tyear\na.txt\t2001\nb.txt\t2001\na.txt\t2002\n' 4:1 'a.txt stands in line 2, too'
wrong 'file\tid\na.txt\tone\nb.txt\tone\n' 3:1 'one stands in line 2, too'
wrong 'file\na.txt\tx\n' 2:7 'there is a field more than there are columns'
wrong 'file\tplace\n\t甲县\n' 2:1 'this row names no file'
: >bad.tsv
status 2 'an empty side file is wrong use' "$baogao" convert --meta bad.tsv a.txt

printf 'file\tdate\na.txt\t2024-02-29\n' >good.tsv
status 0 'a leap day is a day' "$baogao" convert --meta good.tsv a.txt
printf 'file\tplace\t\na.txt\t甲县\t\n' | sed 's/\t$//' >good.tsv
status 0 'a row may end with TABs' "$baogao" convert --meta good.tsv a.txt
printf 'file\tplace\nb.txt\t乙省\na.txt\t甲县\nA.txt\t丙县\n' >more.tsv
status 0 'a row of what is no input does no harm' "$baogao" convert -t csv:reports --meta more.tsv a.txt
holds 'but is told' grep -q 'more.tsv:2:1: warning: side file: no input is called b.txt; the row is not used \[meta-unused\]' "$err"
holds 'each' grep -q 'more.tsv:4:1: warning: .* A.txt;' "$err"
holds 'and no other' test "$(grep -c meta-unused "$err")" = 2
status 1 'which counts under --strict' "$baogao" convert --strict -t csv:reports --meta more.tsv a.txt
for encoding in GBK GB18030 UTF-16 UTF-16LE; do
  printf 'file\tplace\tspeaker\na.txt\t云溪谷县\t安梁\n' | iconv -f UTF-8 -t $encoding >other.tsv
  status 0 "a side file in $encoding is decoded" "$baogao" convert --meta other.tsv a.txt
  holds 'and says what it says' grep -q '云溪谷县</place>.*<speaker>安梁</speaker>' "$out"
done
printf 'file\tplace\na.txt\t云溪谷县\n' | iconv -f UTF-8 -t GBK >other.tsv
status 0 'a side file in GBK is read' "$baogao" convert --meta other.tsv a.txt
holds 'and it is told how' grep -q 'other.tsv: warning: side file: it is no UTF-8; read as GB18030 \[meta-encoding\]' "$err"
printf 'file\tplace\tspeaker\na.txt\t北山市\t安梁\n' | iconv -f UTF-8 -t BIG5 >other.tsv
status 2 'an encoding that cannot be told is wrong use' "$baogao" convert --meta other.tsv a.txt
printf 'file\tplace\na.txt\t云溪\377谷县\n' >other.tsv
status 2 'and so is a byte that is no text' "$baogao" convert --meta other.tsv a.txt
status 3 'a side file that is not there cannot be read' "$baogao" convert --meta nothere.tsv a.txt

printf 'file\tid\ttitle\na.txt\tyc-2031\t一份报告\n' >ids.tsv
status 0 'a side file may tell ids and titles' "$baogao" convert -t csv:reports --meta ids.tsv a.txt
holds 'which are then theirs' grep -q '^"yc-2031".*"一份报告"' "$out"
wrong 'file\tid\na.txt\tyc 2031\n' 2:7 'id cannot be “yc 2031”; it must be text without spaces'

# The side file of one report.
cp a.txt c.txt
printf '# facts\nplace: 甲县\n\nyear： 2031\r\nid: c-1\nspeaker:\n' >c.txt.meta
status 0 'a file beside a report tells its facts' "$baogao" convert -t csv:reports c.txt
holds 'all of them' grep -q '^"c-1","甲县",.*"2031"' "$out"
status 0 'and more than the command line' "$baogao" convert -t csv:reports --place 丙市 c.txt
holds 'of its report' grep -q '甲县' "$out"
printf 'file\tplace\nc.txt\t丁县\n' >own.tsv
status 0 'but less than the side file for many' "$baogao" convert -t csv:reports --meta own.tsv c.txt
holds 'which is asked for' grep -q '^"c-1","丁县"' "$out"
cp a.txt d.txt
printf 'place: 戊县\n' | iconv -t GBK >d.meta
status 0 'it may be called without the suffix, and be in GBK' "$baogao" convert -t csv:reports d.txt
holds 'which is told' grep -q 'd.meta: warning: side file: it is no UTF-8; read as GB18030' "$err"
holds 'and read' grep -q '戊县' "$out"
beside() { # TEXT LINE MESSAGE
  printf "$1" >c.txt.meta
  status 2 "wrong use: $3" "$baogao" convert -o none.xml c.txt
  holds 'which is told where it is' grep -qF "c.txt.meta:$2:1: error: side file: $3" "$err"
}
beside 'place: 甲县\ncity: 乙\n' 2 'there is no fact “city”; the facts are place year meeting speaker date source id title'
beside 'year: 24\n' 1 'year cannot be “24”; it must be a year from 1949 to 2999'
beside 'place: 甲县\nplace: 乙县\n' 2 'place stands twice'
beside '甲县\n' 1 'each of its lines has to be NAME: VALUE'
holds 'and nothing is written' test ! -e none.xml
done_testing
