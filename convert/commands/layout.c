/* The layout: see layout.h. Each report is read again from the XML that the first round has written. */
#include "layout.h"
#include "../support/input.h"
#include "batch.h"
#include "sheets.h"
#include <stdint.h>
#include <stdlib.h>

struct layout {
  struct publication *publication;
  struct sheets *pages; /* page-around.xsl */
  struct sheets *texts; /* text.xsl */
  size_t folder_size;   /* of what stands before the paths that messages name */
};

/* Reads the XML of the report `index`, whose files stand beside that of the job. */
static bool read_other(const struct package *package, const struct job *job, size_t index, char **xml, size_t *size)
{
  const char *own = package->reports[job->file + 1].files[REPORT_XML].path;
  const char *other = package->reports[index].files[REPORT_XML].path;
  int folder = (int)(strlen(job->path) - strlen(own));
  char *path;
  if (asprintf(&path, "%.*s%s", folder, job->path, other) < 0) return log_memory(job->log);
  bool good = input_read(path, SIZE_MAX / 4, xml, size, job->log);
  free(path);
  return good;
}

static bool make_leaves(const struct layout *layout, struct leaves *leaves, const struct job *job)
{
  const struct package *package = publication_package(layout->publication);
  size_t size, size_before = 0, before = package_year_before(package, job->file + 1);
  char *xml, *xml_before = NULL;
  log_file(job->log, job->path + layout->folder_size);
  if (!input_read(job->path, SIZE_MAX / 4, &xml, &size, job->log)) return false;
  struct leaf_sheets sheets = {sheets_take(layout->pages, job->log), sheets_take(layout->texts, job->log)};
  bool made = sheets.page && sheets.text && (!before || read_other(package, job, before, &xml_before, &size_before)) &&
              leaves_make(leaves, &sheets, package, job->file + 1, (slice){xml, size}, (slice){xml_before, size_before},
                          job->log);
  if (sheets.page) sheets_give(layout->pages, sheets.page);
  if (sheets.text) sheets_give(layout->texts, sheets.text);
  free(xml_before);
  free(xml);
  return made;
}

static void make(void *user, struct job *job)
{
  struct leaves *leaves = calloc(1, sizeof *leaves);
  job->failed = !leaves || !make_leaves(user, leaves, job);
  job->made = leaves;
  if (!leaves) log_memory(job->log);
}

static void lay_out(void *user, struct job *job)
{
  const struct layout *layout = user;
  struct leaves *leaves = job->made;
  if (!job->failed && leaves) publication_lay_out(layout->publication, job->file + 1, leaves);
  if (leaves) leaves_free(leaves);
  free(leaves);
  job->made = NULL;
}

/* Where the XML of each is, in `memory`; NULL when memory runs out. */
static char **list_files(const struct package *package, const char *folder, arena *memory)
{
  char **files = arena_alloc(memory, (package->report_count + 1) * sizeof *files);
  for (size_t i = 0; files && i < package->report_count; i++) {
    files[i] = arena_format(memory, "%s/%s", folder, package->reports[i + 1].files[REPORT_XML].path);
    if (!files[i]) return NULL;
  }
  return files;
}

static bg_status run(struct layout *layout, const char *folder, const struct settings *settings, bg_log *log)
{
  const struct package *package = publication_package(layout->publication);
  struct settings own = *settings;
  arena *memory = arena_new();
  own.files = memory ? list_files(package, folder, memory) : NULL;
  own.file_count = package->report_count;
  bg_status worst = BG_OK;
  if (own.files)
    worst = batch_run(
        &(struct batch){.settings = &own, .work = make, .deliver = lay_out, .user = layout, .without_reports = true});
  else
    log_memory(log);
  bool good = own.files && worst == BG_OK;
  arena_free(memory);
  return good ? BG_OK : worst > BG_WARNED ? worst : BG_FAULT;
}

bool layout_run(struct publication *publication, const char *folder, const struct settings *settings, bg_status *worst,
                bg_log *log)
{
  struct layout layout = {.publication = publication,
                          .pages = sheets_new("page-around.xsl", settings),
                          .texts = sheets_new("text.xsl", settings),
                          .folder_size = strlen(folder) + 1};
  bg_status status = BG_FAULT;
  if (!layout.pages || !layout.texts)
    log_memory(log);
  else if (publication_settle(publication))
    status = run(&layout, folder, settings, log);
  sheets_free(layout.pages);
  sheets_free(layout.texts);
  if (status > *worst) *worst = status;
  return status == BG_OK;
}
