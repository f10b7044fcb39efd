/* Contents: what only tells before the parts which parts the report has. It looks like their titles and is none: lines
 * in a row that stand again further on as titles, or one sentence that counts them (一、…；二、…；三、…。). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "outline.h"

enum { LEAST = 2 /* lines of a table of contents */ };

bool counts_on_inside(slice text, const struct label *label)
{
  for (ptrdiff_t at; (at = slice_find(text, SEMICOLON)) >= 0;) {
    text = slice_after(text, (size_t)at + SEMICOLON.size);
    struct label next = label_read(utf8_trim(text), 0);
    if (next.system == label->system) return true;
  }
  return false;
}

/* Whether a title or first sentence behind the paragraph at `index` says the same; labels may differ. */
static bool stands_again(const struct outline *outline, size_t index)
{
  slice title = utf8_trim(paragraph_title(outline, &outline->paragraphs[index]));
  for (size_t i = index + 1; i < outline->speech_to; i++) {
    const struct paragraph *other = &outline->paragraphs[i];
    if (slice_equal(utf8_trim(paragraph_title(outline, other)), title)) return true;
  }
  return false;
}

void contents_drop(struct outline *outline)
{
  size_t from = outline->speech_from, to;
  while (from < outline->speech_to && !is_title_line(&outline->paragraphs[from])) from++;
  for (to = from; to < outline->speech_to && to - from < LIMITS_PART_LINES; to++)
    if (!is_title_line(&outline->paragraphs[to]) || !stands_again(outline, to)) break;
  for (size_t i = from; i < to && to - from >= LEAST; i++) title_drop(&outline->paragraphs[i]);
}
