/* Livelihood items: what promises them, and those without numbers. */
#ifndef BAOGAO_ITEMS_H
#define BAOGAO_ITEMS_H

#include "outline.h"

enum { LEAST_ITEMS = 3, MOST_ITEMS = 60 };

/** How surely words promise livelihood items: those that speak of people's lives (民生) or of works for them (民生工程)
 * do when they announce as many as then are found, 实事 always does. In order. */
enum promise { PROMISES_NOTHING, PROMISES_BY_COUNT, PROMISES_WORKS, PROMISES_ITEMS };

enum promise promise_of(slice text);

/** Whether `text` announces `count` things: 12项工作, “十项民生工程”. */
bool announces(slice text, int count);

/** The last sentence of `text`, with its punctuation. */
slice last_sentence(slice text);

/** Adds an item of the paragraph at `index`. `n`: its number, 0: it has none; -1: no item, the text goes on. False when
 * memory runs out. */
bool item_add(struct outline *outline, uint32_t index, uint32_t start, uint32_t end, int n, uint32_t label_end);

/** Finds items without numbers inside the paragraph at `index`: those that semicolons part behind words that announce
 * as many (十件实事：…；…；…。), or before words that sum them up. `*found` tells whether there were any. False when
 * memory runs out. */
bool unnumbered_find(struct outline *outline, uint32_t index, bool *found);

/** How many paragraphs without labels right behind the one at `index` are the items that it announces, just as many;
 * 0: it announces none, or others. `*end` gets the index behind the last. */
int unnumbered_following(const struct outline *outline, uint32_t index, size_t to, uint32_t *end);

#endif
