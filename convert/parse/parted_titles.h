/* Parted titles: where the titles of labelled divisions end to which the text behind them is glued. */
#ifndef BAOGAO_PARTED_TITLES_H
#define BAOGAO_PARTED_TITLES_H

#include "outline.h"

/** Collects where, in a text whose line ends were lost, the title of a labelled division ends to which a sentence is
 * glued, when most of its list can be parted so. False when memory runs out. */
bool glued_titles_find(const struct outline *outline, struct cut_offsets *cuts);

/** Collects where, in a wrapped text, a labelled title that fills its line was joined to the text behind it, though
 * most titles of its list are lines. False when memory runs out. */
bool broken_titles_find(const struct outline *outline, struct cut_offsets *cuts);

#endif
