/* Parts: which titles open a review, an outlook, a plan, by the words and the times that they name, and by what stands
 * beside them where they name nothing. */
#include "parts.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"

/* What the words of a title say about the part it opens. */
struct part_signs {
  int weights[HEADING_KINDS];
  int review, plan;
  bool dated;   /* it names a year */
  bool earlier; /* … of which the last is before the plan's */
  bool coming;  /* … the plan's and no other */
};

/* Work that a title names is under review or planned, as its time tells. */
static void weigh_work(struct part_signs *signs)
{
  if (signs->weights[HEADINGS_KIND_WORK] < 1) return;
  if (signs->weights[HEADINGS_KIND_PAST] || signs->earlier)
    signs->review += 4;
  else if (signs->coming || signs->weights[HEADINGS_KIND_COMING])
    signs->plan += 4;
}

/* The title up to its first gap: 过去一年| 踔厉奋发 */
static slice before_gap(slice title)
{
  size_t at = 0, size;
  while (at < title.size && !utf8_is_space(utf8_at(title.at + at, &size))) at += size;
  return (slice){title.at, at};
}

static struct part_signs read_signs(const struct outline *outline, slice title)
{
  struct part_signs signs;
  int last = 0, first = year_in(title, &last);
  heading_cues(title, signs.weights);
  signs.dated = first != 0;
  signs.earlier = first && last < outline->plan_year;
  signs.coming = first && first == last && last == outline->plan_year;
  signs.review = signs.weights[HEADINGS_KIND_REVIEW] + signs.weights[HEADINGS_KIND_PAST];
  signs.plan = signs.weights[HEADINGS_KIND_PLAN] + signs.weights[HEADINGS_KIND_COMING] + (signs.coming ? 1 : 0);
  if (outline->speaks_of_next_year && lex_layout_in(title.at, title.size, LAYOUT_ROLE_THIS_YEAR, NULL)) {
    signs.review += 2;
    signs.plan -= 2;
    signs.weights[HEADINGS_KIND_PAST] = 2;
  }
  slice lead = before_gap(title);
  const struct lex_headings_row *whole = lex_headings_find(lead.at, lead.size); /* 过去的一年, 新的一年 */
  if (whole && whole->kind == HEADINGS_KIND_PAST) signs.review += LIMITS_WEIGHT_HINT;
  if (whole && whole->kind == HEADINGS_KIND_COMING) signs.plan += LIMITS_WEIGHT_HINT;
  weigh_work(&signs);
  return signs;
}

/* Whether the title looks further ahead than the plan's year. */
static bool looks_far_ahead(const struct part_signs *signs)
{
  if (signs->coming || signs->review >= LIMITS_WEIGHT_STRONG) return false;
  int outlook = signs->weights[HEADINGS_KIND_OUTLOOK];
  bool five_years =
      outlook >= LIMITS_WEIGHT_TELLS && !signs->dated && !signs->weights[HEADINGS_KIND_COMING] && signs->review < 3;
  return outlook >= LIMITS_WEIGHT_LIKELY || five_years;
}

static enum node_kind part_by_signs(const struct part_signs *signs)
{
  const int *weights = signs->weights;
  int outlook = weights[HEADINGS_KIND_OUTLOOK], government = weights[HEADINGS_KIND_GOVERNMENT];
  if (weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_LIKELY) return NODE_REVIEW;
  bool past = weights[HEADINGS_KIND_PAST] > 0; /* 一年来，…自身建设更加严实 */
  if (government >= LIMITS_WEIGHT_LIKELY && !past) return NODE_GOVERNMENT;
  if (weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG && !weights[HEADINGS_KIND_PLAN]) return NODE_SECTION;
  if (looks_far_ahead(signs)) return NODE_OUTLOOK;
  if (signs->plan >= LIMITS_WEIGHT_LIKELY) return NODE_PLAN;
  if (signs->review >= LIMITS_WEIGHT_LIKELY) return NODE_REVIEW;
  bool aims = weights[HEADINGS_KIND_TARGETS] || weights[HEADINGS_KIND_REQUIREMENT];
  if (aims && signs->coming) return NODE_PLAN;
  return outlook >= LIMITS_WEIGHT_LIKELY ? NODE_OUTLOOK : NODE_SECTION;
}

enum node_kind part_of_title(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->inferred) return paragraph->inferred;
  if (paragraph->title_end < paragraph->end && paragraph->label.system != LABEL_HAN)
    return NODE_SECTION; /* run in: no part */
  struct part_signs signs = read_signs(outline, paragraph_title(outline, paragraph));
  return part_by_signs(&signs);
}

static void weigh(const struct outline *outline, const struct paragraph *paragraph, int weights[HEADING_KINDS])
{
  heading_cues(paragraph_title(outline, paragraph), weights);
}

/* Whether no title of the same depth follows under the same parent. */
bool title_is_last(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  for (const struct paragraph *next = paragraph + 1; next < end; next++)
    if (next->title_end && next->depth <= paragraph->depth) return next->depth < paragraph->depth;
  return true;
}

/* What the time that a title names makes of it where its words do not: a plan of its year, an outlook of five years. */
static enum node_kind part_by_time(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->title_end < paragraph->end) return NODE_SECTION;
  slice title = paragraph_title(outline, paragraph);
  struct part_signs signs = read_signs(outline, title);
  if (signs.weights[HEADINGS_KIND_LIVELIHOOD] >= LIMITS_WEIGHT_STRONG) return NODE_SECTION; /* 2026年民生实事 */
  if (signs.coming || lex_layout_in(title.at, title.size, LAYOUT_ROLE_NEXT_YEAR, NULL)) return NODE_PLAN;
  return signs.weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_TELLS ? NODE_OUTLOOK : NODE_SECTION;
}

/* Whether a paragraph under the part that begins at `part` serves `function` at `weight` or more. `before_divisions`:
 * only what stands before its first division counts. */
static bool part_serves(const struct outline *outline, const struct paragraph *part,
                        enum lex_functions_function function, int weight, bool before_divisions)
{
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  for (const struct paragraph *at = part + 1; at < end; at++) {
    bool ends = before_divisions || at->parent == NO_PARENT;
    if (at->title_end && ends) break;
    if (at->title_end) continue;
    int weights[FUNCTIONS];
    function_cues(document_slice(outline->document, at->start, at->end), weights);
    if (weights[function] >= weight) return true;
  }
  return false;
}

bool states_years_aims(const struct outline *outline, const struct paragraph *part)
{
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  for (const struct paragraph *at = part + 1; at < end && !at->title_end; at++) {
    int weights[FUNCTIONS], times[HEADING_KINDS], last = 0;
    slice text = document_slice(outline->document, at->start, at->end), head = utf8_first(text, LIMITS_TURN_WITHIN);
    function_cues(text, weights);
    heading_cues(head, times);
    int year = year_in(head, &last);
    bool years = year ? last == outline->plan_year : times[HEADINGS_KIND_COMING] >= LIMITS_WEIGHT_HINT;
    bool aims = weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_STRONG ||
                weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY;
    if (years && aims) return true;
  }
  return false;
}

/* The first words of what stands behind the part's title; empty if nothing does. */
static slice first_words(const struct outline *outline, const struct paragraph *part)
{
  const struct paragraph *first = part + 1;
  if (first >= outline->paragraphs + outline->speech_to) return (slice){NULL, 0};
  return utf8_first(document_slice(outline->document, first->start, first->end), LIMITS_TURN_WITHIN);
}

/* Whether the part's first paragraph speaks of the coming years: 今后五年，…. */
static bool opens_with_years_to_come(const struct outline *outline, const struct paragraph *part)
{
  int weights[HEADING_KINDS];
  heading_cues(first_words(outline, part), weights);
  return weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_LIKELY;
}

/* Where no title names a plan and the parts are few, the one that states the targets before its divisions is it; one
 * before it that opens with the years to come is an outlook. */
static bool name_plan_by_targets(const struct outline *outline)
{
  struct paragraph *outlook = NULL;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *part = &outline->paragraphs[i];
    if (!opens_part(part) || part->kind != NODE_SECTION) continue;
    if (opens_with_years_to_come(outline, part)) {
      outlook = part;
      continue;
    }
    if (!part_serves(outline, part, FUNCTIONS_FUNCTION_TARGETS, LIMITS_WEIGHT_STRONG, true)) continue;
    part->kind = NODE_PLAN;
    part->rule = "states the targets before its divisions";
    if (outlook) outlook->kind = NODE_OUTLOOK;
    if (outlook) outlook->rule = "opens with the years to come";
    return true;
  }
  return false;
}

/* Names the parts behind `review` by the time that their titles give; returns how many are plans. */
static size_t name_by_time(const struct outline *outline, struct paragraph *review)
{
  size_t plans = 0;
  for (struct paragraph *part = review + 1; part < outline->paragraphs + outline->speech_to; part++) {
    if (!opens_part(part) || part->kind != NODE_SECTION) continue;
    part->kind = part_by_time(outline, part);
    plans += part->kind == NODE_PLAN;
  }
  return plans;
}

/* Whether a title stands in the part: it is divided. */
static bool is_divided(const struct outline *outline, const struct paragraph *part)
{
  size_t number = (size_t)(part - outline->paragraphs);
  for (size_t i = number + 1; i < outline->speech_to && outline->paragraphs[i].parent != NO_PARENT; i++)
    if (outline->paragraphs[i].title_end) return true;
  return false;
}

/* Whether labelled titles (一、 （一）) stand directly under `parent`: then these are its tasks, and not what has no
 * label. */
bool has_labelled_children(const struct outline *outline, uint32_t parent)
{
  for (uint32_t i = parent + 1; i < outline->speech_to && outline->paragraphs[i].depth != 1; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end || paragraph->parent != parent) continue;
    if (label_has_rank(paragraph->label.system)) return true;
  }
  return false;
}

/* A part named only by requirement or targets (总体要求和预期目标) in front of the part with the tasks, or of parts
 * that are the tasks, is that, and no plan itself; NODE_PLAN: it is one. */
static enum node_kind kind_before_tasks(const struct outline *outline, const struct paragraph *part)
{
  int weights[HEADING_KINDS];
  weigh(outline, part, weights);
  slice title = paragraph_title(outline, part);
  bool required = weights[HEADINGS_KIND_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY;
  bool reached = weights[HEADINGS_KIND_TARGETS] >= LIMITS_WEIGHT_STRONG;
  bool principles =
      weights[HEADINGS_KIND_REQUIREMENT] || lex_forms_in(title.at, title.size, FORMS_FORM_PRINCIPLES, NULL);
  bool aims = reached || principles, orders = lex_forms_in(title.at, title.size, FORMS_FORM_TASKS, NULL) != 0;
  bool undivided = required && !is_divided(outline, part);
  if (!aims) return NODE_PLAN;
  if (orders && !undivided) return NODE_PLAN;
  return reached ? NODE_TARGETS : NODE_REQUIREMENT;
}

/* How many parts that nothing names follow `part` before one that something does: they are tasks. */
static size_t unnamed_behind(const struct outline *outline, const struct paragraph *part)
{
  size_t count = 0;
  for (const struct paragraph *next = part + 1; next < outline->paragraphs + outline->speech_to; next++) {
    if (!opens_part(next)) continue;
    if (next->kind != NODE_SECTION) break;
    count++;
  }
  return count;
}

/* Whether the part is taken for a plan by words for its time alone, but its first paragraph opens with an earlier year:
 * a second review (…良好开局；2011年，…). */
static bool tells_of_year_before(const struct outline *outline, const struct paragraph *part)
{
  struct part_signs signs = read_signs(outline, paragraph_title(outline, part));
  if (signs.coming || signs.weights[HEADINGS_KIND_PLAN]) return false;
  int last = 0;
  return year_in(first_words(outline, part), &last) && last < outline->plan_year;
}

static void name_parts_before_tasks(const struct outline *outline)
{
  struct paragraph *before = NULL;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *part = &outline->paragraphs[i];
    if (!opens_part(part)) continue;
    if (before && before->kind == NODE_PLAN && part->kind == NODE_PLAN)
      before->kind = tells_of_year_before(outline, before) ? NODE_REVIEW : kind_before_tasks(outline, before);
    before = part;
    bool tasks = part->kind == NODE_PLAN && unnamed_behind(outline, part) >= LIMITS_PARTS_AS_TASKS;
    if (tasks && !has_labelled_children(outline, (uint32_t)i)) part->kind = kind_before_tasks(outline, part);
  }
}

/* What has been seen of the parts. */
struct parts_seen {
  struct paragraph *first, *unnamed; /* the first of all, and the first behind it that nothing names */
  size_t reviews, plans, outlooks, others;
};

/* Whether the title names what stands beside the parts: the government's own building, targets, difficulties. */
static bool names_other(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS];
  weigh(outline, paragraph, weights);
  return weights[HEADINGS_KIND_GOVERNMENT] >= LIMITS_WEIGHT_HINT ||
         weights[HEADINGS_KIND_TARGETS] >= LIMITS_WEIGHT_STRONG ||
         weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG;
}

/* Names a part by its words, or by its time behind a review. */
static void name_part(const struct outline *outline, struct paragraph *part, struct parts_seen *seen)
{
  part->kind = part->over_items ? NODE_LIVELIHOOD : part_of_title(outline, part);
  if (part->kind == NODE_SECTION && seen->reviews) part->kind = part_by_time(outline, part);
  if (!seen->first) seen->first = part;
  seen->reviews += part->kind == NODE_REVIEW;
  seen->plans += part->kind == NODE_PLAN;
  seen->outlooks += part->kind == NODE_OUTLOOK;
  if (part->kind != NODE_SECTION || part == seen->first || names_other(outline, part)) return;
  seen->others++;
  int weights[HEADING_KINDS];
  weigh(outline, part, weights);
  bool abroad = weights[HEADINGS_KIND_ABROAD] >= LIMITS_WEIGHT_TELLS;
  if (!seen->unnamed && !abroad) seen->unnamed = part;
}

/* Whether the part may be a review without a name: a line, or the first that is counted. */
static bool may_be_review(const struct paragraph *part)
{
  if (part->kind != NODE_SECTION) return false;
  return part->label.system == LABEL_NONE ? part->title_end >= part->end : part->label.n == 1;
}

/* Makes the first part the review when no words name one, but a plan follows or difficulties are told in it. */
static void name_first_review(const struct outline *outline, struct parts_seen *seen)
{
  struct paragraph *first = seen->first;
  if (seen->reviews || !first || !may_be_review(first)) return;
  bool two_more = seen->others >= 1 && seen->others <= 2;
  bool few = seen->plans || seen->outlooks || two_more;
  bool looks_back = few || part_serves(outline, first, FUNCTIONS_FUNCTION_PROBLEMS, LIMITS_WEIGHT_STRONG, false) ||
                    part_serves(outline, first, FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT, LIMITS_WEIGHT_STRONG, false);
  if (!looks_back) return;
  first->kind = NODE_REVIEW;
  first->rule = few ? "first part, without a name" : "first part, with thanks or difficulties";
  seen->reviews = 1;
  seen->plans += name_by_time(outline, first);
}

/* Whether the part is divided and the one behind it, which is the last, is not, where no label makes them sisters of
 * others: a plan, and then the government's own building. */
static bool is_first_of_two(const struct outline *outline, const struct paragraph *part)
{
  if (part->label.end > part->start) return false;
  const struct paragraph *end = outline->paragraphs + outline->speech_to, *next = part + 1;
  while (next < end && !opens_part(next)) next++;
  if (next >= end || !title_is_last(outline, next)) return false;
  return is_divided(outline, part) && !is_divided(outline, next);
}

/* The parts: by their words where these say it. Where no words name a review, the first title that names nothing is it
 * when a plan follows or difficulties are told in it; where none names a plan, the only one between review and
 * government is. */
static void name_parts(struct outline *outline)
{
  struct parts_seen seen = {0};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (opens_part(paragraph)) name_part(outline, paragraph, &seen);
  }
  name_first_review(outline, &seen);
  if (seen.plans || !seen.reviews) return;
  if (seen.others <= LIMITS_UNNAMED_PARTS && name_plan_by_targets(outline)) return;
  struct paragraph *unnamed = seen.unnamed;
  if (seen.outlooks || !unnamed) return;
  bool only = seen.others == 1;
  if (!only && !is_first_of_two(outline, unnamed)) return;
  unnamed->kind = NODE_PLAN;
  unnamed->rule = only ? "the only part behind the review without a name"
                       : "the divided one of two parts behind the review without a name";
}

void parts_name(struct outline *outline)
{
  name_parts(outline);
  name_parts_before_tasks(outline);
}

/* # Lines that are parts */

static bool is_unlabelled_line(const struct paragraph *paragraph)
{
  return paragraph->label.system == LABEL_NONE && is_title_line(paragraph);
}

bool lines_are_parts(const struct outline *outline)
{
  size_t lines = 0, titles = 0, named = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end || paragraph->inferred) continue;
    if (titles++ == 0 && !is_unlabelled_line(paragraph)) return false;
    if (!is_unlabelled_line(paragraph)) continue;
    bool names_part = part_of_title(outline, paragraph) != NODE_SECTION;
    int weights[HEADING_KINDS];
    heading_cues(paragraph_title(outline, paragraph), weights);
    if (!names_part && weights[HEADINGS_KIND_PAST]) return false; /* 一年来，我们… divides a review */
    lines++;
    named += names_part;
  }
  bool stands_apart = named >= 2 && lines - named > named; /* the others divide the named ones */
  return lines >= 2 && titles > 2 * lines && !stands_apart;
}
