/* Titles: which paragraphs of the speech are headings, or begin with one that is run in.
 *
 * A labelled paragraph is a heading as a whole when it is short and stands alone, or by its first sentence when that is
 * short. An unlabelled one is a heading when it is a short line without a full stop; or, when its first sentence is
 * short and names no figure, by that. In the annotated reports 657 of 711 such first sentences are headings, so little
 * more is asked of them. */
#include "../support/chars.h"
#include "../support/numerals.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "outline.h"
#include "parted_titles.h"

/* The paragraph after `index` that has not been dropped; count if there is none. */
static size_t following(const struct outline *outline, size_t index)
{
  do index++;
  while (index < outline->count && outline->paragraphs[index].kind == NODE_KIND_COUNT);
  return index;
}

/* 2007年… */
static bool opens_with_year(slice text)
{
  return year_in(utf8_first(text, 4), NULL) != 0;
}

/* Whether the title of a part may end with the word of `row`; `weight` is that of all its words up to there, `rest` the
 * text behind it. */
static bool may_end_part(const struct lex_headings_row *row, int weight, slice rest)
{
  int least = row->kind == HEADINGS_KIND_REQUIREMENT ? 2 : 1; /* not 形势 */
  bool part = row->kind <= HEADINGS_KIND_REQUIREMENT && row->kind != HEADINGS_KIND_OUTLOOK;
  if (part && row->weight >= least && weight >= LIMITS_WEIGHT_LIKELY) return true;
  return opens_with_year(rest);
}

/* Where the title of a part may end: behind its last word that can end one, at the last gap; 0: there is none. */
struct part_ends {
  size_t word, gap;
};

/* Looks for both before any punctuation. */
static struct part_ends part_ends_find(slice text)
{
  struct part_ends ends = {0};
  size_t size;
  int weight = 0;
  text = utf8_first(text, LIMITS_PART_TITLE_REACH);
  for (size_t at = 0; at < text.size; at += size) {
    const struct lex_headings_row *row = lex_headings_longest(text.at + at, text.size - at);
    uint32_t code = utf8_at(text.at + at, &size);
    if (char_is(code, CHAR_BREAK)) break;
    bool space = utf8_is_space(code);
    if (space && ends.word == at) break;
    if (space) ends.gap = at;
    if (!row) continue;
    size = row->phrase_size;
    weight += row->weight;
    if (may_end_part(row, weight, slice_after(text, at + size))) ends.word = at + size;
  }
  return ends;
}

/* Whether a sentence seems to begin: 过去五年… 2025年… */
static bool begins_sentence(slice text)
{
  bool named = lex_headings_longest(text.at, text.size) != NULL;
  return named || lex_openers_longest(text.at, text.size) || opens_with_year(text);
}

/* Where white space was lost, a title that names a part stands glued to its first sentence:
 * 一、过去六年的工作回顾2001年以来，… The end of its last word that can end such a title, before any punctuation, when
 * a sentence seems to begin there; else the gap that is left of the line's end, when otherwise the first sentence is
 * too long for a title; else 0. */
static uint32_t glued_title(const struct outline *outline, const struct paragraph *paragraph)
{
  bool line = paragraph->sentence_end >= paragraph->end && paragraph->sentence_chars <= LIMITS_TITLE_LINE;
  if (paragraph->label.system != LABEL_HAN || line) return 0;
  slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
  size_t size;
  struct part_ends ends = part_ends_find(text);
  size_t end = ends.word;
  if (end == 0 && paragraph->sentence_chars > LIMITS_LABELLED_TITLE) end = ends.gap;
  if (end == 0 || end + 12 > text.size) return 0;
  if (text.at[end] == '?') end++; /* white space that an encoding lost */
  slice rest = slice_after(text, end);
  if (utf8_is_space(utf8_at(rest.at, &size))) return paragraph->label.end + (uint32_t)end;
  uint32_t most = slice_starts(rest, COMMA) ? LIMITS_LABELLED_TITLE : LIMITS_TITLE_LINE;
  bool glued = paragraph->sentence_chars > most || begins_sentence(rest);
  return glued ? paragraph->label.end + (uint32_t)end : 0;
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
  if (paragraph == outline->paragraphs || before->label.system != paragraph->label.system) return false;
  return ends_in_semicolon(document_slice(outline->document, before->start, before->end));
}

/* Whether the labelled sentence `text`, which is a paragraph, may be a title. */
static bool may_be_line(const struct outline *outline, const struct paragraph *paragraph, slice text)
{
  bool small = paragraph->label.system >= LABEL_ARABIC, weak = paragraph->label.system >= LABEL_ORDINAL;
  if (small && paragraph->complete && is_list_item(outline, paragraph)) return false;
  if (small && names_figure(text)) return false;
  if (weak && ends_in_colon(text)) return false;
  return !goes_on_in_list(outline, paragraph);
}

/* The same of one with which a paragraph begins. */
static bool may_be_run_in(const struct paragraph *paragraph, slice text)
{
  if (paragraph->sentence_chars > LIMITS_FIGURE_TITLE && names_figure(text)) return false;
  return paragraph->chars - paragraph->sentence_chars >= LIMITS_LABELLED_BODY;
}

/* A labelled paragraph. */
static void try_labelled(struct outline *outline, struct paragraph *paragraph)
{
  bool alone = paragraph->sentence_end >= paragraph->end;
  slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
  uint32_t most = paragraph->label.system >= LABEL_ORDINAL ? LIMITS_LISTED_TITLE : LIMITS_LABELLED_TITLE;
  bool marked = paragraph->markup && paragraph->markup != MARKUP_BOLD; /* ### in Markdown: of any length */
  if (!marked && paragraph->sentence_chars > most) return;
  if (counts_on_inside(text, &paragraph->label)) return;
  bool may = alone ? may_be_line(outline, paragraph, text) : may_be_run_in(paragraph, text);
  if (!may) return;
  title_make(paragraph, paragraph->sentence_end, alone ? "labelled line" : "labelled first sentence");
}

/* A line without a label and without a full stop. */
static void try_line(struct outline *outline, size_t index)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->complete || paragraph->chars > LIMITS_PAST_TITLE_LINE || paragraph->chars < 2) return;
  if (lex_layout_ends(text.at, text.size, LAYOUT_ROLE_IS) || is_set_right(outline, paragraph)) return;
  size_t next = following(outline, index);
  if (next >= outline->speech_to) return;
  int weights[HEADING_KINDS], functions[FUNCTIONS];
  function_cues(text, functions);
  if (functions[FUNCTIONS_FUNCTION_OPENING] >= LIMITS_WEIGHT_LIKELY) return; /* 现在，我代表… */
  heading_cues(text, weights);
  bool part = weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_STRONG ||
              weights[HEADINGS_KIND_PLAN] >= LIMITS_WEIGHT_STRONG ||
              weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_STRONG;
  bool lists = names_figure(text);
  if (lists && !part) return;
  if (paragraph->chars > LIMITS_TITLE_LINE && !weights[HEADINGS_KIND_PAST]) return;
  title_make(paragraph, paragraph->end, part ? "line that names a part" : "line without a full stop");
}

/* A first sentence that may name its paragraph. */
static void try_run_in(struct outline *outline, struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  if (paragraph->chars < paragraph->sentence_chars + LIMITS_RUN_IN_BODY || lex_openers_longest(text.at, text.size))
    return;
  if (!may_name_paragraph(outline, paragraph)) return;
  title_make(paragraph, paragraph->sentence_end, "first sentence names the paragraph");
}

/* Whether the third member of the list begins a paragraph soon after its second, `second`. */
static bool third_follows(const struct outline *outline, const struct paragraph *second)
{
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  if (end - second > LIMITS_THIRD_MEMBER + 1) end = second + LIMITS_THIRD_MEMBER + 1;
  for (const struct paragraph *next = second + 1; next < end; next++)
    if (next->label.system == second->label.system) return next->label.n == 3;
  return false;
}

/* Where the first member of a list stands at the end of the paragraph `before` whose second and third members begin
 * paragraphs of their own: …。一是…; 0 if none does. */
static uint32_t first_member_inside(const struct outline *outline, const struct paragraph *before,
                                    const struct paragraph *second)
{
  enum label_system system = second->label.system;
  if (!third_follows(outline, second)) return 0;
  if (before->label.system == system) return 0;
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
  if (!glued_titles_find(outline, cuts)) return false;
  if (!glued_rows_find(outline, cuts)) return false;
  if (!broken_titles_find(outline, cuts)) return false;
  if (!gapped_titles_find(outline, cuts)) return false;
  return held_members_find(outline, cuts);
}

/* The number that the paragraph is, written in Chinese and nothing else: 一; 0: it is none. */
static int bare_number(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  size_t size;
  if (paragraph->kind != NODE_P || paragraph->chars != 1 || char_is(utf8_at(text.at, &size), CHAR_DIGIT)) return 0;
  int n = number_read(text, &size);
  return size == text.size ? n : 0;
}

/* Whether a short line without a full stop stands behind the paragraph at `index`. */
static bool is_line_behind(const struct outline *outline, size_t index)
{
  if (index + 1 >= outline->speech_to) return false;
  const struct paragraph *next = &outline->paragraphs[index + 1];
  return next->label.system == LABEL_NONE && !next->complete && next->chars <= LIMITS_TITLE_LINE;
}

/* Parts that have a number for a title, alone on its line, and text before the next: 一|…|二|…. Above titles the
 * numbers are but an ornament. */
static void label_bare_numbers(struct outline *outline)
{
  enum { MOST = 10 /* numbers of one character */ };
  size_t lines[MOST], count = 0, chars = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to && count < MOST; i++) {
    int n = bare_number(outline, &outline->paragraphs[i]);
    if (!n) chars += outline->paragraphs[i].chars;
    bool text = !count || chars >= LIMITS_UNTITLED_PARAGRAPH;
    bool next = n == (int)count + 1 && text;
    if (n && !next) return;
    if (!n) continue;
    lines[count++] = i;
    chars = 0;
  }
  size_t above = 0; /* how many stand above a line that is a title itself */
  for (size_t i = 0; i < count; i++) above += is_line_behind(outline, lines[i]);
  for (size_t i = 0; i < count && count > 1; i++) {
    struct paragraph *paragraph = &outline->paragraphs[lines[i]];
    if (above == count) {
      furniture_add(outline->document, paragraph->start, paragraph->end, FURNITURE_PAGE_NUMBER);
      paragraph->kind = NODE_KIND_COUNT;
      continue;
    }
    paragraph->label = (struct label){LABEL_HAN, (int)i + 1, paragraph->end};
    title_make(paragraph, paragraph->end, "a number alone on its line");
  }
  furniture_settle(outline->document);
}

bool titles_find(struct outline *outline)
{
  struct cut_offsets cuts = {0};
  if (!find_splits(outline, &cuts)) return false;
  if (!paragraphs_split(outline, &cuts)) return false;
  label_bare_numbers(outline);
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind != NODE_P) continue;
    if (paragraph->label.system != LABEL_NONE) {
      try_labelled(outline, paragraph);
      continue;
    }
    try_line(outline, i);
    if (!paragraph->title_end) try_run_in(outline, paragraph);
    if (!paragraph->title_end) try_shown(outline, paragraph);
  }
  contents_drop(outline);
  shown_parts_find(outline);
  company_settle(outline);
  aspects_join(outline);
  signed_titles_join(outline);
  return true;
}
