/* Explaining: a note for each heading and item which rule made it one, and what else was considered. */
#include "../support/utf8.h"
#include "outline.h"

enum { LONGEST_SHOWN = 40 }; /* code points */

void choice_explain(struct document *document, uint32_t start, uint32_t end, enum node_kind kind, const char *rule,
                    int better)
{
  if (!document->options->explain) return;
  slice text = utf8_first(document_clean(document, start, end, NULL), LONGEST_SHOWN);
  const char *copy = arena_copy(document->arena, text);
  const char *element = node_kinds[kind].element;
  const char *what = better < 0 ? arena_format(document->arena, "“%s” (%s)", rule, element)
                                : arena_format(document->arena, "“%s” (%s, %d.%02d behind)", rule, element,
                                               better / 100, better % 100);
  if (copy && what) log_add(document->log, BG_NOT_CHOSEN, document_place(document, start), what, copy);
}

static void explain(struct document *document, const struct node *node)
{
  bool heading = node->first && node->first->kind == NODE_HEADING, block = !heading && is_block(node->kind);
  const struct node *shown = heading ? node->first : node;
  slice text = utf8_first(document_clean(document, shown->start, shown->end, NULL), LONGEST_SHOWN);
  const char *copy = arena_copy(document->arena, text);
  const char *rule = arena_format(document->arena, "“%s” (%s)", node->rule, node_kinds[node->kind].element);
  bg_code code = block ? BG_BLOCK_RULE : BG_HEADING_RULE;
  if (copy && rule) log_add(document->log, code, document_place(document, node->start), rule, copy);
  bool outside = node->kind == NODE_OPENING || node->kind == NODE_CLOSING; /* weighed against nothing */
  if (outside) choice_explain(document, node->start, node->end, NODE_P, "text without a name", -1);
}

void rules_explain(struct document *document)
{
  if (!document->options->explain) return;
  for (const struct node *node = document->body; node; node = node_following(node))
    if (node->rule) explain(document, node);
}
