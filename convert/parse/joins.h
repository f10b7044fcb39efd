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

#endif
