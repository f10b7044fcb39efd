/* Senses: what a word is to the program, over all tables of the lexicon. */
#ifndef BAOGAO_SENSES_H
#define BAOGAO_SENSES_H

#include "settings.h"

/** Prints a line for each row that `word` stands on: the table, what the row says of it, and the files of code that ask
 * for that. BG_WARNED when no table has the word. */
bg_status senses_print(const char *word);

#endif
