/* Progress: see progress.h. It looks at the clock, and nothing else does: nothing of it stands in an output. */
#include "progress.h"
#include "messages.h"
#include "translation.h"
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double TERMINAL_PAUSE = 0.1, LOG_PAUSE = 10; /* seconds between two times */

static double now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void progress_begin(struct progress *progress, const struct settings *settings, size_t total)
{
  *progress = (struct progress){.settings = settings, .total = total, .begun = now()};
  progress->shown = progress->begun - TERMINAL_PAUSE;
}

static double rate_of(const struct progress *progress, double time)
{
  double seconds = time - progress->begun;
  return seconds > 0 ? (double)progress->done / seconds : 0;
}

/* 1:05:09, 5:09 */
static void print_time(char *to, size_t size, double seconds)
{
  unsigned long whole = (unsigned long)(seconds + 0.5), hours = whole / 3600;
  if (hours)
    snprintf(to, size, "%lu:%02lu:%02lu", hours, whole / 60 % 60, whole % 60);
  else
    snprintf(to, size, "%lu:%02lu", whole / 60, whole % 60);
}

static void show_line(const struct progress *progress, const char *name, double rate)
{
  char left[32];
  fprintf(stderr, "\r\033[K%zu", progress->done + 1);
  if (progress->total) fprintf(stderr, "/%zu", progress->total);
  if (rate > 0) fprintf(stderr, " %.1f/s", rate);
  if (rate > 0 && progress->total) {
    print_time(left, sizeof left, (double)(progress->total - progress->done) / rate);
    fprintf(stderr, _(" %s left"), left);
  }
  fputc(' ', stderr);
  messages_name(stderr, name);
  fflush(stderr);
}

static bool put_number(json_t *object, const char *name, size_t number)
{
  return json_object_set_new(object, name, json_integer((json_int_t)number)) == 0;
}

/* The counts as an object; what is missing in it for lack of memory is not worth a word. */
static void print_object(const struct progress *progress, const char *code, double time)
{
  json_t *object = json_object();
  double rate = rate_of(progress, time);
  bool good = object && json_object_set_new(object, "level", json_string("note")) == 0 &&
              json_object_set_new(object, "code", json_string(code)) == 0 && put_number(object, "done", progress->done);
  if (progress->total) good = good && put_number(object, "total", progress->total);
  good = good && put_number(object, "failed", progress->failed) && put_number(object, "warned", progress->warned) &&
         put_number(object, "before", progress->before) &&
         put_number(object, "seconds", (size_t)(time - progress->begun + 0.5));
  if (rate > 0 && progress->total > progress->done)
    good = good && put_number(object, "left", (size_t)((double)(progress->total - progress->done) / rate + 0.5));
  if (good) json_dumpf(object, stderr, JSON_COMPACT);
  if (good) fputc('\n', stderr);
  json_decref(object);
}

static bool is_on_terminal(const struct settings *settings)
{
  return !settings->quiet && !settings->json_log && isatty(STDERR_FILENO);
}

void progress_show(struct progress *progress, const char *name)
{
  const struct settings *settings = progress->settings;
  bool terminal = is_on_terminal(settings) && progress->total != 1;
  bool log = settings->json_log && settings->verbose && progress->done > 0;
  double time = terminal || log ? now() : 0;
  if (!(terminal || log) || time - progress->shown < (terminal ? TERMINAL_PAUSE : LOG_PAUSE)) return;
  progress->shown = time;
  if (terminal)
    show_line(progress, name, rate_of(progress, time));
  else
    print_object(progress, "progress", time);
}

static bool has_warning(const bg_log *log)
{
  for (size_t i = 0; i < bg_log_count(log); i++)
    if (bg_log_at(log, i)->level == BG_WARNING) return true;
  return false;
}

void progress_count(struct progress *progress, const bg_log *log, bool failed, bool before)
{
  progress->done++;
  progress->failed += failed;
  progress->before += before;
  progress->warned += !failed && has_warning(log);
}

static void say_summary(const struct progress *progress, double time)
{
  char took[32];
  size_t silent = progress->done - progress->warned - progress->failed;
  fprintf(stderr, _("baogao: %zu files: %zu without a remark, %zu with warnings, %zu with errors"), progress->done,
          silent, progress->warned, progress->failed);
  if (progress->before) fprintf(stderr, _("; %zu were there before"), progress->before);
  print_time(took, sizeof took, time - progress->begun);
  if (is_on_terminal(progress->settings)) fprintf(stderr, "; %s, %.1f/s", took, rate_of(progress, time));
  fputc('\n', stderr);
}

void progress_end(const struct progress *progress)
{
  const struct settings *settings = progress->settings;
  messages_progress_end(settings);
  if (progress->done < 2 || settings->quiet) return;
  double time = now();
  if (settings->json_log)
    print_object(progress, "summary", time);
  else if (settings->verbose || is_on_terminal(settings))
    say_summary(progress, time);
}
