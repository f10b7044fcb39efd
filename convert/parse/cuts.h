/* Cuts: the text that is parsed without what breaks its paragraphs; pieces.h has the way back. */
#ifndef BAOGAO_CUTS_H
#define BAOGAO_CUTS_H

#include "document.h"

/** Cuts out of `document->text` the furniture inside the `count` spans (in order, not overlapping), which move with it.
 * False when memory runs out. */
bool text_cut(struct document *document, struct run *spans, size_t count);

/** Puts the source text back in place of the one that was parsed, and all that was found in it to its place there.
 * False when memory runs out. */
bool text_restore(struct document *document);

#endif
