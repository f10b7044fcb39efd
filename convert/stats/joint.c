/* Joint names: a name in two pieces, of which one is said of the other, or that ends as the next number's things do. */
#include "../support/utf8.h"
#include "lexicon/outside.h"
#include "lexicon/verbs.h"
#include "names.h"
#include "proposers.h"

static slice span(const struct token *first, const struct token *end)
{
  return slice_between(first->text.at, slice_end(end[-1].text));
}

static bool is_adverb(const struct token *t)
{
  return t->class == TOKEN_ADVERB;
}

/* The end of the clause whose words begin at `from` behind the number; 0: a number stands in it, or it is cut off. */
static size_t end_of_clause(const struct scene *s, size_t from)
{
  size_t end = from;
  while (!token_ends_clause(&s->behind[end])) end++;
  if (end == from || end == TOKENS_BEHIND) return 0;
  bool counted = s->i + 1 < s->binder->found.count && slice_end(s->behind[end - 1].text) == s->quantity[1].before;
  return counted ? 0 : end;
}

/* A name of two pieces; the next number's clause begins behind `end`. */
static void add_pieces(struct candidates *all, enum cause cause, slice first, slice second, const char *end)
{
  struct candidate *c = candidate_new(all, ORIGIN_JOINED, cause);
  candidate_add(c, first);
  candidate_add(c, second);
  c->end = end;
}

/* Whether an adverb of more than one character stands at `at` behind the number, and right behind it a verb. */
static bool tells_how(const struct scene *s, size_t at)
{
  enum { CHARACTER = 3 };
  const struct token *t = &s->behind[at];
  return is_adverb(t) && t->text.size > CHARACTER && t[1].class == TOKEN_VERB;
}

/* 5家|社康中心|完成|扩建, 9个|项目|早日|投产: the things and what becomes of them. */
static void propose_brought_behind(const struct scene *s, struct candidates *all)
{
  enum { LONGEST_THING = 5 };
  for (size_t verb = 1; verb < s->behind_count && verb <= LONGEST_THING; verb++) {
    bool brings = name_token_is(&s->behind[verb], OUTSIDE_ROLE_YIELDS), how = tells_how(s, verb);
    bool leads = brings || how;
    if (!leads || !name_is_possible(s->behind, s->behind + verb)) continue;
    size_t from = verb + 1;
    while (is_adverb(&s->behind[from])) from++;
    size_t end = end_of_clause(s, from);
    if (!end || !name_is_possible(s->behind + from, s->behind + end)) continue;
    slice thing = span(s->behind, s->behind + verb);
    add_pieces(all, CAUSE_BROUGHT_BEHIND, thing, span(s->behind + from, s->behind + end), slice_end(thing));
    return;
  }
}

/* 8家|企业|在北港所挂牌上市: the things, told apart by what is said of them with where or with whom. */
static void propose_said_where(const struct scene *s, struct candidates *all)
{
  enum { LONGEST_THING = 5 };
  for (size_t at = 1; at < s->behind_count && at <= LONGEST_THING; at++) {
    if (s->behind[at].class != TOKEN_PREPOSITION || !name_is_possible(s->behind, s->behind + at)) continue;
    size_t end = end_of_clause(s, at);
    if (end < at + 2) return;
    slice thing = span(s->behind, s->behind + at), said = span(s->behind + at, s->behind + end);
    bool named = slice_ends(said, thing); /* 54个|村|被评为示范村 */
    add_pieces(all, CAUSE_SAID_WHERE, said, named ? (slice){NULL, 0} : thing, slice_end(thing));
    return;
  }
}

/* Whether `t` may stand between 、 and a number: an adverb, or what is done with the things. */
static bool leads_on(const struct token *t)
{
  return t->class == TOKEN_VERB || is_adverb(t) || t->opens == 1 + VERBS_KIND_VERB;
}

/* Whether the numbers may be of things of one kind. */
static bool are_alike(const struct quantity *one, const struct quantity *other)
{
  return one->kind == other->kind && one->kind != UNITS_KIND_MONEY;
}

/* The things of this number, where 、 or 和 and the next number follow, with only verbs between: how many words. */
static size_t things_beside(const struct scene *s)
{
  if (s->i + 1 >= s->binder->found.count || s->behind_count == 0) return 0;
  if (!are_alike(s->quantity, &s->quantity[1])) return 0;
  if (slice_end(s->behind[s->behind_count - 1].text) != s->quantity[1].before) return 0;
  size_t joint = s->behind_count;
  while (joint > 0 && leads_on(&s->behind[joint - 1])) joint--;
  if (joint == 0) return 0;
  enum token_class class = s->behind[joint - 1].class;
  bool joins = class == TOKEN_CONJUNCTION || class == TOKEN_ENUMERATION;
  return joins ? joint : 0;
}

/* 启动10个|城中村|、完成19个|老住宅区|提升项目; 新建2座、改建5座|污水厂: what the next number's things end in belongs
 * to this number's, too. */
static void propose_tail_of_next(const struct scene *s, struct candidates *all)
{
  enum { LONGEST = 60, WORDS_MOST = 10, TAILS_MOST = 4 };
  size_t joint = things_beside(s), tails = 0;
  if (!joint) return;
  size_t own = joint - 1;
  if (own && !name_is_possible(s->behind, s->behind + own)) return;
  const char *from = s->quantity[1].after, *limit = utf8_within(from, slice_end(s->text), LONGEST);
  struct token next[WORDS_MOST + 1];
  size_t count = tokens_cut(slice_between(from, limit), limit, next, WORDS_MOST), end = 0;
  next[count].class = TOKEN_EDGE;
  while (!token_ends_clause(&next[end])) end++;
  for (size_t first = own ? 1 : 0; first < end && tails < TAILS_MOST; first++) {
    if (!name_is_possible(next + first, next + end)) continue;
    struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_TAIL_OF_NEXT);
    if (own) candidate_add(c, span(s->behind, s->behind + own));
    candidate_add(c, span(next + first, next + end));
    c->end = own ? slice_end(s->behind[own - 1].text) : NULL;
    tails++;
    if (!own) return;
  }
}

void propose_joint(const struct scene *s, struct candidates *all)
{
  propose_brought_behind(s, all);
  propose_said_where(s, all);
  propose_tail_of_next(s, all);
}
