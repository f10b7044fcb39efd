/* Lines of the source. */
#ifndef BAOGAO_SOURCE_LINES_H
#define BAOGAO_SOURCE_LINES_H

#include "outline.h"

/** A line's text without white space and furniture at its ends; start == end for none. Offsets in bytes. */
struct line {
  uint32_t start;
  uint32_t end;
  uint32_t source;   /**< where its last source line begins, */
  uint32_t sentence; /**< and the sentence in which that does */
  bool joined;       /**< furniture reaches over its end into the next line */
  bool foreign;      /**< its last source line is in another language */
  uint32_t indent;   /**< columns of white space before it on its source line */
  uint32_t width;    /**< columns of its last source line */
  uint32_t filled;   /**< what its last source line takes of a full one, the indent included, as `struct fill` counts */
};

/** Reads lines, each behind the one before. */
struct line_reader {
  const struct outline *outline;
  size_t furniture;   /**< the first mark that may still touch what comes; 0: lines are read from the first on again */
  bool by_characters; /**< `filled` counts characters, as struct fill does, and not columns */
};

/** Reads the line at `number` (0 is the first); false when nothing stands in it. Linear in its length. */
bool line_read(struct line_reader *reader, size_t number, struct line *line);

#endif
