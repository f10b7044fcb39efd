/* Quantities: finds numerals by their first characters, and takes in unit, range and comparator.
 *
 * One pass over the text; at most characters nothing happens but a test of one bit. */
#include "quantity.h"
#include "../support/utf8.h"
#include "lexicon/references.h"

enum { QUOTE_LONGEST = 75, TITLE_LONGEST = 150 };

struct scanner {
  arena *memory;
  const struct triggers *triggers;
  struct quantities *found;
  slice text;
  const char *end;
  const char *floor; /* where the last quantity, or the text, ended */
  bool whole;
};

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

static bool has_bit(const struct triggers *triggers, uint32_t code)
{
  return code < 0x10000 && triggers->bits[code >> 3] >> (code & 7) & 1;
}

void triggers_set(struct triggers *triggers)
{
  size_t size;
  memset(triggers, 0, sizeof *triggers);
  for (size_t i = 0; numeral_first(i); i++) set_bit(triggers, numeral_first(i));
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) set_bit(triggers, utf8_at(quotes[i].open, &size));
  for (size_t i = 0; i < LEX_REFERENCES_COUNT; i++) set_bit(triggers, utf8_at(lex_references_rows[i].word, &size));
  static const uint32_t others[] = {0x9996 /* 首位 */,   0x7FFB /* 翻番 */, 0x5BF9,
                                    0x5C0D /* 打对折 */, 0x534A /* 半 */,   'h'};
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) set_bit(triggers, others[i]);
}

static bool at_word(const char *at, const char *end, const char *word)
{
  size_t size = strlen(word);
  return (size_t)(end - at) >= size && memcmp(at, word, size) == 0;
}

static bool before_word(const struct scanner *s, const char *at, const char *word)
{
  size_t size = strlen(word);
  return (size_t)(at - s->text.at) >= size && memcmp(at - size, word, size) == 0;
}

static uint32_t code_at(const char *at, const char *end)
{
  size_t size;
  return at < end ? utf8_at(at, &size) : 0;
}

static uint32_t code_before(const struct scanner *s, const char *at)
{
  size_t size;
  return at > s->text.at ? utf8_before(at, &size) : 0;
}

static bool ends_phrase(uint32_t code)
{
  switch (code) {
  case 0:
  case 0xFF0C: /* ， */
  case 0x3002: /* 。 */
  case 0x3001: /* 、 */
  case 0xFF1B: /* ； */
  case 0xFF09: /* ） */
  case 0xFF08: /* （ */
  case 0xFF01: /* ！ */
  case 0xFF0E: /* ． */
  case ',':
  case ';':
  case '.':
  case ')':
  case '(':
  case '[':
  case ' ':
  case 0x3000: /* ideographic space */
  case '\n':
  case '\r': return true;
  default: return false;
  }
}

static const char *pass_spaces(const char *at, const char *end)
{
  while (at < end && (*at == ' ' || at_word(at, end, "　"))) at += *at == ' ' ? 1 : 3;
  return at;
}

/* The text in quotation marks that opens at `at`: its end, where it is short enough to be a name; else NULL. */
static const char *quoted(const struct scanner *s, const char *at)
{
  if (*at == 'h' && at_word(at, s->end, "http")) { /* an address ends where a character does that none has */
    while (at<s->end && * at> ' ' && (unsigned char)*at < 0x80) at++;
    return at;
  }
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    size_t open = quotes[i].open_size;
    if ((size_t)(s->end - at) < open || memcmp(at, quotes[i].open, open) != 0) continue;
    size_t left = (size_t)(s->end - at) - open;
    slice inside = {at + open, left < quotes[i].longest ? left : quotes[i].longest};
    ptrdiff_t close = slice_find(inside, (slice){quotes[i].close, quotes[i].close_size});
    return close < 0 ? NULL : inside.at + close + quotes[i].close_size;
  }
  return NULL;
}

/* Unit at `at`, spaces in it or before it passed over; *end gets where it ends. */
static const struct lex_units_row *unit_at(const char *at, const char *text_end, const char **end)
{
  const struct lex_units_row *unit = lex_units_longest(at, (size_t)(text_end - at));
  *end = unit ? at + unit->unit_size : at;
  if (unit || at == text_end || (*at != ' ' && *at != '\xE3' && *at != '\xE4')) return unit;
  char packed[32]; /* 六   个 百分点: as far as a unit is long */
  const char *ends[sizeof packed];
  size_t count = 0;
  const char *from = at;
  while (from < text_end && count + 4 < sizeof packed && from - at < 40) {
    from = pass_spaces(from, text_end);
    if (from == text_end) break;
    size_t size = utf8_size((unsigned char)*from);
    memcpy(packed + count, from, size);
    from += size;
    count += size;
    ends[count - 1] = from;
  }
  unit = lex_units_longest(packed, count);
  if (unit && (unit->kind == UNITS_KIND_COUNT || unit->kind == UNITS_KIND_NONE)) return NULL;
  if (unit) *end = ends[unit->unit_size - 1];
  return unit;
}

static bool scale(struct decimal *value, const struct lex_units_row *unit)
{
  if (!unit || unit->factor_size == 0) return true;
  struct decimal factor = {0, 0, false};
  bool point = false;
  for (const char *c = unit->factor; *c; c++) {
    if (*c == '.') {
      point = true;
      continue;
    }
    factor.digits = factor.digits * 10 + (decimal_digits)(*c - '0');
    factor.exponent = (int16_t)(factor.exponent - point);
  }
  while (factor.digits && factor.digits % 10 == 0) {
    factor.digits /= 10;
    factor.exponent++;
  }
  return decimal_multiply(value, factor);
}

/* 折: 2折 is 20 %, 75折 is 75 %, 9.9折 is 99 %. */
static void scale_discount(struct decimal *value)
{
  if (decimal_compare(*value, decimal_of(10)) < 0) value->exponent++;
}

static void set_unit(struct quantity *q, const struct lex_units_row *unit)
{
  q->unit = unit;
  q->kind = unit->kind;
  q->unit_name = unit->normal_size ? unit->normal : unit->unit;
}

/* 三万套（间）, 微克/立方米: what extends a unit. */
static void extend_unit(struct scanner *s, struct quantity *q)
{
  const char *behind;
  size_t size;
  uint32_t code = code_at(q->end, s->end);
  if (q->kind == UNITS_KIND_COUNT && (code == 0xFF08 || code == '(')) {
    size = code == '(' ? 1 : 3;
    const struct lex_units_row *second = lex_units_longest(q->end + size, (size_t)(s->end - q->end) - size);
    if (!second || second->kind != UNITS_KIND_COUNT) return;
    behind = q->end + size + second->unit_size;
    code = code_at(behind, s->end);
    if (code != 0xFF09 && code != ')') return;
    behind += code == ')' ? 1 : 3;
    slice name = {q->end - q->unit->unit_size, (size_t)(behind - q->end) + q->unit->unit_size};
    const char *copy = arena_copy(s->memory, name);
    if (!copy) return;
    q->unit_name = copy;
    q->end = behind;
  } else if (code == '/' || code == 0xFF0F) {
    size = code == '/' ? 1 : 3;
    const struct lex_units_row *second = lex_units_longest(q->end + size, (size_t)(s->end - q->end) - size);
    if (!second || second->kind == UNITS_KIND_NONE) return;
    const char *copy = arena_format(s->memory, "%s/%s", q->unit_name, second->unit);
    if (!copy) return;
    q->unit_name = copy;
    q->kind = UNITS_KIND_RATE;
    q->end += size + second->unit_size;
  }
}

/* 三百块, 十块三毛: money, where 块 ends the phrase or smaller coins follow; else pieces (集成电路2614.7亿块). */
static void decide_pieces(struct scanner *s, struct quantity *q)
{
  if (q->kind != UNITS_KIND_COUNT || strcmp(q->unit_name, "块") != 0 || (q->numeral.multiplied && !q->numeral.chinese))
    return;
  uint32_t next = code_at(q->end, s->end);
  if (ends_phrase(next) || numeral_begins(next)) set_unit(q, lex_units_find("块钱", 6));
}

/* 五元三毛, 123元1角1分: the smaller coins. */
static void add_coins(struct scanner *s, struct quantity *q)
{
  for (int i = 0; i < 2; i++) {
    struct numeral part;
    const char *at = at_word(q->end, s->end, "又") ? q->end + 3 : q->end;
    if (!numeral_scan(at, s->end, &part) || part.figures != 1 || part.bare) return;
    const char *end;
    const struct lex_units_row *coin = unit_at(part.end, s->end, &end);
    if (!coin && at_word(part.end, s->end, "分")) coin = lex_units_find("分钱", 6), end = part.end + 3;
    if (coin && coin->kind == UNITS_KIND_SCORE) coin = lex_units_find("分钱", 6);
    if (!coin || coin->factor_size == 0 || (coin->kind != UNITS_KIND_MONEY && coin->kind != UNITS_KIND_CENT)) return;
    if (!scale(&part.value, coin) || !decimal_add(&q->value, part.value)) return;
    q->end = end;
  }
}

static bool is_range_sign(uint32_t code)
{
  return code == '-' || code == 0x2014 || code == 0x2013 || code == 0xFF0D || code == 0x2212 || code == '~' ||
         code == 0xFF5E || code == 0x301C || code == 0x2015 || code == 0x81F3 /* 至 */ || code == 0x5230 /* 到 */ ||
         code == 0x2500;
}

/* Past 至, 到, — or ——, and （含） before it; NULL when there is none. */
static const char *range_sign(const char *at, const char *end)
{
  size_t size;
  if (at_word(at, end, "（含）")) at += 9;
  if (at_word(at, end, "(含)")) at += 5;
  const char *from = at = pass_spaces(at, end);
  for (int i = 0; i < 2 && at < end && is_range_sign(utf8_at(at, &size)); i++) at += size;
  return at == from ? NULL : pass_spaces(at, end);
}

/* 2至3个, 6.5%—7%, 1万—5万元: takes in the upper end. Where only that has a multiplier, it is meant for both: 2——3万.
 */
static void take_range(struct scanner *s, struct quantity *q, bool from)
{
  const char *at = range_sign(q->end, s->end);
  struct numeral upper;
  if (!at || !numeral_scan(at, s->end, &upper) || upper.range || upper.divisor.digits) return;
  uint32_t sign = code_at(q->end, s->end);
  if ((sign == 0x5230 || sign == 0x81F3) && from && q->unit) return; /* 由4个到5个 */
  const char *end;
  const struct lex_units_row *unit = unit_at(upper.end, s->end, &end);
  if (unit && unit->kind == UNITS_KIND_NONE) unit = NULL;
  if (q->unit && (!unit || unit->kind != q->kind)) return;
  if (!q->unit && !unit && !(upper.multiplied || q->numeral.per)) return;
  if (!q->unit && unit) {
    set_unit(q, unit);
    if (!scale(&q->value, unit)) return;
  }
  struct decimal most = upper.value;
  if (unit && !scale(&most, unit)) return;
  if (unit && unit->kind == UNITS_KIND_DISCOUNT) scale_discount(&most);
  if (decimal_compare(q->value, most) >= 0) return;
  if (!q->numeral.multiplied &&
      upper.power > q->numeral.power) { /* 2——3万, 七千到九千亿: the multiplier is meant for both */
    struct decimal low = q->value;
    low.exponent = (int16_t)(low.exponent + upper.power);
    if (decimal_compare(low, most) < 0) q->value = low;
  }
  q->most = most;
  q->range = true;
  q->numeral.year = q->numeral.year && upper.year;
  q->numeral.multiplied |= upper.multiplied;
  q->end = unit ? end : upper.end;
}

/* 8∶54.9∶37.1 */
static bool take_proportion(struct scanner *s, struct quantity *q)
{
  size_t size;
  int parts = 1;
  bool special = false;
  const char *end = q->numeral.end;
  while (end < s->end && parts < 6) {
    uint32_t code = utf8_at(end, &size);
    if (code != ':' && code != 0xFF1A && code != 0x2236) break;
    if (code_at(end + size, s->end) < '0' || code_at(end + size, s->end) > '9') break;
    struct numeral next;
    if (!numeral_scan(end + size, s->end, &next) || next.multiplied || next.chinese) break;
    special |= code == 0x2236;
    end = next.end;
    parts++;
  }
  if (parts == 1 || (parts == 2 && !special)) return false;
  q->form = QUANTITY_PROPORTION;
  q->end = end;
  return true;
}

static void take_comparator(struct scanner *s, struct quantity *q)
{
  q->after = q->end;
  const struct lex_comparators_row *row = lex_comparators_longest(q->end, (size_t)(s->end - q->end));
  if (!row) return;
  q->op = (uint8_t)row->op;
  q->op_word = (slice){q->end, row->word_size};
  q->after = q->end + row->word_size;
  row = lex_comparators_longest(q->after, (size_t)(s->end - q->after)); /* 万多个以上 */
  if (row) q->after += row->word_size;
}

/* The sign or currency before a number: －, 负, 人民币. */
static void take_before(struct scanner *s, struct quantity *q)
{
  uint32_t code = code_before(s, q->start);
  if (code == 0x8D1F || code == 0x8CA0) { /* 负 負 */
    q->start -= 3;
    q->value.negative = true;
  } else if (code == '-' || code == 0xFF0D || code == 0x2212) {
    const char *sign = q->start - (code == '-' ? 1 : 3);
    if (sign > s->floor || sign == s->text.at) {
      uint32_t before = code_before(s, sign);
      if (!(before >= '0' && before <= 'z') && before != '%' && !is_range_sign(before)) {
        q->start = sign;
        q->value.negative = true;
      }
    }
  }
  q->before = q->start;
  const char *at = q->start;
  while (at > s->floor && at[-1] == ' ') at--;
  if (q->unit && q->kind != UNITS_KIND_MONEY) return;
  const struct lex_units_row *currency = lex_units_longest_before(at, (size_t)(at - s->floor));
  bool sign = !currency && (before_word(s, at, "￥") || before_word(s, at, "¥"));
  bool dollar = !currency && code_before(s, at) == '$';
  if (sign) currency = lex_units_find("人民币", 9);
  if (dollar) currency = lex_units_find("美元", 6);
  if (!currency || currency->kind != UNITS_KIND_MONEY || currency->factor_size || (currency->unit_size < 6)) return;
  if (!q->unit || strcmp(q->unit_name, "CNY") == 0) set_unit(q, currency);
  q->before = sign ? at - (before_word(s, at, "¥") ? 2 : 3) : dollar ? at - 1 : at - currency->unit_size;
}

/* 第四, 第4位: a rank where it ends a phrase, and the words before say so (the clause is looked at later). */
static bool take_rank(struct scanner *s, struct quantity *q)
{
  const char *at = pass_spaces(q->numeral.end, s->end);
  if (q->numeral.bare || q->numeral.year || q->numeral.divisor.digits || q->numeral.value.exponent ||
      q->numeral.multiplied)
    return false;
  static const char *const words[] = {"位次", "位", "名"};
  bool named = false;
  for (size_t i = 0; i < sizeof words / sizeof *words && !named; i++) {
    named = at_word(at, s->end, words[i]);
    if (named) at += strlen(words[i]);
  }
  uint32_t next = code_at(at, s->end);
  bool closed = ends_phrase(next) || next == 0x548C || next == 0x53CA || next == 0x7684; /* 和 及 的 */
  if (!closed && !named) return false;
  q->form = QUANTITY_RANK;
  q->kind = UNITS_KIND_RANK;
  q->unit_name = "位";
  q->start -= 3;
  q->before = q->start;
  q->end = q->after = at;
  q->weak = !named;
  return true;
}

/* 前50名, 前十: within the first so many. */
static bool take_top(struct scanner *s, struct quantity *q)
{
  if (!before_word(s, q->start, "前") || q->numeral.bare || q->numeral.year) return false;
  const char *at = q->numeral.end;
  bool named = at_word(at, s->end, "名") || at_word(at, s->end, "位") || at_word(at, s->end, "强");
  if (named) at += 3;
  uint32_t next = code_at(at, s->end);
  if (!ends_phrase(next) && !(named && (next == 0x4E4B || next == 0x7684 || next == 0x884C)))
    return false; /* 之 的 行 */
  q->form = QUANTITY_TOP;
  q->kind = UNITS_KIND_RANK;
  q->unit_name = "位";
  q->start -= 3;
  q->before = q->start;
  q->op = COMPARATORS_OP_LE;
  q->op_word = (slice){q->start, 3};
  q->end = q->after = at;
  return true;
}

/* A number without a unit: people (1.77亿农民), 突破2000亿大关, an index (降至1.67), or one whose unit the next has. */
static bool accept_unitless(struct scanner *s, struct quantity *q)
{
  q->end = q->numeral.end;
  q->unitless = true;
  q->kind = UNITS_KIND_NONE;
  take_comparator(s, q);
  uint32_t next = code_at(q->after, s->end);
  if (s->whole && q->start == s->text.at && q->end == s->end) return true;
  if (q->numeral.year && !q->range) return false;
  if (q->numeral.chinese && !q->numeral.multiplied) return false;
  if (at_word(q->after, s->end, "级")) {
    q->after += 3;
    q->end = q->after;
    q->op = COMPARATORS_OP_GE;
    q->op_word = (slice){q->end - 3, 3};
    q->threshold = true;
    return q->numeral.multiplied;
  }
  if (!q->numeral.multiplied)
    return (ends_phrase(next) || next == 0x548C || next == 0x53CA) && !excluded_behind(s->text, q->end);
  return true;
}

static bool has_unit(struct quantity *q, const char *text_end)
{
  const char *end;
  if (q->numeral.per) {
    const char *words[] = {"%", "‰", "%"};
    int i = q->numeral.per == 100 ? 0 : q->numeral.per == 1000 ? 1 : 2;
    set_unit(q, lex_units_find(words[i], strlen(words[i])));
    if (i == 2) q->value.exponent = (int16_t)(q->value.exponent - 2);
    q->end = q->numeral.end;
    return true;
  }
  const struct lex_units_row *unit = unit_at(q->numeral.end, text_end, &end);
  if (!unit || unit->kind == UNITS_KIND_NONE) return false;
  set_unit(q, unit);
  q->end = end;
  return true;
}

/* Whether Chinese digits with this unit are more often words than figures: 一个, 三项, 两块. */
static bool is_weak(const struct quantity *q)
{
  if (q->numeral.bare) return true;
  if (!q->numeral.chinese) return false;
  bool small = decimal_compare(q->value, decimal_of(10)) < 0;
  if (q->unit && q->unit->weak == UNITS_WEAK_YES) return small || q->numeral.figures < 2;
  if (q->kind == UNITS_KIND_COUNT || q->kind == UNITS_KIND_DURATION || q->kind == UNITS_KIND_SCORE)
    return decimal_compare(q->value, decimal_of(100)) < 0;
  return small && q->kind == UNITS_KIND_MONEY && q->unit && q->unit->unit_size == 3;
}

/* 一个, 五年: Chinese digits that nothing before them makes a figure, told apart early because there are so many. */
static bool is_idle(const struct scanner *s, const struct quantity *q)
{
  if (!q->weak || q->op || q->numeral.bare) return false;
  if (q->kind == UNITS_KIND_COUNT)
    return decimal_compare(q->value, decimal_of(1)) == 0 && !before_word(s, q->before, "至少") &&
           !before_word(s, q->before, "少于");
  if (q->kind != UNITS_KIND_DURATION) return false;
  static const char *const words[] = {"续", "到", "至", "用", "达", "过", "超", "长", "短", "前"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (before_word(s, q->before, words[i])) return false;
  return true;
}

static void finish_value(struct scanner *s, struct quantity *q)
{
  bool from = before_word(s, q->start, "从") || before_word(s, q->start, "由");
  if (q->unit && !q->numeral.per) {
    if (!scale(&q->value, q->unit) || (q->numeral.range && !scale(&q->most, q->unit))) q->unit = NULL;
    if (q->kind == UNITS_KIND_DISCOUNT) scale_discount(&q->value);
  }
  if (q->unit) decide_pieces(s, q);
  if (q->unit && q->kind == UNITS_KIND_MONEY && q->unit->factor_size == 0) add_coins(s, q);
  if (q->unit && at_word(q->end, s->end, "半") && q->value.exponent >= 0) { /* 两米半, 三成半 */
    struct decimal half = {5, -1, false};
    if (scale(&half, q->unit) && decimal_add(&q->value, half)) q->end += 3;
  }
  if (q->unit) extend_unit(s, q);
  if (!q->range) take_range(s, q, from);
}

/* Years, dates, times of day. */
static bool is_date(const struct scanner *s, const struct quantity *q)
{
  if (q->kind != UNITS_KIND_DURATION || !q->unit) return false;
  const char *unit = q->unit->unit;
  if (strcmp(unit, "年") == 0 && (q->numeral.year || q->numeral.figures == 4)) return true;
  if (strcmp(unit, "月") == 0) return true;
  if (strcmp(unit, "日") == 0) return !before_word(s, q->before, "个工作");
  return false;
}

/* The quantity at `at`, a character that begins a numeral. False: none; `*next` gets where to go on in any case. */
static bool quantity_at(struct scanner *s, const char *at, struct quantity *q, const char **next)
{
  *q = (struct quantity){.start = at, .before = at, .kind = UNITS_KIND_NONE};
  if (!numeral_scan(at, s->end, &q->numeral)) {
    while (at < s->end && code_at(at, s->end) >= '0' && code_at(at, s->end) <= '9') at++; /* too long: all of it */
    *next = at > *next ? at : *next;
    return false;
  }
  *next = q->numeral.end;
  if (excluded_before(s->text, at)) return false;
  q->value = q->numeral.value;
  if (q->numeral.range) q->most = q->numeral.most, q->range = true;
  if (before_word(s, at, "第")) return take_rank(s, q);
  if (q->numeral.divisor.digits) {
    q->form = QUANTITY_FRACTION;
    q->end = q->numeral.end;
    q->unitless = true;
    take_comparator(s, q);
    *next = q->after;
    return true;
  }
  if (!q->numeral.chinese && take_proportion(s, q)) {
    q->after = *next = q->end;
    return true;
  }
  if (take_top(s, q)) return true;
  bool unit = has_unit(q, s->end);
  if (!unit) q->end = q->numeral.end;
  finish_value(s, q);
  take_before(s, q);
  if (is_date(s, q)) {
    *next = q->end;
    return false;
  }
  if (!q->unit && !accept_unitless(s, q)) return false;
  if (q->unit) take_comparator(s, q);
  if (q->numeral.more && !q->op) q->op = COMPARATORS_OP_GT;
  q->weak = is_weak(q) && !(s->whole && q->start == s->text.at && q->after == s->end);
  *next = q->after;
  if (is_idle(s, q)) return false;
  if (q->unit && at_word(q->after, s->end, "级") && (q->numeral.multiplied || q->kind != UNITS_KIND_COUNT)) {
    q->after += 3;
    q->op = COMPARATORS_OP_GE;
    q->threshold = true;
  }
  *next = q->after;
  return true;
}

/* Words that are a quantity without a numeral in front: 首位, 翻番, 对折, 一半. */
static bool word_at(struct scanner *s, const char *at, struct quantity *q)
{
  *q = (struct quantity){.start = at, .before = at, .kind = UNITS_KIND_NONE};
  if (at_word(at, s->end, "首位") && !at_word(at, s->end, "首位度")) {
    q->form = QUANTITY_RANK;
    q->kind = UNITS_KIND_RANK;
    q->unit_name = "位";
    q->value = decimal_of(1);
    q->end = q->after = at + 6;
    q->weak = true;
    return true;
  }
  if ((at_word(at, s->end, "对折") || at_word(at, s->end, "對折")) && before_word(s, at, "打")) {
    set_unit(q, lex_units_find("%", 1));
    q->value = decimal_of(50);
    q->end = q->after = at + 6;
    return true;
  }
  if (at_word(at, s->end, "半")) {
    const char *end;
    const struct lex_units_row *unit = unit_at(pass_spaces(at + 3, s->end), s->end, &end);
    if (!unit || (unit->kind != UNITS_KIND_PERCENT && unit->kind != UNITS_KIND_DISCOUNT)) return false;
    if (excluded_before(s->text, at)) return false;
    set_unit(q, unit);
    q->value = (struct decimal){5, -1, false};
    if (!scale(&q->value, unit)) return false;
    if (unit->kind == UNITS_KIND_DISCOUNT) scale_discount(&q->value);
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
  if (numeral_begins(code) && code != 0x534A) {
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
  struct scanner s = {memory, triggers, found, text, text.at + text.size, text.at, whole};
  found->count = 0;
  for (const char *at = text.at; at < s.end;) {
    unsigned char lead = (unsigned char)*at;
    if (lead < 0x80) {
      if (!has_bit(triggers, lead)) {
        at++;
        continue;
      }
    } else if (lead < 0xE0 || lead >= 0xF0) {
      at += utf8_size(lead);
      continue;
    }
    size_t size;
    uint32_t code = utf8_at(at, &size);
    const char *next = at + size;
    if (has_bit(triggers, code) && !look(&s, at, code, &next)) return false;
    at = next;
  }
  return true;
}
