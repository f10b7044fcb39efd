/* Concepts: a name is rewritten by spellings.tsv and looked up; as long as it is not found, one word that says whose it
 * is or that it grows is taken from its ends. */
#include "concept.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "decimal.h"
#include "lexicon/base-units.h"
#include "lexicon/members.h"
#include "lexicon/spellings.h"
#include "lexicon/units.h"

enum { LONGEST_NAME = 160 /* bytes; no name in the concordance is half as long */ };

/* No word becomes more than so many times as long. */
enum { LONGER = 4 };

struct spelling {
  char bytes[LONGER * LONGEST_NAME];
  size_t size;
};

static void put(struct spelling *name, const char *at, size_t size)
{
  memcpy(name->bytes + name->size, at, size);
  name->size += size;
}

/* The word of spellings.tsv for `where` that begins at `at`, the longest, or NULL. */
static const struct lex_spellings_row *word_at(const char *at, size_t left, enum lex_spellings_where where)
{
  struct lex_hit hit = {0, 0, 0};
  if (lex_may_begin(&lex_spellings_by_word, at, left)) hit = lex_longest(&lex_spellings_by_word, at, left);
  while (hit.count && lex_spellings_rows[hit.first].where != where)
    hit = lex_longest(&lex_spellings_by_word, at, hit.size - 1);
  return hit.count ? &lex_spellings_rows[hit.first] : NULL;
}

/* The same for one that ends at the end of the name. */
static const struct lex_spellings_row *word_at_end(const char *end, size_t before)
{
  struct lex_hit hit = lex_longest_before(&lex_spellings_by_word, end, before);
  while (hit.count && lex_spellings_rows[hit.first].where != SPELLINGS_WHERE_END)
    hit = lex_longest_before(&lex_spellings_by_word, end, hit.size - 1);
  return hit.count ? &lex_spellings_rows[hit.first] : NULL;
}

static void rewrite(slice name, struct spelling *to)
{
  to->size = 0;
  for (size_t at = 0, step; at < name.size; at += step) {
    const struct lex_spellings_row *word = word_at(name.at + at, name.size - at, SPELLINGS_WHERE_ANYWHERE);
    if (!word) {
      utf8_at(name.at + at, &step);
      put(to, name.at + at, step);
      continue;
    }
    step = word->word_size;
    if (word->as_size && word->as_size <= LONGER * step)
      put(to, word->as, word->as_size);
    else
      put(to, word->word, step);
  }
}

/* Takes one word from an end of the name; false when there is none. */
static bool strip(slice *name)
{
  const struct lex_spellings_row *word = word_at(name->at, name->size, SPELLINGS_WHERE_START);
  if (word) {
    *name = slice_after(*name, word->word_size);
    return true;
  }
  word = word_at_end(name->at + name->size, name->size);
  if (!word) return false;
  name->size -= word->word_size;
  return true;
}

const struct lex_concepts_row *concept_find(slice name)
{
  struct spelling spelling;
  if (name.size == 0 || name.size > LONGEST_NAME) return NULL;
  rewrite(name, &spelling);
  slice rest = {spelling.bytes, spelling.size};
  do {
    struct lex_hit hit = lex_find(&lex_concepts_by_names, rest.at, rest.size);
    if (hit.count) return &lex_concepts_rows[lex_row(&lex_concepts_by_names, hit, 0)];
  } while (strip(&rest));
  return NULL;
}

const struct lex_concepts_row *concept_at(slice text, size_t *size)
{
  enum { LEAST = 12, LONGEST = 48 };
  const char *end = utf8_within(text.at, slice_end(text), LONGEST);
  for (size_t cut = (size_t)(end - text.at), last; cut > 0; cut -= last) {
    bool latin = cut == strlen("GDP") && slice_starts(text, SLICE("GDP"));
    const struct lex_concepts_row *concept = cut >= LEAST || latin ? concept_find((slice){text.at, cut}) : NULL;
    *size = cut;
    if (concept) return concept;
    utf8_before(text.at + cut, &last);
  }
  return NULL;
}

/* ---- Names that list several ---- */

/* Bytes of what stands between two members (、, 以及) at the front of `text`, or 0; `*word`: of a word that no member
 * ends within (和谐). */
static size_t tie_at(slice text, size_t *word)
{
  if (slice_starts(text, ENUMERATION_COMMA)) return ENUMERATION_COMMA.size;
  const struct lex_members_row *row = lex_members_longest(text.at, text.size);
  *word = row && row->role & MEMBERS_ROLE_KEEP ? row->word_size : 0;
  return row && row->role & MEMBERS_ROLE_JOINS ? row->word_size : 0;
}

/* The next member of 财政收入、居民收入和物价; false when none is left. */
static bool next_member(slice *rest, slice *member)
{
  if (!rest->size) return false;
  size_t end = 0, tie = 0, word = 0;
  while (end < rest->size && !(tie = tie_at(slice_after(*rest, end), &word)))
    end += word ? word : utf8_size((unsigned char)rest->at[end]);
  if (end > rest->size) end = rest->size;
  *member = (slice){rest->at, end};
  *rest = slice_after(*rest, end + tie);
  return true;
}

static const struct lex_concepts_row *find_joined(slice head, slice tail)
{
  char joined[LONGEST_NAME];
  if (head.size + tail.size > sizeof joined) return NULL;
  memcpy(joined, head.at, head.size);
  memcpy(joined + head.size, tail.at, tail.size);
  return concept_find((slice){joined, head.size + tail.size});
}

/* The one of 城镇 in 城镇、农村居民人均收入, of 工业 in 工业、技改投资: as much as it has is left out of the last
 * member, and it stands there. */
static const struct lex_concepts_row *find_with_tail(slice member, slice rest)
{
  slice last = {NULL, 0};
  while (next_member(&rest, &last)) {
  }
  return last.size > member.size ? find_joined(member, slice_after(last, member.size)) : NULL;
}

/* The one of 播种面积 in 粮食产量及播种面积: behind a beginning of the first member. */
static const struct lex_concepts_row *find_with_head(slice member, slice name)
{
  slice first;
  if (!next_member(&name, &first) || first.at == member.at) return NULL;
  const struct lex_concepts_row *found = NULL;
  for (size_t size = 0, step; !found && size < first.size; size += step) {
    if (size) found = find_joined((slice){first.at, size}, member);
    utf8_at(first.at + size, &step);
  }
  return found;
}

bool concept_next(slice name, slice *rest, const struct lex_concepts_row **concept)
{
  slice member;
  if (!next_member(rest, &member)) return false;
  *concept = find_with_tail(member, *rest);
  if (!*concept) *concept = concept_find(member);
  if (!*concept && member.size) *concept = find_with_head(member, name);
  return true;
}

const struct lex_concepts_row *concept_of_code(slice code)
{
  return lex_concepts_find(code.at, code.size);
}

/* ---- Units ---- */

/* `a` / `divisor`, to four places behind the point. */
static void divide_rounded(struct decimal *a, struct decimal divisor)
{
  struct decimal exact;
  if (decimal_divide(*a, divisor, &exact)) {
    *a = exact;
    return;
  }
  while (a->exponent > -4 && decimal_append(a, 0)) a->exponent--;
  a->digits = (2 * a->digits + divisor.digits) / (2 * divisor.digits);
}

static const char *in_base(arena *memory, const struct lex_base_units_row *unit, const char *value)
{
  struct decimal amount, factor, divisor;
  bool negative = *value == '-';
  decimal_read(slice_of(value + negative), &amount);
  decimal_read((slice){unit->factor, unit->factor_size}, &factor);
  if (!decimal_multiply(&amount, factor)) return "";
  if (unit->divisor_size) {
    decimal_read((slice){unit->divisor, unit->divisor_size}, &divisor);
    divide_rounded(&amount, divisor);
  }
  amount.negative = negative;
  return decimal_text(memory, amount);
}

static bool give_base(struct document *document, struct statistic *s)
{
  if (!s->value || !s->unit) return true;
  if (slice_starts(slice_of(s->type), SLICE("rank"))) return true; /* 第3位 is no amount */
  const struct lex_base_units_row *unit = lex_base_units_find(s->unit, strlen(s->unit));
  if (!unit) return true;
  s->base_value = in_base(document->arena, unit, s->value);
  if (!s->base_value) return false;
  if (*s->base_value) s->base_unit = unit->base;
  return true;
}

/* ---- What a concept can be measured in ---- */

/* The kind of an amount; UNITS_KIND_NONE for a unit that may be of anything, as % is of a level and of its growth. */
static enum lex_units_kind amount_kind(slice unit)
{
  bool currency = unit.size == strlen("CNY") && unit.at[0] >= 'A' && unit.at[0] <= 'Z';
  const struct lex_units_row *row = currency ? NULL : lex_units_find(unit.at, unit.size);
  if (currency) return UNITS_KIND_MONEY;
  if (!row) return UNITS_KIND_NONE;
  switch (row->kind) {
  case UNITS_KIND_MONEY:
  case UNITS_KIND_AREA:
  case UNITS_KIND_LENGTH:
  case UNITS_KIND_WEIGHT:
  case UNITS_KIND_VOLUME:
  case UNITS_KIND_ENERGY:
  case UNITS_KIND_POWER:
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE:
  case UNITS_KIND_AGE:
  case UNITS_KIND_DURATION:
  case UNITS_KIND_COUNT: return row->kind;
  default: return UNITS_KIND_NONE;
  }
}

/* Whether a number in this unit says something of the concept: no number of roads is a length of roads, and what was
 * spent on projects is no number of projects. Homes are counted or measured; days of good air are a share of the year;
 * a rank and a growth can be of anything. */
static bool is_measure_of(const struct lex_concepts_row *concept, const struct statistic *s)
{
  bool rank = slice_starts(slice_of(s->type), SLICE("rank"));
  if (rank) return true;
  enum lex_units_kind own = amount_kind((slice){concept->unit, concept->unit_size}),
                      is = amount_kind(slice_of(s->unit));
  bool relative = is == UNITS_KIND_PERCENT || is == UNITS_KIND_PERMILLE;
  if (own == UNITS_KIND_NONE || is == UNITS_KIND_NONE || relative || own == is) return true;
  if (is == UNITS_KIND_DURATION) return own == UNITS_KIND_PERCENT;
  return is == UNITS_KIND_AREA && own == UNITS_KIND_COUNT;
}

bool concepts_give(struct document *document)
{
  for (size_t i = 0; i < document->statistic_count; i++) {
    struct statistic *s = &document->statistics[i];
    const struct lex_concepts_row *concept = concept_find(slice_of(s->indicator));
    if (concept && is_measure_of(concept, s)) s->concept = concept->code;
    if (!give_base(document, s)) return log_memory(document->log);
  }
  return true;
}
