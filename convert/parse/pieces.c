/* Pieces: where in the source the text as cut (cuts.c) comes from. */
#include "pieces.h"

/* Which piece of the text holds the byte before `offset` (`ends`) or at it. */
static const struct piece *piece_at(const struct document *document, uint32_t offset, bool ends)
{
  size_t low = 0, high = document->piece_count;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    uint32_t start = document->pieces[middle].start;
    bool holds = ends ? start < offset : start <= offset;
    if (holds)
      low = middle;
    else
      high = middle;
  }
  return &document->pieces[low];
}

uint32_t pieces_source(const struct document *document, uint32_t offset, bool ends)
{
  if (!document->piece_count) return offset;
  const struct piece *piece = piece_at(document, offset, ends);
  return piece->source + (offset - piece->start);
}
