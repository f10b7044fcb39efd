/* The rooms: the invented texts of tests/outline/rooms/, read, and what is found in a text, written as their outlines
 * are (outlines_test.c tells how). */
#ifndef ROOMS_H
#define ROOMS_H

#include "lexicon/lexicon.h"
#include "outlines.h"
#include "parse/cuts.h"
#include "support/utf8.h"
#include <glob.h>

enum { ROOM = 1 << 18, MOST_EXAMPLES = 4000, MOST_NAMES = 64, ELIDED = 26, HEAD_KEPT = 12, TAIL_KEPT = 8 };

struct example {
  char *sentence; /* the cells point into the file's text */
  char *text;
  char *outline;
};

struct name {
  char *name;
  char *text;
};

static struct example examples[MOST_EXAMPLES];
static size_t example_count;
static struct name names[MOST_NAMES];
static size_t name_count;

/* A buffer that the outline is written to. */
static char written[ROOM];
static size_t used;

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  int size = vsnprintf(written + used, sizeof written - used, format, arguments);
  va_end(arguments);
  assert_true(size >= 0 && (size_t)size < sizeof written - used);
  used += (size_t)size;
}

/* Text in one line: what is invisible as its code, line ends as a stroke, the middle of what is long left out. */
static void put_text(slice text, bool whole)
{
  size_t count = utf8_count(text), at = 0, size;
  bool elide = !whole && count > ELIDED;
  for (size_t i = 0; at < text.size; at += size, i++) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (elide && i == HEAD_KEPT) put("…");
    if (elide && i >= HEAD_KEPT && i < count - TAIL_KEPT) continue;
    bool hidden = code < ' ' || (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x206F) ||
                  code == 0xA0 || code == 0xAD || code == 0x3000 || code == 0xFEFF || (code & 0xFFF0) == 0xFE00 ||
                  code == 0xE5E5;
    if (code == '\n')
      put("⏎");
    else if (hidden)
      put("{U+%04X}", (unsigned)code);
    else
      put("%.*s", (int)size, text.at + at);
  }
}

static size_t sentences_in(const struct document *document, const struct node *node)
{
  const struct marks *marks = &document->marks[MARK_SENTENCE];
  size_t count = 0;
  for (size_t i = mark_after(document, MARK_SENTENCE, node->start); i < marks->count && marks->at[i].start < node->end;
       i++)
    count++;
  return count;
}

/* A leaf's text without furniture; a stroke stands behind its label. */
static void put_leaf(const struct document *document, const struct node *node)
{
  const struct marks *labels = &document->marks[MARK_LABEL];
  size_t i = mark_after(document, MARK_LABEL, node->start);
  uint32_t start = node->start;
  if (i < labels->count && labels->at[i].start == start && labels->at[i].end <= node->end) {
    put_text(document_clean(document, start, labels->at[i].end, NULL), true);
    put("|");
    start = labels->at[i].end;
  }
  put_text(document_clean(document, start, node->end, NULL), node->kind == NODE_HEADING);
}

static void put_node(const struct document *document, const struct node *node, int depth)
{
  const struct node *heading = node->first && node->first->kind == NODE_HEADING ? node->first : NULL;
  put("%.*s%s", depth, "..................................", node_kinds[node->kind].element);
  if (node->n >= 0) put(" %d", node->n);
  if (node->role) put(" [%s]", node->role);
  if (node->status) put(" (%s)", node->status);
  if (node->inferred) put(" ?");
  if (node->continued) put(" +");
  if (node->foreign) put(" foreign");
  if (node->rows > 1) put(" over %u", (unsigned)node->rows);
  size_t sentences = node->first ? 0 : sentences_in(document, node);
  if (sentences > 1) put(" %zu", sentences);
  if (heading || !node->first) put(" ");
  if (heading || !node->first) put_leaf(document, heading ? heading : node);
  if (heading && heading->run_in) put(" >>");
  put("\n");
  for (const struct node *child = heading ? heading->next : node->first; child; child = child->next)
    put_node(document, child, depth + 1);
}

static void put_facts(const struct facts *facts)
{
  const struct {
    const char *name;
    const struct fact *fact;
  } all[] = {{"title", &facts->title},    {"place", &facts->place},     {"code", &facts->place_code},
             {"level", &facts->level},    {"plan", &facts->plan_year},  {"from", &facts->review_from},
             {"to", &facts->review_to},   {"meeting", &facts->meeting}, {"date", &facts->date},
             {"speaker", &facts->speaker}};
  bool any = false;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (!all[i].fact->value) continue;
    put("%s%s=%s%s", any ? " " : "# ", all[i].name, all[i].fact->value, all[i].fact->inferred ? "?" : "");
    any = true;
  }
  if (any) put("\n");
}

static void put_mark(const struct document *document, enum mark_kind kind, const struct mark *mark)
{
  const char *const signs[MARK_KINDS] = {
      [MARK_FURNITURE] = "~", [MARK_TERM] = "“", [MARK_REF] = "^", [MARK_LEAD_UNIT] = "@"};
  put("%s ", signs[kind]);
  if (kind == MARK_FURNITURE) put("%s ", furniture_types[mark->detail]);
  put_text(document_slice(document, mark->start, mark->end), false);
}

/* The marks of a kind, a line each; how often the same follows itself stands behind it. */
static void put_marks_of(const struct document *document, enum mark_kind kind)
{
  const struct marks *marks = &document->marks[kind];
  size_t before = used, size = 0, times = 0; /* of the line before */
  for (size_t i = 0; i < marks->count; i++) {
    size_t line = used;
    put_mark(document, kind, &marks->at[i]);
    if (i && used - line == size && memcmp(written + line, written + before, size) == 0) {
      used = line;
      times++;
      continue;
    }
    char mark[400];
    size_t length = used - line;
    assert_true(length < sizeof mark);
    memcpy(mark, written + line, length);
    used = line;
    if (i) put(times > 1 ? " ×%zu\n" : "\n", times);
    before = used;
    put("%.*s", (int)length, mark);
    size = length;
    times = 1;
  }
  if (marks->count) put(times > 1 ? " ×%zu\n" : "\n", times);
}

static void put_marks(const struct document *document)
{
  const enum mark_kind kinds[] = {MARK_FURNITURE, MARK_TERM, MARK_REF, MARK_LEAD_UNIT};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) put_marks_of(document, kinds[i]);
}

/* What was found in the document, without what its log says, in written[]. */
static void write_document(const struct document *document)
{
  used = 0;
  *written = 0;
  put_facts(&document->facts);
  for (const struct node *node = document->body->first; node; node = node->next) put_node(document, node, 0);
  put_marks(document);
}

/* # The files */

static size_t put_character(uint32_t code, char *to)
{
  if (code < 0x80) return *to = (char)code, 1;
  if (code < 0x800) {
    to[0] = (char)(0xC0 | code >> 6);
    to[1] = (char)(0x80 | (code & 0x3F));
    return 2;
  }
  to[0] = (char)(0xE0 | code >> 12);
  to[1] = (char)(0x80 | (code >> 6 & 0x3F));
  to[2] = (char)(0x80 | (code & 0x3F));
  return 3;
}

/* The text of the abbreviation; fails when there is none. */
static const char *text_of_name(const char *name)
{
  for (size_t i = 0; i < name_count; i++)
    if (strcmp(names[i].name, name) == 0) return names[i].text;
  fail_msg("{%s} abbreviates nothing", name);
  return "";
}

/* Appends the text to `room` with what stands in braces written out; returns its size. */
static size_t expand(const char *text, char *room, size_t size)
{
  for (const char *at = text; *at;) {
    assert_true(size + 8 < ROOM);
    const char *close = *at == '{' ? strchr(at, '}') : NULL;
    char inner[64];
    if (!close || (size_t)(close - at) > sizeof inner) {
      room[size++] = *at++;
      continue;
    }
    snprintf(inner, sizeof inner, "%.*s", (int)(close - at - 1), at + 1);
    if (strncmp(inner, "U+", 2) == 0)
      size += put_character((uint32_t)strtoul(inner + 2, NULL, 16), room + size);
    else
      size = expand(text_of_name(inner), room, size);
    at = close + 1;
  }
  room[size] = 0;
  return size;
}

/* {name} = TEXT; an abbreviation may stand in a later one. */
static void read_abbreviation(char *line)
{
  char *equals = strstr(line, "} = ");
  assert_true(equals && name_count < MOST_NAMES);
  *equals = 0;
  char *to = equals + 4;
  names[name_count++] = (struct name){line + 1, to};
  for (const char *from = to; (*to = *from); to++, from++)
    if (from[0] == '\\' && from[1] == 'n') *to = '\n', from++;
}

/* Reads the examples of a file whose text, which is changed, they then point into. */
static void read_examples(char *content)
{
  struct example *example = NULL;
  bool ended = false; /* the example in hand: at an empty line behind its outline */
  name_count = 0;
  for (char *line = content, *next; line && *line; line = next) {
    next = strchr(line, '\n');
    if (next) *next++ = 0;
    if (strncmp(line, "== ", 3) == 0) {
      assert_true(next && example_count < MOST_EXAMPLES);
      example = &examples[example_count++];
      *example = (struct example){.sentence = line + 3, .text = next};
      ended = false;
    } else if (!example && *line == '{') {
      read_abbreviation(line);
    } else if (example && !example->outline && strcmp(line, "--") == 0) {
      char *room = malloc(ROOM);
      assert_non_null(room);
      *line = 0;
      (void)expand(example->text, room, 0);
      example->text = room;
      example->outline = next ? next : line;
    } else if (example && example->outline && !ended && *line == 0) {
      ended = true;
    } else if (example && next && !ended) {
      next[-1] = '\n';
    }
  }
}

static char *content_of(const char *path)
{
  FILE *file = fopen(path, "rb");
  char *content = calloc(1, 4 * ROOM);
  assert_non_null(file);
  assert_non_null(content);
  assert_true(fread(content, 1, 4 * ROOM - 1, file) < 4 * ROOM - 1);
  fclose(file);
  return content;
}
#endif
