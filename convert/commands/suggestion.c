/* Suggestions: see suggestion.h. The distance counts letters put in, left out, changed, and neighbours that have
 * changed places (optimal string alignment). One letter in three may be wrong. */
#include "suggestion.h"
#include "translation.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 40 }; /* bytes; what is longer is no word of ours */

static size_t least(size_t a, size_t b, size_t c)
{
  size_t smaller = a < b ? a : b;
  return smaller < c ? smaller : c;
}

/* Capitals are no mistake: cc-by-4.0 is near to CC-BY-4.0. */
static bool alike(char a, char b)
{
  return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/* Three rows of the table of distances between beginnings are enough. */
static size_t distance_of(const char *left, size_t left_size, const char *right, size_t right_size)
{
  size_t rows[3][LONGEST + 1];
  for (size_t j = 0; j <= right_size; j++) rows[0][j] = j;
  for (size_t i = 1; i <= left_size; i++) {
    const size_t *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
    size_t *row = rows[i % 3];
    row[0] = i;
    for (size_t j = 1; j <= right_size; j++) {
      size_t changed = above[j - 1] + !alike(left[i - 1], right[j - 1]);
      row[j] = least(above[j] + 1, row[j - 1] + 1, changed);
      bool swapped = i > 1 && j > 1 && alike(left[i - 1], right[j - 2]) && alike(left[i - 2], right[j - 1]);
      if (swapped && two_above[j - 2] + 1 < row[j]) row[j] = two_above[j - 2] + 1;
    }
  }
  return rows[left_size % 3][right_size];
}

void suggestion_try(struct suggestion *suggestion, const char *candidate)
{
  size_t size = strlen(suggestion->word), other = strlen(candidate);
  if (size > LONGEST || other > LONGEST) return;
  size_t distance = distance_of(suggestion->word, size, candidate, other);
  size_t most = size < 3 ? 1 : (size + 1) / 3;
  if (distance > most || distance >= size || (suggestion->nearest && distance >= suggestion->distance)) return;
  suggestion->nearest = candidate;
  suggestion->distance = distance;
}

const char *suggestion_shown(const struct suggestion *suggestion, const char *before, char text[SUGGESTION_TEXT])
{
  if (suggestion->nearest)
    snprintf(text, SUGGESTION_TEXT, _("%s%s (did you mean %s%s?)"), before, suggestion->word, before,
             suggestion->nearest);
  else
    snprintf(text, SUGGESTION_TEXT, "%s%s", before, suggestion->word);
  return text;
}
