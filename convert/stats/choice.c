/* The choice: a linear score for each candidate; shares of their exponentials for how sure it is. */
#include "choice.h"
#include "features.h"
#include "lexicon/calibration.h"
#include "lexicon/weights.h"

enum { ONE = 1000 }; /* weights and scores are in thousandths of a natural logarithm */

void weights_fill(int32_t *weights)
{
  memset(weights, 0, features_count * sizeof *weights);
  for (size_t i = 0; i < LEX_WEIGHTS_COUNT; i++) {
    const struct lex_weights_row *row = &lex_weights_rows[i];
    if ((size_t)row->number < features_count) weights[row->number] = row->weight;
  }
}

const struct candidate *choose(const struct scene *s, struct candidates *all, const int32_t *weights)
{
  const struct candidate *best = &all->at[0];
  for (size_t i = 0; i < all->count; i++) {
    struct candidate *c = &all->at[i];
    features_of(s, c);
    c->score = 0;
    for (size_t f = 0; f < c->feature_count; f++) c->score += weights[c->features[f]];
    if (c->score > best->score) best = c;
  }
  return best;
}

/* exp(-x) for x in thousandths, in 2^-20: by halves of the powers of two in x, then a short series. */
static uint64_t exponential(uint32_t x)
{
  enum { LOG_2 = 693, SHIFT = 20 };
  uint32_t halves = x / LOG_2, rest = x % LOG_2;
  if (halves >= SHIFT) return 0;
  uint64_t r = ((uint64_t)rest << SHIFT) / ONE, one = (uint64_t)1 << SHIFT;
  uint64_t square = r * r >> SHIFT, cube = square * r >> SHIFT, fourth = cube * r >> SHIFT;
  return (one + square / 2 + fourth / 24 - r - cube / 6) >> halves;
}

unsigned choice_share(const struct candidates *all, const struct candidate *best)
{
  uint64_t sum = 0, own = exponential(0);
  for (size_t i = 0; i < all->count; i++)
    if (all->at[i].score <= best->score) sum += exponential((uint32_t)(best->score - all->at[i].score));
  return sum ? (unsigned)((own * 100 + sum / 2) / sum) : 0;
}

struct chooser *chooser_new(arena *memory)
{
  struct chooser *chooser = arena_alloc(memory, sizeof *chooser);
  if (!chooser) return NULL;
  chooser->weights = arena_alloc(memory, features_count * sizeof *chooser->weights);
  if (!chooser->weights) return NULL;
  weights_fill(chooser->weights);
  return chooser;
}

unsigned choice_confidence(unsigned share)
{
  return share < LEX_CALIBRATION_COUNT ? (unsigned)lex_calibration_rows[share].confidence : 0;
}

/* Fills the scene and the candidates of a number; the best of these, or NULL. */
static const struct candidate *weigh(struct chooser *chooser, const struct scene *scene)
{
  chooser->scene = *scene;
  scene_read(&chooser->scene);
  candidates_propose(&chooser->scene, &chooser->candidates);
  if (chooser->candidates.count == 0) return NULL;
  return choose(&chooser->scene, &chooser->candidates, chooser->weights);
}

const struct candidate *chooser_choose(struct chooser *chooser, const struct scene *scene)
{
  chooser->settled = false;
  return weigh(chooser, scene);
}

const struct candidate *chooser_settle(struct chooser *chooser, const struct scene *scene)
{
  chooser->settled = true;
  weigh(chooser, scene);
  for (size_t i = 0; i < chooser->candidates.count; i++)
    if (chooser->candidates.at[i].answer) return &chooser->candidates.at[i];
  return NULL;
}
