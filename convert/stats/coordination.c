/* Coordinations: what the members of a list may share by their words: the first words of the first, the last words of
 * the last (老旧|供热、燃气、排水|管网). Where they end is not told by the list: each place where they may is a
 * candidate. */
#include "../support/utf8.h"
#include "lexicon/outside.h"
#include "lexicon/particles.h"
#include "proposers.h"

enum { WORDS_MOST = 12, FRONT_MOST = 3, BACK_MOST = 4 };

/* A member cut into words. */
struct words {
  struct token at[WORDS_MOST + 1];
  size_t count;
};

static void cut(slice member, struct words *words)
{
  words->count = tokens_cut(member, slice_end(member), words->at, WORDS_MOST);
  words->at[words->count].class = TOKEN_EDGE;
}

static slice span(const struct words *words, size_t from, size_t to)
{
  if (from >= to) return (slice){NULL, 0};
  return slice_between(words->at[from].text.at, slice_end(words->at[to - 1].text));
}

/* How the word `own` of the member `mine` goes with the word `other` in the same place of `theirs`, without what is
 * `taken`. */
static uint8_t likeness(const struct token *own, slice mine, const struct token *other, slice theirs, bool taken)
{
  unsigned ways = COORDINATED_MEMBER;
  if (own->class == other->class) ways += COORDINATED_CLASS;
  if (utf8_count(own->text) == utf8_count(other->text)) ways += COORDINATED_LENGTH;
  if (utf8_count(mine) == utf8_count(theirs)) ways += COORDINATED_WHOLE;
  if (taken) ways += COORDINATED_TAKEN;
  return (uint8_t)ways;
}

/* 氮氧化物|四项主要污染物|排放量, 余额|等先行指标: where the last member ends, if its last words are about all; its
 * count: nowhere before its end. */
static size_t end_of_last(const struct words *last)
{
  for (size_t i = 1; i < last->count; i++) {
    slice text = last->at[i].text;
    if (last->at[i - 1].class == TOKEN_OPENING) break; /* “三公”经费 */
    if (last->at[i].figure || lex_particles_starts(text.at, text.size, PARTICLES_ROLE_AND_SO_ON)) return i;
  }
  return last->count;
}

/* A list: its members, and the one of them that is to be completed. */
struct list {
  struct words first, last, own;
  bool is_first, is_last;
  bool read; /* as the clause was read; else as it stands there */
  slice area, suffix;
};

/* Whether a word may stand before a list without being of its first member: what is done, when, how. */
static bool leads(const struct token *t)
{
  switch ((int)t->class) {
  case TOKEN_VERB:
  case TOKEN_ADVERB:
  case TOKEN_TIME:
  case TOKEN_PREPOSITION:
  case TOKEN_CONJUNCTION: return true;
  default: return false;
  }
}

/* Whether members may share `count` words from `front` on: they are more than one character (总|警情), join nothing,
 * are no place (城区|停车位), and `own` does not begin with them again (旅游总|总收入). */
static bool may_share_front(const struct token *front, size_t count, const struct token *own)
{
  enum { CHARACTER = 3 };
  if (count == 0) return true;
  for (size_t i = 0; i < count; i++)
    if (front[i].class == TOKEN_CONJUNCTION) return false;
  slice shared = slice_between(front->text.at, slice_end(front[count - 1].text));
  bool again = slice_starts(own->text, front[count - 1].text);
  return shared.size > CHARACTER && !again && !topic_is_place(shared);
}

/* Whether the member may have `back` words of the last behind it. */
static bool may_share_back(const struct token *own, const struct words *last, size_t back)
{
  if (back == 0) return true;
  if (own->head) return false; /* it is an indicator itself */
  return last->at[last->count - back].class != TOKEN_CONJUNCTION &&
         !slice_equal(own->text, last->at[last->count - 1].text); /* 城镇就业、农业转移人口就业 */
}

/* What the member takes: words of the first, from its word `from` on, and the last words of the last. */
struct taken {
  size_t from, front, back;
};

/* How the member, whose own words are those from `start` to `end`, goes with the first and the last. */
static struct coordination coordination_of(const struct list *l, const struct taken *t, size_t start, size_t end)
{
  const struct words *first = &l->first, *last = &l->last, *own = &l->own;
  size_t shared = t->from + t->front, before = last->count - t->back, rest = before ? before : 1;
  slice mine = span(own, start, end), firsts = span(first, shared, first->count), lasts = span(last, 0, rest);
  return (struct coordination){
      .front = likeness(&own->at[start], mine, &first->at[shared], firsts, t->front != 0),
      .back = likeness(&own->at[end - 1], mine, &last->at[rest - 1], lasts, t->back != 0),
      .before = (uint8_t)(shared ? first->at[shared - 1].class : TOKEN_EDGE),
      .next = (uint8_t)(t->back ? last->at[before].class : TOKEN_EDGE),
  };
}

/* The member with what it takes. */
static void complete(struct candidates *all, const struct list *l, const struct taken *t)
{
  const struct words *first = &l->first, *last = &l->last, *own = &l->own;
  size_t start = l->is_first ? t->from : 0, end = l->is_last ? end_of_last(own) : own->count;
  size_t before = last->count - t->back, shared = t->from + t->front, known = all->count;
  if (start >= end || shared >= first->count) return;
  if (!may_share_back(&own->at[end - 1], last, t->back)) return;
  if (!may_share_front(&first->at[t->from], t->front, &own->at[start])) return;
  slice front = l->is_first ? (slice){NULL, 0} : span(first, t->from, shared);
  slice name = span(own, start, end), back = span(last, before, last->count);
  if (t->front && slice_ends(name, span(first, shared, first->count))) return; /* 开工|率、投产率 */
  if (t->back && slice_equal(name, span(last, 0, before))) return;             /* 铝、铝|后加工产能 */
  back = slice_after(back, list_overlap(name, back));                          /* 离岸贸易 + 贸易额 */
  struct candidate *c = construction_add(all, CAUSE_COORDINATED, (slice[]){front, name, back, l->suffix}, 4);
  if (!c) return;
  bool alone = t->front == 0 && t->back == 0 && end == own->count;
  if (alone && l->read && all->count > known) {
    all->count = known; /* list.c knows better how it reads */
    return;
  }
  c->member = true;
  if (!c->area.size) c->area = l->area;
  c->coordination = coordination_of(l, t, start, end);
}

/* The members of `noun`; unless it is as the clause was `read`, what is done may stand before the first. */
static void coordinate(const struct scene *s, struct candidates *all, slice noun, slice area, bool read)
{
  slice members[LIST_MOST];
  size_t count = s->list.count, nth = s->list.nth, from = 0;
  if (!list_split(noun, count, members)) return;
  struct list l = {
      .is_first = nth == 0, .is_last = nth + 1 == count, .read = read, .area = area, .suffix = s->clause->suffix};
  cut(members[0], &l.first);
  cut(members[count - 1], &l.last);
  cut(members[nth], &l.own);
  if (!l.first.count || !l.last.count || !l.own.count) return;
  while (!read && from < l.first.count && leads(&l.first.at[from])) from++;
  size_t fronts = l.is_first ? 0 : l.first.count - 1;
  size_t backs = l.is_last ? l.own.count - end_of_last(&l.own) : l.last.count - 1;
  for (size_t front = 0; front <= fronts && front <= FRONT_MOST; front++)
    for (size_t back = 0; back <= backs && back <= BACK_MOST; back++)
      complete(all, &l, &(struct taken){from, front, back});
}

/* 全年|新签约: behind what only opens a clause. */
static slice behind_frame(slice clause)
{
  const struct lex_outside_row *row;
  while ((row = lex_outside_longest(clause.at, clause.size)) && row->role & OUTSIDE_ROLE_OPENS)
    clause = slice_after(clause, row->word_size);
  return clause;
}

void propose_coordinated(const struct scene *s, struct candidates *all)
{
  if (s->list.count < 2) return;
  slice area = {NULL, 0}, noun = list_noun(s, &area);
  if (noun.size == 0) return;
  coordinate(s, all, noun, area, true);
  if (s->before_count == s->own) return;
  slice clause = behind_frame(slice_between(s->before[s->own].text.at, s->quantity->before));
  if (clause.at < noun.at) coordinate(s, all, slice_between(clause.at, slice_end(noun)), area, false);
}
