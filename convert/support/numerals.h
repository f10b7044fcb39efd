/* The characters of numerals, Arabic and Chinese: one table for the labels of titles and the numbers of statistics. */
#ifndef BAOGAO_NUMERALS_H
#define BAOGAO_NUMERALS_H

#include "chars.h"
#include <stddef.h>
#include <stdint.h>

/** What a character is in a numeral. */
enum numeral_kind {
  NUMERAL_NONE,
  NUMERAL_DIGIT, /* 5 ５ 五 伍 */
  NUMERAL_SMALL, /* 十 百 千: multiplies the digit before it */
  NUMERAL_LARGE, /* 万 亿 兆: multiplies all before it */
  NUMERAL_TENS,  /* 廿 卅 */
  NUMERAL_HALVES /* 半 */
};

/** A character of numerals. `formal`: used in writing sums (肆, 拾), and in ordinary words (放肆, 收拾). `counts`: one
 * of those in which titles are numbered (第二十一), not 两, 万 or 壹. */
struct numeral_sign {
  uint16_t code;
  uint8_t kind;
  uint8_t value; /* of a digit, of 廿 and 卅; of a multiplier, its power of ten */
  bool formal;
  bool counts;
};

/** 半, the one numeral that is no digit and no multiplier; the bytes it has. */
enum { NUMERAL_HALF = 0x534A, NUMERAL_HALF_SIZE = 3 };

/** The Chinese ones, found by a hash that keeps them apart. */
enum { NUMERAL_SLOTS = 256 };
#define NUMERAL_SLOT(code) (((code)*7 >> 2) % NUMERAL_SLOTS)
extern const struct numeral_sign numeral_signs[NUMERAL_SLOTS];

/** What `code` is in a numeral; of the kind NUMERAL_NONE when it is in none. */
static inline struct numeral_sign numeral_sign(uint32_t code)
{
  const struct numeral_sign *sign = &numeral_signs[NUMERAL_SLOT(code)];
  if (code && sign->code == code) return *sign;
  if (char_is(code, CHAR_DIGIT)) return (struct numeral_sign){(uint16_t)code, NUMERAL_DIGIT, code & 0xF, false, false};
  return (struct numeral_sign){0};
}

/** Whether `code` stands for 〇 among Chinese digits: an Arabic 0 (二00三) or a letter O (二O二三). */
static inline bool numeral_is_zero(uint32_t code)
{
  return code == '0' || code == 'O' || code == 'o' || code == 0xFF10 || code == 0xFF2F || code == 0xFF4F;
}

/** The characters a numeral can begin with, one for each `index` from 0 on; 0 behind the last. */
uint32_t numeral_first(size_t index);

#endif
