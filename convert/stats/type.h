/* What kind of figure a statistic is: its attribute `type`. */
#ifndef BAOGAO_TYPE_H
#define BAOGAO_TYPE_H

#include "bind.h"

/** The type of a statistic of the sentence `text`: level, growth_rate, share … Static. */
const char *type_of(const struct binding *binding, slice text);

/** Whether `statistic` is of how fast something goes: 增速, 涨幅. */
bool type_tells_pace(const struct binding *statistic);

#endif
