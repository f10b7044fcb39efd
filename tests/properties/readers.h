/* A reader for every output format: the one that those who get the file will use. */
#ifndef BAOGAO_TEST_READERS_H
#define BAOGAO_TEST_READERS_H

#include "baogao.h"
#include "texts.h"

/** How wide a complaint may be. */
enum { COMPLAINT = 400 };

/** What is wrong, in words; empty: nothing. */
struct complaint {
  char text[COMPLAINT];
};

/** Says what is wrong (printf), unless something was said before. Returns false. */
bool complain(struct complaint *complaint, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Writes `report` as `format` and reads that by the format's own reader. `rows` are the rows of each table, in the
 * order of bg_table_at(): "csv:TABLE" says how many there are, and every other format with that table has to have as
 * many. False when the writer fails, or the reader has anything to say. */
bool read_output(const bg_report *report, const char *format, size_t *rows, struct complaint *complaint);

/** What bg_report_source() writes; false when it fails. The caller frees it. */
bool source_of(const bg_report *report, struct bytes *source, struct complaint *complaint);

/** The report as `format`; false when it fails. The caller frees it. */
bool output_of(const bg_report *report, const char *format, struct bytes *output, struct complaint *complaint);

#endif
