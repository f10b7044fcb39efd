/* Names: what is no noun phrase is no candidate. The classes of words tell most of it, outside.tsv the rest. */
#include "names.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/indicators.h"
#include "lexicon/members.h"
#include "lexicon/outside.h"
#include "lexicon/predicates.h"
#include "lexicon/stops.h"
#include "lexicon/times.h"
#include "lexicon/verbs.h"

bool name_is_noun(enum token_class class)
{
  switch ((int)class) {
  case TOKEN_NOUN:
  case TOKEN_VERBAL_NOUN:
  case TOKEN_PLACE:
  case TOKEN_LETTERS:
  case TOKEN_UNKNOWN: return true;
  default: return false;
  }
}

bool name_may_end_before(enum token_class class)
{
  return class != TOKEN_NOUN && class != TOKEN_UNKNOWN && class != TOKEN_LETTERS && class != TOKEN_CLOSING;
}

bool name_token_is(const struct token *token, uint32_t roles)
{
  return (token->outside & roles) != 0;
}

/* 在建|项目: a row of verbs.tsv says that a name begins with these characters, though it looks like something else. */
static bool begins_protected(const struct token *first, const char *limit)
{
  const struct lex_verbs_row *row = lex_verbs_longest(first->text.at, (size_t)(limit - first->text.at));
  return row && row->word_size > first->text.size;
}

static bool may_begin(const struct token *first, const char *limit)
{
  switch ((int)first->class) {
  case TOKEN_OPENING: return bracket_opens(first->text) == 0; /* a quotation, no bracket */
  case TOKEN_PARTICLE:
  case TOKEN_CLOSING:
  case TOKEN_ENUMERATION:
  case TOKEN_BREAK:
  case TOKEN_SIGN: return false;
  case TOKEN_PREPOSITION:
  case TOKEN_CONJUNCTION: return begins_protected(first, limit);
  default: return !name_token_is(first, OUTSIDE_ROLE_OPENS) || begins_protected(first, limit);
  }
}

uint8_t name_stops(const char *at, const char *limit)
{
  const struct lex_stops_row *row = lex_stops_longest(at, (size_t)(limit - at));
  return row ? (uint8_t)(1 + row->kind) : 0;
}

static bool may_close(const struct token *last)
{
  if (name_token_is(last, OUTSIDE_ROLE_CLOSES) || last->said) return false;
  if (last->head) return true; /* 收入|比 */
  switch ((int)last->class) {
  case TOKEN_PREPOSITION:
  case TOKEN_CONJUNCTION:
  case TOKEN_PARTICLE:
  case TOKEN_OPENING:
  case TOKEN_BREAK:
  case TOKEN_SIGN:
  case TOKEN_ENUMERATION: return false;
  default: return true;
  }
}

/* Whether `t`, inside a name, says that there are two: 工业|实现|增加值. */
static bool parts(const struct token *t)
{
  bool brought = name_is_noun(t[1].class) || t[1].class == TOKEN_VERB; /* 失业人员|实现|就业 */
  return name_token_is(t, OUTSIDE_ROLE_YIELDS) && name_is_noun(t[-1].class) && brought;
}

/* 五年, 2010年, 三年来: whether a time in figures begins at `at`; a token more is needed for it. */
static bool is_time(const struct token *at)
{
  size_t unit = at->figure ? lex_times_starts(at[1].text.at, at[1].text.size, TIMES_ROLE_UNIT) : 0;
  bool whole = unit == at[1].text.size || at[1].class == TOKEN_TIME;
  return unit && whole;
}

/* 旅游收入|2015年|…: whether a year in four digits stands at `at`, which no name has inside. */
static bool is_year(const struct token *at)
{
  enum { DIGITS = 4 };
  return at->text.size == DIGITS && is_time(at);
}

/* 增长, 达到: nothing but what is said of a number. */
static bool is_predicate(const struct token *from, const char *limit)
{
  size_t size = (size_t)(limit - from->text.at);
  const struct lex_predicates_row *row = lex_predicates_find(from->text.at, size);
  if (!row || row->kind == PREDICATES_KIND_KEEP) return false;
  return !lex_indicators_find(from->text.at, size);
}

/* 下, 供: one character, and no noun. */
static bool is_scrap(const struct token *from, const struct token *to)
{
  enum { CHARACTER = 3 };
  return to - from == 1 && from->text.size <= CHARACTER && from->class != TOKEN_NOUN && from->class != TOKEN_LETTERS;
}

/* 对|全球经济增长的贡献率: a measure may be one towards something, which its name begins with. */
static bool begins_towards(const struct token *from, const struct token *to)
{
  enum { SHORTEST = 3 };
  slice word = from->text;
  bool towards = lex_members_starts(word.at, word.size, MEMBERS_ROLE_TOWARDS) == word.size;
  return towards && to - from >= SHORTEST && to[-1].head;
}

/* Whether what begins at `from` and ends before `to` may begin and end so. */
static bool edges_fit(const struct token *from, const struct token *to)
{
  enum { LONGEST_PREDICATE = 3 };
  const char *limit = to[-1].text.at + to[-1].text.size;
  bool begins = may_begin(from, limit) || begins_towards(from, to);
  if (!begins || !may_close(to - 1) || is_scrap(from, to)) return false;
  if (to - from > 1 && is_time(from)) return false;
  if (to - from > 1 && is_time(to - 2)) return false;
  return to - from > LONGEST_PREDICATE || !is_predicate(from, limit);
}

/* What decides inside a name: brackets, years, and words that are told by their roles. */
static bool may_decide(const struct token *t)
{
  static const bool deciding[TOKEN_CLASSES] = {[TOKEN_OPENING] = true, [TOKEN_CLOSING] = true, [TOKEN_DIGITS] = true};
  return deciding[t->class] | ((t->outside & (OUTSIDE_ROLE_WITHIN | OUTSIDE_ROLE_YIELDS)) != 0);
}

bool name_is_possible(const struct token *from, const struct token *to)
{
  if (!edges_fit(from, to)) return false;
  int depth = 0;
  for (const struct token *t = from; t < to; t++) {
    if (!may_decide(t)) continue; /* most do not */
    depth += t->class == TOKEN_OPENING ? 1 : t->class == TOKEN_CLOSING ? -1 : 0;
    if (depth < 0) return false;
    if (depth > 0) continue;
    if (name_token_is(t, OUTSIDE_ROLE_WITHIN)) return false;
    if (t > from && t + 1 < to && parts(t)) return false;
    if (t + 1 < to && is_year(t)) return false;
  }
  return depth == 0;
}

slice name_brought(slice noun)
{
  const struct lex_outside_row *row = lex_outside_longest(noun.at, noun.size);
  bool yields = row && row->role & OUTSIDE_ROLE_YIELDS;
  return yields ? slice_after(noun, row->word_size) : noun;
}
