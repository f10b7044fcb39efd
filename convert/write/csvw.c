/* csv-metadata.json (W3C, CSV on the Web): beside the CSV files, read with any of them. */
#include "describe.h"
#include <stdio.h>

/* "a b c" → {"base": "string", "format": "a|b|c"} */
static json_t *closed_type(const struct column *column)
{
  char format[512];
  snprintf(format, sizeof format, "%s", column->values);
  for (char *c = format; *c; c++)
    if (*c == ' ') *c = '|';
  return json_pack("{s:s, s:s}", "base", "string", "format", format);
}

/* `titles` is what the header row says, by which a reader knows the column. */
static json_t *describe_column(const struct column *column)
{
  json_t *type = column->values ? closed_type(column) : json_string(type_names[column->type].csvw);
  return json_pack("{s:s, s:s, s:o, s:o, s:o, s:b}", "name", column->name, "titles", column->name, "dc:title",
                   describe_bilingual(column->title_zh, column->title_en), "dc:description",
                   describe_bilingual(column->about_zh, column->about_en), "datatype", type, "required",
                   (column->flags & COLUMN_REQUIRED) != 0);
}

static json_t *foreign_key(const struct package *package, const struct column *column)
{
  const struct table *table = table_find(column->references);
  const char *own = table_own_key(table), *address = package->tables[table - tables].csv.path;
  return json_pack("{s:o, s:{s:s, s:o}}", "columnReference", describe_reference(column->name), "reference", "resource",
                   address, "columnReference", describe_reference(own));
}

static json_t *foreign_keys(const struct package *package, const struct table *table)
{
  json_t *array = json_array();
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    if (!describe_refers(table, column)) continue;
    if (json_array_append_new(array, foreign_key(package, column)) != 0) goto memory;
  }
  return array;
memory:
  json_decref(array);
  return NULL;
}

static json_t *describe_table(const struct package *package, const struct table *table)
{
  const char *address = package->tables[table - tables].csv.path;
  json_t *schema = json_pack("{s:o, s:o, s:o}", "columns", describe_columns(table, describe_column), "primaryKey",
                             describe_key(table), "foreignKeys", foreign_keys(package, table));
  return json_pack("{s:s, s:o, s:o, s:o}", "url", address, "dc:title",
                   describe_bilingual(table->title_zh, table->title_en), "dc:description",
                   describe_bilingual(table->about_zh, table->about_en), "tableSchema", schema);
}

static json_t *describe_tables(const struct package *package)
{
  json_t *array = json_array();
  for (const struct table *table = tables; table->name; table++)
    if (json_array_append_new(array, describe_table(package, table)) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

json_t *csvw_json(const struct package *package)
{
  return json_pack("{s:[s, {s:s}], s:o, s:{s:s, s:[s], s:b}, s:o}", "@context", "http://www.w3.org/ns/csvw",
                   "@language", "zh", "dc:title", describe_bilingual(package_title(package), PACKAGE_TITLE_EN),
                   "dialect", "encoding", "utf-8", "lineTerminators", "\r\n", "header", 1, "tables",
                   describe_tables(package));
}

bool csvw_close(bg_writer *writer)
{
  if (writer->failed) return true;
  struct package *package = package_new(NULL, "");
  bool good = package ? describe_write(&writer->output, csvw_json(package)) : log_memory(writer->log);
  package_free(package);
  return good;
}
