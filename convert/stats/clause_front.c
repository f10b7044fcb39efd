/* The front of a clause: times, signs and what was done are taken off until a name begins. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "clause.h"
#include "lexicon/areas.h"
#include "lexicon/bodies.h"
#include "lexicon/clauses.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/times.h"

static size_t digits_at(slice text)
{
  size_t at = 0, count = 0;
  while (at < text.size) {
    size_t size;
    uint32_t code = utf8_at(text.at + at, &size);
    bool dash = code == '-' || code == 0x2014 || code == 0xFF0D; /* - — － */
    if (!numeral_begins(code) && !dash) {
      size = count ? lex_clauses_starts(text.at + at, text.size - at, CLAUSES_ROLE_DATES) : 0;
      if (!size) break;
    }
    at += size;
    count++;
  }
  return at;
}

/* 2007年, 五年来, 2012年底: a time at the front; its bytes, or 0. */
static size_t time_at(slice text)
{
  const struct lex_times_row *row = lex_times_longest(text.at, text.size);
  size_t opener = row && row->role & TIMES_ROLE_OPENS ? row->word_size : 0;
  if (!opener && !numeral_begins(utf8_at(text.at, &(size_t){0}))) return 0;
  size_t digits = digits_at(slice_after(text, opener));
  slice behind = slice_after(text, opener + digits);
  size_t unit = digits ? lex_times_starts(behind.at, behind.size, TIMES_ROLE_UNIT) : 0;
  if (!unit) return 0;
  size_t size = opener + digits + unit, tail;
  while ((tail = lex_times_starts(text.at + size, text.size - size, TIMES_ROLE_BEHIND)) != 0) size += tail;
  return size;
}

/* （下同）, （5）, ⑩, ——: what stands at the front and is no word; its bytes, or 0. */
static size_t sign_at(slice text)
{
  static const uint32_t signs[] = {0x3001, 0xFF1B, 0xFF09, 0x201D, 0x2014, '*', '#', 0xB7};
  size_t size; /* 、 ； ） ” — * # · */
  uint32_t code = utf8_at(text.at, &size);
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (code == signs[i]) return size;
  if (code >= 0x2460 && code <= 0x24FF) return size;
  slice close = code == 0xFF08 ? CLOSING_BRACKET : SLICE(")");
  ptrdiff_t end = code == 0xFF08 || code == '(' ? slice_find(text, close) : -1;
  return end < 0 ? lex_particles_starts(text.at, text.size, PARTICLES_ROLE_FRONT) : (size_t)end + close.size;
}

/* 新签约|、新开工项目: what was done is part of the names of a list, where the next begins with a name. */
static bool joins_name(slice rest)
{
  bool comma = slice_starts(rest, ENUMERATION_COMMA);
  size_t size = comma ? ENUMERATION_COMMA.size : lex_clauses_starts(rest.at, rest.size, CLAUSES_ROLE_LINKS);
  if (!size) return false;
  rest = slice_after(rest, size);
  const struct lex_verbs_row *row = lex_verbs_longest(rest.at, rest.size);
  return row && lex_nouns_ends(row->word, row->word_size, NOUNS_ROLE_PROJECT);
}

/* What was done, so far as it has been taken off the front. */
struct front {
  slice *verb;
  uint8_t *change;
  bool joined; /* 新增|、|更新: another deed follows */
};

/* Whether the name begins with the verb of `row`, at the front of `text`: 检测率, 补贴性培训, 新签约、新开工项目. */
static bool names_by_verb(const struct lex_verbs_row *row, slice text)
{
  slice behind = slice_after(text, row->word_size);
  if (row->kind == VERBS_KIND_KEEP || row->kind == VERBS_KIND_AREA) return true;
  if (lex_clauses_starts(behind.at, behind.size, CLAUSES_ROLE_NAME)) return true;
  bool tells = row->change || row->light; /* 新增|面积, 完成|投资额 */
  if (!tells && lex_clauses_starts(behind.at, behind.size, CLAUSES_ROLE_MEASURE)) return true;
  return joins_name(behind);
}

static void take_verb(struct front *f, const struct lex_verbs_row *row, slice text)
{
  bool kept = !f->joined && *f->change == VERBS_CHANGE_INCREASE; /* 新增|开放|床位 */
  bool turned = f->verb->size && row->change != *f->change;
  if (!kept) *f->change = turned ? (uint8_t)VERBS_CHANGE_NONE : (uint8_t)row->change;
  *f->verb = (slice){text.at, row->word_size};
  f->joined = false;
}

/* Bytes at the front of `text` that belong to no name; 0: the name begins. */
static size_t front_at(struct front *f, slice text)
{
  size_t size = time_at(text);
  if (!size) size = sign_at(text);
  const struct lex_verbs_row *row = size ? NULL : lex_verbs_longest(text.at, text.size);
  if (!row) {
    if (!size) size = lex_particles_starts(text.at, text.size, PARTICLES_ROLE_JOINT);
    f->joined = true;
    return size;
  }
  if (row->kind == VERBS_KIND_OWN) {
    *f->verb = (slice){text.at, row->word_size};
    return 0;
  }
  if (names_by_verb(row, text)) return 0;
  if (row->kind == VERBS_KIND_VERB) take_verb(f, row, text);
  return row->word_size;
}

slice clause_strip_front(slice text, slice *verb, uint8_t *change)
{
  struct front f = {verb, change, false};
  for (;;) {
    text = utf8_trim(text);
    size_t size = text.size ? front_at(&f, text) : 0;
    if (!size) return text;
    text = slice_after(text, size);
  }
}

/* 投资1.2亿元|的热电联产、投资|8600万元的棉纺二期: the text between two amounts, from behind the member of the list
 * that the first describes, if there stands but what the second is an amount of. */
slice clause_behind_described(slice text)
{
  slice rest = text;
  if (!lex_nouns_starts(text.at, text.size, NOUNS_ROLE_OF)) return text;
  for (ptrdiff_t comma; (comma = slice_find(rest, ENUMERATION_COMMA)) >= 0;)
    rest = slice_after(rest, (size_t)comma + ENUMERATION_COMMA.size);
  const struct lex_indicators_row *row = lex_indicators_longest_before(slice_end(rest), rest.size);
  bool money = row && row->kind == INDICATORS_KIND_MONEY;
  return rest.size == 0 || money ? rest : text;
}

bool clause_names_place(slice name)
{
  if (lex_areas_longest_before(slice_end(name), name.size)) return true;
  const struct lex_bodies_row *body = lex_bodies_longest_before(slice_end(name), name.size);
  return body && body->seems != BODIES_SEEMS_PURSE;
}

bool clause_acts_inside(const struct lex_verbs_row *verb, slice before)
{
  if (verb->inside == VERBS_INSIDE_YES) return true;
  const struct lex_bodies_row *body = lex_bodies_longest_before(slice_end(before), before.size);
  bool pays = body && body->seems == BODIES_SEEMS_PURSE;
  return pays && verb->kind == VERBS_KIND_VERB;
}
