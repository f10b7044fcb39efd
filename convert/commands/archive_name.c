/* Names in an archive: such that every system can have the files. */
#include "archive_name.h"
#include "../support/input.h"
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static const char replacement[] = "\xEF\xBF\xBD";

/* The name with U+FFFD for every byte that belongs to no character. */
static char *decoded(const char *name)
{
  char *text = malloc(strlen(name) * strlen(replacement) + 1), *to = text;
  while (text && *name) {
    utf8proc_int32_t code;
    utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)name, -1, &code);
    const char *from = size > 0 ? name : replacement;
    size_t length = size > 0 ? (size_t)size : strlen(replacement);
    memcpy(to, from, length);
    to += length;
    name += size > 0 ? size : 1;
  }
  if (text) *to = '\0';
  return text;
}

char *archive_name(const char *path)
{
  if (strcmp(path, STANDARD_INPUT) == 0) return strdup("standard-input");
  const char *slash = strrchr(path, '/');
  char *text = decoded(slash ? slash + 1 : path);
  char *normal = text ? (char *)utf8proc_NFC((const utf8proc_uint8_t *)text) : NULL;
  free(text);
  return normal;
}

static char *folded(const char *path)
{
  utf8proc_uint8_t *result = NULL;
  char *name = archive_name(path);
  if (name && utf8proc_map((const utf8proc_uint8_t *)name, 0, &result,
                           UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD) < 0)
    result = NULL;
  free(name);
  return (char *)result;
}

static int by_text(const void *left, const void *right)
{
  return strcmp(*(char *const *)left, *(char *const *)right);
}

bg_status archive_check_names(const struct settings *settings)
{
  size_t count = 0;
  bg_status status = BG_OK;
  char **names = calloc(settings->file_count, sizeof *names);
  while (names && count < settings->file_count && (names[count] = folded(settings->files[count]))) count++;
  if (count < settings->file_count) status = BG_FAULT;
  if (status == BG_OK) qsort(names, count, sizeof *names, by_text);
  for (size_t i = 1; status == BG_OK && i < count; i++)
    if (strcmp(names[i - 1], names[i]) == 0)
      status = settings_wrong(settings, "two inputs would be called %s in the archive", names[i]);
  for (size_t i = 0; i < count; i++) free(names[i]);
  free(names);
  return status;
}
