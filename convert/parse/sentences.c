/* Sentences and terms: runs of text inside blocks. */
#include "../support/scan.h"
#include "../support/utf8.h"
#include "outline.h"

enum { LONGEST_TERM = 39, BYTES_A_SENTENCE = 96 }; /* 133 on average in real reports */

/* “” and 。 begin with these bytes. */
#define LEAD_OF_QUOTE ((char)0xE2)
#define LEAD_OF_STOP  ((char)0xE3)

/* “三高四新”: what stands between quotation marks, when it is short and no sentence. */
static void find_terms(struct document *document, uint32_t start, uint32_t end)
{
  const char *text = document->text.at, *last = text + end, *open = NULL;
  size_t size;
  for (const char *at = text + start; (at = scan_to_either(at, last, LEAD_OF_QUOTE, LEAD_OF_STOP)) < last; at += size) {
    uint32_t code = utf8_at(at, &size);
    if (code == 0x201C) {
      open = at + size;
    } else if (code == 0x3002) {
      open = NULL;
    } else if (code == 0x201D && open) {
      slice term = {open, (size_t)(at - open)};
      bool mark = term.size && !utf8_longer(term, LONGEST_TERM);
      if (mark) mark_add(document, MARK_TERM, (uint32_t)(open - text), (uint32_t)(at - text), 0);
      open = NULL;
    }
  }
}

static void find_in_block(struct document *document, const struct node *node)
{
  uint32_t at = node->start;
  const struct marks *labels = &document->marks[MARK_LABEL];
  size_t label = mark_after(document, MARK_LABEL, at);
  if (label < labels->count && labels->at[label].start == at) at = labels->at[label].end;
  bool whole =
      node->kind == NODE_P || node->kind == NODE_ITEM || node->kind == NODE_LI || node->kind == NODE_DEFINITION;
  find_terms(document, at, node->end);
  if (!whole) return;
  while (at < node->end) {
    uint32_t stop = sentence_end(document, at, node->end);
    slice text = utf8_trim(document_slice(document, at, stop));
    uint32_t from = (uint32_t)(text.at - document->text.at);
    if (text.size) mark_add(document, MARK_SENTENCE, from, from + (uint32_t)text.size, 0);
    at = stop;
  }
}

void sentences_find(struct document *document)
{
  mark_reserve(document, MARK_SENTENCE, document->text.size / BYTES_A_SENTENCE);
  for (const struct node *node = document->body; node; node = node_following(node)) {
    if (node->first || node->kind == NODE_ENTRY_TERM) continue;
    find_in_block(document, node);
  }
}
