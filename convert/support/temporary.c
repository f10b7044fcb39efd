/* Temporary files and folders: see temporary.h.
 *
 * Between its making and its locking a file could be taken for a dead run's. Who then removes it holds the lock, and
 * who has made it sees that and makes another; and either looks, with the lock in hand, whether the name still means
 * the file that it has locked. */
#include "temporary.h"
#include "folder.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define PREFIX ".baogao-"
#define SUFFIX ".tmp"

enum { MOST_TRIES = 1000 };

enum lock { LOCKED, HELD, NO_LOCKS, UNKNOWN };

/* Locks what is open; HELD by somebody else, or by no name any more; UNKNOWN, with errno, when that cannot be seen. */
static enum lock lock(int descriptor, int folder, const char *name)
{
  struct stat opened, named;
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) return errno == EWOULDBLOCK ? HELD : NO_LOCKS;
  if (fstat(descriptor, &opened) != 0 || fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT ? HELD : UNKNOWN;
  return opened.st_dev == named.st_dev && opened.st_ino == named.st_ino ? LOCKED : HELD;
}

/* Makes one and opens it; -1 with errno. */
static int make(const char *name, bool folder)
{
  if (!folder) return open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (mkdir(name, 0700) != 0) return -1;
  int descriptor = open(name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) errno = EEXIST; /* somebody has taken it for a dead run's */
  return descriptor;
}

static int make_beside(const char *path, bool folder, char **name)
{
  const char *slash = strrchr(path, '/');
  int above = slash ? (int)(slash - path) + 1 : 0;
  for (int try = 0; try < MOST_TRIES; try++) {
    if (asprintf(name, "%.*s" PREFIX "%ld-%d" SUFFIX, above, path, (long)getpid(), try) < 0) {
      *name = NULL;
      errno = ENOMEM;
      return -1;
    }
    int descriptor = make(*name, folder), error = errno;
    enum lock locked = descriptor >= 0 ? lock(descriptor, AT_FDCWD, *name) : HELD;
    if (locked == LOCKED || locked == NO_LOCKS) return descriptor;
    if (descriptor >= 0) {
      error = locked == UNKNOWN ? errno : EEXIST;
      if (locked == UNKNOWN) unlinkat(AT_FDCWD, *name, folder ? AT_REMOVEDIR : 0); /* it is ours; nobody else would */
      close(descriptor);
    }
    free(*name);
    *name = NULL;
    errno = error;
    if (error != EEXIST) return -1;
  }
  return -1;
}

int temporary_file(const char *path, char **name)
{
  return make_beside(path, false, name);
}

int temporary_folder(const char *path, char **name)
{
  return make_beside(path, true, name);
}

/* ---- Sweeping ---- */

static bool is_ours(const char *name)
{
  return strncmp(name, PREFIX, strlen(PREFIX)) == 0 && strstr(name, SUFFIX);
}

/* Nobody but its owner has made it: in a folder for everyone, another's names are not to be believed. */
static bool may_go(int descriptor, bool *is_folder)
{
  struct stat status;
  if (fstat(descriptor, &status) != 0 || status.st_uid != geteuid()) return false;
  *is_folder = S_ISDIR(status.st_mode);
  return *is_folder || S_ISREG(status.st_mode);
}

static void sweep_entry(int folder, const char *name)
{
  bool is_folder;
  int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (descriptor < 0) return;
  if (may_go(descriptor, &is_folder) && lock(descriptor, folder, name) == LOCKED) {
    if (is_folder)
      folder_remove(folder, name);
    else
      (void)unlinkat(folder, name, 0);
  }
  close(descriptor);
}

void temporary_sweep(const char *path)
{
  int folder = folder_open_parent(path);
  DIR *list = folder >= 0 ? fdopendir(folder) : NULL;
  if (!list) {
    if (folder >= 0) close(folder);
    return;
  }
  for (struct dirent *next; (next = readdir(list));)
    if (is_ours(next->d_name)) sweep_entry(folder, next->d_name);
  closedir(list);
}
