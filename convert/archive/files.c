/* Files of a folder, by a walk that follows no links. */
#include "files.h"
#include <errno.h>
#include <fts.h>
#include <stdlib.h>

static int by_path(const void *left, const void *right)
{
  const struct file_entry *a = left, *b = right;
  return strcmp(a->path, b->path);
}

static bool add(struct files *files, size_t *room, arena *arena, const char *path, bool regular, bg_log *log)
{
  struct file_entry *grown = arena_grow(arena, files->at, files->count, room, sizeof *grown);
  const char *copy = arena_copy(arena, slice_of(path));
  if (!grown || !copy) return log_memory(log);
  files->at = grown;
  files->at[files->count++] = (struct file_entry){copy, regular};
  return true;
}

static bool walk(FTS *tree, size_t above, arena *arena, struct files *files, bg_log *log)
{
  size_t room = 0;
  for (FTSENT *entry; (errno = 0, entry = fts_read(tree));) {
    switch (entry->fts_info) {
    case FTS_D:
    case FTS_DP: break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS: return log_add(log, BG_CANNOT_READ, NOWHERE, strerror(entry->fts_errno));
    default:
      if (!add(files, &room, arena, entry->fts_path + above, entry->fts_info == FTS_F, log)) return false;
    }
  }
  return errno == 0 || log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
}

bool files_list(const char *folder, arena *arena, struct files *files, bg_log *log)
{
  *files = (struct files){0};
  char *roots[] = {(char *)folder, NULL};
  FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
  if (!tree) return log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  size_t size = strlen(folder);
  bool good = walk(tree, size + (size == 0 || folder[size - 1] != '/'), arena, files, log);
  fts_close(tree);
  if (good && files->count) qsort(files->at, files->count, sizeof *files->at, by_path);
  return good;
}
