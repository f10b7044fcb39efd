/* What is usual on pages: see usual.h. */
#include "usual.h"
#include <stdlib.h>

static int compare(const void *a, const void *b)
{
  float left = *(const float *)a, right = *(const float *)b;
  return left < right ? -1 : left > right;
}

void ascend(float *values, size_t count)
{
  if (count > 1) qsort(values, count, sizeof *values, compare);
}

float middle_of(float *values, size_t count)
{
  ascend(values, count);
  return values[count / 2];
}

bool usual_height(const struct line_list *lines, float *usual)
{
  float *heights = malloc((lines->count + 1) * sizeof *heights);
  size_t count = 0;
  if (!heights) return false;
  for (size_t i = 0; i < lines->count; i++)
    if (!lines->at[i].is_furniture) heights[count++] = lines->at[i].height;
  *usual = count ? middle_of(heights, count) : 1;
  free(heights);
  return true;
}
