/* Cues: adding up the weights of the words found. */
#include "cues.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "labels.h"
#include "lexicon/front.h"
#include "lexicon/limits.h"

_Static_assert(HEADING_KINDS == sizeof lex_headings_kind_words / sizeof *lex_headings_kind_words,
               "a kind of headings.tsv");
_Static_assert(FUNCTIONS == sizeof lex_functions_function_words / sizeof *lex_functions_function_words,
               "a function of functions.tsv");

slice without_spaces(slice text, char *copy, size_t room)
{
  size_t used = 0, size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (utf8_is_space(code)) continue;
    if (used + size > room) break;
    memcpy(copy + used, text.at + at, size);
    used += size;
  }
  return (slice){copy, used};
}

void heading_cues(slice title, int weights[HEADING_KINDS])
{
  char copy[600];
  slice text = without_spaces(title, copy, sizeof copy);
  memset(weights, 0, HEADING_KINDS * sizeof *weights);
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = lex_next(&lex_headings_by_phrase, at, end)) < end;) {
    const struct lex_headings_row *row = lex_headings_longest(at, (size_t)(end - at));
    if (row) weights[row->kind] += row->weight;
    at += row ? row->phrase_size : utf8_size((unsigned char)*at);
  }
}

void function_cues(slice text, int weights[FUNCTIONS])
{
  memset(weights, 0, FUNCTIONS * sizeof *weights);
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = lex_next(&lex_functions_by_phrase, at, end)) < end;) {
    const struct lex_functions_row *row = lex_functions_longest(at, (size_t)(end - at));
    if (row) weights[row->function] += row->weight;
    at += row ? row->phrase_size : utf8_size((unsigned char)*at);
  }
}

bool speaks_to_audience(slice text)
{
  const struct lex_functions_row *row = lex_functions_longest(text.at, text.size);
  return row && row->function == FUNCTIONS_FUNCTION_SALUTATION && row->weight >= LIMITS_WEIGHT_TELLS;
}

bool speaks_for_government(slice text)
{
  return lex_front_in(text.at, text.size, FRONT_ROLE_REPRESENTS, NULL) &&
         lex_front_in(text.at, text.size, FRONT_ROLE_GOVERNMENT, NULL);
}

bool is_salutation_line(slice text)
{
  return speaks_to_audience(text) && ends_in_colon(text);
}

int year_in(slice text, int *last)
{
  int first = 0;
  for (size_t at = 0; at < text.size;) {
    size_t size;
    int number = number_read(slice_after(text, at), &size);
    if (size == 0) {
      at += utf8_size((unsigned char)text.at[at]);
      continue;
    }
    at += size;
    if (number < 1949 || number > 2099) continue;
    if (!first) first = number;
    if (last) *last = number;
  }
  return first;
}
