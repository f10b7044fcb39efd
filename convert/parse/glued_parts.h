/* Glued parts: where the title of a part ends to which a sentence is glued, since line ends were lost. */
#ifndef BAOGAO_GLUED_PARTS_H
#define BAOGAO_GLUED_PARTS_H

#include "../support/slice.h"
#include <stdbool.h>

/** The bytes of a part's title with which `text` begins, to which a sentence is glued; 0: it begins with none.
 * `labelled`: a label stood before the text, so that it is a title more likely. */
size_t glued_part_title(slice text, bool labelled);

/** The bytes of a title with which `text` begins when something tells its end beyond doubt: a list that is opened
 * behind it (…重点任务（一）…), a sentence that begins as the title did, or one about a time behind a word; 0: nothing
 * does. */
size_t glued_title_surely_ends(slice text, bool labelled);

/** How well a title ends with the last two characters of `text`: tenths of a logit, of lexicon/title-edges.tsv. */
int title_ends_with(slice text);

/** How well text that is glued to a title begins with the first two characters of `text`; likewise. */
int text_begins_with(slice text);

#endif
