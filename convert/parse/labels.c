/* Labels: their forms are rows of lexicon/labels.tsv (what stands before the numeral, its digits, what stands behind).
 */
#include "labels.h"
#include "../support/chars.h"
#include "../support/numerals.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/labels.h"
#include "lexicon/times.h"
#include "lexicon/wholes.h"

/* The value of a Chinese digit, of ten, hundred or thousand, or -1. */
static int han_digit(uint32_t code)
{
  struct numeral_sign sign = numeral_sign(code);
  if (!sign.counts) return -1;
  int value = sign.kind == NUMERAL_SMALL ? 1 : sign.value;
  for (int power = sign.kind == NUMERAL_SMALL ? sign.value : 0; power > 0; power--) value *= 10;
  return value;
}

static int arabic_digit(uint32_t code)
{
  return char_is(code, CHAR_DIGIT) ? numeral_sign(code).value : -1;
}

static int read_arabic(slice text, size_t *size)
{
  int value = 0;
  size_t at = 0, step;
  for (int digits = 0; at < text.size && digits < 5; digits++, at += step) {
    int digit = arabic_digit(utf8_at(text.at + at, &step));
    if (digit < 0) break;
    value = value * 10 + digit;
  }
  *size = at;
  return value;
}

/* 二十三, 一百零五; and digit by digit 二〇二四. */
static int read_han(slice text, size_t *size)
{
  int value = 0, digit = 0, read = 0;
  bool by_digit = true;
  size_t at = 0, step;
  for (; at < text.size && read < 8; at += step, read++) {
    uint32_t code = utf8_at(text.at + at, &step);
    int next = read && numeral_is_zero(code) ? 0 : han_digit(code);
    if (next < 0) break;
    if (next >= 10) {
      by_digit = false;
      value += (read ? digit : 1) * next;
      digit = 0;
    } else {
      digit = by_digit ? digit * 10 + next : next;
    }
  }
  *size = at;
  return value + digit;
}

/* Numbers of one character each: ① ⑴ ⒈ ㈠ ㊀ ㉑ ❶ ⓵. Those with a dot or in brackets are what they look like. */
static const struct sign_range {
  uint32_t first, last;
  int n;
  enum label_system system;
} sign_ranges[] = {{0x2460, 0x2473, 1, LABEL_CIRCLED}, {0x2474, 0x2487, 1, LABEL_ARABIC_PAREN},
                   {0x2488, 0x249B, 1, LABEL_ARABIC},  {0x3220, 0x3229, 1, LABEL_HAN_PAREN},
                   {0x3280, 0x3289, 1, LABEL_CIRCLED}, {0x3251, 0x325F, 21, LABEL_CIRCLED},
                   {0x2776, 0x277F, 1, LABEL_CIRCLED}, {0x24F5, 0x24FE, 1, LABEL_CIRCLED}};

/* The range in which the character that `text` begins with is; NULL: none. */
static const struct sign_range *sign_range_of(slice text, uint32_t *code, size_t *size)
{
  if (text.size < 3) return NULL;
  *code = utf8_at(text.at, size);
  for (size_t i = 0; i < sizeof sign_ranges / sizeof *sign_ranges; i++)
    if (*code >= sign_ranges[i].first && *code <= sign_ranges[i].last) return &sign_ranges[i];
  return NULL;
}

static int read_circled(slice text, size_t *size)
{
  uint32_t code;
  const struct sign_range *range = sign_range_of(text, &code, size);
  if (range) return range->n + (int)(code - range->first);
  *size = 0;
  return -1;
}

int number_read(slice text, size_t *size)
{
  int value = read_arabic(text, size);
  return *size ? value : read_han(text, size);
}

static size_t skip_spaces(slice text)
{
  size_t at = 0, step;
  while (at < text.size && utf8_is_space(utf8_at(text.at + at, &step)) && text.at[at] != '\n') at += step;
  return at;
}

/* Whether the Han digits `text`, which are read as `n`, count: 十二, but not 五一 (a holiday: 五一、端午…) or 十四五.
 */
static bool counts_han(slice text, int n)
{
  static const char ten[] = "十"; /* a numeral */
  if (n <= 10) return true;
  size_t signs = n < 20 || n % 10 == 0 ? 2 : 3;
  return slice_has(text, (slice){ten, sizeof ten - 1}) && utf8_count(text) == signs;
}

/* Whether what seems a label goes on counting what is numbered: 二、三产业, 第二、|第|三产业; but not 四、五年来….
 * `before`: what stands before its number. */
static bool goes_on_counting(slice text, slice before, int n)
{
  size_t size;
  if (slice_starts(text, before)) text = slice_after(text, before.size);
  if (read_han(text, &size) != n + 1) return false;
  slice rest = slice_after(text, size);
  return slice_starts(rest, ENUMERATION_COMMA) || lex_wholes_longest(rest.at, rest.size) != NULL;
}

/* The number at the beginning of `text`, of `*size` bytes; -1: none is asked for. */
static int read_numeral(enum lex_labels_numeral numeral, slice text, size_t *size)
{
  switch (numeral) {
  case LABELS_NUMERAL_HAN: return read_han(text, size);
  case LABELS_NUMERAL_ARABIC: return read_arabic(text, size);
  case LABELS_NUMERAL_CIRCLED: return read_circled(text, size);
  default: return -1;
  }
}

/* Whether digits follow the point of a label: 1.5 is none, but before 2018年 it is. */
static bool has_fraction(slice rest)
{
  size_t digits;
  if (rest.size == 0) return false;
  int number = read_arabic(rest, &digits);
  bool year = number >= 1949 && lex_times_starts(rest.at + digits, rest.size - digits, TIMES_ROLE_YEAR);
  return digits && !year;
}

/* Whether `text` begins with the label form `row`; the label then. */
static bool read_form(const struct lex_labels_row *row, slice text, uint32_t offset, struct label *label)
{
  slice before = {row->before, row->before_size}, after = {row->after, row->after_size};
  size_t at = before.size, size = 0;
  if (!slice_starts(text, before)) return false;
  if (row->spaced) at += skip_spaces(slice_after(text, at));
  slice rest = slice_after(text, at);
  int n = read_numeral(row->numeral, rest, &size);
  bool counts = n >= 1 && n <= row->most;
  if (row->numeral != LABELS_NUMERAL_NONE && !counts) return false;
  if (row->numeral == LABELS_NUMERAL_HAN && !counts_han((slice){rest.at, size}, n)) return false;
  at += size;
  if (row->spaced) at += skip_spaces(slice_after(text, at));
  if (!slice_starts(slice_after(text, at), after)) return false;
  at += after.size;
  if (row->numeral == LABELS_NUMERAL_ARABIC && before.size == 0 && has_fraction(slice_after(text, at))) return false;
  if (slice_equal(after, ENUMERATION_COMMA) && goes_on_counting(slice_after(text, at), before, n)) return false;
  while (row->repeated && slice_starts(slice_after(text, at), before)) at += before.size;
  at += skip_spaces(slice_after(text, at));
  *label = (struct label){(enum label_system)(row->system + 1), n, offset + (uint32_t)at};
  uint32_t code;
  const struct sign_range *sign = row->numeral == LABELS_NUMERAL_CIRCLED ? sign_range_of(rest, &code, &size) : NULL;
  if (sign) label->system = sign->system;
  return true;
}

/* Which numerals may begin with the character `code`: a set of 1 << enum lex_labels_numeral. */
static unsigned numerals_of(uint32_t code)
{
  if (arabic_digit(code) >= 0) return 1u << LABELS_NUMERAL_ARABIC;
  if (code < 0x2460) return 0;
  if (han_digit(code) >= 0) return 1u << LABELS_NUMERAL_HAN;
  return code <= 0x32FF ? 1u << LABELS_NUMERAL_CIRCLED : 0;
}

struct label label_read(slice text, uint32_t offset)
{
  struct label label = {LABEL_NONE, -1, offset};
  size_t size;
  if (text.size == 0) return label;
  unsigned numerals = numerals_of(utf8_at(text.at, &size));
  bool sign = lex_may_begin(&lex_labels_by_before, text.at, text.size); /* that stands before a number: （, 第 */
  if (!numerals && !sign) return label;
  for (size_t i = 0; i < LEX_LABELS_COUNT; i++) {
    const struct lex_labels_row *row = &lex_labels_rows[i];
    bool fits = row->before_size ? row->before[0] == text.at[0] : (numerals >> row->numeral & 1) != 0;
    if (fits && read_form(row, text, offset, &label)) break;
  }
  return label;
}

/* Whether the label of the text is the first of two numbers: 一、二等奖; not of a year: 一、二〇二五年工作回顾. */
static bool is_pair_of_numbers(slice text, const struct label *label)
{
  enum { MOST = 99 };
  size_t size;
  slice rest = slice_after(text, label->end);
  if (label->system != LABEL_HAN) return false;
  int second = number_read(rest, &size);
  return size && second <= MOST;
}

bool begins_unlabelled(slice text)
{
  struct label label = label_read(text, 0);
  return label.system == LABEL_NONE || label.system == LABEL_LISTED || is_pair_of_numbers(text, &label);
}
