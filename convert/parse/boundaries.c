/* Boundaries: where paragraphs begin in a text whose line ends were lost altogether.
 *
 * When most of a text stands in one paragraph, a sentence begins one of its own where it opens with a label, a dash, an
 * address, the title of a part, the time looked back on, or words that only a block of its own opens with (targets,
 * requirement, difficulties, thanks, the final appeal). The title of a part may stand glued to the sentence
 * behind it (glued_parts.c). */
#include "boundaries.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "glued_parts.h"
#include "lexicon/limits.h"
#include <ctype.h>

enum { NUMBER = 8, /* … of a number that counts */ YEAR = 4 /* digits */ };

bool holds_paragraphs(const struct document *document, uint32_t start, uint32_t end)
{
  return end - start >= LIMITS_GLUED_TEXT && (uint64_t)(end - start) * 2 > document->text.size;
}

/* The time looked back on, before a comma: 一年来，我们… */
static bool looks_back(slice text)
{
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  return row && row->kind == HEADINGS_KIND_PAST && slice_starts(slice_after(text, row->phrase_size), COMMA);
}

/* Words that only the first sentence of a block has. */
static bool opens_block(slice head)
{
  int weights[FUNCTIONS];
  function_cues(head, weights);
  static const enum lex_functions_function openers[] = {
      FUNCTIONS_FUNCTION_PROBLEMS, FUNCTIONS_FUNCTION_CLOSING,     FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT,
      FUNCTIONS_FUNCTION_OPENING,  FUNCTIONS_FUNCTION_REQUIREMENT,
  };
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
    if (weights[openers[i]] >= LIMITS_WEIGHT_LIKELY) return true;
  return weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_STRONG;
}

/* Where the salutation begins in the front that starts at `text`: behind something else; 0: nowhere. */
static size_t salutation_in(slice text)
{
  slice head = utf8_first(text, LIMITS_GLUED_FRONT);
  for (size_t at = 0, size; at < head.size; at += size) {
    slice rest = slice_after(head, at);
    utf8_at(rest.at, &size);
    const struct lex_functions_row *row = lex_functions_longest(rest.at, rest.size);
    if (!row || row->function != FUNCTIONS_FUNCTION_SALUTATION || row->weight < LIMITS_WEIGHT_TELLS) continue;
    slice behind = slice_after(rest, row->phrase_size);
    if (slice_starts(behind, COLON) || slice_starts(behind, SLICE(":"))) return at;
  }
  return 0;
}

/* The bytes of the line 附件1 with which the text begins: its number may stand before a year's. */
static size_t annex_line(slice text)
{
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  if (!row || row->kind != HEADINGS_KIND_APPENDIX) return 0;
  size_t at = row->phrase_size, digits = 0;
  while (at + digits < text.size && isdigit((unsigned char)text.at[at + digits])) digits++;
  if (digits > YEAR) digits -= YEAR;
  if (digits > 2) return 0;
  at += digits;
  return slice_starts(slice_after(text, at), COLON) ? at + COLON.size : at;
}

/* A number that counts: 1. or 〔1〕; 0: none. */
static int number_counting(slice text)
{
  int n = 0;
  struct label label = label_read(utf8_first(text, NUMBER), 0);
  if (label.system == LABEL_ARABIC) return label.n;
  return note_mark(text, &n) ? n : 0;
}

/* The bytes of a glossary's title with which the text begins, before its first entry: 《政府工作报告》名词解释|1.… 0:
 * it begins with none. */
static size_t glossary_title(slice text)
{
  int weights[HEADING_KINDS];
  text = utf8_first(text, LIMITS_GLUED_HEAD);
  heading_cues(text, weights);
  if (weights[HEADINGS_KIND_GLOSSARY] < LIMITS_NAMES_GLOSSARY_WEIGHT) return 0;
  for (size_t at = 0, size; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (char_among(code, U"。！")) return 0; /* they stand before the title */
    if (number_counting(slice_after(text, at)) == 1) return at;
  }
  return 0;
}

/* Whether the sentence at the front of `text` begins a paragraph; `before` is the paragraph up to there. */
static bool begins_paragraph(slice text, slice before)
{
  struct label label = label_read(utf8_first(text, LIMITS_GLUED_HEAD), 0);
  bool numbered = label.system >= LABEL_HAN && label.system <= LABEL_ARABIC;
  bool labelled = numbered || label.system == LABEL_ORDINAL || label.system == LABEL_DASH;
  if (labelled || annex_line(text) || speaks_to_audience(text) || glued_part_title(text, false)) return true;
  if (glossary_title(text)) return true;
  return looks_back(text) && utf8_longer(before, LIMITS_GLUED_BEFORE_LOOKING_BACK);
}

bool opens_paragraph(slice text)
{
  struct label label = label_read(utf8_first(text, LIMITS_GLUED_HEAD), 0);
  bool labelled = label.system != LABEL_NONE && label.system != LABEL_LISTED;
  return labelled || opens_block(utf8_first(text, LIMITS_GLUED_HEAD));
}

/* Where the first division begins that the sentence from `start` to `end` leads in to: behind a colon, with 一、 or
 * （一）; 0: it leads in to none. */
static uint32_t led_in(const struct document *document, uint32_t start, uint32_t end)
{
  slice rest = document_slice(document, start, end);
  ptrdiff_t colon = slice_find(rest, COLON);
  bool narrow = colon < 0;
  if (narrow) colon = slice_find(rest, SLICE(":"));
  if (colon < 0) return 0;
  rest = slice_after(rest, (size_t)colon + (narrow ? 1 : COLON.size));
  struct label label = label_read(utf8_first(rest, LIMITS_GLUED_HEAD), 0);
  bool divides = label.system == LABEL_HAN || label.system == LABEL_HAN_PAREN;
  return divides ? (uint32_t)(rest.at - document->text.at) : 0;
}

/* # What is counted through: items and notes, whose ends no full stop tells */

/* Whether an annex that counts something begins with `text`: 附件2名词解释1.… */
static bool opens_annex(slice text)
{
  size_t line = annex_line(text), size;
  if (!line) return false;
  text = utf8_first(text, LIMITS_GLUED_HEAD);
  for (size_t at = line; at < text.size; at += size) {
    if (number_counting(slice_after(text, at)) == 1) return true;
    utf8_at(text.at + at, &size);
  }
  return false;
}

/* Where in `text`, behind its first character, the number `n` counts; 0: nowhere near. */
static size_t next_counted(slice text, int n)
{
  size_t size;
  uint32_t before;
  text = utf8_first(text, LIMITS_COUNTED_MEMBER);
  for (size_t at = 0; at < text.size; at += size) {
    before = utf8_at(text.at + at, &size);
    bool may = before >= 0x2E80 || char_among(before, U")]");
    slice rest = slice_after(text, at + size);
    if (!may) continue;
    if (number_counting(rest) == n || opens_annex(rest)) return at + size;
  }
  return 0;
}

/* Where the next item or note begins behind the one that `text` begins with; 0: nowhere. */
static size_t counted_within(slice text)
{
  int n = number_counting(text);
  return n ? next_counted(text, n + 1) : 0;
}

/* The bytes of the title or the line with which `text` begins when more is glued to it; 0: none. */
static size_t line_glued(slice text)
{
  size_t annex = annex_line(text);
  if (annex) return annex;
  size_t title = salutation_in(text);
  if (title) return title;
  bool labelled = label_read(utf8_first(text, LIMITS_GLUED_HEAD), 0).system != LABEL_NONE;
  size_t glossary = labelled ? 0 : glossary_title(text);
  if (glossary || labelled) return glossary;
  return glued_part_title(text, false);
}

/* Whether the text begins with the first division of a list. */
static bool opens_divisions(slice text)
{
  return label_read(text, 0).n == 1;
}

/* Whether the sentence from `at` to `end` is one of its own before the divisions it leads in to, behind a paragraph
 * that begins at `from`. */
static bool leads_in(const struct document *document, uint32_t from, uint32_t at, uint32_t end)
{
  int weights[FUNCTIONS];
  slice text = document_slice(document, at, end);
  if (!utf8_longer(document_slice(document, from, at), LIMITS_GLUED_BEFORE_BLOCK)) return false;
  function_cues(text, weights);
  return weights[FUNCTIONS_FUNCTION_LEAD_IN] >= LIMITS_WEIGHT_TELLS;
}

/* Where behind `at` a sentence begins a paragraph; `end` if none does. */
static uint32_t next_beginning(const struct document *document, uint32_t at, uint32_t end)
{
  uint32_t from = at;
  for (uint32_t stop; (stop = sentence_end(document, at, end)) < end; at = stop) {
    uint32_t division = led_in(document, at, stop);
    if (division) return leads_in(document, from, at, division) ? at : division;
    slice rest = utf8_trim(document_slice(document, stop, end));
    uint32_t start = (uint32_t)(rest.at - document->text.at);
    uint32_t sentence = sentence_end(document, start, end);
    slice head = utf8_first(document_slice(document, start, sentence), LIMITS_GLUED_HEAD);
    slice before = document_slice(document, from, start);
    bool block = opens_block(head) && utf8_longer(before, LIMITS_GLUED_BEFORE_BLOCK);
    if (block || begins_paragraph(rest, before)) return start;
    bool divides = opens_divisions(utf8_first(document_slice(document, sentence, end), LIMITS_GLUED_HEAD));
    if (divides && leads_in(document, from, start, sentence)) return start;
  }
  return end;
}

uint32_t next_boundary(const struct document *document, uint32_t at, uint32_t end)
{
  slice text = document_slice(document, at, end);
  size_t line = line_glued(text);
  if (line) return at + (uint32_t)line;
  uint32_t next = next_beginning(document, at, end);
  size_t counted = counted_within(document_slice(document, at, next));
  return counted ? at + (uint32_t)counted : next;
}
