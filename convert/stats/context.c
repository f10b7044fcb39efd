/* Context: the nearest division that tells past from future decides. */
#include "context.h"
#include <stdlib.h>

/* What each kind of division says; kinds that are not here say nothing, and the next one around them is asked. */
static const struct {
  enum node_kind kind;
  bool target;
} roles[] = {
    {NODE_REVIEW, false},     {NODE_ACHIEVEMENT, false}, {NODE_OVERVIEW, false},  {NODE_ACKNOWLEDGEMENT, false},
    {NODE_PROBLEMS, false},   {NODE_PROBLEM, false},     {NODE_OPENING, false},   {NODE_PLAN, true},
    {NODE_OUTLOOK, true},     {NODE_OUTLOOK_TEXT, true}, {NODE_TASK, true},       {NODE_TARGETS, true},
    {NODE_REQUIREMENT, true}, {NODE_CLOSING, true},      {NODE_GOVERNMENT, true}, {NODE_LIVELIHOOD, true}};

static const struct node *deciding(const struct node *node, bool *target)
{
  for (; node; node = node->parent) {
    bool result = slice_equal(slice_of(node->role), SLICE("result"));
    bool tasks = node->kind == NODE_TABLE && node->role;
    bool done = slice_equal(slice_of(node->status), SLICE("done"));
    if (result || tasks || done) { /* a table of tasks, but for what has come of them; last year's items */
      *target = !result && !done;
      return node;
    }
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
      if (roles[i].kind != node->kind) continue;
      *target = roles[i].target;
      return node;
    }
  }
  return NULL;
}

static bool inside(const struct node *node, enum node_kind kind)
{
  for (; node; node = node->parent)
    if (node->kind == kind) return true;
  return false;
}

static int year_of(const char *value)
{
  return value ? (int)strtol(value, NULL, 10) : 0;
}

struct context context_of(const struct document *document, const struct node *node)
{
  enum { TERM = 5 };
  const struct facts *facts = &document->facts;
  struct context context = {.plan = year_of(facts->plan_year.value)};
  const struct node *decider = context.division = deciding(node, &context.target);
  context.review.from = year_of(facts->review_from.value);
  context.review.to = year_of(facts->review_to.value);
  if (!context.review.from) context.review.from = context.review.to;
  if (!context.review.to) context.review.to = context.review.from;
  context.open = !decider && inside(node, NODE_APPENDIX);
  if (!decider) return context;
  if (!context.target) {
    context.years = context.review;
  } else if (context.plan) {
    bool term = inside(decider, NODE_OUTLOOK); /* the five years to come */
    context.years = (struct years){.from = context.plan, .to = term ? context.plan + TERM - 1 : context.plan};
  }
  return context;
}
