/* CSV (RFC 4180): UTF-8, CRLF, a header row. A cell without a value is an unquoted empty field, all else is quoted, so
 * that databases tell the two apart. */
#include "people.h"
#include "write.h"
#include <stdlib.h>
#include <string.h>

/* Text that a spreadsheet would take for a formula when it opens the file: by the characters that OWASP names, and
 * their full-width forms, which East Asian editions take for the same. */
static bool looks_like_formula(slice text)
{
  static const char *const wide[] = {"＝", "＋", "－", "＠"};
  bool formula = text.size > 0 && slice_has(SLICE("=+-@\t\r\n"), (slice){text.at, 1});
  for (size_t i = 0; !formula && i < sizeof wide / sizeof *wide; i++) formula = slice_starts(text, slice_of(wide[i]));
  return formula;
}

/* With each quotation mark twice. */
static bool write_quoted(struct output *output, slice text)
{
  output_sign(output, '"');
  for (const char *mark; text.size && (mark = memchr(text.at, '"', text.size));) {
    size_t size = (size_t)(mark + 1 - text.at);
    output_add(output, (slice){text.at, size});
    output_sign(output, '"');
    text = slice_after(text, size);
  }
  output_add(output, text);
  return output_sign(output, '"');
}

static bool write_cell(bg_writer *writer, const struct column *column, slice cell)
{
  struct output *output = &writer->output;
  if (cell.size == 0) return true;
  if (!writer->options.csv_safe || column->type != COLUMN_STRING || !looks_like_formula(cell))
    return write_quoted(output, cell);
  struct buffer marked = {0};
  bool good = (buffer_add(&marked, SLICE("'")) && buffer_add(&marked, cell)) || log_memory(output->log);
  if (!good) output->failed = true;
  good = good && write_quoted(output, buffer_slice(&marked));
  free(marked.at);
  return good;
}

/* What stands in `cells` of `table`, as programs have it or as people see it. */
static bool write_row(bg_writer *writer, const struct table *table, const slice *cells)
{
  for (size_t i = 0; i < table->column_count; i++) {
    if (i) output_sign(&writer->output, ',');
    write_cell(writer, &table->columns[i], cells[i]);
  }
  writer->rows++;
  return output_word(&writer->output, "\r\n");
}

bool csv_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct people *people = writer->state;
  slice shown[COLUMNS_MOST];
  if (!people) return write_row(writer, table, cells);
  return people_cells(people, cells, shown) ? write_row(writer, &people->table, shown) : log_memory(writer->log);
}

static bool see_people(bg_writer *writer)
{
  struct people *people = writer->state = calloc(1, sizeof *people);
  if (!people) return log_memory(writer->log);
  people_see(people, writer->table);
  return true;
}

bool csv_open(bg_writer *writer)
{
  if (writer->options.excel) output_word(&writer->output, "\xEF\xBB\xBF");
  if (writer->options.people && !see_people(writer)) return false;
  const struct people *people = writer->state;
  const struct table *table = people ? &people->table : writer->table;
  for (size_t i = 0; i < table->column_count; i++) {
    if (i) output_sign(&writer->output, ',');
    write_quoted(&writer->output, slice_of(people ? table->columns[i].title_zh : table->columns[i].name));
  }
  return output_word(&writer->output, "\r\n");
}

bool csv_close(bg_writer *writer)
{
  struct people *people = writer->state;
  if (people) people_free(people);
  free(people);
  return true;
}

bool csv_add(bg_writer *writer, const struct view *view)
{
  return table_rows(writer->table, view, csv_row, writer, writer->log);
}
