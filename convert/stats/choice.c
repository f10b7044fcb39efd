/* The choice: a linear score for each candidate; shares of their exponentials for how sure it is. */
#include "choice.h"
#include "features.h"
#include "lexicon/calibration.h"

enum { ONE = 1000 }; /* weights and scores are in thousandths of a natural logarithm */

/* lexicon/weights.tsv by the numbers of the features, as the program has it from the start. */
#define WEIGHT(number, weight, trust) [number] = (weight),
static const int16_t weights[FEATURES_ROOM] = {
#include "lexicon/weights.inc"
};
#undef WEIGHT
#define WEIGHT(number, weight, trust) [number] = (trust),
static const int16_t trusts[FEATURES_ROOM] = {
#include "lexicon/weights.inc"
};
#undef WEIGHT

/* Scores all candidates; of two equal ones the first is the best. There must be one. */
static const struct candidate *choose(struct chooser *chooser)
{
  struct candidates *all = &chooser->candidates;
  const struct candidate *best = &all->at[0];
  features_begin(&chooser->scene, chooser->shared);
  features_score_all(&chooser->scene, all, chooser->shared, weights);
  for (size_t i = 1; i < all->count; i++)
    if (all->at[i].score > best->score) best = &all->at[i];
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

unsigned choice_share(const struct candidates *all, const struct candidate *c)
{
  uint64_t sum = 0;
  int32_t most = c->score;
  for (size_t i = 0; i < all->count; i++)
    if (all->at[i].score > most) most = all->at[i].score;
  for (size_t i = 0; i < all->count; i++) sum += exponential((uint32_t)(most - all->at[i].score));
  return sum ? (unsigned)((exponential((uint32_t)(most - c->score)) * 100 + sum / 2) / sum) : 0;
}

struct chooser *chooser_new(arena *memory)
{
  return arena_alloc(memory, sizeof(struct chooser));
}

void chooser_begin(struct chooser *chooser)
{
  chooser->tokenized.from = NULL;
}

/* 1 / (1 + exp(-x)) for x in thousandths, in hundredths. */
static unsigned probability(int32_t x)
{
  uint64_t one = (uint64_t)1 << 20, less = exponential((uint32_t)(x < 0 ? -x : x));
  uint64_t likelier = (one * 100 + (one + less) / 2) / (one + less);
  return (unsigned)(x < 0 ? 100 - likelier : likelier);
}

unsigned choice_confidence(const struct chooser *chooser, const struct candidate *c)
{
  unsigned share = choice_share(&chooser->candidates, c);
  int32_t trust = features_score(&chooser->scene, c, chooser->shared, trusts);
  if (share >= LEX_CALIBRATION_COUNT) return 0;
  unsigned sure = probability(trust + (int32_t)lex_calibration_rows[share].share);
  return sure < LEX_CALIBRATION_COUNT ? (unsigned)lex_calibration_rows[sure].confidence : 0;
}

const struct candidate *chooser_choose(struct chooser *chooser, const struct scene *scene)
{
  chooser->scene = *scene;
  scene_read(&chooser->scene, &chooser->room, &chooser->tokenized);
  candidates_propose(&chooser->scene, &chooser->candidates);
  if (chooser->candidates.count == 0) return NULL;
  return choose(chooser);
}

const struct candidate *chooser_best(const struct chooser *chooser, bool member)
{
  const struct candidate *best = NULL;
  for (size_t i = 0; i < chooser->candidates.count; i++) {
    const struct candidate *c = &chooser->candidates.at[i];
    bool better = !best || c->score > best->score;
    if (c->member == member && better) best = c;
  }
  return best;
}

static const char *class_name(enum token_class class)
{
  static const char *const others[] = {"unknown", "letters", "digits",  "enumeration",
                                       "break",   "opening", "closing", "sign"};
  size_t words = TOKEN_UNKNOWN;
  return class < words ? lex_words_class_words[class] : class < TOKEN_FIGURE ? others[class - words] : "";
}

static const char *tell_tokens(arena *memory, const char *so_far, const struct token *tokens, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    if (!so_far) return NULL;
    so_far = arena_format(memory, "%s %.*s/%s", so_far, (int)tokens[i].text.size, tokens[i].text.at,
                          class_name(tokens[i].class));
  }
  return so_far;
}

static const char *tell_candidate(arena *memory, const char *so_far, const struct candidate *c, unsigned share)
{
  for (size_t part = 0; part < c->part_count; part++) {
    if (!so_far) return NULL;
    so_far = arena_format(memory, "%s%s%.*s", so_far, part ? "+" : "", (int)c->parts[part].size, c->parts[part].at);
  }
  return so_far ? arena_format(memory, "%s (%s%s, %u.%02u, %+.2f)", so_far, cause_names[c->cause],
                               c->also ? " by construction" : "", share / 100, share % 100, (double)c->score / ONE)
                : NULL;
}

/* The best of the candidates that are not `told`, which it is from now on; NULL: there is none. */
static const struct candidate *next_best(const struct candidates *all, bool *told)
{
  const struct candidate *best = NULL;
  for (size_t i = 0; i < all->count; i++) {
    if (told[i]) continue;
    if (!best || all->at[i].score > best->score) best = &all->at[i];
  }
  if (best) told[best - all->at] = true;
  return best;
}

const char *choice_told(arena *memory, const struct chooser *chooser)
{
  enum { MOST = 4 };
  const struct scene *s = &chooser->scene;
  const struct candidates *all = &chooser->candidates;
  const char *told = tell_tokens(memory, "tokens", s->before, s->before_count);
  told = told ? arena_format(memory, "%s |", told) : NULL;
  told = tell_tokens(memory, told, s->behind, s->behind_count);
  bool named[CANDIDATES_MOST] = {false};
  for (size_t i = 0; i < MOST; i++) {
    const struct candidate *c = next_best(all, named);
    if (!c) break;
    told = told ? arena_format(memory, "%s%s", told, i ? "; " : ", candidates: ") : NULL;
    told = told ? tell_candidate(memory, told, c, choice_share(all, c)) : NULL;
  }
  return told;
}
