/* Roles: what each title opens. Words name the parts (parts.c); below them the place in the tree decides. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/limits.h"
#include "parts.h"
#include "sisters.h"

enum { MOST_LISTS = 12, MOST_PROMISED = 60 /* titles behind one colon */ };

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
  const struct paragraph *task; /* the last under the part in hand, or NULL */
  uint32_t holder;              /* the title under the part in hand that holds its tasks, or NO_PARENT */
};

static void weigh(const struct roles *roles, const struct paragraph *paragraph, int weights[HEADING_KINDS])
{
  heading_cues(paragraph_title(roles->outline, paragraph), weights);
}

/* Whether the title is about the government's own building: by its words, fewer for the last title of a list. */
static bool is_government(const struct roles *roles, const struct paragraph *paragraph,
                          const int weights[HEADING_KINDS])
{
  int weight = weights[HEADINGS_KIND_GOVERNMENT];
  if (weight >= LIMITS_WEIGHT_LIKELY) return true;
  return weight >= LIMITS_WEIGHT_HINT && title_is_last(roles->outline, paragraph);
}

/* A title that no title stands above and that names no part. What stands between review and plan (主要问题, 工作要求)
 * needs fewer words to be what they say, and else looks ahead, to the year of the plan where it states its aims; the
 * last part, behind a plan that has told the tasks, is the government's own building, whatever it is called. */
static enum node_kind other_role(struct roles *roles, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS];
  bool before_plan = roles->first_plan != NO_PARENT && paragraph < roles->outline->paragraphs + roles->first_plan;
  bool between = roles->review_seen && before_plan;
  int enough = between ? LIMITS_WEIGHT_TELLS : LIMITS_WEIGHT_STRONG;
  weigh(roles, paragraph, weights);
  if (weights[HEADINGS_KIND_PROBLEMS] >= enough) return NODE_PROBLEMS;
  if (weights[HEADINGS_KIND_TARGETS] >= enough) return NODE_TARGETS;
  if (weights[HEADINGS_KIND_REQUIREMENT] >= (between ? enough : LIMITS_WEIGHT_LIKELY)) return NODE_REQUIREMENT;
  if (weights[HEADINGS_KIND_LIVELIHOOD] >= LIMITS_WEIGHT_STRONG) return NODE_LIVELIHOOD;
  if (roles->review_seen && is_government(roles, paragraph, weights)) return NODE_GOVERNMENT;
  if (roles->tasks_told && title_is_last(roles->outline, paragraph)) return NODE_GOVERNMENT;
  if (between) return states_years_aims(roles->outline, paragraph) ? NODE_PLAN : NODE_OUTLOOK;
  return roles->review_seen ? NODE_TASK : NODE_SECTION;
}

/* The paragraph before the list in which the title stands. */
static slice before_list(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *first = outline->paragraphs + outline->speech_from;
  const struct paragraph *before = paragraph;
  while (before > first && paragraph - before < MOST_PROMISED && before->title_end) before--;
  return document_slice(outline->document, before->start, before->end);
}

/* Whether the paragraph before the list in which the title stands says that it is one of difficulties: 主要是：, or
 * before 一是, or all by itself, …还存在不少困难。 */
static bool lists_difficulties(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = before_list(outline, paragraph);
  int weights[FUNCTIONS];
  function_cues(text, weights);
  if (ends_in_colon(text)) return weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_LIKELY;
  bool listed = paragraph->label.system == LABEL_LISTED || !utf8_longer(text, LIMITS_DIFFICULTIES_LEAD_IN);
  return listed && weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_STRONG;
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

/* What the list is in which the title stands, the last that may go on with it: its first member decided for all. */
static enum node_kind kind_in_list(struct roles *roles, const struct paragraph *paragraph, bool strong)
{
  for (int i = roles->lists - 1; i >= 0; i--) {
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

/* What the words of a title say that names a division of aims: NODE_TARGETS or NODE_REQUIREMENT; NODE_P: nothing. */
static enum node_kind aims_named(const struct roles *roles, const struct paragraph *paragraph,
                                 const int weights[HEADING_KINDS])
{
  if (weights[HEADINGS_KIND_TARGETS] >= LIMITS_WEIGHT_STRONG) return NODE_TARGETS;
  if (weights[HEADINGS_KIND_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY) return NODE_REQUIREMENT;
  return leads_in_to_targets(roles->outline, paragraph) ? NODE_TARGETS : NODE_P;
}

/* What the titles and first sentences that begin with the same words as this title, three or more, are by the names
 * that most of them give; NODE_P: they are too few, or name nothing. `*alike` tells whether there are so many. */
static enum node_kind aims_of_alike(const struct roles *roles, const struct paragraph *paragraph, bool *alike)
{
  const struct outline *outline = roles->outline;
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  size_t members = 0, targets = 0, requirements = 0;
  slice head = utf8_first(paragraph_title(outline, paragraph), LIMITS_SISTER_BEGINNING);
  *alike = false;
  if (paragraph->label.system != LABEL_NONE) return NODE_P;
  const struct paragraph *from = &outline->paragraphs[paragraph->parent + 1];
  if (from + LIMITS_LIST_REACH < paragraph) from = paragraph - LIMITS_LIST_REACH;
  if (paragraph + LIMITS_LIST_REACH < end) end = paragraph + LIMITS_LIST_REACH;
  for (const struct paragraph *at = from; at < end && at->depth != 1; at++) {
    if (!slice_starts(paragraph_title(outline, at), head)) continue;
    int weights[HEADING_KINDS];
    weigh(roles, at, weights);
    enum node_kind aims = aims_named(roles, at, weights);
    members++;
    targets += aims == NODE_TARGETS;
    requirements += aims == NODE_REQUIREMENT;
  }
  *alike = members >= LIMITS_SISTERS_IN_ROW;
  if (2 * (targets + requirements) <= members) return NODE_P;
  return targets > requirements ? NODE_TARGETS : NODE_REQUIREMENT;
}

/* Whether the title is one of a list whose members are more clauses than one (一是突出…，始终把…作为奋斗目标。), and no
 * other of them has such words: what one member says is no name of it then. */
static bool says_in_list(const struct roles *roles, const struct paragraph *paragraph)
{
  const struct outline *outline = roles->outline;
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  size_t alike = 0, named = 0;
  if (!slice_has(paragraph_title(outline, paragraph), COMMA)) return false;
  for (const struct paragraph *at = &outline->paragraphs[paragraph->parent + 1];
       at < end && at->depth != 1 && alike < MOST_PROMISED; at++) {
    if (at->parent != paragraph->parent) continue;
    int weights[HEADING_KINDS];
    weigh(roles, at, weights);
    alike++;
    named += aims_named(roles, at, weights) != NODE_P;
  }
  return 2 * named < alike;
}

/* Whether the title is a line that ends with a word of the form. */
static bool ends_with_form(const struct outline *outline, const struct paragraph *paragraph, unsigned form)
{
  slice title = paragraph_title(outline, paragraph);
  return is_title_line(paragraph) && lex_forms_ends(title.at, title.size, form) != 0;
}

/* （四）重点任务 with its own list under it, beside nothing but aims and the situation: whether the title only says
 * that the tasks follow. */
static bool holds_tasks(const struct roles *roles, const struct paragraph *paragraph)
{
  const struct outline *outline = roles->outline;
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  size_t held = 0;
  bool named = ends_with_form(outline, paragraph, FORMS_FORM_TASKS) && paragraph->chars <= LIMITS_TASK_HOLDER;
  if (!named) return false;
  for (const struct paragraph *at = &outline->paragraphs[paragraph->parent + 1]; at < end && at->depth != 1; at++) {
    if (!at->title_end || at == paragraph) continue;
    held += &outline->paragraphs[at->parent] == paragraph;
    if (at->parent != paragraph->parent) continue;
    int weights[HEADING_KINDS];
    weigh(roles, at, weights);
    bool other = ends_with_form(outline, at, FORMS_FORM_SITUATION) || at->over_items;
    if (!other && aims_named(roles, at, weights) == NODE_P) return false;
  }
  return held >= 2;
}

/* A title directly under a plan or an outlook. `strong`: this part has labelled children. */
static enum node_kind plan_role(struct roles *roles, const struct paragraph *paragraph, enum node_kind part,
                                bool strong)
{
  int weights[HEADING_KINDS];
  weigh(roles, paragraph, weights);
  bool member = !roles->task || is_like(paragraph, roles->task); /* of the tasks' list */
  if (member && is_government(roles, paragraph, weights)) return NODE_GOVERNMENT;
  if (weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG) return NODE_PROBLEMS;
  bool alike;
  enum node_kind shared = aims_of_alike(roles, paragraph, &alike);
  enum node_kind aims = alike ? shared : aims_named(roles, paragraph, weights);
  bool said_alone = !alike && says_in_list(roles, paragraph);
  if (aims != NODE_P && !said_alone) return aims;
  if (ends_with_form(roles->outline, paragraph, FORMS_FORM_SITUATION)) return NODE_SECTION;
  if (is_strong(paragraph) && part == NODE_PLAN) return NODE_TASK;
  if (!member && paragraph->title_end < paragraph->end)
    return NODE_MEASURE; /* behind the tasks: the government's own building without a heading */
  return kind_in_list(roles, paragraph, strong);
}

/* A title directly under a part of requirement or targets: what it names itself (（二）预期目标), else like the part,
 * unless its list orders work. */
static enum node_kind aims_role(struct roles *roles, const struct paragraph *paragraph)
{
  int weights[HEADING_KINDS];
  weigh(roles, paragraph, weights);
  enum node_kind named = aims_named(roles, paragraph, weights);
  if (named != NODE_P) return named;
  enum node_kind kind = kind_in_list(roles, paragraph, is_strong(paragraph));
  return kind == NODE_TASK ? NODE_MEASURE : kind;
}

static enum node_kind role_under(struct roles *roles, const struct paragraph *paragraph, enum node_kind parent)
{
  int weights[HEADING_KINDS];
  switch (parent) {
  case NODE_REVIEW:
    weigh(roles, paragraph, weights);
    if (weights[HEADINGS_KIND_PROBLEMS] >= LIMITS_WEIGHT_STRONG) return NODE_PROBLEMS;
    if (lists_difficulties(roles->outline, paragraph)) return NODE_PROBLEM;
    return leads_in_to_lessons(before_list(roles->outline, paragraph)) ? NODE_SECTION : NODE_ACHIEVEMENT;
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
  struct roles roles = {.outline = outline, .first_plan = NO_PARENT, .holder = NO_PARENT};
  uint32_t part = NO_PARENT;
  parts_name(outline);
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
      roles.holder = NO_PARENT;
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
    if (ahead && holds_tasks(&roles, paragraph)) {
      roles.holder = i;
      paragraph->kind = NODE_SECTION;
      continue;
    }
    if (paragraph->parent == roles.holder) {
      int weights[HEADING_KINDS];
      weigh(&roles, paragraph, weights);
      paragraph->kind = is_government(&roles, paragraph, weights) ? NODE_GOVERNMENT : NODE_TASK;
      roles.task = paragraph;
      continue;
    }
    paragraph->kind = ahead ? plan_role(&roles, paragraph, outline->paragraphs[part].kind, strong)
                            : role_under(&roles, paragraph, parent->kind);
    paragraph->other = roles.choice.other;
    paragraph->better = 10 * roles.choice.better;
    if (paragraph->kind == NODE_TASK) roles.task = paragraph;
  }
  return true;
}
