/* The feed: see feed.h. Reads tables as far as they are asked for, so that thousands of rows take no memory. */
#include "feed.h"
#include "messages.h"
#include <libxml/hash.h>
#include <stdlib.h>

struct feed {
  const struct settings *settings;
  bool tables;
  size_t next;       /* file */
  report_rows *rows; /* of the table that is open */
  const char *path;  /* its own */
  xmlHashTable *ids; /* that have stood in it */
};

feed *feed_new(const struct settings *settings, bool tables)
{
  feed *f = calloc(1, sizeof *f);
  if (f) *f = (feed){.settings = settings, .tables = tables};
  return f;
}

static void close_table(feed *f)
{
  if (f->rows) rows_close(f->rows);
  if (f->ids) xmlHashFree(f->ids, NULL); /* else libxml2 would be loaded for nothing */
  f->rows = NULL;
  f->ids = NULL;
}

void feed_free(feed *f)
{
  if (!f) return;
  close_table(f);
  free(f);
}

/* A job that has nothing but what went wrong. */
static bool fault(struct job *job, bg_log *log, const char *path)
{
  *job = (struct job){.path = path, .log = log, .failed = true};
  return true;
}

/* Whether the id has not stood in this table. */
static bool is_new(feed *f, const char *id, bool *out_of_memory)
{
  if (xmlHashLookup(f->ids, BAD_CAST id)) return false;
  if (xmlHashAddEntry(f->ids, BAD_CAST id, f) != 0) *out_of_memory = true;
  return true;
}

/* The names of a row: 报告.csv#12 in messages, 报告.csv-12.txt for files that are made of it. */
static bool name_row(const feed *f, struct job *job, const char *id)
{
  struct row_report *row = job->row;
  const char *called = id ? id : arena_format(row->memory, "%zu", row->number);
  char *name = called ? arena_format(row->memory, "%s#%s", f->path, called) : NULL;
  char *path = called ? arena_format(row->memory, "%s-%s.txt", f->path, called) : NULL;
  for (char *at = path ? path + strlen(f->path) : NULL; at && *at; at++)
    if (strchr("/\\:*?\"<>|", *at)) *at = '_';
  job->path = path;
  job->name = name;
  return path && name;
}

static bool take_row(feed *f, struct row_report *got, struct job *job, bg_log *log)
{
  struct row_report *row = arena_alloc(got->memory, sizeof *row);
  bool out_of_memory = !row;
  if (row) {
    *row = *got;
    *job = (struct job){.log = log, .row = row, .file = f->next - 1};
    const char *id = row->facts[FACT_ID];
    if (id && !f->settings->records && !is_new(f, id, &out_of_memory)) {
      log_add(log, BG_SAME_ID, (log_place){row->number, 1}, id);
      id = row->facts[FACT_ID] = NULL;
    }
    out_of_memory = out_of_memory || !name_row(f, job, id);
  }
  if (!out_of_memory) {
    log_file(log, job->name);
    return true;
  }
  arena_free(got->memory);
  log_memory(log);
  return fault(job, log, f->path);
}

/* A record that cannot be read has nothing but its id, if that is known, and what is wrong with it. */
static bool bad_row(feed *f, struct row_report *got, struct job *job, bg_log *log)
{
  if (!take_row(f, got, job, log)) return true;
  job->failed = true;
  return true;
}

/* The next row of the table that is open; false at its end. */
static bool next_row(feed *f, struct job *job)
{
  struct row_report row;
  bg_log *log = bg_log_new();
  if (!log) {
    close_table(f);
    return fault(job, NULL, f->path);
  }
  log_file(log, f->path);
  switch (rows_next(f->rows, &row, log)) {
  case ROWS_ROW: return take_row(f, &row, job, log);
  case ROWS_BAD: return bad_row(f, &row, job, log);
  case ROWS_FAILED: close_table(f); return fault(job, log, f->path);
  default: break;
  }
  bg_log_free(log);
  close_table(f);
  return false;
}

/* Opens a table. True if that fails: the job says so. */
static bool cannot_open(feed *f, struct job *job)
{
  bg_log *log = bg_log_new();
  if (!log) return fault(job, NULL, f->path);
  log_file(log, f->path);
  f->ids = xmlHashCreate(0);
  f->rows = f->ids ? rows_open(f->settings, f->path, log) : NULL;
  if (!f->ids) log_memory(log);
  if (!f->rows) {
    close_table(f);
    return fault(job, log, f->path);
  }
  log_file(log, NULL);
  messages_print(log, f->path, f->settings);
  bg_log_free(log);
  return false;
}

bool feed_next(feed *f, struct job *job)
{
  for (;;) {
    if (f->rows && next_row(f, job)) return true;
    if (f->next >= f->settings->file_count) return false;
    f->path = f->settings->files[f->next++];
    if (!f->tables || !rows_is_table(f->settings, f->path)) {
      *job = (struct job){.path = f->path, .file = f->next - 1};
      return true;
    }
    if (cannot_open(f, job)) return true;
    if (!rows_are_tasks(f->rows)) continue;
    close_table(f);
    *job = (struct job){.path = f->path};
    return true;
  }
}
