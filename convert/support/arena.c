/* The arena: a list of blocks, each twice the last up to a limit, cut from front to back. */
#include "arena.h"
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

enum {
  FIRST_BLOCK = 16 << 10,
  LARGEST_BLOCK = 32 << 20,
  HUGE_PAGE = 2 << 20, /* of x86-64; elsewhere only an alignment */
  LEAST_MAPPED = 4 << 20
};

struct block {
  struct block *before;
  size_t size;
  size_t used;
  void *mapping; /* what was mapped for it, zeroed; NULL: it came from malloc() */
  size_t mapped; /* bytes */
  max_align_t bytes[];
};

struct arena {
  struct block *block;
  bool exhausted;
};

/* Large blocks are mapped on huge pages: a report of 20 MB touches 400 MB, and a fault for each 4 KiB of it took a
 * third of the time. They are as large as their last page allows, which else a few bytes alone might take. */
static struct block *map_block(size_t size)
{
  size_t pages = (sizeof(struct block) + size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE, mapped = pages + HUGE_PAGE;
  void *mapping = mmap(NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapping == MAP_FAILED) return NULL;
  uintptr_t start = ((uintptr_t)mapping + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
  (void)madvise((void *)start, mapped - (start - (uintptr_t)mapping),
                MADV_HUGEPAGE); /* advice: without it all is only slower */
  struct block *block = (struct block *)start;
  block->mapping = mapping;
  block->mapped = mapped;
  block->size = pages - sizeof *block;
  return block;
}

static void free_block(struct block *block)
{
  if (block->mapping)
    (void)munmap(block->mapping, block->mapped);
  else
    free(block);
}

static struct block *add_block(arena *a, size_t least)
{
  size_t size = a->block ? a->block->size * 2 : FIRST_BLOCK;
  if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
  if (size < least) size = least;
  if (size > SIZE_MAX / 2) return NULL;
  struct block *block = size < LEAST_MAPPED ? malloc(sizeof *block + size) : map_block(size);
  if (!block) return NULL;
  if (size < LEAST_MAPPED) {
    block->mapping = NULL;
    block->size = size;
  }
  block->used = 0;
  block->before = a->block;
  a->block = block;
  return block;
}

bool arena_is_exhausted(const arena *a)
{
  return a->exhausted;
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
    free_block(block);
    block = before;
  }
  free(a);
}

/* `size` bytes, the first of them at a multiple of `align`, a power of two. What is in them is told by the block. */
static void *cut(arena *a, size_t size, size_t align)
{
  struct block *block = a->block;
  if (block) block->used = (block->used + align - 1) / align * align;
  if (block && block->used > block->size) block->used = block->size;
  if (!block || block->size - block->used < size) block = add_block(a, size);
  if (!block) a->exhausted = true;
  if (!block) return NULL;
  void *memory = (char *)block->bytes + block->used;
  block->used += size;
  return memory;
}

void *arena_alloc(arena *a, size_t size)
{
  void *memory = cut(a, size, _Alignof(max_align_t));
  if (memory && !a->block->mapping) memset(memory, 0, size); /* now, not by blocks: it is about to be used */
  return memory;
}

char *arena_copy(arena *a, slice text)
{
  char *copy = cut(a, text.size + 1, 1);
  if (!copy) return NULL;
  if (text.size) memcpy(copy, text.at, text.size);
  copy[text.size] = '\0';
  return copy;
}

char *arena_format(arena *a, const char *format, ...)
{
  va_list list, again;
  va_start(list, format);
  va_copy(again, list);
  int size = vsnprintf(NULL, 0, format, list);
  va_end(list);
  char *text = size < 0 ? NULL : cut(a, (size_t)size + 1, 1);
  if (text) vsnprintf(text, (size_t)size + 1, format, again);
  va_end(again);
  return text;
}

void *arena_grow(arena *a, void *items, size_t count, size_t *room, size_t item_size)
{
  if (count < *room) return items;
  size_t more = *room ? *room * 2 : 16;
  void *larger = arena_alloc(a, more > SIZE_MAX / item_size ? SIZE_MAX : more * item_size);
  if (!larger) return NULL;
  if (count) memcpy(larger, items, count * item_size);
  *room = more;
  return larger;
}

void *arena_reserve(arena *a, size_t count, size_t *room, size_t item_size)
{
  void *items = arena_alloc(a, count > SIZE_MAX / item_size ? SIZE_MAX : count * item_size);
  *room = items ? count : 0;
  return items;
}
