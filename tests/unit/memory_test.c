/* Memory that runs out while a text is parsed: whichever piece of it is not to be had, what is found is what is found
 * else, or nothing, and the log then says why.
 *
 * The linker puts the functions here before those of the arena (see the Makefile). One request is refused at a time;
 * from each place in the program that asks, the first requests of many texts are. */
#include "rooms.h"

enum { MOST_SITES = 2000, REFUSED_AT_SITE = 200, MOST_REQUESTS = 20000 };

static struct {
  const arena *from; /* whose requests are counted */
  size_t count, refused;
  const void *sites[MOST_REQUESTS]; /* where each stands in the program */
} requests;

static bool is_refused(const arena *from, const void *site)
{
  if (from != requests.from) return false;
  if (requests.count < MOST_REQUESTS) requests.sites[requests.count] = site;
  return requests.count++ == requests.refused;
}

void *__real_arena_alloc(arena *a, size_t size);
void *__real_arena_grow(arena *a, void *items, size_t count, size_t *room, size_t item_size);
void *__real_arena_reserve(arena *a, size_t count, size_t *room, size_t item_size);
char *__real_arena_copy(arena *a, slice text);
__attribute__((format(printf, 2, 3))) char *__wrap_arena_format(arena *a, const char *format, ...);

static void *refuse(arena *a)
{
  return __real_arena_alloc(a, SIZE_MAX);
}

void *__wrap_arena_alloc(arena *a, size_t size)
{
  return __real_arena_alloc(a, is_refused(a, __builtin_return_address(0)) ? SIZE_MAX : size);
}

void *__wrap_arena_grow(arena *a, void *items, size_t count, size_t *room, size_t item_size)
{
  bool refused = count >= *room && is_refused(a, __builtin_return_address(0));
  return refused ? refuse(a) : __real_arena_grow(a, items, count, room, item_size);
}

void *__wrap_arena_reserve(arena *a, size_t count, size_t *room, size_t item_size)
{
  return __real_arena_reserve(a, is_refused(a, __builtin_return_address(0)) ? SIZE_MAX : count, room, item_size);
}

char *__wrap_arena_copy(arena *a, slice text)
{
  return is_refused(a, __builtin_return_address(0)) ? refuse(a) : __real_arena_copy(a, text);
}

char *__wrap_arena_format(arena *a, const char *format, ...)
{
  char text[1000];
  va_list arguments;
  va_start(arguments, format);
  int size = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  assert_true(size >= 0 && (size_t)size < sizeof text);
  return is_refused(a, __builtin_return_address(0)) ? refuse(a) : __real_arena_copy(a, slice_of(text));
}

/* How often a request from the place has been refused, counted on. */
static size_t refused_at(const void *site)
{
  static struct {
    const void *at;
    size_t count;
  } sites[MOST_SITES];
  size_t i = 0;
  while (i + 1 < MOST_SITES && sites[i].at && sites[i].at != site) i++;
  sites[i].at = site;
  return sites[i].count++;
}

/* Parses the text while the request with this number is refused; true and what was found in written[], or false. */
static bool parses(const char *text, size_t refused)
{
  static const bg_options explained = {.explain = true};
  struct document document = unparsed(text, &explained);
  requests.from = document.arena;
  requests.count = 0;
  requests.refused = refused;
  bool good = parse_document(&document) && text_restore(&document);
  requests.from = NULL;
  if (good) write_document(&document);
  bool said = bg_log_status(document.log, false) == BG_FAULT;
  end(&document);
  if (!good) assert_true(said);
  return good;
}

static void nothing_is_found_by_halves(void **state)
{
  (void)state;
  static char whole[ROOM];
  static const void *sites[MOST_REQUESTS];
  size_t tried = 0;
  for (size_t i = 0; i < example_count; i++) {
    assert_true(parses(examples[i].text, SIZE_MAX));
    strcpy(whole, written);
    size_t count = requests.count < MOST_REQUESTS ? requests.count : MOST_REQUESTS;
    memcpy(sites, requests.sites, count * sizeof *sites);
    for (size_t k = 0; k < count; k++) {
      if (refused_at(sites[k]) >= REFUSED_AT_SITE) continue;
      tried++;
      if (parses(examples[i].text, k)) assert_string_equal(written, whole);
    }
  }
  assert_true(tried > 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_found_by_halves)};
  glob_t files;
  if (glob("tests/outline/rooms/*.txt", 0, NULL, &files) != 0) return 1;
  for (size_t i = 0; i < files.gl_pathc; i++) read_examples(content_of(files.gl_pathv[i]));
  globfree(&files);
  return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
