/* baogao publish: a data package of many reports, in a folder that appears whole or not at all. Pages and XML are made
 * by the threads that read; tables grow, in order, in the thread that delivers. */
#include "../support/outdir.h"
#include "../write/describe.h"
#include "../write/publication.h"
#include "../write/sqlite_documents.h"
#include "batch.h"
#include "messages.h"
#include "sheets.h"
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <sys/stat.h>

struct publishing {
  struct settings *settings;
  bg_log *log; /* of the folder: it goes on while inputs come and go */
  struct documents *documents;
  struct publication *publication;
  struct sheets *pages; /* html.xsl */
};

/* ---- Reports ---- */

static bool read_document(void *user, const char *id, char **bytes, size_t *size, bg_log *log)
{
  const struct publishing *publishing = user;
  return documents_read(publishing->documents, id, bytes, size, log);
}

static void make_leaves(void *user, struct job *job)
{
  const struct publishing *publishing = user;
  struct leaves *leaves = job->report ? calloc(1, sizeof *leaves) : NULL;
  if (job->report && !leaves) log_memory(job->log);
  if (!leaves) return;
  job->made = leaves;
  stylesheet *page = sheets_take(publishing->pages, job->log);
  bool made = page && leaves_make(leaves, page, bg_report_xml(job->report), job->log);
  if (page) sheets_give(publishing->pages, page);
  if (made) return;
  bg_report_free(job->report); /* it is no part of the package then, and the log says why */
  job->report = NULL;
}

static void add_report(void *user, struct job *job)
{
  const struct publishing *publishing = user;
  struct leaves *leaves = job->made;
  if (job->report && leaves) publication_add(publishing->publication, bg_report_xml(job->report), leaves, job->log);
  if (leaves) leaves_free(leaves);
  free(leaves);
  job->made = NULL;
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

static bg_status check_words(const struct settings *settings)
{
  static const char lower[] = "abcdefghijklmnopqrstuvwxyz0123456789-_";
  static const char spdx[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-.";
  const struct package_words *words = &settings->package;
  if (words->name && (!consists_of(words->name, lower) || strlen(words->name) < 2 || strlen(words->name) > 100))
    return settings_wrong(settings, "--name cannot be %s; it is 2 to 100 of a-z, 0-9, - and _", words->name);
  if (words->address && !is_address(words->address))
    return settings_wrong(settings, "--address cannot be %s; it begins with https://", words->address);
  if (words->licence && !is_address(words->licence) && !consists_of(words->licence, spdx))
    return settings_wrong(settings, "--licence cannot be %s; it is an SPDX identifier or an address", words->licence);
  return BG_OK;
}

static bg_status check_inputs(const struct settings *settings)
{
  if (!settings->directory) return settings_wrong(settings, "-d DIR is wanted");
  if (settings->from && settings->file_count) return settings_wrong(settings, "--from and files exclude each other");
  if (settings->from && settings->meta) return settings_wrong(settings, "--meta says nothing of a database's reports");
  if (!settings->from && settings->file_count == 0) return settings_wrong(settings, "no file is given");
  return BG_OK;
}

/* ---- What may give way ---- */

/* Whether datapackage.json in the folder says that it is of our making. */
static bool is_marked(const char *directory)
{
  char *path;
  if (asprintf(&path, "%s/datapackage.json", directory) < 0) return false;
  json_t *package = json_load_file(path, 0, NULL);
  const char *mark = json_string_value(json_object_get(package, DATAPACKAGE_MARK));
  bool marked = mark && strncmp(mark, "baogao ", strlen("baogao ")) == 0;
  json_decref(package);
  free(path);
  return marked;
}

/* The first thing in the folder that no publication makes, relative to it, the caller's (free); NULL if there is none.
 * `*count` gets the number of things in it. */
static char *foreign_entry(const char *directory, size_t *count)
{
  char *roots[] = {(char *)directory, NULL}, *foreign = NULL;
  const size_t above = strlen(directory) + 1;
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR | FTS_NOSTAT, NULL);
  *count = 0;
  for (FTSENT *entry; walk && !foreign && (entry = fts_read(walk));) {
    if (entry->fts_level == 0 || entry->fts_info == FTS_DP) continue;
    ++*count;
    if (!publication_makes(entry->fts_path + above, entry->fts_info == FTS_D))
      foreign = strdup(entry->fts_path + above);
  }
  if (walk) fts_close(walk);
  return foreign;
}

/* A folder that is there must be empty or a package of ours with nothing added to it: it is going to be replaced. */
static bg_status check_directory(const struct settings *settings)
{
  struct stat status;
  const char *directory = settings->directory;
  if (stat(directory, &status) != 0 || !S_ISDIR(status.st_mode)) return BG_OK;
  size_t count;
  char *foreign = foreign_entry(directory, &count);
  bg_status verdict = BG_OK;
  if (foreign)
    verdict =
        settings_wrong(settings, "%s has %s in it, which no publish has made; nothing is replaced", directory, foreign);
  else if (count && !is_marked(directory))
    verdict = settings_wrong(settings, "%s is no package that publish has made; nothing is replaced", directory);
  free(foreign);
  return verdict;
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

static bg_status fill(struct publishing *publishing, const outdir *dir, bool *keep)
{
  struct settings *settings = publishing->settings;
  publishing->publication = publication_open(outdir_path(dir), &settings->package, publishing->log);
  if (!publishing->publication) return BG_OK; /* the log knows */
  bg_status worst = batch_run(&(struct batch){.settings = settings,
                                              .read = publishing->documents ? read_document : NULL,
                                              .work = make_leaves,
                                              .deliver = add_report,
                                              .user = publishing});
  *keep = publication_count(publishing->publication) > 0 && worst < BG_OUTPUT;
  *keep = publication_close(publishing->publication, *keep) && *keep;
  return worst;
}

static bg_status publish(struct publishing *publishing)
{
  const struct settings *settings = publishing->settings;
  if (!open_documents(publishing)) return BG_OK;
  log_file(publishing->log, settings->directory);
  guard *guard = guard_new();
  outdir *dir = outdir_open(settings->directory, guard, publishing->log);
  bool keep = false;
  bg_status worst = dir ? fill(publishing, dir, &keep) : BG_OK;
  if (dir) outdir_close(dir, keep, publishing->log);
  guard_free(guard);
  return worst;
}

static bg_status run(struct settings *settings)
{
  bg_status status = check_inputs(settings);
  if (status == BG_OK) status = check_words(settings);
  if (status == BG_OK) status = check_directory(settings);
  if (status != BG_OK) return status;
  struct publishing publishing = {.settings = settings, .log = bg_log_new()};
  if (!publishing.log) return BG_FAULT;
  publishing.pages = sheets_new("html.xsl", settings);
  status = publishing.pages ? publish(&publishing) : BG_FAULT;
  sheets_free(publishing.pages);
  documents_close(publishing.documents);
  return messages_finish(publishing.log, settings, status);
}

const struct command command_publish = {
    .name = "publish",
    .bit = FOR_PUBLISH,
    .arguments = "[OPTION…] FILE… -d DIR",
    .summary = "Makes a data package and site of many reports: pages, tables, and what portals want to know of them",
    .about =
        "DIR/index.html leads to all of it: reports/*.html *.xml, data/*.csv *.jsonl with JSON Schema, and the\n"
        "descriptions datapackage.json (Frictionless), csv-metadata.json (W3C), catalog.rdf and catalog.jsonld "
        "(DCAT),\n"
        "ckan.json (CKAN's package_create) and resource-catalogue.xlsx (政务信息资源目录).\n"
        "DIR appears whole or not at all. A package that publish has made there before is replaced; a folder with\n"
        "anything else in it is left alone.\n\n"
        "Examples:\n"
        "  baogao publish *.txt -d site --licence CC-BY-4.0 --publisher 市政府办公室\n"
        "  baogao publish --from reports.db -d site               the reports of a database\n\n"
        "Exit status: as baogao convert. What could not be read is no part of the package.\n",
    .run = run,
};
