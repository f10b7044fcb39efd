/* What is no statistic: numbers in names, versions, roads, events, formulas. Only what stands right beside counts. */
#include "../support/utf8.h"
#include "concept.h"
#include "lexicon/figures.h"
#include "lexicon/names.h"
#include "quantity.h"
#include "signs.h"

static bool is_letter(uint32_t code)
{
  return char_is(code, CHAR_LETTER);
}

static bool ties(uint32_t code)
{
  return char_is(code, CHAR_TIE | CHAR_MASK);
}

/* 数|百: no exact value; but 总数|百分之九. */
static bool is_vague(slice text, const char *at)
{
  if (!lex_figures_ends(text.at, (size_t)(at - text.at), FIGURES_ROLE_VAGUE)) return false;
  return !numeral_has_parts(at, slice_end(text));
}

/* **.|6亿元, ○○.|4, No.|5: the rest of what begins before the point, which is no number. */
static bool is_rest(slice text, const char *point)
{
  uint32_t code = point > text.at ? utf8_before(point, &(size_t){0}) : 0;
  return char_is(code, CHAR_MASK | CHAR_LETTER);
}

/* The abbreviation of an indicator right before a number, as in GDP3464亿元: what stands there is its value. */
static bool is_behind_indicator(slice text, const char *at)
{
  size_t before = (size_t)(at - text.at), size;
  slice word = {at, 0};
  for (; before > 0 && is_letter(utf8_before(text.at + before, &size)); before -= size)
    word = (slice){text.at + before - size, word.size + size};
  return concept_find(word) != NULL;
}

bool excluded_before(slice text, const char *at)
{
  const char *end = slice_end(text);
  const struct lex_names_row *name = lex_names_longest(at, (size_t)(end - at));
  if (name && name->kind == NAMES_KIND_HOLDS) return true;
  size_t size, own;
  if (char_is(utf8_at(at, &size), CHAR_MASK)) return true; /* ○○% */
  if (at == text.at) return false;
  uint32_t code = utf8_before(at, &size);
  if (is_letter(code) && !is_behind_indicator(text, at)) return true;
  if (ties(code)) return true;
  if (code == '.' && is_rest(text, at - 1)) return true;
  uint32_t first = utf8_at(at, &own);
  if (numeral_multiplies(first) && is_vague(text, at)) return true;
  name = lex_names_longest_before(at + own, (size_t)(at + own - text.at));
  return name && name->kind == NAMES_KIND_ENDS;
}

/* Digits that stand in a row. */
struct part {
  int value; /* or more than any part of a time has */
  int digits;
  const char *end;
};

static struct part part_at(const char *at, const char *end)
{
  enum { ENOUGH = 10000 };
  struct part part = {0, 0, at};
  uint32_t code;
  for (size_t size; sign_is_digit(code = utf8_peek(part.end, end, &size)); part.end += size, part.digits++)
    if (part.value < ENOUGH) part.value = part.value * 10 + sign_digit(code);
  return part;
}

static bool is_within(struct part part, int least, int most)
{
  return part.value >= least && part.value <= most;
}

static uint32_t sign_behind(struct part part, const char *end)
{
  return utf8_peek(part.end, end, &(size_t){0});
}

/* 2031/2/10, 2031-02-10, 2031.2.10; NULL: none. */
static const char *date_at(const char *at, const char *end)
{
  enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, MONTHS = 12, DAYS = 31 };
  struct part year = part_at(at, end);
  uint32_t sign = sign_behind(year, end);
  bool parts = sign == '/' || sign == '-' || sign == '.';
  if (!parts || !is_within(year, FIRST_YEAR, LAST_YEAR)) return NULL;
  struct part month = part_at(year.end + 1, end);
  if (!is_within(month, 1, MONTHS) || sign_behind(month, end) != sign) return NULL;
  struct part day = part_at(month.end + 1, end);
  return is_within(day, 1, DAYS) ? day.end : NULL;
}

/* 13:10:36; `minutes`: 13:10 is enough. Parts that make a hundred are a proportion: 16:48:36. */
static const char *clock_at(const char *at, const char *end, bool minutes)
{
  enum { HOURS = 24, SIXTY = 60, HUNDRED = 100 };
  struct part hour = part_at(at, end);
  if (hour.value > HOURS || sign_behind(hour, end) != ':') return NULL;
  struct part minute = part_at(hour.end + 1, end);
  if (minute.digits != 2 || minute.value >= SIXTY) return NULL;
  if (sign_behind(minute, end) != ':') return minutes ? minute.end : NULL;
  struct part second = part_at(minute.end + 1, end);
  bool clock = second.digits == 2 && hour.value + minute.value + second.value != HUNDRED;
  return clock ? second.end : NULL;
}

const char *excluded_moment(slice text, const char *at)
{
  const char *end = slice_end(text);
  const char *date = date_at(at, end);
  if (!date) return clock_at(at, end, false);
  const char *time = utf8_peek(date, end, &(size_t){0}) == 'T' ? date + 1 : spaces_pass(date, end);
  const char *clock = clock_at(time, end, true);
  return clock ? clock : date;
}

const char *excluded_hour(slice text, const struct numeral *hour)
{
  enum { SIXTY = 60 };
  const char *end = slice_end(text);
  struct numeral minute;
  size_t sign = lex_figures_starts(hour->end, (size_t)(end - hour->end), FIGURES_ROLE_HOUR);
  if (!sign || !numeral_scan(hour->end + sign, end, &minute)) return NULL;
  if (decimal_compare(minute.value, decimal_of(SIXTY)) >= 0) return NULL;
  size_t unit = lex_figures_starts(minute.end, (size_t)(end - minute.end), FIGURES_ROLE_MINUTE);
  return unit ? minute.end + unit : NULL;
}
