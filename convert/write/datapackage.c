/* datapackage.json (Frictionless Data Package 2.0, readable by 1.0): what `csv -d DIR` puts into DIR, column by column,
 * and the reports it was made from. */
#include "describe.h"
#include <stdio.h>

static const char *const types[] = {[COLUMN_STRING] = "string",
                                    [COLUMN_INTEGER] = "integer",
                                    [COLUMN_DECIMAL] = "number",
                                    [COLUMN_BOOLEAN] = "boolean",
                                    [COLUMN_DATE] = "date"};

static json_t *constraints(const struct column *column)
{
  json_t *rules = json_object();
  bool good = rules != NULL;
  if (column->flags & COLUMN_REQUIRED) good = good && json_object_set_new(rules, "required", json_true()) == 0;
  if (column->values) good = good && json_object_set_new(rules, "enum", describe_values(column)) == 0;
  if (good && json_object_size(rules) > 0) return rules;
  json_decref(rules);
  return NULL;
}

static json_t *field(const struct column *column)
{
  return json_pack("{s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:o*}", "name", column->name, "type", types[column->type],
                   "title", column->title_zh, "description", column->about_zh, "en", "title", column->title_en,
                   "description", column->about_en, "constraints", constraints(column));
}

static json_t *fields(const struct table *table)
{
  json_t *array = json_array();
  for (size_t i = 0; i < table->column_count; i++)
    if (json_array_append_new(array, field(&table->columns[i])) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

static json_t *foreign_key(const struct column *column)
{
  const char *own = describe_own_key(table_find(column->references));
  return json_pack("{s:o, s:{s:s, s:o}}", "fields", describe_reference(column->name), "reference", "resource",
                   column->references, "fields", describe_reference(own));
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

static json_t *resource(const struct table *table)
{
  char path[64];
  snprintf(path, sizeof path, "%s.csv", table->name);
  json_t *dialect = json_pack("{s:s, s:s, s:s, s:b, s:b}", "delimiter", ",", "lineTerminator", "\r\n", "quoteChar",
                              "\"", "doubleQuote", 1, "header", 1);
  json_t *schema = json_pack(
      "{s:s, s:o, s:[s], s:o, s:o}", "$schema", "https://datapackage.org/profiles/2.0/tableschema.json", "fields",
      fields(table), "missingValues", "", "primaryKey", describe_key(table), "foreignKeys", foreign_keys(table));
  return json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:s, s:s, s:s, s:s, s:o, s:o}", "name", table->name, "type",
                   "table", "path", path, "title", table->title_zh, "description", table->about_zh, "en", "title",
                   table->title_en, "description", table->about_en, "profile", "tabular-data-resource", "format", "csv",
                   "mediatype", "text/csv", "encoding", "utf-8", "dialect", dialect, "schema", schema);
}

static json_t *resources(void)
{
  json_t *array = json_array();
  for (const struct table *table = tables; table->name; table++)
    if (json_array_append_new(array, resource(table)) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

/* ---- The reports it was made from ---- */

static json_t *text(slice value)
{
  return value.size ? json_stringn(value.at, value.size) : NULL;
}

/* "云溪谷县 2031 政府工作报告", from what is known of it. */
static json_t *source_title(const struct view *view)
{
  static const char *const facts[] = {"place", "plan-year", "title"};
  struct buffer words = {0};
  bool good = true;
  for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
    slice fact = view_content(tree_child(view->meta, facts[i]));
    if (fact.size && words.size) good = good && buffer_add(&words, SLICE(" "));
    good = good && buffer_add(&words, fact);
  }
  if (good && !words.size) good = buffer_add(&words, view_attribute(view->report, "id"));
  json_t *title = good ? json_stringn(words.size ? words.at : "", words.size) : NULL;
  free(words.at);
  return title;
}

bool datapackage_open(bg_writer *writer)
{
  writer->state = json_array();
  return writer->state || log_memory(writer->log);
}

bool datapackage_add(bg_writer *writer, const struct view *view)
{
  slice address = view_attribute(tree_child(view->meta, "source"), "address");
  json_t *source = json_pack("{s:o, s:o*}", "title", source_title(view), "path", text(address));
  return json_array_append_new(writer->state, source) == 0 || log_memory(writer->log);
}

bool datapackage_close(bg_writer *writer)
{
  json_t *sources = writer->state;
  if (!sources || writer->failed) {
    json_decref(sources);
    return sources != NULL;
  }
  if (json_array_size(sources) == 0) {
    json_decref(sources);
    sources = NULL;
  }
  return describe_write(
      writer, json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:s, s:[s,s], s:o*, s:o}", "$schema",
                        "https://datapackage.org/profiles/2.0/datapackage.json", "profile", "tabular-data-package",
                        "name", "baogao-reports", "title", "政府工作报告数据", "description",
                        "由政府工作报告转换而成的结构化数据：章节、段落、统计数据、目标、任务、民生实事等。", "en",
                        "title", "Government work reports as data", "description",
                        "Chinese government work reports as tables: divisions, statistics, targets, actions and more.",
                        "version", BG_SCHEMA_VERSION, "keywords", "政府工作报告", "government work report", "sources",
                        sources, "resources", resources()));
}
