#!/bin/sh
# Publishing: a package that agrees with itself, appears whole or not at all, and replaces nothing but its like.
. "$(dirname "$0")/../tap.sh"
package=$PWD/tests/cli/package.pl
cp "$samples"/*.txt "$samples"/district-markdown.md "$work"
cd "$work" || exit 1
a=county-old-style.txt

no_rest() { test -z "$(find "$1" -maxdepth 1 -name '.baogao*')"; } # of a temporary folder
says() { grep -q -- "$1" "$err"; }                                 # of the last command's messages
agrees() { perl "$package" "$@"; }

status 0 'many reports are published' "$baogao" publish ./*.txt ./*.md -d site --licence CC-BY-4.0 --publisher 市政府办公室
for file in index.html datapackage.json csv-metadata.json catalog.rdf catalog.jsonld concepts.ttl resource-catalogue.csv \
  resource-catalogue.xlsx data/targets.csv data/targets.jsonl data/targets.schema.json; do
  holds "there is $file" test -s site/$file
done
holds 'nothing else is left' no_rest .
holds 'sizes and hashes are those of the files' agrees site hashes
holds 'the catalogue knows all files' agrees site complete
holds 'both catalogues speak of the same' agrees site graphs
holds 'all links lead somewhere, without a server' agrees site links
holds 'page, table, catalogue and folder hold the same reports' agrees site reports
holds 'the search knows which report has which words' agrees site search
for file in places/unknown/index.html indicators/gdp/index.html indicators/gdp/2026.html indicators/gdp/data.csv years/2026.html \
  compare/index.html compare/places.js search/index.html assets/site.js assets/search.js assets/site.css; do
  holds "there is $file" sh -c 'test -s "site/$1"' - "$file"
done
holds 'where no address is told, there is neither sitemap nor feed' test ! -e site/sitemap.xml -a ! -e site/feed.atom
holds 'the tables are those of convert' sh -c '"$1" convert -q -t csv -t jsonl -t jsonschema -d tables ./*.txt ./*.md &&
  diff -r tables site/data' - "$baogao"
folder=$(perl "$package" site folder "$("$baogao" convert -q -t csv:reports $a | sed -n '2s/^"\([^"]*\).*/\1/p')")
holds 'the XML is that of convert' sh -c '"$1" convert -q "$2" | cmp - "site/$3report.xml"' - "$baogao" $a "$folder"
holds 'so are its text and its tables' sh -c '"$1" convert -q -t text "$2" | cmp - "site/$3report.txt" &&
  "$1" convert -q -t csv:statistics "$2" | cmp - "site/$3statistics.csv" &&
  "$1" convert -q -t xlsx "$2" | cmp - "site/$3tables.xlsx" && "$1" convert -q -t docx "$2" | cmp - "site/$3tasks.docx"' - "$baogao" $a "$folder"
holds 'the XML of the catalogue is well-formed' xmllint --noout site/catalog.rdf
holds 'a licence is named in the package' grep -q '"name": "CC-BY-4.0"' site/datapackage.json
holds 'by its address in the catalogue' grep -q 'dct:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"' site/catalog.rdf
holds 'without an address there is nothing for CKAN, which takes whole ones alone' test ! -e site/ckan.json
holds 'the publisher is in the sheet' grep -q '"政府工作报告数据：年度目标",,"市政府办公室"' site/resource-catalogue.csv

status 0 'the same again' "$baogao" publish -j 1 ./*.txt ./*.md -d again --licence CC-BY-4.0 --publisher 市政府办公室
holds 'gives the same bytes' diff -r site again
"$baogao" convert -q -t sqlite ./*.txt ./*.md -o reports.db
status 0 'a database is published' "$baogao" publish --from reports.db -d from --licence CC-BY-4.0 --publisher 市政府办公室
holds 'with the same bytes' diff -r site from
status 0 'without licence and publisher, under an address' "$baogao" publish $a -d plain --address https://data.example.org/x
holds 'there is no licence' sh -c '! grep -qi licen plain/datapackage.json plain/catalog.jsonld plain/index.html'
holds 'sitemap and feed have it' sh -c 'grep -q "<loc>https://data.example.org/x/reports/" plain/sitemap.xml &&
  xmllint --noout plain/sitemap.xml plain/feed.atom && grep -q "<id>https://data.example.org/x/reports/" plain/feed.atom'
holds 'and a page says which it is' sh -c 'grep -q "rel=\"canonical\" href=\"https://data.example.org/x/reports/" plain/reports/*/*/index.html &&
  grep -q "property=\"og:url\" content=\"https://data.example.org/x/" plain/index.html'
holds 'the linked data of a page is JSON' sh -c 'cat plain/reports/*/*/index.html |
  sed -n "s|.*application/ld+json\">\([^<]*\)</script>.*|\1|p" | jq -e ".distribution | length > 3"' 
holds 'the address is the base of the catalogue' grep -q 'xml:base="https://data.example.org/x/"' plain/catalog.rdf
holds 'and of the files for CKAN' grep -q '"url": "https://data.example.org/x/data/targets.csv"' plain/ckan.json
holds 'the package agrees with itself' agrees plain hashes
holds 'and its links' agrees plain links
holds 'and its catalogues' agrees plain graphs

portal='--address https://data.example.org/x --licence CC-BY-4.0 --publisher 市政府办公室'
# shellcheck disable=SC2086 # a list
status 0 'a portal is told more' "$baogao" publish $a -d portal $portal --owner city-office --maintainer 信息中心 \
  --contact data@example.org --extra 更新周期=每年 --extra theme=government
holds 'a licence is called as CKAN does' grep -q '"license_id": "cc-by"' portal/ckan.json
holds 'whose it is' grep -q '"owner_org": "city-office"' portal/ckan.json
holds 'who keeps it' grep -q '"maintainer": "信息中心"' portal/ckan.json
holds 'where to ask' grep -q '"maintainer_email": "data@example.org"' portal/ckan.json
holds 'and the fields of its own' sh -c 'tr -d " \n" <portal/ckan.json | grep -q "{\"key\":\"更新周期\",\"value\":\"每年\"},{\"key\":\"theme\",\"value\":\"government\"}"'
holds 'the contact is in both catalogues' grep -q 'mailto:data@example.org' portal/catalog.rdf portal/catalog.jsonld
holds 'which say the same' agrees portal graphs
holds 'and a package without one names none' sh -c '! grep -q "owner_org\|maintainer" plain/ckan.json && ! grep -q contact plain/catalog.rdf plain/catalog.jsonld'
for wrong in '--licence CC-BY-9' '--licence cc-by-4.0' '--contact nobody' '--contact a@b' '--owner A' '--extra x'; do
  # shellcheck disable=SC2086 # a list
  status 2 "$wrong is wrong use" "$baogao" publish $a -d none $wrong
done
"$baogao" publish $a -d none --licence cc-by-4.0 2>"$err"
holds 'a licence in small letters is told how it is written' says 'did you mean CC-BY-4.0'

# What is there already
status 0 '--replace begins anew' "$baogao" publish --replace $a -d again --address https://data.example.org/x
holds 'as a whole' diff -r plain again
mkdir empty && ln -s empty link
status 0 'an empty folder is filled' "$baogao" publish $a -d link
holds 'a symbolic link stays one' test -L link
holds 'and leads to the package' test -s empty/index.html
mkdir foreign && echo precious >foreign/notes.txt
status 2 'a folder of somebody else is wrong use' "$baogao" publish $a -d foreign
holds 'the message says why' says 'notes.txt'
holds 'and the folder stays' grep -q precious foreign/notes.txt
mkdir alike && cp site/datapackage.json alike && mkdir alike/data && echo precious >alike/notes.txt
sed -i '/"generator"/d' alike/datapackage.json
status 2 'so is a package of other making' "$baogao" publish $a -d alike
holds 'which stays' test ! -e alike/index.html
echo precious >file
status 4 'a file is no folder' "$baogao" publish $a -d file
holds 'and stays' grep -q precious file
status 4 'a folder that cannot be made is an error of output' "$baogao" publish $a -d /proc/nothing/site

# A site that goes on
set -- ./*.txt
last=$(for file; do :; done && echo "$file")
for file; do [ "$file" = "$last" ] || echo "$file"; done | xargs "$baogao" publish -q -d grown --licence CC0-1.0
status 0 'a report is added to a site' "$baogao" publish "$last" -d grown
holds 'which is told' says 'grown: note: reports of this site: 1 new, 0 replaced, [1-9][0-9]* as they were \[published\]$'
"$baogao" publish -q ./*.txt -d grown2 --licence CC0-1.0
holds 'and makes what publishing them at once does, with the licence of then' diff -r grown grown2
agrees grown lists >before
sed 's/。/。 /' "$last" >corrected && mv corrected "$last"
status 0 'a text that was corrected takes the place of the old one' "$baogao" publish "$last" -d grown
holds 'which is told, too' says ': 0 new, 1 replaced, [1-9][0-9]* as they were'
cut -f 2 before >folders
holds 'and keeps its address' sh -c 'perl "$1" grown lists | cut -f 2 | diff - folders' - "$package"
holds 'though it has another id' sh -c '! perl "$1" grown lists | diff -q - before' - "$package"
holds 'the site agrees with itself' agrees grown reports
holds 'and its files' agrees grown hashes
cp "$samples/$(basename "$last")" "$last"
status 0 'by its id, too, whatever the file is called' sh -c 'cp "$2" other.name.txt && "$1" publish -q --id given "$2" -d named &&
  "$1" publish -v --id given --year 2040 other.name.txt -d named && rm other.name.txt' - "$baogao" $a
holds 'the note names both' says 'it takes the place of report given at reports/.*\[report-replaced\]$'
holds 'there is one report' agrees named reports
cp $a edition.txt && echo >>edition.txt
status 0 'another text of the year has an address of its own' "$baogao" publish -q edition.txt -d named2
status 0 'beside the first' "$baogao" publish $a -d named2
holds 'that stays where it was' sh -c 'perl "$1" named2 lists | grep "edition.txt" | grep -q "/1987/" &&
  perl "$1" named2 lists | grep "county-old-style.txt" | grep -q "/1987-2/"' - "$package"
rm edition.txt
status 0 'a place is in an address by code and name' "$baogao" publish -q --place 重庆市 --year 2031 $a -d coded
holds 'for its reports' test -s coded/reports/500000-chongqing/2031/index.html
holds 'and its own page' test -s coded/places/500000-chongqing/index.html
mv coded/reports/500000-chongqing coded/reports/500000 && mv coded/places/500000-chongqing coded/places/500000
sed 's/500000-chongqing/500000/' coded/reports.json >list && mv list coded/reports.json
status 0 'a site whose addresses have the code alone' "$baogao" publish -q --place 重庆市 --year 2032 "$last" -d coded
holds 'keeps them for what stands in it' test -s coded/reports/500000/2031/index.html -a -s coded/places/500000/index.html
holds 'and for what comes' test -s coded/reports/500000/2032/index.html -a ! -e coded/reports/500000-chongqing
holds 'and agrees with itself' sh -c 'perl "$1" coded links && perl "$1" coded reports' - "$package"
status 0 'begun anew' "$baogao" publish -q --replace --place 重庆市 --year 2031 $a -d coded
holds 'it has both' test -s coded/reports/500000-chongqing/2031/index.html -a ! -e coded/reports/500000
status 2 '--id is for one report' "$baogao" publish --id x $a "$last" -d named
printf 'file\tid\n%s\tgiven-in-a-row\n' $a >ids.tsv
status 0 'a side file gives ids' "$baogao" publish -q --meta ids.tsv $a -d rows
holds 'that are kept' sh -c 'perl "$1" rows lists | grep -q "^given-in-a-row"' - "$package"
echo precious >grown/CNAME && touch grown/.nojekyll && mkdir -p grown/.well-known/x && echo precious >grown/.well-known/x/y
ln -s CNAME grown/alias && echo '<p>not UTF-8: \377</p>' >grown/reports/mine.htm
status 0 'files of others' "$baogao" publish "$last" -d grown
holds 'stay' sh -c 'grep -q precious grown/CNAME && test -e grown/.nojekyll && grep -q precious grown/.well-known/x/y &&
  test -L grown/alias && test -e grown/reports/mine.htm'
status 0 'with --replace, too' "$baogao" publish --replace $a -d grown
holds 'as they are' sh -c 'grep -q precious grown/CNAME && grep -q precious grown/.well-known/x/y'
holds 'though all else has gone' agrees grown reports
mkdir server && echo example.org >server/CNAME && touch server/.nojekyll
status 0 'a folder with what servers want to find is filled' "$baogao" publish $a -d server
holds 'and they stay in it' grep -q example.org server/CNAME

# The dress of a site
printf '<p><a href="https://beian.example.org/">某ICP备00000001号</a></p>\n' >footer.html
printf ':root { --red: #075 }\n' >own.css
printf '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>\n' >sign.svg
status 0 'a footer, a logo and a style sheet' "$baogao" publish $a -d dressed --footer footer.html --logo sign.svg --style own.css
status 0 'stay when the site goes on' "$baogao" publish "$last" -d dressed
holds 'the footer is in every page' sh -c 'test "$(grep -l 备00000001号 dressed/index.html dressed/reports/*/*/index.html | wc -l)" = 3'
holds 'logo and style are files of the site' sh -c 'cmp sign.svg dressed/assets/logo.svg && cmp own.css dressed/assets/own.css'
holds 'which pages name' agrees dressed links
holds 'and the site agrees with itself' agrees dressed hashes
status 2 'a logo is a picture' "$baogao" publish $a -d none --logo footer.html
printf '\377' >bytes
status 2 'a footer is text' "$baogao" publish $a -d none --footer bytes
status 3 'and has to be there' "$baogao" publish $a -d none --footer nothere
cp -r site own
status 0 'a site can be made anew from its own XML' sh -c '"$1" publish -d own own/reports/*/*/report.xml' - "$baogao"
holds 'with all its reports' agrees own reports
holds 'and the same bytes' diff -r site own
holds 'in place' no_rest .

# What is wrong
status 2 'a folder is wanted' "$baogao" publish $a
status 2 'files are wanted' "$baogao" publish -d none
status 2 'files or a database, not both' "$baogao" publish --from reports.db $a -d none
status 2 'a licence is a word or an address' "$baogao" publish $a -d none --licence 'all rights'
status 2 'an address is one of the web' "$baogao" publish $a -d none --address site
status 2 'a name is what portals take' "$baogao" publish $a -d none --name '政府 Reports'
status 3 'a database must be ours' "$baogao" publish --from $a -d none
status 3 'and be there' "$baogao" publish --from nothere.db -d none
sqlite3 empty.db 'CREATE TABLE reports (x)' 2>/dev/null || cp $a empty.db
status 3 'and not somebody else'"'"'s' "$baogao" publish --from empty.db -d none
status 3 'nothing to read is an error' "$baogao" publish nothere.txt -d none
holds 'none of these made a folder' test ! -e none
status 3 'what cannot be read is said' "$baogao" publish $a nothere.txt -d part
holds 'and the rest is published' agrees part reports
cp $a copy.txt
cp -r site complete
status 3 'a package that is there' "$baogao" publish $a nothere.txt -d complete
holds 'stays when an input cannot be read' diff -r site complete
holds 'which is said' says 'complete: error: an input could not be read; what is there stays as it is \[incomplete\]$'
printf 'file\tplase\n' >wrong.tsv
status 2 'a wrong side file is wrong use' "$baogao" publish --meta wrong.tsv $a -d deep/er/none
holds 'and makes no folder' test ! -e deep
holds 'nor does it leave a temporary one' no_rest .
printf '政府工作报告\n各位代表：\n一、2023年工作回顾\n=1+1是好。\n' >formula.txt
status 0 '--csv-safe is for packages, too' "$baogao" publish -q --csv-safe formula.txt -d safe
holds 'text is no formula' grep -q "\"'=1+1是好。\"" safe/data/paragraphs.csv
holds 'and the package agrees with itself' agrees safe hashes
status 0 'the same report twice is no error' "$baogao" publish $a copy.txt -d twice
holds 'but said' says 'is there already'
holds 'and published once' agrees twice reports
status 1 'which --strict counts' "$baogao" publish --strict $a copy.txt -d twice

# Names that would lead elsewhere
"$baogao" convert -q --id '../../<"&>/报告' $a -o odd.xml
printf 'file\tplace\tsource\nodd.xml\t\t\n%s\t云"溪 <谷>县\thttps://example.org/a b"<>\n' prefecture-page-jump.txt >meta.tsv
status 0 'an id may be anything' "$baogao" publish --meta meta.tsv odd.xml prefecture-page-jump.txt -d odd
holds 'its files stay in their folder' test "$(find odd/reports -mindepth 3 -name report.xml | wc -l)" = 2
holds 'and so do those of a place with an odd name' test -d 'odd/reports/~E4~BA~91~22~E6~BA~AA~20~3C~E8~B0~B7~3E~E5~8E~BF'
holds 'the package agrees with itself' agrees odd hashes
holds 'and leads to all of it' agrees odd links
holds 'both catalogues name it alike' agrees odd graphs
holds 'the catalogue is well-formed' xmllint --noout odd/catalog.rdf

# A run that is stopped
i=0
while [ $i -lt 60 ]; do
  sed "s/^/$i/;2q" prefecture-page-jump.txt | cat - prefecture-page-jump.txt >many$i.txt
  i=$((i + 1))
done
"$baogao" publish -q many*.txt -d whole
killed=0
cp -r plain stopped
for delay in 0.02 0.05 0.1 0.15 0.2 0.3 0.4 0.6; do
  timeout -s TERM $delay "$baogao" publish many*.txt -d stopped >/dev/null 2>&1
  [ $? = 124 ] && killed=$((killed + 1))
  diff -r plain stopped >/dev/null || diff -r whole stopped >/dev/null || echo half
done >halves
holds 'some of these were stopped' test $killed -gt 0
holds 'a stop leaves the old package or the whole new one' test ! -s halves
holds 'and no temporary folder' no_rest .
# What appears while it works
mkfifo slow
begin() { # FOLDER: a run that has begun to fill it and waits for its second input
  "$baogao" publish -q -j 1 $a slow -d "$1" 2>late &
  process=$!
  exec 3>slow
}
end() { # STATUS SENTENCE
  cat prefecture-page-jump.txt >&3
  exec 3>&-
  wait $process
  got=$?
  holds "$2" test $got = "$1"
}
begin fresh
mkdir fresh && echo precious >fresh/thesis.txt
end 4 'a folder that appears meanwhile is not replaced'
holds 'it stays' grep -q precious fresh/thesis.txt
holds 'with nothing else in it' test "$(ls fresh)" = thesis.txt
holds 'it is said' grep -q 'fresh: error: cannot be written: something else has got this name meanwhile' late
cp -r plain mine
begin mine
echo precious >mine/thesis.txt
end 4 'a package to which something is added meanwhile is not replaced'
holds 'it stays as it is' sh -c 'rm mine/thesis.txt && diff -r plain mine'
holds 'that is said, too' grep -q 'mine: error: cannot be written: what is there has been changed meanwhile' late
begin mine
rm -r mine && cp -r site mine
end 4 'nor is another package in its place'
holds 'which stays' diff -r site mine
begin mine
rm -r mine
end 3 'a site that goes away cannot go on'
holds 'and is not made of half its reports' test ! -e mine
holds 'nothing is left of these' no_rest .
rm slow

"$baogao" publish -q "$OLDPWD"/tests/years/*.txt -d years
page=$(grep -l '<title>云溪谷县2031年' years/reports/*/2031/index.html)
holds 'a report of the year behind shows the targets of the year before beside its results' \
  grep -q '<tr class="short"><th scope="row">规模以上工业增加值</th><td><a href="[^"]*/2030/index.html#plan.targets1.p1.s1.q2">增长8%以上</a></td><td><a href="#review.overview1.p1.s1.q3">规模以上工业增加值增长7.1%</a></td><td>未完成</td>' "$page"
holds 'all its links lead somewhere, without a server' agrees years links
holds 'also those of which it says nothing' grep -q '<tr class="not-stated"><th scope="row">社会消费品零售总额</th>' "$page"
holds 'and the first of the years has no such table' sh -c '! grep -q "上年目标完成情况" years/reports/*/2030/index.html'

rm -rf stopped
timeout -s KILL 0.15 "$baogao" publish many*.txt -d stopped >/dev/null 2>&1
holds 'a kill leaves nothing or all under the name' sh -c 'test ! -e stopped || diff -r whole stopped'
mkfifo slow
begin stopped
tries=0
while no_rest . && [ $tries -lt 200 ]; do sleep 0.05 && tries=$((tries + 1)); done
kill -KILL $process
wait $process 2>/dev/null
exec 3>&-
holds 'but a temporary folder' sh -c '[ -n "$(find . -maxdepth 1 -name ".baogao*")" ]'
status 0 'which the next run beside it' "$baogao" publish -q $a -d another
holds 'removes' no_rest .
done_testing
