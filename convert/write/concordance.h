/* The concordance as a table: the indicators of lexicon/concepts.tsv, whatever the reports. */
#ifndef BAOGAO_CONCORDANCE_H
#define BAOGAO_CONCORDANCE_H

#include "tables.h"

/** Hands every row of `table`, which is concepts, to `row`. False if it stopped it or memory ran out (logged). */
bool concordance_rows(const struct table *table, table_row row, void *user, bg_log *log);

/** The columns of the table. */
enum { CONCORDANCE_COLUMNS = 9 };
extern const struct column concordance_columns[CONCORDANCE_COLUMNS];

#endif
