/* Cuts: the text that is parsed without what breaks its paragraphs, and the way back to the source. */
#ifndef BAOGAO_CUTS_H
#define BAOGAO_CUTS_H

#include "document.h"

/** Cuts out of `document->text` the furniture inside the `count` spans (in order, not overlapping), which move with it.
 * False when memory runs out. */
bool text_cut(struct document *document, struct run *spans, size_t count);

/** Where in the source the byte at `offset` of `document->text` stands. */
uint32_t text_source_offset(const struct document *document, uint32_t offset);

/** Puts the source text back in place of the one that was parsed, and all that was found in it to its place there.
 * False when memory runs out. */
bool text_restore(struct document *document);

#endif
