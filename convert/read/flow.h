/* Where paragraphs begin among lines. Within layout.h only. */
#ifndef BAOGAO_READ_FLOW_H
#define BAOGAO_READ_FLOW_H

#include "lines.h"

/** The edges between which a region's lines are set, and how far they stand apart. */
struct margins {
  float left, right;
  float pitch;   /* 0: not known */
  float em;      /* of the text, on all pages */
  bool indented; /* paragraphs of the text begin with an indent … */
  bool spaced;   /* … or else with room above them, more than between lines */
};

/** The margins of each of `count` regions; NULL when memory runs out. Freed by the caller. */
struct margins *regions_margins(const struct line_list *lines, uint32_t count);

/** The lines around a place between two of them. */
struct neighbours {
  const struct line *before, *line, *behind; /* behind: NULL at the end */
  bool is_first;                             /* `before` is the first line of its paragraph */
  bool parted;                               /* a picture stands between `before` and `line` */
};

/** How the letters of the line are shown, as far as their places tell; `margins` are those of its region. */
struct appearance line_appearance(const struct line *line, const struct margins *margins);

/** Whether a paragraph begins with `n->line`. */
bool begins_paragraph(const struct neighbours *n, const struct margins *regions);

/** Makes the rows of titles that pages repeat furniture, and puts the rest of a row that a page's end has cut behind
 * its beginning. */
void tables_turn(struct line_list *lines);

/** Makes the captions of pictures in the middle of the text furniture. False when memory runs out. */
bool captions_find(struct line_list *lines);

/** Marks the lines whose strips are the cells of a table's row; those of a row whose cells have several become one.
 * False when memory runs out. */
bool rows_find(struct line_list *lines, arena *memory);

#endif
