/* Features: what a candidate looks like, without its words: classes of words at its edges, what stands between it and
 * its number, what kind of number it is. */
#ifndef BAOGAO_FEATURES_H
#define BAOGAO_FEATURES_H

#include "candidates.h"

/** The properties that features are made of, and how many values each has. */
#define FEATURE_PROPERTIES(P)                                                                                          \
  P(ORIGIN, ORIGINS)                                                                                                   \
  P(UNIT, 11)                                                                                                          \
  P(FIRST, TOKEN_CLASSES)  /* class of the first token */                                                              \
  P(LAST, TOKEN_CLASSES)   /* of the last */                                                                           \
  P(BEFORE, TOKEN_CLASSES) /* of the token before the first */                                                         \
  P(NEXT, TOKEN_CLASSES)   /* of the token behind the last */                                                          \
  P(LENGTH, 12)                                                                                                        \
  P(VERBS, 4)               /* inside */                                                                               \
  P(HEAD, 5)                /* kind of indicator that it ends in */                                                    \
  P(LEFT, 8)                /* what of its clause stands before it */                                                  \
  P(AGREES, 5)              /* with the name as the constructions see it: at neither, either, both edges */            \
  P(RULE, CAUSES_COUNT + 1) /* the construction that came to it, too */                                                \
  P(OPENS, 7)               /* as a row of verbs.tsv: verb, keep … */                                                \
  P(AFTER, 7)               /* how a row of verbs.tsv ends right before it */                                          \
  P(STOPS, 6)               /* whether a row of stops.tsv follows */                                                   \
  P(HAS, 2)                                                                                                            \
  P(HOLDS, 16) /* 的, an enumeration, figures, an open bracket */                                                     \
  P(SAID, 12)  /* of the clause: change, level … and whether it has a name of its own */                             \
  P(NTH, 4)                                                                                                            \
  P(SAME_UNIT, 3)                                                                                                      \
  P(LOOKS, 12) /* where the number looks for its name */                                                               \
  P(CAUSE, CAUSES_COUNT)                                                                                               \
  P(SHAPE, 20) /* how names, verbs and 的 follow one another inside */                                                \
  P(ADVERBS, 3)                                                                                                        \
  P(DISTANCE, 4) /* of the last number: none, in this clause, in this sentence, before it */                           \
  P(TOWARDS, 2)  /* whether something is done for what is counted: 为|96个乡镇 */                                  \
  P(IS, 8)       /* a class of things, a word that needs another, a place, a grade */                                  \
  P(OWN, 9)      /* what the clause names: nothing, a part, what has parts, a word that needs another … */           \
  P(FRONT, COORDINATED_WAYS) /* how its first word goes with that of a list's first member */                          \
  P(BACK, COORDINATED_WAYS)  /* and its last with that of the last */

/** The templates: two properties each. A feature is one template with one value of each. */
#define FEATURE_TEMPLATES(T)                                                                                           \
  T(ORIGIN, BEFORE)                                                                                                    \
  T(BEFORE, FIRST)                                                                                                     \
  T(ORIGIN, NEXT)                                                                                                      \
  T(LAST, NEXT)                                                                                                        \
  T(ORIGIN, LENGTH)                                                                                                    \
  T(UNIT, HEAD)                                                                                                        \
  T(LEFT, FIRST)                                                                                                       \
  T(ORIGIN, AGREES)                                                                                                    \
  T(RULE, UNIT)                                                                                                        \
  T(LOOKS, RULE)                                                                                                       \
  T(SAID, RULE)                                                                                                        \
  T(RULE, ORIGIN)                                                                                                      \
  T(ORIGIN, AFTER)                                                                                                     \
  T(AFTER, OPENS)                                                                                                      \
  T(ORIGIN, HAS)                                                                                                       \
  T(NTH, SAME_UNIT)                                                                                                    \
  T(CAUSE, UNIT)                                                                                                       \
  T(CAUSE, SAID)                                                                                                       \
  T(NTH, SAID)                                                                                                         \
  T(ORIGIN, HEAD)                                                                                                      \
  T(CAUSE, HEAD)                                                                                                       \
  T(CAUSE, SAME_UNIT)                                                                                                  \
  T(CAUSE, LENGTH)                                                                                                     \
  T(CAUSE, LAST)                                                                                                       \
  T(HAS, VERBS)                                                                                                        \
  T(HAS, LAST)                                                                                                         \
  T(HAS, FIRST)                                                                                                        \
  T(HAS, BEFORE)                                                                                                       \
  T(HAS, NEXT)                                                                                                         \
  T(HAS, LENGTH)                                                                                                       \
  T(HAS, HOLDS)                                                                                                        \
  T(HAS, STOPS)                                                                                                        \
  T(HAS, SHAPE)                                                                                                        \
  T(SHAPE, UNIT)                                                                                                       \
  T(HAS, ADVERBS)                                                                                                      \
  T(SHAPE, NEXT)                                                                                                       \
  T(SHAPE, BEFORE)                                                                                                     \
  T(CAUSE, IS)                                                                                                         \
  T(HAS, IS)                                                                                                           \
  T(DISTANCE, NTH)                                                                                                     \
  T(DISTANCE, CAUSE)                                                                                                   \
  T(TOWARDS, HAS)                                                                                                      \
  T(OWN, CAUSE)                                                                                                        \
  T(OWN, ORIGIN)                                                                                                       \
  T(CAUSE, LOOKS)                                                                                                      \
  T(FRONT, BEFORE)                                                                                                     \
  T(BACK, NEXT)                                                                                                        \
  T(FRONT, HEAD)                                                                                                       \
  T(BACK, HEAD)                                                                                                        \
  T(FRONT, RULE)                                                                                                       \
  T(BACK, RULE)

#define PROPERTY_CONSTANT(name, count) PROPERTY_##name,
enum property { FEATURE_PROPERTIES(PROPERTY_CONSTANT) PROPERTIES };
#undef PROPERTY_CONSTANT

/** How many features there are, FEATURES_ROOM at most, and how many of them a candidate has: one a template,
 * FEATURES_MOST at most. */
enum { FEATURES_MOST = 96, FEATURES_ROOM = 1 << 14 };
extern const size_t features_count;
extern const size_t features_a_candidate;

/** Fills the PROPERTIES bytes of `shared` with the values that all candidates of `scene` share. */
void features_begin(const struct scene *scene, uint8_t *shared);

/** The sum of the weights of a candidate's features; `shared` is from features_begin(), `weights` has FEATURES_ROOM.
 */
int32_t features_score(const struct scene *scene, const struct candidate *candidate, const uint8_t *shared,
                       const int16_t *weights);

/** The same of all candidates of the scene, as their `score`. */
void features_score_all(const struct scene *scene, struct candidates *candidates, const uint8_t *shared,
                        const int16_t *weights);

/** Fills `features` with the numbers of a candidate's features, each below features_count. */
void features_of(const struct scene *scene, const struct candidate *candidate, uint16_t *features);

/** The name of feature `number`: both properties with their values (source:0,unit:3). At most `size` bytes go to
 * `name`. */
void feature_name(size_t number, char *name, size_t size);

#endif
