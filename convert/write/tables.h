/* The tables: one definition from which CSV, JSON lines, spreadsheets, databases, schemas and the manual's data
 * dictionary are made. */
#ifndef BAOGAO_TABLES_H
#define BAOGAO_TABLES_H

#include "cells.h"

enum column_type { COLUMN_STRING, COLUMN_INTEGER, COLUMN_DECIMAL, COLUMN_BOOLEAN, COLUMN_DATE };

/** What a type is called elsewhere. A decimal is exact: nobody's floating point where there is anything better. */
struct type_names {
  const char *zh;           /* in words */
  const char *table_schema; /* Frictionless Table Schema */
  const char *csvw;         /* CSV on the Web: XML Schema's */
  const char *json_schema;
  const char *sqlite; /* its affinity */
  const char *sql;    /* PostgreSQL, and so CKAN's datastore */
  const char *item;   /* of an information item in a 政务信息资源目录 */
};
extern const struct type_names type_names[]; /* by enum column_type */

enum { TABLES_MOST = 16 };

enum {
  COLUMN_REQUIRED = 1, /* never without a value */
  COLUMN_KEY = 2       /* with report_id, part of the table's primary key; then also required */
};

struct column {
  const char *name; /* lower-case ASCII with underscores */
  const char *title_zh;
  const char *title_en;
  const char *about_zh;
  const char *about_en;
  cell get;
  const char *from; /* for `get` */
  enum column_type type;
  unsigned flags;
  const char *values;     /* the only ones there are, spaces between; NULL: any */
  const char *references; /* table whose key this is (with report_id); NULL: none */
};

/** Where a table's rows come from. */
enum table_source {
  FROM_REPORTS, /* each report by itself */
  FROM_PAIRS,   /* reports of a place and two years (promises.h) */
  FROM_LEXICON  /* whatever the reports: the concordance */
};

struct table {
  const char *name;
  const char *title_zh;
  const char *title_en;
  const char *about_zh;
  const char *about_en;
  row_test is_row;
  const struct column *columns;
  size_t column_count; /* at most COLUMNS_MOST */
  enum table_source source;
  /* What makes a row may make several: goes on to the next of its parts, false behind the last. NULL: it makes one. */
  bool (*next_part)(struct extraction *x);
};

/** The tables in the order of the manual; the row behind the last has no name. */
extern const struct table tables[];

/** The table called `name`, or NULL. */
const struct table *table_find(const char *name);

/** The column that with report_id is the key of `table`; "report_id" for reports. */
const char *table_own_key(const struct table *table);

/** The column of `table` called `name`, or -1. */
int table_column(const struct table *table, const char *name);

/** Takes a row: one slice a column, empty for no value, good until it returns. False stops. */
typedef bool (*table_row)(void *user, const struct table *table, const slice *cells);

/** Hands every row of `table` that is the report's alone to `row`, in source order. False if `row` stopped it or memory
 * ran out (logged). */
bool table_rows(const struct table *table, const struct view *view, table_row row, void *user, bg_log *log);

#endif
