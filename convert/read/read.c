/* Reading: bytes → source text. For now UTF-8 only. */
#include "read.h"

bool read_text(struct document *document, const void *bytes, size_t size, const char *name)
{
  char *text = arena_copy(document->arena, (slice){bytes, size});
  if (!text) return log_memory(document->log);
  document->text = (slice){text, size};
  document->source.bytes = size;
  document->source.name = name;
  size_t lines = 1, n = 0;
  for (size_t i = 0; i < size; i++) lines += text[i] == '\n';
  document->line_starts = arena_alloc(document->arena, lines * sizeof *document->line_starts);
  if (!document->line_starts) return log_memory(document->log);
  document->line_starts[n++] = 0;
  for (size_t i = 0; i < size; i++)
    if (text[i] == '\n') document->line_starts[n++] = (uint32_t)i + 1;
  document->line_count = n;
  return true;
}
