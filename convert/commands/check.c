/* baogao check: reads each file, checks its tree, writes nothing. Schema and content rules, being errors, make status 1
 * by themselves. */
#include "batch.h"

static void check(void *user, struct job *job)
{
  (void)user;
  if (job->report) bg_report_check(job->report, job->log); /* memory that runs out is in the log */
}

static void nothing_more(void *user, struct job *job)
{
  (void)user, (void)job;
}

static bg_status run(struct settings *settings)
{
  if (settings->file_count == 0) return settings_wrong(settings, "no file is given (- is standard input)");
  return batch_run(&(struct batch){.settings = settings, .work = check, .deliver = nothing_more});
}

const struct command command_check = {
    .name = "check",
    .bit = FOR_CHECK,
    .arguments = "[OPTION…] FILE…",
    .summary = "Reads reports and tells what is odd about them; writes nothing",
    .about = "Examples:\n"
             "  baogao check reports/*.txt                     warnings and errors\n"
             "  baogao check --explain report.txt              which rule made each heading and statistic\n"
             "  baogao check report.xml && echo valid          schema and content rules\n\n"
             "Exit status: 0 nothing wrong, 1 a rule or the schema is broken (with --strict: any warning),\n"
             "2 wrong use, 3 an input could not be read, 5 out of memory.\n",
    .run = run,
};
