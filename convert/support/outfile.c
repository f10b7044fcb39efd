/* Output: see outfile.h. */
#include "outfile.h"
#include "folder.h"
#include "temporary.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct outfile {
  FILE *file;
  char *path;      /* the name it gets; NULL: written directly */
  char *temporary; /* the name it has */
  int folder;      /* in which it stands, from outfile_finish() on; else -1 */
  bool failed;     /* the sink was, or finishing */
  bool finished;
  guard *guard;
  struct unfinished unfinished; /* the temporary file */
};

static bool is_standard(const char *path)
{
  return !path || strcmp(path, "-") == 0 || strcmp(path, "/dev/stdout") == 0;
}

bool outfile_is_special(const char *path)
{
  struct stat status;
  return is_standard(path) || (stat(path, &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode));
}

/* The rights of the file that is replaced, if there is one, else those that umask leaves. While it is written, its
 * owner can read it in any case: who finds it when this run is dead has to open it. */
static void take_rights(int descriptor, const char *path, mode_t more)
{
  struct stat old;
  if (lstat(path, &old) == 0 && S_ISREG(old.st_mode)) (void)!fchmod(descriptor, (old.st_mode & 07777) | more);
}

static int open_beside(outfile *out)
{
  guard_sweep(out->guard, out->path);
  guard_hold(out->guard);
  int descriptor = temporary_file(out->path, &out->temporary);
  out->unfinished.path = out->temporary;
  if (descriptor >= 0) guard_watch(out->guard, &out->unfinished);
  guard_release(out->guard);
  if (descriptor >= 0) take_rights(descriptor, out->path, S_IRUSR);
  return descriptor;
}

char *outfile_folder(const char *path)
{
  char *real = realpath(path, NULL);
  if (real && outfile_is_special(path)) return real;
  char *name = real ? real : strdup(path), *slash = name ? strrchr(name, '/') : NULL;
  if (slash) slash[slash == name] = '\0';
  char *folder = name ? realpath(slash ? name : ".", NULL) : NULL;
  free(name);
  return folder;
}

/* A name in a folder, whatever stands there: not what a link of that name leads to, nor a device. */
static int open_name(outfile *out, const char *path)
{
  struct stat status;
  if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return -1;
  }
  out->path = strdup(path);
  return out->path ? open_beside(out) : -1;
}

/* Opens by the three ways; returns the descriptor or -1 with errno. */
static int open_path(outfile *out, const char *path)
{
  if (is_standard(path)) return fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
  if (outfile_is_special(path)) return open(path, O_WRONLY | O_CLOEXEC);
  struct stat status;
  if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = EISDIR;
    return -1;
  }
  out->path = realpath(path, NULL); /* of a symbolic link the target is replaced, not the link */
  if (!out->path) out->path = strdup(path);
  return out->path ? open_beside(out) : -1;
}

/* Renames or removes the temporary file, if there is one. */
static bool settle(outfile *out, bool keep)
{
  if (!out->temporary) return keep;
  guard_hold(out->guard);
  bool done = keep && rename(out->temporary, out->path) == 0;
  int error = done ? 0 : errno;
  if (!done) unlink(out->temporary);
  guard_forget(out->guard, &out->unfinished);
  guard_release(out->guard);
  done = done && (out->folder < 0 || folder_sync(out->folder));
  if (out->folder >= 0) close(out->folder);
  if (error) errno = error;
  return done;
}

static outfile *give_up(outfile *out, bg_log *log)
{
  if (errno == ENOMEM)
    log_memory(log);
  else
    log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  settle(out, false);
  free(out->path);
  free(out->temporary);
  free(out);
  return NULL;
}

static outfile *open_by(int way(outfile *out, const char *path), const char *path, guard *guard, bg_log *log)
{
  outfile *out = calloc(1, sizeof *out);
  if (!out) {
    log_memory(log);
    return NULL;
  }
  out->guard = guard;
  out->folder = -1;
  int descriptor = way(out, path);
  if (descriptor < 0) return give_up(out, log);
  out->file = fdopen(descriptor, "wb");
  if (out->file) return out;
  int error = errno;
  close(descriptor);
  errno = error;
  return give_up(out, log);
}

outfile *outfile_open(const char *path, guard *guard, bg_log *log)
{
  return open_by(open_path, path, guard, log);
}

/* Makes the folders of `path` that stand below its first `above` bytes. */
static bool make_below(char *path, size_t above)
{
  bool good = true;
  for (char *slash = path + above; good && (slash = strchr(slash + 1, '/')); *slash = '/') {
    struct stat status;
    *slash = '\0';
    good = mkdir(path, 0777) == 0 || errno == EEXIST;
    if (good && (lstat(path, &status) != 0 || !S_ISDIR(status.st_mode))) {
      errno = ENOTDIR;
      good = false;
    }
  }
  return good;
}

outfile *outfile_open_below(const char *folder, const char *path, guard *guard, bg_log *log)
{
  char *copy = strdup(path);
  bool made = copy && make_below(copy, strlen(folder));
  int error = copy ? errno : ENOMEM;
  free(copy);
  if (made) return open_by(open_name, path, guard, log);
  if (error == ENOMEM)
    log_memory(log);
  else
    log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(error));
  return NULL;
}

bool outfile_sink(void *user, const char *bytes, size_t size)
{
  outfile *out = user;
  if (fwrite(bytes, 1, size, out->file) == size) return true;
  out->failed = true;
  return false;
}

bool outfile_flush(outfile *out)
{
  if (!out->path && fflush(out->file) != 0) out->failed = true;
  return !out->failed;
}

bool outfile_has_place(const outfile *out)
{
  return out->path != NULL;
}

bool outfile_replaces(const outfile *out)
{
  return out->path && access(out->path, F_OK) == 0;
}

static bool refuse(outfile *out, bg_log *log)
{
  out->failed = true;
  return errno == EPIPE ? log_add(log, BG_PIPE_CLOSED, NOWHERE)
                        : log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
}

/* What the folder will be asked in the end is opened before the file gets its name: then that alone can still fail. */
static bool open_folder(outfile *out)
{
  out->folder = folder_open_parent(out->path);
  return out->folder >= 0 || errno == EACCES; /* a folder to write into, not to read */
}

bool outfile_finish(outfile *out, bg_log *log)
{
  if (out->finished || out->failed) return !out->failed;
  out->finished = true;
  if (out->temporary) take_rights(fileno(out->file), out->path, 0);
  bool done = fflush(out->file) == 0 && (!out->temporary || (fsync(fileno(out->file)) == 0 && open_folder(out)));
  return done || refuse(out, log);
}

/* The file is closed last: with it goes the lock by which others know that the temporary file is wanted. What closing a
 * file says, its fsync() has said before. */
bool outfile_close(outfile *out, bool keep, bg_log *log)
{
  bool done = keep && outfile_finish(out, log);
  if (!settle(out, done) && done) done = refuse(out, log);
  if (fclose(out->file) != 0 && done && !out->temporary) done = refuse(out, log);
  free(out->path);
  free(out->temporary);
  free(out);
  return done || !keep;
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
