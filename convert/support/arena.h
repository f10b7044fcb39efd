/* An arena: memory that is asked for in pieces and given back all at once. One belongs to a document. */
#ifndef BAOGAO_ARENA_H
#define BAOGAO_ARENA_H

#include "slice.h"

typedef struct arena arena;

/** A new, empty arena, or NULL when memory runs out. Freed by arena_free(). */
arena *arena_new(void);

/** Gives back the arena and everything allocated from it. NULL is allowed. */
void arena_free(arena *a);

/** Whether anything that was asked for could not be had: what was made of it may lack pieces. */
bool arena_is_exhausted(const arena *a);

/** `size` zeroed bytes, aligned for any object; NULL when memory runs out. They live as long as the arena. */
void *arena_alloc(arena *a, size_t size);

/** A NUL-terminated copy of `text`; NULL when memory runs out. */
char *arena_copy(arena *a, slice text);

/** A formatted string (printf rules), NUL-terminated; NULL when memory runs out. */
char *arena_format(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** A growing array in an arena.
 * `items` holds `count` items of `item_size` bytes and has room for `*room`; the result has room for one more and may
 * have moved (the old one stays in the arena: growing doubles, so that is at most as much again). NULL when memory runs
 * out; `items` is then still good. */
void *arena_grow(arena *a, void *items, size_t count, size_t *room, size_t item_size);

/** The beginning of such an array, with room for `count` items, where it can be told how many there will be: nothing is
 * then copied while it grows. Room that stays unused takes hardly any memory. NULL when memory runs out. */
void *arena_reserve(arena *a, size_t count, size_t *room, size_t item_size);

#endif
