/* Promises: each target of a report, and what the next year's report of the same place says came of it. The rows of the
 * table `promises`, over all reports that were added, whatever their order. */
#ifndef BAOGAO_PROMISES_H
#define BAOGAO_PROMISES_H

#include "tables.h"

struct claims;
struct promises;

/** An empty collection; NULL when memory runs out. */
struct promises *promises_new(void);
void promises_free(struct promises *promises);

/** Takes out of a report what it promises and what it says was done. False when memory runs out. */
bool promises_add(struct promises *promises, const struct view *view);

/** Hands every row of `table`, which is promises, to `row`: by place, year and place in the text. Of several editions
 * of a year the one that was added first tells what was done. False if `row` stopped it or memory ran out (logged). */
bool promises_rows(struct promises *promises, const struct table *table, table_row row, void *user, bg_log *log);

/** The claims of all reports that were added, in `memory`: `*count` of them. NULL when memory runs out. */
const struct claims **promises_claims(const struct promises *promises, size_t *count, arena *memory);

/** The columns of the table. */
enum { PROMISES_COLUMNS = 33 };
extern const struct column promises_columns[PROMISES_COLUMNS];

#endif
