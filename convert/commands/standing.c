/* What stands in the folder: see standing.h. */
#include "standing.h"
#include "../support/folder.h"
#include "../write/describe.h"
#include "../write/publication.h"
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* ---- Files ---- */

/* What servers want to find in a folder before anything is published in it. */
static bool is_of_server(const char *path)
{
  static const char *const names[] = {"CNAME",          ".nojekyll",  "robots.txt",  "favicon.ico", ".git",
                                      ".gitattributes", ".gitignore", ".well-known", ".htaccess"};
  size_t size = strcspn(path, "/");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strlen(names[i]) == size && strncmp(names[i], path, size) == 0) return true;
  return false;
}

static bool keep_file(struct standing *standing, const struct folder_entry *entry)
{
  struct standing_file *files =
      arena_grow(standing->memory, standing->files, standing->file_count, &standing->file_room, sizeof *files);
  const char *path = files ? arena_copy(standing->memory, slice_of(entry->path)) : NULL;
  if (!path) {
    errno = ENOMEM;
    return false;
  }
  standing->files = files;
  files[standing->file_count++] = (struct standing_file){path, entry->status};
  return true;
}

static bool look_at_entry(void *user, const struct folder_entry *entry)
{
  struct standing *standing = user;
  bool is_folder = S_ISDIR(entry->status.st_mode);
  standing->found = true;
  if (publication_makes(entry->path, is_folder)) return true;
  bool kept = is_folder || S_ISREG(entry->status.st_mode) || S_ISLNK(entry->status.st_mode);
  if (!keep_file(standing, entry)) return false;
  if (!standing->unknown && (!kept || !is_of_server(entry->path)))
    standing->unknown = standing->files[standing->file_count - 1].path;
  return true;
}

/* False with errno when not all of it can be seen: nobody knows then what it is. */
static bool look_through(struct standing *standing, const char *path)
{
  int folder = folder_open(path);
  bool good = folder >= 0 && folder_walk(folder, false, look_at_entry, standing);
  int error = errno;
  if (folder >= 0) close(folder);
  errno = error;
  return good;
}

static bool refuse(bg_log *log)
{
  return errno == ENOMEM ? log_memory(log) : log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
}

/* ---- What it says of itself ---- */

static const char *text_of(struct standing *standing, const json_t *object, const char *name, bool *good)
{
  const char *text = json_string_value(json_object_get(object, name));
  const char *copy = text ? arena_copy(standing->memory, slice_of(text)) : NULL;
  if (text && !copy) *good = false;
  return copy;
}

static json_t *load(const char *directory, const char *name)
{
  char *path;
  if (asprintf(&path, "%s/%s", directory, name) < 0) return NULL;
  json_t *value = json_load_file(path, 0, NULL);
  free(path);
  return value;
}

/* datapackage.json says whether it is of our making, and what its publisher said of it. */
static bool read_words(struct standing *standing, const char *directory)
{
  bool good = true;
  json_t *package = load(directory, "datapackage.json");
  const char *mark = json_string_value(json_object_get(package, DATAPACKAGE_MARK));
  standing->is_site = mark && strncmp(mark, "baogao ", strlen("baogao ")) == 0;
  const json_t *licence = json_array_get(json_object_get(package, "licenses"), 0);
  const json_t *publisher = json_array_get(json_object_get(package, "contributors"), 0);
  struct package_words *words = &standing->words;
  words->name = text_of(standing, package, "name", &good);
  words->title = text_of(standing, package, "title", &good);
  words->address = text_of(standing, package, "homepage", &good);
  words->publisher = text_of(standing, publisher, "title", &good);
  words->licence = text_of(standing, licence, "name", &good);
  if (!words->licence) words->licence = text_of(standing, licence, "path", &good);
  json_decref(package);
  return good;
}

static bool read_report(struct standing *standing, const json_t *object)
{
  bool good = true;
  struct standing_report *report = &standing->reports[standing->count];
  report->id = text_of(standing, object, "id", &good);
  report->folder = text_of(standing, object, "folder", &good);
  report->place = text_of(standing, object, "place_code", &good);
  if (!report->place) report->place = text_of(standing, object, "place", &good);
  report->source_name = text_of(standing, object, "source_name", &good);
  report->year = (int)json_integer_value(json_object_get(object, "year"));
  if (!good || !report->id || !report->folder) return good;
  report->path = arena_format(standing->memory, "%sreport.xml", report->folder);
  standing->count++;
  return report->path != NULL;
}

static bool read_list(struct standing *standing, const char *directory)
{
  json_t *list = load(directory, PACKAGE_LIST);
  const json_t *reports = json_object_get(list, "reports");
  size_t count = json_array_size(reports);
  standing->reports = arena_alloc(standing->memory, (count + 1) * sizeof *standing->reports);
  bool good = standing->reports != NULL;
  for (size_t i = 0; good && i < count; i++) good = read_report(standing, json_array_get(reports, i));
  json_decref(list);
  return good;
}

/* A site of an earlier version has no list: its reports are reports/ID.xml. */
struct old_reports {
  struct standing *standing;
  size_t room;
};

static bool find_old_report(void *user, const struct folder_entry *entry)
{
  struct old_reports *old = user;
  struct standing *standing = old->standing;
  if (fnmatch("reports/*.xml", entry->path, FNM_PATHNAME) != 0) return true;
  struct standing_report *reports =
      arena_grow(standing->memory, standing->reports, standing->count, &old->room, sizeof *reports);
  const char *path = reports ? arena_copy(standing->memory, slice_of(entry->path)) : NULL;
  if (!path) {
    errno = ENOMEM;
    return false;
  }
  standing->reports = reports;
  reports[standing->count++] = (struct standing_report){.path = path};
  return true;
}

static int by_path(const void *left, const void *right)
{
  const struct standing_report *a = left, *b = right;
  return strcmp(a->path, b->path);
}

static bool read_old_site(struct standing *standing, const char *directory)
{
  struct old_reports old = {.standing = standing};
  standing->reports = NULL;
  int folder = folder_open(directory);
  bool good = folder >= 0 && folder_walk(folder, false, find_old_report, &old);
  if (folder >= 0) close(folder);
  if (good && standing->count) qsort(standing->reports, standing->count, sizeof *standing->reports, by_path);
  return good;
}

bool standing_look(struct standing *standing, const char *directory, bg_log *log)
{
  struct stat status;
  *standing = (struct standing){.memory = arena_new()};
  if (!standing->memory) return log_memory(log);
  if (stat(directory, &status) != 0 || !S_ISDIR(status.st_mode)) return true;
  if (!look_through(standing, directory)) return refuse(log);
  if (!read_words(standing, directory)) return log_memory(log);
  if (!standing->is_site) return true;
  if (!read_list(standing, directory)) return log_memory(log);
  return standing->count || read_old_site(standing, directory) || refuse(log);
}

void standing_end(struct standing *standing)
{
  arena_free(standing->memory);
  standing->memory = NULL;
}

bool standing_may_go(const struct standing *standing)
{
  return standing->is_site || !standing->unknown;
}

/* ---- Reports ---- */

static bool is_same_text(const struct standing_report *standing, const struct package_place *place,
                         const struct package_report *report)
{
  const char *own = place->code ? place->code : place->name;
  return own && standing->place && report->source_name && standing->source_name && report->plan_year &&
         standing->year == package_year(report->plan_year) && strcmp(standing->place, own) == 0 &&
         strcmp(standing->source_name, report->source_name) == 0;
}

struct standing_report *standing_find(const struct standing *standing, const struct package *package,
                                      const struct package_report *report)
{
  struct standing_report *same = NULL;
  for (size_t i = 0; i < standing->count; i++) {
    struct standing_report *one = &standing->reports[i];
    if (one->replaced) continue;
    if (one->id && strcmp(one->id, report->id) == 0) return one;
    if (!same && is_same_text(one, &package->places[report->place], report)) same = one;
  }
  return same;
}

/* ---- Carrying ---- */

/* A copy, where a link cannot be had. */
static bool copy_file(int from, int to, const char *path, mode_t mode)
{
  int in = openat(from, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  int out = in < 0 ? -1 : openat(to, path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode & 07777);
  bool good = out >= 0;
  for (ssize_t got = 1; good && got > 0;) {
    got = copy_file_range(in, NULL, out, NULL, 1 << 30, 0);
    good = got >= 0;
  }
  int error = errno;
  if (in >= 0) close(in);
  if (out >= 0 && close(out) != 0) good = false;
  errno = error;
  return good;
}

static bool copy_link(int from, int to, const char *path)
{
  char target[4096];
  ssize_t size = readlinkat(from, path, target, sizeof target - 1);
  if (size < 0) return false;
  target[size] = '\0';
  return symlinkat(target, to, path) == 0;
}

/* Above it there may be a folder of ours that is not made any more. */
static bool make_above(int to, const char *path)
{
  char above[4096];
  for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
    if ((size_t)(slash - path) >= sizeof above) return false;
    memcpy(above, path, (size_t)(slash - path));
    above[slash - path] = '\0';
    if (mkdirat(to, above, 0777) != 0 && errno != EEXIST) return false;
  }
  return true;
}

static bool carry(int from, int to, const struct standing_file *file)
{
  if (!make_above(to, file->path)) return false;
  if (S_ISDIR(file->status.st_mode))
    return mkdirat(to, file->path, file->status.st_mode & 07777) == 0 || errno == EEXIST;
  if (S_ISLNK(file->status.st_mode)) return copy_link(from, to, file->path);
  return linkat(from, file->path, to, file->path, 0) == 0 ||
         (errno != EEXIST && copy_file(from, to, file->path, file->status.st_mode));
}

bool standing_carry(const struct standing *standing, const char *directory, const char *folder, ledger *ledger,
                    bg_log *log)
{
  if (standing->file_count == 0) return true;
  int from = folder_open(directory), to = folder_open(folder);
  bool good = (from >= 0 && to >= 0) || refuse(log);
  for (size_t i = 0; good && i < standing->file_count; i++) {
    const struct standing_file *file = &standing->files[i];
    good = (carry(from, to, file) || refuse(log)) &&
           (S_ISDIR(file->status.st_mode) || ledger_add_foreign(ledger, file->path, log));
  }
  if (from >= 0) close(from);
  if (to >= 0) close(to);
  return good;
}

/* ---- The last look ---- */

static bool is_same_file(const struct standing_file *a, const struct standing_file *b)
{
  if (strcmp(a->path, b->path) != 0 || (a->status.st_mode & S_IFMT) != (b->status.st_mode & S_IFMT)) return false;
  if (S_ISDIR(a->status.st_mode)) return true;
  return a->status.st_ino == b->status.st_ino && a->status.st_size == b->status.st_size &&
         a->status.st_mtim.tv_sec == b->status.st_mtim.tv_sec && a->status.st_mtim.tv_nsec == b->status.st_mtim.tv_nsec;
}

static int by_file_path(const void *left, const void *right)
{
  const struct standing_file *a = left, *b = right;
  return strcmp(a->path, b->path);
}

static void sort_files(struct standing *standing)
{
  if (standing->file_count) qsort(standing->files, standing->file_count, sizeof *standing->files, by_file_path);
}

bool standing_is_unchanged(void *user, const char *path, bg_log *log)
{
  struct standing *before = user, now;
  bool good = standing_look(&now, path, log);
  good = good && standing_may_go(&now) && now.is_site == before->is_site && now.file_count == before->file_count;
  sort_files(before);
  sort_files(&now);
  for (size_t i = 0; good && i < now.file_count; i++) good = is_same_file(&before->files[i], &now.files[i]);
  standing_end(&now);
  return good;
}
