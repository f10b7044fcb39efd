#!/bin/sh
# `check --word` tells what a word is in every table of the lexicon, and which code asks for it.
. "$(dirname "$0")/../tap.sh"
t=$(printf '\t')
status 0 'a word has senses' "$baogao" check --word 完成
for table in convert/lexicon/*.tsv; do
  name=$(basename "$table" .tsv)
  grep -q "^完成$t" "$table" || continue
  holds "that of $name is told" grep -q "^$name$t" "$out"
done
holds 'what the row says is told, and who asks for that' grep -q "^nouns${t}role=completed (.*stats/[a-z]*\.c.*)${t}.*stats/[a-z]*\.c" "$out"
holds 'each line ends with files that ask the table' sh -c '! grep -v "\.[ch]$" "$1" | grep -v "^words"' - "$out"
status 0 'a word of a list is found, too' "$baogao" check --word 小时
holds 'in the column that has it' grep -q "^compounds$t" "$out"
status 1 'a word that no table has is told by the status' "$baogao" check --word 呗呗呗
status 2 'files beside it are wrong use' "$baogao" check --word 完成 "$samples/county-old-style.txt"
done_testing
