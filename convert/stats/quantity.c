/* Quantities: finds numerals by their first characters, and takes in unit, range and comparator.
 *
 * One pass over the text; at most characters nothing happens but a test of one bit. */
#include "quantity.h"
#include "../support/utf8.h"
#include "amount.h"
#include "lexicon/references.h"
#include "signs.h"

enum { QUOTE_LONGEST = 75, TITLE_LONGEST = 150 };

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

/* The text in quotation marks that opens at `at`: its end, where it is short enough to be a name; else NULL. */
static const char *quoted(const struct scanner *s, const char *at)
{
  if (*at == 'h' && text_at(at, s->end, "http")) { /* an address ends where a character does that none has */
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
    named = text_at(at, s->end, words[i]);
    if (named) at += strlen(words[i]);
  }
  uint32_t next = code_at(at, s->end);
  bool closed = sign_ends_phrase(next) || next == 0x548C || next == 0x53CA || next == 0x7684; /* 和 及 的 */
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
  if (!text_before(s, q->start, "前") || q->numeral.bare || q->numeral.year) return false;
  const char *at = q->numeral.end;
  bool named = text_at(at, s->end, "名") || text_at(at, s->end, "位") || text_at(at, s->end, "强");
  if (named) at += 3;
  uint32_t next = code_at(at, s->end);
  if (!sign_ends_phrase(next) && !(named && (next == 0x4E4B || next == 0x7684 || next == 0x884C)))
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
  amount_comparator(s, q);
  uint32_t next = code_at(q->after, s->end);
  if (s->whole && q->start == s->text.at && q->end == s->end) return !q->numeral.bare || q->numeral.figures > 0;
  if (q->numeral.year && !q->range) return false;
  if (q->numeral.chinese && !q->numeral.multiplied) return false;
  if (text_at(q->after, s->end, "级")) {
    q->after += 3;
    q->end = q->after;
    q->op = COMPARATORS_OP_GE;
    q->op_word = (slice){q->end - 3, 3};
    q->threshold = true;
    return q->numeral.multiplied;
  }
  bool from = text_before(s, q->before, "由") || text_before(s, q->before, "从");
  if (from && q->numeral.value.exponent < 0 && !excluded_behind(s->text, q->end)) return true; /* 由2.7缩小到2.4 */
  if (!q->numeral.multiplied)
    return (sign_ends_phrase(next) || next == 0x548C || next == 0x53CA) && !excluded_behind(s->text, q->end);
  return true;
}

/* Whether Chinese digits with this unit are more often words than figures: 一个, 三项, 两块. */
static bool is_weak(const struct quantity *q)
{
  if (q->numeral.bare) return true;
  if (!q->numeral.chinese || q->exact) return false;
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
    return decimal_compare(q->value, decimal_of(1)) == 0 && !text_before(s, q->before, "至少") &&
           !text_before(s, q->before, "少于");
  if (q->kind != UNITS_KIND_DURATION) return false;
  static const char *const words[] = {"续", "到", "至", "用", "达", "过", "超", "长", "短", "前"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_before(s, q->before, words[i])) return false;
  return true;
}

/* Years, dates, times of day. */
static bool is_date(const struct scanner *s, const struct quantity *q)
{
  if (q->kind != UNITS_KIND_DURATION || !q->unit) return false;
  const char *unit = q->unit->unit;
  if (strcmp(unit, "年") == 0 && (q->numeral.year || q->numeral.figures == 4)) return true;
  if (strcmp(unit, "月") == 0) return true;
  if (strcmp(unit, "日") == 0) return !text_before(s, q->before, "个工作");
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
  if (text_before(s, at, "第")) return take_rank(s, q);
  if (q->numeral.divisor.digits) {
    q->form = QUANTITY_FRACTION;
    q->end = q->numeral.end;
    q->unitless = true;
    amount_sign(s, q);
    amount_comparator(s, q);
    *next = q->after;
    return true;
  }
  if (!q->numeral.chinese && amount_proportion(s, q)) {
    q->after = *next = q->end;
    return true;
  }
  if (take_top(s, q)) return true;
  bool unit = amount_unit(q, s->end);
  if (!unit) q->end = q->numeral.end;
  amount_finish(s, q);
  amount_before(s, q);
  if (is_date(s, q)) {
    *next = q->end;
    return false;
  }
  if (!q->unit && !accept_unitless(s, q)) return false;
  if (q->unit) amount_comparator(s, q);
  if (q->numeral.more && !q->op) q->op = COMPARATORS_OP_GT;
  q->weak = is_weak(q) && !(s->whole && q->start == s->text.at && q->after == s->end);
  *next = q->after;
  if (is_idle(s, q)) return false;
  if (q->unit && text_at(q->after, s->end, "级") && (q->numeral.multiplied || q->kind != UNITS_KIND_COUNT)) {
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
  if (text_at(at, s->end, "首位") && !text_at(at, s->end, "首位度")) {
    q->form = QUANTITY_RANK;
    q->kind = UNITS_KIND_RANK;
    q->unit_name = "位";
    q->value = decimal_of(1);
    q->end = q->after = at + 6;
    q->weak = true;
    return true;
  }
  if ((text_at(at, s->end, "对折") || text_at(at, s->end, "對折")) && text_before(s, at, "打")) {
    amount_set_unit(q, lex_units_find("%", 1));
    q->value = decimal_of(50);
    q->end = q->after = at + 6;
    return true;
  }
  if (text_at(at, s->end, "半")) {
    const char *end;
    const struct lex_units_row *unit = unit_at(pass_spaces(at + 3, s->end), s->end, &end);
    if (!unit || (unit->kind != UNITS_KIND_PERCENT && unit->kind != UNITS_KIND_DISCOUNT)) return false;
    if (excluded_before(s->text, at)) return false;
    amount_set_unit(q, unit);
    q->value = (struct decimal){5, -1, false};
    if (!amount_scale(&q->value, unit)) return false;
    if (unit->kind == UNITS_KIND_DISCOUNT) amount_scale_discount(&q->value);
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
