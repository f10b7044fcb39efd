/* Types: by the kind of the unit and the change; and by words of the clause, where what is measured is itself a pace
 * (增速|8%) or was counted up over the years (累计|完成投资3亿元). */
#include "type.h"
#include "lexicon/nouns.h"
#include "lexicon/particles.h"
#include "signs.h"

/* The clause before the number, as far as one looks; in a table's row, the cell. Nothing where the number was read with
 * its column's unit behind, in a text of its own. */
static slice clause_before(const struct quantity *q, slice text)
{
  enum { FARTHEST = 150 };
  const char *from = q->before;
  size_t size = 0;
  if (from < text.at || from > slice_end(text)) return (slice){from, 0};
  for (; from > text.at && q->before - from < FARTHEST; from -= size) {
    uint32_t code = utf8_before(from, &size);
    if (sign_breaks(code)) break;
  }
  return (slice){from, (size_t)(q->before - from)};
}

bool type_tells_pace(const struct binding *s)
{
  slice indicator = slice_of(s->indicator), noun = s->clause->noun;
  if (lex_particles_ends(indicator.at, indicator.size, PARTICLES_ROLE_PACE)) return true;
  return lex_particles_ends(noun.at, noun.size, PARTICLES_ROLE_PACE) != 0; /* of a list: 增速分别为8%和|9% */
}

/* 增速分别为|8.9%, 人口自然增长率控制在|6‰: whether the indicator is a pace, or one is said right before the number. */
static bool is_pace(const struct binding *s, slice text)
{
  enum { NEAR = 15 };
  if (type_tells_pace(s)) return true;
  slice clause = clause_before(s->quantity, text);
  size_t at, size;
  while ((size = lex_particles_in(clause.at, clause.size, PARTICLES_ROLE_PACE, &at)) != 0) {
    clause = slice_after(clause, at + size);
    if (clause.size <= NEAR) return true;
  }
  return false;
}

static bool is_sum(const struct binding *s, slice text)
{
  slice clause = clause_before(s->quantity, text);
  return s->cumulative || lex_nouns_in(clause.at, clause.size, NOUNS_ROLE_SUM, NULL);
}

/* 开办时间压缩至|0.5天: a time that is what is measured is a level as any other, and not how long something went on. */
static bool measures_time(const struct binding *s)
{
  slice indicator = slice_of(s->indicator);
  return lex_particles_ends(indicator.at, indicator.size, PARTICLES_ROLE_TIME_MEASURE) != 0;
}

const char *type_of(const struct binding *s, slice text)
{
  const struct quantity *q = s->quantity;
  bool changed = s->change != PREDICATES_CHANGE_NONE && !s->to;
  if (q->threshold) return "threshold";
  switch (q->form) {
  case QUANTITY_REFERENCE: return s->clause->change ? "growth_rate" : "other";
  case QUANTITY_FRACTION:
  case QUANTITY_PROPORTION: return changed ? "growth_rate" : "share";
  default: break;
  }
  switch (q->kind) {
  case UNITS_KIND_RANK: return changed ? "rank_change" : "rank";
  case UNITS_KIND_POINTS: return "change_points";
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE: return changed || is_pace(s, text) ? "growth_rate" : "share";
  case UNITS_KIND_MULTIPLE:
  case UNITS_KIND_DOUBLING: return changed ? "growth_rate" : "other";
  case UNITS_KIND_DURATION:
    if (!measures_time(s)) return "duration";
    return changed ? "increment" : "level";
  case UNITS_KIND_VOLTAGE: return changed ? "increment" : "level";
  default: return changed ? "increment" : is_sum(s, text) ? "cumulative" : "level";
  }
}
