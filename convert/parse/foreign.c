/* Lines in another language: a report printed in two has an English line below each Chinese one. They are the report's
 * text, but no titles, hold no figures that the Chinese does not, and part nothing of what they stand between. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"
#include "outline.h"

/* Latin letters and no character of Chinese. */
static bool is_latin(slice text)
{
  size_t size, letters = 0;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (code >= 0x2E80) return false;
    letters += char_is(code, CHAR_LATIN);
  }
  return letters >= LIMITS_FOREIGN_LETTERS;
}

bool is_foreign_text(slice text)
{
  return is_latin(text) && slice_has(text, SLICE(" ")); /* more than one word */
}

/* What a page says around the text, as its licence, is English in any report: front and ending tell it. */
static bool is_foreign(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->kind != NODE_P || !is_foreign_text(text)) return false;
  int weights[FUNCTIONS];
  function_cues(text, weights);
  return weights[FUNCTIONS_FUNCTION_NAVIGATION] < LIMITS_WEIGHT_TELLS;
}

bool foreign_find(struct outline *outline)
{
  size_t count = 0, kept = 0;
  for (size_t i = 0; i < outline->count; i++) count += is_foreign(outline, &outline->paragraphs[i]);
  if (!count) return true;
  outline->foreign = arena_alloc(outline->document->arena, count * sizeof *outline->foreign);
  if (!outline->foreign) return log_memory(outline->document->log);
  for (size_t i = 0; i < outline->count; i++) {
    const struct paragraph paragraph = outline->paragraphs[i];
    if (is_foreign(outline, &paragraph))
      outline->foreign[outline->foreign_count++] = (struct run){paragraph.start, paragraph.end};
    else
      outline->paragraphs[kept++] = paragraph;
  }
  outline->count = kept;
  return true;
}
