/* Quantities: a numeral with its unit, its range, and the comparator behind it. What it is about comes later. */
#ifndef BAOGAO_QUANTITY_H
#define BAOGAO_QUANTITY_H

#include "../parse/document.h"
#include "lexicon/comparators.h"
#include "lexicon/units.h"
#include "numeral.h"

/** What kind of figure. */
enum quantity_form {
  QUANTITY_VALUE,
  QUANTITY_FRACTION,   /* 1/5, 三分之二 */
  QUANTITY_PROPORTION, /* 8:54.9:37.1 */
  QUANTITY_RANK,       /* 第一, 第4位, 首位 */
  QUANTITY_TOP,        /* 前50名, 前十 */
  QUANTITY_REFERENCE   /* 高于全国平均水平: no number */
};

/** A quantity in a sentence. Pointers into the sentence's text; strings static or in the arena. */
struct quantity {
  const char *start; /* the surface: numeral and unit */
  const char *end;
  const char *before; /* where what stands before it ends: at its sign, 第, 前 or currency */
  const char *after;  /* behind its comparator */
  struct numeral numeral;
  struct decimal value;
  struct decimal most; /* of a range */
  const struct lex_units_row *unit;
  const char *unit_name;
  slice op_word;
  slice reference;
  enum quantity_form form;
  enum lex_units_kind kind;
  uint8_t op;     /* 0: none said; else 1 + lex_comparators_op */
  uint8_t change; /* lex_references_change: of a word like 正增长 */
  bool range;
  bool weak;      /* a small Chinese number or a bare multiplier: a statistic only where its clause says so */
  bool exact;     /* smaller coins or units were named: 五元三毛, 1小时20分钟 */
  bool tail;      /* a lone digit behind may be coins: 十二块|五 */
  bool threshold; /* part of the name of the things counted: 100亿元以上项目 */
  bool unitless;
  bool task; /* of a reference: something that another level ordered */
};

/** A growing array of quantities in text order. */
struct quantities {
  struct quantity *at;
  size_t count;
  size_t room;
};

/** The characters at which something may begin: one bit for each code point of the first plane. */
struct triggers {
  uint8_t bits[65536 / 8];
};

void triggers_set(struct triggers *triggers);

/** Finds the quantities of `text`, leaving out what is none: years, dates, names, slogans, ordinals. `whole`: a text
 * that is but a number is one too. False when memory runs out. Linear in the size of `text`. */
bool quantities_find(arena *memory, const struct triggers *triggers, slice text, bool whole, struct quantities *found);

/** exclude.c: whether the number at `at` in `text` is part of a name, a version, a road, an event. */
bool excluded_before(slice text, const char *at);
/** exclude.c: past the date or time of day that stands in figures at `at` (2031/2/10 13:10:36); NULL: none. */
const char *excluded_moment(slice text, const char *at);
/** exclude.c: past the minutes behind a numeral that is an hour (9点25分, 九点二十五分); NULL: it is none. */
const char *excluded_hour(slice text, const struct numeral *hour);

/** reference.c: the quantity without a number (高于全国平均水平) that begins or ends with the trigger at `at`, not
 * before `floor`; its `after`, if found, else NULL. */
const char *reference_find(slice text, const char *floor, const char *at, struct quantity *quantity);

/** reference.c: what was ordered, between the words for the order (完成省下达的|节能减排|任务); may be empty. */
slice reference_task(const struct quantity *quantity);

#endif
