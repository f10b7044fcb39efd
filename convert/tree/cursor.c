/* The cursor: merging the marks. */
#include "cursor.h"
#include "../support/scan.h"

/* Where two marks cover the same, the one further left stands outside. */
static const int outside_first[CURSOR_SOURCES] = {
    MARK_SENTENCE, MARK_LEAD_UNIT, MARK_TERM, MARK_STAT, MARK_LABEL, MARK_REF, MARK_FURNITURE, CURSOR_CONTROLS,
};

static const struct marks *source_of(const struct cursor *cursor, int source)
{
  return source == CURSOR_CONTROLS ? &cursor->controls : &cursor->document->marks[source];
}

/* Loads the head of a source, passing over empty marks, and over control furniture: it comes from our own list. */
static void load(struct cursor *cursor, int source)
{
  const struct marks *marks = source_of(cursor, source);
  slice text = cursor->document->text;
  for (; cursor->index[source] < marks->count; cursor->index[source]++) {
    struct mark mark = marks->at[cursor->index[source]];
    mark.start = next_character(text, mark.start);
    mark.end = next_character(text, mark.end);
    bool is_control = source == MARK_FURNITURE && mark.detail == FURNITURE_CONTROL;
    if (mark.start >= mark.end || is_control) continue;
    cursor->head[source] = mark;
    return;
  }
  cursor->head[source] = (struct mark){.start = UINT32_MAX};
}

static void choose(struct cursor *cursor)
{
  uint32_t start = UINT32_MAX, end = 0;
  cursor->next = -1;
  for (int i = 0; i < CURSOR_SOURCES; i++) {
    const struct mark *head = &cursor->head[outside_first[i]];
    if (head->start > start || head->start == UINT32_MAX || (head->start == start && head->end <= end)) continue;
    start = head->start;
    end = head->end;
    cursor->next = outside_first[i];
  }
}

static bool add_control(struct cursor *cursor, size_t start, uint32_t size)
{
  struct marks *controls = &cursor->controls;
  struct mark *at =
      arena_grow(cursor->document->arena, controls->at, controls->count, &controls->room, sizeof *controls->at);
  if (!at) return false;
  controls->at = at;
  at[controls->count++] = (struct mark){(uint32_t)start, (uint32_t)start + size, FURNITURE_CONTROL};
  return true;
}

/* Adds the characters that XML cannot hold: the C0 controls but TAB, LF, CR; U+FFFE and U+FFFF, which are EF BF BE and
 * EF BF BF. */
static bool find_controls(struct cursor *cursor)
{
  slice text = cursor->document->text;
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = scan_to_control(at, end)) < end; at++) {
    const unsigned char *byte = (const unsigned char *)at;
    if (*byte == '\t' || *byte == '\n' || *byte == '\r') continue;
    bool wide = *byte >= 0x20;
    if (wide && (end - at < 3 || byte[2] < 0xBE)) continue;
    if (!add_control(cursor, (size_t)(at - text.at), wide ? 3 : 1)) return false;
  }
  return true;
}

bool cursor_begin(struct cursor *cursor, const struct document *document)
{
  *cursor = (struct cursor){.document = document};
  if (!find_controls(cursor)) return false;
  for (int source = 0; source < CURSOR_SOURCES; source++) load(cursor, source);
  choose(cursor);
  return true;
}

void cursor_pass(struct cursor *cursor)
{
  cursor->index[cursor->next]++;
  load(cursor, cursor->next);
  choose(cursor);
}

void cursor_clip(struct cursor *cursor, uint32_t start)
{
  struct mark *head = &cursor->head[cursor->next];
  if (start >= head->end) {
    cursor_pass(cursor);
    return;
  }
  head->start = start;
  choose(cursor);
}

bool cursor_is_crossed(const struct cursor *cursor)
{
  static const int kinds[] = {MARK_SENTENCE, MARK_STAT};
  struct mark mark = cursor->head[cursor->next];
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    const struct marks *marks = &cursor->document->marks[kinds[k]];
    for (size_t i = cursor->index[kinds[k]]; i < marks->count && marks->at[i].start < mark.end; i++)
      if (marks->at[i].start > mark.start && marks->at[i].end > mark.end) return true;
  }
  return false;
}
