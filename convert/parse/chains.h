/* Chains: which candidates of a row are titles, chosen together. */
#ifndef BAOGAO_CHAINS_H
#define BAOGAO_CHAINS_H

#include "../support/arena.h"
#include "../support/slice.h"
#include <stdint.h>

enum {
  CHAIN_WINDOW = 24, /* candidates back among which the title before is looked for */
  CHAIN_MEMBERS = 3  /* members are counted up to here: alone, two, more */
};

#define NO_CANDIDATE SIZE_MAX

/** What speaks for and against titles, in hundredths of a logit: each function adds up what it observes. */
struct chain {
  const void *context;
  size_t count;                                                  /* candidates, in order */
  int (*own)(const void *context, size_t candidate);             /* of a title by itself */
  int (*link)(const void *context, size_t before, size_t title); /* … behind another title, or NO_CANDIDATE */
  int (*last)(const void *context, size_t title, int members);   /* … as the last of so many */
};

/** Room that choices share: it grows with the longest chain. */
struct chain_room {
  struct chain_step *steps;
  size_t room;
};

/** Chooses the titles whose sum is highest; none of them sums to 0. `chosen` gets one flag a candidate, `margins` (may
 * be NULL) how much lower the best sum is that has the candidate for a title, at most 0. Linear in the candidates.
 * False when memory runs out. */
bool chain_choose(arena *arena, struct chain_room *room, const struct chain *chain, bool *chosen, int *margins);

#endif
