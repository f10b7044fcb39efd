/* baogao convert: reads each input once and makes every target of the plan from it. What is one file an input is
 * written by the threads that read; what holds many reports, in order by the thread that delivers. */
#include "../support/outfile.h"
#include "../write/write.h"
#include "batch.h"
#include "messages.h"
#include "plan.h"
#include <stdlib.h>
#include <string.h>

/* An output that holds many reports. */
struct collection {
  outfile *out;
  bg_writer *writer;
  bg_log *log; /* its own: it goes on while inputs come and go */
  bool failed;
};

struct conversion {
  struct plan plan;
  guard *guard;
  struct collection *collections; /* one a target; without writer where the target is single */
  bg_writer **writers;            /* theirs */
  size_t writer_count;
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

static void write_single(struct conversion *conversion, const struct target *target, struct job *job)
{
  char *own = conversion->plan.settings->directory ? plan_path(&conversion->plan, target, job->path) : NULL;
  const char *path = own ? own : target->path;
  log_file(job->log, path ? path : "(standard output)");
  outfile *out = outfile_open(path, conversion->guard, job->log);
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

/* All tables are made in one walk over the report. */
static void add_to_collections(void *user, struct job *job)
{
  struct conversion *conversion = user;
  if (!job->report || conversion->writer_count == 0) return;
  if (writers_add(conversion->writers, conversion->writer_count, bg_report_xml(job->report))) return;
  for (size_t i = 0; i < conversion->plan.count; i++) {
    struct collection *collection = &conversion->collections[i];
    collection->failed = collection->failed || (collection->writer && collection->writer->failed);
  }
}

/* A database is added to where it is: it sees to its being whole by itself. */
static bool is_added_to(const struct target *target)
{
  return strcmp(target->info->name, "sqlite") == 0 && target->path && !outfile_is_special(target->path);
}

static void open_collection(struct conversion *conversion, const struct target *target, struct collection *to)
{
  struct write_options options = conversion->plan.settings->writing;
  to->log = bg_log_new();
  if (!to->log) return;
  log_file(to->log, target->path ? target->path : "(standard output)");
  if (is_added_to(target))
    options.path = target->path;
  else
    to->out = outfile_open(target->path, conversion->guard, to->log);
  if (!to->out && !options.path) return;
  to->writer = writer_open(target->format, &options, outfile_sink, to->out, to->log);
  if (to->writer) conversion->writers[conversion->writer_count++] = to->writer;
}

static bg_status close_collection(const struct conversion *conversion, struct collection *collection)
{
  if (!collection->log) return BG_FAULT;
  bool done = collection->writer && bg_writer_close(collection->writer) && !collection->failed;
  if (collection->out) outfile_close(collection->out, done, collection->log);
  log_file(collection->log, NULL);
  messages_print(collection->log, "baogao", conversion->plan.settings);
  bg_status status = bg_log_status(collection->log, false);
  bg_log_free(collection->log);
  return !done && status == BG_OK ? BG_OUTPUT : status;
}

static bg_status give_up(struct conversion *conversion)
{
  free(conversion->writers);
  free(conversion->collections);
  return BG_FAULT;
}

/* XML is written without a tree, when nothing else wants one. */
static bool is_xml_alone(const struct plan *plan)
{
  for (size_t i = 0; i < plan->count; i++)
    if (plan->targets[i].sheets || strcmp(plan->targets[i].format, "xml") != 0) return false;
  return true;
}

static bg_status convert_all(struct conversion *conversion)
{
  const struct plan *plan = &conversion->plan;
  conversion->collections = calloc(plan->count, sizeof *conversion->collections);
  conversion->writers = calloc(plan->count, sizeof *conversion->writers);
  if (!conversion->collections || !conversion->writers) return give_up(conversion);
  for (size_t i = 0; i < plan->count; i++)
    if (!plan_is_single(plan, &plan->targets[i]))
      open_collection(conversion, &plan->targets[i], &conversion->collections[i]);
  bg_status worst = batch_run(&(struct batch){.settings = plan->settings,
                                              .work = write_singles,
                                              .deliver = add_to_collections,
                                              .user = conversion,
                                              .without_trees = is_xml_alone(plan)});
  for (size_t i = 0; i < plan->count; i++) {
    if (plan_is_single(plan, &plan->targets[i])) continue;
    bg_status status = close_collection(conversion, &conversion->collections[i]);
    if (status > worst) worst = status;
  }
  free(conversion->writers);
  free(conversion->collections);
  return worst;
}

static bool make_directory(const struct settings *settings)
{
  if (!settings->directory) return true;
  bg_log *log = bg_log_new();
  log_file(log, settings->directory);
  bool done = log && outfile_directory(settings->directory, log);
  if (log) messages_print(log, "baogao", settings);
  bg_log_free(log);
  return done;
}

static bg_status run(struct settings *settings)
{
  struct conversion conversion = {0};
  bg_status status = plan_make(&conversion.plan, settings);
  if (status == BG_OK && !make_directory(settings)) status = BG_OUTPUT;
  if (status == BG_OK) {
    conversion.guard = guard_new();
    status = convert_all(&conversion);
    guard_free(conversion.guard);
  }
  plan_free(&conversion.plan);
  return status;
}

const struct command command_convert = {
    .name = "convert",
    .bit = FOR_CONVERT,
    .arguments = "[OPTION…] FILE…",
    .summary = "Makes XML, HTML, tables and more from reports (text, or XML that baogao has written)",
    .about =
        "Without -t the suffix of -o decides, and without that it is XML on standard output. FILE may be - for\n"
        "standard input. With -d every input gets its own file, but for tables and databases, which hold them all.\n\n"
        "Examples:\n"
        "  baogao convert report.txt > report.xml                  the annotated report\n"
        "  baogao convert report.txt -o report.html                a page to read\n"
        "  baogao convert -t csv:statistics *.txt -o numbers.csv   one table of many reports\n"
        "  baogao convert -t xml -t html -t csv -d out *.txt       several formats, many files\n"
        "  baogao convert --xslt own.xsl --param a=b -d out *.txt  what your own stylesheet makes\n"
        "  baogao convert --place 岳阳市 --year 2024 report.txt      facts that the text does not give\n\n"
        "Exit status: 0 done, 1 --strict and there was a warning, 2 wrong use, 3 an input could not be read,\n"
        "4 an output could not be written, 5 out of memory. With many files: the highest, after all were tried.\n",
    .run = run,
};
