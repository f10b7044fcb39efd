/* Checksums: a file is read through once, in pieces. */
#include "checksum.h"
#include <errno.h>
#include <openssl/evp.h>
#include <unistd.h>

bool checksum_known(const char *algorithm)
{
  const EVP_MD *kind = EVP_get_digestbyname(algorithm);
  return kind && EVP_MD_get_size(kind) * 2 < CHECKSUM_SIZE;
}

static bool add_all(int file, EVP_MD_CTX *context, uint64_t *bytes)
{
  char piece[1 << 16];
  for (*bytes = 0;;) {
    ssize_t size = read(file, piece, sizeof piece);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return size == 0;
    *bytes += (uint64_t)size;
    errno = EINVAL;
    if (EVP_DigestUpdate(context, piece, (size_t)size) != 1) return false;
  }
}

bool checksum_file(int file, const char *algorithm, char hexadecimal[CHECKSUM_SIZE], uint64_t *bytes)
{
  static const char digits[] = "0123456789abcdef";
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  const EVP_MD *kind = EVP_get_digestbyname(algorithm);
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  errno = EINVAL;
  bool good = kind && context && EVP_DigestInit_ex(context, kind, NULL) == 1 && add_all(file, context, bytes);
  if (good) {
    errno = EINVAL;
    good = EVP_DigestFinal_ex(context, hash, &size) == 1 && size * 2 < CHECKSUM_SIZE;
  }
  EVP_MD_CTX_free(context);
  if (!good) return false;
  for (unsigned i = 0; i < size; i++) {
    hexadecimal[2 * i] = digits[hash[i] >> 4];
    hexadecimal[2 * i + 1] = digits[hash[i] & 15];
  }
  hexadecimal[2 * size] = '\0';
  return true;
}
