/* A publication: see publication.h. */
#include "publication.h"
#include "../tree/tree.h"
#include "../tree/walk.h"
#include "promises.h"
#include "publication_files.h"
#include "site.h"
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

/* A table's file on its way. */
struct table_output {
  struct package_file *entry;
  digest_file *file;
};

enum { OUTPUTS_MOST = 2 * TABLES_MOST };

struct publication {
  struct publication_place place;
  bg_log *log;
  struct package *package;
  struct search_index *index;
  bool settled;
  bg_writer *writers[OUTPUTS_MOST]; /* csv and jsonl of each table in turn */
  struct table_output outputs[OUTPUTS_MOST];
  size_t count; /* of the writers */
  bool failed;
};

/* ---- Files ---- */

static digest_file *open_file(struct publication *publication, const char *path)
{
  char *whole;
  if (asprintf(&whole, "%s/%s", publication->place.folder, path) < 0) {
    log_memory(publication->log);
    return NULL;
  }
  digest_file *file = digest_open(whole, publication->log);
  free(whole);
  return file;
}

/* And those above it, but not the publication's own: when that has gone, the run has been stopped. */
static bool make_folder(const struct publication *publication, const char *name)
{
  char *whole;
  if (asprintf(&whole, "%s/%s", publication->place.folder, name) < 0) return log_memory(publication->log);
  bool made = true;
  for (char *end = whole + strlen(publication->place.folder) + 1; made && end; end = end ? end + 1 : NULL) {
    end = strchr(end, '/');
    if (end) *end = '\0';
    made = mkdir(whole, 0777) == 0 || errno == EEXIST ||
           log_add(publication->log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
    if (end) *end = '/';
  }
  free(whole);
  return made;
}

/* Ends a file and enters it in the ledger. */
static bool close_file(struct publication *publication, const char *path, digest_file *file, struct digested *known)
{
  const struct publication_place *place = &publication->place;
  return digest_close(file, known, publication->log) &&
         ledger_add(place->ledger, place->part, path, known, publication->log);
}

static bool write_file(struct publication *publication, struct package_file *entry, slice bytes)
{
  digest_file *file = open_file(publication, entry->path);
  if (!file) return false;
  digest_sink(file, bytes.at, bytes.size); /* what it says, digest_close() says too */
  return close_file(publication, entry->path, file, &entry->known);
}

/* ---- Opening ---- */

static bool open_table(struct publication *publication, const char *format, const struct table *table,
                       struct package_file *entry)
{
  char name[64];
  snprintf(name, sizeof name, "%s:%s", format, table->name);
  struct table_output *output = &publication->outputs[publication->count];
  *output = (struct table_output){entry, open_file(publication, entry->path)};
  if (!output->file) return false;
  bg_writer *writer = writer_open(name, publication->place.writing, digest_sink, output->file, publication->log);
  publication->writers[publication->count++] = writer;
  return writer != NULL;
}

struct publication *publication_open(const struct publication_place *place, bg_log *log)
{
  struct publication *publication = calloc(1, sizeof *publication);
  if (!publication) {
    log_memory(log);
    return NULL;
  }
  *publication = (struct publication){.place = *place, .log = log, .package = package_new(place->words, "data/")};
  publication->index = search_index_new();
  if (!publication->package || !publication->index) {
    package_free(publication->package);
    search_index_free(publication->index);
    free(publication);
    log_memory(log);
    return NULL;
  }
  bool good = make_folder(publication, "data") && make_folder(publication, "assets");
  for (size_t i = 0; good && tables[i].name; i++) {
    struct package_table *table = &publication->package->tables[i];
    good = open_table(publication, "csv", &tables[i], &table->csv) &&
           open_table(publication, "jsonl", &tables[i], &table->jsonl);
    if (good) publication->writers[2 * i + 1]->shares = publication->writers[2 * i];
  }
  if (good) return publication;
  publication_close(publication, false);
  return NULL;
}

/* ---- Adding ---- */

static bool collect(void *user, const char *bytes, size_t size)
{
  return buffer_add(user, (slice){bytes, size});
}

bool publication_keep_folder(struct publication *publication, const char *folder)
{
  return package_keep_folder(publication->package, folder) || log_memory(publication->log);
}

static bool write_xml(struct publication *publication, const xmlDoc *tree, struct package_report *report)
{
  struct buffer xml = {0};
  bool good = tree_save(tree, collect, &xml) || log_memory(publication->log);
  good = good && make_folder(publication, report->folder) &&
         write_file(publication, &report->files[REPORT_XML], buffer_slice(&xml));
  free(xml.at);
  return good;
}

static bool say_known(const xmlDoc *tree, bg_log *log)
{
  const char *id = tree_attribute(xmlDocGetRootElement(tree), "id");
  log_add(log, BG_SAME_REPORT, NOWHERE, id ? id : "");
  return true;
}

/* Gives a report that is new in the package its folder and its order. */
static bool place_report(struct publication *publication, struct package_report *report)
{
  const struct publication_place *place = &publication->place;
  struct publication_history history = {0};
  if (place->history) history = place->history(place->user, publication->package, report);
  report->order = history.order ? history.order : report->order + place->listed;
  return package_place_report(publication->package, report, history.folder);
}

bool publication_add(struct publication *publication, const xmlDoc *tree, bg_log *log)
{
  if (publication->failed) return false;
  bool known = false;
  struct package_report *report = package_add(publication->package, tree, &known);
  if (known) return say_known(tree, log);
  publication->failed = true;
  if (!report || !place_report(publication, report)) return log_memory(publication->log);
  publication->failed = !write_xml(publication, tree, report);
  return !publication->failed;
}

size_t publication_count(const struct publication *publication)
{
  return publication->package->report_count;
}

bool publication_settle(struct publication *publication)
{
  publication->settled = !publication->failed && (package_sort(publication->package) || log_memory(publication->log));
  publication->failed = !publication->settled;
  return publication->settled;
}

const struct package *publication_package(const struct publication *publication)
{
  return publication->package;
}

static bool make_folder_of(struct publication *publication, const char *path)
{
  const char *slash = strrchr(path, '/');
  char *folder = slash ? strndup(path, (size_t)(slash - path)) : NULL;
  bool good = !slash || (folder ? make_folder(publication, folder) : log_memory(publication->log));
  free(folder);
  return good;
}

bool publication_put(struct publication *publication, const char *path, slice bytes)
{
  struct package_file entry = {.path = path};
  publication->failed =
      publication->failed || !make_folder_of(publication, path) || !write_file(publication, &entry, bytes);
  return !publication->failed;
}

/* ---- Laying out ---- */

/* Where a search finds passages to show, also from a disk. */
static bool put_text(struct publication *publication, size_t report, slice text)
{
  char path[64];
  struct buffer script = {0};
  snprintf(path, sizeof path, "search/texts/%zu.js", report);
  bool good = search_index_text(report, text, &script) || log_memory(publication->log);
  good = good && publication_put(publication, path, buffer_slice(&script));
  free(script.at);
  return good;
}

bool publication_lay_out(struct publication *publication, size_t index, const struct leaves *leaves)
{
  if (publication->failed) return false;
  struct package_report *report = &publication->package->reports[index];
  bool good = true;
  for (size_t i = 0; good && i < REPORT_FILES; i++)
    good = i == REPORT_XML || write_file(publication, &report->files[i], buffer_slice(&leaves->files[i]));
  good = good && writers_add(publication->writers, publication->count, leaves->tree);
  good = good && (search_index_add(publication->index, leaves->tree, report->title,
                                   buffer_slice(&leaves->files[REPORT_TEXT])) ||
                  log_memory(publication->log));
  good = good && put_text(publication, index - 1, buffer_slice(&leaves->files[REPORT_TEXT]));
  publication->failed = !good;
  return good;
}

/* ---- Descriptions ---- */

static bool write_description(struct publication *publication, const struct description *description)
{
  struct digested known;
  if (description->for_the_web && !publication->package->base) {
    log_add(publication->log, BG_NO_ADDRESS, NOWHERE, description->path);
    return true;
  }
  digest_file *file = open_file(publication, description->path);
  if (!file) return false;
  bool written = description->write(publication->package, file, publication->log);
  return close_file(publication, description->path, file, &known) && written;
}

static bool write_schema(struct publication *publication, const struct table *table)
{
  char name[64];
  struct package_file *entry = &publication->package->tables[table - tables].schema;
  digest_file *file = open_file(publication, entry->path);
  if (!file) return false;
  snprintf(name, sizeof name, "jsonschema:%s", table->name);
  bg_writer *writer = writer_open(name, NULL, digest_sink, file, publication->log);
  bool written = writer && bg_writer_close(writer);
  return close_file(publication, entry->path, file, &entry->known) && written;
}

/* ---- Closing ---- */

/* A site_put. */
static bool put(void *user, const char *path, slice bytes)
{
  return publication_put(user, path, bytes);
}

/* What the table of promises has been told. */
static struct promises *promises_of(const struct publication *publication)
{
  const struct table *table = table_find("promises");
  return publication->writers[2 * (table - tables)]->promises;
}

static bool end_tables(const struct publication *publication)
{
  bool good = true;
  for (size_t i = 0; i < publication->count; i++)
    good = publication->writers[i] && writer_end_rows(publication->writers[i]) && good;
  return good;
}

static bool close_tables(struct publication *publication)
{
  bool good = true;
  for (size_t i = OUTPUTS_MOST; i-- > 0;) { /* a writer goes before the one that it shares with */
    struct table_output *output = &publication->outputs[i];
    bg_writer *writer = publication->writers[i];
    if (writer && i % 2 == 0) publication->package->tables[i / 2].rows = writer->rows;
    if (writer) good = bg_writer_close(writer) && good;
    if (output->file) good = close_file(publication, output->entry->path, output->file, &output->entry->known) && good;
  }
  return good;
}

bool publication_close(struct publication *publication, bool keep)
{
  bool good = publication->settled && !publication->failed && keep && end_tables(publication);
  good = good && site_write(publication->package, promises_of(publication), publication->index, put, publication,
                            publication->log);
  good = close_tables(publication) && good && !publication->failed;
  for (const struct table *table = tables; good && table->name; table++) good = write_schema(publication, table);
  for (const struct description *one = descriptions; good && one->path; one++)
    good = write_description(publication, one);
  package_free(publication->package);
  search_index_free(publication->index);
  free(publication);
  return good || !keep;
}
