/* Compound amounts: what goes on with the amount behind its unit (五元|三毛, 1小时|20分钟, 两米|半, 三万套|（间）), and
 * which unit is meant by one that has several senses. */
#include "../support/utf8.h"
#include "amount.h"
#include "lexicon/compounds.h"
#include "signs.h"

/* 三万套（间）, 微克/立方米: what extends a unit. */
static void extend_unit(struct scanner *s, struct quantity *q)
{
  const char *behind;
  size_t size;
  uint32_t code = code_at(q->end, s->end);
  bool bracket = code == 0xFF08 || code == '(';
  if (bracket) {
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
    while (numeral_multiplies(code_at(at, s->end))) at += utf8_size((unsigned char)*at); /* 部/|百|人 */
    const struct lex_units_row *second = lex_units_longest(at, (size_t)(s->end - at));
    if (!second) return;
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
  bool written = q->numeral.multiplied && !q->numeral.chinese;
  if (q->kind != UNITS_KIND_COUNT || !q->unit->coin || written) return;
  uint32_t next = code_at(q->end, s->end);
  if (sign_ends_phrase(next) || numeral_begins(next)) amount_set_unit(q, lex_units_at(q->unit->coin)), q->tail = true;
}

/* 25|度: heat, an angle or a slope where the clause speaks of one, else electricity. */
static void decide_degrees(struct scanner *s, struct quantity *q)
{
  if (!q->unit->heat) return;
  slice before = amount_clause(s, q);
  bool slope = figure_word_at(q->end, s->end, FIGURES_ROLE_SLOPE) != 0;
  if (slope || lex_figures_in(before.at, before.size, FIGURES_ROLE_ANGLE, NULL))
    amount_set_unit(q, lex_units_at(q->unit->angle));
  else if (lex_figures_in(before.at, before.size, FIGURES_ROLE_HEAT, NULL))
    amount_set_unit(q, lex_units_at(q->unit->heat));
}

/* The coin that the unit behind `part` is, if smaller than the last; NULL: none. */
static const struct lex_units_row *smaller_coin(const struct scanner *s, const struct numeral *part, const char **end)
{
  const struct lex_units_row *coin = unit_at(part->end, s->end, end);
  if (coin && coin->kind == UNITS_KIND_SCORE) coin = lex_units_at(coin->coin);
  if (!coin) return NULL;
  return coin->kind == UNITS_KIND_MONEY || coin->kind == UNITS_KIND_CENT ? coin : NULL;
}

/* 五元三毛, 123元1角1分, 壹佰元肆角: the smaller coins; 十二块五. */
static void add_coins(struct scanner *s, struct quantity *q)
{
  for (int i = 0; i < 2; i++) {
    struct numeral part;
    const char *end, *at = q->end + figure_word_at(q->end, s->end, FIGURES_ROLE_AND);
    if (!numeral_scan_further(at, s->end, &part)) return;
    if (decimal_compare(part.value, decimal_of(10)) >= 0) return;
    bool tail = q->tail && !unit_at(part.end, s->end, &end); /* 十二块|五 */
    const struct lex_units_row *coin = tail ? NULL : smaller_coin(s, &part, &end);
    if (tail)
      part.value.exponent--, end = part.end;
    else if (!coin || !amount_scale(&part.value, coin))
      return;
    if (!decimal_add(&q->value, part.value)) return;
    q->end = end;
    q->exact = true;
    if (tail) return;
  }
}

/* Whether `row` tells how many of its unit the unit of `q` has. */
static bool is_part_of(const struct lex_compounds_row *row, const struct quantity *q)
{
  for (size_t i = 0; i < row->greater_count; i++)
    if (slice_equal((slice){row->greater[i].at, row->greater[i].size}, (slice){q->unit->unit, q->unit->unit_size}))
      return true;
  return false;
}

/* 1小时|20分钟, 3斤|5两: the lesser unit of the same amount. */
static void add_lesser(struct scanner *s, struct quantity *q)
{
  struct numeral part;
  const char *end;
  const char *at = q->end + figure_word_at(q->end, s->end, FIGURES_ROLE_AND);
  if (!numeral_scan(at, s->end, &part)) return;
  const struct lex_units_row *lesser = unit_at(part.end, s->end, &end);
  const struct lex_compounds_row *row = lesser ? lex_compounds_find(lesser->unit, lesser->unit_size) : NULL;
  if (!row || !is_part_of(row, q)) return;
  struct decimal factor;
  decimal_read((slice){row->factor, row->factor_size}, &factor);
  if (decimal_compare(part.value, factor) >= 0) return;
  if (factor.digits == 1) { /* a power of ten */
    part.value.exponent = (int16_t)(part.value.exponent - factor.exponent);
    if (!decimal_add(&q->value, part.value)) return;
  } else {
    if (!decimal_multiply(&q->value, factor) || !decimal_add(&q->value, part.value)) return;
    amount_set_unit(q, row->unit_size ? lex_units_find(row->unit, row->unit_size) : lesser);
  }
  q->end = end;
  q->exact = true;
}

/* 两米|半, 三成|半 */
static void add_half(struct scanner *s, struct quantity *q)
{
  struct decimal half = {5, -1, false};
  if (code_at(q->end, s->end) != NUMERAL_HALF) return;
  if (amount_scale(&half, q->unit) && decimal_add(&q->value, half)) q->end += NUMERAL_HALF_SIZE;
}

/* 七成六: the tenth part of the last unit. */
static void add_tenths(struct scanner *s, struct quantity *q)
{
  struct numeral part;
  if (!q->numeral.chinese || !numeral_scan(spaces_pass(q->end, s->end), s->end, &part)) return;
  if (!sign_ends_phrase(code_at(part.end, s->end))) return;
  if (decimal_add(&q->value, part.value)) q->end = part.end;
}

void amount_finish(struct scanner *s, struct quantity *q)
{
  bool from = figure_word_before(s, q->start, FIGURES_ROLE_FROM) != 0;
  if (q->unit && amount_scale(&q->value, q->unit) && amount_scale(&q->most, q->unit)) {
    if (q->kind == UNITS_KIND_DISCOUNT) amount_scale_discount(&q->value);
    decide_degrees(s, q);
    decide_pieces(s, q);
    if (q->kind == UNITS_KIND_MONEY) add_coins(s, q);
    if (!q->range) add_lesser(s, q);
    add_half(s, q);
    if (q->kind == UNITS_KIND_PERCENT) add_tenths(s, q);
    extend_unit(s, q);
  }
  if (!q->range) amount_range(s, q, from);
}
