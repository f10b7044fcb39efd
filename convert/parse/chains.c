/* Chains: which candidates of a row are titles, chosen together.
 *
 * What a candidate is depends on the others: sisters share their form, each has text of its own, and one alone names
 * nothing. So not the candidates are judged but the chains of them: a dynamic programme finds the chain whose sum of
 * own, linking and ending observations is highest. */
#include "chains.h"

/* The best sums of chains whose title `members` is this candidate: up to it, and from it on (itself not counted). */
struct chain_step {
  int own;
  int best[CHAIN_MEMBERS];
  int rest[CHAIN_MEMBERS];
  size_t before[CHAIN_MEMBERS];   /* the title before it; NO_CANDIDATE: it is the first */
  uint8_t members[CHAIN_MEMBERS]; /* … and how many it is of */
};

static const int impossible = INT32_MIN / 4;

static size_t first_in_window(size_t candidate)
{
  return candidate > CHAIN_WINDOW ? candidate - CHAIN_WINDOW : 0;
}

/* How many members a chain of `members` (less one) has with one more (less one). */
static int one_more(int members)
{
  return members + 1 < CHAIN_MEMBERS ? members + 1 : members;
}

static void extend(const struct chain *chain, struct chain_step *steps, size_t candidate)
{
  struct chain_step *step = &steps[candidate];
  step->own = chain->own(chain->context, candidate);
  for (int i = 0; i < CHAIN_MEMBERS; i++) step->best[i] = impossible;
  step->best[0] = step->own + chain->link(chain->context, NO_CANDIDATE, candidate);
  step->before[0] = NO_CANDIDATE;
  for (size_t before = first_in_window(candidate); before < candidate; before++) {
    int link = step->own + chain->link(chain->context, before, candidate);
    for (int i = 0; i < CHAIN_MEMBERS; i++) {
      int sum = steps[before].best[i] + link, to = one_more(i);
      if (steps[before].best[i] == impossible || sum <= step->best[to]) continue;
      step->best[to] = sum;
      step->before[to] = before;
      step->members[to] = (uint8_t)i;
    }
  }
}

/* How the chain goes on best behind each candidate, for the margins. */
static void look_behind(const struct chain *chain, struct chain_step *steps)
{
  for (size_t candidate = chain->count; candidate-- > 0;) {
    struct chain_step *step = &steps[candidate];
    for (int i = 0; i < CHAIN_MEMBERS; i++) step->rest[i] = chain->last(chain->context, candidate, i + 1);
    for (size_t next = candidate + 1; next < chain->count && next <= candidate + CHAIN_WINDOW; next++) {
      int link = steps[next].own + chain->link(chain->context, candidate, next);
      for (int i = 0; i < CHAIN_MEMBERS; i++) {
        int sum = link + steps[next].rest[one_more(i)];
        if (sum > step->rest[i]) step->rest[i] = sum;
      }
    }
  }
}

static void measure_margins(const struct chain *chain, struct chain_step *steps, int best, int *margins)
{
  look_behind(chain, steps);
  for (size_t candidate = 0; candidate < chain->count; candidate++) {
    int with = impossible;
    for (int i = 0; i < CHAIN_MEMBERS; i++) {
      if (steps[candidate].best[i] == impossible) continue;
      int sum = steps[candidate].best[i] + steps[candidate].rest[i];
      if (sum > with) with = sum;
    }
    margins[candidate] = with - best;
  }
}

bool chain_choose(arena *arena, struct chain_room *room, const struct chain *chain, bool *chosen, int *margins)
{
  if (!chain->count) return true;
  if (room->room < chain->count) room->steps = arena_reserve(arena, chain->count * 2, &room->room, sizeof *room->steps);
  struct chain_step *steps = room->steps;
  if (!steps) return false;
  int best = 0, members = 0;
  size_t at = NO_CANDIDATE;
  for (size_t candidate = 0; candidate < chain->count; candidate++) {
    extend(chain, steps, candidate);
    for (int i = 0; i < CHAIN_MEMBERS; i++) {
      if (steps[candidate].best[i] == impossible) continue;
      int sum = steps[candidate].best[i] + chain->last(chain->context, candidate, i + 1);
      if (sum <= best) continue;
      best = sum;
      at = candidate;
      members = i;
    }
    chosen[candidate] = false;
  }
  if (margins) measure_margins(chain, steps, best, margins);
  while (at != NO_CANDIDATE) {
    size_t before = steps[at].before[members];
    int less = steps[at].members[members];
    chosen[at] = true;
    at = before;
    members = less;
  }
  return true;
}
