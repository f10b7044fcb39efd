/* What is usual on pages: the middle of distances, heights, edges in their order. */
#ifndef BAOGAO_USUAL_H
#define BAOGAO_USUAL_H

#include "lines.h"

/** Puts `count` values in ascending order. */
void ascend(float *values, size_t count);

/** The middle one of `count` values, which are put in order; of an even number the upper one. There must be one. */
float middle_of(float *values, size_t count);

/** The height that half of the lines that are no furniture have at most, in points; 1 where there are none. False when
 * memory runs out. */
bool usual_height(const struct line_list *lines, float *usual);

#endif
