/* Extracted text. A cell ends with U+001F (unit separator), which no XML and no HTML text holds, until its row ends and
 * it is clear what the table is for. */
#include "extract.h"
#include "../support/utf8.h"
#include "raised.h"

enum {
  CELL_END = 0x1F,
  MOST_COLUMNS = 64,   /* that a cell may be wide */
  MOST_CELL_LINES = 12 /* a cell with more lays out the page */
};

/* Room for `size` bytes more. */
static bool make_room(struct extract *to, size_t size)
{
  if (to->failed || to->too_big) return false;
  to->too_big = size > to->most || to->size > to->most - size;
  while (!to->too_big && !to->failed && to->room < to->size + size) {
    char *more = arena_grow(to->arena, to->at, to->room, &to->room, 1);
    to->failed = !more;
    if (more) to->at = more;
  }
  return !to->failed && !to->too_big;
}

void extract_add(struct extract *to, slice text)
{
  if (!text.size || !make_room(to, text.size)) return;
  memcpy(to->at + to->size, text.at, text.size);
  to->size += text.size;
}

static void remember(struct extract *to, size_t start, size_t end)
{
  struct run *more = arena_grow(to->arena, to->generated, to->generated_count, &to->generated_room, sizeof *more);
  if (more) {
    to->generated = more;
    more[to->generated_count++] = (struct run){(uint32_t)start, (uint32_t)end};
  }
  to->failed |= !more;
}

void extract_generated(struct extract *to, slice text)
{
  size_t start = to->size;
  extract_add(to, text);
  if (to->size > start) remember(to, start, to->size);
}

static void set_aside(struct extract *to, slice text, enum furniture_type type)
{
  if (!text.size) return;
  struct mark *more = arena_grow(to->arena, to->aside, to->aside_count, &to->aside_room, sizeof *more);
  to->failed |= !more;
  if (!more) return;
  to->aside = more;
  uint32_t start = (uint32_t)(text.at - to->at);
  more[to->aside_count++] = (struct mark){start, start + (uint32_t)text.size, type};
}

void extract_aside(struct extract *to, size_t start, size_t end, enum furniture_type type)
{
  if (end > to->size) end = to->size;
  while (start < end) {
    const char *line_end = memchr(to->at + start, '\n', end - start);
    size_t size = line_end ? (size_t)(line_end - to->at) - start : end - start;
    set_aside(to, utf8_trim((slice){to->at + start, size}), type);
    start += size + 1;
  }
}

void extract_hint(struct extract *to, enum hint hint, size_t start, size_t end, uint32_t detail)
{
  struct marks *hints = &to->hints[hint];
  struct mark *last = hints->count ? &hints->at[hints->count - 1] : NULL;
  if (start >= end) return;
  if (last && last->end == start && last->detail == detail) {
    last->end = (uint32_t)end;
    return;
  }
  struct mark *more = arena_grow(to->arena, hints->at, hints->count, &hints->room, sizeof *more);
  to->failed |= !more;
  if (!more) return;
  hints->at = more;
  more[hints->count++] = (struct mark){(uint32_t)start, (uint32_t)end, detail};
}

/* Appends what stands above the line. */
static void add_raised(struct extract *to, slice text, bool mark)
{
  enum raised kind = mark && raised_is_number(text) ? RAISED_MARK : raised_is((slice){to->at, to->size}, text);
  char power[RAISED_SIZE];
  if (kind == RAISED_MARK) extract_generated(to, SLICE("["));
  extract_add(to, kind == RAISED_POWER ? (slice){power, raised_power(text, power)} : text);
  if (kind == RAISED_MARK) extract_generated(to, SLICE("]"));
}

void extract_shown(struct extract *to, slice text, const struct appearance *how)
{
  size_t start = to->size;
  if (how->raised || how->mark)
    add_raised(to, text, how->mark);
  else
    extract_add(to, text);
  if (how->bold) extract_hint(to, HINT_BOLD, start, to->size, 0);
  if (how->centred) extract_hint(to, HINT_CENTRED, start, to->size, 0);
  if (how->right) extract_hint(to, HINT_RIGHT, start, to->size, 0);
  if (how->heading) extract_hint(to, HINT_HEADING, start, to->size, how->heading);
  if (how->size) extract_hint(to, HINT_SIZE, start, to->size, how->size);
}

void extract_tab(struct extract *to)
{
  extract_add(to, to->rows ? SLICE(" ") : SLICE("\t"));
}

void extract_end_line(struct extract *to)
{
  extract_add(to, SLICE("\n"));
}

void extract_break(struct extract *to)
{
  if (to->size && to->at[to->size - 1] != '\n' && to->at[to->size - 1] != CELL_END) extract_end_line(to);
}

void extract_table(struct extract *to)
{
  to->table_count++;
  if (to->open_tables++ < MOST_OPEN_ROWS) to->tables[to->open_tables - 1] = to->table_count;
}

void extract_end_table(struct extract *to)
{
  to->open_tables -= to->open_tables > 0;
}

static uint32_t table_number(const struct extract *to)
{
  return to->open_tables && to->open_tables <= MOST_OPEN_ROWS ? to->tables[to->open_tables - 1] : 0;
}

void extract_row(struct extract *to)
{
  extract_break(to);
  if (to->rows++ >= MOST_OPEN_ROWS) return;
  to->starts[to->rows - 1] = to->size;
  to->wide[to->rows - 1] = 0;
}

void extract_wide(struct extract *to, size_t columns)
{
  if (to->rows == 0 || to->rows > MOST_OPEN_ROWS) return;
  to->wide[to->rows - 1] = columns < MOST_COLUMNS ? columns : MOST_COLUMNS;
}

void extract_covered(struct extract *to)
{
  if (to->rows && to->rows <= MOST_OPEN_ROWS) extract_hint(to, HINT_COVERED, to->size, to->size + 1, 0);
}

void extract_end_cell(struct extract *to)
{
  if (to->rows == 0 || to->rows > MOST_OPEN_ROWS) return;
  while (to->size > to->starts[to->rows - 1] && to->at[to->size - 1] == '\n') to->size--;
  size_t *wide = &to->wide[to->rows - 1];
  do extract_add(to, (slice){(const char[]){CELL_END}, 1});
  while (*wide && --*wide);
}

/* What the row from `start` on is: cells in one line, the line of a single cell, or (HINTS) lines. */
static enum hint shape_of_row(const struct extract *to, size_t start)
{
  size_t filled = 0, lines = 1, most = 1;
  bool empty = true;
  for (size_t i = start; i < to->size && most <= MOST_CELL_LINES; i++) {
    if (to->at[i] == CELL_END) {
      filled += !empty;
      empty = true;
      lines = 1;
    } else if (to->at[i] == '\n') {
      if (++lines > most) most = lines;
    } else if (to->at[i] != ' ') {
      empty = false;
    }
  }
  if (most > MOST_CELL_LINES || filled == 0) return HINTS;
  return filled > 1 ? HINT_ROW : most == 1 ? HINT_LONE_CELL : HINTS;
}

/* What was a row within the row from `start` on is none. */
static void drop_inner(struct marks *rows, size_t start)
{
  while (rows->count && rows->at[rows->count - 1].start >= start) rows->count--;
}

void extract_end_row(struct extract *to)
{
  if (to->rows == 0 || to->rows-- > MOST_OPEN_ROWS) return;
  size_t start = to->starts[to->rows];
  enum hint shape = shape_of_row(to, start);
  bool cells = shape == HINT_ROW;
  if (to->size > start && to->at[to->size - 1] == CELL_END) to->size--;
  for (size_t i = start; i < to->size; i++) {
    bool end = to->at[i] == CELL_END;
    if (end || (cells && (to->at[i] == '\n' || to->at[i] == '\t'))) to->at[i] = !end ? ' ' : cells ? '\t' : '\n';
  }
  if (shape != HINTS) {
    drop_inner(&to->hints[HINT_ROW], start);
    drop_inner(&to->hints[HINT_LONE_CELL], start);
    extract_hint(to, shape, start, to->size, table_number(to));
  }
  extract_break(to);
}

void extract_append(struct extract *to, struct extract *from)
{
  size_t base = to->size;
  extract_add(to, (slice){from->at, from->size});
  for (size_t i = 0; i < from->generated_count && to->size > base; i++)
    remember(to, base + from->generated[i].start, base + from->generated[i].end);
  for (enum hint hint = 0; hint < HINTS && to->size > base; hint++) {
    struct marks *hints = &from->hints[hint];
    for (size_t i = 0; i < hints->count; i++)
      extract_hint(to, hint, base + hints->at[i].start, base + hints->at[i].end, hints->at[i].detail);
    hints->count = 0;
  }
  to->failed |= from->failed;
  to->too_big |= from->too_big;
  from->size = from->generated_count = from->rows = 0;
}
