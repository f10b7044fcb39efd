/* Output: see outfile.h. */
#include "outfile.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TRIES = 1000 };

struct outfile {
  FILE *file;
  char *path;      /* the name it gets; NULL: written directly */
  char *temporary; /* the name it has */
  bool failed;     /* the sink was */
  guard *guard;
  struct unfinished unfinished; /* the temporary file */
};

/* Renames or removes the temporary file. */
static bool settle(outfile *out, bool keep)
{
  guard_begin(out->guard);
  bool done = keep && rename(out->temporary, out->path) == 0;
  int error = errno;
  if (!done) unlink(out->temporary);
  guard_end(out->guard, &out->unfinished);
  errno = error;
  return done || !keep;
}

static bool is_standard(const char *path)
{
  return !path || strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0;
}

bool outfile_is_special(const char *path)
{
  struct stat status;
  return is_standard(path) || (stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode));
}

/* A new file beside `path`, with the rights of the one that it replaces or else those that umask leaves. */
static int create_beside(const char *path, char **temporary)
{
  const char *slash = strrchr(path, '/');
  int directory = slash ? (int)(slash - path) + 1 : 0;
  int descriptor = -1;
  for (int try = 0; try < MOST_TRIES && descriptor < 0; try++) {
    free(*temporary);
    if (asprintf(temporary, "%.*s.baogao-%ld-%d.tmp", directory, path, (long)getpid(), try) < 0) {
      *temporary = NULL;
      errno = ENOMEM;
      return -1;
    }
    descriptor = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST) return -1;
  }
  struct stat old;
  if (descriptor >= 0 && stat(path, &old) == 0) (void)!fchmod(descriptor, old.st_mode & 07777);
  return descriptor;
}

/* Opens by the three ways; returns the descriptor or -1 with errno. */
static int open_path(outfile *out, const char *path)
{
  if (is_standard(path)) return dup(STDOUT_FILENO);
  if (outfile_is_special(path)) return open(path, O_WRONLY | O_CLOEXEC);
  struct stat status;
  if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return -1;
  }
  out->path = realpath(path, NULL); /* of a symbolic link the target is replaced, not the link */
  if (!out->path) out->path = strdup(path);
  return out->path ? create_beside(out->path, &out->temporary) : -1;
}

static outfile *give_up(outfile *out, bg_log *log)
{
  if (errno == ENOMEM)
    log_memory(log);
  else
    log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  free(out->path);
  free(out->temporary);
  free(out);
  return NULL;
}

outfile *outfile_open(const char *path, guard *guard, bg_log *log)
{
  outfile *out = calloc(1, sizeof *out);
  if (!out) {
    log_memory(log);
    return NULL;
  }
  int descriptor = open_path(out, path);
  if (descriptor < 0) return give_up(out, log);
  out->file = fdopen(descriptor, "wb");
  if (!out->file) {
    int error = errno;
    close(descriptor);
    if (out->temporary) unlink(out->temporary);
    errno = error;
    return give_up(out, log);
  }
  out->guard = guard;
  out->unfinished.path = out->temporary;
  if (out->temporary) guard_watch(guard, &out->unfinished);
  return out;
}

bool outfile_sink(void *user, const char *bytes, size_t size)
{
  outfile *out = user;
  if (fwrite(bytes, 1, size, out->file) == size) return true;
  out->failed = true;
  return false;
}

bool outfile_close(outfile *out, bool keep, bg_log *log)
{
  keep = keep && !out->failed;
  bool done = !keep || (fflush(out->file) == 0 && (!out->temporary || fsync(fileno(out->file)) == 0));
  int error = errno;
  if (fclose(out->file) != 0 && done && keep) {
    done = false;
    error = errno;
  }
  if (out->temporary && !settle(out, keep && done) && done) {
    done = false;
    error = errno;
  }
  bool closed_pipe = error == EPIPE;
  if (!done && closed_pipe) log_add(log, BG_PIPE_CLOSED, NOWHERE);
  if (!done && !closed_pipe) log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(error));
  free(out->path);
  free(out->temporary);
  free(out);
  return done;
}

bool outfile_directory(const char *path, bg_log *log)
{
  char *copy = strdup(path);
  if (!copy) return log_memory(log);
  int error = 0;
  for (char *end = *copy ? copy + 1 : copy; !error; end++) {
    if (*end && *end != '/') continue;
    char kept = *end;
    *end = '\0';
    if (*copy && mkdir(copy, 0777) != 0 && errno != EEXIST) error = errno;
    *end = kept;
    if (!kept) break;
  }
  struct stat status;
  if (!error && stat(copy, &status) == 0 && !S_ISDIR(status.st_mode)) error = ENOTDIR;
  free(copy);
  return error ? log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(error)) : true;
}
