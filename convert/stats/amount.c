/* Amounts: what belongs to a number besides its numeral. All units and comparators come from the lexicon. */
#include "amount.h"
#include "../support/utf8.h"
#include "lexicon/currencies.h"
#include "signs.h"

uint32_t code_at(const char *at, const char *end)
{
  size_t size;
  return at < end ? utf8_at(at, &size) : 0;
}

uint32_t code_before(const struct scanner *s, const char *at)
{
  size_t size;
  return at > s->text.at ? utf8_before(at, &size) : 0;
}

slice amount_clause(const struct scanner *s, const struct quantity *q)
{
  enum { FARTHEST = 75 };
  const char *from = q->start;
  size_t size;
  while (from > s->text.at && q->start - from < FARTHEST && !sign_breaks(utf8_before(from, &size))) from -= size;
  return slice_between(from, q->start);
}

/* The unit that `text` begins with, unless it is Latin and cut out of a longer word: 24GW|h, 3 m|illion. */
static const struct lex_units_row *longest_unit(const char *at, size_t size)
{
  const struct lex_units_row *unit = lex_units_longest(at, size);
  if (!unit) return NULL;
  bool within = is_latin((unsigned char)at[unit->unit_size - 1]) && is_latin(code_at(at + unit->unit_size, at + size));
  return within ? NULL : unit;
}

/* Without the spaces in it, what stands at `at`, as far as a unit is long: 六   个 百分点. */
struct packed {
  char text[32];
  size_t size;
};

static void pack(const char *at, const char *end, struct packed *packed)
{
  packed->size = 0;
  for (size_t size; packed->size + 4 < sizeof packed->text && (at = spaces_pass(at, end)) < end; at += size) {
    size = utf8_size((unsigned char)*at);
    memcpy(packed->text + packed->size, at, size);
    packed->size += size;
  }
}

/* Where the first `packed` bytes of what was packed from `at` on end there. */
static const char *unpack(const char *at, const char *end, size_t packed)
{
  while (packed > 0) {
    at = spaces_pass(at, end);
    size_t size = utf8_size((unsigned char)*at);
    at += size;
    packed -= size < packed ? size : packed;
  }
  return at;
}

/* Whether the measure word behind spaces is this number's: 3200 人 以上, 12 家企业. */
static bool counts_over_space(const char *at, const char *end, const struct lex_units_row *unit)
{
  size_t size = utf8_size((unsigned char)*at);
  return slice_starts((slice){at + size, (size_t)(end - at) - size}, (slice){unit->unit, unit->unit_size});
}

const struct lex_units_row *unit_at(const char *at, const char *text_end, const char **end)
{
  const struct lex_units_row *unit = longest_unit(at, (size_t)(text_end - at));
  *end = unit ? at + unit->unit_size : at;
  if (!is_space(code_at(at, text_end))) return unit;
  struct packed packed;
  pack(at, text_end, &packed);
  unit = longest_unit(packed.text, packed.size);
  if (unit && unit->kind == UNITS_KIND_NONE) return NULL;
  if (unit && unit->kind == UNITS_KIND_COUNT && !counts_over_space(at, text_end, unit)) return NULL;
  if (unit) *end = unpack(at, text_end, unit->unit_size);
  return unit;
}

bool amount_scale(struct decimal *value, const struct lex_units_row *unit)
{
  struct decimal factor;
  if (unit->factor_size == 0) return true;
  decimal_read((slice){unit->factor, unit->factor_size}, &factor);
  return decimal_multiply(value, factor);
}

/* 折: 2折 is 20 %, 75折 is 75 %, 9.9折 is 99 %. */
void amount_scale_discount(struct decimal *value)
{
  if (decimal_compare(*value, decimal_of(10)) < 0) value->exponent++;
}

void amount_set_unit(struct quantity *q, const struct lex_units_row *unit)
{
  q->unit = unit;
  q->kind = unit->kind;
  q->unit_name = unit->normal_size ? unit->normal : unit->unit;
}

/* The comparator behind `at`; over a space none of one character: 3万 多渠道. */
static const struct lex_comparators_row *comparator_at(const char *at, const char *end, const char **start)
{
  enum { ONE = 3 };
  *start = spaces_pass(at, end);
  const struct lex_comparators_row *row = lex_comparators_longest(*start, (size_t)(end - *start));
  if (!row || row->place != COMPARATORS_PLACE_NONE) return NULL;
  return *start == at || row->word_size > ONE ? row : NULL;
}

void amount_comparator(struct scanner *s, struct quantity *q)
{
  const char *at;
  q->after = q->end;
  const struct lex_comparators_row *row = comparator_at(q->end, s->end, &at);
  if (!row) return;
  q->op = (uint8_t)row->op;
  q->op_word = (slice){at, row->word_size};
  q->after = comparator_pass(at + row->word_size, s->end); /* 万多个以上 */
}

const char *comparator_pass(const char *at, const char *end)
{
  const char *start;
  const struct lex_comparators_row *row = comparator_at(at, end, &start);
  return row ? start + row->word_size : at;
}

/* ≥|85%: the sign before. */
static void take_sign_of_comparison(struct scanner *s, struct quantity *q)
{
  const char *at = spaces_pass_back(q->before, s->floor);
  const struct lex_comparators_row *row = lex_comparators_longest_before(at, (size_t)(at - s->floor));
  if (!row || row->place != COMPARATORS_PLACE_BEFORE) return;
  q->op = (uint8_t)row->op;
  q->op_word = (slice){at - row->word_size, row->word_size};
  q->before = at - row->word_size;
}

/* Whether the dash at `sign` is one of a name (G-3), or of two (渔业--3个渔港开工), and no minus. */
static bool is_tied(const struct scanner *s, const char *sign)
{
  uint32_t before = code_before(s, sign);
  return is_latin(before) || is_dash(before);
}

/* The sign before a number: －, 负, 零下; not that of 减负1320亿元. */
void amount_sign(struct scanner *s, struct quantity *q)
{
  const char *at = spaces_pass_back(q->start, s->floor);
  uint32_t code = code_before(s, q->start);
  size_t minus = figure_word_before(s, at, FIGURES_ROLE_MINUS);
  if (minus && !figure_word_before(s, at - minus, FIGURES_ROLE_BURDEN)) {
    q->start = at - minus;
    q->value.negative = true;
  } else if (code == '-' || code == 0xFF0D || code == 0x2212) {
    const char *sign = q->start - (code == '-' ? 1 : 3);
    bool free = sign > s->floor || sign == s->text.at;
    if (free && !is_tied(s, sign)) {
      q->start = sign;
      q->value.negative = true;
    }
  }
  q->before = q->start;
}

size_t amount_currency(const struct scanner *s, const char *at, const struct lex_units_row **unit)
{
  const struct lex_currencies_row *sign = lex_currencies_longest_before(at, (size_t)(at - s->text.at));
  if (!sign) return 0;
  if (is_latin((unsigned char)*sign->sign) && is_latin(code_before(s, at - sign->sign_size))) return 0;
  if (unit) *unit = lex_units_find(sign->unit, sign->unit_size);
  return sign->sign_size;
}

/* Or the currency: 人民币, ￥, USD. */
void amount_before(struct scanner *s, struct quantity *q)
{
  enum { TWO_CHARACTERS = 6 };
  amount_sign(s, q);
  take_sign_of_comparison(s, q);
  const char *at = spaces_pass_back(q->start, s->floor);
  if (q->unit && q->kind != UNITS_KIND_MONEY) return;
  const struct lex_units_row *currency = lex_units_longest_before(at, (size_t)(at - s->floor));
  bool named = currency && currency->kind == UNITS_KIND_MONEY;
  size_t size =
      named && currency->unit_size >= TWO_CHARACTERS ? currency->unit_size : amount_currency(s, at, &currency);
  if (size == 0) return;
  amount_set_unit(q, currency);
  q->before = at - size;
}

/* 3个|多|月, 3个|多|百分点, 一个|半|小时: the unit that 个 begins; half or more of it is told in between. */
static bool take_parted_unit(struct quantity *q, const struct lex_units_row *unit, const char *at, const char *end)
{
  char whole[24];
  size_t between = numeral_more(at, end);
  bool half = code_at(at, end) == NUMERAL_HALF;
  if (half) between = NUMERAL_HALF_SIZE;

  size_t rest = (size_t)(end - at) - between, room = sizeof whole - unit->unit_size;
  if (rest > room) rest = room;
  memcpy(whole, unit->unit, unit->unit_size);
  memcpy(whole + unit->unit_size, at + between, rest);
  const struct lex_units_row *longer = lex_units_longest(whole, unit->unit_size + rest);
  bool parted = longer->kind == UNITS_KIND_DURATION || longer->kind == UNITS_KIND_POINTS;
  if (longer->unit_size == unit->unit_size || !parted) return false;
  struct decimal part = {5, -1, false};
  if (half && !decimal_add(&q->value, part)) return false;
  q->numeral.more |= !half;
  amount_set_unit(q, longer);
  q->end = at + between + longer->unit_size - unit->unit_size;
  return true;
}

bool amount_unit(struct quantity *q, const char *text_end)
{
  const char *end;
  if (q->numeral.per) {
    const char *words[] = {"%", "‰", "%"};
    int i = q->numeral.per == 100 ? 0 : q->numeral.per == 1000 ? 1 : 2;
    amount_set_unit(q, lex_units_find(words[i], strlen(words[i])));
    if (i == 2) q->value.exponent = (int16_t)(q->value.exponent - 2);
    q->end = q->numeral.end;
    return true;
  }
  const struct lex_units_row *unit = unit_at(q->numeral.end, text_end, &end);
  if (!unit || unit->kind == UNITS_KIND_NONE) return false;
  if (unit->kind == UNITS_KIND_DISCOUNT && decimal_compare(q->value, decimal_of(10)) == 0) return false; /* none */
  if (take_parted_unit(q, unit, end, text_end)) return true;
  amount_set_unit(q, unit);
  q->end = end;
  return true;
}
