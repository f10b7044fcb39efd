/* baogao archive: a bag of reports with all that is made of them, or the check of one.
 *
 *     data/source/NAME                the inputs, byte for byte
 *     data/package/…                  what `baogao publish` makes: XML, pages, tables and their descriptions
 *     data/tei/ID.tei.xml
 *     data/metadata/ID.xml            what an archive's profile wants to be told of each
 *     data/schema/… data/stylesheets/…  what describes the XML, and what the rest was made by
 *     data/README.txt                 what all this is
 *     data/premis.xml                 what was done when, where a day is told
 *     data/conversion.jsonl           what the conversion had to say, a JSON object a line
 *
 * An archive lacks nothing: when an input cannot be read, there is no bag. */
#include "../archive/bag.h"
#include "../archive/premis.h"
#include "../archive/proof.h"
#include "../support/digest.h"
#include "../support/embed.h"
#include "../support/input.h"
#include "../support/outdir.h"
#include "../support/outfile.h"
#include "../tree/tree.h"
#include "archive_name.h"
#include "batch.h"
#include "layout.h"
#include "messages.h"
#include "plan.h"
#include "sheets.h"
#include "translation.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct archiving {
  struct settings *settings;
  const struct meta *meta;
  bg_log *log; /* of the bag: it goes on while inputs come and go */
  const char *folder;
  ledger *ledger;          /* what has been written into it */
  struct sheets *tei;      /* tei.xsl */
  struct sheets *metadata; /* of the profile; NULL: none is wanted */
  struct publication *publication;
  struct buffer conversion; /* conversion.jsonl */
  bool failed;
};

/* What is made of a report in any thread. */
struct made {
  struct buffer tei;
  struct buffer metadata;
  bool good;
};

/* ---- Files of the bag ---- */

/* data/PART/name is made of the bytes. */
static bool put_file(const struct archiving *archiving, const char *part, const char *name, slice bytes, bg_log *log)
{
  char *path;
  if (asprintf(&path, "%s/data/%s%s", archiving->folder, part, name) < 0) return log_memory(log);
  digest_file *file = digest_open(path, log);
  free(path);
  struct digested known;
  if (!file) return false;
  digest_sink(file, bytes.at, bytes.size); /* what it says, digest_close() says too */
  if (!digest_close(file, &known, log)) return false;
  if (asprintf(&path, "data/%s", part) < 0) return log_memory(log);
  bool good = ledger_add(archiving->ledger, path, name, &known, log);
  free(path);
  return good;
}

static bool make_folders(const struct archiving *archiving)
{
  static const char *const parts[] = {"source", "package", "tei", "schema", "stylesheets", "metadata"};
  size_t wanted = sizeof parts / sizeof *parts - !archiving->metadata;
  bool good = true;
  for (size_t i = 0; good && i < wanted; i++) {
    char *path;
    if (asprintf(&path, "%s/data/%s", archiving->folder, parts[i]) < 0) return log_memory(archiving->log);
    good = outfile_directory(path, archiving->log);
    free(path);
  }
  return good;
}

/* What the bag is, for who opens it in thirty years; the schemas, and the stylesheets with what they bring into pages.
 */
static bool put_embedded(const struct archiving *archiving)
{
  bool good = true;
  for (const struct embedded *file = embedded_files; good && file->name; file++) {
    slice name = slice_of(file->name);
    bool schema = slice_ends(name, SLICE(".rng")) || slice_ends(name, SLICE(".xsd"));
    bool readme = slice_ends(name, SLICE(".txt"));
    good = put_file(archiving,
                    readme   ? ""
                    : schema ? "schema/"
                             : "stylesheets/",
                    file->name, (slice){(const char *)file->bytes, file->size}, archiving->log);
  }
  return good;
}

/* ---- Reports ---- */

/* The bytes go into the bag as they are read. */
static bool read_source(void *user, const char *path, char **bytes, size_t *size, bg_log *log)
{
  const struct archiving *archiving = user;
  if (!input_read(path, settings_max_size(archiving->settings), bytes, size, log)) return false;
  char *name = archive_name(path);
  bool good = name ? put_file(archiving, "source/", name, (slice){*bytes, *size}, log) : log_memory(log);
  free(name);
  if (!good) free(*bytes);
  return good;
}

static bool collect(void *user, const char *bytes, size_t size)
{
  return buffer_add(user, (slice){bytes, size});
}

static bool make_by(struct sheets *sheets, struct buffer *made, const struct job *job)
{
  stylesheet *sheet = sheets_take(sheets, job->log);
  if (!sheet) return false;
  bg_writer *writer = writer_open_sheet(sheet, collect, made, job->log);
  bool good = writer && bg_writer_add(writer, job->report);
  good = writer && bg_writer_close(writer) && good;
  sheets_give(sheets, sheet);
  return good;
}

static void make_all(void *user, struct job *job)
{
  struct made *made = job->report ? calloc(1, sizeof *made) : NULL;
  if (job->report && !made) log_memory(job->log);
  if (!made) return;
  job->made = made;
  const struct archiving *archiving = user;
  made->good = make_by(archiving->tei, &made->tei, job) &&
               (!archiving->metadata || make_by(archiving->metadata, &made->metadata, job));
}

static bool put_report(const struct archiving *archiving, const struct made *made, const struct job *job)
{
  const xmlDoc *tree = bg_report_xml(job->report);
  size_t count = publication_count(archiving->publication);
  if (!publication_add(archiving->publication, tree, job->log)) return false;
  if (publication_count(archiving->publication) == count) return true; /* it is there already: the log says so */
  arena *arena = arena_new();
  const char *id = tree_attribute(xmlDocGetRootElement(tree), "id");
  const char *key = arena ? package_word(arena, id) : NULL;
  const char *name = key ? arena_format(arena, "%s.tei.xml", key) : NULL;
  const char *described = key ? arena_format(arena, "%s.xml", key) : NULL;
  bool good =
      name && described ? put_file(archiving, "tei/", name, buffer_slice(&made->tei), job->log) : log_memory(job->log);
  if (archiving->metadata)
    good = good && put_file(archiving, "metadata/", described, buffer_slice(&made->metadata), job->log);
  arena_free(arena);
  return good;
}

static bool add_object(struct archiving *archiving, json_t *object)
{
  char *text = object ? json_dumps(object, JSON_COMPACT) : NULL;
  bool good =
      text && buffer_add(&archiving->conversion, slice_of(text)) && buffer_add(&archiving->conversion, SLICE("\n"));
  free(text);
  json_decref(object);
  return good || log_memory(archiving->log);
}

/* An input's lines of conversion.jsonl: what became of it, then its diagnostics, notes too. */
static bool note_input(struct archiving *archiving, const struct job *job)
{
  char *name = archive_name(job->path);
  if (!name) return log_memory(archiving->log);
  const char *id = job->report ? tree_attribute(xmlDocGetRootElement(bg_report_xml(job->report)), "id") : NULL;
  bool good = add_object(archiving,
                         json_pack("{s:s, s:s*, s:s}", "file", name, "report", id, "converter", "baogao " BG_VERSION));
  for (size_t i = 0; good && i < bg_log_count(job->log); i++)
    good = add_object(archiving, messages_object(bg_log_at(job->log, i), name));
  free(name);
  return good;
}

static void deliver(void *user, struct job *job)
{
  struct archiving *archiving = user;
  struct made *made = job->made;
  bool good = made && made->good && put_report(archiving, made, job);
  log_file(job->log, NULL); /* all has been said: it counts what it has left out */
  good = note_input(archiving, job) && good;
  archiving->failed = archiving->failed || !good;
  if (made) free(made->tei.at);
  if (made) free(made->metadata.at);
  free(made);
  job->made = NULL;
}

/* ---- The run ---- */

static bool seal(const struct archiving *archiving)
{
  const struct settings *settings = archiving->settings;
  struct bag_word words[MOST_PARAMETERS + 2];
  char about[128];
  size_t count = 0;
  bool described = false;
  for (; count < settings->info_count; count++) {
    words[count] = (struct bag_word){settings->info[count].name, settings->info[count].value};
    described = described || strcasecmp(words[count].name, "External-Description") == 0;
  }
  snprintf(about, sizeof about, "Chinese government work reports (政府工作报告): %zu", settings->file_count);
  if (!described) words[count++] = (struct bag_word){"External-Description", about};
  if (settings->bagging_date) words[count++] = (struct bag_word){"Bagging-Date", settings->bagging_date};
  size_t files;
  ledger_files(archiving->ledger, &files);
  return bag_seal(archiving->folder, files, words, count, archiving->log);
}

/* The events of preservation have a day, by PREMIS: without one there is no record of them. */
static bool put_premis(const struct archiving *archiving)
{
  if (!archiving->settings->bagging_date) return true;
  size_t count;
  struct buffer record = {0};
  const struct ledger_file *files = ledger_files(archiving->ledger, &count);
  bool good = premis_record(files, count, archiving->settings->bagging_date, &record);
  good =
      good ? put_file(archiving, "", "premis.xml", buffer_slice(&record), archiving->log) : log_memory(archiving->log);
  free(record.at);
  return good;
}

static bool put_conversion(const struct archiving *archiving)
{
  return put_premis(archiving) &&
         put_file(archiving, "", "conversion.jsonl", buffer_slice(&archiving->conversion), archiving->log);
}

static bg_status fill_package(struct archiving *archiving, const char *package, bool *keep)
{
  const struct settings *settings = archiving->settings;
  const struct publication_place place = {.folder = package,
                                          .ledger = archiving->ledger,
                                          .part = "data/package/",
                                          .words = &settings->package,
                                          .writing = &settings->writing};
  archiving->publication = publication_open(&place, archiving->log);
  if (!archiving->publication) return BG_OK; /* the log knows */
  bg_status worst = batch_run(&(struct batch){.settings = settings,
                                              .meta = archiving->meta,
                                              .read = read_source,
                                              .work = make_all,
                                              .deliver = deliver,
                                              .user = archiving});
  bool good = !archiving->failed && worst <= BG_WARNED &&
              layout_run(archiving->publication, package, settings, &worst, archiving->log);
  *keep = publication_close(archiving->publication, good) && good;
  return worst;
}

static bg_status fill(struct archiving *archiving, bool *keep)
{
  char *package;
  bg_status worst = BG_OK;
  if (archiving->settings->profile) archiving->metadata = sheets_new("da-t-46.xsl", archiving->settings);
  bool ready = make_folders(archiving) && put_embedded(archiving);
  if (ready && asprintf(&package, "%s/data/package", archiving->folder) < 0) ready = log_memory(archiving->log);
  if (!ready) {
    sheets_free(archiving->metadata);
    return BG_OK; /* the log knows */
  }
  archiving->tei = sheets_new("tei.xsl", archiving->settings);
  if (archiving->tei && (archiving->metadata || !archiving->settings->profile))
    worst = fill_package(archiving, package, keep);
  else
    log_memory(archiving->log);
  *keep = *keep && put_conversion(archiving) &&
          proof_folder(archiving->folder, archiving->ledger, "data/source/", archiving->log) && seal(archiving);
  sheets_free(archiving->tei);
  sheets_free(archiving->metadata);
  free(archiving->conversion.at);
  free(package);
  return worst;
}

static bg_status archive(struct archiving *archiving)
{
  const struct settings *settings = archiving->settings;
  log_file(archiving->log, settings->directory);
  guard *guard = guard_new(messages_stopped, archiving->settings);
  outdir *dir = outdir_open(settings->directory, NULL, NULL, guard, archiving->log);
  bool keep = false;
  bg_status worst = BG_OK;
  if (dir) {
    archiving->folder = outdir_path(dir);
    worst = fill(archiving, &keep);
    if (!keep) log_add(archiving->log, BG_NO_BAG, NOWHERE);
    outdir_close(dir, keep, archiving->log);
  }
  guard_free(guard);
  return worst;
}

static bg_status verify(const struct settings *settings)
{
  bg_status worst = BG_OK;
  if (settings->file_count == 0) return settings_wrong(settings, "no bag is given");
  if (settings->directory) return settings_wrong(settings, "--verify and -d exclude each other");
  for (size_t i = 0; i < settings->file_count; i++) {
    bg_log *log = bg_log_new();
    if (!log) return messages_memory(settings);
    log_file(log, settings->files[i]);
    bag_verify(settings->files[i], log);
    log_file(log, NULL);
    messages_print(log, settings->files[i], settings);
    bg_status status = bg_log_status(log, settings->strict);
    bg_log_free(log);
    if (status > worst) worst = status;
  }
  return worst;
}

static bg_status check(const struct settings *settings)
{
  struct stat status;
  if (!settings->directory) return settings_wrong(settings, "-d BAG is wanted");
  if (settings->file_count == 0) return settings_wrong(settings, "no file is given (- is standard input)");
  if (plan_check_names(settings) != BG_OK || settings_check_id(settings) != BG_OK) return BG_USAGE;
  if (lstat(settings->directory, &status) == 0)
    return settings_wrong(settings, "%s is there already; a bag takes no other's place", settings->directory);
  for (size_t i = 0; i < settings->info_count; i++)
    if (!bag_word_allowed(settings->info[i].name) || strpbrk(settings->info[i].value, "\r\n"))
      return settings_wrong(settings,
                            "--info cannot give %s; a label is of letters, digits and -, and none of the bag's own",
                            settings->info[i].name);
  return archive_check_names(settings);
}

static bg_status run(struct settings *settings)
{
  if (settings->verify) return verify(settings);
  bg_status status = check(settings);
  if (status != BG_OK) return status;
  struct meta *meta = NULL;
  struct archiving archiving = {.settings = settings, .log = bg_log_new(), .ledger = ledger_new()};
  if (!archiving.log || !archiving.ledger) {
    status = messages_memory(settings);
    bg_log_free(archiving.log);
  } else {
    status = batch_meta(settings, &meta);
    archiving.meta = meta;
    if (status == BG_OK) status = archive(&archiving);
    status = messages_finish(archiving.log, settings, status);
  }
  ledger_free(archiving.ledger);
  meta_free(meta);
  return status;
}

const struct command command_archive = {
    .name = "archive",
    .bit = FOR_ARCHIVE,
    .arguments = N_("[OPTION…] FILE… -d BAG | --verify BAG…"),
    .summary =
        N_("Makes a bag (BagIt 1.0) to keep: sources, XML, TEI, pages and tables, with checksums; or checks one"),
    .about = N_(
        "BAG/data has source/ (the inputs, byte for byte), package/ (what baogao publish makes), tei/, schema/,\n"
        "stylesheets/ and conversion.jsonl (every diagnostic). BAG appears whole or not at all: when an input cannot\n"
        "be read, there is none. No clock is looked at; --bagging-date tells the day.\n\n"
        "Examples:\n"
        "  baogao archive *.txt -d bag --info Source-Organization=云溪谷县档案馆 --bagging-date 2031-03-01\n"
        "  baogao archive --verify bag && echo whole\n"
        "  (cd bag && sha512sum -c manifest-sha512.txt)           without baogao\n\n"
        "Exit status: 0 done, 1 a bag is not what it was (with --strict: any warning), 2 wrong use, 3 an input could\n"
        "not be read, or is no bag, 4 the bag could not be written, 5 out of memory.\n"),
    .run = run,
};
