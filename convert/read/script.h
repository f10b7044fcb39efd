/* Traditional and Simplified characters. */
#ifndef BAOGAO_SCRIPT_H
#define BAOGAO_SCRIPT_H

#include "../parse/document.h"

/** Whether `text` is in Traditional characters: of those in lexicon/scripts.tsv, more of its first 64 KiB are in the
 * Traditional form than in the Simplified. */
bool script_is_traditional(slice text);

/** Puts a copy of `document->text` in Simplified characters in its place, for the lexicon's words are Simplified; the
 * text as written stays in `source_text`. Every byte keeps its offset. False when memory runs out. */
bool script_simplify(struct document *document);

/** Puts a copy of `document->text` with characters for the radicals of lexicon/radicals.tsv in its place, if it holds
 * any; the text as written stays in `source_text`. Every byte keeps its offset. False when memory runs out. */
bool script_unify_radicals(struct document *document);

#endif
