/* The place that a report is of. */
#ifndef BAOGAO_PLACE_H
#define BAOGAO_PLACE_H

#include "document.h"

/** Where a place is told in lines of its own; any may be empty. */
struct place_told {
  slice meeting; /**< the assembly's name */
  slice title;
  slice speaker; /**< the line of who speaks: 岚溪县人民政府县长 … */
};

/** Fills `facts.place`, `place_code` and `level` of `document` from what is `told`, else from the text. `year` chooses
 * among names that changed; 0: today's. False only when memory runs out. */
bool place_find(struct document *document, struct place_told told, int year);

#endif
