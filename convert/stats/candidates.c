/* Candidates: how one is put together, and what reads as another is that. What can be no name is none. */
#include "candidates.h"
#include "../support/utf8.h"
#include "names.h"
#include "proposers.h"

#define CAUSE_NAME(constant, name) name,
const char *const cause_names[CAUSES_COUNT] = {CAUSES(CAUSE_NAME)};
#undef CAUSE_NAME

struct candidate *candidate_new(struct candidates *all, enum origin origin, enum cause cause)
{
  struct candidate *c = &all->at[all->count < CANDIDATES_MOST ? all->count++ : CANDIDATES_MOST - 1];
  c->origin = origin; /* the parts are not cleared: there are many candidates, and few have more than two */
  c->cause = cause;
  c->part_count = c->base_count = c->first = c->last = c->nth = 0;
  c->end = NULL;
  c->also = 0;
  c->member = false;
  c->coordination = (struct coordination){.before = TOKEN_EDGE, .next = TOKEN_EDGE};
  c->area = (slice){NULL, 0};
  c->score = 0;
  return c;
}

void candidate_add(struct candidate *c, slice part)
{
  if (part.size && c->part_count < PARTS_MOST) c->parts[c->part_count++] = part;
}

/* Whether `c` reads as `name` does, white space aside. */
static bool candidate_is(const struct candidate *c, const char *name)
{
  if (!name) return false;

  for (size_t i = 0; i < c->part_count; i++) {
    const char *at = c->parts[i].at, *end = at + c->parts[i].size;
    while (at < end) {
      size_t size;
      if (*at == *name)
        at++, name++; /* byte by byte: in UTF-8 no character begins inside another */
      else if (utf8_is_space(utf8_at(at, &size)))
        at += size;
      else
        return false;
    }
  }
  return *name == '\0';
}

/* `parts` as one string without blanks; false: it is too long for a name. */
static bool write_name(const slice *parts, size_t count, char *name, size_t most)
{
  size_t length = 0;
  for (size_t i = 0; i < count; i++) {
    for (size_t at = 0, size; at < parts[i].size; at += size) {
      if (utf8_is_space(utf8_at(parts[i].at + at, &size))) continue;
      if (length + size >= most) return false;
      memcpy(name + length, parts[i].at + at, size);
      length += size;
    }
  }
  name[length] = '\0';
  return length != 0;
}

static bool reads_as_name(const char *name)
{
  struct token tokens[TOKENS_BEFORE];
  slice text = slice_of(name);
  size_t count = tokens_cut(text, slice_end(text), tokens, TOKENS_BEFORE);
  return name_is_possible(tokens, tokens + count);
}

/* Whether what this construction gives is a name, however it reads: 对|成员国贸易额, 排名. */
static bool is_certain(enum cause cause)
{
  return cause == CAUSE_LIST || cause == CAUSE_RANKING;
}

struct candidate *construction_add(struct candidates *all, enum cause cause, const slice *parts, size_t count)
{
  char name[512];
  if (!write_name(parts, count, name, sizeof name)) return NULL;
  for (size_t i = 0; i < all->count; i++) {
    struct candidate *c = &all->at[i];
    if (!candidate_is(c, name)) continue;
    if (!c->also) c->also = (uint8_t)(1 + cause);
    return c;
  }
  if (!is_certain(cause) && !reads_as_name(name)) return NULL;
  struct candidate *c = candidate_new(all, ORIGIN_RULE, cause);
  for (size_t i = 0; i < count; i++) candidate_add(c, parts[i]);
  c->also = (uint8_t)(1 + cause);
  return c;
}
