/* Raised numbers: see raised.h. What they are is told by what they stand behind: m² and km³ are units, 10⁴ is a number,
 * all else is the mark of a note. */
#include "raised.h"
#include "../support/utf8.h"

enum { MOST_DIGITS = 3, MOST_UNIT = 2 /* letters: km */ };

static bool is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool are_digits(slice text)
{
  for (size_t i = 0; i < text.size; i++)
    if (!is_digit(text.at[i])) return false;
  return text.size >= 1 && text.size <= MOST_DIGITS;
}

bool raised_is_number(slice text)
{
  size_t size;
  if (!text.size) return false;
  uint32_t first = utf8_at(text.at, &size);
  bool circled = size == text.size && first >= 0x2460 && first <= 0x2473; /* ① … ⑳ */
  return circled || are_digits(text);
}

/* Whether the text ends with a measure of length, which is squared or cubed: m, km. */
static bool ends_with_length(slice text)
{
  size_t letters = 0;
  while (letters < text.size && is_letter(text.at[text.size - 1 - letters])) letters++;
  char last = letters ? text.at[text.size - 1] : 0;
  return letters <= MOST_UNIT && (last == 'm' || last == 'M');
}

static bool ends_with_ten(slice text)
{
  if (text.size < 2 || text.at[text.size - 1] != '0' || text.at[text.size - 2] != '1') return false;
  char before = text.size > 2 ? text.at[text.size - 3] : 0;
  return !is_digit(before) && before != '.';
}

enum raised raised_is(slice before, slice text)
{
  bool square = text.size == 1 && (*text.at == '2' || *text.at == '3');
  if (!are_digits(text) || (square && ends_with_length(before))) return RAISED_TEXT;
  return ends_with_ten(before) ? RAISED_POWER : RAISED_MARK;
}

size_t raised_power(slice text, char to[RAISED_SIZE])
{
  static const char *const signs[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  size_t size = 0;
  for (size_t i = 0; i < text.size && i < MOST_DIGITS; i++) {
    slice sign = slice_of(signs[text.at[i] - '0']);
    memcpy(to + size, sign.at, sign.size);
    size += sign.size;
  }
  return size;
}
