/* Ranges and proportions: 2至3个, 百分之六到八, 8∶54.9∶37.1. */
#include "../support/utf8.h"
#include "amount.h"
#include "signs.h"

/* Past 至, 到, — or ——, and （含） before it; NULL when there is none. */
static const char *range_sign(const char *at, const char *end)
{
  at += figure_word_at(at, end, FIGURES_ROLE_INCLUSIVE);
  const char *from = at = spaces_pass(at, end);
  for (int i = 0; i < 2 && at < end; i++) {
    size_t size;
    if (!is_dash(utf8_at(at, &size))) size = figure_word_at(at, end, FIGURES_ROLE_RANGE);
    at += size;
  }
  return at == from ? NULL : spaces_pass(at, end);
}

/* The multiplier that only the upper end has is meant for both, where that makes the lower one less: 2——3万,
 * 七千到九千亿, 三到四百万; not 一至十二. */
static void share_multiplier(struct quantity *q, const struct numeral *upper, struct decimal most)
{
  struct decimal low = q->value, top = upper->value;
  if (q->numeral.multiplied || upper->power <= q->numeral.power) return;
  for (; top.digits && top.digits % 10 == 0; top.digits /= 10) top.exponent++;
  bool digit = top.digits < 10 && top.exponent > 0;
  if (!upper->multiplied && !digit && upper->chinese) return; /* 10~15k: Arabic digits have no other multiplier */
  bool all = digit && upper->chinese && q->numeral.power == 0;
  low.exponent = (int16_t)(low.exponent + (all ? top.exponent : upper->power));
  if (decimal_compare(low, most) < 0) q->value = low;
}

/* 百分之六到|八, 百分之六至|百分之八: the upper end of parts of a hundred, which has no unit. */
static bool upper_parts(struct quantity *q, const struct numeral *upper, const struct lex_units_row *unit, bool from)
{
  bool same = upper->per == q->numeral.per, bare = !upper->per && upper->chinese && !unit && !upper->multiplied;
  if (from || !(same || bare) || upper->divisor.digits) return false;
  struct decimal most = upper->value;
  if (q->numeral.per == 10000) most.exponent = (int16_t)(most.exponent - 2); /* told in per cent */
  if (decimal_compare(q->value, most) >= 0) return false;
  q->most = most;
  q->range = true;
  q->end = upper->end;
  return true;
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
  if (!at || !numeral_scan(at, s->end, &upper) || upper.range || upper.divisor.digits) return;
  bool said = figure_word_at(q->end, s->end, FIGURES_ROLE_RANGE);
  if (from && q->unit && said) return;
  const char *end;
  const struct lex_units_row *unit = unit_at(upper.end, s->end, &end);
  if (unit && unit->kind == UNITS_KIND_NONE) unit = NULL;
  if (q->numeral.per) {
    upper_parts(q, &upper, unit, from);
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
  q->numeral.year = q->numeral.year && upper.year;
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
  if (figure_word_before(s, q->start, FIGURES_ROLE_CLOCK) || is_colon(code_before(s, q->start))) return false;
  if (unit_at(end, s->end, &unit_end) || numeral_begins(code_at(end, s->end))) return false;
  bool decimal = q->value.exponent < 0 || second->value.exponent < 0;
  return decimal || sign_ends_phrase(code_at(end, s->end)) ||
         figure_word_at(end, s->end, FIGURES_ROLE_RANGE | FIGURES_ROLE_RANK_GOES_ON) ||
         lex_comparators_longest(end, (size_t)(s->end - end));
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
  while (end < s->end && parts < MOST_PARTS) {
    uint32_t code = utf8_at(end, &size);
    if (!is_colon(code)) break;
    if (code_at(end + size, s->end) < '0' || code_at(end + size, s->end) > '9') break;
    if (!numeral_scan(end + size, s->end, &next) || next.multiplied || next.chinese) break;
    special |= is_ratio(code);
    end = next.end;
    parts++;
  }
  if (parts == 1) return false;
  if (parts == 2 && !special && !is_to_one(s, q, &next)) return false;
  q->form = QUANTITY_PROPORTION;
  q->end = end;
  return true;
}
