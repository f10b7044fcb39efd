/* The arena: what it promises in arena.h. */
#include "support/arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h> /* last: it needs the others */

static void memory_is_zeroed_and_aligned(void **state)
{
  (void)state;
  arena *a = arena_new();
  for (size_t size = 1; size < 100000; size = size * 3 + 1) {
    char *memory = arena_alloc(a, size);
    assert_non_null(memory);
    assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < size; i++) assert_int_equal(memory[i], 0);
    memset(memory, 'x', size);
  }
  arena_free(a);
}

static void a_grown_array_keeps_its_items(void **state)
{
  (void)state;
  arena *a = arena_new();
  size_t room = 0;
  int *items = NULL;
  for (int i = 0; i < 10000; i++) {
    items = arena_grow(a, items, (size_t)i, &room, sizeof *items);
    items[i] = i;
  }
  for (int i = 0; i < 10000; i++) assert_int_equal(items[i], i);
  arena_free(a);
}

static void sizes_that_overflow_give_null(void **state)
{
  (void)state;
  arena *a = arena_new();
  assert_null(arena_alloc(a, SIZE_MAX));
  assert_null(arena_alloc(a, SIZE_MAX / 2));
  arena_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(memory_is_zeroed_and_aligned),
      cmocka_unit_test(a_grown_array_keeps_its_items),
      cmocka_unit_test(sizes_that_overflow_give_null),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
