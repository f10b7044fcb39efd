/* Parts: which titles open a review, an outlook, a plan. */
#ifndef BAOGAO_PARTS_H
#define BAOGAO_PARTS_H

#include "outline.h"

/** Names the titles that no title stands above: NODE_REVIEW, NODE_PLAN and so on; NODE_SECTION where nothing tells. */
void parts_name(struct outline *outline);

/** Whether no title of the same depth follows under the same parent. */
bool title_is_last(const struct outline *outline, const struct paragraph *paragraph);

/** Whether what stands before the part's first division states the requirement or the targets of the plan's year: 今年
 * …的预期目标是…. */
bool states_years_aims(const struct outline *outline, const struct paragraph *part);

/** Whether labelled titles (一、 （一）) stand directly under the one at `parent`: then these are its tasks, and not
 * what has no label. */
bool has_labelled_children(const struct outline *outline, uint32_t parent);

/** Some reports name their parts without any word for it (“十三五”：努力实现…奋斗目标): the first title is then a line
 * without a label, such lines are few among the titles, and words name at least as many of them, if they name two. */
bool lines_are_parts(const struct outline *outline);

#endif
