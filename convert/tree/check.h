/* Checking, from within: what the rules share. */
#ifndef BAOGAO_CHECK_H
#define BAOGAO_CHECK_H

#include "../support/log.h"
#include "walk.h"

struct check {
  const xmlDoc *tree;
  arena *memory;
  bg_log *log;
  struct walk walk;
  uint32_t *line_starts; /* code points, ascending; the first is 0 */
  size_t line_count;
};

/** Line and column in the source text of a code point of it. */
log_place check_place(const struct check *check, uint32_t offset);

/** `text` as a NUL-terminated string for a message, cut when it is long; "" when memory runs out. */
const char *check_words(const struct check *check, slice text);

/** Begins a check whose tree, memory and log are set: walks through the tree and finds its lines. False when memory
 * runs out. */
bool check_begin(struct check *check);

#endif
