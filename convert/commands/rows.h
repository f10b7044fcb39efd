/* Tables of reports: each row of a CSV, XLSX or JSON lines file is a report, its columns are the text and facts. */
#ifndef BAOGAO_ROWS_H
#define BAOGAO_ROWS_H

#include "settings.h"

/** What a column holds. */
enum row_field {
  ROW_TEXT,
  ROW_ID,
  ROW_TITLE,
  ROW_PLACE,
  ROW_YEAR,
  ROW_MEETING,
  ROW_SPEAKER,
  ROW_DATE,
  ROW_SOURCE,
  ROW_FIELDS
};

/** The field called `name`, or ROW_FIELDS. */
enum row_field row_field_of(const char *name);

/** Whether the file called `path` is a table of reports: by --from, by its suffix, or because --column is given. */
bool rows_is_table(const struct settings *settings, const char *path);

/** A row. Its strings are NUL-terminated, in `memory`, which is the caller's (arena_free()). */
struct row_report {
  arena *memory;
  size_t number;                  /* as a spreadsheet counts rows, or the number of a line; the head is 1 */
  slice text;                     /* of the report; empty if the row has none */
  const char *fields[ROW_FIELDS]; /* the facts that hold as they are; NULL: nothing said */
};

typedef struct report_rows report_rows;

/** Opens the table. NULL, and `log` says why, when it cannot be read or no column holds the text. */
report_rows *rows_open(const struct settings *settings, const char *path, bg_log *log);
void rows_close(report_rows *r);

enum rows_got { ROWS_ROW, ROWS_END, ROWS_FAILED };

/** The next row. What is wrong with a fact is warned of in `log`, and it is left out; ROWS_FAILED, and the log says
 * why, when the table cannot be read any further. */
enum rows_got rows_next(report_rows *r, struct row_report *row, bg_log *log);

#endif
