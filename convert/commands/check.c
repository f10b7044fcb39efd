/* baogao check: reads each file, checks its tree, writes nothing. Schema and content rules, being errors, make status 1
 * by themselves. With --sentences the files are no reports, but tables of sentences and what must be found in them. */
#include "../stats/sentences.h"
#include "../support/input.h"
#include "batch.h"
#include "messages.h"
#include "senses.h"
#include "translation.h"
#include <stdlib.h>

static void check(void *user, struct job *job)
{
  (void)user;
  if (job->report) bg_report_check(job->report, job->log); /* memory that runs out is in the log */
}

static void nothing_more(void *user, struct job *job)
{
  (void)user, (void)job;
}

static bg_status check_sentences(const struct settings *settings, const char *path)
{
  bg_log *log = bg_log_new();
  if (!log) return messages_memory(settings);
  char *bytes;
  size_t size;
  log_file(log, path);
  if (input_read(path, settings_max_size(settings), &bytes, &size, log)) {
    sentences_check((slice){bytes, size}, log); /* what goes wrong is in the log */
    free(bytes);
  }
  log_file(log, NULL);
  messages_print(log, path, settings);
  bg_status status = bg_log_status(log, settings->strict);
  bg_log_free(log);
  return status;
}

static bg_status run_sentences(const struct settings *settings)
{
  bg_status worst = BG_OK;
  for (size_t i = 0; i < settings->file_count; i++) {
    bg_status status = check_sentences(settings, settings->files[i]);
    if (status > worst) worst = status;
  }
  return worst;
}

static bg_status run(struct settings *settings)
{
  if (settings->word && settings->file_count) return settings_wrong(settings, "--word takes no files");
  if (settings->word) return senses_print(settings->word);
  if (settings->file_count == 0) return settings_wrong(settings, "no file is given (- is standard input)");
  if (settings->sentences) return run_sentences(settings);
  if (settings_check_id(settings) != BG_OK) return BG_USAGE;
  struct meta *meta;
  bg_status status = batch_meta(settings, &meta);
  if (status == BG_OK)
    status = batch_run(&(struct batch){.settings = settings, .meta = meta, .work = check, .deliver = nothing_more});
  meta_free(meta);
  return status;
}

const struct command command_check = {
    .name = "check",
    .bit = FOR_CHECK,
    .arguments = N_("[OPTION…] FILE…"),
    .summary = N_("Reads reports and tells what is odd about them; writes nothing"),
    .about =
        N_("Examples:\n"
           "  baogao check reports/*.txt                     warnings and errors\n"
           "  baogao check --explain report.txt              which rule made each heading and statistic\n"
           "  baogao check --sentences my-sentences.tsv      sentences, and the statistics that they must give\n"
           "  baogao check --word 完成                       in which tables the word stands, and what for\n"
           "  baogao check report.xml && echo valid          schema and content rules\n\n"
           "Exit status: 0 nothing wrong, 1 a rule or the schema is broken (with --strict: any warning; with --word:\n"
           "no table has it),\n"
           "2 wrong use, 3 an input could not be read, 5 out of memory.\n"),
    .run = run,
};
