/* Exact decimal numbers, of up to 38 digits: never a double on the way. */
#ifndef BAOGAO_DECIMAL_H
#define BAOGAO_DECIMAL_H

#include "../support/arena.h"
#include <stdint.h>

__extension__ typedef unsigned __int128 decimal_digits;

/** `digits` × 10^`exponent`. */
struct decimal {
  decimal_digits digits;
  int16_t exponent;
  bool negative;
};

/** Digits that a decimal may have: what is longer is no number that a statistic has. */
enum { DECIMAL_MOST = 37 };

static inline struct decimal decimal_of(uint64_t value)
{
  return (struct decimal){value, 0, false};
}

/** The decimal that a table's cell holds, without zeros at its end. */
void decimal_read(slice text, struct decimal *value);

/** Writes one more digit behind those of a whole number. False when there are too many. */
bool decimal_append(struct decimal *a, uint8_t digit);

/** `a` + `b`, both not negative. False when the sum has too many digits. */
bool decimal_add(struct decimal *a, struct decimal b);

/** `a` × `factor`, a small whole number or a power of ten written as a decimal. False when there are too many digits.
 */
bool decimal_multiply(struct decimal *a, struct decimal factor);

/** Below, equal to, above zero as `a` is less than, equal to, greater than `b`; both not negative. */
int decimal_compare(struct decimal a, struct decimal b);

/** `a` / `b` if that is a decimal of at most 12 places; false otherwise. */
bool decimal_divide(struct decimal a, struct decimal b, struct decimal *quotient);

/** `a` as plain digits with at most one point (0.5, 588700, -12); NULL when memory runs out. */
const char *decimal_text(arena *memory, struct decimal a);

#endif
