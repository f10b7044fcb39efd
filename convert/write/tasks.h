/* Tasks: rows of a 任务分解表, as offices issue it. A sentence of a measure gives a row for each of its parts between
 * ；, as far as that is something to do; so does a livelihood item. */
#ifndef BAOGAO_TASKS_H
#define BAOGAO_TASKS_H

#include "cells.h"

bool row_task(struct extraction *x, size_t element);

/** Goes on to the next part of the row's text that is something to do; false when there is none. */
bool part_task(struct extraction *x);

slice cell_task_id(struct extraction *x, const char *unused);
slice cell_task_heading(struct extraction *x, const char *unused);
slice cell_part(struct extraction *x, const char *unused);
slice cell_lead_unit(struct extraction *x, const char *unused);
slice cell_support_unit(struct extraction *x, const char *unused);
slice cell_deadline(struct extraction *x, const char *unused);
slice cell_figures(struct extraction *x, const char *unused);

#endif
