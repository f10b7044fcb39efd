/* UTF-8 that may be wrong. Texts of reports are three-byte characters for the most part, and ASCII: those are checked
 * sixteen bytes at a time where the processor can, else four characters and eight; anything else one by one. */
#include "utf8_check.h"
#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* What may follow a lead byte (Unicode, table 3-7): the range of the second byte; all further ones are 80..BF. */
static const struct {
  unsigned char first, last; /* lead bytes */
  unsigned char low, high;   /* second byte */
  unsigned char size;
} sequences[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};
enum { SEQUENCES = sizeof sequences / sizeof sequences[0] };

/* Bytes of the character at the beginning of `text`, if it is well-formed (`*whole`); else of what looks like one. */
static size_t measure(slice text, bool *whole)
{
  const unsigned char *b = (const unsigned char *)text.at;
  *whole = b[0] < 0x80;
  if (*whole) return 1;
  for (size_t i = 0; i < SEQUENCES; i++) {
    if (b[0] < sequences[i].first || b[0] > sequences[i].last) continue;
    if (text.size < 2 || b[1] < sequences[i].low || b[1] > sequences[i].high) return 1;
    size_t size = 2;
    while (size < sequences[i].size && size < text.size && (b[size] & 0xC0) == 0x80) size++;
    *whole = size == sequences[i].size;
    return size;
  }
  return 1;
}

/* Whether a three-byte character stands here, for sure: neither overlong nor a surrogate. Reads three bytes. 1 or 0, a
 * number so that several can be joined by & without a branch each. */
static inline unsigned is_plain_three(const unsigned char *b)
{
  return (b[0] & 0xF0) == 0xE0 && b[0] != 0xED && b[0] != 0xE0 && (b[1] & 0xC0) == 0x80 && (b[2] & 0xC0) == 0x80;
}

/* Past the three-byte characters at `at`, as far as twelve bytes may be read. */
static size_t skip_threes(const unsigned char *b, size_t at, size_t size)
{
  while (at + 12 <= size &&
         is_plain_three(b + at) & is_plain_three(b + at + 3) & is_plain_three(b + at + 6) & is_plain_three(b + at + 9))
    at += 12;
  while (at + 3 <= size && is_plain_three(b + at)) at += 3;
  return at;
}

#ifdef __SSE2__
/* Past characters of one and of three bytes, sixteen bytes at a time, as long as nothing else stands there: each byte
 * that begins one of three has its two behind it, all others are ASCII. */
static size_t skip_blocks(const unsigned char *b, size_t at, size_t size)
{
  const __m128i half = _mm_set1_epi8((char)0xF0), two = _mm_set1_epi8((char)0xC0);
  while (at + sizeof half <= size) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(b + at));
    __m128i lead = _mm_cmpeq_epi8(_mm_and_si128(bytes, half), _mm_set1_epi8((char)0xE0));
    __m128i further = _mm_cmpeq_epi8(_mm_and_si128(bytes, two), _mm_set1_epi8((char)0x80));
    __m128i odd = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE0)),
                               _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xED)));
    unsigned high = (unsigned)_mm_movemask_epi8(bytes), leads = (unsigned)_mm_movemask_epi8(lead);
    unsigned tails = (unsigned)_mm_movemask_epi8(further), wanted = (leads << 1 | leads << 2) & 0xFFFF;
    if (_mm_movemask_epi8(odd) || high != (leads | tails) || wanted != tails) break;
    at += sizeof half - (leads >> 15 ? 1 : leads >> 14 ? 2 : 0); /* before the character that the block cuts */
  }
  return at;
}
#else
static size_t skip_blocks(const unsigned char *b, size_t at, size_t size)
{
  (void)b, (void)size;
  return at;
}
#endif

static size_t skip_ascii(const unsigned char *b, size_t at, size_t size)
{
  uint64_t eight;
  for (; at + sizeof eight <= size; at += sizeof eight) {
    memcpy(&eight, b + at, sizeof eight);
    if (eight & UINT64_C(0x8080808080808080)) break;
  }
  while (at < size && b[at] < 0x80) at++;
  return at;
}

size_t utf8_valid(slice text)
{
  const unsigned char *b = (const unsigned char *)text.at;
  size_t at = 0;
  while ((at = skip_blocks(b, at, text.size)) < text.size) {
    size_t before = at;
    at = b[at] < 0x80 ? skip_ascii(b, at, text.size) : skip_threes(b, at, text.size);
    if (at > before) continue;
    bool whole;
    size_t size = measure(slice_after(text, at), &whole);
    if (!whole) return at;
    at += size;
  }
  return at;
}

size_t utf8_ill_formed(slice text)
{
  bool whole;
  return measure(text, &whole);
}
