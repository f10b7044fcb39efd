/* What a page tells of promises: the targets of the report of the year before beside the results that this one states.
 */
#ifndef BAOGAO_PAGE_PROMISES_H
#define BAOGAO_PAGE_PROMISES_H

#include "../support/log.h"
#include <libxml/tree.h>

/** Adds to `around` (package_tree_around) an element for each target of the report `before`, and for each of its
 * livelihood items' figures that `report` answers:
 *
 *     <promise kind= indicator= said= target= status= word= answer= result=/>
 *
 * `said` and `answer` are the words of the two reports around the figure, `target` and `result` the ids of the figures,
 * `word` the status in Chinese. None when `report` is not of the year behind. False, logged, when memory runs out. */
bool page_promises_add(xmlNode *around, const xmlDoc *before, const xmlDoc *report, bg_log *log);

#endif
