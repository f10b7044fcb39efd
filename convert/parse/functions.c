/* Functions: what paragraphs without a heading are for.
 *
 * The opening stands before the first part, the final appeal at the end of the speech; what stands in a part without a
 * name is told by its words alone. The paragraphs of reviews, plans and outlooks are named together (blocks.c). */
#include "../support/utf8.h"
#include "blocks.h"
#include "cues.h"
#include "lexicon/limits.h"

static slice text_of(const struct outline *outline, const struct paragraph *paragraph)
{
  return document_slice(outline->document, paragraph->start, paragraph->end);
}

/* Whether an address is all that the paragraph before `index` says: 各位代表！ */
static bool follows_address(const struct outline *outline, size_t index)
{
  if (index <= outline->speech_from) return false;
  const struct paragraph *before = &outline->paragraphs[index - 1];
  return before->chars <= LIMITS_BARE_ADDRESS && begins_with_address(outline, before);
}

/* A speech that ends with thanks has no final appeal. */
static void name_last_thanks(struct paragraph *paragraph)
{
  paragraph->title_end = 0;
  paragraph->kind = NODE_ACKNOWLEDGEMENT;
  paragraph->rule = "last words, which thank";
  paragraph->parent = NO_PARENT;
}

/* Whether the paragraph is addressed to the audience, by its first words or by the line before it. */
static bool is_addressed(const struct outline *outline, size_t i)
{
  const struct paragraph *paragraph = &outline->paragraphs[i];
  if (paragraph->chars > LIMITS_CLOSING_PARAGRAPH) return false;
  return begins_with_address(outline, paragraph) || follows_address(outline, i);
}

/* Whether the paragraph before `index` is of the final appeal as well: it is addressed to the audience and sounds like
 * one, or is too short to say anything else. */
static bool appeals_before(const struct outline *outline, size_t index)
{
  while (index > outline->speech_from && outline->paragraphs[index - 1].kind == NODE_KIND_COUNT) index--;
  if (index <= outline->speech_from) return false;
  const struct paragraph *before = &outline->paragraphs[index - 1];
  if (!is_addressed(outline, index - 1)) return false;
  int weights[FUNCTIONS];
  function_cues(text_of(outline, before), weights);
  return before->chars <= LIMITS_LAST_LINE || weights[FUNCTIONS_FUNCTION_CLOSING] >= LIMITS_WEIGHT_LIKELY;
}

/* Whether nothing before the paragraph at `index`, which begins with an address, is of the peroration. */
static bool ends_closing(const struct outline *outline, size_t index, bool last)
{
  if (last && outline->paragraphs[index].chars <= LIMITS_LAST_LINE) return false;
  return !appeals_before(outline, index);
}

static void name_closing(struct outline *outline, size_t from, size_t to)
{
  for (size_t i = from; i < to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    paragraph->title_end = 0;
    paragraph->kind = NODE_CLOSING;
    paragraph->rule = "last words, or behind the last address";
    paragraph->parent = NO_PARENT;
  }
}

/* The peroration: the last paragraph, if it sounds like one or is addressed to the audience, and those before it from
 * the last address (各位代表！) on. */
void closing_find(struct outline *outline)
{
  enum { LAST_PARAGRAPHS = 6 };
  size_t last = outline->speech_to;
  while (last > outline->speech_from && outline->paragraphs[last - 1].kind == NODE_KIND_COUNT) last--;
  size_t first = last, from = last - size_least(last - outline->speech_from, LAST_PARAGRAPHS);
  bool thanked = false; /* the paragraph behind is a line of thanks */
  for (size_t i = last; i > from; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    bool thanks = is_thanks(outline, paragraph);
    if (is_title_line(paragraph) && !thanks) break;
    int weights[FUNCTIONS];
    slice text = text_of(outline, paragraph);
    function_cues(text, weights);
    bool address = begins_with_address(outline, paragraph);
    bool closes = i != last || thanks || weights[FUNCTIONS_FUNCTION_CLOSING] >= LIMITS_WEIGHT_TELLS;
    if (!closes && weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= LIMITS_WEIGHT_LIKELY) {
      name_last_thanks(&outline->paragraphs[i - 1]);
      return;
    }
    if (!closes && !is_addressed(outline, i - 1)) return;
    bool appeals = thanked && weights[FUNCTIONS_FUNCTION_CLOSING] >= LIMITS_WEIGHT_TELLS;
    if (address || appeals || i == last) first = i - 1;
    thanked = thanks;
    if (address && ends_closing(outline, i - 1, i == last)) break;
    if (paragraph->title_end) break;
  }
  if (follows_address(outline, first)) first--;
  name_closing(outline, first, last);
}

/* The titles before and behind a paragraph; begins as zeros, and goes on from paragraph to paragraph. Behind the last
 * title: the speech's end; before the first: 0. */
struct titles {
  uint32_t last, next;
};

static void find_titles(const struct outline *outline, uint32_t index, struct titles *titles)
{
  for (; titles->next < outline->speech_to; titles->next++) {
    if (!outline->paragraphs[titles->next].title_end) continue;
    if (titles->next > index) return;
    titles->last = titles->next;
  }
}

/* A plain paragraph behind a title that was run in is no longer about that title, but where it stands between two
 * titles under that one. */
static void leave_run_in(const struct outline *outline, uint32_t index, struct titles *titles)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  find_titles(outline, index, titles);
  uint32_t before = outline->paragraphs[titles->last].parent;
  uint32_t behind = titles->next < outline->speech_to ? outline->paragraphs[titles->next].parent : NO_PARENT;
  uint32_t within = before == behind ? before : NO_PARENT;
  while (paragraph->parent != NO_PARENT && paragraph->parent != within) {
    const struct paragraph *above = &outline->paragraphs[paragraph->parent];
    bool run_in = above->title_end < above->end;
    bool weak = above->label.system == LABEL_NONE || above->label.system >= LABEL_ARABIC;
    if (!run_in || !weak) return;
    paragraph->parent = above->parent;
  }
}

/* Whether the paragraph at `index` is the own text of a division with a heading of its own line: it stands under
 * targets or a requirement, or directly behind the heading. */
static bool is_own_text(const struct outline *outline, uint32_t part, uint32_t index)
{
  uint32_t title = outline->paragraphs[index].parent, before = index;
  if (title == NO_PARENT || title == part) return false;
  const struct paragraph *above = &outline->paragraphs[title];
  if (above->title_end < above->end) return false;
  if (above->kind == NODE_TARGETS || above->kind == NODE_REQUIREMENT) return true;
  do before--;
  while (outline->paragraphs[before].kind == NODE_KIND_COUNT);
  return before == title;
}

/* What a division's own text is for beyond what its heading says: NODE_P, nothing. */
static enum node_kind within(enum node_kind division, enum node_kind function)
{
  bool place = function == NODE_OUTLOOK_TEXT; /* told by the place before a division */
  bool plain = division == NODE_SECTION;      /* of the situation, or what leads in to tasks */
  return place || plain || function == division ? NODE_P : function;
}

/* Names the paragraphs of the parts that have names. */
static bool name_blocks(struct outline *outline)
{
  struct block_units units = {0};
  if (!block_units_find(outline, &units)) return false;
  enum block_label *labels = arena_alloc(outline->document->arena, (units.count + 1) * sizeof *labels);
  if (!labels) return log_memory(outline->document->log);
  if (!block_labels_choose(outline, &units, labels)) return false;
  struct titles titles = {0};
  for (size_t i = 0; i < units.count; i++) {
    struct paragraph *paragraph = &outline->paragraphs[units.at[i].paragraph];
    uint32_t part = units.at[i].part;
    bool own = is_own_text(outline, part, units.at[i].paragraph);
    paragraph->kind = block_kinds[labels[i]];
    if (own) paragraph->kind = within(outline->paragraphs[paragraph->parent].kind, paragraph->kind);
    if (paragraph->kind == outline->paragraphs[part].kind) paragraph->kind = NODE_P; /* its title says so */
    if (paragraph->kind == NODE_P)
      leave_run_in(outline, units.at[i].paragraph, &titles);
    else if (!own)
      paragraph->parent = part;
  }
  return true;
}

/* In a part without a name only what says so itself has a function. */
static enum node_kind in_other_part(const int weights[FUNCTIONS])
{
  if (weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_CERTAIN) return NODE_TARGETS;
  return weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY ? NODE_REQUIREMENT : NODE_P;
}

/* Names a paragraph of a part that has no name, or before the first part. */
static void name_alone(struct outline *outline, uint32_t index, uint32_t part, struct titles *titles)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  int weights[FUNCTIONS];
  function_cues(text_of(outline, paragraph), weights);
  if (part == NO_PARENT) {
    bool opening = weights[FUNCTIONS_FUNCTION_OPENING] >= LIMITS_WEIGHT_LIKELY;
    paragraph->kind = opening ? NODE_OPENING : NODE_P;
    if (opening) paragraph->rule = "words of an opening before the first part";
    return;
  }
  enum node_kind kind = outline->paragraphs[part].kind;
  if (kind != NODE_TASK && kind != NODE_SECTION && kind != NODE_GOVERNMENT) return;
  bool own = is_own_text(outline, part, index);
  if (kind != NODE_GOVERNMENT) paragraph->kind = in_other_part(weights);
  if (own) paragraph->kind = within(outline->paragraphs[paragraph->parent].kind, paragraph->kind);
  if (paragraph->kind == NODE_P)
    leave_run_in(outline, index, titles);
  else if (!own)
    paragraph->parent = part;
}

bool functions_find(struct outline *outline)
{
  uint32_t part = NO_PARENT;
  struct titles titles = {0};
  closing_find(outline);
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->title_end)
      part = opens_part(paragraph) ? i : part;
    else if (paragraph->kind == NODE_P)
      name_alone(outline, i, part, &titles);
  }
  return name_blocks(outline);
}
