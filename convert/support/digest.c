/* SHA-256: see digest.h. */
#include "digest.h"
#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

struct digest_file {
  FILE *file;
  EVP_MD_CTX *context;
  uint64_t bytes;
  int error; /* the first there was */
};

static bool print(const unsigned char *hash, unsigned size, char hexadecimal[DIGEST_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  if (size * 2 + 1 != DIGEST_SIZE) return false;
  for (unsigned i = 0; i < size; i++) {
    hexadecimal[2 * i] = digits[hash[i] >> 4];
    hexadecimal[2 * i + 1] = digits[hash[i] & 15];
  }
  hexadecimal[DIGEST_SIZE - 1] = '\0';
  return true;
}

bool digest(slice bytes, char hexadecimal[DIGEST_SIZE])
{
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  return EVP_Digest(bytes.at, bytes.size, hash, &size, EVP_sha256(), NULL) == 1 && print(hash, size, hexadecimal);
}

static void *give_up(digest_file *file, int error, bg_log *log)
{
  if (error)
    log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(error));
  else
    log_memory(log);
  if (file) EVP_MD_CTX_free(file->context);
  free(file);
  return NULL;
}

digest_file *digest_open(const char *path, bg_log *log)
{
  digest_file *file = calloc(1, sizeof *file);
  if (!file) return give_up(file, 0, log);
  file->context = EVP_MD_CTX_new();
  if (!file->context || EVP_DigestInit_ex(file->context, EVP_sha256(), NULL) != 1) return give_up(file, 0, log);
  file->file = fopen(path, "wbxe");
  return file->file ? file : give_up(file, errno, log);
}

bool digest_sink(void *user, const char *bytes, size_t size)
{
  digest_file *file = user;
  errno = 0;
  bool good = fwrite(bytes, 1, size, file->file) == size && EVP_DigestUpdate(file->context, bytes, size) == 1;
  if (!good && !file->error) file->error = errno ? errno : EIO;
  file->bytes += size;
  return good;
}

static bool finish(digest_file *file, struct digested *result)
{
  unsigned char hash[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  if (EVP_DigestFinal_ex(file->context, hash, &size) != 1 || !print(hash, size, result->sha256)) return false;
  result->bytes = file->bytes;
  return true;
}

bool digest_close(digest_file *file, struct digested *result, bg_log *log)
{
  if (fflush(file->file) != 0 && !file->error) file->error = errno;
  if (fclose(file->file) != 0 && !file->error) file->error = errno;
  bool good = !file->error || log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(file->error));
  good = good && (finish(file, result) || log_add(log, BG_INTERNAL, NOWHERE, "SHA-256 failed"));
  EVP_MD_CTX_free(file->context);
  free(file);
  return good;
}
