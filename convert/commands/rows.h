/* Tables of reports: each row of a CSV, XLSX or JSON lines file is a report, its columns are the text and facts. */
#ifndef BAOGAO_ROWS_H
#define BAOGAO_ROWS_H

#include "facts.h"
#include "settings.h"

/** What a column holds: a fact, or the text; ROW_NOTHING: nothing that is known. */
enum { ROW_TEXT = FACTS, ROW_NOTHING };

/** The field called `name` ("text", or a fact's name), or ROW_NOTHING. */
int row_field_of(const char *name);

/** The formats of tables, as bg_input_at() has those of reports. */
const bg_input *rows_input_at(size_t index);

/** Whether the file called `path` is a table of reports: by --from, by its suffix, or because --column is given. */
bool rows_is_table(const struct settings *settings, const char *path);

/** A row. Its strings are NUL-terminated, in `memory`, which is the caller's (arena_free()). */
struct row_report {
  arena *memory;
  size_t number;            /* as a spreadsheet counts rows, or the number of a line; the head is 1 */
  const char *called;       /* its id as it stands there, also one that no report can have; NULL: none */
  slice text;               /* of the report; empty if the row has none */
  const char *facts[FACTS]; /* NULL: nothing said */
};

typedef struct report_rows report_rows;

/** Opens the table. NULL, and `log` says why, when it cannot be read or no column holds the text. */
report_rows *rows_open(const struct settings *settings, const char *path, bg_log *log);

/** Whether the table holds no reports but tasks: it is a document then. And whether the file called `path` is such a
 * table, for which it is read. */
bool rows_are_tasks(const report_rows *r);
bool rows_hold_tasks(const struct settings *settings, const char *path);
void rows_close(report_rows *r);

enum rows_got { ROWS_ROW, ROWS_END, ROWS_BAD, ROWS_FAILED };

/** The next row. What is wrong with a fact is warned of in `log`, and it is left out; ROWS_FAILED, and the log says
 * why, when the table cannot be read any further; ROWS_BAD, likewise, when this row cannot be, but those behind it can:
 * only of --records, where one line has nothing to do with another. `row->number` and `row->called` are then set as far
 * as they are known. */
enum rows_got rows_next(report_rows *r, struct row_report *row, bg_log *log);

#endif
