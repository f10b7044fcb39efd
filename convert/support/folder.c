/* A folder's files: every step of a path is opened from the one before, so that none can lead elsewhere meanwhile. */
#include "folder.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int folder_open(const char *path)
{
  return open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
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
