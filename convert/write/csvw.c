/* csv-metadata.json (W3C, CSV on the Web): beside the CSV files, read with any of them. */
#include "describe.h"
#include <stdio.h>

static const char *const types[] = {[COLUMN_STRING] = "string",
                                    [COLUMN_INTEGER] = "integer",
                                    [COLUMN_DECIMAL] = "decimal",
                                    [COLUMN_BOOLEAN] = "boolean",
                                    [COLUMN_DATE] = "date"};

/* A text in both languages. */
static json_t *bilingual(const char *zh, const char *en)
{
  return json_pack("[{s:s, s:s}, {s:s, s:s}]", "@value", zh, "@language", "zh", "@value", en, "@language", "en");
}

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
  json_t *type = column->values ? closed_type(column) : json_string(types[column->type]);
  return json_pack("{s:s, s:s, s:o, s:o, s:o, s:b}", "name", column->name, "titles", column->name, "dc:title",
                   bilingual(column->title_zh, column->title_en), "dc:description",
                   bilingual(column->about_zh, column->about_en), "datatype", type, "required",
                   (column->flags & COLUMN_REQUIRED) != 0);
}

static json_t *columns(const struct table *table)
{
  json_t *array = json_array();
  for (size_t i = 0; i < table->column_count; i++)
    if (json_array_append_new(array, describe_column(&table->columns[i])) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

static json_t *foreign_key(const struct column *column)
{
  char address[64];
  snprintf(address, sizeof address, "%s.csv", column->references);
  const char *own = describe_own_key(table_find(column->references));
  return json_pack("{s:o, s:{s:s, s:o}}", "columnReference", describe_reference(column->name), "reference", "resource",
                   address, "columnReference", describe_reference(own));
}

static json_t *foreign_keys(const struct table *table)
{
  json_t *array = json_array();
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    if (!describe_refers(column) || strcmp(column->references, table->name) == 0) continue;
    if (json_array_append_new(array, foreign_key(column)) != 0) goto memory;
  }
  return array;
memory:
  json_decref(array);
  return NULL;
}

static json_t *describe_table(const struct table *table)
{
  char address[64];
  snprintf(address, sizeof address, "%s.csv", table->name);
  json_t *schema = json_pack("{s:o, s:o, s:o}", "columns", columns(table), "primaryKey", describe_key(table),
                             "foreignKeys", foreign_keys(table));
  return json_pack("{s:s, s:o, s:o, s:o}", "url", address, "dc:title", bilingual(table->title_zh, table->title_en),
                   "dc:description", bilingual(table->about_zh, table->about_en), "tableSchema", schema);
}

static json_t *describe_tables(void)
{
  json_t *array = json_array();
  for (const struct table *table = tables; table->name; table++)
    if (json_array_append_new(array, describe_table(table)) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

bool csvw_close(bg_writer *writer)
{
  if (writer->failed) return true;
  return describe_write(writer, json_pack("{s:[s, {s:s}], s:o, s:{s:s, s:[s], s:b}, s:o}", "@context",
                                          "http://www.w3.org/ns/csvw", "@language", "zh", "dc:title",
                                          bilingual("政府工作报告数据", "Government work reports as data"), "dialect",
                                          "encoding", "utf-8", "lineTerminators", "\r\n", "header", 1, "tables",
                                          describe_tables()));
}
