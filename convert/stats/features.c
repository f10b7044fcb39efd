/* Features: the properties of a candidate are looked at one by one, then paired as the templates say. */
#include "features.h"
#include "../support/utf8.h"
#include "lexicon/classes.h"
#include "lexicon/generics.h"
#include "lexicon/indicators.h"
#include "lexicon/wholes.h"
#include <stddef.h>
#include <stdio.h>

#define PROPERTY_COUNT(name, count) count,
static const uint16_t value_counts[PROPERTIES] = {FEATURE_PROPERTIES(PROPERTY_COUNT)};
#undef PROPERTY_COUNT

#define PROPERTY_NAME(name, count) #name,
static const char *const property_names[PROPERTIES] = {FEATURE_PROPERTIES(PROPERTY_NAME)};
#undef PROPERTY_NAME

struct feature_template {
  uint8_t first, second;
};

#define TEMPLATE_ROW(first, second) {PROPERTY_##first, PROPERTY_##second},
static const struct feature_template templates[] = {FEATURE_TEMPLATES(TEMPLATE_ROW)};
#undef TEMPLATE_ROW

#define PROPERTY_SIZE(name, count) SIZE_OF_##name = (count),
enum { FEATURE_PROPERTIES(PROPERTY_SIZE) };
#undef PROPERTY_SIZE

/* A byte a feature, so that the compiler counts them. */
struct all_features {
#define TEMPLATE_SIZE(first, second) char first##_##second[SIZE_OF_##first * SIZE_OF_##second];
  FEATURE_TEMPLATES(TEMPLATE_SIZE)
#undef TEMPLATE_SIZE
};
const size_t features_count = sizeof(struct all_features);

enum { TEMPLATES = sizeof templates / sizeof *templates };
const size_t features_a_candidate = TEMPLATES;
_Static_assert((int)TEMPLATES <= (int)FEATURES_MOST, "there is room for one feature a template");

static uint8_t unit_of(const struct quantity *q)
{
  if (q->form == QUANTITY_REFERENCE) return 0;
  if (q->form == QUANTITY_RANK || q->form == QUANTITY_TOP) return 1;
  if (q->form == QUANTITY_FRACTION || q->form == QUANTITY_PROPORTION) return 2;
  switch (q->kind) {
  case UNITS_KIND_MONEY: return 3;
  case UNITS_KIND_PERCENT:
  case UNITS_KIND_PERMILLE: return 4;
  case UNITS_KIND_POINTS: return 5;
  case UNITS_KIND_MULTIPLE:
  case UNITS_KIND_DOUBLING: return 6;
  case UNITS_KIND_COUNT: return 7;
  case UNITS_KIND_DURATION: return 8;
  case UNITS_KIND_RANK: return 1;
  case UNITS_KIND_NONE: return 9;
  default: return 10; /* of length, area, weight … */
  }
}

static uint8_t length_of(const struct candidate *c)
{
  static const uint8_t bounds[] = {1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 24};
  size_t length = 0;
  for (size_t i = 0; i < c->part_count; i++) length += utf8_count(c->parts[i]);
  uint8_t value = 0;
  while (value < sizeof bounds && length > bounds[value]) value++;
  return value;
}

static uint8_t head_of(slice name)
{
  const struct lex_indicators_row *row = lex_indicators_longest_before(name.at + name.size, name.size);
  return row ? (uint8_t)(1 + row->kind) : 0;
}

/* What tokens that belong to no name tell, in a few words. */
static uint8_t summary(const struct token *from, const struct token *to)
{
  bool nouns = false, verbs = false, preposition = false, time = false, others = false;
  for (const struct token *t = from; t < to; t++) {
    switch ((int)t->class) {
    case TOKEN_NOUN:
    case TOKEN_VERBAL_NOUN:
    case TOKEN_PLACE:
    case TOKEN_LETTERS:
    case TOKEN_UNKNOWN: nouns = true; break;
    case TOKEN_VERB: verbs = true; break;
    case TOKEN_PREPOSITION: preposition = true; break;
    case TOKEN_TIME:
    case TOKEN_DIGITS: time = true; break;
    case TOKEN_ADVERB: break;
    default: others = true; break;
    }
  }
  if (from == to) return 0;
  if (nouns) return preposition ? 1 : verbs ? 2 : 3;
  if (preposition) return 4;
  return verbs ? 5 : time ? 6 : others ? 7 : 5;
}

/* What kind of name it is, where the lexicon knows it. */
static uint8_t kind_of_name(slice name)
{
  enum { LONGEST = 18, LONGEST_PLACE = 12 };
  if (name.size > LONGEST) return lex_wholes_longest_before(name.at + name.size, name.size) ? 7 : 0;
  const struct lex_classes_row *class = lex_classes_find(name.at, name.size);
  if (class) return 1;
  const struct lex_generics_row *generic = lex_generics_find(name.at, name.size);
  if (generic) return (uint8_t)(2 + generic->mode);
  if (topic_is_grade(name)) return 6;
  if (name.size <= LONGEST_PLACE && topic_is_place(name)) return 5;
  return lex_wholes_longest_before(name.at + name.size, name.size) ? 7 : 0; /* 企业: has a 产值 of its own */
}

static uint8_t agreement(slice mine, slice theirs)
{
  if (theirs.size == 0 || mine.size == 0) return 0;
  bool start = mine.at == theirs.at, end = mine.at + mine.size == theirs.at + theirs.size;
  return start && end ? 4 : start ? 3 : end ? 2 : 1;
}

/* Of the clause: what was said of the number, and whether a name stands in it. */
static uint8_t said_of(const struct clause *c)
{
  uint8_t said = c->share.size ? 5 : c->change ? 1 : c->op ? 2 : c->level || c->copula ? 3 : c->base ? 4 : 0;
  return (uint8_t)(said * 2 + (c->noun.size != 0));
}

/* What of a name's tokens tells: of each class, the digit it has in the shape (NAME, VERB, OF; 0: none), and its flags
 * in HOLDS. */
enum { NAME = 1, VERB, OF, PRAISE };
struct trait {
  uint8_t sign, flag;
};
static const struct trait traits[TOKEN_CLASSES] = {
    [TOKEN_ADJECTIVE] = {NAME, 0},   [TOKEN_ADVERB] = {0, 0},         [TOKEN_ATTRIBUTE] = {NAME, 0},
    [TOKEN_CONJUNCTION] = {NAME, 2}, [TOKEN_IDIOM] = {NAME, 0},       [TOKEN_LOCATIVE] = {NAME, 0},
    [TOKEN_MEASURE] = {NAME, 0},     [TOKEN_NOUN] = {NAME, 0},        [TOKEN_PARTICLE] = {OF, 1},
    [TOKEN_PLACE] = {NAME, 0},       [TOKEN_PREPOSITION] = {NAME, 0}, [TOKEN_PRONOUN] = {NAME, 0},
    [TOKEN_TIME] = {NAME, 4},        [TOKEN_VERB] = {VERB, 0},        [TOKEN_VERBAL_NOUN] = {NAME, 0},
    [TOKEN_UNKNOWN] = {NAME, 0},     [TOKEN_LETTERS] = {NAME, 0},     [TOKEN_DIGITS] = {NAME, 4},
    [TOKEN_ENUMERATION] = {NAME, 2}, [TOKEN_BREAK] = {NAME, 0},       [TOKEN_OPENING] = {NAME, 0},
    [TOKEN_CLOSING] = {NAME, 0},     [TOKEN_SIGN] = {NAME, 0},        [TOKEN_FIGURE] = {NAME, 0},
    [TOKEN_EDGE] = {NAME, 0},
};

/* The number of a shape among those that are told apart. */
static uint8_t number_of_shape(unsigned shape)
{
  static const uint16_t shapes[] = {0,    1,     21,   12,   121,  2,  131, 2131, 231, 212,
                                    1231, 12131, 1321, 1212, 2121, 14, 124, 214,  1314};
  enum { SHAPES = sizeof shapes / sizeof *shapes };
  uint8_t i = 0;
  while (i < SHAPES && shapes[i] != shape) i++;
  return i;
}

/* The properties of what is inside, in one pass: how many verbs and adverbs, what it holds, and its shape: how names
 * (1), verbs (2) and 的 (3) follow one another, each run of them one digit, and a closing adjective (4). */
static void describe_inside(const struct token *from, const struct token *to, uint8_t *values)
{
  enum { LONGEST = 10000, UNEQUAL = 8 };
  bool praise = to[-1].class == TOKEN_ADJECTIVE || to[-1].class == TOKEN_IDIOM;
  bool praised = to - from > 1 && praise; /* 赛事|精彩 */
  const struct token *shaped = praised ? to - 1 : to;
  unsigned shape = 0, verbs = 0, adverbs = 0, flags = 0, last = 0;
  int depth = 0;
  for (const struct token *t = from; t < to; t++) {
    const struct trait *trait = &traits[t->class];
    flags |= trait->flag;
    verbs += t->class == TOKEN_VERB;
    adverbs += t->class == TOKEN_ADVERB;
    depth += (t->class == TOKEN_OPENING) - (t->class == TOKEN_CLOSING);
    if (depth < 0) flags |= UNEQUAL;
    if (t >= shaped || trait->sign == 0 || trait->sign == last || shape > LONGEST * 10) continue;
    last = trait->sign;
    shape = shape * 10 + last;
  }
  if (praised) shape = shape * 10 + PRAISE;
  values[PROPERTY_VERBS] = (uint8_t)(verbs < 3 ? verbs : 3);
  values[PROPERTY_ADVERBS] = (uint8_t)(adverbs < 2 ? adverbs : 2);
  values[PROPERTY_SHAPE] = number_of_shape(shape);
  values[PROPERTY_HOLDS] = (uint8_t)(depth != 0 ? flags | UNEQUAL : flags);
}

static void describe_span(const struct scene *s, const struct candidate *c, uint8_t *values)
{
  bool behind = c->origin == ORIGIN_BEHIND;
  const struct token *tokens = behind ? s->behind : s->before;
  size_t floor = c->origin == ORIGIN_OWN ? s->own : 0;
  size_t end = behind                                                         ? s->behind_count
               : c->origin == ORIGIN_TOPIC || c->cause == CAUSE_TOPIC_AND_OWN ? s->own
                                                                              : s->before_count;
  if (c->cause == CAUSE_BROUGHT_ABOUT) floor = s->own;
  slice first = tokens[c->first].text, last = tokens[c->last - 1].text;
  values[PROPERTY_FIRST] = (uint8_t)tokens[c->first].class;
  values[PROPERTY_LAST] = (uint8_t)tokens[c->last - 1].class;
  values[PROPERTY_BEFORE] = (uint8_t)(c->first > floor ? tokens[c->first - 1].class
                                      : behind         ? TOKEN_FIGURE
                                                       : TOKEN_EDGE);
  values[PROPERTY_NEXT] = (uint8_t)(c->last < end ? tokens[c->last].class : behind ? TOKEN_EDGE : TOKEN_FIGURE);
  if (c->cause != CAUSE_TOPIC_AND_OWN) values[PROPERTY_HEAD] = tokens[c->last - 1].head;
  values[PROPERTY_LEFT] = summary(tokens + floor, tokens + c->first);
  values[PROPERTY_RIGHT] = behind ? 0 : summary(tokens + c->last, tokens + end);
  describe_inside(tokens + c->first, tokens + c->last, values);
  slice whole = {first.at, (size_t)(last.at + last.size - first.at)};
  values[PROPERTY_AGREES] = agreement(whole, behind ? s->thing : s->clause->noun);
  values[PROPERTY_OPENS] = tokens[c->first].opens;
  values[PROPERTY_AFTER] = tokens[c->first].closed;
  if (behind) values[PROPERTY_STOPS] = s->stops[c->last];
}

/* How the unit of this number goes with that of the last: 2 there is none, 1 the same. */
static uint8_t same_unit(const struct scene *s)
{
  const struct binder *b = s->binder;
  if (!b->count) return 2;
  const char *last = b->bindings[b->count - 1].unit, *own = s->quantity->unit_name;
  return last && own && strcmp(last, own) == 0;
}

static uint8_t distance(const struct scene *s)
{
  if (!s->binder->topics.last) return 0;
  if (s->clause->attached) return 1;
  return s->binder->count ? 2 : 3;
}

void features_begin(const struct scene *s, uint8_t *values)
{
  memset(values, 0, PROPERTIES);
  values[PROPERTY_UNIT] = unit_of(s->quantity);
  values[PROPERTY_SAID] = said_of(s->clause);
  values[PROPERTY_SAME_UNIT] = same_unit(s);
  values[PROPERTY_DISTANCE] = distance(s);
  values[PROPERTY_LOOKS] = (uint8_t)((s->looks * 2 + s->graded) * 2 + (s->list.count != 0));
  values[PROPERTY_TOWARDS] = thing_is_for(s->text, s->quantity->before);
  values[PROPERTY_THING] = s->thing.size != 0;
  values[PROPERTY_FIRST] = values[PROPERTY_LAST] = values[PROPERTY_BEFORE] = values[PROPERTY_NEXT] = TOKEN_EDGE;
}

static void describe(const struct scene *s, const struct candidate *c, const uint8_t *shared, uint8_t *values)
{
  memcpy(values, shared, PROPERTIES);
  values[PROPERTY_ORIGIN] = (uint8_t)c->origin;
  values[PROPERTY_CAUSE] = (uint8_t)c->cause;
  values[PROPERTY_LENGTH] = length_of(c);
  bool put_together = !c->last || c->cause == CAUSE_TOPIC_AND_OWN;
  if (c->part_count && put_together) values[PROPERTY_HEAD] = head_of(c->parts[c->part_count - 1]);
  values[PROPERTY_IS] = c->part_count ? kind_of_name(c->parts[c->part_count - 1]) : 0;
  values[PROPERTY_RULE] = c->also;
  values[PROPERTY_HAS] = c->also != 0;
  values[PROPERTY_NTH] = (uint8_t)c->nth;
  const struct binder *b = s->binder;
  if (c->origin == ORIGIN_LAST)
    values[PROPERTY_LAST_UNIT] = b->count ? 1 + unit_of(b->bindings[b->count - 1].quantity) : 0;
  if (c->last) describe_span(s, c, values);
}

/* The number of a template's feature with the values that both properties have. */
#define TEMPLATE_FEATURE(first, second)                                                                                \
  (offsetof(struct all_features, first##_##second) + (size_t)values[PROPERTY_##first] * SIZE_OF_##second +             \
   values[PROPERTY_##second])

void features_of(const struct scene *s, const struct candidate *c, uint16_t *features)
{
  uint8_t shared[PROPERTIES], values[PROPERTIES];
  features_begin(s, shared);
  describe(s, c, shared, values);
#define TEMPLATE_PUT(first, second) *features++ = (uint16_t)TEMPLATE_FEATURE(first, second);
  FEATURE_TEMPLATES(TEMPLATE_PUT)
#undef TEMPLATE_PUT
}

int32_t features_score(const struct scene *s, const struct candidate *c, const uint8_t *shared, const int16_t *weights)
{
  uint8_t values[PROPERTIES];
  describe(s, c, shared, values);
  int32_t score = 0;
#define TEMPLATE_WEIGHT(first, second) score += weights[TEMPLATE_FEATURE(first, second)];
  FEATURE_TEMPLATES(TEMPLATE_WEIGHT)
#undef TEMPLATE_WEIGHT
  return score;
}

void feature_name(size_t number, char *name, size_t size)
{
  size_t i = 0;
  for (; i < TEMPLATES; i++) {
    size_t count = (size_t)value_counts[templates[i].first] * value_counts[templates[i].second];
    if (number < count) break;
    number -= count;
  }
  if (i == TEMPLATES) {
    name[0] = '\0';
    return;
  }
  size_t second = value_counts[templates[i].second];
  snprintf(name, size, "%s:%zu,%s:%zu", property_names[templates[i].first], number / second,
           property_names[templates[i].second], number % second);
}
