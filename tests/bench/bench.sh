#!/bin/sh
# bench.sh: speed and memory of text → XML beside `cmark -t xml` on the same bytes, and how time grows with size.
#
# The text is the samples over and over, each copy with a mark of its own in its paragraphs: a body that stands twice in a text is dropped as
# repeated, which would make this a race against nothing. Each figure is the best of several runs. Nothing here fails for being slow.
set -eu
baogao=${BUILD:-build}/baogao
runs=${RUNS:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# copies BYTES FILE: at least that many bytes of samples.
copies() {
  perl -e '
    use strict; use warnings; use utf8; use open qw(:std :encoding(UTF-8));
    my ($bytes, @files) = @ARGV;
    my ($text, $size, $copy) = ("", 0, 0);
    for my $file (@files) { open my $in, "<", $file or die "$file: $!"; local $/; $text .= <$in> . "\n" }
    while ($size < $bytes) {
      my $mark = chr(0x4E00 + $copy / 80) . chr(0x5000 + $copy % 80);
      $copy++;
      for my $line (split /\n/, $text) {
        substr($line, -1, 0) = $mark if length $line > 40;
        print "$line\n";
        $size += length(Encode::encode("UTF-8", $line)) + 1;
      }
    }' -MEncode "$1" samples/prefecture-page-jump.txt samples/county-title-block.txt samples/province-five-years.txt >"$2"
}

# best LABEL COMMAND…: prints seconds and KiB of the quickest run.
best() {
  label=$1
  shift
  i=0
  while [ "$i" -lt "$runs" ]; do
    /usr/bin/time -f '%e %M' -o "$folder/time" "$@" >/dev/null 2>"$folder/errors" || true
    tail -n 1 "$folder/time"
    i=$((i + 1))
  done | sort -n | head -n 1 | while read -r seconds memory; do
    printf '%-44s %7s s %9s KiB\n' "$label" "$seconds" "$memory"
    echo "$seconds" >"$folder/seconds"
  done
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / (b > 0 ? b : 0.001) }'; }

copies 20000000 "$folder/20.txt"
copies 2000000 "$folder/2.txt"
echo "text to XML, $(wc -c <"$folder/20.txt") bytes, best of $runs runs"
best 'cmark -t xml' cmark -t xml "$folder/20.txt"
cmark=$(cat "$folder/seconds")
best 'baogao, structure alone' "$baogao" convert -q --no-statistics -t xml "$folder/20.txt"
echo "  ratio to cmark: $(ratio "$(cat "$folder/seconds")" "$cmark")"
best 'baogao, with statistics' "$baogao" convert -q -t xml "$folder/20.txt"
large=$(cat "$folder/seconds")
echo "  ratio to cmark: $(ratio "$large" "$cmark")"
best 'baogao, with statistics, 2 MB' "$baogao" convert -q -t xml "$folder/2.txt"
echo "  20 MB against 2 MB: $(ratio "$large" "$(cat "$folder/seconds")") times"

echo "shapes, small and ten times as large"
shape() { # LABEL PERL-EXPRESSION with $n, N
  for times in 1 10; do
    perl -CO -Mutf8 -e "my \$n = $3 * $times; $2" >"$folder/shape.txt"
    best "$1, $(wc -c <"$folder/shape.txt") bytes" "$baogao" convert -q -t xml "$folder/shape.txt"
    [ "$times" = 1 ] && small=$(cat "$folder/seconds")
  done
  echo "  $(ratio "$(cat "$folder/seconds")" "$small") times"
}
# shellcheck disable=SC2016 # Perl's own variables
shape 'equal headings' 'print "一、加快发展\n" x $n;' 10000
# shellcheck disable=SC2016
shape 'one line' 'print "推进项目建设，完成投资3亿元，" x $n;' 45000
# shellcheck disable=SC2016
shape '①' 'print "①" x $n;' 100000
# shellcheck disable=SC2016
shape 'open quotes and brackets' 'print "“《（" x $n;' 100000
