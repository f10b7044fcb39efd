/* Edges: what titles share at their ends. */
#ifndef BAOGAO_EDGES_H
#define BAOGAO_EDGES_H

#include "outline.h"

/** The first (or last) two characters of `core`. */
slice two_characters(slice core, bool first);

/** Nests the titles of one paragraph, from the inner title `from` on, when they are of two levels: where the first is a
 * couplet (…，…。), each couplet stands over the short ones that follow it; where it is none, titles that begin and end
 * like it (打好…攻坚战。) do so when two others at least follow each. */
void titles_nest(struct outline *outline, size_t from);

#endif
