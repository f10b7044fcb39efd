/* Whole parts: paragraphs behind the last division of a part that speak of it all. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/block-words.h"
#include "lexicon/limits.h"
#include "outline.h"
#include "promises.h"

/* Whether one of the paragraph's first sentences turns to the time under review: 随着…，“十四五”圆满收官。五年来，… */
static bool looks_back(const struct outline *outline, const struct paragraph *plain)
{
  uint32_t at = plain->start;
  for (int i = 0; i < LIMITS_LOOK_BACK_SENTENCES && at < plain->end; i++) {
    slice text = document_slice(outline->document, at, plain->end);
    int weights[HEADING_KINDS];
    heading_cues((slice){text.at, utf8_bytes(text, LIMITS_TURN_WITHIN)}, weights);
    if (weights[HEADINGS_KIND_PAST] >= (i ? 3 : 2)) return true;
    at = sentence_end(outline->document, at, plain->end);
  }
  return false;
}

/* Whether the paragraph begins with the government's own building, as it does behind the tasks of a plan. */
static bool turns_to_government(slice text)
{
  int weights[HEADING_KINDS];
  heading_cues(utf8_first(text, LIMITS_TURN_TO_GOVERNMENT_WITHIN), weights);
  return weights[HEADINGS_KIND_GOVERNMENT] >= LIMITS_OWN_BUILDING_WEIGHT;
}

bool leads_in_to_lessons(slice text)
{
  if (!ends_in_colon(text)) return false;
  text = last_sentence(text);
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = lex_next(&lex_block_words_by_word, at, end)) < end;) {
    const struct lex_block_words_row *row = lex_block_words_longest(at, (size_t)(end - at));
    if (row && row->sense == BLOCK_WORDS_SENSE_LESSON) return true;
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
  return false;
}

bool speaks_of_part(const struct outline *outline, const struct paragraph *plain, bool plan)
{
  slice text = document_slice(outline->document, plain->start, plain->end);
  int weights[HEADING_KINDS], functions[FUNCTIONS];
  heading_cues(text, weights);
  if (plan && turns_to_government(text)) return true;
  if (weights[HEADINGS_KIND_LIVELIHOOD] >= LIMITS_WEIGHT_STRONG) return false; /* it announces this year's items */
  if (begins_with_address(outline, plain)) return true;
  if (looks_back(outline, plain) || leads_in_to_lessons(text)) return true;
  function_cues(text, functions);
  return functions[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_LIKELY;
}
