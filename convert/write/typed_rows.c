/* Records for programs: the rows of a report's table as typed values, all of them in an arena of their own. */
#include "../report.h"
#include "../support/arena.h"
#include "../support/log.h"
#include "../support/xml.h"
#include "concordance.h"
#include "tables.h"
#include <locale.h>
#include <stdlib.h>

struct bg_rows {
  arena *memory;
  const struct table *table;
  bg_value **rows;
  size_t count;
  size_t room;
  locale_t digits; /* in which a point is a point, whatever the program's own locale */
};

static const bg_type types[] = {[COLUMN_STRING] = BG_TEXT,
                                [COLUMN_INTEGER] = BG_INTEGER,
                                [COLUMN_DECIMAL] = BG_DECIMAL,
                                [COLUMN_BOOLEAN] = BG_BOOLEAN,
                                [COLUMN_DATE] = BG_DATE};

bool bg_column_at(const char *table, size_t index, bg_column *column)
{
  const struct table *found = table_find(table);
  if (!found || index >= found->column_count) return false;
  const struct column *from = &found->columns[index];
  *column = (bg_column){.name = from->name,
                        .type = types[from->type],
                        .title = from->title_zh,
                        .title_en = from->title_en,
                        .about = from->about_zh,
                        .about_en = from->about_en,
                        .required = (from->flags & (COLUMN_REQUIRED | COLUMN_KEY)) != 0};
  return true;
}

static bool fill(const struct bg_rows *rows, bg_value *value, enum column_type type, slice cell)
{
  value->type = types[type];
  if (!cell.size) return true;
  value->text = arena_copy(rows->memory, cell);
  if (!value->text) return false;
  if (type == COLUMN_INTEGER) value->integer = strtoll(value->text, NULL, 10);
  if (type == COLUMN_BOOLEAN) value->integer = slice_equal(cell, SLICE("true"));
  if (type == COLUMN_DECIMAL) value->number = strtod_l(value->text, NULL, rows->digits);
  if (type == COLUMN_INTEGER || type == COLUMN_BOOLEAN) value->number = (double)value->integer;
  return true;
}

/* A table_row. */
static bool keep_row(void *user, const struct table *table, const slice *cells)
{
  struct bg_rows *rows = user;
  bg_value **more = arena_grow(rows->memory, rows->rows, rows->count, &rows->room, sizeof(bg_value *));
  bg_value *values = arena_alloc(rows->memory, table->column_count * sizeof *values);
  bool good = more && values;
  for (size_t i = 0; good && i < table->column_count; i++)
    good = fill(rows, &values[i], table->columns[i].type, cells[i]);
  if (!good) return false;
  rows->rows = more;
  more[rows->count++] = values;
  return true;
}

static bool keep_all(struct bg_rows *rows, const bg_report *report, bg_log *log)
{
  if (rows->table->source == FROM_LEXICON) return concordance_rows(rows->table, keep_row, rows, log);
  if (rows->table->source == FROM_PAIRS) return true;
  struct view *view = view_of_report(report);
  bool good = view && table_rows(rows->table, view, keep_row, rows, log);
  view_free(view);
  return good;
}

bg_rows *bg_rows_open(const bg_report *report, const char *table, bg_log *log)
{
  const struct table *found = table_find(table);
  if (!found) {
    log_add(log, BG_UNKNOWN_TABLE, NOWHERE, table);
    return NULL;
  }
  bg_rows *rows = calloc(1, sizeof *rows);
  if (!rows) {
    log_memory(log);
    return NULL;
  }
  rows->table = found;
  rows->memory = arena_new();
  rows->digits = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  struct xml_listener listener;
  xml_listen(&listener);
  bool good = rows->memory && rows->digits && keep_all(rows, report, log);
  if (xml_listen_close(&listener, log) && good) return rows;
  log_memory(log);
  bg_rows_close(rows);
  return NULL;
}

size_t bg_rows_count(const bg_rows *rows)
{
  return rows->count;
}

const bg_value *bg_rows_at(const bg_rows *rows, size_t row, size_t column)
{
  return row < rows->count && column < rows->table->column_count ? &rows->rows[row][column] : NULL;
}

const bg_value *bg_rows_called(const bg_rows *rows, size_t row, const char *column)
{
  int index = table_column(rows->table, column);
  return index < 0 ? NULL : bg_rows_at(rows, row, (size_t)index);
}

void bg_rows_close(bg_rows *rows)
{
  if (!rows) return;
  if (rows->digits) freelocale(rows->digits);
  arena_free(rows->memory);
  free(rows);
}
