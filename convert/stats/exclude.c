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

/* **.|6亿元, ○○.|4: the rest of a number whose first digits are not told. */
static bool is_masked(slice text, const char *point)
{
  size_t size;
  if (point == text.at) return false;
  uint32_t code = utf8_before(point, &size);
  return char_is(code, CHAR_MASK);
}

/* The abbreviation of an indicator right before a number, as in GDP3464亿元: what stands there is its value. */
static bool is_behind_indicator(slice text, const char *at)
{
  size_t before = (size_t)(at - text.at), size;
  slice word = {at, 0};
  for (; before > 0 && is_letter(utf8_before(text.at + before, &size)); before -= size)
    word = (slice){text.at + before - size, word.size + size};
  return word.size && concept_find(word);
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
  bool joins = code == '-' || code == '.' || code == '/';
  if (joins && at - text.at > 1 && is_letter((unsigned char)at[-2])) return true; /* C-919 */
  if (code == '.' && is_masked(text, at - 1)) return true;
  uint32_t first = utf8_at(at, &own);
  if (numeral_multiplies(first) && is_vague(text, at)) return true;
  name = lex_names_longest_before(at + own, (size_t)(at + own - text.at));
  return name && name->kind == NAMES_KIND_ENDS;
}

bool excluded_behind(slice text, const char *end)
{
  if (end == slice_end(text)) return false;
  size_t size;
  uint32_t code = utf8_at(end, &size);
  return is_letter(code) || ties(code);
}

/* Up to `most` digits at `at`; their value, and where they end. -1: none. */
static int digits_at(const char *at, const char *end, int most, const char **behind)
{
  int value = 0, count = 0;
  for (; at < end && *at >= '0' && *at <= '9'; at++, count++)
    if (count < most) value = value * 10 + (*at - '0');
  *behind = at;
  return count > 0 && count <= most ? value : -1;
}

/* 2031/2/10, 2031-02-10, 2031.2.10; NULL: none. */
static const char *date_at(const char *at, const char *end)
{
  enum { FIRST_YEAR = 1900, LAST_YEAR = 2100, MONTHS = 12, DAYS = 31 };
  const char *behind;
  int year = digits_at(at, end, 4, &behind);
  if (year < FIRST_YEAR || year > LAST_YEAR || behind == end) return NULL;
  char sign = *behind;
  if (sign != '/' && sign != '-' && sign != '.') return NULL;
  int month = digits_at(behind + 1, end, 2, &behind);
  if (month < 1 || month > MONTHS || behind == end || *behind != sign) return NULL;
  int day = digits_at(behind + 1, end, 2, &behind);
  return day >= 1 && day <= DAYS ? behind : NULL;
}

/* 13:10:36; `minutes`: 13:10 is enough. Parts that make a hundred are a proportion: 16:48:36. */
static const char *clock_at(const char *at, const char *end, bool minutes)
{
  enum { HOURS = 24, SIXTY = 60, HUNDRED = 100 };
  const char *behind, *last;
  int hour = digits_at(at, end, 2, &behind);
  if (hour < 0 || hour > HOURS || behind == end || *behind != ':') return NULL;
  const char *from = behind + 1;
  int minute = digits_at(from, end, 2, &behind);
  if (minute < 0 || minute >= SIXTY || behind - from != 2) return NULL;
  if (behind == end || *behind != ':') return minutes ? behind : NULL;
  int second = digits_at(behind + 1, end, 2, &last);
  bool clock = second >= 0 && second < SIXTY && last - behind == 3 && hour + minute + second != HUNDRED;
  return clock ? last : NULL;
}

const char *excluded_moment(slice text, const char *at)
{
  const char *end = slice_end(text);
  if (*at < '0' || *at > '9') return NULL;
  const char *date = date_at(at, end);
  if (!date) return clock_at(at, end, false);
  const char *time = date < end && *date == 'T' ? date + 1 : spaces_pass(date, end);
  const char *clock = clock_at(time, end, true);
  return clock ? clock : date;
}

const char *excluded_hour(slice text, const struct numeral *hour)
{
  enum { HOURS = 24, SIXTY = 60 };
  const char *end = slice_end(text);
  struct numeral minute;
  size_t sign = lex_figures_starts(hour->end, (size_t)(end - hour->end), FIGURES_ROLE_HOUR);
  if (!sign || hour->value.exponent || hour->multiplied || hour->bare) return NULL;
  const char *from = hour->end + sign;
  if (decimal_compare(hour->value, decimal_of(HOURS)) > 0 || !numeral_scan(from, end, &minute)) return NULL;
  if (minute.chinese != hour->chinese || minute.divisor.digits || minute.value.exponent) return NULL;
  if (decimal_compare(minute.value, decimal_of(SIXTY)) >= 0) return NULL;
  size_t unit = lex_figures_starts(minute.end, (size_t)(end - minute.end), FIGURES_ROLE_MINUTE);
  bool tens = minute.power == 1;
  return unit || tens ? minute.end + unit : NULL;
}
