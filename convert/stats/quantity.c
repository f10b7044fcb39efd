/* Quantities: finds numerals by their first characters, and takes in unit, range and comparator.
 *
 * One pass over the text; at most characters nothing happens but a test of one bit. */
#include "quantity.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "amount.h"
#include "lexicon/counted.h"
#include "lexicon/references.h"
#include "lexicon/written.h"
#include "signs.h"

enum { QUOTE_LONGEST = 75, TITLE_LONGEST = 150 };

#define ADDRESS         SLICE("http")
#define WITHOUT_NUMERAL (FIGURES_ROLE_FIRST | FIGURES_ROLE_HALF_PRICE)

#define QUOTE(open, close, longest)                                                                                    \
  {                                                                                                                    \
    open, close, sizeof(open) - 1, sizeof(close) - 1, longest                                                          \
  }
static const struct {
  const char *open;
  const char *close;
  size_t open_size;
  size_t close_size;
  size_t longest;
} quotes[] = {QUOTE("“", "”", QUOTE_LONGEST),   QUOTE("《", "》", TITLE_LONGEST), QUOTE("「", "」", QUOTE_LONGEST),
              QUOTE("『", "』", QUOTE_LONGEST), QUOTE("‘", "’", QUOTE_LONGEST),   QUOTE("\"", "\"", QUOTE_LONGEST),
              QUOTE("〔", "〕", QUOTE_LONGEST)};

static void set_bit(struct triggers *triggers, uint32_t code)
{
  triggers->bits[code >> 3] |= (uint8_t)(1 << (code & 7));
}

/* Whether something may begin at `code`, which is of the first plane. */
static bool has_bit(const struct triggers *triggers, uint32_t code)
{
  return triggers->bits[code >> 3] >> (code & 7) & 1;
}

void triggers_set(struct triggers *triggers)
{
  size_t size;
  uint32_t code;
  memset(triggers, 0, sizeof *triggers);
  for (size_t i = 0; (code = numeral_first(i)) != 0; i++) set_bit(triggers, code);
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) set_bit(triggers, utf8_at(quotes[i].open, &size));
  for (size_t i = 0; i < LEX_REFERENCES_COUNT; i++) set_bit(triggers, utf8_at(lex_references_rows[i].word, &size));
  for (size_t i = 0; i < LEX_FIGURES_COUNT; i++)
    if (lex_figures_rows[i].role & WITHOUT_NUMERAL) set_bit(triggers, utf8_at(lex_figures_rows[i].word, &size));
  set_bit(triggers, (unsigned char)ADDRESS.at[0]);
}

/* The text in quotation marks that opens at `at`: its end, where it is short enough to be a name; else NULL. */
static const char *quoted(const struct scanner *s, const char *at)
{
  slice rest = slice_between(at, s->end);
  if (slice_starts(rest, ADDRESS)) { /* an address ends where a character does that none has */
    for (uint32_t code; (code = code_at(at, s->end)) > ' ' && code < 0x80;) at++;
    return at;
  }
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    size_t open = quotes[i].open_size;
    if (!slice_starts(rest, (slice){quotes[i].open, open})) continue;
    size_t left = (size_t)(s->end - at) - open;
    slice inside = {at + open, left < quotes[i].longest ? left : quotes[i].longest};
    ptrdiff_t close = slice_find(inside, (slice){quotes[i].close, quotes[i].close_size});
    return close < 0 ? NULL : inside.at + close + quotes[i].close_size;
  }
  return NULL;
}

/* 第四, 第4位: a rank where it ends a phrase, and the words before say so (the clause is looked at later). `opener`:
 * bytes of 第. */
static bool take_rank(struct scanner *s, struct quantity *q, size_t opener)
{
  const char *at = spaces_pass(q->numeral.end, s->end);
  size_t named = figure_word_at(at, s->end, FIGURES_ROLE_RANK);
  at += named;
  if (!named && !sign_ends_phrase(code_at(at, s->end)) && !figure_word_at(at, s->end, FIGURES_ROLE_RANK_GOES_ON))
    return false;
  q->form = QUANTITY_RANK;
  q->kind = UNITS_KIND_RANK;
  q->unit_name = lex_written_rows[WRITTEN_NAME_PLACE].text;
  q->start -= opener;
  q->before = q->start;
  q->end = q->after = at;
  q->weak = !named;
  return true;
}

/* 前50名, 前十: within the first so many. */
static bool take_top(struct scanner *s, struct quantity *q)
{
  size_t opener = figure_word_before(s, q->start, FIGURES_ROLE_TOP_OPENS);
  if (!opener) return false;
  size_t named = figure_word_at(q->numeral.end, s->end, FIGURES_ROLE_TOP);
  const char *at = q->numeral.end + named;
  if (!sign_ends_phrase(code_at(at, s->end)) && !(named && figure_word_at(at, s->end, FIGURES_ROLE_TOP_GOES_ON)))
    return false;
  q->form = QUANTITY_TOP;
  q->kind = UNITS_KIND_RANK;
  q->unit_name = lex_written_rows[WRITTEN_NAME_PLACE].text;
  q->start -= opener;
  q->before = q->start;
  q->op = COMPARATORS_OP_LE;
  q->op_word = (slice){q->start, opener};
  q->end = q->after = at;
  return true;
}

/* 表|3, 汇率|7.0467, and the numbers of an English line: 3 |million. */
static bool has_own_number(const struct scanner *s, const struct quantity *q)
{
  if (figure_word_before(s, spaces_pass_back(q->before, s->floor), FIGURES_ROLE_OWN)) return true;
  const char *at = spaces_pass(q->end, s->end), *before = spaces_pass_back(q->before, s->text.at);
  if (is_latin(code_at(at, s->end))) return true;
  return is_latin(code_before(s, before));
}

/* 常住人口|366579: the unit of what is counted without a measure word. */
static void count_people(struct quantity *q, const char *floor)
{
  const struct lex_counted_row *row = lex_counted_longest_before(q->before, (size_t)(q->before - floor));
  if (!row) return;
  q->unit_name = row->unit;
  q->kind = UNITS_KIND_COUNT;
  q->unitless = false;
}

/* Takes in the class behind the amount (百亿|级项目, 5万吨|级以上泊位): it tells which things are meant, but where a
 * step ends the phrase (跨越千亿|级台阶). `size`: bytes of the word. */
static void take_class(const struct scanner *s, struct quantity *q, size_t size)
{
  const char *end = q->after + size;
  q->after = comparator_pass(end, s->end);
  q->op = COMPARATORS_OP_GE;
  q->threshold = q->after == end;
}

/* Whether the quantity is all there is in a text of its own. */
static bool is_all(const struct scanner *s, const struct quantity *q)
{
  return s->whole && q->start == s->text.at && q->after == s->end;
}

/* A number without a unit: people (1.77亿农民), 突破2000亿大关, an index (降至1.67), or one whose unit the next has. */
static bool accept_unitless(struct scanner *s, struct quantity *q)
{
  q->end = q->numeral.end;
  q->unitless = true;
  q->kind = UNITS_KIND_NONE;
  amount_comparator(s, q);
  if (is_all(s, q)) return !q->numeral.bare;
  if (q->numeral.year) return false;
  if (q->numeral.chinese && !q->numeral.multiplied) return false;
  if (has_own_number(s, q)) return false;
  size_t class = figure_word_at(q->after, s->end, FIGURES_ROLE_CLASS);
  if (class) {
    q->end = q->after + class;
    q->op_word = (slice){q->after, class};
    take_class(s, q, class);
    return q->numeral.multiplied;
  }
  if (q->numeral.value.exponent < 0 && figure_word_before(s, q->before, FIGURES_ROLE_FROM))
    return true; /* 由2.7缩小到2.4 */
  if (q->numeral.multiplied) return true;
  bool ends = sign_ends_phrase(code_at(q->after, s->end)) || figure_word_at(q->after, s->end, FIGURES_ROLE_JOINS);
  if (!ends) return false;
  count_people(q, s->floor);
  return true;
}

/* Whether Chinese digits with this unit are more often words than figures: 一个, 三项, 两块. */
static bool is_weak(const struct quantity *q)
{
  if (q->numeral.bare) return true;
  if (!q->numeral.chinese || q->exact || q->numeral.value.exponent < 0) return false;
  bool small = decimal_compare(q->value, decimal_of(10)) < 0;
  if (q->unit && q->unit->weak == UNITS_WEAK_YES) return q->numeral.figures < 2 && !q->range;
  if (q->kind == UNITS_KIND_COUNT || q->kind == UNITS_KIND_DURATION)
    return decimal_compare(q->value, decimal_of(100)) < 0;
  return small && q->kind == UNITS_KIND_MONEY;
}

/* 至少|打造|一个街区: whether the clause says that there are as many at least. */
static bool is_least(const struct scanner *s, const struct quantity *q)
{
  slice clause = amount_clause(s, q);
  return lex_figures_in(clause.at, clause.size, FIGURES_ROLE_AT_LEAST, NULL) != 0;
}

/* 一个, 五年: Chinese digits that nothing before them makes a figure, told apart early because there are so many. */
static bool is_idle(const struct scanner *s, const struct quantity *q)
{
  if (!q->weak) return false;
  if (q->kind == UNITS_KIND_COUNT) return decimal_compare(q->value, decimal_of(1)) == 0 && !is_least(s, q);
  return q->kind == UNITS_KIND_DURATION && !figure_word_before(s, q->before, FIGURES_ROLE_LASTS);
}

/* 十六字: so few that they are no figure. */
static bool is_few(const struct quantity *q)
{
  return q->unit && q->unit->weak == UNITS_WEAK_MANY && !q->numeral.multiplied;
}

/* Years, dates, times of day. */
static bool is_date(const struct scanner *s, const struct quantity *q)
{
  enum { LAST_OF_MONTH = 31 };
  if (!q->unit) return false;
  if (q->kind == UNITS_KIND_SCORE && figure_word_before(s, q->before, FIGURES_ROLE_CLOCK)) return true; /* 九点五分 */
  switch (q->unit->date) {
  case UNITS_DATE_YEAR: return q->numeral.figures == 4;
  case UNITS_DATE_MONTH: return true;
  case UNITS_DATE_DAY: return decimal_compare(q->value, decimal_of(LAST_OF_MONTH)) <= 0;
  default: return false;
  }
}

/* Where a numeral at `at` must end: one with a sign of currency before it and another behind it is two prices, parted
 * by a wide comma: $20，300美元. */
static const char *numeral_limit(const struct scanner *s, const char *at)
{
  struct numeral whole;
  const char *end;
  if (!amount_currency(s, at, NULL) || !numeral_scan(at, s->end, &whole)) return s->end;
  const struct lex_units_row *unit = unit_at(whole.end, s->end, &end);
  if (!unit) return s->end;
  ptrdiff_t comma = slice_find((slice){at, (size_t)(whole.end - at)}, COMMA);
  return comma < 0 ? s->end : at + comma;
}

/* .5, .5亿: takes in the point before the digits of the numeral, where nothing stands before it to which it belongs. */
static void take_point(const struct scanner *s, const char *at, struct quantity *q)
{
  if (code_before(s, at) != '.') return;
  uint32_t before = code_before(s, at - 1);
  bool belongs = before > ' ' && before < 0x80 && before != '-';
  if (belongs) return;
  struct decimal *value = &q->numeral.value;
  value->exponent = (int16_t)-q->numeral.figures;
  if (q->numeral.multiplied) /* the zeros of 亿 are no figures */
    for (; value->exponent < 0 && value->digits % 10 == 0; value->digits /= 10) value->exponent++;
  q->numeral.year = false;
  q->start = q->before = at - 1;
}

/* 一半: half of something, where it is no manner of speaking. */
static bool take_half(struct scanner *s, struct quantity *q)
{
  size_t size = figure_word_at(q->start, s->end, FIGURES_ROLE_HALF);
  if (!size) return false;
  q->end = q->start + size;
  amount_comparator(s, q);
  q->before = q->start;
  if (!q->op && !figure_word_before(s, q->start, FIGURES_ROLE_PORTION) && !sign_ends_phrase(code_at(q->after, s->end)))
    return false;
  q->form = QUANTITY_FRACTION;
  q->value = decimal_of(1);
  q->numeral = (struct numeral){.end = q->end, .divisor = decimal_of(2), .figures = 1};
  q->unitless = true;
  q->weak = true;
  return true;
}

/* 3/23 alone in its line: a page of so many. */
static bool is_page(const struct scanner *s, const struct quantity *q)
{
  bool slash = memchr(q->start, '/', (size_t)(q->end - q->start)) != NULL;
  return slash && is_all(s, q);
}

/* The numeral at `at`, unless it is part of a date, a time of day, a name; `*next` is where to go on. */
static bool numeral_at(struct scanner *s, const char *at, struct numeral *numeral, const char **next)
{
  const char *moment = excluded_moment(s->text, at);
  if (moment) {
    *next = moment;
    return false;
  }
  if (!numeral_scan(at, numeral_limit(s, at), numeral)) {
    while (sign_is_digit(code_at(at, s->end))) at += utf8_size((unsigned char)*at); /* too long: all of it */
    *next = at > *next ? at : *next;
    return false;
  }
  moment = excluded_hour(s->text, numeral);
  *next = moment ? moment : numeral->end;
  if (moment) return false;
  return !excluded_before(s->text, at) || amount_currency(s, at, NULL);
}

/* 三分之二, 1/5. */
static bool take_fraction(struct scanner *s, struct quantity *q)
{
  q->form = QUANTITY_FRACTION;
  q->end = q->numeral.end;
  q->unitless = true;
  amount_sign(s, q);
  amount_comparator(s, q);
  return !is_page(s, q);
}

/* The amount of a numeral that is no rank, fraction or proportion: its unit and what belongs to it. */
static bool take_amount(struct scanner *s, struct quantity *q, const char **next)
{
  if (!amount_unit(q, s->end)) q->end = q->numeral.end;
  amount_finish(s, q);
  amount_before(s, q);
  if (is_date(s, q)) {
    *next = q->end;
    return false;
  }
  if (!q->unit && !accept_unitless(s, q)) return false;
  if (q->unit) amount_comparator(s, q);
  if (q->numeral.more) q->op = COMPARATORS_OP_GT;
  q->weak = is_weak(q);
  *next = q->after;
  if (is_idle(s, q) || is_few(q)) return false;
  size_t class = q->unit ? figure_word_at(q->after, s->end, FIGURES_ROLE_CLASS) : 0;
  if (class && q->kind != UNITS_KIND_COUNT) take_class(s, q, class);
  *next = q->after;
  return true;
}

/* The quantity at `at`, a character that begins a numeral. False: none; `*next` gets where to go on in any case. */
static bool quantity_at(struct scanner *s, const char *at, struct quantity *q, const char **next)
{
  struct numeral numeral;
  if (!numeral_at(s, at, &numeral, next)) return false;
  *q = (struct quantity){.start = at, .before = at, .numeral = numeral, .kind = UNITS_KIND_NONE};
  bool taken = take_half(s, q);
  if (!taken) {
    take_point(s, at, q);
    q->value = q->numeral.value;
    if (q->numeral.range) q->most = q->numeral.most, q->range = true;
    size_t rank = figure_word_before(s, at, FIGURES_ROLE_RANK_OPENS);
    if (rank) return take_rank(s, q, rank);
    if (q->numeral.divisor.digits) {
      bool fraction = take_fraction(s, q);
      *next = q->after;
      return fraction;
    }
    taken = amount_proportion(s, q);
    if (taken) q->after = q->end;
    if (take_top(s, q)) return true;
  }
  if (taken) *next = q->after;
  return taken || take_amount(s, q, next);
}

/* Words that are a quantity without a numeral in front: 首位, 翻番, 对折, 一半. */
static bool word_at(struct scanner *s, const char *at, struct quantity *q)
{
  const struct lex_figures_row *row = lex_figures_longest(at, (size_t)(s->end - at));
  if (row && row->role & FIGURES_ROLE_FIRST) {
    *q = (struct quantity){.start = at, .before = at, .form = QUANTITY_RANK};
    q->kind = UNITS_KIND_RANK;
    q->unit_name = lex_written_rows[WRITTEN_NAME_PLACE].text;
    q->value = decimal_of(1);
    q->end = q->after = at + row->word_size;
    q->weak = true;
    return true;
  }
  if (row && row->role & FIGURES_ROLE_HALF_PRICE && figure_word_before(s, at, FIGURES_ROLE_PRICED)) {
    *q = (struct quantity){.start = at, .before = at, .kind = UNITS_KIND_NONE};
    amount_set_unit(q, lex_units_find("%", 1));
    q->value = decimal_of(50);
    q->end = q->after = at + row->word_size;
    return true;
  }
  if (code_at(at, s->end) == NUMERAL_HALF) {
    const char *end;
    const struct lex_units_row *unit = unit_at(spaces_pass(at + NUMERAL_HALF_SIZE, s->end), s->end, &end);
    bool lasts = figure_word_before(s, at, FIGURES_ROLE_LASTS) != 0;
    if (!unit) return false;
    if (unit->kind != UNITS_KIND_PERCENT && unit->kind != UNITS_KIND_DISCOUNT && !lasts) return false;
    if (excluded_before(s->text, at)) return false;
    *q = (struct quantity){.start = at, .before = at, .kind = UNITS_KIND_NONE};
    amount_set_unit(q, unit);
    bool price = unit->kind == UNITS_KIND_DISCOUNT; /* 半折 is the half price, 半成 a twentieth */
    q->value = price ? decimal_of(50) : (struct decimal){5, -1, false};
    if (!amount_scale(&q->value, unit)) return false;
    q->end = q->after = end;
    return true;
  }
  return false;
}

static bool add(struct scanner *s, const struct quantity *q)
{
  struct quantities *f = s->found;
  struct quantity *grown = arena_grow(s->memory, f->at, f->count, &f->room, sizeof *q);
  if (!grown) return false;
  f->at = grown;
  f->at[f->count++] = *q;
  s->floor = q->after;
  return true;
}

/* Looks at the trigger at `at`; `*next` is where to go on. False when memory runs out. */
static bool look(struct scanner *s, const char *at, uint32_t code, const char **next)
{
  struct quantity q;
  if (numeral_begins(code) && code != NUMERAL_HALF) {
    if (!quantity_at(s, at, &q, next)) return true;
    if (*next < q.after) *next = q.after;
    return add(s, &q);
  }
  const char *behind = quoted(s, at);
  if (behind) {
    *next = behind;
    return true;
  }
  if (word_at(s, at, &q) || reference_find(s->text, s->floor, at, &q)) {
    *next = q.after;
    return add(s, &q);
  }
  return true;
}

bool quantities_find(arena *memory, const struct triggers *triggers, slice text, bool whole, struct quantities *found)
{
  struct scanner s = {memory, triggers, found, text, slice_end(text), text.at, whole};
  found->count = 0;
  for (const char *at = text.at; at < s.end;) {
    const unsigned char *byte = (const unsigned char *)at;
    bool wide = byte[0] >= 0xE0 && byte[0] < 0xF0;
    if (!wide && byte[0] >= 0x80) { /* characters of two and four bytes begin nothing */
      at += utf8_size(byte[0]);
      continue;
    }
    uint32_t code = wide ? (byte[0] & 0x0Fu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu) : byte[0];
    const char *next = at + (wide ? 3 : 1);
    if (has_bit(triggers, code) && !look(&s, at, code, &next)) return false;
    at = next;
  }
  return true;
}
