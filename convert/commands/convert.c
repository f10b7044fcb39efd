/* baogao convert: reads each input once and makes every target of the plan from it. What is one file an input is
 * written by the threads that read; what holds many reports, in order by the thread that delivers.
 *
 * The outputs that hold many reports are opened with the first of these, finished together, and only then get their
 * names. Where an input could not be read, they take nobody's place: what is there holds more than they do. */
#include "../support/outfile.h"
#include "../write/write.h"
#include "batch.h"
#include "memory.h"
#include "messages.h"
#include "plan.h"
#include "resume.h"
#include "stream.h"
#include "translation.h"
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* An output that holds many reports. */
struct collection {
  outfile *out;
  bg_writer *writer;
  bg_log *log; /* its own: it goes on while inputs come and go */
  bool done;
};

struct conversion {
  struct plan plan;
  const struct meta *meta;
  struct resume *resume; /* NULL: not wanted */
  guard *guard;
  struct collection *collections; /* one a target; without log where the target is single */
  bg_writer **writers;            /* theirs */
  size_t writer_count;
  bool opened;
  bool failed; /* one of them could not be opened or written */
  bool unread; /* an input could not be read */
  bool lost;   /* for lack of memory */
};

/* bg_report_write() with the options of the command line. */
static bool write_report(const struct conversion *conversion, const struct target *target, struct job *job,
                         outfile *out)
{
  const struct write_options *options = &conversion->plan.settings->writing;
  stylesheet *sheet = target->sheets ? sheets_take(target->sheets, job->log) : NULL;
  if (target->sheets && !sheet) return false;
  bg_writer *writer = sheet ? writer_open_sheet(sheet, outfile_sink, out, job->log)
                            : writer_open(target->format, options, outfile_sink, out, job->log);
  bool good = writer && bg_writer_add(writer, job->report);
  good = writer && bg_writer_close(writer) && good;
  if (sheet) sheets_give(target->sheets, sheet);
  return good;
}

/* Under -d no link is followed. */
static outfile *open_output(const struct conversion *conversion, const char *path, bg_log *log)
{
  const char *folder = conversion->plan.settings->directory;
  return folder && path ? outfile_open_below(folder, path, conversion->guard, log)
                        : outfile_open(path, conversion->guard, log);
}

static void write_single(struct conversion *conversion, const struct target *target, struct job *job)
{
  char *own = conversion->plan.settings->directory ? plan_path(&conversion->plan, target, job->path) : NULL;
  const char *path = own ? own : target->path;
  log_file(job->log, path ? path : "(standard output)");
  outfile *out = open_output(conversion, path, job->log);
  if (out) {
    bool done = write_report(conversion, target, job, out);
    outfile_close(out, done, job->log);
  }
  free(own);
}

static void write_singles(void *user, struct job *job)
{
  struct conversion *conversion = user;
  for (size_t i = 0; job->report && i < conversion->plan.count; i++) {
    const struct target *target = &conversion->plan.targets[i];
    if (plan_is_single(&conversion->plan, target)) write_single(conversion, target, job);
  }
}

static bool is_link(const char *path)
{
  struct stat status;
  return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/* A database is added to where it is: it sees to its being whole by itself. What a link in the folder leads to is
 * not. */
static bool is_added_to(const struct settings *settings, const struct target *target)
{
  if (strcmp(target->info->name, "sqlite") != 0 || !target->path) return false;
  return !outfile_is_special(target->path) && !(settings->directory && is_link(target->path));
}

static void hold(void *user, bool on)
{
  if (on)
    guard_hold(user);
  else
    guard_release(user);
}

static bool open_collection(struct conversion *conversion, const struct target *target, struct collection *to)
{
  struct write_options options = conversion->plan.settings->writing;
  to->log = bg_log_new();
  if (!to->log) {
    messages_memory(conversion->plan.settings);
    conversion->lost = true;
    return false;
  }
  log_file(to->log, target->path ? target->path : "(standard output)");
  if (is_added_to(conversion->plan.settings, target)) {
    options.path = target->path;
    options.hold = hold;
    options.hold_user = conversion->guard;
  } else {
    to->out = open_output(conversion, target->path, to->log);
  }
  if (!to->out && !options.path) return false;
  to->writer = writer_open(target->format, &options, outfile_sink, to->out, to->log);
  if (to->writer) conversion->writers[conversion->writer_count++] = to->writer;
  return to->writer != NULL;
}

static void open_collections(struct conversion *conversion)
{
  const struct plan *plan = &conversion->plan;
  conversion->opened = true;
  for (size_t i = 0; i < plan->count; i++)
    if (!plan_is_single(plan, &plan->targets[i]) &&
        !open_collection(conversion, &plan->targets[i], &conversion->collections[i]))
      conversion->failed = true;
}

/* All tables are made in one walk over the report. */
static void add_to_collections(void *user, struct job *job)
{
  struct conversion *conversion = user;
  if (job->known) return;
  if (!job->report) {
    conversion->unread = true;
    conversion->lost = conversion->lost || bg_log_status(job->log, false) == BG_FAULT;
    return;
  }
  if (!conversion->opened) open_collections(conversion);
  if (conversion->writer_count > 0 && !writers_add_report(conversion->writers, conversion->writer_count, job->report))
    conversion->failed = true;
  if (conversion->resume && !conversion->failed) resume_note(conversion->resume, job);
}

static void meet(void *user, struct job *job, slice bytes, const bg_options *options)
{
  const struct conversion *conversion = user;
  resume_meet(conversion->resume, job, bytes, options);
}

/* Once the folder is there. */
static bg_status open_resume(struct conversion *conversion)
{
  const struct settings *settings = conversion->plan.settings;
  if (!settings->resume) return BG_OK;
  bg_log *log = bg_log_new();
  if (!log) return messages_memory(settings);
  conversion->resume = resume_open(&conversion->plan, log);
  return messages_finish(log, settings, BG_OK);
}

/* ---- The end ---- */

/* Ends all writers and brings what they have written to the disk; whether all of it is there. */
static bool finish_collections(struct conversion *conversion)
{
  bool done = !conversion->failed;
  for (size_t i = 0; i < conversion->plan.count; i++) {
    struct collection *collection = &conversion->collections[i];
    if (!collection->log) continue;
    bool written = collection->writer && bg_writer_close(collection->writer);
    collection->done = written && (!collection->out || outfile_finish(collection->out, collection->log));
    done = done && collection->done;
  }
  return done;
}

static bool replaces_anything(const struct conversion *conversion)
{
  for (size_t i = 0; i < conversion->plan.count; i++) {
    const struct collection *collection = &conversion->collections[i];
    if (collection->out && outfile_replaces(collection->out)) return true;
  }
  return false;
}

/* Why the outputs, whole as they are, do not get their names; NULL when they do. */
static const char *why_not(const struct conversion *conversion)
{
  if (conversion->lost) return N_("this is not made without it");
  if (conversion->unread && replaces_anything(conversion)) return N_("what is there stays as it is");
  return NULL;
}

static bg_status close_collection(struct conversion *conversion, struct collection *collection, bool done,
                                  const char *why)
{
  if (!collection->log) return BG_OK;
  if (done && why && collection->out && outfile_has_place(collection->out))
    log_add(collection->log, BG_INCOMPLETE, NOWHERE, why);
  if (collection->out && !outfile_close(collection->out, done && !why, collection->log)) collection->done = false;
  log_file(collection->log, NULL);
  messages_print(collection->log, "baogao", conversion->plan.settings);
  bg_status status = bg_log_status(collection->log, false);
  bg_log_free(collection->log);
  return !collection->done && status == BG_OK ? BG_OUTPUT : status;
}

static bg_status close_collections(struct conversion *conversion)
{
  if (!conversion->opened) return BG_OK;
  bg_status worst = conversion->lost ? BG_FAULT : conversion->failed ? BG_OUTPUT : BG_OK;
  bool done = finish_collections(conversion);
  const char *why = why_not(conversion);
  for (size_t i = 0; i < conversion->plan.count; i++) {
    bg_status status = close_collection(conversion, &conversion->collections[i], done, why);
    if (status > worst) worst = status;
  }
  return worst;
}

/* XML, pages and tables are written without a tree, when nothing else wants one. */
static bool is_without_trees(const struct plan *plan)
{
  for (size_t i = 0; i < plan->count; i++)
    if (writer_needs_tree(plan->targets[i].info->name)) return false;
  return true;
}

static bg_status convert_all(struct conversion *conversion)
{
  const struct plan *plan = &conversion->plan;
  bg_status worst = BG_OK;
  conversion->collections = calloc(plan->count, sizeof *conversion->collections);
  conversion->writers = calloc(plan->count, sizeof *conversion->writers);
  if (conversion->collections && conversion->writers) {
    worst = batch_run(&(struct batch){.settings = plan->settings,
                                      .meta = conversion->meta,
                                      .meet = conversion->resume ? meet : NULL,
                                      .work = write_singles,
                                      .deliver = add_to_collections,
                                      .user = conversion,
                                      .without_trees = is_without_trees(plan)});
    resume_close(conversion->resume);
    bg_status status = close_collections(conversion);
    if (status > worst) worst = status;
  } else {
    worst = messages_memory(plan->settings);
  }
  free(conversion->writers);
  free(conversion->collections);
  return worst;
}

static bg_status make_directory(const struct settings *settings)
{
  if (!settings->directory) return BG_OK;
  bg_log *log = bg_log_new();
  if (!log) return messages_memory(settings);
  log_file(log, settings->directory);
  outfile_directory(settings->directory, log);
  return messages_finish(log, settings, BG_OK);
}

/* All that may be wrong use comes first: then nothing is touched. */
static bg_status run(struct settings *settings)
{
  if (settings->records) return stream_run(settings);
  struct conversion conversion = {0};
  struct meta *meta = NULL;
  if (settings->xslt) memory_limit();
  bg_status status = plan_make(&conversion.plan, settings);
  if (status == BG_OK) status = batch_meta(settings, &meta);
  if (status == BG_OK) status = make_directory(settings);
  if (status == BG_OK) status = plan_confine(&conversion.plan);
  if (status == BG_OK) status = open_resume(&conversion);
  if (status == BG_OK) {
    conversion.meta = meta;
    conversion.guard = guard_new(messages_stopped, settings);
    status = convert_all(&conversion);
    guard_free(conversion.guard);
  }
  meta_free(meta);
  plan_free(&conversion.plan);
  return status;
}

const struct command command_convert = {
    .name = "convert",
    .bit = FOR_CONVERT,
    .arguments = N_("[OPTION…] FILE…"),
    .summary = N_("Makes XML, HTML, tables and more from reports (text, or XML that baogao has written)"),
    .about = N_(
        "Without -t the suffix of -o decides, and without that it is XML on standard output. FILE may be - for\n"
        "standard input. With -d every input gets its own file, but for tables and databases, which hold them all.\n\n"
        "Examples:\n"
        "  baogao convert report.txt > report.xml                  the annotated report\n"
        "  baogao convert report.txt -o report.html                a page to read\n"
        "  baogao convert -t csv:statistics *.txt -o numbers.csv   one table of many reports\n"
        "  baogao convert -t xml -t html -t csv -d out *.txt       several formats, many files\n"
        "  baogao convert --xslt own.xsl --param a=b -d out *.txt  what your own stylesheet makes\n"
        "  baogao convert -t jsonl:statistics --records -          a filter: JSON lines in, JSON lines out\n"
        "  baogao convert --place 岳阳市 --year 2024 report.txt      facts that the text does not give\n\n"
        "An output appears whole or not at all. Where an input could not be read, a table of many takes no older "
        "one's\n"
        "place: that stays as it is.\n\n"
        "Exit status: 0 done, 1 --strict and there was a warning, 2 wrong use, 3 an input could not be read,\n"
        "4 an output could not be written, 5 out of memory. With many files: the highest, after all were tried.\n"),
    .run = run,
};
