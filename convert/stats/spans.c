/* Spans: names that stand in the text as they are, in one piece or two. Each proposer is one way in which the language
 * tells what a number is about, and proposes too many rather than too few: which is right is decided in choice.c. */
#include "../support/utf8.h"
#include "lexicon/classes.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/outside.h"
#include "names.h"
#include "proposers.h"

static slice span(const struct token *first, const struct token *last)
{
  return slice_between(first->text.at, slice_end(last->text));
}

/* 每个|村|至少1人, 各旗|县|达到45%: the word for a kind of area alone, behind a word that it ends the name of. */
static bool ends_area(const struct token *tokens, size_t first, size_t end)
{
  enum { CHARACTER = 3 };
  static const bool named[TOKEN_CLASSES] = {[TOKEN_MEASURE] = true,
                                            [TOKEN_NOUN] = true,
                                            [TOKEN_PLACE] = true,
                                            [TOKEN_PRONOUN] = true,
                                            [TOKEN_UNKNOWN] = true};
  slice word = tokens[first].text;
  bool area = first && end == first + 1 && word.size == CHARACTER && lex_classes_find(word.at, word.size);
  return area && named[tokens[first - 1].class];
}

/* The spans of tokens `from` … `to` that end before token `end`. */
static void propose_ending(struct candidates *all, const struct token *tokens, size_t from, size_t end,
                           enum origin origin)
{
  enum { STARTS_MOST = 12 };
  size_t lowest = end > STARTS_MOST && end - STARTS_MOST > from ? end - STARTS_MOST : from;
  for (size_t first = end; first-- > lowest;) {
    if (tokens[first].class == TOKEN_BREAK) return;
    if (ends_area(tokens, first, end) || !name_is_possible(tokens + first, tokens + end)) continue;
    struct candidate *c = candidate_new(all, origin, origin == ORIGIN_OWN ? CAUSE_OWN : CAUSE_TOPIC);
    candidate_add(c, span(&tokens[first], &tokens[end - 1]));
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
    if (!name_may_end_before(s->before[end].class) && !name_token_is(&s->before[end], OUTSIDE_ROLE_CLOSES)) return;
    bool closes = name_is_noun(s->before[end - 1].class) || s->before[end - 1].class == TOKEN_CLOSING;
    if (!closes && ends + 1 >= ENDS_MOST) continue;
    propose_ending(all, s->before, s->own, end, ORIGIN_OWN);
    ends++;
  }
}

/* 水产品加工出口额|逆势走高，全年突破|30亿元: what the clause before speaks of, from its first words on. */
static void propose_topic(const struct scene *s, struct candidates *all)
{
  enum { STARTS_MOST = 4 };
  for (size_t first = 0; first < STARTS_MOST; first++)
    for (size_t end = first + 1; end <= s->own; end++) {
      if (end < s->own && !name_may_end_before(s->before[end].class)) continue;
      if (!name_is_possible(s->before + first, s->before + end)) continue;
      struct candidate *c = candidate_new(all, ORIGIN_TOPIC, CAUSE_TOPIC);
      candidate_add(c, span(&s->before[first], &s->before[end - 1]));
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
    const struct token *verb = t->class == TOKEN_ADVERB ? t + 1 : towards ? t : NULL;
    if (verb && verb->class == TOKEN_VERB && name_is_noun(t[-1].class)) said = true;
    if (t->class == TOKEN_PARTICLE) said = false;
  }
  return said;
}

/* 17个|农产品|获金奖: from right behind the number up to any word that may stand behind a name. */
static void propose_behind(const struct scene *s, struct candidates *all)
{
  size_t first = 0;
  while (lex_nouns_starts(s->behind[first].text.at, s->behind[first].text.size, NOUNS_ROLE_OF)) first++;
  for (size_t end = first + 1; end <= s->behind_count; end++) {
    enum token_class class = s->behind[end - 1].class;
    if (class == TOKEN_ENUMERATION) return;
    if (!name_may_end_before(s->behind[end].class)) continue;
    if (!name_is_possible(s->behind + first, s->behind + end) ||
        says_something(s->behind + first, s->behind + end, s->towards))
      continue;
    struct candidate *c = candidate_new(all, ORIGIN_BEHIND, CAUSE_BEHIND);
    candidate_add(c, span(&s->behind[first], &s->behind[end - 1]));
    c->end = c->parts[0].at + c->parts[0].size;
    c->first = first;
    c->last = end;
  }
}

/* What the `nth` of the last numbers was about, which came about by the deed `fresh`, and its pace where the clause
 * speaks of that. */
static void add_last(struct candidates *all, slice fresh, const char *name, slice pace, size_t nth)
{
  struct candidate *c = candidate_new(all, ORIGIN_LAST, CAUSE_INHERITED);
  candidate_add(c, fresh);
  candidate_add(c, slice_of(name));
  candidate_add(c, pace_behind(slice_of(name), pace));
  c->nth = nth;
}

/* 58.87万户、增长|12.6%: what the last numbers were about. */
static void propose_last(const struct scene *s, struct candidates *all)
{
  enum { LAST_MOST = 3 };
  bool own_share = s->clause->share.size && s->clause->noun.size; /* 税收|占财政收入比重 */
  if (s->graded || own_share) return;                             /* its threshold tells it from the last */
  const struct topics *t = &s->binder->topics;
  slice pace = pace_told(s->binder, s->quantity, s->clause), none = {NULL, 0};
  const char *newest = t->last;
  size_t nth = 0;
  if (newest) add_last(all, fresh_told(s->binder, s->quantity, s->clause), newest, pace, ++nth);
  for (size_t i = t->recent_count; i-- > 0 && nth < LAST_MOST;)
    if (!newest || strcmp(t->recent[i], newest) != 0) add_last(all, none, t->recent[i], pace, ++nth);
}

/* 陶瓷产业|实现|增加值: a name, what it brought about, and how much of what. Names on both sides of one verb. */
static void propose_brought_about(const struct scene *s, struct candidates *all)
{
  for (size_t verb = s->own + 1; verb + 1 < s->before_count; verb++) {
    if (!name_token_is(&s->before[verb], OUTSIDE_ROLE_YIELDS) || !name_is_noun(s->before[verb - 1].class)) continue;
    for (size_t end = s->before_count; end > verb + 1; end--) {
      if (!name_may_end_before(s->before[end].class)) break;
      for (size_t first = verb; first-- > s->own && verb - first <= 8;) {
        if (s->before[first].class == TOKEN_BREAK) break;
        if (!name_is_possible(s->before + first, s->before + verb) ||
            !name_is_possible(s->before + verb + 1, s->before + end))
          continue;
        struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_BROUGHT_ABOUT);
        candidate_add(c, span(&s->before[first], &s->before[verb - 1]));
        candidate_add(c, span(&s->before[verb + 1], &s->before[end - 1]));
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
  const struct lex_indicators_row *head = last.size ? lex_indicators_longest_before(slice_end(last), last.size) : NULL;
  if (!head || head->head_size >= last.size || noun.size == 0) return;
  struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_HEAD_OF_LAST);
  candidate_add(c, noun);
  candidate_add(c, slice_after(last, last.size - head->head_size));
}

/* 粮食播种面积1458万亩、|总产|100亿斤: what stands before the head of the last indicator, before this clause's own. */
static void propose_front_of_last(const struct scene *s, struct candidates *all)
{
  slice last = slice_of(s->binder->topics.last), noun = name_brought(s->clause->noun);
  const struct lex_indicators_row *head = last.size ? lex_indicators_longest_before(slice_end(last), last.size) : NULL;
  if (noun.size == 0 || last.size == 0) return;
  struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_FRONT_OF_LAST);
  candidate_add(c, (slice){last.at, head && head->head_size < last.size ? last.size - head->head_size : last.size});
  candidate_add(c, noun);
}

/* 发展茶产业，|产值|20亿元: a name of the clause before, and this clause's own. */
static void propose_topic_and_own(const struct scene *s, struct candidates *all)
{
  enum { STARTS_MOST = 3, LENGTH_MOST = 8 };
  if (s->clause->noun.size == 0) return;
  for (size_t first = 0; first < STARTS_MOST; first++)
    for (size_t end = first + 1; end <= s->own && end - first <= LENGTH_MOST; end++) {
      bool ends = end == s->own || name_may_end_before(s->before[end].class);
      if (!ends || !name_is_noun(s->before[end - 1].class)) continue;
      if (!name_is_possible(s->before + first, s->before + end)) continue;
      struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_TOPIC_AND_OWN);
      candidate_add(c, span(&s->before[first], &s->before[end - 1]));
      candidate_add(c, name_brought(s->clause->noun));
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
  bool joins = last->class == TOKEN_CONJUNCTION || last->class == TOKEN_ENUMERATION;
  if (!joins || slice_end(last->text) != next->before) return;
  const char *end = utf8_within(next->after, slice_end(s->text), LONGEST);
  struct token tokens[TOKENS_BEHIND + 1];
  size_t count = tokens_cut(slice_between(next->after, end), end, tokens, TOKENS_BEHIND), of = 0;
  tokens[count].class = TOKEN_EDGE;
  for (size_t i = 0; i < count && tokens[i].class != TOKEN_BREAK; i++)
    if (lex_nouns_starts(tokens[i].text.at, tokens[i].text.size, NOUNS_ROLE_OF) == tokens[i].text.size) of = i;
  if (!of || !name_is_possible(s->behind, last)) return;
  for (size_t to = of + 2; to <= count; to++) {
    if (tokens[to - 1].class == TOKEN_BREAK) return;
    if (!name_may_end_before(tokens[to].class) || !name_is_possible(tokens + of + 1, tokens + to)) continue;
    struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_SHARED_TAIL);
    candidate_add(c, span(s->behind, last - 1));
    candidate_add(c, span(&tokens[of + 1], &tokens[to - 1]));
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
    while (s->behind[deed].class == TOKEN_ADVERB) deed++;
    if (s->behind[deed].class != TOKEN_VERB) continue;
    size_t end = deed;
    while (!token_ends_clause(&s->behind[end])) end++;
    const struct token *last = &s->behind[end - 1];
    bool counted = s->i + 1 < s->binder->found.count && slice_end(last->text) == s->quantity[1].before;
    if (counted || end == TOKENS_BEHIND || end - deed > LONGEST_DEED) continue;
    slice said = span(&s->behind[deed], last), thing = span(s->behind, &s->behind[verb - 1]);
    struct candidate *c = candidate_new(all, ORIGIN_JOINED, CAUSE_SAID_OF);
    candidate_add(c, said);
    if (!slice_ends(said, thing)) candidate_add(c, thing); /* 54个|村|被评为示范村 */
    c->end = c->parts[0].at + c->parts[0].size;
  }
}

void propose_spans(const struct scene *s, struct candidates *all)
{
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
}
