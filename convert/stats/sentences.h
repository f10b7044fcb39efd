/* Example sentences: tables of sentences with the statistics that they must give, written by editors and run by `check
 * --sentences` (lexicon/README.md has the format). */
#ifndef BAOGAO_SENTENCES_H
#define BAOGAO_SENTENCES_H

#include "../support/log.h"
#include "../support/slice.h"

/** Runs the sentences of the table `text` (borrowed; any bytes). Each that gives other statistics than the table says
 * is SENTENCE_DIFFERS in `log`; a table that cannot be read is SENTENCE_TABLE. False for such a table and when memory
 * runs out. */
bool sentences_check(slice text, bg_log *log);

#endif
