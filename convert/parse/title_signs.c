/* Title signs: what speaks for or against a sentence's being a title, told from its words and its length. */
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "outline.h"

/* The bytes of the digits at the beginning of `text` that a bracket closes; 0 if there are none. */
static size_t digits_between_brackets(slice text)
{
  size_t digits, size;
  number_read(text, &digits);
  uint32_t code = utf8_peek(text.at + digits, slice_end(text), &size);
  bool round = code == ')' || code == 0xFF09;
  return round || code == ']' || code == 0xFF3D || code == 0x3015 ? digits : 0;
}

/* The bytes of what plus signs join at the beginning of `text`: 3+1, 1+1+N. */
static size_t name_of_scheme(slice text)
{
  size_t at = 0, size;
  for (; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    bool plus = code == '+' || code == 0xFF0B;
    if (!plus && !char_is(code, CHAR_LATIN | CHAR_DIGIT)) break;
  }
  return at;
}

/* Whether what stands behind the character `code` is in quotes, when that character was (`quoted`). */
static bool is_quoted_behind(uint32_t code, bool quoted)
{
  if (code == 0x201C) return true;
  return quoted && code != 0x201D;
}

/* Whether the number before `rest` counts the years that the sentence is about, and nothing follows: 这是…的5|年。 */
static bool ends_with_years(int number, slice rest)
{
  size_t year = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
  return number < 10 && year && slice_equal(slice_after(rest, year), FULL_STOP);
}

bool names_figure(slice text)
{
  bool quoted = false;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (utf8_leads_han(text.at[at])) continue;
    quoted = is_quoted_behind(code, quoted);
    bool round = code == '(' || code == 0xFF08;
    if (round || code == '[' || code == 0xFF3B || code == 0x3014) { /* ( （ [ ［ 〔 */
      size += digits_between_brackets(slice_after(text, at + size));
      continue;
    }
    if (!char_is(code, CHAR_DIGIT) || quoted) continue;
    size_t digits;
    int number = number_read(slice_after(text, at), &digits);
    slice rest = slice_after(text, at + digits);
    if (slice_starts(rest, SLICE("+")) || slice_starts(rest, SLICE("＋"))) { /* the name of a scheme: 3+1, 1+N */
      size = name_of_scheme(slice_after(text, at));
      continue;
    }
    bool year = number >= 1949 && number <= 2099;
    size_t sign;
    bool apart = !rest.size || char_among(utf8_at(rest.at, &sign), U"·：】，"); /* 2023·回眸, 【部署2024】 */
    bool named = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR) || apart;
    bool dated = year && named;
    if (!dated && !ends_with_years(number, rest)) return true;
    size = digits;
  }
  return false;
}

bool says_what_is(slice text)
{
  if (!lex_layout_in(text.at, text.size, LAYOUT_ROLE_IS, NULL)) return false;
  bool quoted = false;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    quoted = is_quoted_behind(code, quoted);
    size_t other = lex_layout_starts(text.at + at, text.size - at, LAYOUT_ROLE_NO_IS);
    if (other) size = other;
    if (!quoted && lex_layout_starts(text.at + at, text.size - at, LAYOUT_ROLE_IS)) return true;
  }
  return false;
}

/* Whether the paragraph `text` ends with what leads in to divisions: …主要做了以下工作。 */
static bool leads_in_to_divisions(slice text)
{
  enum { END = 90 /* bytes */ };
  int weights[FUNCTIONS];
  function_cues(slice_after(text, text.size > END ? text.size - END : 0), weights);
  return weights[FUNCTIONS_FUNCTION_LEAD_IN] >= LIMITS_WEIGHT_LIKELY;
}

/* Whether a neighbour's first sentence is as short: 抓一产。 提二产。 促三产。 */
static bool has_short_sister(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *first = outline->paragraphs + outline->speech_from;
  const struct paragraph *last = outline->paragraphs + outline->speech_to - 1;
  bool before = paragraph > first && paragraph[-1].sentence_chars == paragraph->sentence_chars;
  bool behind = paragraph < last && paragraph[1].sentence_chars == paragraph->sentence_chars;
  return before || behind;
}

/* Whether the first sentence names but some of the many matters that the paragraph goes through:
 * 做好国防动员、双拥工作。支持工会、共青团…. */
static bool goes_through_matters(const struct outline *outline, const struct paragraph *paragraph)
{
  slice sentence = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  slice rest = document_slice(outline->document, paragraph->sentence_end, paragraph->end);
  if (!lex_forms_in(sentence.at, sentence.size, FORMS_FORM_MATTER, NULL)) return false;
  int matters = 0;
  for (size_t at = 0; at < rest.size;) {
    size_t size = lex_forms_starts(rest.at + at, rest.size - at, FORMS_FORM_MATTER);
    matters += size != 0;
    at += size ? size : utf8_size((unsigned char)rest.at[at]);
  }
  return matters >= LIMITS_MATTERS;
}

bool may_name_paragraph(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->sentence_chars > LIMITS_RUN_IN_MOST) return false;
  if (paragraph->sentence_chars < LIMITS_RUN_IN_LEAST && !has_short_sister(outline, paragraph)) return false;
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  if (!slice_ends(text, FULL_STOP) || names_figure(text)) return false;
  if (says_what_is(text) && paragraph->sentence_chars > LIMITS_STATEMENT_TITLE) return false;
  int weights[FUNCTIONS];
  function_cues(text, weights);
  if (weights[FUNCTIONS_FUNCTION_LEAD_IN] >= LIMITS_WEIGHT_TELLS ||
      weights[FUNCTIONS_FUNCTION_VERDICT] >= LIMITS_WEIGHT_TELLS)
    return false;
  if (weights[FUNCTIONS_FUNCTION_SALUTATION] >= LIMITS_WEIGHT_TELLS ||
      weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_TELLS ||
      weights[FUNCTIONS_FUNCTION_OPENING] >= LIMITS_WEIGHT_TELLS ||
      weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= LIMITS_WEIGHT_HINT)
    return false;
  slice head = document_slice(outline->document, paragraph->start, paragraph->end);
  if (leads_in_to_divisions(head) || goes_through_matters(outline, paragraph)) return false;
  function_cues(head, weights); /* 艰难困苦，玉汝于成。…表示衷心的感谢！ */
  return weights[FUNCTIONS_FUNCTION_PROBLEMS] < LIMITS_WEIGHT_CERTAIN &&
         weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] < LIMITS_WEIGHT_CERTAIN;
}

void title_make(struct paragraph *paragraph, uint32_t end, const char *rule)
{
  paragraph->title_end = end;
  paragraph->kind = NODE_SECTION; /* divisions.c says which */
  paragraph->rule = rule;
}

void title_drop(struct paragraph *paragraph)
{
  paragraph->dropped = paragraph->rule;
  paragraph->title_end = 0;
  paragraph->kind = NODE_P;
  paragraph->rule = NULL;
}
