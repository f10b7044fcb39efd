#!/bin/sh
# Facts from the user: options and the side file.
. "$(dirname "$0")/../tap.sh"
cp "$samples"/county-old-style.txt "$work/a.txt"
cp "$samples"/province-five-years.txt "$work/b.txt"
cd "$work" || exit 1
tab=$(printf '\t')

meta_of() { "$baogao" convert -q "$@" | sed 's|.*<meta>\(.*\)</meta>.*|\1|' | head -n 3; }

meta_of --place 云中市 --year 2031 --meeting 第九次会议 --speaker 某甲 --date 2031-01-09 --source https://example.org/1 a.txt >facts
for fact in '云中市</place>' '<plan-year>2031<' '第九次会议</meeting>' '某甲</speaker>' '2031-01-09</date>' 'https://example.org/1'; do
  holds "the user's word wins: $fact" grep -q "$fact" facts
done
holds '--id is the id' sh -c '"$1" convert -q --id abc a.txt | grep -q "<report [^>]*id=\"abc\""' - "$baogao"

printf 'file\tplace\tyear\r\na.txt\t甲县\t2001\r\n\r\nsub/b.txt\t乙省\t\n' >meta.tsv
mkdir sub && cp b.txt sub/
status 0 'a side file is read' "$baogao" convert -t csv:reports --meta meta.tsv a.txt sub/b.txt b.txt
holds 'a row is found by name' grep -q '甲县.*2001' "$out"
holds 'and by path' grep -q '乙省' "$out"
holds 'but only one' sh -c 'test "$(grep -c 乙省 "$1")" = 1' - "$out"
status 0 'a row says more than the command line' "$baogao" convert -t csv:reports --meta meta.tsv --place 丙市 a.txt
holds 'of its file' grep -q 甲县 "$out"
echo "name${tab}place" >bad.tsv
status 2 'an unknown column is wrong use' "$baogao" convert --meta bad.tsv a.txt
printf 'file\tyear\na.txt\tlast\n' >bad.tsv
status 2 'a year that is none is wrong use' "$baogao" convert --meta bad.tsv a.txt
printf 'file\tyear\na.txt\t2001\na.txt\t2002\n' >bad.tsv
status 2 'a file with two rows is wrong use' "$baogao" convert --meta bad.tsv a.txt
printf 'file\na.txt\tx\n' >bad.tsv
status 2 'a field too many is wrong use' "$baogao" convert --meta bad.tsv a.txt
status 3 'a side file that is not there cannot be read' "$baogao" convert --meta nothere.tsv a.txt
done_testing
