/* Blocks: what paragraphs without a title are for: overview, thanks and difficulties of a review; situation,
 * requirement and targets of a plan.
 *
 * All paragraphs of a part are named together: the sequence of names is chosen whose weights add up to most. What is
 * observed of a paragraph (its words, its length, where in its part it stands) weighs for or against each name, as does
 * the name before it. The weights of lexicon/blocks.tsv are made by tests/train/blocks.py from annotated reports. */
#include "blocks.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/block-words.h"
#include "lexicon/blocks.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "likeness.h"

enum { GROUPS = 9 /* senses of block-words.tsv */ };
static slice text_of(const struct outline *outline, const struct paragraph *paragraph)
{
  return document_slice(outline->document, paragraph->start, paragraph->end);
}

static void observe(struct block_unit *unit, int feature)
{
  if (unit->count < MOST_FEATURES) unit->features[unit->count++] = (uint16_t)feature;
}

/* The rows of a count in three steps: at least one, two, four. */
static void observe_steps(struct block_unit *unit, int count, int one, int two, int four)
{
  if (count >= 4)
    observe(unit, four);
  else if (count >= 2)
    observe(unit, two);
  else if (count == 1)
    observe(unit, one);
}

/* The rows of a weight: some, 3, 4 and more, 8 and more. */
static void observe_weight(struct block_unit *unit, int weight, const int rows[4])
{
  if (weight > 0) observe(unit, rows[weight >= 8 ? 3 : weight >= 4 ? 2 : weight == 3 ? 1 : 0]);
}

#define WEIGHT_ROWS(WORD)                                                                                              \
  {                                                                                                                    \
    BLOCKS_FEATURE_##WORD##_SOME, BLOCKS_FEATURE_##WORD##_THREE, BLOCKS_FEATURE_##WORD##_FOUR,                         \
        BLOCKS_FEATURE_##WORD##_EIGHT                                                                                  \
  }

static void observe_functions(struct block_unit *unit, slice text)
{
  static const struct {
    int function, rows[4];
  } functions[] = {
      {FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT, WEIGHT_ROWS(THANKS)},  {FUNCTIONS_FUNCTION_PROBLEMS, WEIGHT_ROWS(PROBLEMS)},
      {FUNCTIONS_FUNCTION_REQUIREMENT, WEIGHT_ROWS(REQUIREMENT)}, {FUNCTIONS_FUNCTION_TARGETS, WEIGHT_ROWS(TARGETS)},
      {FUNCTIONS_FUNCTION_OVERVIEW, WEIGHT_ROWS(OVERVIEW)},       {FUNCTIONS_FUNCTION_LEAD_IN, WEIGHT_ROWS(LEAD_IN)},
      {FUNCTIONS_FUNCTION_CLOSING, WEIGHT_ROWS(CLOSING)},         {FUNCTIONS_FUNCTION_VERDICT, WEIGHT_ROWS(VERDICT)},
  };
  int weights[FUNCTIONS];
  function_cues(text, weights);
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
    observe_weight(unit, weights[functions[i].function], functions[i].rows);
  unit->states_targets = weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_CERTAIN;
  int problems = weights[FUNCTIONS_FUNCTION_PROBLEMS];
  unit->tells_of_problems = problems > 0;
  unit->surely_of_problems = problems >= LIMITS_WEIGHT_LIKELY;
  unit->ends_review =
      problems >= LIMITS_WEIGHT_CERTAIN || weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= LIMITS_WEIGHT_CERTAIN;
}

#define STEP_ROWS(WORD)                                                                                                \
  {                                                                                                                    \
    BLOCKS_FEATURE_##WORD##_ONE, BLOCKS_FEATURE_##WORD##_TWO, BLOCKS_FEATURE_##WORD##_FOUR                             \
  }

static void observe_words(struct block_unit *unit, slice text)
{
  static const int rows[GROUPS][3] = {
      [BLOCK_WORDS_SENSE_GUIDANCE] = STEP_ROWS(GUIDANCE), [BLOCK_WORDS_SENSE_SITUATION] = STEP_ROWS(SITUATION),
      [BLOCK_WORDS_SENSE_LESSON] = STEP_ROWS(LESSON),     [BLOCK_WORDS_SENSE_CAUSE] = STEP_ROWS(CAUSE),
      [BLOCK_WORDS_SENSE_MUST] = STEP_ROWS(MUST),         [BLOCK_WORDS_SENSE_WILL] = STEP_ROWS(WILL),
      [BLOCK_WORDS_SENSE_DONE] = STEP_ROWS(DONE),         [BLOCK_WORDS_SENSE_WORK] = STEP_ROWS(WORK),
      [BLOCK_WORDS_SENSE_RATE] = STEP_ROWS(RATE)};
  int counts[GROUPS] = {0}, shares = 0;
  for (size_t at = 0; at < text.size;) {
    bool may = lex_may_begin(&lex_block_words_by_word, text.at + at, text.size - at);
    const struct lex_block_words_row *row = may ? lex_block_words_longest(text.at + at, text.size - at) : NULL;
    if (row) counts[row->sense]++;
    shares += text.at[at] == '%' || slice_starts(slice_after(text, at), SLICE("％"));
    at += row ? row->word_size : utf8_size((unsigned char)text.at[at]);
  }
  for (int i = 0; i < GROUPS; i++) observe_steps(unit, counts[i], rows[i][0], rows[i][1], rows[i][2]);
  bool guides_work = counts[BLOCK_WORDS_SENSE_WORK] && counts[BLOCK_WORDS_SENSE_GUIDANCE];
  if (counts[BLOCK_WORDS_SENSE_LESSON] && !unit->surely_of_problems) unit->tells_of_problems = false;
  if (guides_work && counts[BLOCK_WORDS_SENSE_MUST]) observe(unit, BLOCKS_FEATURE_GUIDES_WORK);
  if (shares >= 2 && counts[BLOCK_WORDS_SENSE_RATE] >= 3) observe(unit, BLOCKS_FEATURE_RATES);
  observe_steps(unit, shares, BLOCKS_FEATURE_SHARES_ONE, BLOCKS_FEATURE_SHARES_TWO, BLOCKS_FEATURE_SHARES_FOUR);
}

/* What the paragraph turns to at its beginning. */
static void observe_beginning(const struct outline *outline, struct block_unit *unit, slice text)
{
  int weights[HEADING_KINDS], last = 0;
  slice head = {text.at, utf8_bytes(text, LIMITS_BLOCK_BEGINNING)};
  heading_cues(head, weights);
  int year = year_in(head, &last);
  if (weights[HEADINGS_KIND_PAST] >= LIMITS_WEIGHT_HINT) observe(unit, BLOCKS_FEATURE_BEGINS_PAST);
  if (weights[HEADINGS_KIND_COMING] >= LIMITS_WEIGHT_HINT) observe(unit, BLOCKS_FEATURE_BEGINS_COMING);
  if (weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_HINT) observe(unit, BLOCKS_FEATURE_BEGINS_OUTLOOK);
  if (year && last == outline->plan_year) observe(unit, BLOCKS_FEATURE_BEGINS_PLAN_YEAR);
  if (year && last < outline->plan_year) observe(unit, BLOCKS_FEATURE_BEGINS_PAST_YEAR);
  if (lex_layout_in(head.at, head.size, LAYOUT_ROLE_IS, NULL)) observe(unit, BLOCKS_FEATURE_BEGINS_WITH_IS);
}

static void observe_shape(const struct outline *outline, struct block_unit *unit, const struct paragraph *paragraph)
{
  static const uint16_t lengths[] = {30, 60, 120, 240, 480};
  static const int rows[] = {BLOCKS_FEATURE_LENGTH_30,  BLOCKS_FEATURE_LENGTH_60,  BLOCKS_FEATURE_LENGTH_120,
                             BLOCKS_FEATURE_LENGTH_240, BLOCKS_FEATURE_LENGTH_480, BLOCKS_FEATURE_LENGTH_LONG};
  size_t length = 0;
  slice text = text_of(outline, paragraph);
  while (length < sizeof lengths / sizeof *lengths && paragraph->chars > lengths[length]) length++;
  observe(unit, rows[length]);
  if (ends_in_colon(text)) observe(unit, BLOCKS_FEATURE_COLON);
  if (begins_with_address(outline, paragraph)) observe(unit, BLOCKS_FEATURE_ADDRESS);
  if (paragraph->label.system == LABEL_NONE) return;
  observe(unit, BLOCKS_FEATURE_LABELLED);
  if (paragraph[-1].label.system == paragraph->label.system) observe(unit, BLOCKS_FEATURE_MEMBER);
}

/* Where a part's paragraphs stand: what titles have come. */
struct place {
  uint32_t part;
  bool divided, weak; /* a title has stood under the part; … but only such as state targets or principles */
  uint32_t sister;    /* the last title directly under the part; 0: none */
  uint32_t next;      /* the title behind the paragraph in hand, or speech_to */
  uint32_t behind;    /* how many paragraphs stand behind targets behind which the part has no title; 0: none */
  uint32_t division;  /* the same, of those directly under the part, or of the next part */
};

/* Whether a title follows, and which. */
static void observe_title_behind(const struct outline *outline, const struct place *place, struct block_unit *unit)
{
  const struct paragraph *paragraph = &outline->paragraphs[unit->paragraph];
  const struct paragraph *next = place->next < outline->speech_to ? &outline->paragraphs[place->next] : NULL;
  bool part_ends = !next || next->parent == NO_PARENT;
  bool last = place->next == unit->paragraph + 1;
  if (part_ends) observe(unit, last ? BLOCKS_FEATURE_LAST : BLOCKS_FEATURE_NO_TITLE_FOLLOWS);
  if (part_ends || !last) return;
  observe(unit, BLOCKS_FEATURE_BEFORE_TITLE);
  bool new_list = next->label.system != outline->paragraphs[paragraph->parent].label.system;
  if (place->sister && list_continues(outline, &outline->paragraphs[place->sister], next)) new_list = false;
  if (place->divided && next->parent == place->part && new_list) observe(unit, BLOCKS_FEATURE_NEW_LIST_FOLLOWS);
}

static void observe_place(const struct outline *outline, const struct place *place, struct block_unit *unit)
{
  const struct paragraph *paragraph = &outline->paragraphs[unit->paragraph], *before = paragraph - 1;
  bool own = paragraph->parent != place->part;
  observe(unit, !place->divided ? BLOCKS_FEATURE_UNDIVIDED
                : place->weak   ? BLOCKS_FEATURE_DIVIDED_BY_AIMS
                                : BLOCKS_FEATURE_DIVIDED);
  if (unit->paragraph == place->part + 1) observe(unit, BLOCKS_FEATURE_FIRST);
  if (own) observe(unit, before->title_end >= before->end ? BLOCKS_FEATURE_OWN_TEXT : BLOCKS_FEATURE_UNDER_TITLE);
  if (has_run_in_title(before)) observe(unit, BLOCKS_FEATURE_BEHIND_RUN_IN);
  if (ends_in_colon(text_of(outline, before))) observe(unit, BLOCKS_FEATURE_COLON_BEFORE);
  if (ends_in_semicolon(text_of(outline, before))) observe(unit, BLOCKS_FEATURE_SEMICOLON_BEFORE);
  observe_title_behind(outline, place, unit);
  switch (outline->paragraphs[place->part].kind) {
  case NODE_OUTLOOK: observe(unit, BLOCKS_FEATURE_PART_OUTLOOK); break;
  case NODE_REQUIREMENT: observe(unit, BLOCKS_FEATURE_PART_REQUIREMENT); break;
  case NODE_TARGETS: observe(unit, BLOCKS_FEATURE_PART_TARGETS); break;
  default: break;
  }
}

/* Whether the paragraphs of a part of this kind are named; `*ahead` whether it looks ahead. */
static bool is_named(enum node_kind part, bool *ahead)
{
  *ahead = part != NODE_REVIEW;
  return part == NODE_REVIEW || part == NODE_PLAN || part == NODE_OUTLOOK || part == NODE_REQUIREMENT ||
         part == NODE_TARGETS;
}

/* The title behind the paragraph at `index`: any (`part`: NO_PARENT), or one that stands directly under the part or
 * opens the next; speech_to: none. */
static uint32_t title_behind(const struct outline *outline, uint32_t index, uint32_t part)
{
  for (uint32_t i = index + 1; i < outline->speech_to; i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    bool wanted = part == NO_PARENT || title->parent == part || title->parent == NO_PARENT;
    if (title->title_end && wanted) return i;
  }
  return (uint32_t)outline->speech_to;
}

/* Whether the paragraph stands in a division of a list that goes on behind it: （二） after （一）. What is said there
 * is of that division, even what the work shall reach. */
static bool is_inside_list(const struct outline *outline, const struct place *place, uint32_t index)
{
  uint32_t above = outline->paragraphs[index].parent, part = place->part;
  while (above != NO_PARENT && outline->paragraphs[above].parent != part) above = outline->paragraphs[above].parent;
  if (above == NO_PARENT || place->division >= outline->speech_to) return false;
  const struct paragraph *division = &outline->paragraphs[above], *next = &outline->paragraphs[place->division];
  return division->kind == NODE_TASK && next->label.n == division->label.n + 1;
}

static bool add_unit(const struct outline *outline, struct block_units *units, struct block_unit unit,
                     const struct place *place)
{
  struct block_unit *more = arena_grow(outline->document->arena, units->at, units->count, &units->room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  units->at = more;
  const struct paragraph *paragraph = &outline->paragraphs[unit.paragraph];
  slice text = text_of(outline, paragraph);
  observe_functions(&unit, text);
  observe_words(&unit, text);
  observe_beginning(outline, &unit, text);
  observe_shape(outline, &unit, paragraph);
  observe_place(outline, place, &unit);
  unit.holds_items = paragraph->holds_items;
  bool further = place->behind > LIMITS_BLOCK_AIMS;
  if (unit.ahead) unit.in_task = further || is_inside_list(outline, place, unit.paragraph);
  more[units->count++] = unit;
  return true;
}

/* Whether the part has a title further on, or prepares a plan. */
static bool is_followed(const struct outline *outline, const struct place *place)
{
  if (place->next >= outline->speech_to) return false;
  const struct paragraph *next = &outline->paragraphs[place->next];
  return next->parent != NO_PARENT || next->kind == NODE_PLAN;
}

/* Counts the paragraphs behind targets behind which the part has no title: further off are its tasks. */
static void count_behind(const struct outline *outline, const struct block_unit *last, struct place *place)
{
  if (is_followed(outline, place)) place->behind = 0;
  bool aims = last->states_targets, further = place->behind && last->link != LINK_GOES_ON;
  place->behind += aims || further;
}

/* 地区生产总值 增长6.5%左右: whether the paragraph is a line with a figure, as the rows of a table are. */
static bool is_row(const struct outline *outline, const struct paragraph *paragraph)
{
  bool line = paragraph->label.system == LABEL_NONE && !paragraph->complete && paragraph->chars <= LIMITS_ROW_LINE;
  return line && paragraph->kind == NODE_P && names_figure(text_of(outline, paragraph));
}

/* Whether the paragraph goes on with a list that the one before it leads in to or is a member of. */
static bool goes_on(const struct outline *outline, const struct paragraph *paragraph)
{
  const struct paragraph *before = paragraph - 1;
  slice text = text_of(outline, before);
  bool member = paragraph->label.system != LABEL_NONE && paragraph->label.system == before->label.system;
  bool rows = is_row(outline, before) && is_row(outline, paragraph);
  return member || rows || ends_in_colon(text) || ends_in_semicolon(text);
}

bool block_units_find(const struct outline *outline, struct block_units *units)
{
  struct place place = {.part = NO_PARENT};
  bool behind_title = false, ahead = false;
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->title_end) {
      if (paragraph->parent == NO_PARENT) place = (struct place){.part = i};
      place.divided = paragraph->parent != NO_PARENT;
      if (paragraph->parent == place.part) place.sister = i;
      place.weak = paragraph->kind == NODE_TARGETS || paragraph->kind == NODE_REQUIREMENT;
      behind_title = true;
      continue;
    }
    bool named = place.part != NO_PARENT && is_named(outline->paragraphs[place.part].kind, &ahead);
    if (!named || paragraph->kind != NODE_P) continue;
    if (place.next <= i) place.next = title_behind(outline, i, NO_PARENT);
    if (place.division <= i) place.division = title_behind(outline, i, place.part);
    enum block_link link = behind_title ? LINK_PAST : goes_on(outline, paragraph) ? LINK_GOES_ON : LINK_AFTER;
    struct block_unit unit = {.paragraph = i, .part = place.part, .ahead = ahead, .link = link};
    if (!add_unit(outline, units, unit, &place)) return false;
    count_behind(outline, &units->at[units->count - 1], &place);
    behind_title = false;
  }
  return true;
}

/* # The choice */

const enum node_kind block_kinds[BLOCK_LABELS] = {
    [BLOCK_TEXT] = NODE_P,
    [BLOCK_OVERVIEW] = NODE_OVERVIEW,
    [BLOCK_ACKNOWLEDGEMENT] = NODE_ACKNOWLEDGEMENT,
    [BLOCK_PROBLEMS] = NODE_PROBLEMS,
    [BLOCK_REQUIREMENT] = NODE_REQUIREMENT,
    [BLOCK_TARGETS] = NODE_TARGETS,
    [BLOCK_OUTLOOK_TEXT] = NODE_OUTLOOK_TEXT,
};

static int weight_of(int row, enum block_label label)
{
  const struct lex_blocks_row *weights = &lex_blocks_rows[row];
  switch (label) {
  case BLOCK_OVERVIEW: return weights->overview;
  case BLOCK_ACKNOWLEDGEMENT: return weights->acknowledgement;
  case BLOCK_PROBLEMS: return weights->problems;
  case BLOCK_REQUIREMENT: return weights->requirement;
  case BLOCK_TARGETS: return weights->targets;
  case BLOCK_OUTLOOK_TEXT: return weights->outlook_text;
  default: return 0;
  }
}

/* Words that leave no doubt decide: 主要预期目标是. */
static bool may_be(const struct block_unit *unit, enum block_label label)
{
  if (unit->holds_items) return label == BLOCK_TEXT;
  if (unit->states_targets && unit->ahead) return label == BLOCK_TARGETS;
  if (unit->in_task) return label == BLOCK_TEXT;
  if (unit->ends_review && label == BLOCK_OVERVIEW) return false;
  return label == BLOCK_TEXT || unit->ahead == (label >= BLOCK_REQUIREMENT);
}

/* Whether a block may begin with the paragraph: one of difficulties does with words for them, not with thanks or
 * lessons. */
static bool may_begin(const struct block_unit *unit, enum block_label label)
{
  return label != BLOCK_PROBLEMS || unit->tells_of_problems;
}

static int own_weight(const struct block_unit *unit, enum block_label label)
{
  int sum = 0;
  for (int i = 0; i < unit->count; i++) sum += weight_of(unit->features[i], label);
  return sum;
}

/* What the name of the unit before says: behind a title that comes between them it says something else. */
static int after(enum block_label before, enum block_link link)
{
  static const int rows[BLOCK_LABELS][BLOCK_LINKS] = {
      [BLOCK_TEXT] = {BLOCKS_FEATURE_AFTER_TEXT, BLOCKS_FEATURE_PAST_TEXT, BLOCKS_FEATURE_GOES_ON_TEXT},
      [BLOCK_OVERVIEW] = {BLOCKS_FEATURE_AFTER_OVERVIEW, BLOCKS_FEATURE_PAST_OVERVIEW, BLOCKS_FEATURE_GOES_ON_OVERVIEW},
      [BLOCK_ACKNOWLEDGEMENT] = {BLOCKS_FEATURE_AFTER_ACKNOWLEDGEMENT, BLOCKS_FEATURE_PAST_ACKNOWLEDGEMENT,
                                 BLOCKS_FEATURE_GOES_ON_ACKNOWLEDGEMENT},
      [BLOCK_PROBLEMS] = {BLOCKS_FEATURE_AFTER_PROBLEMS, BLOCKS_FEATURE_PAST_PROBLEMS, BLOCKS_FEATURE_GOES_ON_PROBLEMS},
      [BLOCK_REQUIREMENT] = {BLOCKS_FEATURE_AFTER_REQUIREMENT, BLOCKS_FEATURE_PAST_REQUIREMENT,
                             BLOCKS_FEATURE_GOES_ON_REQUIREMENT},
      [BLOCK_TARGETS] = {BLOCKS_FEATURE_AFTER_TARGETS, BLOCKS_FEATURE_PAST_TARGETS, BLOCKS_FEATURE_GOES_ON_TARGETS},
      [BLOCK_OUTLOOK_TEXT] = {BLOCKS_FEATURE_AFTER_OUTLOOK_TEXT, BLOCKS_FEATURE_PAST_OUTLOOK_TEXT,
                              BLOCKS_FEATURE_GOES_ON_OUTLOOK_TEXT},
  };
  return rows[before][link];
}

struct step {
  int best[BLOCK_LABELS];
  uint8_t from[BLOCK_LABELS];
};

static const int impossible = INT32_MIN / 4;

/* What the unit adds when it is called `label` behind one called `last`; impossible: it may not be. */
static int weight_behind(const struct block_unit *unit, enum block_label last, enum block_label label)
{
  if (!may_be(unit, label)) return impossible;
  if (last != label && !may_begin(unit, label)) return impossible;
  bool counted = last == BLOCK_PROBLEMS && unit->link == LINK_GOES_ON; /* 存在以下问题：|一是… */
  if (counted && label != last) return impossible;
  return weight_of(after(last, unit->link), label);
}

/* The best way to each label of the unit, from the step before it (NULL: it is the first of its part). */
static void take_step(const struct block_unit *unit, const struct step *before, struct step *step)
{
  for (int label = 0; label < BLOCK_LABELS; label++) {
    bool starts = !before && may_be(unit, label);
    int best = starts ? weight_of(BLOCKS_FEATURE_START, label) : impossible;
    step->from[label] = 0;
    for (int last = 0; before && last < BLOCK_LABELS; last++) {
      int weight = before->best[last] == impossible ? impossible : weight_behind(unit, last, label);
      if (weight == impossible || before->best[last] + weight <= best) continue;
      best = before->best[last] + weight;
      step->from[label] = (uint8_t)last;
    }
    bool reached = best != impossible;
    step->best[label] = reached ? best + own_weight(unit, label) + weight_of(BLOCKS_FEATURE_ALWAYS, label) : impossible;
  }
}

/* Reads the best labels off the steps from `from` to before `to`, backwards. */
static void trace_back(const struct step *steps, size_t from, size_t to, enum block_label *labels)
{
  int label = 0;
  for (int i = 0; i < BLOCK_LABELS; i++)
    if (steps[to - 1].best[i] > steps[to - 1].best[label]) label = i;
  for (size_t i = to; i > from; i--) {
    labels[i - 1] = (enum block_label)label;
    label = steps[i - 1].from[label];
  }
}

/* # What else was considered */

/* The best that the units behind `unit` add, for each label of the one before it. */
static void look_ahead(const struct block_unit *unit, int later[BLOCK_LABELS])
{
  int best[BLOCK_LABELS];
  for (int last = 0; last < BLOCK_LABELS; last++) {
    best[last] = impossible;
    for (int label = 0; label < BLOCK_LABELS; label++) {
      int weight = later[label] == impossible ? impossible : weight_behind(unit, last, label);
      if (weight == impossible) continue;
      int sum = weight + own_weight(unit, label) + weight_of(BLOCKS_FEATURE_ALWAYS, label) + later[label];
      if (sum > best[last]) best[last] = sum;
    }
  }
  memcpy(later, best, sizeof best);
}

/* What is observed of the unit that speaks most for the label: “thanks-eight +4.13, cause-two +0.43”. NULL when memory
 * runs out. */
static const char *evidence(const struct outline *outline, const struct block_unit *unit, enum block_label label)
{
  const struct lex_blocks_row *first = NULL, *second = NULL;
  int most = 0, more = 0;
  for (int i = 0; i < unit->count; i++) {
    int weight = weight_of(unit->features[i], label);
    const struct lex_blocks_row *row = &lex_blocks_rows[unit->features[i]];
    if (weight > most) {
      second = first;
      more = most;
      first = row;
      most = weight;
    } else if (weight > more) {
      second = row;
      more = weight;
    }
  }
  if (label == BLOCK_TEXT) return "text without a name";
  if (!first) return "no single observation";
  if (!second) return arena_format(outline->document->arena, "%s %+.2f", first->feature, most / 100.0);
  return arena_format(outline->document->arena, "%s %+.2f, %s %+.2f", first->feature, most / 100.0, second->feature,
                      more / 100.0);
}

/* Tells of the unit, which the steps call `label`, what speaks for that and what it might have been else. */
static bool explain_unit(const struct outline *outline, const struct block_unit *unit, const int *totals,
                         enum block_label label)
{
  enum { NEAR = 300 }; /* a plain paragraph that was this near to a name */
  struct paragraph *paragraph = &outline->paragraphs[unit->paragraph];
  int other = -1;
  for (int i = 0; i < BLOCK_LABELS; i++) {
    if (i == (int)label || totals[i] == impossible) continue;
    if (other < 0 || totals[i] > totals[other]) other = i;
  }
  paragraph->rule = evidence(outline, unit, label);
  if (!paragraph->rule) return log_memory(outline->document->log);
  if (other < 0) return true;
  int better = totals[label] - totals[other];
  if (label == BLOCK_TEXT && better > NEAR) return true;
  const char *rule = evidence(outline, unit, other);
  if (!rule) return log_memory(outline->document->log);
  choice_explain(outline->document, paragraph->start, paragraph->end, block_kinds[other], rule, better);
  return true;
}

static bool explain_units(const struct outline *outline, const struct block_units *units, const struct step *steps,
                          struct run part, const enum block_label *labels)
{
  int later[BLOCK_LABELS] = {0}, totals[BLOCK_LABELS];
  for (size_t i = part.end; i > part.start; i--) {
    const struct block_unit *unit = &units->at[i - 1];
    for (int label = 0; label < BLOCK_LABELS; label++) {
      bool reached = steps[i - 1].best[label] != impossible;
      totals[label] = reached ? steps[i - 1].best[label] + later[label] : impossible;
    }
    if (!explain_unit(outline, unit, totals, labels[i - 1])) return false;
    look_ahead(unit, later);
  }
  return true;
}

bool block_labels_choose(const struct outline *outline, const struct block_units *units, enum block_label *labels)
{
  struct step *steps = arena_alloc(outline->document->arena, (units->count + 1) * sizeof *steps);
  if (!steps) return log_memory(outline->document->log);
  for (size_t from = 0, to; from < units->count; from = to) {
    for (to = from; to < units->count && units->at[to].part == units->at[from].part; to++)
      take_step(&units->at[to], to > from ? &steps[to - 1] : NULL, &steps[to]);
    trace_back(steps, from, to, labels);
    struct run part = {(uint32_t)from, (uint32_t)to};
    if (outline->document->options->explain && !explain_units(outline, units, steps, part, labels)) return false;
  }
  return true;
}
