/* Figures: see figures.h. Where a report says several things of an indicator, the first holds that is its own
 * government's and of one year. */
#include "figures.h"
#include "verdict.h"
#include <stdlib.h>

struct collecting {
  struct figures *figures;
  const struct package *package;
  arena *memory;
  bool failed;
};

static bool has_value(const struct claim *claim)
{
  return claim->concept && *claim->value && *claim->base_value && claim->own;
}

/* Of what changes, a change is no state: 提高2个百分点. */
static bool is_change(const struct claim *claim)
{
  return strcmp(claim->type, "change_points") == 0 || strcmp(claim->type, "rank_change") == 0 ||
         strcmp(claim->type, "rank") == 0 || strcmp(claim->type, "share") == 0 || strcmp(claim->type, "duration") == 0;
}

static bool is_wanted(const struct claim *claim)
{
  if (!has_value(claim) || claim->span || claim->unclear) return false;
  if (claim->kind != CLAIM_TARGET && claim->kind != CLAIM_RESULT) return false;
  bool of_share = claim->concept->kind != CONCEPTS_KIND_LEVEL;
  return !is_change(claim) || (of_share && strcmp(claim->type, "share") == 0);
}

static enum measure measure_of(const struct claim *claim)
{
  return claim_is_growth(claim) ? MEASURE_GROWTH : MEASURE_LEVEL;
}

/* An increment is no level: 新增…, which the concordance has under a name of its own. */
static bool is_increment(const struct claim *claim)
{
  return strcmp(claim->type, "increment") == 0 && claim->concept->kind == CONCEPTS_KIND_LEVEL &&
         measure_of(claim) == MEASURE_LEVEL;
}

static void add(struct collecting *c, size_t report, const struct claim *claim)
{
  struct figures *figures = c->figures;
  if (c->failed || !is_wanted(claim) || is_increment(claim)) return;
  struct figure *grown = arena_grow(c->memory, figures->at, figures->count, &figures->room, sizeof *grown);
  c->failed = !grown;
  if (!grown) return;
  figures->at = grown;
  const struct package_report *from = &c->package->reports[report];
  enum measure measure = measure_of(claim);
  bool result = claim->kind == CLAIM_RESULT, falls = measure == MEASURE_GROWTH && !strcmp(claim->change, "decrease");
  double value = strtod(claim->base_value, NULL);
  struct said said = {claim, report, falls ? -value : value}, unsaid = {0};
  grown[figures->count++] = (struct figure){.concept = claim->concept,
                                            .measure = measure,
                                            .unit = measure == MEASURE_GROWTH ? "%" : claim->base_unit,
                                            .place = from->place,
                                            .year = package_year(from->plan_year) - result,
                                            .target = result ? unsaid : said,
                                            .result = result ? said : unsaid};
}

/* ---- Order ---- */

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* By the concept's place in the concordance. */
static int by_series(const struct figure *a, const struct figure *b)
{
  if (a->concept != b->concept) return COMPARE(a->concept, b->concept);
  if (a->measure != b->measure) return COMPARE(a->measure, b->measure);
  return strcmp(a->unit, b->unit);
}

/* Of one report, as its text has them. */
static int by_text(const struct said *a, const struct said *b)
{
  if (!a->claim || !b->claim) return COMPARE(!a->claim, !b->claim);
  if (a->report != b->report) return COMPARE(a->report, b->report);
  return COMPARE(a->claim->start, b->claim->start);
}

static int by_place(const void *left, const void *right)
{
  const struct figure *a = left, *b = right;
  if (a->place != b->place) return COMPARE(a->place, b->place);
  int order = by_series(a, b);
  if (order) return order;
  if (a->year != b->year) return COMPARE(a->year, b->year);
  order = by_text(&a->target, &b->target);
  return order ? order : by_text(&a->result, &b->result);
}

static int by_concept(const void *left, const void *right)
{
  const struct figure *a = left, *b = right;
  int order = by_series(a, b);
  if (order) return order;
  if (a->year != b->year) return COMPARE(a->year, b->year);
  return COMPARE(a->place, b->place);
}

bool figures_alike(const struct figure *a, const struct figure *b)
{
  return a->place == b->place && by_series(a, b) == 0;
}

/* Those of one year become one. */
static void merge(struct figures *figures)
{
  size_t count = 0;
  for (size_t i = 0; i < figures->count; i++) {
    struct figure *last = count ? &figures->at[count - 1] : NULL;
    const struct figure *next = &figures->at[i];
    if (!last || !figures_alike(last, next) || last->year != next->year) {
      figures->at[count++] = *next;
      continue;
    }
    if (!last->target.claim) last->target = next->target;
    if (!last->result.claim) last->result = next->result;
  }
  figures->count = count;
}

bool figures_collect(struct figures *figures, const struct package *package, const struct claims *const *claims,
                     size_t count, arena *memory)
{
  *figures = (struct figures){0};
  struct collecting c = {.figures = figures, .package = package, .memory = memory};
  for (size_t i = 0; i < count; i++) {
    const struct package_report *report = package_find(package, claims[i]->report_id);
    if (!report || report->edition != 1 || !report->plan_year) continue;
    size_t index = (size_t)(report - package->reports);
    for (size_t j = 0; j < claims[i]->target_count; j++) add(&c, index, &claims[i]->targets[j]);
    for (size_t j = 0; j < claims[i]->result_count; j++) add(&c, index, &claims[i]->results[j]);
  }
  if (c.failed) return false;
  if (figures->count) qsort(figures->at, figures->count, sizeof *figures->at, by_place);
  merge(figures);
  return true;
}

void figures_by_concept(struct figures *figures)
{
  if (figures->count) qsort(figures->at, figures->count, sizeof *figures->at, by_concept);
}
