/* Tables of tasks (任务分解表) that a document has: a row of theirs is one of the tables `tasks` and `actions`. */
#ifndef BAOGAO_WRITE_TASK_TABLES_H
#define BAOGAO_WRITE_TASK_TABLES_H

#include "view.h"

/** Links each cell of such a table to the one whose text stands for it, and each row to its group. Linear in the
 * elements. */
void task_tables_link(struct view *view);

/** Whether the element is the cell of such a row that says what is to be done. */
bool is_task_cell(const struct view *view, size_t element);

/** The text of the cell with this role in the row of `cell`, or of the one above that goes on in it; empty if there is
 * none. */
slice task_cell_text(const struct view *view, size_t cell, const char *role);

/** What the row of `cell` belongs to: the cell of its group, the line above, or the title of the division around it. */
slice task_cell_group(const struct view *view, size_t cell);

#endif
