/* Likeness: in what titles and first sentences are like each other, and in what unlike any title. */
#include "likeness.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"

bool begin_alike(const struct outline *outline, const struct paragraph *one, const struct paragraph *two)
{
  slice a = document_slice(outline->document, one->start, one->sentence_end);
  slice b = document_slice(outline->document, two->start, two->sentence_end);
  return slice_starts(b, utf8_first(a, LIMITS_SISTER_BEGINNING));
}

bool judges_period(slice text)
{
  int weights[FUNCTIONS];
  function_cues(text, weights);
  return weights[FUNCTIONS_FUNCTION_VERDICT] >= LIMITS_WEIGHT_TELLS;
}

bool open_alike(const struct outline *outline, const struct paragraph *one, const struct paragraph *two)
{
  slice title = paragraph_title(outline, one), head = utf8_first(title, LIMITS_SISTER_CLAUSE);
  ptrdiff_t comma = slice_find(head, COMMA);
  if (comma <= 0) return false;
  slice words = utf8_first(title, LIMITS_SISTER_BEGINNING);
  head.size = (size_t)comma + COMMA.size;
  if (head.size < words.size) head = words;
  return slice_starts(paragraph_title(outline, two), head);
}

bool stand_over(const struct outline *outline, size_t first, size_t to)
{
  size_t members = 0, over = 0, between = 0;
  for (size_t i = first; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end) continue;
    bool alike = open_alike(outline, &outline->paragraphs[first], paragraph);
    members += alike;
    over += !alike && between++ == 0;
    if (alike) between = 0;
  }
  return members >= LIMITS_SISTERS_IN_ROW && over * 3 >= members * 2;
}

bool list_continues(const struct outline *outline, const struct paragraph *last, const struct paragraph *next)
{
  if (next->label.system == LABEL_NONE) return begin_alike(outline, last, next);
  return next->label.n == last->label.n + 1;
}
