/* Links: which result of a report answers which target of the one before it. */
#ifndef BAOGAO_LINKS_H
#define BAOGAO_LINKS_H

#include "claims.h"

/** What answers a target. */
struct answer {
  const struct claim *result;    /* NULL: nothing does */
  const struct claim *yardstick; /* of a target without a number: the result that it is measured against, or NULL */
  const struct claim *others;    /* where a whole has no result of its own: that of another part, or NULL */
  unsigned sureness;             /* of 1000 */
};

/** Finds for each target of `before` its answer in `after`: `before->target_count` of them, in `memory`; NULL when
 * memory runs out. */
struct answer *links_find(const struct claims *before, const struct claims *after, arena *memory);

#endif
