/* Sheets: those that are not in use stand in a row; who finds none there compiles one more. */
#include "sheets.h"
#include <pthread.h>
#include <stdlib.h>

enum { MOST_IDLE = 64 }; /* more threads than that compile anew */

struct sheets {
  const char *name;
  const struct settings *settings;
  pthread_mutex_t lock;
  stylesheet *idle[MOST_IDLE];
  size_t count;
};

struct sheets *sheets_new(const char *name, const struct settings *settings)
{
  struct sheets *sheets = calloc(1, sizeof *sheets);
  if (!sheets) return NULL;
  sheets->name = name;
  sheets->settings = settings;
  if (pthread_mutex_init(&sheets->lock, NULL) == 0) return sheets;
  free(sheets);
  return NULL;
}

void sheets_free(struct sheets *sheets)
{
  if (!sheets) return;
  while (sheets->count > 0) stylesheet_free(sheets->idle[--sheets->count]);
  pthread_mutex_destroy(&sheets->lock);
  free(sheets);
}

stylesheet *sheets_take(struct sheets *sheets, bg_log *log)
{
  pthread_mutex_lock(&sheets->lock);
  stylesheet *sheet = sheets->count > 0 ? sheets->idle[--sheets->count] : NULL;
  pthread_mutex_unlock(&sheets->lock);
  if (sheet) return sheet;
  if (sheets->name) return stylesheet_own(sheets->name, log);
  const struct settings *settings = sheets->settings;
  return stylesheet_read(settings->xslt, settings->parameters, settings->parameter_count, log);
}

void sheets_give(struct sheets *sheets, stylesheet *sheet)
{
  pthread_mutex_lock(&sheets->lock);
  bool kept = sheets->count < MOST_IDLE;
  if (kept) sheets->idle[sheets->count++] = sheet;
  pthread_mutex_unlock(&sheets->lock);
  if (!kept) stylesheet_free(sheet);
}
