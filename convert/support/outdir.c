/* Output: see outdir.h. */
#include "outdir.h"
#include "outfile.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TRIES = 1000, OPEN_FOLDERS = 8 };

struct outdir {
  char *path;      /* the name it gets */
  char *temporary; /* the name it has */
  guard *guard;
  struct unfinished unfinished;
};

static void *give_up(outdir *dir, bg_log *log)
{
  log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  free(dir->path);
  free(dir->temporary);
  free(dir);
  return NULL;
}

/* The path as it is, links followed; without slashes at its end if there is nothing yet. */
static char *final_path(const char *path)
{
  char *real = realpath(path, NULL);
  if (real) return real;
  size_t size = strlen(path);
  while (size > 1 && path[size - 1] == '/') size--;
  return strndup(path, size);
}

/* Up to the last slash, which is included; empty if there is none. */
static slice parent_of(const char *path)
{
  const char *slash = strrchr(path, '/');
  return (slice){path, slash ? (size_t)(slash - path) + 1 : 0};
}

static bool make_parent(const char *path, bg_log *log)
{
  slice parent = parent_of(path);
  if (parent.size == 0) return true;
  char *copy = strndup(parent.at, parent.size);
  bool good = copy ? outfile_directory(copy, log) : log_memory(log);
  free(copy);
  return good;
}

/* A new folder beside the path, with the rights of the one that it replaces or else those that umask leaves. */
static bool make_beside(outdir *dir)
{
  slice parent = parent_of(dir->path);
  for (int try = 0; try < MOST_TRIES; try++) {
    if (asprintf(&dir->temporary, "%.*s.baogao-%ld-%d.tmp", (int)parent.size, dir->path, (long)getpid(), try) < 0) {
      dir->temporary = NULL;
      errno = ENOMEM;
      return false;
    }
    struct stat old;
    bool made = mkdir(dir->temporary, 0777) == 0;
    if (made && stat(dir->path, &old) == 0) (void)!chmod(dir->temporary, old.st_mode & 07777);
    if (made) return true;
    if (errno != EEXIST) return false;
    free(dir->temporary);
    dir->temporary = NULL;
  }
  return false;
}

outdir *outdir_open(const char *path, guard *guard, bg_log *log)
{
  outdir *dir = calloc(1, sizeof *dir);
  if (!dir) {
    log_memory(log);
    return NULL;
  }
  dir->guard = guard;
  dir->path = final_path(path);
  if (!dir->path) return give_up(dir, log);
  if (!make_parent(dir->path, log)) {
    free(dir->path);
    free(dir);
    return NULL;
  }
  if (!make_beside(dir)) return give_up(dir, log);
  dir->unfinished.path = dir->temporary;
  guard_watch(guard, &dir->unfinished);
  return dir;
}

const char *outdir_path(const outdir *dir)
{
  return dir->temporary;
}

/* ---- Closing ---- */

static int sync_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
  (void)status, (void)place;
  if (kind != FTW_D && kind != FTW_F) return 0;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  int error = fsync(descriptor) == 0 ? 0 : errno;
  close(descriptor);
  return error;
}

/* All files and the names in all folders reach the disk: together in the end, which takes a journal one commit where
 * each file by itself takes one a file. */
static bool sync_all(const char *path)
{
  int error = nftw(path, sync_entry, OPEN_FOLDERS, FTW_PHYS);
  if (error > 0) errno = error;
  return error == 0;
}

/* For file systems that cannot let two folders change places: between the two steps none has the name. */
static bool replace_in_two_steps(const outdir *dir)
{
  char *aside;
  if (asprintf(&aside, "%s-replaced", dir->temporary) < 0) return false;
  bool moved = rename(dir->path, aside) == 0;
  bool done = moved && rename(dir->temporary, dir->path) == 0;
  int error = errno;
  if (done) guard_remove(aside);
  if (moved && !done) (void)rename(aside, dir->path);
  errno = error;
  free(aside);
  return done;
}

/* Gives the folder its name; what had it before is then called `temporary`, or gone. */
static bool give_name(const outdir *dir)
{
  if (rename(dir->temporary, dir->path) == 0) return true; /* nothing there, or an empty folder */
  if (errno != ENOTEMPTY && errno != EEXIST) return false;
  if (renameat2(AT_FDCWD, dir->temporary, AT_FDCWD, dir->path, RENAME_EXCHANGE) == 0) return true;
  return (errno == ENOSYS || errno == EINVAL) && replace_in_two_steps(dir);
}

static bool sync_parent(const outdir *dir)
{
  slice parent = parent_of(dir->path);
  char *copy = parent.size ? strndup(parent.at, parent.size) : strdup(".");
  int descriptor = copy ? open(copy, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  bool done = descriptor >= 0 && fsync(descriptor) == 0;
  int error = errno;
  if (descriptor >= 0) close(descriptor);
  free(copy);
  errno = error;
  return done;
}

bool outdir_close(outdir *dir, bool keep, bg_log *log)
{
  bool synced = keep && sync_all(dir->temporary);
  guard_begin(dir->guard);
  bool done = synced && give_name(dir) && sync_parent(dir);
  if (keep && !done) log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  guard_remove(dir->temporary);
  guard_end(dir->guard, &dir->unfinished);
  free(dir->path);
  free(dir->temporary);
  free(dir);
  return done || !keep;
}
