/* Manifests: writing and reading their lines. */
#include "manifest.h"
#include <ctype.h>
#include <strings.h>
#include <utf8proc.h>

/* What a path must not have in a manifest, and how it is written. */
static const struct {
  char character;
  const char *written;
} escapes[] = {{'%', "%25"}, {'\n', "%0A"}, {'\r', "%0D"}};
enum { ESCAPES = sizeof escapes / sizeof *escapes, ESCAPE_SIZE = 3 };

bool manifest_add(struct buffer *manifest, const char *checksum, const char *path)
{
  bool good = buffer_add(manifest, slice_of(checksum)) && buffer_add(manifest, SLICE("  "));
  for (; good && *path; path++) {
    slice written = {path, 1};
    for (size_t i = 0; i < ESCAPES; i++)
      if (*path == escapes[i].character) written = slice_of(escapes[i].written);
    good = buffer_add(manifest, written);
  }
  return good && buffer_add(manifest, SLICE("\n"));
}

/* Any other % is one: bags older than RFC 8493 did not escape it. */
static void decode(char *path)
{
  char *to = path;
  while (*path) {
    size_t i = 0;
    while (i < ESCAPES && strncasecmp(path, escapes[i].written, ESCAPE_SIZE) != 0) i++;
    *to++ = i < ESCAPES ? escapes[i].character : *path;
    path += i < ESCAPES ? ESCAPE_SIZE : 1;
  }
  *to = '\0';
}

/* Whether every step of the path goes down. */
static bool goes_down(const char *path)
{
  if (*path == '/' || *path == '~') return false;
  for (;;) {
    size_t size = strcspn(path, "/");
    if (size == 0 || (size <= 2 && strncmp(path, "..", size) == 0)) return false;
    if (!path[size]) return true;
    path += size + 1;
  }
}

static bool is_space(char c)
{
  return c == ' ' || c == '\t';
}

/* Takes a line that ends with LF, CR or both off the beginning. */
static slice take_line(slice *rest)
{
  size_t size = 0;
  while (size < rest->size && rest->at[size] != '\n' && rest->at[size] != '\r') size++;
  slice line = {rest->at, size};
  bool both = size + 1 < rest->size && rest->at[size] == '\r' && rest->at[size + 1] == '\n';
  *rest = slice_after(*rest, size + (size < rest->size) + both);
  return line;
}

static enum manifest_result read_line(slice text, arena *arena, struct manifest_line *line)
{
  size_t digits = 0, at;
  while (digits < text.size && isxdigit((unsigned char)text.at[digits])) digits++;
  for (at = digits; at < text.size && is_space(text.at[at]);) at++;
  if (digits == 0 || at == digits || at == text.size) return MANIFEST_WRONG;
  char *checksum = arena_copy(arena, (slice){text.at, digits});
  /* md5sum and its like write a * before the name of a file read as binary */
  char *path = arena_copy(arena, slice_after(text, at + (text.at[at] == '*')));
  if (!checksum || !path) return MANIFEST_MEMORY;
  for (char *c = checksum; *c; c++) *c = (char)tolower((unsigned char)*c);
  decode(path);
  if (strncmp(path, "./", 2) == 0) path += 2;
  *line = (struct manifest_line){checksum, path};
  return goes_down(path) && strlen(path) >= 1 && !memchr(text.at, '\0', text.size) ? MANIFEST_LINE : MANIFEST_WRONG;
}

enum manifest_result manifest_next(slice *rest, arena *arena, struct manifest_line *line)
{
  while (rest->size > 0) {
    slice text = take_line(rest);
    if (text.size > 0) return read_line(text, arena, line);
  }
  return MANIFEST_END;
}

const char *manifest_normal(const char *path, arena *arena)
{
  utf8proc_uint8_t *normal = utf8proc_NFC((const utf8proc_uint8_t *)path);
  const char *copy = normal ? arena_copy(arena, slice_of((const char *)normal)) : NULL;
  free(normal);
  return copy;
}
