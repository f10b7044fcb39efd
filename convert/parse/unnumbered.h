/* Livelihood items without numbers. */
#ifndef BAOGAO_UNNUMBERED_H
#define BAOGAO_UNNUMBERED_H

#include "promises.h"

/** Finds items without numbers inside the paragraph at `index`: those that semicolons part behind words that announce
 * as many (十件实事：…；…；…。) or promise some (民生实事，包括：…；…。), or before words that sum them up; and
 * sentences, as many as the paragraph's title announces. `*found` tells whether there were any. False when memory runs
 * out. */
bool unnumbered_find(struct outline *outline, uint32_t index, bool *found);

/** How many paragraphs without labels right behind the one at `index` are the items that it announces, just as many;
 * 0: it announces none, or others. `*end` gets the index behind the last. */
int unnumbered_following(const struct outline *outline, uint32_t index, size_t to, uint32_t *end);

#endif
