/* Binding: goes through the numbers of a sentence from left to right and finds what each is about.
 *
 * The thing counted behind the number (17个农产品); else the clause before it (老旧小区477个); else what was spoken of
 * last (实有经营主体58.87万户、增长12.6%). Numbers joined by 、 and 和 alone are one list and take its members one
 * each. */
#include "bind.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "choice.h"
#include "lexicon/clauses.h"
#include "lexicon/counted.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/verbs.h"
#include "lexicon/words.h"
#include "said.h"
#include "subject.h"

static const char *const op_words[] = {"eq", "approx", "ge", "gt", "le", "lt"};

static const char *copy(struct binder *b, slice text)
{
  return topic_copy(b, text);
}

static bool is_proportion(const struct quantity *q)
{
  return q->kind == UNITS_KIND_PERCENT || q->kind == UNITS_KIND_PERMILLE || q->kind == UNITS_KIND_POINTS ||
         q->form == QUANTITY_FRACTION;
}

/* Whether `noun` ends in a word of `roles` (PARTICLES_ROLE_…). */
static bool noun_ends(slice noun, uint32_t roles)
{
  return lex_particles_ends(noun.at, noun.size, roles) != 0;
}

/* 增长7%、力争|8%: the number that this one goes beyond; NULL: it does not. */
static const struct binding *surpassed(const struct binder *b, const struct clause *c, const struct quantity *q)
{
  const struct binding *last = b->count ? &b->bindings[b->count - 1] : NULL;
  bool further = c->aims && c->noun.size == 0 && c->verb.size == 0 && !c->change && !c->share.size && !counts_things(q);
  bool alike = further && last && last->unit && q->unit_name && strcmp(last->unit, q->unit_name) == 0;
  return alike && !last->quantity->threshold ? last : NULL;
}

/* 公交线路, not 转移就业: whether `noun` names a thing and nothing done. */
static bool is_name(slice noun)
{
  while (noun.size) {
    const struct lex_words_row *row = lex_words_longest(noun.at, noun.size);
    if (row && (row->class == WORDS_CLASS_VERB || row->class == WORDS_CLASS_VERBAL_NOUN)) return false;
    noun = slice_after(noun, row ? row->word_size : utf8_size((unsigned char)*noun.at));
  }
  return true;
}

/* 新增学位3600个、|病床400张, |公交线路9条: whether nothing but a further thing stands before the number, so that what
 * was done to the last is done to it, too. */
static bool goes_on_with_list(const struct binder *b, const struct clause *c, const struct quantity *q)
{
  if (c->said.size || c->verb.size) return false;
  if (c->attached) return true;
  const struct quantity *last = b->count ? b->bindings[b->count - 1].quantity : NULL;
  bool comma = last && c->start > last->after &&
               slice_equal(utf8_trim((slice){last->after, (size_t)(c->start - last->after)}), COMMA);
  bool further = comma && c->noun.size && c->noun.at == c->start && !c->op && !c->scope.size && !c->share.size;
  if (!further || c->area || lex_generics_longest(c->noun.at, c->noun.size))
    return false; /* 新增渔船20艘，|总吨位3000吨 */
  return is_name(c->noun) && !is_proportion(q) && q->kind != UNITS_KIND_RANK && !is_proportion(last);
}

static uint8_t change_of(const struct binder *b, const struct clause *c, const struct quantity *q)
{
  if (q->form == QUANTITY_REFERENCE && !q->task) return q->change;
  if (c->change || q->task) return c->change;
  if (is_proportion(q)) {
    if (noun_ends(c->noun, PARTICLES_ROLE_FALL)) return PREDICATES_CHANGE_DECREASE;
    if (noun_ends(c->noun, PARTICLES_ROLE_RISE))
      return q->kind == UNITS_KIND_POINTS ? PREDICATES_CHANGE_NONE : PREDICATES_CHANGE_INCREASE;
    bool cut = c->verb.size && c->verb_change == VERBS_CHANGE_DECREASE; /* 压减|一般性支出|5% */
    return cut && !c->level && !c->copula && !c->share.size ? PREDICATES_CHANGE_DECREASE : PREDICATES_CHANGE_NONE;
  }
  if (q->kind == UNITS_KIND_RANK || q->kind == UNITS_KIND_MULTIPLE || c->from) return PREDICATES_CHANGE_NONE;
  if (c->verb.size) return c->verb_change;
  if (lex_nouns_in(c->noun.at, c->noun.size, NOUNS_ROLE_ADDED, NULL) || noun_ends(c->noun, PARTICLES_ROLE_GROWN))
    return PREDICATES_CHANGE_INCREASE;
  return goes_on_with_list(b, c, q) ? b->topics.carried : PREDICATES_CHANGE_NONE;
}

/* The body or place itself: without 在; nothing where it is none: 向有关城市, “四海揽才”, 集中. */
static slice who(slice subject)
{
  subject = slice_after(subject, lex_nouns_starts(subject.at, subject.size, NOUNS_ROLE_AT));
  if (lex_particles_starts(subject.at, subject.size, PARTICLES_ROLE_NOT_SUBJECT)) return (slice){NULL, 0};
  const struct lex_verbs_row *row = lex_verbs_find(subject.at, subject.size);
  bool none = subject.size < 6 || (row && row->kind != VERBS_KIND_AREA) || slice_has(subject, ENUMERATION_COMMA);
  return none ? (slice){NULL, 0} : subject;
}

/* Whether the clause goes on with a list: 、充电桩. */
static bool lists(const struct clause *c)
{
  return c->attached && c->start && lex_particles_starts(c->start, 3, PARTICLES_ROLE_CONNECTOR) == 3;
}

/* 市区建成充电站8座、|充电桩200个; 综保区排名前进10位、|居全省第一: the subject of the number before, where that goes
 * on. */
static const char *subject_carried(const struct binder *b, const struct clause *c, const char *indicator)
{
  const struct binding *before = b->count >= 2 ? &b->bindings[b->count - 2] : NULL;
  if (!before || !before->subject || !indicator) return NULL;
  bool same = before->indicator && strcmp(before->indicator, indicator) == 0;
  bool own = slice_has(slice_of(indicator), slice_of(before->subject));
  return (same || (lists(c))) && !own ? before->subject : NULL;
}

static struct binding *add(struct binder *b, const struct quantity *q, const struct clause *c, const char *indicator,
                           const char *rule)
{
  struct binding *grown = arena_grow(b->memory, b->bindings, b->count, &b->room, sizeof *grown);
  if (!grown) return NULL;
  b->bindings = grown;
  const struct binding *last = surpassed(b, c, q);
  uint8_t change = last ? last->change : change_of(b, c, q);
  bool listed = c->attached || goes_on_with_list(b, c, q);
  struct binding *s = &b->bindings[b->count++];
  *s = (struct binding){.quantity = q, .clause = c, .indicator = indicator, .unit = q->unit_name, .rule = rule};
  bool behind = q->op != COMPARATORS_OP_NONE && !(q->numeral.more && q->op_word.size == 0 && c->op);
  bool gap = c->base && q->kind == UNITS_KIND_POINTS && c->op != PREDICATES_OP_APPROX; /* 高于|全省5个百分点 */
  s->op = op_words[behind ? q->op : gap ? 0 : c->op];
  s->op_word = behind ? q->op_word : c->op_word;
  s->change = change;
  s->listed = listed;
  s->to = last ? last->to : c->to;
  s->from = c->from;
  s->cumulative = c->cumulative;
  s->share = c->share.size != 0;
  s->reached = c->to || ((c->level || c->copula || c->op) && c->verb.size == 0);
  bool beside = c->base && q->kind == UNITS_KIND_POINTS && c->noun.size == 0; /* 年均增长9%，|比全省快1个百分点 */
  s->yearly = c->yearly || (beside && b->topics.yearly);
  s->lasting = c->lasting && q->kind == UNITS_KIND_DURATION;
  slice subject = who(c->subject.size ? c->subject : b->area);
  if (indicator && subject.size && slice_starts(slice_of(indicator), subject)) subject.size = 0;
  if (counts_things(q) && topic_is_grade(subject)) subject.size = 0; /* 省级|21个 is no body's */
  b->area = (slice){NULL, 0};
  if (subject.size && !(s->subject = copy(b, subject))) return NULL;
  if (!s->subject) s->subject = subject_carried(b, c, indicator);
  return s;
}

/* Whether the clause speaks of a figure, so that 三个 or 亿元 in it is one. */
static bool clause_counts(const struct clause *c, const struct quantity *q)
{
  bool one = q->numeral.chinese && decimal_compare(q->value, decimal_of(1)) == 0;
  if (c->lasting && !q->numeral.bare) return true;
  if (one && q->kind == UNITS_KIND_COUNT) return c->op == PREDICATES_OP_GE;
  if (q->numeral.bare && q->kind == UNITS_KIND_COUNT) return c->op != PREDICATES_OP_NONE;
  if (q->op && (q->numeral.multiplied || !q->numeral.chinese)) return true;
  return c->change || c->op || (c->and_so_on && q->kind == UNITS_KIND_COUNT) || c->verb_change ||
         (c->level && c->noun.size) || (c->copula && decimal_compare(q->value, decimal_of(10)) >= 0);
}

static bool accept_rank(const struct binder *b, const struct quantity *q, const struct clause *c)
{
  if (c->rank || c->scope.size) return true;
  if (q->form == QUANTITY_TOP) return c->level || c->noun.size;
  bool after_rank = b->count && b->bindings[b->count - 1].quantity->form == QUANTITY_RANK;
  return (after_rank && c->attached) || c->to;
}

/* A number without a unit: what it may mean; false: no statistic. */
static bool give_unit(struct quantity *q, const struct clause *c, slice thing)
{
  if (!q->unitless || q->form != QUANTITY_VALUE || q->unit_name) return true;
  if (!q->numeral.multiplied)
    return !q->numeral.chinese && !q->numeral.year && (c->level || c->to || c->from) &&
           (c->noun.size > 0 || (c->to && c->attached));
  const struct lex_counted_row *row = NULL;
  if (thing.size) row = lex_counted_longest_before(thing.at + thing.size, thing.size);
  if (thing.size && !row) row = lex_counted_longest(thing.at, thing.size);
  if (!row) row = lex_counted_longest_before(c->noun.at + c->noun.size, c->noun.size);
  if (row) {
    q->unit_name = row->unit;
    q->kind = UNITS_KIND_COUNT;
    return true;
  }
  const struct lex_indicators_row *head = lex_indicators_longest_before(c->noun.at + c->noun.size, c->noun.size);
  bool money = head && head->kind == INDICATORS_KIND_MONEY;
  if (money) q->unit_name = "CNY", q->kind = UNITS_KIND_MONEY;
  return (thing.size == 0 || q->op) && (money || ((q->op || c->op || (c->noun.size && c->level)) && !q->numeral.bare));
}

/* 比上年增加23天, behind 240天. */
static bool goes_on(const struct binder *b, const struct quantity *q, const struct clause *c)
{
  const struct binding *last = b->count ? &b->bindings[b->count - 1] : NULL;
  return c->change && c->noun.size == 0 && last && last->unit && q->unit_name && strcmp(last->unit, q->unit_name) == 0;
}

/* 由22个月|缩短至|9个月: what leads to the number behind it. */
static bool leads_on(const struct binder *b, const struct quantity *q)
{
  enum { FARTHEST = 24 };
  const struct quantity *next = q + 1 < b->found.at + b->found.count ? q + 1 : NULL;
  if (!next || next->kind != q->kind || next->before < q->after || next->before - q->after > FARTHEST) return false;
  return lex_particles_ends(q->after, (size_t)(next->before - q->after), PARTICLES_ROLE_RESULT) != 0;
}

/* 三十四项|改革任务: too many to be a manner of speaking. */
static bool is_many(const struct quantity *q, slice thing)
{
  enum { MANNER = 12 /* 十二个时辰 and less */ };
  if (!counts_things(q) || thing.size == 0 || !q->unit || !q->numeral.power || q->numeral.bare) return false;
  bool numbers = lex_particles_starts(q->unit->unit, q->unit->unit_size, PARTICLES_ROLE_NUMBERING) != 0;
  return !numbers && decimal_compare(q->value, decimal_of(MANNER)) > 0;
}

static bool accept(const struct binder *b, struct quantity *q, const struct clause *c, slice thing, slice text)
{
  bool whole = q->start == text.at && q->after >= text.at + text.size;
  if (q->kind == UNITS_KIND_RANK && (q->form == QUANTITY_RANK || q->form == QUANTITY_TOP)) return accept_rank(b, q, c);
  if (!give_unit(q, c, thing)) return whole;
  if (q->weak && !clause_counts(c, q) && !is_many(q, thing)) return false;
  if (counts_things(q) && generic_has_mode(thing, GENERICS_MODE_SAME)) return false; /* 5项指标增速居全市第一 */
  if (q->kind == UNITS_KIND_DURATION && (noun_ends(c->noun, PARTICLES_ROLE_TIME_MEASURE) || goes_on(b, q, c)))
    return true;
  if (q->kind == UNITS_KIND_VOLTAGE) return c->level || c->to; /* 110千伏变电站 is a name */
  if (q->kind == UNITS_KIND_DURATION)
    return c->lasting || c->to || (c->from && c->noun.size && leads_on(b, q)) || (c->op && c->noun.size) ||
           (c->change && c->noun.size) || lex_nouns_starts(thing.at, thing.size, NOUNS_ROLE_TIME);
  if (q->kind == UNITS_KIND_COUNT && q->value.exponent < 0 && q->value.digits % 10 == 0 && !q->numeral.multiplied)
    return false; /* 工业4.0项目 */
  if (q->kind == UNITS_KIND_SCORE) return c->level || c->change || c->op || c->noun.size;
  return true;
}

/* The clause of number `i`, read from where the last number that is no threshold ended. */
static void read_clause(struct binder *b, size_t i, const char *floor, bool after)
{
  const struct quantity *q = &b->found.at[i];
  clause_read(floor > q->before ? q->before : floor, q, after, &b->clauses[i]);
}

/* 办结率 has nothing of its own. */
static bool ends_in_rate(const char *indicator)
{
  return lex_nouns_ends(indicator, indicator ? strlen(indicator) : 0, NOUNS_ROLE_RATE);
}

/* After a number has been bound: what the next ones may refer to. */
static void update_topics(struct binder *b, const struct clause *c, const char *indicator, bool named, bool appended)
{
  struct topics *t = &b->topics;
  const struct lex_verbs_row *grown = c->noun.size ? NULL : lex_verbs_find(c->said.at, c->said.size);
  if (c->verb.size || !b->bindings[b->count - 1].listed) t->carried = c->verb_change;
  if (grown && c->verb.size == 0) t->carried = (uint8_t)grown->change; /* 新增|3个渔港、4个茶园 */
  t->yearly = c->yearly;
  if (!indicator) return;
  if (named) {
    t->last = indicator;
    t->list_text = NULL;
    if (!appended && !ends_in_rate(indicator)) t->entity = indicator;
    topic_remember(t, indicator);
  }
}

static bool bind_threshold(struct binder *b, size_t i, const char *floor, bool after, slice text)
{
  struct quantity *q = &b->found.at[i];
  struct clause *c = &b->clauses[i];
  if (floor > q->before) floor = i ? q[-1].after : text.at;
  read_clause(b, i, floor, after);
  slice thing = thing_behind(b, i, text);
  if (thing.size) b->topics.class = thing;
  if (q->unitless) q->unit_name = "CNY", q->kind = UNITS_KIND_MONEY;
  struct topics *t = &b->topics;
  if (c->noun.size || q->kind != t->measured_kind) t->measured.size = 0;
  if (lex_indicators_longest_before(c->noun.at + c->noun.size, c->noun.size))
    t->measured = c->noun, t->measured_kind = q->kind;
  slice measured = c->noun.size ? c->noun : t->measured.size && c->op_word.size ? t->measured : thing;
  const char *indicator = copy(b, measured.size ? measured : t->class);
  struct binding *s = indicator ? add(b, q, c, indicator, "threshold") : NULL;
  if (!s) return false;
  s->change = PREDICATES_CHANGE_NONE;
  return true;
}

/* 906户|1559人|实现脱贫: whether the number before ends where this one begins, and was named by what follows. */
static bool shares_deed(const struct binder *b, size_t i)
{
  const struct binding *last = b->count ? &b->bindings[b->count - 1] : NULL;
  return last && last->quantity->after == b->found.at[i].before && strcmp(last->rule, "deed") == 0;
}

/* 为|市区|3623户困难家庭: where the things behind a number are. */
static void note_area(struct binder *b, slice noun, const struct quantity *q)
{
  enum { JOINT = 3 };
  if (noun.size && lex_particles_starts(q->before - JOINT, JOINT, PARTICLES_ROLE_CONNECTOR))
    return; /* 本县和|28个单位 */
  slice where = slice_after(noun, lex_particles_starts(noun.at, noun.size, PARTICLES_ROLE_RECIPIENT));
  if (where.size && topic_is_area(where, false)) b->area = where;
}

/* The name that `candidate` puts together, in the arena; NULL when memory runs out. */
static const char *candidate_text(struct binder *b, const struct candidate *candidate)
{
  const char *name = copy(b, candidate->parts[0]);
  for (size_t i = 1; name && i < candidate->part_count; i++) {
    const char *part = copy(b, candidate->parts[i]);
    name = part ? topic_join(b, name, slice_of(part)) : NULL;
  }
  return name;
}

/* Keeps how sure the choice of `best` (may be NULL) is, and tells of it; false when memory runs out. */
static bool tell_choice(struct binder *b, struct binding *s, const struct candidate *best)
{
  const struct stats_observer *observer = b->chooser->observer;
  s->confidence = best ? choice_confidence(choice_share(&b->chooser->candidates, best)) : 0;
  if (best && observer) s->note = observer->chosen(observer->user, b->chooser, best);
  return !best || !b->chooser->explain || (s->weighed = choice_told(b->memory, b->chooser)) != NULL;
}

/* One number by itself. `*floor` gets where the next clause may begin. */
static bool bind_single(struct binder *b, size_t i, const char **floor, slice text)
{
  struct quantity *q = &b->found.at[i];
  struct clause *c = &b->clauses[i];
  bool may_follow =
      q->kind != UNITS_KIND_DURATION && (counts_things(q) || c->noun.size == 0 || (c->area && is_proportion(q)));
  bool assigned = q->kind == UNITS_KIND_MONEY && c->said.size &&
                  lex_clauses_starts(c->said.at, c->said.size, CLAUSES_ROLE_ASSIGNED) == c->said.size;
  slice thing = may_follow || assigned || q->kind == UNITS_KIND_DURATION ? thing_behind(b, i, text) : (slice){NULL, 0};
  if (c->noun.size && lex_nouns_starts(thing.at, thing.size, NOUNS_ROLE_TASK) == thing.size)
    thing.size = 0; /* 引进汽车100台|任务 */
  if (!accept(b, q, c, thing, text)) return true;
  if (thing.size && indicator_completed(c)) thing = thing_ordered(b, i, thing, text);
  *floor = q->after;
  bool named = true, appended = false;
  const char *rule = "behind";
  const char *indicator = indicator_spent(b, i, text);
  bool done = c->said.size == 0 || (c->level && lex_verbs_find(c->said.at, c->said.size));
  bool clear = c->noun.size == 0 && done && !c->change && !c->from && !c->share.size && !c->listed;
  bool same_unit = b->count && b->bindings[b->count - 1].unit && q->unit_name &&
                   strcmp(b->bindings[b->count - 1].unit, q->unit_name) == 0;
  if (indicator) {
    rule = "spent";
  } else if ((may_follow || assigned) && thing.size && (q->form == QUANTITY_VALUE || q->form == QUANTITY_FRACTION) &&
             (counts_things(q) || clear || c->area || assigned)) {
    if (!c->and_so_on) note_area(b, c->noun, q);
    *floor = thing.at + thing.size;
    indicator = deed_name(b, i, thing, text, floor);
    if (!indicator) indicator = indicator_counted(b, i, thing, text);
  } else if ((counts_things(q) || c->lasting) && clear && c->verb.size == 0 &&
             (!c->attached || c->listed || shares_deed(b, i)) && !same_unit && indicator_deed(b, i, text).size) {
    indicator = copy(b, indicator_deed(b, i, text));
    rule = "deed";
  } else {
    indicator = indicator_before(b, i, text, &named, &appended, &rule);
    if (!indicator && c->verb.size) indicator = copy(b, c->verb);
  }
  bool graded = indicator && i && b->found.at[i - 1].threshold; /* 过10亿元企业|15户 */
  if (graded) indicator = indicator_measured(b, indicator);
  struct scene scene = {
      .binder = b, .i = i, .text = text, .quantity = q, .clause = c, .thing = thing, .answer = indicator, .rule = rule};
  const struct candidate *best = graded ? chooser_settle(b->chooser, &scene) : chooser_choose(b->chooser, &scene);
  if (!best && !graded) indicator = NULL;
  if (best && !best->answer) {
    if (!(indicator = candidate_text(b, best))) return false;
    rule = cause_names[best->cause];
    *floor = best->end ? best->end : q->after;
    named = best->origin != ORIGIN_LAST;
    appended = best->cause == CAUSE_TOPIC_AND_OWN || best->cause == CAUSE_FRONT_OF_LAST;
  }
  struct binding *s = add(b, q, c, indicator, rule);
  if (!s) return false;
  if (!tell_choice(b, s, best)) return false;
  said_read(b, *floor, text);
  if (!subject_read(b)) return false;
  update_topics(b, c, indicator, named, appended);
  return true;
}

/* The unit, the comparator behind the last, and the group that the members of a list share. */
static void share_in_list(struct binder *b, size_t first, size_t last)
{
  struct quantity *end = &b->found.at[last];
  for (size_t i = last; i-- > first;) {
    struct quantity *q = &b->found.at[i];
    if (q->form == QUANTITY_VALUE && q->unitless && !q->unit_name && end->unit_name) {
      q->unit_name = end->unit_name;
      q->unit = end->unit;
      q->kind = end->kind;
      q->unitless = false;
    }
    if (q->op == COMPARATORS_OP_NONE && end->op && end->op_word.size) {
      q->op = end->op;
      q->op_word = end->op_word;
    }
  }
}

/* Whether the last `count` numbers were about the same: then 分居全省第2、第4 is about that. */
static bool about_one(const struct binder *b, size_t count)
{
  if (b->count < count) return true;
  const char *one = b->bindings[b->count - 1].indicator;
  for (size_t i = b->count - count; i < b->count; i++) {
    const char *indicator = b->bindings[i].indicator;
    if (!one || !indicator || strcmp(indicator, one) != 0) return false;
  }
  return true;
}

/* 公园305个、绿道235公里，|总数分别: whether the last `count` numbers stood side by side. */
static bool side_by_side(const struct binder *b, size_t count)
{
  if (b->count < count) return false;
  for (size_t i = b->count - count + 1; i < b->count; i++)
    if (!b->bindings[i].clause->attached) return false;
  return !about_one(b, count);
}

/* What the members of the list before have, with 完成投资 and the like behind each. */
static size_t list_before(struct binder *b, slice noun, bool respectively, size_t count, const char **members)
{
  const struct topics *t = &b->topics;
  if (!respectively && about_one(b, count)) return 0;
  bool latest = (t->list_count == count && t->list[count - 1] == t->last) || side_by_side(b, count);
  const char *const *from = t->list_count == count     ? t->list
                            : t->recent_count >= count ? t->recent + t->recent_count - count
                                                       : NULL;
  const char *both[LIST_MOST]; /* 城乡人均住房面积增加5平方米，|分别达到 */
  size_t named = respectively && !latest && t->last ? list_members(b->memory, slice_of(t->last), count, both) : 0;
  if (named == SIZE_MAX) return named;
  if (named == count) from = both;
  if (!from) return 0;
  for (size_t i = 0; i < count; i++) {
    members[i] = noun.size ? topic_join(b, from[i], noun) : from[i];
    if (!members[i]) return SIZE_MAX;
  }
  return count;
}

/* 事故起数、死亡人数在上年下降的基础上，|分别下降: the list that stands before the comma. */
static slice listed_before(const struct clause *c)
{
  slice verb = {NULL, 0};
  uint8_t change = 0;
  slice list = clause_strip_front(c->previous, &verb, &change);
  list.size -= lex_particles_ends(list.at, list.size, PARTICLES_ROLE_REMARK);
  return list;
}

/* The indicators of a list's members: its nouns, the members of the list before, or the last ones named. */
static size_t list_indicators(struct binder *b, const struct clause *c, const struct quantity *q, size_t count,
                              const char **members, const char **rule)
{
  slice noun = c->respectively && c->noun.size == 0 ? listed_before(c) : c->noun;
  size_t found = list_members(b->memory, noun, count, members);
  for (size_t i = 0; c->suffix.size && found != SIZE_MAX && i < found; i++)
    if (!(members[i] = topic_join(b, members[i], c->suffix))) return SIZE_MAX;
  if (found) {
    *rule = "list";
    for (size_t i = 0; found != SIZE_MAX && i < found; i++) {
      bool named;
      struct clause alone = {0};
      members[i] = topic_resolve(b, &alone, slice_of(members[i]), q, &named);
      if (!members[i]) return named ? SIZE_MAX : 0;
    }
    return found;
  }
  *rule = "list-before";
  if (c->share.size) return c->noun.size ? 0 : list_before(b, (slice){NULL, 0}, c->respectively, count, members);
  if (c->suffix.size && c->noun.size == 0) return list_before(b, c->suffix, true, count, members);
  if (generic_has_mode(c->noun, GENERICS_MODE_APPEND)) return list_before(b, c->noun, c->respectively, count, members);
  if (c->base && q->kind == UNITS_KIND_POINTS && !c->change && c->noun.size == 0)
    return list_before(b, topic_growth(&b->topics), c->respectively, count, members);
  bool named;
  topic_resolve(b, c, c->noun, q, &named);
  return named ? 0 : list_before(b, (slice){NULL, 0}, c->respectively, count, members);
}

/* Without a list of nouns every number is about the same. */
static bool bind_alike(struct binder *b, size_t first, size_t last, const char **floor, slice text)
{
  for (size_t i = first; i <= last; i++) {
    if (i > first) b->clauses[i] = b->clauses[first];
    if (!bind_single(b, i, floor, text)) return false;
  }
  return true;
}

/* Numbers `first` … `last`, joined by 、 and 和 alone. */
static bool bind_list(struct binder *b, size_t first, size_t last, const char **floor, slice text)
{
  const struct clause *c = &b->clauses[first];
  struct topics *t = &b->topics;
  size_t count = last - first + 1;
  const char *members[LIST_MOST];
  const char *rule = "list";
  share_in_list(b, first, last);
  size_t found = list_indicators(b, c, &b->found.at[first], count, members, &rule);
  if (found == SIZE_MAX) return false;
  if (found == 0) return bind_alike(b, first, last, floor, text);
  bool any = false;
  slice area = b->area;
  for (size_t i = 0; i < count; i++, b->area = area) {
    struct quantity *one = &b->found.at[first + i];
    if (!accept(b, one, c, (slice){NULL, 0}, text)) continue;
    const char *indicator = c->share.size ? topic_share(b, members[i], c->share) : members[i];
    struct scene scene = {
        .binder = b, .i = first + i, .text = text, .quantity = one, .clause = c, .answer = indicator, .rule = rule};
    const struct candidate *settled = indicator ? chooser_settle(b->chooser, &scene) : NULL;
    struct binding *s = add(b, one, c, indicator, rule);
    if (!s) return false;
    if (!tell_choice(b, s, settled)) return false;
    said_read(b, one->after, text);
    if (!subject_read(b)) return false;
    s->group = b->groups + 1;
    any = true;
    topic_remember(t, members[i]);
  }
  b->area.size = 0;
  if (any) b->groups++;
  *floor = b->found.at[last].after;
  memcpy(t->list, members, count * sizeof *members);
  t->list_count = count;
  t->last = t->entity = members[count - 1];
  t->yearly = c->yearly;
  if (c->noun.size && !(t->list_text = copy(b, c->noun))) return false;
  return true;
}

/* What stands between two numbers, without 每人每月 before the second. */
static slice gap_between(const char *from, const char *to)
{
  slice gap = utf8_trim((slice){from, (size_t)(to - from)});
  const struct lex_predicates_row *row = lex_predicates_longest_before(gap.at + gap.size, gap.size);
  if (row && row->tells & PREDICATES_TELLS_PERSON) gap.size -= row->word_size;
  return utf8_trim(gap);
}

/* How far the list goes that number `first` begins. */
static size_t list_end(struct binder *b, size_t first, slice text)
{
  const struct quantity *q = b->found.at;
  size_t last = first;
  if (q[first].form == QUANTITY_REFERENCE || (counts_things(&q[first]) && thing_behind(b, first, text).size))
    return first;
  while (last + 1 < b->found.count && last + 1 - first < LIST_MOST) {
    const struct quantity *next = &q[last + 1];
    if (next->form == QUANTITY_REFERENCE || next->threshold ||
        (next->kind == UNITS_KIND_RANK) != (q[first].kind == UNITS_KIND_RANK))
      break;
    if (next->form != q[first].form) break;
    if (next->before < q[last].after || !clause_is_connector(gap_between(q[last].after, next->before))) break;
    read_clause(b, last + 1, q[last].after, true);
    last++;
  }
  return last;
}

bool bind_sentence(struct binder *b, slice text)
{
  size_t count = b->found.count;
  b->count = 0;
  b->topics.measured.size = 0;
  b->hedges = (struct hedges){.at = text.at, .end = text.at + text.size};
  if (count > b->clause_room) {
    b->clauses = arena_alloc(b->memory, count * 2 * sizeof *b->clauses);
    if (!b->clauses) return false;
    b->clause_room = count * 2;
  }
  chooser_begin(b->chooser);
  things_classify(b, text);
  const char *floor = text.at;
  bool after = false;
  for (size_t i = 0; i < count;) {
    if (b->found.at[i].threshold) {
      if (!bind_threshold(b, i, floor, after, text)) return false;
      i++;
      continue;
    }
    read_clause(b, i, floor, after);
    size_t last = list_end(b, i, text);
    size_t bound = b->count;
    if (!(last > i ? bind_list(b, i, last, &floor, text) : bind_single(b, i, &floor, text))) return false;
    if (b->count > bound) after = true;
    i = last + 1;
  }
  return true;
}
