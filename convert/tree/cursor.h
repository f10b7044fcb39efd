/* The cursor: all kinds of marks merged into one sequence, by start, the longer first where two start together. */
#ifndef BAOGAO_CURSOR_H
#define BAOGAO_CURSOR_H

#include "vocabulary.h"

/** The sources that are merged: one a kind of mark, and the characters that XML cannot hold. */
enum { CURSOR_CONTROLS = MARK_KINDS, CURSOR_SOURCES };

struct cursor {
  const struct document *document;
  struct marks controls;
  size_t index[CURSOR_SOURCES];
  struct mark head[CURSOR_SOURCES]; /* the next of each source; start UINT32_MAX at its end */
  int next;                         /* the source whose head comes first; -1 at the end */
};

/** `offset` itself, or where the next character of `text` begins; at most its end. */
static inline uint32_t next_character(slice text, uint32_t offset)
{
  if (offset >= text.size) return (uint32_t)text.size;
  while (offset < text.size && ((unsigned char)text.at[offset] & 0xC0) == 0x80) offset++;
  return offset;
}

/** Puts the cursor before the first mark. False when memory runs out. */
bool cursor_begin(struct cursor *cursor, const struct document *document);

/** The next mark, or NULL at the end; its source is cursor->next. */
static inline const struct mark *cursor_peek(const struct cursor *cursor)
{
  return cursor->next < 0 ? NULL : &cursor->head[cursor->next];
}

/** Passes over the next mark. */
void cursor_pass(struct cursor *cursor);

/** Lets the next mark begin at `start` only; passes over it when nothing is then left. */
void cursor_clip(struct cursor *cursor, uint32_t start);

/** Whether a sentence or a statistic begins inside the next mark and ends outside it. */
bool cursor_is_crossed(const struct cursor *cursor);

#endif
