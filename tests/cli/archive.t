#!/bin/sh
# Archives: bags that other programs find whole, that tell what has become of them, and that are there whole or not at all.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
cp "$samples/county-old-style.txt" a.txt
cp "$samples/prefecture-livelihood-lines.txt" b.txt

no_rest() { test -z "$(find "$1" -name '.*baogao*')"; }
archive() { "$baogao" archive -q "$@"; }

status 0 'a bag is made' archive a.txt b.txt -d bag
holds 'sha512sum finds the payload whole' sh -c 'cd bag && sha512sum -c manifest-sha512.txt'
holds 'and what describes it' sh -c 'cd bag && sha512sum -c tagmanifest-sha512.txt'
holds 'the manifest names every file of the payload once' sh -c '
  cd bag && find data -type f | sort >../there && sed "s/^[0-9a-f]\{128\}  //" manifest-sha512.txt | sort | cmp - ../there'
holds 'the tag manifest names every other file but itself' sh -c '
  cd bag && ls -p | grep -v "/\|^tagmanifest" | sort >../there && sed "s/^[0-9a-f]\{128\}  //" tagmanifest-sha512.txt | cmp - ../there'
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' >want
holds 'bagit.txt is as RFC 8493 wants it' cmp bag/bagit.txt want
holds 'Payload-Oxum tells bytes and files' sh -c '
  oxum=$(find bag/data -type f -printf "%s\n" | awk "{ bytes += \$1 } END { print bytes \".\" NR }")
  grep -q "^Payload-Oxum: $oxum\$" bag/bag-info.txt'
holds 'the sources are there byte for byte' sh -c 'cmp a.txt bag/data/source/a.txt && cmp b.txt bag/data/source/b.txt'
holds 'and XML, TEI, a page and the tables' sh -c '
  cd bag/data && ls package/reports/*/*/report.xml package/reports/*/*/index.html tei/*.tei.xml package/data/targets.csv package/datapackage.json'
holds 'and the schema that the XML follows' sh -c 'xmllint --noout --nonet --relaxng bag/data/schema/report.rng bag/data/package/reports/*/*/report.xml'
holds 'and the stylesheets, which still work' sh -c '
  "$1" convert -q -t tei a.txt >a.tei && "$1" convert -q --xslt bag/data/stylesheets/tei.xsl a.txt | cmp - a.tei' - "$baogao"
holds 'the log has the notes, too' grep -q '"file":"b.txt".*"code":"encoding-guessed"' bag/data/conversion.jsonl
holds 'and which report came from which file' grep -q '{"file":"a.txt","report":"r[0-9a-f]*"' bag/data/conversion.jsonl
holds 'no path of this machine is in it' sh -c '! grep -rqF "$1" bag' - "$work"
holds 'without --bagging-date, no day is told' sh -c '! grep -q Date bag/bag-info.txt'
sleep 1
archive -j 1 ./a.txt "$work/b.txt" -d again
holds 'the same inputs make the same bytes, later, from elsewhere, by one thread' diff -r bag again
status 0 'it is found whole' "$baogao" archive --verify bag bag/
holds 'without a word' test ! -s "$err"
status 0 'who asks for notes' "$baogao" archive --verify -v bag
holds 'is told that it is whole' grep -q "^bag: note: whole: $(find bag -type f | wc -l) files, .* \[bag-whole\]$" "$err"
holds 'who opens it in thirty years finds what is in it, in two languages' sh -c '
  grep -q "^  data/source/ .*原件" bag/data/README.txt && grep -q "^  data/source/ .*originals" bag/data/README.txt'
holds 'every part of it' sh -c '
  for part in $(cd bag/data && ls -p | grep -v README); do grep -q "^  data/$part\|$part" bag/data/README.txt || { echo "$part" && exit 1; }; done'
holds 'without a profile or a day there is neither metadata nor PREMIS' test ! -e bag/data/metadata -a ! -e bag/data/premis.xml
archive a.txt -d told --bagging-date 2031-03-01 --info 'Source-Organization=云溪谷县档案馆' --info Contact-Name=甲
holds 'the day is told when it is given' grep -qx 'Bagging-Date: 2031-03-01' told/bag-info.txt
holds 'and what the archive says' grep -qx 'Source-Organization: 云溪谷县档案馆' told/bag-info.txt
holds 'and the events of that day, in PREMIS' sh -c '
  xmllint --noout told/data/premis.xml && grep -q "<eventType>ingestion</eventType>" told/data/premis.xml &&
  test "$(grep -c "<eventDateTime>2031-03-01</eventDateTime>" told/data/premis.xml)" = 3'
holds 'with the digest of the original' grep -q "<messageDigest>$(sha256sum <a.txt | cut -d' ' -f1)</messageDigest>" told/data/premis.xml
if command -v xmllint >/dev/null; then
  holds 'it is PREMIS: elements, order and values' xmllint --noout --relaxng "$OLDPWD/tests/schema/premis-subset.rng" told/data/premis.xml
  sed 's|<eventType>ingestion|<eventType>eating|' told/data/premis.xml >wrong.xml
  holds 'and what is not is found' sh -c '! xmllint --noout --relaxng "$1" wrong.xml 2>/dev/null' - "$OLDPWD/tests/schema/premis-subset.rng"
  identifiers() { # ELEMENT: the values of its identifiers
    xmllint --xpath "//*[local-name() = '$1Value']/text()" told/data/premis.xml | LC_ALL=C sort -u
  }
  identifiers objectIdentifier >objects
  identifiers linkingObjectIdentifier >linked
  holds 'an event is about files that it has' sh -c 'test -s linked && test -z "$(LC_ALL=C comm -13 objects linked)"'
  holds 'all of which are in the bag' sh -c 'cd told && while read -r file; do [ -f "$file" ] || exit 1; done <../objects'
fi
status 0 'a Chinese archive gets its metadata' archive a.txt "$samples/county-title-block.txt" -d profiled --profile da-t-46
holds 'a file for each report' sh -c 'test "$(ls profiled/data/metadata | wc -l)" = 2 && xmllint --noout profiled/data/metadata/*.xml'
holds 'by the names of DA/T 46' grep -q '<题名>枫渚县2026年政府工作报告</题名>' profiled/data/metadata/*.xml
holds 'and the bag is whole' "$baogao" archive --verify profiled
status 2 'another profile is wrong use' archive a.txt -d none --profile ead
holds 'and what there is, is told' grep -q 'it must be da-t-46' "$err"
"$baogao" archive -q - -d standard <a.txt
holds 'standard input can be kept' cmp standard/data/source/standard-input a.txt

# # What is wrong with a bag

spoil() { # WHAT CODE NAMED: after a change to the bag called spoilt
  status 1 "$1 is found" "$baogao" archive --verify spoilt
  holds "$1: the file is named" grep -q "$3.*\[$2\]" "$err"
  rm -rf spoilt
  cp -r bag spoilt
}
cp -r bag spoilt
printf x | dd of=spoilt/data/source/a.txt bs=1 seek=9 conv=notrunc 2>/dev/null
spoil 'one changed byte' bag-changed data/source/a.txt
holds 'and no other file is' sh -c '[ "$(wc -l <"$1")" = 1 ]' - "$err"
rm spoilt/data/schema/report.rng
spoil 'a missing file' bag-missing data/schema/report.rng
: >spoilt/data/source/c.txt
spoil 'an extra file' bag-extra data/source/c.txt
sed -i '1s/^./x/' spoilt/manifest-sha512.txt
spoil 'a manifest with a line that is none' bag-manifest 'manifest-sha512.txt, line 1'
sed -i '1d' spoilt/manifest-sha512.txt
spoil 'a manifest that lacks a line' bag-changed manifest-sha512.txt
sed -i 's/^Payload-Oxum: ./&9/' spoilt/bag-info.txt
spoil 'a wrong Payload-Oxum' bag-oxum Payload-Oxum
ln -sf a.txt spoilt/data/source/b.txt
spoil 'a symbolic link in place of a file' bag-file data/source/b.txt
mv spoilt/data/source/a.txt spoilt/data/source/A.txt
spoil 'a file that is called otherwise' bag-extra data/source/A.txt
echo "$(echo secret | sha512sum | cut -d' ' -f1)  ../secret" >>spoilt/manifest-sha512.txt
echo secret >secret
spoil 'a path that leads out of the bag' bag-manifest 'manifest-sha512.txt, line'
: >spoilt/notes.txt
status 0 'a file beside the payload that nothing describes is allowed' "$baogao" archive --verify spoilt
holds 'but told' grep -q 'notes.txt.*\[bag-undescribed\]' "$err"
status 1 'and refused by --strict' "$baogao" archive --verify --strict spoilt
rm spoilt/bagit.txt
status 3 'a folder that is no bag could not be read' "$baogao" archive --verify spoilt
status 3 'nor could one that is not there' "$baogao" archive --verify none
rm spoilt/data/source/a.txt
status 3 'of several bags the worst counts' "$baogao" archive --verify bag spoilt again

# A bag of somebody else: older version, two manifests, lines ended by CR LF, marks of md5sum.
mkdir -p other/data/deep
echo text >other/data/deep/text.txt
printf 'BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8\r\n' >other/bagit.txt
(cd other && md5sum -b data/deep/text.txt | sed 's/$/\r/' >manifest-md5.txt &&
  sha256sum data/deep/text.txt | tr a-f A-F | sed 's| DATA/| data/|; s|  .*|\t./data/deep/text.txt|' >manifest-sha256.txt)
status 0 "another program's bag is checked, too" "$baogao" archive --verify other
echo more >>other/data/deep/text.txt
status 1 'and found changed' "$baogao" archive --verify other
holds 'by both manifests' sh -c 'grep -q manifest-md5.txt "$1" && grep -q manifest-sha256.txt "$1"' - "$err"
echo "00  data/deep/text.txt" >other/manifest-none.txt
status 1 'an unknown algorithm is no pass' "$baogao" archive --verify other
holds 'it is told' grep -q 'manifest-none.txt cannot be checked' "$err"
rm other/manifest-*.txt
status 3 'a bag without a manifest is none' "$baogao" archive --verify other

# # Names

mkdir names others
nfd=$(printf 'e\314\201.txt')
nfc=$(printf '\303\251.txt')
line=$(printf '100%%\nx.txt')
for name in "$nfd" "$line" 'a b%0A.txt' '~.txt' "$(printf '\377.txt')"; do cp a.txt "names/$name"; done
status 0 'names may hold anything' archive names/* -d named
holds 'they are kept in NFC' test -f "named/data/source/$nfc"
holds 'what is no UTF-8 is made so' test -f "named/data/source/$(printf '\357\277\275').txt"
holds 'line end and % are escaped in the manifest' grep -qx '[0-9a-f]*  data/source/100%25%0Ax.txt' named/manifest-sha512.txt
holds 'and % that looks like an escape' grep -qx '[0-9a-f]*  data/source/a b%250A.txt' named/manifest-sha512.txt
status 0 'such a bag is found whole' "$baogao" archive --verify named
mv "named/data/source/$nfc" "named/data/source/$nfd"
status 0 'also where the file system writes names in NFD' "$baogao" archive --verify named
cp a.txt others/
status 2 'two inputs of one name are wrong use' archive a.txt others/a.txt -d two
cp a.txt others/A.TXT
status 2 'and those that differ in capitals alone' archive a.txt others/A.TXT -d two
holds 'nothing is made of them' test ! -e two

# # Whole or not at all

status 2 'a bag takes no place of another' archive a.txt -d bag
holds 'which is as it was' diff -r bag again
status 2 'a bag wants a name' archive a.txt
status 2 'a reserved label cannot be given' archive a.txt -d x --info Payload-Oxum=1.1
status 2 'nor one that is none' archive a.txt -d x --info 'a b=1'
status 2 'nor a value of two lines' archive a.txt -d x --info "$(printf 'A=b\nC: d')"
status 2 'a day that is none is wrong use' archive a.txt -d x --bagging-date 2031-02-30
status 3 'an input that cannot be read leaves no bag' "$baogao" archive a.txt none.txt -d lacking
holds 'it is said' grep -q 'lacking.*\[no-bag\]' "$err"
status 3 'nor does a side file that is not there' archive a.txt -d lacking --meta none.tsv
holds 'nothing is there' test ! -e lacking -a ! -e x
holds 'and no rest' no_rest .
if [ "$(id -u)" != 0 ]; then
  mkdir closed && chmod a-w closed
  status 4 'a folder that cannot be written leaves none' archive a.txt -d closed/bag
else
  status 4 'a folder that cannot be written leaves none' archive a.txt -d /proc/bag
fi
printf 'file\tplase\n' >wrong.tsv
status 2 'nor does a wrong side file' archive a.txt -d deep/er/lacking --meta wrong.tsv
holds 'not even the folders above it' test ! -e deep
for signal in TERM KILL; do
  mkfifo second
  "$baogao" archive -q -j 1 a.txt second -d stopped 2>/dev/null &
  process=$!
  exec 3>second # it has been opened for reading: the first report is in the bag
  kill -$signal $process
  wait $process 2>/dev/null
  exec 3>&-
  rm second
  holds "a run stopped by $signal leaves no bag" test ! -e stopped
  [ $signal = KILL ] || holds 'and no rest' no_rest .
done
status 0 'and the next run is not troubled' archive a.txt -d stopped
holds 'and removes what a killed one has left' no_rest .
mkfifo second
begin() { # BAG: a run that has its first report in it
  "$baogao" archive -q -j 1 a.txt second -d "$1" 2>late &
  process=$!
  exec 3>second
}
end() { # STATUS SENTENCE
  cat b.txt >&3
  exec 3>&-
  wait $process
  got=$?
  holds "$2" test $got = "$1"
}
begin late-bag
mkdir late-bag && echo precious >late-bag/thesis.txt
end 4 'a folder that appears meanwhile is not replaced'
holds 'it stays' sh -c 'grep -q precious late-bag/thesis.txt && [ "$(ls late-bag)" = thesis.txt ]'
begin empty-bag
mkdir empty-bag
end 4 'not even an empty one'
holds 'which stays empty' rmdir empty-bag
begin bag-of-two
archive a.txt -d bag-of-two
cp -r bag-of-two first-of-two
end 4 'of two runs for one name the second'
holds 'leaves the bag of the first' diff -r first-of-two bag-of-two
holds 'and no rest' no_rest .
printf '=1+1是好。\n' | cat a.txt - >formula.txt
status 0 '--csv-safe is for bags, too' archive --csv-safe formula.txt -d safe
holds 'text is no formula there' grep -q "\"'=1+1是好。\"" safe/data/package/data/paragraphs.csv
done_testing
