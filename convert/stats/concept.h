/* Concepts: which indicator of the concordance (lexicon/concepts.tsv) a report means by the name that it writes, and in
 * which unit its values can be compared. */
#ifndef BAOGAO_CONCEPT_H
#define BAOGAO_CONCEPT_H

#include "../parse/document.h"
#include "lexicon/concepts.h"

/** The indicator called `name` (全省生产总值, 农民人均纯收入增速), or NULL. Linear in the length of the name; needs no
 * memory. */
const struct lex_concepts_row *concept_find(slice name);

/** The indicator whose name stands at the beginning of `text`, the longest, of at least four characters (three of
 * ASCII: GDP); NULL: none. `*size` gets its bytes. For texts that name indicators without figures. */
const struct lex_concepts_row *concept_at(slice text, size_t *size);

/** A name that lists several indicators (财政收入、居民收入和物价), member by member: sets `*concept` to that of the
 * next one, NULL for what is none, and `*rest`, which is the whole name at first. A member is completed by what it
 * shares with the others: 城镇、农村居民人均收入, 粮食产量及播种面积. False when none is left. */
bool concept_next(slice name, slice *rest, const struct lex_concepts_row **concept);

/** The indicator with this code, or NULL. */
const struct lex_concepts_row *concept_of_code(slice code);

/** Gives each statistic of `document` the code of its indicator, and its value in the base of its unit where that is
 * another one. False only when memory runs out. */
bool concepts_give(struct document *document);

#endif
