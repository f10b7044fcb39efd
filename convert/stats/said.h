/* What is said of a statistic beside its figure: what was done to the thing counted, how sure the report is, and in
 * which field a rank or a share is one. */
#ifndef BAOGAO_SAID_H
#define BAOGAO_SAID_H

#include "bind.h"
#include "lexicon/verbs.h"

/** Fills `verb`, `hedge` and `scope` of the binding added last, which is of the sentence `text`. `behind` is where its
 * indicator or its number ends. Goes over each piece of a sentence once. */
void said_read(struct binder *binder, const char *behind, slice text);

/** Whether `row` says what was done to so much: 实现 and 达到 do not, nor does 完成 of money. */
bool said_is_deed(const struct lex_verbs_row *row, const struct quantity *quantity);

#endif
