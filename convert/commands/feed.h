/* The feed of a batch: its inputs one after the other, the files of the command line and the rows of tables. */
#ifndef BAOGAO_FEED_H
#define BAOGAO_FEED_H

#include "batch.h"
#include "rows.h"

typedef struct feed feed;

/** NULL when memory runs out. `tables` false: every file is one report. */
feed *feed_new(const struct settings *settings, bool tables);
void feed_free(feed *f);

/** Puts the next input into `job`; false after the last. What of it is known by then (a log with what went wrong with a
 * table, a row's text and facts) is the job's. */
bool feed_next(feed *f, struct job *job);

#endif
