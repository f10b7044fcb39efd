/* Weak titles: lines without labels, 第一， 一是 ——, run-in first sentences. Their rank is told by where they stand. */
#ifndef BAOGAO_WEAK_TITLES_H
#define BAOGAO_WEAK_TITLES_H

#include "outline.h"

enum weak_system { WEAK_OVER_TITLES, WEAK_LINE, WEAK_ORDINAL, WEAK_LISTED, WEAK_DASH, WEAK_RUN_IN, WEAK_SYSTEMS };

/** The weak system of the title, as if it had no rank. */
enum weak_system weak_of(const struct paragraph *paragraph);

/** Whether the title's label has no rank of its own. */
bool is_weak(const struct paragraph *paragraph);

/** The index behind the last paragraph to which a list reaches in which the title at `index` stands. */
size_t reach_of(const struct outline *outline, size_t index);

/** Whether first sentences are titles behind the one at `index`, before another with a label like its own. */
bool stands_over_run_ins(const struct outline *outline, uint32_t index);

/** Whether the title at `index` is a line and another follows before a title with a rank of its own. */
bool is_row_of_lines(const struct outline *outline, uint32_t index);

#endif
