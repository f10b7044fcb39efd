/* Messages: `file:line:column: warning: text [code]`, or the same as JSON. */
#include "messages.h"
#include "translation.h"
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const level_names[] = {
    [BG_NOTE] = N_("note"), [BG_WARNING] = N_("warning"), [BG_ERROR] = N_("error")};

/* File names and texts may hold anything; what would steer a terminal is shown as \x1b. */
static void print_visible(FILE *to, const char *text)
{
  for (; *text; text++) {
    unsigned char c = (unsigned char)*text;
    if (c < 0x20 || c == 0x7F)
      fprintf(to, "\\x%02x", c);
    else
      putc(c, to);
  }
}

static void print_text(FILE *to, const bg_diagnostic *d, const char *text, const char *name)
{
  print_visible(to, d->file ? d->file : name);
  if (d->line) fprintf(to, ":%zu:%zu", d->line, d->column);
  fprintf(to, ": %s: ", _(level_names[d->level]));
  print_visible(to, text);
  fprintf(to, " [%s]\n", d->name);
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

/* `text` stands for the text of `d`. */
static json_t *object_of(const bg_diagnostic *d, const char *text, const char *file)
{
  json_t *object = json_object();
  bool good = object && (!file || json_object_set_new(object, "file", json_text(file)) == 0);
  if (d->line)
    good = good && json_object_set_new(object, "line", json_integer((json_int_t)d->line)) == 0 &&
           json_object_set_new(object, "column", json_integer((json_int_t)d->column)) == 0;
  good = good && json_object_set_new(object, "level", json_string(level_names[d->level])) == 0 &&
         json_object_set_new(object, "code", json_string(d->name)) == 0 &&
         json_object_set_new(object, "text", json_text(text)) == 0;
  if (good) return object;
  json_decref(object);
  return NULL;
}

json_t *messages_object(const bg_diagnostic *d, const char *file)
{
  return object_of(d, d->text, file);
}

static void print_json(FILE *to, const bg_diagnostic *d, const char *text)
{
  json_t *object = object_of(d, text, d->file);
  if (!object) return;
  json_dumpf(object, to, JSON_COMPACT);
  putc('\n', to);
  json_decref(object);
}

/* A note that answers the command itself is not asked for by --verbose. */
static bool is_shown(const bg_diagnostic *d, const struct settings *settings)
{
  bg_level least = settings->quiet ? BG_ERROR : settings->verbose || d->code == BG_PUBLISHED ? BG_NOTE : BG_WARNING;
  return d->level >= least && d->code != BG_PIPE_CLOSED;
}

static void print_all(FILE *to, const bg_log *log, const char *name, const struct settings *settings)
{
  for (size_t i = 0; i < bg_log_count(log); i++) {
    const bg_diagnostic *d = bg_log_at(log, i);
    if (!is_shown(d, settings)) continue;
    char *text = translated_diagnostic(log, i);
    if (settings->json_log)
      print_json(to, d, text ? text : d->text);
    else
      print_text(to, d, text ? text : d->text, name);
    free(text);
  }
}

void messages_print(const bg_log *log, const char *name, const struct settings *settings)
{
  messages_progress_end(settings);
  print_all(stderr, log, name, settings);
}

bg_status messages_finish(bg_log *log, const struct settings *settings, bg_status status)
{
  log_file(log, NULL);
  messages_print(log, "baogao", settings);
  bg_status own = bg_log_status(log, settings->strict);
  bg_log_free(log);
  return own > status ? own : status;
}

bg_status messages_memory(const struct settings *settings)
{
  static const bg_diagnostic memory = {.code = BG_MEMORY, .level = BG_ERROR, .name = "memory", .text = "out of memory"};
  if (settings->json_log)
    fprintf(stderr, "{\"level\":\"error\",\"code\":\"%s\",\"text\":\"%s\"}\n", memory.name, _(memory.text));
  else
    print_text(stderr, &memory, _(memory.text), "baogao");
  return BG_FAULT;
}

/* Standard error's lock may be held by a thread that waits for the reader of a full pipe; poll() tells whether there is
 * room. */
void messages_stopped(void *user, int signal)
{
  char text[1024];
  bg_log *log = bg_log_new();
  FILE *to = log ? fmemopen(text, sizeof text, "w") : NULL;
  if (to) {
    log_add(log, BG_STOPPED, NOWHERE, strsignal(signal));
    print_all(to, log, "baogao", user);
    size_t size = (size_t)ftell(to);
    fclose(to);
    struct pollfd room = {.fd = STDERR_FILENO, .events = POLLOUT};
    if (poll(&room, 1, 0) == 1 && room.revents & POLLOUT) (void)!write(STDERR_FILENO, text, size);
  }
  bg_log_free(log);
}

void messages_name(FILE *to, const char *name)
{
  print_visible(to, name);
}

void messages_progress_end(const struct settings *settings)
{
  if (!settings->quiet && !settings->json_log && isatty(STDERR_FILENO)) fputs("\r\033[K", stderr);
}
