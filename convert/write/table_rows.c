/* The tables by name, and the rows that a report gives of one. */
#include "tables.h"
#include "view.h"

const struct table *table_find(const char *name)
{
  for (const struct table *table = tables; table->name; table++)
    if (strcmp(table->name, name) == 0) return table;
  return NULL;
}

const char *bg_table_at(size_t index)
{
  const struct table *table = tables;
  while (table->name && index) table++, index--;
  return table->name;
}

const char *table_own_key(const struct table *table)
{
  const char *key = table->columns[0].name;
  for (size_t i = 1; i < table->column_count; i++)
    if (table->columns[i].flags & COLUMN_KEY) key = table->columns[i].name;
  return key;
}

int table_column(const struct table *table, const char *name)
{
  for (size_t i = 0; i < table->column_count; i++)
    if (strcmp(table->columns[i].name, name) == 0) return (int)i;
  return -1;
}

/* What has nothing to say in a column that every row must fill (“ ” as a term, [1] as an action) is no row. */
static bool hand_row(struct extraction *x, const struct table *table, table_row row, void *user)
{
  slice cells[COLUMNS_MOST];
  for (x->column = 0; x->column < table->column_count; x->column++) {
    const struct column *column = &table->columns[x->column];
    cells[x->column] = column->get(x, column->from);
    if (column->flags & COLUMN_REQUIRED && !cells[x->column].size) return !x->out_of_memory;
  }
  return !x->out_of_memory && row(user, table, cells);
}

/* The rows that an element makes. */
static bool hand_rows(struct extraction *x, const struct table *table, size_t element, table_row row, void *user)
{
  x->row = element;
  if (!table->next_part) return hand_row(x, table, row, user);
  bool good = true;
  x->part_n = 0;
  while (good && table->next_part(x)) good = hand_row(x, table, row, user);
  return good;
}

bool table_rows(const struct table *table, const struct view *view, table_row row, void *user, bg_log *log)
{
  if (table->source != FROM_REPORTS) return true;
  struct extraction x = {0};
  bool good = true;
  extraction_begin(&x, view);
  for (size_t i = 0; good && i < view->count; i++)
    if (table->is_row(&x, i)) good = hand_rows(&x, table, i, row, user);
  if (x.out_of_memory) log_memory(log);
  extraction_free(&x);
  return good;
}
