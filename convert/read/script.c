/* Traditional or Simplified: counts the distinguishing characters of scripts.tsv, kept in two sets of bits; and from
 * one to the other, character by character. */
#include "script.h"
#include "../support/utf8.h"
#include "lexicon/radicals.h"
#include "lexicon/scripts.h"
#include "lexicon/traditional.h"

enum { FIRST_HAN = 0x4E00, HAN = 0xA000 - FIRST_HAN, SAMPLE = 16 << 10, PIECE = 2 << 10 };

/* Of each character two bits: it is Traditional, it is Simplified. */
struct set {
  uint64_t bits[HAN / 32];
};

/* Of a character of three bytes: what stands before the first is very large. */
static inline uint32_t index_of_three(const unsigned char *at)
{
  return ((at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu)) - FIRST_HAN;
}

static void add(struct set *set, const char *character, uint64_t what)
{
  uint32_t i = utf8_leads_han(*character) ? index_of_three((const unsigned char *)character) : HAN;
  if (i < HAN) set->bits[i / 32] |= what << i % 32 * 2;
}

bool script_is_traditional(slice text)
{
  enum { TRADITIONAL = 1, SIMPLIFIED = 2 };
  struct set set = {{0}};
  for (size_t i = 0; i < LEX_SCRIPTS_COUNT; i++) {
    add(&set, lex_scripts_rows[i].traditional, TRADITIONAL);
    add(&set, lex_scripts_rows[i].simplified, SIMPLIFIED);
  }
  size_t of_traditional = 0, of_simplified = 0;
  const char *at = text.at, *end = text.size < SAMPLE ? text.at + text.size : text.at + SAMPLE;
  while (at < end &&
         of_simplified <= of_traditional + (size_t)(end - at) / 3 + 1) { /* what follows could still turn it */
    const char *stop = end - at < PIECE ? end : at + PIECE;
    while (at < stop) {
      if (!utf8_leads_han(*at)) {
        at += utf8_size((unsigned char)*at);
        continue;
      }
      uint32_t i = index_of_three((const unsigned char *)at);
      at += 3;
      if (i >= HAN) continue;
      uint64_t bits = set.bits[i / 32] >> i % 32 * 2;
      of_traditional += bits & TRADITIONAL;
      of_simplified += bits >> 1 & 1;
    }
  }
  return of_traditional > of_simplified;
}

/* For each code point the number of its row in traditional.tsv plus one, or 0. */
static uint16_t *index_rows(arena *memory)
{
  uint16_t *rows = arena_alloc(memory, 0x10000 * sizeof *rows);
  size_t size;
  for (size_t i = 0; rows && i < LEX_TRADITIONAL_COUNT; i++)
    rows[utf8_at(lex_traditional_rows[i].traditional, &size) & 0xFFFF] = (uint16_t)(i + 1);
  return rows;
}

/* Whether the character at `at` is written as in Simplified texts because of the one before it. */
static bool stays(const struct lex_traditional_row *row, const char *text, size_t at)
{
  if (!row->stays_behind_size || at < 3) return false;
  return slice_has((slice){row->stays_behind, row->stays_behind_size}, (slice){text + at - 3, 3});
}

bool script_simplify(struct document *document)
{
  slice text = document->text;
  char *copy = arena_copy(document->arena, text);
  const uint16_t *rows = copy ? index_rows(document->arena) : NULL;
  if (!rows) return log_memory(document->log);
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (size != 3 || !rows[code]) continue;
    const struct lex_traditional_row *row = &lex_traditional_rows[rows[code] - 1];
    if (row->simplified_size == 3 && !stays(row, text.at, at)) memcpy(copy + at, row->simplified, 3);
  }
  if (!document->source_text.at) document->source_text = text;
  document->text = (slice){copy, text.size};
  return true;
}

/* Puts the character for each radical that begins with `lead` and goes on with one of these bytes into `*copy`, which
 * is made when there is one. False when memory runs out. */
static bool unify(struct document *document, unsigned char lead, unsigned char low, unsigned char high, char **copy)
{
  slice text = document->text;
  for (size_t at = 0; at + 3 <= text.size; at++) {
    const char *radical = memchr(text.at + at, lead, text.size - at - 2);
    if (!radical) break;
    at = (size_t)(radical - text.at);
    if ((unsigned char)radical[1] < low || (unsigned char)radical[1] > high) continue;
    const struct lex_radicals_row *row = lex_radicals_find(radical, 3);
    if (!row) continue;
    if (!*copy && !(*copy = arena_copy(document->arena, text))) return log_memory(document->log);
    memcpy(*copy + at, row->character, 3);
  }
  return true;
}

bool script_unify_radicals(struct document *document)
{
  char *copy = NULL;
  if (!unify(document, 0xE2, 0xBA, 0xBF, &copy)) return false; /* E2 BA 80 … E2 BF 95: U+2E80 to U+2FD5 */
  if (!unify(document, 0xEF, 0xA4, 0xAB, &copy)) return false; /* EF A4 80 … EF AB 99: U+F900 to U+FAD9 */
  if (!copy) return true;
  if (!document->source_text.at) document->source_text = document->text;
  document->text = (slice){copy, document->text.size};
  return true;
}
