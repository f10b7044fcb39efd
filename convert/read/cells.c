/* Rows of tables, told by the gaps between their cells.
 *
 * Lines that follow each other are of one table when each strip of theirs stands in one of the same columns. Where all
 * of them have as many strips, each is a row. Else some cells have several lines: a row ends where the lines stand
 * farther apart than within a cell; where they do not, each line with something in the first column begins one. */
#include "../parse/labels.h"
#include "../support/utf8.h"
#include "flow.h"
#include <math.h>

enum { LEAST_ROWS = 2, MOST_COLUMNS = 32 };

/* In em. */
static const float FARTHEST = 3, /* lines of a table from each other */
    UNLIKE = 0.25F,              /* distances that are not the same */
    WIDER = 1.5F,                /* times */
    PADDING = 0.2F,              /* between rows, beside what is between lines */
    PARTED = 0.5F,               /* between tables, beside what is between rows */
    LONGEST_CELL = 18;           /* of a row whose cells stand in no columns */

struct column {
  float left, right;
};

/* The lines of a table, and its columns from left to right. */
struct grid {
  struct line *lines;
  size_t count;
  struct column columns[MOST_COLUMNS];
  size_t width;
  bool even; /* all lines have as many strips */
};

/* ---- Which lines ---- */

/* The column in which the strip stands; `width`: in none; -1: in several. */
static int column_of(const struct grid *grid, const struct strip *strip)
{
  int found = (int)grid->width;
  for (size_t i = 0; i < grid->width; i++) {
    if (strip->right <= grid->columns[i].left || strip->left >= grid->columns[i].right) continue;
    if (found < (int)grid->width) return -1;
    found = (int)i;
  }
  return found;
}

/* Adds the columns that the line has beside those of the grid, all of which it has, too: no line before had a cell in
 * them, as where the corner above a column of names is empty. False when that is not so. */
static bool add_columns(struct grid *grid, const struct line *line)
{
  size_t known = 0;
  struct column columns[MOST_COLUMNS];
  if (line->count <= grid->width || line->count > MOST_COLUMNS) return false;
  for (size_t i = 0; i < line->count; i++) {
    int at = column_of(grid, &line->strips[i]);
    bool is_new = at == (int)grid->width;
    if (at < 0 || (!is_new && (size_t)at != known)) return false;
    columns[i] = is_new ? (struct column){line->strips[i].left, line->strips[i].right} : grid->columns[known++];
    if (i && columns[i].left <= columns[i - 1].right) return false;
  }
  if (known < grid->width) return false;
  memcpy(grid->columns, columns, line->count * sizeof *columns);
  grid->width = line->count;
  grid->even = false;
  return true;
}

/* Whether the line's strips stand in the grid's columns, which they may widen, one in each at most. */
static bool takes(struct grid *grid, const struct line *line)
{
  struct grid wider = *grid;
  int last = -1;
  if (line->count > grid->width && !add_columns(&wider, line)) return false;
  for (size_t i = 0; i < line->count; i++) {
    const struct strip *strip = &line->strips[i];
    int at = column_of(&wider, strip);
    if (at <= last || at == (int)wider.width) return false;
    struct column *column = &wider.columns[at];
    column->left = fminf(column->left, strip->left);
    column->right = fmaxf(column->right, strip->right);
    if (at > 0 && column->left <= column[-1].right) return false;
    if (at + 1 < (int)wider.width && column->right >= column[1].left) return false;
    last = at;
  }
  *grid = wider;
  return true;
}

static bool is_near(const struct line *before, const struct line *line)
{
  bool beside = !line->is_furniture && line->region == before->region && line->page == before->page;
  return beside && line->top - before->bottom <= FARTHEST * before->em;
}

/* Whether the line's strips stand beside each other: print over print has strips that do not. */
static bool is_apart(const struct line *line)
{
  for (size_t i = 1; i < line->count; i++)
    if (line->strips[i].left <= line->strips[i - 1].right) return false;
  return true;
}

/* Whether the line, centred in its cell, goes on with the widest of its column right above it; in a middle column it
 * may be centred in the page as well. */
static bool goes_on_centred(const struct grid *grid, const struct line *line, size_t at)
{
  const struct line *before = line - 1;
  struct column column = grid->columns[at];
  if (at * 2 + 1 == grid->width || before->count != grid->width) return false;
  const struct strip *above = &before->strips[at];
  float centre = (line->left + line->right) / 2, middle = (column.left + column.right) / 2;
  return above->left <= column.left && above->right >= column.right && fabsf(centre - middle) <= UNLIKE * line->em;
}

/* Whether the line, the last of the grid, may be what stands below the table: it has one strip, and that does not begin
 * where the others do in a column behind the first, nor stands in the middle of one. */
static bool may_be_below(const struct grid *grid, const struct line *line)
{
  if (line->count > 1 || line->in_table) return false;
  int at = column_of(grid, line->strips);
  if (at < 1) return true;
  return line->left - grid->columns[at].left > UNLIKE * line->em && !goes_on_centred(grid, line, (size_t)at);
}

/* The table that begins with the first of `count` lines; one line when none does. */
static struct grid grid_from(struct line *lines, size_t count)
{
  struct grid grid = {.lines = lines, .count = 1, .width = lines->count, .even = true};
  bool row = !lines->is_furniture && lines->count >= 2 && lines->count <= MOST_COLUMNS && is_apart(lines);
  if (!row) return grid;
  for (size_t i = 0; i < lines->count; i++)
    grid.columns[i] = (struct column){lines->strips[i].left, lines->strips[i].right};
  while (grid.count < count && is_near(&lines[grid.count - 1], &lines[grid.count]) && takes(&grid, &lines[grid.count]))
    grid.even &= lines[grid.count++].count == grid.width;
  while (grid.count > 1 && !grid.even && may_be_below(&grid, &lines[grid.count - 1])) grid.count--;
  return grid;
}

/* ---- Which rows ---- */

/* How far lines stand apart: within cells, and at most. */
struct distances {
  float least, most;
};

static struct distances distances_of(const struct grid *grid)
{
  struct distances d = {INFINITY, -INFINITY};
  float bottoms[MOST_COLUMNS], bottom = grid->lines[0].bottom;
  for (size_t i = 0; i < MOST_COLUMNS; i++) bottoms[i] = INFINITY;
  for (size_t i = 0; i < grid->count; i++) {
    const struct line *line = &grid->lines[i];
    for (size_t k = 0; k < line->count; k++) {
      float *above = &bottoms[column_of(grid, &line->strips[k])];
      if (isfinite(*above)) d.least = fminf(d.least, line->strips[k].top - *above);
      *above = line->strips[k].bottom;
    }
    if (i) d.most = fmaxf(d.most, line->top - bottom);
    bottom = fmaxf(bottom, line->bottom);
  }
  return d;
}

static bool begins_row(const struct grid *grid, size_t i, float bottom, const struct distances *d)
{
  const struct line *line = &grid->lines[i];
  if (d->most - d->least >= UNLIKE * line->em) return line->top - bottom > d->least + PADDING * line->em;
  return column_of(grid, &line->strips[0]) == 0 || line->count * 2 > grid->width;
}

static bool is_word(slice text, bool end)
{
  size_t size;
  uint32_t code = !text.size ? 0 : end ? utf8_before(text.at + text.size, &size) : utf8_at(text.at, &size);
  return code > ' ' && code < 0x250;
}

static bool append(slice *cell, slice text, arena *memory)
{
  const char *gap = is_word(*cell, true) && is_word(text, false) ? " " : "";
  const char *joined =
      !cell->size ? arena_copy(memory, text)
                  : arena_format(memory, "%.*s%s%.*s", (int)cell->size, cell->at, gap, (int)text.size, text.at);
  if (!joined) return false;
  *cell = slice_of(joined);
  return true;
}

/* Lines `from` to `to` of the grid as one, in `row`: a strip a column. */
static bool join_row(const struct grid *grid, size_t from, size_t to, struct line *row, arena *memory)
{
  *row = grid->lines[from];
  row->strips = arena_alloc(memory, grid->width * sizeof *row->strips);
  if (!row->strips) return false;
  row->count = grid->width;
  row->in_table = true;
  for (size_t i = 0; i < grid->width; i++)
    row->strips[i] = (struct strip){.left = grid->columns[i].left,
                                    .right = grid->columns[i].right,
                                    .top = row->top,
                                    .em = row->em,
                                    .height = row->height,
                                    .text = SLICE("")};
  for (; from < to; from++) {
    row->bottom = fmaxf(row->bottom, grid->lines[from].bottom);
    for (size_t k = 0; k < grid->lines[from].count; k++) {
      const struct strip *strip = &grid->lines[from].strips[k];
      if (!append(&row->strips[column_of(grid, strip)].text, strip->text, memory)) return false;
    }
  }
  row->right = grid->columns[grid->width - 1].right;
  for (size_t i = 0; i < grid->width; i++) row->strips[i].bottom = row->bottom;
  return true;
}

/* Leaves of the lines those before a gap that is much wider than all between them, when each of them begins in the
 * first column: they are rows, and what stands behind the gap is another table or none. */
static void end_at_gap(struct grid *grid)
{
  enum { LEAST_LINES = 3 };
  float widest = 0;
  for (size_t i = 1; i < grid->count && column_of(grid, grid->lines[i - 1].strips) == 0; i++) {
    float gap = fmaxf(grid->lines[i].top - grid->lines[i - 1].bottom, 0);
    if (i >= LEAST_LINES && gap > WIDER * widest + PADDING * grid->lines[i].em) {
      grid->count = i;
      return;
    }
    widest = fmaxf(widest, gap);
  }
}

/* Whether the lines, of which some lack cells, are rows as they are: two have all cells, or all have most of them. */
static bool has_rows(const struct grid *grid)
{
  enum { LEAST_COLUMNS = 3 };
  size_t full = 0, least = grid->width;
  for (size_t i = 0; i < grid->count; i++) {
    size_t cells = grid->lines[i].count;
    full += cells == grid->width;
    if (cells < least) least = cells;
    if (cells == 1 && column_of(grid, grid->lines[i].strips) == 0) return false;
  }
  return full >= LEAST_ROWS || (grid->width >= LEAST_COLUMNS && least > 1);
}

/* Makes rows of the grid's lines, which then stand at its beginning; `*rows` gets how many. */
static bool make_rows(struct grid *grid, size_t *rows, arena *memory)
{
  end_at_gap(grid);
  struct distances apart = distances_of(grid);
  size_t from = 0, made = 0, tall = 0;
  struct line *at = arena_alloc(memory, grid->count * sizeof *at);
  float bottom = grid->lines[0].bottom;
  if (!at) return false;
  for (size_t i = 1; i <= grid->count; i++) {
    if (i == grid->count || begins_row(grid, i, bottom, &apart)) {
      if (!join_row(grid, from, i, &at[made++], memory)) return false;
      tall += i - from > 1;
      from = i;
    }
    if (i < grid->count) bottom = fmaxf(bottom, grid->lines[i].bottom);
  }
  *rows = 0;
  if (!tall && !has_rows(grid)) return true;
  if (made < LEAST_ROWS && !grid->lines->in_table) return true;
  memcpy(grid->lines, at, made * sizeof *at);
  *rows = made;
  return true;
}

/* Whether the strips of two lines stand over each other, one by one, and over no other. */
static bool same_columns(const struct line *a, const struct line *b)
{
  if (a->count < 2 || a->count != b->count || a->region != b->region) return false;
  if (a->is_furniture || b->is_furniture) return false;
  for (size_t i = 0; i < a->count; i++) {
    const struct strip *x = &a->strips[i], *y = &b->strips[i];
    if (fminf(x->right, y->right) <= fmaxf(x->left, y->left)) return false;
    if (i && (x->left <= b->strips[i - 1].right || y->left <= a->strips[i - 1].right)) return false;
  }
  return true;
}

/* Marks the first of `count` lines as rows as far as each stands over the next; returns how many it has seen to. */
static size_t mark_even(struct line *lines, size_t count)
{
  size_t even = 1;
  while (even < count && same_columns(&lines[even - 1], &lines[even])) even++;
  for (size_t i = 0; i < even && even >= LEAST_ROWS; i++) lines[i].in_table = true;
  return even;
}

/* Whether the line has a label alone before its text, as an item of a list has whose text hangs behind its number. */
static bool is_item(const struct line *line)
{
  slice label = utf8_trim(line->strips[0].text);
  return line->count == 2 && !line->in_table && !line->is_furniture && label_read(label, 0).end == label.size;
}

static bool has_short_cells(const struct line *line)
{
  for (size_t i = 0; i < line->count; i++)
    if (line->strips[i].right - line->strips[i].left > LONGEST_CELL * line->em) return false;
  return true;
}

/* How many of the first of `count` lines are rows whose cells stand in no columns, as where tabulators part them: each
 * has as many, three at least, and all are short. 0 if they are too few to tell. */
static size_t ragged_rows(const struct line *lines, size_t count)
{
  enum { LEAST_CELLS = 3, LEAST_RAGGED = 3 };
  size_t rows = 0;
  if (lines->is_furniture || lines->count < LEAST_CELLS) return 0;
  while (rows < count && (rows == 0 || is_near(&lines[rows - 1], &lines[rows])) && lines[rows].count == lines->count &&
         is_apart(&lines[rows]) && has_short_cells(&lines[rows]))
    rows++;
  return rows >= LEAST_RAGGED ? rows : 0;
}

/* Marks the rows that the first of `count` lines make, or leaves one line that makes none; `*size` gets how many of the
 * lines these are, `*rows` how many rows. */
static bool find_some(struct line *lines, size_t count, size_t *size, size_t *rows, arena *memory)
{
  struct grid grid = grid_from(lines, count);
  size_t ragged = ragged_rows(lines, count);
  *rows = 0;
  *size = grid.count;
  if (is_item(lines)) {
    *size = *rows = 1;
    return true;
  }
  if (!grid.even && grid.count >= ragged && !make_rows(&grid, rows, memory)) return false;
  if (*rows) {
    *size = grid.count;
    return true;
  }
  *size = mark_even(lines, count);
  for (size_t i = 0; i < ragged; i++) lines[i].in_table = true;
  if (*size < ragged) *size = ragged;
  *rows = *size;
  return true;
}

/* ---- Which tables ---- */

/* The distance between a row and the next one beside it; negative when none follows. */
static float gap_behind(const struct line_list *lines, size_t row)
{
  if (row + 1 >= lines->count) return -1;
  const struct line *above = &lines->at[row], *line = above + 1;
  bool beside = above->in_table && line->in_table && line->page == above->page && line->region == above->region;
  return beside ? fmaxf(line->top - above->bottom, 0) : -1;
}

/* Whether another table begins below the row at `at`: the gap there is much wider than `widest`, between the rows
 * above, and than the one between the next two. */
static bool parts_tables(const struct line_list *lines, size_t at, float widest)
{
  float gap = gap_behind(lines, at), next = gap_behind(lines, at + 1), em = lines->at[at].em;
  return widest >= 0 && next >= 0 && gap > WIDER * fmaxf(widest, next) + PARTED * em;
}

/* Tells the rows of tables that stand below each other, with no text between them, by their distance. */
static void count_tables(struct line_list *lines)
{
  uint32_t table = 0;
  float widest = -1;
  bool open = false;
  for (size_t i = 0; i < lines->count; i++) {
    struct line *line = &lines->at[i];
    if (line->is_furniture) continue;
    if (line->in_table && !open) table++;
    open = line->in_table;
    if (!open) {
      widest = -1;
      continue;
    }
    line->table = table;
    float gap = gap_behind(lines, i);
    open = !parts_tables(lines, i, widest);
    widest = open ? fmaxf(widest, gap) : -1;
  }
}

bool rows_find(struct line_list *lines, arena *memory)
{
  size_t kept = 0;
  for (size_t from = 0, size; from < lines->count; from += size) {
    size_t rows;
    if (!find_some(&lines->at[from], lines->count - from, &size, &rows, memory)) return false;
    memmove(&lines->at[kept], &lines->at[from], rows * sizeof *lines->at);
    kept += rows;
  }
  lines->count = kept;
  count_tables(lines);
  return true;
}
