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
  MOST_HEAD = 2,   /* lines at the head of a page */
  MOST_LOOKS = 16, /* at strips for the one above */
  MOST_EDGES = 16, /* that strips share, of which each may be a column's */
  DEEPEST = 8,     /* gutters in columns in columns */
  MOST_CUTS = 64   /* of a page */
};

static const float NARROWEST_GUTTER = 0.3F, /* em: marks hang out into it */
    NARROWEST_COLUMN = 8,                   /* em */
    WIDEST_GAP = 4,                         /* em, in a line above columns */
    RAGGED = 1.6F,                          /* em by which a full line may be shorter */
    BLANK_LINE = 1.3F,                      /* heights of letters between lines */
    INDENT = 2, SAME_EDGE = 0.15F,          /* em */
    LEAST_FULL = 0.25F;                     /* of a column's lines */

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

/* What is asked of a gutter at a place. */
struct trial {
  float at;
  size_t least;  /* lines of a column */
  float *widths; /* room for one of each strip */
};

struct cutter {
  arena *memory;
  struct line_list *lines;
  uint32_t page;
  uint32_t *region;
  int cuts;
  float *widths;             /* room for two numbers of each strip */
  const struct edges *known; /* of the page before */
  struct edges *edges;       /* of this one */
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

/* The strip before strips[i] that stands over it on the same side of the place; NULL when none of the last does. */
static const struct strip *above(const struct strip *strips, size_t i, float at)
{
  bool right = strips[i].right > at;
  for (size_t k = i; k > 0 && i - k < MOST_LOOKS; k--) {
    const struct strip *other = &strips[k - 1];
    bool over = (other->right > at) == right && other->left < strips[i].right && other->right > strips[i].left;
    if (over && other->top < strips[i].top - strips[i].em / 2) return other;
  }
  return NULL;
}

/* Whether the strips of either side follow each other line by line. In a table that is not so: what stands beside a
 * cell of more lines has none below it. */
static bool are_lines(const struct strip *strips, size_t count, float at)
{
  size_t seen[2] = {0}, far[2] = {0};
  for (size_t i = 0; i < count; i++) {
    const struct strip *before = above(strips, i, at);
    bool right = strips[i].right > at;
    seen[right] += before != NULL;
    far[right] += before && strips[i].top - before->bottom > BLANK_LINE * (strips[i].bottom - strips[i].top);
  }
  return far[0] * 3 <= seen[0] && far[1] * 3 <= seen[1];
}

/* Whether the place lies in a gutter between these strips, none of which reaches over it. */
static bool is_gutter(const struct strip *strips, size_t count, const struct trial *trial)
{
  struct side left = {0}, right = {0};
  size_t lefts = 0, rights = count;
  float *widths = trial->widths;
  for (size_t i = 0; i < count; i++) {
    bool is_left = strips[i].right <= trial->at;
    widen(is_left ? &left : &right, &strips[i]);
    widths[is_left ? lefts++ : --rights] = strips[i].right - strips[i].left;
  }
  if (left.count < trial->least || right.count < trial->least) return false;
  float em = (left.ems + right.ems) / (float)count;
  if (right.left - left.right < NARROWEST_GUTTER * em) return false;
  return (left.count < LEAST_LINES || fill_columns(widths, left.count, em)) &&
         (right.count < LEAST_LINES || fill_columns(widths + left.count, right.count, em)) &&
         are_lines(strips, count, trial->at);
}

/* Whether the strip begins where the lines of its side do, or paragraphs among them. */
static bool begins_at_edge(const struct strip *strip, const struct side *side)
{
  float em = side->ems / (float)side->count, in = strip->left - side->left;
  return in <= SAME_EDGE * em || fabsf(in - INDENT * em) <= SAME_EDGE * em;
}

/* How many of the first strips lie on one side, higher than all of the other, and do not begin where the lines of their
 * side do. */
static size_t lines_between(const struct strip *strips, size_t count, float at)
{
  struct side sides[2] = {0};
  float top = INFINITY; /* of the other side */
  bool right = strips[0].right > at;
  for (size_t i = 0; i < count; i++) {
    bool is_right = strips[i].right > at;
    widen(&sides[is_right], &strips[i]);
    if (is_right != right) top = fminf(top, strips[i].top);
  }
  size_t found = 0;
  if (top == INFINITY) return 0; /* nothing stands on the other side */
  while (found < count && strips[found].bottom <= top && !begins_at_edge(&strips[found], &sides[right])) found++;
  return found;
}

/* How many of the first strips are a line set in the middle of the page with its gap over the place, as between the
 * office and the name of who speaks: the first begins where no line of its side does. */
static size_t line_over(const struct strip *strips, size_t count, float at)
{
  struct side sides[2] = {0}, line = {0};
  size_t found = 0;
  while (found < count && strips[found].top < strips[0].bottom) widen(&line, &strips[found++]);
  for (size_t i = found; i < count; i++) widen(&sides[strips[i].right > at], &strips[i]);
  if (strips[0].right > at || line.right <= at || !sides[0].count || !sides[1].count) return 0;
  float em = line.ems / (float)line.count, middle = (sides[0].left + sides[1].right) / 2;
  bool centred = fabsf((line.left + line.right) / 2 - middle) <= em;
  for (size_t i = 1; i < found && centred; i++) centred = strips[i].left - strips[i - 1].right <= WIDEST_GAP * em;
  return centred && !begins_at_edge(&strips[0], &sides[0]) ? found : 0;
}

/* How many of the first strips stand over both sides though they reach over neither: a title set in the middle of the
 * page, maybe below what newspapers print at the head of one. */
static size_t lines_above(const struct strip *strips, size_t count, float at)
{
  size_t head = 0;
  for (int lines = 0; lines <= MOST_HEAD && head < count; lines++) {
    size_t title = lines_between(strips + head, count - head, at);
    if (!title) title = line_over(strips + head, count - head, at);
    if (title) return head + title;
    float bottom = strips[head].bottom;
    while (head < count && strips[head].top < bottom) head++;
  }
  return 0;
}

/* Takes the stretch from `from` to `to` as a gutter if it is a better one. */
static void try_stretch(const struct strip *strips, size_t from, size_t to, size_t left, const struct trial *trial,
                        struct gutter *gutter)
{
  size_t right = to - from - left, worth = left < right ? left : right, longest = gutter->to - gutter->from;
  bool better = to - from > longest || (to - from == longest && worth > gutter->worth);
  if (worth < trial->least || !better || !is_gutter(strips + from, to - from, trial)) return;
  *gutter = (struct gutter){from, to, trial->at, worth};
}

/* Tries each stretch of strips of which none reaches over the place. */
static void try_place(const struct strip *strips, size_t count, const struct trial *trial, struct gutter *gutter)
{
  size_t from = 0, left = 0;
  for (size_t i = 0; i < count; i++) {
    if (strips[i].left < trial->at && strips[i].right > trial->at) {
      try_stretch(strips, from, i, left, trial, gutter);
      from = i + 1;
      left = 0;
    } else {
      left += strips[i].right <= trial->at;
    }
  }
  try_stretch(strips, from, count, left, trial, gutter);
}

/* Tries the places right before which no strip may reach: where several begin. `lefts` is where each does, in order. */
static void try_edges(const struct strip *strips, size_t count, const float *lefts, struct trial *trial,
                      struct gutter *gutter)
{
  int edges = 0;
  for (size_t i = 0, to; i < count && edges < MOST_EDGES; i = to) {
    for (to = i + 1; to < count && lefts[to] - lefts[i] <= strips[0].em * SAME_EDGE;) to++;
    if (to - i < LEAST_LINES || i == 0) continue;
    edges++;
    trial->at = lefts[i] - strips[0].em * SAME_EDGE;
    try_place(strips, count, trial, gutter);
  }
}

/* Tries the places where the page before had columns: at the end of a text they may have a line or two. */
static void try_known(const struct strip *strips, size_t count, const struct edges *known, struct trial *trial,
                      struct gutter *gutter)
{
  trial->least = 1;
  for (size_t i = 0; i < known->count; i++) {
    trial->at = known->at[i] - strips[0].em * SAME_EDGE;
    try_place(strips, count, trial, gutter);
  }
}

static struct gutter find_gutter(const struct strip *strips, size_t count, const struct cutter *cutter)
{
  struct gutter gutter = {0};
  struct side all = {0};
  struct trial trial = {.least = LEAST_LINES, .widths = cutter->widths};
  for (size_t i = 0; i < count; i++) widen(&all, &strips[i]);
  for (int place = 1; place < PLACES; place++) {
    trial.at = all.left + (all.right - all.left) * (float)place / PLACES;
    try_place(strips, count, &trial, &gutter);
  }
  float *lefts = cutter->widths + count;
  for (size_t i = 0; i < count; i++) lefts[i] = strips[i].left;
  qsort(lefts, count, sizeof *lefts, ascending);
  try_edges(strips, count, lefts, &trial, &gutter);
  try_known(strips, count, cutter->known, &trial, &gutter);
  return gutter;
}

/* Puts those left of the gutter first, and tells how many they are; both sides stay in order from top to bottom.
 * False when memory runs out. */
static bool part(struct strip *strips, size_t count, float at, arena *memory, size_t *left)
{
  struct strip *right = arena_alloc(memory, count * sizeof *right + 1);
  size_t lefts = 0, rights = 0;
  if (!right) return false;
  for (size_t i = 0; i < count; i++)
    if (strips[i].right <= at)
      strips[lefts++] = strips[i];
    else
      right[rights++] = strips[i];
  memcpy(strips + lefts, right, rights * sizeof *right);
  *left = lefts;
  return true;
}

static void keep_edge(struct edges *edges, const struct strip *right, size_t count)
{
  struct side side = {0};
  for (size_t i = 0; i < count; i++) widen(&side, &right[i]);
  if (count && edges->count < sizeof edges->at / sizeof *edges->at) edges->at[edges->count++] = side.left;
}

static bool cut(struct cutter *cutter, struct strip *strips, size_t count, int depth) // NOLINT(misc-no-recursion)
{
  while (count) {
    struct gutter gutter = {0};
    bool may = count >= 2 * LEAST_LINES || cutter->known->count;
    if (depth < DEEPEST && may && cutter->cuts++ < MOST_CUTS) gutter = find_gutter(strips, count, cutter);
    if (!gutter.worth)
      return strips_lines(strips, count, cutter->memory, cutter->lines, cutter->page, (*cutter->region)++);
    gutter.from += lines_above(strips + gutter.from, gutter.to - gutter.from, gutter.at);
    size_t size = gutter.to - gutter.from, left;
    if (!part(strips + gutter.from, size, gutter.at, cutter->memory, &left)) return false;
    keep_edge(cutter->edges, strips + gutter.from + left, size - left);
    if (!cut(cutter, strips, gutter.from, depth + 1) || !cut(cutter, strips + gutter.from, left, depth + 1) ||
        !cut(cutter, strips + gutter.from + left, size - left, depth + 1))
      return false;
    strips += gutter.to;
    count -= gutter.to;
  }
  return true;
}

bool page_columns(struct strip *strips, size_t count, arena *memory, struct line_list *lines, uint32_t page,
                  uint32_t *region, struct edges *edges)
{
  struct edges known = *edges;
  struct cutter cutter = {
      .memory = memory, .lines = lines, .page = page, .region = region, .known = &known, .edges = edges};
  edges->count = 0;
  cutter.widths = malloc((2 * count + 1) * sizeof *cutter.widths);
  bool good = cutter.widths && cut(&cutter, strips, count, 0);
  free(cutter.widths);
  return good;
}
