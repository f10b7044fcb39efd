/* Input: the bytes of a file or of standard input. */
#ifndef BAOGAO_INPUT_H
#define BAOGAO_INPUT_H

#include "log.h"

/** The name that stands for standard input. */
#define STANDARD_INPUT "-"

/** Reads all of the file called `path` (STANDARD_INPUT: standard input), at most `most` bytes, into memory that is the
 * caller's (free) and NUL-terminated behind its end. False, with CANNOT_READ, TOO_LARGE or MEMORY in `log`, when that
 * fails. */
bool input_read(const char *path, size_t most, char **bytes, size_t *size, bg_log *log);

#endif
