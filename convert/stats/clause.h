/* Clauses: what stands before a number, taken apart into its indicator and what is said of it. */
#ifndef BAOGAO_CLAUSE_H
#define BAOGAO_CLAUSE_H

#include "lexicon/phrases.h"
#include "lexicon/predicates.h"
#include "lexicon/verbs.h"
#include "quantity.h"

/** Where phrases open in a clause (比上年, 占…的): the last of each kind, NULL where there is none. */
struct openings {
  const char *at[PHRASES_OPENS_NO + 1];
  size_t size[PHRASES_OPENS_NO + 1];
};

/** What stands between the last number, or the last comma, and a number. Slices of the sentence. */
struct clause {
  slice noun;        /* the indicator as written, without what was done and without what is said of it; may be empty */
  slice verb;        /* what was done (新建), before the noun; the last of several */
  slice share;       /* 占 X 的: X, with 比重 if that is written */
  slice scope;       /* of a rank: among whom */
  slice suffix;      /* what each member of a list has behind: 分别实现|产值 */
  slice op_word;     /* 超过 */
  slice change_word; /* what `change` was read from */
  slice said;        /* the predicate next to the noun: 增长, 达到 */
  slice previous;    /* the part before, behind its own last comma, if no number stands in it */
  const char *start;
  struct openings openings;
  uint8_t op;
  uint8_t change;      /* lex_predicates_change, said behind the noun */
  uint8_t verb_change; /* the same of the verb before it */
  bool attached;       /* no comma since the last number */
  bool member;         /* it begins behind the member of a list that the last amount describes: 2亿元的A、|投资 */
  bool listed;         /* nothing but 、 or 和: a further member of a list */
  bool respectively;   /* 分别 */
  bool among;          /* 其中 */
  bool portion;        /* 占 right before the number: of what came before */
  bool area;           /* the noun is but an area */
  bool each;           /* 均 */
  bool from;           /* 由 …: the value it came from */
  bool to;             /* 提高到: the value it came to */
  bool base;           /* 比上年 */
  bool multiple;       /* 是 … 的 */
  bool level;          /* 达到 */
  bool copula;         /* 是, 为, 有 */
  bool rank;
  bool lasting;    /* 连续 */
  bool cumulative; /* 累计 */
  bool sum;        /* 共 */
  bool yearly;     /* 年均 */
  bool aims;       /* 力争 */
  bool done;       /* 已达到, 增加了 */
  slice subject;   /* what stood before a verb inside: 主城区 of 主城区新增停车位 */
  bool and_so_on;  /* ends in 等 */
};

/** Takes apart the text from `floor` to where what stands before `quantity` ends. `after_quantity`: another number
 * ended at `floor`. Looks at 300 bytes at most. */
void clause_read(const char *floor, const struct quantity *quantity, bool after_quantity, struct clause *clause);

/** Whether `text`, between two numbers, only joins them to a list: 、, 和. */
bool clause_is_connector(slice text);

/** Takes off the front of `text` what was done and how, as clause_read() does. */
slice clause_strip_front(slice text, slice *verb, uint8_t *change);

/** Whether it names a body or an area, to which something may be added: 主城区|新增, but 社会保险|新增|参保. */
bool clause_names_place(slice name);

/** Whether the verb acts wherever it stands, or stands behind the purse that pays: 省财政|下达|补助资金. */
bool clause_acts_inside(const struct lex_verbs_row *verb, slice before);

/** The text between two amounts from behind the member of a list that the first describes, or all of it
 * (2亿元|的A、|投资). */
slice clause_behind_described(slice text);

#endif
