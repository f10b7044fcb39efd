/* Livelihood items in groups. */
#ifndef BAOGAO_GROUPED_ITEMS_H
#define BAOGAO_GROUPED_ITEMS_H

#include "promises.h"

/** Finds items that the paragraph at `index` lists by fields whose counts add up to what it announces:
 * 实施5项民生工程， 其中城建工程3项：（1）…（2）…（3）…。教育工程2项：①…②…。 `*found` tells whether there were any.
 * False when memory runs out. */
bool grouped_items_find(struct outline *outline, uint32_t index, bool *found);

/** Finds items whose numbers count through the paragraphs behind the one at `index`, which announces as many, each of
 * them a field with some: 办好5件实事|教育方面：1.…；2.…。|卫生方面：3.…；4.…；5.…。 `*found` tells whether there were
 * any. False when memory runs out. */
bool counted_through_find(struct outline *outline, uint32_t index, bool *found);

#endif
