/* Descriptions of the tables: values, keys, references. */
#include "describe.h"

json_t *describe_values(const struct column *column)
{
  json_t *values = json_array();
  for (const char *word = column->values; word && *word;) {
    size_t size = strcspn(word, " ");
    if (json_array_append_new(values, json_stringn(word, size)) != 0) goto memory;
    word += size + (word[size] == ' ');
  }
  return values;
memory:
  json_decref(values);
  return NULL;
}

json_t *describe_key(const struct table *table)
{
  json_t *key = json_array();
  for (size_t i = 0; i < table->column_count; i++)
    if (table->columns[i].flags & COLUMN_KEY && json_array_append_new(key, json_string(table->columns[i].name)) != 0)
      goto memory;
  return key;
memory:
  json_decref(key);
  return NULL;
}

/* To another table, whole in every row. */
static bool is_reference(const struct table *table, const struct column *column)
{
  return column->references && column->flags & COLUMN_REQUIRED && strcmp(column->references, table->name) != 0;
}

bool describe_refers(const struct table *table, const struct column *column)
{
  if (!is_reference(table, column)) return false;
  for (size_t i = 1; column == table->columns && i < table->column_count; i++)
    if (is_reference(table, &table->columns[i])) return false;
  return true;
}

json_t *describe_reference(const char *column)
{
  return strcmp(column, "report_id") == 0 ? json_pack("[s]", column) : json_pack("[s, s]", "report_id", column);
}

json_t *describe_columns(const struct table *table, json_t *(*describe)(const struct column *column))
{
  json_t *array = json_array();
  for (size_t i = 0; i < table->column_count; i++)
    if (json_array_append_new(array, describe(&table->columns[i])) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

json_t *describe_bilingual(const char *zh, const char *en)
{
  return json_pack("[{s:s, s:s}, {s:s, s:s}]", "@value", zh, "@language", "zh", "@value", en, "@language", "en");
}

static int collect(const char *bytes, size_t size, void *output)
{
  return output_add(output, (slice){bytes, size}) ? 0 : -1;
}

void describe_drop_nulls(json_t *value)
{
  const char *key;
  json_t *member;
  void *next;
  json_object_foreach_safe(value, next, key, member)
  {
    if (json_is_null(member))
      json_object_del(value, key);
    else
      describe_drop_nulls(member);
  }
  for (size_t i = 0; i < json_array_size(value); i++) describe_drop_nulls(json_array_get(value, i));
}

bool describe_write(struct output *output, json_t *value)
{
  if (!value) return log_memory(output->log);
  describe_drop_nulls(value);
  int code = json_dump_callback(value, collect, output, JSON_INDENT(2));
  json_decref(value);
  if (code != 0 && !output->failed) return log_memory(output->log);
  return code == 0 && output_word(output, "\n");
}
