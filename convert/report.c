/* A report: the stages in their order. */
#include "baogao.h"
#include "parse/cuts.h"
#include "parse/parse.h"
#include "read/read.h"
#include "stats/stats.h"
#include "tree/tree.h"
#include <stdlib.h>

struct bg_report {
  xmlDoc *tree;
};

/* Text through read, parse and stats to a tree; the document ends here, the tree stays. */
static xmlDoc *convert_text(const struct input *input, slice source, const char *name, const bg_options *options,
                            bg_log *log)
{
  static const bg_options defaults;
  struct document document = {.log = log, .options = options ? options : &defaults};
  document.arena = arena_new();
  xmlDoc *tree = NULL;
  if (!document.arena)
    log_memory(log);
  else if (read_text(&document, input, source, name) && parse_document(&document) &&
           (document.options->without_statistics || stats_find(&document)) && text_restore(&document))
    tree = tree_build(&document);
  arena_free(document.arena);
  return tree;
}

bg_report *bg_report_read(const void *bytes, size_t size, const char *name, const bg_options *options, bg_log *log)
{
  log_file(log, name);
  bg_report *report = calloc(1, sizeof *report);
  if (!report) {
    log_memory(log);
    return NULL;
  }
  slice source = {bytes, size};
  const struct input *input = input_of(source, name);
  report->tree = input->extract ? convert_text(input, source, name, options, log) : tree_read(bytes, size, log);
  if (report->tree) return report;
  free(report);
  return NULL;
}

void bg_report_free(bg_report *report)
{
  if (!report) return;
  tree_free(report->tree);
  free(report);
}

const void *bg_report_xml(const bg_report *report)
{
  return report->tree;
}

bool bg_report_check(const bg_report *report, bg_log *log)
{
  return tree_check(report->tree, log);
}
