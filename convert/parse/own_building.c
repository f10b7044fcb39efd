/* The government's own building where no title names it: it stands behind the tasks of the plan, before the final
 * appeal, and is told by what its paragraphs and titles are about. It gets a title without text, under the plan. */
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"
#include "outline.h"

/* The paragraphs behind the tasks of a plan: from `from` to before `to`. */
struct tail {
  uint32_t plan;
  size_t from, to;
};

static int weight_of(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  int weights[HEADING_KINDS];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  heading_cues(utf8_first(text, LIMITS_OWN_BUILDING_HEAD), weights);
  return weights[HEADINGS_KIND_GOVERNMENT] + weights[HEADINGS_KIND_CONDUCT];
}

/* The same for the whole paragraph, of which the head alone may say nothing: 各位代表！…，对我们提出了新的要求。…. */
static int whole_weight_of(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  int whole = 0;
  for (size_t bytes; text.size; text = slice_after(text, bytes)) {
    int weights[HEADING_KINDS];
    bytes = utf8_bytes(text, LIMITS_OWN_BUILDING_HEAD);
    heading_cues((slice){text.at, bytes}, weights);
    whole += weights[HEADINGS_KIND_GOVERNMENT] + weights[HEADINGS_KIND_CONDUCT];
  }
  return whole;
}

/* What the paragraph's title, if it has one, says of how the government works. */
static int title_weight_of(const struct outline *outline, size_t index)
{
  int weights[HEADING_KINDS];
  if (!outline->paragraphs[index].title_end) return 0;
  heading_cues(paragraph_title(outline, &outline->paragraphs[index]), weights);
  return weights[HEADINGS_KIND_GOVERNMENT] + weights[HEADINGS_KIND_CONDUCT];
}

bool turns_to_own_building(const struct outline *outline, size_t index)
{
  int weight = weight_of(outline, index), whole = whole_weight_of(outline, index), told = whole;
  if (weight < LIMITS_WEIGHT_HINT && whole < LIMITS_OWN_BUILDING_WHOLE)
    return false; /* before all that follows is read */
  bool leads = index + 1 < outline->speech_to && title_weight_of(outline, index + 1) > 0, titles = false;
  for (size_t end = index + 1; end < outline->speech_to; end++) {
    const struct paragraph *paragraph = &outline->paragraphs[end];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (label_has_rank(paragraph->label.system) || begins_with_address(outline, paragraph)) break;
    if (paragraph->title_end && !leads) return false;
    titles |= paragraph->title_end != 0;
    told += weight_of(outline, end);
  }
  if (!titles && whole >= LIMITS_OWN_BUILDING_WHOLE) return true; /* whatever it opens with */
  return weight >= (titles ? LIMITS_WEIGHT_HINT : LIMITS_WEIGHT_LIKELY) && told >= LIMITS_OWN_BUILDING_IN_TASK;
}

/* Whether the paragraph stands under the plan itself, as text or as a title behind the tasks. */
static bool is_loose(const struct tail *tail, const struct paragraph *paragraph)
{
  bool member = paragraph->kind == NODE_P || paragraph->kind == NODE_MEASURE;
  return member && paragraph->parent == tail->plan;
}

/* The last plan (or outlook) of the speech and what stands behind its tasks. False if a title names the government's
 * building, or nothing stands there. */
static bool tail_find(const struct outline *outline, struct tail *tail)
{
  *tail = (struct tail){.plan = NO_PARENT};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (paragraph->kind == NODE_GOVERNMENT) {
      tail->plan = NO_PARENT;
      return false;
    }
    if (opens_part(paragraph)) {
      bool ahead = paragraph->kind == NODE_PLAN || paragraph->kind == NODE_OUTLOOK;
      *tail = (struct tail){.plan = ahead ? (uint32_t)i : NO_PARENT};
    }
    if (paragraph->parent == NO_PARENT) continue;
    tail->to = i + 1;
    if (!is_loose(tail, paragraph))
      tail->from = 0;
    else if (!tail->from)
      tail->from = i;
  }
  return tail->from != 0;
}

/* The paragraph behind the one at `index` in the tail, or the tail's end. */
static size_t next_of(const struct outline *outline, const struct tail *tail, size_t index)
{
  size_t next = index + 1;
  while (next < tail->to && outline->paragraphs[next].kind == NODE_KIND_COUNT) next++;
  return next;
}

/* Whether the paragraph at `index` leads in to titles. */
static bool leads(const struct outline *outline, const struct tail *tail, size_t index)
{
  size_t follows = next_of(outline, tail, index);
  if (follows >= tail->to) return false;
  const struct paragraph *next = &outline->paragraphs[follows];
  return next->kind == NODE_MEASURE;
}

/* Whether the paragraph at `index` begins what is about the government: by its own words, or by those of the titles
 * that it leads in to. One that only touches on it and addresses the audience does not where the next one names it. */
static bool turns(const struct outline *outline, const struct tail *tail, size_t index)
{
  int weight = weight_of(outline, index);
  bool address = begins_with_address(outline, &outline->paragraphs[index]);
  if (weight >= LIMITS_WEIGHT_LIKELY) return true;
  if (whole_weight_of(outline, index) >= LIMITS_OWN_BUILDING_WHOLE) return true;
  if (leads(outline, tail, index)) return address;
  if (!address) return false;
  if (weight < LIMITS_WEIGHT_HINT) return whole_weight_of(outline, index) >= LIMITS_OWN_BUILDING_TOLD;
  size_t follows = next_of(outline, tail, index);
  return follows >= tail->to;
}

/* Where it begins, and, as the tail's end, where it ends: before paragraphs that do not touch on it. */
static size_t begins_at(const struct outline *outline, struct tail *tail)
{
  int told = 0;
  bool members = false;
  size_t begins = tail->to, others = 0, ends = 0;
  for (size_t i = tail->from; i < tail->to; i++) {
    if (!is_loose(tail, &outline->paragraphs[i])) continue;
    if (begins == tail->to && turns(outline, tail, i)) begins = i;
    if (begins == tail->to) continue;
    int weight = weight_of(outline, i);
    told += i == begins ? whole_weight_of(outline, i) : weight;
    members |= leads(outline, tail, i);
    if (others == 0) ends = i;
    others = weight ? 0 : others + 1;
  }
  if (told < (members ? LIMITS_OWN_BUILDING_MEMBERS : LIMITS_OWN_BUILDING_TOLD)) return tail->to;
  if (others > LIMITS_OWN_BUILDING_LAST_WORDS) tail->to = ends;
  return begins;
}

/* The last task of the speech, if it stands under `plan`; its index, or NO_PARENT. */
static uint32_t last_task(const struct outline *outline, uint32_t plan)
{
  for (size_t i = outline->speech_to; i > plan; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    bool under = paragraph->title_end && paragraph->parent == plan;
    if (under) return paragraph->kind == NODE_TASK ? (uint32_t)(i - 1) : NO_PARENT;
  }
  return NO_PARENT;
}

/* The last measures of a task, told from its end backwards. */
struct members {
  size_t first; /* the first of them, or the paragraph that leads in to them */
  size_t count; /* … how many there are */
  int told;     /* what they say of the government */
};

/* The measures at the end of the task that are about the government: up to the first from the end that is not, or, with
 * that one, up to a paragraph without a title that parts them from the others. */
static struct members members_at_end(const struct outline *outline, uint32_t task, size_t to)
{
  struct members members = {.first = to}, speaking = members;
  bool silent = false;
  for (size_t i = to; i > (size_t)task + 1; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    if (paragraph->parent != task) continue;
    if (!paragraph->title_end && !members.count) continue; /* what follows the last measure */
    members.first = i - 1;
    if (!paragraph->title_end) return members;
    int weight = weight_of(outline, i - 1);
    bool second = silent && weight == 0;
    if (second) break;
    silent |= weight == 0;
    members.told += weight;
    members.count++;
    if (!silent) speaking = members;
  }
  return speaking;
}

/* How many measures and other paragraphs stand directly under the task before `index`, and `*told`, what they say of
 * the government. */
static size_t measures_before(const struct outline *outline, uint32_t task, size_t index, int *told)
{
  size_t count = 0;
  *told = 0;
  for (size_t i = task + 1; i < index; i++) {
    if (outline->paragraphs[i].parent != task) continue;
    *told += weight_of(outline, i);
    count++;
  }
  return count;
}

/* Where the government's own building begins inside the last task, whose other measures do not touch on it: its
 * measures come last, and a paragraph parts them from the others, or each of them is about it. speech_to if it does
 * not. */
static size_t begins_in_task(const struct outline *outline, struct tail *tail)
{
  uint32_t task = last_task(outline, tail->plan);
  if (task == NO_PARENT) return outline->speech_to;
  size_t to = task + 1;
  while (to < outline->speech_to && outline->paragraphs[to].parent >= task &&
         outline->paragraphs[to].parent != NO_PARENT)
    to++;
  struct members members = members_at_end(outline, task, to);
  int before = 0;
  size_t others = measures_before(outline, task, members.first, &before);
  bool apart = others >= 2 && before <= LIMITS_WEIGHT_HINT;
  if (members.told < LIMITS_OWN_BUILDING_IN_TASK || !apart) return outline->speech_to;
  tail->to = to;
  return members.first;
}

/* Puts a title without text before the paragraph at `index`, and what follows to the tail's end under it. */
static bool open_division(struct outline *outline, const struct tail *tail, size_t index)
{
  if (!paragraph_insert(outline, index)) return false;
  outline->speech_to++;
  for (size_t i = index + 1; i < outline->count; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    bool inside = i <= tail->to;
    bool child = inside && paragraph->parent < index;
    if (paragraph->parent == NO_PARENT) continue;
    if (child)
      paragraph->parent = (uint32_t)index;
    else if (paragraph->parent >= index)
      paragraph->parent++;
  }
  for (size_t i = 0; i < outline->inner_count; i++)
    if (outline->inners[i].paragraph >= index) outline->inners[i].paragraph++;
  struct paragraph *division = &outline->paragraphs[index];
  title_make(division, division->end, "behind the tasks, without a title, about the government itself");
  division->kind = division->inferred = NODE_GOVERNMENT;
  division->parent = tail->plan;
  return true;
}

bool own_building_infer(struct outline *outline)
{
  struct tail tail;
  size_t begins = tail_find(outline, &tail) ? begins_at(outline, &tail) : tail.to;
  if (begins < tail.to) return open_division(outline, &tail, begins);
  begins = begins_in_task(outline, &tail);
  return begins >= outline->speech_to || open_division(outline, &tail, begins);
}
