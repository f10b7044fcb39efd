/* UTF-8: counting and white space. */
#include "utf8.h"

/* Bytes of the `size` at `at`, no more than eight, that do not begin a character (10xxxxxx). */
static inline size_t continuations(const char *at, size_t size)
{
  uint64_t word = 0;
  memcpy(&word, at, size);
  uint64_t high = word >> 7 & ~(word >> 6) & UINT64_C(0x0101010101010101);
  return (size_t)(high * UINT64_C(0x0101010101010101) >> 56);
}

size_t utf8_count(slice text)
{
  size_t count = text.size, at = 0;
  for (; at + 8 <= text.size; at += 8) count -= continuations(text.at + at, 8);
  if (text.size & 4) count -= continuations(text.at + at, 4), at += 4;
  for (; at < text.size; at++) count -= ((unsigned char)text.at[at] & 0xC0) == 0x80;
  return count;
}

size_t utf8_bytes(slice text, size_t count)
{
  size_t at = 0;
  while (count-- > 0 && at < text.size) at += utf8_size((unsigned char)text.at[at]);
  return at < text.size ? at : text.size;
}

bool utf8_is_low_space(uint32_t code)
{
  if (code <= 0x20) return code == 0x20 || (code >= 0x09 && code <= 0x0D);
  if (code < 0x1680) return code == 0x85 || code == 0xA0;
  return code == 0x3000 || (code >= 0x2000 && code <= 0x200B) || code == 0x2028 || code == 0x2029 || code == 0x202F ||
         code == 0x205F || code == 0x1680;
}

slice utf8_trim_spaces(slice text)
{
  size_t size;
  while (text.size && utf8_is_space(utf8_at(text.at, &size))) text = slice_after(text, size);
  while (text.size && utf8_is_space(utf8_before(text.at + text.size, &size))) text.size -= size;
  return text;
}
