/* datapackage.json (Frictionless Data Package 2.0, readable by 1.0): the CSV files of a folder, column by column, and
 * the reports they were made from. */
#include "describe.h"

static json_t *constraints(const struct column *column)
{
  json_t *rules = json_object();
  bool good = rules != NULL;
  if (column->flags & COLUMN_REQUIRED) good = good && json_object_set_new(rules, "required", json_true()) == 0;
  if (column->values) good = good && json_object_set_new(rules, "enum", describe_values(column)) == 0;
  if (good && json_object_size(rules) > 0) return rules;
  json_decref(rules);
  return good ? json_null() : NULL;
}

static json_t *field(const struct column *column)
{
  return json_pack("{s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:o}", "name", column->name, "type",
                   type_names[column->type].table_schema, "title", column->title_zh, "description", column->about_zh,
                   "en", "title", column->title_en, "description", column->about_en, "constraints",
                   constraints(column));
}

static json_t *foreign_key(const struct column *column)
{
  const char *own = table_own_key(table_find(column->references));
  return json_pack("{s:o, s:{s:s, s:o}}", "fields", describe_reference(column->name), "reference", "resource",
                   column->references, "fields", describe_reference(own));
}

/* The profiles want no empty list. */
static json_t *foreign_keys(const struct table *table)
{
  json_t *array = NULL;
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    if (!describe_refers(table, column)) continue;
    if (!array) array = json_array();
    if (json_array_append_new(array, foreign_key(column)) != 0) goto memory;
  }
  return array ? array : json_null();
memory:
  json_decref(array);
  return NULL;
}

/* What is known of a file once it is written. */
static json_t *size_of(const struct package_file *file)
{
  return file->known.sha256[0] ? json_integer((json_int_t)file->known.bytes) : json_null();
}

static json_t *hash_of(const struct package_file *file)
{
  return file->known.sha256[0] ? json_sprintf("sha256:%s", file->known.sha256) : json_null();
}

static json_t *resource(const struct table *table, const struct package_file *file)
{
  json_t *dialect = json_pack("{s:s, s:s, s:s, s:b, s:b}", "delimiter", ",", "lineTerminator", "\r\n", "quoteChar",
                              "\"", "doubleQuote", 1, "header", 1);
  json_t *schema =
      json_pack("{s:s, s:o, s:[s], s:o, s:o}", "$schema", "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields", describe_columns(table, field), "missingValues", "", "primaryKey", describe_key(table),
                "foreignKeys", foreign_keys(table));
  return json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o}", "name",
                   table->name, "type", "table", "path", file->path, "title", table->title_zh, "description",
                   table->about_zh, "en", "title", table->title_en, "description", table->about_en, "profile",
                   "tabular-data-resource", "format", "csv", "mediatype", "text/csv", "encoding", "utf-8", "bytes",
                   size_of(file), "hash", hash_of(file), "dialect", dialect, "schema", schema);
}

static json_t *resources(const struct package *package)
{
  json_t *array = json_array();
  for (size_t i = 0; tables[i].name; i++)
    if (json_array_append_new(array, resource(&tables[i], &package->tables[i].csv)) != 0) goto memory;
  return array;
memory:
  json_decref(array);
  return NULL;
}

/* ---- The package ---- */

/* The reports it was made from. */
static json_t *sources(const struct package *package)
{
  json_t *array = json_array();
  for (size_t i = 1; i <= package->report_count; i++) {
    const struct package_report *report = &package->reports[i];
    json_t *source = json_pack("{s:s, s:s?}", "title", report->title, "path", report->source_address);
    if (json_array_append_new(array, source) != 0) goto memory;
  }
  return array;
memory:
  json_decref(array);
  return NULL;
}

static json_t *licenses(const struct package_licence *licence)
{
  return json_pack("[{s:s?, s:s}]", "name", licence->spdx, "path", licence->address);
}

/* Version 1 has a role, version 2 has several. */
static json_t *contributors(const char *publisher)
{
  return json_pack("[{s:s, s:s, s:[s]}]", "title", publisher, "role", "publisher", "roles", "publisher");
}

json_t *datapackage_json(const struct package *package)
{
  const struct package_licence *licence = &package->licence;
  const char *publisher = package->words.publisher;
  return json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:s, s:s}, s:s, s:[s,s], s:s, s:s?, s:o, s:o, s:o, s:o}", "$schema",
                   "https://datapackage.org/profiles/2.0/datapackage.json", "profile", "tabular-data-package", "name",
                   package_name(package), "title", package_title(package), "description", PACKAGE_ABOUT_ZH, "en",
                   "title", PACKAGE_TITLE_EN, "description", PACKAGE_ABOUT_EN, "version", BG_SCHEMA_VERSION, "keywords",
                   "政府工作报告", "government work report", DATAPACKAGE_MARK, "baogao " BG_VERSION, "homepage",
                   package->words.address, "licenses", licence->address ? licenses(licence) : json_null(),
                   "contributors", publisher ? contributors(publisher) : json_null(), "sources",
                   package->report_count ? sources(package) : json_null(), "resources", resources(package));
}

/* ---- The format: a description without the folder ---- */

bool datapackage_open(bg_writer *writer)
{
  writer->state = package_new(NULL, "");
  return writer->state || log_memory(writer->log);
}

bool datapackage_add(bg_writer *writer, const struct view *view)
{
  bool known = false;
  return package_add(writer->state, view->tree, &known) || known || log_memory(writer->log);
}

bool datapackage_close(bg_writer *writer)
{
  struct package *package = writer->state;
  bool good = writer->failed || describe_write(&writer->output, datapackage_json(package));
  package_free(package);
  return good;
}
