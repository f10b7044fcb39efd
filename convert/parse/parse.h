/* Parsing: source text → outline. */
#ifndef BAOGAO_PARSE_H
#define BAOGAO_PARSE_H

#include "document.h"

/** Finds the structure of `document->text`: fills `body`, all marks but the statistics', and `facts`.
 * Never refuses a text. False only when memory runs out. */
bool parse_document(struct document *document);

#endif
