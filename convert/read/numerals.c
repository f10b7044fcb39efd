/* Automatic numbers: numberings.tsv says how each style makes them. */
#include "numerals.h"
#include "../support/utf8.h"
#include "lexicon/numberings.h"
#include <stdio.h>

struct printing {
  const struct lex_numberings_row *style;
  char *to;
  size_t size;
};

/* The sign at `index` of the style; empty past the last. */
static slice sign_at(const struct printing *p, int index)
{
  slice signs = {p->style->signs, p->style->signs_size};
  for (; index > 0 && signs.size; index--) signs = slice_after(signs, utf8_size((unsigned char)*signs.at));
  return signs.size ? (slice){signs.at, utf8_size((unsigned char)*signs.at)} : signs;
}

static void put(struct printing *p, int index)
{
  slice sign = sign_at(p, index);
  if (!sign.size || p->size + sign.size > NUMERAL_SIZE) return;
  memcpy(p->to + p->size, sign.at, sign.size);
  p->size += sign.size;
}

/* The decimal digits of `number` from the left, each printed by its sign. */
static void put_digits(struct printing *p, int number)
{
  char digits[16];
  int count = snprintf(digits, sizeof digits, "%0*d", p->style->way == NUMBERINGS_WAY_PADDED ? 2 : 1, number);
  for (int i = 0; i < count; i++) put(p, digits[i] - '0');
}

/* 十一, 二十. */
static void put_tens(struct printing *p, int number)
{
  if (number >= 100 || number < 1) {
    put_digits(p, number);
    return;
  }
  if (number >= 20) put(p, number / 10);
  if (number >= 10) put(p, 10);
  if (number % 10) put(p, number % 10);
}

/* 一百零五, 一千一百: below 100,000,000, which no list reaches. */
static void put_counting(struct printing *p, int number)
{
  static const int units[] = {10000, 1000, 100, 10, 1};
  enum { TEN_THOUSAND = 13, UNITS = sizeof units / sizeof *units };
  if (number < 20) {
    put_tens(p, number);
    return;
  }
  bool gap = false, begun = false;
  for (int i = 0; i < UNITS; i++) {
    int digit = number / units[i];
    number %= units[i];
    gap |= begun && !digit;
    if (!digit) continue;
    if (gap) put(p, 0);
    gap = false;
    begun = true;
    if (digit < 10)
      put(p, digit);
    else
      put_counting(p, digit); /* of ten thousands */
    if (units[i] > 1) put(p, TEN_THOUSAND - i);
  }
}

static void put_roman(struct printing *p, int number)
{
  static const struct {
    int value, first, second; /* signs; second -1: none */
  } steps[] = {{1000, 6, -1}, {900, 4, 6}, {500, 5, -1}, {400, 4, 5}, {100, 4, -1}, {90, 2, 4}, {50, 3, -1},
               {40, 2, 3},    {10, 2, -1}, {9, 0, 2},    {5, 1, -1},  {4, 0, 1},    {1, 0, -1}};
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    for (; number >= steps[i].value; number -= steps[i].value) {
      put(p, steps[i].first);
      if (steps[i].second >= 0) put(p, steps[i].second);
    }
}

size_t numeral_print(int number, const char *style, char to[NUMERAL_SIZE])
{
  slice name = slice_of(style ? style : "decimal");
  struct printing p = {.style = lex_numberings_find(name.at, name.size), .to = to};
  if (!p.style) return (size_t)snprintf(to, NUMERAL_SIZE, "%d", number);
  int letters = (int)p.style->signs_size;
  switch (p.style->way) {
  case NUMBERINGS_WAY_PADDED:
  case NUMBERINGS_WAY_DIGITS: put_digits(&p, number); break;
  case NUMBERINGS_WAY_TENS: put_tens(&p, number); break;
  case NUMBERINGS_WAY_COUNTING:
    if (number >= 0 && number < 100000000) put_counting(&p, number);
    break;
  case NUMBERINGS_WAY_ROMAN:
    if (number < 4000) put_roman(&p, number);
    break;
  case NUMBERINGS_WAY_SEQUENCE:
    if (number >= 1) put(&p, number - 1);
    break;
  case NUMBERINGS_WAY_LETTERS:
    for (int i = 0; number >= 1 && i <= (number - 1) / letters; i++) put(&p, (number - 1) % letters);
    break;
  default: return 0;
  }
  return p.size ? p.size : (size_t)snprintf(to, NUMERAL_SIZE, "%d", number);
}
