/* A database from the other end: see sqlite_documents.h. Each question is a statement of its own, so that threads share
 * nothing but the connection, which SQLite locks. */
#include "sqlite_documents.h"
#include "sqlite_schema.h"

struct documents {
  sqlite3 *handle;
  char **ids;
  size_t count;
};

static bool refuse(const struct documents *documents, bg_log *log)
{
  if (!documents->handle || sqlite3_errcode(documents->handle) == SQLITE_NOMEM) return log_memory(log);
  return log_add(log, BG_CANNOT_READ, NOWHERE, sqlite3_errmsg(documents->handle));
}

/* Whether the number that a PRAGMA gives is this; false, too, when it gives none. */
static bool is_marked(const struct documents *documents, const char *sql, int mark, bool *asked)
{
  sqlite3_stmt *statement = NULL;
  bool answer = sqlite3_prepare_v2(documents->handle, sql, -1, &statement, NULL) == SQLITE_OK &&
                sqlite3_step(statement) == SQLITE_ROW;
  bool same = answer && sqlite3_column_int(statement, 0) == mark;
  sqlite3_finalize(statement);
  *asked = answer;
  return same;
}

static bool is_ours(const struct documents *documents, bg_log *log)
{
  bool asked;
  bool ours = is_marked(documents, "PRAGMA application_id", DATABASE_MARK, &asked) &&
              is_marked(documents, "PRAGMA user_version", DATABASE_VERSION, &asked);
  if (!asked) return refuse(documents, log);
  return ours || log_add(log, BG_CANNOT_READ, NOWHERE, "it is a database of another kind or version");
}

static bool add_id(struct documents *documents, const unsigned char *id)
{
  char **more = id ? realloc(documents->ids, (documents->count + 1) * sizeof *more) : NULL;
  if (!more) return false;
  documents->ids = more;
  more[documents->count] = strdup((const char *)id);
  return more[documents->count] && ++documents->count;
}

static bool list_ids(struct documents *documents, bg_log *log)
{
  sqlite3_stmt *statement = NULL;
  bool good = true;
  int code = sqlite3_prepare_v2(documents->handle, "SELECT \"report_id\" FROM \"documents\" ORDER BY rowid", -1,
                                &statement, NULL);
  while (code == SQLITE_OK && good && sqlite3_step(statement) == SQLITE_ROW)
    good = add_id(documents, sqlite3_column_text(statement, 0)) || log_memory(log);
  code = sqlite3_finalize(statement); /* what was wrong with the last step, too */
  return good && (code == SQLITE_OK || refuse(documents, log));
}

struct documents *documents_open(const char *path, bg_log *log)
{
  struct documents *documents = calloc(1, sizeof *documents);
  if (!documents) {
    log_memory(log);
    return NULL;
  }
  int code = sqlite3_open_v2(path, &documents->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_FULLMUTEX, NULL);
  bool good = code == SQLITE_OK || refuse(documents, log);
  if (good && is_ours(documents, log) && list_ids(documents, log)) return documents;
  documents_close(documents);
  return NULL;
}

void documents_close(struct documents *documents)
{
  if (!documents) return;
  sqlite3_close(documents->handle);
  for (size_t i = 0; i < documents->count; i++) free(documents->ids[i]);
  free(documents->ids);
  free(documents);
}

char **documents_ids(const struct documents *documents, size_t *count)
{
  *count = documents->count;
  return documents->ids;
}

static bool copy_xml(sqlite3_stmt *statement, char **bytes, size_t *size, bg_log *log)
{
  const void *xml = sqlite3_column_text(statement, 0);
  *size = xml ? (size_t)sqlite3_column_bytes(statement, 0) : 0;
  *bytes = malloc(*size + 1);
  if (!xml || !*bytes) return log_memory(log);
  memcpy(*bytes, xml, *size);
  (*bytes)[*size] = '\0';
  return true;
}

bool documents_read(struct documents *documents, const char *id, char **bytes, size_t *size, bg_log *log)
{
  sqlite3_stmt *statement = NULL;
  *bytes = NULL;
  const char *sql = "SELECT \"xml\" FROM \"documents\" WHERE \"report_id\" = ?";
  int code = sqlite3_prepare_v2(documents->handle, sql, -1, &statement, NULL);
  if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, id, -1, SQLITE_STATIC);
  if (code == SQLITE_OK) code = sqlite3_step(statement);
  bool good = code == SQLITE_ROW && copy_xml(statement, bytes, size, log);
  if (code == SQLITE_DONE) log_add(log, BG_CANNOT_READ, NOWHERE, "it has been taken out of the database");
  if (code != SQLITE_DONE && code != SQLITE_ROW) refuse(documents, log);
  sqlite3_finalize(statement);
  if (good) return true;
  free(*bytes);
  *bytes = NULL;
  return false;
}
