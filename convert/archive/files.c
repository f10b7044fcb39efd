/* Files of a folder, by a walk that follows no links. */
#include "files.h"
#include "../support/folder.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct listing {
  arena *arena;
  struct files *files;
  size_t room;
  bool out_of_memory;
};

static int by_path(const void *left, const void *right)
{
  const struct file_entry *a = left, *b = right;
  return strcmp(a->path, b->path);
}

static bool add(void *user, const struct folder_entry *entry)
{
  struct listing *listing = user;
  struct files *files = listing->files;
  if (S_ISDIR(entry->status.st_mode)) return true;
  struct file_entry *grown = arena_grow(listing->arena, files->at, files->count, &listing->room, sizeof *grown);
  const char *copy = arena_copy(listing->arena, slice_of(entry->path));
  listing->out_of_memory = !grown || !copy;
  if (listing->out_of_memory) return false;
  files->at = grown;
  files->at[files->count++] = (struct file_entry){copy, S_ISREG(entry->status.st_mode)};
  return true;
}

bool files_list(const char *path, arena *arena, struct files *files, bg_log *log)
{
  *files = (struct files){0};
  struct listing listing = {.arena = arena, .files = files};
  int folder = folder_open(path);
  bool good = folder >= 0 && folder_walk(folder, false, add, &listing);
  if (listing.out_of_memory)
    log_memory(log);
  else if (!good)
    log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  if (folder >= 0) close(folder);
  if (good && files->count) qsort(files->at, files->count, sizeof *files->at, by_path);
  return good;
}
