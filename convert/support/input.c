/* Input: reads whatever can be read, be it a file, a pipe or a device, with a limit that also holds for what has no
 * size beforehand. */
#include "input.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 << 10 };

static bool too_large(size_t most, bg_log *log)
{
  char limit[24];
  snprintf(limit, sizeof limit, "%zu", most);
  return log_add(log, BG_TOO_LARGE, NOWHERE, limit);
}

/* Room for the whole of a regular file and one byte more, with which its end is noticed. */
static size_t first_room(int descriptor, size_t most)
{
  struct stat status;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return FIRST_ROOM;
  if (status.st_size <= 0 || (uintmax_t)status.st_size > most) return FIRST_ROOM;
  return (size_t)status.st_size + 1;
}

static bool is_over(int descriptor, size_t most)
{
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
         (uintmax_t)status.st_size > most;
}

/* Reads until the end; `*bytes` is the caller's to free whatever is returned. */
static bool read_all(int descriptor, size_t most, char **bytes, size_t *size, bg_log *log)
{
  if (is_over(descriptor, most)) return too_large(most, log);
  size_t room = first_room(descriptor, most);
  *bytes = malloc(room);
  if (!*bytes) return log_memory(log);
  for (;;) {
    ssize_t got = read(descriptor, *bytes + *size, room - *size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
    if (got == 0) {
      (*bytes)[*size] = '\0';
      return true;
    }
    *size += (size_t)got;
    if (*size > most) return too_large(most, log);
    if (*size < room) continue;
    char *larger = room <= SIZE_MAX / 2 ? realloc(*bytes, room * 2) : NULL;
    if (!larger) return log_memory(log);
    *bytes = larger;
    room *= 2;
  }
}

bool input_read(const char *path, size_t most, char **bytes, size_t *size, bg_log *log)
{
  *bytes = NULL;
  *size = 0;
  bool standard = strcmp(path, STANDARD_INPUT) == 0;
  int descriptor = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  bool done = read_all(descriptor, most, bytes, size, log);
  if (!standard) close(descriptor);
  if (done) return true;
  free(*bytes);
  *bytes = NULL;
  return false;
}
