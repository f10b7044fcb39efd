/* JSON lines: each line is an object, its names are the columns. */
#include "records.h"
#include <jansson.h>
#include <stdlib.h>

struct lines {
  FILE *file;
  size_t most;
  char *line;
  size_t room, number;
};

static void skip_line(const struct lines *lines)
{
  int c;
  do c = getc_unlocked(lines->file);
  while (c != EOF && c != '\n');
}

/* The next line without its end; -1 at the end of the file, -2 when memory runs out, -3 when it is too long, and has
 * been passed over. */
static long next_line(struct lines *lines)
{
  size_t size = 0;
  int c;
  while ((c = getc_unlocked(lines->file)) != EOF && c != '\n') {
    if (size > lines->most) {
      lines->number++;
      skip_line(lines);
      return -3;
    }
    if (size + 1 >= lines->room) {
      size_t room = lines->room ? lines->room * 2 : 4096;
      char *more = realloc(lines->line, room);
      if (!more) return -2;
      lines->line = more;
      lines->room = room;
    }
    lines->line[size++] = (char)c;
  }
  lines->number++;
  return c == EOF && size == 0 ? -1 : (long)size;
}

static bool add_value(arena *memory, struct record *record, const char *name, json_t *value)
{
  char *printed = NULL;
  if (json_is_null(value)) return true;
  const char *text = json_string_value(value);
  slice as = {text, json_string_length(value)};
  if (!text) as = slice_of(printed = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT));
  size_t i = record->count++;
  record->names[i] = (slice){arena_copy(memory, slice_of(name)), strlen(name)};
  record->values[i] = (slice){as.at ? arena_copy(memory, as) : NULL, as.size};
  free(printed);
  return record->names[i].at && record->values[i].at;
}

static bool take_object(arena *memory, json_t *object, struct record *record)
{
  size_t most = json_object_size(object);
  *record = (struct record){.number = record->number,
                            .names = arena_alloc(memory, (most + 1) * sizeof(slice)),
                            .values = arena_alloc(memory, (most + 1) * sizeof(slice))};
  bool good = record->names && record->values;
  for (void *at = json_object_iter(object); good && at; at = json_object_iter_next(object, at))
    good = add_value(memory, record, json_object_iter_key(at), json_object_iter_value(at));
  return good;
}

static enum record_got take_line(struct lines *lines, size_t size, arena *memory, struct record *record, bg_log *log)
{
  json_error_t error;
  record->number = lines->number;
  json_t *object = json_loadb(lines->line, size, JSON_ALLOW_NUL, &error);
  log_place place = {lines->number, error.column > 0 ? (size_t)error.column : 1};
  if (!object && json_error_code(&error) == json_error_out_of_memory) return log_memory(log), RECORD_FAILED;
  if (!object) return log_add(log, BG_TABLE_FILE, place, error.text), RECORD_BAD;
  bool is_object = json_is_object(object), good = is_object && take_object(memory, object, record);
  json_decref(object);
  if (!is_object)
    return log_add(log, BG_TABLE_FILE, place,
                   "each line has to be an object, {…}; of an array jq -c '.[]' makes such lines"),
           RECORD_BAD;
  return good ? RECORD_GOT : (log_memory(log), RECORD_FAILED);
}

static enum record_got next_json(void *user, arena *memory, struct record *record, bg_log *log)
{
  struct lines *lines = user;
  for (;;) {
    long size = next_line(lines);
    record->number = lines->number;
    if (size == -2) return log_memory(log), RECORD_FAILED;
    if (size == -3)
      return log_add(log, BG_TABLE_FILE, (log_place){lines->number, 1}, "this line is larger than --max-size"),
             RECORD_BAD;
    if (size == -1 && ferror(lines->file))
      return log_add(log, BG_TABLE_FILE, NOWHERE, "it cannot be read"), RECORD_FAILED;
    if (size == -1) return RECORD_END;
    slice line = {lines->line, (size_t)size};
    if (lines->number == 1 && slice_starts(line, SLICE("\xEF\xBB\xBF"))) {
      memmove(lines->line, lines->line + 3, line.size -= 3);
    }
    size_t at = 0;
    while (at < line.size && strchr(" \t\r", line.at[at])) at++;
    if (at < line.size) return take_line(lines, line.size, memory, record, log);
  }
}

static void close_json(void *user)
{
  struct lines *lines = user;
  free(lines->line);
  free(lines);
}

bool json_records(FILE *file, size_t most, struct record_source *source, bg_log *log)
{
  struct lines *lines = calloc(1, sizeof *lines);
  if (!lines) return log_memory(log);
  *lines = (struct lines){.file = file, .most = most};
  source->next = next_json;
  source->close = close_json;
  source->user = lines;
  return true;
}
