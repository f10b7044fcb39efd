/* Numerals: one pass over their characters, adding up sections as they are read: 一亿 | 一千 一百 六十三 万.
 *
 * A digit run (Arabic with point and separators, or Chinese) is `current` until a multiplier takes it; 十 百 千 add it
 * to the section; 万 亿 兆 multiply the section, and what stands before it if that was multiplied by less (1.3万亿). */
#include "numeral.h"
#include "../support/utf8.h"
#include "arabic.h"
#include "lexicon/units.h"
#include "signs.h"

enum { LONGEST = 200 };

bool numeral_multiplies(uint32_t code)
{
  uint8_t kind = numeral_sign(code).kind;
  return kind == NUMERAL_SMALL || kind == NUMERAL_LARGE;
}

struct scan {
  const char *at;
  const char *end;
  struct decimal total;
  struct decimal section;
  struct decimal current;
  struct decimal low; /* of two values: 二三十, 十五六 */
  uint8_t total_power;
  uint8_t last_power;  /* of the last multiplier, for 三千五 */
  uint8_t formal;      /* characters that are also used in ordinary words */
  uint8_t signs;       /* characters read */
  uint8_t last_digits; /* Chinese digits side by side */
  bool has_current;
  bool current_chinese;
  bool has_low;
  bool low_open;    /* it is a digit, as `current` is */
  bool low_settled; /* it holds what stands before, too */
  bool after_zero;
  bool arabic;
  bool point;
};

/* Arabic digits, as the numeral they begin has them. */
static bool scan_arabic(struct scan *s, uint8_t *figures)
{
  struct arabic a;
  if (!arabic_scan(s->at, s->end, &a)) return false;
  s->at = a.end;
  s->current = a.value;
  s->has_current = s->arabic = true;
  s->current_chinese = false;
  s->point = a.point;
  if (a.power) s->last_power = a.power;
  *figures = (uint8_t)(*figures + a.figures);
  return true;
}

static bool take_small(struct scan *s, uint8_t power)
{
  struct decimal part = s->has_current ? s->current : decimal_of(1);
  if (s->low_open) {
    s->low.exponent = (int16_t)(s->low.exponent + power);
    if (!decimal_add(&s->low, s->section)) return false;
    s->low_open = false;
  }
  part.exponent = (int16_t)(part.exponent + power);
  s->has_current = false;
  s->last_power = power;
  return decimal_add(&s->section, part);
}

/* The lower value, before a multiplier takes the section that it stands in. */
static bool settle_low(struct scan *s, struct decimal section, uint8_t power, bool all)
{
  if (!s->has_low || s->low_settled) return true;
  if (s->low_open && !decimal_add(&s->low, section)) return false;
  if (all && !decimal_add(&s->low, s->total)) return false;
  s->low.exponent = (int16_t)(s->low.exponent + power);
  s->low_open = false;
  return s->low_settled = all || decimal_add(&s->low, s->total);
}

static bool take_large(struct scan *s, uint8_t power)
{
  bool all = s->total_power <= power;
  if (!settle_low(s, s->section, power, all)) return false;
  if (s->has_current && !decimal_add(&s->section, s->current)) return false;
  s->has_current = false;
  if (all) {
    if (!decimal_add(&s->total, s->section)) return false;
    if (s->total.digits == 0) s->total.digits = 1;
    s->total.exponent = (int16_t)(s->total.exponent + power);
    s->total_power = (uint8_t)(s->total_power + power);
  } else {
    struct decimal part = s->section;
    part.exponent = (int16_t)(part.exponent + power);
    if (!decimal_add(&s->total, part)) return false;
  }
  s->section = decimal_of(0);
  s->last_power = power;
  return true;
}

/* Whether the digit `value` is the second of two that stand for two numbers: 二三|十, 七八|公斤, 十五六|家. The digits
 * of a year, a code or a name are more than two, or do not follow one another. */
static bool is_pair(const struct scan *s, uint8_t value)
{
  size_t size;
  if (s->current.digits >= value) return false;
  struct numeral_sign next = numeral_sign(utf8_peek(spaces_pass(s->at, s->end), s->end, &size));
  if (next.kind == NUMERAL_SMALL || next.kind == NUMERAL_LARGE) return true;
  return next.kind == NUMERAL_NONE && s->current.digits + 1 == value;
}

/* One Chinese digit: a new one, a further one of a year (一九八五), or the second of 二三十. */
static bool take_digit(struct scan *s, uint8_t value)
{
  if (!s->has_current || !s->current_chinese) {
    if (s->has_current) return false;
    bool begun = s->section.digits || s->total.digits;
    if (value == 0 && begun) {
      s->after_zero = true;
      return true;
    }
    s->current = decimal_of(value);
    s->has_current = s->current_chinese = true;
    s->last_digits = 1;
    return true;
  }
  if (is_pair(s, value)) {
    s->low = s->current;
    s->has_low = s->low_open = true;
    s->current = decimal_of(value);
    return true;
  }
  s->last_digits++;
  return decimal_append(&s->current, value);
}

/* 九点|二十五分: minutes, which no fraction is. */
static bool is_clock(const char *at, const char *end)
{
  size_t size;
  struct numeral_sign sign = numeral_sign(utf8_peek(at, end, &size));
  if (sign.kind == NUMERAL_DIGIT) sign = numeral_sign(utf8_peek(at + size, end, &size));
  return sign.kind == NUMERAL_SMALL;
}

/* The digits behind 点. */
static void scan_point(struct scan *s, uint8_t *figures)
{
  size_t size;
  const char *at = spaces_pass(s->at, s->end);
  uint32_t code = utf8_peek(at, s->end, &size);
  if (code != 0x70B9 && code != 0x9EDE) return; /* 点 點 */
  if (s->arabic) return;
  const char *next = spaces_pass(at + size, s->end);
  struct numeral_sign sign = numeral_sign(utf8_peek(next, s->end, &size));
  if (sign.kind != NUMERAL_DIGIT) return;
  if (is_clock(next, s->end)) return;
  if (!s->has_current) s->current = decimal_of(0);
  if (!s->has_current && !decimal_add(&s->current, s->section)) return;
  if (!s->has_current) s->section = decimal_of(0);
  s->has_current = s->current_chinese = s->point = true;
  while (sign.kind == NUMERAL_DIGIT && decimal_append(&s->current, sign.value)) {
    s->current.exponent--;
    *figures = (uint8_t)(*figures + 1);
    s->signs++;
    s->at = next + size;
    next = spaces_pass(s->at, s->end);
    sign = numeral_sign(utf8_peek(next, s->end, &size));
  }
}

/* The characters 多 余 餘 几 幾 at `at`. */
size_t numeral_more(const char *at, const char *end)
{
  size_t size;
  switch (utf8_peek(at, end, &size)) {
  case 0x591A: /* 多 */
  case 0x4F59: /* 余 */
  case 0x9918: /* 餘 */
  case 0x51E0: /* 几 */
  case 0x5E7E: /* 幾 */ return size;
  default: return 0;
  }
}

/* 千瓦, 千克, 百分点: the multiplier at `at` belongs to the unit. */
static bool begins_unit(const char *at, const char *end, size_t size)
{
  const struct lex_units_row *unit = lex_units_longest(at, (size_t)(end - at));
  return unit && unit->unit_size > size;
}

/* Bytes of 亿 at `at`, or 0. */
static size_t size_of_large(const char *at, const char *end)
{
  size_t size;
  struct numeral_sign sign = numeral_sign(utf8_peek(at, end, &size));
  if (sign.kind != NUMERAL_LARGE || sign.value != 8) return 0;
  uint32_t behind = utf8_peek(at + size, end, &(size_t){0});
  return behind == 0x5143 || behind == 0x7EA7 ? 0 : size; /* 10个亿元级: 元 级 */
}

static bool is_multiplier(const char *at, const char *end)
{
  size_t size;
  return numeral_multiplies(utf8_peek(spaces_pass(at, end), end, &size));
}

static bool take(struct scan *s, struct numeral_sign sign, uint8_t *figures)
{
  switch (sign.kind) {
  case NUMERAL_SMALL: return take_small(s, sign.value);
  case NUMERAL_LARGE: return take_large(s, sign.value);
  case NUMERAL_TENS: s->section.digits += sign.value; return s->last_power = 1, !s->has_current;
  case NUMERAL_DIGIT:
    if (!take_digit(s, sign.value)) return false;
    *figures = (uint8_t)(*figures + 1);
    return true;
  default: return false;
  }
}

/* Past the mark between the two digits of a pair as it was written before numbers had a standard: 二、|三十亿斤,
 * 两、|三倍; at the mark where it parts two things: 一、三年来, 十四五、五年, 一、二年级. */
static const char *pass_pair_mark(const struct scan *s)
{
  const slice mark = SLICE("、"), times = SLICE("倍");
  bool digit = s->current_chinese && s->signs == 1;
  if (!digit || !slice_starts(slice_between(s->at, s->end), mark)) return s->at;
  size_t size;
  const char *second = s->at + mark.size;
  struct numeral_sign sign = numeral_sign(utf8_peek(second, s->end, &size));
  if (sign.kind != NUMERAL_DIGIT || s->current.digits + 1 != sign.value) return s->at;
  const char *behind = second + size;
  bool several = numeral_multiplies(utf8_peek(behind, s->end, &size));
  return several || slice_starts(slice_between(behind, s->end), times) ? second : s->at;
}

/* Past blanks, the mark of a pair, and 多 or 余 where a multiplier follows: 4万多亿, 1000多万. False where none does.
 */
static bool pass_more(const struct scan *s, struct numeral *n, const char **at)
{
  size_t size;
  *at = spaces_pass(pass_pair_mark(s), s->end);
  size_t more = numeral_more(*at, s->end);
  if (!more) return true;
  *at = spaces_pass(*at + more, s->end);
  if (numeral_sign(utf8_peek(*at, s->end, &size)).kind != NUMERAL_LARGE) return false;
  n->more = true;
  return true;
}

/* Whether a small multiplier has nothing to multiply: 七十|百分位; not 三百|十五. */
static bool is_stray(const struct scan *s, struct numeral_sign sign)
{
  return s->last_power && !s->has_current && sign.value > 1;
}

/* The Arabic digits at `at`. False where they are no part of the number, or it is none. */
static bool take_arabic(struct scan *s, struct numeral *n, const char *at)
{
  if (s->has_current) return false;
  struct scan before = *s;
  s->at = at;
  if (!scan_arabic(s, &n->figures)) {
    *s = before;
    n->end = NULL;
    return false;
  }
  s->signs++;
  return true;
}

/* The Chinese sign at `at`. False where it is no part of the number. */
static bool take_chinese(struct scan *s, struct numeral *n, const char *at, struct numeral_sign sign)
{
  struct scan before = *s;
  size_t size;
  uint32_t code = utf8_at(at, &size);
  s->at = at + size;
  bool multiplies = sign.kind == NUMERAL_LARGE;
  if (sign.kind == NUMERAL_SMALL) multiplies = sign.value > 1;
  if (s->signs == 0 && multiplies) n->bare = true;
  bool pair = code == 0x4E24 || code == 0x5169; /* 两 兩: behind a multiplier only before another one, else a unit */
  bool unit = pair && before.signs && !is_multiplier(s->at, s->end);
  if (unit || !take(s, sign, &n->figures)) {
    *s = before;
    return false;
  }
  s->signs++;
  s->formal = (uint8_t)(s->formal + sign.formal);
  if (sign.kind == NUMERAL_LARGE) n->multiplied = true;
  scan_point(s, &n->figures);
  return true;
}

/* Reads signs until one does not fit, or none follows. */
static void scan_signs(struct scan *s, struct numeral *n)
{
  while (n->figures < DECIMAL_MOST) {
    const char *at = s->at;
    if (!pass_more(s, n, &at)) return;
    size_t size;
    uint32_t code = utf8_peek(at, s->end, &size);
    if (code == 0x4E2A && size_of_large(at + size, s->end)) { /* 两个亿 */
      at += size;
      code = utf8_peek(at, s->end, &size);
    }
    struct numeral_sign sign = numeral_sign(code);
    if (sign.kind == NUMERAL_SMALL && is_stray(s, sign)) return;
    if (sign.kind == NUMERAL_NONE || begins_unit(at, s->end, size)) return;
    if (!(sign_is_digit(code) ? take_arabic(s, n, at) : take_chinese(s, n, at, sign))) return;
  }
}

/* What is left without a multiplier: the digits of 一百二十三, or the short form 三千五, 3万5. */
static bool finish(struct scan *s, struct decimal *value)
{
  if (!settle_low(s, s->section, 0, true)) return false;
  if (s->has_current) {
    bool one = !s->after_zero && s->current.digits < 10;
    bool shortened = one && s->last_power > (s->current_chinese ? 1 : 3);
    if (shortened) s->current.exponent = (int16_t)(s->last_power - 1);
    if (!decimal_add(&s->section, s->current)) return false;
  }
  if (!decimal_add(&s->section, s->total)) return false;
  *value = s->section;
  return true;
}

/* Whether what is read, and nothing else, may be a year. */
static bool is_year(const struct scan *s)
{
  if (s->point) return false;
  return s->current.digits >= 1900 && s->current.digits <= 2100;
}

/* One number without 分之. */
static bool scan_plain(const char *at, const char *end, bool part, struct numeral *n)
{
  struct scan s = {.at = at, .end = end};
  *n = (struct numeral){.end = at};
  scan_signs(&s, n);
  if (s.signs == 0) return false;
  if (s.formal && s.signs < 2 && !part) return false;
  n->year = !s.last_power && is_year(&s);
  if (!finish(&s, &n->value)) return false;
  n->chinese = !s.arabic;
  n->power = s.total_power ? s.total_power : s.last_power;
  n->range = s.has_low;
  if (s.has_low) {
    n->most = n->value;
    n->value = s.low;
  }
  n->end = s.at;
  size_t more = numeral_more(s.at, end);
  if (more) {
    n->more = true;
    n->end += more;
  }
  return true;
}

/* Past 分之, or 分 alone behind 百 and before a Chinese numeral: 百分三十, 百分百; NULL: there is none. */
static const char *parts_behind(const char *at, const char *end, bool hundred)
{
  const slice first = SLICE("分"), second = SLICE("之");
  at = spaces_pass(at, end);
  if (!slice_starts(slice_between(at, end), first)) return NULL;
  const char *next = spaces_pass(at + first.size, end);
  if (slice_starts(slice_between(next, end), second)) return spaces_pass(next + second.size, end);
  return hundred ? next : NULL;
}

bool numeral_has_parts(const char *at, const char *end)
{
  struct numeral n;
  return scan_plain(at, end, false, &n) && parts_behind(n.end, end, false) != NULL;
}

/* 百分之十, 三分之二: `n` is what stands before 分之. */
static void scan_parts(const char *end, struct numeral *n)
{
  bool hundred = decimal_compare(n->value, decimal_of(100)) == 0;
  const char *at = parts_behind(n->end, end, hundred);
  struct numeral upper;
  if (!at || !scan_plain(at, end, true, &upper)) return;
  struct decimal divisor = n->value;
  upper.bare = parts_behind(n->end, end, false) == NULL; /* 百分百, more often a word than a figure */
  for (uint16_t per = 100; per <= 10000; per = (uint16_t)(per * 10)) {
    if (decimal_compare(divisor, decimal_of(per)) != 0) continue;
    upper.per = per;
    *n = upper;
    return;
  }
  upper.divisor = divisor;
  *n = upper;
}

static bool is_slash(uint32_t code)
{
  return code == '/' || code == 0xFF0F;
}

/* Whether `lower` may stand below the numerator `n`: small whole numbers, no date; 1/1000. */
static bool divides(const struct numeral *n, const struct numeral *lower)
{
  enum { FIGURES = 3 };
  if (n->value.digits >= lower->value.digits) return false;
  return lower->figures <= (n->value.digits == 1 ? FIGURES + 2 : FIGURES);
}

/* 1/5, 1／8, 1 / 2. */
static void scan_slash(const char *end, struct numeral *n)
{
  size_t size;
  bool spaced = is_space(utf8_peek(n->end, end, &size));
  const char *at = spaced ? n->end + size : n->end;
  if (!is_slash(utf8_peek(at, end, &size))) return;
  at += size;
  if (spaced != is_space(utf8_peek(at, end, &size))) return;
  if (spaced) at += size;
  struct numeral lower;
  if (!scan_plain(at, end, true, &lower)) return;
  if (!divides(n, &lower) || is_slash(utf8_peek(lower.end, end, &size))) return;
  n->divisor = lower.value;
  n->end = lower.end;
}

/* 一又三分之二, 3又一千分之23, 1又1/5: the whole goes into the numerator. */
static void scan_mixed(const char *end, struct numeral *n)
{
  size_t size;
  const char *at = spaces_pass(n->end, end);
  struct numeral part;
  if (utf8_peek(at, end, &size) != 0x53C8) return; /* 又 */
  if (!scan_plain(spaces_pass(at + size, end), end, true, &part)) return;
  scan_parts(end, &part);
  scan_slash(end, &part);
  struct decimal divisor = part.per ? decimal_of(part.per) : part.divisor;
  struct decimal whole = n->value;
  if (divisor.digits == 0 || !decimal_multiply(&whole, divisor) || !decimal_add(&whole, part.value)) return;
  n->value = whole;
  n->divisor = divisor;
  n->end = part.end;
}

bool numeral_scan(const char *at, const char *end, struct numeral *numeral)
{
  end = utf8_within(at, end, LONGEST);
  if (!scan_plain(at, end, false, numeral)) return false;
  scan_parts(end, numeral);
  scan_mixed(end, numeral);
  scan_slash(end, numeral);
  return true;
}

bool numeral_scan_further(const char *at, const char *end, struct numeral *numeral)
{
  return scan_plain(at, utf8_within(at, end, LONGEST), true, numeral);
}
