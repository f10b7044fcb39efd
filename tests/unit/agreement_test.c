/* One definition: what CSV, JSON lines, JSON Schema, CSVW, SQLite, CKAN and XLSX say of the tables is what the Table
 * Schema says. All of them are read back from what is written. */
#include "read/archive.h"
#include "write/describe.h"
#include "write/sqlite_schema.h"
#include "writing.h"

/* What a type of the Table Schema is to the others. */
static const struct {
  const char *table_schema, *csvw, *json_schema, *sqlite, *ckan;
} alike[] = {
    {"string", "string", "string", "TEXT", "text"},
    {"integer", "integer", "integer", "INTEGER", "int"},
    {"number", "decimal", "number", "NUMERIC", "numeric"},
    {"boolean", "boolean", "boolean", "INTEGER", "bool"},
    {"date", "date", "string", "TEXT", "date"},
};
enum { TYPES = sizeof alike / sizeof *alike };

struct outputs {
  json_t *package; /* datapackage.json */
  json_t *csvw;
  json_t *ckan;
};

static json_t *read_json(const char *format)
{
  char *text = written(format, NULL);
  json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(value);
  free(text);
  return value;
}

static int open_outputs(void **state)
{
  static struct outputs outputs;
  xmlDoc *tree = read_tree(SMALL_REPORT);
  bool known;
  struct package *package = package_new(NULL, "");
  assert_non_null(package_add(package, tree, &known));
  outputs = (struct outputs){read_json("datapackage"), read_json("csvw"), ckan_json(package)};
  package_free(package);
  xmlFreeDoc(tree);
  *state = &outputs;
  return 0;
}

static int close_outputs(void **state)
{
  struct outputs *outputs = *state;
  json_decref(outputs->package);
  json_decref(outputs->csvw);
  json_decref(outputs->ckan);
  return 0;
}

/* A value at the end of a path of names and, as "#3", positions. */
static json_t *at(json_t *value, const char *path)
{
  char copy[256], *rest = copy;
  snprintf(copy, sizeof copy, "%s", path);
  for (char *name; value && (name = strsep(&rest, "/"));)
    value = *name == '#' ? json_array_get(value, (size_t)atoi(name + 1)) : json_object_get(value, name);
  return value;
}

static const char *text_at(json_t *value, const char *path)
{
  const char *text = json_string_value(at(value, path));
  assert_non_null(text);
  return text;
}

static size_t type_of(json_t *field)
{
  size_t type = 0;
  while (type < TYPES && strcmp(alike[type].table_schema, text_at(field, "type")) != 0) type++;
  assert_true(type < TYPES);
  return type;
}

static bool is_required(json_t *field)
{
  return json_is_true(at(field, "constraints/required"));
}

/* Each table, and each field of each table, as the Table Schema has it. */
#define EACH_RESOURCE(index, resource)     json_array_foreach(at(outputs->package, "resources"), index, resource)
#define EACH_FIELD(index, field, resource) json_array_foreach(at(resource, "schema/fields"), index, field)

static json_t *read_table(const char *format, json_t *resource)
{
  char name[64];
  snprintf(name, sizeof name, "%s:%s", format, text_at(resource, "name"));
  return read_json(name);
}

static char *write_table(const char *format, json_t *resource)
{
  char name[64];
  snprintf(name, sizeof name, "%s:%s", format, text_at(resource, "name"));
  return written(name, NULL);
}

static void the_header_of_csv_has_the_names_in_their_order(void **state)
{
  const struct outputs *outputs = *state;
  size_t r, f;
  json_t *resource, *field;
  EACH_RESOURCE(r, resource)
  {
    char *csv = write_table("csv", resource), expected[1 << 10] = "";
    EACH_FIELD(f, field, resource)
    {
      size_t size = strlen(expected);
      snprintf(expected + size, sizeof expected - size, "%s\"%s\"", f ? "," : "", text_at(field, "name"));
    }
    csv[strcspn(csv, "\r")] = '\0';
    assert_string_equal(csv, expected);
    free(csv);
  }
  assert_true(r > 5);
}

/* Whether a value of JSON lines is of the type. */
static bool is_of_type(json_t *value, const char *json_schema)
{
  if (strcmp(json_schema, "integer") == 0) return json_is_integer(value);
  if (strcmp(json_schema, "number") == 0) return json_is_number(value);
  if (strcmp(json_schema, "boolean") == 0) return json_is_boolean(value);
  return json_is_string(value);
}

static void check_row(json_t *row, json_t *resource)
{
  size_t f;
  json_t *field;
  void *entry = json_object_iter(row);
  EACH_FIELD(f, field, resource)
  {
    assert_string_equal(json_object_iter_key(entry), text_at(field, "name"));
    json_t *value = json_object_iter_value(entry);
    if (json_is_null(value))
      assert_false(is_required(field));
    else
      assert_true(is_of_type(value, alike[type_of(field)].json_schema));
    entry = json_object_iter_next(row, entry);
  }
  assert_null(entry);
}

static void json_lines_have_the_names_and_types(void **state)
{
  const struct outputs *outputs = *state;
  size_t r, rows = 0;
  json_t *resource;
  EACH_RESOURCE(r, resource)
  {
    char *text = write_table("jsonl", resource), *rest = text;
    for (char *line; (line = strsep(&rest, "\n")) && *line; rows++) {
      json_t *row = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
      assert_non_null(row);
      check_row(row, resource);
      json_decref(row);
    }
    free(text);
  }
  assert_true(rows > 20);
}

/* The allowed values of one, and of the other, which has null behind them where no value is needed. */
static void check_values(json_t *values, json_t *others, bool required)
{
  size_t v;
  json_t *value;
  assert_int_equal(values != NULL, others != NULL);
  if (!values) return;
  assert_int_equal(json_array_size(others), json_array_size(values) + !required);
  json_array_foreach(values, v, value) assert_true(json_equal(value, json_array_get(others, v)));
}

static void check_property(json_t *property, json_t *field)
{
  bool required = is_required(field);
  const char *type = alike[type_of(field)].json_schema;
  assert_string_equal(text_at(property, required ? "type" : "type/#0"), type);
  if (!required) assert_string_equal(text_at(property, "type/#1"), "null");
  bool date = strcmp(text_at(field, "type"), "date") == 0;
  assert_int_equal(at(property, "format") != NULL, date);
  check_values(at(field, "constraints/enum"), at(property, "enum"), required);
  assert_string_equal(text_at(property, "title"), text_at(field, "title"));
  assert_string_equal(text_at(property, "description"), text_at(field, "description"));
}

static void json_schema_has_the_types_and_values(void **state)
{
  const struct outputs *outputs = *state;
  size_t r, f;
  json_t *resource, *field;
  EACH_RESOURCE(r, resource)
  {
    json_t *schema = read_table("jsonschema", resource), *properties = at(schema, "properties");
    assert_int_equal(json_object_size(properties), json_array_size(at(resource, "schema/fields")));
    EACH_FIELD(f, field, resource) check_property(json_object_get(properties, text_at(field, "name")), field);
    json_decref(schema);
  }
}

/* "a b c" of the one is "a|b|c" of the other. */
static void check_format(json_t *values, const char *format)
{
  size_t v;
  json_t *value;
  char joined[512] = "";
  json_array_foreach(values, v, value)
  {
    size_t size = strlen(joined);
    snprintf(joined + size, sizeof joined - size, "%s%s", v ? "|" : "", json_string_value(value));
  }
  assert_string_equal(format, joined);
}

static void csvw_has_the_names_types_values_and_keys(void **state)
{
  const struct outputs *outputs = *state;
  size_t r, f;
  json_t *resource, *field;
  EACH_RESOURCE(r, resource)
  {
    json_t *table = json_array_get(at(outputs->csvw, "tables"), r), *columns = at(table, "tableSchema/columns");
    assert_string_equal(text_at(table, "url"), text_at(resource, "path"));
    assert_int_equal(json_array_size(columns), json_array_size(at(resource, "schema/fields")));
    assert_true(json_equal(at(table, "tableSchema/primaryKey"), at(resource, "schema/primaryKey")));
    assert_int_equal(json_array_size(at(table, "tableSchema/foreignKeys")),
                     json_array_size(at(resource, "schema/foreignKeys")));
    EACH_FIELD(f, field, resource)
    {
      json_t *column = json_array_get(columns, f), *values = at(field, "constraints/enum");
      assert_string_equal(text_at(column, "name"), text_at(field, "name"));
      assert_string_equal(text_at(column, values ? "datatype/base" : "datatype"), alike[type_of(field)].csvw);
      assert_int_equal(json_is_true(at(column, "required")), is_required(field));
      if (values) check_format(values, text_at(column, "datatype/format"));
    }
  }
}

static void ckan_has_the_names_types_and_keys(void **state)
{
  const struct outputs *outputs = *state;
  size_t r, f;
  json_t *resource, *field;
  EACH_RESOURCE(r, resource)
  {
    json_t *file = json_array_get(at(outputs->ckan, "resources"), 2 * r), *fields = at(file, "datastore/fields");
    assert_string_equal(text_at(file, "format"), "CSV");
    assert_string_equal(text_at(file, "url"), text_at(resource, "path"));
    assert_int_equal(json_array_size(fields), json_array_size(at(resource, "schema/fields")));
    assert_true(json_equal(at(file, "datastore/primary_key"), at(resource, "schema/primaryKey")));
    EACH_FIELD(f, field, resource)
    {
      json_t *stored = json_array_get(fields, f);
      assert_string_equal(text_at(stored, "id"), text_at(field, "name"));
      assert_string_equal(text_at(stored, "type"), alike[type_of(field)].ckan);
      assert_string_equal(text_at(stored, "info/label"), text_at(field, "title"));
    }
  }
}

static bool is_in(json_t *names, const char *name)
{
  size_t n;
  json_t *one;
  json_array_foreach(names, n, one) if (strcmp(json_string_value(one), name) == 0) return true;
  return false;
}

/* A row of PRAGMA table_info: name, type, whether it must not be NULL, whether it is of the key. */
static void check_database_column(sqlite3_stmt *info, json_t *field, json_t *key)
{
  const char *name = text_at(field, "name");
  assert_int_equal(sqlite3_step(info), SQLITE_ROW);
  assert_string_equal((const char *)sqlite3_column_text(info, 1), name);
  assert_string_equal((const char *)sqlite3_column_text(info, 2), alike[type_of(field)].sqlite);
  assert_int_equal(sqlite3_column_int(info, 3), is_required(field));
  assert_int_equal(sqlite3_column_int(info, 5) > 0, is_in(key, name));
}

static void sqlite_has_the_names_types_and_keys(void **state)
{
  const struct outputs *outputs = *state;
  size_t r, f;
  json_t *resource, *field;
  sqlite3 *database;
  char *sql = sqlite_schema();
  assert_int_equal(sqlite3_open(":memory:", &database), SQLITE_OK);
  assert_int_equal(sqlite3_exec(database, sql, NULL, NULL, NULL), SQLITE_OK);
  EACH_RESOURCE(r, resource)
  {
    sqlite3_stmt *info;
    char *question = sqlite3_mprintf("PRAGMA table_info(%Q)", text_at(resource, "name"));
    assert_int_equal(sqlite3_prepare_v2(database, question, -1, &info, NULL), SQLITE_OK);
    EACH_FIELD(f, field, resource) check_database_column(info, field, at(resource, "schema/primaryKey"));
    assert_int_equal(sqlite3_step(info), SQLITE_DONE);
    sqlite3_finalize(info);
    sqlite3_free(question);
  }
  sqlite3_free(sql);
  sqlite3_close(database);
}

/* What a workbook shows people beside the columns of a table. */
static bool is_for_people(const xmlChar *title)
{
  static const char *const titles[] = {"数值（含单位）", "结果（含单位）", "规范指标名"};
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    if (strcmp((const char *)title, titles[i]) == 0) return true;
  return false;
}

/* The title in a cell, which is a text in its place; what is only for people is passed over. */
static xmlChar *next_title(xmlNode **cell)
{
  while (*cell) {
    xmlChar *title = xmlNodeGetContent(*cell);
    *cell = (*cell)->next;
    if (!is_for_people(title)) return title;
    xmlFree(title);
  }
  return NULL;
}

static void check_titles(slice sheet, json_t *resource)
{
  size_t f;
  json_t *field;
  xmlDoc *tree = xmlReadMemory(sheet.at, (int)sheet.size, NULL, NULL, XML_PARSE_NONET);
  xmlNode *node = xmlDocGetRootElement(tree)->children;
  while (node && strcmp((const char *)node->name, "sheetData") != 0) node = node->next;
  assert_non_null(node);
  xmlNode *cell = node->children->children; /* of the first row */
  EACH_FIELD(f, field, resource)
  {
    xmlChar *title = next_title(&cell);
    assert_non_null(title);
    assert_string_equal((const char *)title, text_at(field, "title"));
    xmlFree(title);
  }
  assert_null(next_title(&cell));
  xmlFreeDoc(tree);
}

static void spreadsheets_have_the_titles_in_their_order(void **state)
{
  const struct outputs *outputs = *state;
  size_t r;
  json_t *resource;
  struct memory memory = {.limit = SIZE_MAX};
  xmlDoc *tree = read_tree(SMALL_REPORT);
  assert_true(write_tree(tree, "xlsx", NULL, &memory, NULL));
  arena *arena = arena_new();
  archive *book = archive_open(buffer_slice(&memory.bytes), 1 << 24, arena, NULL);
  assert_non_null(book);
  EACH_RESOURCE(r, resource)
  {
    char name[64];
    snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", r + 2); /* the first explains the others */
    slice sheet = archive_file(book, name);
    assert_non_null(sheet.at);
    check_titles(sheet, resource);
  }
  archive_close(book);
  arena_free(arena);
  free(memory.bytes.at);
  xmlFreeDoc(tree);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_header_of_csv_has_the_names_in_their_order),
      cmocka_unit_test(json_lines_have_the_names_and_types),
      cmocka_unit_test(json_schema_has_the_types_and_values),
      cmocka_unit_test(csvw_has_the_names_types_values_and_keys),
      cmocka_unit_test(ckan_has_the_names_types_and_keys),
      cmocka_unit_test(sqlite_has_the_names_types_and_keys),
      cmocka_unit_test(spreadsheets_have_the_titles_in_their_order),
  };
  return cmocka_run_group_tests(tests, open_outputs, close_outputs);
}
