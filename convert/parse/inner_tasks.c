/* Inner tasks: tasks that no line names. Behind the aims of a plan or outlook without divisions, or where it begins
 * with one, a paragraph with titles inside does not tell of the situation: these titles are its tasks. */
#include "outline.h"

enum { LEAST = 2 /* titles in the paragraph */ };

/* Whether the part at `index` looks ahead and no title stands under it. */
static bool is_undivided(const struct outline *outline, size_t index)
{
  enum node_kind kind = outline->paragraphs[index].kind;
  if (kind != NODE_PLAN && kind != NODE_OUTLOOK) return false;
  for (size_t i = index + 1; i < outline->speech_to && !opens_part(&outline->paragraphs[i]); i++)
    if (outline->paragraphs[i].title_end) return false;
  return true;
}

/* How many titles stand in the paragraph at `index`, of which `*first`, among all inner ones, is the first that is not
 * before it. */
static size_t titles_inside(const struct outline *outline, size_t index, size_t *first)
{
  size_t count = 0;
  while (*first < outline->inner_count && outline->inners[*first].paragraph < index) ++*first;
  for (size_t i = *first; i < outline->inner_count && outline->inners[i].paragraph == index; i++)
    count += outline->inners[i].kind == NODE_TOPIC;
  return count;
}

static void name_tasks(struct outline *outline, size_t index, size_t first)
{
  outline->paragraphs[index].kind = NODE_P;
  for (size_t i = first; i < outline->inner_count && outline->inners[i].paragraph == index; i++) {
    struct inner *inner = &outline->inners[i];
    if (inner->kind == NODE_TOPIC) inner->kind = NODE_TASK;
  }
}

bool inner_tasks_name(struct outline *outline)
{
  bool undivided = false, aims = false;
  size_t inner = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (opens_part(paragraph)) {
      undivided = is_undivided(outline, i);
      aims = false;
    }
    aims |= paragraph->kind == NODE_TARGETS;
    bool may = undivided && paragraph->kind == NODE_OUTLOOK_TEXT;
    if (!may || titles_inside(outline, i, &inner) < LEAST) continue;
    if (aims || outline->inners[inner].start == paragraph->start) name_tasks(outline, i, inner);
  }
  return true;
}
