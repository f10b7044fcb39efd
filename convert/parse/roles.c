/* Roles: what each title opens. The words of a title name the parts; below them the place in the tree decides. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "sisters.h"

enum { MOST_LISTS = 12, MOST_PROMISED = 60 /* titles behind one colon */ };

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
  bool to_do = signs->plan >= LIMITS_WEIGHT_LIKELY && signs->review == 0; /* 主要任务: the year is a slip of the pen */
  bool done = signs->earlier && !to_do;
  if (signs->weights[HEADINGS_KIND_PAST] || done)
    signs->review += 4;
  else if (signs->coming || signs->weights[HEADINGS_KIND_COMING])
    signs->plan += 4;
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
  if (weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_LIKELY && signs->review >= outlook) return NODE_REVIEW;
  bool past = weights[HEADINGS_KIND_PAST] > 0; /* 一年来，…自身建设更加严实 */
  if (government >= LIMITS_WEIGHT_LIKELY && government > signs->plan && government > signs->review && !past)
    return NODE_GOVERNMENT;
  if (weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG && !weights[HEADINGS_KIND_PLAN]) return NODE_SECTION;
  if (looks_far_ahead(signs)) return NODE_OUTLOOK;
  if (signs->plan >= LIMITS_WEIGHT_LIKELY && signs->plan > signs->review) return NODE_PLAN;
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

/* A list of titles directly under the part in hand. */
struct sister_list {
  const struct paragraph *last;
  struct sister_choice choice;
};

struct roles {
  struct outline *outline;
  uint32_t first_plan; /* index of the first part that is a plan; NO_PARENT: none is */
  bool review_seen;
  bool tasks_told; /* the part before is a plan with tasks */
  struct sister_list list[MOST_LISTS];
  int lists;
  struct sister_choice choice;  /* of the list of the title in hand; better 0: it is named otherwise */
  const struct paragraph *task; /* the first under the part in hand, or NULL */
};

static void weigh(const struct roles *roles, const struct paragraph *paragraph, int weights[HEADING_KINDS])
{
  heading_cues(paragraph_title(roles->outline, paragraph), weights);
}

/* Whether no title of the same depth follows under the same parent. */
static bool is_last(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  for (const struct paragraph *next = paragraph + 1; next < end; next++)
    if (next->title_end && next->depth <= paragraph->depth) return next->depth < paragraph->depth;
  return true;
}

/* Whether the title is about the government's own building: by its words, fewer for the last title of a list. */
static bool is_government(const struct roles *roles, const struct paragraph *paragraph,
                          const int weights[HEADING_KINDS])
{
  int weight = weights[HEADINGS_KIND_GOVERNMENT];
  if (weight >= LIMITS_WEIGHT_LIKELY) return true;
  return weight >= LIMITS_WEIGHT_HINT && is_last(roles->outline, paragraph);
}

/* A title that no title stands above and that names no part. What stands between review and plan (主要问题, 工作要求)
 * needs fewer words to be what they say, and else looks ahead; the last part, behind a plan that has told the tasks, is
 * the government's own building, whatever it is called. */
static enum node_kind other_role(struct roles *roles, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS];
  bool whole = paragraph->title_end >= paragraph->end;
  bool before_plan = roles->first_plan != NO_PARENT && paragraph < roles->outline->paragraphs + roles->first_plan;
  bool between = roles->review_seen && before_plan && whole;
  int enough = between ? LIMITS_WEIGHT_TELLS : LIMITS_WEIGHT_STRONG;
  weigh(roles, paragraph, weights);
  if (weights[HEADINGS_KIND_PROBLEMS] >= enough) return NODE_PROBLEMS;
  if (weights[HEADINGS_KIND_TARGETS] >= enough) return NODE_TARGETS;
  if (weights[HEADINGS_KIND_REQUIREMENT] >= (between ? enough : LIMITS_WEIGHT_LIKELY)) return NODE_REQUIREMENT;
  if (weights[HEADINGS_KIND_LIVELIHOOD] >= LIMITS_WEIGHT_STRONG) return NODE_LIVELIHOOD;
  if (roles->review_seen && is_government(roles, paragraph, weights)) return NODE_GOVERNMENT;
  if (roles->tasks_told && whole && is_last(roles->outline, paragraph)) return NODE_GOVERNMENT;
  if (between) return NODE_OUTLOOK;
  return roles->review_seen ? NODE_TASK : NODE_SECTION;
}

/* What the time that a title names makes of it where its words do not: a plan of its year, an outlook of five years. */
static enum node_kind part_by_time(const struct roles *roles, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS], last = 0;
  if (paragraph->title_end < paragraph->end) return NODE_SECTION;
  weigh(roles, paragraph, weights);
  if (weights[HEADINGS_KIND_LIVELIHOOD] >= LIMITS_WEIGHT_STRONG) return NODE_SECTION; /* 2026年民生实事 */
  slice title = paragraph_title(roles->outline, paragraph);
  int first = year_in(title, &last);
  bool next = roles->outline->speaks_of_next_year && lex_layout_in(title.at, title.size, LAYOUT_ROLE_NEXT_YEAR, NULL);
  bool coming = first && first == last && last == roles->outline->plan_year;
  if (next || coming) return NODE_PLAN;
  return weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_TELLS ? NODE_OUTLOOK : NODE_SECTION;
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
    if (at->title_end || at->kind == NODE_KIND_COUNT) continue;
    int weights[FUNCTIONS];
    function_cues(document_slice(outline->document, at->start, at->end), weights);
    if (weights[function] >= weight) return true;
  }
  return false;
}

/* Whether the part's first paragraph speaks of the coming years: 今后五年，…. */
static bool opens_with_years_to_come(const struct outline *outline, const struct paragraph *part)
{
  const struct paragraph *first = part + 1;
  if (first >= outline->paragraphs + outline->speech_to || first->title_end) return false;
  int weights[HEADING_KINDS];
  slice text = document_slice(outline->document, first->start, first->end);
  heading_cues(utf8_first(text, 8), weights);
  return weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_LIKELY;
}

/* Where no title names a plan and the parts are few, the one that states the targets before its divisions is it; one
 * before it that opens with the years to come is an outlook. */
static bool name_plan_by_targets(const struct outline *outline)
{
  struct paragraph *outlook = NULL;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *part = &outline->paragraphs[i];
    if (!part->title_end || part->parent != NO_PARENT || part->kind != NODE_SECTION) continue;
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
static size_t name_by_time(const struct roles *roles, struct paragraph *review)
{
  const struct outline *outline = roles->outline;
  size_t plans = 0;
  for (struct paragraph *part = review + 1; part < outline->paragraphs + outline->speech_to; part++) {
    if (!part->title_end || part->parent != NO_PARENT || part->kind != NODE_SECTION) continue;
    part->kind = part_by_time(roles, part);
    plans += part->kind == NODE_PLAN;
  }
  return plans;
}

/* Whether a title stands in the part: it is divided. */
static bool is_divided(const struct outline *outline, const struct paragraph *part)
{
  size_t number = (size_t)(part - outline->paragraphs);
  for (size_t i = number + 1; i < outline->speech_to && outline->paragraphs[i].parent != NO_PARENT; i++)
    if (outline->paragraphs[i].title_end && outline->paragraphs[i].parent == number) return true;
  return false;
}

/* Whether labelled titles (一、 （一）) stand directly under `parent`: then these are its tasks, and not what has no
 * label. */
static bool has_labelled_children(const struct outline *outline, uint32_t parent)
{
  for (uint32_t i = parent + 1; i < outline->speech_to && outline->paragraphs[i].depth != 1; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end || paragraph->parent != parent) continue;
    if (paragraph->label.system != LABEL_NONE && paragraph->label.system <= LABEL_CIRCLED) return true;
  }
  return false;
}

/* A part named only by requirement or targets (总体要求和预期目标) in front of the part with the tasks, or of parts
 * that are the tasks, is that, and no plan itself; NODE_PLAN: it is one. */
static enum node_kind kind_before_tasks(const struct roles *roles, const struct paragraph *part)
{
  int weights[HEADING_KINDS];
  weigh(roles, part, weights);
  slice title = paragraph_title(roles->outline, part);
  bool required = weights[HEADINGS_KIND_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY;
  bool reached = weights[HEADINGS_KIND_TARGETS] >= LIMITS_WEIGHT_STRONG;
  bool principles =
      weights[HEADINGS_KIND_REQUIREMENT] || lex_forms_in(title.at, title.size, FORMS_FORM_PRINCIPLES, NULL);
  bool aims = reached || principles, few_words = weights[HEADINGS_KIND_PLAN] <= LIMITS_WEIGHT_LIKELY;
  bool orders = lex_forms_in(title.at, title.size, FORMS_FORM_TASKS, NULL) || !few_words;
  bool undivided = required && few_words && !is_divided(roles->outline, part);
  if (part->inferred || !aims) return NODE_PLAN;
  if (orders && !undivided) return NODE_PLAN;
  return reached ? NODE_TARGETS : NODE_REQUIREMENT;
}

/* How many parts that nothing names follow `part` before one that something does: they are tasks. */
static size_t unnamed_behind(const struct outline *outline, const struct paragraph *part)
{
  size_t count = 0;
  for (const struct paragraph *next = part + 1; next < outline->paragraphs + outline->speech_to; next++) {
    if (!next->title_end || next->parent != NO_PARENT) continue;
    if (next->kind != NODE_SECTION) break;
    count++;
  }
  return count;
}

/* Whether the part is taken for a plan by words for its time alone, but its first paragraph opens with an earlier year:
 * a second review (…良好开局；2011年，…). */
static bool tells_of_year_before(const struct outline *outline, const struct paragraph *part)
{
  const struct paragraph *first = part + 1;
  if (part->inferred || first >= outline->paragraphs + outline->speech_to || first->title_end) return false;
  struct part_signs signs = read_signs(outline, paragraph_title(outline, part));
  if (signs.coming || signs.weights[HEADINGS_KIND_PLAN]) return false;
  int last = 0;
  slice text = document_slice(outline->document, first->start, first->end);
  return year_in(utf8_first(text, LIMITS_TURN_WITHIN), &last) && last < outline->plan_year;
}

static void name_parts_before_tasks(const struct roles *roles)
{
  const struct outline *outline = roles->outline;
  struct paragraph *before = NULL;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *part = &outline->paragraphs[i];
    if (!part->title_end || part->parent != NO_PARENT) continue;
    if (before && before->kind == NODE_PLAN && part->kind == NODE_PLAN)
      before->kind = tells_of_year_before(outline, before) ? NODE_REVIEW : kind_before_tasks(roles, before);
    before = part;
    bool tasks = part->kind == NODE_PLAN && unnamed_behind(outline, part) >= LIMITS_PARTS_AS_TASKS;
    if (tasks && !has_labelled_children(outline, (uint32_t)i)) part->kind = kind_before_tasks(roles, part);
  }
}

/* What has been seen of the parts. */
struct parts_seen {
  struct paragraph *first, *unnamed; /* the first of all, and the first behind it that nothing names */
  size_t reviews, plans, outlooks, others;
};

/* Whether the title names what stands beside the parts: the government's own building, targets, difficulties. */
static bool names_other(const struct roles *roles, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS];
  weigh(roles, paragraph, weights);
  return weights[HEADINGS_KIND_GOVERNMENT] >= LIMITS_WEIGHT_HINT ||
         weights[HEADINGS_KIND_TARGETS] >= LIMITS_WEIGHT_STRONG ||
         weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG;
}

/* Names a part by its words, or by its time behind a review. */
static void name_part(const struct roles *roles, struct paragraph *part, struct parts_seen *seen)
{
  part->kind = part->over_items ? NODE_LIVELIHOOD : part_of_title(roles->outline, part);
  if (part->kind == NODE_SECTION && seen->reviews) part->kind = part_by_time(roles, part);
  if (!seen->first) seen->first = part;
  seen->reviews += part->kind == NODE_REVIEW;
  seen->plans += part->kind == NODE_PLAN;
  seen->outlooks += part->kind == NODE_OUTLOOK;
  if (part->kind != NODE_SECTION || part == seen->first || names_other(roles, part)) return;
  seen->others++;
  if (!seen->unnamed) seen->unnamed = part;
}

/* Whether the part may be a review without a name: a line, or the first that is counted. */
static bool may_be_review(const struct paragraph *part)
{
  if (part->kind != NODE_SECTION) return false;
  return part->label.system == LABEL_NONE ? part->title_end >= part->end : part->label.n == 1;
}

/* Makes the first part the review when no words name one, but a plan follows or difficulties are told in it. */
static void name_first_review(const struct roles *roles, struct parts_seen *seen)
{
  const struct outline *outline = roles->outline;
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
  seen->plans += name_by_time(roles, first);
}

/* Whether the part is divided and the one without a name behind it, which is the last, is not, where no label makes
 * them sisters of others: a plan, and then the government's own building. */
static bool is_first_of_two(const struct outline *outline, const struct paragraph *part)
{
  if (part->label.end > part->start) return false;
  const struct paragraph *end = outline->paragraphs + outline->speech_to, *next = part + 1;
  while (next < end && !(next->title_end && next->parent == NO_PARENT)) next++;
  bool whole = next < end && next->kind == NODE_SECTION && next->title_end >= next->end;
  return whole && is_last(outline, next) && is_divided(outline, part) && !is_divided(outline, next);
}

/* The parts: by their words where these say it. Where no words name a review, the first title that names nothing is it
 * when a plan follows or difficulties are told in it; where none names a plan, the only one between review and
 * government is. */
static void name_parts(struct roles *roles)
{
  struct outline *outline = roles->outline;
  struct parts_seen seen = {0};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->title_end && paragraph->parent == NO_PARENT) name_part(roles, paragraph, &seen);
  }
  name_first_review(roles, &seen);
  if (seen.plans || !seen.reviews || seen.others < 1) return;
  if (seen.others <= LIMITS_UNNAMED_PARTS && name_plan_by_targets(outline)) return;
  struct paragraph *unnamed = seen.unnamed;
  if (seen.outlooks || !unnamed || unnamed->title_end < unnamed->end) return;
  bool only = seen.others == 1, first_of_two = seen.others == 2 && is_first_of_two(outline, unnamed);
  if (!only && !first_of_two) return;
  unnamed->kind = NODE_PLAN;
  unnamed->rule = only ? "the only part behind the review without a name"
                       : "the divided one of two parts behind the review without a name";
}

/* What the paragraph with a colon before the titles promises: targets (主要目标：) or principles (把握以下原则：);
 * NODE_P: nothing. */
static enum node_kind promised(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *first = outline->paragraphs + outline->speech_from;
  const struct paragraph *before = paragraph;
  for (; before > first && paragraph - before < MOST_PROMISED; before--) {
    bool sister = before->title_end && before->parent == paragraph->parent;
    if (!sister && before->kind != NODE_KIND_COUNT) break;
  }
  if (before == first || before->title_end) return NODE_P;
  slice text = document_slice(outline->document, before->start, before->end);
  int weights[FUNCTIONS];
  function_cues(text, weights);
  bool counted =
      paragraph->label.system == LABEL_LISTED && weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_STRONG;
  if (!ends_in_colon(text)) return counted ? NODE_PROBLEMS : NODE_P; /* …还存在不少困难。|一是… */
  if (weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_LIKELY) return NODE_PROBLEMS;
  if (weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_HINT) return NODE_TARGETS;
  return weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= LIMITS_WEIGHT_TELLS ? NODE_REQUIREMENT : NODE_P;
}

/* Whether the title, with a colon behind it, would lead in to targets: 主要目标. */
static bool leads_in_to_targets(const struct outline *outline, const struct paragraph *paragraph)
{
  char copy[150];
  slice title = utf8_trim(paragraph_title(outline, paragraph));
  if (slice_ends(title, FULL_STOP)) title.size -= FULL_STOP.size;
  if (title.size + COLON.size > sizeof copy) return false;
  memcpy(copy, title.at, title.size);
  memcpy(copy + title.size, COLON.at, COLON.size);
  int weights[FUNCTIONS];
  function_cues((slice){copy, title.size + COLON.size}, weights);
  return weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_LIKELY;
}

/* What the list is in which the title stands: its first member decided for all. */
static enum node_kind kind_in_list(struct roles *roles, const struct paragraph *paragraph, bool strong)
{
  for (int i = 0; i < roles->lists; i++) {
    struct sister_list *list = &roles->list[i];
    bool counts = paragraph->label.system != LABEL_NONE && paragraph->label.system != LABEL_DASH;
    bool leaps = counts && paragraph->label.n != list->last->label.n + 1;
    if (leaps || !is_like(list->last, paragraph)) continue;
    list->last = paragraph;
    roles->choice = list->choice;
    return list->choice.kind;
  }
  roles->choice = kind_of_sisters(roles->outline, paragraph, strong);
  struct sister_list *list = &roles->list[roles->lists < MOST_LISTS ? roles->lists++ : MOST_LISTS - 1];
  *list = (struct sister_list){paragraph, roles->choice};
  return roles->choice.kind;
}

/* A title directly under a plan or an outlook. `strong`: this part has labelled children. */
static enum node_kind plan_role(struct roles *roles, const struct paragraph *paragraph, enum node_kind part,
                                bool strong)
{
  int weights[HEADING_KINDS];
  weigh(roles, paragraph, weights);
  bool member =
      roles->task ? is_like(paragraph, roles->task) : is_strong(paragraph) || !strong; /* of the tasks' list */
  if (member && is_government(roles, paragraph, weights)) return NODE_GOVERNMENT;
  if (weights[HEADINGS_KIND_TARGETS] >= LIMITS_WEIGHT_STRONG) return NODE_TARGETS;
  if (weights[HEADINGS_KIND_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY) return NODE_REQUIREMENT;
  if (weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG) return NODE_PROBLEMS;
  if (leads_in_to_targets(roles->outline, paragraph)) return NODE_TARGETS;
  if (is_strong(paragraph) && part == NODE_PLAN) return NODE_TASK;
  if (roles->task && !member && paragraph->title_end < paragraph->end)
    return NODE_MEASURE; /* behind the tasks: the government's own building without a heading */
  return kind_in_list(roles, paragraph, strong);
}

/* Whether what follows a title that was run in is about difficulties, too: 困难比预想的大。我们… is not. */
static bool tells_of_problems(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->title_end >= paragraph->end) return true;
  int weights[FUNCTIONS];
  function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  return weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_STRONG;
}

/* A title directly under a part of requirement or targets: like it, unless its list orders work. */
static enum node_kind aims_role(struct roles *roles, const struct paragraph *paragraph)
{
  enum node_kind kind = kind_in_list(roles, paragraph, is_strong(paragraph));
  return kind == NODE_TASK ? NODE_MEASURE : kind;
}

static enum node_kind role_under(struct roles *roles, const struct paragraph *paragraph, enum node_kind parent)
{
  int weights[HEADING_KINDS];
  switch (parent) {
  case NODE_REVIEW:
    weigh(roles, paragraph, weights);
    if (weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG && tells_of_problems(roles->outline, paragraph))
      return NODE_PROBLEMS;
    return promised(roles->outline, paragraph) == NODE_PROBLEMS ? NODE_PROBLEM : NODE_ACHIEVEMENT;
  case NODE_TASK:
  case NODE_GOVERNMENT: return NODE_MEASURE;
  case NODE_PROBLEMS: return NODE_PROBLEM;
  case NODE_SECTION: return NODE_SECTION;
  case NODE_REQUIREMENT:
  case NODE_TARGETS: return paragraph->depth == 2 ? aims_role(roles, paragraph) : NODE_TOPIC;
  default: return NODE_TOPIC;
  }
}

bool roles_find(struct outline *outline)
{
  struct roles roles = {.outline = outline, .first_plan = NO_PARENT};
  uint32_t part = NO_PARENT;
  name_parts(&roles);
  name_parts_before_tasks(&roles);
  for (size_t i = outline->speech_to; i > outline->speech_from; i--)
    if (outline->paragraphs[i - 1].kind == NODE_PLAN) roles.first_plan = (uint32_t)(i - 1);
  bool strong = false;
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end) continue;
    if (paragraph->parent == NO_PARENT) {
      roles.tasks_told = roles.task && outline->paragraphs[part].kind == NODE_PLAN;
      if (paragraph->kind == NODE_SECTION) paragraph->kind = other_role(&roles, paragraph);
      roles.review_seen |= paragraph->kind == NODE_REVIEW;
      roles.task = NULL;
      roles.lists = 0;
      part = i;
      strong = has_labelled_children(outline, i);
      continue;
    }
    const struct paragraph *parent = &outline->paragraphs[paragraph->parent];
    if (paragraph->over_items) {
      paragraph->kind = NODE_LIVELIHOOD;
      continue;
    }
    bool ahead = parent->kind == NODE_PLAN || parent->kind == NODE_OUTLOOK;
    roles.choice.better = 0;
    paragraph->kind = ahead && paragraph->parent == part ? plan_role(&roles, paragraph, parent->kind, strong)
                                                         : role_under(&roles, paragraph, parent->kind);
    paragraph->other = roles.choice.other;
    paragraph->better = 10 * roles.choice.better;
    if (!roles.task && paragraph->kind == NODE_TASK) roles.task = paragraph;
  }
  return true;
}
