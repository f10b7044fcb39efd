/* Parted titles: where the titles of labelled divisions end to which the text behind them was joined. */
#ifndef BAOGAO_PARTED_TITLES_H
#define BAOGAO_PARTED_TITLES_H

#include "outline.h"

/** glued_titles.c: collects where, in a text whose line ends were lost, the titles of labelled divisions end to which
 * sentences are glued, decided for each list as a whole. False when memory runs out. */
bool glued_titles_find(const struct outline *outline, struct cut_offsets *cuts);

/** glued_rows.c: collects where, in such a text, paragraphs begin with titles of one frame. False when memory runs
 * out. */
bool glued_rows_find(const struct outline *outline, struct cut_offsets *cuts);

/** Collects where, in a wrapped text, a labelled title that fills its line was joined to the text behind it, though
 * most titles of its list are lines. False when memory runs out. */
bool broken_titles_find(const struct outline *outline, struct cut_offsets *cuts);

/** Collects where paragraphs without labels, three or more in a row, each begin with a title that only a gap parts from
 * its text: 经济稳步增长 五年来，…. False when memory runs out. */
bool gapped_titles_find(const struct outline *outline, struct cut_offsets *cuts);

/** held_members.c: collects where paragraphs hold further members of a list whose others begin paragraphs, or all the
 * titled members of one (1.…。2.…。), and where three or more that begin alike hold the title of a group and the first
 * title below it. Linear in the text. False when
 * memory runs out. */
bool held_members_find(const struct outline *outline, struct cut_offsets *cuts);

#endif
