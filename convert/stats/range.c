/* Ranges and proportions: 2至3个, 百分之六到八, 8∶54.9∶37.1. */
#include "../support/utf8.h"
#include "amount.h"
#include "signs.h"

/* Past 至, 到, — or ——, and （含） before it; NULL when there is none. */
static const char *range_sign(const char *at, const char *end)
{
  at += figure_word_at(at, end, FIGURES_ROLE_INCLUSIVE);
  const char *from = at = spaces_pass(at, end);
  for (int i = 0; i < 2; i++) {
    size_t size;
    if (!is_dash(utf8_peek(at, end, &size))) size = figure_word_at(at, end, FIGURES_ROLE_RANGE);
    at += size;
  }
  return at == from ? NULL : spaces_pass(at, end);
}

/* The multiplier that only the upper end has is meant for both, where that makes the lower one less: 2——3万,
 * 七千到九千亿, 三到四百万; not 一至十二. */
static void share_multiplier(struct quantity *q, const struct numeral *upper, struct decimal most)
{
  struct decimal low = q->value, top = upper->value;
  if (upper->power <= q->numeral.power) return;
  for (; top.digits % 10 == 0; top.digits /= 10) top.exponent++;
  bool digit = top.digits < 10;
  if (!upper->multiplied && !digit) return;
  bool all = upper->chinese && q->numeral.power == 0;
  low.exponent = (int16_t)(low.exponent + (all ? top.exponent : upper->power));
  if (decimal_compare(low, most) < 0) q->value = low;
}

/* 百分之六到|八, 百分之六至|百分之八: the upper end of parts of a hundred, which has no unit. */
static void upper_parts(struct quantity *q, const struct numeral *upper)
{
  struct decimal most = upper->value;
  if (q->numeral.per == 10000) most.exponent = (int16_t)(most.exponent - 2); /* told in per cent */
  if (decimal_compare(q->value, most) >= 0) return;
  q->most = most;
  q->range = true;
  q->end = upper->end;
}

/* Whether both ends have one unit; the lower one may leave it to the upper. */
static bool share_unit(struct quantity *q, const struct numeral *upper, const struct lex_units_row *unit)
{
  if (q->unit) return unit && unit->kind == q->kind;
  if (!unit) return upper->multiplied;
  amount_set_unit(q, unit);
  return amount_scale(&q->value, unit);
}

/* Takes in the upper end. `from`: the lower one opens a change (由4个到5个), where a word is no sign of a range. */
void amount_range(struct scanner *s, struct quantity *q, bool from)
{
  const char *at = range_sign(q->end, s->end);
  struct numeral upper;
  if (!at || !numeral_scan(at, s->end, &upper)) return;
  bool said = figure_word_at(q->end, s->end, FIGURES_ROLE_RANGE);
  if (from && said) return;
  const char *end;
  const struct lex_units_row *unit = unit_at(upper.end, s->end, &end);
  if (unit && unit->kind == UNITS_KIND_NONE) unit = NULL;
  if (q->numeral.per) {
    if (!unit) upper_parts(q, &upper);
    return;
  }
  if (!share_unit(q, &upper, unit)) return;
  struct decimal most = upper.value;
  if (unit && !amount_scale(&most, unit)) return;
  if (unit && unit->kind == UNITS_KIND_DISCOUNT) amount_scale_discount(&most);
  if (decimal_compare(q->value, most) >= 0) return;
  share_multiplier(q, &upper, most);
  q->most = most;
  q->range = true;
  q->numeral.year = upper.year;
  q->numeral.multiplied |= upper.multiplied;
  q->end = unit ? end : upper.end;
}

static bool is_colon(uint32_t code)
{
  return code == ':' || code == 0xFF1A || is_ratio(code);
}

/* Whether two numbers with a colon between are a proportion: one of them is 1 (1.8:1), and nothing makes them a clock's
 * (上午1:30) or a manner's (1:10混检). */
static bool is_to_one(const struct scanner *s, const struct quantity *q, const struct numeral *second)
{
  const struct decimal one = decimal_of(1);
  const char *end = second->end, *unit_end;
  if (decimal_compare(q->value, one) != 0 && decimal_compare(second->value, one) != 0) return false;
  if (figure_word_before(s, q->start, FIGURES_ROLE_CLOCK) || unit_at(end, s->end, &unit_end)) return false;
  bool ends = sign_ends_phrase(code_at(end, s->end)) || lex_comparators_longest(end, (size_t)(s->end - end));
  return ends || q->value.exponent < 0;
}

/* 8∶54.9∶37.1 */
bool amount_proportion(struct scanner *s, struct quantity *q)
{
  enum { MOST_PARTS = 6 };
  size_t size;
  int parts = 1;
  bool special = false;
  const char *end = q->numeral.end;
  struct numeral next = {0};
  for (; parts < MOST_PARTS; parts++) {
    uint32_t code = utf8_peek(end, s->end, &size);
    if (!is_colon(code) || !sign_is_digit(code_at(end + size, s->end))) break;
    if (!numeral_scan(end + size, s->end, &next)) break;
    special |= is_ratio(code);
    end = next.end;
  }
  if (parts == 1) return false;
  if (parts == 2 && !special && !is_to_one(s, q, &next)) return false;
  q->form = QUANTITY_PROPORTION;
  q->end = end;
  return true;
}
