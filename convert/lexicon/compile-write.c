/* Writes a table as C: NAME.h with the types and the lookups, NAME.c with the rows and the indexes.
 *
 * The output depends on the table alone. What is written is told in lexicon.h. */

#include "compile.h"

#include <stdlib.h>
#include <string.h>

static bool is_looked_up(const struct column *column)
{
  return column->type == COLUMN_KEY || column->type == COLUMN_INDEX || column->type == COLUMN_WORDS;
}

/* The column of type set that words are looked up by, the first of several; NULL: none. */
static const struct column *marks_of(const struct table *table)
{
  for (size_t i = 0; i < table->column_count && table->columns[table->key].type == COLUMN_KEY; i++) {
    if (table->columns[i].type == COLUMN_SET) return &table->columns[i];
  }
  return NULL;
}

/* The constants of an enum and, for the outputs, its words; an optional one has the constant …_NONE, 0, first. */
static void write_enum(FILE *out, const struct table *table, const struct column *column)
{
  char *upper = compile_copy(column->name, strlen(column->name), true);
  (void)fprintf(out, "\nenum lex_%s_%s {\n", table->name, column->name);
  size_t first = 0;
  if (column->optional) (void)fprintf(out, "  %s_%s_NONE = %zu,\n", table->upper, upper, first++);
  for (size_t i = 0; i < column->choice_count; i++) {
    (void)fprintf(out, "  %s_%s_%s = %zu,\n", table->upper, upper, column->choices[i].constant, first + i);
  }
  (void)fprintf(out, "};\n");
  (void)fprintf(out, "/** The words of the table for these, in the same order%s. */\n",
                column->optional ? "; \"\" for none" : "");
  (void)fprintf(out, "extern const char *const lex_%s_%s_words[%zu];\n", table->name, column->name,
                first + column->choice_count);
  free(upper);
}

static void write_set(FILE *out, const struct table *table, const struct column *column)
{
  char *upper = compile_copy(column->name, strlen(column->name), true);
  for (size_t i = 0; i < column->choice_count; i++) {
    (void)fprintf(out, "%s#define %s_%s_%s (UINT32_C(1) << %zu)\n", i == 0 ? "\n" : "", table->upper, upper,
                  column->choices[i].constant, i);
  }
  free(upper);
}

static char *constant_name(struct slice cell)
{
  char *constant = compile_copy(cell.at, cell.size, true);
  for (char *c = constant; *c != '\0'; c++) {
    if (*c == '-') *c = '_';
  }
  return constant;
}

/* The value of each line under the name of the table and its own: LIMITS_TITLE_LINE. False: it has none. */
static bool write_values(FILE *out, const struct table *table)
{
  size_t value = 0;
  while (value < table->column_count && table->columns[value].type != COLUMN_VALUE) value++;
  if (value == table->column_count) return false;
  (void)fprintf(out, "\nenum {\n");
  for (size_t r = 0; r < table->row_count; r++) {
    char *constant = constant_name(table->rows[r].cells[table->key]);
    (void)fprintf(out, "  %s_%s = %s,\n", table->upper, constant, table->rows[r].cells[value].at);
    free(constant);
  }
  (void)fprintf(out, "};\n");
  return true;
}

/* The row of each line, by the name that programmers call it. */
static void write_constants(FILE *out, const struct table *table)
{
  char *column = compile_copy(table->columns[table->key].name, strlen(table->columns[table->key].name), true);
  (void)fprintf(out, "\n/** The rows of lex_%s_rows[]. */\nenum {\n", table->name);
  for (size_t r = 0; r < table->row_count; r++) {
    char *constant = constant_name(table->rows[r].cells[table->key]);
    (void)fprintf(out, "  %s_%s_%s = %zu,\n", table->upper, column, constant, r);
    free(constant);
  }
  (void)fprintf(out, "};\n");
  free(column);
}

/* Texts up to so many bytes stand in the row itself. A pointer to each would be a relocation: 100,000 of them took the
 * loader a millisecond at every start, and made pages of what else is read-only data of the file. */
enum { TEXT_IN_ROW = 48 };

static void write_text_member(FILE *out, const struct table *table, const struct column *column)
{
  size_t number = (size_t)(column - table->columns), longest = 0;
  for (size_t r = 0; r < table->row_count; r++) {
    size_t size = table->rows[r].cells[number].size;
    if (size > longest) longest = size;
  }
  if (longest <= TEXT_IN_ROW) {
    (void)fprintf(out, "  char %s[%zu];\n", column->name, longest + 1);
  } else {
    (void)fprintf(out, "  const char *%s;\n", column->name);
  }
  (void)fprintf(out, "  uint16_t %s_size;\n", column->name);
}

static void write_member(FILE *out, const struct table *table, const struct column *column)
{
  const char *name = column->name;
  switch (column->type) {
  case COLUMN_KEY:
  case COLUMN_CONSTANT:
  case COLUMN_INDEX:
  case COLUMN_TEXT:
  case COLUMN_DECIMAL: write_text_member(out, table, column); break;
  case COLUMN_LIST:
  case COLUMN_WORDS: (void)fprintf(out, "  const struct lex_word *%s;\n  uint16_t %s_count;\n", name, name); break;
  case COLUMN_INT:
  case COLUMN_VALUE: (void)fprintf(out, "  int32_t %s;\n", name); break;
  case COLUMN_ENUM: (void)fprintf(out, "  enum lex_%s_%s %s;\n", table->name, name, name); break;
  case COLUMN_SET:
  case COLUMN_REF: (void)fprintf(out, "  uint32_t %s;\n", name); break;
  }
}

/* A reference is a number, not a pointer, for the same reason: lex_TABLE_at() gives the row. */
static void write_reference(FILE *out, const struct table *table)
{
  const char *name = table->name;
  size_t i = 0;
  while (i < table->column_count && table->columns[i].type != COLUMN_REF) i++;
  if (i == table->column_count) return;
  (void)fprintf(out,
                "\nstatic inline const struct lex_%s_row *lex_%s_at(uint32_t reference)\n{\n"
                "  return reference == 0 ? NULL : &lex_%s_rows[reference - 1];\n}\n",
                name, name, name);
}

/* The lookups by key give a row; those by an index column are the general ones of lexicon.h. */
static void write_lookups(FILE *out, const struct table *table)
{
  static const struct {
    const char *name;
    const char *parameters;
    const char *arguments;
    const char *filter;
  } lookups[] = {
      {"longest", "const char *at, size_t left", "at, left", "may_begin"},
      {"longest_before", "const char *end, size_t before", "end, before", "may_end"},
      {"find", "const char *word, size_t size", "word, size", "may_begin"},
  };
  const char *name = table->name;
  const char *key = table->columns[table->key].name;
  for (size_t i = 0; i < sizeof lookups / sizeof *lookups; i++) {
    const char *arguments = lookups[i].arguments;
    (void)fprintf(out, "\nstatic inline const struct lex_%s_row *lex_%s_%s(%s)\n{\n", name, name, lookups[i].name,
                  lookups[i].parameters);
    (void)fprintf(out, "  if (!lex_%s(&lex_%s_by_%s, %s)) return NULL;\n", lookups[i].filter, name, key, arguments);
    (void)fprintf(out, "  struct lex_hit hit = lex_%s(&lex_%s_by_%s, %s);\n", lookups[i].name, name, key, arguments);
    (void)fprintf(out, "  return hit.count == 0 ? NULL : &lex_%s_rows[hit.first];\n}\n", name);
  }
}

/* Which word with one of some marks stands at an end of a text: words of other marks may be longer, so shorter ones are
 * tried, too. */
static void write_marked_lookups(FILE *out, const struct table *table, const struct column *column)
{
  static const struct {
    const char *name;
    const char *filter;
    const char *search;
    const char *at;
  } lookups[] = {{"starts", "may_begin", "longest", "text"}, {"ends", "may_end", "longest_before", "text + size"}};
  const char *name = table->name;
  const char *key = table->columns[table->key].name;
  for (size_t i = 0; i < sizeof lookups / sizeof *lookups; i++) {
    const char *search = lookups[i].search, *at = lookups[i].at;
    (void)fprintf(out, "\nstatic inline size_t lex_%s_%s(const char *text, size_t size, uint32_t %s)\n{\n", name,
                  lookups[i].name, column->name);
    (void)fprintf(out, "  const struct lex_index *index = &lex_%s_by_%s;\n", name, key);
    (void)fprintf(out, "  if (size == 0 || !lex_%s(index, %s, size)) return 0;\n", lookups[i].filter, at);
    (void)fprintf(out, "  struct lex_hit hit = lex_%s(index, %s, size);\n", search, at);
    (void)fprintf(out, "  while (hit.count != 0 && (lex_%s_rows[hit.first].%s & %s) == 0)\n", name, column->name,
                  column->name);
    (void)fprintf(out, "    hit = lex_%s(index, %s, hit.size - 1);\n  return hit.size;\n}\n", search, at);
  }
  (void)fprintf(out, "\nextern const struct lex_words lex_%s_%s_words[%zu];\n", name, column->name,
                column->choice_count);
  (void)fprintf(out,
                "\nstatic inline size_t lex_%s_in(const char *text, size_t size, uint32_t %s, size_t *at)\n{\n"
                "  const struct lex_words *words = &lex_%s_%s_words[lex_number_of_mark(%s)];\n"
                "  if (words->count <= LEX_WORDS_FEW) return lex_first_of(words, text, size, at);\n"
                "  if (size == 0) return 0;\n"
                "  const char *end = text + size;\n"
                "  for (const char *i = text; (i = lex_next(&lex_%s_by_%s, i, end)) < end; i += lex_size(*i)) {\n"
                "    size_t found = lex_%s_starts(i, (size_t)(end - i), %s);\n"
                "    if (found == 0) continue;\n"
                "    if (at) *at = (size_t)(i - text);\n"
                "    return found;\n  }\n  return 0;\n}\n",
                name, column->name, name, column->name, column->name, name, key, name, column->name);
}

bool write_header(FILE *out, const struct table *table)
{
  const char *name = table->name;
  (void)fprintf(out, "#ifndef BAOGAO_LEXICON_%s_H\n#define BAOGAO_LEXICON_%s_H\n\n", table->upper, table->upper);
  (void)fprintf(
      out, "/* Made from %s.tsv by compile.c; change that file, not this one. */\n\n#include \"lexicon/lexicon.h\"\n",
      table->file);
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i].type == COLUMN_ENUM) write_enum(out, table, &table->columns[i]);
    if (table->columns[i].type == COLUMN_SET) write_set(out, table, &table->columns[i]);
  }
  (void)fprintf(out, "\nstruct lex_%s_row {\n", name);
  for (size_t i = 0; i < table->column_count; i++) write_member(out, table, &table->columns[i]);
  (void)fprintf(out, "};\n\n#define LEX_%s_COUNT %zu\n\n", table->upper, table->row_count);
  (void)fprintf(out, "extern const struct lex_%s_row lex_%s_rows[LEX_%s_COUNT];\n", name, name, table->upper);
  for (size_t i = 0; i < table->column_count; i++) {
    if (!is_looked_up(&table->columns[i])) continue;
    (void)fprintf(out, "extern const struct lex_index lex_%s_by_%s;\n", name, table->columns[i].name);
  }
  write_reference(out, table);
  if (table->columns[table->key].type == COLUMN_KEY) {
    write_lookups(out, table);
  } else if (!write_values(out, table)) {
    write_constants(out, table);
  }
  const struct column *marks = marks_of(table);
  if (marks != NULL) write_marked_lookups(out, table, marks);
  (void)fprintf(out, "\n#endif\n");
  return fflush(out) == 0 && ferror(out) == 0;
}

/* Text beyond ASCII goes out as it is: the compiler reads UTF-8. ?? would be a trigraph. */
static void write_string(FILE *out, struct slice text)
{
  (void)fputc('"', out);
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] == '"' || text.at[i] == '\\' || text.at[i] == '?') (void)fputc('\\', out);
    (void)fputc(text.at[i], out);
  }
  (void)fputc('"', out);
}

static const char *constant_of(const struct column *column, struct slice word)
{
  for (size_t i = 0; i < column->choice_count; i++) {
    const char *text = column->choices[i].text;
    if (strlen(text) == word.size && memcmp(text, word.at, word.size) == 0) return column->choices[i].constant;
  }
  return "NONE";
}

static void write_enum_words(FILE *out, const struct table *table, const struct column *column)
{
  (void)fprintf(out, "\nconst char *const lex_%s_%s_words[] = {\n", table->name, column->name);
  if (column->optional) (void)fprintf(out, "  \"\",\n");
  for (size_t i = 0; i < column->choice_count; i++) {
    (void)fprintf(out, "  ");
    write_string(out, (struct slice){column->choices[i].text, strlen(column->choices[i].text)});
    (void)fprintf(out, ",\n");
  }
  (void)fprintf(out, "};\n");
}

static bool has_mark(struct slice cell, const char *mark)
{
  struct slice piece;
  while (table_next_piece(&cell, &piece)) {
    if (strlen(mark) == piece.size && memcmp(mark, piece.at, piece.size) == 0) return true;
  }
  return false;
}

/* The words of each mark, for lex_TABLE_in(). */
static void write_marked_words(FILE *out, const struct table *table, const struct column *column)
{
  size_t number = (size_t)(column - table->columns);
  for (size_t i = 0; i < column->choice_count; i++) {
    (void)fprintf(out, "static const struct lex_word %s_%zu[] = {", column->name, i);
    for (size_t r = 0; r < table->row_count; r++) {
      if (!has_mark(table->rows[r].cells[number], column->choices[i].text)) continue;
      (void)fprintf(out, "{");
      write_string(out, table->rows[r].cells[table->key]);
      (void)fprintf(out, ", %zu}, ", table->rows[r].cells[table->key].size);
    }
    (void)fprintf(out, "{NULL, 0}};\n");
  }
  (void)fprintf(out, "const struct lex_words lex_%s_%s_words[] = {\n", table->name, column->name);
  for (size_t i = 0; i < column->choice_count; i++) {
    (void)fprintf(out, "  {%s_%zu, sizeof %s_%zu / sizeof *%s_%zu - 1},\n", column->name, i, column->name, i,
                  column->name, i);
  }
  (void)fprintf(out, "};\n");
}

static void write_list_words(FILE *out, const struct table *table, size_t column)
{
  for (size_t r = 0; r < table->row_count; r++) {
    struct slice rest = table->rows[r].cells[column];
    struct slice piece;
    if (rest.size == 0) continue;
    (void)fprintf(out, "static const struct lex_word %s_%zu[] = {", table->columns[column].name, r);
    while (table_next_piece(&rest, &piece)) {
      (void)fprintf(out, "{");
      write_string(out, piece);
      (void)fprintf(out, ", %zu}, ", piece.size);
    }
    (void)fprintf(out, "};\n");
  }
}

static void write_list(FILE *out, const struct column *column, size_t row, struct slice cell)
{
  size_t count = 0;
  struct slice piece;
  while (table_next_piece(&cell, &piece)) count++;
  if (count == 0) {
    (void)fprintf(out, "NULL, 0");
  } else {
    (void)fprintf(out, "%s_%zu, %zu", column->name, row, count);
  }
}

static void write_set_value(FILE *out, const struct table *table, const struct column *column, struct slice cell)
{
  char *upper = compile_copy(column->name, strlen(column->name), true);
  struct slice piece;
  (void)fprintf(out, "0");
  while (table_next_piece(&cell, &piece)) {
    (void)fprintf(out, " | %s_%s_%s", table->upper, upper, constant_of(column, piece));
  }
  free(upper);
}

static void write_value(FILE *out, const struct table *table, size_t row, size_t number)
{
  const struct column *column = &table->columns[number];
  struct slice cell = table->rows[row].cells[number];
  char *upper = compile_copy(column->name, strlen(column->name), true);
  switch (column->type) {
  case COLUMN_KEY:
  case COLUMN_CONSTANT:
  case COLUMN_INDEX:
  case COLUMN_TEXT:
  case COLUMN_DECIMAL:
    write_string(out, cell);
    (void)fprintf(out, ", %zu", cell.size);
    break;
  case COLUMN_LIST:
  case COLUMN_WORDS: write_list(out, column, row, cell); break;
  case COLUMN_INT:
  case COLUMN_VALUE: (void)fprintf(out, "%s", cell.size > 0 ? cell.at : "0"); break;
  case COLUMN_ENUM: (void)fprintf(out, "%s_%s_%s", table->upper, upper, constant_of(column, cell)); break;
  case COLUMN_SET: write_set_value(out, table, column, cell); break;
  case COLUMN_REF:
    (void)fprintf(out, "%zu", cell.size == 0 ? 0 : (size_t)(table_find(table, cell) - table->rows) + 1);
    break;
  }
  free(upper);
}

static void write_rows(FILE *out, const struct table *table)
{
  (void)fprintf(out, "\nconst struct lex_%s_row lex_%s_rows[LEX_%s_COUNT] = {\n", table->name, table->name,
                table->upper);
  for (size_t r = 0; r < table->row_count; r++) {
    (void)fprintf(out, "  {");
    for (size_t i = 0; i < table->column_count; i++) {
      if (i > 0) (void)fprintf(out, ", ");
      write_value(out, table, r, i);
    }
    (void)fprintf(out, "},\n");
  }
  (void)fprintf(out, "};\n");
}

bool write_source(FILE *out, const struct table *table)
{
  (void)fprintf(out,
                "/* Made from %s.tsv by compile.c; change that file, not this one. */\n\n#include \"lexicon/%s.h\"\n",
                table->file, table->file);
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i].type == COLUMN_ENUM) write_enum_words(out, table, &table->columns[i]);
    if (table->columns[i].type == COLUMN_LIST || table->columns[i].type == COLUMN_WORDS)
      write_list_words(out, table, i);
  }
  const struct column *marks = marks_of(table);
  if (marks != NULL) write_marked_words(out, table, marks);
  write_rows(out, table);
  for (size_t i = 0; i < table->column_count; i++) {
    if (is_looked_up(&table->columns[i]) && !write_index(out, table, i)) return false;
  }
  return fflush(out) == 0 && ferror(out) == 0;
}
