/* UTF-8: counting and white space. */
#include "utf8.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* How many bytes of a word do not begin a character (10xxxxxx). */
static inline size_t continuations(uint64_t word)
{
  uint64_t high = word >> 7 & ~(word >> 6) & UINT64_C(0x0101010101010101);
  return (size_t)(high * UINT64_C(0x0101010101010101) >> 56);
}

static inline uint64_t eight_at(const char *at)
{
  uint64_t word;
  memcpy(&word, at, sizeof word);
  return word;
}

static inline uint64_t four_at(const char *at)
{
  uint64_t word = 0;
  memcpy(&word, at, 4);
  return word;
}

/* A word without its first `bytes`, fewer than eight. */
static inline uint64_t without_first(uint64_t word, size_t bytes)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  return word << 8 * bytes;
#else
  return word >> 8 * bytes;
#endif
}

/* The same of fewer than sixteen bytes, in as many steps whatever their size: the first of them and the last, without
 * those that both have. */
static inline size_t continuations_of_few(const char *at, size_t size)
{
  size_t count = 0;
  if (size > 8) return continuations(eight_at(at)) + continuations(without_first(eight_at(at + size - 8), 16 - size));
  if (size >= 4) return continuations(four_at(at)) + continuations(without_first(four_at(at + size - 4), 8 - size));
  for (size_t i = 0; i < size; i++) count += ((unsigned char)at[i] & 0xC0) == 0x80;
  return count;
}

#ifdef __SSE2__
/* How many bytes of whole blocks of sixteen go on with a character, and how many are above ASCII; `*at` moves behind
 * the blocks. */
static inline void count_blocks(slice text, size_t *at, size_t *further, size_t *high)
{
  const __m128i ones = _mm_set1_epi8(1);
  __m128i sum_further = _mm_setzero_si128(), sum_high = _mm_setzero_si128(), none = _mm_setzero_si128();
  for (; *at + sizeof ones <= text.size; *at += sizeof ones) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text.at + *at));
    __m128i is_further = _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xC0)), is_high = _mm_cmplt_epi8(bytes, none);
    sum_further = _mm_add_epi64(sum_further, _mm_sad_epu8(_mm_and_si128(is_further, ones), none));
    sum_high = _mm_add_epi64(sum_high, _mm_sad_epu8(_mm_and_si128(is_high, ones), none));
  }
  uint64_t halves[2];
  _mm_storeu_si128((__m128i *)(void *)halves, sum_further);
  *further = (size_t)(halves[0] + halves[1]);
  _mm_storeu_si128((__m128i *)(void *)halves, sum_high);
  *high = (size_t)(halves[0] + halves[1]);
}
#else
static inline void count_blocks(slice text, size_t *at, size_t *further, size_t *high)
{
  (void)text, (void)at;
  *further = *high = 0;
}
#endif

size_t utf8_count(slice text)
{
  size_t at = 0, further, high;
  count_blocks(text, &at, &further, &high);
  for (; at + 16 <= text.size; at += 8) further += continuations(eight_at(text.at + at)); /* without blocks */
  return text.size - further - continuations_of_few(text.at + at, text.size - at);
}

size_t utf8_columns(slice text)
{
  size_t at = 0, further, high;
  count_blocks(text, &at, &further, &high);
  for (; at < text.size; at++) {
    unsigned char byte = (unsigned char)text.at[at];
    high += byte >> 7;
    further += (byte & 0xC0) == 0x80;
  }
  return text.size + high - 2 * further; /* a wide character takes two: its bytes, less twice those behind its first */
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
