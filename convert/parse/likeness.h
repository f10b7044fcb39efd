/* Likeness: what titles and first sentences share with their neighbours. */
#ifndef BAOGAO_LIKENESS_H
#define BAOGAO_LIKENESS_H

#include "outline.h"

/** Whether the first sentences of both begin with the same words. */
bool begin_alike(const struct outline *outline, const struct paragraph *one, const struct paragraph *two);

/** Whether the title `next` is the next of the list in which the title `last` stands: by its label, or, without one, by
 * how it begins. */
bool list_continues(const struct outline *outline, const struct paragraph *last, const struct paragraph *next);

/** Whether both titles begin with the same short clause: 一年来，我们…. */
bool open_alike(const struct outline *outline, const struct paragraph *one, const struct paragraph *two);

/** Whether the titles that open like the first one, three or more, have others between most of them. */
bool stand_over(const struct outline *outline, size_t first, size_t to);

/** 过去的五年，是极不平凡的五年。 */
bool judges_period(slice text);

/** Whether the paragraph begins with a title and has no label. */
static inline bool is_run_in(const struct paragraph *paragraph)
{
  return paragraph->label.system == LABEL_NONE && has_run_in_title(paragraph);
}

#endif
