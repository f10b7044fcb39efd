/* The layout of pages: words that stand in boxes become lines, columns, paragraphs, running heads and page numbers.
 *
 * A reader of a format that knows where its words stand (PDF, OFD) gives pages and words; the text comes out paragraph
 * by paragraph, each page beginning with a form feed (U+000C). A paragraph that goes on over the end of
 * a page stays one: what stands between its two parts (line ends, running heads, page numbers) is handed on as
 * furniture. All measures are in points, from the upper left corner of the page. */
#ifndef BAOGAO_LAYOUT_H
#define BAOGAO_LAYOUT_H

#include "inputs.h"

/** A word, or any run of characters without wide gaps. */
struct word {
  float left, top, right, bottom;
  slice text; /* in the layout's arena, or static */
  bool fixed; /* of what stands beneath the pages: a running head, if it stands at an edge */
};

struct page {
  float width, height;
  struct word *words;
  size_t count;
  size_t room;
};

/** Set `memory`, all else zero. */
struct layout {
  arena *memory;
  struct page *pages;
  size_t count;
  size_t room;
};

/** Begins a page. False when memory runs out. */
bool layout_page(struct layout *layout, float width, float height);

/** Adds a word to the last page; one without an extent or with white space only is left out. False when memory runs
 * out. */
bool layout_word(struct layout *layout, struct word word);

/** Writes the text of all pages to `to`, with what of it is furniture. False when memory runs out; what `to` may hold
 * at most it sees to itself. */
bool layout_text(struct layout *layout, struct extract *to);

/** Takes the text over into the document, with its furniture. False, and the log says why, when no page holds any text,
 * when it is too large, and when memory runs out. */
bool layout_take(struct document *document, struct layout *layout, struct decoded *decoded);

#endif
