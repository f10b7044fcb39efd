/* Progress: how far a batch is, how fast, and what came of it in the end. */
#ifndef BAOGAO_PROGRESS_H
#define BAOGAO_PROGRESS_H

#include "settings.h"

struct progress {
  const struct settings *settings;
  size_t total; /* 0: it is not known beforehand */
  size_t done;
  size_t failed;       /* of these: could not be read, or something made of it could not be written */
  size_t warned;       /* of these: not failed, but warned of */
  size_t before;       /* of these: nothing had to be done (--resume) */
  double begun, shown; /* seconds */
};

/** Begins to count; `total` may be 0. */
void progress_begin(struct progress *progress, const struct settings *settings, size_t total);

/** Says what is at work now: on a terminal in a line that is written over, `done/total, rate, time left, name`; with
 * --log json and --verbose as an object every ten seconds. */
void progress_show(struct progress *progress, const char *name);

/** Counts an input that is done, by its log. */
void progress_count(struct progress *progress, const bg_log *log, bool failed, bool before);

/** Takes the line away, and tells what came of more than one input: on a terminal, with --verbose or --log json, and
 * never with --quiet. */
void progress_end(const struct progress *progress);

#endif
