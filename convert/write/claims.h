/* Claims: what a report says that it will reach, and what it says that was reached, taken out of its tree so that
 * reports can be compared that are not in memory at once. */
#ifndef BAOGAO_CLAIMS_H
#define BAOGAO_CLAIMS_H

#include "../stats/decimal.h"
#include "lexicon/aims.h"
#include "lexicon/amounts.h"
#include "lexicon/concepts.h"
#include "view.h"

enum claim_kind {
  CLAIM_TARGET,     /* one of the year's targets */
  CLAIM_LIVELIHOOD, /* a figure of a livelihood item */
  CLAIM_TASK,       /* a figure that a task aims at */
  CLAIM_RESULT      /* what came about */
};

/** A character of the words around a figure, or two that stand beside one another. */
typedef uint32_t gram;
struct grams {
  const gram *at; /* ascending, each once */
  size_t count;
  unsigned char *weights; /* how much each tells where they are compared, as links.c finds out */
};

#define NOWHERE_IN_SENTENCE SIZE_MAX

/** A statistic of a report. Texts are never NULL, but may be empty. */
struct claim {
  enum claim_kind kind;
  const char *stat_id, *indicator, *modifier, *value, *value_max, *reference, *unit, *base_value, *base_unit, *change,
      *type, *surface, *sentence;
  const struct lex_concepts_row *concept; /* or NULL */
  uint32_t start, stop;                   /* code points of the source text */
  size_t sentence_at;                     /* tells sentences of a report apart */
  size_t surface_at;                      /* where the figure stands in its sentence; NOWHERE_IN_SENTENCE */
  enum lex_amounts_is amount;             /* whether it is all there is, or what came to it; 0: not told */
  unsigned stages;                        /* what was done with the things, of lex_stages_stage; 0: not told */
  bool ceiling_word;                      /* said to be no more than that */
  bool own;                               /* no other body is named that it is about */
  bool span;                              /* a result of several years, */
  bool unclear;                           /* or perhaps so */
  bool aimed_at;                          /* what had been aimed at, told beside what came of it */
  enum lex_aims_way past_aim;             /* a result told as so much above or below what was aimed at; 0: as such */
  struct grams name;                      /* of the indicator; as claims_find_words() has found it, else none */
  struct grams all;                       /* of its clause, too; the same */
};

/** What a report claims. `place` is its code, or its name where it has none. */
struct claims {
  const char *report_id, *source_name, *place_name, *place_code, *place;
  const char *level; /* of its place; "" where that is not known */
  slice text;        /* of a report that does not say whose it is; else empty */
  int year;          /* that it plans */
  size_t order;      /* in which it came */
  struct claim *targets;
  size_t target_count;
  struct claim *results;
  size_t result_count;
};

/** Takes a claim, whose texts are good until it returns. False: memory ran out. */
typedef bool claims_take(void *user, const struct claim *claim);

/** Hands the claims of a report to `take` one after the other, in the order of its text: both lists of `head` stay
 * NULL, while their counts are those of the claims. The other texts of `head` are in `memory`, but its own is the
 * view's. A report that does not say which year it plans has no claims. False when memory runs out. */
bool claims_of(const struct view *view, arena *memory, struct claims *head, claims_take *take, void *user);

/** Finds the words around `count` claims, in `memory`. They are had only where claims are compared, for they take more
 * room than all else of them. False when memory runs out. */
bool claims_find_words(struct claim *list, size_t count, arena *memory);

#endif
