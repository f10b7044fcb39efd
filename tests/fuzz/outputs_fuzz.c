/* A fuzz target for libFuzzer: any text, or any XML that may be a report's own, made into one of all formats and read
 * by that format's own reader.
 *
 * The first byte chooses the format, the second (x) says that it is XML. No schema is asked, which would take nine
 * tenths of the time. */
#include "../properties/readers.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { ROOM = 64 };

static const char *format_at(size_t index, char name[ROOM])
{
  const bg_format *format;
  const char *table = "";
  size_t formats = 0, tables = 0;
  while (bg_format_at(formats)) formats++;
  while (bg_table_at(tables)) tables++;
  format = bg_format_at(index % formats);
  if (format->tables) table = bg_table_at(index / formats % tables);
  snprintf(name, ROOM, "%s%s%s", format->name, format->tables ? ":" : "", table);
  return name;
}

static void try_format(const bg_report *report, size_t index)
{
  char name[ROOM];
  struct complaint complaint = {""};
  size_t rows[ROOM] = {0};
  const char *table;
  for (size_t i = 0; (table = bg_table_at(i)) && i < ROOM; i++) {
    snprintf(name, sizeof name, "csv:%s", table);
    if (!read_output(report, name, rows, &complaint)) break;
  }
  if (!complaint.text[0]) read_output(report, format_at(index, name), rows, &complaint);
  if (!complaint.text[0]) return;
  fprintf(stderr, "%s: %s\n", name, complaint.text);
  abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 2) return 0;
  bg_options options = {.format = data[1] == 'x' ? "xml" : "txt"};
  bg_log *log = bg_log_new();
  if (!log) abort();
  bg_report *report = bg_report_read(data + 2, size - 2, "fuzz.txt", &options, log);
  if (!report && bg_log_count(log) == 0) abort();
  if (report) try_format(report, data[0]);
  bg_report_free(report);
  bg_log_free(log);
  return 0;
}
