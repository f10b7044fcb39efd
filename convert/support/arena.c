/* The arena: a list of blocks, each twice the last up to a limit, cut from front to back. */
#include "arena.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 16 << 10, LARGEST_BLOCK = 4 << 20 };

struct block {
  struct block *before;
  size_t size;
  size_t used;
  max_align_t bytes[];
};

struct arena {
  struct block *block;
};

static struct block *add_block(arena *a, size_t least)
{
  size_t size = a->block ? a->block->size * 2 : FIRST_BLOCK;
  if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
  if (size < least) size = least;
  if (size > SIZE_MAX - sizeof(struct block)) return NULL;
  struct block *block = calloc(1, sizeof *block + size); /* fresh pages come zeroed, so this costs nothing twice */
  if (!block) return NULL;
  block->size = size;
  block->before = a->block;
  a->block = block;
  return block;
}

arena *arena_new(void)
{
  return calloc(1, sizeof(arena));
}

void arena_free(arena *a)
{
  if (!a) return;
  for (struct block *block = a->block; block;) {
    struct block *before = block->before;
    free(block);
    block = before;
  }
  free(a);
}

void *arena_alloc(arena *a, size_t size)
{
  const size_t align = _Alignof(max_align_t);
  if (size > SIZE_MAX - align) return NULL;
  size = (size + align - 1) / align * align;
  struct block *block = a->block;
  if (!block || block->size - block->used < size) block = add_block(a, size);
  if (!block) return NULL;
  void *memory = (char *)block->bytes + block->used;
  block->used += size;
  return memory;
}

char *arena_copy(arena *a, slice text)
{
  char *copy = arena_alloc(a, text.size + 1);
  if (copy && text.size) memcpy(copy, text.at, text.size);
  return copy;
}

char *arena_format(arena *a, const char *format, ...)
{
  va_list list, again;
  va_start(list, format);
  va_copy(again, list);
  int size = vsnprintf(NULL, 0, format, list);
  va_end(list);
  char *text = size < 0 ? NULL : arena_alloc(a, (size_t)size + 1);
  if (text) vsnprintf(text, (size_t)size + 1, format, again);
  va_end(again);
  return text;
}

void *arena_grow(arena *a, void *items, size_t count, size_t *room, size_t item_size)
{
  if (count < *room) return items;
  size_t more = *room ? *room * 2 : 16;
  if (more > SIZE_MAX / item_size) return NULL;
  void *larger = arena_alloc(a, more * item_size);
  if (!larger) return NULL;
  if (count) memcpy(larger, items, count * item_size);
  *room = more;
  return larger;
}
