/* A growing buffer of bytes, used again and again. */
#ifndef BAOGAO_BUFFER_H
#define BAOGAO_BUFFER_H

#include "../support/slice.h"
#include <stdint.h>
#include <stdlib.h>

struct buffer {
  char *at;
  size_t size;
  size_t room;
};

/** Makes room for `more` bytes behind those there are; false when memory runs out. */
static inline bool buffer_room(struct buffer *buffer, size_t more)
{
  if (more <= buffer->room - buffer->size) return true;
  if (more > SIZE_MAX / 2 - buffer->size) return false;
  size_t room = (buffer->size + more) * 2;
  char *larger = realloc(buffer->at, room);
  if (!larger) return false;
  buffer->at = larger;
  buffer->room = room;
  return true;
}

static inline bool buffer_add(struct buffer *buffer, slice text)
{
  if (!buffer_room(buffer, text.size)) return false;
  if (text.size) memcpy(buffer->at + buffer->size, text.at, text.size);
  buffer->size += text.size;
  return true;
}

static inline slice buffer_slice(const struct buffer *buffer)
{
  return (slice){buffer->at, buffer->size};
}

#endif
