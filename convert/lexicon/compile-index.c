/* Writes the index of a column: two tries, the filter of first characters and, where words may repeat, the lines of
 * each. */

#include "compile.h"

#include <stdlib.h>
#include <string.h>

/* As in lexicon.h: one bit for each value of the low twelve bits of a code point. */
enum { FILTER_SIZE = 512 };

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

static void write_trie(FILE *out, const char *name, const char *direction, struct trie trie)
{
  (void)fprintf(out, "\nstatic const struct lex_node %s_%s[%zu] = {", name, direction, trie.count);
  for (size_t i = 0; i < trie.count; i++) {
    struct trie_node node = trie.nodes[i];
    (void)fprintf(out, "%s{%uu,%uu,%uu},", i % 8 == 0 ? "\n" : "", (unsigned)node.base, (unsigned)node.check,
                  (unsigned)node.word);
  }
  (void)fprintf(out, "\n};\n");
}

/* Where no key is begun by a character of three bytes with these low bits, the trie need not be entered. */
static void write_filter(FILE *out, const char *name, const struct slice *words, size_t count)
{
  unsigned char filter[FILTER_SIZE] = {0};
  for (size_t i = 0; i < count; i++) {
    const unsigned char *at = (const unsigned char *)words[i].at;
    if ((at[0] & 0xF0) == 0xE0) filter[(at[1] & 0x3F) << 3 | (at[2] & 0x3F) >> 3] |= (unsigned char)(1u << (at[2] & 7));
  }
  (void)fprintf(out, "\nstatic const uint8_t %s_filter[LEX_FILTER_SIZE] = {", name);
  for (size_t i = 0; i < FILTER_SIZE; i++) (void)fprintf(out, "%s%u,", i % 32 == 0 ? "\n" : "", filter[i]);
  (void)fprintf(out, "\n};\n");
}

static void write_numbers(FILE *out, const char *name, const char *what, const size_t *numbers, size_t count)
{
  (void)fprintf(out, "\nstatic const uint32_t %s_%s[%zu] = {", name, what, count > 0 ? count : 1);
  for (size_t i = 0; i < count; i++) (void)fprintf(out, "%s%zu,", i % 16 == 0 ? "\n" : "", numbers[i]);
  (void)fprintf(out, "%s\n};\n", count > 0 ? "" : "0");
}

/* The cells of the column that are not empty, in bytewise order. */
static size_t collect(const struct table *table, size_t column, struct entry *entries)
{
  size_t count = 0;
  for (size_t r = 0; r < table->row_count; r++) {
    struct slice cell = table->rows[r].cells[column];
    if (cell.size > 0) entries[count++] = (struct entry){cell, r};
  }
  qsort(entries, count, sizeof *entries, compare_entries);
  return count;
}

void write_index(FILE *out, const struct table *table, size_t column)
{
  const char *name = table->columns[column].name;
  bool unique = table->columns[column].type == COLUMN_KEY;
  struct entry *entries = compile_allocate(table->row_count, sizeof *entries);
  struct slice *words = compile_allocate(table->row_count, sizeof *words);
  size_t *starts = compile_allocate(table->row_count + 1, sizeof *starts);
  size_t *lines = compile_allocate(table->row_count, sizeof *lines);
  size_t count = collect(table, column, entries);
  size_t distinct = 0;
  for (size_t i = 0; i < count; i++) {
    lines[i] = entries[i].row;
    if (i > 0 && slice_compare(entries[i - 1].word, entries[i].word) == 0) continue;
    starts[distinct] = i;
    words[distinct++] = entries[i].word;
  }
  starts[distinct] = count;

  write_trie(out, name, "forward", trie_build(words, distinct, false));
  write_trie(out, name, "backward", trie_build(words, distinct, true));
  write_filter(out, name, words, distinct);
  if (!unique) write_numbers(out, name, "starts", starts, distinct + 1);
  if (!unique) write_numbers(out, name, "lines", lines, count);
  (void)fprintf(out, "\nconst struct lex_index lex_%s_by_%s = {%s_forward, %s_backward, %s_filter, ", table->name, name,
                name, name, name);
  if (unique) {
    (void)fprintf(out, "NULL, NULL};\n");
  } else {
    (void)fprintf(out, "%s_starts, %s_lines};\n", name, name);
  }
  free(entries);
  free(words);
  free(starts);
  free(lines);
}
