/* Steps over blanks. */
#include "signs.h"

const char *spaces_pass(const char *at, const char *end)
{
  size_t size;
  while (at < end && char_is(utf8_at(at, &size), CHAR_SPACE)) at += size;
  return at;
}

const char *spaces_pass_back(const char *at, const char *floor)
{
  size_t size;
  while (at > floor && char_is(utf8_before(at, &size), CHAR_SPACE)) at -= size;
  return at;
}
