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

bool describe_refers(const struct column *column)
{
  return column->references && column->flags & COLUMN_REQUIRED;
}

json_t *describe_reference(const char *column)
{
  return strcmp(column, "report_id") == 0 ? json_pack("[s]", column) : json_pack("[s, s]", "report_id", column);
}

const char *describe_own_key(const struct table *table)
{
  const char *key = table->columns[0].name;
  for (size_t i = 1; i < table->column_count; i++)
    if (table->columns[i].flags & COLUMN_KEY) key = table->columns[i].name;
  return key;
}

static int collect(const char *bytes, size_t size, void *output)
{
  return output_add(output, (slice){bytes, size}) ? 0 : -1;
}

bool describe_write(bg_writer *writer, json_t *value)
{
  if (!value) return log_memory(writer->log);
  int code = json_dump_callback(value, collect, &writer->output, JSON_INDENT(2));
  json_decref(value);
  if (code != 0 && !writer->output.failed) return log_memory(writer->log);
  return code == 0 && output_word(&writer->output, "\n");
}
