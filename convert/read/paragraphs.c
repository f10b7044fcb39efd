/* Paragraphs written out: each a line, and what stands between two pages where it stands. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "flow.h"
#include "footnotes.h"
#include <stdio.h>
#include <stdlib.h>

struct writer {
  struct extract *to;
  arena *memory;
  const struct notes *notes;
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

/* The label of a note, as other formats have it: [3]. Where the note stands at the foot of its page, notes are counted
 * through; else the number printed is kept. */
static void write_mark(struct writer *w, slice mark, size_t number, const struct appearance *shown)
{
  char label[24];
  int size = snprintf(label, sizeof label, "[%zu]", number);
  if (number) {
    extract_generated(w->to, (slice){label, (size_t)size});
    return;
  }
  extract_generated(w->to, SLICE("["));
  extract_shown(w->to, mark, shown);
  extract_generated(w->to, SLICE("]"));
}

/* Writes text, in which raised numbers are marks of notes. */
static void write_text(struct writer *w, slice text, uint32_t page, const struct appearance *shown)
{
  for (const char *begin; text.size && (begin = memchr(text.at, MARK_BEGIN, text.size));) {
    extract_shown(w->to, (slice){text.at, (size_t)(begin - text.at)}, shown);
    text = slice_after(text, (size_t)(begin - text.at) + 1);
    const char *end = memchr(text.at, MARK_END, text.size);
    slice mark = {text.at, end ? (size_t)(end - text.at) : text.size};
    write_mark(w, mark, notes_number(w->notes, page, mark), shown);
    text = slice_after(text, mark.size + (end ? 1 : 0));
  }
  extract_shown(w->to, text, shown);
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
    if (text.at) write_text(w, text, line->page, &(struct appearance){0});
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

/* Writes the notes, each a paragraph. */
static void write_notes(struct writer *w)
{
  const struct line *lines = w->notes->lines.at;
  for (size_t i = 0; lines && i < w->notes->count && !w->failed; i++) {
    const struct note *note = &w->notes->at[i];
    const struct line *before = NULL;
    write_mark(w, note->mark, i + 1, &(struct appearance){0});
    for (size_t k = note->first; k < note->first + note->count; k++) {
      const struct line *line = &lines[k];
      if (before && needs_space(before, line)) extract_add(w->to, SLICE(" "));
      slice text = line_text(line, w->memory);
      w->failed |= !text.at;
      if (text.at)
        write_text(w, before ? text : utf8_trim(slice_after(text, note->skipped)), line->page, &(struct appearance){0});
      before = line;
    }
    extract_break(w->to);
  }
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
  if (text.at) write_text(w, text, n->line->page, &shown);
  if (n->line->in_table) extract_hint(w->to, HINT_ROW, start, w->to->size, n->line->table);
}

static const struct line *own_line(const struct line_list *lines, size_t from)
{
  while (from < lines->count && lines->at[from].is_furniture) from++;
  return from < lines->count ? &lines->at[from] : NULL;
}

bool layout_paragraphs(struct line_list *lines, const struct notes *notes, uint32_t regions, uint32_t pages,
                       arena *memory, struct extract *to)
{
  if (pages == 0) return true;
  tables_turn(lines);
  if (!rows_find(lines, memory) || !captions_find(lines)) return false;
  struct margins *margins = regions_margins(lines, regions);
  struct writer w = {.to = to, .memory = memory, .notes = notes, .lines = lines->at};
  struct neighbours n = {0};
  if (!margins) return false;
  for (size_t i = 0; i < lines->count && !w.failed; i++) {
    n.parted |= lines->at[i].is_furniture && lines->at[i].type == FURNITURE_CREDIT;
    if (lines->at[i].is_furniture) continue;
    n.line = &lines->at[i];
    n.behind = own_line(lines, i + 1);
    bool begins = !n.before || begins_paragraph(&n, margins);
    write_line(&w, i, &n, begins, margins);
    w.waiting = i + 1;
    n.is_first = begins;
    n.parted = false;
    n.before = n.line;
  }
  if (n.before) extract_break(to);
  write_waiting(&w, lines->count, pages - 1, false);
  write_notes(&w);
  free(margins);
  return !w.failed;
}
