/* Example sentences: each is made a report of one paragraph, its statistics are found, and the columns that the table
 * has are compared. What the table does not ask for may be anything. */
#include "sentences.h"
#include "../parse/outline.h"
#include "../read/script.h"
#include "../support/utf8.h"
#include "../support/utf8_check.h"
#include "stats.h"
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

/* What is said of a sentence, and what is wanted of a statistic: the latter by the names of the table `statistics`. */
#define COLUMNS(C)                                                                                                     \
  C(SENTENCE, "sentence", 0)                                                                                           \
  C(PART, "part", 0)                                                                                                   \
  C(YEARS, "years", 0)                                                                                                 \
  C(NOTE, "note", 0)                                                                                                   \
  C(SURFACE, "surface", 0)                                                                                             \
  C(VALUE, "value", offsetof(struct statistic, value))                                                                 \
  C(VALUE_MAX, "value_max", offsetof(struct statistic, value_max))                                                     \
  C(RATIO, "ratio", offsetof(struct statistic, ratio))                                                                 \
  C(REFERENCE, "reference", offsetof(struct statistic, reference))                                                     \
  C(UNIT, "unit", offsetof(struct statistic, unit))                                                                    \
  C(OP, "op", offsetof(struct statistic, op))                                                                          \
  C(OP_WORD, "op_word", offsetof(struct statistic, op_word))                                                           \
  C(CHANGE, "change", offsetof(struct statistic, change))                                                              \
  C(INDICATOR, "indicator", offsetof(struct statistic, indicator))                                                     \
  C(SUBJECT, "subject", offsetof(struct statistic, subject))                                                           \
  C(ROLE, "role", offsetof(struct statistic, role))                                                                    \
  C(TYPE, "type", offsetof(struct statistic, type))                                                                    \
  C(PERIOD, "period", offsetof(struct statistic, period))                                                              \
  C(VERB, "verb", offsetof(struct statistic, verb))                                                                    \
  C(HEDGE, "hedge", offsetof(struct statistic, hedge))                                                                 \
  C(SCOPE, "scope", offsetof(struct statistic, scope))                                                                 \
  C(GROUP, "group", offsetof(struct statistic, group))

#define CONSTANT(constant, name, offset) constant,
enum column { COLUMNS(CONSTANT) COLUMN_COUNT };
#undef CONSTANT
#define ROW(constant, name, offset) {name, offset},
static const struct {
  const char *name;
  size_t offset; /* of the attribute in a statistic */
} columns[] = {COLUMNS(ROW)};
#undef ROW

/* The cells of a line, or the attributes of a statistic; NULL is an empty one. */
struct record {
  const char *cells[COLUMN_COUNT];
};

struct records {
  struct record *at;
  size_t count;
  size_t room;
};

/* The table while it is read. */
struct table {
  arena *memory; /* of the sentence */
  bg_log *log;
  enum column order[COLUMN_COUNT]; /* which column stands where */
  size_t width;
  size_t line;
  size_t sentence_line; /* 0: none yet */
  struct records wanted;
  bool known; /* to come out wrong */
  const char *sentence, *part, *years;
};

/* A table that cannot be read: why, and the word that is wrong (NULL: none). */
static bool refuse(const struct table *t, const char *why, const char *word)
{
  char text[200];
  snprintf(text, sizeof text, word ? "%s '%s'" : "%s", why, word);
  return log_add(t->log, BG_SENTENCE_TABLE, (log_place){t->line, 1}, text);
}

/* Cuts the text before the next `sign` off `*rest`. */
static slice cut(slice *rest, char sign)
{
  const char *end = rest->size ? memchr(rest->at, sign, rest->size) : NULL;
  slice piece = {rest->at, end ? (size_t)(end - rest->at) : rest->size};
  *rest = slice_after(*rest, piece.size + (end != NULL));
  return piece;
}

static void put_code(uint32_t code, char **to)
{
  char *out = *to;
  if (code < 0x80) *out++ = (char)code;
  if (code >= 0x800) *out++ = (char)(0xE0 | code >> 12);
  if (code >= 0x80) *out++ = (char)(code >= 0x800 ? 0x80 | (code >> 6 & 0x3F) : 0xC0 | code >> 6);
  if (code >= 0x80) *out++ = (char)(0x80 | (code & 0x3F));
  *to = out;
}

/* \u200B: a character that nobody sees. Four digits make three bytes at most: what is written is no longer. */
static void resolve_escapes(char *text)
{
  char *out = text;
  while (*text) {
    char digits[5] = "", *end = digits;
    if (text[0] == '\\' && text[1] == 'u') strncpy(digits, text + 2, 4);
    unsigned long code = strtoul(digits, &end, 16);
    bool half = code >= 0xD800 && code < 0xE000; /* of a pair: no character */
    if (code == 0 || half || end != digits + 4) {
      *out++ = *text++;
      continue;
    }
    put_code((uint32_t)code, &out);
    text += 6;
  }
  *out = '\0';
}

static bool read_header(struct table *t, slice line)
{
  bool seen[COLUMN_COUNT] = {false};
  for (bool more = true; more;) {
    more = memchr(line.at, '\t', line.size) != NULL;
    const char *name = arena_copy(t->memory, cut(&line, '\t'));
    if (!name) return log_memory(t->log);
    enum column column = SENTENCE;
    while (column < COLUMN_COUNT && strcmp(columns[column].name, name) != 0) column++;
    if (column == COLUMN_COUNT) return refuse(t, "no column is called", name);
    if (seen[column]) return refuse(t, "a column stands twice:", name);
    seen[column] = true;
    t->order[t->width++] = column;
  }
  return t->order[0] == SENTENCE || refuse(t, "the first column must be", columns[SENTENCE].name);
}

static bool append(struct table *t, struct records *records, const struct record *record)
{
  struct record *grown = arena_grow(t->memory, records->at, records->count, &records->room, sizeof *grown);
  if (!grown) return log_memory(t->log);
  records->at = grown;
  grown[records->count++] = *record;
  return true;
}

/* Four digits at `*at`, moved behind them; 0: there are none. */
static int read_year(const char **at)
{
  enum { DIGITS = 4 };
  if (strspn(*at, "0123456789") != DIGITS) return 0;
  int year = (int)strtol(*at, NULL, 10);
  *at += DIGITS;
  return year;
}

/* The facts of a report that looks back on `years` (2026-2030; 2030) and plans the year behind. */
static bool set_facts(const struct table *t, struct facts *facts)
{
  const char *years = t->years ? t->years : "2030", *at = years;
  int from = read_year(&at), to = from;
  if (*at == '-') {
    at++;
    to = read_year(&at);
  }
  if (!from || to < from || *at) return refuse(t, "no years as 2030 or 2026-2030:", years);
  enum { YEAR = 16 /* bytes for one */, YEARS = 3 };
  char *room = arena_alloc(t->memory, (size_t)YEARS * YEAR);
  if (!room) return log_memory(t->log);
  const int each[YEARS] = {from, to, to + 1};
  for (size_t i = 0; i < YEARS; i++) (void)snprintf(room + i * YEAR, YEAR, "%d", each[i]);
  facts->review_from.value = room;
  facts->review_to.value = room + YEAR;
  facts->plan_year.value = room + (size_t)2 * YEAR;
  return true;
}

/* The kind of division that `part` names; NODE_KIND_COUNT: none. */
static enum node_kind kind_of(const char *part)
{
  enum node_kind kind = NODE_BODY;
  while (kind < NODE_KIND_COUNT && !(node_kinds[kind].division && strcmp(node_kinds[kind].element, part) == 0)) kind++;
  return kind;
}

/* One paragraph in a division of `kind`. */
static bool add_paragraph(struct document *document, enum node_kind kind)
{
  uint32_t end = (uint32_t)document->text.size;
  document->body = node_new(document, NODE_BODY, NULL, 0, end);
  struct node *division = document->body ? node_new(document, kind, document->body, 0, end) : NULL;
  return division && node_new(document, NODE_P, division, 0, end);
}

/* The sentence as a report, with its statistics; NULL when it cannot be made. */
static struct document *document_of(const struct table *t)
{
  static const bg_options options;
  enum node_kind kind = kind_of(t->part ? t->part : node_kinds[NODE_REVIEW].element);
  if (kind == NODE_KIND_COUNT) return refuse(t, "no part of a report is called", t->part), NULL;
  struct document *document = arena_alloc(t->memory, sizeof *document);
  if (!document) return log_memory(t->log), NULL;
  slice text = slice_of(t->sentence);
  *document =
      (struct document){.arena = t->memory, .options = &options, .log = t->log, .text = text, .is_report = true};
  if (!set_facts(t, &document->facts)) return NULL;
  bool made = !script_is_traditional(text) || script_simplify(document);
  if (made) made = add_paragraph(document, kind);
  if (made) {
    invisible_find(document);
    furniture_settle(document);
    sentences_find(document);
    made = stats_find(document, NULL);
  }
  return made ? document : (log_memory(t->log), NULL);
}

/* The statistics found, each with the attributes that the table has. */
static bool list_found(struct table *t, const struct document *document, struct records *found)
{
  for (size_t i = 0; i < document->statistic_count; i++) {
    const struct mark *mark = &document->marks[MARK_STAT].at[i];
    const struct statistic *statistic = &document->statistics[i];
    struct record record = {0};
    for (size_t k = 0; k < t->width; k++) {
      enum column column = t->order[k];
      if (columns[column].offset || column == VALUE)
        memcpy(&record.cells[column], (const char *)statistic + columns[column].offset, sizeof(char *));
      if (record.cells[column] && !*record.cells[column]) record.cells[column] = NULL;
      if (column == SURFACE) {
        slice surface = {t->sentence + mark->start, mark->end - mark->start};
        if (!(record.cells[column] = arena_copy(t->memory, surface))) return log_memory(t->log);
      }
    }
    if (!append(t, found, &record)) return false;
  }
  return true;
}

static bool is_compared(enum column column)
{
  return column > NOTE;
}

static bool is_same(const struct table *t, const struct record *a, const struct record *b)
{
  for (size_t k = 0; k < t->width; k++) {
    const char *left = a->cells[t->order[k]], *right = b->cells[t->order[k]];
    if (is_compared(t->order[k]) && !slice_equal(slice_of(left), slice_of(right))) return false;
  }
  return true;
}

/* value=3 unit=吨; value=5 …: those from `from` on but for the last `rest`. */
static const char *listed(const struct table *t, const struct records *records, size_t from, size_t rest)
{
  const char *list = "", *between = "";
  for (size_t i = from; i + rest < records->count; i++, between = "; ") {
    for (size_t k = 0; k < t->width; k++) {
      const char *cell = records->at[i].cells[t->order[k]];
      if (!cell || !is_compared(t->order[k])) continue;
      list = arena_format(t->memory, "%s%s%s=%s", list, between, columns[t->order[k]].name, cell);
      if (!list) return NULL;
      between = " ";
    }
  }
  return *list ? list : "nothing";
}

/* Tells what differs, without what is the same before and behind it. */
static bool tell(const struct table *t, const struct records *found)
{
  const struct records *wanted = &t->wanted;
  size_t least = wanted->count < found->count ? wanted->count : found->count, from = 0, rest = 0;
  while (from < least && is_same(t, &wanted->at[from], &found->at[from])) from++;
  while (rest < least - from && is_same(t, &wanted->at[wanted->count - 1 - rest], &found->at[found->count - 1 - rest]))
    rest++;
  bool same = from == wanted->count && from == found->count;
  log_place place = {t->sentence_line, 1};
  if (same && t->known) return log_add(t->log, BG_SENTENCE_RIGHT, place, t->sentence), true;
  if (same || t->known) return true;
  const char *left = listed(t, wanted, from, rest), *right = listed(t, found, from, rest);
  if (!left || !right) return log_memory(t->log);
  log_add(t->log, BG_SENTENCE_DIFFERS, place, t->sentence, left, right);
  return true;
}

/* The sentence read so far. */
static bool run(struct table *t)
{
  if (!t->sentence_line) return true;
  const struct document *document = document_of(t);
  struct records found = {0};
  return document && list_found(t, document, &found) && tell(t, &found);
}

/* Begins with the sentence of `record`. */
static void begin(struct table *t, const struct record *record)
{
  t->wanted = (struct records){0};
  t->sentence_line = t->line;
  t->known = *record->cells[SENTENCE] == '*';
  t->sentence = record->cells[SENTENCE] + t->known;
  t->part = record->cells[PART];
  t->years = record->cells[YEARS];
}

static bool is_wanted(const struct record *record)
{
  for (enum column column = SENTENCE; column < COLUMN_COUNT; column++)
    if (is_compared(column) && record->cells[column]) return true;
  return false;
}

static bool read_row(struct table *t, slice line)
{
  struct record record = {0};
  for (size_t k = 0; line.size; k++) {
    if (k == t->width) return refuse(t, "more cells than the header has columns", NULL);
    slice cell = cut(&line, '\t');
    if (!cell.size) continue;
    char *copy = arena_copy(t->memory, cell);
    if (!copy) return log_memory(t->log);
    resolve_escapes(copy);
    record.cells[t->order[k]] = copy;
  }
  bool wanted = is_wanted(&record);
  if (!record.cells[OP]) record.cells[OP] = "eq";
  if (record.cells[SENTENCE]) begin(t, &record);
  if (!t->sentence_line) return refuse(t, "a statistic without a sentence", NULL);
  return !wanted || append(t, &t->wanted, &record);
}

static bool opens_sentence(slice line)
{
  return line.at[0] != '\t';
}

/* All lines; each sentence has an arena, which its rows are read into. */
static bool read_lines(struct table *t, slice text)
{
  while (text.size) {
    slice line = cut(&text, '\n');
    t->line++;
    if (line.size && line.at[line.size - 1] == '\r') line.size--;
    if (line.size == 0 || line.at[0] == '#') continue;
    if (t->width == 0) {
      if (!read_header(t, line)) return false;
      continue;
    }
    if (opens_sentence(line)) {
      if (!run(t)) return false;
      arena_free(t->memory);
      t->memory = arena_new();
      if (!t->memory) return log_memory(t->log);
    }
    if (!read_row(t, line)) return false;
  }
  if (t->width == 0) return refuse(t, "no line names the columns", NULL);
  return run(t);
}

bool sentences_check(slice text, bg_log *log)
{
  if (utf8_valid(text) != text.size) return log_add(log, BG_SENTENCE_TABLE, NOWHERE, "it is not UTF-8");
  struct table table = {.log = log, .memory = arena_new()};
  bool done = table.memory ? read_lines(&table, text) : log_memory(log);
  arena_free(table.memory);
  return done;
}
