/* Joins: which lines belong to one paragraph. */
#ifndef BAOGAO_JOINS_H
#define BAOGAO_JOINS_H

#include "outline.h"

/** Runs that are being collected. */
struct runs {
  struct run *at;
  size_t count, room;
};

/** Collects the spans of the paragraphs; what stands between their lines becomes furniture. False when memory runs
 * out. */
bool lines_join(struct outline *outline, struct runs *spans);

/** Whether the text from `start` to `end` ends with what ends sentences, brackets and quotes behind it aside. */
bool ends_as_sentence(const struct document *document, uint32_t start, uint32_t end);

/** Markdown right before `start`: 1–6 for # to ######, 7 for bold, else 0. */
uint32_t markup_before(const struct document *document, uint32_t start);

#endif
