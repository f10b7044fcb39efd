/* Scenes: a number's surroundings, cut into tokens. */
#include "../support/utf8.h"
#include "candidates.h"
#include "names.h"
#include "signs.h"

/* Behind the sign that ends the clause at `at`, or `limit`: no name goes on behind it. */
static const char *end_of_clause(const char *at, const char *limit)
{
  size_t size;
  for (; at < limit; at += size)
    if (sign_breaks(utf8_at(at, &size))) return at + size;
  return limit;
}

void scene_read(struct scene *s, struct scene_room *room, struct tokenized *tokenized)
{
  enum { LONGEST_BEHIND = 120 };
  const struct clause *c = s->clause;
  s->before = room->before;
  s->behind = room->behind;
  s->stops = room->stops;
  s->towards = thing_is_for(s->text, s->quantity->before);
  const struct quantity *q = s->quantity, *next = s->i + 1 < s->binder->found.count ? q + 1 : NULL;
  const char *start = c->start ? c->start : q->before;
  s->own = tokenized_take(tokenized, c->previous, q->before, s->before, TOKENS_BEFORE / 2);
  s->before_count = s->own + tokenized_take(tokenized, slice_between(start, q->before), q->before, s->before + s->own,
                                            TOKENS_BEFORE - s->own);
  const char *end = next && next->before >= q->after ? next->before : slice_end(s->text);
  const char *limit = utf8_within(q->after, end, LONGEST_BEHIND);
  s->behind_count =
      tokenized_take(tokenized, slice_between(q->after, end_of_clause(q->after, limit)), end, s->behind, TOKENS_BEHIND);
  s->before[s->before_count] = s->behind[s->behind_count] = (struct token){.class = TOKEN_EDGE};
  const char *at = q->after;
  for (size_t i = 0; i <= s->behind_count; i++) {
    s->stops[i] = name_stops(i < s->behind_count ? s->behind[i].text.at : at, end);
    if (i < s->behind_count) at = s->behind[i].text.at + s->behind[i].text.size;
  }
}
