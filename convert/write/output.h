/* Output: bytes on their way to a sink, collected into pieces of a good size. What fails is logged once and remembered,
 * so that writers may go on without asking after every byte, if they ask in the end. */
#ifndef BAOGAO_OUTPUT_H
#define BAOGAO_OUTPUT_H

#include "../support/log.h"
#include "../support/slice.h"

enum { OUTPUT_PIECE = 64 << 10 };

struct output {
  bg_sink sink;
  void *user;
  bg_log *log;
  bool failed;
  size_t size;
  char *piece; /* OUTPUT_PIECE bytes */
};

/** Opens an output; false when memory runs out (logged). */
bool output_open(struct output *output, bg_sink sink, void *user, bg_log *log);

/** Adds text; false once anything has failed. */
bool output_add(struct output *output, slice text);
bool output_word(struct output *output, const char *text);

/** Adds one byte. */
static inline bool output_sign(struct output *output, char sign)
{
  if (output->failed || output->size == OUTPUT_PIECE) return output_add(output, (slice){&sign, 1});
  output->piece[output->size++] = sign;
  return true;
}

/** Hands on what has been collected. False once anything has failed. */
bool output_flush(struct output *output);

/** Flushes, then frees what output_open() took. False when anything could not be written. */
bool output_close(struct output *output);

/** Remembers a failure, logging CANNOT_WRITE or PIPE_CLOSED after errno. Always returns false. */
bool output_failed(struct output *output);

/** A sink whose `user` is a `struct output`. */
bool output_sink(void *user, const char *bytes, size_t size);

#endif
