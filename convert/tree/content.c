/* Checking what a report says of itself: its parts, its facts, and the counts it states. */
#include "../parse/labels.h"
#include "../support/utf8.h"
#include "check.h"
#include "lexicon/counts.h"
#include <stdio.h>

static const struct element *find_kind(const struct check *check, int kind)
{
  for (size_t i = 0; i < check->walk.count; i++)
    if (check->walk.elements[i].kind == kind) return &check->walk.elements[i];
  return NULL;
}

static void check_parts(const struct check *check)
{
  static const enum node_kind parts[] = {NODE_REVIEW, NODE_PLAN};
  bool found = false;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) found |= find_kind(check, (int)parts[i]) != NULL;
  if (!found) return; /* no work report: the reading has said so */
  if (!find_kind(check, NODE_SALUTATION)) log_add(check->log, BG_NO_SALUTATION, NOWHERE);
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (!find_kind(check, (int)parts[i])) log_add(check->log, BG_NO_PART, NOWHERE, elements[parts[i]].name);
  const struct element *plan = find_kind(check, NODE_PLAN);
  if (plan && !find_kind(check, NODE_TASK)) log_add(check->log, BG_NO_TASKS, check_place(check, plan->start));
}

static void check_facts(const struct check *check)
{
  static const char *const facts[] = {"title",     "place",   "plan-year", "review-from",
                                      "review-to", "meeting", "date",      "speaker"};
  const xmlNode *meta = tree_meta(check->tree);
  for (size_t i = 0; meta && i < sizeof facts / sizeof *facts; i++) {
    const xmlNode *fact = tree_child(meta, facts[i]);
    slice value = fact ? tree_clean_text(check->memory, fact) : (slice){NULL, 0};
    if (!value.size)
      log_add(check->log, BG_FACT_MISSING, NOWHERE, facts[i]);
    else if (tree_attribute(fact, "inferred"))
      log_add(check->log, BG_FACT_INFERRED, NOWHERE, facts[i], value.at);
  }
}

/* # Counts: 十件实事 and nine items */

/* A number that stands before a counted word in `text`; the last one wins. -1: there is none. */
static int stated_count(slice text, slice *words)
{
  int count = -1;
  for (size_t at = 0, size; at < text.size; at += size ? size : utf8_size((unsigned char)text.at[at])) {
    int n = number_read(slice_after(text, at), &size);
    if (!size) continue;
    slice rest = slice_after(text, at + size);
    const struct lex_counts_row *row = lex_counts_longest(rest.at, rest.size);
    if (!row) continue;
    count = n;
    *words = (slice){text.at + at, size + row->counted_size};
  }
  return count;
}

/* The text that announces the items of the element at `index`: what stands before the first of them in their parent,
 * and its heading. */
static slice announcement(const struct check *check, uint32_t parent, uint32_t first_item)
{
  const char *at = check->walk.elements[parent].text.at;
  return (slice){at, (size_t)(check->walk.elements[first_item].text.at - at)};
}

static void check_count(const struct check *check, uint32_t parent)
{
  const struct element *all = check->walk.elements;
  uint32_t first = 0;
  int found = 0;
  for (uint32_t i = parent + 1; i < all[parent].next; i = all[i].next) {
    if (all[i].kind != NODE_ITEM) continue;
    if (!found++) first = i;
  }
  if (!found) return;
  slice words = {NULL, 0};
  int stated = stated_count(announcement(check, parent, first), &words);
  if (stated < 0 || stated == found) return;
  char number[12];
  snprintf(number, sizeof number, "%d", found);
  log_add(check->log, BG_COUNT_DIFFERS, check_place(check, all[parent].start), check_words(check, words), number);
}

bool check_content(const struct check *check)
{
  check_parts(check);
  check_facts(check);
  for (uint32_t i = 0; i < check->walk.count; i++)
    if (check->walk.elements[i].kind == NODE_LIVELIHOOD) check_count(check, i);
  return true;
}
