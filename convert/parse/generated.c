/* Generated labels: a number that the source's format generated and reading wrote in is a label, be it of a form that
 * labels.tsv knows or of another (第一章, A.). */
#include "../support/utf8.h"
#include "outline.h"
#include <stdlib.h>

/* Whether the run stands at the beginning of a line; a note mark stands in the text. */
static bool opens_line(const struct document *document, struct run run)
{
  return run.start == 0 || document->text.at[run.start - 1] == '\n';
}

/* Whether a label that was found already covers the run's beginning. */
static bool is_label(const struct document *document, struct run run)
{
  const struct marks *labels = &document->marks[MARK_LABEL];
  size_t i = mark_after(document, MARK_LABEL, run.start);
  return i < labels->count && labels->at[i].start < run.end;
}

static int by_start(const void *left, const void *right)
{
  const struct mark *a = left, *b = right;
  return (a->start > b->start) - (a->start < b->start);
}

void generated_labels_find(struct document *document)
{
  struct marks *labels = &document->marks[MARK_LABEL];
  struct mark *found = arena_alloc(document->arena, (document->generated_count + 1) * sizeof *found);
  size_t count = 0;
  if (!found) return;
  for (size_t i = 0; i < document->generated_count; i++) {
    struct run run = document->generated[i];
    if (!opens_line(document, run) || is_label(document, run)) continue;
    slice text = utf8_trim(document_slice(document, run.start, run.end));
    found[count++] = (struct mark){run.start, run.start + (uint32_t)text.size, 0};
  }
  for (size_t i = 0; i < count; i++) mark_add(document, MARK_LABEL, found[i].start, found[i].end, 0);
  if (count) qsort(labels->at, labels->count, sizeof *labels->at, by_start);
}
