/* Candidates: each proposer is one way in which the language tells what a number is about. It reads the scene, writes
 * nothing but its candidates, and proposes too many rather than too few: which is right is decided in choice.c. */
#include "candidates.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/outside.h"
#include "names.h"
#include "proposers.h"
#include "signs.h"

#define CAUSE_NAME(constant, name) name,
const char *const cause_names[CAUSES_COUNT] = {CAUSES(CAUSE_NAME)};
#undef CAUSE_NAME

static slice between(const char *from, const char *to)
{
  return from < to ? (slice){from, (size_t)(to - from)} : (slice){to, 0};
}

/* Behind the sign that ends the clause at `at`, or `limit`: no name goes on behind it. */
static const char *end_of_clause(const char *at, const char *limit)
{
  size_t size;
  for (; at < limit; at += size)
    if (sign_breaks(utf8_at(at, &size))) return at + size;
  return limit;
}

void scene_read(struct scene *s, struct tokenized *tokenized)
{
  enum { LONGEST_BEHIND = 120 };
  const struct clause *c = s->clause;
  const struct quantity *q = s->quantity, *next = s->i + 1 < s->binder->found.count ? q + 1 : NULL;
  const char *start = c->start && c->start < q->before ? c->start : q->before;
  s->own = tokenized_take(tokenized, c->previous, q->before, s->before, TOKENS_BEFORE / 2);
  s->before_count = s->own + tokenized_take(tokenized, between(start, q->before), q->before, s->before + s->own,
                                            TOKENS_BEFORE - s->own);
  const char *end = next && next->before >= q->after ? next->before : s->text.at + s->text.size;
  const char *limit = utf8_within(q->after, end, LONGEST_BEHIND);
  s->behind_count =
      tokenized_take(tokenized, between(q->after, end_of_clause(q->after, limit)), end, s->behind, TOKENS_BEHIND);
  const char *at = q->after;
  for (size_t i = 0; i <= s->behind_count; i++) {
    s->stops[i] = name_stops(i < s->behind_count ? s->behind[i].text.at : at, end);
    if (i < s->behind_count) at = s->behind[i].text.at + s->behind[i].text.size;
  }
}

struct candidate *candidate_new(struct candidates *all, enum origin origin, enum cause cause)
{
  size_t at = all->count < CANDIDATES_MOST ? all->count++ : CANDIDATES_MOST - 1;
  all->at[at] = (struct candidate){.origin = origin, .cause = cause};
  return &all->at[at];
}

static void add_part(struct candidate *c, slice part)
{
  if (part.size && c->part_count < PARTS_MOST) c->parts[c->part_count++] = part;
}

static slice span(const struct token *first, const struct token *last)
{
  return between(first->text.at, last->text.at + last->text.size);
}

bool candidate_is(const struct candidate *c, const char *name)
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
  return *name == '\0' && c->part_count;
}

/* The spans of tokens `from` … `to` that end before token `end`. */
static void propose_spans(struct candidates *all, const struct token *tokens, size_t from, size_t end,
                          enum origin origin)
{
  enum { STARTS_MOST = 12 };
  size_t lowest = end > STARTS_MOST && end - STARTS_MOST > from ? end - STARTS_MOST : from;
  for (size_t first = end; first-- > lowest;) {
    if (tokens[first].class == TOKEN_BREAK) return;
    if (!name_is_possible(tokens + first, tokens + end)) continue;
    struct candidate *c = candidate_new(all, origin, origin == ORIGIN_OWN ? CAUSE_OWN : CAUSE_TOPIC);
    add_part(c, span(&tokens[first], &tokens[end - 1]));
    c->first = first;
    c->last = end;
  }
}

/* 老旧小区|改造完成|477个: in the number's own clause, from any word on, up to one that may stand behind a name. */
static void propose_own(const struct scene *s, struct candidates *all)
{
  enum { ENDS_MOST = 4 };
  size_t ends = 0;
  for (size_t end = s->before_count; end > s->own && ends < ENDS_MOST; end--) {
    bool last = end == s->before_count;
    if (!last && !name_may_end_before(s->before[end].class) && !name_token_is(&s->before[end], OUTSIDE_ROLE_CLOSES))
      return;
    if (!name_is_noun(s->before[end - 1].class) && s->before[end - 1].class != TOKEN_CLOSING && ends + 1 >= ENDS_MOST)
      continue;
    propose_spans(all, s->before, s->own, end, ORIGIN_OWN);
    ends++;
  }
}

/* 水产品加工出口额|逆势走高，全年突破|30亿元: what the clause before speaks of, from its first words on. */
static void propose_topic(const struct scene *s, struct candidates *all)
{
  enum { STARTS_MOST = 4 };
  for (size_t first = 0; first < s->own && first < STARTS_MOST; first++)
    for (size_t end = first + 1; end <= s->own; end++) {
      if (end < s->own && !name_may_end_before(s->before[end].class)) continue;
      if (!name_is_possible(s->before + first, s->before + end)) continue;
      struct candidate *c = candidate_new(all, ORIGIN_TOPIC, CAUSE_TOPIC);
      add_part(c, span(&s->before[first], &s->before[end - 1]));
      c->first = first;
      c->last = end;
    }
}

/* 国际友好城市|共同发布宣言: whether something is said of a name within the tokens: a name, an adverb, a verb, and no
 * 的 behind them, which would make all of it a description. `towards`: the adverb need not be there:
 * 为|200户家庭|发放补贴. */
static bool says_something(const struct token *from, const struct token *to, bool towards)
{
  bool said = false;
  for (const struct token *t = from + 1; t + 1 < to; t++) {
    bool named = name_is_noun(t[-1].class);
    said = said || (named && t->class == TOKEN_ADVERB && t[1].class == TOKEN_VERB) ||
           (named && towards && t->class == TOKEN_VERB);
    if (t->class == TOKEN_PARTICLE) said = false;
  }
  return said;
}

/* 17个|农产品|获金奖: from right behind the number up to any word that may stand behind a name. */
static void propose_behind(const struct scene *s, struct candidates *all)
{
  size_t first = 0, size;
  while (first < s->behind_count &&
         (size = lex_nouns_starts(s->behind[first].text.at, s->behind[first].text.size, NOUNS_ROLE_OF)) != 0 &&
         size == s->behind[first].text.size)
    first++;
  bool towards = thing_is_for(s->text, s->quantity->before);
  for (size_t end = first + 1; end <= s->behind_count; end++) {
    enum token_class class = s->behind[end - 1].class;
    if (class == TOKEN_BREAK || class == TOKEN_ENUMERATION) return;
    if (end < s->behind_count && !name_may_end_before(s->behind[end].class)) continue;
    if (!name_is_possible(s->behind + first, s->behind + end) ||
        says_something(s->behind + first, s->behind + end, towards))
      continue;
    struct candidate *c = candidate_new(all, ORIGIN_BEHIND, CAUSE_BEHIND);
    add_part(c, span(&s->behind[first], &s->behind[end - 1]));
    c->end = c->parts[0].at + c->parts[0].size;
    c->first = first;
    c->last = end;
  }
}

/* 58.87万户、增长|12.6%: what the last numbers were about. */
static void propose_last(const struct scene *s, struct candidates *all)
{
  enum { LAST_MOST = 3 };
  if (s->graded) return; /* its threshold tells it from the last */
  const struct topics *t = &s->binder->topics;
  const char *newest = t->last;
  size_t nth = 0;
  if (newest) {
    struct candidate *c = candidate_new(all, ORIGIN_LAST, CAUSE_INHERITED);
    add_part(c, slice_of(newest));
    c->nth = ++nth;
  }
  for (size_t i = t->recent_count; i-- > 0 && nth < LAST_MOST;) {
    if (newest && strcmp(t->recent[i], newest) == 0) continue;
    struct candidate *c = candidate_new(all, ORIGIN_LAST, CAUSE_INHERITED);
    add_part(c, slice_of(t->recent[i]));
    c->nth = ++nth;
  }
}

/* 陶瓷产业|实现|增加值: a name, what it brought about, and how much of what. Names on both sides of one verb. */
static void propose_brought_about(const struct scene *s, struct candidates *all)
{
  for (size_t verb = s->own + 1; verb + 1 < s->before_count; verb++) {
    if (!name_token_is(&s->before[verb], OUTSIDE_ROLE_YIELDS) || !name_is_noun(s->before[verb - 1].class)) continue;
    for (size_t end = s->before_count; end > verb + 1; end--) {
      if (end < s->before_count && !name_may_end_before(s->before[end].class)) break;
      for (size_t first = verb; first-- > s->own && verb - first <= 8;) {
        if (s->before[first].class == TOKEN_BREAK) break;
        if (!name_is_possible(s->before + first, s->before + verb) ||
            !name_is_possible(s->before + verb + 1, s->before + end))
          continue;
        struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_BROUGHT_ABOUT);
        add_part(c, span(&s->before[first], &s->before[verb - 1]));
        add_part(c, span(&s->before[verb + 1], &s->before[end - 1]));
        c->first = first;
        c->last = end;
      }
    }
  }
}

/* 蔬菜产量40万吨，|茶叶达到|3万吨: the head of the last indicator behind this clause's own name. */
static void propose_head_of_last(const struct scene *s, struct candidates *all)
{
  slice last = slice_of(s->binder->topics.last), noun = s->clause->noun;
  const struct lex_indicators_row *head =
      last.size ? lex_indicators_longest_before(last.at + last.size, last.size) : NULL;
  if (!head || head->head_size >= last.size || noun.size == 0) return;
  struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_HEAD_OF_LAST);
  add_part(c, noun);
  add_part(c, slice_after(last, last.size - head->head_size));
}

/* 粮食播种面积1458万亩、|总产|100亿斤: what stands before the head of the last indicator, before this clause's own. */
static void propose_front_of_last(const struct scene *s, struct candidates *all)
{
  slice last = slice_of(s->binder->topics.last), noun = s->clause->noun;
  const struct lex_indicators_row *head =
      last.size ? lex_indicators_longest_before(last.at + last.size, last.size) : NULL;
  if (noun.size == 0 || last.size == 0) return;
  struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_FRONT_OF_LAST);
  add_part(c, (slice){last.at, head && head->head_size < last.size ? last.size - head->head_size : last.size});
  add_part(c, noun);
}

/* 发展茶产业，|产值|20亿元: a name of the clause before, and this clause's own. */
static void propose_topic_and_own(const struct scene *s, struct candidates *all)
{
  enum { STARTS_MOST = 3, LENGTH_MOST = 8 };
  if (s->clause->noun.size == 0) return;
  for (size_t first = 0; first < s->own && first < STARTS_MOST; first++)
    for (size_t end = first + 1; end <= s->own && end - first <= LENGTH_MOST; end++) {
      if (!name_is_possible(s->before + first, s->before + end)) continue;
      if (!name_is_noun(s->before[end - 1].class) || (end < s->own && !name_may_end_before(s->before[end].class)))
        continue;
      struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_TOPIC_AND_OWN);
      add_part(c, span(&s->before[first], &s->before[end - 1]));
      add_part(c, s->clause->noun);
      c->first = first;
      c->last = end;
    }
}

/* 12个|老旧小区|和3个城中村的|雨污分流改造: the things of this number with what those of the next have behind 的. */
static void propose_shared_tail(const struct scene *s, struct candidates *all)
{
  enum { LONGEST = 90 };
  const struct quantity *next = s->quantity + 1;
  if (s->i + 1 >= s->binder->found.count || s->behind_count < 2) return;
  const struct token *last = &s->behind[s->behind_count - 1];
  if (last->text.at + last->text.size != next->before ||
      (last->class != TOKEN_CONJUNCTION && last->class != TOKEN_ENUMERATION))
    return;
  const char *end = utf8_within(next->after, s->text.at + s->text.size, LONGEST);
  struct token tokens[TOKENS_BEHIND];
  size_t count = tokens_cut(between(next->after, end), tokens, TOKENS_BEHIND), of = 0;
  name_mark(tokens, count, end);
  for (size_t i = 0; i < count && tokens[i].class != TOKEN_BREAK; i++)
    if (lex_nouns_starts(tokens[i].text.at, tokens[i].text.size, NOUNS_ROLE_OF) == tokens[i].text.size) of = i;
  if (!of || !name_is_possible(s->behind, last)) return;
  for (size_t to = of + 2; to <= count; to++) {
    if (tokens[to - 1].class == TOKEN_BREAK) return;
    if ((to < count && !name_may_end_before(tokens[to].class)) || !name_is_possible(tokens + of + 1, tokens + to))
      continue;
    struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_SHARED_TAIL);
    add_part(c, span(s->behind, last - 1));
    add_part(c, span(&tokens[of + 1], &tokens[to - 1]));
    c->end = last->text.at;
  }
}

/* 4项|举措|入选国家清单: the things, told apart by what is said of them. */
static void propose_said_of(const struct scene *s, struct candidates *all)
{
  enum { LONGEST_THING = 5, LONGEST_DEED = 12 };
  for (size_t verb = 1; verb < s->behind_count && verb <= LONGEST_THING; verb++) {
    if (!name_is_noun(s->behind[verb - 1].class) || !name_is_possible(s->behind, s->behind + verb)) continue;
    size_t deed = verb;
    while (deed < s->behind_count && s->behind[deed].class == TOKEN_ADVERB) deed++;
    if (deed >= s->behind_count || s->behind[deed].class != TOKEN_VERB) continue;
    size_t end = deed;
    while (end < s->behind_count && s->behind[end].class != TOKEN_BREAK && s->behind[end].class != TOKEN_ENUMERATION)
      end++;
    const struct token *last = &s->behind[end - 1];
    bool counted = s->i + 1 < s->binder->found.count && last->text.at + last->text.size == s->quantity[1].before;
    if (counted || end - deed > LONGEST_DEED || (end == s->behind_count && s->behind_count == TOKENS_BEHIND)) continue;
    struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_SAID_OF);
    add_part(c, span(&s->behind[deed], &s->behind[end - 1]));
    add_part(c, span(s->behind, &s->behind[verb - 1]));
    c->end = c->parts[0].at + c->parts[0].size;
  }
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
  size_t count = tokens_cut(slice_of(name), tokens, TOKENS_BEFORE);
  name_mark(tokens, count, name + strlen(name));
  return count != 0 && name_is_possible(tokens, tokens + count);
}

/* Whether what this construction gives is a name, however it reads: 对|成员国贸易额, 排名. */
static bool is_certain(enum cause cause)
{
  return cause == CAUSE_LIST || cause == CAUSE_LIST_BEFORE || cause == CAUSE_RANKING;
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
  for (size_t i = 0; i < count; i++) add_part(c, parts[i]);
  c->also = (uint8_t)(1 + cause);
  return c;
}

void candidates_propose(const struct scene *s, struct candidates *all)
{
  all->count = 0;
  propose_last(s, all);
  propose_head_of_last(s, all);
  propose_front_of_last(s, all);
  propose_behind(s, all);
  propose_own(s, all);
  propose_topic(s, all);
  propose_topic_and_own(s, all);
  propose_brought_about(s, all);
  propose_shared_tail(s, all);
  propose_said_of(s, all);
  propose_counted(s, all);
  propose_named(s, all);
  propose_member(s, all);
}
