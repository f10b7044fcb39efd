/* baogao convert: reads each input once and makes every target of the plan from it. What is one file an input is
 * written by the threads that read; what holds many reports, in order by the thread that delivers. */
#include "../support/outfile.h"
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
  outfile_guard *guard;
  struct collection *collections; /* one a target; without writer where the target is single */
};

static void write_single(struct conversion *conversion, const struct target *target, struct job *job)
{
  char *own = conversion->plan.settings->directory ? plan_path(&conversion->plan, target, job->path) : NULL;
  const char *path = own ? own : target->path;
  log_file(job->log, path ? path : "(standard output)");
  outfile *out = outfile_open(path, conversion->guard, job->log);
  if (out) {
    bool done = bg_report_write(job->report, target->format, outfile_sink, out, job->log);
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

static void add_to_collections(void *user, struct job *job)
{
  struct conversion *conversion = user;
  for (size_t i = 0; job->report && i < conversion->plan.count; i++) {
    struct collection *collection = &conversion->collections[i];
    if (collection->writer && !collection->failed) collection->failed = !bg_writer_add(collection->writer, job->report);
  }
}

/* A database on disk is added to where it is; for a pipe or a device it is made anew like all else. */
static bool is_added_to(const struct target *target)
{
  const char *path = target->path;
  return target->info->in_place && path && strcmp(path, "-") != 0 && strncmp(path, "/dev/", 5) != 0;
}

static void open_collection(const struct conversion *conversion, const struct target *target, struct collection *to)
{
  to->log = bg_log_new();
  if (!to->log) return;
  log_file(to->log, target->path ? target->path : "(standard output)");
  if (is_added_to(target)) {
    to->writer = bg_writer_open_file(target->format, target->path, to->log);
    return;
  }
  to->out = outfile_open(target->path, conversion->guard, to->log);
  if (to->out) to->writer = bg_writer_open(target->format, outfile_sink, to->out, to->log);
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

static bg_status convert_all(struct conversion *conversion)
{
  const struct plan *plan = &conversion->plan;
  conversion->collections = calloc(plan->count, sizeof *conversion->collections);
  if (!conversion->collections) return BG_FAULT;
  for (size_t i = 0; i < plan->count; i++)
    if (!plan_is_single(plan, &plan->targets[i]))
      open_collection(conversion, &plan->targets[i], &conversion->collections[i]);
  bg_status worst = batch_run(&(struct batch){
      .settings = plan->settings, .work = write_singles, .deliver = add_to_collections, .user = conversion});
  for (size_t i = 0; i < plan->count; i++) {
    if (plan_is_single(plan, &plan->targets[i])) continue;
    bg_status status = close_collection(conversion, &conversion->collections[i]);
    if (status > worst) worst = status;
  }
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
    conversion.guard = outfile_guard_new();
    status = convert_all(&conversion);
    outfile_guard_free(conversion.guard);
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
        "  baogao convert --place 岳阳市 --year 2024 report.txt      facts that the text does not give\n\n"
        "Exit status: 0 done, 1 --strict and there was a warning, 2 wrong use, 3 an input could not be read,\n"
        "4 an output could not be written, 5 out of memory. With many files: the highest, after all were tried.\n",
    .run = run,
};
