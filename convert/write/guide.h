/* The sheet of a workbook that explains the others: a row a sheet, and one a column. */
#ifndef BAOGAO_GUIDE_H
#define BAOGAO_GUIDE_H

#include "people.h"

extern const struct table guide_table;

/** Hands the rows to `row`: how to read the workbook, then each of `count` sheets with its columns. False when memory
 * runs out or `row` stopped it. */
bool guide_rows(const struct people *const *sheets, size_t count, table_row row, void *user);

#endif
