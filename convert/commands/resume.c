/* Resuming: see resume.h. A line is written at once by one write(), so several processes may note in one folder; what a
 * stop has cut off is no line. */
#include "resume.h"
#include "../support/digest.h"
#include "../support/input.h"
#include "../tree/tree.h"
#include "../write/buffer.h"
#include "../write/sqlite_documents.h"
#include "sources.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NOTES_MOST = 1 << 30, KEY = DIGEST_SIZE - 1 };

struct resume {
  const struct plan *plan;
  char same[DIGEST_SIZE]; /* of the program and its options */
  char *notes;            /* the file, each line ended by NUL */
  const char **lines;     /* in order */
  size_t count;
  bool adds;  /* to a database: a tree is made in any case */
  char **ids; /* of the database under the folder, in order; NULL: none is made */
  size_t id_count;
  struct documents *documents; /* which the ids belong to */
  int file;
};

/* ---- Keys ---- */

/* Adds a text so that no two lists of texts are one. */
static bool add_text(struct buffer *to, const char *text)
{
  char size[32];
  snprintf(size, sizeof size, "%zu:", text ? strlen(text) : (size_t)0);
  return buffer_add(to, slice_of(text ? size : "-")) && buffer_add(to, slice_of(text ? text : ""));
}

static bool add_number(struct buffer *to, size_t number)
{
  char text[32];
  snprintf(text, sizeof text, "%zu", number);
  return add_text(to, text);
}

/* The digest of a file; "" of one that cannot be read. */
static bool add_file(struct buffer *to, const char *path)
{
  char *bytes, sum[DIGEST_SIZE] = "";
  size_t size;
  if (path && input_read(path, NOTES_MOST, &bytes, &size, NULL)) {
    digest((slice){bytes, size}, sum);
    free(bytes);
  }
  return add_text(to, sum);
}

static bool add_facts(struct buffer *to, const bg_options *options)
{
  const char *const texts[] = {options->id,      options->place, options->title,          options->meeting,
                               options->speaker, options->date,  options->source_address, options->encoding,
                               options->format};
  bool good = add_number(to, (size_t)options->year);
  for (size_t i = 0; good && i < sizeof texts / sizeof *texts; i++) good = add_text(to, texts[i]);
  return good;
}

/* What holds for all inputs: the program, byte for byte, and all of its options that show in an output. */
static bool set_same(struct resume *resume)
{
  const struct settings *settings = resume->plan->settings;
  struct buffer text = {0};
  bool good = add_text(&text, BG_VERSION) && add_file(&text, "/proc/self/exe") && add_file(&text, settings->xslt) &&
              add_number(&text, settings->report.without_statistics);
  good = good && add_number(&text, settings->writing.excel) && add_number(&text, settings->writing.csv_safe);
  for (size_t i = 0; good && i < resume->plan->count; i++) good = add_text(&text, resume->plan->targets[i].format);
  for (size_t i = 0; good && i < settings->parameter_count; i++)
    good = add_text(&text, settings->parameters[i].name) && add_text(&text, settings->parameters[i].value);
  if (good) digest(buffer_slice(&text), resume->same);
  free(text.at);
  return good;
}

static bool set_key(const struct resume *resume, struct job *job, slice bytes, const bg_options *options)
{
  struct buffer text = {0};
  char sum[DIGEST_SIZE];
  digest(bytes, sum);
  bool good = add_text(&text, sum) && add_text(&text, resume->same) &&
              add_text(&text, sources_kept(resume->plan->settings, job->path)) && add_facts(&text, options);
  if (good) digest(buffer_slice(&text), job->key);
  free(text.at);
  return good;
}

/* ---- Notes ---- */

static int by_text(const void *left, const void *right)
{
  return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Parts the file in its lines, and puts them in order. */
static bool part_notes(struct resume *resume, size_t size)
{
  size_t most = 0;
  for (size_t i = 0; i < size; i++) most += resume->notes[i] == '\n';
  resume->lines = calloc(most + 1, sizeof *resume->lines);
  if (!resume->lines) return false;
  for (char *at = resume->notes, *end; (end = memchr(at, '\n', size - (size_t)(at - resume->notes))); at = end + 1) {
    *end = '\0';
    if (strcspn(at, "\t") == KEY && strlen(at) > KEY + 1) resume->lines[resume->count++] = at;
  }
  qsort(resume->lines, resume->count, sizeof *resume->lines, by_text);
  return true;
}

static bool read_notes(struct resume *resume, const char *path, bg_log *log)
{
  size_t size = 0;
  if (access(path, F_OK) == 0 && !input_read(path, NOTES_MOST, &resume->notes, &size, log)) return false;
  if (size && !part_notes(resume, size)) return log_memory(log);
  resume->file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (resume->file < 0) return log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  bool torn = size && resume->notes[size - 1] != '\0'; /* its last line would swallow the next */
  return !torn || write(resume->file, "\n", 1) == 1 || log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
}

static bool read_ids(struct resume *resume, const char *database, bg_log *log)
{
  if (access(database, F_OK) != 0) return true;
  resume->documents = documents_open(database, log);
  if (!resume->documents) return false;
  resume->ids = documents_ids(resume->documents, &resume->id_count);
  if (resume->id_count) qsort(resume->ids, resume->id_count, sizeof *resume->ids, by_text);
  return true;
}

/* The note with this key; NULL: there is none. */
static const char *find(const struct resume *resume, const char *key)
{
  size_t low = 0, high = resume->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    int order = strncmp(resume->lines[middle], key, KEY);
    if (order == 0) return resume->lines[middle];
    *(order < 0 ? &low : &high) = order < 0 ? middle + 1 : middle;
  }
  return NULL;
}

static bool is_there(const struct resume *resume, const struct target *target, const char *input, const char *id)
{
  if (!plan_is_single(resume->plan, target))
    return resume->id_count && bsearch(&id, resume->ids, resume->id_count, sizeof *resume->ids, by_text);
  char *path = plan_path(resume->plan, target, input);
  bool there = path && access(path, F_OK) == 0;
  free(path);
  return there;
}

void resume_meet(const struct resume *resume, struct job *job, slice bytes, const bg_options *options)
{
  if (!set_key(resume, job, bytes, options)) {
    *job->key = '\0'; /* it is made, and not noted */
    return;
  }
  const char *note = find(resume, job->key);
  job->known = note != NULL;
  for (size_t i = 0; job->known && i < resume->plan->count; i++)
    job->known = is_there(resume, &resume->plan->targets[i], job->path, note + KEY + 1);
}

void resume_note(struct resume *resume, const struct job *job)
{
  char *line;
  if (!job->report || !*job->key || bg_log_status(job->log, resume->plan->settings->strict) != BG_OK) return;
  const char *id = resume->adds ? tree_attribute(xmlDocGetRootElement(bg_report_xml(job->report)), "id") : "-";
  int size = id ? asprintf(&line, "%s\t%s\n", job->key, id) : -1;
  if (size < 0) return;
  if (write(resume->file, line, (size_t)size) != size) log_add(job->log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  free(line);
}

/* ---- All of it ---- */

struct resume *resume_open(const struct plan *plan, bg_log *log)
{
  struct resume *resume = calloc(1, sizeof *resume);
  char *path = NULL;
  bool good = resume && asprintf(&path, "%s/.baogao-done", plan->settings->directory) >= 0;
  if (resume) *resume = (struct resume){.plan = plan, .file = -1};
  if (good) log_file(log, path);
  good = good && set_same(resume);
  if (!good) log_memory(log);
  good = good && read_notes(resume, path, log);
  for (size_t i = 0; good && i < plan->count; i++)
    if (!plan_is_single(plan, &plan->targets[i])) {
      resume->adds = true;
      good = read_ids(resume, plan->targets[i].path, log);
    }
  free(path);
  if (good) return resume;
  resume_close(resume);
  return NULL;
}

void resume_close(struct resume *resume)
{
  if (!resume) return;
  if (resume->file >= 0) close(resume->file);
  if (resume->documents) documents_close(resume->documents);
  free(resume->lines);
  free(resume->notes);
  free(resume);
}
