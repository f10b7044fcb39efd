/* What people are shown of a table: see people.h. */
#include "people.h"
#include "lexicon/concepts.h"
#include "lexicon/units.h"
#include "lexicon/values.h"
#include <stdlib.h>

enum how { AS_IT_IS, IN_WORDS, YES_OR_NO, UNIT_IN_WORDS, AMOUNT, INDICATOR_NAMES, COLUMN_TITLES };
enum { NONE = COLUMNS_MOST };

/* Amounts as they are written, behind the column of their unit. */
static const struct amount_columns {
  const char *value, *value_max /* or NULL */, *unit;
  const char *title, *about;
} amounts[] = {
    {"value", "value_max", "unit", "数值（含单位）", "数值按习惯以万、亿写出，连同单位"},
    {"result_value", NULL, "result_unit", "结果（含单位）", "结果值按习惯以万、亿写出，连同单位"},
};

/* ---- Which columns ---- */

static bool is_technical(const struct column *column)
{
  static const char *const names[] = {"start",           "stop",       "place_code",     "source_sha256",
                                      "source_encoding", "converter",  "schema_version", "concept",
                                      "concepts",        "base_value", "base_unit",      "op"};
  slice name = slice_of(column->name);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (slice_equal(name, slice_of(names[i]))) return true;
  return slice_ends(name, SLICE("_id")) || slice_ends(name, SLICE("_start")) || slice_ends(name, SLICE("_end"));
}

/* Whether the texts of a row are read whole, and not looked for in a long list. */
static bool is_read_whole(const char *table)
{
  static const char *const names[] = {"actions", "tasks", "livelihood", "problems", "glossary", "guide"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], table) == 0) return true;
  return false;
}

static enum how how_to_show(const struct column *column)
{
  if (column->values) return IN_WORDS;
  if (column->type == COLUMN_BOOLEAN) return YES_OR_NO;
  slice name = slice_of(column->name);
  if (slice_equal(name, SLICE("inferred"))) return COLUMN_TITLES;
  return slice_equal(name, SLICE("unit")) || slice_ends(name, SLICE("_unit")) ? UNIT_IN_WORDS : AS_IT_IS;
}

static struct column *add_column(struct people *people, const struct column *like, struct shown shown)
{
  size_t n = people->table.column_count;
  if (n == COLUMNS_MOST) return NULL;
  people->columns[n] = *like;
  people->shown[n] = shown;
  people->table.column_count++;
  if (shown.how != AS_IT_IS && shown.how != UNIT_IN_WORDS) people->columns[n].type = COLUMN_STRING;
  return &people->columns[n];
}

static unsigned char column_of(const struct table *table, const char *name)
{
  int n = name ? table_column(table, name) : -1;
  return (unsigned char)(n < 0 ? NONE : n);
}

/* What people want to see behind a column: the amount with its unit, the name of the indicator. */
static void add_behind(struct people *people, const struct table *table, size_t i)
{
  const struct column *column = &table->columns[i];
  for (const struct amount_columns *a = amounts; a < amounts + sizeof amounts / sizeof *amounts; a++) {
    unsigned char value = column_of(table, a->value);
    if (value == NONE || strcmp(column->name, a->unit) != 0) continue;
    struct shown shown = {value, (unsigned char)i, column_of(table, a->value_max), AMOUNT, false};
    struct column *added = add_column(people, column, shown);
    if (!added) continue;
    added->title_zh = a->title;
    added->about_zh = a->about;
  }
  bool all = strcmp(column->name, "concepts") == 0; /* these hold the one of `concept`, too */
  if (!all && (strcmp(column->name, "concept") != 0 || column_of(table, "concepts") != NONE)) return;
  struct column *added =
      add_column(people, column, (struct shown){(unsigned char)i, NONE, NONE, INDICATOR_NAMES, false});
  if (!added) return;
  added->title_zh = "规范指标名";
  added->about_zh = "指标在对照表中的规范名称";
}

void people_see(struct people *people, const struct table *table)
{
  *people = (struct people){.table = *table, .wrapped = is_read_whole(table->name)};
  people->table.column_count = 0;
  people->table.columns = people->columns;
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    struct shown shown = {(unsigned char)i, NONE, NONE, (unsigned char)how_to_show(column), is_technical(column)};
    add_column(people, column, shown);
    add_behind(people, table, i);
  }
}

void people_free(struct people *people)
{
  for (size_t i = 0; i < COLUMNS_MOST; i++) free(people->texts[i].at);
}

/* ---- Words ---- */

/* A code in words; a code that has none stays. */
static slice in_words(slice code)
{
  const struct lex_values_row *value = lex_values_find(code.at, code.size);
  return value ? (slice){value->zh, value->zh_size} : code;
}

/* The word for a currency: the shortest Chinese one of the units that have its code (元 of 元, 人民币, 块钱). */
static slice currency_word(slice code)
{
  slice word = code;
  for (size_t i = 0; i < LEX_UNITS_COUNT; i++) {
    const struct lex_units_row *unit = &lex_units_rows[i];
    slice name = {unit->unit, unit->unit_size};
    bool whole = unit->kind == UNITS_KIND_MONEY && !unit->factor_size && (unsigned char)name.at[0] > 0x7F;
    bool shorter = word.at == code.at || name.size < word.size;
    if (whole && shorter && slice_equal((slice){unit->normal, unit->normal_size}, code)) word = name;
  }
  return word;
}

bool people_unit(slice unit, struct buffer *text)
{
  enum { CODE = 3 };
  bool currency = unit.size == CODE || (unit.size > CODE && unit.at[CODE] == '/');
  for (size_t i = 0; currency && i < CODE; i++) currency = unit.at[i] >= 'A' && unit.at[i] <= 'Z';
  if (!currency) return buffer_add(text, unit);
  return buffer_add(text, currency_word((slice){unit.at, CODE})) && buffer_add(text, slice_after(unit, CODE));
}

/* The codes between the spaces of `list`, each as `add` has it, 、 between. */
static bool add_each(struct people *people, struct buffer *text, slice list,
                     bool (*add)(const struct people *people, struct buffer *text, slice code))
{
  bool good = true;
  while (good && list.size) {
    ptrdiff_t space = slice_find(list, SLICE(" "));
    slice code = {list.at, space < 0 ? list.size : (size_t)space};
    good = (text->size == 0 || buffer_add(text, SLICE("、"))) && add(people, text, code);
    list = slice_after(list, space < 0 ? list.size : (size_t)space + 1);
  }
  return good;
}

static bool add_name(const struct people *people, struct buffer *text, slice code)
{
  (void)people;
  const struct lex_concepts_row *concept = lex_concepts_find(code.at, code.size);
  return buffer_add(text, concept ? (slice){concept->names[0].at, concept->names[0].size} : code);
}

static bool add_title(const struct people *people, struct buffer *text, slice name)
{
  slice title = name;
  for (size_t i = 0; i < people->table.column_count; i++)
    if (slice_equal(slice_of(people->columns[i].name), name)) title = slice_of(people->columns[i].title_zh);
  return buffer_add(text, title);
}

static bool add_word(const struct people *people, struct buffer *text, slice code)
{
  (void)people;
  return buffer_add(text, in_words(code));
}

bool people_values(const struct column *column, struct buffer *text)
{
  return !column->values || add_each(NULL, text, slice_of(column->values), add_word);
}

/* ---- Amounts ---- */

/* `number` with its point moved `places` to the left; no zeros at the end that say nothing. */
static bool add_moved(struct buffer *text, slice number, size_t places)
{
  size_t whole = 0;
  while (whole < number.size && number.at[whole] != '.') whole++;
  slice behind = slice_after(number, whole < number.size ? whole + 1 : whole);
  slice left = {number.at, whole - places}, right = {number.at + whole - places, places};
  while (behind.size && behind.at[behind.size - 1] == '0') behind.size--;
  while (!behind.size && right.size && right.at[right.size - 1] == '0') right.size--;
  bool point = right.size || behind.size;
  return buffer_add(text, left) && (!point || buffer_add(text, SLICE("."))) && buffer_add(text, right) &&
         buffer_add(text, behind);
}

/* 42000000000 as 420亿, 52500 as 5.25万. */
static bool add_number(struct buffer *text, slice number)
{
  static const struct {
    size_t places;
    const char *word;
  } steps[] = {{12, "万亿"}, {8, "亿"}, {4, "万"}};
  bool negative = slice_starts(number, SLICE("-")), good = !negative || buffer_add(text, SLICE("-"));
  number = slice_after(number, negative);
  size_t whole = 0;
  while (whole < number.size && number.at[whole] != '.') whole++;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    if (whole > steps[i].places)
      return good && add_moved(text, number, steps[i].places) && buffer_add(text, slice_of(steps[i].word));
  return good && add_moved(text, number, 0);
}

static bool add_amount(struct buffer *text, const slice *cells, const struct shown *shown)
{
  slice upto = shown->upto == NONE ? (slice){NULL, 0} : cells[shown->upto];
  if (!cells[shown->from].size) return true;
  bool good = add_number(text, cells[shown->from]);
  if (upto.size) good = good && buffer_add(text, SLICE("～")) && add_number(text, upto);
  return good && (!cells[shown->with].size || people_unit(cells[shown->with], text));
}

/* ---- Cells ---- */

static bool make_text(struct people *people, size_t i, const slice *cells)
{
  const struct shown *shown = &people->shown[i];
  struct buffer *text = &people->texts[i];
  slice cell = cells[shown->from];
  text->size = 0;
  switch (shown->how) {
  case UNIT_IN_WORDS: return !cell.size || people_unit(cell, text);
  case AMOUNT: return add_amount(text, cells, shown);
  case INDICATOR_NAMES: return add_each(people, text, cell, add_name);
  default: return add_each(people, text, cell, add_title);
  }
}

bool people_cells(struct people *people, const slice *cells, slice *shown)
{
  for (size_t i = 0; i < people->table.column_count; i++) {
    slice cell = cells[people->shown[i].from];
    switch (people->shown[i].how) {
    case AS_IT_IS: shown[i] = cell; break;
    case IN_WORDS: shown[i] = cell.size ? in_words(cell) : cell; break;
    case YES_OR_NO: shown[i] = !cell.size ? cell : slice_equal(cell, SLICE("true")) ? SLICE("是") : SLICE("否"); break;
    default:
      if (!make_text(people, i, cells)) return false;
      shown[i] = buffer_slice(&people->texts[i]);
    }
  }
  return true;
}
