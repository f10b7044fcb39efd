/* Files of one folder, and of none outside it: for reading what somebody else names, and for going through all there
 * is. */
#ifndef BAOGAO_FOLDER_H
#define BAOGAO_FOLDER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/** Opens the folder called `path`; a descriptor for the other functions, to be closed by close(), or -1 with errno. */
int folder_open(const char *path);

/** Opens the folder in which `path` stands. */
int folder_open_parent(const char *path);

/** Opens for reading the regular file that `path` (relative, `/` between names) names in `folder`. No step may be `..`,
 * and none a symbolic link, so that nothing outside the folder is reached. -1 with errno: ELOOP for a link, EPERM for a
 * path that leads out and for what is no regular file. */
int folder_file(int folder, const char *path);

/** Reads that file, at most `most` bytes, into memory that is the caller's (free), with a NUL behind it. False with
 * errno: EFBIG when it is larger. */
bool folder_read(int folder, const char *path, size_t most, char **bytes, size_t *size);

/** What folder_walk() meets. */
struct folder_entry {
  const char *path;   /* relative to the folder that is gone through */
  const char *name;   /* its last step */
  int folder;         /* the folder in which it stands */
  struct stat status; /* of itself: links are not followed */
};

typedef bool folder_visit(void *user, const struct folder_entry *entry);

/** Goes through all that is in `folder` and below it, following no links, and calls `visit`: for a folder before what
 * is in it, or with `inside_first` after that. False when `visit` is false, and with errno when anything cannot be
 * listed: nothing is passed over in silence, as nftw() and fts_read() do where readdir() fails. */
bool folder_walk(int folder, bool inside_first, folder_visit *visit, void *user);

/** Removes the folder called `name` in `folder` with all that is in it, as far as that can be done. Allocates
 * nothing. */
void folder_remove(int folder, const char *name);

/** Sees to it that the names in the folder have reached the disk. False with errno; that a file system knows no such
 * thing is no failure. */
bool folder_sync(int folder);

#endif
