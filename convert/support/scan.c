/* Scans: each a test of sixteen bytes, and one of a single byte for what is left. The latter alone tells what is looked
 * for: the former may only pass over what it would pass over, too. */
#include "scan.h"
#include "utf8.h"
#ifdef __SSE2__
#include <emmintrin.h>

typedef __m128i block;

static inline block block_at(const char *at)
{
  return _mm_loadu_si128((const __m128i *)(const void *)at);
}

static inline block equal(block bytes, int byte)
{
  return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte));
}

/* Which bytes are at most `most`, both without a sign. */
static inline block at_most(block bytes, int most)
{
  return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8((char)most)), bytes);
}

/* The bytes as bits, the first the lowest. */
static inline unsigned bits(block bytes)
{
  return (unsigned)_mm_movemask_epi8(bytes);
}

/* Goes on from `at` block by block, of which `READ` bytes are read, up to the first in which `found` has a bit. */
#define PASS_BLOCKS(READ, FOUND)                                                                                       \
  for (; end - at >= (READ); at += sizeof(block)) {                                                                    \
    unsigned found = (FOUND);                                                                                          \
    if (found) return at + __builtin_ctz(found);                                                                       \
  }
#else
#define PASS_BLOCKS(READ, FOUND)
#endif

enum { BLOCK = 16, LEAD_OF_STOP = 0xE3, LEAD_OF_WIDE = 0xEF };

#ifdef __SSE2__
/* Neither 80 … BF, which go on with a character, nor E4 … E9, which begin a Han one. */
static inline unsigned signs(const char *at)
{
  block bytes = block_at(at), further = _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xC0));
  block han = at_most(_mm_sub_epi8(bytes, _mm_set1_epi8((char)0xE4)), 0xE9 - 0xE4);
  return bits(_mm_or_si128(further, han)) ^ 0xFFFF;
}

static inline unsigned controls(const char *at)
{
  block bytes = block_at(at), unheld = _mm_and_si128(equal(bytes, 0xEF), equal(block_at(at + 1), 0xBF));
  return bits(_mm_or_si128(at_most(bytes, 0x1F), unheld));
}

/* 。 is E3 80 82; ！（？ are EF BC and one of 81, 88, 9F. */
static inline unsigned stops(const char *at)
{
  block bytes = block_at(at), third = block_at(at + 2);
  block stop = _mm_and_si128(equal(bytes, LEAD_OF_STOP), equal(third, 0x82));
  block wide = _mm_or_si128(_mm_or_si128(equal(third, 0x81), equal(third, 0x9F)), equal(third, 0x88));
  return bits(_mm_or_si128(stop, _mm_and_si128(equal(bytes, LEAD_OF_WIDE), wide)));
}
#endif

static bool is_sign(const char *at)
{
  return ((unsigned char)*at & 0xC0) != 0x80 && !utf8_leads_han(*at);
}

const char *scan_to_sign(const char *at, const char *end)
{
  PASS_BLOCKS(BLOCK, signs(at))
  while (at < end && !is_sign(at)) at++;
  return at;
}

static bool is_control(const char *at, const char *end)
{
  const unsigned char *b = (const unsigned char *)at;
  return b[0] < 0x20 || (b[0] == 0xEF && end - at > 1 && b[1] == 0xBF);
}

const char *scan_to_control(const char *at, const char *end)
{
  PASS_BLOCKS(BLOCK + 1, controls(at))
  while (at < end && !is_control(at, end)) at++;
  return at;
}

static bool is_stop(const char *at, const char *end)
{
  bool leads = (unsigned char)*at == LEAD_OF_STOP || (unsigned char)*at == LEAD_OF_WIDE;
  if (!leads || end - at < 3) return false;
  size_t size;
  uint32_t code = utf8_at(at, &size);
  return code == 0x3002 || code == 0xFF01 || code == 0xFF1F || code == 0xFF08;
}

/* A block may stop at another character with such bytes. */
static const char *next_stop(const char *at, const char *end)
{
  PASS_BLOCKS(BLOCK + 2, stops(at))
  while (at < end && !is_stop(at, end)) at++;
  return at;
}

const char *scan_to_stop(const char *at, const char *end)
{
  while ((at = next_stop(at, end)) < end && !is_stop(at, end)) at++;
  return at;
}

const char *scan_to_either(const char *at, const char *end, char one, char other)
{
  PASS_BLOCKS(BLOCK, bits(_mm_or_si128(equal(block_at(at), one), equal(block_at(at), other))))
  while (at < end && *at != one && *at != other) at++;
  return at;
}
