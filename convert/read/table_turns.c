/* Tables that go on over the end of a page. A row of titles that the new page repeats is furniture; what stands below
 * it before the next row is the rest of the last row on the page before, and is put there. */
#include "../support/utf8.h"
#include "flow.h"
#include <math.h>

enum { MOST_UP = 400 /* lines that are looked through for the row of titles */, MOST_REST = 60 /* of a row */ };

/* In em. */
static const float SAME_PLACE = 0.5F, FARTHEST = 2;

/* Whether both lines are one row of titles. */
static bool are_same(const struct line *a, const struct line *b)
{
  if (a->count < 2 || a->count != b->count) return false;
  for (size_t i = 0; i < a->count; i++) {
    const struct strip *x = &a->strips[i], *y = &b->strips[i];
    if (fabsf(x->left - y->left) > SAME_PLACE * a->em || !slice_equal(x->text, y->text)) return false;
  }
  return true;
}

/* The line's own, which no furniture is, that follows the one at `from`, or that one; the count if there is none. */
static size_t own_from(const struct line_list *lines, size_t from)
{
  while (from < lines->count && lines->at[from].is_furniture) from++;
  return from;
}

/* Whether the row of titles at `titles` stands on the page of the line at `last`, too, in front of that. */
static bool is_repeated(const struct line_list *lines, size_t last, size_t titles)
{
  for (size_t i = last, seen = 0; seen < MOST_UP && lines->at[i].page == lines->at[last].page; i--, seen++) {
    if (are_same(&lines->at[i], &lines->at[titles])) return i < last;
    if (i == 0) break;
  }
  return false;
}

/* The row of titles that is repeated above the line at `first`, with which a page's own begins, or is that; the count
 * if there is none. Where more pages have it at one place, it has been told for a running head. */
static size_t titles_above(const struct line_list *lines, size_t last, size_t first)
{
  for (size_t i = first; i > last && lines->at[i].page == lines->at[first].page; i--)
    if (lines->at[i].count >= 2 && is_repeated(lines, last, i)) return i;
  return lines->count;
}

/* Whether nothing of the line stands in the first column: it goes on with a row. */
static bool goes_on(const struct line *line, const struct line *titles, const struct line *before)
{
  bool near = line->page == titles->page && !line->is_furniture && line->top - before->bottom < FARTHEST * line->em;
  return near && line->left >= titles->strips[1].left - titles->em;
}

static void shift(struct line *line, float by)
{
  line->top += by;
  line->bottom += by;
  for (size_t i = 0; i < line->count; i++) {
    line->strips[i].top += by;
    line->strips[i].bottom += by;
  }
}

/* How far apart the lines of a cell stand: as the nearest do that end with the one at `last`. */
static float gap_in_cells(const struct line_list *lines, size_t last)
{
  enum { LOOKED_AT = 24 };
  float least = INFINITY;
  for (size_t i = last; i > 0 && last - i < LOOKED_AT; i--) {
    float gap = lines->at[i].top - lines->at[i - 1].bottom;
    if (lines->at[i].page == lines->at[i - 1].page && gap >= 0) least = fminf(least, gap);
  }
  return isfinite(least) ? least : 0;
}

/* Puts the line at `from` behind the one at `last`, as the next of its row. */
static void move_line(struct line_list *lines, size_t last, size_t from, float gap)
{
  struct line moved = lines->at[from];
  const struct line *before = &lines->at[last];
  shift(&moved, before->bottom + gap - moved.top);
  moved.page = before->page;
  moved.region = before->region;
  moved.in_table = true;
  memmove(&lines->at[last + 2], &lines->at[last + 1], (from - last - 1) * sizeof moved);
  lines->at[last + 1] = moved;
}

/* Sees to the page whose own begins with the line at `first`; `last` is the last own line of the page before. Returns
 * where that page's own begins then. */
static size_t turn_page(struct line_list *lines, size_t last, size_t first)
{
  size_t at = titles_above(lines, last, first), from = at == first ? first + 1 : first, moved = 0;
  if (at == lines->count) return first;
  lines->at[at].is_furniture = true;
  lines->at[at].type = FURNITURE_RUNNING_HEAD;
  const struct line titles = lines->at[at];
  struct line before = titles;
  float gap = gap_in_cells(lines, last);
  for (; from < lines->count && moved < MOST_REST && goes_on(&lines->at[from], &titles, &before); from++, moved++) {
    before = lines->at[from];
    move_line(lines, last + moved, from, gap);
  }
  if (from < lines->count && lines->at[from].count > 1) lines->at[from].in_table = true;
  return from;
}

void tables_turn(struct line_list *lines)
{
  size_t last = own_from(lines, 0);
  for (size_t i = last; (i = own_from(lines, i + 1)) < lines->count; last = i) {
    if (lines->at[i].page == lines->at[last].page) continue;
    i = own_from(lines, turn_page(lines, last, i));
    if (i >= lines->count) return;
  }
}
