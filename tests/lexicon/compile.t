#!/bin/sh
# The table compiler: what it refuses, with file and line, and that what it writes compiles and is always the same.
# Prints TAP. BUILD is the build directory, `build` by default.
set -u
build=${BUILD:-build}
tool=$build/lexicon/compile
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
number=0

report() { # report STATUS NAME: one line of TAP
  number=$((number + 1))
  if [ "$1" -eq 0 ]; then echo "ok $number - $2"; else echo "not ok $number - $2"; fi
}

# refuses NAME LINE PATTERN: the table on standard input (printf escapes) is refused with PATTERN at LINE, and nothing is written
refuses() {
  printf "$(cat)" > "$folder/words.tsv"
  rm -f "$folder/words.h" "$folder/words.c"
  "$tool" "$folder/words.tsv" "$folder" 2> "$folder/errors"
  status=$?
  grep -qE "^$folder/words.tsv:$2: error: .*$3" "$folder/errors" && [ $status -eq 1 ] && [ ! -e "$folder/words.h" ] \
    && [ ! -e "$folder/words.c" ]
  result=$?
  report $result "$1"
  [ $result -eq 0 ] || sed 's/^/# /' "$folder/errors"
}

refuses 'a key on two lines' 4 "'mu' stands on line 2 already" <<'END'
word:key\nmu\nhectare\nmu\n
END
refuses 'a word that the enum does not have' 3 "unknown word 'lenght'; the header knows money length" <<'END'
word:key\tkind:enum(money,length)\nyuan\tmoney\nmetre\tlenght\n
END
refuses 'a word that the set does not have' 2 "unknown word 'c'" <<'END'
word:key\tmarks:set(a,b)\nyuan\ta|c\n
END
refuses 'a cell left out' 3 'column factor is empty' <<'END'
word:key\tfactor:decimal\nyuan\t1\nmu\n
END
refuses 'a cell too many' 2 'more than the 2 columns' <<'END'
word:key\tfactor:decimal\nyuan\t1\t2\n
END
for bad in 1,000 1e3 .5 1. 007 -; do
  refuses "the decimal $bad" 2 "'$bad' is no decimal number" <<END
word:key\tfactor:decimal\nyuan\t$bad\n
END
done
refuses 'an int of more than 32 bits' 2 'is no whole number' <<'END'
word:key\tn:int\nyuan\t2147483648\n
END
refuses 'bytes that are not UTF-8' 3 'not UTF-8' <<'END'
# \303\244\nword:key\n\303\050\n
END
refuses 'an overlong sequence' 2 'not UTF-8' <<'END'
word:key\n\300\257\n
END
refuses 'a surrogate' 2 'not UTF-8' <<'END'
word:key\n\355\240\200\n
END
refuses 'a byte order mark' 1 'byte order mark' <<'END'
\357\273\277word:key\nmu\n
END
refuses 'Windows line ends' 1 'carriage return' <<'END'
word:key\r\nmu\r\n
END
refuses 'white space after a cell' 2 "white space before or after 'mu '" <<'END'
word:key\tnote\nmu \tx\n
END
refuses 'an ideographic space before a cell' 2 'white space' <<'END'
word:key\tnote\nmu\t\343\200\200x\n
END
refuses 'a reference to no line' 2 "no line has the key 'hectare'" <<'END'
word:key\tnormal:ref?\nmu\thectare\n
END
refuses 'an unknown type' 1 "unknown type 'number'" <<'END'
word:key\tn:number\nmu\t1\n
END
refuses 'a table without a key' 1 'one column must be of type key' <<'END'
word:text\nmu\n
END
refuses 'a constant that C cannot spell' 2 "'Mu' is no word of small letters" <<'END'
name:constant\ttext:text\nMu\tx\n
END
refuses 'a constant on two lines' 3 "'mu' stands on line 2 already" <<'END'
name:constant\ttext:text\nmu\tx\nmu\ty\n
END
refuses 'a value in a table of words' 1 'may have a column of type value' <<'END'
word:key\tn:value\nmu\t1\n
END
refuses 'a value that is no number' 2 "'long' is no whole number" <<'END'
name:constant\tn:value\nmu\tlong\n
END
refuses 'two columns of one name' 1 'two columns are named word' <<'END'
word:key\tword:text\nmu\tx\n
END
refuses 'a column named like a word of C' 1 "'default' is no column name" <<'END'
word:key\tdefault:text\nmu\tx\n
END
refuses 'an enum word without a name for C' 1 'write name=' <<'END'
word:key\tkind:enum(\344\272\251)\nmu\tx\n
END

# All mistakes are told in one run.
printf 'word:key\tn:int\nmu\tx\nmu\ty\n' > "$folder/words.tsv"
"$tool" "$folder/words.tsv" "$folder" 2> "$folder/errors"
[ "$(wc -l < "$folder/errors")" -eq 3 ]
report $? 'all mistakes are told at once'

# A table with a column of every type, quoting included, compiles without warnings and holds what it says.
printf '%s\n' '# a remark' '' \
  'word:key	kind:enum(money,per-cent=%)?	factor:decimal	normal:ref?	marks:set(a,b)?	forms:list?	n:int?	alias:index?	note' \
  'mu	money	-1.50		a|b	one|two	-7	M	say "mu" \n ??/' \
  'hectare		15	mu				M' > "$folder/all-types.tsv"
printf '%s\n' 'name:constant	text:text' 'square-kilometre	km2' 'mu	mu' > "$folder/constants.tsv"
printf '%s\n' 'limit:constant	value:value	note' 'title-line	46	at most' 'rows	3' > "$folder/values.tsv"
cat > "$folder/main.c" <<'END'
#include "all-types.h"
#include "constants.h"
#include "values.h"
#include <string.h>
int main(void)
{
  const struct lex_all_types_row *mu = lex_all_types_find("mu", 2);
  const struct lex_all_types_row *hectare = lex_all_types_longest("hectares", 8);
  if (mu == NULL || hectare == NULL || lex_all_types_at(hectare->normal) != mu || lex_all_types_at(mu->normal) != NULL) return 1;
  if (mu->kind != ALL_TYPES_KIND_MONEY || hectare->kind != ALL_TYPES_KIND_NONE) return 2;
  if (strcmp(lex_all_types_kind_words[ALL_TYPES_KIND_PER_CENT], "%") != 0) return 3;
  if (strcmp(mu->factor, "-1.50") != 0 || mu->n != -7 || hectare->n != 0) return 4;
  if (mu->marks != (ALL_TYPES_MARKS_A | ALL_TYPES_MARKS_B) || hectare->marks != 0) return 5;
  if (mu->forms_count != 2 || strcmp(mu->forms[1].at, "two") != 0 || hectare->forms_count != 0) return 6;
  if (strcmp(mu->note, "say \"mu\" \\n ?" "?/") != 0 || mu->note_size != strlen(mu->note)) return 7;
  struct lex_hit hit = lex_find(&lex_all_types_by_alias, "M", 1);
  if (hit.count != 2 || &lex_all_types_rows[lex_row(&lex_all_types_by_alias, hit, 1)] != mu) return 8;
  const char *text = "xmu";
  if (lex_all_types_longest_before(text + 3, 3) != mu) return 9;
  size_t at = 0;
  if (lex_all_types_in("a hectare of mu", 15, ALL_TYPES_MARKS_B, &at) != 2 || at != 13) return 10;
  if (lex_all_types_in("a hectare", 9, ALL_TYPES_MARKS_A, &at) != 0) return 11;
  char rows[VALUES_ROWS];
  if (sizeof rows != 3 || VALUES_TITLE_LINE != 46) return 13;
  return strcmp(lex_constants_rows[CONSTANTS_NAME_SQUARE_KILOMETRE].text, "km2") == 0 ? 0 : 12;
}
END
mkdir "$folder/lexicon"
"$tool" "$folder/all-types.tsv" "$folder" && "$tool" "$folder/constants.tsv" "$folder" \
  && "$tool" "$folder/values.tsv" "$folder" && cp "$folder"/*.h "$folder/lexicon/" \
  && ${CC:-cc} -std=c17 -Wall -Wextra -Wpedantic -Wtrigraphs -Werror -Iconvert -I"$folder" -o "$folder/main" "$folder/main.c" \
    "$folder/all-types.c" "$folder/constants.c" convert/lexicon/lexicon.c convert/support/slice.c
report $? 'a table of all types compiles without a warning'
"$folder/main"
status=$?
report $status 'its rows hold what the table says'
[ $status -eq 0 ] || echo "# check $status failed"

# What the loader would have to relocate is not shared, and costs time at every start.
${CC:-cc} -std=c17 -fPIC -Iconvert -I"$folder" -c -o "$folder/constants.o" "$folder/constants.c"
[ -z "$(objdump -r "$folder/constants.o" | grep -w R_X86_64_64)" ]
report $? 'rows of short texts hold no pointers'

cp "$folder/all-types.c" "$folder/before.c"
(sed 3q "$folder/all-types.tsv"; sed 1,3d "$folder/all-types.tsv" | sort) > "$folder/sorted" && mv "$folder/sorted" "$folder/all-types.tsv"
"$tool" "$folder/all-types.tsv" "$folder" && cmp -s "$folder/all-types.c" "$folder/before.c"
report $? 'the order of the lines does not matter'

# Two tables as one: a word's sense has what each says of it.
printf '%s\n' 'word:key	cost:int	class:enum(noun,verb)' '渔港	7	noun' '渔	3	verb' > "$folder/common.tsv"
printf '%s\n' 'word:key	role:set(a,b)' '渔港	b' '港口	a|b' > "$folder/rare.tsv"
cat > "$folder/merged.c" <<'END'
#include "lexicon/both.h"
static const struct lex_both_row *sense(const uint32_t *codes, size_t count)
{
  uint32_t state = 0;
  for (size_t i = 0; i < count; i++)
    if (!(state = lex_step(&lex_both, state, lex_symbol(&lex_both, codes[i])))) return NULL;
  return lex_both.nodes[state].sense ? &lex_both_rows[lex_both.nodes[state].sense - 1] : NULL;
}
int main(void)
{
  const uint32_t both[] = {0x6E14, 0x6E2F}, rare[] = {0x6E2F, 0x53E3}, none[] = {0x6E14, 0x53E3}, latin[] = {'a'};
  const struct lex_both_row *row = sense(both, 2);
  if (!row || row->common_cost != 8 || row->common_class != 1 || row->rare_role != 3) return 1;
  row = sense(both, 1);
  if (!row || row->common_cost != 4 || row->common_class != 2 || row->rare_role != 0) return 2;
  row = sense(rare, 2);
  if (!row || row->common_cost != 0 || row->rare_role != 4) return 3;
  return sense(rare, 1) || sense(none, 2) || sense(latin, 1) ? 4 : 0;
}
END
"$tool" both "$folder" "$folder/common.tsv:cost,class" "$folder/rare.tsv:role" && cp "$folder/both.h" "$folder/lexicon/" \
  && ${CC:-cc} -std=c17 -Wall -Wextra -Wpedantic -Werror -Iconvert -I"$folder" -o "$folder/merged" "$folder/merged.c" "$folder/both.c" \
  && "$folder/merged"
report $? 'a word of merged tables has what each of them says of it'
"$tool" both "$folder" "$folder/common.tsv:price" 2> "$folder/errors"
[ $? -eq 1 ] && grep -q 'common.tsv: error: there is no column price' "$folder/errors"
report $? 'a column to merge that the table does not have is refused'

awk 'BEGIN { print "word:key"; for (i = 0; i < 32768; i++) printf "w%05d\n", i }' > "$folder/many.tsv"
"$tool" "$folder/many.tsv" "$folder" 2> "$folder/errors"
[ $? -eq 2 ] && [ ! -e "$folder/many.c" ]
report $? 'more words than a node can number are an error'

"$tool" convert/lexicon/places.tsv /nowhere 2> "$folder/errors"
[ $? -eq 2 ]
report $? 'a directory that is not there is an error'
"$tool" "$folder/missing.tsv" "$folder" 2> "$folder/errors"
[ $? -eq 2 ]
report $? 'a table that is not there is an error'

echo "1..$number"
