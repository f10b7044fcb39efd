/* Topics: titles in the middle of paragraphs. */
#ifndef BAOGAO_TOPICS_H
#define BAOGAO_TOPICS_H

#include "chains.h"
#include "runins.h"

/** Is told of each paragraph that may hold titles inside; false ends it. */
typedef bool topic_visit(void *context, struct candidates *candidates, uint32_t paragraph, enum node_kind kind);

/** Goes through the speech's paragraphs that may hold titles inside and tells `visit` of their candidates and of the
 * kind that the titles would be. False when memory runs out or `visit` says so. */
bool topics_each(struct outline *outline, topic_visit *visit, void *context);

#endif
