/* Slices: pieces of a buffer that somebody else owns. Nothing is copied and nothing is NUL-terminated. */
#ifndef BAOGAO_SLICE_H
#define BAOGAO_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct {
  const char *at; /* first byte; may be NULL when size is 0 */
  size_t size;    /* bytes */
} slice;

static inline size_t size_least(size_t a, size_t b)
{
  return a < b ? a : b;
}

/** A slice of a string literal, its size known to the compiler. */
#define SLICE(literal) ((slice){(literal), sizeof(literal) - 1})

static inline slice slice_of(const char *text)
{
  return (slice){text, text ? strlen(text) : 0};
}

/** From `from` to `to`; empty where that is not behind it. */
static inline slice slice_between(const char *from, const char *to)
{
  return from < to ? (slice){from, (size_t)(to - from)} : (slice){to, 0};
}

static inline bool slice_equal(slice a, slice b)
{
  return a.size == b.size && (a.size == 0 || (a.at && b.at && memcmp(a.at, b.at, a.size) == 0));
}

static inline bool slice_starts(slice text, slice prefix)
{
  return prefix.size == 0 || (text.size >= prefix.size && memcmp(text.at, prefix.at, prefix.size) == 0);
}

static inline bool slice_ends(slice text, slice suffix)
{
  if (suffix.size == 0) return true;
  return text.size >= suffix.size && memcmp(text.at + text.size - suffix.size, suffix.at, suffix.size) == 0;
}

/** The rest of `text` after its first `bytes` bytes; `bytes` must not exceed its size. An empty slice may have no
 * address, and C (6.5.6) lets nothing be added to that, not even 0. */
static inline slice slice_after(slice text, size_t bytes)
{
  return bytes ? (slice){text.at + bytes, text.size - bytes} : text;
}

/** The place behind `text`; of no text (NULL), NULL: nothing is added to that. */
static inline const char *slice_end(slice text)
{
  return text.size ? text.at + text.size : text.at;
}

/** Where `word` first stands in `text`, in bytes, or -1. An empty word stands nowhere. */
ptrdiff_t slice_find(slice text, slice word);

static inline bool slice_has(slice text, slice word)
{
  return slice_find(text, word) >= 0;
}

#endif
