/* Parsing: for now a paragraph a line. */
#include "parse.h"
#include "../support/utf8.h"

bool parse_document(struct document *document)
{
  document->body = node_new(document, NODE_BODY, NULL, 0, (uint32_t)document->text.size);
  if (!document->body) return log_memory(document->log);
  for (size_t i = 0; i < document->line_count; i++) {
    uint32_t start = document->line_starts[i];
    uint32_t end = i + 1 < document->line_count ? document->line_starts[i + 1] : (uint32_t)document->text.size;
    slice line = utf8_trim(document_slice(document, start, end));
    if (line.size == 0) continue;
    start = (uint32_t)(line.at - document->text.at);
    end = start + (uint32_t)line.size;
    if (!node_new(document, NODE_P, document->body, start, end) || !mark_add(document, MARK_SENTENCE, start, end, 0))
      return log_memory(document->log);
  }
  return true;
}
