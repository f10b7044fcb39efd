#ifndef BAOGAO_LEXICON_H
#define BAOGAO_LEXICON_H

/** # The lexicon: looking words up in text
 *
 * Each `NAME.tsv` of this directory is turned by compile.c into `NAME.h` and `NAME.c`: an array of structs, one a line,
 * sorted bytewise by its key, and a `struct lex_index` for every column of type `key` or `index`. For a table units.tsv
 * with the columns `unit:key kind:enum(money,area)` the generated header gives
 *
 *     struct lex_units_row { const char *unit; uint16_t unit_size; enum lex_units_kind kind; };
 *     extern const struct lex_units_row lex_units_rows[LEX_UNITS_COUNT];
 *     const struct lex_units_row *lex_units_longest(const char *at, size_t left);
 *     const struct lex_units_row *lex_units_longest_before(const char *end, size_t before);
 *     const struct lex_units_row *lex_units_find(const char *word, size_t size);
 *
 * A table with a column of type `set` also tells which word with one of some marks stands at the beginning or the end
 * of a text: its bytes, the longest if several do, or 0. Where that is `size`, the text is the word.
 *
 *     size_t lex_units_starts(const char *text, size_t size, uint32_t marks);
 *     size_t lex_units_ends(const char *text, size_t size, uint32_t marks);
 *
 * And which word with one mark stands first in a text: its bytes, or 0; `at` (may be NULL) gets the byte where it
 * begins.
 *
 *     size_t lex_units_in(const char *text, size_t size, uint32_t mark, size_t *at);
 *
 * A table whose key is of type `constant` has no words to look up: lex_units_rows[UNITS_UNIT_MU] is its line mu.
 *
 * Code that reads a report calls those; what follows is the machinery under them, and what a column of type `index` (in
 * which a word may stand on many lines) is searched with: lex_longest(&lex_TABLE_by_COLUMN, …).
 *
 * The other types of column give a row `factor` and `factor_size` (text, decimal), `int32_t n` (int), `kind` (enum: the
 * constants UNITS_KIND_MONEY … and the words lex_units_kind_words[]; an empty cell is UNITS_KIND_NONE, 0), `marks`
 * (set: UNITS_MARKS_A | UNITS_MARKS_B), `forms` and `forms_count` (list), and another row (ref):
 * lex_units_at(row->coin), NULL where the cell is empty.
 *
 * All sizes count bytes of UTF-8. Everything is constant and static: nothing is allocated, owned or freed. A search
 * takes time linear in the length of the table's longest word, whatever the number of words. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A state of a double-array trie (Aoe 1989) over bytes: from state s, byte b leads to nodes[s].base + b if that node's
 * `check` is s + 1. `word` is the number of the word that ends here plus one, or 0. Eight bytes, so that a step touches
 * one line of the cache. */
struct lex_node {
  uint32_t check;
  uint32_t base : 17;
  uint32_t word : 15;
};

/** Most characters of a text begin no word. A filter tells so from two neighbouring three-byte characters without
 * entering the trie: row = the low ten bits of the outer one's code point, bit = the low six bits of the inner one's.
 */
#define LEX_FILTER_ROWS 1024

/** The words of one column, in bytewise order. Word w stands on the rows lines[starts[w]] … lines[starts[w + 1] - 1];
 * where both are NULL, the words are unique and word w is row w. */
struct lex_index {
  const struct lex_node *forward;
  const struct lex_node *backward; /**< the same words read from their last byte to their first */
  const uint64_t *begins;          /**< which two characters may begin a word */
  const uint64_t *ends;            /**< which two may end one, the last being the outer one */
  const uint32_t *starts;
  const uint32_t *lines;
};

/** A word found: `size` bytes long, on `count` rows of the table. Nothing found: both are 0. */
struct lex_hit {
  uint32_t first;
  uint32_t count;
  uint32_t size;
};

/** An element of a column of type `list`. */
struct lex_word {
  const char *at;
  size_t size;
};

/** A state of a trie over the characters of the words of several tables (compile-merge.c): from state s, symbol b leads
 * to nodes[s].base + b if that node's `check` is s + 1. `sense` is the number of the sense of the word that ends here
 * plus one, or 0. */
struct lex_merged_node {
  uint32_t check;
  uint32_t base : 20;
  uint32_t sense : 12;
};

/** Merged tables. The symbol of a character of the first plane is symbols[its code point]; 0: it is in no word. */
struct lex_merged {
  const uint16_t *symbols; /**< 0x10000 of them */
  const struct lex_merged_node *nodes;
};

/** The symbol of the character `code`. */
static inline uint16_t lex_symbol(const struct lex_merged *merged, uint32_t code)
{
  return code < 0x10000 ? merged->symbols[code] : 0;
}

/** Where `symbol` leads from `state`, 0 being the first; 0: nowhere. */
static inline uint32_t lex_step(const struct lex_merged *merged, uint32_t state, uint16_t symbol)
{
  uint32_t next = merged->nodes[state].base + symbol;
  return merged->nodes[next].check == state + 1 ? next : 0;
}

/** So many words of a mark are looked for in a text one by one; more by going through the text. */
enum { LEX_WORDS_FEW = 16 };

/** The words of a table that have a mark. */
struct lex_words {
  const struct lex_word *words;
  size_t count;
};

/** The number of a mark (a power of two) among those of its column. */
static inline unsigned lex_number_of_mark(uint32_t mark)
{
  return (unsigned)__builtin_ctz(mark);
}

/** Of `words`, the bytes of that which stands first in `text`, the longest if several do, and where it begins (`at`
 * may be NULL); or 0. */
size_t lex_first_of(const struct lex_words *words, const char *text, size_t size, size_t *at);

/** Whether any word begins (in the forward trie) or ends (in the backward one) with `byte`. */
static inline bool lex_has_first(const struct lex_node *nodes, char byte)
{
  return nodes[nodes[0].base + (unsigned char)byte].check == 1;
}

/** What lex_may_begin() and lex_may_end() say near the end of what may be read: by the outer character alone, whose two
 * last bytes are `high` and `low`. */
static inline bool lex_has_row(const uint64_t *filter, char high, char low)
{
  return filter[(high & 0x0F) << 6 | (low & 0x3F)] != 0;
}

/** Whether a word may begin at `at`, of which `left` bytes may be read: never false where one does. */
static inline bool lex_may_begin(const struct lex_index *index, const char *at, size_t left)
{
  if (left < 3) return left && lex_has_first(index->forward, at[0]);
  if (((unsigned char)at[0] & 0xF0) != 0xE0) return lex_has_first(index->forward, at[0]);
  if (left < 6) return lex_has_row(index->begins, at[1], at[2]);
  return index->begins[(at[1] & 0x0F) << 6 | (at[2] & 0x3F)] >> (at[5] & 0x3F) & 1;
}

/** Whether a word may end just before `end`, before which `before` bytes may be read: never false where one does. */
static inline bool lex_may_end(const struct lex_index *index, const char *end, size_t before)
{
  if (before < 3) return before && lex_has_first(index->backward, *(end - 1));
  if (((unsigned char)*(end - 3) & 0xF0) != 0xE0) return lex_has_first(index->backward, *(end - 1));
  if (before < 6) return lex_has_row(index->ends, *(end - 2), *(end - 1));
  return index->ends[(*(end - 2) & 0x0F) << 6 | (*(end - 1) & 0x3F)] >> (*(end - 4) & 0x3F) & 1;
}

/** Bytes of the character that begins with `lead`. */
static inline size_t lex_size(char lead)
{
  unsigned char byte = (unsigned char)lead;
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

/** The first character from `at` on, before `end`, at which lex_may_begin() says that a word may; `end`: at none. */
const char *lex_next(const struct lex_index *index, const char *at, const char *end);

/** The longest word of `index` that begins at `at`, of which `left` bytes may be read.
 * The next shorter one is found by calling again with `left` = size - 1. Ask lex_may_begin() first where calls are
 * many. */
struct lex_hit lex_longest(const struct lex_index *index, const char *at, size_t left);

/** All words of `index` that begin at `at`, of which `left` bytes may be read, the shortest first: at most `most` of
 * them go to `hits`. Returns how many. */
size_t lex_prefixes(const struct lex_index *index, const char *at, size_t left, struct lex_hit *hits, size_t most);

/** The longest word that ends just before `end`, before which `before` bytes may be read. */
struct lex_hit lex_longest_before(const struct lex_index *index, const char *end, size_t before);

/** The word that is exactly the `size` bytes at `word`. */
struct lex_hit lex_find(const struct lex_index *index, const char *word, size_t size);

/** The number of the `nth` row of a hit (0 ≤ nth < hit.count), an index into the table's rows. */
static inline uint32_t lex_row(const struct lex_index *index, struct lex_hit hit, uint32_t nth)
{
  return index->lines == NULL ? hit.first + nth : index->lines[hit.first + nth];
}

#endif
