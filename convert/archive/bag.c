/* Making a bag of a folder that has its payload: see bag.h. The payload is read from the disk again, so the manifest
 * says what has reached it. */
#include "bag.h"
#include "../support/folder.h"
#include "../support/outfile.h"
#include "checksum.h"
#include "files.h"
#include "manifest.h"
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ALGORITHM "sha512"

/* Written here: the labels of RFC 8493, 2.2.2, that follow from the bag itself or from the command line. */
static const char *const reserved[] = {"Payload-Oxum", "Bag-Size", "Bagging-Date", "Bagging-Software-Agent"};

struct sealing {
  const char *path;
  int folder;
  arena *arena;
  bg_log *log;
  struct buffer text; /* the file that is being made */
  uint64_t bytes;     /* of the payload */
  size_t files;
};

bool bag_word_allowed(const char *name)
{
  for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
    if (strcasecmp(name, reserved[i]) == 0) return false;
  size_t size = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");
  return size > 0 && !name[size];
}

/* Writes the text as a file of the bag. */
static bool write_file(struct sealing *sealing, const char *name)
{
  const char *path = arena_format(sealing->arena, "%s/%s", sealing->path, name);
  outfile *out = path ? outfile_open(path, NULL, sealing->log) : NULL;
  if (!path) return log_memory(sealing->log);
  if (!out) return false;
  bool good = outfile_sink(out, sealing->text.at, sealing->text.size) ||
              log_add(sealing->log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  return outfile_close(out, good, sealing->log) && good;
}

/* Adds the file's line to the manifest. */
static bool add_file(struct sealing *sealing, const char *path)
{
  char checksum[CHECKSUM_SIZE];
  uint64_t bytes;
  int file = folder_file(sealing->folder, path);
  bool good = file >= 0 && checksum_file(file, ALGORITHM, checksum, &bytes);
  if (!good) log_add(sealing->log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  if (file >= 0) close(file);
  if (!good) return false;
  sealing->bytes += bytes;
  sealing->files++;
  return manifest_add(&sealing->text, checksum, path) || log_memory(sealing->log);
}

/* The manifest of all files there are: of the payload at first, of what describes it in the end. */
static bool write_manifest(struct sealing *sealing, const char *name, bool payload)
{
  struct files files;
  sealing->text.size = 0;
  bool good = files_list(sealing->path, sealing->arena, &files, sealing->log);
  for (size_t i = 0; good && i < files.count; i++)
    if ((strncmp(files.at[i].path, "data/", 5) == 0) == payload) good = add_file(sealing, files.at[i].path);
  return good && write_file(sealing, name);
}

static bool add_word(struct sealing *sealing, const char *name, const char *value)
{
  const char *line = arena_format(sealing->arena, "%s: %s\n", name, value);
  return (line && buffer_add(&sealing->text, slice_of(line))) || log_memory(sealing->log);
}

static bool write_words(struct sealing *sealing, const struct bag_word *words, size_t count)
{
  char number[64];
  sealing->text.size = 0;
  bool good = add_word(sealing, "BagIt-Version", "1.0") && add_word(sealing, "Tag-File-Character-Encoding", "UTF-8") &&
              write_file(sealing, "bagit.txt");
  sealing->text.size = 0;
  good = good && add_word(sealing, "Bagging-Software-Agent", "baogao " BG_VERSION);
  for (size_t i = 0; good && i < count; i++) good = add_word(sealing, words[i].name, words[i].value);
  snprintf(number, sizeof number, "%" PRIu64 ".%zu", sealing->bytes, sealing->files);
  return good && add_word(sealing, "Payload-Oxum", number) && write_file(sealing, "bag-info.txt");
}

/* A manifest that names too little would make a whole bag of what is none. */
static bool is_complete(const struct sealing *sealing, size_t files)
{
  if (sealing->files == files && files > 0) return true;
  return log_add(sealing->log, BG_UNSOUND, NOWHERE, "manifest-" ALGORITHM ".txt", N_("it does not name every file"));
}

bool bag_seal(const char *folder, size_t files, const struct bag_word *words, size_t count, bg_log *log)
{
  struct sealing sealing = {.path = folder, .folder = folder_open(folder), .arena = arena_new(), .log = log};
  bool good = sealing.arena != NULL || log_memory(log);
  if (good && sealing.folder < 0) good = log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  good = good && write_manifest(&sealing, "manifest-" ALGORITHM ".txt", true) && is_complete(&sealing, files) &&
         write_words(&sealing, words, count) && write_manifest(&sealing, "tagmanifest-" ALGORITHM ".txt", false);
  if (sealing.folder >= 0) close(sealing.folder);
  free(sealing.text.at);
  arena_free(sealing.arena);
  return good;
}
