/* Clauses: the text before a number is stripped from its end (what is said of the indicator) and from its front (what
 * was done); what remains is the indicator. All words come from the lexicon. */
#include "clause.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/clauses.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/phrases.h"
#include "lexicon/times.h"
#include "lexicon/verbs.h"
#include "signs.h"

enum { LOOK_BACK = 300 };

/* Takes a word of `roles` (PARTICLES_ROLE_…) off the end of `text`; false: there is none. */
static bool drop_end(slice *text, uint32_t roles)
{
  size_t size = lex_particles_ends(text->at, text->size, roles);
  text->size -= size;
  return size != 0;
}

/* Whether a word of `roles` stands at the front of `text`. */
static bool opens_with(slice text, uint32_t roles)
{
  return lex_particles_starts(text.at, text.size, roles) != 0;
}

/* The text behind the last comma of `text` outside brackets and quotation marks; `*broken`: there was one. An open
 * bracket or quotation mark is as good: what is in it counts alone. */
static slice last_part(slice text, bool *broken)
{
  const char *end = slice_end(text);
  int depth = 0;
  *broken = false;
  for (const char *at = end; at > text.at;) {
    size_t size;
    uint32_t code = utf8_before(at, &size);
    int step = sign_nesting(code);
    *broken = depth == 0 && sign_breaks(code);
    bool opened = depth == 0 && step > 0;
    if (*broken || opened) return (slice){at, (size_t)(end - at)};
    depth -= step;
    at -= size;
  }
  return text;
}

static slice trim_end(slice text)
{
  text = utf8_trim(text);
  while (drop_end(&text, PARTICLES_ROLE_DANGLING)) text = utf8_trim(text);
  return text;
}

bool clause_is_connector(slice text)
{
  return text.size != 0 && lex_particles_starts(text.at, text.size, PARTICLES_ROLE_CONNECTOR) == text.size;
}

/* What one predicate says. */
static void note(struct clause *c, const struct lex_predicates_row *row, const char *at)
{
  slice word = {at, row->word_size};
  if (opens_with(word, PARTICLES_ROLE_DONE) || lex_particles_ends(at, row->word_size, PARTICLES_ROLE_DONE))
    c->done = true;
  switch (row->kind) {
  case PREDICATES_KIND_CHANGE:
    if (c->change == PREDICATES_CHANGE_NONE) c->change = (uint8_t)row->change, c->change_word = word;
    if (!c->said.size) c->to = lex_particles_ends(at, row->word_size, PARTICLES_ROLE_RESULT) != 0;
    c->said = word;
    break;
  case PREDICATES_KIND_LEVEL:
    c->level = true;
    c->said = word;
    if (row->tells & PREDICATES_TELLS_SUM) c->sum = true;
    break;
  case PREDICATES_KIND_COPULA:
    c->copula = true;
    c->said = word;
    break;
  case PREDICATES_KIND_OP:
    if (c->op == PREDICATES_OP_NONE) c->op = (uint8_t)row->op, c->op_word = word;
    c->level = true;
    break;
  case PREDICATES_KIND_EACH: c->each = true; break;
  case PREDICATES_KIND_RANK: c->rank = true; break;
  case PREDICATES_KIND_LASTING: c->lasting = true; break;
  case PREDICATES_KIND_ADVERB:
    if (row->tells & PREDICATES_TELLS_CUMULATIVE) c->cumulative = true;
    if (row->tells & PREDICATES_TELLS_YEARLY) c->yearly = true;
    if (opens_with(word, PARTICLES_ROLE_AIM)) c->aims = true;
    break;
  default: break;
  }
}

/* 去年, 2020年, 全省平均: whether a time or a place that something is compared with stands at `at`. */
static bool begins_yardstick(const char *at, const char *end)
{
  const struct lex_predicates_row *row = lex_predicates_longest(at, (size_t)(end - at));
  if (row && row->kind == PREDICATES_KIND_SCOPE) return true;
  if (lex_times_starts(at, (size_t)(end - at), TIMES_ROLE_BEFORE)) return true;
  size_t size;
  while (at < end && numeral_begins(utf8_at(at, &size))) at += size;
  return lex_times_starts(at, (size_t)(end - at), TIMES_ROLE_YEAR);
}

static struct openings find_openings(slice text)
{
  struct openings found = {0};
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = lex_next(&lex_phrases_by_word, at, end)) < end;) {
    const struct lex_phrases_row *row = lex_phrases_longest(at, (size_t)(end - at));
    if (row) {
      found.at[row->opens] = at;
      found.size[row->opens] = row->word_size;
    }
    const char *behind = at + (row ? row->word_size : 0);
    if (row && row->opens == PHRASES_OPENS_TAIL && begins_yardstick(behind, end)) { /* 收入|比上年 */
      found.at[PHRASES_OPENS_BASE] = behind - 3;
      found.size[PHRASES_OPENS_BASE] = 3;
    }
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
  return found;
}

/* The opening of `kind` within `text`; `*size` gets its bytes. */
static const char *opening(const struct openings *openings, enum lex_phrases_opens kind, slice text, size_t *size)
{
  const char *at = openings->at[kind];
  *size = openings->size[kind];
  return at && at + *size <= slice_end(text) ? at : NULL;
}

/* 增长到|2025年的|4.93万亿元: the time right before a number, which says nothing of its indicator. */
static slice strip_time(slice text)
{
  size_t tail = lex_times_ends(text.at, text.size, TIMES_ROLE_POSSESSIVE);
  if (!tail) return text;
  slice rest = {text.at, text.size - tail};
  size_t size;
  while (rest.size && numeral_begins(utf8_before(slice_end(rest), &size))) rest.size -= size;
  const struct lex_predicates_row *row = lex_predicates_longest_before(slice_end(rest), rest.size);
  bool change = row && row->kind == PREDICATES_KIND_CHANGE, level = row && row->kind == PREDICATES_KIND_LEVEL;
  return change || level ? rest : text;
}

/* 森林覆盖率|到2025年底|达到45%: the year in which something is so much. */
static slice strip_year(slice text)
{
  enum { DIGITS = 4 };
  slice rest = {text.at, text.size - lex_times_ends(text.at, text.size, TIMES_ROLE_LAST)};
  size_t year = lex_times_ends(rest.at, rest.size, TIMES_ROLE_YEAR), digits = 0, size;
  if (!year) return text;
  for (rest.size -= year; rest.size && numeral_begins(utf8_before(slice_end(rest), &size)); digits++) rest.size -= size;
  size = lex_times_ends(rest.at, rest.size, TIMES_ROLE_AT);
  if (!size && lex_times_ends(rest.at, rest.size, TIMES_ROLE_BASE)) return text; /* 用水量较|2020年|下降 */
  rest.size -= size;
  return digits == DIGITS && rest.size ? rest : text;
}

/* 粮食产量|五年内|增长8%, 固定资产投资|5年|累计达到: in how many years, where that is said of all of them together. */
static slice strip_years(slice text, const struct clause *c)
{
  enum { MOST_DIGITS = 2 };
  size_t within = lex_times_ends(text.at, text.size, TIMES_ROLE_WITHIN), digits = 0, size;
  slice rest = {text.at, text.size - within};
  size_t year = lex_times_ends(rest.at, rest.size, TIMES_ROLE_YEAR);
  bool together = within || c->cumulative;
  if (!year || !together) return text;
  for (rest.size -= year; rest.size && numeral_begins(utf8_before(slice_end(rest), &size)); digits++) rest.size -= size;
  if (within) rest.size -= lex_times_ends(rest.at, rest.size, TIMES_ROLE_AT);
  return digits && digits <= MOST_DIGITS && rest.size ? rest : text;
}

/* 比上年|多, 比全省|低: what is said of a gap, unless more was said behind (多|增加). */
static void note_gap(struct clause *c, const struct lex_predicates_row *row, const char *at)
{
  slice word = {at, row->word_size};
  bool changes = row->change && !c->change;
  if (changes) c->change = (uint8_t)row->change, c->change_word = word;
  if (changes || !c->said.size) c->said = word;
}

static slice strip_back(slice text, const struct quantity *q, struct clause *c)
{
  text = strip_time(utf8_trim(text));
  for (;;) {
    text = strip_years(strip_year(utf8_trim(text)), c);
    const struct lex_predicates_row *row = lex_predicates_longest_before(slice_end(text), text.size);
    if (!row || row->kind == PREDICATES_KIND_KEEP) return text;
    size_t size;
    if (row->kind == PREDICATES_KIND_GAP &&
        !opening(&c->openings, PHRASES_OPENS_BASE, (slice){text.at, text.size - row->word_size}, &size))
      return text;
    if (row->kind == PREDICATES_KIND_SCOPE && q->kind != UNITS_KIND_RANK) return text;
    if (row->kind == PREDICATES_KIND_SHARE) return text;
    text.size -= row->word_size;
    if (row->kind == PREDICATES_KIND_GAP) note_gap(c, row, slice_end(text));
    if (row->kind == PREDICATES_KIND_SCOPE) {
      c->scope = (slice){slice_end(text), row->word_size};
      c->rank = true;
    }
    note(c, row, slice_end(text));
  }
}

static bool time_like(slice text)
{
  return text.size == 0 || lex_times_ends(text.at, text.size, TIMES_ROLE_POINT) != 0;
}

static slice cut_at(slice text, const char *at)
{
  return (slice){text.at, (size_t)(at - text.at)};
}

/* 粮食产量|比|去年增长8%: whether the word of comparison that ends at `end` still has something to compare with, though
 * that has been taken off already. */
static bool compares(slice text, const char *end, const struct quantity *q)
{
  return end < slice_end(text) || begins_yardstick(end, q->before);
}

/* 占 X 的 | 85.9%, 占 X 的比重 | 达到 … */
static slice take_share(slice text, const struct quantity *q, struct clause *c)
{
  bool proportion = q->kind == UNITS_KIND_PERCENT || q->kind == UNITS_KIND_PERMILLE || q->kind == UNITS_KIND_POINTS ||
                    q->form == QUANTITY_FRACTION;
  size_t size;
  const char *at = proportion ? opening(&c->openings, PHRASES_OPENS_SHARE, text, &size) : NULL;
  if (!at) return text;
  c->share = utf8_trim((slice){at + size, (size_t)(slice_end(text) - at) - size});
  c->portion = c->share.size == 0;
  if (lex_particles_ends(c->share.at, c->share.size, PARTICLES_ROLE_SHARE_RESULT)) c->share.size -= 3, c->to = true;
  return cut_at(text, at);
}

/* 比|2012年的|890亿元: whether nothing but a time that has something stands in `text`, behind a word of comparison. */
static bool is_of_time(slice text)
{
  size_t of = lex_nouns_ends(text.at, text.size, NOUNS_ROLE_OF);
  return of && lex_times_ends(text.at, text.size - of, TIMES_ROLE_YEAR | TIMES_ROLE_BEFORE) != 0;
}

/* 由|2002年的|890亿元, 比|2012年的|890亿元: from what a change came, or what it is compared with. */
static slice take_origin(slice text, const struct quantity *q, struct clause *c)
{
  size_t size;
  const char *at = opening(&c->openings, PHRASES_OPENS_FROM, text, &size);
  bool from = at && time_like((slice){at + size, (size_t)(slice_end(text) - at) - size});
  if (!from) {
    at = c->said.size ? NULL : opening(&c->openings, PHRASES_OPENS_BASE, text, &size);
    from = at && is_of_time((slice){at + size, (size_t)(slice_end(text) - at) - size});
  }
  if (!from) return text;
  c->from = true;
  return strip_back(cut_at(text, at), q, c);
}

/* 渔业产值|与2025年相比|增长5%: what a change is compared with, where it stands behind the name. */
static slice cut_compared(slice text)
{
  if (!lex_times_ends(text.at, text.size, TIMES_ROLE_COMPARED_BEHIND)) return text;
  size_t size;
  for (const char *at = slice_end(text); at > text.at; at -= size) {
    if (lex_nouns_starts(at, (size_t)(slice_end(text) - at), NOUNS_ROLE_WITH)) return cut_at(text, at);
    utf8_before(at, &size);
  }
  return text;
}

/* Phrases that open in the middle: 比上年, 由2002年的, 占…的, 是…的. */
static slice take_phrases(slice text, const struct quantity *q, struct clause *c)
{
  size_t size;
  text = take_origin(cut_compared(text), q, c);
  const char *at = opening(&c->openings, PHRASES_OPENS_BASE, text, &size);
  bool compared = c->said.size || q->kind == UNITS_KIND_POINTS || c->respectively;
  if (at && compared && compares(text, at + size, q)) {
    c->base = true;
    text = strip_back(cut_at(text, at), q, c);
  }
  bool ratio = q->kind == UNITS_KIND_MULTIPLE || q->kind == UNITS_KIND_PERCENT || q->form == QUANTITY_FRACTION;
  if (c->openings.at[PHRASES_OPENS_SHARE]) ratio = false;
  at = ratio ? opening(&c->openings, PHRASES_OPENS_MULTIPLE, text, &size) : NULL;
  bool whole = at && at + size == slice_end(text); /* 完成预算|102% */
  bool of = lex_nouns_ends(text.at, text.size, NOUNS_ROLE_OF) != 0;
  bool multiple = of || whole;
  if (at && multiple) {
    c->multiple = true;
    text = strip_back(cut_at(text, at), q, c);
  }
  return take_share(text, q, c);
}

/* Of a rank: the indicator ends where 居, 列, 位居 stands; behind it is the scope. */
static slice take_rank(slice text, struct clause *c)
{
  const char *end = slice_end(text);
  const char *found = NULL;
  size_t size = 0;
  for (const char *at = text.at; (at = lex_next(&lex_predicates_by_word, at, end)) < end;) {
    const struct lex_predicates_row *row = lex_predicates_longest(at, (size_t)(end - at));
    if (row && row->kind == PREDICATES_KIND_RANK) found = at, size = row->word_size;
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
  if (!found) return text;
  c->rank = true;
  if (end > found + size) c->scope = (slice){found + size, (size_t)(end - found) - size};
  return cut_at(text, found);
}

/* 向有关城市|捐赠|口罩, 为企业|降低|成本: for whom it was done. */
static slice cut_recipient(slice noun, struct clause *c)
{
  enum { FARTHEST = 60 };
  if (!opens_with(noun, PARTICLES_ROLE_RECIPIENT)) return noun;
  if (lex_verbs_longest(noun.at, noun.size)) return noun; /* 对外贸易, 在建项目 */
  const char *end = slice_end(noun);
  for (const char *at = noun.at; at < end && at - noun.at < FARTHEST;) {
    const struct lex_verbs_row *row = lex_verbs_longest(at, (size_t)(end - at));
    if (row && row->kind == VERBS_KIND_VERB && row->word_size >= 6 && at > noun.at + 3) {
      slice rest = clause_strip_front((slice){at, (size_t)(end - at)}, &c->verb, &c->verb_change);
      size_t particle = lex_particles_starts(noun.at, noun.size, PARTICLES_ROLE_RECIPIENT);
      return rest.size ? rest : slice_after(noun, particle); /* 对|大学生、青年创业培训 */
    }
    at += row ? row->word_size : utf8_size((unsigned char)*at);
  }
  return noun;
}

/* 汽车、索具|分别实现|产值: what stands behind 分别 belongs to each. */
static slice cut_suffix(slice noun, struct clause *c)
{
  size_t at = 0, size = c->respectively ? lex_clauses_in(noun.at, noun.size, CLAUSES_ROLE_RESPECTIVELY, &at) : 0;
  if (!size) return noun;
  slice verb = {NULL, 0};
  uint8_t change = 0;
  c->suffix = clause_strip_front(slice_after(noun, at + size), &verb, &change);
  return trim_end((slice){noun.at, at});
}

/* 主城区|新增|停车位: where a verb stands inside, the indicator is what follows it. */
static slice cut_inside(slice noun, struct clause *c)
{
  if (c->verb_change == VERBS_CHANGE_INCREASE) return noun; /* 新增|放心消费创建单位 */
  const char *end = slice_end(noun);
  int depth = 0;
  for (const char *at = noun.at; at < end;) {
    size_t size;
    depth += sign_nesting(utf8_at(at, &size));
    const struct lex_verbs_row *row = depth == 0 ? lex_verbs_longest(at, (size_t)(end - at)) : NULL;
    if (row && at + row->word_size < end && clause_acts_inside(row, (slice){noun.at, (size_t)(at - noun.at)})) {
      slice rest = {at, (size_t)(end - at)};
      if (lex_clauses_starts(rest.at, rest.size, CLAUSES_ROLE_WHOLE)) return noun;
      slice where = {noun.at, (size_t)(at - noun.at)};
      if (clause_names_place(where)) c->subject = where;
      return clause_strip_front(rest, &c->verb, &c->verb_change);
    }
    at += row ? row->word_size : size;
  }
  return noun;
}

/* 作为重要支柱产业的|金融业: what only describes it. */
static slice cut_description(slice noun)
{
  if (!opens_with(noun, PARTICLES_ROLE_DESCRIPTION)) return noun;
  size_t at = 0, size = lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_OF, &at);
  return slice_after(noun, at + size);
}

/* 金融业|在强监管压力下: circumstances behind the indicator. */
static slice cut_circumstances(slice noun)
{
  if (!lex_particles_ends(noun.at, noun.size, PARTICLES_ROLE_CIRCUMSTANCE)) return noun;
  size_t at = 0;
  lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_AT, &at);
  return at ? (slice){noun.at, at} : noun;
}

/* 中心城区|污水集中收集率, 其中乡村: where the indicator holds. */
static void take_area(struct clause *c)
{
  const struct lex_verbs_row *row = lex_verbs_longest(c->noun.at, c->noun.size);
  if (!row || row->kind != VERBS_KIND_AREA) return;
  slice area = {c->noun.at, row->word_size};
  slice rest = slice_after(c->noun, row->word_size);
  c->area = rest.size == 0;
  bool own = lex_clauses_ends(area.at, area.size, CLAUSES_ROLE_LEVEL) ||
             lex_clauses_starts(rest.at, rest.size, CLAUSES_ROLE_INSIDE);                /* 县域内就诊率 */
  bool joined = lex_particles_starts(rest.at, rest.size, PARTICLES_ROLE_CONNECTOR) != 0; /* 城区|、农村垃圾处理率 */
  bool rate = !own && !joined && lex_nouns_ends(rest.at, rest.size, NOUNS_ROLE_RATE);
  if (c->area || rate) {
    c->subject = area;
    c->noun = rest.size ? rest : area;
  }
}

/* 城镇居民人均可支配收入，|由5160元增加到7703元: what stands between `text`'s comma and the one before. Empty where the
 * last number ended in it, at `floor`. */
static slice part_before(const char *floor, const char *text, bool after_quantity)
{
  size_t size;
  bool broken;
  uint32_t mark = utf8_before(text, &size);
  if (mark != 0xFF0C && mark != ',' && mark != 0xFF1A && mark != ':') return (slice){NULL, 0};
  slice part = last_part((slice){floor, (size_t)(text - floor) - size}, &broken);
  return after_quantity && !broken ? (slice){NULL, 0} : utf8_trim(part);
}

/* Whether 等 behind `text`, which is not empty, ends a list: not in 高等, 甲等, nor behind a quotation, which names a
 * kind. */
static bool lists_examples(slice text)
{
  uint32_t code = utf8_before(slice_end(text), &(size_t){0});
  return !numeral_begins(code) && !lex_clauses_ends(text.at, text.size, CLAUSES_ROLE_NOT_LIST);
}

/* 大厦、医谷等|特色产业园: the class behind its examples. */
static slice cut_examples(slice noun)
{
  enum { SHORTEST = 6 };
  if (!lex_nouns_in(noun.at, noun.size, NOUNS_ROLE_EXAMPLES, NULL)) return noun; /* most of them */
  const char *end = slice_end(noun), *found = NULL;
  int depth = 0;
  for (const char *at = noun.at; at < end;) {
    size_t size;
    depth += sign_nesting(utf8_at(at, &size));
    size_t examples = depth == 0 ? lex_nouns_starts(at, (size_t)(end - at), NOUNS_ROLE_EXAMPLES) : 0;
    if (examples && at > noun.at && lists_examples((slice){noun.at, (size_t)(at - noun.at)})) found = at + examples;
    at += size;
  }
  if (!found || end - found <= SHORTEST) return noun;
  slice rest = {found, (size_t)(end - found)};
  const struct lex_verbs_row *row = lex_verbs_longest(rest.at, rest.size);
  bool deed = row && row->kind == VERBS_KIND_VERB;
  bool examples = opens_with(rest, PARTICLES_ROLE_NOT_EXAMPLE) || deed;
  return examples ? noun : rest;
}

/* 对|1163公里, 用|1个月: no indicator. */
static bool is_particle(slice noun)
{
  return lex_particles_starts(noun.at, noun.size, PARTICLES_ROLE_ALONE) == noun.size;
}

void clause_read(const char *floor, const struct quantity *q, bool after_quantity, struct clause *c)
{
  *c = (struct clause){0};
  const char *end = q->before;
  if (end - floor > LOOK_BACK) {
    floor = end - LOOK_BACK;
    while (((unsigned char)*floor & 0xC0) == 0x80) floor++;
    after_quantity = false;
  }
  bool broken;
  slice text = last_part((slice){floor, (size_t)(end - floor)}, &broken);
  c->attached = after_quantity && !broken;
  if (c->attached) {
    slice member = clause_behind_described(text);
    c->member = member.at > text.at;
    c->attached = !c->member;
    text = member;
  }
  c->start = text.at;
  if (broken) c->previous = cut_circumstances(part_before(floor, text.at, after_quantity));
  c->openings = find_openings(text);
  slice rest = strip_back(text, q, c);
  c->listed = clause_is_connector(utf8_trim(text));
  c->respectively = lex_clauses_in(text.at, text.size, CLAUSES_ROLE_RESPECTIVELY, NULL) != 0;
  c->among = lex_clauses_in(text.at, text.size, CLAUSES_ROLE_AMONG, NULL) != 0;
  size_t least_at = 0, least = c->op ? 0 : lex_clauses_in(text.at, text.size, CLAUSES_ROLE_AT_LEAST, &least_at);
  if (least) c->op = PREDICATES_OP_GE, c->op_word = (slice){text.at + least_at, least};
  if (drop_end(&rest, PARTICLES_ROLE_AND_SO_ON)) c->and_so_on = true;
  if (q->kind == UNITS_KIND_RANK) rest = take_rank(rest, c);
  rest = take_phrases(rest, q, c);
  if (!c->and_so_on) rest = strip_back(rest, q, c);
  c->noun = trim_end(clause_strip_front(rest, &c->verb, &c->verb_change));
  if (!c->rank) c->noun = cut_recipient(c->noun, c);
  c->noun = cut_suffix(c->noun, c);
  c->noun = trim_end(cut_description(cut_circumstances(cut_inside(c->noun, c))));
  if (is_particle(c->noun)) c->noun.size = 0;
  if (q->kind == UNITS_KIND_COUNT) c->noun = cut_examples(c->noun);
  take_area(c);
}
