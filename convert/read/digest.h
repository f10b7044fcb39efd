/* SHA-256, by libcrypto. */
#ifndef BAOGAO_DIGEST_H
#define BAOGAO_DIGEST_H

#include "../support/slice.h"

enum { DIGEST_SIZE = 65 }; /* 64 hexadecimal digits and NUL */

/** The SHA-256 of `bytes` as lower-case hexadecimal digits; false when libcrypto fails. */
bool digest(slice bytes, char hexadecimal[DIGEST_SIZE]);

#endif
