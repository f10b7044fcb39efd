/* Exact decimals: sums, products with powers of ten, and the text of the result. */
#include "decimal.h"

/* Moves the exponent down to `exponent` by writing zeros behind the digits. */
static bool lower_exponent(struct decimal *a, int16_t exponent)
{
  const decimal_digits most = (~(decimal_digits)0) / 10;
  if (a->digits == 0) a->exponent = exponent;
  for (; a->exponent > exponent; a->exponent--) {
    if (a->digits > most) return false;
    a->digits *= 10;
  }
  return true;
}

void decimal_read(slice text, struct decimal *value)
{
  bool point = false;
  *value = decimal_of(0);
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] == '.') {
      point = true;
      continue;
    }
    value->digits = value->digits * 10 + (decimal_digits)(text.at[i] - '0');
    value->exponent = (int16_t)(value->exponent - point);
  }
  for (; value->digits && value->digits % 10 == 0; value->digits /= 10) value->exponent++;
}

bool decimal_append(struct decimal *a, uint8_t digit)
{
  enum { ROOM = 100 };
  if (a->digits > ~(decimal_digits)0 / ROOM) return false;
  a->digits = a->digits * 10 + digit;
  return true;
}

bool decimal_add(struct decimal *a, struct decimal b)
{
  int16_t exponent = a->exponent < b.exponent ? a->exponent : b.exponent;
  if (!lower_exponent(a, exponent) || !lower_exponent(&b, exponent)) return false;
  decimal_digits sum = a->digits + b.digits;
  if (sum < b.digits) return false;
  a->digits = sum;
  return true;
}

bool decimal_multiply(struct decimal *a, struct decimal factor)
{
  if (factor.digits != 0 && a->digits > ~(decimal_digits)0 / factor.digits) return false;
  a->digits *= factor.digits;
  a->exponent = (int16_t)(a->exponent + factor.exponent);
  return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
  int16_t exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  if (!lower_exponent(&a, exponent)) return 1;
  if (!lower_exponent(&b, exponent)) return -1;
  return a.digits < b.digits ? -1 : a.digits > b.digits;
}

bool decimal_divide(struct decimal a, struct decimal b, struct decimal *quotient)
{
  enum { PLACES = 12 };
  if (b.digits == 0) return false;
  int16_t exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  if (!lower_exponent(&a, exponent) || !lower_exponent(&b, exponent)) return false;
  *quotient = (struct decimal){a.digits / b.digits, 0, a.negative != b.negative};
  decimal_digits rest = a.digits % b.digits;
  for (int place = 0; rest != 0; place++) {
    if (place == PLACES || rest > ~(decimal_digits)0 / 10) return false;
    rest *= 10;
    quotient->digits = quotient->digits * 10 + rest / b.digits;
    quotient->exponent--;
    rest %= b.digits;
  }
  return true;
}

const char *decimal_text(arena *memory, struct decimal a)
{
  char digits[40];
  size_t count = 0;
  do {
    digits[count++] = (char)('0' + (int)(a.digits % 10));
    a.digits /= 10;
  } while (a.digits != 0);
  size_t places = a.exponent < 0 ? (size_t)-a.exponent : 0;
  size_t zeros = a.exponent > 0 ? (size_t)a.exponent : 0;
  while (count <= places && count < sizeof digits) digits[count++] = '0';
  if (count == 1 && digits[0] == '0') zeros = 0;
  char *text = arena_alloc(memory, count + zeros + 3);
  if (!text) return NULL;
  char *out = text;
  if (a.negative) *out++ = '-';
  while (count > 0) {
    if (count == places) *out++ = '.';
    *out++ = digits[--count];
  }
  memset(out, '0', zeros);
  return text;
}
