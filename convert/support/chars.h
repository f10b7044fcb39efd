/* Classes of characters: what a punctuation mark, a digit, a letter, a blank does in a text. One table for all
 * (chars.c); a character may be in several classes. */
#ifndef BAOGAO_CHARS_H
#define BAOGAO_CHARS_H

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

enum char_class {
  CHAR_DIGIT = 1 << 0,      /* an Arabic digit of either width: 5 ５ */
  CHAR_LATIN = 1 << 1,      /* a letter of ASCII */
  CHAR_LETTER = 1 << 2,     /* a Latin letter of either width, or a Roman numeral: A Ａ Ⅳ */
  CHAR_SPACE = 1 << 3,      /* a blank within a line, of any width */
  CHAR_DASH = 1 << 4,       /* a dash, a minus, a tilde: what stands between the ends of a range */
  CHAR_RATIO = 1 << 5,      /* a colon that only proportions have: ∶ */
  CHAR_OPENS = 1 << 6,      /* opens a bracket or a quotation that is passed over */
  CHAR_CLOSES = 1 << 7,     /* closes one */
  CHAR_BREAK = 1 << 8,      /* ends a clause: ，；。： and the like, not 、 */
  CHAR_PHRASE_END = 1 << 9, /* ends a phrase: nearly all that ends a clause, 、, brackets, blanks */
  CHAR_YARDSTICK = 1 << 10, /* ends what something is compared with */
  CHAR_TIE = 1 << 11,       /* ties a number to what stands beside it: 4·25, 1+3+X, 7×24 */
  CHAR_MASK = 1 << 12       /* stands for a digit that is not told: 20**年, ××.4亿元 */
};

extern const uint16_t *const char_pages[256];

/** The classes of the character `code`. */
static inline uint16_t char_classes(uint32_t code)
{
  const uint16_t *page = code < 0x10000 ? char_pages[code >> 8] : 0;
  return page ? page[code & 0xFF] : 0;
}

/** Whether `code` is one of the ideographs that words are written in: the block of the basic ones (Unicode: CJK Unified
 * Ideographs), without its extensions. */
static inline bool char_is_han(uint32_t code)
{
  return code >= 0x4E00 && code <= 0x9FFF;
}

/** Whether `code` is one of the characters of `set`. */
static inline bool char_among(uint32_t code, const char32_t *set)
{
  while (*set && *set != code) set++;
  return *set != 0;
}

/** Whether `code` is in one of `classes`. */
static inline bool char_is(uint32_t code, uint16_t classes)
{
  return (char_classes(code) & classes) != 0;
}

#endif
