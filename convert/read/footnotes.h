/* Notes at the foot of pages. Within layout.h only. */
#ifndef BAOGAO_READ_FOOTNOTES_H
#define BAOGAO_READ_FOOTNOTES_H

#include "lines.h"

/** A note: its lines are lines[first] to before lines[first + count] of the list of notes. */
struct note {
  uint32_t page;  /* from 0 */
  slice mark;     /* as printed, in the text and before the note */
  size_t skipped; /* bytes of the first line that are the mark */
  size_t first, count;
};

struct notes {
  struct note *at; /* in order of the text */
  size_t count, room;
  struct line_list lines;
};

/** Takes the notes out of `lines`, which are in order of the text. A note stands in smaller letters below the text of
 * its page and begins with a mark that is raised somewhere in that page's text. False when memory runs out. */
bool notes_find(struct line_list *lines, arena *memory, struct notes *notes);

/** The note of a mark on a page, counted from 1; 0: it has none there. */
size_t notes_number(const struct notes *notes, uint32_t page, slice mark);

#endif
