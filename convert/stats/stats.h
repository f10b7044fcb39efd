/* Statistics: numbers bound to what they are about. */
#ifndef BAOGAO_STATS_H
#define BAOGAO_STATS_H

#include "../parse/document.h"

/** Finds the statistics in every text-bearing block of `document` (sentences of paragraphs and items, headings, cells),
 * appends them to `document->statistics` and marks them as MARK_STAT in order of start. Each mark lies wholly in one
 * sentence, heading or cell and crosses no other. Role and period come from the divisions around it and from `facts`.
 * Linear in the size of the text. False only when memory runs out. */
bool stats_find(struct document *document);

#endif
