/* Claims: statistics of the plan and of the review, with the words around them. */
#include "claims.h"
#include "../stats/concept.h"
#include "../support/chars.h"
#include "../support/utf8.h"
#include "cells.h"
#include "lexicon/nouns.h"
#include "lexicon/one-year.h"
#include "lexicon/periods.h"
#include "lexicon/stages.h"
#include "lexicon/yardsticks.h"
#include <stdio.h>

enum { MOST_GRAMS = 192 }; /* a clause that is longer is cut */

struct taking {
  struct extraction x;
  arena *memory;        /* for what stays */
  arena *scratch;       /* for texts of the claims of one sentence */
  const char *sentence; /* of the claim taken last; NULL before the first */
  struct claims *claims;
  struct claim claim; /* on its way */
  claims_take *give;
  void *user;
  slice year; /* that is planned */
  char past[12];
  bool long_review; /* the report looks back on several years */
  bool failed;
};

/* ---- Words ---- */

static int by_value(const void *left, const void *right)
{
  const gram *a = left, *b = right;
  return (*a > *b) - (*a < *b);
}

static bool is_word(uint32_t code)
{
  return code > 0x7F ? !char_is(code, CHAR_BREAK | CHAR_PHRASE_END | CHAR_DIGIT | CHAR_OPENS | CHAR_CLOSES)
                     : char_is(code, CHAR_LATIN);
}

/* Adds each two neighbours of `text` to the `count` grams there are. */
static size_t add_grams(gram *grams, size_t count, slice text)
{
  uint32_t before = 0;
  for (size_t at = 0, size; at < text.size && count < MOST_GRAMS; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (!is_word(code)) code = 0;
    if (code) grams[count++] = code & 0xFFFF;
    if (code && before && count < MOST_GRAMS) grams[count++] = (before & 0xFFFF) << 16 | (code & 0xFFFF);
    before = code;
  }
  return count;
}

/* Where that fails, `at` is NULL. */
static struct grams keep_grams(gram *grams, size_t count, arena *memory)
{
  if (count > 1) qsort(grams, count, sizeof *grams, by_value);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (kept == 0 || grams[kept - 1] != grams[i]) grams[kept++] = grams[i];
  gram *copy = arena_alloc(memory, (kept + 1) * sizeof *copy);
  unsigned char *weights = arena_alloc(memory, kept + 1);
  if (!copy || !weights) return (struct grams){0};
  memcpy(copy, grams, kept * sizeof *copy);
  return (struct grams){copy, kept, weights};
}

static bool ends_clause(uint32_t code)
{
  return char_is(code, CHAR_BREAK) || code == 0x3001 /* 、 */ || code == '\n';
}

/* The clause of `sentence` in which `inner` stands. */
static slice clause_around(slice sentence, slice inner)
{
  const char *begin = inner.at, *end = inner.at + inner.size, *last = sentence.at + sentence.size;
  size_t size;
  while (begin > sentence.at && !ends_clause(utf8_before(begin, &size))) begin -= size;
  while (end < last && !ends_clause(utf8_at(end, &size))) end += size;
  return (slice){begin, (size_t)(end - begin)};
}

/* What the words before the figure tell of it: 达到 stands right there, 新增 and 连续 anywhere in the clause. */
static enum lex_amounts_is amount_before(slice clause, slice surface)
{
  size_t whole = (size_t)(surface.at - clause.at), before = whole;
  slice behind = slice_after(clause, whole + surface.size);
  for (size_t size; before > 0; before -= size) {
    const struct lex_amounts_row *word = lex_amounts_longest_before(clause.at + before, before);
    bool described = lex_nouns_starts(behind.at, behind.size, NOUNS_ROLE_OF) != 0;
    if (word && word->is == AMOUNTS_IS_SIZED && before == whole && !described) word = NULL;
    bool anywhere = word && (word->is == AMOUNTS_IS_FLOW || word->is == AMOUNTS_IS_YEARS);
    if (word && (anywhere || before == whole)) return word->is;
    utf8_before(clause.at + before, &size);
  }
  return AMOUNTS_IS_NONE;
}

/* What the type tells goes before the words, which in a list stand before its first member alone: an increment came to
 * it, and what something rose to is all there is. */
static enum lex_amounts_is amount_of(const struct claim *claim, slice clause, slice surface)
{
  if (strcmp(claim->type, "increment") == 0) return AMOUNTS_IS_FLOW;
  if (strcmp(claim->type, "level") == 0 && *claim->change) return AMOUNTS_IS_STOCK;
  return amount_before(clause, surface);
}

/* All that `text` tells of what was done. */
static unsigned stages_in(slice text)
{
  unsigned stages = 0;
  for (size_t at = 0, size; at < text.size; at += size) {
    const struct lex_stages_row *word = lex_stages_longest(text.at + at, text.size - at);
    if (word) {
      stages |= word->stage;
      size = word->word_size;
    } else {
      utf8_at(text.at + at, &size);
    }
  }
  return stages;
}

/* 改造 of 改造|公厕, or of 完成|公厕改造. */
static unsigned stages_of(slice verb, slice indicator)
{
  unsigned stages = stages_in(verb);
  return stages ? stages : stages_in(indicator);
}

/* 低于|13%|左右的预期目标: whether what follows says that the figure had been aimed at. */
static bool tells_aim(slice sentence, slice surface)
{
  enum { COMPARATOR_MOST = 6 /* bytes: 左右 */ };
  slice behind = slice_after(sentence, (size_t)(surface.at + surface.size - sentence.at)), rest = behind;
  size_t of = 0, size;
  while (rest.size && !(of = lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_OF))) {
    if ((size_t)(rest.at - behind.at) >= COMPARATOR_MOST) return false;
    if (ends_clause(utf8_at(rest.at, &size))) return false;
    rest = slice_after(rest, size);
  }
  slice clause = clause_around(rest, (slice){rest.at, of});
  const struct lex_yardsticks_row *word =
      of ? lex_yardsticks_longest_before(clause.at + clause.size, clause.size) : NULL;
  return word && word->aim == YARDSTICKS_AIM_YES;
}

/* The aim named in `text`, what stands before the figure, and the word beside it that tells on which side of it the
 * figure is. */
static enum lex_aims_way way_past_aim(slice text)
{
  const struct lex_aims_row *before = NULL;
  for (size_t at = 0, size; at < text.size; at += size) {
    const struct lex_yardsticks_row *aim = lex_yardsticks_longest(text.at + at, text.size - at);
    const struct lex_aims_row *word = lex_aims_longest(text.at + at, text.size - at);
    utf8_at(text.at + at, &size);
    if (aim && aim->aim == YARDSTICKS_AIM_YES) {
      slice rest = slice_after(text, at + aim->word_size);
      const struct lex_aims_row *behind = lex_aims_longest(rest.at, rest.size);
      if (behind && behind->side & AIMS_SIDE_BEHIND) return behind->way;
      if (before) return before->way;
      size = aim->word_size;
    } else if (word && word->side & AIMS_SIDE_BEFORE) {
      before = word;
      size = word->word_size;
    }
  }
  return AIMS_WAY_NONE;
}

/* 分别低于目标|2.4个、0.4个百分点: what the words from the last comma on tell, which are those of all the list. */
static enum lex_aims_way past_aim(slice sentence, slice surface)
{
  const char *begin = surface.at;
  for (size_t size; begin > sentence.at; begin -= size) {
    uint32_t code = utf8_before(begin, &size);
    if (char_is(code, CHAR_BREAK) || code == '\n') break;
  }
  return way_past_aim((slice){begin, (size_t)(surface.at - begin)});
}

static bool find_words(struct claim *claim, arena *memory)
{
  gram grams[MOST_GRAMS];
  slice indicator = slice_of(claim->indicator), sentence = slice_of(claim->sentence);
  size_t of_name = add_grams(grams, 0, indicator);
  claim->name = keep_grams(grams, of_name, memory);
  size_t count = add_grams(grams, 0, indicator);
  if (claim->surface_at != NOWHERE_IN_SENTENCE) {
    slice surface = {sentence.at + claim->surface_at, strlen(claim->surface)};
    count = add_grams(grams, count, clause_around(sentence, surface));
  }
  claim->all = keep_grams(grams, count, memory);
  return claim->name.at && claim->all.at;
}

bool claims_find_words(struct claim *list, size_t count, arena *memory)
{
  bool good = true;
  for (size_t i = 0; good && i < count; i++) good = find_words(&list[i], memory);
  return good;
}

/* ---- Statistics ---- */

static const char *keep_in(struct taking *t, arena *memory, slice text)
{
  const char *copy = text.size ? arena_copy(memory, text) : "";
  t->failed = t->failed || !copy;
  return copy ? copy : "";
}

static const char *keep_head(struct taking *t, slice text)
{
  return keep_in(t, t->memory, text);
}

static const char *keep(struct taking *t, slice text)
{
  return keep_in(t, t->scratch, text);
}

/* Figures of one sentence share its text; with another, what was kept for it goes. */
static void enter_sentence(struct taking *t, slice sentence)
{
  if (t->sentence && slice_equal(sentence, slice_of(t->sentence))) return;
  arena_free(t->scratch);
  t->sentence = NULL;
  t->scratch = arena_new();
  t->failed = t->failed || !t->scratch;
  if (t->scratch) t->sentence = keep(t, sentence);
}

/* Borrowed: the view is there as long as the claim. */
static const char *attribute(const struct taking *t, const char *name)
{
  const char *value = walk_attribute(&t->x.view->at[t->x.row], name);
  return value ? value : "";
}

/* The claim is whole. */
static void give(struct taking *t)
{
  struct claims *claims = t->claims;
  if (t->failed) return;
  ++*(t->claim.kind == CLAIM_RESULT ? &claims->result_count : &claims->target_count);
  t->failed = !t->give(t->user, &t->claim);
}

/* What the words around a figure tell of it. */
static void look_around(struct claim *claim, slice sentence, slice surface)
{
  claim->surface_at = NOWHERE_IN_SENTENCE;
  if (surface.at < sentence.at || surface.at + surface.size > sentence.at + sentence.size) return;
  claim->surface_at = (size_t)(surface.at - sentence.at);
  slice clause = clause_around(sentence, surface);
  claim->amount = amount_of(claim, clause, surface);
  claim->aimed_at = tells_aim(sentence, surface);
  claim->past_aim = claim->kind == CLAIM_RESULT ? past_aim(sentence, surface) : AIMS_WAY_NONE;
  size_t after = (size_t)(surface.at + surface.size - clause.at);
  if (!claim->stages) claim->stages = stages_in(slice_after(clause, after)); /* 7个项目|完工 */
}

/* Reads the claim; it is not given yet. */
static void take(struct taking *t, size_t element, enum claim_kind kind, bool span)
{
  struct claim *claim = &t->claim;
  struct extraction *x = &t->x;
  x->row = element;
  slice surface = view_text(x->view, element), sentence = cell_sentence(x, NULL);
  slice op = element_value(&x->view->at[element], "op");
  enter_sentence(t, sentence);
  if (t->failed) return;
  *claim = (struct claim){.kind = kind,
                          .stat_id = attribute(t, "id"),
                          .indicator = attribute(t, "indicator"),
                          .modifier = keep(t, cell_modifier(x, NULL)),
                          .value = attribute(t, "value"),
                          .value_max = attribute(t, "value-max"),
                          .reference = attribute(t, "reference"),
                          .unit = attribute(t, "unit"),
                          .base_value = keep(t, cell_base_value(x, NULL)),
                          .base_unit = keep(t, cell_base_unit(x, NULL)),
                          .change = attribute(t, "change"),
                          .type = attribute(t, "type"),
                          .surface = keep(t, surface),
                          .sentence = t->sentence,
                          .concept = concept_of_code(element_value(&x->view->at[element], "concept")),
                          .start = x->view->at[element].start,
                          .stop = x->view->at[element].end,
                          .stages = stages_of(element_value(&x->view->at[element], "verb"),
                                              element_value(&x->view->at[element], "indicator")),
                          .ceiling_word = slice_equal(op, SLICE("le")) || slice_equal(op, SLICE("lt")),
                          .sentence_at = (size_t)(sentence.at - x->view->text - x->view->at[0].text),
                          .own = element_value(&x->view->at[element], "subject").size == 0,
                          .span = span};
  look_around(claim, sentence, surface);
}

/* What is but the size of a thing is not answered by what a year brings. */
static bool is_size(const struct claim *claim)
{
  return claim->amount == AMOUNTS_IS_SIZE || claim->amount == AMOUNTS_IS_SIZED;
}

/* A figure of the plan that is no target of the year's block aims at something of that year. */
static void take_aim(struct taking *t, size_t element, slice period)
{
  const struct view *view = t->x.view;
  if ((period.size && !slice_equal(period, t->year)) || row_forecast(view, element)) return;
  if (view_ancestor(view, element, NODE_REVIEW) || view_ancestor(view, element, NODE_OUTLOOK)) return;
  bool item = view_ancestor(view, element, NODE_ITEM);
  take(t, element, item ? CLAIM_LIVELIHOOD : CLAIM_TASK, false);
  if (item || !is_size(&t->claim)) give(t);
}

/* Whether a text says that it is about one year. */
static bool tells_one_year(const struct taking *t, slice text)
{
  if (slice_has(text, slice_of(t->past))) return true;
  for (size_t at = 0, size; at < text.size; at += size) {
    if (lex_one_year_longest(text.at + at, text.size - at)) return true;
    utf8_at(text.at + at, &size);
  }
  return false;
}

static bool tells_several_years(slice text)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    const struct lex_periods_row *word = lex_periods_longest(text.at + at, text.size - at);
    if (word && word->kind == PERIODS_KIND_PLAN) return true;
    if (word && word->kind == PERIODS_KIND_PAST && word->years > 1) return true;
    utf8_at(text.at + at, &size);
  }
  return false;
}

/* Whether a result may be of all the years that the report looks back on: it counts what was done, and neither its
 * sentence nor a heading above it says of which. */
static bool is_unclear(struct taking *t, size_t element)
{
  if (!t->long_review) return false;
  t->x.row = element;
  if (tells_one_year(t, cell_sentence(&t->x, NULL))) return false;
  slice path = cell_path(&t->x, NULL);
  return !tells_one_year(t, path) || tells_several_years(path); /* 2025年和“十四五”时期工作回顾 */
}

/* A result is of the year before the plan's, or of years that end with it. */
static void take_result(struct taking *t, size_t element, slice period)
{
  slice past = slice_of(t->past);
  bool span = period.size > past.size && slice_ends(period, past);
  if (period.size && !span && !slice_equal(period, past)) return;
  take(t, element, CLAIM_RESULT, span);
  if (!t->failed) t->claim.unclear = is_unclear(t, element);
  give(t);
}

static void take_all(struct taking *t)
{
  const struct view *view = t->x.view;
  for (size_t i = 1; i < view->count && !t->failed; i++) {
    if (view->at[i].kind != ELEMENT_STAT) continue;
    slice role = element_value(&view->at[i], "role"), period = element_value(&view->at[i], "period");
    if (row_target(&t->x, i))
      take(t, i, CLAIM_TARGET, false), give(t);
    else if (slice_equal(role, SLICE("target")))
      take_aim(t, i, period);
    else if (slice_equal(role, SLICE("actual")))
      take_result(t, i, period);
  }
}

static void take_head(struct taking *t)
{
  struct claims *claims = t->claims;
  claims->report_id = keep_head(t, cell_report(&t->x, "id"));
  claims->source_name = keep_head(t, cell_source(&t->x, "name"));
  claims->place_name = keep_head(t, cell_meta(&t->x, "place"));
  claims->place_code = keep_head(t, cell_place(&t->x, "code"));
  if (!*claims->place_name) claims->text = view_text(t->x.view, 0);
  claims->level = keep_head(t, cell_place(&t->x, "level"));
  claims->place = *claims->place_code ? claims->place_code : claims->place_name;
  t->year = cell_meta(&t->x, "plan-year");
  claims->year = t->year.size ? (int)strtol(keep_head(t, t->year), NULL, 10) : 0;
  slice from = cell_meta(&t->x, "review-from"), to = cell_meta(&t->x, "review-to");
  t->long_review = from.size && !slice_equal(from, to);
  snprintf(t->past, sizeof t->past, "%d", claims->year - 1);
}

bool claims_of(const struct view *view, arena *memory, struct claims *head, claims_take *take_claim, void *user)
{
  *head = (struct claims){0};
  struct taking t = {.memory = memory, .claims = head, .give = take_claim, .user = user};
  extraction_begin(&t.x, view);
  take_head(&t);
  if (head->year) take_all(&t);
  t.failed = t.failed || t.x.out_of_memory;
  extraction_free(&t.x);
  arena_free(t.scratch);
  return !t.failed;
}
