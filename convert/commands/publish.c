/* baogao publish: a data package of many reports, in a folder that appears whole or not at all. What stands there from
 * an earlier run goes on: reports are added to it, or take the place of others. Each report is read and its XML written
 * by the threads that read; pages and tables are made of that when all are known (layout.h). */
#include "../archive/proof.h"
#include "../support/outdir.h"
#include "../write/describe.h"
#include "../write/sqlite_documents.h"
#include "batch.h"
#include "dress.h"
#include "layout.h"
#include "lexicon/licences.h"
#include "messages.h"
#include "plan.h"
#include "suggestion.h"
#include "translation.h"
#include <errno.h>
#include <stdio.h>

struct publishing {
  struct settings *settings;
  const struct meta *meta;
  bg_log *log; /* of the folder: it goes on while inputs come and go */
  struct documents *documents;
  struct publication *publication;
  struct standing standing;
  struct dress dress;
  ledger *ledger; /* what has been written into the folder */
  bg_log *input;  /* of the report that is added */
  bool again;     /* those are added now that stood there */
  bool unread;    /* an input could not be read */
  size_t added, replaced, kept;
};

/* ---- Reports ---- */

static bool read_document(void *user, const char *id, char **bytes, size_t *size, bg_log *log)
{
  const struct publishing *publishing = user;
  return documents_read(publishing->documents, id, bytes, size, log);
}

/* A publication's history: what stood there, as long as nothing has taken its place. */
static struct publication_history history(void *user, const struct package *package,
                                          const struct package_report *report)
{
  struct publishing *publishing = user;
  struct standing_report *before = standing_find(&publishing->standing, package, report);
  if (!before) return (struct publication_history){0};
  before->replaced = true;
  if (publishing->again)
    publishing->kept++;
  else
    publishing->replaced++;
  if (!publishing->again) log_add(publishing->input, BG_REPORT_REPLACED, NOWHERE, before->id, before->folder);
  return (struct publication_history){before->folder, (size_t)(before - publishing->standing.reports) + 1};
}

static void add_report(void *user, struct job *job)
{
  struct publishing *publishing = user;
  publishing->unread = publishing->unread || !job->report;
  publishing->input = job->log;
  if (job->report) publication_add(publishing->publication, bg_report_xml(job->report), job->log);
}

/* ---- What is wrong with the command line ---- */

static bool is_address(const char *text)
{
  return strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
}

static bool consists_of(const char *text, const char *characters)
{
  return *text && text[strspn(text, characters)] == '\0';
}

/* NAME@HOST, of characters that need no quoting in an address. */
static bool is_mail(const char *text)
{
  static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+";
  size_t name = strspn(text, plain);
  return name > 0 && text[name] == '@' && strchr(text + name, '.') && consists_of(text + name + 1, plain);
}

static bg_status check_licence(const struct settings *settings, const char *word)
{
  char text[SUGGESTION_TEXT];
  struct suggestion meant = {.word = word};
  if (lex_licences_find(word, strlen(word))) return BG_OK;
  for (size_t i = 0; i < LEX_LICENCES_COUNT; i++) suggestion_try(&meant, lex_licences_rows[i].id);
  return settings_wrong(settings, "--licence cannot be %s; it is an SPDX identifier (CC-BY-4.0) or an address",
                        suggestion_shown(&meant, "", text));
}

static bg_status check_words(const struct settings *settings)
{
  static const char lower[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  const struct package_words *words = &settings->package;
  if (words->name && (!consists_of(words->name, lower) || strlen(words->name) < 2 || strlen(words->name) > 100))
    return settings_wrong(settings, "--name cannot be %s; it is 2 to 100 of a-z, 0-9, - and _", words->name);
  if (words->address && !is_address(words->address))
    return settings_wrong(settings, "--address cannot be %s; it begins with https://", words->address);
  if (words->owner && (!consists_of(words->owner, lower) || strlen(words->owner) < 2 || strlen(words->owner) > 100))
    return settings_wrong(settings, "--owner cannot be %s; it is 2 to 100 of a-z, 0-9, - and _", words->owner);
  if (words->contact && !is_mail(words->contact))
    return settings_wrong(settings, "--contact cannot be %s; it is a mail address", words->contact);
  return words->licence && !is_address(words->licence) ? check_licence(settings, words->licence) : BG_OK;
}

static bg_status check_inputs(const struct settings *settings)
{
  if (!settings->directory) return settings_wrong(settings, "-d DIR is wanted");
  if (plan_check_names(settings) != BG_OK) return BG_USAGE;
  if (settings->from && settings->file_count) return settings_wrong(settings, "--from and files exclude each other");
  if (settings->from && settings->meta) return settings_wrong(settings, "--meta says nothing of a database's reports");
  if (!settings->from && settings->file_count == 0) return settings_wrong(settings, "no file is given");
  return settings_check_id(settings);
}

/* What may be filled; nothing else is touched. */
static bg_status check_directory(struct publishing *publishing)
{
  const struct settings *settings = publishing->settings;
  struct standing *standing = &publishing->standing;
  if (!standing_look(standing, settings->directory, publishing->log)) return BG_OUTPUT;
  if (standing_may_go(standing)) {
    if (settings->replace) standing->count = 0;
    return BG_OK;
  }
  return settings_wrong(settings, "%s has %s in it and is no site that publish has made; nothing is replaced",
                        settings->directory, standing->unknown);
}

/* What is not said anew stays as it was said before. */
static void keep_words(struct package_words *words, const struct standing *standing)
{
  const struct package_words *before = &standing->words;
  if (!words->name) words->name = before->name;
  if (!words->title) words->title = before->title;
  if (!words->publisher) words->publisher = before->publisher;
  if (!words->licence) words->licence = before->licence;
  if (!words->address) words->address = before->address;
}

/* ---- The run ---- */

static bool open_documents(struct publishing *publishing)
{
  struct settings *settings = publishing->settings;
  if (!settings->from) return true;
  log_file(publishing->log, settings->from);
  publishing->documents = documents_open(settings->from, publishing->log);
  if (!publishing->documents) return false;
  settings->files = documents_ids(publishing->documents, &settings->file_count);
  return settings->file_count > 0 || log_add(publishing->log, BG_EMPTY_INPUT, NOWHERE);
}

/* A package without a report that could not be read takes the place of none that may have it. */
static bool is_wanted(const struct publishing *publishing, const outdir *dir, bg_status worst)
{
  if (publication_count(publishing->publication) == 0 || worst >= BG_OUTPUT) return false;
  if (!publishing->unread || !outdir_replaces(dir)) return true;
  return log_add(publishing->log, BG_INCOMPLETE, NOWHERE, "what is there stays as it is");
}

/* The folders of reports that stood there are theirs, whatever comes. */
static bool keep_folders(struct publishing *publishing)
{
  bool good = true;
  for (size_t i = 0; good && i < publishing->standing.count; i++) {
    const char *folder = publishing->standing.reports[i].folder;
    good = !folder || publication_keep_folder(publishing->publication, folder);
  }
  return good;
}

/* The XML of the reports that stood there and have not been replaced, in `memory`; NULL when that runs out. */
static char **files_that_stay(const struct publishing *publishing, arena *memory, size_t *count)
{
  const struct standing *standing = &publishing->standing;
  char **files = arena_alloc(memory, (standing->count + 1) * sizeof *files);
  *count = 0;
  for (size_t i = 0; files && i < standing->count; i++) {
    if (standing->reports[i].replaced) continue;
    files[*count] = arena_format(memory, "%s/%s", publishing->settings->directory, standing->reports[i].path);
    if (!files[(*count)++]) return NULL;
  }
  return files;
}

static bg_status add_standing(struct publishing *publishing)
{
  arena *memory = arena_new();
  struct settings own = *publishing->settings;
  bg_status worst = BG_OK;
  own.files = memory ? files_that_stay(publishing, memory, &own.file_count) : NULL;
  own.from = NULL;
  own.report = (bg_options){.format = "xml", .max_size = SIZE_MAX / 4};
  publishing->again = true;
  if (!own.files) log_memory(publishing->log);
  if (own.files && own.file_count)
    worst = batch_run(&(struct batch){.settings = &own, .deliver = add_report, .user = publishing});
  arena_free(memory);
  return worst;
}

static bg_status add_all(struct publishing *publishing)
{
  struct settings *settings = publishing->settings;
  bg_status worst = batch_run(&(struct batch){.settings = settings,
                                              .meta = publishing->meta,
                                              .read = publishing->documents ? read_document : NULL,
                                              .deliver = add_report,
                                              .user = publishing});
  bg_status status = publishing->standing.count ? add_standing(publishing) : BG_OK;
  return status > worst ? status : worst;
}

/* Pages, tables, and the user's own files. */
static bool lay_out(struct publishing *publishing, const char *folder, bg_status *worst)
{
  const struct settings *settings = publishing->settings;
  return layout_run(publishing->publication, folder, settings, worst, publishing->log) &&
         dress_put(&publishing->dress, publishing->publication) &&
         standing_carry(&publishing->standing, settings->directory, folder, publishing->ledger, publishing->log);
}

static bg_status fill(struct publishing *publishing, const outdir *dir, bool *keep)
{
  const struct settings *settings = publishing->settings;
  const struct publication_place place = {.folder = outdir_path(dir),
                                          .ledger = publishing->ledger,
                                          .part = "",
                                          .words = &settings->package,
                                          .writing = &settings->writing,
                                          .history = history,
                                          .user = publishing,
                                          .listed = publishing->standing.count};
  publishing->publication = publication_open(&place, publishing->log);
  if (!publishing->publication) return BG_OK; /* the log knows */
  bg_status worst = keep_folders(publishing) ? add_all(publishing) : BG_OK;
  *keep = is_wanted(publishing, dir, worst) && lay_out(publishing, outdir_path(dir), &worst);
  size_t count = publication_count(publishing->publication);
  *keep = publication_close(publishing->publication, *keep) && *keep &&
          proof_folder(outdir_path(dir), publishing->ledger, NULL, publishing->log);
  publishing->added = count - publishing->replaced - publishing->kept;
  return worst;
}

/* What has become of a site that stood there. */
static void tell(const struct publishing *publishing)
{
  char numbers[3][24];
  const size_t counts[] = {publishing->added, publishing->replaced, publishing->kept};
  for (size_t i = 0; i < 3; i++) snprintf(numbers[i], sizeof numbers[i], "%zu", counts[i]);
  if (publishing->standing.is_site && !publishing->settings->replace)
    log_add(publishing->log, BG_PUBLISHED, NOWHERE, numbers[0], numbers[1], numbers[2]);
}

static bg_status publish(struct publishing *publishing)
{
  const struct settings *settings = publishing->settings;
  if (!open_documents(publishing)) return BG_OK;
  log_file(publishing->log, settings->directory);
  guard *guard = guard_new(messages_stopped, publishing->settings);
  outdir *dir = outdir_open(settings->directory, standing_is_unchanged, &publishing->standing, guard, publishing->log);
  bool keep = false;
  bg_status worst = dir ? fill(publishing, dir, &keep) : BG_OK;
  if (dir && outdir_close(dir, keep, publishing->log) && keep) tell(publishing);
  guard_free(guard);
  return worst;
}

/* Does what the settings say; all that may be wrong use comes first. */
static bg_status run_with(struct publishing *publishing)
{
  struct settings *settings = publishing->settings;
  struct meta *meta = NULL;
  log_file(publishing->log, settings->directory);
  bg_status status = check_directory(publishing);
  if (status == BG_OK && !settings->replace) keep_words(&settings->package, &publishing->standing);
  if (status == BG_OK)
    status = dress_read(&publishing->dress, settings, &publishing->standing, &settings->package,
                        publishing->standing.memory, publishing->log);
  if (status == BG_OK) status = batch_meta(settings, &meta);
  publishing->meta = meta;
  if (status == BG_OK) status = publish(publishing);
  meta_free(meta);
  return status;
}

static bg_status run(struct settings *settings)
{
  settings->writing.people = false; /* its tables have the names and codes that the package describes */
  bg_status status = check_inputs(settings);
  if (status == BG_OK) status = check_words(settings);
  if (status != BG_OK) return status;
  struct publishing publishing = {.settings = settings, .log = bg_log_new(), .ledger = ledger_new()};
  if (publishing.log && publishing.ledger) {
    status = messages_finish(publishing.log, settings, run_with(&publishing));
  } else {
    bg_log_free(publishing.log);
    status = messages_memory(settings);
  }
  dress_end(&publishing.dress);
  standing_end(&publishing.standing);
  documents_close(publishing.documents);
  ledger_free(publishing.ledger);
  return status;
}

const struct command command_publish = {
    .name = "publish",
    .bit = FOR_PUBLISH,
    .arguments = N_("[OPTION…] FILE… -d DIR"),
    .summary =
        N_("Makes a data package and site of many reports: pages, tables, and what portals want to know of them"),
    .about = N_(
        "DIR/index.html leads to all of it: reports/PLACE/YEAR/, data/*.csv *.jsonl with JSON Schema, and the\n"
        "descriptions datapackage.json (Frictionless), csv-metadata.json (W3C), catalog.rdf and catalog.jsonld "
        "(DCAT),\n"
        "ckan.json (CKAN's package_create) and resource-catalogue.xlsx (政务信息资源目录).\n"
        "DIR appears whole or not at all. A site that publish has made there before goes on: reports are added, or "
        "take\n"
        "the place and address of those with their id, or of their place, year and file name; files of others stay.\n"
        "Nothing is changed when an input could not be read. A folder with anything else in it is left alone.\n\n"
        "Examples:\n"
        "  baogao publish *.txt -d site --licence CC-BY-4.0 --publisher 市政府办公室\n"
        "  baogao publish --from reports.db -d site               the reports of a database\n"
        "  baogao publish 2031.txt -d site --footer beian.html    one more, with the number of the licence at the "
        "foot\n\n"
        "Exit status: as baogao convert. What could not be read is no part of a new package.\n"),
    .run = run,
};
