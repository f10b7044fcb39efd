/* The header line of a table: `name:type(choices)?` a column, with one TAB between columns. */

#include "compile.h"

#include <ctype.h>
#include <string.h>

static const struct {
  const char *name;
  enum column_type type;
  bool has_choices;
} column_types[] = {
    {"key", COLUMN_KEY, false},         {"constant", COLUMN_CONSTANT, false},
    {"index", COLUMN_INDEX, false},     {"text", COLUMN_TEXT, false},
    {"list", COLUMN_LIST, false},       {"words", COLUMN_WORDS, false},
    {"decimal", COLUMN_DECIMAL, false}, {"int", COLUMN_INT, false},
    {"value", COLUMN_VALUE, false},     {"enum", COLUMN_ENUM, true},
    {"set", COLUMN_SET, true},          {"ref", COLUMN_REF, false},
};

static const char *const c_keywords[] = {
    "auto",   "break",   "bool",     "case",     "char",   "const",    "continue", "default",  "do",     "double",
    "else",   "enum",    "extern",   "false",    "float",  "for",      "goto",     "if",       "inline", "int",
    "long",   "nullptr", "register", "restrict", "return", "short",    "signed",   "sizeof",   "static", "struct",
    "switch", "true",    "typedef",  "typeof",   "union",  "unsigned", "void",     "volatile", "while",
};

bool schema_is_identifier(const char *name)
{
  if (!isalpha((unsigned char)name[0])) return false;
  for (const char *c = name; *c != '\0'; c++) {
    if (!isalnum((unsigned char)*c) && *c != '_') return false;
  }
  for (size_t i = 0; i < sizeof c_keywords / sizeof *c_keywords; i++) {
    if (strcmp(name, c_keywords[i]) == 0) return false;
  }
  return true;
}

/* `growth-rate` is the constant GROWTH_RATE; `CN=人均` is the constant CN for cells that say 人均. */
static void read_choice(struct table *table, struct column *column, size_t line, const char *at, size_t size)
{
  const char *equals = memchr(at, '=', size);
  const char *text = equals != NULL ? equals + 1 : at;
  struct choice choice = {
      compile_copy(at, equals != NULL ? (size_t)(equals - at) : size, true),
      compile_copy(text, size - (size_t)(text - at), false),
  };
  bool plain = choice.constant[0] != '\0' && choice.text[0] != '\0' && !isspace((unsigned char)choice.text[0]);
  for (char *c = choice.constant; *c != '\0'; c++) {
    if (*c == '-') *c = '_';
    plain = plain && ((*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') || *c == '_');
  }
  if (!plain) {
    table_error(table, line, "column %s: '%.*s' is no word of ASCII letters, digits and hyphens; write name=%.*s",
                column->name, (int)size, at, (int)size, at);
  }
  for (size_t i = 0; i < column->choice_count; i++) {
    if (strcmp(choice.constant, column->choices[i].constant) != 0 && strcmp(choice.text, column->choices[i].text) != 0)
      continue;
    table_error(table, line, "column %s: '%s' is named twice", column->name, choice.text);
  }
  column->choices = compile_grow(column->choices, column->choice_count, sizeof *column->choices);
  column->choices[column->choice_count++] = choice;
}

static void read_choices(struct table *table, struct column *column, size_t line, const char *at, const char *end)
{
  while (at < end) {
    const char *comma = memchr(at, ',', (size_t)(end - at));
    const char *stop = comma != NULL ? comma : end;
    read_choice(table, column, line, at, (size_t)(stop - at));
    at = stop + 1;
  }
  for (size_t i = 0; i < column->choice_count && column->type == COLUMN_ENUM && column->optional; i++) {
    if (strcmp(column->choices[i].constant, "NONE") != 0) continue;
    table_error(table, line, "column %s: an empty cell is 'none' already; leave out the ? or the word", column->name);
  }
  if (column->choice_count == 0)
    table_error(table, line, "column %s: name its words, as in enum(one,other)", column->name);
  if (column->type == COLUMN_SET && column->choice_count > 32) {
    table_error(table, line, "column %s: a set has 32 words at most", column->name);
  }
}

/* `type` is what stands after the colon: `enum(a,b)?`. */
static void read_type(struct table *table, struct column *column, size_t line, char *type)
{
  size_t size = strlen(type);
  if (size > 0 && type[size - 1] == '?') {
    column->optional = true;
    type[--size] = '\0';
  }
  char *open = strchr(type, '(');
  bool closed = open != NULL && type[size - 1] == ')';
  if (open != NULL) *open = '\0';

  for (size_t i = 0; i < sizeof column_types / sizeof *column_types; i++) {
    if (strcmp(type, column_types[i].name) != 0) continue;
    column->type = column_types[i].type;
    if (column_types[i].has_choices && closed) read_choices(table, column, line, open + 1, type + size - 1);
    if (column_types[i].has_choices && !closed)
      table_error(table, line, "column %s: write %s(one,other)", column->name, type);
    if (!column_types[i].has_choices && open != NULL) {
      table_error(table, line, "column %s: %s takes no words in brackets", column->name, type);
    }
    return;
  }
  table_error(table, line,
              "column %s: unknown type '%s' (key constant index text list words decimal int value enum(…) set(…) ref)",
              column->name, type);
}

static void read_column(struct table *table, size_t line, char *cell)
{
  table->columns = compile_grow(table->columns, table->column_count, sizeof *table->columns);
  struct column *column = &table->columns[table->column_count];
  *column = (struct column){.type = COLUMN_TEXT};

  char *colon = strchr(cell, ':');
  if (colon != NULL) *colon = '\0';
  column->name = compile_copy(cell, strlen(cell), false);
  for (char *c = column->name; *c != '\0'; c++) {
    if (*c == '-') *c = '_';
  }
  if (!schema_is_identifier(column->name)) {
    table_error(table, line,
                "'%s' is no column name: a letter, then letters, digits and hyphens; no word of the C language", cell);
  }
  for (size_t i = 0; i < table->column_count; i++) {
    if (strcmp(table->columns[i].name, column->name) == 0)
      table_error(table, line, "two columns are named %s", column->name);
  }
  table->column_count++;
  if (colon != NULL) {
    read_type(table, column, line, colon + 1);
  } else {
    column->optional = true;
  }
}

void schema_read(struct table *table, char *header, size_t line)
{
  for (char *cell = header; cell != NULL;) {
    char *tab = strchr(cell, '\t');
    if (tab != NULL) *tab = '\0';
    read_column(table, line, cell);
    cell = tab != NULL ? tab + 1 : NULL;
  }

  size_t keys = 0, values = 0;
  for (size_t i = 0; i < table->column_count; i++) {
    values += table->columns[i].type == COLUMN_VALUE;
    if (table->columns[i].type != COLUMN_KEY && table->columns[i].type != COLUMN_CONSTANT) continue;
    table->key = i;
    keys++;
  }
  if (keys != 1) table_error(table, line, "one column must be of type key or constant, and only one; %zu are", keys);
  if (keys == 1 && table->columns[table->key].optional) table_error(table, line, "the key cannot be optional");
  bool valued = keys == 1 && table->columns[table->key].type == COLUMN_CONSTANT;
  if (values > 1 || (values == 1 && !valued))
    table_error(table, line, "only a table whose key is a constant may have a column of type value, and only one");
}
