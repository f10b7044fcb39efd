/* SHA-256, by libcrypto. */
#include "digest.h"
#include <openssl/evp.h>

bool digest(slice bytes, char hexadecimal[DIGEST_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (EVP_Digest(bytes.at, bytes.size, hash, &size, EVP_sha256(), NULL) != 1 || size * 2 + 1 != DIGEST_SIZE)
    return false;
  for (unsigned i = 0; i < size; i++) {
    hexadecimal[2 * i] = digits[hash[i] >> 4];
    hexadecimal[2 * i + 1] = digits[hash[i] & 15];
  }
  hexadecimal[DIGEST_SIZE - 1] = '\0';
  return true;
}
