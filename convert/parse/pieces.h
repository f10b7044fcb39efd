/* The way from the text that is parsed, of which pieces of the source are cut out, back to the source. */
#ifndef BAOGAO_PIECES_H
#define BAOGAO_PIECES_H

#include "document.h"

/** Where in the source the byte at `offset` of `document->text` stands; with `ends`, the place behind the byte before
 * it. Both are bytes. */
uint32_t pieces_source(const struct document *document, uint32_t offset, bool ends);

#endif
