/* Topics: titles in the middle of paragraphs (…。推进重点领域改革。深化…).
 *
 * Which of a paragraph's short sentences are titles is decided for all of them together: the chain of titles whose
 * observations weigh most (runins.c, chains.c). In difficulties that are counted (一是…二是…) each is one. */
#include "topics.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "edges.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "lexicon/titles.h"
#include <stdlib.h>

enum { MOST_COUNTED = 40 };

/* What is observed of a candidate by itself, weighed for either look. */
struct weighed {
  int look, again;
};

/* A paragraph that was looked at. */
struct looked_at {
  struct candidates candidates;
  struct weighed *own; /* of each candidate: the second look finds what the first observed */
  uint32_t paragraph;
  enum node_kind kind;
};

struct finder {
  struct outline *outline;
  struct looked_at *paragraphs; /* as many as fellows */
  size_t paragraphs_room;
  const struct candidates *candidates; /* in hand */
  struct weighed *own;                 /* of each of them */
  struct chain_room room;
  bool *chosen;
  int *margins; /* only for the trace */
  size_t chosen_room;
  struct fellows fellows;
  size_t fellow; /* the paragraph in hand, among them */
  bool again;    /* the fellows have been looked at, and are enough */
  bool taking;   /* this is no first look */
};

static enum node_kind kind_under(enum node_kind kind)
{
  switch (kind) {
  case NODE_TASK:
  case NODE_GOVERNMENT: return NODE_MEASURE;
  case NODE_PROBLEMS: return NODE_PROBLEM;
  case NODE_REVIEW:
  case NODE_OVERVIEW: return NODE_ACHIEVEMENT;
  case NODE_PLAN:
  case NODE_OUTLOOK: return NODE_TASK;
  default: return NODE_TOPIC;
  }
}

/* The kind of the division in which an inner title of the paragraph stands: what the paragraph itself opens or is for
 * (what is said of the situation before the tasks is none of them), else that of its parent. */
static enum node_kind division_of(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->kind != NODE_P) return paragraph->kind;
  return paragraph->parent == NO_PARENT ? NODE_BODY : outline->paragraphs[paragraph->parent].kind;
}

static bool add_inner(struct outline *outline, struct inner inner)
{
  struct inner *more =
      arena_grow(outline->document->arena, outline->inners, outline->inner_count, &outline->inner_room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  outline->inners = more;
  more[outline->inner_count++] = inner;
  return true;
}

/* Whether much stands before what is counted and nothing of it is of difficulties: it counts what was learnt. */
static bool counts_others(const struct document *document, uint32_t from, uint32_t to)
{
  int weights[FUNCTIONS];
  slice before = document_slice(document, from, to);
  if (!utf8_longer(before, LIMITS_LEAD_IN)) return false;
  function_cues(before, weights);
  return weights[FUNCTIONS_FUNCTION_PROBLEMS] <= 0;
}

/* Difficulties counted 一是…二是…: each is a problem without a heading. `*found` tells whether there were any. */
static bool find_counted(struct outline *outline, uint32_t index, bool *found)
{
  const struct document *document = outline->document;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  uint32_t starts[MOST_COUNTED], ends[MOST_COUNTED];
  int count = labels_counted(outline, paragraph->start, paragraph->end, starts, ends, MOST_COUNTED);
  *found = count >= 2 && !counts_others(document, paragraph->start, starts[0]);
  if (!*found) return true;
  for (int i = 0; i < count; i++) {
    struct inner problem = {.paragraph = index, .start = starts[i], .end = starts[i], .kind = NODE_PROBLEM, .n = i + 1};
    problem.label_end = ends[i];
    problem.headless = true;
    problem.rule = "counted in a paragraph of difficulties";
    if (!add_inner(outline, problem)) return false;
  }
  uint32_t at = starts[count - 1];
  while ((at = sentence_end(document, at, paragraph->end)) < paragraph->end) {
    slice rest = utf8_trim(document_slice(document, at, paragraph->end));
    uint32_t start = (uint32_t)(rest.at - document->text.at);
    if (!lex_openers_longest(rest.at, rest.size)) continue;
    return add_inner(outline, (struct inner){.paragraph = index, .start = start, .kind = NODE_P});
  }
  return true;
}

/* # The choice */

static struct weighed weigh(const struct observed *observed)
{
  struct weighed sum = {0, 0};
  for (int i = 0; i < observed->count; i++) {
    const struct lex_titles_row *row = &lex_titles_rows[observed->rows[i]];
    sum.look += row->look;
    sum.again += row->again;
  }
  return sum;
}

static int weight_of(const struct finder *finder, const struct observed *observed)
{
  struct weighed sum = weigh(observed);
  return finder->again ? sum.again : sum.look;
}

static int own(const void *context, size_t candidate)
{
  const struct finder *finder = context;
  struct weighed *weighed = &finder->own[candidate];
  if (!finder->taking) {
    struct observed observed;
    observed.count = 0; /* its rows are not cleared: there are many */
    candidate_own(finder->candidates, candidate, &observed);
    *weighed = weigh(&observed);
  }
  return finder->again ? weighed->again : weighed->look;
}

static int link(const void *context, size_t before, size_t title)
{
  const struct finder *finder = context;
  struct observed observed;
  observed.count = 0;
  candidate_link(finder->candidates, before, title, &observed);
  if (before == NO_CANDIDATE) fellows_observe(&finder->fellows, finder->fellow, &observed);
  return weight_of(finder, &observed);
}

static int last(const void *context, size_t title, int members)
{
  const struct finder *finder = context;
  struct observed observed;
  observed.count = 0;
  candidate_last(finder->candidates, title, members, &observed);
  return weight_of(finder, &observed);
}

static bool choose_chain(struct finder *finder, const struct candidates *candidates)
{
  arena *arena = document_scratch(finder->outline->document);
  struct chain chain = {finder, candidates->possible_count, own, link, last};
  if (finder->chosen_room < chain.count) {
    finder->chosen = arena_reserve(arena, chain.count * 2, &finder->chosen_room, sizeof *finder->chosen);
    if (!finder->chosen) return false;
    finder->margins = arena_alloc(arena, finder->chosen_room * sizeof *finder->margins);
    if (!finder->margins) return false;
  }
  if (candidates->marked) {                                            /* their marks say it */
    for (size_t i = 0; i < chain.count; i++) finder->chosen[i] = true; /* there may be none, and no room for any */
    return true;
  }
  bool traced = finder->outline->document->options->explain;
  return chain_choose(arena, &finder->room, &chain, finder->chosen, traced ? finder->margins : NULL);
}

static bool choose(struct finder *finder, const struct looked_at *looked_at)
{
  const struct candidates *candidates = &looked_at->candidates;
  finder->candidates = candidates;
  finder->own = looked_at->own;
  return choose_chain(finder, candidates);
}

static struct inner title_of(const struct sentence *sentence, uint32_t paragraph, enum node_kind kind)
{
  struct inner topic = {.paragraph = paragraph, .start = sentence->start, .end = sentence->end, .kind = kind, .n = -1};
  topic.label_end = sentence->core;
  topic.rule = sentence->dash ? "short sentence behind a dash" : "short sentence among sisters";
  return topic;
}

/* Difficulties end with the sentence that takes them up: from there on the paragraph is about them all. */
static bool end_difficulty(struct outline *outline, const struct candidates *candidates, uint32_t paragraph,
                           size_t from, size_t to)
{
  for (size_t i = from; i < to; i++) {
    const struct sentence *sentence = &candidates->sentences[i];
    if (!sentence_concludes(candidates, sentence)) continue;
    return add_inner(outline, (struct inner){.paragraph = paragraph, .start = sentence->start, .kind = NODE_P});
  }
  return true;
}

/* Tells of the candidates that were not chosen, but nearly, and of the chosen by how much they are better than text. */
static void explain_losers(const struct finder *finder, const struct candidates *candidates, enum node_kind kind)
{
  struct document *document = finder->outline->document;
  if (!document->options->explain || candidates->marked) return;
  for (size_t i = 0; i < candidates->possible_count; i++) {
    const struct sentence *sentence = &candidates->sentences[candidates->possible[i]];
    bool chosen = finder->chosen[i];
    int margin = chosen ? finder->margins[i] : -finder->margins[i];
    const char *rule = chosen ? "a sentence of its paragraph" : "short sentence";
    if (!chosen && margin > LIMITS_EXPLAINED_LOSER) continue;
    choice_explain(document, sentence->start, sentence->end, chosen ? NODE_P : kind, rule, margin < 0 ? 0 : margin);
  }
}

/* Whether the paragraph begins a block of difficulties that has no heading: its first sentence leads in to them
 * (安不忘危，兴不忘忧。). */
static bool begins_difficulties(const struct outline *outline, uint32_t paragraph)
{
  const struct paragraph *at = &outline->paragraphs[paragraph];
  if (at->kind != NODE_PROBLEMS) return false;
  return paragraph == 0 || at[-1].kind != NODE_PROBLEMS;
}

/* Adds the chosen titles of the paragraph in hand. */
static bool add_titles(struct finder *finder, const struct candidates *candidates, uint32_t paragraph,
                       enum node_kind kind)
{
  struct outline *outline = finder->outline;
  size_t behind = candidates->count; /* the sentence behind the last title */
  for (size_t i = 0; i < candidates->possible_count; i++) {
    size_t index = candidates->possible[i];
    bool opens = index == 0 && begins_difficulties(outline, paragraph);
    if (opens || !finder->chosen[i]) continue;
    if (candidates->problems && !end_difficulty(outline, candidates, paragraph, behind, index)) return false;
    if (!add_inner(outline, title_of(&candidates->sentences[index], paragraph, kind))) return false;
    behind = index + 1;
  }
  return !candidates->problems || end_difficulty(outline, candidates, paragraph, behind, candidates->count);
}

/* Keeps the paragraph's candidates for the second look. */
static bool keep(struct finder *finder, const struct candidates *candidates, uint32_t paragraph, enum node_kind kind)
{
  arena *arena = document_scratch(finder->outline->document);
  size_t at = finder->fellows.count, sentences = candidates->count * sizeof *candidates->sentences,
         possible = candidates->possible_count * sizeof *candidates->possible;
  struct looked_at *more = arena_grow(arena, finder->paragraphs, at, &finder->paragraphs_room, sizeof *more);
  if (!more) return false;
  finder->paragraphs = more;
  more[at] = (struct looked_at){.candidates = *candidates, .paragraph = paragraph, .kind = kind};
  struct candidates *kept = &more[at].candidates;
  more[at].own = arena_alloc(arena, (candidates->possible_count + 1) * sizeof *more[at].own);
  kept->sentences = arena_alloc(arena, sentences);
  kept->possible = arena_alloc(arena, possible + 1);
  if (!more[at].own) return false;
  if (!kept->sentences) return false;
  if (!kept->possible) return false;
  memcpy(kept->sentences, candidates->sentences, sentences);
  if (possible) memcpy(kept->possible, candidates->possible, possible);
  return true;
}

/* Looks whether a paragraph holds titles, for topics_each(). */
static bool look(void *context, struct candidates *candidates, uint32_t paragraph, enum node_kind kind)
{
  struct finder *finder = context;
  struct fellows *fellows = &finder->fellows;
  const struct document *document = finder->outline->document;
  bool *more = arena_grow(document->arena, fellows->divided, fellows->count, &fellows->room, sizeof *more);
  size_t at = fellows->count;
  if (!more) return log_memory(document->log);
  if (!keep(finder, candidates, paragraph, kind)) return log_memory(document->log);
  if (!choose(finder, &finder->paragraphs[at])) return log_memory(document->log);
  fellows->divided = more;
  bool divided = false;
  for (size_t i = 0; i < candidates->possible_count; i++) divided |= finder->chosen[i];
  more[fellows->count++] = divided;
  fellows->total += divided;
  return true;
}

/* Takes the titles of a paragraph at the second look. */
static bool take_titles(struct finder *finder, const struct looked_at *looked_at)
{
  const struct candidates *candidates = &looked_at->candidates;
  uint32_t paragraph = looked_at->paragraph;
  enum node_kind kind = looked_at->kind;
  struct outline *outline = finder->outline;
  bool counted = false;
  if (kind == NODE_PROBLEM && !find_counted(outline, paragraph, &counted)) return false;
  if (counted) return true;
  size_t before = outline->inner_count;
  if (!choose(finder, looked_at)) return log_memory(outline->document->log);
  explain_losers(finder, candidates, kind);
  if (!add_titles(finder, candidates, paragraph, kind)) return false;
  titles_nest(outline, before);
  return true;
}

static int by_place(const void *left, const void *right)
{
  const struct inner *a = left, *b = right;
  return a->start < b->start ? -1 : a->start > b->start;
}

/* Targets or requirements that dashes list within one paragraph: …是：——…。…。——…。… */
static bool lists_by_dashes(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->kind != NODE_TARGETS && paragraph->kind != NODE_REQUIREMENT) return false;
  return slice_has(document_slice(outline->document, paragraph->start, paragraph->end), DASH);
}

static bool may_hold_topics(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->chars < LIMITS_TOPIC_PARAGRAPH) return false;
  if (paragraph->title_end) return paragraph->title_end < paragraph->end;
  return paragraph->kind == NODE_P || paragraph->kind == NODE_PROBLEMS || paragraph->kind == NODE_OVERVIEW ||
         paragraph->kind == NODE_OUTLOOK_TEXT || lists_by_dashes(outline, paragraph);
}

/* From the first to the last livelihood item of the paragraph at `index`, of which `item` of `items` may be the first.
 */
static struct run items_in(const struct outline *outline, size_t item, size_t items, uint32_t index)
{
  struct run run = {0};
  for (; item < items && outline->inners[item].paragraph == index; item++) {
    if (outline->inners[item].kind != NODE_ITEM) continue;
    if (!run.end) run.start = outline->inners[item].start;
    run.end = outline->inners[item].end;
  }
  return run;
}

/* A title right before livelihood items that promises them is a heading over them. */
static void name_livelihood(const struct outline *outline)
{
  for (size_t i = 0; i + 1 < outline->inner_count; i++) {
    struct inner *inner = &outline->inners[i];
    if (inner->kind == NODE_ITEM || inner->kind == NODE_P || inner[1].kind != NODE_ITEM) continue;
    if (promises_items(document_slice(outline->document, inner->start, inner->end))) inner->kind = NODE_LIVELIHOOD;
  }
}

/* Whether the part that begins at `part` looks ahead. */
static bool looks_ahead(const struct outline *outline, uint32_t part)
{
  return part != NO_PARENT && outline->paragraphs[part].kind != NODE_REVIEW;
}

bool topics_each(struct outline *outline, topic_visit *visit, void *context)
{
  struct candidates candidates = {.outline = outline};
  uint32_t part = NO_PARENT;
  bool task_seen = false; /* in the part in hand: what follows its tasks without a title is divided into measures */
  size_t item = 0, items = outline->inner_count; /* of items_find(), in order of their paragraphs */
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (opens_part(paragraph)) {
      task_seen = false;
      part = i;
    }
    task_seen |= paragraph->kind == NODE_TASK;
    while (item < items && outline->inners[item].paragraph < i) item++;
    if (!may_hold_topics(outline, paragraph)) continue;
    enum node_kind kind = kind_under(division_of(outline, paragraph));
    if (kind == NODE_TASK && task_seen) kind = NODE_MEASURE;
    candidates.problems = kind == NODE_PROBLEM;
    candidates.ahead = looks_ahead(outline, part);
    if (!candidates_read(&candidates, i, items_in(outline, item, items, i))) return false;
    if (!visit(context, &candidates, i, kind)) return false;
  }
  return true;
}

bool topics_find(struct outline *outline)
{
  struct finder finder = {.outline = outline};
  size_t items = outline->inner_count;
  if (!topics_each(outline, look, &finder)) return false;
  finder.again = finder.fellows.count >= LIMITS_TOPIC_FEW_FELLOWS;
  finder.taking = true;
  for (; finder.fellow < finder.fellows.count; finder.fellow++)
    if (!take_titles(&finder, &finder.paragraphs[finder.fellow])) return false;
  if (items) qsort(outline->inners, outline->inner_count, sizeof *outline->inners, by_place);
  name_livelihood(outline);
  return true;
}
