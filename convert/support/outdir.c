/* Output: see outdir.h. The folder is filled inside another that is locked (temporary.h); the old one gets there when
 * they change places, so that nobody can take it for a dead run's before it has been looked at. */
#include "outdir.h"
#include "folder.h"
#include "outfile.h"
#include "temporary.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct outdir {
  char *path;      /* the name it gets */
  char *container; /* the temporary folder */
  char *whole;     /* the folder in it that is filled */
  int lock;        /* the container's */
  bool replaces;
  bool stays;      /* the container, with what has not got its place back */
  struct stat old; /* the folder that was there in the beginning */
  int old_folder;  /* the same, open: so its number cannot become another's while it may be asked for */
  outdir_may_go *may_go;
  void *user;
  guard *guard;
  struct unfinished unfinished; /* the container */
};

/* ---- Opening ---- */

static bool refuse(bg_log *log)
{
  return errno == ENOMEM ? log_memory(log) : log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
}

static void free_all(outdir *dir)
{
  if (dir->lock >= 0) close(dir->lock);
  if (dir->old_folder >= 0) close(dir->old_folder);
  free(dir->path);
  free(dir->container);
  free(dir->whole);
  free(dir);
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

static bool make_parent(const char *path, bg_log *log)
{
  const char *slash = strrchr(path, '/');
  if (!slash) return true;
  char *copy = strndup(path, (size_t)(slash - path) + 1);
  bool good = copy ? outfile_directory(copy, log) : log_memory(log);
  free(copy);
  return good;
}

/* What is there: nothing, or a folder that may be asked about. */
static bool look(outdir *dir)
{
  if (lstat(dir->path, &dir->old) != 0) return errno == ENOENT;
  dir->replaces = true;
  errno = !S_ISDIR(dir->old.st_mode) ? ENOTDIR : EEXIST;
  if (!S_ISDIR(dir->old.st_mode) || !dir->may_go) return false;
  dir->old_folder = folder_open(dir->path);
  return dir->old_folder >= 0 && fstat(dir->old_folder, &dir->old) == 0;
}

/* The folder gets the rights of the one that it replaces, or else those that umask leaves. */
static bool make_whole(outdir *dir)
{
  if (asprintf(&dir->whole, "%s/whole", dir->container) < 0) {
    dir->whole = NULL;
    errno = ENOMEM;
    return false;
  }
  return mkdir(dir->whole, 0777) == 0 && (!dir->replaces || chmod(dir->whole, dir->old.st_mode & 07777) == 0);
}

static bool make_container(outdir *dir)
{
  guard_sweep(dir->guard, dir->path);
  guard_hold(dir->guard);
  dir->lock = temporary_folder(dir->path, &dir->container);
  dir->unfinished.path = dir->container;
  if (dir->lock >= 0) guard_watch(dir->guard, &dir->unfinished);
  guard_release(dir->guard);
  return dir->lock >= 0;
}

static void remove_container(outdir *dir)
{
  if (!dir->container) return;
  guard_hold(dir->guard);
  if (!dir->stays) guard_remove(dir->container);
  guard_forget(dir->guard, &dir->unfinished);
  guard_release(dir->guard);
}

outdir *outdir_open(const char *path, outdir_may_go *may_go, void *user, guard *guard, bg_log *log)
{
  outdir *dir = calloc(1, sizeof *dir);
  if (!dir) {
    log_memory(log);
    return NULL;
  }
  *dir =
      (outdir){.lock = -1, .old_folder = -1, .may_go = may_go, .user = user, .guard = guard, .path = final_path(path)};
  if (dir->path && make_parent(dir->path, log)) {
    if (look(dir) && make_container(dir) && make_whole(dir)) return dir;
    refuse(log);
  } else if (!dir->path) {
    log_memory(log);
  }
  remove_container(dir);
  free_all(dir);
  return NULL;
}

const char *outdir_path(const outdir *dir)
{
  return dir->whole;
}

bool outdir_replaces(const outdir *dir)
{
  return dir->replaces;
}

/* ---- Syncing ---- */

static bool sync_entry(void *user, const struct folder_entry *entry)
{
  (void)user;
  bool is_folder = S_ISDIR(entry->status.st_mode);
  if (!is_folder && !S_ISREG(entry->status.st_mode)) return true;
  int descriptor = openat(entry->folder, entry->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return false;
  bool good = is_folder ? folder_sync(descriptor) : fsync(descriptor) == 0;
  int error = errno;
  close(descriptor);
  errno = error;
  return good;
}

/* All files and the names in all folders reach the disk: together in the end, which takes a journal one commit where
 * each file by itself takes one a file. */
static bool sync_all(const char *path)
{
  int folder = folder_open(path);
  bool good = folder >= 0 && folder_walk(folder, true, sync_entry, NULL) && folder_sync(folder);
  int error = errno;
  if (folder >= 0) close(folder);
  errno = error;
  return good;
}

/* ---- Taking the place ---- */

static bool is_unsupported(int error)
{
  return error == ENOSYS || error == EINVAL || error == ENOTSUP;
}

/* For file systems that cannot refuse to replace: rename() replaces an empty folder alone, and mkdir() makes one only
 * where nothing is. */
static bool take_free_name_in_two_steps(const char *from, const char *to)
{
  if (mkdir(to, 0700) != 0) return false;
  if (rename(from, to) == 0) return true;
  int error = errno;
  (void)rmdir(to);
  errno = error;
  return false;
}

static bool take_free_name(const char *from, const char *to)
{
  if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return true;
  return is_unsupported(errno) && take_free_name_in_two_steps(from, to);
}

/* For file systems that cannot let two folders change places: between the steps none has the name. */
static bool change_places_in_three_steps(const char *one, const char *other)
{
  char *aside;
  if (asprintf(&aside, "%s-aside", one) < 0) {
    errno = ENOMEM;
    return false;
  }
  bool moved = rename(other, aside) == 0;
  bool taken = moved && take_free_name(one, other);
  int error = errno;
  if (taken) (void)rename(aside, one);
  if (moved && !taken) (void)take_free_name(aside, other);
  free(aside);
  errno = error;
  return taken;
}

static bool change_places(const char *one, const char *other)
{
  if (renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE) == 0) return true;
  return is_unsupported(errno) && change_places_in_three_steps(one, other);
}

/* Whether what has come out, and lies in the container now, is what was seen in the beginning and may still go. */
static bool last_look(const outdir *dir, bg_log *log)
{
  struct stat now;
  bool same = lstat(dir->whole, &now) == 0 && now.st_dev == dir->old.st_dev && now.st_ino == dir->old.st_ino;
  return same && dir->may_go(dir->user, dir->whole, log);
}

/* The old folder gets its place back; where it cannot, it must not be removed with the container. */
static void give_back(outdir *dir, bg_log *log)
{
  if (change_places(dir->whole, dir->path)) return;
  char *aside;
  if (asprintf(&aside, "%s-before", dir->path) < 0) aside = NULL;
  dir->stays = !aside || !take_free_name(dir->whole, aside);
  char *text;
  if (asprintf(&text, N_("what was there is now called %s"), dir->stays ? dir->whole : aside) < 0) text = NULL;
  log_add(log, BG_CANNOT_WRITE, NOWHERE, text ? text : N_("what was there has another name now"));
  free(text);
  free(aside);
}

static bool take_place(outdir *dir, bg_log *log)
{
  if (dir->replaces && change_places(dir->whole, dir->path)) {
    if (last_look(dir, log)) return true;
    give_back(dir, log);
    return log_add(log, BG_CANNOT_WRITE, NOWHERE, "what is there has been changed meanwhile; it stays as it is");
  }
  if (dir->replaces && errno != ENOENT) return refuse(log);
  dir->replaces = false;
  if (take_free_name(dir->whole, dir->path)) return true;
  if (errno != EEXIST && errno != ENOTEMPTY) return refuse(log);
  return log_add(log, BG_CANNOT_WRITE, NOWHERE, "something else has got this name meanwhile; it stays as it is");
}

/* A name that has not reached the disk might be gone after a loss of power: then all is as it was before. */
static bool sync_place(outdir *dir, int parent, bg_log *log)
{
  if (parent < 0 || folder_sync(parent)) return true;
  refuse(log);
  if (dir->replaces)
    give_back(dir, log);
  else
    (void)rename(dir->path, dir->whole);
  return false;
}

static bool finish(outdir *dir, bg_log *log)
{
  if (!sync_all(dir->whole)) return refuse(log);
  int parent = folder_open_parent(dir->path);
  if (parent < 0 && errno != EACCES) return refuse(log); /* a folder may be there to write into, not to read */
  guard_hold(dir->guard);
  bool done = take_place(dir, log) && sync_place(dir, parent, log);
  guard_release(dir->guard);
  if (parent >= 0) close(parent);
  return done;
}

bool outdir_close(outdir *dir, bool keep, bg_log *log)
{
  bool done = keep && finish(dir, log);
  remove_container(dir);
  free_all(dir);
  return done || !keep;
}
