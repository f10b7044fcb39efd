#!/bin/sh
# Who mistypes is told what may have been meant; who says it in another common way is understood.
. "$(dirname "$0")/../tap.sh"
cp "$samples/prefecture-page-jump.txt" "$work/a.txt"
cd "$work" || exit 1
meant() { # WORD ARGUMENTS…: the message suggests WORD
  word=$1
  shift
  status 2 "$* is wrong use" "$baogao" "$@"
  holds "and $word may be meant" grep -qF -- "(did you mean $word?)" "$err"
}
silent() {
  status 2 "$* is wrong use" "$baogao" "$@"
  holds 'and nothing is near' sh -c '! grep -q "did you mean" "$1"' - "$err"
}
meant convert conver a.txt
meant publish pubilsh a.txt
meant archive help archieve
silent frobnicate a.txt
silent x a.txt
meant --output convert --ouput x.xml a.txt
meant --output convert --ouput=x.xml a.txt
meant --strict check --srtict a.txt
meant --publisher publish --publihser x a.txt -d out
silent convert --frobnicate a.txt
silent convert --xslt-of-mine-which-is-longer-than-any-option-there-is a.txt
meant html convert -t htlm a.txt
meant csv convert -t cvs:targets a.txt
meant targets convert -t csv:target a.txt
meant livelihood convert -t csv:targets,livlihood -d out a.txt
meant targets formats tragets
silent convert -t odt a.txt
status 2 'an argument for an option that takes none is wrong use' "$baogao" convert --excel=yes a.txt
holds 'and told as that' grep -q 'option --excel=yes takes no argument' "$err"

same() { # SENTENCE, then two files
  holds "$1" cmp "$2" "$3"
}
"$baogao" convert -t markdown a.txt -o a.markdown-by-name
status 0 '-t md is Markdown' "$baogao" convert -t md a.txt -o md.out
same 'the same' a.markdown-by-name md.out
status 0 '-o x.markdown is, too' "$baogao" convert a.txt -o x.markdown
same 'the same again' a.markdown-by-name x.markdown
"$baogao" convert a.txt -o a.html
status 0 '-o x.htm is a page' "$baogao" convert a.txt -o x.htm
same 'as .html is' a.html x.htm
status 0 '-t db is a database' "$baogao" convert -t db a.txt -o x.sqlite
holds 'of SQLite' sh -c 'head -c 15 x.sqlite | grep -q "SQLite format 3"'
status 2 'a name without a suffix tells no format' "$baogao" convert a.txt -o report
holds 'which is said' grep -q 'report has no suffix' "$err"
status 0 '--license is --licence' "$baogao" publish --license CC-BY-4.0 a.txt -d one
"$baogao" publish --licence CC-BY-4.0 a.txt -d two
holds 'with the same result' diff -r one two
for command in convert check text publish archive formats; do
  "$baogao" $command --help >by-option
  status 0 "help $command helps" "$baogao" help $command
  same 'as --help does' by-option "$out"
done
"$baogao" --version >version
status 0 '-V is --version' "$baogao" -V
same 'the same' version "$out"

cp a.txt b.txt && : >c.txt
status 3 'many files are summed up for who asks for notes' "$baogao" check -v a.txt b.txt c.txt
holds 'at the end' sh -c 'tail -1 "$1" | grep -q "^baogao: 3 files: 2 without a remark, 0 with warnings, 1 with errors$"' - "$err"
status 3 'and not for others' "$baogao" check a.txt b.txt c.txt
holds 'who see what is wrong alone' sh -c '! grep -q "3 files" "$1"' - "$err"
status 0 'one file needs no sum' "$baogao" check -v a.txt
holds 'and has none' sh -c '! grep -q "1 files" "$1"' - "$err"
done_testing
