/* Parts without a title: where a review or a plan begins that no title names.
 *
 * Such reports have lost their titles on the way (a page that shows one part only, a table of contents that held them)
 * or never had any. What a part says is known: a review ends with thanks and difficulties; behind these a plan opens
 * with the year to come, a requirement, targets. The part gets a title without text, which the later passes take for a
 * title like any other. */
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "outline.h"

static slice text_of(const struct outline *outline, const struct paragraph *paragraph)
{
  return document_slice(outline->document, paragraph->start, paragraph->end);
}

static bool is_prose(const struct paragraph *paragraph)
{
  return paragraph->kind == NODE_P && paragraph->chars >= LIMITS_INFERRED_PROSE;
}

/* The first title from `from` on that names `kind` or another part of the years to come; speech_to if none does. */
static size_t title_naming(const struct outline *outline, size_t from, bool review)
{
  size_t i = from;
  for (; i < outline->speech_to; i++) {
    if (!outline->paragraphs[i].title_end) continue;
    enum node_kind part = part_of_title(outline, &outline->paragraphs[i]);
    if (review ? part == NODE_REVIEW : part == NODE_PLAN || part == NODE_OUTLOOK) break;
  }
  return i;
}

/* Whether the paragraph turns to the year of the plan: 2024年是…, 今年…. */
static bool opens_with_coming(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = text_of(outline, paragraph), head = {text.at, utf8_bytes(text, LIMITS_TURN_WITHIN)};
  int weights[HEADING_KINDS], last = 0, first = year_in(head, &last);
  heading_cues(head, weights);
  if (first) return first == outline->plan_year;
  return weights[HEADINGS_KIND_COMING] >= LIMITS_WEIGHT_HINT;
}

/* Whether the paragraph thanks or tells of difficulties, as the end of a review does. */
static bool ends_review(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  function_cues(text_of(outline, paragraph), weights);
  return weights[FUNCTIONS_FUNCTION_PROBLEMS] >= LIMITS_WEIGHT_LIKELY ||
         weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= LIMITS_WEIGHT_LIKELY;
}

static bool states_aims(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  function_cues(text_of(outline, paragraph), weights);
  return weights[FUNCTIONS_FUNCTION_TARGETS] >= LIMITS_WEIGHT_STRONG ||
         weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY;
}

/* Where the plan begins in the paragraphs from `from` to `to`: behind thanks or difficulties, with the first paragraph
 * that turns to the year to come, before (or with) the requirement or the targets; or with one that does both. `to` if
 * nothing says so. */
static size_t plan_begins(const struct outline *outline, size_t from, size_t to)
{
  bool behind = false;
  size_t begins = to;
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (is_title_line(paragraph)) begins = to; /* another division has begun */
    if (!is_prose(paragraph)) continue;
    bool coming = opens_with_coming(outline, paragraph), aims = states_aims(outline, paragraph);
    if (behind && begins == to && coming) begins = i;
    bool turned = behind || coming;
    if (aims && turned) return begins < to ? begins : i;
    if (!ends_review(outline, paragraph)) continue;
    behind = true;
    begins = to;
  }
  return to;
}

/* Whether a title behind `review` stands beside it, as a part would that has a title without a name for it. */
static bool has_next_part(const struct outline *outline, size_t review)
{
  const struct paragraph *part = &outline->paragraphs[review];
  for (size_t i = review + 1; i < outline->speech_to; i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    bool line = is_title_line(title);
    if (!line || title->label.system != part->label.system) continue;
    if (part_of_title(outline, title) == NODE_GOVERNMENT) return false;
    if (part->label.system == LABEL_NONE || title->label.n == part->label.n + 1) return true;
  }
  return false;
}

/* Where the parts behind `review` begin when they are the tasks themselves, since there are too many of them for parts:
 * a plan without a title may then stand before them. speech_to if they are not. */
static size_t tasks_as_parts(const struct outline *outline, size_t review)
{
  const struct paragraph *part = &outline->paragraphs[review];
  size_t first = outline->speech_to, members = 0;
  for (size_t i = review + 1; i < outline->speech_to; i++) {
    const struct paragraph *title = &outline->paragraphs[i];
    if (title->label.system != part->label.system) continue;
    if (title->label.n != part->label.n + 1 + (int)members) continue;
    if (members++ == 0) first = i;
  }
  return members >= LIMITS_INFERRED_TASKS ? first : outline->speech_to;
}

/* The paragraph with which the speech proper begins behind its opening. */
static size_t behind_opening(const struct outline *outline)
{
  size_t begins = outline->speech_from;
  size_t end = size_least(outline->speech_to, begins + LIMITS_INFERRED_FRONT);
  for (size_t i = begins; i < end; i++) {
    int weights[FUNCTIONS];
    if (outline->paragraphs[i].title_end) break;
    function_cues(text_of(outline, &outline->paragraphs[i]), weights);
    if (weights[FUNCTIONS_FUNCTION_OPENING] >= LIMITS_WEIGHT_LIKELY) begins = i + 1;
  }
  return begins;
}

/* Whether what stands from `from` to `to` is a review: prose that comes before any title, and thanks or difficulties;
 * or labelled divisions that are not of the parts' own list. */
static bool is_review(const struct outline *outline, size_t from, size_t to)
{
  if (from >= to) return false;
  const struct paragraph *first = &outline->paragraphs[from];
  bool prose = is_prose(first) || has_run_in_title(first);
  bool divisions = false, ends = outline->paragraphs[to].inferred == NODE_PLAN;
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool part = paragraph->label.system <= (prose ? LABEL_NONE : LABEL_HAN);
    if (part && is_title_line(paragraph)) return false;
    divisions |= paragraph->label.system == LABEL_HAN_PAREN;
    ends |= ends_review(outline, paragraph);
  }
  bool told = prose && ends;
  return divisions || told;
}

/* Whether the report may have lost a title: its review has one and no other part follows, or it begins with prose. */
static bool may_lack_plan(const struct outline *outline, size_t from, size_t review)
{
  if (review < outline->speech_to) return !has_next_part(outline, review);
  const struct paragraph *first = &outline->paragraphs[from];
  bool line = is_title_line(first);
  return from < outline->speech_to && !line;
}

/* Puts a title without text before the paragraph at `index`. */
static bool add_part(struct outline *outline, size_t index, enum node_kind kind, const char *rule)
{
  if (!paragraph_insert(outline, index)) return false;
  struct paragraph *part = &outline->paragraphs[index];
  title_make(part, part->end, rule);
  part->inferred = kind;
  outline->speech_to++;
  return true;
}

/* Before which paragraph a plan that has no title may begin: `from` if there is none. */
static size_t plan_search_end(const struct outline *outline, size_t from, size_t review)
{
  if (may_lack_plan(outline, from, review)) return outline->speech_to;
  size_t tasks = review < outline->speech_to ? tasks_as_parts(outline, review) : outline->speech_to;
  return tasks < outline->speech_to ? tasks : from;
}

bool parts_infer(struct outline *outline)
{
  plan_year_find(outline);
  size_t from = behind_opening(outline);
  size_t review = title_naming(outline, from, true), plan = title_naming(outline, from, false);
  bool named = review < outline->speech_to;
  if (plan < review) named = false; /* what looks back behind the plan is no review but what was learnt */
  if (plan == outline->speech_to) {
    size_t to = plan_search_end(outline, from, review);
    size_t begins = plan_begins(outline, named ? review + 1 : from, to);
    if (begins < to) {
      if (!add_part(outline, begins, NODE_PLAN, "behind the review, without a title, with the aims of the year"))
        return false;
      plan = begins;
    }
  }
  if (named || plan == outline->speech_to || !is_review(outline, from, plan)) return true;
  return add_part(outline, from, NODE_REVIEW, "before the plan, without a title");
}
