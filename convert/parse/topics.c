/* Topics: titles in the middle of paragraphs. */
#include "outline.h"

bool topics_find(struct outline *outline)
{
  (void)outline;
  return true;
}
