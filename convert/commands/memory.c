/* Memory: the first allocation that fails ends the program, cleanly.
 *
 * Of the libraries under it, some crash when malloc() returns NULL (libxlsxwriter, libxslt), some go on with less and
 * say nothing (libxml2's XPath, libxslt), one never returns (libxml2's HTML parser). So NULL never reaches them: the
 * program has its own malloc(), calloc() and realloc(), which hand on to the next ones and look at what comes back. As
 * symbols of an executable come first in the search of the dynamic linker, they serve all shared libraries, too, and
 * what libc itself allocates (strdup, fopen, opendir …). xmlMemSetup() would reach libxml2 and libxslt only, and the
 * linker's --wrap only our own objects. free() stays libc's: memory is no other than it was. What the arena maps in
 * large blocks does not come by here; a report too large for the machine is still an error of that report alone.
 *
 * It belongs to the program, not to the library, which must not end the process of others: there, out of memory is an
 * error like any. Under a sanitizer, whose own malloc() ends the program itself, it is left out. */
#include "memory.h"
#include "../support/guard.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define HAS_OWN_MALLOC 0
#elif defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_OWN_MALLOC 0
#endif
#endif
#ifndef HAS_OWN_MALLOC
#define HAS_OWN_MALLOC 1
#endif

static bool json_log;

void memory_say_json(bool json)
{
  json_log = json;
}

/* Without a limit the kernel would end what it likes. Helper programs, which have limits of their own, begin with it.
 */
void memory_limit(void)
{
  struct rlimit limit;
  long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
  if (!HAS_OWN_MALLOC) return; /* the sanitizers map far more than there is */
  if (pages <= 0 || size <= 0 || getrlimit(RLIMIT_DATA, &limit) != 0) return;
  rlim_t half = (rlim_t)pages / 2 * (rlim_t)size;
  if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur <= half) return;
  limit.rlim_cur = half;
  (void)setrlimit(RLIMIT_DATA, &limit); /* it may be lowered at any time */
}

#if HAS_OWN_MALLOC

#define TEXT(code, level, status, text) [BG_##code] = (text),
static const char *const texts[BG_CODES] = {BG_MESSAGES(TEXT)};
#undef TEXT

static void say(const char *text)
{
  for (size_t left = strlen(text); left > 0;) {
    ssize_t written = write(STDERR_FILENO, text, left);
    if (written <= 0) return;
    text += written;
    left -= (size_t)written;
  }
}

/* Allocates nothing, and waits for nothing but a file that is just getting its name. */
_Noreturn static void end_program(void)
{
  guard_clear();
  say(json_log ? "{\"level\":\"error\",\"code\":\"memory\",\"text\":\"" : "baogao: error: ");
  say(texts[BG_MEMORY]);
  say(json_log ? "\"}\n" : " [memory]\n");
  _exit(BG_FAULT);
}

/* Those that come after ours in the search: libc's, or what was loaded to stand before it. */
static struct {
  void *(*malloc)(size_t size);
  void *(*calloc)(size_t count, size_t size);
  void *(*realloc)(void *memory, size_t size);
} next;

/* The first allocation comes from the dynamic linker or a library's beginning, when there is one thread. */
static void find_next(void)
{
  void *found[] = {dlsym(RTLD_NEXT, "malloc"), dlsym(RTLD_NEXT, "calloc"), dlsym(RTLD_NEXT, "realloc")};
  _Static_assert(sizeof found == sizeof next, "a pointer to a function is as large as one to data");
  if (!found[0] || !found[1] || !found[2]) end_program();
  memcpy(&next, found, sizeof next);
}

__attribute__((visibility("default"))) void *malloc(size_t size)
{
  if (!next.malloc) find_next();
  void *memory = next.malloc(size);
  if (!memory) end_program();
  return memory;
}

__attribute__((visibility("default"))) void *calloc(size_t count, size_t size)
{
  if (!next.calloc) find_next();
  void *memory = next.calloc(count, size);
  if (!memory) end_program();
  return memory;
}

__attribute__((visibility("default"))) void *realloc(void *memory, size_t size)
{
  if (!next.realloc) find_next();
  void *moved = next.realloc(memory, size);
  if (!moved && (size > 0 || !memory)) end_program(); /* nothing is what realloc(memory, 0) leaves */
  return moved;
}

#endif
