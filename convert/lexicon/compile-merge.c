/* Merges the words of several tables: one trie over characters, in which each word has its sense, that is, what each
 * table says of it. So a text is gone through once for all of them, a step a character.
 *
 * The values of a sense are one more than those of the tables' columns; 0 tells that the table does not have the word.
 * Equal senses are one. A character's symbol is the smaller the more words have it, which keeps the trie dense. */

#include "compile.h"

#include <stdlib.h>
#include <string.h>

enum { CODES = 0x10000, SENSES_MOST = 1 << 12, STATES_MOST = 1 << 20, VALUE_MOST = 0xFFFF };

/* A column of a table that goes into the senses. */
struct member {
  const struct table *table;
  const struct column *column;
  size_t number; /* of the column */
};

struct entry {
  struct slice word;
  uint32_t sense;
};

struct merged {
  const char *name;
  char *upper;
  struct table *tables;
  size_t table_count;
  struct member *members;
  size_t member_count;
  struct entry *entries; /* first one a row, then one a word */
  size_t entry_count;
  uint16_t *senses; /* member_count values each */
  size_t sense_count;
  uint16_t symbols[CODES];
  size_t alphabet; /* with 0, which stands for the characters in no word */
  struct trie trie;
};

static bool add_member(struct merged *m, struct table *table, const char *name)
{
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    bool has_value = column->type == COLUMN_ENUM || column->type == COLUMN_SET || column->type == COLUMN_INT;
    if (strcmp(column->name, name) != 0 || !has_value) continue;
    m->members = compile_grow(m->members, m->member_count, sizeof *m->members);
    m->members[m->member_count++] = (struct member){table, column, i};
    return true;
  }
  table_error(table, 0, "there is no column %s of type enum, set or int to merge", name);
  return false;
}

/* TABLE.tsv:COLUMN,COLUMN; `argument` is cut up. The exit status. */
static int add_table(struct merged *m, char *argument)
{
  struct table *table = &m->tables[m->table_count++];
  char *columns = strrchr(argument, ':');
  if (columns != NULL) *columns++ = '\0';
  int status = compile_read(table, argument);
  if (status != 0) return status;
  for (char *name = columns; name != NULL;) {
    char *comma = strchr(name, ',');
    if (comma != NULL) *comma++ = '\0';
    if (!add_member(m, table, name)) return 1;
    name = comma;
  }
  return 0;
}

static long value_of(const struct column *column, struct slice cell)
{
  if (column->type == COLUMN_INT) return strtol(cell.size > 0 ? cell.at : "0", NULL, 10);
  long value = 0;
  for (size_t i = 0; i < column->choice_count; i++) {
    const struct slice choice = {column->choices[i].text, strlen(column->choices[i].text)};
    struct slice rest = cell, piece;
    if (column->type == COLUMN_ENUM && slice_compare(choice, cell) == 0) return (long)i + column->optional;
    while (column->type == COLUMN_SET && table_next_piece(&rest, &piece))
      if (slice_compare(choice, piece) == 0) value |= 1L << i;
  }
  return value;
}

/* Puts what `table` says of its `row` into `sense`; false: a value has no room. */
static bool put_values(const struct merged *m, struct table *table, const struct row *row, uint16_t *sense)
{
  for (size_t i = 0; i < m->member_count; i++) {
    if (m->members[i].table != table) continue;
    long value = value_of(m->members[i].column, row->cells[m->members[i].number]);
    if (value < 0 || value >= VALUE_MOST) {
      table_error(table, row->line, "%ld is too large to merge", value);
      return false;
    }
    sense[i] = (uint16_t)(value + 1);
  }
  return true;
}

static int compare_entries(const void *left, const void *right)
{
  return slice_compare(((const struct entry *)left)->word, ((const struct entry *)right)->word);
}

/* The number of `sense` among those there are. */
static uint32_t number_of_sense(struct merged *m, const uint16_t *sense)
{
  size_t size = m->member_count * sizeof *sense;
  for (size_t i = 0; i < m->sense_count; i++)
    if (memcmp(m->senses + i * m->member_count, sense, size) == 0) return (uint32_t)i;
  if (m->sense_count < SENSES_MOST) memcpy(m->senses + m->sense_count * m->member_count, sense, size);
  return (uint32_t)m->sense_count++;
}

/* One entry a row of all tables, whose sense is its number among the rows' own. */
static bool collect(struct merged *m, uint16_t *values)
{
  size_t count = 0;
  for (size_t t = 0; t < m->table_count; t++) {
    struct table *table = &m->tables[t];
    for (size_t r = 0; r < table->row_count; r++, count++) {
      m->entries[count] = (struct entry){table->rows[r].cells[table->key], (uint32_t)count};
      if (!put_values(m, table, &table->rows[r], values + count * m->member_count)) return false;
    }
  }
  m->entry_count = count;
  qsort(m->entries, count, sizeof *m->entries, compare_entries);
  return true;
}

/* Joins the rows of one word. */
static void join(struct merged *m, const uint16_t *values)
{
  uint16_t *sense = compile_allocate(m->member_count, sizeof *sense);
  size_t count = 0;
  for (size_t i = 0; i < m->entry_count; i++) {
    const uint16_t *own = values + m->entries[i].sense * m->member_count;
    for (size_t v = 0; v < m->member_count; v++)
      if (own[v] != 0) sense[v] = own[v];
    if (i + 1 < m->entry_count && slice_compare(m->entries[i].word, m->entries[i + 1].word) == 0) continue;
    m->entries[count++] = (struct entry){m->entries[i].word, number_of_sense(m, sense)};
    memset(sense, 0, m->member_count * sizeof *sense);
  }
  m->entry_count = count;
  free(sense);
}

static int merge_words(struct merged *m)
{
  size_t rows = 0;
  for (size_t t = 0; t < m->table_count; t++) rows += m->tables[t].row_count;
  m->entries = compile_allocate(rows, sizeof *m->entries);
  m->senses = compile_allocate(SENSES_MOST * m->member_count, sizeof *m->senses);
  uint16_t *values = compile_allocate(rows * m->member_count, sizeof *values);
  bool collected = collect(m, values);
  if (collected) join(m, values);
  free(values);
  return collected ? 0 : 1;
}

/* The code point at `at`, which is valid UTF-8; CODES for one beyond the first plane. */
static uint32_t code_at(const unsigned char *at, size_t *size)
{
  *size = at[0] < 0x80 ? 1 : at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
  switch (*size) {
  case 1: return at[0];
  case 2: return (uint32_t)(at[0] & 0x1F) << 6 | (at[1] & 0x3F);
  case 3: return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
  default: return CODES;
  }
}

struct use {
  uint32_t code;
  uint32_t count;
};

static int compare_uses(const void *left, const void *right)
{
  const struct use *a = left, *b = right;
  if (a->count != b->count) return a->count > b->count ? -1 : 1;
  return (a->code > b->code) - (a->code < b->code);
}

/* Numbers the characters of the words; false: one is beyond the first plane. */
static bool number_characters(struct merged *m)
{
  struct use *uses = compile_allocate(CODES, sizeof *uses);
  bool all = true;
  size_t size;
  for (uint32_t code = 0; code < CODES; code++) uses[code].code = code;
  for (size_t i = 0; i < m->entry_count; i++)
    for (size_t at = 0; at < m->entries[i].word.size; at += size) {
      uint32_t code = code_at((const unsigned char *)m->entries[i].word.at + at, &size);
      if (code < CODES) uses[code].count++;
      all = all && code < CODES;
    }
  qsort(uses, CODES, sizeof *uses, compare_uses);
  for (m->alphabet = 1; m->alphabet < CODES && uses[m->alphabet - 1].count > 0; m->alphabet++)
    m->symbols[uses[m->alphabet - 1].code] = (uint16_t)m->alphabet;
  free(uses);
  return all;
}

static void build(struct merged *m)
{
  struct trie_word *words = compile_allocate(m->entry_count, sizeof *words);
  size_t size;
  for (size_t i = 0; i < m->entry_count; i++) {
    struct slice word = m->entries[i].word;
    uint16_t *symbols = compile_allocate(word.size, sizeof *symbols);
    size_t count = 0;
    for (size_t at = 0; at < word.size; at += size)
      symbols[count++] = m->symbols[code_at((const unsigned char *)word.at + at, &size)];
    words[i] = (struct trie_word){symbols, count, m->entries[i].sense};
  }
  m->trie = trie_of_words(words, m->entry_count, m->alphabet);
  for (size_t i = 0; i < m->entry_count; i++) free((uint16_t *)words[i].symbols);
  free(words);
}

static bool write_merged_header(FILE *out, const void *what)
{
  const struct merged *m = what;
  (void)fprintf(out, "#ifndef BAOGAO_LEXICON_%s_H\n#define BAOGAO_LEXICON_%s_H\n\n", m->upper, m->upper);
  (void)fprintf(out, "/* Made by compile.c; change the tables, not this. */\n\n#include \"lexicon/lexicon.h\"\n\n");
  (void)fprintf(out, "/** What the tables say of a word: one more than the value; 0: the table does not have it. */\n");
  (void)fprintf(out, "struct lex_%s_row {\n", m->name);
  for (size_t i = 0; i < m->member_count; i++)
    (void)fprintf(out, "  uint16_t %s_%s;\n", m->members[i].table->name, m->members[i].column->name);
  (void)fprintf(out, "};\n\nextern const struct lex_%s_row lex_%s_rows[%zu];\n", m->name, m->name, m->sense_count);
  (void)fprintf(out, "extern const struct lex_merged lex_%s;\n\n#endif\n", m->name);
  return fflush(out) == 0 && ferror(out) == 0;
}

static bool write_merged_source(FILE *out, const void *what)
{
  const struct merged *m = what;
  (void)fprintf(out, "/* Made by compile.c; change the tables, not this. */\n\n#include \"lexicon/%s.h\"\n\n", m->name);
  (void)fprintf(out, "const struct lex_%s_row lex_%s_rows[] = {", m->name, m->name);
  for (size_t i = 0; i < m->sense_count; i++) {
    (void)fprintf(out, "%s{", i % 4 == 0 ? "\n" : "");
    for (size_t v = 0; v < m->member_count; v++) (void)fprintf(out, "%u,", m->senses[i * m->member_count + v]);
    (void)fprintf(out, "},");
  }
  (void)fprintf(out, "\n};\n\nstatic const uint16_t symbols[%d] = {", CODES);
  for (uint32_t code = 0; code < CODES; code++)
    if (m->symbols[code] != 0) (void)fprintf(out, "%s[%u]=%u,", code % 8 == 0 ? "\n" : "", code, m->symbols[code]);
  (void)fprintf(out, "\n};\n\nstatic const struct lex_merged_node nodes[%zu] = {", m->trie.count);
  for (size_t i = 0; i < m->trie.count; i++) {
    struct trie_node node = m->trie.nodes[i];
    (void)fprintf(out, "%s{%uu,%uu,%uu},", i % 8 == 0 ? "\n" : "", (unsigned)node.check, (unsigned)node.base,
                  (unsigned)node.word);
  }
  (void)fprintf(out, "\n};\n\nconst struct lex_merged lex_%s = {symbols, nodes};\n", m->name);
  return fflush(out) == 0 && ferror(out) == 0;
}

static int merge_tables(struct merged *m, const char *directory, char **tables, size_t count)
{
  int status = 0;
  for (size_t i = 0; i < count && status == 0; i++) status = add_table(m, tables[i]);
  if (status == 0) status = merge_words(m);
  if (status != 0) return status;
  bool numbered = number_characters(m);
  if (numbered) build(m);
  if (!numbered || m->sense_count >= SENSES_MOST || m->trie.count >= STATES_MOST) {
    (void)fprintf(stderr, "compile: %s: too many words or senses to merge\n", m->name);
    return 1;
  }
  status = compile_write(directory, m->name, ".h", write_merged_header, m);
  return status != 0 ? status : compile_write(directory, m->name, ".c", write_merged_source, m);
}

int merge(const char *name, const char *directory, char **tables, size_t count)
{
  struct merged *m = compile_allocate(1, sizeof *m);
  m->name = name;
  m->upper = compile_copy(name, strlen(name), true);
  m->tables = compile_allocate(count, sizeof *m->tables);
  int status = merge_tables(m, directory, tables, count);
  for (size_t i = 0; i < m->table_count; i++) table_free(&m->tables[i]);
  free(m->tables);
  free(m->members);
  free(m->entries);
  free(m->senses);
  free(m->trie.nodes);
  free(m->upper);
  free(m);
  return status;
}
