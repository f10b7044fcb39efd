/* Tables of tasks: which text stands in the cells of a row. */
#include "task_tables.h"
#include <stdlib.h>

enum { MOST_COLUMNS = 64 };

static bool has_role(const struct view *view, size_t element, const char *role)
{
  return slice_equal(element_value(&view->at[element], "role"), slice_of(role));
}

/* One table, while its rows are gone through. */
struct rows {
  struct view *view;
  uint32_t columns[MOST_COLUMNS];   /* the last cell of each that has its own text, … */
  unsigned long left[MOST_COLUMNS]; /* … and how many rows it covers yet */
  uint32_t lone;                    /* the last row of a single cell: a group's name */
};

/* The cell whose text stands in cell `i` of a column: a group's goes on until there is another. */
static uint32_t link_cell(struct rows *rows, size_t column, uint32_t i, bool is_group)
{
  struct view *view = rows->view;
  bool covered = rows->left[column] > 0, empty = view_text(view, i).size == 0;
  if (covered) rows->left[column]--;
  if (!empty || (!covered && !is_group)) {
    const char *rowspan = walk_attribute(&view->at[i], "rowspan");
    rows->columns[column] = i;
    rows->left[column] = rowspan ? strtoul(rowspan, NULL, 10) - 1 : 0;
  }
  return view->links[i].stands = rows->columns[column];
}

static void link_row(struct rows *rows, uint32_t row)
{
  struct view *view = rows->view;
  uint32_t end = view->at[row].next, group = 0;
  size_t column = 0;
  for (uint32_t i = row + 1; i < end && column < MOST_COLUMNS; i = view->at[i].next) {
    if (view->at[i].kind != NODE_CELL) continue;
    bool is_group = has_role(view, i, "group"), lone = column == 0 && view->at[i].next >= end;
    uint32_t stands = link_cell(rows, column++, i, is_group);
    if (is_group && lone) rows->lone = i;
    if (is_group) group = stands;
  }
  view->links[row].group = group ? group : rows->lone;
}

void task_tables_link(struct view *view)
{
  for (uint32_t i = 1; i < view->count; i++) {
    if (view->at[i].kind != NODE_TABLE || !has_role(view, i, "tasks")) continue;
    struct rows rows = {.view = view};
    for (uint32_t row = i + 1; row < view->at[i].next; row = view->at[row].next)
      if (view->at[row].kind == NODE_ROW) link_row(&rows, row);
  }
}

bool is_task_cell(const struct view *view, size_t element)
{
  return view->at[element].kind == NODE_CELL && has_role(view, element, "task") && view_text(view, element).size;
}

slice task_cell_text(const struct view *view, size_t cell, const char *role)
{
  size_t row = view->at[cell].parent;
  for (size_t i = row + 1; i < view->at[row].next; i = view->at[i].next)
    if (view->at[i].kind == NODE_CELL && has_role(view, i, role) && view->links[i].stands)
      return view_text(view, view->links[i].stands);
  return (slice){NULL, 0};
}

slice task_cell_group(const struct view *view, size_t cell)
{
  size_t group = view->links[view->at[cell].parent].group;
  return group ? view_text(view, group) : view_title(view, view_heading(view, view_division(view, cell)));
}
