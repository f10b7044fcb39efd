/* Numerals: one pass over their characters, adding up sections as they are read: 一亿 | 一千 一百 六十三 万.
 *
 * A digit run (Arabic with point and separators, or Chinese) is `current` until a multiplier takes it; 十 百 千 add it
 * to the section; 万 亿 兆 multiply the section, and what stands before it if that was multiplied by less (1.3万亿). */
#include "numeral.h"
#include "../support/utf8.h"
#include "lexicon/units.h"
#include "signs.h"

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
    SIGN(0x25CB /* ○ */, DIGIT, 0, false),      SIGN(0x25EF /* ◯ */, DIGIT, 0, false),
    SIGN(0x3007 /* 〇 */, DIGIT, 0, false),     SIGN(0x4E00 /* 一 */, DIGIT, 1, false),
    SIGN(0x4E03 /* 七 */, DIGIT, 7, false),     SIGN(0x4E07 /* 万 */, LARGE, 4, false),
    SIGN(0x4E09 /* 三 */, DIGIT, 3, false),     SIGN(0x4E24 /* 两 */, DIGIT, 2, false),
    SIGN(0x4E5D /* 九 */, DIGIT, 9, false),     SIGN(0x4E8C /* 二 */, DIGIT, 2, false),
    SIGN(0x4E94 /* 五 */, DIGIT, 5, false),     SIGN(0x4EBF /* 亿 */, LARGE, 8, false),
    SIGN(0x4EDF /* 仟 */, SMALL, 3, false),     SIGN(0x4F0D /* 伍 */, DIGIT, 5, true),
    SIGN(0x4F70 /* 佰 */, SMALL, 2, false),     SIGN(0x5006 /* 倆 */, DIGIT, 2, false),
    SIGN(0x5104 /* 億 */, LARGE, 8, false),     SIGN(0x5146 /* 兆 */, LARGE, 12, true),
    SIGN(0x5169 /* 兩 */, DIGIT, 2, false),     SIGN(0x516B /* 八 */, DIGIT, 8, false),
    SIGN(0x516D /* 六 */, DIGIT, 6, false),     SIGN(0x5341 /* 十 */, SMALL, 1, false),
    SIGN(0x5343 /* 千 */, SMALL, 3, false),     SIGN(0x5345 /* 卅 */, TWENTIES, 30, false),
    SIGN(NUMERAL_HALF, HALF, 0, false),         SIGN(0x53C1 /* 叁 */, DIGIT, 3, false),
    SIGN(0x53C2 /* 参 */, DIGIT, 3, true),      SIGN(0x53C3 /* 參 */, DIGIT, 3, false),
    SIGN(0x56DB /* 四 */, DIGIT, 4, false),     SIGN(0x58F9 /* 壹 */, DIGIT, 1, false),
    SIGN(0x5EFF /* 廿 */, TWENTIES, 20, false), SIGN(0x62FE /* 拾 */, SMALL, 1, true),
    SIGN(0x634C /* 捌 */, DIGIT, 8, false),     SIGN(0x67D2 /* 柒 */, DIGIT, 7, false),
    SIGN(0x7396 /* 玖 */, DIGIT, 9, false),     SIGN(0x767E /* 百 */, SMALL, 2, false),
    SIGN(0x8086 /* 肆 */, DIGIT, 4, true),      SIGN(0x842C /* 萬 */, LARGE, 4, false),
    SIGN(0x8CB3 /* 貳 */, DIGIT, 2, false),     SIGN(0x8D30 /* 贰 */, DIGIT, 2, false),
    SIGN(0x9646 /* 陆 */, DIGIT, 6, true),      SIGN(0x9678 /* 陸 */, DIGIT, 6, true),
    SIGN(0x96F6 /* 零 */, DIGIT, 0, false),
};

static struct sign sign_of(uint32_t code)
{
  struct sign none = {0, NONE, 0, false};
  if (sign_is_digit(code)) return (struct sign){(uint16_t)code, DIGIT, sign_digit(code), false};
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

static uint32_t peek(const char *at, const char *end, size_t *size)
{
  *size = 0;
  return at < end ? utf8_at(at, size) : 0;
}

static unsigned arabic_run(const char *at, const char *end)
{
  unsigned count = 0;
  size_t size;
  while (count < 4 && sign_is_digit(peek(at, end, &size))) at += size, count++;
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

/* A run of Arabic digits while it is read. */
struct arabic {
  struct decimal number;
  unsigned in_group; /* digits since the last separator */
  unsigned count;
  uint32_t separator; /* of thousands; 0: none yet */
  bool point;
};

static bool is_point(uint32_t code)
{
  return code == '.' || code == 0xFF0E;
}

static bool is_comma(uint32_t code)
{
  return code == ',' || code == 0xFF0C;
}

/* Bytes of the sign at `at` that goes on with the digits before it: 12.5, 12,345, 12 345, 1 6 5 5, 24. 3, 24 .3, 5,
 * 000; 0: it does not. Whether a space in it may be, is found when all is read (spaces_join). */
static size_t arabic_sign(const struct arabic *a, const char *at, const char *end)
{
  size_t size, next;
  uint32_t code = peek(at, end, &size);
  uint32_t behind = peek(at + size, end, &next);
  bool grouped = a->separator ? a->in_group == 3 : a->in_group > 0;
  if (a->point) return 0;
  if (is_point(code)) {
    if (arabic_run(at + size, end) > 0) return size;
    return is_space(behind) && arabic_run(at + size + next, end) > 0 ? size + next : 0;
  }
  if (is_comma(code) && grouped && (!a->separator || is_comma(a->separator))) {
    if (groups_thousands(at, size, end, a->in_group)) return size;
    return code == ',' && is_space(behind) && groups_thousands(at + size, next, end, a->in_group) ? size + next : 0;
  }
  if (!is_space(code)) return 0;
  if (is_point(behind) && a->in_group > 0) return arabic_run(at + size + next, end) > 0 ? size + next : 0;
  if (code == ' ' && !a->separator && a->in_group == 1 && arabic_run(at + size, end) == 1) return size;
  bool spaced = a->separator ? is_space(a->separator) : a->number.digits > 0;
  return spaced && grouped && groups_thousands(at, size, end, a->in_group) ? size : 0;
}

/* Whether what stands at `at`, behind digits with a space in them, is said of one number: 万, 亿, a unit. Things that
 * are counted may have two (1. 3个, 2031 300户) where the digits are no thousands. */
static bool spaces_join(const char *at, const char *end, bool thousands)
{
  size_t size;
  at = spaces_pass(at, end);
  if (sign_of(peek(at, end, &size)).kind == LARGE) return true;
  const struct lex_units_row *unit = lex_units_longest(at, (size_t)(end - at));
  return unit && unit->kind != UNITS_KIND_NONE && unit->kind != UNITS_KIND_DURATION &&
         (thousands || unit->kind != UNITS_KIND_COUNT);
}

/* 15k, 30w: thousands and ten thousands. */
static void take_letter(struct scan *s, struct decimal *number)
{
  size_t size;
  uint32_t letter = peek(s->at, s->end, &size);
  uint32_t next = peek(s->at + size, s->end, &(size_t){0});
  bool thousands = letter == 'k' || letter == 'K' || letter == 0xFF2B;
  if ((!thousands && letter != 'w') || (next >= 'A' && next <= 'z')) return;
  number->exponent = (int16_t)(number->exponent + (thousands ? 3 : 4));
  s->last_power = thousands ? 3 : 4;
  s->at += size;
}

/* Arabic digits with a point and separators of thousands; single digits with a space between each. */
static bool scan_arabic(struct scan *s, uint8_t *figures)
{
  struct arabic a = {0}, whole = {0}; /* `whole`: as far as before the first doubtful space */
  const char *doubtful = NULL;
  while (s->at < s->end) {
    size_t size;
    uint32_t code = peek(s->at, s->end, &size);
    if (sign_is_digit(code)) {
      if (!add_digit(&a.number, sign_digit(code))) return false;
      a.number.exponent = (int16_t)(a.number.exponent - a.point);
      a.in_group++, a.count++;
    } else {
      size_t last, signs = arabic_sign(&a, s->at, s->end);
      if (signs == 0) break;
      bool spaced = is_space(code) || is_space(utf8_before(s->at + signs, &last));
      bool single = code == ' ' && signs == 1 && a.in_group == 1 && !a.separator && arabic_run(s->at + 1, s->end) == 1;
      if (spaced && !single && !doubtful) doubtful = s->at, whole = a;
      a.point = is_point(code) || (is_space(code) && is_point(peek(s->at + size, s->end, &last)));
      if (!a.point && !single) a.separator = code;
      a.in_group = 0;
      size = signs;
    }
    s->at += size;
    if (a.count > DECIMAL_MOST) return false;
  }
  if (doubtful && !spaces_join(s->at, s->end, is_space(a.separator))) {
    a = whole;
    s->at = doubtful;
  }
  take_letter(s, &a.number);
  s->current = a.number;
  s->has_current = true;
  s->current_chinese = false;
  s->arabic = true;
  s->point = a.point;
  *figures = (uint8_t)(*figures + a.count);
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
  bool all = s->total_power <= power || s->section.digits + (s->has_current ? s->current.digits : 0) == 0;
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
  if (s->point || s->has_low || s->current.digits == 0 || s->current.digits >= value) return false;
  struct sign next = sign_of(peek(spaces_pass(s->at, s->end), s->end, &size));
  if (next.kind == SMALL || next.kind == LARGE) return true;
  return next.kind == NONE && s->current.digits + 1 == value && s->last_digits == 1;
}

/* One Chinese digit: a new one, a further one of a year (一九八五), or the second of 二三十. */
static bool take_digit(struct scan *s, uint8_t value)
{
  if (!s->has_current || !s->current_chinese) {
    if (s->has_current) return false;
    if (value == 0 && (s->section.digits || s->total.digits)) {
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
  return add_digit(&s->current, value);
}

/* 九点|二十五分: minutes, which no fraction is. */
static bool is_clock(const char *at, const char *end)
{
  size_t size;
  struct sign sign = sign_of(peek(at, end, &size));
  if (sign.kind == DIGIT) sign = sign_of(peek(at + size, end, &size));
  return sign.kind == SMALL && sign.value == 1;
}

/* The digits behind 点. */
static void scan_point(struct scan *s, uint8_t *figures)
{
  size_t size;
  const char *at = spaces_pass(s->at, s->end);
  uint32_t code = peek(at, s->end, &size);
  if (code != 0x70B9 && code != 0x9EDE) return; /* 点 點 */
  if (s->arabic) return;
  const char *next = spaces_pass(at + size, s->end);
  struct sign sign = sign_of(peek(next, s->end, &size));
  if (sign.kind != DIGIT || sign_is_digit(peek(next, s->end, &size))) return;
  if (is_clock(next, s->end)) return;
  if (!s->has_current) s->current = decimal_of(0);
  if (!s->has_current && !decimal_add(&s->current, s->section)) return;
  if (!s->has_current) s->section = decimal_of(0);
  s->has_current = s->current_chinese = s->point = true;
  while (sign.kind == DIGIT && *figures < 30 && add_digit(&s->current, sign.value)) {
    s->current.exponent--;
    *figures = (uint8_t)(*figures + 1);
    s->signs++;
    s->at = next + size;
    next = spaces_pass(s->at, s->end);
    sign = sign_of(peek(next, s->end, &size));
  }
}

/* The characters 多 余 餘 几 幾 at `at`. */
size_t numeral_more(const char *at, const char *end)
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
  return numeral_multiplies(peek(spaces_pass(at, end), end, &size));
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
    const char *at = s->signs ? spaces_pass(s->at, s->end) : s->at;
    size_t more = s->signs ? numeral_more(at, s->end) : 0;
    if (more) { /* 4万多亿, 1000多万: only before a multiplier is it inside */
      struct sign next = sign_of(peek(spaces_pass(at + more, s->end), s->end, &size));
      if (next.kind != LARGE && !(next.kind == SMALL && s->has_current)) return;
      n->more = true;
      at = spaces_pass(at + more, s->end);
    }
    uint32_t code = peek(at, s->end, &size);
    struct sign sign = sign_of(code);
    if (code == 0x4E2A && s->has_current && size_of_large(at + size, s->end)) { /* 两个亿 */
      at += size;
      code = peek(at, s->end, &size);
      sign = sign_of(code);
    }
    if (sign.kind == NONE || sign.kind == HALF) return;
    bool ten =
        sign.kind == SMALL && sign.value == 1 && s->last_power > 1 && s->last_power <= 4 && !n->bare; /* 三百|十五 */
    if (sign.kind == SMALL && s->signs && !s->has_current && s->last_power && !s->after_zero && !ten)
      return; /* 七十|百分位 */
    if (sign.kind >= SMALL && begins_unit(at, s->end, size)) return;
    if (sign_is_digit(code)) {
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

/* What is left without a multiplier: the digits of 一百二十三, or the short form 三千五, 3万5. */
static bool finish(struct scan *s, struct decimal *value)
{
  if (!settle_low(s, s->section, 0, true)) return false;
  if (s->has_current) {
    bool one = !s->point && !s->after_zero && s->current.digits && s->current.digits < 10 && s->current.exponent == 0;
    bool shortened = one && !s->has_low && s->last_power > (s->current_chinese ? 1 : 3);
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
  static const char word[] = "分之";
  enum { HALF_WORD = 3 };
  at = spaces_pass(at, end);
  if (end - at < HALF_WORD || memcmp(at, word, HALF_WORD) != 0) return NULL;
  const char *next = spaces_pass(at + HALF_WORD, end);
  if (end - next >= HALF_WORD && memcmp(next, word + HALF_WORD, HALF_WORD) == 0)
    return spaces_pass(next + HALF_WORD, end);
  uint32_t code = peek(next, end, &(size_t){0});
  return hundred && !sign_is_digit(code) && sign_of(code).kind != NONE ? next : NULL;
}

bool numeral_has_parts(const char *at, const char *end)
{
  struct numeral n;
  return scan_plain(at, end, false, &n) && parts_behind(n.end, end, false) != NULL;
}

/* 百分之十, 三分之二: `n` is what stands before 分之. */
static void scan_parts(const char *end, struct numeral *n)
{
  bool hundred = n->bare && decimal_compare(n->value, decimal_of(100)) == 0;
  const char *at = parts_behind(n->end, end, hundred);
  struct numeral upper;
  if (!at || n->more || n->range || !scan_plain(at, end, true, &upper)) return;
  struct decimal divisor = n->value;
  upper.chinese = upper.chinese && n->chinese;
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
  if (lower->value.exponent || lower->multiplied || lower->value.digits == 0) return false;
  if (n->value.digits >= lower->value.digits) return false;
  bool power = n->value.digits == 1 && lower->value.digits % 1000 == 0;
  return lower->figures <= FIGURES || (power && lower->figures <= FIGURES + 2);
}

/* 1/5, 1／8, 1 / 2. */
static void scan_slash(const char *end, struct numeral *n)
{
  size_t size;
  bool spaced = is_space(peek(n->end, end, &size)) && n->value.digits == 1;
  const char *at = spaced ? n->end + size : n->end;
  if (!is_slash(peek(at, end, &size)) || n->figures > 3 || n->value.exponent || n->multiplied) return;
  at += size;
  if (spaced != is_space(peek(at, end, &size))) return;
  if (spaced) at += size;
  struct numeral lower;
  if (!sign_is_digit(peek(at, end, &size)) || !scan_plain(at, end, true, &lower)) return;
  if (!divides(n, &lower) || is_slash(peek(lower.end, end, &size))) return;
  n->divisor = lower.value;
  n->end = lower.end;
}

/* 一又三分之二, 3又一千分之23, 1又1/5: the whole goes into the numerator. */
static void scan_mixed(const char *end, struct numeral *n)
{
  size_t size;
  const char *at = spaces_pass(n->end, end);
  struct numeral part;
  if (peek(at, end, &size) != 0x53C8 || n->more || n->range) return; /* 又 */
  if (!scan_plain(spaces_pass(at + size, end), end, true, &part)) return;
  scan_parts(end, &part);
  if (!part.per && !part.divisor.digits) scan_slash(end, &part);
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
  if (!numeral->per && !numeral->divisor.digits) scan_mixed(end, numeral);
  if (!numeral->chinese && !numeral->divisor.digits) scan_slash(end, numeral);
  return true;
}

bool numeral_scan_further(const char *at, const char *end, struct numeral *numeral)
{
  return scan_plain(at, utf8_within(at, end, LONGEST), true, numeral);
}
