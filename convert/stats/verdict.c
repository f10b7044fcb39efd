/* Verdicts: a number of a sentence is a statistic, or a manner of speaking (三个代表), a time, a part of a name
 * (110千伏变电站). What decides is the kind of its unit and what its clause says. */
#include "verdict.h"
#include "../support/utf8.h"
#include "lexicon/counted.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "signs.h"
#include <string.h>

bool quantity_is_proportion(const struct quantity *q)
{
  switch ((int)q->kind) {
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE:
  case UNITS_KIND_POINTS: return true;
  default: return q->form == QUANTITY_FRACTION;
  }
}

/* 2.4|个、0.4个百分点: whether all there is of the unit is how that of the last begins. */
static bool has_unit_cut_short(const struct quantity *q, const struct quantity *last)
{
  size_t size = (size_t)(q->end - q->numeral.end), whole = (size_t)(last->end - last->numeral.end);
  if (size >= whole || q->kind == last->kind) return false;
  return memcmp(q->numeral.end, last->numeral.end, size) == 0;
}

bool quantity_lacks_unit_of(const struct quantity *quantity, const struct quantity *last)
{
  if (quantity->form != QUANTITY_VALUE || !last->unit_name) return false;
  return quantity->unit_name ? has_unit_cut_short(quantity, last) : quantity->unitless;
}

static bool at_least(const struct quantity *q, int least)
{
  return decimal_compare(q->value, decimal_of((uint64_t)least)) >= 0;
}

/* Whether the clause says something that only a figure can follow. */
static bool clause_tells(const struct clause *c, const struct quantity *q)
{
  enum { MANY = 10 };
  bool others = c->and_so_on && q->kind == UNITS_KIND_COUNT;
  bool level = c->level && c->noun.size;
  bool copula = c->copula && at_least(q, MANY);
  bool said = c->change || c->op || c->verb_change;
  return said || others || level || copula;
}

/* Whether the clause speaks of a figure, so that 三个 or 亿元 in it is one. */
static bool clause_counts(const struct clause *c, const struct quantity *q)
{
  bool one = decimal_compare(q->value, decimal_of(1)) == 0;
  bool counts = q->kind == UNITS_KIND_COUNT, written = q->numeral.multiplied || !q->numeral.chinese;
  if (c->lasting) return true;
  if (one && counts) return c->op == PREDICATES_OP_GE;
  if (q->numeral.bare && counts) return c->op != PREDICATES_OP_NONE;
  if (q->op && written) return true;
  return clause_tells(c, q);
}

/* 由22个月|缩短至|9个月: what leads to the number behind it. */
static bool leads_on(const struct binder *b, const struct quantity *q)
{
  const struct quantity *next = q + 1 < b->found.at + b->found.count ? q + 1 : NULL;
  slice gap = next ? slice_between(q->after, next->before) : (slice){NULL, 0};
  return lex_particles_ends(gap.at, gap.size, PARTICLES_ROLE_RESULT) != 0;
}

static bool accepts_rank(const struct binder *b, const struct quantity *q, const struct clause *c)
{
  if (c->rank) return true;
  if (q->form == QUANTITY_TOP) return c->level || c->noun.size;
  bool after_rank = b->count && b->bindings[b->count - 1].quantity->form == QUANTITY_RANK;
  if (after_rank && c->attached) return true;
  bool leads = c->from && leads_on(b, q); /* 由第8位|升至|第2位 */
  return leads || c->to;
}

/* The unit in which what stands behind the number, or before it, is counted; NULL: none is known. */
static const struct lex_counted_row *counted_in(const struct clause *c, slice thing)
{
  const struct lex_counted_row *row = NULL;
  if (thing.size) row = lex_counted_longest_before(slice_end(thing), thing.size);
  if (!row) row = lex_counted_longest(thing.at, thing.size);
  return row ? row : lex_counted_longest_before(slice_end(c->noun), c->noun.size);
}

/* Whether a number that goes by 万 or 亿 may stay without a unit: nothing stands behind it, and it is said of
 * something. */
static bool unit_not_needed(const struct quantity *q, const struct clause *c, slice thing)
{
  bool level = c->noun.size && c->level;
  bool last = thing.size == 0 || q->op, said = q->op || c->op || level;
  return last && said && !q->numeral.bare;
}

/* 空气质量综合指数|4.12, 城乡居民收入比为|2.2: whether the clause names what is told as a number alone. */
static bool is_index(const struct quantity *q, const struct clause *c)
{
  bool said = q->value.exponent < 0 || c->copula;
  return said && !q->numeral.chinese && lex_nouns_ends(c->noun.at, c->noun.size, NOUNS_ROLE_INDEX);
}

/* 9.6万|增加到|13.2万: whether the number is what that before it came to; it gets its unit. */
static bool comes_from_last(const struct binder *b, struct quantity *q, const struct clause *c)
{
  const struct quantity *last = b->count ? b->bindings[b->count - 1].quantity : NULL;
  bool goes = last && c->to && c->attached && c->noun.size == 0;
  if (!goes || !last->unit_name) return false;
  q->unit_name = last->unit_name;
  q->kind = last->kind;
  return true;
}

/* A number without a unit: what it may mean; false: no statistic. */
static bool give_unit(const struct binder *b, struct quantity *q, const struct clause *c, slice thing)
{
  if (q->form != QUANTITY_VALUE || q->unit_name) return true;
  bool reached = c->level || c->to || c->from; /* 指数达到|103 */
  if (!q->numeral.multiplied) return reached || is_index(q, c);
  if (comes_from_last(b, q, c)) return true;
  const struct lex_counted_row *row = counted_in(c, thing);
  if (row) {
    q->unit_name = row->unit;
    q->kind = UNITS_KIND_COUNT;
    return true;
  }
  const struct lex_indicators_row *head = lex_indicators_longest_before(slice_end(c->noun), c->noun.size);
  if (!head || head->kind != INDICATORS_KIND_MONEY) return unit_not_needed(q, c, thing);
  q->unit_name = "CNY";
  q->kind = UNITS_KIND_MONEY;
  return thing.size == 0;
}

/* 比上年增加23天, behind 240天. */
static bool goes_on(const struct binder *b, const struct quantity *q, const struct clause *c)
{
  return bind_has_unit(bind_last(b), q) && c->change;
}

/* 三十四项|改革任务, 新建学校|二十八所: too many to be a manner of speaking. */
static bool is_many(const struct quantity *q, const struct clause *c, slice thing, slice text)
{
  enum { MANNER = 12 /* 十二个时辰 and less */ };
  if (!counts_things(q) || !q->unit || !q->numeral.power || q->numeral.bare) return false;
  bool ends = c->noun.size && sign_ends_phrase(utf8_peek(q->after, slice_end(text), &(size_t){0}));
  bool numbers = lex_particles_starts(q->unit->unit, q->unit->unit_size, PARTICLES_ROLE_NUMBERING) != 0;
  bool counted = thing.size || ends;
  return counted && !numbers && decimal_compare(q->value, decimal_of(MANNER)) > 0;
}

/* 工期缩短|15天, 连续|三年: whether a time is what is measured. */
static bool accepts_duration(const struct binder *b, const struct quantity *q, const struct clause *c, slice thing)
{
  if (lex_particles_ends(c->noun.at, c->noun.size, PARTICLES_ROLE_TIME_MEASURE) || goes_on(b, q, c)) return true;
  if (c->lasting || c->to || lex_nouns_starts(thing.at, thing.size, NOUNS_ROLE_TIME)) return true;
  if (c->noun.size == 0) return false;
  if (c->op || c->change) return true;
  return c->from && leads_on(b, q);
}

/* 工业|4.0|项目: a number of a name. */
static bool is_version(const struct quantity *q)
{
  return q->value.exponent < 0 && q->value.digits % 10 == 0;
}

bool verdict_accepts(const struct binder *b, struct quantity *q, const struct clause *c, slice thing, slice text)
{
  bool placed = q->form == QUANTITY_RANK || q->form == QUANTITY_TOP;
  if (placed) return accepts_rank(b, q, c);
  if (!give_unit(b, q, c, thing)) return q->start == text.at && q->after >= slice_end(text);
  if (q->weak && !clause_counts(c, q) && !is_many(q, c, thing, text)) return false;
  if (counts_things(q) && generic_has_mode(thing, GENERICS_MODE_SAME)) return false; /* 5项指标增速居全市第一 */
  switch ((int)q->kind) {
  case UNITS_KIND_DURATION: return accepts_duration(b, q, c, thing);
  case UNITS_KIND_VOLTAGE: return c->level; /* 110千伏变电站 is a name */
  case UNITS_KIND_COUNT: return !is_version(q);
  case UNITS_KIND_SCORE: return c->noun.size != 0;
  default: return true;
  }
}
