/* Links: a target of the year's block by its indicator in the concordance, all else by the words around the two
 * figures, of which rare ones count more. A figure of a task takes no result that another one fits better. */
#include "links.h"
#include "../stats/concept.h"
#include "../support/slice.h"
#include "../support/utf8.h"
#include "lexicon/counterparts.h"
#include "lexicon/stages.h"
#include "lexicon/units.h"
#include "verdict.h"
#include <stdlib.h>

enum {
  SURE_ENOUGH = 490,   /* of 1000: words alike enough to be the same thing */
  BESIDE_ENOUGH = 240, /* the same where the sentences have another pair in common */
  BLOCK_ENOUGH = 520,  /* the same for a target whose indicator the concordance lacks */
  TOO_COMMON = 64,     /* a gram that stands beside more results tells none of them */
  SAME_CONCEPT = 250,
  OTHER_UNIT = 60,
  UNCLEAR = 300, /* of the year, or of several */
  NOT_OWN = 80,
  EQUAL = 120,
  NEAR = 70,
  FAR = 120,
  FARTHEST = 300,     /* twenty times as much, or as little */
  OTHER_AMOUNT = 150, /* all there is, and what came to it */
  OTHER_GRADE = 250,  /* a province's, and a nation's */
  OTHER_STAGE = 250,  /* begun, and finished */
  OTHER_DEED = 100,   /* new ones, and those that were there */
  SAME_DEED = 60,
  TELLS_LITTLE = 12 /* two names of a common word are alike by chance */
};

/* A gram beside a result. */
struct posting {
  gram gram;
  uint32_t result;
};

struct linking {
  const struct claims *before, *after;
  struct posting *postings;
  size_t count;
  uint32_t *seen; /* one a result: the last target that it was a candidate for */
  struct pair *pairs;
  size_t pair_count, pair_room;
  arena *memory;
  struct answer *answers;
};

/* A figure of a task or item and a result that may answer it. */
struct pair {
  unsigned score;
  uint32_t target, result;
};

/* ---- Words alike ---- */

static int by_gram(const void *left, const void *right)
{
  const struct posting *a = left, *b = right;
  if (a->gram != b->gram) return a->gram < b->gram ? -1 : 1;
  return (a->result > b->result) - (a->result < b->result);
}

static bool make_postings(struct linking *l)
{
  size_t count = 0;
  const struct claims *after = l->after;
  for (size_t i = 0; i < after->result_count; i++) count += after->results[i].all.count;
  l->postings = arena_alloc(l->memory, (count + 1) * sizeof *l->postings);
  l->seen = arena_alloc(l->memory, (after->result_count + 1) * sizeof *l->seen);
  if (!l->postings || !l->seen) return false;
  for (size_t i = 0; i < after->result_count; i++)
    for (size_t g = 0; g < after->results[i].all.count; g++)
      l->postings[l->count++] = (struct posting){after->results[i].all.at[g], (uint32_t)i};
  if (l->count > 1) qsort(l->postings, l->count, sizeof *l->postings, by_gram);
  return true;
}

/* Those of one gram: the first, and how many. */
static const struct posting *postings_of(const struct linking *l, gram gram, size_t *count)
{
  size_t low = 0, high = l->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (l->postings[middle].gram < gram)
      low = middle + 1;
    else
      high = middle;
  }
  *count = 0;
  while (low + *count < l->count && l->postings[low + *count].gram == gram) ++*count;
  return l->postings + low;
}

/* How much it tells: 1 for one that stands beside every second result, one more each time it is half as common. */
static unsigned char weight(const struct linking *l, gram gram)
{
  size_t count;
  postings_of(l, gram, &count);
  unsigned char halves = 1;
  for (size_t share = (count ? count : 1) * 2; share < l->after->result_count; share *= 2) halves++;
  return halves;
}

static void weigh(const struct linking *l, const struct claim *list, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    const struct grams *name = &list[i].name, *all = &list[i].all;
    for (size_t g = 0; g < name->count; g++) name->weights[g] = weight(l, name->at[g]);
    for (size_t g = 0; g < all->count; g++) all->weights[g] = weight(l, all->at[g]);
  }
}

/* What two sets have in common, of 1000 (Dice's coefficient, weighed). */
static unsigned alike(const struct grams *a, const struct grams *b)
{
  unsigned both = 0, common = 0;
  for (size_t i = 0, j = 0; i < a->count || j < b->count;) {
    bool left = j == b->count || (i < a->count && a->at[i] <= b->at[j]);
    bool right = i == a->count || (j < b->count && b->at[j] <= a->at[i]);
    unsigned w = left ? a->weights[i] : b->weights[j];
    both += left && right ? 2 * w : w;
    common += left && right ? 2 * w : 0;
    i += left;
    j += right;
  }
  return 1000 * common / (both + TELLS_LITTLE);
}

static bool is_rank(const struct claim *claim)
{
  return strncmp(claim->type, "rank", strlen("rank")) == 0;
}

/* Whether the result sums up more than the year; that is what answers a target of all there is (总数达150家). */
static bool is_of_years(const struct claim *target, const struct claim *result)
{
  bool cumulative = strcmp(result->type, "cumulative") == 0 && strcmp(target->type, "cumulative") != 0;
  bool flows = strcmp(result->unit, "CNY") == 0; /* money comes in every year anew */
  return result->span || (cumulative && (flows || target->amount != AMOUNTS_IS_STOCK));
}

/* The word in a name that tells whose honour a thing has: 省级. */
static const struct lex_counterparts_row *grade_of(slice name)
{
  for (size_t at = 0, size; at < name.size; at += size) {
    const struct lex_counterparts_row *word = lex_counterparts_longest(name.at + at, name.size - at);
    if (word && word->kind == COUNTERPARTS_KIND_GRADE) return word;
    utf8_at(name.at + at, &size);
  }
  return NULL;
}

static bool differ_in_grade(const struct claim *target, const struct claim *result)
{
  const struct lex_counterparts_row *a = grade_of(slice_of(target->indicator));
  const struct lex_counterparts_row *b = grade_of(slice_of(result->indicator));
  return a && b && a != b;
}

/* What is done comes near to what was promised: how much that speaks for, or against, the two being one thing. */
static int nearness(const struct claim *target, const struct claim *result)
{
  double wanted = strtod(target->base_value, NULL), got = strtod(result->base_value, NULL);
  if (wanted <= 0 || got <= 0 || claim_is_growth(target)) return 0;
  double ratio = got / wanted;
  if (ratio == 1) return EQUAL;
  if (ratio > 0.75 && ratio < 1.6) return NEAR;
  if (ratio < 0.05 || ratio > 20) return -FARTHEST;
  return ratio < 0.2 || ratio > 4 ? -FAR : 0;
}

/* What may be of several years, and is more than twice what was promised for one, is of several years. */
static bool is_too_much(const struct claim *target, const struct claim *result)
{
  double wanted = strtod(target->base_value, NULL), got = strtod(result->base_value, NULL);
  return result->unclear && wanted > 0 && got > 2 * wanted && strcmp(target->unit, "%") != 0;
}

/* How much what was done with the things speaks for, or against, the two being one. */
static int stages_alike(unsigned target, unsigned result)
{
  static const unsigned course =
      STAGES_STAGE_BEGUN | STAGES_STAGE_UNDERWAY | STAGES_STAGE_SIGNED | STAGES_STAGE_FINISHED;
  unsigned common = target & result;
  if ((target & course) && (result & course) && !(common & course)) return -OTHER_STAGE;
  if ((target & ~course) && (result & ~course) && !(common & ~course)) return -OTHER_DEED;
  return common & ~STAGES_STAGE_ADDED ? SAME_DEED : 0; /* 新增 is said of anything */
}

/* How sure it is that `result` is what came of `target`, of 1000, or beyond it by what else speaks for it; 0: it is
 * not. */
static unsigned score(const struct claim *target, const struct claim *result)
{
  if (is_rank(result) || is_of_years(target, result) || !*result->value || !claims_share_unit(target, result)) return 0;
  if (claims_differ_in_money(target, result) || result->past_aim) return 0;
  if (claim_is_growth(target) != claim_is_growth(result) || is_too_much(target, result)) return 0;
  int sum = (int)(alike(&target->name, &result->name) + alike(&target->all, &result->all)) / 2;
  if (target->concept && result->concept) sum += target->concept == result->concept ? SAME_CONCEPT : -SAME_CONCEPT;
  if (sum > 1000) sum = 1000;
  if (strcmp(target->unit, result->unit) != 0) sum -= OTHER_UNIT;
  if (strcmp(target->unit, "%") != 0 || claim_is_growth(target)) sum -= result->unclear ? UNCLEAR : 0;
  if (target->amount && result->amount && target->amount != result->amount) sum -= OTHER_AMOUNT;
  if (result->amount == AMOUNTS_IS_YEARS || result->aimed_at) sum -= UNCLEAR;
  if (differ_in_grade(target, result)) sum -= OTHER_GRADE;
  sum += nearness(target, result) + stages_alike(target->stages, result->stages);
  if (!result->own) sum -= NOT_OWN;
  return sum < 0 ? 0 : (unsigned)sum;
}

/* Calls for each result that has a telling gram in common with `target`. */
static bool each_candidate(struct linking *l, uint32_t target, bool (*take)(struct linking *, uint32_t, uint32_t))
{
  const struct grams *grams = &l->before->targets[target].all;
  for (size_t g = 0; g < grams->count; g++) {
    size_t count;
    const struct posting *posting = postings_of(l, grams->at[g], &count);
    for (size_t i = 0; count <= TOO_COMMON && i < count; i++) {
      if (l->seen[posting[i].result] == target + 1) continue;
      l->seen[posting[i].result] = target + 1;
      if (!take(l, target, posting[i].result)) return false;
    }
  }
  return true;
}

/* ---- Targets of the block ---- */

static bool is_multiple(const struct claim *claim)
{
  const struct lex_units_row *unit = lex_units_find(claim->unit, strlen(claim->unit));
  return unit && unit->kind == UNITS_KIND_MULTIPLE;
}

/* How well a result of the same indicator answers the target; 0: not at all. */
static unsigned fitness(const struct claim *target, const struct claim *result)
{
  if (is_rank(result) || is_of_years(target, result)) return 0;
  bool multiple = is_multiple(result) && !is_multiple(target); /* of whatever year */
  bool number = *result->value != '\0' && !multiple;
  bool distance = claims_tell_distance(target, result); /* answers where no figure of its own does */
  bool same_kind = number && claims_share_unit(target, result) && claim_is_growth(target) == claim_is_growth(result) &&
                   !claims_differ_in_money(target, result) && !distance;
  bool growth = *target->reference && claim_is_growth(result);
  bool far = same_kind && nearness(target, result) < 0;
  bool exact = strcmp(result->modifier, "point") == 0;
  unsigned once = result->amount == AMOUNTS_IS_YEARS || result->aimed_at ? 0 : 1000;
  unsigned fit = once + 1 + 8000 * (same_kind || growth) + 7000 * distance + 4000 * result->own + 2000 * number +
                 1000 * !far + 300 * exact;
  return fit + alike(&target->all, &result->all);
}

/* The best result with this indicator, the first of equals; `broader`: whose indicator is a part of it. */
static const struct claim *best_of(const struct linking *l, const struct claim *target,
                                   const struct lex_concepts_row *concept, bool broader, const struct claim *except)
{
  const struct claim *best = NULL;
  unsigned most = 0;
  for (size_t i = 0; i < l->after->result_count; i++) {
    const struct claim *result = &l->after->results[i];
    if (!result->concept || (broader ? lex_concepts_at(result->concept->broader) : result->concept) != concept)
      continue;
    if (except && result->concept == except->concept) continue;
    unsigned fit = fitness(target, result);
    if (fit > most) best = result;
    if (fit > most) most = fit;
  }
  return best;
}

/* What a target without a number is measured against, as far as that is an indicator. */
static const struct claim *yardstick_of(const struct linking *l, const struct claim *target)
{
  const struct lex_concepts_row *concept = concept_find(slice_of(target->reference));
  for (size_t i = 0; concept && i < l->after->result_count; i++) {
    const struct claim *result = &l->after->results[i];
    if (result->concept == concept && result->own && !result->span && claim_is_growth(result)) return result;
  }
  return NULL;
}

static bool take_best(struct linking *l, uint32_t target, uint32_t result)
{
  struct answer *answer = &l->answers[target];
  unsigned sureness = score(&l->before->targets[target], &l->after->results[result]);
  if (sureness < BLOCK_ENOUGH || sureness <= answer->sureness) return true;
  answer->result = &l->after->results[result];
  answer->sureness = sureness;
  return true;
}

/* A target of several indicators is answered by the first two of them that are known. */
static void link_parts(struct linking *l, const struct claim *target, struct answer *answer)
{
  slice name = slice_of(target->indicator), rest = name;
  const struct lex_concepts_row *concept;
  while (concept_next(name, &rest, &concept)) {
    const struct claim *result = concept ? best_of(l, target, concept, false, NULL) : NULL;
    if (concept && !result && concept->whole == CONCEPTS_WHOLE_YES) result = best_of(l, target, concept, true, NULL);
    if (!result || answer->others) continue;
    *(answer->result ? &answer->others : &answer->result) = result;
    answer->sureness = 800;
  }
}

static bool link_target(struct linking *l, uint32_t index)
{
  const struct claim *target = &l->before->targets[index];
  struct answer *answer = &l->answers[index];
  if (target->concept) {
    answer->result = best_of(l, target, target->concept, false, NULL);
    if (!answer->result && target->concept->whole == CONCEPTS_WHOLE_YES) {
      answer->result = best_of(l, target, target->concept, true, NULL);
      if (answer->result) answer->others = best_of(l, target, target->concept, true, answer->result);
    }
    answer->sureness = answer->result ? (answer->others ? 800 : 950) : 0;
  }
  if (!target->concept) link_parts(l, target, answer);
  if (*target->reference && answer->result) answer->yardstick = yardstick_of(l, target);
  return answer->result || *target->reference || each_candidate(l, index, take_best);
}

/* ---- Tasks and items ---- */

static bool take_pair(struct linking *l, uint32_t target, uint32_t result)
{
  unsigned sureness = score(&l->before->targets[target], &l->after->results[result]);
  if (sureness < BESIDE_ENOUGH) return true;
  struct pair *pairs = arena_grow(l->memory, l->pairs, l->pair_count, &l->pair_room, sizeof *pairs);
  if (!pairs) return false;
  l->pairs = pairs;
  pairs[l->pair_count++] = (struct pair){sureness, target, result};
  return true;
}

static int by_score(const void *left, const void *right)
{
  const struct pair *a = left, *b = right;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  if (a->target != b->target) return a->target < b->target ? -1 : 1;
  return (a->result > b->result) - (a->result < b->result);
}

/* Whether a neighbour of the target, in its sentence, is answered in the sentence of the result. */
static bool stands_beside(const struct linking *l, const struct pair *pair)
{
  enum { NEIGHBOURS = 4 };
  size_t sentence = l->before->targets[pair->target].sentence_at, at = l->after->results[pair->result].sentence_at;
  size_t first = pair->target > NEIGHBOURS ? pair->target - NEIGHBOURS : 0;
  for (size_t i = first; i < l->before->target_count && i <= pair->target + NEIGHBOURS; i++) {
    const struct claim *answer = l->answers[i].result;
    if (i != pair->target && answer && l->before->targets[i].sentence_at == sentence && answer->sentence_at == at)
      return true;
  }
  return false;
}

/* Takes the surest pairs first; what has its answer, or answers, is left alone then. */
static void take_pairs(struct linking *l, bool *taken, bool beside)
{
  for (size_t i = 0; i < l->pair_count; i++) {
    const struct pair *pair = &l->pairs[i];
    struct answer *answer = &l->answers[pair->target];
    if (answer->result || taken[pair->result]) continue;
    if (beside ? !stands_beside(l, pair) : pair->score < SURE_ENOUGH) continue;
    taken[pair->result] = true;
    *answer = (struct answer){.result = &l->after->results[pair->result], .sureness = pair->score};
  }
}

static bool choose_pairs(struct linking *l)
{
  bool *taken = arena_alloc(l->memory, (l->after->result_count + 1) * sizeof *taken);
  if (!taken) return false;
  if (l->pair_count > 1) qsort(l->pairs, l->pair_count, sizeof *l->pairs, by_score);
  take_pairs(l, taken, false);
  take_pairs(l, taken, true);
  return true;
}

struct answer *links_find(const struct claims *before, const struct claims *after, arena *memory)
{
  struct linking l = {.before = before, .after = after, .memory = memory};
  l.answers = arena_alloc(memory, (before->target_count + 1) * sizeof *l.answers);
  bool good = l.answers && make_postings(&l);
  if (good) weigh(&l, before->targets, before->target_count);
  if (good) weigh(&l, after->results, after->result_count);
  for (uint32_t i = 0; good && i < before->target_count; i++) {
    bool block = before->targets[i].kind == CLAIM_TARGET;
    good = block ? link_target(&l, i) : *before->targets[i].reference || each_candidate(&l, i, take_pair);
  }
  if (!good || !choose_pairs(&l)) return NULL;
  for (size_t i = 0; i < before->target_count; i++)
    if (l.answers[i].sureness > 1000) l.answers[i].sureness = 1000;
  return l.answers;
}
