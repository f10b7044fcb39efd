/* Changes: what the clause says behind its name (增长), else the name itself (增速), else what was done (新增), else
 * what was done to the number before in the same list. */
#include "change.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/verbs.h"
#include "lexicon/words.h"
#include "tokens.h"
#include "verdict.h"

/* Whether `noun` ends in a word of `roles` (PARTICLES_ROLE_…). */
static bool noun_ends(slice noun, uint32_t roles)
{
  return lex_particles_ends(noun.at, noun.size, roles) != 0;
}

/* 公交线路, not 转移就业: whether `noun` names a thing and nothing done. */
static bool is_name(slice noun)
{
  while (noun.size) {
    const struct lex_words_row *row = lex_words_longest(noun.at, noun.size);
    enum token_class class = row ? (enum token_class)row->class : TOKEN_UNKNOWN;
    if (class == TOKEN_VERB || class == TOKEN_VERBAL_NOUN) return false;
    noun = slice_after(noun, row ? row->word_size : utf8_size((unsigned char)*noun.at));
  }
  return true;
}

/* 新增学位3600个、|病床400张, |公交线路9条: whether nothing but a further thing stands before the number, so that what
 * was done to the last is done to it, too. */
bool change_is_carried(const struct binder *b, const struct clause *c)
{
  if (c->said.size) return false;
  if (c->attached) return true;
  const struct binding *last = bind_last(b);
  bool comma = last && is_comma(utf8_trim(slice_between(last->quantity->after, c->start)));
  bool unsaid = !c->op && !c->area;
  if (!comma || !unsaid || c->noun.size == 0 || c->noun.at != c->start) return false;
  return is_name(c->noun) && !lex_generics_longest(c->noun.at, c->noun.size); /* 新增渔船20艘，|总吨位3000吨 */
}

/* 压减|一般性支出|5%, 提高|低保标准|10%: the change that was made, where it is by so much, and not up to so much. */
static uint8_t change_made(const struct clause *c, const struct quantity *q)
{
  if (c->level) return PREDICATES_CHANGE_NONE;
  if (c->verb_change != VERBS_CHANGE_NONE) /* 新增|财力|80%用于民生 tells of a share */
    return c->verb_change == VERBS_CHANGE_DECREASE ? PREDICATES_CHANGE_DECREASE : PREDICATES_CHANGE_NONE;
  bool led = c->start && c->noun.at > c->start, rate = lex_nouns_ends(c->noun.at, c->noun.size, NOUNS_ROLE_RATE) != 0;
  slice deed = {c->start, led ? (size_t)(c->noun.at - c->start) : 0};
  const struct lex_predicates_row *row = rate ? NULL : lex_predicates_longest_before(slice_end(deed), deed.size);
  if (!row || row->kind != PREDICATES_KIND_CHANGE) return PREDICATES_CHANGE_NONE;
  slice rest = {c->noun.at, (size_t)(q->before - c->noun.at)};
  bool reached = lex_particles_starts(rest.at, rest.size, PARTICLES_ROLE_RESULT) ||
                 lex_particles_ends(rest.at, rest.size, PARTICLES_ROLE_RESULT);
  return reached ? PREDICATES_CHANGE_NONE : (uint8_t)row->change; /* 提高|可达率至|90% */
}

/* Of a proportion: 增速, 降幅, or what was made more or less by it. */
static uint8_t change_of_proportion(const struct clause *c, const struct quantity *q)
{
  bool points = q->kind == UNITS_KIND_POINTS;
  if (noun_ends(c->noun, PARTICLES_ROLE_FALL)) return PREDICATES_CHANGE_DECREASE;
  if (noun_ends(c->noun, PARTICLES_ROLE_RISE)) return points ? PREDICATES_CHANGE_NONE : PREDICATES_CHANGE_INCREASE;
  return change_made(c, q);
}

uint8_t change_told(const struct binder *b, const struct clause *c, const struct quantity *q)
{
  if (q->form == QUANTITY_REFERENCE && !q->task) return q->change;
  if (c->change || q->task) return c->change;
  if (quantity_is_proportion(q)) return change_of_proportion(c, q);
  if (q->kind == UNITS_KIND_RANK || q->kind == UNITS_KIND_MULTIPLE || c->from) return PREDICATES_CHANGE_NONE;
  if (c->verb.size) return c->verb_change;
  bool added = lex_nouns_in(c->noun.at, c->noun.size, NOUNS_ROLE_ADDED, NULL) != 0;
  if (added || noun_ends(c->noun, PARTICLES_ROLE_GROWN)) return PREDICATES_CHANGE_INCREASE;
  return change_is_carried(b, c) ? b->topics.carried : PREDICATES_CHANGE_NONE;
}
