#!/bin/sh
# The program speaks its user's language on the terminal, and nowhere else.
. "$(dirname "$0")/../tap.sh"
build=${BUILD:-build}
sample=$samples/prefecture-page-jump.txt
chinese() { LANGUAGE=zh_CN "$@"; }

# The catalogues. Each text is found by its place in a call that the Makefile lists.
for po in convert/po/*.po; do
  holds "$po has every text of the program, none in doubt" msgcmp "$po" "$build/baogao.pot"
  holds "$po has no text that the program has not" sh -c '
    ! msgmerge --quiet --no-fuzzy-matching -o - "$1" "$2" | msgattrib --only-obsolete | grep .' - "$po" "$build/baogao.pot"
  holds "$po keeps the conversions of each text" msgfmt --check-format -o "$work/checked.mo" "$po"
  holds "$po keeps every option and command that a text names" perl -0 -ne '
    s/"\n"//g;
    for (/msgid "(.+)"\nmsgstr "(.+)"/g) { push @texts, $_ }
    while (my ($id, $text) = splice @texts, 0, 2) {
      for my $word ($id =~ /(?<![\w-])(--?[a-z][a-z-]*|baogao (?:convert|check|text|publish|archive|formats)\b|[a-z]+-[a-z0-9]+\.txt)/g) {
        next if index($text, $word) >= 0;
        print "$word: $id\n"; $bad = 1;
      }
    }
    exit($bad // 0)' "$po"
done
holds 'the template has the texts of calls, tables and reasons' sh -c '
  for text in "there is no option %s" "page jump removed from a sentence: %s" "it is empty" "a PDF document" "a page to read, with contents and tables"; do
    grep -qF "msgid \"$text\"" "$1" || exit 1
  done' - "$build/baogao.pot"

# Help.
for command in convert check text publish archive formats; do
  status 0 "$command has help in Chinese" chinese "$baogao" $command --help
  holds 'each of whose options is explained in it' sh -c '! grep "^  .*--[a-z]" "$1" | grep -v "^  baogao\|^  (cd" | grep -vP "\p{Han}"' - "$out"
  holds 'with explanations below each other' python3 - "$out" <<'P'
import re, sys, unicodedata
wide = lambda text: sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)
for line in open(sys.argv[1], encoding='utf-8'):
    found = re.match(r'(  (?:-\w, |    )--[a-z-]+(?: \S+)?  +)\S', line)
    if found and wide(found[1]) != 28 and not (wide(found[1]) > 28 and found[1].endswith('  ')):
        sys.exit(line)
P
done
status 0 'so has the program' chinese "$baogao" --help
holds 'which names the commands' grep -q '^  convert .*转换' "$out"

# Messages.
status 2 'wrong use is told in Chinese' chinese "$baogao" convert --frob "$sample"
holds 'with its code, which is the same in every language' grep -q '^baogao: 错误: .*没有这个选项：--frob.* \[wrong-use\]$' "$err"
status 3 'so is what cannot be read' chinese "$baogao" convert "$work/missing.txt"
holds 'with the file first' grep -q "^$work/missing.txt: 错误: 无法读取：.* \[cannot-read\]$" "$err"
printf '%%PDF-1.4\nnothing' >"$work/half.pdf"
status 3 'a reason inside a message is Chinese, too' chinese "$baogao" convert "$work/half.pdf"
holds 'and no English is left' sh -c '! sed "s,.*half.pdf,,; s, \[.*,," "$1" | grep -q "damaged\|missing\|cannot"' - "$err"
printf '各位代表：\n\377\376\377现在，我代表县人民政府，向大会报告工作。\n' >"$work/broken.txt"
status 0 'counted bytes are Chinese' chinese "$baogao" convert -o "$work/broken.xml" --encoding UTF-8 "$work/broken.txt"
holds 'with their number' grep -q '3 个字节不是有效的 UTF-8' "$err"
status 2 'JSON for programs' chinese "$baogao" convert --log json --frob "$sample"
holds 'has the code as ever' grep -q '"level":"error","code":"wrong-use","text":"没有' "$err"

# Which language.
told() { # HOW… ENGLISH|CHINESE
  env -u LANGUAGE -u LC_ALL -u LC_MESSAGES -u LANG "$@" "$baogao" convert 2>&1 | grep -q '没有指定文件'
}
holds 'LANG=zh_CN.UTF-8 chooses Chinese, though the system may lack that locale' told LANG=zh_CN.UTF-8
holds 'LC_MESSAGES wins over LANG' told LANG=en_GB.UTF-8 LC_MESSAGES=zh_CN.UTF-8
holds 'LC_ALL wins over both' told LANG=C LC_MESSAGES=C LC_ALL=zh_CN.UTF-8
holds 'LANGUAGE wins over all but C' told LANG=C.UTF-8 LANGUAGE=zh_CN
for how in LANG=C LC_ALL=C 'LC_ALL=C LANGUAGE=zh_CN' LANG=de_DE.UTF-8 'LANG=zh_CN.UTF-8 LC_ALL=C' 'LANG=zh_CN.UTF-8 LANGUAGE=en'; do
  # shellcheck disable=SC2086 # a list
  told $how
  holds "$how is English" test $? = 1
done

# What is written depends on no language.
for format in xml html tei akn text json markdown csv:targets csv:statistics; do
  LC_ALL=C "$baogao" convert -q -t $format "$sample" >"$work/english" 2>/dev/null
  LC_ALL=zh_CN.UTF-8 LANGUAGE=zh_CN "$baogao" convert -q -t $format "$sample" >"$work/chinese" 2>/dev/null
  holds "$format is the same in Chinese and English" cmp "$work/english" "$work/chinese"
done
for how in english chinese; do
  [ $how = english ] || export LANGUAGE=zh_CN
  "$baogao" archive "$work/broken.txt" "$sample" -d "$work/bag-$how" 2>/dev/null
  "$baogao" convert -q -t xlsx -o "$work/$how.xlsx" "$sample"
  unset LANGUAGE
done
holds 'an archive and what it keeps of the diagnostics' diff -r "$work/bag-english" "$work/bag-chinese"
holds 'which there are' grep -q undecodable "$work/bag-chinese/data/conversion.jsonl"
holds 'a workbook' cmp "$work/english.xlsx" "$work/chinese.xlsx"
done_testing
