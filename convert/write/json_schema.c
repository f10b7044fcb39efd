/* JSON Schema (2020-12) of a table's rows as `jsonl:TABLE` writes them. */
#include "describe.h"
#include <stdio.h>

/* The values there are, if not any; null too, where there may be none. */
static json_t *values(const struct column *column)
{
  if (!column->values) return json_null();
  json_t *array = describe_values(column);
  if (!array || column->flags & COLUMN_REQUIRED || json_array_append_new(array, json_null()) == 0) return array;
  json_decref(array);
  return NULL;
}

static json_t *property(const struct column *column)
{
  const char *type = type_names[column->type].json_schema;
  json_t *allowed = column->flags & COLUMN_REQUIRED ? json_string(type) : json_pack("[s, s]", type, "null");
  return json_pack("{s:o, s:s?, s:o, s:s, s:s, s:s}", "type", allowed, "format",
                   column->type == COLUMN_DATE ? "date" : NULL, "enum", values(column), "title", column->title_zh,
                   "description", column->about_zh, "$comment", column->about_en);
}

static json_t *properties(const struct table *table)
{
  json_t *object = json_object();
  for (size_t i = 0; i < table->column_count; i++)
    if (json_object_set_new(object, table->columns[i].name, property(&table->columns[i])) != 0) goto memory;
  return object;
memory:
  json_decref(object);
  return NULL;
}

/* Every row has every column. */
static json_t *names(const struct table *table)
{
  json_t *array = json_array();
  for (size_t i = 0; i < table->column_count; i++)
    if (json_array_append_new(array, json_string(table->columns[i].name)) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

bool json_schema_close(bg_writer *writer)
{
  if (writer->failed) return true;
  const struct table *table = writer->table;
  char id[64];
  snprintf(id, sizeof id, "urn:baogao:table:%s:%s", table->name, BG_SCHEMA_VERSION);
  return describe_write(&writer->output, json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:b}", "$schema",
                                                   "https://json-schema.org/draft/2020-12/schema", "$id", id, "title",
                                                   table->title_zh, "description", table->about_zh, "$comment",
                                                   table->about_en, "type", "object", "properties", properties(table),
                                                   "required", names(table), "additionalProperties", 0));
}
