/* Cues: what the words of a heading or a paragraph say about it. The words are rows of lexicon/headings.tsv and
 * functions.tsv. */
#ifndef BAOGAO_CUES_H
#define BAOGAO_CUES_H

#include "../support/slice.h"
#include "lexicon/functions.h"
#include "lexicon/headings.h"

enum { HEADING_KINDS = 20, FUNCTIONS = 15 };

/** Sums the weights of the headings' words found in `title` (white space in it ignored), longest first, for each kind.
 */
void heading_cues(slice title, int weights[HEADING_KINDS]);

/** The same for the words of functions.tsv in `text`. */
void function_cues(slice text, int weights[FUNCTIONS]);

/** Whether `text` begins with an address to the audience, as paragraphs do: 各位代表！ */
bool speaks_to_audience(slice text);

/** Whether `text` says that somebody speaks for a government: 我代表市人民政府 */
bool speaks_for_government(slice text);

/** Whether a line is all of a salutation: 各位代表： */
bool is_salutation_line(slice text);

/** Copies `text` without white space into `copy` of `room` bytes (cut when it does not fit); the result lies in `copy`.
 */
slice without_spaces(slice text, char *copy, size_t room);

/** The first year from 1949 to 2099 that `text` names (2024年, 二〇二四年, ２０２４), 0 if none. `*last` (may be NULL)
 * gets the last. */
int year_in(slice text, int *last);

#endif
