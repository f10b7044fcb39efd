/* Output: collecting bytes for a sink. */
#include "output.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

bool output_open(struct output *output, bg_sink sink, void *user, bg_log *log)
{
  *output = (struct output){.sink = sink, .user = user, .log = log, .piece = malloc(OUTPUT_PIECE)};
  if (output->piece) return true;
  output->failed = true;
  return log_memory(log);
}

bool output_failed(struct output *output)
{
  if (!output->failed && errno == EPIPE)
    log_add(output->log, BG_PIPE_CLOSED, NOWHERE);
  else if (!output->failed)
    log_add(output->log, BG_CANNOT_WRITE, NOWHERE, errno ? strerror(errno) : N_("the output was refused"));
  output->failed = true;
  return false;
}

static bool hand_on(struct output *output, const char *bytes, size_t size)
{
  errno = 0;
  return output->sink(output->user, bytes, size) || output_failed(output);
}

bool output_flush(struct output *output)
{
  if (output->failed) return false;
  size_t size = output->size;
  output->size = 0;
  return size == 0 || hand_on(output, output->piece, size);
}

bool output_add(struct output *output, slice text)
{
  if (output->failed) return false;
  if (text.size > OUTPUT_PIECE - output->size && !output_flush(output)) return false;
  if (text.size > OUTPUT_PIECE) return hand_on(output, text.at, text.size);
  if (text.size) memcpy(output->piece + output->size, text.at, text.size);
  output->size += text.size;
  return true;
}

bool output_word(struct output *output, const char *text)
{
  return output_add(output, slice_of(text));
}

bool output_close(struct output *output)
{
  bool good = output_flush(output);
  free(output->piece);
  output->piece = NULL;
  return good;
}

bool output_sink(void *user, const char *bytes, size_t size)
{
  return output_add(user, (slice){bytes, size});
}

bool bg_sink_file(void *user, const char *bytes, size_t size)
{
  return fwrite(bytes, 1, size, user) == size;
}
