/* Checksums of files, by any algorithm that a bag's manifest may name, by libcrypto. */
#ifndef BAOGAO_CHECKSUM_H
#define BAOGAO_CHECKSUM_H

#include <stdbool.h>
#include <stdint.h>

enum { CHECKSUM_SIZE = 129 }; /* hexadecimal digits of 512 bits and NUL */

/** Whether there is an algorithm called so, as manifests write it: sha512, sha256, sha1, md5 … */
bool checksum_known(const char *algorithm);

/** The checksum of all that `file`, a descriptor at its beginning, holds, as lower-case hexadecimal digits, and its
 * size. False with errno when it cannot be read; EINVAL when libcrypto fails. */
bool checksum_file(int file, const char *algorithm, char hexadecimal[CHECKSUM_SIZE], uint64_t *bytes);

#endif
