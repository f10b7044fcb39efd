/* Binding: each number of a sentence to its indicator. */
#ifndef BAOGAO_BIND_H
#define BAOGAO_BIND_H

#include "clause.h"
#include "lexicon/generics.h"

/** How many members a distributive list may have, and how many indicators are remembered. */
enum { LIST_MOST = 12 };

/** A quantity that is a statistic, with all but role and period. */
struct binding {
  const struct quantity *quantity;
  const struct clause *clause; /* that it was read from: the first member's, in a list */
  const char *indicator;       /* in the arena or NULL */
  const char *unit;
  const char *subject;
  const char *rule;
  slice op_word;
  const char *op;
  uint8_t change;
  unsigned group; /* 0: none */
  slice verb;     /* what was done to the thing counted: 开工改造 */
  slice hedge;    /* 力争, 预计 */
  slice scope;    /* of a rank or a share: 全省 */
  bool acts;      /* the subject is who did it: it holds for further deeds */
  bool listed;    /* a further one in the list of the last: what was done to that holds for it, too */
  bool to;
  bool from;
  bool cumulative;
  bool sum; /* 共: so many all together */
  bool share;
  bool reached;        /* 达到, 提高到, 超过: so much in the end, not done in the course of the years */
  bool yearly;         /* 年均 */
  bool lasting;        /* 连续 */
  unsigned confidence; /* in hundredths: how likely the indicator is right; 0: not known */
  void *note;          /* of an observer */
  const char *weighed; /* for --explain: the tokens, and the candidates with their shares; else NULL */
};

/** What was spoken of before in this block. */
struct topics {
  const char *last;              /* the indicator of the last number */
  const char *entity;            /* the last that stood alone: what 总投资 is that of */
  const char *recent[LIST_MOST]; /* the last different ones, newest last */
  size_t recent_count;
  const char *list[LIST_MOST]; /* of the last distributive list */
  size_t list_count;
  const char *list_text;             /* the same as written: 城镇、农村居民人均可支配收入 */
  slice class;                       /* the thing behind the last threshold: 100亿元以上|项目 */
  slice measured;                    /* what the last threshold of this sentence measures: 产值|过百亿元企业, */
  enum lex_units_kind measured_kind; /* in such units */
  uint8_t carried;                   /* change by the verb before the last number: 新增学位3600个、病床400张 */
  bool yearly;                       /* the last clause said 年均 */
};

/** What was spoken of when the last bracket opened; both NULL: nothing, or none is open. */
struct aside {
  const char *last, *entity;
};

struct chooser;

/** How sure the sentence was last said to be, up to where it has been read. */
struct hedges {
  const char *at;
  const char *end;
  slice word; /* empty: nothing is said */
  bool lasts; /* beyond its clause */
};

struct binder {
  arena *memory;
  struct quantities found;
  struct clause *clauses; /* one a quantity */
  size_t clause_room;
  struct binding *bindings;
  size_t count;
  size_t room;
  struct topics topics;
  unsigned groups;
  struct hedges hedges;
  struct aside aside;
  slice area; /* cut off the indicator just resolved: where it holds */
  struct chooser *chooser;
};

/** Binds the quantities in `binder->found`, of the sentence `text`: fills `bindings` in text order, leaving out what
 * turns out to be no statistic. False when memory runs out. */
bool bind_sentence(struct binder *binder, slice text);

/** The last of the bindings so far; NULL: there is none. */
static inline const struct binding *bind_last(const struct binder *binder)
{
  return binder->count ? &binder->bindings[binder->count - 1] : NULL;
}

/** Whether `before` (may be NULL) is in the unit of `quantity`. */
static inline bool bind_has_unit(const struct binding *before, const struct quantity *quantity)
{
  return before && before->unit && quantity->unit_name && strcmp(before->unit, quantity->unit_name) == 0;
}

/** thing.c: marks the thresholds among the binder's quantities: numbers that tell which things are counted. */
void things_classify(struct binder *binder, slice text);

/** thing.c: the thing counted behind quantity `i`, past its comparator and over thresholds; empty if none stands there.
 */
slice thing_behind(const struct binder *binder, size_t i, slice text);

/** thing.c: `thing`, found behind quantity `i`, or more of the text: up to where it is called a task (任务). */
slice thing_ordered(const struct binder *binder, size_t i, slice thing, slice text);

/** thing.c: whether something is done for the things whose number begins at `before`, in the sentence `text`:
 * 为|96个乡镇, 为|市区|3623户家庭. */
bool thing_is_for(slice text, const char *before);

/** thing.c: whether `quantity` counts things, which then stand behind it or before it. */
bool counts_things(const struct quantity *quantity);

/** The word in clause `c`, or of the number before that it goes on with, by which the pace of what was told before is
 * placed or compared: 增长5%，|增速|居全省第2位. Empty where there is none, or where `q` is the pace itself
 * (增速|达到5%). */
slice pace_told(const struct binder *b, const struct quantity *q, const struct clause *c);

/** The word for the pace behind the last member of a list, which is placed by it:
 * 固定资产投资、工业增加值|增速|分别居第1、 第2位. Empty where there is none. */
slice pace_of_list(const struct quantity *q, const struct clause *c);

/** The deed by which the things of the number before came about, where `q` tells how many more these were, or where
 * that places them: |新增|经营主体14万户，增长32%. It belongs to their name then, which else is of all there are.
 * Empty: none. */
slice fresh_told(const struct binder *b, const struct quantity *q, const struct clause *c);

/** `pace`, to be written behind `name`; empty where that tells of a pace itself. */
slice pace_behind(slice name, slice pace);

/** topic.c: whether `noun` is a word that needs another, in this way. */
bool generic_has_mode(slice noun, enum lex_generics_mode mode);

/** topic.c: whether the clause says that something was completed (完成), which may be a task. */
bool indicator_completed(const struct clause *clause);

/** topic.c: whether `name` is the name of a place, full or short. */
bool topic_is_place(slice name);

/** topic.c: whether `noun` is but a grade: 省级. */
bool topic_is_grade(slice noun);

/** topic.c: whether `noun` names but a place or an area (综保区, 枫渚), or, where it is not what is `counted`, a body.
 */
bool topic_is_area(slice noun, bool counted);

/** topic.c: `text` in the arena, without note marks ([3]) and spaces; NULL when memory runs out. */
const char *topic_copy(struct binder *binder, slice text);

/** topic.c: the text of a row of written.tsv. */
slice topic_written(size_t row);

/** topic.c: what the growth of the last indicator is called; a word of written.tsv. */
slice topic_growth(const struct topics *topics);

/** topic.c: remembers that `indicator` was named. */
void topic_remember(struct topics *topics, const char *indicator);

/** topic.c: `first` and `second` as one string in the arena, or NULL. */
const char *topic_join(struct binder *binder, const char *first, slice second);

#endif
