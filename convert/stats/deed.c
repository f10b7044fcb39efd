/* Deeds: what is said of the things counted behind their number. Where their own name is one that many things have
 * (10家企业入围全国500强), it tells which they are: 入围全国500强企业. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/classes.h"
#include "lexicon/clauses.h"
#include "lexicon/deeds.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/verbs.h"
#include "lexicon/written.h"
#include "signs.h"

enum { LONGEST_DEED = 75 };

/* Behind `at`, in the enumeration 4个县、5个园区、6家企业入选, the end of the last member, and its quantity in `*i`;
 * NULL where another member is no class. */
static const char *end_of_subjects(const struct binder *b, size_t *i, const char *at, const char *end)
{
  for (int members = 1; *i + 1 < b->found.count && members < LIST_MOST; ++*i, members++) {
    const struct quantity *next = &b->found.at[*i + 1];
    if (next->before <= at || !clause_is_connector((slice){at, (size_t)(next->before - at)})) return at;
    const struct lex_classes_row *row = lex_classes_longest(next->after, (size_t)(end - next->after));
    if (!row || !counts_things(next)) return NULL;
    at = next->after + row->word_size;
  }
  return at;
}

/* Whether the deed that ends at `at` ends there for sure: at a comma, or before the next number of an enumeration. */
static bool ends_well(const struct binder *b, size_t i, const char *at, const char *end)
{
  if (at >= end || !slice_starts((slice){at, (size_t)(end - at)}, ENUMERATION_COMMA)) return true;
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
  for (; at < end && at - start <= LONGEST_DEED; at += size) {
    uint32_t code = utf8_at(at, &size);
    if (depth == 0 && (code == 0x3001 || sign_breaks(code))) break; /* 、 */
    depth += sign_nesting(code);
    if (depth < 0) break;
    if (next && at >= next->before) return none;
  }
  if (at - start > LONGEST_DEED || depth > 0 || !ends_well(b, i, at, end)) return none;
  return (slice){start, (size_t)(at - start)};
}

/* How `deed` and `thing` are put together. */
enum order {
  COUNTED, /* 10家企业入围…: 入围…企业 */
  LINKED,  /* 45%的企业实施…: 实施…的企业 */
  SAID     /* 60%社区达到标准: 社区达到标准 */
};

static const char *name(struct binder *b, slice deed, enum order order, slice thing)
{
  slice verb = {deed.at, lex_deeds_starts(deed.at, deed.size, DEEDS_ROLE_DEED)};
  slice object = slice_after(deed, verb.size);
  object = slice_after(object, lex_nouns_starts(object.at, object.size, NOUNS_ROLE_DONE));
  bool together = verb.size && lex_clauses_starts(verb.at, verb.size, CLAUSES_ROLE_TOGETHER) == verb.size;
  size_t at = 0, others = together ? lex_nouns_in(object.at, object.size, NOUNS_ROLE_EXAMPLES, &at) : 0;
  if (others && at) object = slice_after(object, at + others); /* 与|甲公司等|平台合作 */
  const char *text = topic_copy(b, order == SAID ? thing : verb);
  if (text && order == SAID) text = topic_join(b, text, verb);
  if (text) text = topic_join(b, text, object);
  if (text && order == LINKED) text = topic_join(b, text, topic_written(WRITTEN_NAME_OF));
  bool whole = order == SAID || (order == COUNTED && slice_ends(object, thing)); /* 获评领军|企业 */
  return text && !whole ? topic_join(b, text, thing) : text;
}

/* 出台|支持小微企业|20条政策: what the measures are for, and they; NULL where that is not said. */
static const char *issued(struct binder *b, size_t i, slice thing)
{
  enum { SHORTEST = 9 };
  const char *end = b->found.at[i].before;
  slice aim = {NULL, 0};
  int depth = 0;
  for (const char *at = b->clauses[i].start; at < end;) {
    size_t own, size = depth == 0 ? lex_deeds_starts(at, (size_t)(end - at), DEEDS_ROLE_ISSUE) : 0;
    depth += sign_nesting(utf8_at(at, &own));
    at += size ? size : own;
    if (size) aim = (slice){at, (size_t)(end - at)};
  }
  aim = slice_after(aim, lex_nouns_starts(aim.at, aim.size, NOUNS_ROLE_DONE));
  aim.size -= lex_nouns_ends(aim.at, aim.size, NOUNS_ROLE_OF);
  if (lex_particles_ends(aim.at, aim.size, PARTICLES_ROLE_CONNECTOR)) return NULL; /* 条例和|16条措施 */
  if (aim.size < SHORTEST || (i && b->found.at[i - 1].after > aim.at)) return NULL;
  const char *text = topic_copy(b, aim);
  return text ? topic_join(b, text, thing) : NULL;
}

const char *deed_name(struct binder *b, size_t i, slice thing, slice text, const char **behind)
{
  const struct quantity *q = &b->found.at[i];
  const struct clause *c = &b->clauses[i];
  const char *end = text.at + text.size;
  bool linked = lex_nouns_starts(q->after, (size_t)(end - q->after), NOUNS_ROLE_OF) != 0;
  if (!linked) {
    const struct lex_classes_row *row = lex_classes_longest(thing.at, thing.size);
    if (row && row->kind == CLASSES_KIND_MEASURE) return row->word_size == thing.size ? issued(b, i, thing) : NULL;
    thing.size = row ? row->word_size : 0;
  } else if (counts_things(q) || !lex_classes_longest_before(thing.at + thing.size, thing.size)) {
    thing.size = 0;
  }
  if (c->verb.size && c->verb_change != VERBS_CHANGE_INCREASE) return NULL; /* 帮助|20家企业上市 */
  const size_t first = i;
  const char *at = thing.size ? end_of_subjects(b, &i, thing.at + thing.size, end) : NULL;
  slice deed = at ? deed_at(b, i, at, end) : (slice){NULL, 0};
  if (deed.size == 0) return NULL;
  if (i == first) *behind = deed.at + deed.size;
  return name(b, deed, linked ? LINKED : counts_things(q) ? COUNTED : SAID, thing);
}
