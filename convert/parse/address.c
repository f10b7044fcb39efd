/* Address: whether a paragraph begins by speaking to the audience (各位代表！). */
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"
#include "outline.h"

bool begins_with_address(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  int weights[FUNCTIONS];
  function_cues((slice){text.at, utf8_bytes(text, LIMITS_ADDRESS_WITHIN)}, weights);
  return weights[FUNCTIONS_FUNCTION_SALUTATION] >= LIMITS_WEIGHT_TELLS;
}
