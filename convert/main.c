/* The command line: for now `baogao convert FILE` alone. */
#include "baogao.h"
#include "tree/tree.h"
#include <stdio.h>
#include <stdlib.h>

static bool to_file(void *user, const char *bytes, size_t size)
{
  return fwrite(bytes, 1, size, user) == size;
}

int main(int argc, char **argv)
{
  static char bytes[64 << 20];
  FILE *file = argc > 1 ? fopen(argv[argc - 1], "rb") : NULL;
  if (!file) return BG_INPUT;
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  bg_log *log = bg_log_new();
  bg_report *report = log ? bg_report_read(bytes, size, argv[argc - 1], NULL, log) : NULL;
  if (report) tree_save(bg_report_xml(report), to_file, stdout);
  for (size_t i = 0; log && i < bg_log_count(log); i++) {
    const bg_diagnostic *d = bg_log_at(log, i);
    fprintf(stderr, "%s:%zu:%zu: %s [%s]\n", d->file, d->line, d->column, d->text, d->name);
  }
  bg_status status = log ? bg_log_status(log, false) : BG_FAULT;
  bg_report_free(report);
  bg_log_free(log);
  return status;
}
