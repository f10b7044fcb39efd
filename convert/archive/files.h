/* The files of a folder and of those below it. */
#ifndef BAOGAO_FILES_H
#define BAOGAO_FILES_H

#include "../support/arena.h"
#include "../support/log.h"

struct file_entry {
  const char *path; /* relative to the folder */
  bool regular;     /* a file, not a link, pipe … */
};

struct files {
  struct file_entry *at; /* in order of their paths' bytes; the arena's */
  size_t count;
};

/** Lists what is in `folder` but folders. False, with CANNOT_READ or MEMORY in `log`, when that fails. */
bool files_list(const char *folder, arena *arena, struct files *files, bg_log *log);

#endif
