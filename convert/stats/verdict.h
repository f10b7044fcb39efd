/* Verdicts: whether a number is a statistic. */
#ifndef BAOGAO_VERDICT_H
#define BAOGAO_VERDICT_H

#include "bind.h"

/** Whether `quantity` of the sentence `text`, with its clause and the thing behind it, is a statistic. Gives it the
 * unit that it leaves out (投资7.68万亿). */
bool verdict_accepts(const struct binder *binder, struct quantity *quantity, const struct clause *clause, slice thing,
                     slice text);

/** Whether `quantity` tells a part of something: percent, permille, points, a fraction. */
bool quantity_is_proportion(const struct quantity *quantity);

/** Whether the unit of `last`, a later member of its list, is that of `quantity`, too: it has none, or only the
 * beginning of it (2.4|个、0.4个百分点). */
bool quantity_lacks_unit_of(const struct quantity *quantity, const struct quantity *last);

#endif
