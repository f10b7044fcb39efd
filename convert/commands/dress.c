/* The dress of a site: see dress.h. */
#include "dress.h"
#include "../support/folder.h"
#include "../support/input.h"
#include "../support/xml.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { DRESS_MOST = 4 << 20 };

/* The pictures that browsers show. */
static const char *const pictures[] = {"svg", "png", "jpg", "jpeg", "webp", "gif"};
enum { PICTURES = sizeof pictures / sizeof *pictures };

static const char *picture_suffix(const char *path)
{
  const char *dot = strrchr(path, '.');
  for (size_t i = 0; dot && i < PICTURES; i++)
    if (strcasecmp(dot + 1, pictures[i]) == 0) return pictures[i];
  return NULL;
}

static bool read_given(struct dress_file *file, const char *given, bg_log *log)
{
  log_file(log, given);
  bool good = input_read(given, DRESS_MOST, &file->bytes, &file->size, log);
  log_file(log, NULL);
  return good;
}

/* That of the site that stands, if it has one. */
static void read_standing(struct dress_file *file, const char *directory)
{
  int folder = folder_open(directory);
  if (folder >= 0 && !folder_read(folder, file->path, DRESS_MOST, &file->bytes, &file->size)) file->bytes = NULL;
  if (folder >= 0) close(folder);
}

static bool take(struct dress_file *file, const char *given, const char *path, const char *directory, bg_log *log)
{
  file->path = path;
  if (given) return read_given(file, given, log);
  if (directory) read_standing(file, directory);
  if (!file->bytes) file->path = NULL;
  return true;
}

static bool take_logo(struct dress_file *file, const char *given, const char *directory, arena *memory, bg_log *log)
{
  const char *suffix = given ? picture_suffix(given) : NULL;
  for (size_t i = 0; !file->bytes && i < PICTURES; i++) {
    if (suffix && suffix != pictures[i]) continue;
    const char *path = arena_format(memory, "assets/" ASSET_LOGO "%s", pictures[i]);
    if (!path) return log_memory(log);
    if (!take(file, given, path, directory, log)) return false;
  }
  return true;
}

bg_status dress_read(struct dress *dress, const struct settings *settings, const struct standing *standing,
                     struct package_words *words, arena *memory, bg_log *log)
{
  *dress = (struct dress){0};
  const char *directory = standing->is_site && !settings->replace ? settings->directory : NULL;
  if (settings->logo && !picture_suffix(settings->logo))
    return settings_wrong(settings, "--logo cannot be %s; it is a picture: .svg .png .jpg .webp .gif", settings->logo);
  if (!take(&dress->footer, settings->footer, "assets/" ASSET_FOOTER, directory, log) ||
      !take(&dress->style, settings->style, "assets/" ASSET_STYLE, directory, log) ||
      !take_logo(&dress->logo, settings->logo, directory, memory, log))
    return BG_INPUT;
  const struct dress_file *texts[] = {&dress->footer, &dress->style};
  for (size_t i = 0; i < 2; i++)
    if (texts[i]->bytes && xml_held((slice){texts[i]->bytes, texts[i]->size}) < texts[i]->size)
      return settings_wrong(settings, "%s must be text in UTF-8", i ? settings->style : settings->footer);
  words->footer = dress->footer.bytes ? arena_copy(memory, (slice){dress->footer.bytes, dress->footer.size}) : NULL;
  words->logo = dress->logo.path ? dress->logo.path + strlen("assets/") : NULL;
  words->style = dress->style.path ? ASSET_STYLE : NULL;
  return words->footer || !dress->footer.bytes || log_memory(log) ? BG_OK : BG_FAULT;
}

void dress_end(struct dress *dress)
{
  free(dress->footer.bytes);
  free(dress->logo.bytes);
  free(dress->style.bytes);
}

static bool put(const struct dress_file *file, struct publication *publication)
{
  return !file->path || publication_put(publication, file->path, (slice){file->bytes, file->size});
}

bool dress_put(const struct dress *dress, struct publication *publication)
{
  return put(&dress->footer, publication) && put(&dress->logo, publication) && put(&dress->style, publication);
}
