/* Prints the targets of a report as a table. Build: cc targets.c $(pkg-config --cflags --libs baogao) */
#include <baogao.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv)
{
  static char bytes[1 << 20];
  FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
  if (!file) return EXIT_FAILURE;
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);

  bg_log *log = bg_log_new();
  bg_report *report = log ? bg_report_read(bytes, size, argv[1], NULL, log) : NULL;
  if (report) bg_report_write(report, "csv:targets", bg_sink_file, stdout, log);

  for (size_t i = 0; log && i < bg_log_count(log); i++) {
    const bg_diagnostic *d = bg_log_at(log, i);
    if (d->level >= BG_WARNING) fprintf(stderr, "line %zu: %s\n", d->line, d->text);
  }
  bg_status status = log ? bg_log_status(log, false) : BG_FAULT;
  bg_report_free(report);
  bg_log_free(log);
  return status;
}
