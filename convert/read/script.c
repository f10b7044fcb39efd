/* Traditional or Simplified: counts the distinguishing characters of scripts.tsv, kept in two sets of bits. */
#include "script.h"
#include "../support/utf8.h"
#include "lexicon/scripts.h"

enum { FIRST_HAN = 0x4E00, HAN = 0xA000 - FIRST_HAN, SAMPLE = 64 << 10 };

struct set {
  uint64_t bits[HAN / 64];
};

static uint32_t index_of(const char *at)
{
  size_t size;
  return utf8_at(at, &size) - FIRST_HAN; /* what stands before the first is very large */
}

static void add(struct set *set, const char *character)
{
  uint32_t i = index_of(character);
  if (i < HAN) set->bits[i / 64] |= UINT64_C(1) << i % 64;
}

static bool has(const struct set *set, uint32_t i)
{
  return i < HAN && set->bits[i / 64] >> i % 64 & 1;
}

bool script_is_traditional(slice text)
{
  struct set traditional = {{0}}, simplified = {{0}};
  for (size_t i = 0; i < LEX_SCRIPTS_COUNT; i++) {
    add(&traditional, lex_scripts_rows[i].traditional);
    add(&simplified, lex_scripts_rows[i].simplified);
  }
  size_t of_traditional = 0, of_simplified = 0;
  for (size_t at = 0; at < text.size && at < SAMPLE; at += utf8_size((unsigned char)text.at[at])) {
    uint32_t i = index_of(text.at + at);
    of_traditional += has(&traditional, i);
    of_simplified += has(&simplified, i);
  }
  return of_traditional > of_simplified;
}
