/* Spacing: SPACE inside sentences that typesetters and extractors put: between Chinese characters and digits (2024 年),
 * between the digits of a year (2 0 2 4 年), behind the first character of paragraphs, or between all characters of a
 * text. Such spaces are furniture. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/times.h"
#include "outline.h"
#include <ctype.h>

enum { FULL_WIDTH_PERCENT = 0xFF05 };

static bool is_ascii_alphanumeric(uint32_t code)
{
  return code < 0x80 && isalnum((int)code);
}

static bool is_alphanumeric(uint32_t code)
{
  return code == '%' || code == FULL_WIDTH_PERCENT || char_is(code, CHAR_DIGIT) || is_ascii_alphanumeric(code);
}

/* On which side of a digit or letter the Chinese character stands. */
enum side { IN_FRONT, BEHIND, SIDES };

/* The bytes of the space at `at` if it parts a Chinese character from a digit or a letter on that side of it, and
 * nothing else; else 0. */
static uint32_t parts_scripts(const struct document *document, uint32_t at, enum side side)
{
  size_t size, wide;
  slice text = document->text;
  if (at == 0 || !utf8_is_space(utf8_at(text.at + at, &wide))) return 0;
  uint32_t before = utf8_before(text.at + at, &size), after = utf8_peek(text.at + at + wide, slice_end(text), &size);
  uint32_t han = side == IN_FRONT ? before : after, other = side == IN_FRONT ? after : before;
  return char_is_han(han) && is_alphanumeric(other) ? (uint32_t)wide : 0;
}

/* The bytes of the digit at byte `at`, which may stand inside a character: one, three of full width; 0: there is none.
 */
static size_t digit_at(slice text, size_t at)
{
  enum { WIDE = 3 };
  if (isdigit((unsigned char)text.at[at])) return 1;
  bool may = (unsigned char)text.at[at] == 0xEF; /* ０ is EF BC 90 */
  size_t size;
  return may && char_is(utf8_at(text.at + at, &size), CHAR_DIGIT) ? WIDE : 0;
}

/* How often a Chinese character and a digit stand side by side, on each side of the digit. */
static void count_neighbours(slice text, size_t count[SIDES])
{
  size_t size, other;
  for (size_t at = 1; at < text.size; at++) {
    size = digit_at(text, at);
    if (!size) continue;
    count[IN_FRONT] += char_is_han(utf8_before(text.at + at, &other));
    count[BEHIND] += utf8_leads_han(text.at[at + size]); /* a NUL behind the text is none */
  }
}

/* The first bytes of SPACE, NO-BREAK SPACE, and the narrow ones of typesetters. */
static const unsigned char first_bytes[] = {' ', 0xC2, 0xE2};

/* Counts the spaces on that side, or (`furniture`) makes them furniture. */
static size_t between_scripts(struct document *document, enum side side, bool furniture)
{
  const char *text = document->text.at, *end = text + document->text.size;
  size_t count = 0;
  for (size_t i = 0; i < sizeof first_bytes; i++) {
    for (const char *at = text; (at = memchr(at, first_bytes[i], (size_t)(end - at))); at++) {
      uint32_t offset = (uint32_t)(at - text), size = parts_scripts(document, offset, side);
      count += size > 0;
      if (furniture) furniture_add(document, offset, offset + size, FURNITURE_SPACING);
    }
  }
  return count;
}

/* Spaces between Chinese characters and digits: typesetters and pdftotext put them on both sides of a number (2024 年),
 * or on one. Where they stand nearly everywhere they are not the text's own. */
static void find_between_scripts(struct document *document)
{
  enum { LEAST_SPACES = 10 };
  size_t spaces[SIDES], neighbours[SIDES] = {0}, all = 0;
  for (enum side side = 0; side < SIDES; side++) all += spaces[side] = between_scripts(document, side, false);
  if (all < LEAST_SPACES) return;
  count_neighbours(document->text, neighbours);
  bool everywhere = neighbours[IN_FRONT] + neighbours[BEHIND] < all / 2;
  for (enum side side = 0; side < SIDES; side++)
    if (everywhere || neighbours[side] < spaces[side] / 2) between_scripts(document, side, true);
}

/* Whether the SPACE at `at`, which is not at an end of the text, stands alone between two characters. */
static bool stands_alone(slice text, size_t at)
{
  unsigned char before = (unsigned char)text.at[at - 1], after = (unsigned char)text.at[at + 1];
  return before > ' ' && after > ' ';
}

/* Spaces between the characters of the whole text: there are then more of them than characters side by side. */
static bool find_between_characters(struct document *document)
{
  enum { LEAST_SPACES = 200 };
  slice text = document->text;
  size_t spaced = 0, joined = 0;
  for (size_t at = 3; at < text.size; at++) {
    if ((unsigned char)text.at[at - 3] < 0xE3) continue;
    spaced += text.at[at] == ' ';
    joined += (unsigned char)text.at[at] >= 0xE3;
  }
  bool found = spaced >= LEAST_SPACES && spaced > 2 * joined;
  if (!found) return false;
  for (size_t at = 1; at + 1 < text.size; at++)
    if (text.at[at] == ' ' && stands_alone(text, at))
      furniture_add(document, (uint32_t)at, (uint32_t)at + 1, FURNITURE_SPACING);
  return true;
}

/* Whether a year stands at `at` with a SPACE between its digits: 2 0 2 6 年. */
static bool is_spaced_year(slice text, size_t at)
{
  enum { SPACED = 7 /* bytes */ };
  bool further = at > 0 && isdigit((unsigned char)text.at[at - 1]);
  if (at + SPACED >= text.size || further) return false;
  char digits[5] = "";
  for (size_t i = 0; i < SPACED; i++) {
    char sign = text.at[at + i];
    if (i % 2 ? sign != ' ' : !isdigit((unsigned char)sign)) return false;
    if (i % 2 == 0) digits[i / 2] = sign;
  }
  slice rest = slice_after(text, at + SPACED);
  if (rest.at[0] == ' ') rest = slice_after(rest, 1);
  bool year = memcmp(digits, "19", 2) == 0 || memcmp(digits, "20", 2) == 0;
  return year && lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
}

static void find_in_years(struct document *document)
{
  slice text = document->text;
  const char *end = text.at + text.size;
  for (const char *space = text.at; (space = memchr(space, ' ', (size_t)(end - space))); space++) {
    size_t at = (size_t)(space - text.at);
    if (at == 0 || !is_spaced_year(text, at - 1)) continue;
    for (uint32_t i = (uint32_t)at; i < at + 7; i += 2)
      if (text.at[i] == ' ') furniture_add(document, i, i + 1, FURNITURE_SPACING);
    space += 6;
  }
}

/* Whether `count` Chinese characters of the plane that words are written in stand at `at`. */
static bool has_han(slice text, size_t at, int count)
{
  for (size_t size; count > 0; count--, at += size)
    if (!char_is_han(utf8_peek(text.at + at, slice_end(text), &size))) return false;
  return true;
}

/* The first character at or behind `at` that is no white space. */
static size_t behind_indent(slice text, size_t at)
{
  size_t size;
  while (utf8_is_space(utf8_peek(text.at + at, slice_end(text), &size))) at += size;
  return at;
}

enum { HAN = 3 /* bytes of a character */, WORD = 2 };

/* Where the SPACE stands that parts the character at `at`, a line's first, from what follows; 0: there is none. */
static size_t space_behind_first(slice text, size_t at)
{
  size_t space = at + HAN;
  if (!has_han(text, at, 1)) return 0;
  return slice_starts(slice_after(text, space), SLICE(" ")) && has_han(text, space + 1, WORD) ? space : 0;
}

/* The first character of the next line that has any, behind the one at `at`; or the end of the text. */
static size_t line_behind(slice text, size_t at)
{
  const char *end = memchr(text.at + at, '\n', text.size - at);
  return end ? behind_indent(text, (size_t)(end - text.at)) : text.size;
}

/* A space behind the first character of many lines (各 位代表，…): what stood before it was set or marked by itself. */
static void find_behind_first(struct document *document)
{
  enum { LEAST_LINES = 8 };
  slice text = document->text;
  size_t first = behind_indent(text, 0), spaced = 0;
  for (size_t line = first; line < text.size; line = line_behind(text, line))
    spaced += space_behind_first(text, line) > 0;
  if (spaced < LEAST_LINES) return;
  for (size_t line = first; line < text.size; line = line_behind(text, line)) {
    size_t space = space_behind_first(text, line);
    if (space) furniture_add(document, (uint32_t)space, (uint32_t)space + 1, FURNITURE_SPACING);
  }
}

void typeset_spaces_find(struct document *document)
{
  if (find_between_characters(document)) return;
  find_in_years(document);
  find_between_scripts(document);
  find_behind_first(document);
}
