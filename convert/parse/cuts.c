/* Cuts: the text without what breaks its paragraphs.
 *
 * A page jump, a page number, a wrapped line's end stand in the middle of sentences, titles, words. So that no later
 * pass has to look past them, a paragraph's inner furniture is cut out of the text; everything that is then found has
 * its place in the text as cut, and text_restore() moves it back to the source. A text without inner furniture is left
 * as it is. */
#include "cuts.h"
#include "../support/utf8.h"
#include "outline.h"
#include "pieces.h"

static void restore_span(const struct document *document, uint32_t *start, uint32_t *end)
{
  bool empty = *start == *end;
  *start = pieces_source(document, *start, false);
  *end = empty ? *start : pieces_source(document, *end, true);
}

bool text_restore(struct document *document)
{
  if (document->piece_count) {
    for (struct node *node = document->body; node; node = node_following(node))
      restore_span(document, &node->start, &node->end);
    for (int kind = 0; kind < MARK_KINDS; kind++)
      for (size_t i = 0; i < document->marks[kind].count; i++)
        restore_span(document, &document->marks[kind].at[i].start, &document->marks[kind].at[i].end);
    for (size_t i = 0; i < document->cut.count; i++) {
      const struct mark *cut = &document->cut.at[i];
      furniture_add(document, cut->start, cut->end, cut->detail);
    }
    furniture_settle(document);
    document->piece_count = 0;
  }
  if (document->source_text.at) document->text = document->source_text;
  return true;
}

struct cutter {
  struct document *document;
  char *text;
  size_t size;
  uint32_t from; /* what of the source has not yet been copied begins here */
  size_t room;   /* of the pieces */
};

static bool copy_until(struct cutter *cutter, uint32_t end)
{
  struct document *document = cutter->document;
  struct piece *more =
      arena_grow(document->arena, document->pieces, document->piece_count, &cutter->room, sizeof *more);
  if (!more) return log_memory(document->log);
  document->pieces = more;
  more[document->piece_count++] = (struct piece){(uint32_t)cutter->size, cutter->from};
  memcpy(cutter->text + cutter->size, document->text.at + cutter->from, end - cutter->from);
  cutter->size += end - cutter->from;
  cutter->from = end;
  return true;
}

/* Keeps a mark that is not cut, at its place in the text as cut so far. */
static void keep(struct cutter *cutter, struct mark *to, struct mark mark)
{
  *to = mark;
  to->start = (uint32_t)cutter->size + (mark.start - cutter->from);
  to->end = (uint32_t)cutter->size + (mark.end - cutter->from);
}

static bool cut(struct cutter *cutter, struct mark mark)
{
  struct document *document = cutter->document;
  struct marks *cuts = &document->cut;
  struct mark *more = arena_grow(document->arena, cuts->at, cuts->count, &cuts->room, sizeof *more);
  if (!more) return log_memory(document->log);
  cuts->at = more;
  cuts->at[cuts->count++] = mark;
  if (!copy_until(cutter, mark.start)) return false;
  cutter->from = mark.end;
  return true;
}

/* The first inner furniture of a span at or after mark `i`; the count of all marks if no span has any. `*span` moves on
 * with it. */
static size_t next_inner(const struct marks *furniture, size_t i, const struct run *spans, size_t count, size_t *span)
{
  for (; i < furniture->count; i++) {
    while (*span < count && spans[*span].end <= furniture->at[i].start) ++*span;
    if (*span == count) return furniture->count;
    if (furniture->at[i].start > spans[*span].start) return i;
  }
  return i;
}

/* Moves the spans' ends to where they are in the text as cut: `marks` are the cuts, in the source. */
static void move_spans(const struct document *document, struct run *spans, size_t count)
{
  uint32_t gone = 0;
  size_t i = 0;
  const struct marks *cuts = &document->cut;
  for (size_t span = 0; span < count; span++) {
    spans[span].start -= gone;
    for (; i < cuts->count && cuts->at[i].end <= spans[span].end; i++) gone += cuts->at[i].end - cuts->at[i].start;
    spans[span].end -= gone;
  }
}

bool text_cut(struct document *document, struct run *spans, size_t count)
{
  struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t span = 0, kept = 0, next = next_inner(furniture, 0, spans, count, &span);
  if (next == furniture->count) return true;
  struct cutter cutter = {
      .document = document,
      .text = arena_alloc(document->cutting ? document->cutting : document->arena, document->text.size + 1)};
  if (!cutter.text) return log_memory(document->log);
  for (size_t i = 0; i < furniture->count; i++) {
    struct mark mark = furniture->at[i];
    if (i < next) {
      keep(&cutter, &furniture->at[kept++], mark);
      continue;
    }
    if (!cut(&cutter, mark)) return false;
    next = next_inner(furniture, i + 1, spans, count, &span);
  }
  if (!copy_until(&cutter, (uint32_t)document->text.size)) return false;
  furniture->count = kept;
  move_spans(document, spans, count);
  if (!document->source_text.at) document->source_text = document->text;
  document->text = (slice){cutter.text, cutter.size};
  return true;
}
