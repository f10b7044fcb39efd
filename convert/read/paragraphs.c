/* Paragraphs written out: each a line, and what stands between two pages where it stands. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "flow.h"
#include <stdlib.h>

struct writer {
  struct extract *to;
  arena *memory;
  const struct line *lines; /* running heads and page numbers that wait for what comes behind them … */
  size_t waiting;           /* … from here on */
  uint32_t pages;           /* that have begun */
  bool failed;
};

static void mark(struct writer *w, size_t start, enum furniture_type type)
{
  struct extract *to = w->to;
  if (to->size <= start) return;
  struct mark *more = arena_grow(to->arena, to->aside, to->aside_count, &to->aside_room, sizeof *more);
  to->failed |= !more;
  if (!more) return;
  to->aside = more;
  more[to->aside_count++] = (struct mark){(uint32_t)start, (uint32_t)to->size, type};
}

/* A line end, which is none of the paragraph's when that goes on behind it. */
static void end_line(struct writer *w, bool inside)
{
  size_t start = w->to->size;
  extract_end_line(w->to);
  if (inside) mark(w, start, FURNITURE_SPACING);
}

static void turn_pages(struct writer *w, uint32_t page)
{
  for (; w->pages <= page; w->pages++) extract_add(w->to, SLICE("\f"));
}

/* Writes the furniture from the waiting line on up to line `until`, which begins at `page`. `inside`: it stands inside
 * a paragraph. */
static void write_waiting(struct writer *w, size_t until, uint32_t page, bool inside)
{
  bool first = true;
  for (; w->waiting < until; w->waiting++) {
    const struct line *line = &w->lines[w->waiting];
    if (!line->is_furniture) continue;
    if (first && inside) end_line(w, true);
    first = false;
    turn_pages(w, line->page);
    slice text = line_text(line, w->memory);
    w->failed |= !text.at;
    size_t start = w->to->size;
    extract_add(w->to, text);
    mark(w, start, line->type);
    end_line(w, inside);
  }
  turn_pages(w, page);
}

static bool is_letter(uint32_t code)
{
  return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* Whether a SPACE parts two lines of a paragraph: between words. */
static bool needs_space(const struct line *before, const struct line *line)
{
  size_t size;
  slice text = before->strips[before->count - 1].text;
  uint32_t last = utf8_before(text.at + text.size, &size), first = utf8_at(line->strips[0].text.at, &size);
  bool digits = char_is(last, CHAR_DIGIT) && char_is(first, CHAR_DIGIT);
  return last < 0x250 && first < 0x250 && !digits && last != '-' && (is_letter(first) || is_letter(last));
}

static void write_line(struct writer *w, size_t number, const struct neighbours *n, bool begins,
                       const struct margins *margins)
{
  if (begins && n->before) extract_break(w->to);
  write_waiting(w, number, n->line->page, !begins);
  if (!begins && needs_space(n->before, n->line)) extract_add(w->to, SLICE(" "));
  slice text = line_text(n->line, w->memory);
  w->failed |= !text.at;
  size_t start = w->to->size;
  struct appearance shown = line_appearance(n->line, &margins[n->line->region]);
  extract_shown(w->to, text, &shown);
  if (n->line->in_table) extract_hint(w->to, HINT_ROW, start, w->to->size);
}

static const struct line *own_line(const struct line_list *lines, size_t from)
{
  while (from < lines->count && lines->at[from].is_furniture) from++;
  return from < lines->count ? &lines->at[from] : NULL;
}

bool layout_paragraphs(struct line_list *lines, uint32_t regions, uint32_t pages, arena *memory, struct extract *to)
{
  if (pages == 0) return true;
  struct margins *margins = rows_find(lines, memory) ? regions_margins(lines, regions) : NULL;
  struct writer w = {.to = to, .memory = memory, .lines = lines->at};
  struct neighbours n = {0};
  if (!margins) return false;
  for (size_t i = 0; i < lines->count && !w.failed; i++) {
    if (lines->at[i].is_furniture) continue;
    n.line = &lines->at[i];
    n.behind = own_line(lines, i + 1);
    bool begins = !n.before || begins_paragraph(&n, margins);
    write_line(&w, i, &n, begins, margins);
    w.waiting = i + 1;
    n.is_first = begins;
    n.before = n.line;
  }
  if (n.before) extract_break(to);
  write_waiting(&w, lines->count, pages - 1, false);
  free(margins);
  return !w.failed;
}
