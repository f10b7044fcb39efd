/* Writes the index of a column: two tries, the filter of first characters and, where words may repeat, the lines of
 * each. */

#include "compile.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* As in lexicon.h. */
enum { FILTER_ROWS = 1024 };

struct entry {
  struct slice word;
  size_t row;
};

static int compare_entries(const void *left, const void *right)
{
  const struct entry *a = left;
  const struct entry *b = right;
  int order = slice_compare(a->word, b->word);
  return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* As in lexicon.h: how many bits a node has for its base and its word. */
enum { BASE_BITS = 17, WORD_BITS = 15 };

/* False, with errno, when the nodes have no room for so many words. */
static bool write_trie(FILE *out, const char *name, const struct slice *words, size_t count, bool backward)
{
  struct trie trie = trie_build(words, count, backward);
  bool fits = trie.count < (size_t)1 << BASE_BITS && count + 1 < (size_t)1 << WORD_BITS;
  if (!fits) errno = EFBIG;
  (void)fprintf(out, "\nstatic const struct lex_node %s_%s[%zu] = {", name, backward ? "backward" : "forward",
                trie.count);
  for (size_t i = 0; i < trie.count; i++) {
    struct trie_node node = trie.nodes[i];
    (void)fprintf(out, "%s{%uu,%uu,%uu},", i % 8 == 0 ? "\n" : "", (unsigned)node.check, (unsigned)node.base,
                  (unsigned)node.word);
  }
  (void)fprintf(out, "\n};\n");
  free(trie.nodes);
  return fits;
}

/* Marks what lex_may_begin() asks for (lex_may_end(), if `backward`). A word of one character, or with a neighbour of
 * other than three bytes, may be followed by anything. */
static void mark(uint64_t *filter, struct slice word, bool backward)
{
  const char *at = backward ? word.at + word.size - 3 : word.at;
  if (word.size < 3 || ((unsigned char)at[0] & 0xF0) != 0xE0) return;
  uint64_t *row = &filter[(at[1] & 0x0F) << 6 | (at[2] & 0x3F)];
  const char *next = backward ? at - 3 : at + 3;
  bool has_next = word.size >= 6 && ((unsigned char)next[0] & 0xF0) == 0xE0;
  *row |= has_next ? UINT64_C(1) << (next[2] & 0x3F) : UINT64_MAX;
}

static void write_filter(FILE *out, const char *name, const struct slice *words, size_t count, bool backward)
{
  uint64_t filter[FILTER_ROWS] = {0};
  for (size_t i = 0; i < count; i++) mark(filter, words[i], backward);
  (void)fprintf(out, "\nstatic const uint64_t %s_%s[LEX_FILTER_ROWS] = {", name, backward ? "ends" : "begins");
  for (size_t i = 0; i < FILTER_ROWS; i++) {
    (void)fprintf(out, "%s0x%llx,", i % 16 == 0 ? "\n" : "", (unsigned long long)filter[i]);
  }
  (void)fprintf(out, "\n};\n");
}

static void write_numbers(FILE *out, const char *name, const char *what, const size_t *numbers, size_t count)
{
  (void)fprintf(out, "\nstatic const uint32_t %s_%s[%zu] = {", name, what, count > 0 ? count : 1);
  for (size_t i = 0; i < count; i++) (void)fprintf(out, "%s%zu,", i % 16 == 0 ? "\n" : "", numbers[i]);
  (void)fprintf(out, "%s\n};\n", count > 0 ? "" : "0");
}

/* The words of the column: its cells that are not empty, or what stands in them between bars. The caller frees them. */
static struct entry *collect(const struct table *table, size_t column, size_t *count)
{
  struct entry *entries = compile_allocate(1, sizeof *entries);
  *count = 0;
  for (size_t r = 0; r < table->row_count; r++) {
    struct slice rest = table->rows[r].cells[column], word = rest;
    bool whole = table->columns[column].type != COLUMN_WORDS;
    while (whole ? word.size > 0 : table_next_piece(&rest, &word)) {
      entries = compile_grow(entries, *count, sizeof *entries);
      entries[(*count)++] = (struct entry){word, r};
      if (whole) break;
    }
  }
  qsort(entries, *count, sizeof *entries, compare_entries);
  return entries;
}

bool write_index(FILE *out, const struct table *table, size_t column)
{
  const char *name = table->columns[column].name;
  bool unique = table->columns[column].type == COLUMN_KEY;
  size_t count;
  struct entry *entries = collect(table, column, &count);
  struct slice *words = compile_allocate(count + 1, sizeof *words);
  size_t *starts = compile_allocate(count + 1, sizeof *starts);
  size_t *lines = compile_allocate(count + 1, sizeof *lines);
  size_t distinct = 0;
  for (size_t i = 0; i < count; i++) {
    lines[i] = entries[i].row;
    if (i > 0 && slice_compare(entries[i - 1].word, entries[i].word) == 0) continue;
    starts[distinct] = i;
    words[distinct++] = entries[i].word;
  }
  starts[distinct] = count;

  bool fits = write_trie(out, name, words, distinct, false) && write_trie(out, name, words, distinct, true);
  write_filter(out, name, words, distinct, false);
  write_filter(out, name, words, distinct, true);
  if (!unique) {
    write_numbers(out, name, "starts", starts, distinct + 1);
    write_numbers(out, name, "lines", lines, count);
  }
  (void)fprintf(out, "\nconst struct lex_index lex_%s_by_%s = {\n  ", table->name, name);
  (void)fprintf(out, "%s_forward, %s_backward, %s_begins, %s_ends, ", name, name, name, name);
  if (unique) (void)fprintf(out, "NULL, NULL};\n");
  if (!unique) (void)fprintf(out, "%s_starts, %s_lines};\n", name, name);
  free(entries);
  free(words);
  free(starts);
  free(lines);
  return fits;
}
