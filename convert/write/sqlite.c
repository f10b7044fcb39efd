/* SQLite: the tables over all reports, in a database that may be there already.
 *
 * A report is added in one transaction, so whatever stops a run, the database holds whole reports. One that is in it
 * already, with the same XML, is left alone; one with the same id and other XML takes its place. With a path
 * (write_options.path) the database is that file; without, it is made in memory and goes to the sink in the end. */
#include "../support/utf8.h"
#include "../tree/tree.h"
#include "concordance.h"
#include "promises.h"
#include "sqlite_schema.h"
#include "sqlite_search.h"
#include "write.h"
#include <stdio.h>

enum { WAIT = 30000 /* milliseconds for another's lock */ };

struct database {
  sqlite3 *handle;
  sqlite3_stmt *inserts[TABLES_MOST];
  struct search search;
  sqlite3_stmt *document;
  sqlite3_stmt *known;      /* 1: there with the same XML, 0: with another */
  sqlite3_stmt *neighbours; /* the XML of reports of a place and two years */
  sqlite3_stmt *edition;    /* another report of a place and year */
  struct buffer xml;
  struct buffer id; /* of the report that is being added */
};

static bool refuse(bg_writer *writer)
{
  const struct database *database = writer->state;
  if (!database->handle || sqlite3_errcode(database->handle) == SQLITE_NOMEM) return log_memory(writer->log);
  return log_add(writer->log, BG_CANNOT_WRITE, NOWHERE, sqlite3_errmsg(database->handle));
}

static bool run(bg_writer *writer, const char *sql)
{
  const struct database *database = writer->state;
  return sqlite3_exec(database->handle, sql, NULL, NULL, NULL) == SQLITE_OK || refuse(writer);
}

/* Waits for others as long as it may; then nothing must come in between until the transaction ends. */
static bool begin(bg_writer *writer)
{
  const struct write_options *options = &writer->options;
  if (!run(writer, "BEGIN IMMEDIATE")) return false;
  if (options->hold) options->hold(options->hold_user, true);
  return true;
}

static bool end(bg_writer *writer, bool good)
{
  const struct database *database = writer->state;
  const struct write_options *options = &writer->options;
  good = good && run(writer, "COMMIT");
  if (!good) sqlite3_exec(database->handle, "ROLLBACK", NULL, NULL, NULL); /* nothing to be done if that fails too */
  if (options->hold) options->hold(options->hold_user, false);
  return good;
}

/* ---- Opening ---- */

/* The number that a PRAGMA or a count gives. */
static bool ask(bg_writer *writer, const char *sql, int *answer)
{
  const struct database *database = writer->state;
  sqlite3_stmt *statement = NULL;
  bool good = sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL) == SQLITE_OK &&
              sqlite3_step(statement) == SQLITE_ROW;
  if (good)
    *answer = sqlite3_column_int(statement, 0);
  else
    refuse(writer);
  sqlite3_finalize(statement);
  return good;
}

/* What the first databases of this version have not: without it each report that is added looks through all others. */
static const char later_indices[] = "CREATE INDEX IF NOT EXISTS \"reports_whose_year\" ON \"reports\" "
                                    "(coalesce(\"place_code\", \"place\"), \"plan_year\")";

/* Makes the schema in an empty database; refuses one that is somebody else's. */
static bool make_schema(bg_writer *writer)
{
  int objects, mark, version;
  if (!ask(writer, "SELECT count(*) FROM sqlite_schema", &objects) || !ask(writer, "PRAGMA application_id", &mark) ||
      !ask(writer, "PRAGMA user_version", &version))
    return false;
  if (objects > 0 && (mark != DATABASE_MARK || version != DATABASE_VERSION))
    return log_add(writer->log, BG_CANNOT_WRITE, NOWHERE, "it is a database of another kind or version");
  if (objects > 0) return run(writer, later_indices);
  char *sql = sqlite_schema();
  bool good = sql ? run(writer, sql) && run(writer, later_indices) : log_memory(writer->log);
  sqlite3_free(sql);
  return good;
}

static bool prepare(bg_writer *writer, const char *sql, sqlite3_stmt **statement)
{
  const struct database *database = writer->state;
  if (!sql) return log_memory(writer->log);
  return sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK ||
         refuse(writer);
}

/* In the order in which they were added: the first of several editions answers. CROSS JOIN has SQLite begin with the
 * few reports of the place and look their documents up, and not go through all documents in order. */
static const char neighbours[] =
    "SELECT d.\"report_id\", d.\"xml\" FROM \"reports\" r CROSS JOIN \"documents\" d USING (\"report_id\") WHERE "
    "coalesce(r.\"place_code\", r.\"place\") = ?1 AND r.\"plan_year\" IN (?2 - 1, ?2, ?2 + 1) ORDER BY d.rowid";

static const char edition[] =
    "SELECT \"report_id\" FROM \"reports\" WHERE coalesce(\"place_code\", \"place\") = ?1 AND "
    "\"plan_year\" = ?2 AND \"report_id\" <> ?3 ORDER BY rowid";

static bool prepare_all(bg_writer *writer)
{
  struct database *database = writer->state;
  bool good = (search_open(&database->search, database->handle) || refuse(writer)) &&
              prepare(writer, "INSERT INTO \"documents\" VALUES (?, ?)", &database->document) &&
              prepare(writer, "SELECT \"xml\" = ?2 FROM \"documents\" WHERE \"report_id\" = ?1", &database->known);
  good = good && prepare(writer, neighbours, &database->neighbours) && prepare(writer, edition, &database->edition);
  for (const struct table *table = tables; good && table->name; table++) {
    char *sql = sqlite_insert(table);
    good = prepare(writer, sql, &database->inserts[table - tables]);
    sqlite3_free(sql);
  }
  return good;
}

/* ---- Rows ---- */

static bool bind(sqlite3_stmt *statement, int index, slice text)
{
  return sqlite3_bind_text64(statement, index, text.at, text.size, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
}

/* Runs a statement that returns nothing, and makes it ready for the next time. */
static bool step(bg_writer *writer, sqlite3_stmt *statement)
{
  bool good = sqlite3_step(statement) == SQLITE_DONE || refuse(writer);
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  return good;
}

static bool add_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct database *database = writer->state;
  sqlite3_stmt *insert = database->inserts[table - tables];
  for (size_t i = 0; i < table->column_count; i++) {
    slice text = cells[i];
    if (!text.size) continue; /* NULL */
    if (table->columns[i].type == COLUMN_BOOLEAN) text = slice_equal(text, SLICE("true")) ? SLICE("1") : SLICE("0");
    if (!bind(insert, (int)i + 1, text)) return refuse(writer);
  }
  return step(writer, insert) && (search_add(&database->search, table, cells) || refuse(writer));
}

/* -1: not in the database; 1: there, the same; 0: there, another. -2: an error. */
static int known(bg_writer *writer, slice id)
{
  const struct database *database = writer->state;
  int answer = -2;
  if (bind(database->known, 1, id) && bind(database->known, 2, buffer_slice(&database->xml))) {
    int code = sqlite3_step(database->known);
    if (code == SQLITE_DONE) answer = -1;
    if (code == SQLITE_ROW) answer = sqlite3_column_int(database->known, 0);
  }
  if (answer == -2) refuse(writer);
  sqlite3_reset(database->known);
  return answer;
}

/* Takes a report out of every table, those that refer to others first. */
static bool delete_report(bg_writer *writer, slice id)
{
  static const char *const others[] = {"passages", "documents"};
  struct database *database = writer->state;
  char *sql[TABLES_MOST + 3] = {NULL};
  size_t count = 0, tables_count = 0;
  while (tables[tables_count].name) tables_count++;
  for (size_t i = 0; i < 2; i++)
    sql[count++] = sqlite3_mprintf("DELETE FROM \"%s\" WHERE \"report_id\" = %.*Q", others[i], (int)id.size, id.at);
  sql[count++] = sqlite3_mprintf("DELETE FROM \"promises\" WHERE \"result_report_id\" = %.*Q", (int)id.size, id.at);
  while (tables_count > 0)
    if (tables[--tables_count].source != FROM_LEXICON)
      sql[count++] = sqlite3_mprintf("DELETE FROM \"%s\" WHERE \"report_id\" = %.*Q", tables[tables_count].name,
                                     (int)id.size, id.at);
  bool good = search_delete(&database->search, id) || refuse(writer);
  for (size_t i = 0; i < count; i++) {
    good = good && (sql[i] ? run(writer, sql[i]) : log_memory(writer->log));
    sqlite3_free(sql[i]);
  }
  return good;
}

/* Adds a report that is in the database to `promises`. */
static bool add_neighbour(bg_writer *writer, struct promises *promises, slice xml)
{
  xmlDoc *tree = tree_read(xml.at, xml.size, writer->log);
  struct view *view = tree ? view_new(tree) : NULL;
  bool good = view && promises_add(promises, view);
  if (tree && !good) log_memory(writer->log);
  view_free(view);
  tree_free(tree);
  return good;
}

/* A row of promises of the report that came, or that it answers; those of other pairs are there already. */
static bool add_promise(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  const struct database *database = writer->state;
  slice id = buffer_slice(&database->id);
  bool answers = slice_equal(cells[table_column(table, "result_report_id")], id);
  return (!answers && !slice_equal(cells[0], id)) || add_row(user, table, cells);
}

static slice column_text(sqlite3_stmt *statement, int column)
{
  return (slice){(const char *)sqlite3_column_text(statement, column), (size_t)sqlite3_column_bytes(statement, column)};
}

/* In the order in which they came to the database; the report itself is at hand. */
static bool add_neighbours(bg_writer *writer, struct promises *promises, const struct view *own)
{
  const struct database *database = writer->state;
  int code;
  bool good = true;
  while (good && (code = sqlite3_step(database->neighbours)) == SQLITE_ROW)
    if (slice_equal(column_text(database->neighbours, 0), buffer_slice(&database->id)))
      good = promises_add(promises, own) || log_memory(writer->log);
    else
      good = add_neighbour(writer, promises, column_text(database->neighbours, 1));
  good = good && (code == SQLITE_DONE || refuse(writer));
  sqlite3_reset(database->neighbours);
  return good;
}

/* Says when the database has another report of the place and year: whoever counts reports counts both. */
static bool tell_edition(bg_writer *writer, slice place, slice year, slice id)
{
  const struct database *database = writer->state;
  bool good = bind(database->edition, 1, place) && bind(database->edition, 2, year) && bind(database->edition, 3, id);
  int code = good ? sqlite3_step(database->edition) : SQLITE_ERROR;
  const char *other = code == SQLITE_ROW ? (const char *)sqlite3_column_text(database->edition, 0) : NULL;
  if (other) log_add(writer->log, BG_EDITION, NOWHERE, other);
  good = code == SQLITE_DONE || other || refuse(writer);
  sqlite3_reset(database->edition);
  return good;
}

/* Links the report with those of its place of the years beside its own. */
static bool add_promises(bg_writer *writer, const struct view *view, slice id)
{
  struct database *database = writer->state;
  const xmlNode *place = tree_child(view->meta, "place");
  slice key = view_attribute(place, "code"), year = view_content(tree_child(view->meta, "plan-year"));
  if (!key.size) key = utf8_trim(view_content(place));
  if (!key.size || !year.size) return true;
  if (!tell_edition(writer, key, year, id)) return false;
  database->id.size = 0;
  struct promises *promises = buffer_add(&database->id, id) ? promises_new() : NULL;
  if (!promises) return log_memory(writer->log);
  bool good = (bind(database->neighbours, 1, key) && bind(database->neighbours, 2, year)) || refuse(writer);
  good = good && add_neighbours(writer, promises, view) &&
         promises_rows(promises, table_find("promises"), add_promise, writer, writer->log);
  promises_free(promises);
  return good;
}

static bool add_report(bg_writer *writer, const struct view *view, slice id)
{
  const struct database *database = writer->state;
  int there = known(writer, id);
  if (there != 0 && there != -1) return there == 1;
  if (there == 0 && !delete_report(writer, id)) return false;
  for (const struct table *table = tables; table->name; table++)
    if (!table_rows(table, view, add_row, writer, writer->log)) return false;
  if (!bind(database->document, 1, id) || !bind(database->document, 2, buffer_slice(&database->xml)))
    return refuse(writer);
  return step(writer, database->document) && add_promises(writer, view, id);
}

static bool collect(void *user, const char *bytes, size_t size)
{
  return buffer_add(user, (slice){bytes, size});
}

bool sqlite_add(bg_writer *writer, const struct view *view)
{
  struct database *database = writer->state;
  database->xml.size = 0;
  if (!tree_save(view->tree, collect, &database->xml)) return log_memory(writer->log);
  return begin(writer) && end(writer, add_report(writer, view, view_attribute(view->report, "id")));
}

/* ---- Opening and closing ---- */

/* The concordance is there from the beginning. */
static bool fill_concepts(bg_writer *writer)
{
  const struct table *table = table_find("concepts");
  char sql[64];
  int rows;
  snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\"", table->name);
  if (!ask(writer, sql, &rows)) return false;
  return rows > 0 || (begin(writer) && end(writer, concordance_rows(table, add_row, writer, writer->log)));
}

bool sqlite_open(bg_writer *writer)
{
  struct database *database = writer->state = calloc(1, sizeof *database);
  if (!database) return log_memory(writer->log);
  const char *path = writer->options.path ? writer->options.path : ":memory:";
  if (sqlite3_open_v2(path, &database->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
    return refuse(writer);
  sqlite3_busy_timeout(database->handle, WAIT);
  if (!search_words(database->handle)) return refuse(writer);
  if (!run(writer, "PRAGMA foreign_keys = ON") || !begin(writer)) return false;
  return end(writer, make_schema(writer)) && prepare_all(writer) && fill_concepts(writer);
}

static bool hand_over(bg_writer *writer)
{
  const struct database *database = writer->state;
  sqlite3_int64 size = 0;
  unsigned char *bytes = sqlite3_serialize(database->handle, "main", &size, 0);
  if (!bytes) return log_memory(writer->log);
  bool good = output_add(&writer->output, (slice){(const char *)bytes, (size_t)size});
  sqlite3_free(bytes);
  return good;
}

bool sqlite_close(bg_writer *writer)
{
  struct database *database = writer->state;
  if (!database) return true;
  bool good = writer->failed || writer->options.path || hand_over(writer);
  for (size_t i = 0; i < TABLES_MOST; i++) sqlite3_finalize(database->inserts[i]);
  search_close(&database->search);
  sqlite3_finalize(database->document);
  sqlite3_finalize(database->known);
  sqlite3_finalize(database->neighbours);
  sqlite3_finalize(database->edition);
  if (database->handle && sqlite3_close(database->handle) != SQLITE_OK) good = refuse(writer);
  free(database->xml.at);
  free(database->id.at);
  free(database);
  return good;
}
