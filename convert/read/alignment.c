#include "alignment.h"

enum alignment alignment_of(const char *value)
{
  if (!value) return ALIGNED_NOT_SAID;
  if (strcmp(value, "center") == 0) return ALIGNED_CENTRE;
  return strcmp(value, "right") == 0 || strcmp(value, "end") == 0 ? ALIGNED_RIGHT : ALIGNED_OTHERWISE;
}

void align(struct appearance *shown, enum alignment alignment)
{
  if (alignment == ALIGNED_NOT_SAID) return;
  shown->centred = alignment == ALIGNED_CENTRE;
  shown->right = alignment == ALIGNED_RIGHT;
}
