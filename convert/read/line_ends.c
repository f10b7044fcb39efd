/* Finding line ends. */
#include "line_ends.h"
#include "../support/utf8.h"

bool has_returns(slice text)
{
  return text.size && memchr(text.at, '\r', text.size);
}

const char *next_line(const char *at, const char *end, bool returns)
{
  if (!returns) {
    at = memchr(at, '\n', (size_t)(end - at));
    return at ? at + 1 : NULL;
  }
  while (at < end && *at != '\n' && *at != '\r') at++;
  if (at == end) return NULL;
  return at + (*at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1);
}

log_place place_in(slice text, size_t offset)
{
  bool returns = has_returns((slice){text.at, offset});
  const char *line = text.at, *stop = text.at + offset;
  size_t number = 1;
  for (const char *next; (next = next_line(line, stop, returns)); number++) line = next;
  return (log_place){number, utf8_count((slice){line, (size_t)(stop - line)}) + 1};
}
