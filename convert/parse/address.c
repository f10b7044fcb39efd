/* Address: whether a paragraph begins by speaking to the audience (各位代表！). */
#include "../support/utf8.h"
#include "cues.h"
#include "outline.h"

enum { LEAST_WEIGHT = 3, FIRST = 8 /* code points */ };

bool begins_with_address(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  int weights[FUNCTIONS];
  function_cues((slice){text.at, utf8_bytes(text, FIRST)}, weights);
  return weights[FUNCTIONS_FUNCTION_SALUTATION] >= LEAST_WEIGHT;
}
