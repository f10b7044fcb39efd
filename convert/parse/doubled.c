/* Doubled text: what was printed twice to look bold comes out of a PDF or a page twice. A line that is the same text
 * two times, one whose every character stands twice, a title that stands on two lines: the second copy is furniture. */
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "outline.h"

/* 政府工作报告政府工作报告 */
static bool is_twice(slice line)
{
  size_t half = line.size / 2;
  if (half < LIMITS_DOUBLED_HALF || half > LIMITS_DOUBLED_TITLE) return false;
  if (!utf8_leads_han(line.at[0])) return false; /* |---|---|: a table's rule */
  return memcmp(line.at, line.at + half, half) == 0;
}

/* 政政府府工工作作报报告告 */
static bool is_of_pairs(slice line)
{
  size_t size, pairs = 0;
  for (size_t at = 0; at < line.size; at += 2 * size) {
    utf8_at(line.at + at, &size);
    if (!slice_starts(slice_after(line, at + size), (slice){line.at + at, size})) return false;
    pairs++;
  }
  if (pairs < LIMITS_DOUBLED_PAIRS) return false;
  return utf8_leads_han(line.at[0]);
}

static void hide_pairs(struct document *document, slice line)
{
  size_t size;
  for (size_t at = 0; at < line.size; at += 2 * size) {
    utf8_at(line.at + at, &size);
    uint32_t second = (uint32_t)(line.at - document->text.at + (ptrdiff_t)(at + size));
    furniture_add(document, second, second + (uint32_t)size, FURNITURE_MARKUP);
  }
}

/* Whether the line says again what the one before it does, where both are titles: by a label, or at the beginning. */
static bool repeats_title(const struct document *document, slice line, slice before, size_t nth)
{
  uint32_t start = (uint32_t)(line.at - document->text.at);
  if (!slice_equal(line, before) || ends_as_sentence(document, start, start + (uint32_t)line.size)) return false;
  if (slice_has(line, SLICE("\t"))) return false;
  return nth <= LIMITS_DOUBLED_WITHIN || label_read(line, start).system != LABEL_NONE;
}

void doubled_find(struct outline *outline)
{
  struct document *document = outline->document;
  slice before = {NULL, 0};
  size_t nth = 0;
  for (size_t i = 0; i < outline->line_count; i++) {
    slice line = utf8_trim(document_slice(document, outline->lines[i], outline->lines[i + 1]));
    uint32_t start = (uint32_t)(line.size ? line.at - document->text.at : 0), size = (uint32_t)line.size;
    nth += line.size > 0;
    if (repeats_title(document, line, before, nth))
      furniture_add(document, start, start + size, FURNITURE_MARKUP);
    else if (is_twice(line))
      furniture_add(document, start + size / 2, start + size, FURNITURE_MARKUP);
    else if (is_of_pairs(line))
      hide_pairs(document, line);
    before = line;
  }
}
