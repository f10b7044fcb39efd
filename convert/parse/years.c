/* The year of the plan: what its title, the dateline, the review's title or the paragraphs say. */
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/times.h"
#include "outline.h"

/* The year that the dateline, or else the title, gives. */
static int year_of_front(const struct outline *outline)
{
  int year = 0;
  for (size_t i = 0; i < outline->speech_from && i < outline->count; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool title = paragraph->kind == NODE_TITLE && !year;
    if (paragraph->kind != NODE_MEETING && !title) continue;
    int last = 0, first = year_in(document_slice(outline->document, paragraph->start, paragraph->end), &last);
    if (first) year = paragraph->kind == NODE_TITLE ? last : first; /* 2023年工作总结和2024年工作思路 */
  }
  return year;
}

/* The plan's year by the years that paragraphs begin with, where no title gives it: the latest that is said to be
 * something behind thanks and difficulties (2024年是…), else the one behind the year that the speech opens with. */
static int year_of_paragraphs(const struct outline *outline)
{
  enum { OPENING = 6 /* paragraphs */ };
  int past = 0, coming = 0;
  bool behind = false;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    slice head = {text.at, utf8_bytes(text, 4)}, rest = slice_after(text, head.size);
    size_t mark = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
    int year = mark ? year_in(head, NULL) : 0;
    int weights[FUNCTIONS];
    if (behind && year > coming && lex_layout_starts(rest.at + mark, rest.size - mark, LAYOUT_ROLE_IS)) coming = year;
    if (!past && i < outline->speech_from + OPENING) past = year;
    function_cues(text, weights);
    behind |= weights[FUNCTIONS_FUNCTION_PROBLEMS] >= 4 || weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= 4;
  }
  return coming ? coming : behind && past ? past + 1 : 0;
}

/* Whether its title may be a part's: a line, or run in behind 一、. */
static bool names_part(const struct paragraph *paragraph)
{
  if (!paragraph->title_end) return false;
  return paragraph->title_end >= paragraph->end || paragraph->label.system == LABEL_HAN;
}

static bool names_plan(const int *weights)
{
  bool plan = weights[HEADINGS_KIND_PLAN] >= 3 || weights[HEADINGS_KIND_WORK];
  bool other = weights[HEADINGS_KIND_REVIEW] >= 4 || weights[HEADINGS_KIND_PAST] || weights[HEADINGS_KIND_OUTLOOK] >= 4;
  return plan && !other;
}

/* The year of the plan: the latest that a title naming a part gives, else the dateline's (or the one behind it), else
 * the one behind the year that the review's title gives, else by its paragraphs. */
static int find_plan_year(struct outline *outline)
{
  int year = 0, review = 0, front = year_of_front(outline);
  bool next = false; /* a meeting at the year's end speaks of 明年 */
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!names_part(paragraph)) continue;
    slice text = paragraph_title(outline, paragraph);
    int weights[HEADING_KINDS], last = 0;
    heading_cues(text, weights);
    next |= lex_layout_in(text.at, text.size, LAYOUT_ROLE_NEXT_YEAR, NULL) != 0;
    if (weights[HEADINGS_KIND_REVIEW] >= 4 && !review && year_in(text, &last)) review = last;
    if (!names_plan(weights)) continue;
    if (year_in(text, &last) && last > year) year = last;
  }
  bool in_time = !front || year - front <= 1;
  if (year && in_time) return year;
  outline->speaks_of_next_year = front && next;
  if (front) return front + next;
  if (year) return year;
  outline->plan_year_inferred = true;
  return review ? review + 1 : year_of_paragraphs(outline);
}

void plan_year_find(struct outline *outline)
{
  int given = outline->document->options->year;
  outline->plan_year = given ? given : find_plan_year(outline);
}
