/* A folder's files: every step of a path is opened from the one before, so that none can lead elsewhere meanwhile. */
#include "folder.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  DEEPEST = 200, /* folders in folders: each takes a descriptor while it is gone through */
  ENTRIES_ROOM = 2048,
  MOST_LOOKS = 8
};

int folder_open(const char *path)
{
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

int folder_open_parent(const char *path)
{
  const char *slash = strrchr(path, '/');
  if (!slash) return folder_open(".");
  char *parent = strndup(path, (size_t)(slash - path) + 1);
  int folder = parent ? folder_open(parent) : -1;
  free(parent);
  return folder;
}

/* Opens one step; what is to be the file is not waited for if it is a pipe. */
static int open_step(int folder, const char *name, bool last)
{
  const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC;
  int step = openat(folder, name, flags | (last ? O_NONBLOCK : O_DIRECTORY));
  struct stat status;
  if (step < 0 && errno == ENOTDIR && fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
      S_ISLNK(status.st_mode))
    errno = ELOOP;
  if (step < 0 || !last) return step;
  if (fstat(step, &status) == 0 && S_ISREG(status.st_mode)) return step;
  close(step);
  errno = EPERM;
  return -1;
}

int folder_file(int folder, const char *path)
{
  char name[NAME_MAX + 1];
  int at = folder;
  for (bool last = false; !last;) {
    size_t size = strcspn(path, "/");
    last = path[size] == '\0';
    int step = -1;
    if (size == 0 || size > NAME_MAX || (size <= 2 && strncmp(path, "..", size) == 0)) {
      errno = size > NAME_MAX ? ENAMETOOLONG : EPERM;
    } else {
      memcpy(name, path, size);
      name[size] = '\0';
      step = open_step(at, name, last);
    }
    int error = errno;
    if (at != folder) close(at);
    errno = error;
    if (step < 0) return -1;
    at = step;
    path += size + 1;
  }
  return at;
}

static bool read_all(int file, size_t most, char **bytes, size_t *size)
{
  struct stat status;
  if (fstat(file, &status) != 0) return false;
  errno = EFBIG;
  if ((unsigned long long)status.st_size > most) return false;
  size_t room = (size_t)status.st_size;
  *bytes = malloc(room + 1);
  *size = 0;
  while (*bytes && *size < room) {
    ssize_t got = read(file, *bytes + *size, room - *size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    *size += (size_t)got;
  }
  if (*bytes) (*bytes)[*size] = '\0';
  return *bytes != NULL;
}

bool folder_read(int folder, const char *path, size_t most, char **bytes, size_t *size)
{
  *bytes = NULL;
  int file = folder_file(folder, path);
  if (file < 0) return false;
  bool good = read_all(file, most, bytes, size);
  int error = errno;
  close(file);
  if (good) return true;
  free(*bytes);
  *bytes = NULL;
  errno = error;
  return false;
}

/* ---- Going through ---- */

struct walk {
  bool inside_first;
  folder_visit *visit;
  void *user;
  char path[PATH_MAX];
};

static bool walk_into(struct walk *walk, int folder, size_t above, unsigned depth);

/* The folder that `entry` is. */
static bool walk_inside(struct walk *walk, const struct folder_entry *entry, size_t size, unsigned depth)
{
  if (depth == DEEPEST) {
    errno = ENAMETOOLONG;
    return false;
  }
  int inside = openat(entry->folder, entry->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (inside < 0) return false;
  walk->path[size] = '/';
  bool good = walk_into(walk, inside, size + 1, depth + 1);
  walk->path[size] = '\0';
  return good;
}

/* An entry whose name begins at `above` in the path. */
static bool walk_entry(struct walk *walk, int folder, const char *name, size_t above, unsigned depth)
{
  struct folder_entry entry = {.path = walk->path, .name = walk->path + above, .folder = folder};
  size_t size = strlen(name);
  if (above + size + 2 > sizeof walk->path) {
    errno = ENAMETOOLONG;
    return false;
  }
  memcpy(walk->path + above, name, size + 1);
  if (fstatat(folder, name, &entry.status, AT_SYMLINK_NOFOLLOW) != 0) return false;
  bool is_folder = S_ISDIR(entry.status.st_mode);
  if (is_folder && walk->inside_first && !walk_inside(walk, &entry, above + size, depth)) return false;
  if (!walk->visit(walk->user, &entry)) return false;
  return !is_folder || walk->inside_first || walk_inside(walk, &entry, above + size, depth);
}

/* Closes `folder`. */
static bool walk_into(struct walk *walk, int folder, size_t above, unsigned depth)
{
  DIR *list = fdopendir(folder);
  if (!list) {
    int error = errno;
    close(folder);
    errno = error;
    return false;
  }
  bool good = true;
  struct dirent *next;
  while (good && (errno = 0, next = readdir(list)))
    good = strcmp(next->d_name, ".") == 0 || strcmp(next->d_name, "..") == 0 ||
           walk_entry(walk, folder, next->d_name, above, depth);
  good = good && errno == 0;
  int error = errno;
  closedir(list);
  errno = error;
  return good;
}

bool folder_walk(int folder, bool inside_first, folder_visit *visit, void *user)
{
  struct walk *walk = malloc(sizeof *walk);
  int own = walk ? openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
  bool good = own >= 0;
  if (good) {
    *walk = (struct walk){.inside_first = inside_first, .visit = visit, .user = user};
    good = walk_into(walk, own, 0, 0);
  }
  int error = errno;
  free(walk);
  errno = error;
  return good;
}

/* ---- Removing, syncing ---- */

static void remove_at(int folder, const char *name, unsigned depth);

/* By getdents64() and not readdir(): when memory has run out, nothing may be allocated. */
static void remove_inside(int folder, unsigned depth)
{
  _Alignas(struct dirent64) char room[ENTRIES_ROOM];
  for (ssize_t size; (size = getdents64(folder, room, sizeof room)) > 0;) {
    const struct dirent64 *entry;
    for (ssize_t at = 0; at < size; at += entry->d_reclen) {
      entry = (const struct dirent64 *)(room + at);
      if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
      if (unlinkat(folder, entry->d_name, 0) != 0 && depth < DEEPEST) remove_at(folder, entry->d_name, depth + 1);
    }
  }
}

/* What another thread still puts into it meanwhile goes at a second look. */
static void remove_at(int folder, const char *name, unsigned depth)
{
  for (int look = 0; look < MOST_LOOKS; look++) {
    int inside = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inside < 0) return;
    remove_inside(inside, depth);
    close(inside);
    if (unlinkat(folder, name, AT_REMOVEDIR) == 0 || errno != ENOTEMPTY) return;
  }
}

void folder_remove(int folder, const char *name)
{
  remove_at(folder, name, 0);
}

bool folder_sync(int folder)
{
  return fsync(folder) == 0 || errno == EINVAL || errno == EOPNOTSUPP;
}
