/* Counted behind: the things behind a number, and what is said of them where their own name is one that many things
 * have (10家企业入围全国500强: 入围全国500强企业). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/classes.h"
#include "lexicon/clauses.h"
#include "lexicon/deeds.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/stops.h"
#include "lexicon/verbs.h"
#include "lexicon/written.h"
#include "proposers.h"
#include "signs.h"

enum { LONGEST_DEED = 75 };

/* 、 or what ends a clause. */
static bool ends_deed(uint32_t code)
{
  return code == 0x3001 || sign_breaks(code);
}

static const char *end_of_text(const struct scene *s)
{
  return slice_end(s->text);
}

static const struct quantity *next_quantity(const struct scene *s)
{
  return s->i + 1 < s->binder->found.count ? s->quantity + 1 : NULL;
}

/* Takes off what ends `thing` in a role of nouns.tsv, where enough remains. */
static slice without(slice thing, uint32_t role)
{
  enum { SHORT = 12 };
  if (thing.size > SHORT) thing.size -= lex_nouns_ends(thing.at, thing.size, role);
  return thing;
}

/* 行政村的生活污水治理, without the 任务 or 建设 that was ordered. */
static slice without_order(const struct scene *s, slice thing)
{
  bool done = indicator_completed(s->clause), counted = s->quantity->kind == UNITS_KIND_COUNT;
  if (done) thing = without(thing, NOUNS_ROLE_TASK);
  if (counted) thing = without(thing, NOUNS_ROLE_WORK);
  if (counted && !done) thing = without(thing, NOUNS_ROLE_BUILDING);
  return thing;
}

static struct candidate *add_thing(struct candidates *all, enum cause cause, slice thing, const slice *parts,
                                   size_t count)
{
  struct candidate *c = construction_add(all, cause, parts, count);
  if (c && !c->end) c->end = slice_end(thing);
  return c;
}

/* 31个|省级|、600余个市级重点项目: what the next thing has behind its grade. */
static void propose_grade_behind(const struct scene *s, struct candidates *all)
{
  slice thing = s->thing;
  const struct quantity *next_one = next_quantity(s);
  bool graded = lex_particles_ends(thing.at, thing.size, PARTICLES_ROLE_GRADE) != 0;
  if (!graded || !next_one || next_one->before - (slice_end(thing)) > 3) return;
  slice next = thing_behind(s->binder, s->i + 1, s->text);
  while (next.size) {
    size_t size = lex_particles_starts(next.at, next.size, PARTICLES_ROLE_GRADE);
    next = slice_after(next, size ? size : utf8_size((unsigned char)*next.at));
    if (!size) continue;
    add_thing(all, CAUSE_GRADE_BEHIND, thing, (slice[]){thing, without_order(s, next)}, 2);
    return;
  }
}

static void propose_thing(const struct scene *s, struct candidates *all)
{
  slice thing = s->thing, name = without_order(s, thing), noun = s->clause->noun;
  if (thing.size == 0) return;
  add_thing(all, CAUSE_THING, thing, &name, 1);
  if (topic_is_grade(noun)) add_thing(all, CAUSE_GRADE_BEFORE, thing, (slice[]){noun, name}, 2); /* 省级|43个|试点 */
  propose_grade_behind(s, all);
}

/* Whether nothing is said before the number of `s`, and it stands by itself. */
static bool stands_first(const struct scene *s)
{
  const struct clause *c = s->clause;
  bool unsaid = !c->noun.size && !c->from;
  bool free = !c->attached || c->listed;
  return unsaid && free;
}

/* 连续九年|提高养老金标准, 连续五年|被评为示范县: whether what stands at `at` was done for so long; not 居全省第一. */
static bool begins_lasting_deed(const char *at, const char *end)
{
  size_t passive = lex_nouns_starts(at, (size_t)(end - at), NOUNS_ROLE_PASSIVE);
  at += passive;
  const struct lex_verbs_row *verb = lex_verbs_longest(at, (size_t)(end - at));
  const struct lex_predicates_row *said = passive ? NULL : lex_predicates_longest(at, (size_t)(end - at));
  if (!verb || verb->kind != VERBS_KIND_VERB) return false;
  return !said || said->kind == PREDICATES_KIND_CHANGE;
}

/* 587万人|实现饮用水水源替换: what was done, where nothing else tells what the number is about. */
static void propose_deed_alone(const struct scene *s, struct candidates *all)
{
  enum { LONGEST = 60 };
  if (!stands_first(s)) return;
  const struct quantity *q = s->quantity, *next = next_quantity(s);
  bool two = next && next->before == q->after; /* 906户|1559人|脱贫 */
  const char *start = two ? next->after : q->after, *at = start, *end = end_of_text(s);
  const struct lex_stops_row *row = lex_stops_longest(at, (size_t)(end - at));
  bool lasts = q->kind == UNITS_KIND_DURATION, event = row && row->kind == STOPS_KIND_EVENT;
  bool lasting = lasts && begins_lasting_deed(at, end);
  bool done = lasts ? event : row && row->kind != STOPS_KIND_KEEP;
  if (!done && !lasting) return;
  for (size_t size; at < end && !ends_deed(utf8_at(at, &size)); at += size) {
  }
  bool counts = counts_things(q) || s->clause->lasting;
  slice deed = slice_between(start, at);
  if (!counts || deed.size >= LONGEST || construction_add(all, CAUSE_DEED_ALONE, &deed, 1) || !lasting) return;
  struct candidate *c = candidate_new(all, ORIGIN_RULE, CAUSE_DEED_ALONE); /* no name, but all there is to say */
  candidate_add(c, deed);
  c->also = 1 + CAUSE_DEED_ALONE;
}

/* 投入20亿元|改造60所|乡镇卫生院, 投入7亿元|用于技术改造: what the money went into. */
static void propose_spent(const struct scene *s, struct candidates *all)
{
  const struct quantity *q = s->quantity, *next = next_quantity(s);
  const struct clause *c = s->clause;
  if (q->kind != UNITS_KIND_MONEY || c->noun.size || !lex_nouns_starts(c->verb.at, c->verb.size, NOUNS_ROLE_SPENT))
    return;
  slice verb = {NULL, 0};
  uint8_t change = 0;
  slice rest = slice_between(q->after, next ? next->before : end_of_text(s));
  slice thing = clause_strip_front(rest, &verb, &change);
  if (verb.size == 0) return;
  size_t size;
  const char *at = thing.at;
  while (at < slice_end(rest) && !sign_ends_phrase(utf8_at(at, &size))) at += size;
  thing.size = (size_t)(at - thing.at);
  if (next && at == next->before && counts_things(next)) thing = thing_behind(s->binder, s->i + 1, s->text);
  construction_add(all, CAUSE_SPENT, (slice[]){thing, c->verb}, 2);
}

/* Behind `at`, in the enumeration 4个县、5个园区、6家企业入选, the end of the last member, and its quantity in `*i`;
 * NULL where another member is no class. */
static const char *end_of_subjects(const struct binder *b, size_t *i, const char *at, const char *end)
{
  for (int members = 1; *i + 1 < b->found.count && members < LIST_MOST; ++*i, members++) {
    const struct quantity *next = &b->found.at[*i + 1];
    if (!clause_is_connector(slice_between(at, next->before))) return at;
    const struct lex_classes_row *row = lex_classes_longest(next->after, (size_t)(end - next->after));
    if (!row) return NULL;
    at = next->after + row->word_size;
  }
  return at;
}

/* Whether the deed that ends at `at` ends there for sure: at a comma, or before the next number of an enumeration. */
static bool ends_well(const struct binder *b, size_t i, const char *at, const char *end)
{
  if (!slice_starts(slice_between(at, end), ENUMERATION_COMMA)) return true;
  return i + 1 < b->found.count && b->found.at[i + 1].before == at + ENUMERATION_COMMA.size;
}

/* What is said from `at` on, of the things of quantity `i`; empty: nothing that tells them from others. */
static slice deed_at(const struct binder *b, size_t i, const char *at, const char *end)
{
  slice none = {NULL, 0};
  at += lex_deeds_starts(at, (size_t)(end - at), DEEDS_ROLE_SURELY);
  if (!lex_deeds_starts(at, (size_t)(end - at), DEEDS_ROLE_DEED)) return none;
  const struct quantity *next = i + 1 < b->found.count ? &b->found.at[i + 1] : NULL;
  const char *start = at;
  size_t size;
  int depth = 0;
  for (; at < end; at += size) {
    uint32_t code = utf8_at(at, &size);
    if (depth == 0 && ends_deed(code)) break;
    depth += sign_nesting(code);
    if (depth < 0) break;
    if (next && at >= next->before) return none;
  }
  if (at - start > LONGEST_DEED || !ends_well(b, i, at, end)) return none;
  return (slice){start, (size_t)(at - start)};
}

/* What was done to whom: 与|甲公司等|平台合作 has but the last. */
static slice object_of(slice deed, slice verb)
{
  slice object = slice_after(deed, verb.size);
  object = slice_after(object, lex_nouns_starts(object.at, object.size, NOUNS_ROLE_DONE));
  bool together = lex_clauses_starts(verb.at, verb.size, CLAUSES_ROLE_TOGETHER) == verb.size;
  size_t at = 0, others = together ? lex_nouns_in(object.at, object.size, NOUNS_ROLE_EXAMPLES, &at) : 0;
  return slice_after(object, at + others);
}

/* 10家企业入围…: 入围…企业; 45%的企业实施…: 实施…的企业; 60%社区达到标准: 社区达到标准 */
static struct candidate *add_deed(const struct scene *s, struct candidates *all, slice deed, bool linked, slice thing)
{
  slice verb = {deed.at, lex_deeds_starts(deed.at, deed.size, DEEDS_ROLE_DEED)}, object = object_of(deed, verb);
  slice none = {NULL, 0};
  if (linked)
    return construction_add(all, CAUSE_DEED, (slice[]){verb, object, topic_written(WRITTEN_NAME_OF), thing}, 4);
  if (!counts_things(s->quantity)) return construction_add(all, CAUSE_DEED, (slice[]){thing, verb, object}, 3);
  bool whole = slice_ends(object, thing); /* 获评领军|企业 */
  return construction_add(all, CAUSE_DEED, (slice[]){verb, object, whole ? none : thing}, 3);
}

/* 出台|支持小微企业|20条政策: what the measures are for, and they. */
static void propose_issued(const struct scene *s, slice thing, struct candidates *all)
{
  enum { SHORTEST = 9 };
  const char *end = s->quantity->before;
  slice aim = {NULL, 0};
  int depth = 0;
  for (const char *at = s->clause->start; at < end;) {
    size_t own, size = depth == 0 ? lex_deeds_starts(at, (size_t)(end - at), DEEDS_ROLE_ISSUE) : 0;
    depth += sign_nesting(utf8_at(at, &own));
    at += size ? size : own;
    if (size) aim = slice_between(at, end);
  }
  aim = slice_after(aim, lex_nouns_starts(aim.at, aim.size, NOUNS_ROLE_DONE));
  aim.size -= lex_nouns_ends(aim.at, aim.size, NOUNS_ROLE_OF);
  if (aim.size < SHORTEST || lex_particles_ends(aim.at, aim.size, PARTICLES_ROLE_CONNECTOR)) return;
  if (s->i && s->quantity[-1].after > aim.at) return;
  add_thing(all, CAUSE_ISSUED, thing, (slice[]){aim, thing}, 2);
}

static void propose_deed(const struct scene *s, struct candidates *all)
{
  const struct quantity *q = s->quantity;
  const struct clause *c = s->clause;
  slice thing = s->thing;
  if (thing.size == 0) return;
  const char *end = end_of_text(s);
  bool linked = lex_nouns_starts(q->after, (size_t)(end - q->after), NOUNS_ROLE_OF) != 0;
  const struct lex_classes_row *row = lex_classes_longest(thing.at, thing.size);
  if (!linked && row && row->kind == CLASSES_KIND_MEASURE) {
    if (row->word_size == thing.size) propose_issued(s, thing, all);
    return;
  }
  if (!linked) thing.size = row ? row->word_size : 0;
  if (!lex_classes_longest_before(slice_end(thing), thing.size)) return;
  bool done = c->verb.size && c->verb_change != VERBS_CHANGE_INCREASE; /* 帮助|20家企业上市 */
  if (thing.size == 0 || done) return;
  size_t i = s->i;
  const char *at = end_of_subjects(s->binder, &i, slice_end(thing), end);
  slice deed = at ? deed_at(s->binder, i, at, end) : (slice){NULL, 0};
  struct candidate *found = deed.size ? add_deed(s, all, deed, linked, thing) : NULL;
  if (found) found->end = i == s->i ? slice_end(deed) : slice_end(thing);
}

/* 产值过百亿元企业2家、|过50亿元企业|10家: what the threshold of the things measures, before it. */
static void propose_measured(const struct scene *s, slice things, struct candidates *all)
{
  slice measured = s->binder->topics.measured;
  if (things.size == 0) return;
  const struct lex_predicates_row *row = lex_predicates_longest(things.at, things.size);
  bool alone = s->i && slice_end(things) == s->quantity[-1].after; /* 超10亿元的|4个 */
  if (measured.size && !alone && row && row->kind == PREDICATES_KIND_OP)
    construction_add(all, CAUSE_MEASURED, (slice[]){measured, things}, 2);
}

void propose_counted(const struct scene *s, struct candidates *all)
{
  propose_deed(s, all);
  propose_thing(s, all);
  propose_spent(s, all);
  propose_deed_alone(s, all);
  propose_measured(s, s->thing, all);
  propose_measured(s, s->clause->noun, all);
}
