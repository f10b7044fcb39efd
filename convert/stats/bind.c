/* Binding: goes through the numbers of a sentence from left to right and finds what each is about.
 *
 * The thing counted behind the number (17个农产品); else the clause before it (老旧小区477个); else what was spoken of
 * last (实有经营主体58.87万户、增长12.6%). Numbers joined by 、 and 和 alone are one list and take its members one
 * each. */
#include "bind.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "change.h"
#include "choice.h"
#include "lexicon/clauses.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/verbs.h"
#include "proposers.h"
#include "said.h"
#include "subject.h"
#include "verdict.h"

static const char *const op_words[] = {"eq", "approx", "ge", "gt", "le", "lt"};

/* 增长7%、力争|8%: the number that this one goes beyond; NULL: it does not. */
static const struct binding *surpassed(const struct binder *b, const struct clause *c, const struct quantity *q)
{
  if (c->noun.size || !c->aims || counts_things(q)) return NULL;
  const struct binding *last = bind_last(b);
  return bind_has_unit(last, q) ? last : NULL;
}

/* The body or place itself: without 在; nothing where it is none: 向有关城市, “四海揽才”, 集中. */
static slice who(slice subject)
{
  subject = slice_after(subject, lex_nouns_starts(subject.at, subject.size, NOUNS_ROLE_AT));
  if (lex_particles_starts(subject.at, subject.size, PARTICLES_ROLE_NOT_SUBJECT)) return (slice){NULL, 0};
  const struct lex_verbs_row *row = lex_verbs_find(subject.at, subject.size);
  bool word = row && row->kind != VERBS_KIND_AREA;
  return word || slice_has(subject, ENUMERATION_COMMA) ? (slice){NULL, 0} : subject;
}

/* Whether the clause goes on with a list: 、充电桩. */
static bool lists(const struct clause *c)
{
  return lex_particles_starts(c->start, 3, PARTICLES_ROLE_CONNECTOR) == 3;
}

/* 市区建成充电站8座、|充电桩200个; 综保区排名前进10位、|居全省第一: the subject of the number before, where that goes
 * on. */
static const char *subject_carried(const struct binder *b, const struct clause *c, const char *indicator)
{
  const struct binding *before = b->count >= 2 ? &b->bindings[b->count - 2] : NULL;
  if (!before) return NULL;
  return slice_equal(slice_of(before->indicator), slice_of(indicator)) || lists(c) ? before->subject : NULL;
}

/* How the number compares with the truth, by the word behind it or before. */
static void set_comparator(struct binding *s, const struct quantity *q, const struct clause *c)
{
  bool more = q->op_word.size == 0 && c->op;
  bool behind = q->op != COMPARATORS_OP_NONE && !more;
  bool gap = c->base && q->kind == UNITS_KIND_POINTS && c->op != PREDICATES_OP_APPROX; /* 高于|全省5个百分点 */
  s->op = op_words[behind ? q->op : gap ? 0 : c->op];
  s->op_word = behind ? q->op_word : c->op_word;
}

/* What the clause says of times and ways. */
static void set_facts(const struct binder *b, struct binding *s, const struct quantity *q, const struct clause *c)
{
  bool told = c->level || c->copula;
  bool points = q->kind == UNITS_KIND_POINTS && c->noun.size == 0; /* 年均增长9%，|比全省快1个百分点 */
  bool beside = points && b->topics.yearly, found = told && c->verb.size == 0;
  s->to = c->to;
  s->from = c->from;
  s->cumulative = c->cumulative;
  s->share = c->share.size != 0;
  s->reached = c->to || found;
  s->yearly = c->yearly || beside;
  s->lasting = c->lasting;
}

/* Whom or where the number is of, by its clause; false when memory runs out. */
static bool set_subject(struct binder *b, struct binding *s, const struct quantity *q, const struct clause *c)
{
  slice subject = who(c->subject.size ? c->subject : b->area);
  bool own = slice_starts(slice_of(s->indicator), subject);
  bool grade = counts_things(q) && topic_is_grade(subject); /* 省级|21个 is no body's */
  b->area = (slice){NULL, 0};
  if (!own && !grade && !(s->subject = topic_copy(b, subject))) return false;
  if (!s->subject) s->subject = subject_carried(b, c, s->indicator);
  return true;
}

static struct binding *add(struct binder *b, const struct quantity *q, const struct clause *c, const char *indicator,
                           const char *rule)
{
  struct binding *grown = arena_grow(b->memory, b->bindings, b->count, &b->room, sizeof *grown);
  if (!grown) return NULL;
  b->bindings = grown;
  const struct binding *last = surpassed(b, c, q);
  struct binding new = {.quantity = q, .clause = c, .indicator = indicator, .unit = q->unit_name, .rule = rule};
  new.change = last ? last->change : change_told(b, c, q);
  new.listed = change_is_carried(b, c);
  set_comparator(&new, q, c);
  set_facts(b, &new, q, c);
  if (last) new.to = last->to;
  struct binding *s = &b->bindings[b->count++];
  *s = new;
  return set_subject(b, s, q, c) ? s : NULL;
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
  if (grown) t->carried = (uint8_t)grown->change; /* 新增|3个渔港、4个茶园 */
  t->yearly = c->yearly;
  if (!indicator) return;
  if (named) {
    t->last = indicator;
    t->list_text = NULL;
    if (!appended && !ends_in_rate(indicator)) t->entity = indicator;
    topic_remember(t, indicator);
  }
}

/* What a threshold is of: what it measures (|产值|过亿元企业), else the things it tells apart (一批|千亿级|产业集群).
 */
static slice threshold_name(const struct topics *t, const struct clause *c, slice thing)
{
  bool measure = lex_indicators_longest_before(slice_end(c->noun), c->noun.size) != NULL;
  if (measure || !thing.size) thing = c->noun;
  slice name = !c->noun.size && c->op_word.size ? t->measured : thing;
  return name.size ? name : t->class;
}

static bool bind_threshold(struct binder *b, size_t i, const char *floor, bool after, slice text)
{
  struct quantity *q = &b->found.at[i];
  struct clause *c = &b->clauses[i];
  if (floor > q->before) floor = i ? q[-1].after : text.at;
  read_clause(b, i, floor, after);
  slice thing = thing_behind(b, i, text);
  if (thing.size) b->topics.class = thing;
  if (q->numeral.bare && !q->op && !c->op_word.size) return true; /* 亿元|项目 is a name */
  if (q->unitless) q->unit_name = "CNY", q->kind = UNITS_KIND_MONEY;
  struct topics *t = &b->topics;
  if (q->kind != t->measured_kind) t->measured.size = 0;
  if (lex_indicators_longest_before(slice_end(c->noun), c->noun.size))
    t->measured = c->noun, t->measured_kind = q->kind;
  const char *indicator = topic_copy(b, threshold_name(t, c, thing));
  struct binding *s = indicator ? add(b, q, c, indicator, "threshold") : NULL;
  if (s) s->change = PREDICATES_CHANGE_NONE;
  return s;
}

/* The name that the first `count` parts of `candidate` put together, in the arena; NULL when memory runs out. */
static const char *candidate_text(struct binder *b, const struct candidate *candidate, size_t count)
{
  const char *name = topic_copy(b, candidate->parts[0]);
  for (size_t i = 1; name && i < count; i++) {
    const char *part = topic_copy(b, candidate->parts[i]);
    name = part ? topic_join(b, name, slice_of(part)) : NULL;
  }
  return name;
}

/* What was chosen for a number, kept while others are weighed. */
struct choice {
  const char *name; /* NULL: nothing */
  const char *base; /* of a share: what it is one of; else `name` */
  bool share;
  enum cause cause;
  enum origin origin;
  const char *end; /* behind the number; NULL: not there */
  slice area;
  unsigned confidence;
  void *note;
  const char *weighed;
};

/* Keeps `best`, or nothing where it is NULL, of what the chooser weighed; false when memory runs out. */
static bool keep_choice(struct binder *b, const struct candidate *best, struct choice *kept)
{
  struct chooser *chooser = b->chooser;
  *kept = (struct choice){.cause = CAUSES_COUNT};
  if (!best) return true;
  kept->name = kept->base = candidate_text(b, best, best->part_count);
  if (kept->name && best->base_count) kept->base = candidate_text(b, best, best->base_count);
  kept->share = best->base_count != 0;
  kept->cause = best->cause;
  kept->origin = best->origin;
  kept->end = best->end;
  kept->area = candidate_area(&chooser->scene, best);
  kept->confidence = choice_confidence(chooser, best);
  if (chooser->observer) kept->note = chooser->observer->chosen(chooser->observer->user, chooser, best);
  if (chooser->explain && !(kept->weighed = choice_told(b->memory, chooser))) return false;
  return kept->base != NULL;
}

/* Binds quantity `q` to what was chosen; what is said of it goes on to `floor`. False when memory runs out. */
static bool add_choice(struct binder *b, const struct quantity *q, const struct clause *c, const struct choice *kept,
                       const char *floor, slice text)
{
  b->area = kept->area;
  struct binding *s = add(b, q, c, kept->name, kept->name ? cause_names[kept->cause] : "none");
  if (!s) return false;
  s->confidence = kept->confidence;
  s->note = kept->note;
  s->weighed = kept->weighed;
  said_read(b, floor, text);
  return subject_read(b);
}

/* Whether the choice only says again what was said of a number before. */
static bool says_again(const struct choice *kept)
{
  switch ((int)kept->cause) {
  case CAUSE_BOTH:
  case CAUSE_WHOLE_LIST:
  case CAUSE_GROWTH:
  case CAUSE_LAST_SHARE:
  case CAUSE_GRADE_OF_LAST:
  case CAUSE_STAGE: return true;
  default: return kept->origin == ORIGIN_LAST;
  }
}

/* Whether the choice is put together with what was spoken of before, which stays what others belong to. */
static bool is_completed(const struct choice *kept)
{
  switch ((int)kept->cause) {
  case CAUSE_TOPIC_AND_OWN:
  case CAUSE_FRONT_OF_LAST:
  case CAUSE_BEHIND_ENTITY: return true;
  default: return false;
  }
}

/* After a number has been bound: what the next ones may refer to. */
static void remember_choice(struct binder *b, const struct clause *c, const struct choice *kept)
{
  struct topics *t = &b->topics;
  if (!kept->share) {
    update_topics(b, c, kept->name, !says_again(kept), is_completed(kept));
    return;
  }
  update_topics(b, c, kept->name, c->from, true);
  bool again = t->last && strcmp(t->last, kept->base) == 0;
  if (c->from || again) return;
  t->last = t->entity = kept->base;
  topic_remember(t, kept->base);
}

/* The thing behind quantity `i`, where its number may be of it. */
static slice thing_of(struct binder *b, size_t i, bool assigned, slice text)
{
  const struct quantity *q = &b->found.at[i];
  const struct clause *c = &b->clauses[i];
  bool lasts = q->kind == UNITS_KIND_DURATION;
  bool may_follow = counts_things(q) || c->noun.size == 0 || c->area;
  slice thing = lasts || may_follow || assigned ? thing_behind(b, i, text) : (slice){NULL, 0};
  bool task = c->noun.size && lex_nouns_starts(thing.at, thing.size, NOUNS_ROLE_TASK) == thing.size;
  if (task) thing.size = 0; /* 引进汽车100台|任务 */
  return thing;
}

/* Whether quantity `q` with this clause looks before itself or behind for its name. */
static enum looks looks_of(const struct quantity *q, const struct clause *c, slice thing)
{
  bool counts = q->form == QUANTITY_VALUE || q->form == QUANTITY_FRACTION;
  if (thing.size == 0 || !counts || q->kind == UNITS_KIND_DURATION) return LOOKS_BEFORE;
  bool done = c->said.size == 0 || c->level;
  bool unsaid = done && !c->change && !c->share.size;
  bool clear = !c->listed && unsaid;
  return counts_things(q) || clear || c->area ? LOOKS_BEHIND : LOOKS_EITHER;
}

/* Sets `scene` for quantity `i`; false: it is no statistic. */
static bool set_scene(struct binder *b, size_t i, struct list_place list, slice text, struct scene *scene)
{
  struct quantity *q = &b->found.at[i];
  const struct clause *c = &b->clauses[i];
  bool assigned = c->said.size && lex_clauses_starts(c->said.at, c->said.size, CLAUSES_ROLE_ASSIGNED) == c->said.size;
  slice thing = thing_of(b, i, assigned, text);
  if (!verdict_accepts(b, q, c, thing, text)) return false;
  if (thing.size && indicator_completed(c)) thing = thing_ordered(b, i, thing, text);
  bool area = c->verb.size == 0 && topic_is_area(c->noun, counts_things(q));
  bool alone = c->area || area;
  *scene = (struct scene){.binder = b,
                          .i = i,
                          .text = text,
                          .quantity = q,
                          .clause = c,
                          .thing = thing,
                          .alone = alone ? c->noun : (slice){NULL, 0},
                          .list = list,
                          .looks = looks_of(q, c, thing),
                          .graded = i && q[-1].threshold && q[-1].before >= c->start};
  return true;
}

/* One number by itself. `*floor` gets where the next clause may begin. */
static bool bind_single(struct binder *b, size_t i, struct list_place list, const char **floor, slice text)
{
  struct scene scene;
  struct choice kept;
  if (!set_scene(b, i, list, text, &scene)) return true;
  chooser_choose(b->chooser, &scene);
  if (!keep_choice(b, chooser_best(b->chooser, false), &kept)) return false;
  *floor = kept.end ? kept.end : scene.quantity->after;
  if (!add_choice(b, scene.quantity, scene.clause, &kept, *floor, text)) return false;
  remember_choice(b, scene.clause, &kept);
  return true;
}

/* The unit, the comparator behind the last, and the group that the members of a list share. */
static void share_in_list(struct binder *b, size_t first, size_t last)
{
  struct quantity *end = &b->found.at[last];
  for (size_t i = last; i-- > first;) {
    struct quantity *q = &b->found.at[i];
    if (quantity_lacks_unit_of(q, end)) {
      q->unit_name = end->unit_name;
      q->unit = end->unit;
      q->kind = end->kind;
      q->unitless = false;
    }
    if (q->op == COMPARATORS_OP_NONE && end->op_word.size) {
      q->op = end->op;
      q->op_word = end->op_word;
    }
  }
}

/* Without a list of nouns every number is about the same. */
static bool bind_alike(struct binder *b, size_t first, size_t last, const char **floor, slice text)
{
  for (size_t i = first; i <= last; i++) {
    struct list_place list = {i - first, last - first + 1};
    if (i > first) b->clauses[i] = b->clauses[first];
    if (!bind_single(b, i, list, floor, text)) return false;
  }
  return true;
}

/* Weighs the members of a list for numbers `first` … `last`, all of which need one, against what each could be about
 * without a list. `*listed`: the members are better, and in `kept`. False when memory runs out. */
static bool weigh_list(struct binder *b, size_t first, size_t last, slice text, struct choice *kept, bool *listed)
{
  int64_t members = 0, others = 0;
  for (size_t i = first; i <= last; i++) {
    struct scene scene = {.binder = b,
                          .i = i,
                          .text = text,
                          .quantity = &b->found.at[i],
                          .clause = &b->clauses[first],
                          .list = {i - first, last - first + 1}};
    chooser_choose(b->chooser, &scene);
    const struct candidate *member = chooser_best(b->chooser, true), *other = chooser_best(b->chooser, false);
    if (!member) return !(*listed = false);
    members += member->score;
    others += other ? other->score : member->score;
    if (!keep_choice(b, member, &kept[i - first])) return false;
  }
  *listed = members >= others;
  return true;
}

/* Numbers `first` … `last`, each of its own member of one list. */
static bool bind_members(struct binder *b, size_t first, size_t last, const struct choice *kept, slice text)
{
  const struct clause *c = &b->clauses[first];
  struct topics *t = &b->topics;
  size_t count = last - first + 1, bound = b->count;
  for (size_t i = 0; i < count; i++) {
    struct quantity *one = &b->found.at[first + i];
    t->list[i] = kept[i].base;
    if (!verdict_accepts(b, one, c, (slice){NULL, 0}, text)) continue;
    if (!add_choice(b, one, c, &kept[i], one->after, text)) return false;
    b->bindings[b->count - 1].group = b->groups + 1;
    topic_remember(t, kept[i].base);
  }
  if (b->count > bound) b->groups++;
  t->list_count = count;
  t->last = t->entity = kept[count - 1].base;
  t->yearly = c->yearly;
  return c->noun.size == 0 || (t->list_text = topic_copy(b, c->noun)) != NULL;
}

/* Numbers `first` … `last`, joined by 、 and 和 alone. */
static bool bind_list(struct binder *b, size_t first, size_t last, const char **floor, slice text)
{
  struct choice kept[LIST_MOST];
  bool listed;
  share_in_list(b, first, last);
  if (!weigh_list(b, first, last, text, kept, &listed)) return false;
  if (!listed) return bind_alike(b, first, last, floor, text);
  *floor = b->found.at[last].after;
  return bind_members(b, first, last, kept, text);
}

/* What stands between two numbers, without 每人每月 before the second. */
static slice gap_between(const char *from, const char *to)
{
  slice gap = utf8_trim((slice){from, (size_t)(to - from)});
  const struct lex_predicates_row *row = lex_predicates_longest_before(slice_end(gap), gap.size);
  if (row && row->tells & PREDICATES_TELLS_PERSON) gap.size -= row->word_size;
  return utf8_trim(gap);
}

/* How far the list goes that number `first` begins. */
static size_t list_end(struct binder *b, size_t first)
{
  const struct quantity *q = b->found.at;
  size_t last = first;

  while (last + 1 < b->found.count && last + 1 - first < LIST_MOST) {
    const struct quantity *next = &q[last + 1];
    if (next->threshold || next->form != q[first].form) break;
    if (next->before < q[last].after || !clause_is_connector(gap_between(q[last].after, next->before))) break;
    read_clause(b, last + 1, q[last].after, true);
    last++;
  }
  return last;
}

/* 投资128亿元（其中工业投资56亿元），|增长8%: behind a bracket, what was spoken of before it is spoken of again.
 * `from`, `to`: what stands between two numbers. */
static void pass_brackets(struct binder *b, const char *from, const char *to)
{
  struct topics *t = &b->topics;
  size_t size;
  for (const char *at = from; at < to; at += size) {
    utf8_at(at, &size);
    slice sign = {at, size};
    if (bracket_opens(sign)) b->aside = (struct aside){t->last, t->entity};
    if (!bracket_closes(sign) || !b->aside.last) continue;
    t->last = b->aside.last;
    t->entity = b->aside.entity;
    b->aside = (struct aside){NULL, NULL};
  }
}

bool bind_sentence(struct binder *b, slice text)
{
  size_t count = b->found.count;
  b->count = 0;
  b->topics.measured.size = 0;
  b->hedges = (struct hedges){.at = text.at, .end = slice_end(text)};
  if (count > b->clause_room) {
    b->clauses = arena_alloc(b->memory, count * 2 * sizeof *b->clauses);
    if (!b->clauses) return false;
    b->clause_room = count * 2;
  }
  chooser_begin(b->chooser);
  things_classify(b, text);
  const char *floor = text.at;
  bool after = false;
  b->aside = (struct aside){NULL, NULL};
  for (size_t i = 0; i < count;) {
    if (i) pass_brackets(b, b->found.at[i - 1].after, b->found.at[i].before);
    if (b->found.at[i].threshold) {
      if (!bind_threshold(b, i, floor, after, text)) return false;
      i++;
      continue;
    }
    read_clause(b, i, floor, after);
    size_t last = list_end(b, i);
    size_t bound = b->count;
    if (!(last > i ? bind_list(b, i, last, &floor, text) : bind_single(b, i, (struct list_place){0, 0}, &floor, text)))
      return false;
    if (b->count > bound) after = true;
    i = last + 1;
  }
  return true;
}
