/* The source text, out of the tree. */
#include "../tree/tree.h"
#include "output.h"

bool bg_report_source(const bg_report *report, bg_sink sink, void *user, bg_log *log)
{
  const xmlDoc *tree = bg_report_xml(report);
  struct output output;
  if (!tree) return log_memory(log);
  if (!output_open(&output, sink, user, log)) return false;
  bool put = tree_text(tree, output_sink, &output);
  bool refused = output.failed;
  if (!put && !refused) log_memory(log);
  return output_close(&output) && put;
}
