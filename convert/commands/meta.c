/* The side file: tab-separated, the first line names the columns. It is decoded as a report is. Rows are sorted by file
 * and found by bisection; an empty field says nothing. */
#include "meta.h"
#include "../read/decode.h"
#include "../support/input.h"
#include "../support/utf8.h"
#include "facts.h"
#include "messages.h"
#include "translation.h"
#include <stdint.h>
#include <stdlib.h>

/* The columns: the facts, then the file that they are of. */
enum { FILE_NAME = FACTS, FIELD_COUNT };

struct row {
  const char *fields[FIELD_COUNT]; /* into the text; NULL: nothing said */
  size_t line;
  bool used;
};

struct meta {
  arena *memory;
  struct row *rows;
  size_t count;
  int order[FIELD_COUNT + 1]; /* which column stands where in the file; ends with -1 */
};

/* A line that is being taken apart. */
struct line {
  struct meta *meta;
  bg_log *log;
  size_t number;
  const char *start;
  char *rest; /* behind the field taken last; NULL: there is no more */
};

/* # Reading */

static char *next_field(struct line *line)
{
  return strsep(&line->rest, "\t");
}

/* Says what is wrong with the field at `at` of the line. The fields before it end with NUL. */
static bool wrong(const struct line *line, const char *at, const char *what)
{
  log_place place = {line->number, utf8_count((slice){line->start, (size_t)(at - line->start)}) + 1};
  return what ? log_add(line->log, BG_META_FILE, place, what) : log_memory(line->log);
}

static int column_of(const char *name)
{
  int fact = (int)fact_of(name);
  return strcmp(name, "file") == 0 ? FILE_NAME : fact < FACTS ? fact : -1;
}

static const char *name_of(int column)
{
  return column == FILE_NAME ? "file" : fact_names[column];
}

static bool wrong_column(const struct line *line, const char *name)
{
  arena *memory = line->meta->memory;
  const char *shown = option_shown(memory, name);
  bool commas = strchr(name, ',') || strstr(name, "，") || strchr(name, ';');
  if (!shown) return log_memory(line->log);
  return wrong(
      line, name,
      commas ? _("its columns have to be parted by TABs, not by commas")
             : arena_format(memory, _("there is no column “%s”; the columns are file%s"), shown, fact_names_joined));
}

static bool read_columns(struct line *line)
{
  int count = 0;
  bool seen[FIELD_COUNT] = {false};
  for (char *name; (name = next_field(line));) {
    int column = column_of(name);
    if (column < 0) return wrong_column(line, name);
    if (seen[column])
      return wrong(line, name, arena_format(line->meta->memory, _("the column %s stands twice"), name_of(column)));
    seen[column] = true;
    line->meta->order[count++] = column;
  }
  line->meta->order[count] = -1;
  return seen[FILE_NAME] || wrong(line, line->start, "it has no column called file");
}

static bool read_field(const struct line *line, struct row *row, int column, const char *value)
{
  if (column < 0) return !*value || wrong(line, value, "there is a field more than there are columns");
  if (!*value) return true;
  row->fields[column] = value;
  const char *must_be =
      column == FILE_NAME ? option_must_be(OPTION_TEXT, value) : fact_must_be((enum known_fact)column, value);
  if (!must_be) return true;
  arena *memory = line->meta->memory;
  const char *shown = option_shown(memory, value);
  return wrong(line, value,
               shown ? arena_format(memory, _("%s cannot be “%s”; it must be %s"), name_of(column), shown, _(must_be))
                     : NULL);
}

static bool read_row(struct line *line)
{
  struct meta *meta = line->meta;
  struct row *row = &meta->rows[meta->count++];
  row->line = line->number;
  int at = 0;
  for (char *field; (field = next_field(line));) {
    if (!read_field(line, row, meta->order[at], field)) return false;
    if (meta->order[at] >= 0) at++;
  }
  return row->fields[FILE_NAME] || wrong(line, line->start, "this row names no file");
}

static bool read_lines(struct meta *meta, char *text, bg_log *log)
{
  struct line line = {.meta = meta, .log = log};
  for (char *next = text; next && *next;) {
    line.start = line.rest = next;
    line.number++;
    next = strchr(next, '\n');
    if (next) *next++ = '\0';
    size_t size = strlen(line.rest);
    if (size && line.rest[size - 1] == '\r') line.rest[size - 1] = '\0';
    if (line.number > 1 && !*line.rest) continue;
    if (!(line.number == 1 ? read_columns(&line) : read_row(&line))) return false;
  }
  return line.number > 0 || log_add(log, BG_META_FILE, NOWHERE, "it is empty");
}

static int by_file(const void *left, const void *right)
{
  return strcmp(((const struct row *)left)->fields[FILE_NAME], ((const struct row *)right)->fields[FILE_NAME]);
}

/* By what a column says; rows of which it says nothing come first, those that it says the same of by their lines. */
static int by_column(const void *left, const void *right, void *column)
{
  const struct row *a = left, *b = right;
  const char *one = a->fields[*(const int *)column], *other = b->fields[*(const int *)column];
  int order = strcmp(one ? one : "", other ? other : "");
  return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

/* Sorts the rows by a column; it is wrong that it says the same of two. */
static bool sort_rows(struct meta *meta, int column, bg_log *log)
{
  if (meta->count) qsort_r(meta->rows, meta->count, sizeof *meta->rows, by_column, &column);
  for (size_t i = 1; i < meta->count; i++) {
    const struct row *first = &meta->rows[i - 1], *second = &meta->rows[i];
    const char *one = first->fields[column], *other = second->fields[column];
    if (!one || !other || strcmp(one, other) != 0) continue;
    const char *shown = option_shown(meta->memory, other);
    const char *what = shown ? arena_format(meta->memory, _("%s stands in line %zu, too"), shown, first->line) : NULL;
    return what ? log_add(log, BG_META_FILE, ((log_place){second->line, 1}), what) : log_memory(log);
  }
  return true;
}

/* Whether all of a text whose encoding was guessed looks right. Big5 taken for GB18030 is full of kana and zhuyin. */
static bool is_chinese(slice text)
{
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    bool han = (code >= 0x3400 && code < 0xA000) || code >= 0x20000;
    bool mark = code == 0xB7 || (code >= 0x2010 && code < 0x2070) || (code >= 0x3000 && code < 0x3040);
    if (code >= 0x80 && !han && !mark && (code < 0xFF00 || code >= 0xFFF0)) return false;
  }
  return true;
}

/* The file as text. What is no UTF-8 comes from a spreadsheet, as a rule; what it is taken for is then told. */
static char *load(struct meta *meta, const struct settings *settings, bg_log *log)
{
  char *bytes;
  size_t size;
  struct decoded decoded;
  if (!input_read(settings->meta, settings_max_size(settings), &bytes, &size, log)) return NULL;
  bool good = decode((slice){bytes, size}, NULL, meta->memory, log, &decoded);
  free(bytes);
  if (!good) return NULL;
  bool told = !decoded.guessed || is_chinese(decoded.text);
  if (decoded.bad_bytes || !told || strlen(decoded.text.at) < decoded.text.size) {
    log_add(log, BG_META_FILE, NOWHERE, "its encoding cannot be told; save it as UTF-8");
    return NULL;
  }
  if (decoded.guessed) log_add(log, BG_META_ENCODING, NOWHERE, decoded.encoding);
  return (char *)(uintptr_t)decoded.text.at; /* ours: decode() has made it */
}

static bool read_text(struct meta *meta, char *text, bg_log *log)
{
  size_t lines = 1;
  for (const char *at = text; (at = strchr(at, '\n')); at++) lines++;
  meta->rows = arena_alloc(meta->memory, lines * sizeof *meta->rows);
  if (!meta->rows) return log_memory(log);
  return read_lines(meta, text, log) && sort_rows(meta, FACT_ID, log) && sort_rows(meta, FILE_NAME, log);
}

/* # Finding */

static struct row *find_name(const struct meta *meta, const char *name)
{
  struct row key = {.fields = {[FILE_NAME] = name}};
  return meta->count ? bsearch(&key, meta->rows, meta->count, sizeof key, by_file) : NULL;
}

static struct row *find(const struct meta *meta, const char *path)
{
  struct row *row = find_name(meta, path);
  const char *slash = strrchr(path, '/');
  return row || !slash ? row : find_name(meta, slash + 1);
}

static int by_line(const void *left, const void *right)
{
  const struct row *const *a = left, *const *b = right;
  return (*a)->line < (*b)->line ? -1 : (*a)->line > (*b)->line;
}

/* Rows of files that are no input: a name that is spelled otherwise would lose its facts without a word. */
static bool tell_unused(const struct meta *meta, const struct settings *settings, bg_log *log)
{
  const struct row **unused = arena_alloc(meta->memory, (meta->count + 1) * sizeof *unused);
  if (!unused) return log_memory(log);
  for (size_t i = 0; i < settings->file_count; i++) {
    struct row *row = find(meta, settings->files[i]);
    if (row) row->used = true;
  }
  size_t count = 0;
  for (size_t i = 0; i < meta->count; i++)
    if (!meta->rows[i].used) unused[count++] = &meta->rows[i];
  qsort(unused, count, sizeof *unused, by_line);
  for (size_t i = 0; i < count; i++)
    log_add(log, BG_META_UNUSED, ((log_place){unused[i]->line, 1}), unused[i]->fields[FILE_NAME]);
  return true;
}

static bool read_meta(struct meta *meta, const struct settings *settings, bg_log *log)
{
  meta->memory = arena_new();
  if (!meta->memory) return log_memory(log);
  log_file(log, settings->meta);
  char *text = load(meta, settings, log);
  return text && read_text(meta, text, log) && tell_unused(meta, settings, log);
}

struct meta *meta_read(const struct settings *settings, bg_status *status)
{
  bg_log *log = bg_log_new();
  struct meta *meta = log ? calloc(1, sizeof *meta) : NULL;
  *status = BG_FAULT;
  if (!log) return NULL;
  bool good = meta ? read_meta(meta, settings, log) : log_memory(log);
  *status = messages_finish(log, settings, BG_OK);
  if (good) return meta;
  meta_free(meta);
  return NULL;
}

void meta_free(struct meta *meta)
{
  if (!meta) return;
  arena_free(meta->memory);
  free(meta);
}

void meta_apply(const struct meta *meta, const char *path, bg_options *options)
{
  const struct row *row = meta ? find(meta, path) : NULL;
  if (!row) return;
  facts_apply(row->fields, options);
}
