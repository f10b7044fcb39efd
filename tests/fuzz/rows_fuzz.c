/* A fuzz target for libFuzzer: tables whose rows are reports.
 *
 * The first byte chooses what the table is kept in: CSV (c), JSON lines (j), the same as records for a filter (r), or a
 * workbook (x), of which the sheet is given and, behind a NUL, the strings it shares. Each row is valid UTF-8 and
 * stands behind the one before; a table that ends early has said why. */
#include "commands/rows.h"
#include "packed.h"
#include "support/utf8_check.h"
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MOST_PATH = 64 };

static const char WORKBOOK[] = "<workbook><sheets><sheet id=\"a\"/></sheets></workbook>";
static const char RELATIONS[] = "<Relationships><Relationship Id=\"a\" Target=\"sheet.xml\"/></Relationships>";

static struct bytes workbook_of(const uint8_t *data, size_t size)
{
  const uint8_t *nul = memchr(data, 0, size);
  size_t first = nul ? (size_t)(nul - data) : size;
  struct packed entries[] = {{"xl/workbook.xml", (const uint8_t *)WORKBOOK, sizeof WORKBOOK - 1, 0},
                             {"xl/_rels/workbook.xml.rels", (const uint8_t *)RELATIONS, sizeof RELATIONS - 1, 0},
                             {"xl/sheet.xml", data, first, 0},
                             {"xl/sharedStrings.xml", nul ? nul + 1 : data, nul ? size - first - 1 : 0, 0}};
  return archive_of(entries, nul ? 4 : 3);
}

static void must_be_text(const char *text, size_t size)
{
  must(utf8_valid((slice){text, size}) == size);
}

static void check_row(const struct row_report *row)
{
  if (row->text.size) must_be_text(row->text.at, row->text.size);
  if (row->called) must_be_text(row->called, strlen(row->called));
  for (size_t i = 0; i < FACTS; i++)
    if (row->facts[i]) must_be_text(row->facts[i], strlen(row->facts[i]));
}

static void read_rows(report_rows *rows, bool records, bg_log *log)
{
  struct row_report row;
  enum rows_got got;
  for (size_t last = 0; (got = rows_next(rows, &row, log)) == ROWS_ROW || got == ROWS_BAD; last = row.number) {
    must(got == ROWS_ROW || records);
    must(row.number > last);
    if (got == ROWS_ROW) check_row(&row);
    arena_free(row.memory);
  }
  must(got == ROWS_END || bg_log_status(log, false) == BG_INPUT);
}

static void try_table(const char *path, const char *format, bool records)
{
  static const struct command command = {.name = "convert"};
  struct settings settings = {.command = &command, .report.format = format, .records = records, .quiet = true};
  bg_log *log = bg_log_new();
  must(log != NULL);
  report_rows *rows = rows_open(&settings, path, log);
  must(rows || bg_log_status(log, false) == BG_INPUT);
  if (rows) {
    rows_are_tasks(rows);
    read_rows(rows, records, log);
    rows_close(rows);
  }
  bg_log_free(log);
}

static void put_file(int file, const void *bytes, size_t size)
{
  must(file >= 0 && write(file, bytes, size) == (ssize_t)size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0 || !strchr("cjrx", data[0]) || !data[0]) return 0;
  char path[MOST_PATH];
  int file = memfd_create("table", MFD_CLOEXEC);
  snprintf(path, sizeof path, "/proc/self/fd/%d", file);
  if (data[0] == 'x') {
    struct bytes workbook = workbook_of(data + 1, size - 1);
    put_file(file, workbook.at, workbook.size);
    free(workbook.at);
  } else {
    put_file(file, data + 1, size - 1);
  }
  try_table(path, data[0] == 'c' ? "csv" : data[0] == 'x' ? "xlsx" : "jsonl", data[0] == 'r');
  close(file);
  return 0;
}
