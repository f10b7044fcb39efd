/* SHA-256: of bytes, or of a file while it is written. */
#ifndef BAOGAO_DIGEST_H
#define BAOGAO_DIGEST_H

#include "log.h"
#include <stdint.h>

enum { DIGEST_SIZE = 65 }; /* 64 hexadecimal digits and NUL */

/** The SHA-256 of `bytes` as lower-case hexadecimal digits. */
void digest(slice bytes, char hexadecimal[DIGEST_SIZE]);

/** A new file that is hashed while it is written; to be used in a folder that is not finished yet (outdir.h), which
 * sees to its reaching the disk. */
typedef struct digest_file digest_file;

/** What is known of such a file in the end. */
struct digested {
  uint64_t bytes;
  char sha256[DIGEST_SIZE];
};

/** Makes the file called `path`, which must not exist. NULL, with CANNOT_WRITE or MEMORY in `log`, when that fails. */
digest_file *digest_open(const char *path, bg_log *log);

/** A bg_sink; `user` is the file. */
bool digest_sink(void *user, const char *bytes, size_t size);

/** Ends the file and frees it. False, logged, when anything of it could not be written, now or before;
 * `result` is then not set. */
bool digest_close(digest_file *file, struct digested *result, bg_log *log);

#endif
