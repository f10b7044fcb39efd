/* The database's schema, made from the table of tables. */
#ifndef BAOGAO_SQLITE_SCHEMA_H
#define BAOGAO_SQLITE_SCHEMA_H

#include "tables.h"
#include <sqlite3.h>

/** What marks a database as one of ours: PRAGMA application_id ("baog") and user_version. */
enum { DATABASE_MARK = 0x62616F67, DATABASE_VERSION = 3 };

/** What is found by full-text search: rows of `search` are made from this column of this table. */
struct searchable {
  const char *table;
  const char *id;
  const char *text;
};
extern const struct searchable searchables[];

/** The SQL that makes the schema, or that inserts a row of `table`; NULL when memory runs out. Ended by sqlite3_free().
 */
char *sqlite_schema(void);
char *sqlite_insert(const struct table *table);

#endif
