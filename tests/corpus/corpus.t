#!/bin/sh
# Properties that must hold for any text, tried on the corpus beside the project where there is one, else on the samples:
# nothing is lost, everything is valid, and what is made from XML is what is made from text.
. "$(dirname "$0")/../tap.sh"
corpus=../shared/corpus
if [ ! -d $corpus ]; then
  skip 'the properties hold over the corpus' 'there is none beside the project; over the samples they are tried'
  corpus=samples
fi
corpus=$(cd $corpus && pwd)
find "$corpus" -type f \( -name '*.txt' -o -name '*.md' -o -name '*.html' -o -name '*.docx' -o -name '*.tmx' \) | sort |
  awk -v part="${CORPUS_PART:-1}" 'NR % part == 0' >"$work/list" # every nth alone, where that must do
tables=$("$baogao" formats | sed -n 's/^table\t/-t csv:/p')

# Every text converted to XML, its clean text and all tables; then the XML converted in its turn. The names in a folder
# must differ, so each text goes under its number.
mkdir "$work/in" "$work/again"
n=0
while read -r file; do
  n=$((n + 1))
  cp "$file" "$work/in/$n.${file##*.}"
done <"$work/list"
# shellcheck disable=SC2086
status 0 "all $n texts are converted" "$baogao" convert -q -t xml -t text -t markdown $tables -d "$work/out" "$work"/in/*.*
status 0 'XML alone is written without a tree' "$baogao" convert -q -t xml -d "$work/streamed" "$work"/in/*.*
same_streamed() { for xml in "$work"/streamed/*.xml; do cmp "$xml" "$work/out/${xml##*/}" || return 1; done; }
holds 'and is the same' same_streamed
holds 'every text has its XML' test "$(find "$work/out" -name '*.xml' | wc -l)" = $n
(cd "$work" && sha256sum in/*) | sed 's/ .*//' | sort >"$work/sums"
grep -oh '<source [^>]*' "$work"/out/*.xml | sed 's/.* sha256="\([0-9a-f]*\)".*/\1/' | sort >"$work/sums-said"
holds 'each says whose XML it is' cmp "$work/sums" "$work/sums-said"

lossless() { # the source text of every XML has the hash that the reader took of the decoded text
  for xml in "$work"/out/*.xml; do
    said=$(LC_ALL=C; export LC_ALL; head -c 4000 "$xml" | sed -n 's/.* text-sha256="\([0-9a-f]*\)".*/\1/p' | head -n 1)
    [ "$("$baogao" text "$xml" | sha256sum | cut -c1-64)" = "$said" ] || { echo "$xml" && return 1; }
  done
}
holds 'nothing is lost' lossless
holds 'every XML is well-formed and valid (xmllint)' sh -c \
  'find "$1" -name "*.xml" -print0 | xargs -0 -P 2 -n 60 xmllint --huge --noout --relaxng convert/tree/report.rng' - "$work/out"
holds 'every XML is valid (jing)' sh -c 'jing convert/tree/report.rng "$1"/*.xml' - "$work/out"
holds "no paragraph's text stands outside a sentence" sh -c \
  '! LC_ALL=C grep -l "<p[ >][^>]*>[^<[:space:]]" "$1"/*.xml' - "$work/out"
status 0 'every XML keeps the rules (baogao check)' "$baogao" check -q "$work"/out/*.xml
# shellcheck disable=SC2086
status 0 'every XML is converted' "$baogao" convert -q -t xml -t text -t markdown $tables -d "$work/again" "$work"/out/*.xml
holds 'what is made from XML is what is made from text' diff -rq "$work/out" "$work/again"

# What the structure lacks is known, report by report (shortfalls.tsv).
if [ "$corpus" = "$samples" ]; then
  skip 'no report lacks what shortfalls.tsv does not tell of' 'there is no corpus beside the project'
elif [ "${CORPUS_PART:-1}" = 1 ]; then
  holds 'no report lacks what shortfalls.tsv does not tell of' perl tests/corpus/shortfalls.pl "$work/list" "$work/out"
fi

# Texts made worse: cut anywhere, lines shuffled, bytes changed, two run together. Nothing is refused but no text.
perl -e '
  use strict; srand 20240101; my ($to, @files) = @ARGV; my $number = 0;
  for my $file (@files) {
    open my $in, "<:raw", $file or die; local $/; my $text = <$in>; my $half = int(rand(length $text));
    my @lines = split /(?<=\n)/, $text;
    my $changed = $text; substr($changed, rand length $text, 1) = chr rand 256 for 1 .. 20;
    $changed =~ tr/\0//d;
    for my $worse (substr($text, 0, $half), substr($text, $half), join("", sort { rand() <=> 0.5 } @lines), $changed,
                   $text =~ s/\n//gr, $text =~ s/。/。\n/gr, $text . $text) {
      open my $out, ">:raw", sprintf("%s/%d.txt", $to, ++$number); print $out "各位代表\n", $worse;
    }
  }' "$(mkdir "$work/worse" && echo "$work/worse")" $(grep -E '\.(txt|md)$' "$work/list" | awk 'NR % 8 == 1')
status 0 'texts made worse are converted, too' "$baogao" convert -q -t xml -d "$work/worse-out" "$work"/worse/*.txt
rm -rf "$work/out" && mv "$work/worse-out" "$work/out"
holds 'nothing of them is lost' lossless
status 0 'and they keep the rules' "$baogao" check -q "$work"/out/*.xml
done_testing
