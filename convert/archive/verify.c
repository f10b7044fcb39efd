/* Checking a bag (RFC 8493, 3): all its files are listed, then each manifest is gone through, which marks those that it
 * names; what no manifest names is left over. */
#include "../support/folder.h"
#include "bag.h"
#include "checksum.h"
#include "files.h"
#include "manifest.h"
#include <errno.h>
#include <inttypes.h>
#include <libxml/hash.h>
#include <stdio.h>
#include <unistd.h>

enum { MANIFEST_MOST = 1 << 30, TAG_MOST = 1 << 20 };

/* A file of the bag, and the manifest that has named it of late. */
struct known {
  const char *path;
  const char *named_in;
  bool described; /* a tag file that a tag manifest names */
};

struct checking {
  int folder;
  arena *arena;
  bg_log *log;
  struct files files;
  struct known *known;   /* one a file */
  xmlHashTable *by_path; /* to struct known */
  xmlHashTable *by_form; /* the same, by NFC of the path */
  bool out_of_memory;
};

static bool is_payload(const char *path)
{
  return strncmp(path, "data/", 5) == 0;
}

/* ---- What is there ---- */

static bool index_files(struct checking *checking)
{
  const struct files *files = &checking->files;
  checking->known = arena_alloc(checking->arena, (files->count + 1) * sizeof *checking->known);
  checking->by_path = xmlHashCreate((int)files->count + 1);
  checking->by_form = xmlHashCreate((int)files->count + 1);
  if (!checking->known || !checking->by_path || !checking->by_form) return false;
  for (size_t i = 0; i < files->count; i++) {
    struct known *known = &checking->known[i];
    known->path = files->at[i].path;
    if (xmlHashAddEntry(checking->by_path, BAD_CAST known->path, known) != 0) return false;
    const char *form = manifest_normal(known->path, checking->arena);
    if (form) xmlHashAddEntry(checking->by_form, BAD_CAST form, known); /* of two alike the first */
  }
  return true;
}

static struct known *find(const struct checking *checking, const char *path)
{
  struct known *known = xmlHashLookup(checking->by_path, BAD_CAST path);
  const char *form = known ? NULL : manifest_normal(path, checking->arena);
  return form ? xmlHashLookup(checking->by_form, BAD_CAST form) : known;
}

/* ---- Manifests ---- */

struct manifest {
  const char *name;      /* manifest-sha512.txt */
  const char *algorithm; /* sha512 */
  bool payload;          /* else a tag manifest */
};

static void wrong_line(const struct checking *checking, const struct manifest *manifest, size_t number, const char *why)
{
  char line[24];
  snprintf(line, sizeof line, "%zu", number);
  log_add(checking->log, BG_BAG_MANIFEST, NOWHERE, manifest->name, line, why);
}

static void check_sum(const struct checking *checking, const struct manifest *manifest, const struct known *known,
                      const char *expected)
{
  char found[CHECKSUM_SIZE];
  uint64_t bytes;
  int file = folder_file(checking->folder, known->path);
  if (file < 0 || !checksum_file(file, manifest->algorithm, found, &bytes))
    log_add(checking->log, BG_BAG_FILE, NOWHERE, known->path, strerror(errno));
  else if (strcmp(found, expected) != 0)
    log_add(checking->log, BG_BAG_CHANGED, NOWHERE, known->path, manifest->name);
  if (file >= 0) close(file);
}

static void check_line(const struct checking *checking, const struct manifest *manifest, size_t number,
                       const struct manifest_line *line)
{
  if (is_payload(line->path) != manifest->payload) {
    wrong_line(checking, manifest, number, manifest->payload ? N_("not under data/") : N_("under data/"));
    return;
  }
  struct known *known = find(checking, line->path);
  if (!known) {
    log_add(checking->log, BG_BAG_MISSING, NOWHERE, line->path);
    return;
  }
  if (known->named_in == manifest->name) {
    wrong_line(checking, manifest, number, "the file stands in it twice");
    return;
  }
  known->named_in = manifest->name;
  known->described = true;
  check_sum(checking, manifest, known, line->checksum);
}

static void check_lines(struct checking *checking, const struct manifest *manifest, slice rest)
{
  struct manifest_line line;
  for (size_t number = 1;; number++) {
    switch (manifest_next(&rest, checking->arena, &line)) {
    case MANIFEST_END: return;
    case MANIFEST_MEMORY: checking->out_of_memory = true; return;
    case MANIFEST_WRONG: wrong_line(checking, manifest, number, "no checksum and path within the bag"); break;
    case MANIFEST_LINE: check_line(checking, manifest, number, &line); break;
    }
  }
}

static void check_manifest(struct checking *checking, const struct manifest *manifest)
{
  char *bytes;
  size_t size;
  if (!checksum_known(manifest->algorithm)) {
    log_add(checking->log, BG_BAG_FILE, NOWHERE, manifest->name, "its algorithm is unknown");
    return;
  }
  if (!folder_read(checking->folder, manifest->name, MANIFEST_MOST, &bytes, &size)) {
    log_add(checking->log, BG_BAG_FILE, NOWHERE, manifest->name, strerror(errno));
    return;
  }
  check_lines(checking, manifest, (slice){bytes, size});
  free(bytes);
  for (size_t i = 0; manifest->payload && i < checking->files.count; i++)
    if (is_payload(checking->known[i].path) && checking->known[i].named_in != manifest->name)
      log_add(checking->log, BG_BAG_EXTRA, NOWHERE, checking->known[i].path, manifest->name);
}

/* Whether the name is PREFIX-ALGORITHM.txt. */
static bool is_manifest(const struct checking *checking, const char *name, const char *prefix,
                        struct manifest *manifest)
{
  slice rest = slice_of(name);
  if (!slice_starts(rest, slice_of(prefix)) || !slice_ends(rest, SLICE(".txt"))) return false;
  rest = slice_after(rest, strlen(prefix));
  if (rest.size <= strlen(".txt") || strchr(name, '/')) return false;
  rest.size -= strlen(".txt");
  *manifest = (struct manifest){name, arena_copy(checking->arena, rest), strcmp(prefix, "manifest-") == 0};
  return manifest->algorithm != NULL;
}

/* Goes through all manifests of a kind; how many there are. */
static size_t check_manifests(struct checking *checking, const char *prefix)
{
  size_t count = 0;
  struct manifest manifest;
  for (size_t i = 0; i < checking->files.count; i++) {
    if (!is_manifest(checking, checking->files.at[i].path, prefix, &manifest)) continue;
    check_manifest(checking, &manifest);
    count++;
  }
  return count;
}

/* ---- The bag as a whole ---- */

/* The value of a label in a tag file, in the arena; NULL when it has none. */
static const char *value_of(const struct checking *checking, const char *file, const char *label)
{
  char *bytes;
  size_t size;
  const char *value = NULL;
  if (!folder_read(checking->folder, file, TAG_MOST, &bytes, &size)) return NULL;
  const size_t label_size = strlen(label);
  const char *at = strncmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? bytes + 3 : bytes;
  for (; at && *at && !value; at = strpbrk(at, "\r\n")) {
    at += strspn(at, "\r\n");
    if (strncmp(at, label, label_size) != 0 || at[label_size] != ':') continue;
    slice text = {at + label_size + 1, strcspn(at, "\r\n") - label_size - 1};
    while (text.size && strchr(" \t", *text.at)) text = slice_after(text, 1);
    while (text.size && strchr(" \t", text.at[text.size - 1])) text.size--;
    value = arena_copy(checking->arena, text);
  }
  free(bytes);
  return value;
}

static bool is_bag(const struct checking *checking)
{
  const char *version = value_of(checking, "bagit.txt", "BagIt-Version");
  const char *encoding = value_of(checking, "bagit.txt", "Tag-File-Character-Encoding");
  if (!version) return log_add(checking->log, BG_NOT_A_BAG, NOWHERE, "bagit.txt does not tell the version");
  if (strcmp(version, "1.0") != 0 && strncmp(version, "0.9", 3) != 0)
    return log_add(checking->log, BG_NOT_A_BAG, NOWHERE, "bagit.txt tells an unknown version");
  if (encoding && strcmp(encoding, "UTF-8") == 0) return true;
  return log_add(checking->log, BG_NOT_A_BAG, NOWHERE, "bagit.txt tells another encoding than UTF-8");
}

/* Payload-Oxum: bytes and files of the payload, by which a bag that is not all there is seen quickly. */
static void check_oxum(const struct checking *checking)
{
  const char *oxum = value_of(checking, "bag-info.txt", "Payload-Oxum");
  if (!oxum) return;
  uint64_t bytes = 0;
  size_t count = 0;
  for (size_t i = 0; i < checking->files.count; i++) {
    if (!is_payload(checking->files.at[i].path)) continue;
    int file = folder_file(checking->folder, checking->files.at[i].path);
    off_t size = file < 0 ? 0 : lseek(file, 0, SEEK_END);
    bytes += size > 0 ? (uint64_t)size : 0;
    count++;
    if (file >= 0) close(file);
  }
  char found[64];
  snprintf(found, sizeof found, "%" PRIu64 ".%zu", bytes, count);
  if (strcmp(found, oxum) != 0) log_add(checking->log, BG_BAG_OXUM, NOWHERE, oxum, found);
}

static void check_bag(struct checking *checking)
{
  if (!is_bag(checking)) return;
  for (size_t i = 0; i < checking->files.count; i++)
    if (!checking->files.at[i].regular)
      log_add(checking->log, BG_BAG_FILE, NOWHERE, checking->files.at[i].path, "it is no regular file");
  if (check_manifests(checking, "manifest-") == 0) {
    log_add(checking->log, BG_NOT_A_BAG, NOWHERE, "it has no manifest");
    return;
  }
  check_manifests(checking, "tagmanifest-");
  for (size_t i = 0; i < checking->files.count; i++) {
    const struct known *known = &checking->known[i];
    bool counts = !is_payload(known->path) && strncmp(known->path, "tagmanifest-", strlen("tagmanifest-")) != 0;
    if (counts && !known->described) log_add(checking->log, BG_BAG_UNDESCRIBED, NOWHERE, known->path);
  }
  check_oxum(checking);
  char count[24];
  snprintf(count, sizeof count, "%zu", checking->files.count);
  if (bg_log_status(checking->log, false) == BG_OK) log_add(checking->log, BG_BAG_WHOLE, NOWHERE, count);
}

bool bag_verify(const char *folder, bg_log *log)
{
  struct checking checking = {.folder = folder_open(folder), .arena = arena_new(), .log = log};
  bool good = checking.arena != NULL;
  if (checking.folder < 0 && errno == ENOTDIR) {
    log_add(log, BG_NOT_A_BAG, NOWHERE, "it is a file; a packed bag has to be unpacked first");
  } else if (checking.folder < 0) {
    log_add(log, BG_CANNOT_READ, NOWHERE, strerror(errno));
  } else if (good && files_list(folder, checking.arena, &checking.files, log)) {
    good = index_files(&checking);
    if (good) check_bag(&checking);
    good = good && !checking.out_of_memory;
    xmlHashFree(checking.by_path, NULL);
    xmlHashFree(checking.by_form, NULL);
  }
  if (checking.folder >= 0) close(checking.folder);
  arena_free(checking.arena);
  return good || log_memory(log);
}
