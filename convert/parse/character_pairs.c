/* Character pairs. */
#include "character_pairs.h"
#include "../support/chars.h"
#include "../support/utf8.h"

enum { BITS = 64 * CHARACTER_PAIR_WORDS };

/* A pair's bit; the factors are odd and far apart, so that characters that stand close in Unicode do not meet. */
static uint32_t bit_of(uint32_t left, uint32_t right)
{
  return (uint32_t)((left * 2654435761u ^ right * 40503u * 2246822519u) >> 16) % BITS;
}

struct character_pairs character_pairs_of(slice text, int most)
{
  struct character_pairs pairs = {{0}};
  uint32_t before = 0;
  const char *end = slice_end(text);
  for (const char *at = text.at; at < end && most > 0; most--) {
    size_t size;
    uint32_t code = utf8_at(at, &size);
    at += size;
    bool han = char_is_han(code);
    if (han && before) {
      uint32_t bit = bit_of(before, code);
      pairs.words[bit / 64] |= UINT64_C(1) << bit % 64;
    }
    before = han ? code : 0;
  }
  return pairs;
}

uint32_t character_pairs_shared(const struct character_pairs *one, const struct character_pairs *two)
{
  uint32_t shared = 0;
  for (int i = 0; i < CHARACTER_PAIR_WORDS; i++)
    for (uint64_t both = one->words[i] & two->words[i]; both; both &= both - 1) shared++;
  return shared;
}
