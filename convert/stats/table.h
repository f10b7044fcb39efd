/* Tables: what the head of a column and the name of a row say of the numbers in a table's cells. */
#ifndef BAOGAO_TABLE_H
#define BAOGAO_TABLE_H

#include "bind.h"
#include "context.h"
#include "lexicon/columns.h"

enum { COLUMNS_MOST = 24 };

/** A column, as its head tells. Strings in the arena. */
struct column {
  enum { COLUMN_OF_VALUES, COLUMN_OF_NAMES, COLUMN_OF_UNITS, COLUMN_OF_NUMBERS } holds;
  const char *unit; /* 金额（亿元）; NULL: none */
  const char *noun; /* 产量: what of each row's thing; NULL: none */
  struct years years;
  bool rise; /* 比上年增长 */
  bool sum;  /* 五年累计 */
  bool target;
  bool actual;
};

/** The table that the last cell stood in. */
struct table {
  const struct node *node;
  const struct node *row;
  const struct column *column; /* of the cell; NULL: its table has no heads that say anything, or too many */
  const char *name;            /* of the row; NULL: none */
  const char *unit;            /* of the row; NULL: none */
  struct column all;           /* what the paragraph before the table says of all its columns */
  struct column columns[COLUMNS_MOST];
  size_t count;
  size_t next;    /* which column the next cell stands in */
  uint8_t change; /* that the row is about: 旅游收入增长 */
  bool headed;    /* the heads say something */
};

/** Goes on to `cell`, which follows the last one in the text. `context` is that of the table, `caption` the block of
 * text before it or NULL. False when memory runs out. */
bool table_enter(struct table *table, const struct document *document, struct binder *binder,
                 const struct context *context, const struct node *caption, const struct node *cell);

/** The context of the cell: role and years as its column has them, else those of the table. */
struct context table_context(const struct table *table, struct context context);

/** Reads the cell `text` as a bare number (2618.3; -7.4; 63（*）) with the unit of its column or row: fills `*binding`,
 * whose quantity is the first of `binder->found`; `*bare` is false where it is something else. False when memory runs
 * out. */
bool table_number(const struct table *table, struct binder *binder, const struct triggers *triggers, slice text,
                  struct binding *binding, bool *bare);

/** 比上年增长（%）: gives the binding of a cell below it, or beside it, the change. */
void table_change(const struct table *table, struct binding *binding);

#endif
