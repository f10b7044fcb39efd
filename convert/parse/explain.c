/* Explaining: a note for each heading and item which rule made it one, and what else was considered. */
#include "../support/utf8.h"
#include "outline.h"

enum { LONGEST_SHOWN = 40 }; /* code points */

static bool explain(struct document *document, const struct node *node)
{
  const struct node *shown = node->first && node->first->kind == NODE_HEADING ? node->first : node;
  slice text = document_clean(document, shown->start, shown->end, NULL);
  if (!text.at) return false;
  text.size = utf8_bytes(text, LONGEST_SHOWN);
  const char *copy = arena_copy(document->arena, text);
  const char *rule = arena_format(document->arena, "“%s” (%s)", node->rule, node_kinds[node->kind].element);
  if (!copy || !rule) return log_memory(document->log);
  log_add(document->log, BG_HEADING_RULE, document_place(document, node->start), rule, copy);
  return true;
}

bool choice_explain(struct document *document, uint32_t start, uint32_t end, enum node_kind kind, const char *rule,
                    int better)
{
  if (!document->options->explain) return true;
  slice text = document_clean(document, start, end, NULL);
  if (!text.at) return false;
  text.size = utf8_bytes(text, LONGEST_SHOWN);
  const char *copy = arena_copy(document->arena, text);
  const char *what = arena_format(document->arena, "“%s” (%s, %d.%02d behind)", rule, node_kinds[kind].element,
                                  better / 100, better % 100);
  if (!copy || !what) return log_memory(document->log);
  log_add(document->log, BG_NOT_CHOSEN, document_place(document, start), what, copy);
  return true;
}

bool rules_explain(struct document *document)
{
  if (!document->options->explain) return true;
  for (const struct node *node = document->body; node; node = node_following(node))
    if (node->rule && !explain(document, node)) return false;
  return true;
}
