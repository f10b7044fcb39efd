/* Lines of a page, from its words. Within layout.h only. */
#ifndef BAOGAO_READ_LINES_H
#define BAOGAO_READ_LINES_H

#include "layout.h"

/** What stands in a strip's text before and behind a raised number, which may be the mark of a note; no text of ours
 * has these characters (SO and SI). */
enum { MARK_BEGIN = 0x0E, MARK_END = 0x0F };

/** Words that stand beside each other without a wide gap. */
struct strip {
  float left, top, right, bottom;
  float em;     /* the width of a full-width character */
  float height; /* of its longest word */
  bool fixed;   /* all of its words are */
  slice text;
};

/** Strips beside each other, from left to right. */
struct line {
  float left, top, right, bottom;
  float em, height;
  struct strip *strips;
  size_t count;
  uint32_t page;     /* from 0 */
  uint32_t region;   /* a column of a page, or a part of it that goes over all columns */
  bool is_furniture; /* … of which kind: */
  enum furniture_type type;
  bool in_table;  /* its strips are cells, or known to be of a table's row … */
  uint32_t table; /* … of which, counted from 1 */
};

struct strips {
  struct strip *at;
  size_t count;
};

struct line_list {
  struct line *at;
  size_t count;
  size_t room;
};

/** The strips of a page, from top to bottom. False when memory runs out. */
bool page_strips(const struct page *page, arena *memory, struct strips *strips);

/** Puts strips in order: from top to bottom, those at one height from left to right. */
void strips_sort(struct strip *strips, size_t count);

/** Joins large first letters to the lines that they stand beside. False when memory runs out. */
bool strips_drop_caps(struct strips *strips, arena *memory);

/** The lines that `count` strips make, which stay where they are but are put in order: from top to bottom, from left to
 * right. Appends to `lines`. False when memory runs out. */
bool strips_lines(struct strip *strips, size_t count, arena *memory, struct line_list *lines, uint32_t page,
                  uint32_t region);

/** Where the columns of a page begin that have others before them. */
struct edges {
  float at[8];
  size_t count;
};

/** Columns: appends the lines of the strips to `lines` in the order in which they are read; `*region` counts the
 * regions. `*edges` are those of the page before (at first: none), at which a column may have few lines; it gets this
 * one's. False when memory runs out. */
bool page_columns(struct strip *strips, size_t count, arena *memory, struct line_list *lines, uint32_t page,
                  uint32_t *region, struct edges *edges);

/** Running heads and page numbers: `pages[i]` are the lines of page i, from top to bottom, not yet in columns. Marks
 * those that are. False when memory runs out. */
bool layout_furniture(const struct layout *layout, struct line_list *pages, arena *memory);

struct notes;

/** Paragraphs: writes the lines to `to`, and behind them the notes. False when memory runs out. */
bool layout_paragraphs(struct line_list *lines, const struct notes *notes, uint32_t regions, uint32_t pages,
                       arena *memory, struct extract *to);

/** The text of a line: its strips parted by TAB in a table, else by IDEOGRAPHIC SPACE. `.at` is NULL when memory runs
 * out. */
slice line_text(const struct line *line, arena *memory);

/** Columns that `text` takes when set in a square grid: a character outside Latin one, any other half of one. */
float text_ems(slice text);

#endif
