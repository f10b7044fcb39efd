/* Full-text search in the database: the texts (table `passages`), and the index of them (`search`). */
#ifndef BAOGAO_SQLITE_SEARCH_H
#define BAOGAO_SQLITE_SEARCH_H

#include "sqlite_words.h"
#include "tables.h"
#include <sqlite3.h>

/** The SQL that makes both. */
extern const char search_schema[];

struct search {
  sqlite3 *handle;
  sqlite3_stmt *passage; /* adds a text */
  sqlite3_stmt *index;   /* its words to the index */
  sqlite3_stmt *texts;   /* of a report */
  sqlite3_stmt *forget;  /* a text's words, from the index */
};

/** Prepares what is needed; to be ended by search_close() in any case. False: the connection says why. */
bool search_open(struct search *search, sqlite3 *handle);
void search_close(struct search *search);

/** Adds what can be found in a row of `table`, if anything. False: the connection says why. */
bool search_add(struct search *search, const struct table *table, const slice *cells);

/** Takes a report out. False: the connection says why. */
bool search_delete(struct search *search, slice report_id);

#endif
