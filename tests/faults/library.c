/* library FORMAT INPUT [OUTPUT]: what a user of libbaogao does, without the program's end at the first failed
 * allocation: here every failure has to come back as an error. FORMAT check: no output, the diagnostics are printed.
 * The exit status is the program's. */
#include "baogao.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1 << 20 };

struct bytes {
  char *at;
  size_t size, room;
};

static bool collect(void *user, const char *bytes, size_t size)
{
  struct bytes *all = user;
  if (all->size + size > all->room) {
    size_t room = 2 * (all->size + size);
    char *larger = realloc(all->at, room);
    if (!larger) return false;
    all->at = larger;
    all->room = room;
  }
  memcpy(all->at + all->size, bytes, size);
  all->size += size;
  return true;
}

/* What is written is whole: a part of it is never seen under the name. */
static bool put(const struct bytes *all, const char *path)
{
  FILE *file = fopen(path, "wb");
  bool done = file && fwrite(all->at, 1, all->size, file) == all->size;
  if (file && fclose(file) != 0) done = false;
  if (file && !done) remove(path);
  return done;
}

static bg_status work(const char *format, const char *input, const char *output, bg_log *log)
{
  static char source[MOST];
  FILE *file = fopen(input, "rb");
  if (!file) return BG_FAULT;
  size_t size = fread(source, 1, sizeof source, file);
  fclose(file);
  struct bytes all = {0};
  bg_report *report = bg_report_read(source, size, input, NULL, log);
  bool good = report != NULL;
  if (good && strcmp(format, "check") == 0)
    good = bg_report_check(report, log);
  else if (good)
    good = bg_report_write(report, format, collect, &all, log) && put(&all, output);
  bg_report_free(report);
  free(all.at);
  bg_status status = bg_log_status(log, false);
  return good || status > BG_WARNED ? status : BG_FAULT;
}

int main(int argc, char **argv)
{
  setvbuf(stderr, NULL, _IONBF, 0);
  if (argc < 3) return BG_USAGE;
  bg_log *log = bg_log_new();
  if (!log) {
    fputs("out of memory\n", stderr);
    return BG_FAULT;
  }
  bg_status status = work(argv[1], argv[2], argc > 3 ? argv[3] : NULL, log);
  for (size_t i = 0; i < bg_log_count(log); i++)
    if (bg_log_at(log, i)->level > BG_NOTE)
      fprintf(stderr, "%s [%s]\n", bg_log_at(log, i)->text, bg_log_at(log, i)->name);
  if (status == BG_FAULT && bg_log_count(log) == 0) fputs("out of memory\n", stderr);
  bg_log_free(log);
  return (int)status;
}
