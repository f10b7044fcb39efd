/* The database's schema: a table for each of ours with its keys, indices on what is looked up, a view of the targets by
 * place and year, full-text search, and each report's XML.
 *
 * Decimals have NUMERIC affinity: SQLite makes a text a number only when none of its digits is lost, else keeps it. */
#include "sqlite_schema.h"
#include "sqlite_search.h"

const struct searchable searchables[] = {
    {"divisions", "division_id", "heading"},
    {"paragraphs", "paragraph_id", "text"},
    {"livelihood", "item_id", "text"},
    {"glossary", "start", "definition"},
    {NULL, NULL, NULL},
};

/* What stands beside the tables. */
static const char extras[] =
    "CREATE TABLE \"documents\" (\"report_id\" TEXT NOT NULL PRIMARY KEY REFERENCES \"reports\", \"xml\" TEXT NOT "
    "NULL);\n"
    "CREATE INDEX \"reports_place_year\" ON \"reports\" (\"place_code\", \"plan_year\");\n"
    "CREATE INDEX \"statistics_indicator\" ON \"statistics\" (\"indicator\");\n"
    "CREATE INDEX \"targets_indicator\" ON \"targets\" (\"indicator\");\n"
    "CREATE INDEX \"terms_term\" ON \"terms\" (\"term\");\n"
    "CREATE INDEX \"statistics_concept\" ON \"statistics\" (\"concept\", \"role\");\n"
    "CREATE INDEX \"targets_concept\" ON \"targets\" (\"concept\");\n"
    "CREATE INDEX \"promises_result\" ON \"promises\" (\"result_report_id\");\n"
    "CREATE VIEW \"targets_by_place_and_year\" AS SELECT r.\"place\", r.\"place_code\", r.\"level\", r.\"plan_year\", "
    "t.\"concept\", t.\"indicator\", s.\"type\", t.\"modifier\", t.\"value\", t.\"value_max\", t.\"unit\", "
    "t.\"change\", "
    "t.\"reference\", t.\"surface\", t.\"sentence\", t.\"report_id\", t.\"stat_id\" FROM \"targets\" t JOIN "
    "\"reports\" r "
    "USING (\"report_id\") JOIN \"statistics\" s USING (\"report_id\", \"stat_id\") ORDER BY r.\"place_code\", "
    "r.\"place\", r.\"plan_year\", t.\"report_id\", t.\"start\";\n"
    "CREATE VIEW \"growth_targets\" AS SELECT * FROM \"targets_by_place_and_year\" WHERE \"unit\" = '%' AND "
    "\"concept\" IN (SELECT \"code\" FROM \"concepts\" WHERE \"kind\" = 'level');\n"
    "CREATE VIEW \"targets_missed\" AS SELECT \"place\", \"place_code\", \"year\", \"concept\", \"indicator\", "
    "\"modifier\", \"surface\", \"result_surface\", \"margin\", \"sentence\", \"result_sentence\", \"report_id\", "
    "\"stat_id\" FROM \"promises\" WHERE \"status\" = 'short';\n"
    "CREATE VIEW \"values_by_year\" AS SELECT \"place\", \"place_code\", CAST(\"period\" AS INTEGER) AS \"period\", "
    "\"concept\", \"base_value\", \"base_unit\", \"surface\", \"sentence\", \"report_id\", \"stat_id\" FROM "
    "\"statistics\" WHERE \"role\" = 'actual' AND \"type\" = 'level' AND \"concept\" IS NOT NULL AND \"subject\" IS "
    "NULL "
    "AND length(\"period\") = 4;\n"
    "CREATE VIEW \"change_of_values\" AS SELECT n.\"place\", n.\"place_code\", n.\"period\", n.\"concept\", "
    "n.\"base_value\", o.\"base_value\" AS \"value_before\", n.\"base_value\" - o.\"base_value\" AS \"difference\", "
    "n.\"base_unit\", n.\"report_id\", n.\"stat_id\" FROM \"values_by_year\" n JOIN \"values_by_year\" o ON "
    "o.\"concept\" = n.\"concept\" AND o.\"base_unit\" = n.\"base_unit\" AND o.\"period\" = n.\"period\" - 1 AND "
    "coalesce(o.\"place_code\", o.\"place\") = coalesce(n.\"place_code\", n.\"place\");\n"
    "CREATE VIEW \"editions\" AS SELECT \"place\", \"place_code\", \"plan_year\", count(*) AS \"editions\", "
    "group_concat(\"report_id\", ' ') AS \"report_ids\" FROM \"reports\" GROUP BY coalesce(\"place_code\", \"place\"), "
    "\"plan_year\" HAVING count(*) > 1;\n";

static void add_keys(sqlite3_str *sql, const struct table *table)
{
  const char *key = table_own_key(table), *first = table->columns[0].name;
  bool report = strcmp(key, first) == 0;
  sqlite3_str_appendf(sql, ",\n  PRIMARY KEY (\"%s\"%s%s%s)", first, report ? "" : ", \"", report ? "" : key,
                      report ? "" : "\"");
  if (table->source == FROM_LEXICON) return;
  for (size_t i = 1; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    if (column->references)
      sqlite3_str_appendf(sql, ",\n  FOREIGN KEY (\"report_id\", \"%s\") REFERENCES \"%s\" (\"report_id\", \"%s\")",
                          column->name, column->references, table_own_key(table_find(column->references)));
  }
  if (!report) sqlite3_str_appendall(sql, ",\n  FOREIGN KEY (\"report_id\") REFERENCES \"reports\" (\"report_id\")");
}

/* A foreign key that is not the table's own wants an index, else deleting a report looks through all rows. */
static void add_indices(sqlite3_str *sql, const struct table *table)
{
  for (size_t i = 1; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    if (column->references && !(column->flags & COLUMN_KEY))
      sqlite3_str_appendf(sql, "CREATE INDEX \"%s_%s\" ON \"%s\" (\"report_id\", \"%s\");\n", table->name, column->name,
                          table->name, column->name);
  }
}

static void add_table(sqlite3_str *sql, const struct table *table)
{
  sqlite3_str_appendf(sql, "CREATE TABLE \"%s\" (", table->name);
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    sqlite3_str_appendf(sql, "%s\n  \"%s\" %s%s", i ? "," : "", column->name, type_names[column->type].sqlite,
                        column->flags & COLUMN_REQUIRED ? " NOT NULL" : "");
  }
  add_keys(sql, table);
  sqlite3_str_appendall(sql, "\n);\n");
  add_indices(sql, table);
}

/* The table's columns by the names of version 1, without those that it did not have. */
static void add_old_view(sqlite3_str *sql, const struct table *table)
{
  static const struct {
    const char *now, *then; /* then NULL: there was none */
  } names[] = {{"place", NULL},      {"place_code", NULL}, {"year", NULL},  {"concept", NULL},
               {"base_value", NULL}, {"base_unit", NULL},  {"stop", "end"}, {"group_id", "group"},
               {"verb", NULL},       {"hedge", NULL},      {"scope", NULL}, {"concepts", NULL}};
  enum { NAMES = sizeof names / sizeof *names };
  bool report = strcmp(table->name, "reports") == 0, first = true;
  sqlite3_str_appendf(sql, "CREATE VIEW \"%s_v1\" AS SELECT ", table->name);
  for (size_t i = 0; i < table->column_count; i++) {
    const char *name = table->columns[i].name;
    size_t n = 0;
    while (n < NAMES && strcmp(names[n].now, name) != 0) n++;
    bool kept = n == NAMES || names[n].then || (report && strcmp(name, "year") != 0);
    if (!kept) continue;
    sqlite3_str_appendf(sql, "%s\"%s\"", first ? "" : ", ", name);
    if (n < NAMES && names[n].then) sqlite3_str_appendf(sql, " AS \"%s\"", names[n].then);
    first = false;
  }
  sqlite3_str_appendf(sql, " FROM \"%s\";\n", table->name);
}

char *sqlite_schema(void)
{
  sqlite3_str *sql = sqlite3_str_new(NULL);
  for (const struct table *table = tables; table->name; table++) add_table(sql, table);
  for (const struct table *table = tables; table->name; table++)
    if (table->source == FROM_REPORTS && !table->next_part) add_old_view(sql, table);
  sqlite3_str_appendf(sql, "%s%sPRAGMA application_id = %d;\nPRAGMA user_version = %d;\n", search_schema, extras,
                      DATABASE_MARK, DATABASE_VERSION);
  return sqlite3_str_finish(sql);
}

char *sqlite_insert(const struct table *table)
{
  sqlite3_str *sql = sqlite3_str_new(NULL);
  sqlite3_str_appendf(sql, "INSERT INTO \"%s\" VALUES (?", table->name);
  for (size_t i = 1; i < table->column_count; i++) sqlite3_str_appendall(sql, ", ?");
  sqlite3_str_appendall(sql, ")");
  return sqlite3_str_finish(sql);
}
