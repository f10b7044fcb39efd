/* What is said of a statistic beside its figure: see said.h.
 *
 * The deed stands before the thing counted (开工改造|老旧小区477个) or behind it (12个项目|开工), or opens a list of
 * things (改造公路20公里、|危桥8座). The hedge is the last one before the number that still holds there. */
#include "said.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/hedges.h"
#include "lexicon/particles.h"
#include "lexicon/verbs.h"
#include "signs.h"

static bool is_deed(const struct lex_verbs_row *row)
{
  return row && row->kind == VERBS_KIND_VERB && row->light != VERBS_LIGHT_YES;
}

bool said_is_deed(const struct lex_verbs_row *row, const struct quantity *q)
{
  return is_deed(row) && !(row->light == VERBS_LIGHT_MONEY && q->kind == UNITS_KIND_MONEY);
}

/* 新建、|改扩建, 开工|改造: all that was done, of which `verb` is the last; not beyond `start`. */
static slice whole_deed(const char *start, slice verb)
{
  const char *end = slice_end(verb);
  for (;;) {
    size_t room = (size_t)(verb.at - start);
    const struct lex_verbs_row *row = lex_verbs_longest_before(verb.at, room);
    size_t joint = row ? 0 : lex_particles_ends(start, room, PARTICLES_ROLE_CONNECTOR);
    if (joint) row = lex_verbs_longest_before(verb.at - joint, room - joint);
    if (!is_deed(row)) return (slice){verb.at, (size_t)(end - verb.at)};
    verb.at -= joint + row->word_size;
  }
}

/* Whether it counts or measures a thing, so that something can be done to so much of it. */
static bool is_amount(const struct quantity *q)
{
  switch (q->kind) {
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE:
  case UNITS_KIND_POINTS:
  case UNITS_KIND_RANK:
  case UNITS_KIND_MULTIPLE:
  case UNITS_KIND_DOUBLING:
  case UNITS_KIND_DURATION: return false;
  default: return q->form == QUANTITY_VALUE;
  }
}

/* 高标准农田|建成|5万亩: what is said of things, where that is something done. */
static slice deed_said(const struct clause *c, const struct quantity *q)
{
  bool done = is_amount(q) && said_is_deed(lex_verbs_find(c->said.at, c->said.size), q);
  return done ? c->said : (slice){NULL, 0};
}

/* 12个项目|全部|开工，: what was done, behind the things counted, or at their end, where that tells them apart. */
static slice deed_behind(const char *after, const char *behind, slice text)
{
  slice rest = {behind, (size_t)(slice_end(text) - behind)}, deed = {NULL, 0};
  const struct lex_verbs_row *last = lex_verbs_longest_before(behind, (size_t)(behind - after));
  if (is_deed(last)) return (slice){behind - last->word_size, last->word_size};
  for (;;) {
    const struct lex_verbs_row *row = lex_verbs_longest(rest.at, rest.size);
    bool skipped = row && row->kind == VERBS_KIND_ADVERB && !deed.size;
    if (!skipped && !is_deed(row)) return deed;
    if (!skipped) deed = (slice){deed.size ? deed.at : rest.at, deed.size + row->word_size};
    rest = slice_after(rest, row->word_size);
  }
}

/* 改造公路20公里、|危桥8座: what was done to the last things, where these stand in one list with them. */
static slice deed_carried(const struct binder *b, const struct clause *c)
{
  const struct binding *last = b->count >= 2 ? &b->bindings[b->count - 2] : NULL;
  bool beside = c->attached || c->member;
  bool goes_on = last && beside && !c->said.size;
  return goes_on ? last->verb : (slice){NULL, 0};
}

static slice deed_of(const struct binder *b, const struct binding *s, const char *behind, slice text)
{
  const struct clause *c = s->clause;
  const struct quantity *q = s->quantity;
  if (q->form == QUANTITY_REFERENCE) return (slice){NULL, 0};
  if (said_is_deed(lex_verbs_find(c->verb.at, c->verb.size), q)) return whole_deed(c->start, c->verb);
  slice deed = deed_said(c, q);
  if (deed.size || !is_amount(q)) return deed;
  if (behind > q->after) deed = deed_behind(q->after, behind, text);
  return deed.size ? deed : deed_carried(b, c);
}

/* The hedge that holds at `to`, from the one that held where the last call ended. */
static void read_hedges(struct hedges *h, const char *to)
{
  size_t size;
  for (; h->at < to; h->at += size) {
    const struct lex_hedges_row *row = lex_hedges_longest(h->at, (size_t)(h->end - h->at));
    size = row ? row->word_size : 0;
    bool meant = row && row->kind == HEDGES_KIND_MEANT;
    bool counts = row && row->kind != HEDGES_KIND_KEEP;
    if (meant) counts = is_deed(lex_verbs_longest(h->at + size, (size_t)(h->end - h->at) - size));
    if (counts) {
      h->word = (slice){h->at, size};
      h->lasts = row->kind == HEDGES_KIND_ESTIMATE;
    } else if (!row && sign_breaks(utf8_at(h->at, &size)) && !h->lasts) {
      h->word.size = 0;
    }
  }
}

/* 居|全省|第2位, 占|全国|的12%. */
static slice scope_of(const struct binding *s)
{
  const struct clause *c = s->clause;
  if (s->quantity->kind == UNITS_KIND_RANK) {
    slice scope = utf8_trim(c->scope);
    ptrdiff_t comma = slice_find(scope, ENUMERATION_COMMA);
    if (comma >= 0) scope.size = (size_t)comma;
    return utf8_longer(scope, 1) ? scope : (slice){NULL, 0}; /* 由|第8位, 较|第3位 */
  }
  const struct lex_predicates_row *row = lex_predicates_longest(c->share.at, c->share.size);
  return row && row->kind == PREDICATES_KIND_SCOPE ? (slice){c->share.at, row->word_size} : (slice){NULL, 0};
}

/* 共|实施|合作项目2项 */
static bool is_summed(const struct binding *s)
{
  const char *start = s->clause->start, *deed = s->verb.at;
  if (deed <= start) return false;
  const struct lex_predicates_row *row = lex_predicates_longest_before(deed, (size_t)(deed - start));
  return row && row->tells & PREDICATES_TELLS_SUM;
}

void said_read(struct binder *b, const char *behind, slice text)
{
  struct binding *s = &b->bindings[b->count - 1];
  s->verb = deed_of(b, s, behind, text);
  s->sum = s->clause->sum || is_summed(s);
  read_hedges(&b->hedges, s->quantity->start);
  s->hedge = b->hedges.word;
  s->scope = scope_of(s);
}
