/* baogao text: gives the source text of a report's XML back. */
#include "../support/outfile.h"
#include "batch.h"
#include "messages.h"
#include "plan.h"
#include "translation.h"

struct writing {
  const struct settings *settings;
  guard *guard;
};

static void write_source(void *user, struct job *job)
{
  const struct writing *writing = user;
  if (!job->report) return;
  outfile *out = outfile_open(writing->settings->output, writing->guard, job->log);
  if (!out) return;
  bool done = bg_report_source(job->report, outfile_sink, out, job->log);
  outfile_close(out, done, job->log);
}

static bg_status run(struct settings *settings)
{
  if (settings->file_count != 1) return settings_wrong(settings, "one file is wanted (- is standard input)");
  bg_status status = plan_check_names(settings);
  if (status == BG_OK && settings->output)
    status = plan_check_inputs(settings, (char *[]){(char *)settings->output}, 1);
  if (status != BG_OK) return status;
  struct writing writing = {settings, guard_new(messages_stopped, settings)};
  status = batch_run(&(struct batch){.settings = settings, .deliver = write_source, .user = &writing});
  guard_free(writing.guard);
  return status;
}

const struct command command_text = {
    .name = "text",
    .bit = FOR_TEXT,
    .arguments = N_("[OPTION…] REPORT"),
    .summary =
        N_("Gives the source text of a report's XML, TEI or Akoma Ntoso back, in UTF-8, character for character"),
    .about = N_("Examples:\n"
                "  baogao text report.xml                         on standard output\n"
                "  baogao text report.tei.xml                     the same, from what was made to be kept\n"
                "  baogao convert report.txt | baogao text - | cmp - report.txt\n"),
    .run = run,
};
