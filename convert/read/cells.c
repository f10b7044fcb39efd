/* Rows of tables: lines that follow each other, whose strips stand in the same columns. */
#include "flow.h"
#include <math.h>

enum { LEAST_ROWS = 2 };

/* Whether the strips of two lines stand over each other, one by one, and over no other. */
static bool same_columns(const struct line *a, const struct line *b)
{
  if (a->count < 2 || a->count != b->count || a->region != b->region) return false;
  for (size_t i = 0; i < a->count; i++) {
    const struct strip *x = &a->strips[i], *y = &b->strips[i];
    if (fminf(x->right, y->right) <= fmaxf(x->left, y->left)) return false;
    if (i && (x->left <= b->strips[i - 1].right || y->left <= a->strips[i - 1].right)) return false;
  }
  return true;
}

void rows_find(struct line_list *lines)
{
  for (size_t from = 0, to; from < lines->count; from = to) {
    for (to = from + 1; to < lines->count && same_columns(&lines->at[to - 1], &lines->at[to]);) to++;
    for (size_t i = from; i < to && to - from >= LEAST_ROWS; i++) lines->at[i].in_table = true;
  }
}
