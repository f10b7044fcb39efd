/* Lookup in the tables that compile.c makes: walks along a double-array trie, forwards or backwards.
 *
 * The arrays are padded so that base + any byte is inside them (compile-trie.c): a step needs no test of bounds. */

#include "lexicon.h"
#include "../support/utf8.h"

static inline struct lex_hit hit_of(const struct lex_index *index, uint32_t word, size_t size)
{
  if (word == 0) return (struct lex_hit){0, 0, 0};
  if (index->starts == NULL) return (struct lex_hit){word - 1, 1, (uint32_t)size};
  uint32_t first = index->starts[word - 1];
  return (struct lex_hit){first, index->starts[word] - first, (uint32_t)size};
}

struct lex_hit lex_longest(const struct lex_index *index, const char *at, size_t left)
{
  const unsigned char *bytes = (const unsigned char *)at;
  const struct lex_node *nodes = index->forward;
  uint32_t state = 0;
  uint32_t word = 0;
  size_t size = 0;
  for (size_t i = 0; i < left; i++) {
    uint32_t next = nodes[state].base + bytes[i];
    if (nodes[next].check != state + 1) break;
    state = next;
    uint32_t ended = nodes[state].word; /* by no branch: that none ends is as likely as not */
    size = ended ? i + 1 : size;
    word = ended ? ended : word;
  }
  return hit_of(index, word, size);
}

size_t lex_prefixes(const struct lex_index *index, const char *at, size_t left, struct lex_hit *hits, size_t most)
{
  const unsigned char *bytes = (const unsigned char *)at;
  const struct lex_node *nodes = index->forward;
  uint32_t state = 0;
  size_t count = 0;
  for (size_t i = 0; i < left && count < most; i++) {
    uint32_t next = nodes[state].base + bytes[i];
    if (nodes[next].check != state + 1) break;
    state = next;
    if (nodes[state].word) hits[count++] = hit_of(index, nodes[state].word, i + 1);
  }
  return count;
}

struct lex_hit lex_longest_before(const struct lex_index *index, const char *end, size_t before)
{
  const unsigned char *bytes = (const unsigned char *)end;
  const struct lex_node *nodes = index->backward;
  uint32_t state = 0;
  uint32_t word = 0;
  size_t size = 0;
  for (size_t i = 1; i <= before; i++) {
    uint32_t next = nodes[state].base + *(bytes - i);
    if (nodes[next].check != state + 1) break;
    state = next;
    uint32_t ended = nodes[state].word;
    size = ended ? i : size;
    word = ended ? ended : word;
  }
  return hit_of(index, word, size);
}

struct lex_hit lex_find(const struct lex_index *index, const char *word, size_t size)
{
  const struct lex_hit none = {0, 0, 0};
  if (size == 0) return none; /* there may be no word at all */
  if (!lex_may_begin(index, word, size) || !lex_may_end(index, word + size, size)) return none;
  struct lex_hit hit = lex_longest(index, word, size);
  return hit.size == size ? hit : none;
}

const char *lex_next(const struct lex_index *index, const char *at, const char *end)
{
  enum { PAIR = 6 }; /* bytes of two characters */
  const uint64_t *begins = index->begins;
  while (at < end) {
    for (const unsigned char *b = (const unsigned char *)at; end - at >= PAIR && (b[0] & 0xF0) == 0xE0; b += 3, at += 3)
      if (begins[(b[1] & 0x0F) << 6 | (b[2] & 0x3F)] >> (b[5] & 0x3F) & 1) return at;
    if (lex_may_begin(index, at, (size_t)(end - at))) return at; /* the last one, or one of another size */
    at += utf8_size((unsigned char)*at);
  }
  return at;
}

size_t lex_first_of(const struct lex_words *words, const char *text, size_t size, size_t *at)
{
  size_t found = 0, place;
  if (at == NULL) at = &place;
  for (size_t i = 0; i < words->count; i++) {
    slice word = {words->words[i].at, words->words[i].size};
    slice left = {text, found && *at + word.size < size ? *at + word.size : size}; /* no later than the one found */
    ptrdiff_t here = slice_find(left, word);
    if (here < 0 || (found && ((size_t)here > *at || ((size_t)here == *at && word.size < found)))) continue;
    *at = (size_t)here;
    found = word.size;
  }
  return found;
}
