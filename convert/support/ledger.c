/* A ledger: see ledger.h. */
#include "ledger.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

struct ledger {
  pthread_mutex_t lock;
  struct ledger_file *files;
  size_t count;
  size_t room;
};

ledger *ledger_new(void)
{
  ledger *ledger = calloc(1, sizeof *ledger);
  if (ledger && pthread_mutex_init(&ledger->lock, NULL) == 0) return ledger;
  free(ledger);
  return NULL;
}

void ledger_free(ledger *ledger)
{
  if (!ledger) return;
  for (size_t i = 0; i < ledger->count; i++) free(ledger->files[i].path);
  free(ledger->files);
  pthread_mutex_destroy(&ledger->lock);
  free(ledger);
}

static bool make_room(ledger *ledger)
{
  if (ledger->count < ledger->room) return true;
  size_t room = ledger->room ? 2 * ledger->room : 64;
  struct ledger_file *files = realloc(ledger->files, room * sizeof *files);
  if (!files) return false;
  ledger->files = files;
  ledger->room = room;
  return true;
}

/* Takes the path over. */
static bool add(ledger *ledger, struct ledger_file file, bg_log *log)
{
  pthread_mutex_lock(&ledger->lock);
  bool good = make_room(ledger);
  if (good) ledger->files[ledger->count++] = file;
  pthread_mutex_unlock(&ledger->lock);
  if (good) return true;
  free(file.path);
  return log_memory(log);
}

bool ledger_add(ledger *ledger, const char *part, const char *path, const struct digested *known, bg_log *log)
{
  char *whole;
  if (asprintf(&whole, "%s%s", part, path) < 0) return log_memory(log);
  return add(ledger, (struct ledger_file){.path = whole, .known = *known}, log);
}

bool ledger_add_foreign(ledger *ledger, const char *path, bg_log *log)
{
  char *copy = strdup(path);
  if (!copy) return log_memory(log);
  struct ledger_file file = {.path = copy, .foreign = true};
  return add(ledger, file, log);
}

static int by_path(const void *left, const void *right)
{
  const struct ledger_file *a = left, *b = right;
  return strcmp(a->path, b->path);
}

const struct ledger_file *ledger_files(ledger *ledger, size_t *count)
{
  if (ledger->count) qsort(ledger->files, ledger->count, sizeof *ledger->files, by_path);
  *count = ledger->count;
  return ledger->files;
}
