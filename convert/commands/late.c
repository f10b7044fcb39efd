/* Late libraries are loaded when a function of theirs is first called.
 *
 * libxml2, libxslt, libsqlite3, libzip and uchardet bring ICU, libstdc++, libgcrypt and more with them. Linked as
 * others are, all were loaded and relocated whatever was asked for: four of the six milliseconds that the program took
 * before its first line, while text becomes XML without any of them. Small ones take a twentieth of a millisecond each.
 *
 * Which libraries and which of their functions these are stands in "late-calls.h", which late.sh makes of what the
 * objects call and the Makefile's LATE names. Of each function there is a stub of that name here, so that nothing of
 * those libraries is left for the linker to find, and the callers need know nothing. A stub jumps through its slot. At
 * first that leads to late_first, which keeps the arguments, whatever they are, while late_find() loads the library and
 * puts the function into the slot: what the loader's own lazy binding does, but for the library as well as for the
 * function.
 *
 * Only the program has them, and only where the stubs are written for the processor; elsewhere, under a sanitizer and
 * in libbaogao.so all libraries are linked as usual. */
#include "late.h"
#include "../support/xml.h"
#include "late-calls.h"

#ifndef LATE_FUNCTIONS

void late_begin(void)
{
  xml_begin();
}

#else

#include "../support/guard.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

enum { CANNOT_LOAD = 5 }; /* the status of what fails inside, whatever it read and wrote */

#define LIBRARY(number, soname, begins) [number] = {.name = (soname), .begin = (begins) ? xml_begin : NULL},
static struct {
  const char *name;
  void (*begin)(void); /* called once it is there */
  void *handle;
} libraries[] = {LATE_LIBRARIES(LIBRARY)};

#define FUNCTION(number, function, library) [number] = {#function, library},
static const struct {
  const char *name;
  unsigned library;
} functions[] = {LATE_FUNCTIONS(FUNCTION)};

/* The stubs, and what their slots hold at first. */
#define STUB(number, function, library)                                                                                \
  __asm__(".text\n.globl " #function "\n.hidden " #function "\n.type " #function ", @function\n" #function ":\n"       \
          "  endbr64\n"                                                                                                \
          "  jmp *late_slots+8*" #number "(%rip)\n"                                                                    \
          "late_first_" #number ":\n"                                                                                  \
          "  endbr64\n"                                                                                                \
          "  pushq $" #number "\n"                                                                                     \
          "  jmp late_first\n");
LATE_FUNCTIONS(STUB)
#define FIRST(number, function, library) extern void late_first_##number(void) __attribute__((visibility("hidden")));
LATE_FUNCTIONS(FIRST)
#define SLOT(number, function, library)  late_first_##number,
void (*late_slots[])(void) __attribute__((visibility("hidden"))) = {LATE_FUNCTIONS(SLOT)};

/* In: the number of the function on the stack, above it what the caller left. Arguments of the System V ABI stand in
 * six registers, in eight of floating point, of which al tells the number, and on the stack. */
__asm__(".text\nlate_first:\n"
        "  push %rax; push %rdi; push %rsi; push %rdx; push %rcx; push %r8; push %r9\n"
        "  sub $136, %rsp\n" /* and to a multiple of 16 */
        "  movaps %xmm0, (%rsp); movaps %xmm1, 16(%rsp); movaps %xmm2, 32(%rsp); movaps %xmm3, 48(%rsp)\n"
        "  movaps %xmm4, 64(%rsp); movaps %xmm5, 80(%rsp); movaps %xmm6, 96(%rsp); movaps %xmm7, 112(%rsp)\n"
        "  mov 192(%rsp), %rdi\n"
        "  call late_find\n"
        "  mov %rax, %r11\n"
        "  movaps (%rsp), %xmm0; movaps 16(%rsp), %xmm1; movaps 32(%rsp), %xmm2; movaps 48(%rsp), %xmm3\n"
        "  movaps 64(%rsp), %xmm4; movaps 80(%rsp), %xmm5; movaps 96(%rsp), %xmm6; movaps 112(%rsp), %xmm7\n"
        "  add $136, %rsp\n"
        "  pop %r9; pop %r8; pop %rcx; pop %rdx; pop %rsi; pop %rdi; pop %rax\n"
        "  add $8, %rsp\n"
        "  jmp *%r11\n");

/* There is no way to go on, nor one to tell the caller. Memory that runs out ends the program before it comes here
 * (memory.h). */
_Noreturn static void give_up(void)
{
  guard_clear();
  (void)fprintf(stderr, "baogao: error while loading shared libraries: %s\n", dlerror());
  _exit(CANNOT_LOAD);
}

static void *library_of(unsigned number)
{
  if (!libraries[number].handle) {
    libraries[number].handle = dlopen(libraries[number].name, RTLD_LAZY);
    if (!libraries[number].handle) give_up();
    if (libraries[number].begin) libraries[number].begin(); /* by way of late_find() itself */
  }
  return libraries[number].handle;
}

void *late_find(size_t number) __attribute__((visibility("hidden"), used));

void *late_find(size_t number)
{
  static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
  int error = errno; /* the caller may have set it for what comes */
  pthread_mutex_lock(&lock);
  void *function = dlsym(library_of(functions[number].library), functions[number].name);
  if (!function) give_up();
  __atomic_store_n((void **)&late_slots[number], function, __ATOMIC_RELEASE);
  pthread_mutex_unlock(&lock);
  errno = error;
  return function;
}

void late_begin(void)
{
  /* libxml2's beginning comes when it does. */
}

#endif
