/* Group lines: sentences alone in their lines that stand over lists opened by dashes.
 *
 * 五年来，国民经济保持良好势头。 / ——经济较快增长。… / ——结构继续优化。… A sentence alone before one list is its
 * lead-in; three such sentences in a report, each before a list of its own, divide the part. */
#include "../support/punctuation.h"
#include "cues.h"
#include "edges.h"
#include "lexicon/limits.h"
#include "outline.h"

/* Whether the paragraph at `index` is such a sentence. */
static bool is_group_line(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index], *next = paragraph + 1;
  if (index + 1 >= outline->speech_to || next->label.system != LABEL_DASH || !next->title_end) return false;
  if (paragraph->kind != NODE_P || paragraph->label.system != LABEL_NONE) return false;
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  bool alone = paragraph->sentence_end >= paragraph->end && slice_ends(text, FULL_STOP);
  return alone && paragraph->chars <= LIMITS_TITLE_LINE && !names_figure(text) &&
         !begins_with_address(outline, paragraph);
}

/* Whether the title ends the division in which group lines stand: it has no dash, and is no first sentence. */
static bool ends_division(const struct paragraph *paragraph)
{
  return paragraph->title_end && paragraph->label.system != LABEL_DASH && !has_run_in_title(paragraph);
}

/* The lines from `from` to `to` are titles when there are three that begin alike, below a title with a label: they could
 * stand beside one without. */
static void settle_division(struct outline *outline, size_t from, size_t to)
{
  if (from == outline->speech_from || !label_has_rank(outline->paragraphs[from - 1].label.system)) return;
  slice head = {NULL, 0};
  int count = 0;
  for (size_t i = from; i < to; i++) {
    if (!is_group_line(outline, i)) continue;
    slice text = document_slice(outline->document, outline->paragraphs[i].start, outline->paragraphs[i].end);
    if (!count++) head = two_characters(text, true);
    if (!slice_starts(text, head)) return;
  }
  for (size_t i = from; i < to && count >= LIMITS_SISTERS_IN_ROW; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (!is_group_line(outline, i)) continue;
    title_make(paragraph, paragraph->end, "sentence alone over a list of dashes");
    paragraph->over_titles = true;
  }
}

void group_lines_find(struct outline *outline)
{
  size_t from = outline->speech_from;
  for (size_t i = from; i < outline->speech_to; i++) {
    if (!ends_division(&outline->paragraphs[i])) continue;
    settle_division(outline, from, i);
    from = i + 1;
  }
  settle_division(outline, from, outline->speech_to);
}
