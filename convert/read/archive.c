/* ZIP archives. Nothing is believed of the sizes an archive states: what is unpacked is counted, over all its files,
 * and ends at the limit that holds for any source. */
#include "archive.h"
#include "../support/xml.h"
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <zip.h>

enum {
  PIECE = 32 << 10,
  /* What unpacks to more than this many times its size is made to do harm; documents reach some 30 times. */
  MOST_TIMES = 100,
  LEAST_LIMIT = 4 << 20
};

struct archive {
  zip_t *zip;
  size_t most;
  bool is_bomb; /* who reaches `most` is one */
  size_t unpacked;
  arena *memory;
  bg_log *log;
};

/* Says what libzip says. */
static bool damaged(bg_log *log, zip_error_t *error)
{
  if (zip_error_code_zip(error) == ZIP_ER_MEMORY) return log_memory(log);
  return log_add(log, BG_DAMAGED_ARCHIVE, NOWHERE, zip_error_strerror(error));
}

archive *archive_open(slice bytes, size_t most, arena *memory, bg_log *log)
{
  archive *a = arena_alloc(memory, sizeof *a);
  if (!a) {
    log_memory(log);
    return NULL;
  }
  size_t usual = bytes.size > SIZE_MAX / MOST_TIMES ? SIZE_MAX : bytes.size * MOST_TIMES;
  if (usual < LEAST_LIMIT) usual = LEAST_LIMIT;
  *a = (archive){.most = most < usual ? most : usual, .is_bomb = most > usual, .memory = memory, .log = log};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.size, 0, &error);
  if (source) a->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!a->zip) {
    damaged(log, &error);
    zip_source_free(source);
  }
  zip_error_fini(&error);
  return a->zip ? a : NULL;
}

void archive_close(archive *a)
{
  zip_discard(a->zip);
}

bool archive_find(archive *a, const char *name, bool *there)
{
  *there = zip_name_locate(a->zip, name, 0) >= 0;
  zip_error_t *error = zip_get_error(a->zip);
  return *there || zip_error_code_zip(error) == ZIP_ER_NOENT || damaged(a->log, error);
}

static bool unpack(archive *a, zip_file_t *file, bool (*take)(void *user, slice piece), void *user)
{
  char piece[PIECE];
  for (;;) {
    zip_int64_t got = zip_fread(file, piece, sizeof piece);
    if (got < 0) return damaged(a->log, zip_file_get_error(file));
    if (got == 0) return true;
    a->unpacked += (size_t)got;
    if (a->unpacked > a->most && a->is_bomb)
      return log_add(a->log, BG_DAMAGED_ARCHIVE, NOWHERE, "it unpacks to more than a hundred times its size");
    if (a->unpacked > a->most) {
      char number[24];
      snprintf(number, sizeof number, "%zu", a->most);
      return log_add(a->log, BG_TOO_LARGE, NOWHERE, number);
    }
    if (!take(user, (slice){piece, (size_t)got})) return false;
  }
}

bool archive_each(archive *a, const char *name, bool (*take)(void *user, slice piece), void *user)
{
  zip_file_t *file = zip_fopen(a->zip, name, 0);
  if (!file) return damaged(a->log, zip_get_error(a->zip));
  bool done = unpack(a, file, take, user);
  int closed = zip_fclose(file);
  return done && (closed == 0 || log_add(a->log, BG_DAMAGED_ARCHIVE, NOWHERE, "its checksum is wrong"));
}

struct collected {
  archive *archive;
  char *at;
  size_t size, room;
};

static bool collect(void *user, slice piece)
{
  struct collected *to = user;
  while (to->room < to->size + piece.size + 1) {
    char *more = arena_grow(to->archive->memory, to->at, to->room, &to->room, 1);
    if (!more) return log_memory(to->archive->log);
    to->at = more;
  }
  memcpy(to->at + to->size, piece.at, piece.size);
  to->size += piece.size;
  to->at[to->size] = '\0';
  return true;
}

slice archive_file(archive *a, const char *name)
{
  struct collected file = {.archive = a};
  if (!archive_each(a, name, collect, &file)) return (slice){NULL, 0};
  return file.at ? (slice){file.at, file.size} : SLICE("");
}

bool archive_xml(archive *a, const char *name, xmlDoc **tree)
{
  *tree = NULL;
  bool there;
  if (!archive_find(a, name, &there)) return false;
  if (!there) return true;
  slice file = archive_file(a, name);
  if (!file.at) return false;
  char reason[128];
  size_t line;
  *tree = xml_parse(file, NULL, false, reason, sizeof reason, &line);
  if (*tree) return true;
  const char *what = *reason ? arena_format(a->memory, "%s: %s", name, reason) : NULL;
  return what ? log_add(a->log, BG_DAMAGED_ARCHIVE, NOWHERE, what) : log_memory(a->log);
}
