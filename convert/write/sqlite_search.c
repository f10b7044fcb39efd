/* Full-text search. The index has every run of 1 to SEARCH_LONGEST characters of a text, a Latin word or number
 * counting as one (sqlite_words.c): MATCH '农田' then finds 高标准农田建设 in any program. The index keeps no text: it
 * reads `passages`, where it stands as it is.
 *
 * The index is written anew in larger and larger parts as it grows, which takes most of the time of a report. A part
 * has all words of a report (hashsize: the default has room for a fifth of them), and 16 parts become one instead of
 * four, so that a word is written a third as often. */
#include "sqlite_search.h"
#include "sqlite_schema.h"

const char search_schema[] =
    "CREATE TABLE \"passages\" (\"passage_id\" INTEGER PRIMARY KEY, \"report_id\" TEXT NOT NULL REFERENCES "
    "\"reports\", \"place\" TEXT, \"place_code\" TEXT, \"year\" INTEGER, \"source_table\" TEXT NOT NULL, \"id\" TEXT "
    "NOT NULL, \"text\" TEXT NOT NULL);\n"
    "CREATE INDEX \"passages_report\" ON \"passages\" (\"report_id\");\n"
    "CREATE VIRTUAL TABLE \"search\" USING fts5(\"report_id\" UNINDEXED, \"place\" UNINDEXED, \"place_code\" "
    "UNINDEXED, "
    "\"year\" UNINDEXED, \"source_table\" UNINDEXED, \"id\" UNINDEXED, \"text\", content = 'passages', content_rowid = "
    "'passage_id', detail = column, columnsize = 0, tokenize = 'unicode61');\n"
    "INSERT INTO \"search\" (\"search\", rank) VALUES ('hashsize', 16777216);\n"
    "INSERT INTO \"search\" (\"search\", rank) VALUES ('automerge', 16);\n";

/* ---- Statements ---- */

static bool prepare(struct search *search, const char *sql, sqlite3_stmt **statement)
{
  return sqlite3_prepare_v3(search->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL) == SQLITE_OK;
}

bool search_open(struct search *search, sqlite3 *handle)
{
  *search = (struct search){.handle = handle};
  return prepare(search,
                 "INSERT INTO \"passages\" (\"report_id\", \"place\", \"place_code\", \"year\", \"source_table\", "
                 "\"id\", \"text\") VALUES (?, ?, ?, ?, ?, ?, ?)",
                 &search->passage) &&
         prepare(search, "INSERT INTO \"search\" (rowid, \"text\") VALUES (?, ?)", &search->index) &&
         prepare(search, "SELECT \"passage_id\", \"text\" FROM \"passages\" WHERE \"report_id\" = ?", &search->texts) &&
         prepare(search, "INSERT INTO \"search\" (\"search\", rowid, \"text\") VALUES ('delete', ?, ?)",
                 &search->forget);
}

void search_close(struct search *search)
{
  sqlite3_finalize(search->passage);
  sqlite3_finalize(search->index);
  sqlite3_finalize(search->texts);
  sqlite3_finalize(search->forget);
}

static bool bind(sqlite3_stmt *statement, int index, slice text)
{
  if (!text.size) return sqlite3_bind_null(statement, index) == SQLITE_OK;
  return sqlite3_bind_text64(statement, index, text.at, text.size, SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
}

static bool step(sqlite3_stmt *statement)
{
  bool good = sqlite3_step(statement) == SQLITE_DONE;
  return sqlite3_reset(statement) == SQLITE_OK && good;
}

/* Adds the words of a text to the index, or takes them out. */
static bool run(sqlite3_stmt *statement, sqlite3_int64 passage, slice text)
{
  return sqlite3_bind_int64(statement, 1, passage) == SQLITE_OK && bind(statement, 2, text) && step(statement);
}

/* ---- What can be found ---- */

bool search_add(struct search *search, const struct table *table, const slice *cells)
{
  const struct searchable *row = searchables;
  while (row->table && strcmp(row->table, table->name) != 0) row++;
  slice text = row->table ? cells[table_column(table, row->text)] : (slice){NULL, 0};
  if (!text.size) return true;
  const char *const names[] = {"report_id", "place", "place_code", "year"};
  bool good = true;
  for (int i = 0; good && i < 4; i++) good = bind(search->passage, i + 1, cells[table_column(table, names[i])]);
  good = good && bind(search->passage, 5, slice_of(table->name)) &&
         bind(search->passage, 6, cells[table_column(table, row->id)]) && bind(search->passage, 7, text);
  return good && step(search->passage) && run(search->index, sqlite3_last_insert_rowid(search->handle), text);
}

bool search_delete(struct search *search, slice report_id)
{
  int code = SQLITE_ERROR;
  bool good = bind(search->texts, 1, report_id);
  while (good && (code = sqlite3_step(search->texts)) == SQLITE_ROW) {
    slice text = {(const char *)sqlite3_column_text(search->texts, 1), (size_t)sqlite3_column_bytes(search->texts, 1)};
    good = text.at && run(search->forget, sqlite3_column_int64(search->texts, 0), text);
  }
  good = good && code == SQLITE_DONE;
  return sqlite3_reset(search->texts) == SQLITE_OK && good;
}
