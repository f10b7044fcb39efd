/* Names: which tokens in a row may be the name of an indicator. */
#ifndef BAOGAO_NAMES_H
#define BAOGAO_NAMES_H

#include "tokens.h"

/** Whether a word of `class` may be what a name is about: nouns, verbs used as such, letters, unknown characters. */
bool name_is_noun(enum token_class class);

/** The row of stops.tsv that begins at `at`, 1 + its kind; 0: none does. */
uint8_t name_stops(const char *at, const char *limit);

/** Whether the tokens from `from` up to, not including, `to` may be a name. Fails closed: brackets and quotation marks
 * are whole, no clause ends inside, it begins and ends with words that names begin and end with, and no word of
 * outside.tsv forbids it. */
bool name_is_possible(const struct token *from, const struct token *to);

/** Whether a name may end before a word of `class`: not where it would be cut in two. */
bool name_may_end_before(enum token_class class);

/** Whether `token` is a word of outside.tsv in one of `roles` (OUTSIDE_ROLE_…). */
bool name_token_is(const struct token *token, uint32_t roles);

/** `noun` without the verb at its front that says it was brought about: |实现|利润. */
slice name_brought(slice noun);

#endif
