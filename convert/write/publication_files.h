/* The files of a publication that describe it as a whole, and those that its pages share. */
#ifndef BAOGAO_PUBLICATION_FILES_H
#define BAOGAO_PUBLICATION_FILES_H

#include "package.h"

/** One of them. `write` returns false, logged, when that fails. */
struct description {
  const char *path;
  bool (*write)(const struct package *package, digest_file *file, bg_log *log);
  bool for_the_web; /* its reader takes whole addresses alone: without --address it is not made */
};

/** All of them, in the order in which they are written; ended by one without a path. */
extern const struct description descriptions[];

#endif
