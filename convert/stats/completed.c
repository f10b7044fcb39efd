/* Completed names: what was said before and is not said again, or not wholly (58.87万户、增长|12.6%;
 * 粮食播种面积1458万亩、总产|100亿斤). Each proposer is one way in which the clause leaves something out. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/areas.h"
#include "lexicon/counterparts.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/verbs.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "names.h"
#include "proposers.h"

static slice head_of(slice name)
{
  const struct lex_indicators_row *row = lex_indicators_longest_before(slice_end(name), name.size);
  return row ? slice_after(name, name.size - row->head_size) : (slice){NULL, 0};
}

static slice without_end(slice name, size_t size)
{
  name.size -= size;
  return name;
}

/* 城镇居民收入2万元，农村居民收入1万元，均增长|10%: the last two, where they are of one unit. */
static bool propose_both(const struct scene *s, struct candidates *all)
{
  enum { FARTHEST = 4 };
  const struct binding *last = bind_last(s->binder), *first = s->binder->bindings, *other = last;
  if (!last || !s->clause->each) return false;
  slice name = slice_of(last->indicator);
  while (other > first && last - other < FARTHEST && slice_equal(slice_of(other->indicator), name)) other--;
  slice beside = slice_of(other->indicator);
  if (slice_equal(beside, name) || !bind_has_unit(other, last->quantity)) return false;
  const slice parts[] = {beside, ENUMERATION_COMMA, name};
  return construction_add(all, CAUSE_BOTH, parts, 3) != NULL;
}

/* 城镇、农村居民人均可支配收入分别增长5.4%、8.1%，均|高于全省平均水平: the whole list, as it was written. */
static bool propose_whole_list(const struct scene *s, struct candidates *all)
{
  slice list = slice_of(s->binder->topics.list_text);
  if (s->quantity->form != QUANTITY_REFERENCE) return false;
  return construction_add(all, CAUSE_WHOLE_LIST, &list, 1) != NULL;
}

/* 地区生产总值增长8%，高于全省|2个百分点: the growth of the last indicator, where one was told; not 失业率3%，
 * 低于控制目标|2.5个百分点. */
static bool propose_growth(const struct scene *s, struct candidates *all)
{
  const struct topics *t = &s->binder->topics;
  const struct binding *last = bind_last(s->binder);
  bool grew = last && last->change;
  if (!grew || !s->clause->base || s->clause->change) return false;
  return construction_add(all, CAUSE_GROWTH, (slice[]){slice_of(t->last), topic_growth(t)}, 2) != NULL;
}

/* 税收占一般公共预算收入比重达到70.8%，比上年提高|5.3个百分点: the share that was told last. */
static bool propose_last_share(const struct scene *s, struct candidates *all)
{
  const struct binding *last = bind_last(s->binder);
  if (s->quantity->kind != UNITS_KIND_POINTS || !last || !last->share) return false;
  return construction_add(all, CAUSE_LAST_SHARE, (slice[]){slice_of(last->indicator)}, 1) != NULL;
}

/* 经济总量过200亿元的县2个，枫渚突破|450亿元: what the last number of this unit was about. */
static const char *told_in_unit(const struct scene *s)
{
  const struct binder *b = s->binder;
  for (size_t i = b->count; i-- > 0;)
    if (bind_has_unit(&b->bindings[i], s->quantity)) return b->bindings[i].indicator;
  return NULL;
}

static void propose_of_unit(const struct scene *s, struct candidates *all)
{
  const char *told = s->alone.size ? told_in_unit(s) : NULL;
  if (told) construction_add(all, CAUSE_OF_UNIT, (slice[]){slice_of(told)}, 1);
}

/* `things` without the stage they were at: 新签约|项目, where all of that is in the table, too. */
static slice without_stage(slice things)
{
  const struct lex_verbs_row *row = lex_verbs_longest(things.at, things.size);
  while (row && row->stage != VERBS_STAGE_YES) row = lex_verbs_longest(things.at, row->word_size - 1u);
  return row ? slice_after(things, row->word_size) : things;
}

/* 新签约项目50个，落地开工|40个; 项目开工5个、投产|10个: the same things at another stage. */
static bool propose_stage(const struct scene *s, struct candidates *all)
{
  slice verb = s->clause->verb;
  const struct lex_verbs_row *row = lex_verbs_find(verb.at, verb.size);
  const char *before = row && row->stage == VERBS_STAGE_YES ? told_in_unit(s) : NULL;
  if (!before) return false;
  slice things = without_stage(slice_of(before));
  const struct lex_verbs_row *other = lex_verbs_longest_before(slice_end(things), things.size);
  bool behind = other && other->stage == VERBS_STAGE_YES;
  if (behind) things.size -= other->word_size;
  return construction_add(all, CAUSE_STAGE, (slice[]){behind ? things : verb, behind ? verb : things}, 2) != NULL;
}

bool counterpart_name(slice noun, slice last, slice *parts)
{
  const struct lex_counterparts_row *row = lex_counterparts_find(noun.at, noun.size);
  for (size_t i = 0; row && i < row->others_count; i++) {
    slice other = {row->others[i].at, row->others[i].size};
    ptrdiff_t at = slice_find(last, other);
    if (at < 0 || other.size == last.size) continue;
    parts[0] = (slice){last.at, (size_t)at};
    parts[1] = noun;
    parts[2] = slice_after(last, (size_t)at + other.size);
    return true;
  }
  return false;
}

/* 城镇每百户拥有汽车49辆，农村|23辆: the last indicator with this word in its counterpart's place. */
static void propose_counterpart(const struct scene *s, struct candidates *all)
{
  slice noun = s->clause->noun, parts[COUNTERPART_PARTS];
  if (s->clause->among && !topic_is_grade(noun)) return;
  if (counterpart_name(noun, slice_of(s->binder->topics.last), parts))
    construction_add(all, CAUSE_COUNTERPART, parts, COUNTERPART_PARTS);
}

/* 产业园62个，其中省级|21个: the last things, of this grade. */
static void propose_grade(const struct scene *s, struct candidates *all)
{
  slice noun = s->clause->noun, last = slice_of(s->binder->topics.last);
  if (topic_is_grade(noun) && counts_things(s->quantity) && !topic_is_grade(last))
    construction_add(all, CAUSE_GRADE_OF_LAST, (slice[]){noun, last}, 2);
}

enum { WORD = 6 }; /* of two characters, as most have */

/* 签约项目、签约|金额: what the word needs is said in it. */
static bool says_again(slice entity, slice noun)
{
  return noun.size > WORD && slice_starts(entity, (slice){noun.at, WORD});
}

/* 投资|5亿元，建成渔港: whether a sentence opens with what was spent; it goes on with what for. */
static bool spends_at_first(const struct scene *s)
{
  const struct clause *c = s->clause;
  return c->noun.at == s->text.at && lex_nouns_starts(c->noun.at, c->noun.size, NOUNS_ROLE_SPENT) == c->noun.size;
}

/* 规上工业企业58家，总产值|20亿元; 新增|12家: a word that needs what was spoken of before it or behind it. */
static void propose_generic(const struct scene *s, struct candidates *all)
{
  const struct topics *t = &s->binder->topics;
  slice noun = s->clause->noun, entity = slice_of(t->entity);
  const struct lex_generics_row *row = lex_generics_find(noun.at, noun.size);
  if (!row || row->mode == GENERICS_MODE_SAME || says_again(entity, noun)) return;
  if (row->mode != GENERICS_MODE_APPEND) {
    construction_add(all, CAUSE_BEFORE_ENTITY, (slice[]){noun, entity}, 2);
    return;
  }
  bool doubled = slice_ends(entity, noun); /* 热电联产投资, 投资 of the next */
  if (doubled || s->clause->verb.size || spends_at_first(s)) return;
  construction_add(all, CAUSE_BEHIND_ENTITY, (slice[]){t->list_text ? slice_of(t->list_text) : entity, noun}, 2);
}

/* Whether something was told in this sentence that the clause may go on with: then 普及率 may be of that. */
static bool may_lack_front(const struct scene *s)
{
  const struct clause *c = s->clause;
  if (c->attached) return true;
  return !c->previous.size && !c->among && s->binder->count;
}

static bool is_whole(slice name)
{
  return lex_wholes_longest_before(slice_end(name), name.size) != NULL;
}

/* 新增高速公路通车里程100公里，|总里程|800公里: all there is of what the last number told a part of. */
static void propose_total(const struct scene *s, slice noun, struct candidates *all)
{
  const struct binding *before = bind_last(s->binder);
  slice measured = slice_after(noun, lex_nouns_starts(noun.at, noun.size, NOUNS_ROLE_TOTAL));
  slice last = slice_of(before ? before->indicator : NULL), head = head_of(last);
  bool part = measured.size && slice_ends(last, measured);
  if (!part || slice_ends(last, noun)) return;
  slice front = without_end(last, slice_ends(head, measured) ? head.size : measured.size);
  if (front.size) construction_add(all, CAUSE_FRONT, (slice[]){front, noun}, 2);
}

/* 粮食播种面积1458万亩、总产|100亿斤: what stands before the head of the one before belongs to this too. Behind a
 * comma that one must have been spoken of in the clause before. */
static void propose_front(const struct scene *s, slice noun, struct candidates *all)
{
  enum { SHORTEST = 6 };
  slice entity = slice_of(s->binder->topics.entity);
  const struct lex_indicators_row *part = lex_indicators_find(noun.at, noun.size);
  if (!part || part->part != INDICATORS_PART_YES || !may_lack_front(s)) return;
  const struct lex_indicators_row *head = lex_indicators_longest_before(slice_end(entity), entity.size);
  bool apart = head && !s->clause->attached && head->part == INDICATORS_PART_NONE;
  bool sector = part->kind != INDICATORS_KIND_SHARE && is_whole(entity); /* 服务业|占比50%，增加值|增长8% */
  bool owner = head ? head->part == INDICATORS_PART_OWNER : sector;
  bool bare = !head && !owner;
  if (apart || bare) return;
  slice front = without_end(entity, owner ? 0 : head->head_size);
  size_t done = 0;
  size_t completed = lex_nouns_in(front.at, front.size, NOUNS_ROLE_COMPLETED, &done); /* 限上工业|完成工业|增加值 */
  if (completed) front.size = done;
  if (noun.size > WORD && slice_ends(front, (slice){noun.at, WORD}))
    front.size -= WORD; /* 商品房|销售|面积、|销售|额 */
  if (front.size >= SHORTEST) construction_add(all, CAUSE_FRONT, (slice[]){front, noun}, 2);
}

/* 国有企业利润14亿元，私营企业|20亿元: what the one before has behind such a name belongs to this too. */
static void propose_measure(const struct scene *s, slice noun, struct candidates *all)
{
  const struct quantity *q = s->quantity;
  const struct binding *last = bind_last(s->binder);
  if (!bind_has_unit(last, q) || !is_whole(noun)) return;
  slice before = slice_of(last->indicator), head = head_of(before);
  const struct lex_indicators_row *row = lex_indicators_longest_before(slice_end(before), before.size);
  if (!head.size || row->kind != INDICATORS_KIND_MONEY || !is_whole(without_end(before, head.size))) return;
  construction_add(all, CAUSE_MEASURE, (slice[]){noun, head}, 2);
}

/* 肉牛饲养量26万头、生猪|50万头: what the one before has so much of, this has too. */
static void propose_yield(const struct scene *s, slice noun, struct candidates *all)
{
  const struct clause *c = s->clause;
  const struct binding *last = bind_last(s->binder);
  if (!last || !c->attached) return;
  slice before = slice_of(last->indicator);
  size_t size = lex_nouns_ends(before.at, before.size, NOUNS_ROLE_YIELD);
  if (!size) return;
  if (lex_indicators_longest_before(slice_end(noun), noun.size)) return;
  construction_add(all, CAUSE_YIELD, (slice[]){noun, slice_after(before, before.size - size)}, 2);
}

/* 枫渚居全省|第3位: of a place alone that takes a rank, that is all there is to say. */
static void propose_ranking(const struct scene *s, struct candidates *all)
{
  const struct clause *c = s->clause;
  if (!c->rank || !s->alone.size) return;
  construction_add(all, CAUSE_RANKING, (slice[]){topic_written(WRITTEN_NAME_RANKING)}, 1);
}

/* 58.87万户、增长|12.6%: the clause names nothing. */
static void propose_unsaid(const struct scene *s, struct candidates *all)
{
  slice last = slice_of(s->binder->topics.last);
  slice pace = pace_behind(last, pace_told(s->binder, s->quantity, s->clause));
  slice fresh = fresh_told(s->binder, s->quantity, s->clause);
  if (last.size) construction_add(all, CAUSE_UNSAID, (slice[]){fresh, last, pace}, 3);
}

/* 总量达到|52家; 其中东湖区|12家: a word or a place that means the last again. */
static void propose_same(const struct scene *s, struct candidates *all)
{
  const struct clause *c = s->clause;
  slice last = slice_of(s->binder->topics.last), noun = c->noun;
  const struct binding *before = bind_last(s->binder);
  bool rank = s->quantity->kind == UNITS_KIND_RANK;
  bool beside = c->attached && before && before->quantity->kind == UNITS_KIND_RANK;
  bool at = lex_nouns_starts(noun.at, noun.size, NOUNS_ROLE_AT) || beside;
  bool placed = rank && at;
  if (!placed && !generic_has_mode(noun, GENERICS_MODE_SAME)) return;
  slice pace = pace_behind(last, pace_told(s->binder, s->quantity, c)); /* 增长5%，增速居全省第2位 */
  construction_add(all, CAUSE_SAME, (slice[]){last, pace}, 2);
}

void propose_completed(const struct scene *s, struct candidates *all)
{
  if (s->clause->noun.size == 0) {
    bool told = propose_last_share(s, all) || propose_both(s, all) || propose_whole_list(s, all) ||
                propose_growth(s, all) || propose_stage(s, all);
    if (!told) propose_unsaid(s, all);
    return;
  }
  propose_of_unit(s, all);
  propose_same(s, all);
  propose_counterpart(s, all);
  propose_grade(s, all);
  propose_ranking(s, all);
  propose_generic(s, all);
  slice area = {NULL, 0}, noun = name_bare(name_brought(s->clause->noun), &area);
  propose_front(s, noun, all);
  propose_total(s, noun, all);
  propose_yield(s, noun, all);
  propose_measure(s, noun, all);
}
