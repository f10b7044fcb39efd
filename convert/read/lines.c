/* Lines of a page: strips that stand beside each other, from left to right. */
#include "lines.h"
#include <math.h>
#include <stdlib.h>

static const float SAME_HEIGHT = 0.5F; /* of the lower one's height that two strips of a line share */

static int from_top(const void *a, const void *b)
{
  const struct strip *left = a, *right = b;
  float above = left->top + (left->bottom - left->top) / 2, below = right->top + (right->bottom - right->top) / 2;
  if (above != below) return above < below ? -1 : 1;
  if (left->left != right->left) return left->left < right->left ? -1 : 1;
  return left->text.at < right->text.at ? -1 : left->text.at > right->text.at;
}

void strips_sort(struct strip *strips, size_t count)
{
  if (count > 1) qsort(strips, count, sizeof *strips, from_top);
}

static int from_left(const void *a, const void *b)
{
  const struct strip *left = a, *right = b;
  if (left->left != right->left) return left->left < right->left ? -1 : 1;
  return left->top < right->top ? -1 : left->top > right->top;
}

static bool add_line(struct strip *strips, size_t count, arena *memory, struct line_list *lines, struct line line)
{
  struct line *more = arena_grow(memory, lines->at, lines->count, &lines->room, sizeof *more);
  if (!more) return false;
  lines->at = more;
  qsort(strips, count, sizeof *strips, from_left);
  line.strips = strips;
  line.count = count;
  line.left = strips[0].left;
  float widest = 0;
  for (size_t i = 0; i < count; i++) {
    line.right = fmaxf(line.right, strips[i].right);
    line.top = i ? fminf(line.top, strips[i].top) : strips[i].top;
    line.bottom = fmaxf(line.bottom, strips[i].bottom);
    float width = strips[i].right - strips[i].left; /* the widest strip tells the size */
    if (i == 0 || width > widest) {
      line.em = strips[i].em;
      line.height = strips[i].height;
    }
    widest = fmaxf(widest, width);
  }
  lines->at[lines->count++] = line;
  return true;
}

/* Whether two strips stand on one line. */
static bool level(const struct strip *a, const struct strip *b)
{
  float top = fmaxf(a->top, b->top), bottom = fminf(a->bottom, b->bottom);
  return bottom - top >= SAME_HEIGHT * fminf(a->bottom - a->top, b->bottom - b->top);
}

bool strips_lines(struct strip *strips, size_t count, arena *memory, struct line_list *lines, uint32_t page,
                  uint32_t region)
{
  if (count == 0) return true;
  strips_sort(strips, count);
  for (size_t from = 0, to; from < count; from = to) {
    for (to = from + 1; to < count && level(&strips[from], &strips[to]);) to++;
    if (!add_line(&strips[from], to - from, memory, lines, (struct line){.page = page, .region = region})) return false;
  }
  return true;
}

slice line_text(const struct line *line, arena *memory)
{
  if (line->count == 1) return line->strips[0].text;
  slice gap = line->in_table ? SLICE("\t") : SLICE("\xE3\x80\x80");
  size_t most = 0, size = 0;
  for (size_t i = 0; i < line->count; i++) most += line->strips[i].text.size + gap.size;
  char *text = arena_alloc(memory, most);
  if (!text) return (slice){NULL, 0};
  for (size_t i = 0; i < line->count; i++) {
    if (i) memcpy(text + size, gap.at, gap.size);
    size += i ? gap.size : 0;
    memcpy(text + size, line->strips[i].text.at, line->strips[i].text.size);
    size += line->strips[i].text.size;
  }
  return (slice){text, size};
}
