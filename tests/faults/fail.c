/* fail.so, to be preloaded: counts allocations and lets one fail.
 *
 *   FAULT_COUNT=FILE    FILE, eight bytes long, holds the number of allocations until now
 *   FAULT_AT=N          the N-th fails
 *   FAULT_LASTING=1     and all after it
 *   FAULT_BUT=LIBRARY   those that the library asks for (part of its path) are neither counted nor fail
 *
 * It stands behind the program's own malloc(), which looks for the next one, and before libc's. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static struct {
  void *(*malloc)(size_t size);
  void *(*calloc)(size_t count, size_t size);
  void *(*realloc)(void *memory, size_t size);
} next;

static struct {
  uint64_t *count;
  uint64_t at; /* 0: never */
  bool lasting;
  uintptr_t spared, spared_end; /* the code of FAULT_BUT */
} plan;

static uint64_t own_count;

static int find_spared(struct dl_phdr_info *object, size_t size, void *name)
{
  (void)size;
  if (!strstr(object->dlpi_name, name)) return 0;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *part = &object->dlpi_phdr[i];
    if (part->p_type != PT_LOAD || !(part->p_flags & PF_X)) continue;
    plan.spared = object->dlpi_addr + part->p_vaddr;
    plan.spared_end = plan.spared + part->p_memsz;
  }
  return 1;
}

static void find_next(void)
{
  void *found[] = {dlsym(RTLD_NEXT, "malloc"), dlsym(RTLD_NEXT, "calloc"), dlsym(RTLD_NEXT, "realloc")};
  memcpy(&next, found, sizeof next);
  const char *at = getenv("FAULT_AT"), *but = getenv("FAULT_BUT"), *path = getenv("FAULT_COUNT");
  plan.at = at ? strtoull(at, NULL, 10) : 0;
  plan.lasting = getenv("FAULT_LASTING") != NULL;
  if (but) dl_iterate_phdr(find_spared, (void *)but);
  plan.count = &own_count;
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file < 0) return;
  void *shared = mmap(NULL, sizeof *plan.count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (shared != MAP_FAILED) plan.count = shared; /* what the file holds outlives any end of the process */
  close(file);
}

static bool fails(void *caller)
{
  if (!next.malloc) find_next();
  if ((uintptr_t)caller >= plan.spared && (uintptr_t)caller < plan.spared_end) return false;
  uint64_t number = __atomic_add_fetch(plan.count, 1, __ATOMIC_RELAXED);
  bool fail = plan.at && (number == plan.at || (plan.lasting && number > plan.at));
  if (fail) errno = ENOMEM;
  return fail;
}

void *malloc(size_t size)
{
  return fails(__builtin_return_address(0)) ? NULL : next.malloc(size);
}

void *calloc(size_t count, size_t size)
{
  return fails(__builtin_return_address(0)) ? NULL : next.calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
  return fails(__builtin_return_address(0)) ? NULL : next.realloc(memory, size);
}
