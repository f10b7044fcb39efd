/* The place that a report is of. */
#ifndef BAOGAO_PLACE_H
#define BAOGAO_PLACE_H

#include "document.h"

/** Fills `facts.place`, `place_code` and `level` of `document` from the assembly's name (`meeting`) and the `title`
 * (both may be empty), else from the text. `year` chooses among names that changed; 0: today's. False only when memory
 * runs out. */
bool place_find(struct document *document, slice meeting, slice title, int year);

#endif
