/* Senses: the tables of the lexicon are compiled in as they are written (embed.sh), and with them users.tsv, which says
 * who asks for what (users.sh). A table's first line that is no remark names its columns: `word:key kind:enum(a,b)`. */
#include "senses.h"
#include "../support/embed.h"
#include "../support/slice.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#define USERS "users.tsv"

enum { MOST_COLUMNS = 16, LONGEST_CONSTANT = 120 };

/* Takes off `text` what stands before the next `end`, and that. */
static slice take_until(slice *text, char end)
{
  const char *stop = text->size ? memchr(text->at, end, text->size) : NULL;
  slice taken = {text->at, stop ? (size_t)(stop - text->at) : text->size};
  *text = slice_after(*text, stop ? taken.size + 1 : taken.size);
  return taken;
}

/* A table while its lines are read. */
struct sheet {
  slice name; /* verbs */
  slice columns[MOST_COLUMNS];
  size_t count;
};

static size_t split(slice line, slice cells[MOST_COLUMNS])
{
  size_t count = 0;
  while (line.size && count < MOST_COLUMNS) cells[count++] = take_until(&line, '\t');
  return count;
}

static slice column_name(slice column)
{
  return take_until(&column, ':');
}

static bool is_of_type(slice column, slice type)
{
  take_until(&column, ':');
  return slice_starts(column, type);
}

/* Whether the word is looked up in the column: not what the row says of it. */
static bool is_looked_up(slice column)
{
  return is_of_type(column, SLICE("key")) || is_of_type(column, SLICE("index"));
}

/* Whether one of the cell's words, `|` between them, is `word`. */
static bool holds(slice cell, slice word)
{
  while (cell.size)
    if (slice_equal(take_until(&cell, '|'), word)) return true;
  return false;
}

/* What stands behind `key` in users.tsv; nothing: it is not there. */
static slice users_of(slice key)
{
  const struct embedded *file = embedded_tables;
  while (file->name && strcmp(file->name, USERS) != 0) file++;
  slice text = {(const char *)file->bytes, file->size};
  while (text.size) {
    slice line = take_until(&text, '\n');
    if (slice_equal(take_until(&line, '\t'), key)) return line;
  }
  return (slice){NULL, 0};
}

/* Who asks for `value` of the column: the files with the constant that the build makes for it. */
static slice users_of_value(const struct sheet *sheet, slice column, slice value)
{
  char constant[LONGEST_CONSTANT];
  slice name = column_name(column);
  int size = snprintf(constant, sizeof constant, "%.*s_%.*s_%.*s", (int)sheet->name.size, sheet->name.at,
                      (int)name.size, name.at, (int)value.size, value.at);
  if (size < 0 || (size_t)size >= sizeof constant) return (slice){NULL, 0};
  for (char *at = constant; *at; at++) *at = *at == '-' ? '_' : (char)toupper((unsigned char)*at);
  return users_of((slice){constant, (size_t)size});
}

static void print_users(slice users)
{
  if (users.size) printf(" (%.*s)", (int)users.size, users.at);
}

/* A cell that says something of the word; each word of a set with who asks for it. */
static void print_cell(const struct sheet *sheet, slice column, slice cell)
{
  slice name = column_name(column);
  bool choices = is_of_type(column, SLICE("enum")) || is_of_type(column, SLICE("set"));
  if (!choices) {
    printf("\t%.*s=%.*s", (int)name.size, name.at, (int)cell.size, cell.at);
    return;
  }
  while (cell.size) {
    slice value = take_until(&cell, '|');
    printf("\t%.*s=%.*s", (int)name.size, name.at, (int)value.size, value.at);
    print_users(users_of_value(sheet, column, value));
  }
}

static void print_row(const struct sheet *sheet, const slice *cells, size_t count)
{
  slice users = users_of(sheet->name);
  printf("%.*s", (int)sheet->name.size, sheet->name.at);
  for (size_t i = 0; i < count && i < sheet->count; i++)
    if (cells[i].size && !is_looked_up(sheet->columns[i])) print_cell(sheet, sheet->columns[i], cells[i]);
  printf("\t%.*s\n", (int)users.size, users.at);
}

/* Prints the rows of a table on which `word` stands in a column that is looked up or is a list; how many. */
static size_t print_table(struct sheet *sheet, slice text, slice word)
{
  size_t found = 0;
  slice cells[MOST_COLUMNS];
  while (text.size) {
    slice line = take_until(&text, '\n');
    if (!line.size || line.at[0] == '#') continue;
    if (!sheet->count) {
      sheet->count = split(line, sheet->columns);
      continue;
    }
    size_t count = split(line, cells);
    bool here = false;
    for (size_t i = 0; i < count && i < sheet->count; i++) {
      bool asked = is_looked_up(sheet->columns[i]) || is_of_type(sheet->columns[i], SLICE("list"));
      here |= asked && holds(cells[i], word);
    }
    if (!here) continue;
    print_row(sheet, cells, count);
    found++;
  }
  return found;
}

bg_status senses_print(const char *word)
{
  static const slice suffix = {".tsv", 4};
  size_t found = 0;
  for (const struct embedded *file = embedded_tables; file->name; file++) {
    slice name = slice_of(file->name);
    if (strcmp(file->name, USERS) == 0) continue;
    struct sheet sheet = {.name = {name.at, name.size - suffix.size}};
    found += print_table(&sheet, (slice){(const char *)file->bytes, file->size}, slice_of(word));
  }
  return found ? BG_OK : BG_WARNED;
}
