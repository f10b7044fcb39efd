/* Output: files that appear whole or not at all.
 *
 * A regular file is written under a temporary name beside its own and renamed when all of it has reached the disk; a
 * device, a pipe and standard output are written as they are. */
#ifndef BAOGAO_OUTFILE_H
#define BAOGAO_OUTFILE_H

#include "guard.h"
#include "log.h"

typedef struct outfile outfile;

/** Opens the file called `path` for writing; NULL, "-" or /dev/stdout: standard output. `guard` may be NULL.
 * NULL, with CANNOT_WRITE or MEMORY in `log`, when that fails. */
outfile *outfile_open(const char *path, guard *guard, bg_log *log);

/** The same for `path`, which begins with that of `folder` and a slash: the folders between them are made, and what
 * stands at `path` is replaced itself. No symbolic link below `folder` is followed, so that nothing outside it is
 * written, whoever may have put links there. */
outfile *outfile_open_below(const char *folder, const char *path, guard *guard, bg_log *log);

/** A bg_sink; `user` is the output. */
bool outfile_sink(void *user, const char *bytes, size_t size);

/** Hands on to a pipe or device what has been written so far; false when that fails. */
bool outfile_flush(outfile *out);

/** Whether the output gets its name when it is closed; what is written directly has none to get. And whether it takes
 * the place of a file that is there. */
bool outfile_has_place(const outfile *out);
bool outfile_replaces(const outfile *out);

/** Sees to it that all that has been written has reached the disk, and nothing more may be written: where several files
 * are to appear together, each is finished before the first is closed. False, with CANNOT_WRITE or PIPE_CLOSED in
 * `log` unless the sink had failed before, which its caller has logged. */
bool outfile_finish(outfile *out, bg_log *log);

/** Finishes the output if that has not been done, and frees it: with `keep` the file gets its name, without it nothing
 * remains of it. False when `keep` could not be done; it is then logged, as by outfile_finish(). */
bool outfile_close(outfile *out, bool keep, bg_log *log);

/** The folder in which what is called `path` is made, links followed; of what is written as it is, itself. The caller's
 * (free); NULL when there is none. */
char *outfile_folder(const char *path);

/** Whether what has the name is written as it is: standard output, a device, a pipe. */
bool outfile_is_special(const char *path);

/** Makes the directory `path` and those above it, as far as they are missing. False with CANNOT_WRITE in `log`. */
bool outfile_directory(const char *path, bg_log *log);

#endif
