/* A stream of records: see stream.h. The lines of a record are made in the thread that read it. */
#include "stream.h"
#include "../support/guard.h"
#include "../support/outfile.h"
#include "../write/buffer.h"
#include "batch.h"
#include "messages.h"
#include "plan.h"
#include "rows.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct stream {
  struct settings *settings;
  outfile *out;
  bg_log *log; /* of the output */
  bool failed;
};

/* The lines of a record on their way: each gets `first` behind its brace. */
struct lines {
  slice first;
  bool inside; /* a line has begun */
  struct buffer text;
};

static bool take_lines(void *user, const char *bytes, size_t size)
{
  struct lines *lines = user;
  slice rest = {bytes, size};
  while (rest.size) {
    bool begins = !lines->inside && *rest.at == '{';
    if (begins && !(buffer_add(&lines->text, SLICE("{")) && buffer_add(&lines->text, lines->first))) return false;
    rest = slice_after(rest, begins);
    const char *end = memchr(rest.at, '\n', rest.size);
    slice part = {rest.at, end ? (size_t)(end - rest.at) + 1 : rest.size};
    if (!buffer_add(&lines->text, part)) return false;
    lines->inside = end == NULL;
    rest = slice_after(rest, part.size);
  }
  return true;
}

/* How the record is called: its id, or its line's number. */
static json_t *name_of(const struct row_report *row)
{
  json_t *name = row->called ? json_string(row->called) : NULL;
  return name ? name : json_integer((json_int_t)row->number);
}

/* The member that every line of a record begins with; the caller's (free). */
static char *first_member(const struct row_report *row)
{
  json_t *name = name_of(row);
  char *value = name ? json_dumps(name, JSON_ENCODE_ANY) : NULL, *member = NULL;
  if (value && asprintf(&member, "\"record\": %s, ", value) < 0) member = NULL;
  free(value);
  json_decref(name);
  return member;
}

/* Why there is no report: the last error that the log has. */
static json_t *error_of(const bg_log *log)
{
  json_t *error = NULL;
  for (size_t i = bg_log_count(log); !error && i > 0; i--) {
    const bg_diagnostic *d = bg_log_at(log, i - 1);
    if (d->level == BG_ERROR) error = messages_object(d, NULL);
  }
  return error;
}

static bool put_error(const struct job *job, struct lines *lines)
{
  json_t *line = json_object(), *error = error_of(job->log);
  if (error) json_object_del(error, "level");
  bool good =
      json_object_set_new(line, "record", name_of(job->row)) == 0 && json_object_set_new(line, "error", error) == 0;
  char *text = good ? json_dumps(line, 0) : NULL;
  good = text && buffer_add(&lines->text, slice_of(text)) && buffer_add(&lines->text, SLICE("\n"));
  free(text);
  json_decref(line);
  return good;
}

static void make_lines(void *user, struct job *job)
{
  const struct stream *stream = user;
  struct lines *lines = job->row ? calloc(1, sizeof *lines) : NULL;
  char *first = lines ? first_member(job->row) : NULL;
  if (first) {
    lines->first = slice_of(first);
    if (!job->report || !bg_report_write(job->report, stream->settings->formats[0], take_lines, lines, job->log)) {
      lines->text.size = 0;
      put_error(job, lines);
    }
    lines->first = (slice){0};
  } else if (job->row) {
    log_memory(job->log);
  }
  free(first);
  job->made = lines;
}

static void put_lines(void *user, struct job *job)
{
  struct stream *stream = user;
  struct lines *lines = job->made;
  if (!lines) return;
  const slice text = buffer_slice(&lines->text);
  bool written =
      stream->failed || (outfile_sink(stream->out, text.at ? text.at : "", text.size) && outfile_flush(stream->out));
  if (!written) {
    stream->failed = true;
    log_add(stream->log, errno == EPIPE ? BG_PIPE_CLOSED : BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  }
  free(lines->text.at);
  free(lines);
  job->made = NULL;
}

static bool is_broken(void *user)
{
  const struct stream *stream = user;
  return stream->failed;
}

static bg_status run_open(struct stream *stream, const struct meta *meta)
{
  bg_status status = batch_run(&(struct batch){.settings = stream->settings,
                                               .meta = meta,
                                               .work = make_lines,
                                               .deliver = put_lines,
                                               .user = stream,
                                               .records = true,
                                               .unwanted = is_broken});
  bool whole = !stream->failed && status < BG_INPUT;
  return outfile_close(stream->out, whole, stream->log) ? status : status > BG_OUTPUT ? status : BG_OUTPUT;
}

static bg_status check(const struct settings *settings)
{
  if (settings->file_count != 1) return settings_wrong(settings, "--records takes one file (- is standard input)");
  if (settings->directory) return settings_wrong(settings, "--records writes one stream: -o FILE, or standard output");
  bool is_table = settings->format_count == 1 && strncmp(settings->formats[0], "jsonl:", strlen("jsonl:")) == 0;
  if (!is_table || settings->xslt) return settings_wrong(settings, "--records wants -t jsonl:TABLE");
  if (strcmp(settings->formats[0], "jsonl:promises") == 0)
    return settings_wrong(settings, "promises are of two reports; records are each by itself");
  if (settings->report.id || settings->report.format)
    return settings_wrong(settings, "--id and --from are not for --records");
  return BG_OK;
}

bg_status stream_run(struct settings *settings)
{
  struct plan plan = {0};
  struct meta *meta = NULL;
  struct stream stream = {.settings = settings};
  bg_status status = check(settings);
  if (status != BG_OK) return status;
  status = plan_make(&plan, settings);
  if (status == BG_OK) status = batch_meta(settings, &meta);
  if (status == BG_OK) status = plan_confine(&plan);
  if (status == BG_OK) {
    guard *guard = guard_new(messages_stopped, settings);
    stream.log = bg_log_new();
    if (stream.log) log_file(stream.log, settings->output ? settings->output : "(standard output)");
    stream.out = stream.log ? outfile_open(settings->output, guard, stream.log) : NULL;
    if (stream.out) status = run_open(&stream, meta);
    status = stream.log ? messages_finish(stream.log, settings, status) : messages_memory(settings);
    guard_free(guard);
  }
  meta_free(meta);
  plan_free(&plan);
  return status;
}
