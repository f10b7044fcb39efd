/* Builds the double-array trie that lexicon.c walks.
 *
 * A state's children lie at base + byte; the first base from the lowest free cell on that leaves all of them free is
 * taken. Words come in bytewise order, so the children of a state are runs of neighbouring words. */

#include "compile.h"

#include <stdlib.h>
#include <string.h>

struct builder {
  struct trie trie;
  size_t room;
  size_t lowest_free;
  const struct slice *words; /* sorted */
  const size_t *numbers;     /* of the words, where the order is not theirs */
};

/* Makes cells up to `cell` + 255 exist. */
static void reserve(struct builder *builder, size_t cell)
{
  size_t needed = cell + 256;
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

static bool fits(const struct builder *builder, size_t base, const unsigned char *bytes, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    size_t cell = base + bytes[i];
    if (cell < builder->room && builder->trie.nodes[cell].check != 0) return false;
  }
  return true;
}

/* A search that took long shows that the free cells before are too scattered to be of use: later ones begin further on.
 */
static size_t find_base(struct builder *builder, const unsigned char *bytes, size_t count)
{
  enum { LONG_SEARCH = 200 };
  struct trie_node *nodes = builder->trie.nodes;
  while (builder->lowest_free < builder->room && nodes[builder->lowest_free].check != 0) builder->lowest_free++;
  size_t first = builder->lowest_free > bytes[0] ? builder->lowest_free - bytes[0] : 1;
  size_t base = first;
  while (!fits(builder, base, bytes, count)) base++;
  if (base - first > LONG_SEARCH) builder->lowest_free += (base - first) / 4;
  return base;
}

/* Words `from` … `to` - 1 share their first `depth` bytes, which lead to `state`. No deeper than a word is long. */
static void add_children(struct builder *builder, size_t state, size_t from, size_t to, size_t depth)
{
  if (builder->words[from].size == depth) builder->trie.nodes[state].word = (uint32_t)builder->numbers[from++] + 1;
  if (from == to) return;

  unsigned char bytes[256];
  size_t starts[257];
  size_t count = 0;
  for (size_t i = from; i < to; i++) {
    unsigned char byte = (unsigned char)builder->words[i].at[depth];
    if (count > 0 && bytes[count - 1] == byte) continue;
    bytes[count] = byte;
    starts[count++] = i;
  }
  starts[count] = to;

  size_t base = find_base(builder, bytes, count);
  reserve(builder, base);
  builder->trie.nodes[state].base = (uint32_t)base;
  for (size_t i = 0; i < count; i++) builder->trie.nodes[base + bytes[i]].check = (uint32_t)state + 1;
  for (size_t i = 0; i < count; i++) add_children(builder, base + bytes[i], starts[i], starts[i + 1], depth + 1);
}

struct reversed {
  struct slice word;
  size_t number;
};

static int compare_reversed(const void *left, const void *right)
{
  return slice_compare(((const struct reversed *)left)->word, ((const struct reversed *)right)->word);
}

static struct slice reverse(struct slice word)
{
  char *copy = compile_allocate(word.size + 1, 1);
  for (size_t i = 0; i < word.size; i++) copy[i] = word.at[word.size - 1 - i];
  return (struct slice){copy, word.size};
}

struct trie trie_build(const struct slice *words, size_t count, bool backward)
{
  struct reversed *order = compile_allocate(count, sizeof *order);
  struct slice *sorted = compile_allocate(count, sizeof *sorted);
  size_t *numbers = compile_allocate(count, sizeof *numbers);
  for (size_t i = 0; i < count; i++) order[i] = (struct reversed){backward ? reverse(words[i]) : words[i], i};
  if (backward) qsort(order, count, sizeof *order, compare_reversed);
  for (size_t i = 0; i < count; i++) {
    sorted[i] = order[i].word;
    numbers[i] = order[i].number;
  }
  free(order);

  struct builder builder = {.lowest_free = 1, .words = sorted, .numbers = numbers};
  reserve(&builder, 1);
  builder.trie.nodes[0].check = UINT32_MAX; /* the root is taken, and no state's child */
  if (count > 0) add_children(&builder, 0, 0, count, 0);
  for (size_t i = 0; i < count && backward; i++) free((char *)sorted[i].at);
  free(sorted);
  free(numbers);
  return builder.trie;
}
