/* Aspects: paragraphs in a row that are each named by what stands before a colon: 工业方面：…. 农业方面：….
 *
 * One alone is a sentence with a colon. Three that follow each other and end alike before it are titles. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "edges.h"
#include "lexicon/limits.h"
#include "outline.h"

/* The words before a colon near the beginning of a paragraph without label or title; empty: there are none. */
static slice aspect_of(const struct outline *outline, const struct paragraph *paragraph)
{
  const slice none = {NULL, 0};
  if (paragraph->kind != NODE_P || paragraph->label.system != LABEL_NONE) return none;
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  slice head = utf8_first(text, LIMITS_ASPECT);
  ptrdiff_t colon = slice_find(head, COLON);
  if (colon <= 0 || (size_t)colon + COLON.size >= text.size) return none;
  head.size = (size_t)colon;
  bool plain = !names_figure(head) && !slice_has(head, COMMA);
  return plain && utf8_longer(head, LIMITS_ASPECT_LEAST - 1) ? head : none;
}

/* Whether the two end alike and do not begin so, as what only counts does (第一张答卷：). */
static bool are_sisters(slice one, slice two)
{
  bool counted = slice_equal(utf8_first(one, 1), utf8_first(two, 1));
  return !counted && slice_equal(two_characters(one, false), two_characters(two, false));
}

void aspects_join(struct outline *outline)
{
  for (size_t first = outline->speech_from, to; first < outline->speech_to; first = to) {
    slice aspect = aspect_of(outline, &outline->paragraphs[first]);
    to = first + 1;
    if (!aspect.size) continue;
    for (; to < outline->speech_to; to++) {
      slice next = aspect_of(outline, &outline->paragraphs[to]);
      if (!next.size || !are_sisters(aspect, next)) break;
    }
    for (size_t i = first; i < to && to - first >= LIMITS_SISTERS_IN_ROW; i++) {
      struct paragraph *paragraph = &outline->paragraphs[i];
      uint32_t end = paragraph->start + (uint32_t)(aspect_of(outline, paragraph).size + COLON.size);
      title_make(paragraph, end, "aspects in a row before colons");
    }
  }
}
