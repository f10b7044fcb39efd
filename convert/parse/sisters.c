/* Sisters: what the divisions of one list directly under a plan or an outlook are.
 *
 * All members of a list are the same: they order work, say how to act, or say what shall be reached. The form that they
 * share speaks for that, and the part's title, the words that lead in to the list and its labels; each adds to the sums
 * that the rows of lexicon/sisters.tsv give. */
#include "sisters.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/limits.h"
#include "lexicon/sisters.h"

bool is_strong(const struct paragraph *paragraph)
{
  return paragraph->label.system != LABEL_NONE && paragraph->label.system <= LABEL_CIRCLED;
}

bool is_like(const struct paragraph *one, const struct paragraph *two)
{
  if (one->label.system != two->label.system) return false;
  return one->label.system != LABEL_NONE || (one->title_end >= one->end) == (two->title_end >= two->end);
}

uint32_t title_form(slice title)
{
  const uint32_t opening = FORMS_FORM_PRINCIPLE | FORMS_FORM_ORDER;
  slice rest = title;
  size_t lead;
  do {
    size_t principle = lex_forms_starts(rest.at, rest.size, FORMS_FORM_PRINCIPLE);
    size_t order = lex_forms_starts(rest.at, rest.size, opening);
    if (principle) return FORMS_FORM_PRINCIPLE;
    if (order) return FORMS_FORM_ORDER;
    lead = lex_forms_starts(rest.at, rest.size, FORMS_FORM_LEAD);
    rest = slice_after(rest, lead);
  } while (lead);
  return lex_forms_in(title.at, title.size, FORMS_FORM_STATE, NULL) ? FORMS_FORM_STATE : 0;
}

/* Sums for the three kinds, in the order of the columns. */
struct sums {
  int task, requirement, targets;
};

static void add(struct sums *sums, int observation, int share, int whole)
{
  const struct lex_sisters_row *row = &lex_sisters_rows[observation];
  sums->task += row->task * share / whole;
  sums->requirement += row->requirement * share / whole;
  sums->targets += row->targets * share / whole;
}

/* The clause with which the title at `first` and the next one like it both begin, in bytes: 要走在前列，必须…; 0: none.
 */
static size_t shared_clause(const struct outline *outline, const struct paragraph *first)
{
  slice title = paragraph_title(outline, first);
  ptrdiff_t comma = slice_find(title, COMMA);
  if (comma <= 0) return 0;
  slice clause = {title.at, (size_t)comma + COMMA.size};
  for (const struct paragraph *next = first + 1; next < outline->paragraphs + outline->speech_to; next++) {
    if (!next->title_end || next->depth > first->depth) continue;
    return slice_starts(paragraph_title(outline, next), clause) ? clause.size : 0;
  }
  return 0;
}

/* Code points of what stands under the title, up to the next title that does not. */
static uint32_t body_chars(const struct outline *outline, const struct paragraph *title)
{
  uint32_t chars = title->chars;
  for (const struct paragraph *at = title + 1; at < outline->paragraphs + outline->speech_to; at++) {
    if (at->title_end && at->depth <= title->depth) break;
    if (at->parent != title->parent) chars += at->chars;
  }
  return chars;
}

/* What the titles of the list say that begins at `first`: its members have one parent, are alike, and count on. Work
 * that is ordered takes more words than a principle or an aim. */
static void add_members(const struct outline *outline, const struct paragraph *first, struct sums *sums)
{
  int members = 0, orders = 0, principles = 0, states = 0, n = first->label.n - 1;
  uint32_t chars = 0;
  size_t shared = shared_clause(outline, first);
  slice clause = {paragraph_title(outline, first).at, shared};
  for (const struct paragraph *title = first; title < outline->paragraphs + outline->speech_to; title++) {
    if (!title->title_end || title->depth > first->depth) continue;
    if (title->parent != first->parent) break;
    bool counts = title->label.system != LABEL_NONE && title->label.system != LABEL_DASH;
    bool leaps = counts && title->label.n != n + 1;
    if (leaps || !is_like(first, title)) continue;
    n = title->label.n;
    slice text = paragraph_title(outline, title);
    uint32_t form = title_form(text);
    bool behind = slice_starts(text, clause) && title_form(slice_after(text, shared)) == FORMS_FORM_PRINCIPLE;
    if (behind) form = FORMS_FORM_PRINCIPLE;
    members++;
    chars += body_chars(outline, title);
    orders += form == FORMS_FORM_ORDER;
    principles += form == FORMS_FORM_PRINCIPLE;
    states += form == FORMS_FORM_STATE;
  }
  if (!members) return;
  add(sums, SISTERS_OBSERVATION_ORDER, orders, members);
  add(sums, SISTERS_OBSERVATION_PRINCIPLE, principles, members);
  add(sums, SISTERS_OBSERVATION_STATE, states, members);
  if (chars >= (uint32_t)members * LIMITS_SISTERS_LONG_BODY) add(sums, SISTERS_OBSERVATION_LONG_BODIES, 1, 1);
}

/* What the part's title says. */
static void add_title(const struct outline *outline, const struct paragraph *part, struct sums *sums)
{
  slice title = paragraph_title(outline, part);
  if (lex_forms_in(title.at, title.size, FORMS_FORM_TASKS, NULL)) add(sums, SISTERS_OBSERVATION_TITLE_TASK, 1, 1);
  if (lex_forms_in(title.at, title.size, FORMS_FORM_PRINCIPLES, NULL))
    add(sums, SISTERS_OBSERVATION_TITLE_REQUIREMENT, 1, 1);
  if (lex_forms_in(title.at, title.size, FORMS_FORM_AIMS, NULL)) add(sums, SISTERS_OBSERVATION_TITLE_TARGETS, 1, 1);
}

/* The last sentence of the paragraph, when it leads in to what comes: it ends with a colon, or is short. */
static slice lead_in(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  for (uint32_t at = paragraph->start, stop; at < paragraph->end; at = stop) {
    stop = sentence_end(outline->document, at, paragraph->end);
    text = document_slice(outline->document, at, paragraph->end);
    if (stop >= paragraph->end) break;
  }
  bool short_one = utf8_count(text) <= LIMITS_SISTERS_LEAD_IN;
  return ends_in_colon(text) || short_one ? text : (slice){text.at, 0};
}

/* What the paragraph right before the list says of it. */
static void add_lead_in(const struct outline *outline, const struct paragraph *first, struct sums *sums)
{
  const struct paragraph *before = first - 1;
  if (before->title_end) return;
  slice text = lead_in(outline, before);
  int weights[FUNCTIONS];
  function_cues(text, weights);
  bool colon = ends_in_colon(text), leads = weights[FUNCTIONS_FUNCTION_LEAD_IN] >= LIMITS_WEIGHT_HINT || colon;
  bool principles = lex_forms_in(text.at, text.size, FORMS_FORM_PRINCIPLES, NULL) != 0;
  bool tasks = lex_forms_in(text.at, text.size, FORMS_FORM_TASKS, NULL) != 0;
  if (colon && weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_HINT)
    add(sums, SISTERS_OBSERVATION_LEAD_TARGETS, 1, 1);
  if (leads && principles) add(sums, SISTERS_OBSERVATION_LEAD_REQUIREMENT, 1, 1);
  if (leads && tasks && !principles) add(sums, SISTERS_OBSERVATION_LEAD_TASK, 1, 1);
}

/* Whether the part only prepares the plan that follows it (2024年总体思路; 2024年重点工作). */
static bool prepares_plan(const struct outline *outline, const struct paragraph *part)
{
  const struct paragraph *end = outline->paragraphs + outline->speech_to;
  if (part->kind != NODE_PLAN) return false;
  for (const struct paragraph *next = part + 1; next < end; next++)
    if (opens_part(next)) return next->kind == NODE_PLAN;
  return false;
}

/* The kind with the highest sum, the first of equals, and the next. */
static struct sister_choice best_of(const struct sums *sums)
{
  const struct {
    enum node_kind kind;
    int sum;
  } kinds[] = {{NODE_TASK, sums->task}, {NODE_REQUIREMENT, sums->requirement}, {NODE_TARGETS, sums->targets}};
  size_t best = 0, other = 1;
  for (size_t i = 1; i < sizeof kinds / sizeof *kinds; i++) {
    if (kinds[i].sum > kinds[best].sum) {
      other = best;
      best = i;
    } else if (kinds[i].sum > kinds[other].sum) {
      other = i;
    }
  }
  return (struct sister_choice){kinds[best].kind, kinds[other].kind, kinds[best].sum - kinds[other].sum};
}

struct sister_choice kind_of_sisters(const struct outline *outline, const struct paragraph *first, bool divided)
{
  const struct paragraph *part = &outline->paragraphs[first->parent];
  struct sums sums = {0};
  add_members(outline, first, &sums);
  bool aims =
      part->kind == NODE_REQUIREMENT || part->kind == NODE_TARGETS; /* its title says nothing of its divisions */
  if (!aims) add_title(outline, part, &sums);
  add_lead_in(outline, first, &sums);
  if (label_is_worded(first->label.system)) add(&sums, SISTERS_OBSERVATION_COUNTED, 1, 1);
  bool stroke = slice_starts(document_slice(outline->document, first->start, first->end), HALF_DASH); /* no bullet */
  if (stroke) add(&sums, SISTERS_OBSERVATION_DASHED, 1, 1);
  if (is_strong(first))
    add(&sums, SISTERS_OBSERVATION_LABELLED, 1, 1);
  else
    add(&sums, divided ? SISTERS_OBSERVATION_BESIDE_LABELLED : SISTERS_OBSERVATION_UNDIVIDED, 1, 1);
  if (prepares_plan(outline, part)) add(&sums, SISTERS_OBSERVATION_PREPARES, 1, 1);
  if (part->kind == NODE_PLAN) add(&sums, SISTERS_OBSERVATION_PLAN, 1, 1);
  return best_of(&sums);
}
