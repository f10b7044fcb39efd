/* The year of the plan: what its title, the dateline, the review's title or the paragraphs say. The years under review:
 * what the review's title says, or how far its text looks back. */
#include "../support/numerals.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/front.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "outline.h"

/* The year that the dateline, or else the title, gives. */
static int year_of_front(const struct outline *outline)
{
  int year = 0;
  for (size_t i = 0; i < outline->speech_from; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind != NODE_MEETING && paragraph->kind != NODE_TITLE) continue;
    int last = 0, first = year_in(document_slice(outline->document, paragraph->start, paragraph->end), &last);
    if (first) year = paragraph->kind == NODE_TITLE ? last : first; /* 2023年工作总结和2024年工作思路 */
  }
  return year;
}

/* Whether the dateline is of a month so late that the plan is for the year behind it (2021年|11|月26日), and the title
 * does not give the year before. */
static bool is_late(const struct outline *outline)
{
  for (size_t i = 0; i < outline->speech_from; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    if (paragraph->kind == NODE_TITLE && year_in(text, NULL)) return false;
    if (paragraph->kind != NODE_MEETING) continue;
    size_t at, month, mark = lex_times_in(text.at, text.size, TIMES_ROLE_YEAR, &at);
    if (mark && number_read(utf8_trim(slice_after(text, at + mark)), &month) >= LIMITS_LATE_MONTH) return true;
  }
  return false;
}

/* Whether a paragraph begins with what the year is: 2022年是新一届政府的开局之年。 */
static bool says_what_year_is(const struct outline *outline, int year)
{
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    slice head = {text.at, utf8_bytes(text, 4)}, rest = utf8_trim(slice_after(text, head.size));
    size_t mark = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
    bool is = mark && lex_layout_starts(rest.at + mark, rest.size - mark, LAYOUT_ROLE_IS);
    if (is && year_in(head, NULL) == year) return true;
  }
  return false;
}

/* The plan's year by the years that paragraphs begin with, where no title gives it: the latest that is said to be
 * something behind thanks and difficulties (2024年是…), else the one behind the year that the speech opens with. */
static int year_of_paragraphs(const struct outline *outline)
{
  int past = 0, coming = 0;
  bool behind = false;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    slice head = {text.at, utf8_bytes(text, 4)}, rest = utf8_trim(slice_after(text, head.size)); /* 2024 年 */
    size_t mark = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
    size_t month = 0;
    if (mark) (void)number_read(slice_after(rest, mark), &month); /* 2007年1月23日 is a day */
    int year = mark && !month ? year_in(head, NULL) : 0;
    int weights[FUNCTIONS];
    if (behind && year > coming && lex_layout_starts(rest.at + mark, rest.size - mark, LAYOUT_ROLE_IS)) coming = year;
    if (!behind && !past && i < outline->speech_from + LIMITS_YEARS_OPENING) past = year;
    function_cues(text, weights);
    behind |= weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_LIKELY ||
              weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= LIMITS_WEIGHT_LIKELY;
  }
  return coming ? coming : behind && past ? past + 1 : 0;
}

/* Whether its title may be a part's: a line, or run in behind 一、. */
static bool names_part(const struct paragraph *paragraph)
{
  if (!paragraph->title_end) return false;
  return paragraph->title_end >= paragraph->end || paragraph->label.system == LABEL_HAN;
}

static bool names_work(const int *weights)
{
  return weights[HEADINGS_KIND_PLAN] || weights[HEADINGS_KIND_WORK];
}

static bool names_plan(const int *weights)
{
  bool plan = names_work(weights);
  bool other = weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_LIKELY || weights[HEADINGS_KIND_PAST] ||
               weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_LIKELY;
  return plan && !other;
}

/* What the titles that name parts say of years. */
struct title_years {
  int plan;   /* the latest that one of work gives */
  int review; /* that of the review */
  int behind; /* one that is just behind that of the title before: 2023·回眸, then 2024·展望 */
  bool next;  /* one speaks of 明年, at a meeting at the year's end */
  bool now; /* one speaks of the plan for this year behind another with its year: 2025年主要工作, then 今年主要工作 */
};

/* `behind`: the year behind that of the front when the meeting was late, else 0. */
static struct title_years years_of_titles(const struct outline *outline, int behind)
{
  struct title_years years = {0};
  int before = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!names_part(paragraph)) continue;
    slice text = paragraph_title(outline, paragraph);
    int weights[HEADING_KINDS], last = 0;
    heading_cues(text, weights);
    years.next |= lex_layout_in(text.at, text.size, LAYOUT_ROLE_NEXT_YEAR, NULL) != 0;
    years.now |= years.plan && names_plan(weights) && lex_layout_in(text.at, text.size, LAYOUT_ROLE_THIS_YEAR, NULL);
    if (!year_in(text, &last)) continue;
    if (weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_LIKELY) years.review = last;
    bool late = last == behind && names_work(weights); /* 今后五年工作思路和2022年重点工作 */
    bool of_plan = late || names_plan(weights);
    if (last > years.plan && of_plan) years.plan = last;
    if (before && last == before + 1) years.behind = last;
    before = last;
  }
  return years;
}

/* The year of the plan: the latest that a title naming a part gives, else the dateline's (or the one behind it), else
 * the one behind the year that the review's title gives, else by its paragraphs. */
static int find_plan_year(struct outline *outline)
{
  int front = year_of_front(outline), behind = is_late(outline) ? front + 1 : 0;
  struct title_years years = years_of_titles(outline, behind);
  bool in_time = years.plan - front <= 1, past = years.now && years.plan < front;
  if (years.plan && in_time && !past) return years.plan;
  bool coming = behind && says_what_year_is(outline, behind);
  outline->speaks_of_next_year = years.next || coming;
  if (coming) return behind;
  if (front) return front + years.next;
  if (years.plan || years.behind) return years.plan ? years.plan : years.behind;
  outline->plan_year_inferred = true;
  return years.review ? years.review + 1 : year_of_paragraphs(outline);
}

void plan_year_find(struct outline *outline)
{
  int given = outline->document->options->year;
  outline->plan_year = given ? given : find_plan_year(outline);
}

/* # The years under review */

enum {
  FIRST_PLAN = 1953,
  TERM = 5 /* years of a government, at every level since 2004 (Constitution, articles 98 and 106) */
};

/* The first year of the Nth five-year plan (GB of none: counted from 1953, with the gap of 1963 to 1965). */
static int first_year_of_plan(int number)
{
  return number <= 2 ? FIRST_PLAN + 5 * (number - 1) : 1966 + 5 * (number - 3);
}

/* “十三五” in a title: the plan's number, 0 if there is none. */
static int five_year_plan_in(slice title)
{
  for (size_t at = 0; at < title.size; at += utf8_size((unsigned char)title.at[at])) {
    slice rest = slice_after(title, at);
    if (!lex_front_starts(rest.at, rest.size, FRONT_ROLE_PLAN_OPENS)) continue;
    size_t size;
    (void)number_read(rest, &size); /* for its size: 十四五 is ten, then the last digit, read as 15 */
    size_t five = lex_front_ends(rest.at, size, FRONT_ROLE_PLAN_ENDS);
    if (!five) continue;
    size_t used;
    int number = number_read((slice){rest.at, size - five}, &used);
    if (number <= 20) return number;
  }
  return 0;
}

/* The digit 1 to 9 that `text` ends with, behind no other: 过去的|5; 0: it ends with none. */
static int arabic_digit_before(slice text)
{
  if (!text.size || text.at[text.size - 1] < '1' || text.at[text.size - 1] > '9') return 0;
  bool more = text.size > 1 && text.at[text.size - 2] >= '0' && text.at[text.size - 2] <= '9';
  return more ? 0 : text.at[text.size - 1] - '0';
}

/* The number of one digit that `text` ends with; 0: it ends with none, or with more (二〇〇六, 2006). */
static int digit_before(slice text)
{
  enum { DIGIT = 3 };
  size_t read, more = 0;
  int arabic = arabic_digit_before(text);
  if (arabic) return arabic;
  if (text.size < DIGIT || (unsigned char)text.at[text.size - 1] < 0x80) return 0;
  int count = number_read(slice_after(text, text.size - DIGIT), &read);
  if (text.size >= 2 * DIGIT) number_read(slice_after(text, text.size - 2 * DIGIT), &more);
  size_t size;
  const char *digit = slice_end(text) - DIGIT;
  bool behind_zero = digit > text.at && numeral_is_zero(utf8_before(digit, &size)); /* 二OO五 */
  return more < 2 * DIGIT && !behind_zero ? count : 0;
}

/* 过去一年和五年, 四年来: how many years, the most that are named; 0 if none are. */
static int years_counted(slice text)
{
  int most = 0;
  size_t at, size;
  for (slice rest = text; (size = lex_times_in(rest.at, rest.size, TIMES_ROLE_YEAR, &at)) != 0;
       rest = slice_after(rest, at + size)) {
    slice before = {text.at, (size_t)(rest.at + at - text.at)};
    int count = digit_before(before);
    if (count > most) most = count;
  }
  return most;
}

bool title_counts_years(slice title)
{
  return five_year_plan_in(title) || years_counted(title) > 1;
}

/* 攻坚克难 as a title, and behind it 过去的五年，…: how many years the first paragraph begins to tell of; 0: of none.
 */
static int years_at_first(const struct outline *outline, size_t review)
{
  if (review + 1 >= outline->speech_to) return 0;
  const struct paragraph *first = &outline->paragraphs[review + 1];
  slice text = document_slice(outline->document, first->start, first->end);
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  bool past = row && row->kind == HEADINGS_KIND_PAST;
  return past ? years_counted((slice){text.at, row->phrase_size}) : 0;
}

/* How many years a report on a government's term of office looks back on in the part that begins at `review`: 五年来,
 * 过去四年; 0 if it does not say. */
static int years_of_term(const struct outline *outline, size_t review)
{
  size_t end = review + 1 + LIMITS_YEARS_PARAGRAPHS;
  if (end > outline->speech_to) end = outline->speech_to;
  for (size_t i = review + 1; i < end; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    for (size_t at = 0; at < text.size;) {
      bool may = lex_may_begin(&lex_headings_by_phrase, text.at + at, text.size - at);
      const struct lex_headings_row *row = may ? lex_headings_longest(text.at + at, text.size - at) : NULL;
      bool past = row && row->kind == HEADINGS_KIND_PAST;
      int count = past ? years_counted((slice){text.at + at, row->phrase_size}) : 0;
      if (count > 1) return count;
      at += row ? row->phrase_size : utf8_size((unsigned char)text.at[at]);
    }
  }
  return 0;
}

/* How many years the review at `index` tells of, whose title names `named` and a year if it is `dated`; 0: nothing
 * tells. */
static int years_told(const struct outline *outline, size_t index, int named, bool dated)
{
  slice title = paragraph_title(outline, &outline->paragraphs[index]);
  bool term = lex_front_in(title.at, title.size, FRONT_ROLE_TERM, NULL) != 0;
  int count = named <= 1 && term ? years_of_term(outline, index) : named;
  if (count || dated) return count;
  count = years_at_first(outline, index);
  return !count && term ? TERM : count;
}

/* What the title of the review at `index` says. */
static struct review_years read_review(const struct outline *outline, size_t index)
{
  slice title = paragraph_title(outline, &outline->paragraphs[index]);
  int plan = outline->plan_year, last = 0, first = year_in(title, &last), count = years_counted(title);
  int number = five_year_plan_in(title);
  if (number) {
    int from = first_year_of_plan(number), to = last > from + 4 ? last : from + 4;
    if (to >= plan && plan > from) to = plan - 1; /* the first years of the five */
    return (struct review_years){from, to, false};
  }
  if (!plan) return (struct review_years){0};
  int to = first ? last : plan - 1;
  bool now = lex_layout_in(title.at, title.size, LAYOUT_ROLE_THIS_YEAR, NULL) != 0; /* 上半年工作开展情况 */
  if (!first && !count && now && !outline->speaks_of_next_year) to = plan;
  if (last >= plan && first < plan) to = plan - 1; /* 1993年工作回顾和1994年工作的方针 */
  count = years_told(outline, index, count, first != 0);
  if (count > 1) return (struct review_years){to - count + 1, to, true};
  return (struct review_years){first ? first : to, to, !first};
}

struct review_years review_years_find(const struct outline *outline)
{
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_REVIEW) return read_review(outline, i);
  }
  return (struct review_years){0};
}
