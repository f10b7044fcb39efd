/* Topics: what was spoken of before, and what 总量, 人均, 其中 mean by it. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/areas.h"
#include "lexicon/counterparts.h"
#include "lexicon/gazetteer.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/verbs.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "signs.h"

bool topic_is_place(slice name)
{
  const lex_place *place;
  return name.size >= 6 && name.size <= 45 && gazetteer_find(name.at, name.size, 0, &place, 1) > 0;
}

/* Whether what ends at `end` in `noun` is the name of a place of two or three characters. */
static bool behind_place(slice noun, const char *end)
{
  for (size_t chars = 2; chars <= 3; chars++) {
    size_t size = chars * 3;
    if ((size_t)(end - noun.at) >= size && topic_is_place((slice){end - size, size})) return true;
  }
  return false;
}

/* 长江岳阳段|断面水质优良率: the indicator without the area where it holds, if what remains is a known kind of
 * indicator. */
static slice cut_area(slice noun, slice *area)
{
  enum { FARTHEST = 48, LONG_NAME = 12 };
  if (!lex_indicators_longest_before(noun.at + noun.size, noun.size)) return noun;
  const char *end = noun.at + noun.size;
  int depth = 0;
  size_t size;
  for (const char *at = noun.at; at < end && at - noun.at < FARTHEST; at += size) {
    depth += sign_nesting(utf8_at(at, &size));
    const struct lex_areas_row *row = depth == 0 ? lex_areas_longest(at, (size_t)(end - at)) : NULL;
    if (!row || (row->needs == AREAS_NEEDS_PLACE && !behind_place(noun, at))) continue;
    slice rest = {at + row->tail_size, (size_t)(end - at) - row->tail_size};
    const struct lex_indicators_row *head = lex_indicators_longest_before(end, rest.size);
    if (!head || rest.size < 9 || head->head_size > rest.size) continue;
    if (lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_NOT_BEHIND_AREA)) continue; /* 港|区, 园区|生产总值 */
    if (row->needs == AREAS_NEEDS_BODY && (rest.at - noun.at < LONG_NAME || head->head_size < rest.size)) continue;
    *area = (slice){noun.at, (size_t)(rest.at - noun.at)};
    return rest;
  }
  return noun;
}

bool topic_is_grade(slice noun)
{
  const struct lex_counterparts_row *row = lex_counterparts_find(noun.at, noun.size);
  return row && row->kind == COUNTERPARTS_KIND_GRADE;
}

bool topic_is_area(slice noun, bool counted)
{
  enum { LONGEST = 24 };
  const struct lex_areas_row *row = lex_areas_longest_before(noun.at + noun.size, noun.size);
  if (topic_is_place(noun)) return true;
  if (!row || noun.size > LONGEST) return false;
  return row->needs == AREAS_NEEDS_NONE || (row->needs == AREAS_NEEDS_BODY && !counted);
}

const char *topic_join(struct binder *b, const char *first, slice second)
{
  size_t size = strlen(first);
  char *text = arena_alloc(b->memory, size + second.size + 1);
  if (!text) return NULL;
  memcpy(text, first, size + 1);
  if (second.size) memcpy(text + size, second.at, second.size);
  return text;
}

slice topic_written(size_t row)
{
  return (slice){lex_written_rows[row].text, lex_written_rows[row].text_size};
}

slice topic_growth(const struct topics *topics)
{
  return topic_written(topics->yearly ? WRITTEN_NAME_YEARLY_GROWTH : WRITTEN_NAME_GROWTH);
}

/* [3], 〔12〕: bytes of the note mark at the beginning of `text`, or 0. */
static size_t note_mark(slice text)
{
  const struct {
    slice opening, closing;
  } brackets[] = {{SLICE("["), SLICE("]")},
                  {OPENING_TORTOISE_BRACKET, CLOSING_TORTOISE_BRACKET},
                  {OPENING_LENTICULAR_BRACKET, CLOSING_LENTICULAR_BRACKET},
                  {OPENING_SQUARE_BRACKET, CLOSING_SQUARE_BRACKET}};
  for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
    if (!slice_starts(text, brackets[i].opening)) continue;
    size_t at = brackets[i].opening.size, first = at;
    while (at < text.size && text.at[at] >= '0' && text.at[at] <= '9') at++;
    bool closed = at > first && slice_starts(slice_after(text, at), brackets[i].closing);
    return closed ? at + brackets[i].closing.size : 0;
  }
  return 0;
}

const char *topic_copy(struct binder *b, slice text)
{
  char *copy = arena_alloc(b->memory, text.size + 1);
  if (!copy) return NULL;
  size_t size = 0;
  for (size_t at = 0; at < text.size;) {
    size_t own, mark = note_mark(slice_after(text, at));
    uint32_t code = utf8_at(text.at + at, &own);
    if (mark)
      own = mark;
    else if (!utf8_is_space(code))
      memcpy(copy + size, text.at + at, own), size += own;
    at += own;
  }
  return copy;
}

void topic_remember(struct topics *t, const char *indicator)
{
  if (t->recent_count && strcmp(t->recent[t->recent_count - 1], indicator) == 0) return;
  if (t->recent_count == LIST_MOST) {
    memmove(t->recent, t->recent + 1, (LIST_MOST - 1) * sizeof *t->recent);
    t->recent_count--;
  }
  t->recent[t->recent_count++] = indicator;
}

/* Whether one of the last numbers of this sentence was about what stands alone in it: then 普及率 may be of that. */
static bool entity_here(const struct binder *b)
{
  enum { FARTHEST = 3 };
  for (size_t i = b->count; i > 0 && b->count - i < FARTHEST; i--)
    if (b->bindings[i - 1].indicator && strcmp(b->bindings[i - 1].indicator, b->topics.entity) == 0) return true;
  return false;
}

/* 粮食播种面积1458万亩、|总产|100亿斤: what stands before the head of the one before belongs to this too. Behind a
 * comma that one must have been spoken of in the clause before. */
static const char *with_prefix(struct binder *b, const struct clause *c, slice noun)
{
  enum { SHORTEST = 6 };
  slice entity = slice_of(b->topics.entity);
  const struct lex_indicators_row *part = lex_indicators_find(noun.at, noun.size);
  if (!entity.size || !part || part->part != INDICATORS_PART_YES || c->share.size) return NULL;
  if (!c->attached && (c->previous.size || c->among || !entity_here(b))) return NULL;
  const struct lex_indicators_row *head = lex_indicators_longest_before(entity.at + entity.size, entity.size);
  if (!head || (!c->attached && head->part == INDICATORS_PART_NONE)) return NULL;
  slice prefix = {entity.at, entity.size - (head->part == INDICATORS_PART_OWNER ? 0 : head->head_size)};
  size_t done = 0;
  size_t completed = lex_nouns_in(prefix.at, prefix.size, NOUNS_ROLE_COMPLETED, &done); /* 限上工业|完成工业|增加值 */
  if (completed && done >= SHORTEST) prefix.size = done;
  enum { WORD = 6 }; /* 商品房|销售|面积、|销售|额 */
  if (noun.size > WORD && slice_ends(prefix, (slice){noun.at, WORD})) prefix.size -= WORD;
  const char *front = prefix.size >= SHORTEST ? arena_copy(b->memory, prefix) : NULL;
  return front ? topic_join(b, front, noun) : NULL;
}

static bool is_whole(slice name)
{
  return lex_wholes_longest_before(name.at + name.size, name.size) != NULL;
}

/* 国有企业利润14亿元，私营企业|20亿元: what the one before has behind such a name belongs to this too. NULL: nothing,
 * or memory ran out. */
static const char *with_measure(struct binder *b, slice noun, const struct quantity *q)
{
  const struct binding *told = b->count ? &b->bindings[b->count - 1] : NULL;
  bool alike = told && told->indicator && told->unit && q->unit_name && strcmp(told->unit, q->unit_name) == 0;
  if (!alike || (q->kind != UNITS_KIND_MONEY && q->kind != UNITS_KIND_PERCENT) || !is_whole(noun)) return NULL;
  slice last = slice_of(told->indicator);
  const struct lex_indicators_row *head = lex_indicators_longest_before(last.at + last.size, last.size);
  if (!head || head->kind != INDICATORS_KIND_MONEY || head->head_size >= last.size) return NULL;
  slice measure = slice_after(last, last.size - head->head_size);
  const char *name = is_whole((slice){last.at, last.size - head->head_size}) ? topic_copy(b, noun) : NULL;
  return name ? topic_join(b, name, measure) : NULL;
}

/* 地区生产总值、农业增加值等|五项指标|增速: the number of the indicators is not part of their name. `.at` is NULL when
 * memory runs out. */
static slice drop_count(struct binder *b, slice noun)
{
  size_t at = 0, size, counted = lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_COUNTED, &at);
  if (!counted || at == 0) return noun;
  const char *start = noun.at + at;
  while (start > noun.at && numeral_begins(utf8_before(start, &size))) start -= size;
  start -= lex_nouns_ends(noun.at, (size_t)(start - noun.at), NOUNS_ROLE_EXAMPLES);
  const char *head = topic_copy(b, (slice){noun.at, (size_t)(start - noun.at)});
  return slice_of(head ? topic_join(b, head, slice_after(noun, at + counted)) : NULL);
}

/* 城镇居民收入2万元，农村居民收入1万元，均|增长10%: the last two, where they are of one unit. */
static const char *last_two(struct binder *b)
{
  enum { FARTHEST = 4 };
  const struct binding *last = b->count >= 2 ? &b->bindings[b->count - 1] : NULL;
  if (!last || !last->indicator || !last->unit) return NULL;
  const struct binding *other = last - 1;
  while (other > b->bindings && last - other < FARTHEST && other->indicator &&
         strcmp(other->indicator, last->indicator) == 0)
    other--;
  if (!other->indicator || !other->unit || strcmp(last->unit, other->unit) != 0) return NULL;
  if (strcmp(last->indicator, other->indicator) == 0) return NULL;
  const char *first = topic_join(b, other->indicator, ENUMERATION_COMMA);
  return first ? topic_join(b, first, slice_of(last->indicator)) : NULL;
}

/* 城镇每百户拥有汽车49辆，|农村|23辆: the last indicator with this word in its counterpart's place. NULL, and no error,
 * where it has none. */
static const char *counterpart(struct binder *b, slice noun)
{
  const struct lex_counterparts_row *row = lex_counterparts_find(noun.at, noun.size);
  slice last = slice_of(b->topics.last);
  for (size_t i = 0; row && i < row->others_count; i++) {
    slice other = {row->others[i].at, row->others[i].size};
    ptrdiff_t at = slice_find(last, other);
    if (at < 0 || other.size == last.size) continue;
    const char *front = arena_copy(b->memory, (slice){last.at, (size_t)at});
    front = front ? topic_join(b, front, noun) : NULL;
    return front ? topic_join(b, front, slice_after(last, (size_t)at + other.size)) : NULL;
  }
  return NULL;
}

/* 经济总量过200亿元的县2个，|顺庆|突破450亿元: what the last number of this unit was about. */
static const char *of_unit(const struct binder *b, const struct quantity *q)
{
  for (size_t i = b->count; q->unit_name && b->bindings && i-- > 0;)
    if (b->bindings[i].unit && strcmp(b->bindings[i].unit, q->unit_name) == 0) return b->bindings[i].indicator;
  return NULL;
}

/* `things` without the stage they were at: 新签约|项目, where all of that is in the table, too. */
static slice drop_stage(slice things)
{
  const struct lex_verbs_row *row = lex_verbs_longest(things.at, things.size);
  while (row && row->stage != VERBS_STAGE_YES) row = lex_verbs_longest(things.at, row->word_size - 1u);
  return row ? slice_after(things, row->word_size) : things;
}

/* 新签约项目50个，|落地开工|40个, 项目开工5个、|投产|10个: the same things at another stage; NULL: no stage is told. */
static const char *at_stage(struct binder *b, const struct clause *c, const struct quantity *q)
{
  const struct lex_verbs_row *row = lex_verbs_find(c->verb.at, c->verb.size);
  const char *before = row && row->stage == VERBS_STAGE_YES && !c->change ? of_unit(b, q) : NULL;
  if (!before) return NULL;
  slice things = drop_stage(slice_of(before));
  const struct lex_verbs_row *other = lex_verbs_longest_before(things.at + things.size, things.size);
  bool behind = other && other->stage == VERBS_STAGE_YES && other->word_size < things.size;
  if (behind) things.size -= other->word_size;
  const char *verb = topic_copy(b, behind ? things : c->verb);
  return verb ? topic_join(b, verb, behind ? c->verb : things) : NULL;
}

/* 肉牛饲养量26万头、|生猪|50万头: what the one before has so much of, this has too. NULL, and no error, where it has
 * its own. */
static const char *with_yield(struct binder *b, const struct clause *c, slice noun, const struct quantity *q)
{
  const struct binding *last = b->count ? &b->bindings[b->count - 1] : NULL;
  if (!last || !c->attached || c->verb.size || c->said.size || last->quantity->kind != q->kind) return NULL;
  slice before = slice_of(last->indicator);
  size_t size = lex_nouns_ends(before.at, before.size, NOUNS_ROLE_YIELD);
  if (!size || size == before.size || lex_nouns_ends(noun.at, noun.size, NOUNS_ROLE_YIELD)) return NULL;
  if (lex_indicators_longest_before(noun.at + noun.size, noun.size)) return NULL;
  const char *name = topic_copy(b, noun);
  return name ? topic_join(b, name, slice_after(before, before.size - size)) : NULL;
}

const char *topic_resolve(struct binder *b, const struct clause *c, slice noun, const struct quantity *q, bool *named)
{
  struct topics *t = &b->topics;
  *named = false;
  const char *pair = noun.size == 0 && c->each && !c->attached && !t->list_text ? last_two(b) : NULL;
  if (pair) return pair;
  if (noun.size == 0 && t->list_text && (c->each || q->form == QUANTITY_REFERENCE) && !c->attached) return t->list_text;
  if (noun.size == 0 && t->last && c->base && q->kind == UNITS_KIND_POINTS && !c->change)
    return topic_join(b, t->last, topic_growth(t));
  const struct binding *told = b->count ? &b->bindings[b->count - 1] : NULL;
  if (noun.size == 0 && q->kind == UNITS_KIND_POINTS && told && told->share) return told->indicator;
  const char *staged = noun.size == 0 && c->verb.size ? at_stage(b, c, q) : NULL;
  if (noun.size == 0) return staged ? staged : t->last;
  const struct quantity *before = b->count ? b->bindings[b->count - 1].quantity : NULL;
  bool same_unit = before && before->unit_name && q->unit_name && strcmp(before->unit_name, q->unit_name) == 0;
  const char *other = t->last && (!c->among || topic_is_grade(noun)) ? counterpart(b, noun) : NULL;
  if (other) {
    *named = true;
    return other;
  }
  bool area = c->area || (c->verb.size == 0 && topic_is_area(noun, counts_things(q)));
  if (area) b->area = noun;
  if (area && same_unit && t->last) {
    bool graded = topic_is_grade(noun) && counts_things(q) && !topic_is_grade(slice_of(t->last));
    const char *front = graded ? topic_copy(b, noun) : NULL; /* 产业园62个，其中|省级|21个 */
    return front ? topic_join(b, front, slice_of(t->last)) : t->last;
  }
  other = area && q->kind == UNITS_KIND_MONEY ? of_unit(b, q) : NULL;
  *named = other != NULL;
  if (other) return other;
  if (area && q->kind == UNITS_KIND_RANK && c->rank && !c->attached) {
    *named = true;
    return lex_written_rows[WRITTEN_NAME_RANKING].text;
  }
  const struct lex_generics_row *row = lex_generics_find(noun.at, noun.size);
  bool placed = q->kind == UNITS_KIND_RANK && (lex_nouns_starts(noun.at, noun.size, NOUNS_ROLE_AT) ||
                                               (c->attached && before && before->kind == UNITS_KIND_RANK));
  if ((row && row->mode == GENERICS_MODE_SAME) || (placed && t->last)) return t->last;
  *named = true;
  bool again = row && t->entity && noun.size > 6 && strncmp(t->entity, noun.at, 6) == 0; /* 签约项目、|签约|金额 */
  if (row && t->entity && t->last && !again) {
    if (row->mode == GENERICS_MODE_APPEND && c->verb.size == 0)
      return topic_join(b, t->list_text ? t->list_text : t->entity, noun);
    if (row->mode == GENERICS_MODE_APPEND) return topic_copy(b, noun);
    const char *word = topic_copy(b, noun);
    return word ? topic_join(b, word, slice_of(t->entity)) : NULL;
  }
  noun = drop_count(b, noun);
  size_t at = 0, sum = lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_SUM, &at); /* 城镇|累计|新增就业 */
  if (sum && at && at + sum < noun.size) {
    const char *front = topic_copy(b, (slice){noun.at, at});
    noun = slice_of(front ? topic_join(b, front, slice_after(noun, at + sum)) : NULL);
  }
  if (noun.at) noun = cut_area(noun, &b->area);
  if (!noun.at) return NULL;
  const char *whole = with_prefix(b, c, noun);
  if (!whole) whole = with_yield(b, c, noun, q);
  if (!whole && !c->share.size && (q->kind == UNITS_KIND_MONEY || c->change)) whole = with_measure(b, noun, q);
  return whole ? whole : topic_copy(b, noun);
}

const char *topic_share(struct binder *b, const char *base, slice share)
{
  share.size -= lex_nouns_ends(share.at, share.size, NOUNS_ROLE_OF);
  bool said = lex_nouns_ends(share.at, share.size, NOUNS_ROLE_SHARE) != 0;
  const char *text = topic_join(b, base ? base : "", topic_written(WRITTEN_NAME_SHARE_OF));
  const char *of = topic_copy(b, share);
  if (text && of) text = topic_join(b, text, slice_of(of));
  return text && !said ? topic_join(b, text, topic_written(WRITTEN_NAME_SHARE)) : text;
}
