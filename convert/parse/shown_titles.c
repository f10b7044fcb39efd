/* Titles shown as such: what the words of a paragraph leave open, the letters or the style that its format gives it may
 * tell. A first sentence in bold names its paragraph, of which the rest is not bold; a line in a heading's style is a
 * title. */
#include "lexicon/limits.h"
#include "outline.h"

/* Whether the first sentence alone is bold; its full stop may be so or not. */
static bool is_bold_sentence(const struct document *document, const struct paragraph *paragraph)
{
  if (paragraph->sentence_chars > LIMITS_SHOWN_SENTENCE || paragraph->sentence_chars < LIMITS_SHOWN_LEAST) return false;
  if (paragraph->sentence_end >= paragraph->end) return false;
  uint32_t stop = paragraph->sentence_end - (uint32_t)sizeof "。" + 1;
  return hint_share(document, HINT_BOLD, paragraph->start, stop) == SHARE_ALL &&
         hint_share(document, HINT_BOLD, paragraph->sentence_end, paragraph->end) == SHARE_NONE;
}

void try_shown(struct outline *outline, struct paragraph *paragraph)
{
  const struct document *document = outline->document;
  if (paragraph->chars >= LIMITS_SHOWN_LEAST && paragraph->chars <= LIMITS_SHOWN_LINE &&
      hint_share(document, HINT_HEADING, paragraph->start, paragraph->end) == SHARE_ALL) {
    title_make(paragraph, paragraph->end, "line in the style of a heading");
  } else if (is_bold_sentence(document, paragraph)) {
    slice text = document_slice(document, paragraph->start, paragraph->sentence_end);
    if (!names_figure(text)) title_make(paragraph, paragraph->sentence_end, "first sentence in bold");
  }
  if (paragraph->title_end) paragraph->markup = MARKUP_BOLD;
}
