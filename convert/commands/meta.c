/* The side file: UTF-8, tab-separated, the first line names the columns. Rows are sorted by file and found by
 * bisection; an empty field says nothing. */
#include "meta.h"
#include "../support/input.h"
#include "messages.h"
#include <stdio.h>
#include <stdlib.h>

#define COLUMNS(C)                                                                                                     \
  C(FILE_NAME, "file")                                                                                                 \
  C(PLACE, "place") C(YEAR, "year") C(MEETING, "meeting") C(SPEAKER, "speaker") C(DATE, "date") C(SOURCE, "source")

#define CONSTANT(constant, name) constant,
enum field { COLUMNS(CONSTANT) FIELD_COUNT };
#undef CONSTANT
#define NAME(constant, name) name,
static const char *const field_names[] = {COLUMNS(NAME)};
#undef NAME

struct row {
  const char *fields[FIELD_COUNT]; /* into meta.text; NULL: nothing said */
};

struct meta {
  char *text;
  struct row *rows;
  size_t count;
  int order[FIELD_COUNT + 1]; /* which column stands where in the file; ends with -1 */
};

static int column_of(const char *name)
{
  for (int i = 0; i < FIELD_COUNT; i++)
    if (strcmp(name, field_names[i]) == 0) return i;
  return -1;
}

/* Cuts the next line off `*rest`; NULL after the last. */
static char *next_line(char **rest)
{
  char *line = *rest;
  if (!line || !*line) return NULL;
  char *end = strchr(line, '\n');
  *rest = end ? end + 1 : NULL;
  if (!end) end = line + strlen(line);
  *end = '\0';
  if (end > line && end[-1] == '\r') end[-1] = '\0';
  return line;
}

/* Each returns what is wrong, or NULL. */
static const char *read_columns(struct meta *meta, char *line)
{
  int count = 0;
  bool seen[FIELD_COUNT] = {false};
  for (char *name; (name = strsep(&line, "\t"));) {
    int column = column_of(name);
    if (column < 0) return "its first line must name the columns: file place year meeting speaker date source";
    if (seen[column]) return "a column stands twice";
    seen[column] = true;
    meta->order[count++] = column;
  }
  meta->order[count] = -1;
  return seen[FILE_NAME] ? NULL : "it has no column called file";
}

static const char *read_row(const struct meta *meta, struct row *row, char *line)
{
  int at = 0;
  for (char *field; (field = strsep(&line, "\t")); at++) {
    if (meta->order[at] < 0) return "a row has more fields than there are columns";
    if (*field) row->fields[meta->order[at]] = field;
  }
  const char *year = row->fields[YEAR];
  if (year && (strlen(year) != 4 || strspn(year, "0123456789") != 4)) return "a year is not of the form YYYY";
  return row->fields[FILE_NAME] ? NULL : "a row names no file";
}

static int by_file(const void *left, const void *right)
{
  return strcmp(((const struct row *)left)->fields[FILE_NAME], ((const struct row *)right)->fields[FILE_NAME]);
}

static const char *read_rows(struct meta *meta)
{
  char *rest = meta->text;
  if (strncmp(rest, "\xEF\xBB\xBF", 3) == 0) rest += 3;
  char *line = next_line(&rest);
  const char *wrong = line ? read_columns(meta, line) : "it is empty";
  while (!wrong && (line = next_line(&rest)))
    if (*line) wrong = read_row(meta, &meta->rows[meta->count++], line);
  if (wrong) return wrong;
  qsort(meta->rows, meta->count, sizeof *meta->rows, by_file);
  for (size_t i = 1; i < meta->count; i++)
    if (by_file(&meta->rows[i - 1], &meta->rows[i]) == 0) return "two rows name the same file";
  return NULL;
}

/* Everything into memory, with a NUL behind it and as many rows as there are lines at most. */
static bool load(struct meta *meta, const struct settings *settings, bg_log *log)
{
  char *bytes;
  size_t size, lines = 1;
  log_file(log, settings->meta);
  if (!input_read(settings->meta, settings_max_size(settings), &bytes, &size, log)) return false;
  for (size_t i = 0; i < size; i++) lines += bytes[i] == '\n';
  meta->text = realloc(bytes, size + 1);
  if (!meta->text) free(bytes);
  meta->rows = calloc(lines, sizeof *meta->rows);
  if (!meta->text || !meta->rows) return log_memory(log);
  meta->text[size] = '\0';
  const char *wrong = strlen(meta->text) == size ? read_rows(meta) : "it is not text";
  return wrong ? log_add(log, BG_META_FILE, NOWHERE, settings->meta, wrong) : true;
}

struct meta *meta_read(const struct settings *settings, bg_status *status)
{
  bg_log *log = bg_log_new();
  struct meta *meta = calloc(1, sizeof *meta);
  *status = BG_FAULT;
  bool good = log && meta && load(meta, settings, log);
  if (log) {
    messages_print(log, "baogao", settings);
    *status = bg_log_status(log, false);
  }
  bg_log_free(log);
  if (good) return meta;
  meta_free(meta);
  return NULL;
}

void meta_free(struct meta *meta)
{
  if (!meta) return;
  free(meta->text);
  free(meta->rows);
  free(meta);
}

static const struct row *find(const struct meta *meta, const char *name)
{
  struct row key = {.fields = {[FILE_NAME] = name}};
  return meta->count ? bsearch(&key, meta->rows, meta->count, sizeof key, by_file) : NULL;
}

void meta_apply(const struct meta *meta, const char *path, bg_options *options)
{
  if (!meta) return;
  const struct row *row = find(meta, path);
  const char *slash = strrchr(path, '/');
  if (!row && slash) row = find(meta, slash + 1);
  if (!row) return;
  const char *const *fields = row->fields;
  if (fields[PLACE]) options->place = fields[PLACE];
  if (fields[YEAR]) options->year = (int)strtol(fields[YEAR], NULL, 10);
  if (fields[MEETING]) options->meeting = fields[MEETING];
  if (fields[SPEAKER]) options->speaker = fields[SPEAKER];
  if (fields[DATE]) options->date = fields[DATE];
  if (fields[SOURCE]) options->source_address = fields[SOURCE];
}
