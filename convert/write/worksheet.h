/* A sheet of a workbook for people (people.h): a table's rows over all reports, packed as they come. */
#ifndef BAOGAO_WORKSHEET_H
#define BAOGAO_WORKSHEET_H

#include "people.h"
#include "workbook.h"

/** Styles of cells, by their places in styles.xml; 0 is none. */
enum { STYLE_TITLE = 1, STYLE_DATE, STYLE_TEXT /* in lines below one another */, STYLE_TOP /* beside such a text */ };

/** Must not be moved while it is open. */
struct sheet {
  const struct table *table; /* as people see it */
  struct people people;
  struct part part; /* from the first row on */
  size_t rows;
  unsigned widths[COLUMNS_MOST];
};

/** Begins a sheet, all zero before, of the table as people see it, and its row of titles. False when memory runs out.
 */
bool sheet_open(struct sheet *sheet, const struct table *table, bg_log *log);

/** Adds a row of the table's cells. False, logged, when the sheet is full or memory runs out. */
bool sheet_add(struct sheet *sheet, const slice *cells, bg_log *log);

/** Ends the rows, makes what stands before them, and puts the two together in `whole`, the workbook's sheet `number`
 * (from 1). False when memory runs out. */
bool sheet_finish(struct sheet *sheet, struct part *whole, size_t number);

/** Puts the range of all cells of the sheet (A1:F20), `mark` before each letter and number. */
void sheet_put_range(struct serializer *out, const struct sheet *sheet, const char *mark);

/** Frees what the sheet holds; one that is all zero holds nothing. */
void sheet_free(struct sheet *sheet);

/** Puts what printf() would print, 255 bytes at most; `out` has failed when it is more. */
void put_format(struct serializer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
