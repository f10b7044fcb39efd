/* Subjects: who did what was done, or where: 纺织行业|压减毛纺锭60枚, 在山前地区|创建强镇3个, 每个县|至少建学校1所. It
 * holds for the clauses behind it that begin with a deed of their own. */
#include "subject.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/bodies.h"
#include "lexicon/clauses.h"
#include "lexicon/nouns.h"
#include "lexicon/predicates.h"
#include "lexicon/verbs.h"
#include "said.h"
#include "signs.h"

/* What stands before the deed in its clause, without adverbs at its end: 纺织行业|共|. */
static slice front_of(const struct binding *s, slice deed)
{
  bool behind = deed.at >= s->quantity->start;
  slice front = behind ? (slice){NULL, 0} : utf8_trim(slice_between(s->clause->start, deed.at));
  for (;;) {
    size_t size = lex_clauses_ends(front.at, front.size, CLAUSES_ROLE_AT_LEAST);
    const struct lex_verbs_row *row = lex_verbs_longest_before(slice_end(front), front.size);
    const struct lex_predicates_row *said = lex_predicates_longest_before(slice_end(front), front.size);
    if (row && row->kind == VERBS_KIND_ADVERB) size = row->word_size;
    if (said && said->kind == PREDICATES_KIND_ADVERB) size = said->word_size;
    if (!size) return front;
    front = utf8_trim((slice){front.at, front.size - size});
  }
}

/* The deed that begins at `rest`, behind adverbs; empty: none does. */
static slice deed_at(slice rest)
{
  for (;;) {
    size_t size = lex_clauses_starts(rest.at, rest.size, CLAUSES_ROLE_AT_LEAST);
    const struct lex_verbs_row *row = lex_verbs_longest(rest.at, rest.size);
    if (row && row->kind == VERBS_KIND_VERB) return (slice){rest.at, row->word_size};
    if (row && row->kind == VERBS_KIND_ADVERB) size = row->word_size;
    if (!size) return (slice){NULL, 0};
    rest = slice_after(rest, size);
  }
}

/* 自贸片区|落地|10项: the deed behind the first body in a clause that begins with no deed; empty: there is none. */
static slice deed_of_body(const struct binding *s)
{
  enum { FARTHEST = 75 };
  const char *start = s->clause->start, *end = s->quantity->before;
  if (end - start > FARTHEST) return (slice){NULL, 0};
  for (const char *at = start; at < end; at += utf8_size((unsigned char)*at)) {
    const struct lex_bodies_row *row = lex_bodies_longest_before(at, (size_t)(at - start));
    slice deed = row ? deed_at((slice){at, (size_t)(end - at)}) : (slice){NULL, 0};
    if (deed.size) return deed;
  }
  return (slice){NULL, 0};
}

/* 每个县|至少建学校1所: who or what each has so much, up to what is done or the least; empty: nothing so begins. */
static slice every(const struct binding *s)
{
  slice text = slice_between(s->clause->start, s->quantity->before);
  size_t at;
  if (!lex_clauses_in(text.at, text.size, CLAUSES_ROLE_EVERY, &at)) return (slice){NULL, 0};
  text = slice_after(text, at);
  for (size_t to = utf8_size((unsigned char)*text.at); to < text.size; to += utf8_size((unsigned char)text.at[to])) {
    slice rest = slice_after(text, to);
    if (deed_at(rest).size || lex_clauses_starts(rest.at, rest.size, CLAUSES_ROLE_AT_LEAST))
      return (slice){text.at, to};
  }
  return (slice){NULL, 0};
}

static bool holds_number(slice name)
{
  for (size_t at = 0, size; at < name.size; at += size)
    if (sign_is_digit(utf8_at(name.at + at, &size))) return true;
  return false;
}

/* The name of a body or place at the end of `front`; empty: it is none. */
static slice body(slice front)
{
  slice verb = {NULL, 0};
  uint8_t change = 0;
  slice name = clause_strip_front(front, &verb, &change);
  name = slice_after(name, lex_nouns_starts(name.at, name.size, NOUNS_ROLE_AT));
  if (name.size == 0) return (slice){NULL, 0};
  const struct lex_bodies_row *row = lex_bodies_longest_before(slice_end(name), name.size);
  const struct lex_predicates_row *scope = lex_predicates_longest_before(name.at, (size_t)(name.at - front.at));
  if (scope && scope->kind == PREDICATES_KIND_SCOPE) /* 全省|国有单位 */
    name = (slice){name.at - scope->word_size, name.size + scope->word_size};
  bool found = row && row->seems == BODIES_SEEMS_NONE && row->tail_size < name.size && !verb.size;
  return found && !holds_number(name) ? name : (slice){NULL, 0};
}

/* 纺织行业压减毛纺锭60枚，|关闭|煤矿2座: the subject of the number before, where nothing stands before the further
 * deed. */
static const char *carried(const struct binder *b, slice deed, const struct binding *s, slice front)
{
  const struct binding *last = b->count >= 2 ? &b->bindings[b->count - 2] : NULL;
  bool goes_on = last && last->acts && deed.size && front.size == 0;
  if (!goes_on) return NULL;
  return slice_has(slice_between(last->quantity->end, s->clause->start), SEMICOLON) ? NULL : last->subject;
}

bool subject_read(struct binder *b)
{
  struct binding *s = &b->bindings[b->count - 1];
  const struct quantity *q = s->quantity;
  if (s->subject) return true;
  slice deed = s->verb.size || s->change || q->form != QUANTITY_VALUE ? s->verb : deed_of_body(s);
  if (said_is_deed(lex_verbs_find(deed.at, deed.size), q)) s->verb = s->verb.size ? s->verb : deed;
  slice front = front_of(s, deed), name = every(s);
  if (!name.size) name = body(front);
  slice indicator = slice_of(s->indicator);
  bool counted = counts_things(q) && slice_has(name, indicator); /* 全县农业园区达到|34个: they are what is counted */
  bool own = name.size && !counted && !slice_has(indicator, name);
  s->subject = own ? topic_copy(b, name) : carried(b, deed, s, front);
  s->acts = !lex_nouns_starts(front.at, front.size, NOUNS_ROLE_AT);
  return s->subject || !own;
}
