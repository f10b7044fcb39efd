/* Amounts: what belongs to a number besides its numeral. All units and comparators come from the lexicon. */
#include "amount.h"
#include "../support/punctuation.h"
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

const char *pass_spaces(const char *at, const char *end)
{
  while (at < end && (*at == ' ' || slice_starts((slice){at, (size_t)(end - at)}, IDEOGRAPHIC_SPACE)))
    at += *at == ' ' ? 1 : IDEOGRAPHIC_SPACE.size;
  return at;
}

/* Unit at `at`, spaces in it or before it passed over; *end gets where it ends. */
const struct lex_units_row *unit_at(const char *at, const char *text_end, const char **end)
{
  const struct lex_units_row *unit = lex_units_longest(at, (size_t)(text_end - at));
  *end = unit ? at + unit->unit_size : at;
  if (unit || at == text_end || (*at != ' ' && *at != '\xE3' && *at != '\xE4')) return unit;
  char packed[32]; /* 六   个 百分点: as far as a unit is long */
  const char *ends[sizeof packed];
  size_t count = 0;
  const char *from = at;
  while (from < text_end && count + 4 < sizeof packed && from - at < 40) {
    from = pass_spaces(from, text_end);
    if (from == text_end) break;
    size_t size = utf8_size((unsigned char)*from);
    memcpy(packed + count, from, size);
    from += size;
    count += size;
    ends[count - 1] = from;
  }
  unit = lex_units_longest(packed, count);
  if (unit && (unit->kind == UNITS_KIND_COUNT || unit->kind == UNITS_KIND_NONE)) return NULL;
  if (unit) *end = ends[unit->unit_size - 1];
  return unit;
}

bool amount_scale(struct decimal *value, const struct lex_units_row *unit)
{
  if (!unit || unit->factor_size == 0) return true;
  struct decimal factor = {0, 0, false};
  bool point = false;
  for (const char *c = unit->factor; *c; c++) {
    if (*c == '.') {
      point = true;
      continue;
    }
    factor.digits = factor.digits * 10 + (decimal_digits)(*c - '0');
    factor.exponent = (int16_t)(factor.exponent - point);
  }
  while (factor.digits && factor.digits % 10 == 0) {
    factor.digits /= 10;
    factor.exponent++;
  }
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

/* 三万套（间）, 微克/立方米: what extends a unit. */
static void extend_unit(struct scanner *s, struct quantity *q)
{
  const char *behind;
  size_t size;
  uint32_t code = code_at(q->end, s->end);
  if (q->kind == UNITS_KIND_COUNT && (code == 0xFF08 || code == '(')) {
    size = code == '(' ? 1 : 3;
    const struct lex_units_row *second = lex_units_longest(q->end + size, (size_t)(s->end - q->end) - size);
    if (!second || second->kind != UNITS_KIND_COUNT) return;
    behind = q->end + size + second->unit_size;
    code = code_at(behind, s->end);
    if (code != 0xFF09 && code != ')') return;
    behind += code == ')' ? 1 : 3;
    slice name = {q->end - q->unit->unit_size, (size_t)(behind - q->end) + q->unit->unit_size};
    const char *copy = arena_copy(s->memory, name);
    if (!copy) return;
    q->unit_name = copy;
    q->end = behind;
  } else if (code == '/' || code == 0xFF0F) {
    const char *from = q->end + (code == '/' ? 1 : 3), *at = from;
    while (at < s->end && numeral_multiplies(utf8_at(at, &size))) at += size; /* 部/|百|人 */
    const struct lex_units_row *second = lex_units_longest(at, (size_t)(s->end - at));
    if (!second || second->kind == UNITS_KIND_NONE) return;
    const char *copy = arena_format(s->memory, "%s/%.*s%s", q->unit_name, (int)(at - from), from, second->unit);
    if (!copy) return;
    q->unit_name = copy;
    q->kind = UNITS_KIND_RATE;
    q->end = at + second->unit_size;
  }
}

/* 三百块, 十块三毛: money, where 块 ends the phrase or smaller coins follow; else pieces (集成电路2614.7亿块). */
static void decide_pieces(struct scanner *s, struct quantity *q)
{
  if (q->kind != UNITS_KIND_COUNT || !q->unit->coin || (q->numeral.multiplied && !q->numeral.chinese)) return;
  uint32_t next = code_at(q->end, s->end);
  if (sign_ends_phrase(next) || numeral_begins(next)) amount_set_unit(q, q->unit->coin);
}

/* 五元三毛, 123元1角1分: the smaller coins. */
static void add_coins(struct scanner *s, struct quantity *q)
{
  for (int i = 0; i < 2; i++) {
    struct numeral part;
    const char *at = q->end + figure_word_at(q->end, s->end, FIGURES_ROLE_AND);
    if (!numeral_scan(at, s->end, &part) || part.figures != 1 || part.bare) return;
    const char *end;
    const struct lex_units_row *coin = unit_at(part.end, s->end, &end);
    if (coin && coin->kind == UNITS_KIND_SCORE) coin = coin->coin;
    if (!coin || coin->factor_size == 0 || (coin->kind != UNITS_KIND_MONEY && coin->kind != UNITS_KIND_CENT)) return;
    if (!amount_scale(&part.value, coin) || !decimal_add(&q->value, part.value)) return;
    q->end = end;
    q->exact = true;
  }
}

/* 七成六: the tenth part of the last unit. */
static void add_tenths(struct scanner *s, struct quantity *q)
{
  struct numeral part;
  size_t size;
  const char *at = pass_spaces(q->end, s->end);
  if (!q->numeral.chinese || q->value.exponent < 0 || !numeral_scan(at, s->end, &part)) return;
  if (!part.chinese || part.figures != 1 || part.power || part.more) return;
  if (part.end < s->end && !sign_ends_phrase(utf8_at(part.end, &size))) return;
  if (decimal_add(&q->value, part.value)) q->end = part.end;
}

/* - — – － − ~ ～ 〜 ― ─ */
static bool is_dash(uint32_t code)
{
  return code == '-' || code == 0x2014 || code == 0x2013 || code == 0xFF0D || code == 0x2212 || code == '~' ||
         code == 0xFF5E || code == 0x301C || code == 0x2015 || code == 0x2500;
}

/* Past 至, 到, — or ——, and （含） before it; NULL when there is none. */
static const char *range_sign(const char *at, const char *end)
{
  at += figure_word_at(at, end, FIGURES_ROLE_INCLUSIVE);
  const char *from = at = pass_spaces(at, end);
  for (int i = 0; i < 2 && at < end; i++) {
    size_t size;
    if (!is_dash(utf8_at(at, &size))) size = figure_word_at(at, end, FIGURES_ROLE_RANGE);
    at += size;
  }
  return at == from ? NULL : pass_spaces(at, end);
}

/* 2至3个, 6.5%—7%, 1万—5万元: takes in the upper end. Where only that has a multiplier, it is meant for both: 2——3万.
 */
static void take_range(struct scanner *s, struct quantity *q, bool from)
{
  const char *at = range_sign(q->end, s->end);
  struct numeral upper;
  if (!at || !numeral_scan(at, s->end, &upper) || upper.range || upper.divisor.digits) return;
  if (from && q->unit && figure_word_at(q->end, s->end, FIGURES_ROLE_RANGE)) return; /* 由4个到5个 */
  const char *end;
  const struct lex_units_row *unit = unit_at(upper.end, s->end, &end);
  if (unit && unit->kind == UNITS_KIND_NONE) unit = NULL;
  if (q->unit && (!unit || unit->kind != q->kind)) return;
  if (!q->unit && !unit && !(upper.multiplied || q->numeral.per)) return;
  if (!q->unit && unit) {
    amount_set_unit(q, unit);
    if (!amount_scale(&q->value, unit)) return;
  }
  struct decimal most = upper.value;
  if (unit && !amount_scale(&most, unit)) return;
  if (unit && unit->kind == UNITS_KIND_DISCOUNT) amount_scale_discount(&most);
  if (decimal_compare(q->value, most) >= 0) return;
  if (!q->numeral.multiplied &&
      upper.power > q->numeral.power) { /* 2——3万, 七千到九千亿: the multiplier is meant for both */
    struct decimal low = q->value;
    low.exponent = (int16_t)(low.exponent + upper.power);
    if (decimal_compare(low, most) < 0) q->value = low;
  }
  q->most = most;
  q->range = true;
  q->numeral.year = q->numeral.year && upper.year;
  q->numeral.multiplied |= upper.multiplied;
  q->end = unit ? end : upper.end;
}

/* 8∶54.9∶37.1 */
bool amount_proportion(struct scanner *s, struct quantity *q)
{
  size_t size;
  int parts = 1;
  bool special = false;
  const char *end = q->numeral.end;
  while (end < s->end && parts < 6) {
    uint32_t code = utf8_at(end, &size);
    if (code != ':' && code != 0xFF1A && code != 0x2236 && code != 0xFE30) break;
    if (code_at(end + size, s->end) < '0' || code_at(end + size, s->end) > '9') break;
    struct numeral next;
    if (!numeral_scan(end + size, s->end, &next) || next.multiplied || next.chinese) break;
    special |= code == 0x2236 || code == 0xFE30;
    end = next.end;
    parts++;
  }
  if (parts == 1 || (parts == 2 && !special)) return false;
  q->form = QUANTITY_PROPORTION;
  q->end = end;
  return true;
}

void amount_comparator(struct scanner *s, struct quantity *q)
{
  q->after = q->end;
  const struct lex_comparators_row *row = lex_comparators_longest(q->end, (size_t)(s->end - q->end));
  if (!row) return;
  q->op = (uint8_t)row->op;
  q->op_word = (slice){q->end, row->word_size};
  q->after = q->end + row->word_size;
  row = lex_comparators_longest(q->after, (size_t)(s->end - q->after)); /* 万多个以上 */
  if (row) q->after += row->word_size;
}

/* The sign before a number: －, 负; not that of 减负1320亿元. */
void amount_sign(struct scanner *s, struct quantity *q)
{
  uint32_t code = code_before(s, q->start);
  size_t minus = figure_word_before(s, q->start, FIGURES_ROLE_MINUS);
  if (minus && !figure_word_before(s, q->start - minus, FIGURES_ROLE_BURDEN)) {
    q->start -= minus;
    q->value.negative = true;
  } else if (code == '-' || code == 0xFF0D || code == 0x2212) {
    const char *sign = q->start - (code == '-' ? 1 : 3);
    if (sign > s->floor || sign == s->text.at) {
      uint32_t before = code_before(s, sign);
      if (!(before >= '0' && before <= 'z') && before != '%' && !is_dash(before) &&
          !figure_word_before(s, sign, FIGURES_ROLE_RANGE)) {
        q->start = sign;
        q->value.negative = true;
      }
    }
  }
  q->before = q->start;
}

/* Or the currency: 人民币. */
void amount_before(struct scanner *s, struct quantity *q)
{
  amount_sign(s, q);
  const char *at = q->start;
  while (at > s->floor && at[-1] == ' ') at--;
  if (q->unit && q->kind != UNITS_KIND_MONEY) return;
  const struct lex_units_row *currency = lex_units_longest_before(at, (size_t)(at - s->floor));
  const struct lex_currencies_row *sign =
      currency ? NULL : lex_currencies_longest_before(at, (size_t)(at - s->text.at));
  if (sign) currency = lex_units_find(sign->unit, sign->unit_size);
  if (!currency || currency->kind != UNITS_KIND_MONEY || currency->factor_size || (currency->unit_size < 6)) return;
  if (!q->unit || strcmp(q->unit_name, "CNY") == 0) amount_set_unit(q, currency);
  q->before = at - (sign ? sign->sign_size : currency->unit_size);
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
  amount_set_unit(q, unit);
  q->end = end;
  return true;
}

void amount_finish(struct scanner *s, struct quantity *q)
{
  bool from = figure_word_before(s, q->start, FIGURES_ROLE_FROM) != 0;
  if (q->unit && !q->numeral.per) {
    if (!amount_scale(&q->value, q->unit) || (q->numeral.range && !amount_scale(&q->most, q->unit))) q->unit = NULL;
    if (q->kind == UNITS_KIND_DISCOUNT) amount_scale_discount(&q->value);
  }
  if (q->unit) decide_pieces(s, q);
  if (q->unit && q->kind == UNITS_KIND_MONEY && q->unit->factor_size == 0) add_coins(s, q);
  if (q->unit && code_at(q->end, s->end) == NUMERAL_HALF && q->value.exponent >= 0) { /* 两米半, 三成半 */
    struct decimal half = {5, -1, false};
    if (amount_scale(&half, q->unit) && decimal_add(&q->value, half)) q->end += NUMERAL_HALF_SIZE;
  }
  if (q->kind == UNITS_KIND_PERCENT && q->unit && q->unit->factor_size) add_tenths(s, q);
  if (q->unit) extend_unit(s, q);
  if (!q->range) take_range(s, q, from);
}
