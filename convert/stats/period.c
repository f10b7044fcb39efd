/* Periods: the times named in a sentence, and which of them a number is of.
 *
 * The last time named before a number counts, but for what it is compared with; else what the paragraphs before it
 * spoke of (过去一年，…); else the years of the division. Of several years, what was reached is of the last, and what
 * it came from of the year before the first. A part of a year (前三季度) is of the year named last. */
#include "period.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/clauses.h"
#include "lexicon/nouns.h"
#include "lexicon/periods.h"
#include "lexicon/predicates.h"
#include "lexicon/times.h"
#include "lexicon/verbs.h"
#include "signs.h"
#include "type.h"

enum { NEAR = 45, AT_START = 45 };

/* The year of four digits, in either script, that ends at `end`; 0: none. */
static int year_before(slice text, const char *end, const char **start)
{
  int year = 0, place = 1;
  const char *at = end;
  for (int i = 0; i < 4; i++, place *= 10) {
    size_t size;
    if (at == text.at) return 0;
    uint32_t code = utf8_before(at, &size);
    struct numeral_sign sign = numeral_sign(code);
    if (sign.kind != NUMERAL_DIGIT && !numeral_is_zero(code)) return 0;
    year += sign.value * place; /* a letter's is 0 */
    at -= size;
  }
  *start = at;
  return year >= 1900 && year <= 2100 ? year : 0;
}

static struct years span_of(int from, int to)
{
  return (struct years){.from = from, .to = to};
}

/* The one year that is spoken of at the end of `m`. */
static int year_spoken_of(const struct moments *m, const struct context *context)
{
  for (size_t i = m->count; i-- > 0;)
    if (!m->at[i].base) return m->at[i].years.to;
  if (m->carried.years.to) return m->carried.years.to;
  return context->target ? context->plan : context->years.to;
}

/* 前三季度; 全年, where a time was spoken of before. */
static struct years part_of_year(const struct lex_periods_row *row, const struct moments *m,
                                 const struct context *context)
{
  if (row->kind == PERIODS_KIND_WHOLE && m->count == 0) return span_of(0, 0);
  int year = year_spoken_of(m, context);
  return (struct years){year, year, row->from, row->to};
}

static struct years years_of(const struct lex_periods_row *row, slice behind, const struct context *context)
{
  int plan = context->plan, end = context->review.to;
  enum lex_periods_kind kind = row->kind;
  bool undecided = !context->division && !context->open; /* 五年内 may be those of a plan */
  if (kind == PERIODS_KIND_COURSE && undecided) return span_of(0, 0);
  if (kind == PERIODS_KIND_COURSE) kind = context->target ? PERIODS_KIND_AHEAD : PERIODS_KIND_PAST;
  switch (kind) {
  case PERIODS_KIND_PLAN: {
    bool time = lex_times_starts(behind.at, behind.size, TIMES_ROLE_OF_PLAN) != 0; /* else a name: “十四五”规划 */
    return time ? span_of(row->from, row->to) : span_of(0, 0);
  }
  case PERIODS_KIND_LAST: return plan ? span_of(plan - 1, plan - 1) : span_of(0, 0);
  case PERIODS_KIND_THIS: return span_of(plan, plan);
  case PERIODS_KIND_PAST:
    if (lex_times_starts(behind.at, behind.size, TIMES_ROLE_RECORD)) return span_of(0, 0);
    return end ? span_of(end - row->years + 1, end) : span_of(0, 0);
  case PERIODS_KIND_AHEAD: return plan ? span_of(plan, plan + row->years - 1) : span_of(0, 0);
  default: return span_of(0, 0);
  }
}

/* Whether a word of `roles` (TIMES_ROLE_…) stands at the end, or at the front, of `text`. */
static bool ends_with(slice text, uint32_t roles)
{
  return lex_times_ends(text.at, text.size, roles) != 0;
}

static bool opens_with(slice text, uint32_t roles)
{
  return lex_times_starts(text.at, text.size, roles) != 0;
}

/* 从1983年|以来，, 2027年|以来|年均增长: up to now, where that ends a clause or what was done since follows, as in
 * 1983年以来最高 it does not. */
static bool lasts_since(slice rest)
{
  size_t size = lex_times_starts(rest.at, rest.size, TIMES_ROLE_SINCE);
  slice said = slice_after(rest, size);
  const struct lex_predicates_row *row = lex_predicates_longest(said.at, said.size);
  const struct lex_verbs_row *verb = lex_verbs_longest(said.at, said.size);
  bool told = row && row->kind == PREDICATES_KIND_ADVERB, done = verb && verb->kind == VERBS_KIND_VERB;
  bool ends = sign_breaks(utf8_peek(said.at, slice_end(said), &(size_t){0}));
  bool since = told || done || ends, record = lex_times_starts(said.at, said.size, TIMES_ROLE_RECORD) != 0;
  return size && since && !record;
}

/* 去年|完成数的基础上: whether the time that ends at `rest` is only what something is built on, without a figure. */
static bool is_basis(slice rest)
{
  enum { FARTHEST = 60 };
  size_t to, size;
  if (rest.size > FARTHEST) rest.size = (size_t)(utf8_within(rest.at, slice_end(rest), FARTHEST) - rest.at);
  if (!lex_times_in(rest.at, rest.size, TIMES_ROLE_BASIS, &to)) return false;
  for (size_t at = 0; at < to; at += size) {
    uint32_t code = utf8_at(rest.at + at, &size);
    if (sign_breaks(code) || numeral_begins(code)) return false;
  }
  return true;
}

/* |2020年|是收官之年，是极不平凡的一年。: whether a sentence that opens with the year says what a year it was, so that
 * the report turns to it. */
static bool turns_to(slice text, const char *start, slice rest)
{
  if (start != text.at || !lex_times_starts(rest.at, rest.size, TIMES_ROLE_WAS)) return false;
  return lex_times_in(rest.at, rest.size, TIMES_ROLE_TURN, NULL) != 0;
}

static void add(struct moments *m, slice text, const char *start, const char *end, struct years years,
                const struct context *context)
{
  slice before = {text.at, (size_t)(start - text.at)}, rest = {end, (size_t)(slice_end(text) - end)};
  int plan = context->plan, now = context->review.to;
  if (years.to == 0 || m->count == MOMENTS_MOST) return;
  bool since = years.to < now && lasts_since(rest);
  if (since) years.to = now;
  bool looks_back = ends_with(before, TIMES_ROLE_JUST_PAST) || turns_to(text, start, rest);
  bool compared = ends_with(before, TIMES_ROLE_COMPARED) || opens_with(rest, TIMES_ROLE_COMPARED_BEHIND);
  bool range = years.from < years.to && numeral_begins(utf8_peek(start, end, &(size_t){0}));
  bool from = ends_with(before, TIMES_ROLE_BASE) || opens_with(rest, TIMES_ROLE_BASE_BEHIND);
  if (range) from = ends_with(before, TIMES_ROLE_BASE) && !ends_with(before, TIMES_ROLE_OPENS); /* 从 */
  bool base = from || is_basis(rest);
  m->at[m->count++] = (struct moment){.at = start,
                                      .word = {start, (size_t)(end - start)},
                                      .years = years,
                                      .base = !since && base,
                                      .looks_back = looks_back,
                                      .compared = compared,
                                      .until = ends_with(before, TIMES_ROLE_UNTIL),
                                      .ended = opens_with(rest, TIMES_ROLE_LAST),
                                      .past = years.to < plan,
                                      .brief = context->target && years.first && years.to >= plan};
}

/* 2005年的目标 does not begin with 5年的目标. */
static bool within_number(slice text, const char *at)
{
  size_t size;
  uint32_t before = at > text.at ? utf8_before(at, &size) : 0;
  return numeral_begins(before) || numeral_is_zero(before);
}

/* The word 年 that stands first at or behind `at`; nothing: none. */
static slice next_year(slice text, const char *at)
{
  size_t to = 0;
  size_t size = lex_times_in(at, (size_t)(slice_end(text) - at), TIMES_ROLE_YEAR, &to);
  return (slice){size ? at + to : NULL, size};
}

/* 2027年到2029年的|三年间: whether the time in words at `at` only says how long `last` was. */
static bool says_length(const struct moment *last, const char *at)
{
  slice gap = slice_between(slice_end(last->word), at);
  bool joined = lex_nouns_starts(gap.at, gap.size, NOUNS_ROLE_OF) == gap.size;
  return joined && last->years.from < last->years.to;
}

/* The time in words at `at`: 2030年|前三季度 is one with the year before it. */
static void read_word(struct moments *m, slice text, const char *at, const struct lex_periods_row *row,
                      const struct context *context)
{
  const char *end = at + row->word_size, *start = at;
  slice behind = {end, (size_t)(slice_end(text) - end)};
  bool part = row->kind == PERIODS_KIND_PART || row->kind == PERIODS_KIND_WHOLE;
  struct years years = part ? part_of_year(row, m, context) : years_of(row, behind, context);
  const struct moment *last = m->count ? &m->at[m->count - 1] : NULL;
  if (last && row->kind == PERIODS_KIND_PAST && says_length(last, at)) return;
  if (last && years.first && slice_end(last->word) == at) {
    start = last->at;
    m->count--;
  }
  size_t before = m->count;
  add(m, text, start, end, years, context);
  if (m->count > before && row->kind == PERIODS_KIND_PAST) m->at[before].looks_back = true;
}

/* 2011年|至|2015年, 2011|—|2015年: the first of so many years, whose last has its figures at `*start`, which goes back
 * to that; 0: there is but the one. */
static int first_year(struct moments *m, slice text, const char **start)
{
  slice before = {text.at, (size_t)(*start - text.at)};
  size_t range = lex_times_ends(before.at, before.size, TIMES_ROLE_RANGE);
  if (!range) return 0;
  before.size -= range;
  before.size -= lex_times_ends(before.at, before.size, TIMES_ROLE_YEAR);
  const char *from;
  int year = year_before(text, slice_end(before), &from);
  if (!year) return 0;
  if (m->count && m->at[m->count - 1].at == from) m->count--;
  *start = from;
  return year;
}

void period_read(struct moments *m, slice text, const struct context *context)
{
  m->count = 0;
  m->within = lex_clauses_starts(text.at, text.size, CLAUSES_ROLE_AMONG) != 0;
  if (!lex_times_in(text.at, text.size, TIMES_ROLE_TELLS, NULL)) return;
  const char *end = slice_end(text), *start;
  slice word = next_year(text, text.at);
  for (const char *at = text.at; at < end;) {
    if (word.at && word.at < at) word = next_year(text, at);
    at = lex_next(&lex_periods_by_word, at, word.at ? word.at : end);
    if (at == end) break;
    const struct lex_periods_row *row = lex_periods_longest(at, (size_t)(end - at));
    if (within_number(text, at)) row = NULL;
    if (row) {
      read_word(m, text, at, row, context);
    } else if (at == word.at) {
      int year = year_before(text, at, &start), first = year ? first_year(m, text, &start) : 0;
      bool several = first && first < year;
      if (year) add(m, text, start, at + word.size, span_of(several ? first : year, year), context);
    }
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
}

static bool closed_between(const char *from, const char *to)
{
  return slice_has(slice_between(from, to), SEMICOLON);
}

/* Whether a clause ends between `from` and `to`: none is so long that it could not. */
static bool clause_ends(const char *from, const char *to)
{
  enum { LONGEST = 300 };
  size_t size = 0;
  if (to - from > LONGEST) return true;
  for (const char *at = from; at < to; at += size)
    if (sign_breaks(utf8_at(at, &size))) return true;
  return false;
}

/* The moment that the number at `at` is of; NULL: none is named. */
static const struct moment *moment_of(const struct moments *m, const char *at)
{
  for (size_t i = m->count; i-- > 0;) {
    const struct moment *one = &m->at[i];
    bool over = one->until && closed_between(one->at, at);
    if (one->at >= at || one->base || over) continue;
    if (one->brief && clause_ends(slice_end(one->word), at)) continue;
    return one;
  }
  if (m->within && m->last.years.to) return &m->last;
  return m->carried.years.to ? &m->carried : NULL;
}

/* 由2002年的8960元: the time right before it. */
static const struct moment *moment_near(const struct moments *m, const char *at)
{
  for (size_t i = m->count; i-- > 0;) {
    const struct moment *one = &m->at[i];
    if (one->at >= at || at - one->at > NEAR || !one->base) continue;
    return one;
  }
  return NULL;
}

/* The time right before it; else the year before the first. */
static struct years came_from(const struct moments *m, const char *at, struct years span, struct years whole)
{
  const struct moment *near = moment_near(m, at);
  if (near) return span_of(near->years.to, near->years.to);
  if (span.from == span.to && span.to == whole.to) span = whole; /* the last of several: from before them all */
  return span_of(span.from - 1, span.from - 1);
}

/* 比2000年的|290亿元|增长65%: whether the time tells of a figure before the number at `at`. */
static bool has_figure(const struct moment *one, const char *at)
{
  const char *behind = slice_end(one->word);
  size_t of = behind < at ? lex_nouns_starts(behind, (size_t)(at - behind), NOUNS_ROLE_OF) : 0;
  return numeral_begins(utf8_peek(behind + of, at, &(size_t){0}));
}

/* 比2000年|增加290亿元: the year compared with, right before the number; 0: none. */
static int compared_with(const struct moments *m, const char *at)
{
  enum { FIGURE = 60 };
  for (size_t i = m->count; i-- > 0;) {
    const struct moment *one = &m->at[i];
    if (one->at >= at) continue;
    int farthest = has_figure(one, at) ? NEAR + FIGURE : NEAR;
    return one->compared && at - one->at <= farthest ? one->years.to : 0;
  }
  return 0;
}

/* 生产总值|520亿元: whether it tells how much something is, and of nothing that was done. */
static bool tells_state(const struct binding *b, const char *type)
{
  if (b->verb.size || counts_things(b->quantity)) return false;
  return strcmp(type, "level") == 0;
}

/* Whether a number of several years is of the last of them alone; `named`: its text names these years. */
static bool is_last_only(const struct binding *b, const char *type, bool named)
{
  if (b->yearly || b->cumulative) return false;
  bool place = strcmp(type, "rank") == 0 && !type_tells_pace(b); /* 增速居第2位: in all of them */
  if (strcmp(type, "share") == 0 || place) return true;
  if (b->reached && strcmp(type, "level") == 0) return true;
  return !named && tells_state(b, type);
}

/* 连续|12年, 连续|21个月: the years that something has lasted, begun ones too; 0: the number tells none. */
static int years_lasted(const struct binding *b)
{
  enum { MONTHS = 12, MOST = 60 };
  slice unit = slice_of(b->lasting ? b->unit : NULL);
  bool months = lex_times_ends(unit.at, unit.size, TIMES_ROLE_MONTH) != 0;
  bool tells = months || lex_times_starts(unit.at, unit.size, TIMES_ROLE_YEAR);
  if (!tells || b->quantity->value.digits >= MOST) return 0;
  int count = (int)b->quantity->value.digits;
  if (months) count = (count + MONTHS - 1) / MONTHS;
  return count > 1 ? count : 0;
}

/* The years that the number is of by its moment or its division. */
static struct years time_of(const struct moment *moment, const struct context *context, const struct binding *b,
                            struct years whole)
{
  struct years span = moment ? moment->years : context->years;
  if (moment && moment->ended) span.from = span.to;
  bool course = b->yearly || b->cumulative; /* 年均, 累计: of all the years, whichever was named last */
  bool one_year = !span.first && span.from == span.to;
  if (course && one_year && whole.from < whole.to) span = whole;
  return span;
}

struct years period_of(const struct moments *m, const struct context *context, const struct binding *b,
                       const char *type, bool *past)
{
  const struct moment *moment = moment_of(m, b->quantity->start);
  struct years whole = context->target ? context->years : context->review;
  struct years span = time_of(moment, context, b, whole);
  *past = moment && moment->past && !moment->until;
  if (span.to == 0) return span;
  if (b->from) return came_from(m, b->quantity->start, span, whole);
  int lasted = context->target ? 0 : years_lasted(b);
  if (lasted) return span_of(span.to - lasted + 1, span.to);
  int since = b->change ? compared_with(m, b->quantity->start) : 0;
  if (since && since < span.to - 1) return span_of(since + 1, span.to);
  bool named = moment || context->target;
  if (is_last_only(b, type, named)) span.from = span.to;
  return span;
}

bool period_counts_up(const struct moments *m, const struct context *context, const struct binding *b)
{
  enum { NEXT = 60 };
  const char *at = b->quantity->start;
  const struct moment *moment = moment_of(m, at);
  struct years span = moment ? moment->years : context->years;
  if (span.from >= span.to) return false;
  if (b->sum) return true;
  bool own = moment && moment != &m->carried && moment != &m->last;
  bool here = own && moment->looks_back && at - moment->at <= NEXT;
  for (const char *c = here ? slice_end(moment->word) : at; c < at; c += utf8_size((unsigned char)*c))
    if (numeral_begins(utf8_at(c, &(size_t){0}))) return false;
  return here && b->verb.size;
}

slice period_word(const struct moments *m, const struct binding *b)
{
  const char *at = b->quantity->start;
  const struct moment *moment = b->from ? moment_near(m, at) : NULL;
  if (!moment) moment = moment_of(m, at);
  return moment ? moment->word : (slice){NULL, 0};
}

bool period_of_title(slice text, struct context *context)
{
  struct moments m = {0};
  period_read(&m, text, context);
  for (size_t i = 0; i < m.count; i++) {
    struct years years = m.at[i].years;
    if (m.at[i].base || years.from < context->review.from || years.to > context->review.to) continue;
    context->years = years;
    return true;
  }
  return false;
}

struct years period_of_bulletin(slice text)
{
  enum { TITLES = 900 /* bytes in which a text's title stands */ };
  const char *start;
  if (text.size > TITLES) text.size = TITLES;
  for (size_t at = 0, end; at < text.size; at = end + 1) {
    const char *stop = memchr(text.at + at, '\n', text.size - at);
    end = stop ? (size_t)(stop - text.at) : text.size;
    slice line = {text.at + at, end - at};
    int year = 0;
    for (size_t i = 0; i < line.size; i += utf8_size((unsigned char)line.at[i])) {
      slice rest = slice_after(line, i);
      if (!year) year = year_before(line, rest.at, &start);
      if (lex_times_starts(rest.at, rest.size, TIMES_ROLE_BULLETIN)) return span_of(year, year);
    }
  }
  return span_of(0, 0);
}

void period_carry(struct moments *m, slice text, const struct context *context)
{
  static const struct moment none = {0};
  if (!m->within) m->last = none;
  for (size_t i = 0; i < m->count; i++)
    if (!m->at[i].base) m->last = m->at[i];
  if (m->count == 0) return;
  const struct moment *first = &m->at[0];
  bool tied = first->base || first->until || first->years.first;
  if (tied || first->at - text.at > AT_START) return;
  struct years within = context->target ? span_of(context->plan, 9999) : context->review;
  if (first->years.to == context->plan) within.to = context->plan; /* 今年以来 */
  if (first->looks_back) m->stretch = first->years.from == first->years.to ? *first : none;
  if (first->years.from < within.from || first->years.to > within.to) return;
  m->carried = *first;
}
