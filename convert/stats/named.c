/* Named before: the number's own clause, and what belongs to the name in it (其中|出口占60%; 总投资|222亿元的项目). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/amounts.h"
#include "lexicon/areas.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/stops.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "proposers.h"
#include "signs.h"

/* Whether what ends at `end` in `noun` is the name of a place of two or three characters. */
static bool behind_place(slice noun, const char *end)
{
  for (size_t chars = 2; chars <= 3; chars++) {
    size_t size = chars * 3;
    if ((size_t)(end - noun.at) >= size && topic_is_place((slice){end - size, size})) return true;
  }
  return false;
}

/* Whether `rest`, behind an area of this kind, stands by itself. */
static bool stands_alone(slice rest, const struct lex_areas_row *row)
{
  enum { SHORTEST = 9 };
  const struct lex_indicators_row *head = lex_indicators_longest_before(slice_end(rest), rest.size);
  if (!head || rest.size < SHORTEST) return false;
  if (lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_NOT_BEHIND_AREA)) return false; /* 港|区, 园区|生产总值 */
  bool body = head->head_size >= rest.size;
  return row->needs != AREAS_NEEDS_BODY || body;
}

/* 长江云汀段|断面水质优良率: the indicator without the area where it holds, if what remains is a known kind of
 * indicator. */
slice name_bare(slice noun, slice *area)
{
  enum { FARTHEST = 48 };
  if (!lex_indicators_longest_before(slice_end(noun), noun.size)) return noun;
  const char *end = slice_end(noun);
  int depth = 0;
  size_t size;
  for (const char *at = noun.at; at < end && at - noun.at < FARTHEST; at += size) {
    depth += sign_nesting(utf8_at(at, &size));
    const struct lex_areas_row *row = depth == 0 ? lex_areas_longest(at, (size_t)(end - at)) : NULL;
    bool placeless = row && row->needs == AREAS_NEEDS_PLACE && !behind_place(noun, at);
    if (!row || placeless) continue;
    slice rest = {at + row->tail_size, (size_t)(end - at) - row->tail_size};
    if (!stands_alone(rest, row)) continue;
    *area = (slice){noun.at, (size_t)(rest.at - noun.at)};
    return rest;
  }
  return noun;
}

static slice until(slice text, const char *end)
{
  return (slice){text.at, (size_t)(end - text.at)};
}

/* 地区生产总值、农业增加值等|五项指标|增速: the number of the indicators is not part of their name. */
static void propose_uncounted(slice noun, struct candidates *all)
{
  size_t at = 0, size, counted = lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_COUNTED, &at);
  if (at == 0) return;
  const char *start = noun.at + at;
  while (start > noun.at && numeral_begins(utf8_before(start, &size))) start -= size;
  if (sign_nesting(utf8_before(start, &size)) > 0) return; /* “四项指标” */
  start -= lex_nouns_ends(noun.at, (size_t)(start - noun.at), NOUNS_ROLE_EXAMPLES);
  construction_add(all, CAUSE_UNCOUNTED, (slice[]){until(noun, start), slice_after(noun, at + counted)}, 2);
}

/* 城镇|累计|新增就业 */
static void propose_unsummed(slice noun, struct candidates *all)
{
  size_t at = 0, sum = lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_SUM, &at);
  if (at) construction_add(all, CAUSE_UNSUMMED, (slice[]){until(noun, noun.at + at), slice_after(noun, at + sum)}, 2);
}

/* The name as the clause was read, and without the place where it holds. */
static void propose_noun(const struct scene *s, struct candidates *all)
{
  slice noun = s->clause->noun, area = {NULL, 0}, bare = name_bare(noun, &area), verb = area;
  uint8_t change = 0;
  if (area.size) bare = clause_strip_front(bare, &verb, &change); /* 开发区|实现|总产值 */
  propose_uncounted(noun, all);
  propose_unsummed(bare, all);
  construction_add(all, area.size ? CAUSE_BARE : CAUSE_NAMED, &bare, 1);
}

/* 50亿元以上|15个: the things are those of the threshold before. */
static void propose_class(const struct scene *s, struct candidates *all)
{
  const struct topics *t = &s->binder->topics;
  const struct clause *c = s->clause;
  const struct quantity *before = s->i ? s->quantity - 1 : NULL;
  if (!before || !before->threshold || slice_end(c->noun) != before->after) return;
  slice rest = {before->after, (size_t)(s->quantity->before - before->after)};
  slice class = t->class.size ? t->class : slice_of(c->among ? t->entity : NULL);
  const struct lex_predicates_row *row = lex_predicates_longest(c->noun.at, c->noun.size);
  slice measured = row ? t->measured : (slice){NULL, 0}; /* 产值|超10亿元的4个 */
  bool of = t->measured.size && lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_OF);
  slice link = of ? topic_written(WRITTEN_NAME_OF) : (slice){NULL, 0};
  construction_add(all, CAUSE_CLASS, (slice[]){measured, c->noun, link, class}, 4);
}

/* 居全省|县域金融生态评估|首位, 跻身|“创新百强区”|前五: what is ranked in stands behind the verb. */
static void propose_rating(const struct scene *s, struct candidates *all)
{
  enum { SHORTEST = 12 };
  const struct clause *c = s->clause;
  slice scope = utf8_trim(c->scope);
  if (c->attached || scope.size < SHORTEST) return;
  const struct lex_predicates_row *row = lex_predicates_longest_before(slice_end(scope), scope.size);
  if (row && row->kind == PREDICATES_KIND_SCOPE) return;
  if (c->noun.size && !topic_is_area(c->noun, false)) return;
  row = lex_predicates_longest(scope.at, scope.size);
  if (row) scope = slice_after(scope, row->word_size);
  struct candidate *found = construction_add(all, CAUSE_RATING, &scope, 1);
  if (found) found->area = c->noun; /* 枫渚|居全省县域金融生态评估首位 */
}

/* Whether the noun before a figure is of the thing behind it: 总投资, 占地. */
static bool is_of_thing(slice noun)
{
  return lex_amounts_find(noun.at, noun.size) || generic_has_mode(noun, GENERICS_MODE_APPEND);
}

/* 总投资|222亿元|的项目, |的17个|项目: that of the thing behind. */
static void propose_of_thing(const struct scene *s, struct candidates *all)
{
  const struct quantity *q = s->quantity;
  slice noun = s->clause->noun, rest = {q->after, (size_t)(slice_end(s->text) - q->after)};
  size_t of = lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_OF);
  if (!of || !is_of_thing(noun)) return;
  bool counted = s->i + 1 < s->binder->found.count && q[1].before == q->after + of && counts_things(&q[1]);
  slice thing = thing_behind(s->binder, counted ? s->i + 1 : s->i, s->text);
  if (slice_ends(thing, noun)) { /* |的北渔场|和占地600亩的… */
    thing.size -= noun.size;
    size_t connector = lex_particles_ends(thing.at, thing.size, PARTICLES_ROLE_CONNECTOR);
    thing.size = connector ? thing.size - connector : 0;
  }
  if (thing.size) construction_add(all, CAUSE_OF_THING, (slice[]){thing, noun}, 2);
}

/* 完成省下达的|节能减排|任务: what was ordered, where what stands before is no indicator (较好|完成). */
static void propose_task(const struct scene *s, struct candidates *all)
{
  if (!s->quantity->task) return;
  slice noun = s->clause->noun, thing = reference_task(s->quantity);
  if (!lex_indicators_longest_before(slice_end(noun), noun.size)) construction_add(all, CAUSE_TASK, &thing, 1);
}

/* Whether what follows a name says how it fares: 成效显著, 从无到有, or whether nothing follows. */
static bool tells_state(slice rest)
{
  if (rest.size == 0 || lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_STATE)) return true;
  const struct lex_stops_row *row = lex_stops_longest(rest.at, rest.size);
  return row && row->kind == STOPS_KIND_STOP;
}

slice name_owner(slice noun)
{
  noun = slice_after(noun, lex_particles_starts(noun.at, noun.size, PARTICLES_ROLE_RECIPIENT));
  const char *end = slice_end(noun);
  for (const char *at = noun.at; at < end;) {
    const struct lex_wholes_row *row = lex_wholes_longest(at, (size_t)(end - at));
    const char *behind = row ? at + row->word_size : NULL;
    if (row && tells_state(slice_between(behind, end))) return until(noun, behind);
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
  return (slice){NULL, 0};
}

/* 创新中药材交易模式，|交易额: what stands in `noun` before the word that `part` begins with; empty: it is not there.
 */
static slice owner_of_echo(slice noun, slice part)
{
  enum { WORD = 6 };
  if (part.size <= WORD) return (slice){NULL, 0};
  ptrdiff_t at = slice_find(noun, (slice){part.at, WORD});
  slice owner = {noun.at, at >= WORD ? (size_t)at : 0};
  return slice_has(owner, ENUMERATION_COMMA) ? (slice){NULL, 0} : owner;
}

/* What the clause before names: 压减公用经费，|下降12%; with a word that needs it: 发展茶产业，|产值20亿元. */
static void propose_clause_before(const struct scene *s, struct candidates *all)
{
  const struct clause *c = s->clause;
  slice verb = {NULL, 0};
  uint8_t change = 0;
  if (c->each || counts_things(s->quantity)) return;
  slice noun = clause_strip_front(c->previous, &verb, &change);
  if (c->noun.size == 0) {
    slice area = {NULL, 0}, bare = name_bare(noun, &area);
    bool moved = c->change || c->from;
    if (moved && lex_indicators_longest_before(slice_end(noun), noun.size))
      construction_add(all, CAUSE_CLAUSE_BEFORE, &bare, 1);
    slice owner = c->share.size ? name_owner(noun) : (slice){NULL, 0};
    if (owner.size) construction_add(all, CAUSE_OWNER_BEFORE, &owner, 1); /* 县域经济增强，占全市比重|52% */
    return;
  }
  const struct lex_indicators_row *part = lex_indicators_find(c->noun.at, c->noun.size);
  bool of_whole = part && part->part == INDICATORS_PART_YES;
  bool needs = of_whole || generic_has_mode(c->noun, GENERICS_MODE_APPEND);
  slice owner = owner_of_echo(noun, c->noun);
  if (!owner.size) owner = name_owner(noun);
  if (needs) construction_add(all, CAUSE_OWNER_BEFORE, (slice[]){owner, c->noun}, 2);
}

/* `base` 占 `whole` 比重. */
static void add_share(struct candidates *all, const struct candidate *base, slice whole)
{
  slice parts[PARTS_MOST], area = base->area;
  size_t count = 0, nth = base->nth, own = base->part_count;
  uint8_t also = base->also;
  for (size_t i = 0; i < own && count + 3 < PARTS_MOST; i++) parts[count++] = base->parts[i];
  whole.size -= lex_nouns_ends(whole.at, whole.size, NOUNS_ROLE_OF);
  parts[count++] = topic_written(WRITTEN_NAME_SHARE_OF);
  parts[count++] = whole;
  if (!lex_nouns_ends(whole.at, whole.size, NOUNS_ROLE_SHARE)) parts[count++] = topic_written(WRITTEN_NAME_SHARE);
  struct candidate *c = construction_add(all, CAUSE_SHARE, parts, count);
  if (!c) return;
  memcpy(c->parts, parts, sizeof parts);
  c->part_count = count;
  c->base_count = own;
  c->area = area;
  if (c->cause != CAUSE_SHARE) return;
  c->also = also, c->nth = nth;
  c->member = base->member, c->coordination = base->coordination;
}

/* Whether `base` may be what has a share: what the clause names, else what was spoken of before. */
static bool may_share(const struct scene *s, const struct candidate *base)
{
  bool unsaid = s->clause->noun.size == 0 || generic_has_mode(s->clause->noun, GENERICS_MODE_SAME);
  if (base->end) return false;
  return base->origin == ORIGIN_LAST ? unsaid : base->also != 0;
}

/* 民营经济增加值占地区生产总值|58%以上: the share that any of the names told so far has;
 * 出口总额254亿美元，其中一般贸易出口占|60%. */
void propose_share(const struct scene *s, struct candidates *all, size_t from)
{
  const struct clause *c = s->clause;
  const char *entity = s->binder->topics.entity;
  slice whole = c->share.size ? c->share : slice_of(c->portion && c->among ? entity : NULL);
  size_t count = all->count;
  for (size_t i = from; whole.size && i < count; i++)
    if (may_share(s, &all->at[i])) add_share(all, &all->at[i], whole);
}

void propose_named(const struct scene *s, struct candidates *all)
{
  if (!s->alone.size) propose_noun(s, all);
  propose_class(s, all);
  propose_of_thing(s, all);
  propose_rating(s, all);
  propose_task(s, all);
  propose_clause_before(s, all);
}

void propose_deed_before(const struct scene *s, struct candidates *all)
{
  if (s->clause->verb.size) construction_add(all, CAUSE_VERB, &s->clause->verb, 1);
}

/* 为|市区|3623户困难家庭: where the things behind a number are. */
static slice area_before(const struct scene *s)
{
  const struct clause *c = s->clause;
  slice none = {NULL, 0}, noun = c->noun;
  size_t before = (size_t)(s->quantity->before - s->text.at);
  bool joined = lex_particles_ends(s->text.at, before, PARTICLES_ROLE_CONNECTOR) != 0; /* 本县和|28个单位 */
  if (joined || c->and_so_on) return none;
  slice where = slice_after(noun, lex_particles_starts(noun.at, noun.size, PARTICLES_ROLE_RECIPIENT));
  return topic_is_area(where, false) ? where : none;
}

/* Where what `c` names holds: what it leaves out of its clause. */
slice candidate_area(const struct scene *s, const struct candidate *c)
{
  slice noun = s->clause->noun, area = {NULL, 0};
  if (c->area.size) return c->area;
  name_bare(noun, &area);
  const char *from = c->parts[0].at;
  if (area.size && from >= slice_end(area) && from < slice_end(noun)) return area;
  if (c->end) return area_before(s);
  bool elsewhere = c->origin == ORIGIN_LAST || c->origin == ORIGIN_TOPIC || c->origin == ORIGIN_RULE;
  return elsewhere ? s->alone.size ? s->alone : area : (slice){NULL, 0};
}
