/* The plan: formats from -t, else from -o's suffix, else xml; then where each goes, and whether any output would
 * overwrite another or an input. All that is wrong use is found here, before anything is read. */
#include "plan.h"
#include "../support/input.h"
#include "../support/log.h"
#include "../support/outfile.h"
#include "../support/sandbox.h"
#include "messages.h"
#include "rows.h"
#include "sources.h"
#include "suggestion.h"
#include "translation.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* By its name, or its suffix without the dot: markdown, md. */
static const bg_format *format_called(slice name)
{
  const bg_format *format;
  for (size_t i = 0; (format = bg_format_at(i)); i++)
    if (slice_equal(slice_of(format->name), name)) return format;
  for (size_t i = 0; (format = bg_format_at(i)); i++)
    if (format->suffix && *format->suffix == '.' && slice_equal(slice_of(format->suffix + 1), name)) return format;
  return NULL;
}

/* The one with the longest suffix: report.tei.xml is TEI, though .xml is a suffix too. */
static const bg_format *format_with_suffix(slice path)
{
  const bg_format *format, *found = NULL;
  for (size_t i = 0; (format = bg_format_at(i)); i++)
    if (format->suffix && slice_ends(path, slice_of(format->suffix)) &&
        (!found || strlen(format->suffix) > strlen(found->suffix)))
      found = format;
  return found;
}

/* Of suffixes that are read alike (.html .htm) the second writes what the first does. */
static const bg_format *format_by_suffix(const char *path)
{
  const bg_format *found = format_with_suffix(slice_of(path));
  const bg_input *input;
  for (size_t i = 0; !found && (input = bg_input_at(i)); i++) {
    slice rest = slice_of(input->suffixes), first = {rest.at, strcspn(rest.at, " ")};
    while (rest.size && !found) {
      slice suffix = {rest.at, strcspn(rest.at, " ")};
      if (slice_ends(slice_of(path), suffix)) found = format_with_suffix(first);
      rest = slice_after(rest, suffix.size + (suffix.size < rest.size));
    }
  }
  return found;
}

static bg_status unknown_format(const struct settings *settings, const char *word, size_t size)
{
  char name[SUGGESTION_TEXT], text[SUGGESTION_TEXT];
  snprintf(name, sizeof name, "%.*s", (int)size, word);
  struct suggestion meant = {.word = name};
  const bg_format *format;
  for (size_t i = 0; (format = bg_format_at(i)); i++) suggestion_try(&meant, format->name);
  return settings_wrong(settings, "no format is called %s; baogao formats lists them",
                        suggestion_shown(&meant, "", text));
}

bg_status plan_unknown_table(const struct settings *settings, const char *name)
{
  char text[SUGGESTION_TEXT];
  struct suggestion meant = {.word = name};
  const char *table;
  for (size_t i = 0; (table = bg_table_at(i)); i++) suggestion_try(&meant, table);
  return settings_wrong(settings, "no table is called %s; baogao formats lists them",
                        suggestion_shown(&meant, "", text));
}

static bool is_table(const char *name)
{
  const char *table;
  for (size_t i = 0; (table = bg_table_at(i)); i++)
    if (strcmp(table, name) == 0) return true;
  return false;
}

static bg_status add(struct plan *plan, const bg_format *info, const char *table)
{
  struct target *more = realloc(plan->targets, (plan->count + 1) * sizeof *more);
  if (!more) return messages_memory(plan->settings);
  plan->targets = more;
  struct target *target = &more[plan->count++];
  *target = (struct target){.info = info};
  if (asprintf(&target->format, "%s%s%s", info->name, table ? ":" : "", table ? table : "") < 0) target->format = NULL;
  const char *sheet = writer_stylesheet(info->name);
  bool by_sheet = sheet || info == &plan->by_sheet;
  if (by_sheet) target->sheets = sheets_new(sheet, plan->settings);
  return target->format && (target->sheets || !by_sheet) ? BG_OK : messages_memory(plan->settings);
}

static bg_status add_every_table(struct plan *plan, const bg_format *info)
{
  const char *table;
  bg_status status = BG_OK;
  for (size_t i = 0; status == BG_OK && (table = bg_table_at(i)); i++) status = add(plan, info, table);
  return status;
}

/* The tables of TABLE,TABLE…; several are several files. */
static bg_status add_tables(struct plan *plan, const bg_format *info, const char *names)
{
  bg_status status = BG_OK;
  if (strchr(names, ',') && !plan->settings->directory)
    return settings_wrong(plan->settings, "%s are several files: give -d DIR", names);
  for (const char *at = names; status == BG_OK && at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
    char *name = strndup(at, strcspn(at, ","));
    if (!name) return messages_memory(plan->settings);
    status = is_table(name) ? add(plan, info, name) : plan_unknown_table(plan->settings, name);
    free(name);
  }
  return status;
}

/* A word given to -t. */
static bg_status add_format(struct plan *plan, const char *word)
{
  const char *colon = strchr(word, ':');
  const bg_format *info = format_called((slice){word, colon ? (size_t)(colon - word) : strlen(word)});
  if (!info) return unknown_format(plan->settings, word, strcspn(word, ":"));
  if (colon && !info->tables && !info->one_table)
    return settings_wrong(plan->settings, "%s takes no table", info->name);
  if (colon) return add_tables(plan, info, colon + 1);
  if (!info->tables) return add(plan, info, NULL);
  if (plan->settings->directory) return add_every_table(plan, info);
  return settings_wrong(plan->settings, "-t %s makes one file a table: choose one by -t %s:TABLE, or give -d DIR", word,
                        word);
}

/* What the user's stylesheet makes. It is compiled now: what is wrong with it is then said before anything is read. */
static bg_status add_users_sheet(struct plan *plan)
{
  const struct settings *settings = plan->settings;
  if (settings->format_count) return settings_wrong(settings, "--xslt and -t exclude each other");
  plan->by_sheet = (bg_format){.name = "xslt"};
  bg_status status = add(plan, &plan->by_sheet, NULL);
  if (status != BG_OK) return status;
  bg_log *log = bg_log_new();
  if (!log) return messages_memory(settings);
  log_file(log, settings->xslt);
  stylesheet *sheet = sheets_take(plan->targets[0].sheets, log);
  if (sheet) {
    plan->by_sheet.suffix = stylesheet_suffix(sheet);
    sheets_give(plan->targets[0].sheets, sheet);
  }
  messages_print(log, "baogao", settings);
  status = bg_log_status(log, false);
  bg_log_free(log);
  return status;
}

static bg_status add_formats(struct plan *plan)
{
  const struct settings *settings = plan->settings;
  bg_status status = BG_OK;
  if (settings->xslt) return add_users_sheet(plan);
  if (settings->parameter_count) return settings_wrong(settings, "--param is for --xslt");
  for (size_t i = 0; status == BG_OK && i < settings->format_count; i++)
    status = add_format(plan, settings->formats[i]);
  if (settings->format_count) return status;
  const char *output = settings->output;
  const char *slash = output ? strrchr(output, '/') : NULL;
  const char *name = slash ? slash + 1 : output;
  bool special = !output || strcmp(output, "-") == 0 || slice_starts(slice_of(output), SLICE("/dev/"));
  if (special) return add_format(plan, "xml");
  const bg_format *info = format_by_suffix(name);
  if (!info && !strchr(name, '.'))
    return settings_wrong(settings, "%s has no suffix that would tell the format; -t chooses", output);
  if (!info)
    return settings_wrong(settings, "the suffix of %s is no format's; baogao formats lists them, -t chooses", output);
  return add_format(plan, info->name);
}

bool plan_is_single(const struct plan *plan, const struct target *target)
{
  return !target->info->many || (plan->settings->directory && !target->path);
}

static const char *base_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

char *plan_path(const struct plan *plan, const struct target *target, const char *input)
{
  const char *kept = strcmp(input, STANDARD_INPUT) == 0 ? "report" : sources_kept(plan->settings, input);
  const char *name = base_name(kept), *dot = strrchr(name, '.');
  int stem = dot && dot > name ? (int)(dot - kept) : (int)strlen(kept);
  const char *suffix = target->info->suffix ? target->info->suffix : "";
  char *path;
  return asprintf(&path, "%s/%.*s%s", plan->settings->directory, stem, kept, suffix) < 0 ? NULL : path;
}

/* Where what is made once goes: to -o, or under -d by the table's name; else to standard output. */
static bg_status place(const struct plan *plan, struct target *target)
{
  const struct settings *settings = plan->settings;
  if (settings->output) {
    target->path = strdup(settings->output);
    return target->path ? BG_OK : messages_memory(settings);
  }
  if (!settings->directory || !target->info->many) return BG_OK;
  const char *colon = strchr(target->format, ':');
  const char *suffix = target->info->suffix ? target->info->suffix : "";
  int size = asprintf(&target->path, "%s/%s%s", settings->directory,
                      colon            ? colon + 1
                      : *suffix == '.' ? "reports"
                                       : "",
                      suffix);
  if (size < 0) target->path = NULL;
  return target->path ? BG_OK : messages_memory(settings);
}

/* # Does an output overwrite anything? */

struct identity {
  dev_t device;
  ino_t file;
  const char *kind; /* what the command reads it as */
};

static int by_identity(const void *left, const void *right)
{
  const struct identity *a = left, *b = right;
  if (a->device != b->device) return a->device < b->device ? -1 : 1;
  return (a->file > b->file) - (a->file < b->file);
}

static int by_text(const void *left, const void *right)
{
  return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool identify(const char *path, const char *kind, struct identity *identity)
{
  struct stat status;
  if (!path || stat(path, &status) != 0 || !S_ISREG(status.st_mode)) return false;
  *identity = (struct identity){status.st_dev, status.st_ino, kind};
  return true;
}

/* All files that the command reads, sorted; NULL when memory runs out. */
static struct identity *all_read(const struct settings *settings, size_t *count)
{
  struct identity *read = calloc(settings->file_count + 3, sizeof *read);
  *count = 0;
  if (!read) return NULL;
  *count += identify(settings->meta, "the side file", &read[*count]);
  *count += identify(settings->xslt, "the stylesheet", &read[*count]);
  *count += identify(settings->from, "the database", &read[*count]);
  for (size_t i = 0; i < settings->file_count; i++) *count += identify(settings->files[i], "an input", &read[*count]);
  qsort(read, *count, sizeof *read, by_identity);
  return read;
}

bg_status plan_check_inputs(const struct settings *settings, char *const *paths, size_t count)
{
  size_t known;
  struct identity output, *read = all_read(settings, &known);
  if (!read) return messages_memory(settings);
  bg_status status = BG_OK;
  for (size_t i = 0; status == BG_OK && i < count; i++) {
    if (!identify(paths[i], NULL, &output)) continue;
    const struct identity *same = bsearch(&output, read, known, sizeof output, by_identity);
    if (same) status = settings_wrong(settings, "the output %s is also %s", paths[i], _(same->kind));
  }
  free(read);
  return status;
}

bg_status plan_check_names(const struct settings *settings)
{
  if (settings->output && !*settings->output) return settings_wrong(settings, "-o is empty; it names a file");
  if (settings->directory && !*settings->directory) return settings_wrong(settings, "-d is empty; it names a folder");
  return BG_OK;
}

/* Where what is made of the file called `input` goes; of a table, as if it had one row, without a number. */
static char *path_of_file(const struct plan *plan, const struct target *target, const char *input)
{
  if (!rows_is_table(plan->settings, input)) return plan_path(plan, target, input);
  char *row, *path;
  if (asprintf(&row, "%s-.txt", input) < 0) return NULL;
  path = plan_path(plan, target, row);
  free(row);
  return path;
}

/* Every regular file the plan writes, sorted; NULL when memory runs out. */
static char **all_paths(const struct plan *plan, size_t *count)
{
  const struct settings *settings = plan->settings;
  char **paths = calloc(plan->count * (settings->file_count + 1) + 1, sizeof *paths);
  bool good = paths != NULL;
  *count = 0;
  for (size_t i = 0; good && i < plan->count; i++) {
    const struct target *target = &plan->targets[i];
    bool each = settings->directory && plan_is_single(plan, target);
    if (!each && !target->path) continue;
    for (size_t file = 0; good && file < (each ? settings->file_count : 1); file++) {
      char *path = each ? path_of_file(plan, target, settings->files[file]) : strdup(target->path);
      good = path != NULL;
      if (path) paths[(*count)++] = path;
    }
  }
  if (good) {
    qsort(paths, *count, sizeof *paths, by_text);
    return paths;
  }
  for (size_t i = 0; i < *count; i++) free(paths[i]);
  free(paths);
  return NULL;
}

static bg_status check_overwriting(const struct plan *plan)
{
  size_t count;
  char **paths = all_paths(plan, &count);
  if (!paths) return messages_memory(plan->settings);
  bg_status status = BG_OK;
  for (size_t i = 1; status == BG_OK && i < count; i++)
    if (strcmp(paths[i - 1], paths[i]) == 0)
      status = settings_wrong(plan->settings, "two outputs would be called %s", paths[i]);
  if (status == BG_OK) status = plan_check_inputs(plan->settings, paths, count);
  for (size_t i = 0; i < count; i++) free(paths[i]);
  free(paths);
  return status;
}

/* What an earlier run made of an input must be there by itself. */
static bg_status check_resume(const struct plan *plan)
{
  const struct settings *settings = plan->settings;
  if (!settings->directory) return settings_wrong(settings, "--resume needs -d DIR");
  for (size_t i = 0; i < plan->count; i++) {
    const struct target *target = &plan->targets[i];
    if (target->info->many && strcmp(target->info->name, "sqlite") != 0)
      return settings_wrong(settings, "--resume is for one file an input and for sqlite; %s is made at one go",
                            target->format);
  }
  return BG_OK;
}

static bg_status check_numbers(const struct plan *plan)
{
  const struct settings *settings = plan->settings;
  if (settings->resume && check_resume(plan) != BG_OK) return BG_USAGE;
  if (settings->directory) return BG_OK;
  if (plan->count > 1) return settings_wrong(settings, "more than one format needs -d DIR");
  if (plan->targets[0].info->many) return BG_OK;
  if (settings->file_count > 1)
    return settings_wrong(settings, "%s holds one report: many files need -d DIR", plan->targets[0].format);
  if (rows_is_table(settings, settings->files[0]) && !rows_hold_tasks(settings, settings->files[0]))
    return settings_wrong(settings, "%s holds one report: a table of reports needs -d DIR", plan->targets[0].format);
  return BG_OK;
}

bg_status plan_make(struct plan *plan, const struct settings *settings)
{
  *plan = (struct plan){.settings = settings};
  if (settings->file_count == 0) return settings_wrong(settings, "no file is given (- is standard input)");
  bg_status status = plan_check_names(settings);
  if (status != BG_OK) return status;
  if (settings->output && settings->directory) return settings_wrong(settings, "-o and -d exclude each other");
  if (settings_check_id(settings) != BG_OK) return BG_USAGE;
  status = add_formats(plan);
  if (status == BG_OK) status = check_numbers(plan);
  for (size_t i = 0; status == BG_OK && i < plan->count; i++) status = place(plan, &plan->targets[i]);
  return status == BG_OK ? check_overwriting(plan) : status;
}

bg_status plan_confine(const struct plan *plan)
{
  char **paths = calloc(plan->count + 1, sizeof *paths);
  size_t count = 0;
  if (!paths) return messages_memory(plan->settings);
  if (plan->settings->directory) paths[count++] = realpath(plan->settings->directory, NULL);
  for (size_t i = 0; i < plan->count; i++)
    if (plan->targets[i].path) paths[count++] = outfile_folder(plan->targets[i].path);
  (void)sandbox_writes((const char *const *)paths, count);
  (void)sandbox_network();
  for (size_t i = 0; i < count; i++) free(paths[i]);
  free(paths);
  return BG_OK;
}

void plan_free(struct plan *plan)
{
  for (size_t i = 0; i < plan->count; i++) {
    free(plan->targets[i].format);
    free(plan->targets[i].path);
    sheets_free(plan->targets[i].sheets);
  }
  free(plan->targets);
}
