/* Things: what a number counts when it stands behind it, and the numbers that only say which things are counted
 * (100亿元以上项目 5个, 财政收入过亿元的县由68个). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/counted.h"
#include "lexicon/figures.h"
#include "lexicon/members.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/stops.h"
#include "lexicon/verbs.h"
#include "signs.h"

enum { LONGEST_THING = 120, MOST_PASSED = 4 };

bool counts_things(const struct quantity *q)
{
  bool bare = q->unitless && q->numeral.multiplied; /* 3万|农民 */
  return bare || q->kind == UNITS_KIND_COUNT;
}

/* 增长, 超过: what is said of a number, not a thing. */
static bool begins_predicate(const char *at, const char *end)
{
  const struct lex_predicates_row *row = lex_predicates_longest(at, (size_t)(end - at));
  if (!row || row->word_size < 6) return false;
  return row->kind == PREDICATES_KIND_CHANGE || row->kind == PREDICATES_KIND_LEVEL ||
         row->kind == PREDICATES_KIND_ADVERB;
}

/* 宜居, 列车: bytes of a word that only looks like a rank's, else `size`. */
static size_t size_of_keep(const char *at, const char *end, size_t size)
{
  const struct lex_predicates_row *row = lex_predicates_longest(at, (size_t)(end - at));
  return row && row->kind == PREDICATES_KIND_KEEP ? row->word_size : size;
}

/* Behind a thing: 居, 超过, 扩展到. */
static bool begins_rank(const char *at, const char *end)
{
  const struct lex_predicates_row *row = lex_predicates_longest(at, (size_t)(end - at));
  if (!row) return false;
  switch ((int)row->kind) {
  case PREDICATES_KIND_RANK: return true;
  case PREDICATES_KIND_OP: return row->word_size >= 6;
  case PREDICATES_KIND_CHANGE: return lex_nouns_ends(row->word, row->word_size, NOUNS_ROLE_REACHED) != 0;
  default: return false;
  }
}

/* Whether the quotation that opens at `at` is the last of its clause: 体验官“正式上任”。 */
static bool closes_phrase(const char *at, const char *end)
{
  ptrdiff_t close = slice_find((slice){at, (size_t)(end - at)}, CLOSING_QUOTE);
  if (close < 0) return true;
  const char *behind = at + close + CLOSING_QUOTE.size;
  size_t size;
  return behind >= end || sign_breaks(utf8_at(behind, &size));
}

static slice trim_thing(slice thing)
{
  thing = utf8_trim(thing);
  const struct lex_predicates_row *row = lex_predicates_find(thing.at, thing.size);
  bool said = row && row->kind != PREDICATES_KIND_KEEP && row->kind != PREDICATES_KIND_SCOPE;
  if (said) return (slice){thing.at, 0};
  size_t size;
  while ((size = lex_particles_ends(thing.at, thing.size, PARTICLES_ROLE_DANGLING_BEHIND)) != 0) {
    thing.size -= size;
    thing = utf8_trim(thing);
  }
  return thing;
}

/* 耳聋|、智障等|儿童: whether 等 and a class follow in the same clause. */
static bool lists_examples(const char *at, const char *limit)
{
  size_t size;
  for (; at < limit; at += size) {
    if (sign_breaks(utf8_at(at, &size))) return false;
    size_t examples = lex_nouns_starts(at, (size_t)(limit - at), NOUNS_ROLE_EXAMPLES);
    if (!examples) continue;
    const char *behind = at + examples;
    return limit - behind >= 6 && !sign_ends_phrase(utf8_at(behind, &size));
  }
  return false;
}

/* Whether something is done, or said of a number, at `rest`, behind the 、 at `mark`: 、|修建…, but 编制、|修编. */
static bool opens_deed(const char *start, const char *mark, slice rest)
{
  if (begins_predicate(rest.at, slice_end(rest))) return true;
  const struct lex_verbs_row *verb = lex_verbs_longest(rest.at, rest.size);
  if (verb && verb->kind == VERBS_KIND_ADVERB) { /* 、|高标准|大道, 、|高标准|建设 */
    rest = slice_after(rest, verb->word_size);
    verb = lex_verbs_longest(rest.at, rest.size);
  }
  if (!verb || verb->kind != VERBS_KIND_VERB) return false; /* 国家、|省级|园区 */
  const struct lex_verbs_row *before = lex_verbs_longest_before(mark, (size_t)(mark - start));
  return !before || before->kind != VERBS_KIND_VERB;
}

/* 旧城区|、城中村，  打基础|、增后劲的项目: whether what follows 、 up to the end of the clause are more names of what
 * is counted, or more of what describes it: nothing done, no number. `whole`: the sentence ends at `limit`. */
static bool goes_on(const char *start, const char *at, const char *limit, bool whole)
{
  enum { SHORTEST = 6 };
  bool named = true, described = false;
  const char *mark = at;
  for (size_t size; at < limit; at += size) {
    uint32_t code = utf8_at(at, &size);
    if (sign_breaks(code) || code == 0xFF09) break;
    slice rest = {at + size, (size_t)(limit - at) - size};
    if (code == 0x3001) {
      if (opens_deed(start, at, rest)) named = false;
      if (at > mark && at - mark < SHORTEST) return false;
      mark = rest.at;
      continue;
    }
    if (code == 0x7684) described = true; /* 的 */
    const struct lex_stops_row *row = lex_stops_longest(at, (size_t)(limit - at));
    if (row && row->kind != STOPS_KIND_KEEP) return false;
    if (row) size = row->word_size;
  }
  bool ended = at < limit || whole, told = named || described;
  return ended && told;
}

/* 为3000户困难家庭|发放补贴: whether a verb that follows stands at `at`. */
static bool begins_deed(const char *at, const char *limit)
{
  const struct lex_verbs_row *row = lex_verbs_longest(at, (size_t)(limit - at));
  size_t size;
  if (!row || row->kind != VERBS_KIND_VERB || row->word_size >= limit - at) return false;
  return !sign_ends_phrase(utf8_at(at + row->word_size, &size)); /* 对2000户家庭适老化|改造， */
}

/* 重点|推进项目|加快建设: bytes of a stop at `at` and the noun it describes, where more is said of that; else 0. */
static size_t describes(const char *at, const char *limit, size_t stop)
{
  const char *noun = at + stop;
  size_t size = lex_nouns_starts(noun, (size_t)(limit - noun), NOUNS_ROLE_CLASS);
  const char *behind = noun + size;
  const struct lex_stops_row *row = size ? lex_stops_longest(behind, (size_t)(limit - behind)) : NULL;
  return row && row->kind != STOPS_KIND_KEEP ? stop + size : 0;
}

/* A name behind a number, while it is walked. */
struct walk {
  const char *start, *limit;
  bool whole;   /* the sentence ends at `limit` */
  bool towards; /* something is done for what is counted */
};

/* Whether no name holds this sign. */
static bool ends_name(uint32_t code)
{
  static const uint32_t others[] = {'[', 0x3014, 0x3001, '\r', 0x3000}; /* 〔 、 */
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (code == others[i]) return true;
  return sign_breaks(code);
}

/* 省|、市级园区, 国家、省|、市重点项目: whether the last of what stands before the 、 at `at` is no thing but a tier of
 * those behind it. */
static bool ends_with_tier(const struct walk *w, const char *at)
{
  size_t tier = lex_members_ends(w->start, (size_t)(at - w->start), MEMBERS_ROLE_TIER);
  const char *start = at - tier;
  bool whole = start == w->start || slice_ends((slice){w->start, (size_t)(start - w->start)}, ENUMERATION_COMMA);
  slice rest = {at + ENUMERATION_COMMA.size, (size_t)(w->limit - at) - ENUMERATION_COMMA.size};
  bool another = lex_members_starts(rest.at, rest.size, MEMBERS_ROLE_TIER) != 0; /* not 63个国家、|全国21个省 */
  return whole && another;
}

/* Bytes of the name at `at`, outside all brackets; 0: it ends there. */
static size_t name_at(const struct walk *w, const char *at)
{
  size_t size;
  uint32_t code = utf8_at(at, &size);
  bool first = at == w->start;
  bool enumerates = code == 0x3001 && !first;
  if (enumerates && lists_examples(at, w->limit)) return size;
  if (enumerates && ends_with_tier(w, at)) return size;
  if (enumerates && goes_on(w->start, at, w->limit, w->whole)) return size;
  if (ends_name(code)) return 0;
  const struct lex_stops_row *row = lex_stops_longest(at, (size_t)(w->limit - at));
  if (row && row->kind != STOPS_KIND_KEEP) return describes(at, w->limit, row->word_size);
  if (w->towards && !first && begins_deed(at, w->limit)) return 0;
  if (row) return row->word_size;
  bool said = begins_rank(at, w->limit);
  if (first && begins_predicate(at, w->limit)) said = true;
  return said ? 0 : size_of_keep(at, w->limit, size);
}

/* Whether a quotation opens at `at` that is no part of the name: 体验官“正式上任”, but “危改”|“三改”. */
static bool opens_remark(const struct walk *w, const char *at)
{
  slice before = {w->start, (size_t)(at - w->start)};
  return before.size && !slice_ends(before, CLOSING_QUOTE) && closes_phrase(at, w->limit);
}

/* What is left of a thing without what only leads to it: 和, 的. */
static slice without_lead(slice thing)
{
  bool joined = !lex_stops_longest(thing.at, thing.size) &&
                lex_particles_starts(thing.at, thing.size, PARTICLES_ROLE_CONNECTOR) != 0;
  if (joined) thing.size = 0; /* 省级2个|和国家级基地1个 */
  size_t of;
  while ((of = lex_nouns_starts(thing.at, thing.size, NOUNS_ROLE_OF)) != 0) thing = slice_after(thing, of);
  return trim_thing(thing);
}

/* The thing counted: from `at` to where its name ends, empty if none stands there. The next number begins at `end`;
 * `last`: there is none; `towards`: something is done for it. */
static slice thing_at(const char *at, const char *end, bool last, bool towards)
{
  const char *limit = utf8_within(at, end, LONGEST_THING);
  struct walk w = {at, limit, last && limit == end, towards};
  int depth = 0;
  for (size_t size; at < limit; at += size) {
    uint32_t code = utf8_at(at, &size);
    int step = sign_nesting(code);
    if (step < 0 && depth == 0) break;
    depth += step;
    if (depth == 0 && (size = name_at(&w, at)) == 0) break;
    if (code == 0x201C && opens_remark(&w, at)) {
      depth = 0;
      break;
    }
  }
  if (depth > 0 && limit != end) return (slice){w.start, 0};
  if (at > limit) at = limit;
  return without_lead((slice){w.start, (size_t)(at - w.start)});
}

/* 完成24所|中小学新建、迁建和改扩建|任务: what was ordered goes on to where it is called a task, whatever was done in
 * it. */
slice thing_ordered(const struct binder *b, size_t i, slice thing, slice text)
{
  const char *end = i + 1 < b->found.count ? b->found.at[i + 1].before : slice_end(text);
  const char *limit = utf8_within(thing.at, end, LONGEST_THING), *at = thing.at;
  for (size_t size; at < limit && !sign_breaks(utf8_at(at, &size)); at += size) {
  }
  slice whole = {thing.at, (size_t)(at - thing.at)};
  return lex_nouns_ends(whole.at, whole.size, NOUNS_ROLE_TASK) ? whole : thing;
}

static bool between(const char *from, const char *to, slice mark)
{
  return slice_has(slice_between(from, to), mark);
}

/* Whether only what compares (超过) stands from `from` to `to`. */
static bool only_compares(const char *from, const char *to)
{
  while (from < to) {
    const struct lex_predicates_row *row = lex_predicates_longest(from, (size_t)(to - from));
    if (!row || row->kind != PREDICATES_KIND_OP) return false;
    from += row->word_size;
  }
  return from == to;
}

/* 为|全市24万居民: whether a clause opens with what ends at `end` and leads to those for whom something is done; not
 * 成为|全省5个县之一. */
static bool opens_towards(slice text, const char *end)
{
  size_t size = lex_particles_ends(text.at, (size_t)(end - text.at), PARTICLES_ROLE_TOWARDS);
  const char *start = end - size;
  if (!size) return false;
  return start == text.at || sign_breaks(utf8_before(start, &size));
}

bool thing_is_for(slice text, const char *before)
{
  const struct lex_verbs_row *row = lex_verbs_longest_before(before, (size_t)(before - text.at));
  const struct lex_predicates_row *scope = lex_predicates_longest_before(before, (size_t)(before - text.at));
  if (row && row->kind == VERBS_KIND_AREA) before -= row->word_size;
  if (scope && scope->kind == PREDICATES_KIND_SCOPE && opens_towards(text, before - scope->word_size)) return true;
  return lex_particles_ends(text.at, (size_t)(before - text.at), PARTICLES_ROLE_TOWARDS) != 0;
}

/* 1223户|3962名贫困人口: the last of counts that stand side by side, which says for all what is counted. */
static size_t last_beside(const struct binder *b, size_t i, slice text)
{
  enum { MOST = 3 };
  for (size_t passed = 1; passed < MOST && i + 1 < b->found.count; passed++, i++) {
    const struct quantity *q = &b->found.at[i], *next = q + 1;
    if (q->kind != UNITS_KIND_COUNT || next->start != q->after) break;
    bool bare = !next->unit && lex_counted_longest(next->after, (size_t)(slice_end(text) - next->after));
    if (next->kind != UNITS_KIND_COUNT && !bare) break; /* 4个|千亿县 */
  }
  return i;
}

slice thing_behind(const struct binder *b, size_t i, slice text)
{
  i = last_beside(b, i, text);
  const char *start = b->found.at[i].after;
  const char *at = start;
  const char *end = slice_end(text);
  bool towards = thing_is_for(text, b->found.at[i].before);
  for (int passed = 0;; passed++) {
    const struct quantity *next = i + 1 < b->found.count ? &b->found.at[i + 1] : NULL;
    const char *limit = next ? next->before : end;
    if (limit < at) limit = at;
    slice thing = thing_at(at, limit, !next, towards);
    const char *from = thing.size ? slice_end(thing) : at;
    bool threshold = next && next->threshold;
    bool over = passed < MOST_PASSED && threshold && only_compares(from, limit);
    if (!over) {
      if (at == start) return thing;
      const char *stop = thing.size ? slice_end(thing) : at;
      thing = (slice){start, (size_t)(stop - start)};
      return slice_after(thing, lex_nouns_starts(thing.at, thing.size, NOUNS_ROLE_OF));
    }
    at = next->after;
    i++;
  }
}

static bool is_measure(const struct quantity *q)
{
  if (q->form != QUANTITY_VALUE || q->range) return false;
  if (q->unitless) return q->numeral.multiplied;
  switch (q->kind) {
  case UNITS_KIND_COUNT:
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE:
  case UNITS_KIND_POINTS:
  case UNITS_KIND_DURATION:
  case UNITS_KIND_MULTIPLE:
  case UNITS_KIND_RANK:
  case UNITS_KIND_DOUBLING: return false;
  default: return true;
  }
}

/* Whether no comma of either kind stands from `from` to `to`. */
static bool in_one_breath(const char *from, const char *to)
{
  return !has_comma(slice_between(from, to)) && !between(from, to, ENUMERATION_COMMA);
}

/* 超10亿元的|只有|4家: whether a measure without a thing behind it tells which things the next number counts. */
static bool leads_to_count(const struct quantity *q, const struct quantity *next, slice text)
{
  if (!next || !counts_things(next)) return false;
  size_t of = lex_nouns_starts(q->after, (size_t)(slice_end(text) - q->after), NOUNS_ROLE_OF);
  return of && !has_comma(slice_between(q->after, next->before));
}

/* 12个|5000万元项目, but 30万户|120万农民: whether a measure right behind a count tells which things are counted. */
static bool follows_count(const struct binder *b, size_t i, slice text)
{
  slice thing = thing_behind(b, i, text);
  return thing.size != 0 && !lex_counted_longest(thing.at, thing.size);
}

/* Whether a comparator stands behind the measure `q`, or before it. */
static bool is_compared(const struct quantity *q, bool behind, slice text)
{
  const struct lex_predicates_row *row = lex_predicates_longest_before(q->before, (size_t)(q->before - text.at));
  bool before = row && row->kind == PREDICATES_KIND_OP;
  return behind || before;
}

/* Whether the measure `q`, with a comparator, tells which of the things behind it are counted before or behind. */
static bool tells_things(const struct quantity *q, const struct quantity *before, const struct quantity *next,
                         slice thing)
{
  if (q->weak || q->numeral.figures == 0) return true;
  const char *end = slice_end(thing);
  bool counted_behind = next && in_one_breath(end, next->before);
  bool counted_before = before && in_one_breath(before->after, q->before);
  return counted_behind || counted_before;
}

/* 新增亿元|企业|8家, but not 投入5亿元|扶持项目|8个: whether an amount of money right before things, which are counted
 * right behind them, tells which they are. */
static bool grades_counted(const struct binder *b, size_t i, slice text)
{
  enum { LEAST_GRADE = 1000000 }; /* firms and works are told by their millions */
  const struct quantity *q = &b->found.at[i], *next = q + 1;
  bool amount = q->kind == UNITS_KIND_MONEY && decimal_compare(q->value, decimal_of(LEAST_GRADE)) >= 0;
  bool alternative = i && in_one_breath(q[-1].after, q->before); /* 2亿元或|3亿元 */
  if (!amount || alternative || i + 1 == b->found.count || !counts_things(next)) return false;
  slice thing = thing_behind(b, i, text);
  if (!thing.size || thing.at != q->end || slice_end(thing) != next->before) return false;
  return !lex_verbs_longest(thing.at, thing.size) && thing_behind(b, i + 1, text).size == 0;
}

static bool is_threshold(struct binder *b, size_t i, slice text)
{
  const struct quantity *q = &b->found.at[i];
  const struct quantity *before = i && counts_things(q - 1) ? q - 1 : NULL;
  const struct quantity *next = i + 1 < b->found.count ? q + 1 : NULL;
  if (q->threshold) return true;
  if (!is_measure(q)) return false;
  bool said_behind = q->op == COMPARATORS_OP_GE || q->op == COMPARATORS_OP_LE;
  if (before && before->after == q->before && q->after == q->end) return follows_count(b, i, text);
  if (!is_compared(q, said_behind, text)) return grades_counted(b, i, text);
  if (said_behind && next && next->start == q->after) return true;
  slice thing = thing_behind(b, i, text);
  return thing.size ? tells_things(q, before, next, thing) : leads_to_count(q, next, text);
}

/* 4.2和0.7个百分点: a unit at the end of a list is that of all. */
static void share_units(struct binder *b)
{
  for (size_t i = b->found.count; i-- > 1;) {
    const struct quantity *next = &b->found.at[i];
    struct quantity *q = &b->found.at[i - 1];
    slice gap = {q->after, (size_t)(next->before - q->after)};
    bool joined = gap.size && lex_members_starts(gap.at, gap.size, MEMBERS_ROLE_UNIT) == gap.size;
    if (!joined || q->form != QUANTITY_VALUE || !q->unitless || !next->unit_name) continue;
    q->unit_name = next->unit_name;
    q->unit = next->unit;
    q->kind = next->kind;
    q->unitless = false;
  }
}

void things_classify(struct binder *b, slice text)
{
  share_units(b);
  for (size_t i = 0; i < b->found.count; i++) {
    struct quantity *q = &b->found.at[i];
    if (is_threshold(b, i, text)) q->threshold = true;
    slice unit = slice_of(q->unit_name);
    bool place = unit.size && lex_figures_starts(unit.at, unit.size, FIGURES_ROLE_PLACE) == unit.size;
    if (place && thing_behind(b, i, text).size == 0) q->kind = UNITS_KIND_RANK;
  }
}
