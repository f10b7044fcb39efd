/* baogao publish: a data package of many reports, in a folder that appears whole or not at all. Pages and XML are made
 * by the threads that read; tables grow, in order, in the thread that delivers. */
#include "../archive/proof.h"
#include "../support/folder.h"
#include "../support/outdir.h"
#include "../write/describe.h"
#include "../write/publication.h"
#include "../write/sqlite_documents.h"
#include "batch.h"
#include "messages.h"
#include "plan.h"
#include "sheets.h"
#include "translation.h"
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

struct publishing {
  struct settings *settings;
  const struct meta *meta;
  bg_log *log; /* of the folder: it goes on while inputs come and go */
  struct documents *documents;
  struct publication *publication;
  struct sheets *pages; /* html.xsl */
  ledger *ledger;       /* what has been written into the folder */
  bool unread;          /* an input could not be read */
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
  struct publishing *publishing = user;
  publishing->unread = publishing->unread || !job->report;
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
  if (plan_check_names(settings) != BG_OK) return BG_USAGE;
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

/* What is in a folder, as far as that decides whether it may give way. */
struct contents {
  size_t count;  /* of the things in it */
  char *foreign; /* the first that no publication makes */
};

static bool look_at_entry(void *user, const struct folder_entry *entry)
{
  struct contents *contents = user;
  contents->count++;
  if (publication_makes(entry->path, S_ISDIR(entry->status.st_mode))) return true;
  contents->foreign = strdup(entry->path);
  errno = ENOMEM;
  return false;
}

/* False with errno when not all of it can be seen: nobody knows then what it is. */
static bool look_through(const char *path, struct contents *contents)
{
  *contents = (struct contents){0};
  int folder = folder_open(path);
  bool good = folder >= 0 && (folder_walk(folder, false, look_at_entry, contents) || contents->foreign);
  int error = errno;
  if (folder >= 0) close(folder);
  errno = error;
  return good;
}

/* An outdir_may_go: a folder that is there must be empty or a package of ours with nothing added to it. */
static bool may_go(void *user, const char *path, bg_log *log)
{
  (void)user;
  struct contents contents;
  if (!look_through(path, &contents)) return log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  bool good = !contents.foreign && (contents.count == 0 || is_marked(path));
  free(contents.foreign);
  return good;
}

/* The same before anything is done: then it is wrong use. */
static bg_status check_directory(const struct settings *settings, bg_log *log)
{
  struct stat status;
  struct contents contents;
  const char *directory = settings->directory;
  if (stat(directory, &status) != 0 || !S_ISDIR(status.st_mode)) return BG_OK;
  if (!look_through(directory, &contents)) {
    log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
    return BG_OUTPUT;
  }
  bg_status verdict = BG_OK;
  if (contents.foreign)
    verdict = settings_wrong(settings, "%s has %s in it, which no publish has made; nothing is replaced", directory,
                             contents.foreign);
  else if (contents.count && !is_marked(directory))
    verdict = settings_wrong(settings, "%s is no package that publish has made; nothing is replaced", directory);
  free(contents.foreign);
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

/* A package without a report that could not be read takes the place of none that may have it. */
static bool is_wanted(const struct publishing *publishing, const outdir *dir, bg_status worst)
{
  if (publication_count(publishing->publication) == 0 || worst >= BG_OUTPUT) return false;
  if (!publishing->unread || !outdir_replaces(dir)) return true;
  return log_add(publishing->log, BG_INCOMPLETE, NOWHERE, "what is there stays as it is");
}

static bg_status fill(struct publishing *publishing, const outdir *dir, bool *keep)
{
  struct settings *settings = publishing->settings;
  const struct publication_place place = {.folder = outdir_path(dir),
                                          .ledger = publishing->ledger,
                                          .part = "",
                                          .words = &settings->package,
                                          .writing = &settings->writing};
  publishing->publication = publication_open(&place, publishing->log);
  if (!publishing->publication) return BG_OK; /* the log knows */
  bg_status worst = batch_run(&(struct batch){.settings = settings,
                                              .meta = publishing->meta,
                                              .read = publishing->documents ? read_document : NULL,
                                              .work = make_leaves,
                                              .deliver = add_report,
                                              .user = publishing});
  *keep = is_wanted(publishing, dir, worst);
  *keep = publication_close(publishing->publication, *keep) && *keep &&
          proof_folder(outdir_path(dir), publishing->ledger, NULL, publishing->log);
  return worst;
}

static bg_status publish(struct publishing *publishing)
{
  const struct settings *settings = publishing->settings;
  if (!open_documents(publishing)) return BG_OK;
  log_file(publishing->log, settings->directory);
  guard *guard = guard_new(messages_stopped, publishing->settings);
  outdir *dir = outdir_open(settings->directory, may_go, NULL, guard, publishing->log);
  bool keep = false;
  bg_status worst = dir ? fill(publishing, dir, &keep) : BG_OK;
  if (dir) outdir_close(dir, keep, publishing->log);
  guard_free(guard);
  return worst;
}

/* Does what the settings say; all that may be wrong use comes first. */
static bg_status run_with(struct publishing *publishing)
{
  struct settings *settings = publishing->settings;
  struct meta *meta = NULL;
  log_file(publishing->log, settings->directory);
  bg_status status = check_directory(settings, publishing->log);
  if (status == BG_OK) status = batch_meta(settings, &meta);
  publishing->meta = meta;
  if (status == BG_OK) status = publish(publishing);
  meta_free(meta);
  return status;
}

static bg_status run(struct settings *settings)
{
  bg_status status = check_inputs(settings);
  if (status == BG_OK) status = check_words(settings);
  if (status != BG_OK) return status;
  struct publishing publishing = {
      .settings = settings, .log = bg_log_new(), .pages = sheets_new("html.xsl", settings), .ledger = ledger_new()};
  if (publishing.log && publishing.pages && publishing.ledger) {
    status = messages_finish(publishing.log, settings, run_with(&publishing));
  } else {
    bg_log_free(publishing.log);
    status = messages_memory(settings);
  }
  sheets_free(publishing.pages);
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
        "DIR/index.html leads to all of it: reports/*.html *.xml, data/*.csv *.jsonl with JSON Schema, and the\n"
        "descriptions datapackage.json (Frictionless), csv-metadata.json (W3C), catalog.rdf and catalog.jsonld "
        "(DCAT),\n"
        "ckan.json (CKAN's package_create) and resource-catalogue.xlsx (政务信息资源目录).\n"
        "DIR appears whole or not at all. A package that publish has made there before is replaced, unless an input\n"
        "could not be read; a folder with anything else in it is left alone.\n\n"
        "Examples:\n"
        "  baogao publish *.txt -d site --licence CC-BY-4.0 --publisher 市政府办公室\n"
        "  baogao publish --from reports.db -d site               the reports of a database\n\n"
        "Exit status: as baogao convert. What could not be read is no part of a new package.\n"),
    .run = run,
};
