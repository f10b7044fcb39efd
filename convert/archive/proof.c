/* The proof of a folder: everything in it is read again from the disk. */
#include "proof.h"
#include "../support/folder.h"
#include "../write/sound.h"
#include "checksum.h"
#include "files.h"
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- What a file is ---- */

static ptrdiff_t read_file(void *user, char *bytes, size_t size)
{
  const int *file = user;
  for (;;) {
    ssize_t got = read(*file, bytes, size);
    if (got >= 0 || errno != EINTR) return got;
  }
}

/* No workbooks: each was read part by part before it was handed on (xlsx.c), and its checksum says that it is still
 * that one. */
static const struct kind {
  const char *suffix;
  const char *(*wrong)(sound_read *read, void *user);
} kinds[] = {
    {".xml", sound_xml},     {".rdf", sound_xml},   {".xsl", sound_xml},   {".rng", sound_xml},
    {".xsd", sound_xml},     {".csv", sound_csv},   {".json", sound_json}, {".jsonld", sound_json},
    {".jsonl", sound_jsonl}, {".html", sound_utf8}, {".css", sound_utf8},  {".js", sound_utf8},
    {".atom", sound_xml},
};

static const char *wrong_with(int file, const char *path)
{
  slice name = {path, strlen(path)};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (slice_ends(name, slice_of(kinds[i].suffix)))
      return lseek(file, 0, SEEK_SET) == 0 ? kinds[i].wrong(read_file, &file) : strerror(errno);
  return NULL;
}

/* ---- The folder ---- */

static const char *wrong_with_file(int folder, const struct ledger_file *entry, bool foreign)
{
  char checksum[CHECKSUM_SIZE];
  uint64_t bytes;
  int file = folder_file(folder, entry->path);
  if (file < 0) return strerror(errno);
  const char *wrong = NULL;
  if (!checksum_file(file, "sha256", checksum, &bytes))
    wrong = strerror(errno);
  else if (bytes != entry->known.bytes || strcmp(checksum, entry->known.sha256) != 0)
    wrong = N_("it does not hold what was written");
  else if (!foreign)
    wrong = wrong_with(file, entry->path);
  close(file);
  return wrong;
}

static bool refuse(bg_log *log, const char *path, const char *why)
{
  return log_add(log, BG_UNSOUND, NOWHERE, path, why);
}

/* Both lists are in order. */
static bool compare(const struct files *files, const struct ledger_file *known, size_t count, bg_log *log)
{
  for (size_t i = 0; i < files->count || i < count; i++) {
    int order = i == files->count ? 1 : i == count ? -1 : strcmp(files->at[i].path, known[i].path);
    if (order > 0) return refuse(log, known[i].path, "it is not there");
    if (order < 0) return refuse(log, files->at[i].path, "nobody has written it");
  }
  return count > 0 || refuse(log, "the folder", "it is empty");
}

bool proof_folder(const char *path, ledger *ledger, const char *foreign, bg_log *log)
{
  size_t count;
  const struct ledger_file *known = ledger_files(ledger, &count);
  struct files files;
  arena *arena = arena_new();
  if (!arena) return log_memory(log);
  int folder = folder_open(path);
  bool good = folder >= 0 || log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  good = good && files_list(path, arena, &files, log) && compare(&files, known, count, log);
  for (size_t i = 0; good && i < count; i++) {
    bool is_foreign = foreign && slice_starts(slice_of(known[i].path), slice_of(foreign));
    const char *wrong = known[i].foreign ? NULL : wrong_with_file(folder, &known[i], is_foreign);
    good = !wrong || refuse(log, known[i].path, wrong);
  }
  if (folder >= 0) close(folder);
  arena_free(arena);
  return good;
}
