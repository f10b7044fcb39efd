/* XLSX (ISO/IEC 29500): the rows of a workbook's first sheet. */
#ifndef BAOGAO_SPREADSHEET_H
#define BAOGAO_SPREADSHEET_H

#include "../support/arena.h"
#include "../support/log.h"

/** A row: its number as printed, from 1, and its cells from column A on; a cell without a value is empty. */
struct sheet_row {
  size_t number;
  slice *cells; /* UTF-8, NUL-terminated */
  size_t count, room;
};

/** Cells that are one: rows by their numbers, columns from 0, both ends included. */
struct sheet_merge {
  size_t first_row, last_row, first_column, last_column;
};

/** All in the arena. */
struct spreadsheet {
  arena *memory;
  struct sheet_row *rows;
  size_t row_count;
  struct sheet_merge *merges;
  size_t merge_count;
};

/** Reads the first sheet of the workbook in `bytes` (borrowed for the call), which may unpack to `most` bytes, into
 * `*sheet`, of which `memory` is set. False, and the log says why, when it cannot be read. */
bool spreadsheet_read(slice bytes, size_t most, struct spreadsheet *sheet, bg_log *log);

/** Whether one of its first rows heads a table of tasks. */
bool sheet_holds_tasks(const struct spreadsheet *sheet);

#endif
