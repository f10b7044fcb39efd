/* Functions: what paragraphs without a heading are for: opening, overview, thanks, difficulties, requirement, targets,
 * closing.
 *
 * The words of functions.tsv decide where they can; else the place: what stands before the first division of a review
 * is its overview, before the first task of a plan its outlook. A paragraph that ends with a colon takes the next one
 * with it. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "outline.h"

enum {
  LEAST_WEIGHT = 3,
  DECISIVE = 4,
  LEAST_LIVELIHOOD = 5,
  LEAST_SHARES = 3,
  LONGEST_CLOSING = 500,
  CERTAIN = 8,
  LONGEST_LEAD_IN = 60
};

struct functions {
  struct outline *outline;
  uint32_t part;       /* index of the open part's title, NO_PARENT before the first */
  bool divided;        /* a title has stood under this part */
  bool weak_divisions; /* … but only such as state targets or principles */
  enum node_kind last; /* of the paragraph before, if it stands under the same title; else NODE_P */
  bool colon;          /* … and it ends with a colon */
  bool semicolon;      /* … or with a semicolon: a list goes on */
  uint32_t next;       /* index of the title behind the paragraph in hand, or speech_to */
};

static slice text_of(const struct outline *outline, const struct paragraph *paragraph)
{
  return document_slice(outline->document, paragraph->start, paragraph->end);
}

bool begins_with_address(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = text_of(outline, paragraph);
  int weights[FUNCTIONS];
  function_cues((slice){text.at, utf8_bytes(text, 8)}, weights);
  return weights[FUNCTIONS_FUNCTION_SALUTATION] >= LEAST_WEIGHT;
}

/* The next title of the speech after `index`, or speech_to. */
static uint32_t next_title(const struct outline *outline, uint32_t index)
{
  uint32_t i = index + 1;
  while (i < outline->speech_to && !outline->paragraphs[i].title_end) i++;
  return i;
}

/* Whether the paragraph opens a new stretch of a review: divisions of another kind follow it under the same part. */
static bool opens_stretch(const struct functions *functions, uint32_t index, const struct paragraph *paragraph)
{
  const struct outline *outline = functions->outline;
  uint32_t title = functions->next;
  if (title >= outline->speech_to || paragraph->parent == NO_PARENT) return false;
  const struct paragraph *next = &outline->paragraphs[title], *above = &outline->paragraphs[paragraph->parent];
  if (paragraph->parent + 1 == index && above->title_end >= above->end) return false; /* all that its title has */
  return title == index + 1 && next->parent == functions->part && above->parent == functions->part &&
         next->label.system != above->label.system;
}

static enum node_kind in_review(const struct functions *functions, uint32_t index, const int weights[FUNCTIONS])
{
  const struct paragraph *paragraph = &functions->outline->paragraphs[index];
  int thanks = weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT], problems = weights[FUNCTIONS_FUNCTION_PROBLEMS];
  if (problems >= DECISIVE && problems >= thanks) return NODE_PROBLEMS;
  if (thanks >= DECISIVE) return NODE_ACKNOWLEDGEMENT;
  if (!functions->divided || opens_stretch(functions, index, paragraph)) return NODE_OVERVIEW;
  if (weights[FUNCTIONS_FUNCTION_OVERVIEW] >= DECISIVE) return NODE_OVERVIEW;
  if (functions->last == NODE_PROBLEMS) return NODE_PROBLEMS;
  return NODE_P;
}

/* Behind a division of a review without a title: thanks and difficulties. */
static enum node_kind behind_review(const struct functions *functions, uint32_t index, const int weights[FUNCTIONS])
{
  enum node_kind kind = in_review(functions, index, weights);
  return kind == NODE_ACKNOWLEDGEMENT || kind == NODE_PROBLEMS ? kind : NODE_P;
}

/* Words at the end of a part: an address (各位代表！) behind its last division, before the next part. */
static bool ends_part(const struct functions *functions, uint32_t index)
{
  const struct outline *outline = functions->outline;
  uint32_t title = functions->next;
  int weights[HEADING_KINDS];
  heading_cues(text_of(outline, &outline->paragraphs[index]), weights);
  if (weights[HEADINGS_KIND_LIVELIHOOD] >= LEAST_LIVELIHOOD) return false; /* it announces this year's items */
  return functions->divided && title < outline->speech_to && outline->paragraphs[title].parent == NO_PARENT &&
         (functions->last == NODE_OUTLOOK_TEXT || begins_with_address(outline, &outline->paragraphs[index]));
}

/* How many percentages the text names: before the tasks of a plan these are targets, whatever words lead in to them. */
static int count_shares(slice text)
{
  int count = 0;
  for (size_t at = 0; at < text.size; at += utf8_size((unsigned char)text.at[at]))
    count += text.at[at] == '%' || slice_starts(slice_after(text, at), SLICE("％"));
  return count;
}

/* Whether the paragraph is a line with a colon before a title: it only leads in to what comes. */
static bool leads_to_title(const struct outline *outline, uint32_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  slice text = text_of(outline, paragraph);
  return ends_in_colon(text) && paragraph->chars <= LONGEST_LEAD_IN && index + 1 < outline->speech_to &&
         paragraph[1].title_end;
}

static enum node_kind in_plan(const struct functions *functions, uint32_t index, const int weights[FUNCTIONS])
{
  int targets = weights[FUNCTIONS_FUNCTION_TARGETS], requirement = weights[FUNCTIONS_FUNCTION_REQUIREMENT];
  if (targets >= CERTAIN) return NODE_TARGETS;
  if (ends_part(functions, index)) return NODE_OUTLOOK_TEXT;
  bool says = targets >= DECISIVE || requirement >= DECISIVE;
  if (!says && leads_to_title(functions->outline, index)) return NODE_P;
  if (functions->divided && !functions->weak_divisions) return NODE_P;
  int shares = count_shares(text_of(functions->outline, &functions->outline->paragraphs[index]));
  if (targets >= DECISIVE) return NODE_TARGETS;
  if (requirement >= DECISIVE) return NODE_REQUIREMENT;
  if (shares >= LEAST_SHARES && weights[FUNCTIONS_FUNCTION_OVERVIEW] < DECISIVE) return NODE_TARGETS;
  if (functions->colon && functions->last != NODE_P) return functions->last;
  if (functions->semicolon && functions->last == NODE_TARGETS) return NODE_TARGETS;
  const struct paragraph *paragraph = &functions->outline->paragraphs[index];
  bool member = paragraph->label.system != LABEL_NONE && paragraph->label.system == paragraph[-1].label.system;
  if (member && functions->last != NODE_P) return functions->last; /* of the same list */
  return NODE_OUTLOOK_TEXT;
}

/* In a part that states requirement or targets what its title does not say. */
static enum node_kind in_aims(const struct functions *functions, uint32_t index, enum node_kind part,
                              const int weights[FUNCTIONS])
{
  enum node_kind kind = in_plan(functions, index, weights);
  return kind == part || kind == NODE_OUTLOOK_TEXT ? NODE_P : kind;
}

/* In a part without a name only what says so itself has a function. */
static enum node_kind in_task(const struct functions *functions, const int weights[FUNCTIONS])
{
  if (weights[FUNCTIONS_FUNCTION_TARGETS] >= CERTAIN) return NODE_TARGETS;
  return !functions->divided && weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= DECISIVE ? NODE_REQUIREMENT : NODE_P;
}

static enum node_kind function_of(const struct functions *functions, uint32_t index)
{
  const struct outline *outline = functions->outline;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  int weights[FUNCTIONS];
  function_cues(text_of(outline, paragraph), weights);
  if (functions->part == NO_PARENT) {
    if (weights[FUNCTIONS_FUNCTION_OPENING] >= DECISIVE && index < outline->speech_from + 4) return NODE_OPENING;
    return NODE_P;
  }
  if (paragraph->chars <= LONGEST_LEAD_IN && weights[FUNCTIONS_FUNCTION_LEAD_IN] >= LEAST_WEIGHT) return NODE_P;
  switch (outline->paragraphs[functions->part].kind) {
  case NODE_REVIEW: return in_review(functions, index, weights);
  case NODE_ACHIEVEMENT: return behind_review(functions, index, weights);
  case NODE_PLAN:
  case NODE_OUTLOOK: return in_plan(functions, index, weights);
  case NODE_REQUIREMENT:
  case NODE_TARGETS: return in_aims(functions, index, outline->paragraphs[functions->part].kind, weights);
  case NODE_TASK:
  case NODE_SECTION: return in_task(functions, weights);
  default: return NODE_P;
  }
}

/* Thanks often begin a paragraph or two before the word falls: 过去一年的成绩来之不易。… */
static void reach_back(struct outline *outline, uint32_t thanks, uint32_t part)
{
  if (begins_with_address(outline, &outline->paragraphs[thanks])) return;
  uint32_t i = thanks;
  for (int steps = 0; steps < 3 && i > outline->speech_from; steps++) {
    struct paragraph *before = &outline->paragraphs[i - 1];
    int weights[FUNCTIONS];
    if (before->title_end || before->kind == NODE_KIND_COUNT || before->parent != outline->paragraphs[thanks].parent)
      break;
    function_cues(text_of(outline, before), weights);
    bool address = weights[FUNCTIONS_FUNCTION_SALUTATION] >= LEAST_WEIGHT;
    if (!address && weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] < 2) break;
    i--;
    if (address) break;
  }
  for (; i < thanks; i++) {
    outline->paragraphs[i].kind = NODE_ACKNOWLEDGEMENT;
    outline->paragraphs[i].parent = part;
  }
}

/* Whether an address is all that the paragraph before `index` says: 各位代表！ */
static bool follows_address(const struct outline *outline, size_t index)
{
  if (index <= outline->speech_from) return false;
  const struct paragraph *before = &outline->paragraphs[index - 1];
  return before->chars <= 8 && begins_with_address(outline, before);
}

/* The peroration: the last paragraph, if it sounds like one or is addressed to the audience, and those before it from
 * the last address (各位代表！) on. */
static void find_closing(struct outline *outline)
{
  size_t last = outline->speech_to;
  while (last > outline->speech_from && outline->paragraphs[last - 1].kind == NODE_KIND_COUNT) last--;
  if (last == outline->speech_from) return;
  size_t first = last;
  for (size_t i = last; i > outline->speech_from && last - i < 6; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    if (paragraph->title_end && paragraph->title_end >= paragraph->end) break;
    int weights[FUNCTIONS];
    slice text = text_of(outline, paragraph);
    function_cues(text, weights);
    bool address = begins_with_address(outline, paragraph);
    bool addressed = paragraph->chars <= LONGEST_CLOSING && (address || follows_address(outline, i - 1));
    if (i == last && weights[FUNCTIONS_FUNCTION_CLOSING] < LEAST_WEIGHT && !addressed) return;
    if (address || i == last) first = i - 1;
    if (address && i != last) break;
    if (address && paragraph->chars > 20) break;
    if (paragraph->title_end) break;
  }
  for (size_t i = first; i < last; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    paragraph->title_end = 0;
    paragraph->kind = NODE_CLOSING;
    paragraph->parent = NO_PARENT;
  }
}

/* A plain paragraph behind a title that was run in is no longer about that title. */
static void leave_run_in(struct outline *outline, struct paragraph *paragraph)
{
  while (paragraph->parent != NO_PARENT) {
    const struct paragraph *above = &outline->paragraphs[paragraph->parent];
    bool run_in = above->title_end < above->end;
    bool weak = above->label.system == LABEL_NONE || above->label.system >= LABEL_ARABIC;
    if (!run_in || (!weak && paragraph->kind == NODE_P)) return;
    paragraph->parent = above->parent;
  }
}

/* Whether the paragraph at `index` is the own text of a division with a heading of its own line: it stands under
 * targets or a requirement, or directly behind the heading. */
static bool is_own_text(const struct functions *functions, uint32_t index)
{
  const struct outline *outline = functions->outline;
  uint32_t title = outline->paragraphs[index].parent, before = index;
  if (title == NO_PARENT || title == functions->part) return false;
  const struct paragraph *above = &outline->paragraphs[title];
  if (above->title_end < above->end) return false;
  if (above->kind == NODE_TARGETS || above->kind == NODE_REQUIREMENT) return true;
  do before--;
  while (before > title && outline->paragraphs[before].kind == NODE_KIND_COUNT);
  return before == title;
}

/* What a division's own text is for beyond what its heading says: NODE_P, nothing. */
static enum node_kind within(enum node_kind division, enum node_kind function)
{
  bool place = function == NODE_OVERVIEW || function == NODE_OUTLOOK_TEXT; /* told by the place before a division */
  return place || function == division ? NODE_P : function;
}

bool functions_find(struct outline *outline)
{
  struct functions functions = {.outline = outline, .part = NO_PARENT, .last = NODE_P};
  find_closing(outline);
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT || paragraph->kind == NODE_TABLE || paragraph->kind == NODE_CLOSING ||
        paragraph->item || paragraph->item_part)
      continue;
    if (paragraph->title_end) {
      if (paragraph->parent == NO_PARENT) functions.part = i;
      functions.divided = paragraph->parent != NO_PARENT;
      functions.weak_divisions = paragraph->kind == NODE_TARGETS || paragraph->kind == NODE_REQUIREMENT;
      functions.last = NODE_P;
      functions.colon = false;
      continue;
    }
    if (functions.next <= i) functions.next = next_title(outline, i);
    bool own = is_own_text(&functions, i);
    paragraph->kind = function_of(&functions, i);
    if (own) paragraph->kind = within(outline->paragraphs[paragraph->parent].kind, paragraph->kind);
    if (paragraph->kind == NODE_ACKNOWLEDGEMENT) reach_back(outline, i, functions.part);
    functions.last = paragraph->kind;
    slice text = text_of(outline, paragraph);
    functions.colon = ends_in_colon(text);
    functions.semicolon = ends_in_semicolon(text);
    bool block = paragraph->kind != NODE_P && functions.part != NO_PARENT;
    if (block && !own)
      paragraph->parent = outline->paragraphs[functions.part].kind == NODE_ACHIEVEMENT ? NO_PARENT : functions.part;
    else if (!block)
      leave_run_in(outline, paragraph);
  }
  return true;
}
