/* How a table is shown to people, in a spreadsheet: its codes and units in Chinese words, amounts as they are written
 * (420亿元) beside the exact number, the official name of an indicator beside its code. Programs get the table itself.
 */
#ifndef BAOGAO_PEOPLE_H
#define BAOGAO_PEOPLE_H

#include "buffer.h"
#include "tables.h"

/** A table as people see it: `table` has the columns that are shown, with their Chinese titles. */
struct people {
  struct table table;
  struct column columns[COLUMNS_MOST];
  struct shown {
    unsigned char from; /* the column of the table itself that it is made of */
    unsigned char with; /* the column of the unit; of an upper bound */
    unsigned char upto;
    unsigned char how;
    bool technical; /* keys, codes, places in the source: for programs, and folded away from people */
  } shown[COLUMNS_MOST];
  struct buffer texts[COLUMNS_MOST]; /* of what is made anew for a row */
  bool wrapped;                      /* its texts are read whole, in lines below one another */
};

/** Looks at `table`, which must outlive `people`. To be ended by people_free(). */
void people_see(struct people *people, const struct table *table);
void people_free(struct people *people);

/** What is shown of a row of the table itself: one slice a column of `people->table`, good until the next row. False
 * when memory runs out. */
bool people_cells(struct people *people, const slice *cells, slice *shown);

/** The only values of a column in words, 、 between; appends to `text`. False when memory runs out. */
bool people_values(const struct column *column, struct buffer *text);

/** A unit in words, 元/月 for CNY/月; appends to `text`. False when memory runs out. */
bool people_unit(slice unit, struct buffer *text);

#endif
