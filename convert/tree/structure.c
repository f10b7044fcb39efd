/* What a report must have: its parts, the tasks of its plan, a salutation, and as many livelihood items as it
 * announces. What was not found is said when a report is read, whatever is then done with it. A document tells what it
 * has by its nodes, a report's own XML by its elements; the rules are the same. */
#include "../parse/labels.h"
#include "../support/utf8.h"
#include "check.h"
#include "lexicon/counts.h"
#include "tree.h"
#include <stdio.h>

struct judge {
  arena *memory;
  bg_log *log;
};

/* # Parts */

struct parts {
  bool found[NODE_KIND_COUNT];
  bool part[NODE_KIND_COUNT]; /* … right under the body */
  log_place plan;             /* the first */
};

/* Whether a plan is there: as a part, or as a part that sets its aims and others that are its tasks. */
static bool has_plan(const struct parts *parts)
{
  bool aims = parts->part[NODE_REQUIREMENT] || parts->part[NODE_TARGETS];
  return parts->found[NODE_PLAN] || (aims && parts->part[NODE_TASK]);
}

static void judge_parts(const struct judge *judge, const struct parts *parts)
{
  bool review = parts->found[NODE_REVIEW], plan = has_plan(parts);
  if (!review && !plan) {
    log_add(judge->log, BG_NO_PART, NOWHERE, "review or plan");
    return; /* so much is missing that the rest needs no word */
  }
  if (!parts->found[NODE_SALUTATION]) log_add(judge->log, BG_NO_SALUTATION, NOWHERE);
  if (!review) log_add(judge->log, BG_NO_PART, NOWHERE, "review");
  if (!plan) log_add(judge->log, BG_NO_PART, NOWHERE, "plan");
  if (plan && !parts->found[NODE_TASK]) log_add(judge->log, BG_NO_TASKS, parts->plan);
}

/* # Counts: 十件实事 and nine items */

/* A number that stands before a counted word, and the one of which it is a division (10项27件实事); -1: there is none.
 */
struct stated {
  int count;
  int whole;
  slice words;
};

/* Goes on through `text`; what is stated last wins. */
static void read_stated(struct stated *stated, slice text)
{
  int number = -1, before;
  size_t end = 0;
  for (size_t at = 0, size; at < text.size; at += size ? size : utf8_size((unsigned char)text.at[at])) {
    int n = number_read(slice_after(text, at), &size);
    if (!size) continue;
    bool divides = number >= 0 && end < at && end + utf8_size((unsigned char)text.at[end]) == at;
    before = divides ? number : -1;
    number = n;
    end = at + size;
    slice rest = slice_after(text, end);
    const struct lex_counts_row *row = lex_counts_longest(rest.at, rest.size);
    if (row) *stated = (struct stated){n, before, {text.at + at, size + row->counted_size}};
  }
}

static bool judge_count(const struct judge *judge, const struct stated *stated, int found, log_place place)
{
  enum { MOST = 40 };
  if (!found || stated->count < 0 || stated->count == found || stated->whole == found) return true;
  char number[12];
  snprintf(number, sizeof number, "%d", found);
  const char *words = arena_copy(judge->memory, (slice){stated->words.at, utf8_bytes(stated->words, MOST)});
  if (words) log_add(judge->log, BG_COUNT_DIFFERS, place, words, number);
  return words != NULL;
}

/* # Of a document */

static bool count_in_document(const struct judge *judge, const struct document *document, const struct node *parent)
{
  struct stated stated = {-1, -1, {NULL, 0}};
  int found = 0;
  for (const struct node *node = parent->first; node; node = node->next) {
    if (node->kind == NODE_ITEM) found++;
    if (found) continue;
    slice text = document_clean(document, node->start, node->end, NULL);
    if (!text.at) return false;
    read_stated(&stated, text);
  }
  return judge_count(judge, &stated, found, document_place(document, parent->start));
}

bool structure_check(const struct document *document)
{
  if (!document->is_report) return true; /* which has been said */
  struct judge judge = {document->arena, document->log};
  struct parts parts = {.plan = NOWHERE};
  for (const struct node *node = document->body; node; node = node_following(node)) {
    if (node->kind == NODE_PLAN && !parts.found[NODE_PLAN]) parts.plan = document_place(document, node->start);
    parts.found[node->kind] = true;
    if (node->parent == document->body) parts.part[node->kind] = true;
  }
  judge_parts(&judge, &parts);
  for (const struct node *node = document->body; node; node = node_following(node))
    if (node->kind == NODE_LIVELIHOOD && !count_in_document(&judge, document, node)) return log_memory(judge.log);
  return true;
}

/* # Of a tree */

static bool count_in_tree(const struct judge *judge, const struct check *check, uint32_t parent)
{
  const struct element *all = check->walk.elements;
  struct stated stated = {-1, -1, {NULL, 0}};
  int found = 0;
  for (uint32_t i = parent + 1; i < all[parent].next; i = all[i].next) {
    if (all[i].kind == NODE_ITEM) found++;
    if (!found) read_stated(&stated, element_text(check->walk.text, &all[i]));
  }
  return judge_count(judge, &stated, found, check_place(check, all[parent].start));
}

static bool check_tree(struct check *check)
{
  if (!check_begin(check)) return false;
  struct judge judge = {check->memory, check->log};
  struct parts parts = {.plan = NOWHERE};
  bool good = true;
  for (uint32_t i = 0; i < check->walk.count; i++) {
    const struct element *e = &check->walk.elements[i];
    if (e->kind >= NODE_KIND_COUNT) continue;
    if (e->kind == NODE_PLAN && !parts.found[NODE_PLAN]) parts.plan = check_place(check, e->start);
    parts.found[e->kind] = true;
    if (e->depth == 1) parts.part[e->kind] = true;
  }
  judge_parts(&judge, &parts);
  for (uint32_t i = 0; i < check->walk.count; i++)
    if (check->walk.elements[i].kind == NODE_LIVELIHOOD) good = good && count_in_tree(&judge, check, i);
  return good;
}

bool structure_check_tree(const xmlDoc *tree, bg_log *log)
{
  struct check check = {.tree = tree, .memory = arena_new(), .log = log};
  bool done = check.memory && check_tree(&check);
  arena_free(check.memory);
  return done || log_memory(log);
}
