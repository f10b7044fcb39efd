/* Builds the double-array tries that are walked along: over the bytes of words (lexicon.c), or over characters.
 *
 * A state's children lie at base + symbol; the first base from the lowest free cell on that leaves all of them free is
 * taken. Words come in the order of their symbols, so the children of a state are runs of neighbouring words. */

#include "compile.h"

#include <stdlib.h>
#include <string.h>

struct builder {
  struct trie trie;
  size_t room;
  size_t lowest_free;
  size_t alphabet;               /* every symbol is below */
  const struct trie_word *words; /* sorted */
};

/* Makes cells up to `cell` + the highest symbol exist. */
static void reserve(struct builder *builder, size_t cell)
{
  size_t needed = cell + builder->alphabet;
  if (needed > builder->room) {
    size_t room = needed * 2;
    struct trie_node *nodes = compile_allocate(room, sizeof *nodes);
    if (builder->trie.nodes != NULL) memcpy(nodes, builder->trie.nodes, builder->room * sizeof *nodes);
    free(builder->trie.nodes);
    builder->trie.nodes = nodes;
    builder->room = room;
  }
  if (needed > builder->trie.count) builder->trie.count = needed;
}

static bool fits(const struct builder *builder, size_t base, const uint16_t *symbols, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    size_t cell = base + symbols[i];
    if (cell < builder->room && builder->trie.nodes[cell].check != 0) return false;
  }
  return true;
}

/* A search that took long shows that the free cells before are too scattered to be of use: later ones begin further on.
 */
static size_t find_base(struct builder *builder, const uint16_t *symbols, size_t count)
{
  enum { LONG_SEARCH = 200 };
  struct trie_node *nodes = builder->trie.nodes;
  while (builder->lowest_free < builder->room && nodes[builder->lowest_free].check != 0) builder->lowest_free++;
  size_t first = builder->lowest_free > symbols[0] ? builder->lowest_free - symbols[0] : 1;
  size_t base = first;
  while (!fits(builder, base, symbols, count)) base++;
  if (base - first > LONG_SEARCH) builder->lowest_free += (base - first) / 4;
  return base;
}

/* Words `from` … `to` - 1 share their first `depth` symbols, which lead to `state`. No deeper than a word is long. */
static void add_children(struct builder *builder, size_t state, size_t from, size_t to, size_t depth)
{
  if (builder->words[from].size == depth) builder->trie.nodes[state].word = builder->words[from++].number + 1;
  if (from == to) return;

  uint16_t *symbols = compile_allocate(to - from, sizeof *symbols);
  size_t *starts = compile_allocate(to - from + 1, sizeof *starts);
  size_t count = 0;
  for (size_t i = from; i < to; i++) {
    uint16_t symbol = builder->words[i].symbols[depth];
    if (count > 0 && symbols[count - 1] == symbol) continue;
    symbols[count] = symbol;
    starts[count++] = i;
  }
  starts[count] = to;

  size_t base = find_base(builder, symbols, count);
  reserve(builder, base);
  builder->trie.nodes[state].base = (uint32_t)base;
  for (size_t i = 0; i < count; i++) builder->trie.nodes[base + symbols[i]].check = (uint32_t)state + 1;
  for (size_t i = 0; i < count; i++) add_children(builder, base + symbols[i], starts[i], starts[i + 1], depth + 1);
  free(symbols);
  free(starts);
}

static int compare_words(const void *left, const void *right)
{
  const struct trie_word *a = left, *b = right;
  size_t least = a->size < b->size ? a->size : b->size;
  for (size_t i = 0; i < least; i++)
    if (a->symbols[i] != b->symbols[i]) return a->symbols[i] < b->symbols[i] ? -1 : 1;
  return (a->size > b->size) - (a->size < b->size);
}

struct trie trie_of_words(struct trie_word *words, size_t count, size_t alphabet)
{
  qsort(words, count, sizeof *words, compare_words);
  struct builder builder = {.lowest_free = 1, .words = words, .alphabet = alphabet};
  reserve(&builder, 1);
  builder.trie.nodes[0].check = UINT32_MAX; /* the root is taken, and no state's child */
  if (count > 0) add_children(&builder, 0, 0, count, 0);
  return builder.trie;
}

/* The bytes of `word` as symbols; from the last to the first, if `backward`. */
static const uint16_t *symbols_of(struct slice word, bool backward)
{
  uint16_t *symbols = compile_allocate(word.size, sizeof *symbols);
  for (size_t i = 0; i < word.size; i++) symbols[i] = (unsigned char)word.at[backward ? word.size - 1 - i : i];
  return symbols;
}

struct trie trie_build(const struct slice *words, size_t count, bool backward)
{
  enum { BYTES = 256 };
  struct trie_word *sorted = compile_allocate(count, sizeof *sorted);
  for (size_t i = 0; i < count; i++)
    sorted[i] = (struct trie_word){symbols_of(words[i], backward), words[i].size, (uint32_t)i};
  struct trie trie = trie_of_words(sorted, count, BYTES);
  for (size_t i = 0; i < count; i++) free((uint16_t *)sorted[i].symbols);
  free(sorted);
  return trie;
}
