/* A batch: many inputs, several at a time, handed on in the order given. */
#ifndef BAOGAO_BATCH_H
#define BAOGAO_BATCH_H

#include "meta.h"

struct row_report;

/** An input on its way. */
struct job {
  const char *path;       /* of the file; of a row, as if it were one, for what is made of it */
  size_t file;            /* which of the settings' files it is, or comes from: 0 is the first */
  const char *name;       /* of a row, as messages have it; NULL: the path */
  struct row_report *row; /* of a table; NULL: a file */
  char key[65];           /* of resume.h; "": it is not to be noted */
  bool known;             /* all that is to be made of it is there already */
  bool failed;            /* it could not even be got at; the log (NULL: out of memory) says why */
  bg_log *log;            /* what was said of it so far */
  bg_report *report;      /* NULL: it could not be read */
  void *made;             /* what `work` hands to `deliver` */
};

/** What is done with a report: `work` in any thread and in any order (may be NULL), then `deliver` in the caller's
 * thread and in the order given. Both are called for inputs that could not be read, too. */
struct batch {
  const struct settings *settings;
  const struct meta *meta; /* of batch_meta() */
  /* Where the bytes of an input come from, in any thread; NULL: the file called `path`. As input_read(). */
  bool (*read)(void *user, const char *path, char **bytes, size_t *size, bg_log *log);
  /* Looks at what has been read before a report is made of it, in any thread; NULL: nobody does. Where it says that
   * the job is `known`, no report is made. */
  void (*meet)(void *user, struct job *job, slice bytes, const bg_options *options);
  void (*work)(void *user, struct job *job);
  void (*deliver)(void *user, struct job *job);
  void *user;
  bool without_trees;   /* nothing of all that looks at a report's tree */
  bool without_reports; /* `work` does what it wants with the path: nothing is read */
  bool records;         /* a row that cannot be read is told of, but is no failure of the run */
  /* Whether no more inputs are wanted, asked after each delivery (the reader of a pipe has gone); NULL: they are. */
  bool (*unwanted)(void *user);
};

/** Reads the side file, if the settings name one: to be done before any output is opened, for what is wrong with it is
 * wrong use. `*meta` is the caller's (meta_free). Anything but BG_OK: it has been said why. */
bg_status batch_meta(const struct settings *settings, struct meta **meta);

/** Reads every input of the settings and hands it to `work` and `deliver`; then prints what its log says. At no time
 * are more reports in memory than four a thread. Returns the worst status of all. */
bg_status batch_run(const struct batch *batch);

#endif
