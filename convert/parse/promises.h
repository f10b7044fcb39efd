/* Promises: the words that promise livelihood items, and how many they announce. */
#ifndef BAOGAO_PROMISES_H
#define BAOGAO_PROMISES_H

#include "lexicon/limits.h"
#include "outline.h"

enum { MOST_ITEMS = 60 };

/** How surely words promise livelihood items: those that speak of people's lives (民生) or of works for them (民生工程)
 * do when they announce as many as then are found, 实事 always does. In order. */
enum promise { PROMISES_NOTHING, PROMISES_BY_COUNT, PROMISES_WORKS, PROMISES_ITEMS };

enum promise promise_of(slice text);

/** Whether `text` announces `count` things: 12项工作, “十项民生工程”. */
bool announces(slice text, int count);

/** Whether the text tells a number of items, whatever it is: 十件 */
bool counts_items(slice text);

/** How many things the text counts at its end: 城建工程|3|项; 0: none. */
int counted_at_end(slice text);

/** The last sentence of `text`, with its punctuation. */
slice last_sentence(slice text);

/** Adds an item of the paragraph at `index`. `n`: its number, 0: it has none; -1: no item, the text goes on. False when
 * memory runs out. */
bool item_add(struct outline *outline, uint32_t index, uint32_t start, uint32_t end, int n, uint32_t label_end);

#endif
