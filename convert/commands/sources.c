/* Sources: see sources.h. A folder is gone through at once, so that its files have an order that no file system
 * decides. */
#include "sources.h"
#include "../read/inputs.h"
#include "../support/folder.h"
#include "../support/input.h"
#include "messages.h"
#include <errno.h>
#include <glob.h>
#include <stdlib.h>
#include <unistd.h>

enum { LIST_MOST = 1 << 30 };

struct sources {
  arena *memory;
  char **files;
  size_t count, room;
  const char **folders; /* that have been gone through, without a slash behind them */
  size_t folder_count, folder_room;
};

/* What is being gathered, and for whom. */
struct gathering {
  struct settings *settings;
  struct sources *found;
  const char *folder; /* that is gone through */
  struct stat output; /* the folder under -d; all zero: there is none */
  char *left_out;     /* the path of that, where it stands in the folder, with a slash behind it; else NULL */
  bg_log *log;
};

static bool add(const struct gathering *g, const char *path)
{
  struct sources *found = g->found;
  char **more = arena_grow(found->memory, found->files, found->count, &found->room, sizeof *more);
  if (!more || !path) return log_memory(g->log);
  found->files = more;
  found->files[found->count++] = (char *)path;
  return true;
}

static int by_bytes(const void *left, const void *right)
{
  return strcmp(*(char *const *)left, *(char *const *)right);
}

static void sort_from(const struct sources *found, size_t first)
{
  if (found->count > first) qsort(found->files + first, found->count - first, sizeof *found->files, by_bytes);
}

/* ---- Folders ---- */

/* Whether one of the suffixes (".html .htm") is the name's. */
static bool has_suffix_of(const char *suffixes, const char *name)
{
  char suffix[16];
  for (const char *at = suffixes; *at; at += strspn(at, " ")) {
    size_t size = strcspn(at, " ");
    if (size < sizeof suffix) {
      memcpy(suffix, at, size);
      suffix[size] = '\0';
      if (input_has_suffix(name, suffix)) return true;
    }
    at += size;
  }
  return false;
}

/* Whether the name is one of a report, or with --from of what that says. */
static bool is_wanted(const struct settings *settings, const char *name)
{
  char suffix[16];
  const char *from = settings->report.format;
  const bg_input *input;
  if (from) return snprintf(suffix, sizeof suffix, ".%s", from) > 0 && input_has_suffix(name, suffix);
  for (size_t i = 0; (input = bg_input_at(i)); i++)
    if (has_suffix_of(input->suffixes, name)) return true;
  return false;
}

static bool is_hidden(const char *path)
{
  return *path == '.' || strstr(path, "/.") != NULL;
}

static bool is_left_out(const struct gathering *g, const char *path)
{
  return is_hidden(path) || (g->left_out && strncmp(path, g->left_out, strlen(g->left_out)) == 0);
}

static bool visit(void *user, const struct folder_entry *entry)
{
  struct gathering *g = user;
  const struct stat *status = &entry->status;
  if (is_left_out(g, entry->path)) return true;
  if (S_ISDIR(status->st_mode) && status->st_ino == g->output.st_ino && status->st_dev == g->output.st_dev) {
    g->left_out = arena_format(g->found->memory, "%s/", entry->path);
    return g->left_out || log_memory(g->log);
  }
  if (!S_ISREG(status->st_mode) || !is_wanted(g->settings, entry->name)) return true;
  return add(g, arena_format(g->found->memory, "%s/%s", g->folder, entry->path));
}

static bool keep_folder(const struct gathering *g)
{
  struct sources *found = g->found;
  const char **more = arena_grow(found->memory, found->folders, found->folder_count, &found->folder_room, sizeof *more);
  if (!more) return log_memory(g->log);
  found->folders = more;
  found->folders[found->folder_count++] = g->folder;
  return true;
}

/* A folder in which there is no report stays an input: reading it will say what it is. */
static bool add_folder(struct gathering *g, const char *path)
{
  size_t size = strlen(path), first = g->found->count;
  while (size > 1 && path[size - 1] == '/') size--;
  g->folder = arena_copy(g->found->memory, (slice){path, size});
  g->left_out = NULL;
  if (!g->folder) return log_memory(g->log);
  int folder = folder_open(path);
  errno = 0;
  bool good = folder >= 0 && folder_walk(folder, false, visit, g);
  int error = errno;
  if (folder >= 0) close(folder);
  log_file(g->log, path);
  if (!good) return bg_log_count(g->log) ? false : log_add(g->log, BG_CANNOT_READ, NOWHERE, strerror(error));
  sort_from(g->found, first);
  return keep_folder(g) && (g->found->count > first || add(g, path));
}

/* ---- Files, patterns, lists ---- */

static bool add_path(struct gathering *g, const char *path)
{
  struct stat status;
  if (strcmp(path, STANDARD_INPUT) != 0 && stat(path, &status) == 0 && S_ISDIR(status.st_mode))
    return add_folder(g, path);
  return add(g, path);
}

/* A pattern that matches nothing stays as it is: reading it will say that there is no such file. */
static bool add_pattern(struct gathering *g, const char *pattern)
{
  glob_t matches = {0};
  int result = glob(pattern, GLOB_NOSORT | GLOB_ERR, NULL, &matches);
  bool good = result == 0 || result == GLOB_NOMATCH || result == GLOB_ABORTED;
  if (!good) log_memory(g->log);
  if (good && result != 0) good = add(g, pattern);
  if (good && result == 0) {
    qsort(matches.gl_pathv, matches.gl_pathc, sizeof *matches.gl_pathv, by_bytes);
    for (size_t i = 0; good && i < matches.gl_pathc; i++) {
      const char *path = arena_copy(g->found->memory, slice_of(matches.gl_pathv[i]));
      good = path ? add_path(g, path) : log_memory(g->log);
    }
  }
  globfree(&matches);
  return good;
}

static bool add_argument(struct gathering *g, const char *argument)
{
  bool is_pattern = strpbrk(argument, "*?[") && access(argument, F_OK) != 0;
  return is_pattern ? add_pattern(g, argument) : add_path(g, argument);
}

static bool add_lines(struct gathering *g, slice list)
{
  char end = g->settings->null_separated ? '\0' : '\n';
  while (list.size) {
    const char *found = memchr(list.at, end, list.size);
    slice line = {list.at, found ? (size_t)(found - list.at) : list.size};
    list = slice_after(list, line.size + (found != NULL));
    if (end == '\n' && line.size && line.at[line.size - 1] == '\r') line.size--;
    if (!line.size) continue;
    const char *path = arena_copy(g->found->memory, line);
    if (!path) return log_memory(g->log);
    if (!add_path(g, path)) return false;
  }
  return true;
}

static bool add_list(struct gathering *g, const char *path)
{
  char *bytes;
  size_t size;
  log_file(g->log, strcmp(path, STANDARD_INPUT) == 0 ? "(standard input)" : path);
  if (!input_read(path, LIST_MOST, &bytes, &size, g->log)) return false;
  bool good = add_lines(g, (slice){bytes, size});
  free(bytes);
  return good;
}

/* ---- All of it ---- */

static bool gather(struct gathering *g)
{
  const struct settings *settings = g->settings;
  if (settings->directory && stat(settings->directory, &g->output) != 0) g->output = (struct stat){0};
  for (size_t i = 0; i < settings->file_count; i++)
    if (!add_argument(g, settings->files[i])) return false;
  return !settings->files_from || add_list(g, settings->files_from);
}

/* Whether the arguments are inputs, and not bags, tables of sentences, or names of tables. */
static bool are_inputs(const struct settings *settings)
{
  unsigned commands = FOR_CONVERT | FOR_CHECK | FOR_PUBLISH | FOR_ARCHIVE;
  return (settings->command->bit & commands) && !settings->verify && !settings->sentences && !settings->word;
}

/* Of what else reads standard input when a list stands there. */
static bg_status check(const struct settings *settings)
{
  if (!settings->files_from && settings->null_separated) return settings_wrong(settings, "-0 is for --files-from");
  if (!settings->files_from || strcmp(settings->files_from, STANDARD_INPUT) != 0) return BG_OK;
  for (size_t i = 0; i < settings->file_count; i++)
    if (strcmp(settings->files[i], STANDARD_INPUT) == 0)
      return settings_wrong(settings, "standard input cannot be both a list and a report");
  return BG_OK;
}

bg_status sources_find(struct settings *settings)
{
  if (!are_inputs(settings)) return BG_OK;
  bg_status status = check(settings);
  if (status != BG_OK) return status;
  struct gathering g = {.settings = settings, .found = calloc(1, sizeof *g.found), .log = bg_log_new()};
  settings->sources = g.found;
  if (!g.found || !g.log || !(g.found->memory = arena_new())) {
    bg_log_free(g.log);
    return messages_memory(settings);
  }
  if (gather(&g)) {
    settings->files = g.found->files;
    settings->file_count = g.found->count;
  }
  return messages_finish(g.log, settings, BG_OK);
}

void sources_free(struct settings *settings)
{
  if (!settings->sources) return;
  if (settings->sources->memory) arena_free(settings->sources->memory);
  free(settings->sources);
  settings->sources = NULL;
}

static bool leads_up(const char *path)
{
  return strcmp(path, "..") == 0 || strncmp(path, "../", 3) == 0 || strstr(path, "/../");
}

const char *sources_kept(const struct settings *settings, const char *path)
{
  const struct sources *found = settings->sources;
  const char *slash = strrchr(path, '/');
  for (size_t i = 0; slash && found && i < found->folder_count; i++) {
    size_t size = strlen(found->folders[i]);
    if (strncmp(path, found->folders[i], size) != 0 || path[size] != '/') continue;
    return leads_up(path + size + 1) ? slash + 1 : path + size + 1;
  }
  return slash ? slash + 1 : path;
}
