/* The lines of a table: cut into cells, checked against the header's types, sorted by key.
 *
 * Reading goes on after a mistake so that an editor sees all of them at once. */

#include "compile.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* The runtime keeps sizes in sixteen bits; words that are looked up are much shorter than that. */
enum { TEXT_MAX = 65535, WORD_MAX = 255, ERRORS_MAX = 50 };

void table_error(struct table *table, size_t line, const char *format, ...)
{
  table->errors++;
  if (table->errors > ERRORS_MAX) return;
  if (line > 0) {
    (void)fprintf(stderr, "%s:%zu: error: ", table->path, line);
  } else {
    (void)fprintf(stderr, "%s: error: ", table->path);
  }
  va_list arguments;
  va_start(arguments, format);
  (void)vfprintf(stderr, format, arguments);
  va_end(arguments);
  (void)fputc('\n', stderr);
}

/* The bytes of the well-formed UTF-8 sequence at `at` (Unicode 15, table 3-7), or 0. */
static size_t utf8_sequence(const unsigned char *at, size_t left)
{
  if (at[0] < 0x80) return 1;
  size_t size = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
  if (at[0] < 0xC2 || at[0] > 0xF4 || size > left) return 0;
  for (size_t i = 1; i < size; i++) {
    if ((at[i] & 0xC0) != 0x80) return 0;
  }
  if ((at[0] == 0xE0 && at[1] < 0xA0) || (at[0] == 0xED && at[1] > 0x9F)) return 0;
  if ((at[0] == 0xF0 && at[1] < 0x90) || (at[0] == 0xF4 && at[1] > 0x8F)) return 0;
  return size;
}

/* NULL, or why the line cannot be read at all. */
static const char *fault_of_line(const char *line, size_t size)
{
  const unsigned char *at = (const unsigned char *)line;
  if (size >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0)
    return "the line begins with a byte order mark; save the file as UTF-8 without BOM";
  for (size_t i = 0; i < size;) {
    size_t sequence = utf8_sequence(at + i, size - i);
    if (sequence == 0) return "the line is not UTF-8";
    if (at[i] == '\r') return "the line ends with a carriage return; save the file with Unix line ends";
    if ((at[i] < 0x20 && at[i] != '\t') || at[i] == 0x7F) return "there is a control character in the line";
    i += sequence;
  }
  return NULL;
}

static bool begins_with_space(struct slice cell)
{
  static const char *const spaces[] = {" ", "\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B"}; /* U+0020 00A0 3000 200B */
  for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
    size_t size = strlen(spaces[i]);
    if (cell.size >= size && memcmp(cell.at, spaces[i], size) == 0) return true;
    if (cell.size >= size && memcmp(cell.at + cell.size - size, spaces[i], size) == 0) return true;
  }
  return false;
}

bool table_next_piece(struct slice *rest, struct slice *piece)
{
  if (rest->at == NULL || rest->size == 0) return false;
  const char *bar = memchr(rest->at, '|', rest->size);
  *piece = (struct slice){rest->at, bar != NULL ? (size_t)(bar - rest->at) : rest->size};
  size_t used = piece->size + (bar != NULL);
  *rest = (struct slice){rest->at + used, rest->size - used};
  return true;
}

static bool is_decimal(struct slice cell)
{
  const char *c = cell.at + (cell.at[0] == '-');
  size_t whole = strspn(c, "0123456789");
  if (whole == 0 || (whole > 1 && c[0] == '0')) return false;
  c += whole;
  if (*c == '.') {
    size_t fraction = strspn(c + 1, "0123456789");
    if (fraction == 0) return false;
    c += 1 + fraction;
  }
  return *c == '\0';
}

static bool is_int(struct slice cell)
{
  char *end = NULL;
  errno = 0;
  long long value = strtoll(cell.at, &end, 10);
  return is_decimal(cell) && *end == '\0' && errno == 0 && value >= INT32_MIN + 1 && value <= INT32_MAX;
}

/* `growth-rate`: what can be a constant of C when - is _ and the letters are upper case. */
static bool is_constant(struct slice cell)
{
  static const char characters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return strspn(cell.at, characters) == cell.size;
}

static bool is_choice(const struct column *column, struct slice word)
{
  for (size_t i = 0; i < column->choice_count; i++) {
    const char *text = column->choices[i].text;
    if (strlen(text) == word.size && memcmp(text, word.at, word.size) == 0) return true;
  }
  return false;
}

static void check_choice(struct table *table, const struct column *column, const struct row *row, struct slice word)
{
  if (is_choice(column, word)) return;
  char known[512] = "";
  size_t used = 0;
  for (size_t i = 0; i < column->choice_count && used < sizeof known; i++) {
    int printed = snprintf(known + used, sizeof known - used, " %s", column->choices[i].text);
    used += printed > 0 ? (size_t)printed : 0;
  }
  table_error(table, row->line, "column %s: unknown word '%.*s'; the header knows%s", column->name, (int)word.size,
              word.at, known);
}

static void check_pieces(struct table *table, const struct column *column, const struct row *row, struct slice cell)
{
  struct slice piece;
  if (cell.at[cell.size - 1] == '|')
    table_error(table, row->line, "column %s: '%s' ends with |", column->name, cell.at);
  while (table_next_piece(&cell, &piece)) {
    if (piece.size == 0 || begins_with_space(piece)) {
      table_error(table, row->line, "column %s: an empty word or white space beside |", column->name);
    } else if (column->type == COLUMN_SET) {
      check_choice(table, column, row, piece);
    }
  }
}

static void check_cell(struct table *table, const struct column *column, const struct row *row, struct slice cell)
{
  if (cell.size == 0 && column->optional) return;
  if (cell.size == 0) {
    table_error(table, row->line, "column %s is empty (only a column whose type ends with ? may be)", column->name);
    return;
  }
  bool looked_up = column->type == COLUMN_KEY || column->type == COLUMN_CONSTANT || column->type == COLUMN_INDEX;
  if (begins_with_space(cell)) {
    table_error(table, row->line, "column %s: white space before or after '%s'", column->name, cell.at);
  }
  if (cell.size > (looked_up ? WORD_MAX : TEXT_MAX)) {
    table_error(table, row->line, "column %s: %zu bytes are too many", column->name, cell.size);
  }
  switch (column->type) {
  case COLUMN_DECIMAL:
    if (!is_decimal(cell)) table_error(table, row->line, "column %s: '%s' is no decimal number", column->name, cell.at);
    break;
  case COLUMN_INT:
  case COLUMN_VALUE:
    if (!is_int(cell)) table_error(table, row->line, "column %s: '%s' is no whole number", column->name, cell.at);
    break;
  case COLUMN_CONSTANT:
    if (!is_constant(cell))
      table_error(table, row->line, "column %s: '%s' is no word of small letters, digits and hyphens", column->name,
                  cell.at);
    break;
  case COLUMN_ENUM: check_choice(table, column, row, cell); break;
  case COLUMN_LIST:
  case COLUMN_WORDS:
  case COLUMN_SET: check_pieces(table, column, row, cell); break;
  case COLUMN_KEY:
  case COLUMN_INDEX:
  case COLUMN_TEXT:
  case COLUMN_REF: break;
  }
}

/* Cells that a line leaves out at its end are empty. `line_text` is NUL-terminated. */
static void read_row(struct table *table, char *line_text, size_t line)
{
  table->rows = compile_grow(table->rows, table->row_count, sizeof *table->rows);
  struct row *row = &table->rows[table->row_count++];
  *row = (struct row){compile_allocate(table->column_count, sizeof *row->cells), line};

  char *cell = line_text;
  for (size_t i = 0; i < table->column_count; i++) {
    size_t size = strcspn(cell, "\t");
    bool last = cell[size] == '\0';
    cell[size] = '\0';
    row->cells[i] = (struct slice){cell, size};
    check_cell(table, &table->columns[i], row, row->cells[i]);
    cell += last ? size : size + 1;
    if (!last && i + 1 == table->column_count) {
      table_error(table, line, "more than the %zu columns of the header", table->column_count);
    }
  }
}

/* qsort has no argument for a context: each row is sorted together with a copy of its key. */
struct keyed {
  struct slice key;
  struct row row;
};

static int compare_keyed(const void *left, const void *right)
{
  const struct keyed *a = left;
  const struct keyed *b = right;
  int order = slice_compare(a->key, b->key);
  return order != 0 ? order : (a->row.line > b->row.line) - (a->row.line < b->row.line);
}

static void sort_rows(struct table *table)
{
  struct keyed *keyed = compile_allocate(table->row_count, sizeof *keyed);
  for (size_t i = 0; i < table->row_count; i++) {
    keyed[i] = (struct keyed){table->rows[i].cells[table->key], table->rows[i]};
  }
  qsort(keyed, table->row_count, sizeof *keyed, compare_keyed);
  for (size_t i = 0; i < table->row_count; i++) {
    table->rows[i] = keyed[i].row;
    if (i == 0 || keyed[i].key.size == 0 || slice_compare(keyed[i - 1].key, keyed[i].key) != 0) continue;
    table_error(table, keyed[i].row.line, "'%s' stands on line %zu already", keyed[i].key.at, keyed[i - 1].row.line);
  }
  free(keyed);
}

const struct row *table_find(const struct table *table, struct slice key)
{
  size_t low = 0;
  size_t high = table->row_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = slice_compare(table->rows[middle].cells[table->key], key);
    if (order == 0) return &table->rows[middle];
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

static void check_references(struct table *table)
{
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i].type != COLUMN_REF) continue;
    for (size_t r = 0; r < table->row_count; r++) {
      struct slice cell = table->rows[r].cells[i];
      if (cell.size == 0 || table_find(table, cell) != NULL) continue;
      table_error(table, table->rows[r].line, "column %s: no line has the key '%s'", table->columns[i].name, cell.at);
    }
  }
}

/* No word of a column that is looked up word by word may stand on two lines. */
static void check_words(struct table *table, size_t column)
{
  struct keyed *words = NULL;
  size_t count = 0;
  for (size_t r = 0; r < table->row_count; r++) {
    struct slice rest = table->rows[r].cells[column], word;
    while (table_next_piece(&rest, &word)) {
      words = compile_grow(words, count, sizeof *words);
      words[count++] = (struct keyed){word, table->rows[r]};
    }
  }
  if (count > 0) qsort(words, count, sizeof *words, compare_keyed);
  for (size_t i = 1; i < count; i++) {
    if (slice_compare(words[i - 1].key, words[i].key) != 0) continue;
    table_error(table, words[i].row.line, "'%.*s' stands on line %zu already", (int)words[i].key.size, words[i].key.at,
                words[i - 1].row.line);
  }
  free(words);
}

void table_read(struct table *table, char *text, size_t size)
{
  size_t line = 0;
  for (char *at = text; at < text + size;) {
    char *end = memchr(at, '\n', (size_t)(text + size - at));
    if (end == NULL) end = text + size; /* the caller keeps a byte free there */
    *end = '\0';
    line++;
    const char *fault = fault_of_line(at, (size_t)(end - at));
    if (fault != NULL) {
      table_error(table, line, "%s", fault);
      if (table->column_count == 0) return;
    } else if (at == end || *at == '#') {
      /* nothing to read */
    } else if (table->column_count == 0) {
      schema_read(table, at, line);
      if (table->errors > 0) return;
    } else {
      read_row(table, at, line);
    }
    at = end + 1;
  }
  if (table->errors == 0 && table->row_count == 0) table_error(table, 0, "the table has no lines");
  if (table->row_count == 0) return;
  sort_rows(table);
  check_references(table);
  for (size_t i = 0; i < table->column_count; i++) {
    if (table->columns[i].type == COLUMN_WORDS) check_words(table, i);
  }
}

void table_free(struct table *table)
{
  for (size_t i = 0; i < table->column_count; i++) {
    struct column *column = &table->columns[i];
    for (size_t c = 0; c < column->choice_count; c++) {
      free(column->choices[c].constant);
      free(column->choices[c].text);
    }
    free(column->choices);
    free(column->name);
  }
  for (size_t i = 0; i < table->row_count; i++) free(table->rows[i].cells);
  free(table->columns);
  free(table->rows);
  free(table->file);
  free(table->name);
  free(table->upper);
  free(table->text);
}
