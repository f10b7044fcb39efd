/* SHA-256: see digest.h. By Nettle, which is small and ready at once: each report has its digest, and libcrypto took
 * two milliseconds of every run, half of them for being loaded, half for looking its own SHA-256 up. */
#include "digest.h"
#include <errno.h>
#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>

struct digest_file {
  FILE *file;
  struct sha256_ctx context;
  uint64_t bytes;
  int error; /* the first there was */
};

static void finish(struct sha256_ctx *context, char hexadecimal[DIGEST_SIZE])
{
  static const char digits[] = "0123456789abcdef";
  _Static_assert(2 * SHA256_DIGEST_SIZE + 1 == DIGEST_SIZE, "two digits a byte, and NUL");
  unsigned char hash[SHA256_DIGEST_SIZE];
  sha256_digest(context, sizeof hash, hash);
  for (unsigned i = 0; i < sizeof hash; i++) {
    hexadecimal[2 * i] = digits[hash[i] >> 4];
    hexadecimal[2 * i + 1] = digits[hash[i] & 15];
  }
  hexadecimal[DIGEST_SIZE - 1] = '\0';
}

void digest(slice bytes, char hexadecimal[DIGEST_SIZE])
{
  struct sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size, (const uint8_t *)bytes.at);
  finish(&context, hexadecimal);
}

static void *give_up(digest_file *file, int error, bg_log *log)
{
  if (error)
    log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(error));
  else
    log_memory(log);
  free(file);
  return NULL;
}

digest_file *digest_open(const char *path, bg_log *log)
{
  digest_file *file = calloc(1, sizeof *file);
  if (!file) return give_up(file, 0, log);
  sha256_init(&file->context);
  file->file = fopen(path, "wbxe");
  return file->file ? file : give_up(file, errno, log);
}

bool digest_sink(void *user, const char *bytes, size_t size)
{
  digest_file *file = user;
  errno = 0;
  bool good = fwrite(bytes, 1, size, file->file) == size;
  sha256_update(&file->context, size, (const uint8_t *)bytes);
  if (!good && !file->error) file->error = errno ? errno : EIO;
  file->bytes += size;
  return good;
}

bool digest_close(digest_file *file, struct digested *result, bg_log *log)
{
  if (fflush(file->file) != 0 && !file->error) file->error = errno;
  if (fclose(file->file) != 0 && !file->error) file->error = errno;
  bool good = !file->error || log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(file->error));
  if (good) {
    finish(&file->context, result->sha256);
    result->bytes = file->bytes;
  }
  free(file);
  return good;
}
