/* The log: diagnostics in the order in which they came, in an arena of their own. */
#include "log.h"
#include "arena.h"
#include "utf8.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct message {
  const char *name;
  bg_level level;
  bg_status status;
  const char *text;
};

#define MESSAGE(code, level, status, text) [BG_##code] = {#code, level, status, text},
static const struct message messages[BG_CODES] = {BG_MESSAGES(MESSAGE)};
#undef MESSAGE

/* A diagnostic with the words that stand in its text. */
struct entry {
  bg_diagnostic shown;
  const char *words[LOG_WORDS];
};

struct bg_log {
  arena *arena;
  struct entry *at;
  size_t count;
  size_t room;
  const char *file;
  bool out_of_memory;
  size_t of_code[BG_CODES]; /* how many of each, in this file */
  const char *names[BG_CODES];
};

static const bg_diagnostic memory_diagnostic = {
    .code = BG_MEMORY, .level = BG_ERROR, .name = "memory", .text = "out of memory"};

/* PAGE_JUMP → page-jump */
static const char *printed_name(bg_log *log, bg_code code)
{
  if (log->names[code]) return log->names[code];
  char *name = arena_copy(log->arena, slice_of(messages[code].name));
  for (char *c = name; c && *c; c++) *c = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
  return log->names[code] = name;
}

bg_log *bg_log_new(void)
{
  bg_log *log = calloc(1, sizeof *log);
  if (!log) return NULL;
  log->arena = arena_new();
  if (log->arena) return log;
  free(log);
  return NULL;
}

void bg_log_free(bg_log *log)
{
  if (!log) return;
  arena_free(log->arena);
  free(log);
}

size_t bg_log_count(const bg_log *log)
{
  return log->count + log->out_of_memory;
}

const bg_diagnostic *bg_log_at(const bg_log *log, size_t index)
{
  if (index < log->count) return &log->at[index].shown;
  return index == log->count && log->out_of_memory ? &memory_diagnostic : NULL;
}

bg_status bg_log_status(const bg_log *log, bool strict)
{
  bg_status worst = log->out_of_memory ? BG_FAULT : BG_OK;
  for (size_t i = 0; i < log->count; i++) {
    bg_status status = messages[log->at[i].shown.code].status;
    if (strict && log->at[i].shown.level == BG_WARNING && status < BG_WARNED) status = BG_WARNED;
    if (status > worst) worst = status;
  }
  return worst;
}

bool log_memory(bg_log *log)
{
  if (log) log->out_of_memory = true;
  return false;
}

const char *log_words(const bg_log *log, size_t index, const char *words[LOG_WORDS])
{
  const struct entry *entry = index < log->count ? &log->at[index] : NULL;
  for (size_t i = 0; i < LOG_WORDS; i++) words[i] = entry ? entry->words[i] : NULL;
  return messages[entry ? entry->shown.code : BG_MEMORY].text;
}

static bool append(bg_log *log, struct entry entry)
{
  struct entry *at = arena_grow(log->arena, log->at, log->count, &log->room, sizeof *at);
  if (!at || !entry.shown.name || !entry.shown.text) return log_memory(log);
  log->at = at;
  at[log->count++] = entry;
  return false;
}

/* Copies the words of a message, as many as it has places for. */
static bool copy_words(arena *arena, const char *format, va_list list, const char *words[LOG_WORDS])
{
  size_t count = 0;
  for (const char *at = format; (at = strchr(at, '%')) && count < LOG_WORDS; at += 2) {
    if (at[1] != 's') continue;
    words[count] = arena_copy(arena, slice_of(va_arg(list, const char *)));
    if (!words[count++]) return false;
  }
  return true;
}

void log_file(bg_log *log, const char *name)
{
  if (!log) return;
  for (size_t code = 0; code < BG_CODES; code++) {
    size_t of_code = log->of_code[code];
    log->of_code[code] = 0;
    if (of_code <= LOG_MOST) continue;
    char more[24];
    snprintf(more, sizeof more, "%zu", of_code - LOG_MOST);
    log_add(log, BG_MORE_OF_THESE, NOWHERE, more, printed_name(log, (bg_code)code));
  }
  log->of_code[BG_MORE_OF_THESE] = 0;
  log->file = name ? arena_copy(log->arena, slice_of(name)) : NULL;
  if (name && !log->file) log_memory(log);
}

bool log_add(bg_log *log, bg_code code, log_place place, ...)
{
  bool asked_for = code == BG_HEADING_RULE || code == BG_BLOCK_RULE || code == BG_NOT_CHOSEN ||
                   code == BG_STATISTIC_RULE; /* of which all are wanted */
  if (!log || (!asked_for && ++log->of_code[code] > LOG_MOST)) return false;
  char text[1024];
  va_list list, again;
  va_start(list, place);
  va_copy(again, list);
  int size = vsnprintf(text, sizeof text, messages[code].text, list);
  if (size >= (int)sizeof text) /* it is cut, between two characters and not within the last: it is for people */
    *(char *)(uintptr_t)utf8_within(text, text + sizeof text, sizeof text - 2) = '\0';
  va_end(list);
  struct entry entry = {.shown = {.code = code,
                                  .level = messages[code].level,
                                  .name = printed_name(log, code),
                                  .text = arena_copy(log->arena, slice_of(text)),
                                  .file = log->file,
                                  .line = place.line,
                                  .column = place.column}};
  bool whole = copy_words(log->arena, messages[code].text, again, entry.words);
  va_end(again);
  return whole ? append(log, entry) : log_memory(log);
}

bool log_append(bg_log *to, const bg_log *from)
{
  for (size_t i = 0; i < from->count; i++) {
    struct entry copy = from->at[i];
    copy.shown.name = printed_name(to, copy.shown.code);
    copy.shown.text = arena_copy(to->arena, slice_of(copy.shown.text));
    copy.shown.file = copy.shown.file ? arena_copy(to->arena, slice_of(copy.shown.file)) : NULL;
    for (size_t word = 0; word < LOG_WORDS; word++)
      if (copy.words[word] && !(copy.words[word] = arena_copy(to->arena, slice_of(copy.words[word])))) log_memory(to);
    append(to, copy);
  }
  if (from->out_of_memory) log_memory(to);
  return !to->out_of_memory;
}
