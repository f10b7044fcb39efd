#!/bin/sh
# Which files are read when a folder, a pattern or a list is named, and what is made of them is called.
. "$(dirname "$0")/../tap.sh"
cd "$work" || exit 1
mkdir -p reports/north/.hidden reports/south list
cp "$samples/county-old-style.txt" reports/north/a.txt
cp "$samples/county-title-block.txt" reports/south/a.txt
cp "$samples/province-five-years.txt" reports/b.txt
cp reports/b.txt reports/north/.hidden/c.txt
cp reports/b.txt reports/.d.txt
echo 'place: 青石县' >reports/b.txt.meta
echo 1,2 >reports/table.csv
ln -s ../b.txt reports/south/link.txt

sources() { # ARGUMENT…: the names of the files that are read
  "$baogao" convert -q -t jsonl:reports "$@" | sed 's/.*"source_name": "\([^"]*\)".*/\1/' | paste -sd ' '
}
are() { # NAMES ARGUMENT…
  expected=$1
  shift
  got=$(sources "$@")
  [ "$got" = "$expected" ] || { echo "got: $got"; false; }
}

holds 'of a folder all reports are read, in the order of their paths, without links and hidden files' are 'b.txt a.txt a.txt' reports
holds 'a slash behind its name changes nothing' are 'b.txt a.txt a.txt' reports//
holds 'with --from, those of that suffix' are '' --from csv reports
holds 'a quoted pattern is read as the shell reads it' are 'a.txt a.txt' 'reports/*/a.txt'
touch 'list/x[1].txt'
cp reports/b.txt 'list/x[1].txt'
holds 'a file whose name looks like a pattern is that file' are 'x[1].txt' 'list/x[1].txt'
status 3 'a pattern that matches nothing is a file that is not there' "$baogao" convert 'reports/*.pdf'
status 3 'a folder without a report cannot be read' "$baogao" convert -t csv:reports reports/north/.hidden/../../../list/none/..
mkdir none
status 3 'an empty folder cannot be read' "$baogao" convert -t csv:reports none

printf 'reports/south/a.txt\r\n\nreports/b.txt' >names
holds 'a list names a file a line' are 'a.txt b.txt' --files-from names
holds 'and stands behind the arguments' are 'b.txt a.txt b.txt' --files-from names reports/b.txt
holds 'also on standard input' sh -c '"$1" convert -q -t csv:reports --files-from - <names | grep -c 省' - "$baogao"
printf 'list/a\nb.txt\0reports/b.txt\0' >zeros
cp reports/b.txt 'list/a
b.txt'
holds 'with -0 a name may hold a line end' sh -c '[ "$("$1" convert -q -t jsonl:reports -0 --files-from zeros | wc -l)" = 2 ]' - "$baogao"
holds 'a folder may stand in a list' sh -c 'echo reports | "$1" convert -q -t jsonl:reports --files-from - | wc -l | grep -qx 3' - "$baogao"
status 2 '-0 without a list is wrong use' "$baogao" convert -0 reports/b.txt
status 2 'standard input is no list and report at once' sh -c '"$1" convert --files-from - - <names' - "$baogao"
status 2 'an empty list names no input' "$baogao" convert --files-from /dev/null
status 3 'a list that is not there cannot be read' "$baogao" convert --files-from nowhere

"$baogao" convert -q -t xml -t csv:reports -d out reports
holds 'what is below a folder keeps its path' test -f out/b.xml -a -f out/north/a.xml -a -f out/south/a.xml -a -f out/reports.csv
status 2 'of single files the base name is kept, and two of one name are wrong use' "$baogao" convert -d other reports/north/a.txt reports/south/a.txt
holds '… and nothing is made' test ! -e other
cp -r reports again
"$baogao" convert -q -t xml -d again/out again
"$baogao" convert -q -t xml -d again/out again
holds 'the folder that is written to is not read' sh -c 'find again/out -type f | sort | paste -sd " " | grep -qx "again/out/b.xml again/out/north/a.xml again/out/south/a.xml"'
status 2 'no name leads out of the folder that is written to' sh -c 'printf "reports\nreports/../names" | "$1" convert -t xml -d x/y --files-from -; ls x/names.xml && exit 0; exit 2' - "$baogao"
holds 'check reads a folder, too' "$baogao" check -q reports
"$baogao" publish -q -d site reports
holds 'and publish' test -f site/index.html
"$baogao" archive -q -d bag reports/b.txt list/x*
status 1 'but of bags it is the folder that is checked' sh -c 'rm bag/data/conversion.jsonl; "$1" archive --verify bag' - "$baogao"

# # Links in the folder that is written to

echo mine >target
mkdir -p linked elsewhere
ln -s ../target linked/b.xml
ln -s ../elsewhere linked/north
"$baogao" convert -q -t xml -d linked reports >err 2>&1
status 4 'a folder that is a link is not written into' "$baogao" convert -q -t xml -d linked reports
holds 'and a file that is a link is replaced, not what it leads to' sh -c '[ "$(cat target)" = mine ] && [ ! -L linked/b.xml ] && [ -s linked/b.xml ]'
holds 'nothing is written elsewhere' sh -c '[ -z "$(ls elsewhere)" ]'
ln -s ../target linked/reports.db
"$baogao" convert -q -t sqlite -d linked reports/b.txt
holds 'nor is a database that a link leads to' sh -c '[ "$(cat target)" = mine ] && [ ! -L linked/reports.db ]'
ln -s linked way
"$baogao" convert -q -t xml -d way reports/b.txt
holds 'the folder itself may be a link' test -f linked/b.xml
ln -sf linked/b.xml named.xml
"$baogao" convert -q reports/b.txt -o named.xml
holds '-o follows a link, for its name was given' test -L named.xml
done_testing
