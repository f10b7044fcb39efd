/* Signs around numbers, by the classes of support/chars.h, and steps over blanks. */
#ifndef BAOGAO_SIGNS_H
#define BAOGAO_SIGNS_H

#include "../support/chars.h"
#include "../support/utf8.h"

/** +1 for what opens a bracket or quotation, -1 for what closes one, else 0. */
static inline int sign_nesting(uint32_t code)
{
  uint16_t classes = char_classes(code);
  return classes & CHAR_OPENS ? 1 : classes & CHAR_CLOSES ? -1 : 0;
}

/** Whether `code` ends a clause: ，；。：and the like, not 、. */
static inline bool sign_breaks(uint32_t code)
{
  return char_is(code, CHAR_BREAK);
}

/** Whether `code` ends a phrase: all that ends a clause, 、, brackets, blanks; 0 for the end of the text. */
static inline bool sign_ends_phrase(uint32_t code)
{
  return code == 0 || char_is(code, CHAR_PHRASE_END);
}

static inline bool is_space(uint32_t code)
{
  return char_is(code, CHAR_SPACE);
}

static inline bool is_latin(uint32_t code)
{
  return char_is(code, CHAR_LATIN);
}

static inline bool is_dash(uint32_t code)
{
  return char_is(code, CHAR_DASH);
}

static inline bool is_ratio(uint32_t code)
{
  return char_is(code, CHAR_RATIO);
}

/** Whether `code` is an Arabic digit, of either width; its value. */
static inline bool sign_is_digit(uint32_t code)
{
  return char_is(code, CHAR_DIGIT);
}

static inline uint8_t sign_digit(uint32_t code)
{
  return (uint8_t)(code & 0xF); /* 0x30, 0xFF10 */
}

/** Past the blanks at `at`, and back over those before it. */
const char *spaces_pass(const char *at, const char *end);
const char *spaces_pass_back(const char *at, const char *floor);

#endif
