/* Furniture as marks: added in any order, sorted, joined; and the Markdown that stands before a line. */
#include "outline.h"
#include <stdlib.h>

void furniture_add(struct document *document, uint32_t start, uint32_t end, enum furniture_type type)
{
  if (start < end) mark_add(document, MARK_FURNITURE, start, end, type);
}

static int by_start(const void *left, const void *right)
{
  const struct mark *a = left, *b = right;
  if (a->start != b->start) return a->start < b->start ? -1 : 1;
  return a->end > b->end ? -1 : a->end < b->end;
}

void furniture_settle(struct document *document)
{
  struct marks *furniture = &document->marks[MARK_FURNITURE];
  bool sorted = true;
  for (size_t i = 1; sorted && i < furniture->count; i++) sorted = furniture->at[i - 1].end <= furniture->at[i].start;
  if (sorted) return;
  qsort(furniture->at, furniture->count, sizeof *furniture->at, by_start);
  size_t kept = 0;
  for (size_t i = 0; i < furniture->count; i++) {
    struct mark next = furniture->at[i];
    struct mark *last = kept ? &furniture->at[kept - 1] : NULL;
    if (last && next.start < last->end) { /* the wider one holds the other */
      if (next.end <= last->end) continue;
      next.start = last->end;
    }
    furniture->at[kept++] = next;
  }
  furniture->count = kept;
}

uint32_t markup_before(const struct document *document, uint32_t start)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t i = mark_after(document, MARK_FURNITURE, start);
  while (i > 0 && furniture->at[i - 1].end == start && furniture->at[i - 1].detail == FURNITURE_MARKUP) {
    i--;
    slice mark = document_slice(document, furniture->at[i].start, furniture->at[i].end);
    if (mark.at[0] == '#') return (uint32_t)mark.size - 1;
    start = furniture->at[i].start;
    if (i == 0 || furniture->at[i - 1].end != start) return MARKUP_BOLD;
  }
  return 0;
}
