/* Candidates: what a number might be about. Proposers add them, features describe them, one choice is made. */
#ifndef BAOGAO_CANDIDATES_H
#define BAOGAO_CANDIDATES_H

#include "bind.h"
#include "tokenized.h"

/** Where a candidate was found. */
enum origin {
  ORIGIN_OWN,    /* in the clause before the number */
  ORIGIN_TOPIC,  /* in the clause before that */
  ORIGIN_BEHIND, /* right behind the number */
  ORIGIN_LAST,   /* what a number before was about */
  ORIGIN_JOINED, /* put together from two of these */
  ORIGIN_RULE,   /* by a construction that puts together what stands apart: lists, shares, deeds */
  ORIGINS
};

/** The construction that proposed it. */
#define CAUSES(C)                                                                                                      \
  C(OWN, "own")                                                                                                        \
  C(TOPIC, "topic")                                                                                                    \
  C(BEHIND, "behind")                                                                                                  \
  C(INHERITED, "inherited")                                                                                            \
  C(BROUGHT_ABOUT, "brought-about")                                                                                    \
  C(HEAD_OF_LAST, "head-of-last")                                                                                      \
  C(FRONT_OF_LAST, "front-of-last")                                                                                    \
  C(TOPIC_AND_OWN, "topic-and-own")                                                                                    \
  C(SHARED_TAIL, "shared-tail")                                                                                        \
  C(SAID_OF, "said-of")                                                                                                \
  C(ANSWER, "answer")
#define CAUSE_CONSTANT(constant, name) CAUSE_##constant,
enum cause { CAUSES(CAUSE_CONSTANT) CAUSES_COUNT };
#undef CAUSE_CONSTANT
extern const char *const cause_names[CAUSES_COUNT];

enum { PARTS_MOST = 3, CANDIDATES_MOST = 160, TOKENS_BEFORE = 60, TOKENS_BEHIND = 24 };

/** A name for what is counted: its parts one behind the other. */
struct candidate {
  enum origin origin;
  size_t part_count;
  slice parts[PARTS_MOST]; /* of the sentence, or of strings in the arena or static */
  enum cause cause;
  const char *end;    /* behind the number: where it ends; else NULL */
  bool answer;        /* the cascade of constructions came to the same */
  size_t first, last; /* a span: its first token, and the one behind its last, in the scene's array for its origin */
  size_t nth;         /* of the last ones: 0 is the newest */
  int32_t score;
};

/** One number in its surroundings, cut into tokens. */
struct scene {
  const struct binder *binder;
  size_t i;   /* of the quantity */
  slice text; /* of the sentence */
  const struct quantity *quantity;
  const struct clause *clause;
  slice thing;                        /* behind the number, as the constructions see it */
  const char *answer;                 /* of the constructions; NULL: none */
  const char *rule;                   /* that found it */
  struct token before[TOKENS_BEFORE]; /* of the clause before the number's own, then of its own */
  size_t before_count;
  size_t own; /* the first token of its own clause */
  struct token behind[TOKENS_BEHIND];
  size_t behind_count;
  uint8_t
      stops[TOKENS_BEHIND + 1]; /* the row of stops.tsv that begins at each of these, and behind them: 1 + its kind */
};

struct candidates {
  struct candidate at[CANDIDATES_MOST];
  size_t count;
};

/** Fills `scene->before`, `own` and `behind` from the clause and the text. */
void scene_read(struct scene *scene, struct tokenized *tokenized);

/** Adds all candidates for the number of `scene`: every proposer is asked. */
void candidates_propose(const struct scene *scene, struct candidates *candidates);

/** Whether `candidate` reads as `name` does, white space aside. */
bool candidate_is(const struct candidate *candidate, const char *name);

#endif
