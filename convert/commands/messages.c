/* Messages: `file:line:column: warning: text [code]`, or the same as JSON. */
#include "messages.h"
#include <stdio.h>
#include <unistd.h>

static const char *const level_names[] = {[BG_NOTE] = "note", [BG_WARNING] = "warning", [BG_ERROR] = "error"};

/* File names and texts may hold anything; what would steer a terminal is shown as \x1b. */
static void print_visible(const char *text)
{
  for (; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if (c < 0x20 || c == 0x7F)
      fprintf(stderr, "\\x%02x", c);
    else
      putc(c, stderr);
  }
}

static void print_text(const bg_diagnostic *d, const char *name)
{
  print_visible(d->file ? d->file : name);
  if (d->line) fprintf(stderr, ":%zu:%zu", d->line, d->column);
  fprintf(stderr, ": %s: ", level_names[d->level]);
  print_visible(d->text);
  fprintf(stderr, " [%s]\n", d->name);
}

/* A string as JSON; bytes that are no UTF-8 (in a file name) become question marks. */
static json_t *json_text(const char *text)
{
  json_t *string = json_string(text);
  char *copy = string ? NULL : strdup(text);
  if (!copy) return string;
  for (char *c = copy; *c; c++)
    if ((unsigned char)*c >= 0x80) *c = '?';
  string = json_string(copy);
  free(copy);
  return string;
}

json_t *messages_object(const bg_diagnostic *d, const char *file)
{
  json_t *object = json_object();
  bool good = object && (!file || json_object_set_new(object, "file", json_text(file)) == 0);
  if (d->line)
    good = good && json_object_set_new(object, "line", json_integer((json_int_t)d->line)) == 0 &&
           json_object_set_new(object, "column", json_integer((json_int_t)d->column)) == 0;
  good = good && json_object_set_new(object, "level", json_string(level_names[d->level])) == 0 &&
         json_object_set_new(object, "code", json_string(d->name)) == 0 &&
         json_object_set_new(object, "text", json_text(d->text)) == 0;
  if (good) return object;
  json_decref(object);
  return NULL;
}

static void print_json(const bg_diagnostic *d)
{
  json_t *object = messages_object(d, d->file);
  if (!object) return;
  json_dumpf(object, stderr, JSON_COMPACT);
  putc('\n', stderr);
  json_decref(object);
}

void messages_print(const bg_log *log, const char *name, const struct settings *settings)
{
  bg_level least = settings->quiet ? BG_ERROR : settings->verbose ? BG_NOTE : BG_WARNING;
  messages_progress_end(settings);
  for (size_t i = 0; i < bg_log_count(log); i++) {
    const bg_diagnostic *d = bg_log_at(log, i);
    if (d->level < least || d->code == BG_PIPE_CLOSED) continue;
    if (settings->json_log)
      print_json(d);
    else
      print_text(d, name);
  }
}

bg_status messages_finish(bg_log *log, const struct settings *settings, bg_status status)
{
  log_file(log, NULL);
  messages_print(log, "baogao", settings);
  bg_status own = bg_log_status(log, settings->strict);
  bg_log_free(log);
  return own > status ? own : status;
}

static bool shows_progress(const struct settings *settings)
{
  return settings->file_count > 1 && !settings->quiet && !settings->json_log && isatty(STDERR_FILENO);
}

void messages_progress(const struct settings *settings, size_t done, const char *name)
{
  if (!shows_progress(settings)) return;
  fprintf(stderr, "\r\033[K%zu/%zu ", done + 1, settings->file_count);
  print_visible(name);
  fflush(stderr);
}

void messages_progress_end(const struct settings *settings)
{
  if (shows_progress(settings)) fputs("\r\033[K", stderr);
}
