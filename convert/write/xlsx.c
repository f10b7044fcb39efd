/* XLSX by libxlsxwriter: a sheet a table, over all reports. Rows go to disk as they come; columns get their width from
 * what stands in them. Numbers are numbers as far as a spreadsheet's double holds all their digits, else text; text is
 * never a formula. Nothing of the clock is in the file. */
#include "../support/utf8.h"
#include "json_text.h"
#include "write.h"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>
#include <utf8proc.h>
#include <xlsxwriter.h>

enum {
  WIDTH_LEAST = 8,
  WIDTH_MOST = 60,
  MARGIN = 3,              /* the filter's arrow */
  CELL_CHARACTERS = 32767, /* what a cell can hold */
  DOUBLE_DIGITS = 15,      /* what a double holds of any decimal number */
  FIXED_TIME = 315532800   /* 1980-01-01, the first time that a ZIP archive knows */
};

struct sheet {
  lxw_worksheet *worksheet;
  lxw_row_t rows;
  unsigned widths[COLUMNS_MOST];
};

struct book {
  const struct table *tables; /* each has a sheet */
  lxw_workbook *workbook;
  lxw_format *title;
  lxw_format *date;
  struct sheet sheets[TABLES_MOST];
  struct buffer text; /* NUL-terminated copy of a cell */
  char path[4096];    /* of the temporary file */
  int file;           /* the same, open; -1: none */
};

static bool refuse(bg_writer *writer, lxw_error error)
{
  if (error == LXW_ERROR_MEMORY_MALLOC_FAILED) return log_memory(writer->log);
  return log_add(writer->log, BG_CANNOT_WRITE, NOWHERE, errno ? strerror(errno) : lxw_strerror(error));
}

/* ---- Cells ---- */

/* How many columns of a terminal the text takes, at most WIDTH_MOST. */
static unsigned width_of(slice text)
{
  unsigned width = 0;
  for (size_t at = 0; at < text.size && width < WIDTH_MOST;) {
    utf8proc_int32_t code;
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)text.at + at, (utf8proc_ssize_t)(text.size - at), &code);
    if (size <= 0) break;
    width += (unsigned)utf8proc_charwidth(code);
    at += (size_t)size;
  }
  return width < WIDTH_MOST ? width : WIDTH_MOST;
}

/* The number, exact to the last digit a double has: a whole number divided by a power of ten, both of which a double
 * holds. False for what has more digits, or is no number. */
static bool read_number(slice text, double *value)
{
  if (!json_is_exact(text)) return false;
  double digits = 0, power = 1;
  bool negative = text.at[0] == '-', behind_point = false;
  size_t count = 0;
  for (size_t i = negative; i < text.size; i++) {
    if (text.at[i] == '.') {
      behind_point = true;
      continue;
    }
    count += digits > 0 || text.at[i] != '0' || behind_point;
    digits = digits * 10 + (text.at[i] - '0');
    if (behind_point) power *= 10;
  }
  *value = (negative ? -digits : digits) / power;
  return count <= DOUBLE_DIGITS;
}

/* The number that is written in `size` digits at `at`; -1 if these are no digits. */
static int read_digits(const char *at, size_t size)
{
  int value = 0;
  for (size_t i = 0; i < size; i++) {
    if (at[i] < '0' || at[i] > '9') return -1;
    value = value * 10 + (at[i] - '0');
  }
  return value;
}

/* A day as COLUMN_DATE has it: 2024-01-31. */
static bool read_date(slice text, lxw_datetime *date)
{
  if (text.size != strlen("2024-01-31") || text.at[4] != '-' || text.at[7] != '-') return false;
  *date = (lxw_datetime){
      .year = read_digits(text.at, 4), .month = read_digits(text.at + 5, 2), .day = read_digits(text.at + 8, 2)};
  return date->year >= 1900 && date->month > 0 && date->day > 0;
}

/* A text in a cell; what a cell cannot hold of it is cut off, and the log says so. */
static lxw_error write_text(bg_writer *writer, const struct sheet *sheet, lxw_col_t column, slice text)
{
  struct book *book = writer->state;
  size_t fits = text.size > CELL_CHARACTERS ? utf8_bytes(text, CELL_CHARACTERS) : text.size;
  if (fits < text.size) log_add(writer->log, BG_CELL_CUT, NOWHERE, sheet->worksheet->name);
  book->text.size = 0;
  if (!buffer_add(&book->text, (slice){text.at, fits}) || !buffer_add(&book->text, (slice){"", 1}))
    return LXW_ERROR_MEMORY_MALLOC_FAILED;
  return worksheet_write_string(sheet->worksheet, sheet->rows, column, book->text.at, NULL);
}

static lxw_error write_cell(bg_writer *writer, const struct sheet *sheet, lxw_col_t column, enum column_type type,
                            slice text)
{
  struct book *book = writer->state;
  double number;
  lxw_datetime date;
  if ((type == COLUMN_INTEGER || type == COLUMN_DECIMAL) && read_number(text, &number))
    return worksheet_write_number(sheet->worksheet, sheet->rows, column, number, NULL);
  if (type == COLUMN_BOOLEAN)
    return worksheet_write_boolean(sheet->worksheet, sheet->rows, column, slice_equal(text, SLICE("true")), NULL);
  if (type == COLUMN_DATE && read_date(text, &date))
    return worksheet_write_datetime(sheet->worksheet, sheet->rows, column, &date, book->date);
  return write_text(writer, sheet, column, text);
}

bool xlsx_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct book *book = writer->state;
  struct sheet *sheet = &book->sheets[table - book->tables];
  for (size_t i = 0; i < table->column_count; i++) {
    if (cells[i].size == 0) continue;
    lxw_error error = write_cell(writer, sheet, (lxw_col_t)i, table->columns[i].type, cells[i]);
    if (error != LXW_NO_ERROR) return refuse(writer, error);
    unsigned width = width_of(cells[i]);
    if (sheet->widths[i] < width) sheet->widths[i] = width;
  }
  sheet->rows++;
  return true;
}

bool xlsx_add(bg_writer *writer, const struct view *view)
{
  errno = 0;
  for (const struct table *table = tables; table->name; table++)
    if (!table_rows(table, view, xlsx_row, writer, writer->log)) return false;
  return true;
}

/* ---- The book ---- */

static lxw_error open_sheet(struct book *book, const struct table *table)
{
  struct sheet *sheet = &book->sheets[table - book->tables];
  sheet->worksheet = workbook_add_worksheet(book->workbook, table->title_zh);
  if (!sheet->worksheet) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  for (size_t i = 0; i < table->column_count; i++) {
    const char *title = table->columns[i].title_zh;
    lxw_error error = worksheet_write_string(sheet->worksheet, 0, (lxw_col_t)i, title, book->title);
    if (error != LXW_NO_ERROR) return error;
    sheet->widths[i] = width_of(slice_of(title));
  }
  worksheet_freeze_panes(sheet->worksheet, 1, 0);
  sheet->rows = 1;
  return LXW_NO_ERROR;
}

static lxw_error open_book(struct book *book, const char *temporary)
{
  book->workbook =
      workbook_new_opt(book->path, &(lxw_workbook_options){.constant_memory = LXW_TRUE, .tmpdir = (char *)temporary});
  if (!book->workbook) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  lxw_doc_properties properties = {.title = "政府工作报告数据", .comments = "baogao", .created = FIXED_TIME};
  lxw_error error = workbook_set_properties(book->workbook, &properties);
  book->title = workbook_add_format(book->workbook);
  book->date = workbook_add_format(book->workbook);
  if (!book->title || !book->date) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  format_set_bold(book->title);
  format_set_num_format(book->date, "yyyy-mm-dd");
  for (const struct table *table = book->tables; table->name && error == LXW_NO_ERROR; table++)
    error = open_sheet(book, table);
  return error;
}

bool xlsx_open(bg_writer *writer)
{
  struct book *book = writer->state = calloc(1, sizeof *book);
  if (!book) return log_memory(writer->log);
  book->tables = writer->table ? writer->table : tables;
  const char *temporary = getenv("TMPDIR");
  if (!temporary || !*temporary) temporary = "/tmp";
  errno = 0;
  int size = snprintf(book->path, sizeof book->path, "%s/baogao-XXXXXX", temporary);
  book->file = size < (int)sizeof book->path ? mkstemp(book->path) : -1;
  if (book->file < 0) return refuse(writer, LXW_ERROR_CREATING_TMPFILE);
  lxw_error error = open_book(book, temporary);
  return error == LXW_NO_ERROR || refuse(writer, error);
}

static lxw_error finish_sheet(struct book *book, const struct table *table)
{
  struct sheet *sheet = &book->sheets[table - book->tables];
  lxw_col_t last = (lxw_col_t)(table->column_count - 1);
  for (lxw_col_t i = 0; i <= last; i++) {
    unsigned width = (sheet->widths[i] < WIDTH_LEAST ? WIDTH_LEAST : sheet->widths[i]) + MARGIN;
    lxw_error error = worksheet_set_column(sheet->worksheet, i, i, width, NULL);
    if (error != LXW_NO_ERROR) return error;
  }
  return worksheet_autofilter(sheet->worksheet, 0, 0, sheet->rows - 1, last);
}

/* libxlsxwriter knows files only: the finished one is copied to the sink. It has been opened by name in between, so its
 * bytes are read anew from the start. */
static bool copy_file(bg_writer *writer, const struct book *book)
{
  char bytes[1 << 14];
  ssize_t size;
  while ((size = read(book->file, bytes, sizeof bytes)) > 0)
    if (!output_add(&writer->output, (slice){bytes, (size_t)size})) return false;
  return size == 0 || refuse(writer, LXW_ERROR_READING_TMPFILE);
}

static bool finish_book(bg_writer *writer, struct book *book)
{
  lxw_error error = LXW_NO_ERROR;
  errno = 0;
  for (const struct table *table = book->tables; table->name && error == LXW_NO_ERROR; table++)
    error = finish_sheet(book, table);
  lxw_error closed = workbook_close(book->workbook);
  book->workbook = NULL;
  if (error == LXW_NO_ERROR) error = closed;
  return error == LXW_NO_ERROR ? copy_file(writer, book) : refuse(writer, error);
}

bool xlsx_close(bg_writer *writer)
{
  struct book *book = writer->state;
  if (!book) return true;
  bool good = !writer->failed && finish_book(writer, book);
  if (book->workbook) lxw_workbook_free(book->workbook);
  if (book->file >= 0) {
    close(book->file);
    unlink(book->path);
  }
  free(book->text.at);
  free(book);
  return good;
}
