/* Finding a word: by its last two bytes, sixteen places at a time where the processor can (SSE2). In Chinese text those
 * are a rare pair, while first bytes are few; memmem() makes a table for every call. */
#include "slice.h"
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Whether the word whose last byte would be at `last` stands there. */
static inline bool ends_at(const char *last, slice word)
{
  const char *at = last - (word.size - 1);
  for (size_t i = word.size; i-- > 0;)
    if (at[i] != word.at[i]) return false;
  return true;
}

#ifdef __SSE2__
typedef __m128i block;

static inline block block_at(const char *at)
{
  return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* At which of the sixteen places from `last` on the word's last two bytes are, as bits. */
static inline unsigned pairs(const char *last, block before, block final)
{
  block both = _mm_and_si128(_mm_cmpeq_epi8(block_at(last), final), _mm_cmpeq_epi8(block_at(last - 1), before));
  return (unsigned)_mm_movemask_epi8(both);
}

/* The first place from `last` on, of sixteen at least before `end`, at which the word ends; NULL: none. The last block
 * may hold places that were looked at before. */
static const char *find_in_blocks(const char *last, const char *end, slice word)
{
  const block before = _mm_set1_epi8(word.at[word.size - 2]), final = _mm_set1_epi8(word.at[word.size - 1]);
  for (const char *stop = end - sizeof before;;
       last = stop - last > (ptrdiff_t)sizeof before ? last + sizeof before : stop) {
    for (unsigned found = pairs(last, before, final); found; found &= found - 1) {
      const char *place = last + __builtin_ctz(found);
      if (ends_at(place, word)) return place;
    }
    if (last == stop) return NULL;
  }
}
#endif

ptrdiff_t slice_find(slice text, slice word)
{
  if (word.size == 0 || text.size < word.size) return -1;
  const char *last = text.at + word.size - 1, *end = text.at + text.size;
  if (word.size == 1) last = memchr(last, *word.at, text.size);
#ifdef __SSE2__
  else if (end - last >= (ptrdiff_t)sizeof(block))
    last = find_in_blocks(last, end, word);
#endif
  else
    while (last < end && !ends_at(last, word)) last++;
  return last && last < end ? last - text.at - (ptrdiff_t)(word.size - 1) : -1;
}
