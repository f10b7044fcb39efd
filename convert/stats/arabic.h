/* Numerals in Arabic digits, the part of a numeral that they are. */
#ifndef BAOGAO_ARABIC_H
#define BAOGAO_ARABIC_H

#include "decimal.h"

/** A run of digits with its point and separators. */
struct arabic {
  const char *end; /* the byte behind it */
  struct decimal value;
  unsigned figures; /* digits written */
  uint8_t power;    /* of a letter that multiplies, as in 15k; 0: none */
  bool point;
};

/** Scans the digits at `at` (the first is one; valid UTF-8 up to `end`) as far as they are one number: 3,709.5, 12
 * 345户,
 * 24. 3亿, 1 6 5 5. False when there are too many. */
bool arabic_scan(const char *at, const char *end, struct arabic *arabic);

#endif
