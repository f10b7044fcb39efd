#!/bin/sh
# A new unit, indicator, sign of a currency or word that joins a list is one line in a table: the program built with them
# reads them. Only what the tables concern is built, in a copy of the project.
. "$(dirname "$0")/../tap.sh"
build=${BUILD:-build}
case $build in /*) skip 'a line in a table' 'the build folder is not in the project' && done_testing && exit ;; esac
copy=$work/copy
mkdir -p "$copy/$build"
cp -a Makefile convert xslt "$copy"
cp -a "$build/convert" "$build/lexicon" "$build"/embedded* "$copy/$build"

read_by() { # PROGRAM: value, unit and indicator of the statistics of a sentence with the new words
  printf '%s\n' '全县竹筏达到1200嗒。全县竹韵达到5200万。' '利用外资达到₤700万。' \
    '城镇暨农村居民人均可支配收入分别增长5.4%、8.1%。' |
    "$1" convert -q -t csv:statistics - |
    grep -c '"竹筏",.*"1200",.*"嗒"\|"竹韵",.*"52000000",.*"CNY"\|"7000000",.*"GBP"\|"城镇居民人均可支配收入",.*"5.4"'
}

before=$(read_by "$baogao")
printf '嗒\tcount\t\t\t\n' >>"$copy/convert/lexicon/units.tsv"
printf '竹韵\tmoney\t\n' >>"$copy/convert/lexicon/indicators.tsv"
printf '₤\t英镑\n' >>"$copy/convert/lexicon/currencies.tsv"
printf '暨\tjoins\n' >>"$copy/convert/lexicon/members.tsv"
holds 'the tables with the new lines compile' make -C "$copy" BUILD="$build" "$build/baogao"
after=$(read_by "$copy/$build/baogao")
holds 'the words are not known without the lines' [ "$before" = 0 ]
holds 'the words are known with them' [ "$after" = 4 ]
done_testing
