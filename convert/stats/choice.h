/* The choice: which candidate a number is about, and how sure that is. */
#ifndef BAOGAO_CHOICE_H
#define BAOGAO_CHOICE_H

#include "candidates.h"
#include "features.h"
#include "stats.h"

/** What chooses: room for the candidates of one number. */
struct chooser {
  uint8_t shared[PROPERTIES]; /* what all candidates of the number have in common */
  struct tokenized tokenized;
  struct scene scene;
  struct scene_room room;
  struct candidates candidates;
  const struct stats_observer *observer; /* NULL: there is none */
  bool explain;                          /* whether every choice is told in words, too */
};

/** A chooser in `memory`; NULL when that runs out. */
struct chooser *chooser_new(arena *memory);

/** A new sentence begins: tokens of the one before are no longer asked for. */
void chooser_begin(struct chooser *chooser);

/** The best candidate for the number of `scene`, in which `binder`, `i`, `text`, `quantity`, `clause` and
 * what follows from them are set. NULL: there is none. */
const struct candidate *chooser_choose(struct chooser *chooser, const struct scene *scene);

/** The best candidate among those that are members of a list, or, `member` false, among the others, after
 * chooser_choose(); NULL: there is none. */
const struct candidate *chooser_best(const struct chooser *chooser, bool member);

/** The share of `candidate` in all, in hundredths: by the exponential of the scores, as the weights were fitted
 * to give. The same on every machine: no floating point. */
unsigned choice_share(const struct candidates *candidates, const struct candidate *candidate);

/** The last choice in words, in `memory`: the tokens before and behind the number with their classes, and the likeliest
 * candidates with their construction, share and score. NULL when memory runs out. */
const char *choice_told(arena *memory, const struct chooser *chooser);

/** How likely the record is right whose candidate is `candidate`, in hundredths, by its share in all, its features
 * (column trust of weights.tsv) and calibration.tsv. The same on every machine. */
unsigned choice_confidence(const struct chooser *chooser, const struct candidate *candidate);

#endif
