/* Indicators: what a number is about where it is not a member of a list. First what is certain: the class of a
 * threshold, the thing whose 总投资 it is, what is ranked; then the clause before; then what was spoken of last. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/stops.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "signs.h"

static const char *copy(struct binder *b, slice text)
{
  return topic_copy(b, text);
}

bool generic_has_mode(slice noun, enum lex_generics_mode mode)
{
  const struct lex_generics_row *row = lex_generics_find(noun.at, noun.size);
  return row && row->mode == mode;
}

static bool is_completed(slice word)
{
  return word.size && lex_nouns_starts(word.at, word.size, NOUNS_ROLE_COMPLETED) == word.size;
}

bool indicator_completed(const struct clause *c)
{
  return is_completed(c->verb) || is_completed(c->said);
}

/* Takes off what ends `thing` in a role of nouns.tsv, where enough remains. */
static slice without(slice thing, uint32_t role)
{
  enum { SHORT = 12 };
  if (thing.size > SHORT) thing.size -= lex_nouns_ends(thing.at, thing.size, role);
  return thing;
}

/* The name of the thing behind a number: 行政村的生活污水治理, without the 任务 or 建设 that was ordered. */
static const char *name_thing(struct binder *b, const struct quantity *q, const struct clause *c, slice thing)
{
  bool done = indicator_completed(c);
  if (done) thing = without(thing, NOUNS_ROLE_TASK);
  if (q->kind == UNITS_KIND_COUNT) thing = without(thing, NOUNS_ROLE_WORK);
  if (q->kind == UNITS_KIND_COUNT && !done) thing = without(thing, NOUNS_ROLE_BUILDING);
  return copy(b, thing);
}

/* 31个|省级|、600余个市级重点项目: what the next thing has behind its grade. `.at` is NULL when memory runs out. */
static slice complete_grade(struct binder *b, size_t i, slice thing, slice text)
{
  bool graded = lex_particles_ends(thing.at, thing.size, PARTICLES_ROLE_GRADE) != 0;
  if (!graded || i + 1 >= b->found.count || b->found.at[i + 1].before - (thing.at + thing.size) > 3) return thing;
  slice next = thing_behind(b, i + 1, text);
  while (next.size) {
    size_t size = lex_particles_starts(next.at, next.size, PARTICLES_ROLE_GRADE);
    next = slice_after(next, size ? size : utf8_size((unsigned char)*next.at));
    if (!size) continue;
    const char *grade = copy(b, thing);
    return slice_of(grade ? topic_join(b, grade, next) : NULL);
  }
  return thing;
}

const char *indicator_counted(struct binder *b, size_t i, slice thing, slice text)
{
  const struct clause *c = &b->clauses[i];
  const char *name = name_thing(b, &b->found.at[i], c, complete_grade(b, i, thing, text));
  const char *grade = name && topic_is_grade(c->noun) ? copy(b, c->noun) : NULL; /* 省级|43个|试点 */
  return grade ? topic_join(b, grade, slice_of(name)) : name;
}

/* 产值过百亿元企业2家、|产值|过50亿元企业10家 */
const char *indicator_measured(struct binder *b, const char *indicator)
{
  slice measured = b->topics.measured, name = slice_of(indicator);
  const struct lex_predicates_row *row = measured.size ? lex_predicates_longest(name.at, name.size) : NULL;
  if (!row || row->kind != PREDICATES_KIND_OP) return indicator;
  const char *front = copy(b, measured);
  return front ? topic_join(b, front, name) : NULL;
}

/* 587万人|实现饮用水水源替换: what was done, where nothing else tells what the number is about. */
slice indicator_deed(const struct binder *b, size_t i, slice text)
{
  enum { LONGEST_DEED = 60 };
  const struct quantity *q = &b->found.at[i];
  bool two = i + 1 < b->found.count && q[1].before == q->after && counts_things(&q[1]); /* 906户|1559人|脱贫 */
  const char *start = two ? q[1].after : q->after;
  const char *at = start;
  const char *end = text.at + text.size;
  const struct lex_stops_row *row = lex_stops_longest(at, (size_t)(end - at));
  if (!row || row->kind == STOPS_KIND_KEEP || (q->kind == UNITS_KIND_DURATION && row->kind != STOPS_KIND_EVENT))
    return (slice){NULL, 0};
  while (at < end && at - start < LONGEST_DEED) {
    slice rest = {at, (size_t)(end - at)};
    if (slice_starts(rest, COMMA) || slice_starts(rest, FULL_STOP) || slice_starts(rest, SEMICOLON) ||
        slice_starts(rest, ENUMERATION_COMMA))
      return (slice){start, (size_t)(at - start)};
    at += utf8_size((unsigned char)*at);
  }
  return (slice){start, at >= end ? (size_t)(end - start) : 0};
}

/* 50亿元以上|15个: the things are those of the threshold before. */
static const char *with_class(struct binder *b, size_t i, const struct clause *c)
{
  const struct quantity *before = i ? &b->found.at[i - 1] : NULL;
  if (!before || !before->threshold || c->noun.size == 0 || c->noun.at + c->noun.size != before->after) return NULL;
  const char *name = copy(b, c->noun);
  slice rest = {before->after, (size_t)(b->found.at[i].before - before->after)};
  slice class = b->topics.class.size ? b->topics.class : slice_of(c->among ? b->topics.entity : NULL);
  if (name && class.size && b->topics.measured.size && lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_OF))
    name = topic_join(b, name, topic_written(WRITTEN_NAME_OF));
  return name ? topic_join(b, name, class) : NULL;
}

/* 居全省|县域金融生态评估|首位, 跻身|“创新百强区”|前五: what is ranked in stands behind the verb. */
static const char *rated(struct binder *b, const struct clause *c)
{
  enum { SHORTEST = 12 };
  slice scope = utf8_trim(c->scope);
  if (c->attached || !c->rank || scope.size < SHORTEST) return NULL;
  const struct lex_predicates_row *row = lex_predicates_longest_before(scope.at + scope.size, scope.size);
  if (row && row->kind == PREDICATES_KIND_SCOPE) return NULL;
  if (c->noun.size && !c->area && !topic_is_area(c->noun, false)) return NULL;
  if (c->noun.size) b->area = c->noun; /* 湘阴|居全省县域金融生态评估首位 */
  row = lex_predicates_longest(scope.at, scope.size);
  if (row && row->kind == PREDICATES_KIND_SCOPE) scope = slice_after(scope, row->word_size);
  return copy(b, scope);
}

/* 总投资|222亿元|的项目, |的17个|项目: that of the thing behind. */
static const char *of_thing(struct binder *b, size_t i, slice text)
{
  const struct quantity *q = &b->found.at[i];
  const struct clause *c = &b->clauses[i];
  slice rest = {q->after, (size_t)(text.at + text.size - q->after)};
  size_t of = lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_OF);
  if (!of || !generic_has_mode(c->noun, GENERICS_MODE_APPEND)) return NULL;
  bool counted = i + 1 < b->found.count && q[1].before == q->after + of && counts_things(&q[1]);
  slice thing = thing_behind(b, counted ? i + 1 : i, text);
  const char *name = thing.size ? name_thing(b, counted ? q + 1 : q, c, thing) : NULL;
  return name ? topic_join(b, name, c->noun) : NULL;
}

/* 投入20亿元|改造60所|乡镇卫生院, 投入7亿元|用于技术改造: what the money went into; NULL where that is not said. */
const char *indicator_spent(struct binder *b, size_t i, slice text)
{
  enum { LONGEST = 60 };
  const struct quantity *q = &b->found.at[i];
  const struct clause *c = &b->clauses[i];
  const char *end = text.at + text.size;
  if (q->kind != UNITS_KIND_MONEY || c->noun.size || !lex_nouns_starts(c->verb.at, c->verb.size, NOUNS_ROLE_SPENT))
    return NULL;
  slice verb = {NULL, 0};
  uint8_t change = 0;
  const struct quantity *next = i + 1 < b->found.count ? q + 1 : NULL;
  slice rest = {q->after, (size_t)((next && next->before > q->after ? next->before : end) - q->after)};
  slice thing = clause_strip_front(rest, &verb, &change);
  if (verb.size == 0) return NULL;
  size_t size;
  const char *at = thing.at;
  while (at < rest.at + rest.size && !sign_ends_phrase(utf8_at(at, &size))) at += size;
  thing.size = (size_t)(at - thing.at);
  if (next && at == next->before && counts_things(next)) thing = thing_behind(b, i + 1, text);
  if (thing.size == 0 || thing.size > LONGEST) return NULL;
  const char *name = copy(b, thing);
  return name ? topic_join(b, name, c->verb) : NULL;
}

/* 完成省下达的|节能减排|任务: what was ordered, where what stands before is no indicator (较好|完成). */
static const char *ordered(struct binder *b, const struct quantity *q, slice noun)
{
  enum { SHORTEST = 6 };
  slice thing = reference_task(q);
  bool named = lex_indicators_longest_before(noun.at + noun.size, noun.size) != NULL ||
               lex_particles_ends(noun.at, noun.size, PARTICLES_ROLE_ORDER) != 0; /* 约束性|指标 */
  return thing.size >= SHORTEST && !named ? copy(b, thing) : NULL;
}

/* Whether what follows a name says how it fares: 成效显著, 从无到有, or whether nothing follows. */
static bool tells_state(slice rest)
{
  if (rest.size == 0 || lex_nouns_starts(rest.at, rest.size, NOUNS_ROLE_STATE)) return true;
  const struct lex_stops_row *row = lex_stops_longest(rest.at, rest.size);
  return row && row->kind == STOPS_KIND_STOP;
}

/* 高速铁路|从无到有: the name in the clause `noun` of something that has a 产值, a 里程 of its own; empty: none. */
static slice owner_in(slice noun)
{
  enum { SHORTEST = 6 };
  noun = slice_after(noun, lex_particles_starts(noun.at, noun.size, PARTICLES_ROLE_RECIPIENT));
  const char *end = noun.at + noun.size;
  for (const char *at = noun.at; at < end;) {
    const struct lex_wholes_row *row = lex_wholes_longest(at, (size_t)(end - at));
    const char *behind = row ? at + row->word_size : NULL;
    if (row && behind - noun.at > SHORTEST && tells_state((slice){behind, (size_t)(end - behind)}))
      return (slice){noun.at, (size_t)(behind - noun.at)};
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
  return (slice){NULL, 0};
}

/* 创新中药材交易模式，|交易额: what stands in `noun` before the word that `part` begins with; empty: it is not there.
 */
static slice owner_of_echo(slice noun, slice part)
{
  enum { WORD = 6, LONGEST = 12 };
  if (part.size <= WORD || part.size > LONGEST) return (slice){NULL, 0};
  ptrdiff_t at = slice_find(noun, (slice){part.at, WORD});
  slice owner = {noun.at, at >= WORD ? (size_t)at : 0};
  return slice_has(owner, SLICE("、")) ? (slice){NULL, 0} : owner;
}

/* What the clause before names: 压减公用经费，|下降12%; with a word that needs it: 发展茶产业，|产值20亿元. */
static slice named_before(const struct clause *c, const struct quantity *q)
{
  slice none = {NULL, 0}, verb = none;
  uint8_t change = 0;
  if (c->previous.size == 0 || c->share.size || c->base || c->each || c->listed || counts_things(q)) return none;
  slice noun = clause_strip_front(c->previous, &verb, &change);
  if (noun.size == 0) return none;
  if (c->noun.size == 0)
    return (c->change || c->from) && lex_indicators_longest_before(noun.at + noun.size, noun.size) ? noun : none;
  const struct lex_indicators_row *part = lex_indicators_find(c->noun.at, c->noun.size);
  bool needs = generic_has_mode(c->noun, GENERICS_MODE_APPEND) || (part && part->part == INDICATORS_PART_YES);
  if (!needs) return none;
  slice echo = owner_of_echo(noun, c->noun);
  return echo.size ? echo : owner_in(noun);
}

/* The indicator of a number that stands behind it; NULL, and no error, where it must stand before. */
const char *indicator_before(struct binder *b, size_t i, slice text, bool *named, bool *appended, const char **rule)
{
  const struct quantity *q = &b->found.at[i];
  const struct clause *c = &b->clauses[i];
  const char *indicator = with_class(b, i, c);
  *named = true;
  *rule = "class";
  if (!indicator) indicator = of_thing(b, i, text);
  if (indicator) return indicator;
  if ((indicator = rated(b, c)) != NULL) {
    *rule = "rating";
    return indicator;
  }
  if (q->form == QUANTITY_REFERENCE && (indicator = ordered(b, q, c->noun)) != NULL) {
    *rule = "task";
    return indicator;
  }
  slice before = named_before(c, q);
  if (before.size) {
    struct clause alone = {0};
    *rule = "clause-before";
    indicator = topic_resolve(b, &alone, before, q, named);
    return indicator && c->noun.size ? topic_join(b, indicator, c->noun) : indicator;
  }
  *appended = generic_has_mode(c->noun, GENERICS_MODE_APPEND);
  indicator = topic_resolve(b, c, c->noun, q, named);
  *rule = c->noun.size == 0 ? "inherited" : *named ? "before" : "generic";
  if (c->portion && c->among && *named && indicator &&
      b->topics.entity) { /* 出口总额254亿美元，其中一般贸易出口占|60% */
    *rule = "share";
    *appended = true;
    return topic_share(b, indicator, slice_of(b->topics.entity));
  }
  if (c->share.size) {
    if (!*named) indicator = b->topics.entity ? b->topics.entity : indicator;
    const char *base = indicator;
    indicator = topic_share(b, base, c->share);
    if (*named && !c->from && indicator) {
      b->topics.last = b->topics.entity = base;
      topic_remember(&b->topics, base);
    }
    *named = c->from;
    *appended = true;
    *rule = "share";
  }
  return indicator;
}
