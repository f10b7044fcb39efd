#ifndef BAOGAO_MUTANT_H
#define BAOGAO_MUTANT_H

/* What the calls that mutation.py puts into a copy of the sources need; see mutant.c. */

#include "lexicon/lexicon.h"
#include "lexicon/senses.h"

/** A table of words: where its rows, their keys and the words by mark stand. */
struct mutant_table {
  const char *name;
  const struct lex_index *index;
  const char *keys; /* the first row's; the next is `row_size` bytes behind it */
  size_t row_size;
  uint32_t count;
  const struct lex_words *marked;
  size_t marks;
  const struct lex_index *names; /* that rows have besides their keys, or NULL */
};

#include "lexicon/mutants.h" /* MUTANT_CONDITIONS, MUTANT_TABLES */
extern const struct mutant_table mutant_tables[MUTANT_TABLES];

/** Whether operand `number`, which has just decided, shall not. */
bool mutant_condition(unsigned number);

/** Whether the word with this number plus one is taken out of the table of `index`. */
bool mutant_word(const struct lex_index *index, uint32_t word);

/** `row`, which is the sense of the word that ends in `state` of the merged tables, without what the table says from
 * which the word is taken out. */
const struct lex_senses_row *mutant_sense(uint32_t state, const struct lex_senses_row *row);

/** Whether a word of those with a mark is taken out of its table. */
bool mutant_marked(const struct lex_words *words, size_t number);

#endif
