/* UTF-8 that is known to be valid (read/ sees to that): stepping forwards and backwards, counting code points. */
#ifndef BAOGAO_UTF8_H
#define BAOGAO_UTF8_H

#include "slice.h"
#include <stdint.h>

/** Bytes of the character that begins with `lead`. */
static inline size_t utf8_size(unsigned char lead)
{
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/** The code point at `at`, which must be the first byte of a whole character; `*size` gets its bytes. */
static inline uint32_t utf8_at(const char *at, size_t *size)
{
  const unsigned char *b = (const unsigned char *)at;
  if ((b[0] & 0xF0) == 0xE0) { /* first, for nine of ten are Han characters and their signs */
    *size = 3;
    return (uint32_t)(b[0] & 0x0F) << 12 | (uint32_t)(b[1] & 0x3F) << 6 | (b[2] & 0x3F);
  }
  *size = utf8_size(b[0]);
  switch (*size) {
  case 1: return b[0];
  case 2: return (uint32_t)(b[0] & 0x1F) << 6 | (b[1] & 0x3F);
  default:
    return (uint32_t)(b[0] & 0x07) << 18 | (uint32_t)(b[1] & 0x3F) << 12 | (uint32_t)(b[2] & 0x3F) << 6 | (b[3] & 0x3F);
  }
}

/** The same at a place that may be the end of the text: 0, and no bytes. */
static inline uint32_t utf8_peek(const char *at, const char *end, size_t *size)
{
  *size = 0;
  return at < end ? utf8_at(at, size) : 0;
}

/** The code point that ends just before `at`; there must be one. `*size` gets its bytes. */
static inline uint32_t utf8_before(const char *at, size_t *size)
{
  const char *first = at - 1;
  while (((unsigned char)*first & 0xC0) == 0x80) first--;
  return utf8_at(first, size);
}

/** Where the text from `at` to `end` may be cut so that at most `most` bytes stay: behind a whole character, or `end`.
 */
static inline const char *utf8_within(const char *at, const char *end, size_t most)
{
  if ((size_t)(end - at) <= most) return end;
  const char *cut = at + most;
  while (cut > at && ((unsigned char)*cut & 0xC0) == 0x80) cut--;
  return cut;
}

/** Code points in `text`. */
size_t utf8_count(slice text);

/** Columns that `text` takes in a terminal or a page: one for each character of ASCII, two for any other. */
size_t utf8_columns(slice text);

/** Bytes of the first `count` code points of `text`, or its size if it has fewer. */
size_t utf8_bytes(slice text, size_t count);

/** The first `count` code points of `text`, or all of it if it has fewer. */
static inline slice utf8_first(slice text, size_t count)
{
  return (slice){text.at, utf8_bytes(text, count)};
}

/** Whether `text` has more than `count` code points. */
static inline bool utf8_longer(slice text, size_t count)
{
  return utf8_bytes(text, count) < text.size;
}

/** The same of those up to U+3000, among which nearly all white space is. */
bool utf8_is_low_space(uint32_t code);

/** Whether `code` is white space: Unicode's White_Space, and U+200B, U+FEFF, which editors paste as such. */
static inline bool utf8_is_space(uint32_t code)
{
  return code <= 0x3000 ? utf8_is_low_space(code) : code == 0xFEFF;
}

/** Whether `lead` begins a Han character, or one of the few others from U+4000 to U+9FFF: no sign, no white space. */
static inline bool utf8_leads_han(char lead)
{
  return (unsigned char)lead >= 0xE4 && (unsigned char)lead <= 0xE9;
}

/** Use utf8_trim(). */
slice utf8_trim_spaces(slice text);

/** `text` without white space at its ends. */
static inline slice utf8_trim(slice text)
{
  bool clean = text.size >= 3 && utf8_leads_han(text.at[0]) && utf8_leads_han(text.at[text.size - 3]);
  return clean ? text : utf8_trim_spaces(text);
}

#endif
