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
_Static_assert(sizeof(struct all_features) <= FEATURES_ROOM, "there is room for a weight a feature");

static uint8_t unit_of(const struct quantity *q)
{
  if (q->form == QUANTITY_REFERENCE) return 0;
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
  enum { LONGER = 11 };
  static const uint8_t values[] = {0, 0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10};
  size_t length = 0;
  for (size_t i = 0; i < c->part_count; i++) length += utf8_count(c->parts[i]);
  return length < sizeof values ? values[length] : LONGER;
}

static uint8_t head_of(slice name)
{
  const struct lex_indicators_row *row = lex_indicators_longest_before(slice_end(name), name.size);
  return row ? (uint8_t)(1 + row->kind) : 0;
}

/* What tokens that belong to no name tell, in a few words: of each class one bit, 0 for those that tell nothing. */
enum { TELLS_NOUN = 1, TELLS_VERB = 2, TELLS_PREPOSITION = 4, TELLS_TIME = 8, TELLS_OTHER = 16 };
static const uint8_t tells[TOKEN_CLASSES] = {
    [TOKEN_ADJECTIVE] = TELLS_OTHER,
    [TOKEN_ADVERB] = 0,
    [TOKEN_ATTRIBUTE] = TELLS_OTHER,
    [TOKEN_CONJUNCTION] = TELLS_OTHER,
    [TOKEN_IDIOM] = TELLS_OTHER,
    [TOKEN_LOCATIVE] = TELLS_OTHER,
    [TOKEN_MEASURE] = TELLS_OTHER,
    [TOKEN_NOUN] = TELLS_NOUN,
    [TOKEN_PARTICLE] = TELLS_OTHER,
    [TOKEN_PLACE] = TELLS_NOUN,
    [TOKEN_PREPOSITION] = TELLS_PREPOSITION,
    [TOKEN_PRONOUN] = TELLS_OTHER,
    [TOKEN_TIME] = TELLS_TIME,
    [TOKEN_VERB] = TELLS_VERB,
    [TOKEN_VERBAL_NOUN] = TELLS_NOUN,
    [TOKEN_UNKNOWN] = TELLS_NOUN,
    [TOKEN_LETTERS] = TELLS_NOUN,
    [TOKEN_DIGITS] = TELLS_TIME,
    [TOKEN_ENUMERATION] = TELLS_OTHER,
    [TOKEN_BREAK] = TELLS_OTHER,
    [TOKEN_OPENING] = TELLS_OTHER,
    [TOKEN_CLOSING] = TELLS_OTHER,
    [TOKEN_SIGN] = TELLS_OTHER,
    [TOKEN_FIGURE] = TELLS_OTHER,
    [TOKEN_EDGE] = TELLS_OTHER,
};

static uint8_t summary(const struct token *from, const struct token *to)
{
  unsigned told = 0;
  for (const struct token *t = from; t < to; t++) told |= tells[t->class];
  if (from == to) return 0;
  if (told & TELLS_NOUN) return told & TELLS_PREPOSITION ? 1 : told & TELLS_VERB ? 2 : 3;
  if (told & TELLS_PREPOSITION) return 4;
  return told & TELLS_VERB ? 5 : told & TELLS_TIME ? 6 : told ? 7 : 5;
}

/* What kind of name it is, where the lexicon knows it. */
static uint8_t kind_of_name(slice name)
{
  enum { LONGEST = 18, LONGEST_PLACE = 12 };
  if (name.size > LONGEST) return lex_wholes_longest_before(slice_end(name), name.size) ? 7 : 0;
  const struct lex_classes_row *class = lex_classes_find(name.at, name.size);
  if (class) return 1;
  const struct lex_generics_row *generic = lex_generics_find(name.at, name.size);
  if (generic) return (uint8_t)(2 + generic->mode);
  if (topic_is_grade(name)) return 6;
  if (name.size <= LONGEST_PLACE && topic_is_place(name)) return 5;
  return lex_wholes_longest_before(slice_end(name), name.size) ? 7 : 0; /* 企业: has a 产值 of its own */
}

static uint8_t agreement(slice mine, slice theirs)
{
  if (theirs.size == 0) return 0;
  bool start = mine.at == theirs.at, end = slice_end(mine) == slice_end(theirs);
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

/* A shape of up to five digits, read with the base of the digits there are. */
enum { SHAPE_BASE = 5, SHAPE_CODES = 5 * 5 * 5 * 5 * 5 };
#define SHAPE1(a)             (a)
#define SHAPE2(a, b)          (SHAPE1(a) * SHAPE_BASE + (b))
#define SHAPE3(a, b, c)       (SHAPE2(a, b) * SHAPE_BASE + (c))
#define SHAPE4(a, b, c, d)    (SHAPE3(a, b, c) * SHAPE_BASE + (d))
#define SHAPE5(a, b, c, d, e) (SHAPE4(a, b, c, d) * SHAPE_BASE + (e))

/* The number of a shape among those that are told apart, of which a longer one than SHAPE_CODES tells is none. */
static uint8_t number_of_shape(unsigned shape)
{
  enum { OTHER = 19 };
  static const uint8_t behind_first[SHAPE_CODES] = {
      /* 0: any other */
      [SHAPE1(1)] = 1,           [SHAPE2(2, 1)] = 2,        [SHAPE2(1, 2)] = 3,           [SHAPE3(1, 2, 1)] = 4,
      [SHAPE1(2)] = 5,           [SHAPE3(1, 3, 1)] = 6,     [SHAPE4(2, 1, 3, 1)] = 7,     [SHAPE3(2, 3, 1)] = 8,
      [SHAPE3(2, 1, 2)] = 9,     [SHAPE4(1, 2, 3, 1)] = 10, [SHAPE5(1, 2, 1, 3, 1)] = 11, [SHAPE4(1, 3, 2, 1)] = 12,
      [SHAPE4(1, 2, 1, 2)] = 13, [SHAPE4(2, 1, 2, 1)] = 14, [SHAPE2(1, 4)] = 15,          [SHAPE3(1, 2, 4)] = 16,
      [SHAPE3(2, 1, 4)] = 17,    [SHAPE4(1, 3, 1, 4)] = 18,
  };
  if (shape == 0) return 0;
  uint8_t number = shape < SHAPE_CODES ? behind_first[shape] : 0;
  return number ? number : OTHER;
}

/* The properties of what is inside, in one pass: how many verbs and adverbs, what it holds, and its shape: how names
 * (1), verbs (2) and 的 (3) follow one another, each run of them one digit, and a closing adjective (4). */
static void describe_inside(const struct token *from, const struct token *to, uint8_t *values)
{
  enum { UNEQUAL = 8 };
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
    if (t >= shaped || trait->sign == 0 || trait->sign == last || shape >= SHAPE_CODES) continue;
    last = trait->sign;
    shape = shape * SHAPE_BASE + last;
  }
  if (praised) shape = shape * SHAPE_BASE + PRAISE;
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
  describe_inside(tokens + c->first, tokens + c->last, values);
  slice whole = {first.at, (size_t)(slice_end(last) - first.at)};
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

/* What the number's own clause names. */
static uint8_t own_of(slice noun)
{
  if (noun.size == 0) return 0;
  const struct lex_generics_row *generic = lex_generics_find(noun.at, noun.size);
  if (generic) return (uint8_t)(1 + generic->mode); /* three modes */
  const struct lex_indicators_row *row = lex_indicators_longest_before(slice_end(noun), noun.size);
  if (!row) return 4;
  if (row->head_size < noun.size) return 5;
  return (uint8_t)(6 + row->part);
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
  values[PROPERTY_TOWARDS] = s->towards;
  values[PROPERTY_OWN] = own_of(s->clause->noun);
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
  values[PROPERTY_FRONT] = c->coordination.front;
  values[PROPERTY_BACK] = c->coordination.back;
  values[PROPERTY_BEFORE] = c->coordination.before;
  values[PROPERTY_NEXT] = c->coordination.next;
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

/* Whether the property tells of the number, or of the way in which the candidate was found: neighbours among the
 * candidates have the same values of these, while each name has its own of the others. */
static inline bool is_common(enum property property)
{
  switch (property) {
  case PROPERTY_ORIGIN:
  case PROPERTY_CAUSE:
  case PROPERTY_RULE:
  case PROPERTY_HAS:
  case PROPERTY_NTH:
  case PROPERTY_UNIT:
  case PROPERTY_SAID:
  case PROPERTY_SAME_UNIT:
  case PROPERTY_LOOKS:
  case PROPERTY_DISTANCE:
  case PROPERTY_TOWARDS:
  case PROPERTY_OWN: return true;
  default: return false;
  }
}

static int32_t score_of_common(const uint8_t *values, const int16_t *weights)
{
  int32_t score = 0;
#define TEMPLATE_COMMON(first, second)                                                                                 \
  if (is_common(PROPERTY_##first) && is_common(PROPERTY_##second)) score += weights[TEMPLATE_FEATURE(first, second)];
  FEATURE_TEMPLATES(TEMPLATE_COMMON)
#undef TEMPLATE_COMMON
  return score;
}

static int32_t score_of_own(const uint8_t *values, const int16_t *weights)
{
  int32_t score = 0;
#define TEMPLATE_OWN(first, second)                                                                                    \
  if (!is_common(PROPERTY_##first) || !is_common(PROPERTY_##second)) score += weights[TEMPLATE_FEATURE(first, second)];
  FEATURE_TEMPLATES(TEMPLATE_OWN)
#undef TEMPLATE_OWN
  return score;
}

int32_t features_score(const struct scene *s, const struct candidate *c, const uint8_t *shared, const int16_t *weights)
{
  uint8_t values[PROPERTIES];
  describe(s, c, shared, values);
  return score_of_common(values, weights) + score_of_own(values, weights);
}

void features_score_all(const struct scene *s, struct candidates *all, const uint8_t *shared, const int16_t *weights)
{
  uint8_t values[PROPERTIES];
  const struct candidate *last = NULL;
  int32_t common = 0;
  for (size_t i = 0; i < all->count; i++) {
    struct candidate *c = &all->at[i];
    describe(s, c, shared, values);
    bool same = last && c->origin == last->origin && c->cause == last->cause;
    if (!same || c->also != last->also || c->nth != last->nth) common = score_of_common(values, weights);
    c->score = common + score_of_own(values, weights);
    last = c;
  }
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
