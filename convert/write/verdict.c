/* Verdicts, by the rules that readers use: a plain target is one to reach; what is to stay low (a ceiling) one not to
 * pass; 左右 is reached by what rounds to it; a range by its nearer end. Numbers are exact. */
#include "verdict.h"
#include "lexicon/units.h"

const char *const status_words[] = {"reached", "short", "not-stated", "not-comparable"};

static bool is(const char *text, const char *word)
{
  return strcmp(text, word) == 0;
}

static bool in_per_cent(const struct claim *claim)
{
  return is(claim->unit, "%") || is(claim->unit, "‰");
}

bool claim_is_growth(const struct claim *claim)
{
  if (!in_per_cent(claim)) return false;
  return is(claim->type, "growth_rate") || (claim->concept && claim->concept->kind == CONCEPTS_KIND_LEVEL);
}

static bool counts_pieces(const struct claim *claim)
{
  size_t size = strcspn(claim->base_unit, "\xEF"); /* 套 of 套（间） */
  const struct lex_units_row *unit = lex_units_find(claim->base_unit, size);
  return unit && unit->kind == UNITS_KIND_COUNT;
}

bool claims_share_unit(const struct claim *a, const struct claim *b)
{
  return is(a->base_unit, b->base_unit) || (counts_pieces(a) && counts_pieces(b));
}

static bool is_money_to_come(const struct claim *claim)
{
  return is(claim->type, "increment") && is(claim->base_unit, "CNY");
}

bool claims_differ_in_money(const struct claim *a, const struct claim *b)
{
  return (is_money_to_come(a) && is(b->type, "level")) || (is_money_to_come(b) && is(a->type, "level"));
}

/* Whether the two numbers say the same kind of thing. */
static bool comparable(const struct claim *target, const struct claim *result)
{
  if (claims_differ_in_money(target, result)) return false;
  if (!*target->value || !*result->value || !claims_share_unit(target, result)) return false;
  bool all = target->amount == AMOUNTS_IS_STOCK || is(target->type, "cumulative");
  if (is(result->type, "cumulative") && !all) return false;
  /* what came to it, and all there is */
  bool other = target->amount && result->amount && target->amount != result->amount;
  if (other && counts_pieces(target)) return false;
  bool of_level = target->concept && target->concept->kind != CONCEPTS_KIND_LEVEL;
  return of_level || claim_is_growth(target) == claim_is_growth(result);
}

/* ---- Numbers ---- */

/* What a decimal is as digits of a common exponent; beyond 10^18 of the smaller one it is too long to matter. */
struct number {
  __extension__ __int128 digits;
  int exponent;
};

static struct number number_of(const char *text, bool negate)
{
  struct number number = {0, 0};
  bool negative = *text == '-', point = false;
  for (text += negative; *text; text++) {
    if (*text == '.') {
      point = true;
      continue;
    }
    if (number.digits > (__extension__(__int128) 1 << 100)) break;
    number.digits = number.digits * 10 + (*text - '0');
    number.exponent -= point;
  }
  if (negative != negate) number.digits = -number.digits;
  return number;
}

static void lower(struct number *a, int exponent)
{
  while (a->exponent > exponent) {
    a->digits *= 10;
    a->exponent--;
  }
}

static struct number subtract(struct number a, struct number b)
{
  int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  lower(&a, exponent);
  lower(&b, exponent);
  return (struct number){a.digits - b.digits, exponent};
}

/* To as many places as `like` has, halves up. */
static struct number rounded(struct number a, struct number like)
{
  while (a.exponent < like.exponent) {
    bool up = a.digits >= 0;
    a.digits = (a.digits + (up ? 5 : -5)) / 10;
    a.exponent++;
  }
  return a;
}

static const char *text_of(arena *memory, struct number number)
{
  while (number.exponent < 0 && number.digits % 10 == 0) {
    number.digits /= 10;
    number.exponent++;
  }
  bool negative = number.digits < 0;
  struct decimal decimal = {(decimal_digits)(negative ? -number.digits : number.digits), (int16_t)number.exponent,
                            negative};
  return decimal_text(memory, decimal);
}

/* ---- Directions ---- */

/* Whether the claim tells by how much something falls. */
static bool falls(const struct claim *claim)
{
  if (!claim_is_growth(claim) && !is(claim->unit, "个百分点")) return false;
  return is(claim->change, "decrease") || (!*claim->change && strstr(claim->indicator, "降"));
}

static bool is_ceiling(const struct claim *target)
{
  if (falls(target)) return false;
  return target->ceiling_word || (target->concept && target->concept->ceiling == CONCEPTS_CEILING_YES);
}

static enum status judge(const struct claim *target, const struct claim *result, arena *memory, const char **margin)
{
  bool ceiling = is_ceiling(target), against = falls(target) != falls(result);
  bool upper = ceiling && *target->value_max;
  struct number wanted = number_of(upper ? target->value_max : target->base_value, false);
  struct number got = number_of(result->base_value, against);
  *margin = text_of(memory, subtract(got, wanted));
  if (is(target->modifier, "about")) got = rounded(got, wanted);
  struct number more = subtract(got, wanted);
  bool reached = ceiling ? more.digits <= 0 : more.digits >= 0;
  return reached ? STATUS_REACHED : STATUS_SHORT;
}

/* 高于经济增速, 与经济增长同步: both figures must be growths; 正增长 wants none but its own. */
static enum status judge_reference(const struct claim *target, const struct claim *result,
                                   const struct claim *yardstick, arena *memory, const char **margin)
{
  struct number wanted = {0, 0};
  bool own = strstr(target->reference, "正增长") != NULL;
  bool stated = claim_is_growth(result) && (own || (yardstick && claim_is_growth(yardstick)));
  if (!stated) return STATUS_NOT_COMPARABLE;
  if (!own) wanted = number_of(yardstick->value, falls(yardstick));
  struct number more = subtract(number_of(result->value, falls(result)), wanted);
  *margin = text_of(memory, more);
  return more.digits >= 0 ? STATUS_REACHED : STATUS_SHORT;
}

bool claims_tell_distance(const struct claim *target, const struct claim *result)
{
  if (!result->past_aim || !*result->value || !*target->value) return false;
  return in_per_cent(target) ? is(result->type, "change_points") : claims_share_unit(target, result);
}

/* 低于目标|3个百分点: how far it came from the target is all that is told. */
static enum status judge_distance(const struct claim *target, const struct claim *result, arena *memory,
                                  const char **margin)
{
  bool below = result->past_aim == AIMS_WAY_BELOW;
  *margin = text_of(memory, number_of(in_per_cent(target) ? result->value : result->base_value, below));
  return below == is_ceiling(target) ? STATUS_REACHED : STATUS_SHORT;
}

enum status verdict(const struct claim *target, const struct claim *result, const struct claim *yardstick,
                    arena *memory, const char **margin)
{
  *margin = "";
  if (!result) return STATUS_NOT_STATED;
  if (*target->reference && *result->value) return judge_reference(target, result, yardstick, memory, margin);
  if (claims_tell_distance(target, result)) return judge_distance(target, result, memory, margin);
  return comparable(target, result) ? judge(target, result, memory, margin) : STATUS_NOT_COMPARABLE;
}
