/* Progress: whether livelihood items are what is planned or what has been done.
 *
 * A list behind the speech often tells how last year's items went; so does a review. The list's own title decides, by a
 * word (民生实事完成情况) or by its year; else the part that it stands in. Where neither says so, nothing is said. */
#include "cues.h"
#include "lexicon/layout.h"
#include "outline.h"

static const char done[] = "done", planned[] = "planned";

/* What the title says of a division, in which something stands: by a word, else by its year beside the plan's. NULL:
 * nothing. */
static const char *status_of_title(const struct outline *outline, const struct node *division)
{
  const struct node *heading = division->first;
  if (heading->kind != NODE_HEADING) return NULL;
  slice title = document_slice(outline->document, heading->start, heading->end);
  if (lex_layout_in(title.at, title.size, LAYOUT_ROLE_PROGRESS, NULL)) return done;
  int last = 0;
  if (!year_in(title, &last)) return NULL;
  return last < outline->plan_year ? done : last == outline->plan_year ? planned : NULL;
}

/* What the part says that the division stands in. */
static const char *status_of_part(const struct node *division)
{
  switch (division->kind) {
  case NODE_REVIEW:
  case NODE_ACHIEVEMENT: return done;
  case NODE_PLAN:
  case NODE_OUTLOOK:
  case NODE_TASK: return planned;
  default: return NULL;
  }
}

/* The status of the items of a list: the nearest word on it. */
static const char *status_of(const struct outline *outline, const struct node *list)
{
  const char *status = NULL;
  for (const struct node *division = list; division && !status; division = division->parent) {
    if (division->kind == NODE_LIVELIHOOD) status = status_of_title(outline, division);
    if (!status) status = status_of_part(division);
  }
  return status;
}

void progress_find(struct outline *outline)
{
  const struct node *list = NULL;
  const char *status = NULL;
  for (struct node *node = outline->document->body; node; node = node_following(node)) {
    if (node->kind != NODE_ITEM) continue;
    if (node->parent != list) status = status_of(outline, node->parent);
    list = node->parent;
    node->status = status;
  }
}
