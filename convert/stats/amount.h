/* Amounts: the unit of a numeral, its range, its sign, its comparator; shared by the two halves of finding quantities.
 */
#ifndef BAOGAO_AMOUNT_H
#define BAOGAO_AMOUNT_H

#include "lexicon/figures.h"
#include "quantity.h"

/** Where finding is: one for each text. */
struct scanner {
  arena *memory;
  const struct triggers *triggers;
  struct quantities *found;
  slice text;
  const char *end;
  const char *floor; /* where the last quantity, or the text, ended */
  bool whole;
};

/** Bytes of the word with one of `roles` (FIGURES_ROLE_…) that stands at `at`, or ends just before it; 0: none. */
static inline size_t figure_word_at(const char *at, const char *end, uint32_t roles)
{
  return at < end ? lex_figures_starts(at, (size_t)(end - at), roles) : 0;
}

static inline size_t figure_word_before(const struct scanner *scanner, const char *at, uint32_t roles)
{
  return lex_figures_ends(scanner->text.at, (size_t)(at - scanner->text.at), roles);
}

/** Small steps through the text: the character at `at` or before it (0: none). */
uint32_t code_at(const char *at, const char *end);
uint32_t code_before(const struct scanner *scanner, const char *at);

/** What stands before the number in its clause, as far as one looks. */
slice amount_clause(const struct scanner *s, const struct quantity *q);

/** The unit at `at`, spaces in it or before it passed over; `*end` gets where it ends. NULL: none. */
const struct lex_units_row *unit_at(const char *at, const char *text_end, const char **end);

/** Gives the quantity a unit. */
void amount_set_unit(struct quantity *quantity, const struct lex_units_row *unit);

/** `value` times the unit's factor; false when it has too many digits. 折: 2折 is 20 %, 75折 is 75 %. */
bool amount_scale(struct decimal *value, const struct lex_units_row *unit);
void amount_scale_discount(struct decimal *value);

/** Reads the unit behind the numeral; false: none. */
bool amount_unit(struct quantity *quantity, const char *text_end);

/** compound.c: takes in what belongs to the value behind the unit: coins, a half, a lesser unit, the upper end of a
 * range; and decides which unit is meant. */
void amount_finish(struct scanner *scanner, struct quantity *quantity);

/** range.c: takes in the upper end of a range. `from`: the amount opens a change (由4个到5个). */
void amount_range(struct scanner *scanner, struct quantity *quantity, bool from);

/** range.c: 8∶54.9∶37.1, 1.8:1: takes it in; false: it is none. */
bool amount_proportion(struct scanner *scanner, struct quantity *quantity);

/** Bytes of the sign or code of a currency that ends at `at` (0: none); `*unit` (may be NULL) gets what it means. */
size_t amount_currency(const struct scanner *scanner, const char *at, const struct lex_units_row **unit);

/** Behind the comparator that stands at `at`, before `end` (百亿级|以上|项目); `at` where none does. */
const char *comparator_pass(const char *at, const char *end);

/** Takes in the comparator behind; the sign before; the sign or currency before. */
void amount_comparator(struct scanner *scanner, struct quantity *quantity);
void amount_sign(struct scanner *scanner, struct quantity *quantity);
void amount_before(struct scanner *scanner, struct quantity *quantity);

#endif
