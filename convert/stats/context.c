/* Context: the nearest division that tells past from future decides. */
#include "context.h"

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

static bool span(struct document *document, const char *from, const char *to, const char **period)
{
  if (!from || !to || strcmp(from, to) == 0) {
    *period = to ? to : from;
    return true;
  }
  *period = arena_format(document->arena, "%s-%s", from, to);
  return *period != NULL;
}

bool context_of(struct document *document, const struct node *node, struct context *context)
{
  const struct facts *facts = &document->facts;
  bool target = false;
  const struct node *decider = deciding(node, &target);
  *context = (struct context){.role = target ? "target" : "actual"};
  if (!decider) return true;
  if (!target) return span(document, facts->review_from.value, facts->review_to.value, &context->period);
  if (decider && inside(decider, NODE_OUTLOOK)) return true; /* the years to come: the text says which, if any */
  context->period = facts->plan_year.value;
  return true;
}
