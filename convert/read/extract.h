/* Text that is being extracted from a container format: lines ended by LF, the rows of tables, and labels that the
 * format generates instead of storing them. */
#ifndef BAOGAO_EXTRACT_H
#define BAOGAO_EXTRACT_H

#include "../parse/document.h"

enum { MOST_OPEN_ROWS = 16 };

/** The text so far. Set `arena` and `most` (bytes it may have at most), all else zero. */
struct extract {
  arena *arena;
  size_t most;
  char *at;
  size_t size;
  size_t room;
  struct run *generated; /* the labels written in, in order */
  size_t generated_count;
  size_t generated_room;
  struct mark *aside; /* what is no text of the report, by the type of furniture that it is */
  size_t aside_count;
  size_t aside_room;
  struct marks hints[HINTS];
  size_t starts[MOST_OPEN_ROWS];   /* where the open rows begin */
  size_t rows;                     /* how many rows are open */
  uint32_t tables[MOST_OPEN_ROWS]; /* the numbers of the open tables */
  size_t open_tables;              /* how many these are */
  uint32_t table_count;
  size_t wide[MOST_OPEN_ROWS]; /* how many columns their open cells are wide; 0: one */
  bool failed;                 /* memory ran out */
  bool too_big;                /* `most` was reached; what came after is lost */
};

/** Appends text. Once it has failed or grown too big, all further calls do nothing. */
void extract_add(struct extract *to, slice text);

/** Appends text that the format generates (automatic numbering), and remembers where it stands. */
void extract_generated(struct extract *to, slice text);

/** Sets the text from `start` to `end` aside, line by line: the reader knows that it is furniture. */
void extract_aside(struct extract *to, size_t start, size_t end, enum furniture_type type);

/** Remembers of what kind the text from `start` to `end`, which is not empty, is; together with what stands right
 * before it and is of it, too, with the same detail. */
void extract_hint(struct extract *to, enum hint hint, size_t start, size_t end, uint32_t detail);

/** Appends text, and remembers how it is shown. A raised number that is the mark of a note stands between brackets that
 * are generated, [3], so that it becomes no part of a figure before it; an exponent of ten becomes raised digits. */
void extract_shown(struct extract *to, slice text, const struct appearance *how);

/** A tabulator: a TAB, or inside a table a SPACE, for there the TAB parts cells. */
void extract_tab(struct extract *to);

/** Ends the line; at the beginning of a line it adds an empty one. */
void extract_end_line(struct extract *to);

/** Ends the line if anything stands in it. */
void extract_break(struct extract *to);

/** A table begins, to be ended: its rows are told from those of one right before it. */
void extract_table(struct extract *to);
void extract_end_table(struct extract *to);

/** A table's row: extract_row(), then each cell's text and extract_end_cell(), then extract_end_row(). Its cells stand
 * in one line with TABs between them, their own lines joined by SPACE. Where they hold whole passages (the table only
 * lays out the page) or but one of them has text, their lines stay lines. Rows get a hint. Rows may nest; beyond
 * MOST_OPEN_ROWS they are plain lines. */
void extract_row(struct extract *to);
/** The open cell is `columns` wide: empty cells will stand behind it, so that the others keep their columns. */
void extract_wide(struct extract *to, size_t columns);
/** The open cell is covered by the one above it. */
void extract_covered(struct extract *to);
void extract_end_cell(struct extract *to);
void extract_end_row(struct extract *to);

/** Appends all of `from`, which becomes empty. */
void extract_append(struct extract *to, struct extract *from);

#endif
