/* Records of a table, whatever it is kept in: names and values. */
#ifndef BAOGAO_RECORDS_H
#define BAOGAO_RECORDS_H

#include "../support/arena.h"
#include "../support/log.h"
#include <stdio.h>

/** A record: its cells, and how they are called. In the arena of whoever asks. */
struct record {
  size_t number; /* row of a spreadsheet, or line */
  slice *names;
  slice *values; /* UTF-8 */
  size_t count;
};

enum record_got {
  RECORD_GOT,
  RECORD_END,
  RECORD_BAD, /* this one cannot be read; those behind it can */
  RECORD_FAILED
};

/** A table that is open, by one of these. `next` puts the next record into `record`, `head` tells the names that are
 * known beforehand (a JSON object has its own: none). */
struct record_source {
  enum record_got (*next)(void *user, arena *memory, struct record *record, bg_log *log);
  void (*close)(void *user);
  void *user;
};

/** Opens a table of each kind. `most`: bytes of a record, or of all that an archive unpacks to. False, and the log says
 * why, when it cannot be read. The file is read on; it is the caller's. */
bool csv_records(FILE *file, size_t most, struct record_source *source, bg_log *log);
bool json_records(FILE *file, size_t most, struct record_source *source, bg_log *log);
bool xlsx_records(slice bytes, size_t most, struct record_source *source, bg_log *log);

/** Whether a workbook that is open holds a table of tasks; and the names of its columns: how many, `*names`. */
bool xlsx_holds_tasks(const struct record_source *source);
size_t xlsx_names(const struct record_source *source, const slice **names);

#endif
