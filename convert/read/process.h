/* Helper programs: run as processes of their own, within limits. They read what others have written, so they are not
 * trusted: time, memory and files are limited, the network is closed to them, and whatever they have started ends with
 * them. */
#ifndef BAOGAO_PROCESS_H
#define BAOGAO_PROCESS_H

#include "../support/log.h"

/** What is to be run, and how far it may go. Everything is borrowed for the time of the run; 0 in a limit is none. */
struct process {
  const char *const *argv; /* [0] is looked for in PATH; ended by NULL. No shell sees it */
  slice input;             /* what its standard input holds: a file of its own, so it can be sought in, and opened as
                            * /dev/stdin */
  const char *folder;      /* where it works, with HOME and TMPDIR there; NULL: in /, with no home */
  const char *advice;      /* what is to be done when the program is not there: "install poppler-utils, or …" */
  unsigned seconds;        /* from its start, and of processor time */
  size_t memory;           /* bytes of addresses, of each of its processes */
  size_t file_size;        /* bytes of a file that it may write; 0: it may write none but to its standard output */
  size_t most_output;      /* bytes */

  /** Takes the standard output, piece by piece; false stops the program (PROCESS_STOPPED). */
  bool (*take)(void *user, slice piece);
  void *user;
};

enum process_end {
  PROCESS_DONE,     /* it ended with status 0 */
  PROCESS_FAILED,   /* … with another (result.status) */
  PROCESS_CRASHED,  /* … by a signal (result.status) */
  PROCESS_TIMEOUT,  /* it took too long, and was ended */
  PROCESS_TOO_MUCH, /* it wrote too much, and was ended */
  PROCESS_STOPPED,  /* take() wanted no more, and it was ended */
  PROCESS_MISSING,  /* there is no such program */
  PROCESS_FAULT     /* it could not be started (result.status is errno) */
};

enum {
  PROCESS_WORDS = 512,
  PROCESS_SECONDS = 28 /* that a helper for an input may take: no input takes more than 30 in all */
};

struct process_result {
  enum process_end end;
  int status;
  char words[PROCESS_WORDS]; /* the beginning of what it said on its standard error, in UTF-8 without control
                              * characters */
};

/** Whether the program `name` is in PATH. */
bool process_is_there(const char *name);

/** Runs a helper to its end. True if that is PROCESS_DONE; `*result` tells in any case. When it returns, the helper and
 * all processes of its group are gone. May be called from any thread. */
bool process_run(const struct process *process, struct process_result *result);

/** Says in `log` how a run ended that was not PROCESS_DONE nor PROCESS_STOPPED: HELPER_MISSING, HELPER_FAILED. Always
 * false. */
bool process_complain(const struct process *process, const struct process_result *result, bg_log *log);

#endif
