/* Columns: in which order the strips of a page are read.
 *
 * A gutter is a place across which no strip reaches over a stretch of the page, with lines of text on both sides. What
 * stands above the stretch is read first, then the left side, the right side, and what stands below; each of these may
 * have gutters of its own. The cells of a table have gutters between them too, but do not fill their columns. */
#include "lines.h"
#include <math.h>
#include <stdlib.h>

enum {
  PLACES = 128,    /* that are looked at for a gutter */
  LEAST_LINES = 4, /* of a column */
  DEEPEST = 8,     /* gutters in columns in columns */
  MOST_CUTS = 64   /* of a page */
};

static const float NARROWEST_GUTTER = 0.8F, NARROWEST_COLUMN = 8, /* em */
    RAGGED = 1.6F,                                                /* em by which a full line may be shorter */
    LEAST_FULL = 0.25F;                                           /* of a column's lines */

/* The lines on one side of a gutter. */
struct side {
  size_t count;
  float left, right, ems;
};

struct gutter {
  size_t from, to; /* the strips beside it */
  float at;
  size_t worth; /* lines of the shorter side */
};

struct cutter {
  arena *memory;
  struct line_list *lines;
  uint32_t page;
  uint32_t *region;
  int cuts;
  float *widths; /* room for one of each strip */
};

static void widen(struct side *side, const struct strip *strip)
{
  side->left = side->count ? fminf(side->left, strip->left) : strip->left;
  side->right = side->count ? fmaxf(side->right, strip->right) : strip->right;
  side->ems += strip->em;
  side->count++;
}

static int ascending(const void *a, const void *b)
{
  float left = *(const float *)a, right = *(const float *)b;
  return left < right ? -1 : left > right;
}

/* Whether lines of these widths are text set in a column, or in several of one width: most of them fill it. */
static bool fill_columns(float *widths, size_t count, float em)
{
  qsort(widths, count, sizeof *widths, ascending);
  float usual = widths[count - 1 - count / 5];
  size_t full = 0;
  for (size_t i = 0; i < count; i++) full += widths[i] >= usual - RAGGED * em;
  return usual >= NARROWEST_COLUMN * em && (float)full >= LEAST_FULL * (float)count;
}

/* Whether the place `at` lies in a gutter between these strips, none of which reaches over it. `widths` has room for a
 * number for each. */
static bool is_gutter(const struct strip *strips, size_t count, float at, float *widths)
{
  struct side left = {0}, right = {0};
  size_t lefts = 0, rights = count;
  for (size_t i = 0; i < count; i++) {
    bool is_left = strips[i].right <= at;
    widen(is_left ? &left : &right, &strips[i]);
    widths[is_left ? lefts++ : --rights] = strips[i].right - strips[i].left;
  }
  if (left.count < LEAST_LINES || right.count < LEAST_LINES) return false;
  float em = (left.ems + right.ems) / (float)count;
  return right.left - left.right >= NARROWEST_GUTTER * em && fill_columns(widths, left.count, em) &&
         fill_columns(widths + left.count, right.count, em);
}

/* Takes the stretch from `from` to `to` as a gutter if it is a better one. */
static void try_stretch(const struct strip *strips, size_t from, size_t to, float at, size_t left,
                        struct gutter *gutter, float *widths)
{
  size_t right = to - from - left, worth = left < right ? left : right, longest = gutter->to - gutter->from;
  bool better = to - from > longest || (to - from == longest && worth > gutter->worth);
  if (worth < LEAST_LINES || !better || !is_gutter(strips + from, to - from, at, widths)) return;
  *gutter = (struct gutter){from, to, at, worth};
}

static struct gutter find_gutter(const struct strip *strips, size_t count, float *widths)
{
  struct gutter gutter = {0};
  struct side all = {0};
  for (size_t i = 0; i < count; i++) widen(&all, &strips[i]);
  for (int place = 1; place < PLACES; place++) {
    float at = all.left + (all.right - all.left) * (float)place / PLACES;
    size_t from = 0, left = 0;
    for (size_t i = 0; i < count; i++) {
      if (strips[i].left < at && strips[i].right > at) {
        try_stretch(strips, from, i, at, left, &gutter, widths);
        from = i + 1;
        left = 0;
      } else {
        left += strips[i].right <= at;
      }
    }
    try_stretch(strips, from, count, at, left, &gutter, widths);
  }
  return gutter;
}

/* Puts those left of the gutter first; both sides stay in order from top to bottom. Returns how many they are. */
static size_t part(struct strip *strips, size_t count, float at, arena *memory)
{
  struct strip *right = arena_alloc(memory, count * sizeof *right);
  size_t lefts = 0, rights = 0;
  if (!right) return 0;
  for (size_t i = 0; i < count; i++)
    if (strips[i].right <= at)
      strips[lefts++] = strips[i];
    else
      right[rights++] = strips[i];
  memcpy(strips + lefts, right, rights * sizeof *right);
  return lefts;
}

static bool cut(struct cutter *cutter, struct strip *strips, size_t count, int depth) // NOLINT(misc-no-recursion)
{
  while (count) {
    struct gutter gutter = {0};
    if (depth < DEEPEST && count >= 2 * LEAST_LINES && cutter->cuts++ < MOST_CUTS)
      gutter = find_gutter(strips, count, cutter->widths);
    if (!gutter.worth)
      return strips_lines(strips, count, cutter->memory, cutter->lines, cutter->page, (*cutter->region)++);
    size_t size = gutter.to - gutter.from, left = part(strips + gutter.from, size, gutter.at, cutter->memory);
    if (!left || !cut(cutter, strips, gutter.from, depth + 1) || !cut(cutter, strips + gutter.from, left, depth + 1) ||
        !cut(cutter, strips + gutter.from + left, size - left, depth + 1))
      return false;
    strips += gutter.to;
    count -= gutter.to;
  }
  return true;
}

bool page_columns(struct strip *strips, size_t count, arena *memory, struct line_list *lines, uint32_t page,
                  uint32_t *region)
{
  struct cutter cutter = {.memory = memory, .lines = lines, .page = page, .region = region};
  cutter.widths = malloc((count + 1) * sizeof *cutter.widths);
  bool good = cutter.widths && cut(&cutter, strips, count, 0);
  free(cutter.widths);
  return good;
}
