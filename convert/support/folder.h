/* Files of one folder, and of none outside it: for reading what somebody else names. */
#ifndef BAOGAO_FOLDER_H
#define BAOGAO_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/** Opens the folder called `path`; a descriptor for folder_file(), to be closed by close(), or -1 with errno. */
int folder_open(const char *path);

/** Opens for reading the regular file that `path` (relative, `/` between names) names in `folder`. No step may be `..`,
 * and none a symbolic link, so that nothing outside the folder is reached. -1 with errno: ELOOP for a link, EPERM for a
 * path that leads out and for what is no regular file. */
int folder_file(int folder, const char *path);

/** Reads that file, at most `most` bytes, into memory that is the caller's (free), with a NUL behind it. False with
 * errno: EFBIG when it is larger. */
bool folder_read(int folder, const char *path, size_t most, char **bytes, size_t *size);

#endif
