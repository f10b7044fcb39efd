/* Topics: what was spoken of before, and what 总量, 人均, 其中 mean by it. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "bind.h"
#include "lexicon/areas.h"
#include "lexicon/counterparts.h"
#include "lexicon/gazetteer.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "lexicon/verbs.h"
#include "lexicon/wholes.h"
#include "lexicon/written.h"
#include "signs.h"

bool topic_is_place(slice name)
{
  const lex_place *place;
  return gazetteer_find(name.at, name.size, 0, &place, 1) > 0;
}

bool topic_is_grade(slice noun)
{
  const struct lex_counterparts_row *row = lex_counterparts_find(noun.at, noun.size);
  return row && row->kind == COUNTERPARTS_KIND_GRADE;
}

bool topic_is_area(slice noun, bool counted)
{
  enum { LONGEST = 24 };
  const struct lex_areas_row *row = lex_areas_longest_before(slice_end(noun), noun.size);
  if (topic_is_place(noun)) return true;
  if (!row || noun.size > LONGEST) return false;
  bool body = row->needs == AREAS_NEEDS_BODY && !counted;
  return row->needs == AREAS_NEEDS_NONE || body;
}

const char *topic_join(struct binder *b, const char *first, slice second)
{
  size_t size = strlen(first);
  char *text = arena_alloc(b->memory, size + second.size + 1);
  if (!text) return NULL;
  memcpy(text, first, size + 1);
  if (second.size) memcpy(text + size, second.at, second.size);
  return text;
}

slice topic_written(size_t row)
{
  return (slice){lex_written_rows[row].text, lex_written_rows[row].text_size};
}

slice topic_growth(const struct topics *topics)
{
  return topic_written(topics->yearly ? WRITTEN_NAME_YEARLY_GROWTH : WRITTEN_NAME_GROWTH);
}

/* [3], 〔12〕: bytes of the note mark at the beginning of `text`, or 0. */
static size_t note_mark(slice text)
{
  const struct {
    slice opening, closing;
  } brackets[] = {{SLICE("["), SLICE("]")},
                  {OPENING_TORTOISE_BRACKET, CLOSING_TORTOISE_BRACKET},
                  {OPENING_LENTICULAR_BRACKET, CLOSING_LENTICULAR_BRACKET},
                  {OPENING_SQUARE_BRACKET, CLOSING_SQUARE_BRACKET}};
  for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
    if (!slice_starts(text, brackets[i].opening)) continue;
    size_t at = brackets[i].opening.size, size;
    while (sign_is_digit(utf8_peek(text.at + at, slice_end(text), &size))) at += size;
    return slice_starts(slice_after(text, at), brackets[i].closing) ? at + brackets[i].closing.size : 0;
  }
  return 0;
}

const char *topic_copy(struct binder *b, slice text)
{
  char *copy = arena_alloc(b->memory, text.size + 1);
  if (!copy) return NULL;
  size_t size = 0;
  for (size_t at = 0; at < text.size;) {
    size_t own, from = at;
    while (at < text.size && utf8_leads_han(text.at[at])) at += 3;
    memcpy(copy + size, text.at + from, at - from);
    size += at - from;
    if (at == text.size) break;
    size_t mark = note_mark(slice_after(text, at));
    uint32_t code = utf8_at(text.at + at, &own);
    if (mark)
      own = mark;
    else if (!utf8_is_space(code))
      memcpy(copy + size, text.at + at, own), size += own;
    at += own;
  }
  return copy;
}

void topic_remember(struct topics *t, const char *indicator)
{
  if (t->recent_count && strcmp(t->recent[t->recent_count - 1], indicator) == 0) return;
  if (t->recent_count == LIST_MOST) {
    memmove(t->recent, t->recent + 1, (LIST_MOST - 1) * sizeof *t->recent);
    t->recent_count--;
  }
  t->recent[t->recent_count++] = indicator;
}

bool generic_has_mode(slice noun, enum lex_generics_mode mode)
{
  const struct lex_generics_row *row = lex_generics_find(noun.at, noun.size);
  return row && row->mode == mode;
}

/* Whether `q` says where a pace stands among others, and not how much it is: 增速|居第2位, but 增速|达到5%. */
static bool places_or_compares(const struct quantity *q)
{
  if (q->form != QUANTITY_VALUE) return q->form != QUANTITY_FRACTION;
  switch ((int)q->kind) {
  case UNITS_KIND_RANK:
  case UNITS_KIND_POINTS:
  case UNITS_KIND_DURATION:
  case UNITS_KIND_MULTIPLE: return true;
  default: return false;
  }
}

/* 增速连续3年|居全省第一: the pace that the number before is about, where this one goes on with it. */
static slice pace_of_last(const struct binder *b, const struct clause *c)
{
  const struct binding *last = c->attached ? bind_last(b) : NULL;
  slice name = slice_of(last ? last->indicator : NULL);
  size_t pace = lex_particles_ends(name.at, name.size, PARTICLES_ROLE_PACE);
  return slice_after(name, name.size - pace);
}

slice pace_of_list(const struct quantity *q, const struct clause *c)
{
  const char *behind = slice_end(c->noun);
  bool placed = c->noun.size && places_or_compares(q) && behind < q->before;
  return (slice){behind, placed ? lex_particles_starts(behind, (size_t)(q->before - behind), PARTICLES_ROLE_PACE) : 0};
}

slice pace_told(const struct binder *b, const struct quantity *q, const struct clause *c)
{
  slice none = {NULL, 0}, noun = c->noun;
  if (!places_or_compares(q)) return none;
  if (noun.size) {
    bool pace = lex_particles_ends(noun.at, noun.size, PARTICLES_ROLE_PACE) == noun.size;
    return pace && generic_has_mode(noun, GENERICS_MODE_SAME) ? noun : none;
  }
  bool begun = c->start && c->start < q->before;
  size_t pace = begun ? lex_particles_starts(c->start, (size_t)(q->before - c->start), PARTICLES_ROLE_PACE) : 0;
  return pace ? (slice){c->start, pace} : pace_of_last(b, c);
}

slice pace_behind(slice name, slice pace)
{
  bool said = lex_particles_ends(name.at, name.size, PARTICLES_ROLE_PACE) != 0;
  return said ? (slice){NULL, 0} : pace;
}

/* Whether `q` tells how something grew, or its place among others. */
static bool is_growth_or_rank(const struct quantity *q, const struct clause *c)
{
  bool rank = q->form == QUANTITY_TOP || q->kind == UNITS_KIND_RANK;
  bool rate = q->kind == UNITS_KIND_PERCENT || q->kind == UNITS_KIND_MULTIPLE;
  bool grew = c->change && !c->share.size;
  return rate ? grew : rank;
}

slice fresh_told(const struct binder *b, const struct quantity *q, const struct clause *c)
{
  slice none = {NULL, 0}, topic = slice_of(b->topics.last);
  const struct binding *last = bind_last(b);
  if (!last || c->noun.size || !is_growth_or_rank(q, c)) return none;
  slice name = slice_of(last->indicator), deed = last->clause->verb;
  bool again = name.size > topic.size && slice_ends(name, topic);
  if (again) deed = (slice){name.at, name.size - topic.size}; /* 增长38%，|排名全市第三 */
  bool pace = lex_particles_ends(name.at, name.size, PARTICLES_ROLE_PACE) != 0;
  return !pace && lex_particles_starts(deed.at, deed.size, PARTICLES_ROLE_FRESH) ? deed : none;
}

static bool is_completed(slice word)
{
  return word.size && lex_nouns_starts(word.at, word.size, NOUNS_ROLE_COMPLETED) == word.size;
}

bool indicator_completed(const struct clause *c)
{
  return is_completed(c->verb) || is_completed(c->said);
}
