/* Drop caps: the first letter of an article, so large that it stands beside two lines or more. It is the first letter
 * of the first of these, and they begin where it does. */
#include "../support/utf8.h"
#include "lines.h"
#include <math.h>

enum { MOST_LETTERS = 2, MOST_CAPS = 16 /* on a page */, LEAST_LINES = 2 };

static const float LARGER = 2.2F, /* times the letters beside it */
    NEAR = 1.5F;                  /* em of these between it and them */

static bool is_short(slice text)
{
  return text.size && !utf8_longer(text, MOST_LETTERS);
}

/* Whether the strip stands right beside the cap, and is one of the lines that it is as high as. */
static bool stands_beside(const struct strip *strip, const struct strip *cap)
{
  float middle = (strip->top + strip->bottom) / 2, gap = strip->left - cap->right;
  return middle > cap->top && middle < cap->bottom && gap > -strip->em / 2 && gap < NEAR * strip->em &&
         cap->height > LARGER * strip->height;
}

/* The highest strip beside the one at `number`, which is a cap; NULL when it is none. */
static struct strip *first_beside(struct strips *strips, size_t number)
{
  const struct strip *cap = &strips->at[number];
  struct strip *first = NULL;
  size_t lines = 0;
  for (size_t i = 0; i < strips->count; i++) {
    struct strip *strip = &strips->at[i];
    if (i == number || !stands_beside(strip, cap)) continue;
    lines++;
    if (!first || strip->top < first->top) first = strip;
  }
  return lines >= LEAST_LINES ? first : NULL;
}

bool strips_drop_caps(struct strips *strips, arena *memory)
{
  int caps = 0;
  for (size_t i = 0; i < strips->count && caps < MOST_CAPS; i++) {
    const struct strip cap = strips->at[i];
    struct strip *first = is_short(cap.text) ? first_beside(strips, i) : NULL;
    if (!first) continue;
    caps++;
    char *text =
        arena_format(memory, "%.*s%.*s", (int)cap.text.size, cap.text.at, (int)first->text.size, first->text.at);
    if (!text) return false;
    first->text = slice_of(text);
    for (size_t k = 0; k < strips->count; k++)
      if (k != i && stands_beside(&strips->at[k], &cap)) strips->at[k].left = fminf(cap.left, strips->at[k].left);
    memmove(&strips->at[i], &strips->at[i + 1], (strips->count - i - 1) * sizeof cap);
    strips->count--;
    i--;
  }
  return true;
}
