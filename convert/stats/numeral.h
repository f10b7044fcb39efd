/* Numerals: Arabic, Chinese and mixed, as they are written in reports. */
#ifndef BAOGAO_NUMERAL_H
#define BAOGAO_NUMERAL_H

#include "../support/numerals.h"
#include "decimal.h"

/** A numeral found in text. */
struct numeral {
  const char *end;        /* the byte behind it */
  struct decimal value;   /* of a fraction: its numerator */
  struct decimal most;    /* of 二三十: 30; of 十五六: 16 */
  struct decimal divisor; /* of a fraction (三分之二: 3); no digits: it is none */
  uint16_t per;           /* 百分之: 100; 千分之: 1000; 万分之: 10000; else 0 */
  bool range;             /* `most` is set */
  bool chinese;           /* not one Arabic digit in it */
  bool bare;              /* begins with a multiplier: 亿元, 百亿 */
  bool more;              /* 多, 余, 几 in it or behind it: that or more */
  bool multiplied;        /* holds or ends in 万 or 亿 */
  bool year;              /* four digits without a multiplier, 1900 to 2100 */
  uint8_t power;          /* of the largest multiplier written: 8 for 亿; 0: none */
  uint8_t figures;        /* digits written, in either script */
};

/** Whether a numeral can begin with the character `code`. */
static inline bool numeral_begins(uint32_t code)
{
  return numeral_sign(code).kind != NUMERAL_NONE;
}

/** Whether the character `code` is a multiplier: 十, 百, 万. */
bool numeral_multiplies(uint32_t code);

/** Scans the longest numeral at `at` (valid UTF-8 up to `end`). False when there is none. Spaces between its characters
 * are passed over where they cannot separate two numbers: 1 6 5 5 亿, 12 345户, 24. 3亿, 一百 五 十. Time linear in its
 * length, which is at most 200 bytes. */
bool numeral_scan(const char *at, const char *end, struct numeral *numeral);

/** The same for one that goes on with an amount: no fraction, and a single formal digit is one (壹佰元|肆角). */
bool numeral_scan_further(const char *at, const char *end, struct numeral *numeral);

/** Bytes of 多, 余, 几 at `at`: so many or more; 0: none. */
size_t numeral_more(const char *at, const char *end);

/** Whether a number of parts begins at `at`: 百分之六, 三分之二. */
bool numeral_has_parts(const char *at, const char *end);

#endif
