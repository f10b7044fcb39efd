/* What libxml2 cannot read of a page: see html_clean.h. */
#include "html_clean.h"
#include <ctype.h>

enum { MOST_ATTRIBUTES = 1000 /* of an element */ };

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Bytes of the condition at the front of `text` in which Word puts what only other programs should show,
 * <![if !supportLists]> … <![endif]>; libxml2 takes it for text. 0 for none. */
static size_t condition_at(slice text)
{
  enum { LONGEST = 200 };
  bool is = slice_starts(text, SLICE("<![if ")) || slice_starts(text, SLICE("<![endif]"));
  const char *close = is ? memchr(text.at, '>', text.size < LONGEST ? text.size : LONGEST) : NULL;
  return close ? (size_t)(close - text.at) + 1 : 0;
}

/* Bytes of the tag at the front of `text` up to the first attribute that is one too many, for libxml2 compares each
 * with all others; 0 when there are not so many. `*seen` gets how far it was looked. */
static size_t overlong_tag(slice text, size_t *seen)
{
  char quote = 0;
  size_t attributes = 0, i = 1;
  *seen = 1;
  if (text.size < 2 || !isalpha((unsigned char)text.at[1])) return 0;
  for (; i < text.size && (quote || !strchr("<>", text.at[i])) && attributes <= MOST_ATTRIBUTES; i++) {
    if (quote ? text.at[i] == quote : text.at[i] == '"' || text.at[i] == '\'') quote = quote ? 0 : text.at[i];
    attributes += !quote && is_space(text.at[i - 1]) && !is_space(text.at[i]);
  }
  *seen = i;
  return attributes > MOST_ATTRIBUTES ? i - 1 : 0;
}

/* Puts the text into `to` without conditions, the attributes that are too many, and NULs, at which libxml2 would end.
 * Returns its bytes. */
static size_t clean(slice text, char *to)
{
  size_t size = 0, seen = 0; /* tags have been looked at up to there */
  for (size_t i = 0, step; i < text.size; i += step) {
    slice rest = slice_after(text, i);
    bool opens = *rest.at == '<';
    size_t skipped = opens ? condition_at(rest) : 0, looked = 0;
    size_t tag = opens && !skipped && i >= seen ? overlong_tag(rest, &looked) : 0;
    if (looked) seen = i + looked;
    const char *close = tag ? memchr(rest.at + tag, '>', rest.size - tag) : NULL;
    if (tag) skipped = close ? (size_t)(close - rest.at) - tag : rest.size - tag;
    size_t kept = tag ? tag : !skipped;
    if (kept) memcpy(to + size, rest.at, kept);
    if (kept && !to[size]) to[size] = ' ';
    size += kept;
    step = kept + skipped;
  }
  return size;
}

/* Whether a page has what clean() sees to. */
static bool is_unclean(slice text)
{
  size_t seen = 0, looked;
  if (memchr(text.at, 0, text.size) || slice_has(text, SLICE("<!["))) return true;
  for (const char *at = text.at; (at = memchr(at, '<', text.size - (size_t)(at - text.at))); at++) {
    size_t place = (size_t)(at - text.at);
    if (place < seen) continue;
    if (overlong_tag(slice_after(text, place), &looked)) return true;
    seen = place + looked;
  }
  return false;
}

slice html_cleaned(arena *memory, slice text)
{
  if (!is_unclean(text)) return text;
  char *copy = arena_alloc(memory, text.size + 1);
  return (slice){copy, copy ? clean(text, copy) : 0};
}
