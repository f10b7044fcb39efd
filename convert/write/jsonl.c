/* JSON lines: an object a row, with all of the table's columns in their order; no value is null. Decimals are numbers
 * written digit for digit: a reader that wants them exact asks its parser for decimals (Python: parse_float=Decimal).
 */
#include "json_text.h"
#include "write.h"

bool jsonl_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct output *output = &writer->output;
  for (size_t i = 0; i < table->column_count; i++) {
    output_word(output, i ? ", \"" : "{\"");
    output_word(output, table->columns[i].name);
    output_word(output, "\": ");
    json_put_value(output, table->columns[i].type, cells[i]);
  }
  return output_word(output, "}\n");
}

bool jsonl_add(bg_writer *writer, const struct view *view)
{
  return table_rows(writer->table, view, jsonl_row, writer, writer->log);
}
