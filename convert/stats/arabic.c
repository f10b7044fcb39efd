/* Numerals in Arabic digits: a point, separators of thousands, spaces that stand in one number. */
#include "arabic.h"
#include "../support/numerals.h"
#include "lexicon/units.h"
#include "signs.h"

/* How many digits stand at `at`. */
static unsigned run_at(const char *at, const char *end)
{
  unsigned count = 0;
  size_t size;
  while (sign_is_digit(utf8_peek(at, end, &size))) at += size, count++;
  return count;
}

/* Whether a separator at `at` (of `size` bytes) groups thousands: three digits, then no fourth. */
static bool groups_thousands(const char *at, size_t size, const char *end, unsigned figures)
{
  return figures <= 3 && run_at(at + size, end) == 3;
}

/* The digits while they are read. */
struct run {
  struct decimal number;
  unsigned in_group; /* digits since the last separator */
  unsigned count;
  uint32_t separator; /* of thousands; 0: none yet */
  bool point;
  const char *end;
};

static bool is_point(uint32_t code)
{
  return code == '.' || code == 0xFF0E;
}

static bool is_comma(uint32_t code)
{
  return code == ',' || code == 0xFF0C;
}

/* Bytes of the comma at `at` if it groups thousands: 12,345, or 5, 000. */
static size_t comma_at(const struct run *a, const char *at, const char *end)
{
  size_t size, next;
  utf8_peek(at, end, &size);
  uint32_t behind = utf8_peek(at + size, end, &next);
  if (a->separator && !is_comma(a->separator)) return 0;
  if (groups_thousands(at, size, end, a->in_group)) return size;
  return is_space(behind) && groups_thousands(at + size, next, end, a->in_group) ? size + next : 0;
}

/* Whether single digits stand with a space between each: 1 6 5 5. */
static bool is_spelled(const struct run *r, const char *end)
{
  return r->in_group == 1 && run_at(r->end + 1, end) == 1;
}

/* Bytes of the space at `at`, with a point behind it: 12 345, 1 6 5 5, 24 .3, 24 . 3. */
static size_t space_at(const struct run *a, const char *at, const char *end)
{
  size_t size, next;
  utf8_peek(at, end, &size);
  uint32_t behind = utf8_peek(at + size, end, &next);
  if (is_point(behind)) {
    size_t gap = 0;
    if (!is_space(utf8_peek(at + size + next, end, &gap))) gap = 0;
    return run_at(at + size + next + gap, end) > 0 ? size + next + gap : 0;
  }
  if (is_spelled(a, end)) return size;
  bool spaced = !a->separator || is_space(a->separator);
  return spaced && groups_thousands(at, size, end, a->in_group) ? size : 0;
}

/* Bytes of the sign at `at` that goes on with the digits before it: 12.5, 12,345, 12 345, 1 6 5 5, 24. 3, 24 .3, 5,
 * 000; 0: it does not. Whether a space in it may be, is found when all is read (spaces_join). */
static size_t sign_at(const struct run *a, const char *at, const char *end)
{
  size_t size, next;
  uint32_t code = utf8_peek(at, end, &size);
  uint32_t behind = utf8_peek(at + size, end, &next);
  if (a->point) return 0;
  if (is_point(code)) {
    if (run_at(at + size, end) > 0) return size;
    return is_space(behind) && run_at(at + size + next, end) > 0 ? size + next : 0;
  }
  if (a->separator && a->in_group != 3) return 0;
  if (is_comma(code)) return comma_at(a, at, end);
  return is_space(code) ? space_at(a, at, end) : 0;
}

/* Whether what stands at `at`, behind digits with a space in them, is said of one number: 万, 亿, a unit. Things that
 * are counted may have two (1. 3个, 2031 300户) where the digits are no thousands. */
static bool spaces_join(const char *at, const char *end, bool thousands)
{
  size_t size;
  at = spaces_pass(at, end);
  if (numeral_sign(utf8_peek(at, end, &size)).kind == NUMERAL_LARGE) return true;
  const struct lex_units_row *unit = lex_units_longest(at, (size_t)(end - at));
  if (!unit) return false;
  return thousands || unit->kind != UNITS_KIND_COUNT;
}

/* Takes the sign of `size` bytes that goes on with the digits. */
static void take_sign(struct run *r, const char *end, size_t size)
{
  size_t step;
  uint32_t code = utf8_peek(r->end, end, &step);
  bool spelled = is_spelled(r, end);
  bool spaced_point = is_point(utf8_peek(r->end + step, end, &step));
  r->point = spaced_point || is_point(code);
  if (!spelled) r->separator = code;
  r->in_group = 0;
  r->end += size;
}

static bool has_space(const char *at, size_t size)
{
  size_t step;
  return is_space(utf8_at(at, &step)) || is_space(utf8_before(at + size, &step));
}

/* Reads digits and signs as far as they go; `*whole` gets what stands before the first space that may part two numbers.
 */
static bool read_run(struct run *r, const char *end, struct run *whole)
{
  for (size_t size; r->count <= DECIMAL_MOST;) {
    uint32_t code = utf8_peek(r->end, end, &size);
    if (sign_is_digit(code)) {
      if (!decimal_append(&r->number, sign_digit(code))) return false;
      r->number.exponent = (int16_t)(r->number.exponent - r->point);
      r->in_group++, r->count++;
      r->end += size;
      continue;
    }
    size = sign_at(r, r->end, end);
    if (size == 0) return true;
    if (!whole->end && has_space(r->end, size)) *whole = *r;
    take_sign(r, end, size);
  }
  return r->count <= DECIMAL_MOST;
}

/* 15k, 30w: thousands and ten thousands. */
static void take_letter(struct arabic *a, const char *end)
{
  enum { THOUSANDS = 3, TEN_THOUSANDS = 4, WIDE_K = 0xFF2B };
  size_t size;
  uint32_t letter = utf8_peek(a->end, end, &size);
  uint32_t next = utf8_peek(a->end + size, end, &(size_t){0});
  bool thousands = letter == 'k' || letter == 'K' || letter == WIDE_K;
  if (is_latin(next)) return;
  if (!thousands && letter != 'w') return;
  a->power = thousands ? THOUSANDS : TEN_THOUSANDS;
  a->value.exponent = (int16_t)(a->value.exponent + a->power);
  a->end += size;
}

bool arabic_scan(const char *at, const char *end, struct arabic *arabic)
{
  struct run run = {.end = at}, whole = {0};
  if (!read_run(&run, end, &whole)) return false;
  if (whole.end && !spaces_join(run.end, end, is_space(run.separator))) run = whole;
  *arabic = (struct arabic){.end = run.end, .value = run.number, .figures = run.count, .point = run.point};
  take_letter(arabic, end);
  return true;
}
