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
  ORIGIN_RULE,   /* by a construction that reads the clause, or puts together what stands apart: lists, shares, deeds */
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
  C(NAMED, "named")                                                                                                    \
  C(BARE, "bare")                                                                                                      \
  C(UNCOUNTED, "uncounted")                                                                                            \
  C(UNSUMMED, "unsummed")                                                                                              \
  C(CLASS, "class")                                                                                                    \
  C(OF_THING, "of-thing")                                                                                              \
  C(RATING, "rating")                                                                                                  \
  C(TASK, "task")                                                                                                      \
  C(CLAUSE_BEFORE, "clause-before")                                                                                    \
  C(OWNER_BEFORE, "owner-before")                                                                                      \
  C(SHARE, "share")                                                                                                    \
  C(VERB, "verb")                                                                                                      \
  C(BOTH, "both")                                                                                                      \
  C(WHOLE_LIST, "whole-list")                                                                                          \
  C(GROWTH, "growth")                                                                                                  \
  C(LAST_SHARE, "last-share")                                                                                          \
  C(OF_UNIT, "of-unit")                                                                                                \
  C(STAGE, "stage")                                                                                                    \
  C(COUNTERPART, "counterpart")                                                                                        \
  C(GRADE_OF_LAST, "grade-of-last")                                                                                    \
  C(BEFORE_ENTITY, "before-entity")                                                                                    \
  C(BEHIND_ENTITY, "behind-entity")                                                                                    \
  C(FRONT, "front")                                                                                                    \
  C(MEASURE, "measure")                                                                                                \
  C(YIELD, "yield")                                                                                                    \
  C(RANKING, "ranking")                                                                                                \
  C(THING, "thing")                                                                                                    \
  C(GRADE_BEFORE, "grade-before")                                                                                      \
  C(GRADE_BEHIND, "grade-behind")                                                                                      \
  C(DEED, "deed")                                                                                                      \
  C(DEED_ALONE, "deed-alone")                                                                                          \
  C(ISSUED, "issued")                                                                                                  \
  C(SPENT, "spent")                                                                                                    \
  C(MEASURED, "measured")                                                                                              \
  C(UNSAID, "unsaid")                                                                                                  \
  C(SAME, "same")                                                                                                      \
  C(LIST, "list")                                                                                                      \
  C(LIST_BEFORE, "list-before")                                                                                        \
  C(BROUGHT_BEHIND, "brought-behind")                                                                                  \
  C(SAID_WHERE, "said-where")                                                                                          \
  C(TAIL_OF_NEXT, "tail-of-next")                                                                                      \
  C(COORDINATED, "coordinated")
#define CAUSE_CONSTANT(constant, name) CAUSE_##constant,
enum cause { CAUSES(CAUSE_CONSTANT) CAUSES_COUNT };
#undef CAUSE_CONSTANT
extern const char *const cause_names[CAUSES_COUNT];

enum { PARTS_MOST = 8, CANDIDATES_MOST = 160, TOKENS_BEFORE = 60, TOKENS_BEHIND = 24 };

/** How a member of a list goes with another, of which words are taken: the bits of what they have in common. */
enum coordinated {
  COORDINATED_MEMBER = 1, /* it is a member; 0: it is none */
  COORDINATED_CLASS = 1,  /* added: the class of the word that stands in the same place */
  COORDINATED_LENGTH = 2, /* its length */
  COORDINATED_WHOLE = 4,  /* the length of all that is not taken */
  COORDINATED_TAKEN = 8,  /* something is taken */
  COORDINATED_WAYS = COORDINATED_MEMBER + 16
};

/** What a list's member takes from the others: of the first in front, of the last behind. */
struct coordination {
  uint8_t front, back;  /* of enum coordinated */
  uint8_t before, next; /* class of the word before the member's own, and behind; TOKEN_EDGE: none is taken */
};

/** A name for what is counted: its parts one behind the other. */
struct candidate {
  enum origin origin;
  enum cause cause;
  size_t part_count;
  const char *end;    /* behind the number: where it ends; else NULL */
  uint8_t also;       /* 1 + the first construction that came to the same; 0: none did */
  bool member;        /* of a list: all its numbers have such a one, or none */
  size_t base_count;  /* of a share: so many parts tell of what it is one */
  slice area;         /* where it holds, which is not part of it */
  size_t first, last; /* a span: its first token, and the one behind its last, in the scene's array for its origin */
  struct coordination coordination;
  size_t nth; /* of the last ones, or a share of such a one: 1 is the newest; 0: of none */
  int32_t score;
  slice parts[PARTS_MOST]; /* of the sentence, or of strings in the arena or static: the first `part_count` are set */
};

/** The place of a number in a list of numbers joined by 、 and 和 alone; `count` 0: it is in none. */
struct list_place {
  size_t nth, count;
};

/** Where a number that may count what stands behind it looks for its name. */
enum looks {
  LOOKS_BEFORE, /* nothing stands behind */
  LOOKS_EITHER, /* something does */
  LOOKS_BEHIND  /* and nothing before is in its way */
};

/** One number in its surroundings, cut into tokens. */
struct scene {
  const struct binder *binder;
  size_t i;   /* of the quantity */
  slice text; /* of the sentence */
  const struct quantity *quantity;
  const struct clause *clause;
  slice thing; /* behind the number, as thing.c reads it */
  slice alone; /* the clause's name, where it is but a place */
  struct list_place list;
  enum looks looks;
  bool graded;          /* a threshold stands right before: 过10亿元企业|15户 */
  bool towards;         /* something is done for what is counted: see thing_is_for() */
  struct token *before; /* of the clause before the number's own, then of its own; the last is followed by an edge */
  size_t before_count;
  size_t own;           /* the first token of its own clause */
  struct token *behind; /* the last is followed by an edge */
  size_t behind_count;
  uint8_t *stops; /* the row of stops.tsv that begins at each of these, and behind them: 1 + its kind */
};

/** The room for a scene's tokens, kept from one number to the next. */
struct scene_room {
  struct token before[TOKENS_BEFORE + 1];
  struct token behind[TOKENS_BEHIND + 1];
  uint8_t stops[TOKENS_BEHIND + 1];
};

struct candidates {
  struct candidate at[CANDIDATES_MOST];
  size_t count;
};

/** scene.c: fills `scene->before`, `own`, `behind` and `towards` from the clause and the text; the tokens stay in
 * `room`.
 */
void scene_read(struct scene *scene, struct scene_room *room, struct tokenized *tokenized);

/** proposers.c: adds all candidates for the number of `scene`: every proposer is asked. */
void candidates_propose(const struct scene *scene, struct candidates *candidates);

/** A new candidate; the last one again where there is no more room (the nearest are proposed first). */
struct candidate *candidate_new(struct candidates *candidates, enum origin origin, enum cause cause);

/** Puts `part` behind what `candidate` has; nothing where it is empty. */
void candidate_add(struct candidate *candidate, slice part);

#endif
