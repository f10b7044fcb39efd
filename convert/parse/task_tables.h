/* Tables of tasks, told by the heads of their columns. */
#ifndef BAOGAO_PARSE_TASK_TABLES_H
#define BAOGAO_PARSE_TASK_TABLES_H

#include "../support/slice.h"

/** Whether a row of these cells heads a table of tasks: one names what is to be done, another by whom or until when. */
bool heads_tasks(const slice *cells, size_t count);

#endif
