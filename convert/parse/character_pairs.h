/* Character pairs: which two characters stand side by side in a text, to tell how much two texts have in common.
 *
 * A set of bits instead of a list, so that two are compared in a few steps: now and then two pairs share a bit. What
 * texts on one subject share was first measured so for finding the borders between subjects (Hearst 1997, TextTiling),
 * with words; pairs of characters need no segmentation. */
#ifndef BAOGAO_CHARACTER_PAIRS_H
#define BAOGAO_CHARACTER_PAIRS_H

#include "../support/slice.h"
#include <stdint.h>

enum { CHARACTER_PAIR_WORDS = 8 };

/** A set of pairs of Han characters. */
struct character_pairs {
  uint64_t words[CHARACTER_PAIR_WORDS];
};

/** The pairs of the first `most` characters of the text. */
struct character_pairs character_pairs_of(slice text, int most);

/** How many pairs both have. */
uint32_t character_pairs_shared(const struct character_pairs *one, const struct character_pairs *two);

#endif
