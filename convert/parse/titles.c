/* Titles: which paragraphs of the speech are headings, or begin with one that is run in.
 *
 * A labelled paragraph is a heading as a whole when it is short and stands alone, or by its first sentence when that is
 * short. An unlabelled one is a heading when it is a short line without a full stop; or, when its first sentence is
 * short and names no figure, by that. In the annotated reports 657 of 711 such first sentences are headings, so little
 * more is asked of them. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/openers.h"
#include "lexicon/times.h"
#include "outline.h"
#include "parted_titles.h"

enum {
  LONGEST_LABELLED = 70,  /* code points of a labelled heading */
  LEAST_GLUED = 6,        /* … before a gap that is left of a line's end */
  LONGEST_WEAK = 60,      /* … behind a dash, 第一， or 一是 */
  LONGEST_LINE = 46,      /* … of an unlabelled line */
  LONGEST_PAST_LINE = 56, /* … that sums up the past: 一年来，我们… */
  LONGEST_RUN_IN = 38,    /* … of an unlabelled first sentence */
  SHORTEST_RUN_IN = 5,    /* … its full stop included */
  SHORTEST_SISTER = 4,    /* … where a sister is as short: 抓一产。 */
  LONGEST_STATEMENT = 12, /* … that says what something is: 法治是最好的营商环境。 */
  HEAD = 60,              /* … at the beginning of a paragraph, which may tell of difficulties or thanks */
  LEAST_BODY = 16,        /* what must follow a run-in heading */
  LEAST_LABELLED_BODY = 5 /* … that has a label */
};

static bool is_digit(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* The bytes of the digits at the beginning of `text` that a bracket closes; 0 if there are none. */
static size_t digits_between_brackets(slice text)
{
  size_t digits, size;
  number_read(text, &digits);
  if (digits == 0 || digits >= text.size) return 0;
  uint32_t code = utf8_at(text.at + digits, &size);
  return code == ']' || code == 0xFF3D || code == 0x3015 ? digits : 0;
}

/* The bytes of what plus signs join at the beginning of `text`: 3+1, 1+1+N. */
static size_t name_of_scheme(slice text)
{
  size_t at = 0, size;
  for (; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (!is_digit(code) && code != '+' && code != 0xFF0B && !(code >= 'A' && code <= 'Z')) break;
  }
  return at;
}

/* Whether `text` names a figure: an Arabic number that is no year, no note's mark ([24]) and stands in no quotes. */
bool names_figure(slice text)
{
  bool quoted = false;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (code == 0x201C) quoted = true;
    if (code == 0x201D) quoted = false;
    if (code == '[' || code == 0xFF3B || code == 0x3014) { /* [ ［ 〔 */
      size += digits_between_brackets(slice_after(text, at + size));
      continue;
    }
    if (!is_digit(code) || quoted) continue;
    size_t digits;
    int number = number_read(slice_after(text, at), &digits);
    slice rest = slice_after(text, at + digits);
    if (slice_starts(rest, SLICE("+")) || slice_starts(rest, SLICE("＋"))) { /* the name of a scheme: 3+1, 1+N */
      size = name_of_scheme(slice_after(text, at));
      continue;
    }
    bool year = number >= 1949 && number <= 2099 &&
                (lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR) || slice_starts(rest, COMMA));
    if (!year) return true;
    size = digits;
  }
  return false;
}

/* The paragraph after `index` that has not been dropped; count if there is none. */
static size_t following(const struct outline *outline, size_t index)
{
  do index++;
  while (index < outline->count && outline->paragraphs[index].kind == NODE_KIND_COUNT);
  return index;
}

void title_make(struct paragraph *paragraph, uint32_t end, const char *rule)
{
  paragraph->title_end = end;
  paragraph->kind = NODE_SECTION; /* divisions.c says which */
  paragraph->rule = rule;
}

/* 2007年… */
static bool opens_with_year(slice text)
{
  return text.size > 4 && year_in((slice){text.at, 4}, NULL) != 0;
}

/* Where white space was lost, a title that names a part stands glued to its first sentence:
 * 一、过去六年的工作回顾2001年以来，… The end of its last word that can end such a title, before any punctuation, when
 * a sentence seems to begin there; else the gap that is left of the line's end, when otherwise the first sentence is
 * too long for a title; else 0. */
static uint32_t glued_title(const struct outline *outline, const struct paragraph *paragraph)
{
  bool alone = paragraph->sentence_end >= paragraph->end;
  if (paragraph->label.system != LABEL_HAN || (alone && paragraph->sentence_chars <= LONGEST_LINE)) return 0;
  slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
  size_t end = 0, gap = 0, size;
  int weight = 0;
  for (size_t at = 0, chars = 0; at < text.size && chars < 32; at += size, chars++) {
    const struct lex_headings_row *row = lex_headings_longest(text.at + at, text.size - at);
    uint32_t code = utf8_at(text.at + at, &size);
    if (code == 0xFF0C || code == 0x3002 || code == 0xFF1A || code == 0xFF1B) break;
    if (end == at && end && utf8_is_space(code)) break;
    if (utf8_is_space(code) && chars >= LEAST_GLUED && !gap) gap = at;
    if (!row) continue;
    size = row->phrase_size;
    weight += row->weight;
    int least = row->kind == HEADINGS_KIND_REQUIREMENT ? 2 : 1; /* not 形势 */
    bool ends = row->weight >= least && row->kind <= HEADINGS_KIND_REQUIREMENT && row->kind != HEADINGS_KIND_OUTLOOK;
    bool work = row->kind == HEADINGS_KIND_WORK && opens_with_year(slice_after(text, at + size));
    if ((ends && weight >= 4) || work) end = at + size;
  }
  if (end == 0 && paragraph->sentence_chars > LONGEST_LABELLED) end = gap;
  if (end == 0 || end + 12 > text.size) return 0;
  if (text.at[end] == '?') end++; /* white space that an encoding lost */
  slice rest = slice_after(text, end);
  if (utf8_is_space(utf8_at(rest.at, &size))) return paragraph->label.end + (uint32_t)end;
  const struct lex_headings_row *row = lex_headings_longest(rest.at, rest.size); /* 今年… 过去五年… */
  bool time = row && (row->kind == HEADINGS_KIND_COMING || row->kind == HEADINGS_KIND_PAST);
  bool opens = time || lex_openers_longest(rest.at, rest.size) != NULL || opens_with_year(rest);
  uint32_t most = slice_starts(rest, COMMA) ? LONGEST_LABELLED : LONGEST_LINE;
  return opens || paragraph->sentence_chars > most ? paragraph->label.end + (uint32_t)end : 0;
}

/* A sentence alone with a small label is an item of a list, unless what it names follows: a longer paragraph of another
 * kind, or a list of its own (1.、 then 一是). */
static bool is_list_item(const struct outline *outline, const struct paragraph *paragraph)
{
  size_t next = following(outline, (size_t)(paragraph - outline->paragraphs));
  if (next >= outline->speech_to) return true;
  const struct paragraph *after = &outline->paragraphs[next];
  return after->label.system == paragraph->label.system || after->chars <= paragraph->chars;
}

/* Whether the paragraph is a member of a list whose members end with semicolons. */
static bool goes_on_in_list(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *before = paragraph - 1;
  if (ends_in_semicolon(document_slice(outline->document, paragraph->start, paragraph->end))) return true;
  if (paragraph == outline->paragraphs || before->title_end || before->label.system != paragraph->label.system)
    return false;
  return paragraph->label.n == before->label.n + 1 &&
         ends_in_semicolon(document_slice(outline->document, before->start, before->end));
}

/* A labelled paragraph. */
static void try_labelled(struct outline *outline, struct paragraph *paragraph)
{
  enum label_system system = paragraph->label.system;
  bool weak = system >= LABEL_ORDINAL;
  bool small = system >= LABEL_ARABIC;
  bool alone = paragraph->sentence_end >= paragraph->end;
  slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
  uint32_t most = weak ? LONGEST_WEAK : LONGEST_LABELLED;
  if (paragraph->sentence_chars == 0 || paragraph->sentence_chars > most) return;
  if (alone && paragraph->complete && small && is_list_item(outline, paragraph)) return;
  if (alone && small && names_figure(text)) return;
  if (!alone && names_figure(text) && paragraph->sentence_chars > 24) return;
  if (!alone && paragraph->chars - paragraph->sentence_chars < LEAST_LABELLED_BODY) return;
  if (alone && ends_in_colon(text) && weak) return;
  if (alone && goes_on_in_list(outline, paragraph)) return;
  title_make(paragraph, paragraph->sentence_end, alone ? "labelled line" : "labelled first sentence");
}

/* A line without a label and without a full stop. */
static void try_line(struct outline *outline, size_t index)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->complete || paragraph->chars > LONGEST_PAST_LINE || paragraph->chars < 2) return;
  if (slice_ends(text, COMMA) || slice_ends(text, ENUMERATION_COMMA) ||
      lex_layout_ends(text.at, text.size, LAYOUT_ROLE_IS))
    return;
  size_t next = following(outline, index);
  if (next >= outline->speech_to) return;
  int weights[HEADING_KINDS], functions[FUNCTIONS];
  function_cues(text, functions);
  if (functions[FUNCTIONS_FUNCTION_OPENING] >= 4) return; /* 现在，我代表… */
  heading_cues(text, weights);
  bool part = weights[HEADINGS_KIND_REVIEW] >= 5 || weights[HEADINGS_KIND_PLAN] >= 5 ||
              weights[HEADINGS_KIND_GOVERNMENT] >= 5 || weights[HEADINGS_KIND_OUTLOOK] >= 5;
  if (!part && (names_figure(text) || ends_in_colon(text))) return;
  if (paragraph->chars > LONGEST_LINE && !weights[HEADINGS_KIND_PAST]) return;
  title_make(paragraph, paragraph->end, part ? "line that names a part" : "line without a full stop");
}

bool says_what_is(slice text)
{
  if (!lex_layout_in(text.at, text.size, LAYOUT_ROLE_IS, NULL)) return false;
  bool quoted = false;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (code == 0x201C) quoted = true;
    if (code == 0x201D) quoted = false;
    size_t other = lex_layout_starts(text.at + at, text.size - at, LAYOUT_ROLE_NO_IS);
    if (other) size = other;
    if (!quoted && !other && lex_layout_starts(text.at + at, text.size - at, LAYOUT_ROLE_IS)) return true;
  }
  return false;
}

/* Whether the paragraph `text` ends with what leads in to divisions: …主要做了以下工作。 */
static bool leads_in_to_divisions(slice text)
{
  enum { END = 90 /* bytes */ };
  int weights[FUNCTIONS];
  function_cues(slice_after(text, text.size > END ? text.size - END : 0), weights);
  return weights[FUNCTIONS_FUNCTION_LEAD_IN] >= 4;
}

/* Whether a neighbour's first sentence is as short: 抓一产。 提二产。 促三产。 */
static bool has_short_sister(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *first = outline->paragraphs + outline->speech_from;
  const struct paragraph *last = outline->paragraphs + outline->speech_to - 1;
  bool before = paragraph > first && paragraph[-1].sentence_chars == paragraph->sentence_chars;
  return before || (paragraph < last && paragraph[1].sentence_chars == paragraph->sentence_chars);
}

bool may_name_paragraph(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->sentence_chars > LONGEST_RUN_IN || paragraph->sentence_chars < SHORTEST_SISTER) return false;
  if (paragraph->sentence_chars < SHORTEST_RUN_IN && !has_short_sister(outline, paragraph)) return false;
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  if (!slice_ends(text, FULL_STOP) || names_figure(text)) return false;
  if (says_what_is(text) && paragraph->sentence_chars > LONGEST_STATEMENT) return false;
  int weights[FUNCTIONS];
  function_cues(text, weights);
  if (weights[FUNCTIONS_FUNCTION_LEAD_IN] >= 3 || weights[FUNCTIONS_FUNCTION_VERDICT] >= 3) return false;
  if (weights[FUNCTIONS_FUNCTION_SALUTATION] >= 3 || weights[FUNCTIONS_FUNCTION_PROBLEMS] >= 3 ||
      weights[FUNCTIONS_FUNCTION_OPENING] >= 3 || weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= 2)
    return false;
  slice head = document_slice(outline->document, paragraph->start, paragraph->end);
  if (leads_in_to_divisions(head)) return false;
  function_cues((slice){head.at, utf8_bytes(head, HEAD)}, weights);
  /* the second sentence may tell what the paragraph is about */
  return weights[FUNCTIONS_FUNCTION_PROBLEMS] < 5 && weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] < 4;
}

/* A first sentence that may name its paragraph. */
static void try_run_in(struct outline *outline, struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  if (paragraph->chars < paragraph->sentence_chars + LEAST_BODY || lex_openers_longest(text.at, text.size)) return;
  if (!may_name_paragraph(outline, paragraph)) return;
  title_make(paragraph, paragraph->sentence_end, "first sentence names the paragraph");
}

/* Whether the third member of the list begins a paragraph soon after its second, `second`. */
static bool third_follows(const struct outline *outline, const struct paragraph *second)
{
  enum { SOON = 12 };
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  for (const struct paragraph *next = second + 1; next < end && next <= second + SOON; next++)
    if (next->label.system == second->label.system) return next->label.n == 3;
  return false;
}

/* Where the first member of a list stands at the end of the paragraph `before` whose second and third members begin
 * paragraphs of their own: …。一是…; 0 if none does. */
static uint32_t first_member_inside(const struct outline *outline, const struct paragraph *before,
                                    const struct paragraph *second)
{
  enum label_system system = second->label.system;
  if ((system != LABEL_LISTED && system != LABEL_ORDINAL) || second->label.n != 2 || before->kind != NODE_P ||
      before->label.system == system || !third_follows(outline, second))
    return 0;
  uint32_t found = 0;
  for (uint32_t at = before->start, stop; (stop = sentence_end(outline->document, at, before->end)) < before->end;
       at = stop) {
    struct label label = label_read(utf8_trim(document_slice(outline->document, stop, before->end)), 0);
    if (label.system == system) found = label.n == 1 ? stop : 0;
  }
  return found;
}

/* Collects where paragraphs of the speech hold a title that is glued to its text, or the first member of a list whose
 * others have paragraphs of their own. */
static bool find_splits(struct outline *outline, struct cut_offsets *cuts)
{
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind != NODE_P) continue;
    uint32_t title = outline->glued ? 0 : glued_title(outline, paragraph);
    if (title && !cut_add(outline, cuts, title)) return false;
    uint32_t first = i + 1 < outline->speech_to ? first_member_inside(outline, paragraph, paragraph + 1) : 0;
    if (first > title && !cut_add(outline, cuts, first)) return false;
  }
  return glued_titles_find(outline, cuts) && broken_titles_find(outline, cuts);
}

bool titles_find(struct outline *outline)
{
  struct cut_offsets cuts = {0};
  if (!find_splits(outline, &cuts) || !paragraphs_split(outline, &cuts)) return false;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind != NODE_P) continue;
    if (paragraph->label.system != LABEL_NONE) {
      try_labelled(outline, paragraph);
      continue;
    }
    try_line(outline, i);
    if (!paragraph->title_end) try_run_in(outline, paragraph);
  }
  company_settle(outline);
  return true;
}
