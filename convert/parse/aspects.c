/* Aspects: paragraphs in a row that are each named by what stands before a colon: 工业方面：…. 农业方面：….
 *
 * One alone is a sentence with a colon. Three that follow each other and end alike before it, or whose numbers count on
 * (1、产业结构：…。2、创新能力：…。), are titles. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "edges.h"
#include "lexicon/limits.h"
#include "outline.h"

static bool is_numbered(const struct paragraph *paragraph)
{
  return paragraph->label.system == LABEL_ARABIC;
}

/* The words before a colon near the beginning of a paragraph without title, with a number or without a label; empty:
 * there are none. */
static slice aspect_of(const struct outline *outline, const struct paragraph *paragraph)
{
  const slice none = {NULL, 0};
  bool labelled = paragraph->label.system != LABEL_NONE;
  if (paragraph->kind != NODE_P) return none;
  if (labelled && !is_numbered(paragraph)) return none; /* of a list */
  slice text = document_slice(outline->document, labelled ? paragraph->label.end : paragraph->start, paragraph->end);
  slice head = utf8_first(text, LIMITS_ASPECT);
  ptrdiff_t colon = slice_find(head, COLON);
  if (colon <= 0) return none;
  head.size = (size_t)colon;
  bool plain = !names_figure(head) && !slice_has(head, COMMA);
  return plain && utf8_longer(head, LIMITS_ASPECT_LEAST - 1) ? head : none;
}

/* Whether the aspect of `next` goes on the row of that of `paragraph`: its number is the next; or they end alike and do
 * not begin so, as what only counts does (第一张答卷：). */
static bool are_sisters(const struct outline *outline, const struct paragraph *paragraph, const struct paragraph *next)
{
  slice one = aspect_of(outline, paragraph), two = aspect_of(outline, next);
  if (!two.size) return false;
  if (is_numbered(next)) return next->label.n == paragraph->label.n + 1;
  bool counted = slice_equal(utf8_first(one, 1), utf8_first(two, 1));
  return !counted && slice_equal(two_characters(one, false), two_characters(two, false));
}

void aspects_join(struct outline *outline)
{
  const struct paragraph *paragraphs = outline->paragraphs;
  for (size_t first = outline->speech_from, to; first < outline->speech_to; first = to) {
    to = first + 1;
    if (!aspect_of(outline, &paragraphs[first]).size) continue;
    while (to < outline->speech_to && are_sisters(outline, &paragraphs[to - 1], &paragraphs[to])) to++;
    for (size_t i = first; i < to && to - first >= LIMITS_SISTERS_IN_ROW; i++) {
      struct paragraph *paragraph = &outline->paragraphs[i];
      slice aspect = aspect_of(outline, paragraph);
      uint32_t end = (uint32_t)(slice_end(aspect) - outline->document->text.at) + (uint32_t)COLON.size;
      title_make(paragraph, end, "aspects in a row before colons");
    }
  }
}
