/* Numerals: one pass over their characters, adding up sections as they are read: 一亿 | 一千 一百 六十三 万.
 *
 * A digit run (Arabic with point and separators, or Chinese) is `current` until a multiplier takes it; 十 百 千 add it
 * to the section; 万 亿 兆 multiply the section, and what stands before it if that was multiplied by less (1.3万亿). */
#include "numeral.h"
#include "../support/utf8.h"
#include "lexicon/units.h"

enum { LONGEST = 200 };

enum kind { NONE, DIGIT, SMALL, LARGE, TWENTIES, HALF };

/* What a character is in a numeral. `formal`: used in writing sums (壹贰叁), and in ordinary words (队伍, 大陆). */
struct sign {
  uint16_t code;
  uint8_t kind;
  uint8_t value; /* of a digit; of a multiplier, its power of ten */
  bool formal;
};

/* Found by a hash that keeps them apart: two in one slot are refused by the compiler. */
enum { SLOTS = 256 };
#define SLOT(code)                      (((code)*7 >> 2) % SLOTS)
#define SIGN(code, kind, value, formal) [SLOT(code)] = {(code), (kind), (value), (formal)}

static const struct sign signs[SLOTS] = {
    /* in order of code */
    SIGN(0x25CB /* ○ */, DIGIT, 0, false),  SIGN(0x25EF /* ◯ */, DIGIT, 0, false),
    SIGN(0x3007 /* 〇 */, DIGIT, 0, false), SIGN(0x4E00 /* 一 */, DIGIT, 1, false),
    SIGN(0x4E03 /* 七 */, DIGIT, 7, false), SIGN(0x4E07 /* 万 */, LARGE, 4, false),
    SIGN(0x4E09 /* 三 */, DIGIT, 3, false), SIGN(0x4E24 /* 两 */, DIGIT, 2, false),
    SIGN(0x4E5D /* 九 */, DIGIT, 9, false), SIGN(0x4E8C /* 二 */, DIGIT, 2, false),
    SIGN(0x4E94 /* 五 */, DIGIT, 5, false), SIGN(0x4EBF /* 亿 */, LARGE, 8, false),
    SIGN(0x4EDF /* 仟 */, SMALL, 3, false), SIGN(0x4F0D /* 伍 */, DIGIT, 5, true),
    SIGN(0x4F70 /* 佰 */, SMALL, 2, false), SIGN(0x5006 /* 倆 */, DIGIT, 2, false),
    SIGN(0x5104 /* 億 */, LARGE, 8, false), SIGN(0x5146 /* 兆 */, LARGE, 12, true),
    SIGN(0x5169 /* 兩 */, DIGIT, 2, false), SIGN(0x516B /* 八 */, DIGIT, 8, false),
    SIGN(0x516D /* 六 */, DIGIT, 6, false), SIGN(0x5341 /* 十 */, SMALL, 1, false),
    SIGN(0x5343 /* 千 */, SMALL, 3, false), SIGN(0x5345 /* 卅 */, TWENTIES, 30, false),
    SIGN(NUMERAL_HALF, HALF, 0, false),     SIGN(0x53C1 /* 叁 */, DIGIT, 3, false),
    SIGN(0x53C3 /* 參 */, DIGIT, 3, false), SIGN(0x56DB /* 四 */, DIGIT, 4, false),
    SIGN(0x58F9 /* 壹 */, DIGIT, 1, false), SIGN(0x5EFF /* 廿 */, TWENTIES, 20, false),
    SIGN(0x62FE /* 拾 */, SMALL, 1, true),  SIGN(0x634C /* 捌 */, DIGIT, 8, false),
    SIGN(0x67D2 /* 柒 */, DIGIT, 7, false), SIGN(0x7396 /* 玖 */, DIGIT, 9, false),
    SIGN(0x767E /* 百 */, SMALL, 2, false), SIGN(0x8086 /* 肆 */, DIGIT, 4, true),
    SIGN(0x842C /* 萬 */, LARGE, 4, false), SIGN(0x8CB3 /* 貳 */, DIGIT, 2, false),
    SIGN(0x8D30 /* 贰 */, DIGIT, 2, false), SIGN(0x9646 /* 陆 */, DIGIT, 6, true),
    SIGN(0x9678 /* 陸 */, DIGIT, 6, true),  SIGN(0x96F6 /* 零 */, DIGIT, 0, false),
};

static struct sign sign_of(uint32_t code)
{
  struct sign none = {0, NONE, 0, false};
  if (code >= '0' && code <= '9') return (struct sign){(uint16_t)code, DIGIT, (uint8_t)(code - '0'), false};
  if (code >= 0xFF10 && code <= 0xFF19) return (struct sign){(uint16_t)code, DIGIT, (uint8_t)(code - 0xFF10), false};
  struct sign sign = signs[SLOT(code)];
  return sign.code == code ? sign : none;
}

bool numeral_begins(uint32_t code)
{
  return sign_of(code).kind != NONE;
}

bool numeral_multiplies(uint32_t code)
{
  uint8_t kind = sign_of(code).kind;
  return kind == SMALL || kind == LARGE;
}

uint32_t numeral_first(size_t index)
{
  if (index < 10) return (uint32_t)('0' + index);
  if (index < 20) return (uint32_t)(0xFF10 + index - 10);
  size_t left = index - 20;
  for (size_t slot = 0; slot < SLOTS; slot++)
    if (signs[slot].code && left-- == 0) return signs[slot].code;
  return 0;
}

struct scan {
  const char *at;
  const char *end;
  struct decimal total;
  struct decimal section;
  struct decimal current;
  struct decimal low; /* the first of 二三十 */
  uint8_t total_power;
  uint8_t last_power; /* of the last multiplier, for 三千五 */
  uint8_t formal;     /* characters that are also used in ordinary words */
  uint8_t signs;      /* characters read */
  bool has_current;
  bool current_chinese;
  bool has_low;
  bool after_zero;
  bool arabic;
  bool point;
};

static bool is_arabic(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

static uint32_t peek(const char *at, const char *end, size_t *size)
{
  *size = 0;
  return at < end ? utf8_at(at, size) : 0;
}

static bool is_gap(uint32_t code)
{
  return code == ' ' || code == 0xA0 || code == 0x3000;
}

/* Past up to two spaces, to the sign behind them. */
static const char *pass_spaces(const char *at, const char *end)
{
  size_t size;
  for (int i = 0; i < 3; i++) {
    if (!is_gap(peek(at, end, &size))) return at;
    at += size;
  }
  return at;
}

static unsigned arabic_run(const char *at, const char *end)
{
  unsigned count = 0;
  size_t size;
  while (count < 4 && is_arabic(peek(at, end, &size))) at += size, count++;
  return count;
}

/* Whether a separator at `at` (of `size` bytes) groups thousands: three digits, then no fourth. */
static bool groups_thousands(const char *at, size_t size, const char *end, unsigned figures)
{
  return figures <= 3 && arabic_run(at + size, end) == 3;
}

static bool add_digit(struct decimal *number, uint8_t digit)
{
  if (number->digits > ~(decimal_digits)0 / 100) return false;
  number->digits = number->digits * 10 + digit;
  return true;
}

/* Arabic digits with a point and separators of thousands; single digits with a space between each. */
static bool scan_arabic(struct scan *s, uint8_t *figures)
{
  struct decimal number = {0, 0, false};
  unsigned in_group = 0, count = 0;
  bool point = false, grouped = false;
  while (s->at < s->end) {
    size_t size;
    uint32_t code = peek(s->at, s->end, &size);
    if (is_arabic(code)) {
      if (!add_digit(&number, (uint8_t)(code < 0x80 ? code - '0' : code - 0xFF10))) return false;
      number.exponent = (int16_t)(number.exponent - point);
      s->at += size;
      in_group++, count++;
    } else if ((code == '.' || code == 0xFF0E) && !point && arabic_run(s->at + size, s->end) > 0) {
      point = true;
      s->at += size;
    } else if ((code == ',' || code == 0xFF0C) && !point && (grouped ? in_group == 3 : in_group > 0) &&
               groups_thousands(s->at, size, s->end, in_group)) {
      grouped = true;
      in_group = 0;
      s->at += size;
    } else if (code == ' ' && !point && in_group == 1 && arabic_run(s->at + 1, s->end) == 1) {
      s->at += size;
      in_group = 0;
    } else {
      break;
    }
    if (count > DECIMAL_MOST) return false;
  }
  size_t size;
  uint32_t letter = peek(s->at, s->end, &size);
  uint32_t next = peek(s->at + size, s->end, &(size_t){0});
  bool thousands = letter == 'k' || letter == 'K' || letter == 0xFF2B;
  if ((thousands || letter == 'w') && !(next >= 'A' && next <= 'z')) { /* 15k, 30w */
    number.exponent = (int16_t)(number.exponent + (thousands ? 3 : 4));
    s->last_power = thousands ? 3 : 4;
    s->at += size;
  }
  s->current = number;
  s->has_current = true;
  s->current_chinese = false;
  s->arabic = true;
  s->point = point;
  *figures = (uint8_t)(*figures + count);
  return true;
}

static bool take_small(struct scan *s, uint8_t power)
{
  struct decimal part = s->has_current ? s->current : decimal_of(1);
  if (s->has_low) {
    s->low.exponent = (int16_t)(s->low.exponent + power);
    if (!decimal_add(&s->low, s->section)) return false;
  }
  part.exponent = (int16_t)(part.exponent + power);
  s->has_current = false;
  s->last_power = power;
  return decimal_add(&s->section, part);
}

static bool take_large(struct scan *s, uint8_t power)
{
  if (s->has_current && !decimal_add(&s->section, s->current)) return false;
  s->has_current = false;
  if (s->has_low) s->low.exponent = (int16_t)(s->low.exponent + power);
  if (s->total_power < power || s->section.digits == 0) {
    if (!decimal_add(&s->total, s->section)) return false;
    if (s->total.digits == 0) s->total.digits = 1;
    s->total.exponent = (int16_t)(s->total.exponent + power);
    s->total_power = (uint8_t)(s->total_power + power);
  } else {
    struct decimal part = s->section;
    if (part.digits == 0) part.digits = 1;
    part.exponent = (int16_t)(part.exponent + power);
    if (!decimal_add(&s->total, part)) return false;
  }
  s->section = decimal_of(0);
  s->last_power = power;
  return true;
}

/* One Chinese digit: a new one, a further one of a year (一九八五), or the second of 二三十. */
static bool take_digit(struct scan *s, uint8_t value)
{
  size_t size;
  if (!s->has_current || !s->current_chinese) {
    if (s->has_current) return false;
    if (value == 0 && (s->section.digits || s->total.digits)) {
      s->after_zero = true;
      return true;
    }
    s->current = decimal_of(value);
    s->has_current = s->current_chinese = true;
    return true;
  }
  struct sign next = sign_of(peek(pass_spaces(s->at, s->end), s->end, &size));
  if ((next.kind == SMALL || next.kind == LARGE) && s->current.digits && s->current.digits < value) {
    s->low = s->current;
    s->has_low = true;
    s->current = decimal_of(value);
    return true;
  }
  return add_digit(&s->current, value);
}

/* The digits behind 点. */
static void scan_point(struct scan *s, uint8_t *figures)
{
  size_t size;
  const char *at = pass_spaces(s->at, s->end);
  uint32_t code = peek(at, s->end, &size);
  if (code != 0x70B9 && code != 0x9EDE) return; /* 点 點 */
  if (s->arabic) return;
  const char *next = pass_spaces(at + size, s->end);
  struct sign sign = sign_of(peek(next, s->end, &size));
  if (sign.kind != DIGIT || is_arabic(peek(next, s->end, &size))) return;
  if (!s->has_current) s->current = decimal_of(0);
  if (!s->has_current && !decimal_add(&s->current, s->section)) return;
  if (!s->has_current) s->section = decimal_of(0);
  s->has_current = s->current_chinese = s->point = true;
  while (sign.kind == DIGIT && *figures < 30 && add_digit(&s->current, sign.value)) {
    s->current.exponent--;
    *figures = (uint8_t)(*figures + 1);
    s->signs++;
    s->at = next + size;
    next = pass_spaces(s->at, s->end);
    sign = sign_of(peek(next, s->end, &size));
  }
}

/* The characters 多 余 餘 几 幾 来 at `at`: bytes, or 0. */
static size_t more_at(const char *at, const char *end)
{
  size_t size;
  switch (peek(at, end, &size)) {
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
  struct sign sign = sign_of(peek(at, end, &size));
  if (sign.kind != LARGE || sign.value != 8) return 0;
  uint32_t behind = peek(at + size, end, &(size_t){0});
  return behind == 0x5143 || behind == 0x7EA7 || behind == 0x4EE5 ? 0 : size; /* 10个亿元级: 元 级 以 */
}

static bool is_multiplier(const char *at, const char *end)
{
  size_t size;
  return numeral_multiplies(peek(pass_spaces(at, end), end, &size));
}

static bool take(struct scan *s, struct sign sign, uint8_t *figures)
{
  switch (sign.kind) {
  case SMALL: return take_small(s, sign.value);
  case LARGE: return take_large(s, sign.value);
  case TWENTIES: s->section.digits += sign.value; return s->last_power = 1, !s->has_current;
  case DIGIT:
    if (!take_digit(s, sign.value)) return false;
    *figures = (uint8_t)(*figures + 1);
    return true;
  default: return false;
  }
}

/* Reads signs until one does not fit, or none follows. */
static void scan_signs(struct scan *s, struct numeral *n)
{
  while (s->at < s->end && n->figures < DECIMAL_MOST) {
    size_t size;
    const char *at = s->signs ? pass_spaces(s->at, s->end) : s->at;
    size_t more = s->signs ? more_at(at, s->end) : 0;
    if (more) { /* 4万多亿, 1000多万: only before a multiplier is it inside */
      struct sign next = sign_of(peek(pass_spaces(at + more, s->end), s->end, &size));
      if (next.kind != LARGE && !(next.kind == SMALL && s->has_current)) return;
      n->more = true;
      at = pass_spaces(at + more, s->end);
    }
    uint32_t code = peek(at, s->end, &size);
    struct sign sign = sign_of(code);
    if (code == 0x4E2A && s->has_current && size_of_large(at + size, s->end)) { /* 两个亿 */
      at += size;
      code = peek(at, s->end, &size);
      sign = sign_of(code);
    }
    if (sign.kind == NONE || sign.kind == HALF) return;
    if (sign.kind == SMALL && s->signs && !s->has_current && s->last_power && !s->after_zero) return; /* 七十|百分位 */
    if (sign.kind >= SMALL && begins_unit(at, s->end, size)) return;
    if (is_arabic(code)) {
      if (s->has_current || (at != s->at && s->signs && !s->last_power)) return;
      struct scan before = *s;
      s->at = at;
      if (!scan_arabic(s, &n->figures)) {
        *s = before;
        n->end = NULL;
        return;
      }
      s->signs++;
      continue;
    }
    struct scan before = *s;
    s->at = at + size;
    if (s->signs == 0 && (sign.kind == LARGE || (sign.kind == SMALL && sign.value > 1))) n->bare = true;
    bool pair = code == 0x4E24 || code == 0x5169; /* 两 兩: behind a multiplier only before another one, else a unit */
    if ((pair && before.signs && !is_multiplier(s->at, s->end)) || !take(s, sign, &n->figures)) {
      *s = before;
      return;
    }
    s->signs++;
    s->formal = (uint8_t)(s->formal + sign.formal);
    if (sign.kind == LARGE) n->multiplied = true;
    scan_point(s, &n->figures);
  }
}

/* What is left without a multiplier: the digits of 一百二十三, or the short form 三千五. */
static bool finish(struct scan *s, struct decimal *value)
{
  if (s->has_current) {
    bool shortened = s->current_chinese && !s->point && !s->after_zero && s->last_power > 1 && s->current.digits &&
                     s->current.digits < 10;
    if (shortened) s->current.exponent = (int16_t)(s->last_power - 1);
    if (!decimal_add(&s->section, s->current)) return false;
  }
  if (!decimal_add(&s->section, s->total)) return false;
  *value = s->section;
  return true;
}

/* One number without 分之. */
static bool scan_plain(const char *at, const char *end, bool part, struct numeral *n)
{
  struct scan s = {.at = at, .end = end};
  *n = (struct numeral){.end = at};
  scan_signs(&s, n);
  if (!n->end || s.signs == 0) return false;
  if (s.formal && s.signs < 2 && !part) return false;
  n->year = !s.last_power && !s.point && s.has_current && s.current.digits >= 1900 && s.current.digits <= 2100 &&
            s.current.exponent == 0 && n->figures == 4;
  if (!finish(&s, &n->value)) return false;
  n->chinese = !s.arabic;
  n->power = s.total_power ? s.total_power : s.last_power;
  n->range = s.has_low;
  if (s.has_low) {
    n->most = n->value;
    n->value = s.low;
  }
  n->end = s.at;
  size_t more = more_at(s.at, end);
  if (more) {
    n->more = true;
    n->end += more;
  }
  return true;
}

static const char *parts_behind(const char *at, const char *end)
{
  static const char word[] = "分之";
  at = pass_spaces(at, end);
  if (end - at < 6 || memcmp(at, word, 3) != 0) return NULL;
  at = pass_spaces(at + 3, end);
  return end - at >= 3 && memcmp(at, word + 3, 3) == 0 ? pass_spaces(at + 3, end) : NULL;
}

/* 百分之十, 三分之二: `n` is what stands before 分之. */
static void scan_parts(const char *end, struct numeral *n)
{
  const char *at = parts_behind(n->end, end);
  struct numeral upper;
  if (!at || n->more || n->range || !scan_plain(at, end, true, &upper)) return;
  struct decimal divisor = n->value;
  upper.chinese = upper.chinese && n->chinese;
  upper.bare = false;
  for (uint16_t per = 100; per <= 10000; per = (uint16_t)(per * 10)) {
    if (decimal_compare(divisor, decimal_of(per)) != 0) continue;
    upper.per = per;
    *n = upper;
    return;
  }
  upper.divisor = divisor;
  *n = upper;
}

/* 一又三分之二, 3又一千分之23: the whole goes into the numerator. */
static void scan_mixed(const char *end, struct numeral *n)
{
  size_t size;
  const char *at = pass_spaces(n->end, end);
  struct numeral part;
  if (peek(at, end, &size) != 0x53C8 || n->more || n->range) return; /* 又 */
  if (!scan_plain(pass_spaces(at + size, end), end, true, &part)) return;
  scan_parts(end, &part);
  struct decimal divisor = part.per ? decimal_of(part.per) : part.divisor;
  struct decimal whole = n->value;
  if (divisor.digits == 0 || !decimal_multiply(&whole, divisor) || !decimal_add(&whole, part.value)) return;
  n->value = whole;
  n->divisor = divisor;
  n->end = part.end;
}

/* 1/5, 1／8: small whole numbers, not a date. */
static void scan_slash(const char *end, struct numeral *n)
{
  size_t size;
  uint32_t code = peek(n->end, end, &size);
  if ((code != '/' && code != 0xFF0F) || n->figures > 3 || n->value.exponent || n->multiplied) return;
  struct numeral lower;
  if (!is_arabic(peek(n->end + size, end, &(size_t){0})) || !scan_plain(n->end + size, end, true, &lower)) return;
  if (lower.figures > 3 || lower.value.exponent || lower.multiplied || lower.value.digits == 0) return;
  code = peek(lower.end, end, &size);
  if (code == '/' || code == 0xFF0F || n->value.digits >= lower.value.digits) return;
  n->divisor = lower.value;
  n->end = lower.end;
}

bool numeral_scan(const char *at, const char *end, struct numeral *numeral)
{
  end = utf8_within(at, end, LONGEST);
  if (!scan_plain(at, end, false, numeral)) return false;
  scan_parts(end, numeral);
  if (!numeral->per && !numeral->divisor.digits) scan_mixed(end, numeral);
  if (!numeral->chinese) scan_slash(end, numeral);
  return true;
}
