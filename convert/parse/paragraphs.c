/* Paragraphs: lines become paragraphs (joins.c says which belong together), cut where labelled divisions follow each
 * other in one, and are described. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "boundaries.h"
#include "cues.h"
#include "cuts.h"
#include "joins.h"
#include "lexicon/limits.h"
#include <stdlib.h>

/* Fills in what can be told of the paragraph from its text. */
static struct paragraph describe(const struct document *document, uint32_t start, uint32_t end)
{
  struct paragraph paragraph = {.start = start, .end = end, .kind = NODE_P};
  paragraph.label = label_read(document_slice(document, start, end), start);
  uint32_t text = paragraph.label.end < end ? paragraph.label.end : start;
  paragraph.sentence_end = sentence_end(document, text, end);
  paragraph.sentence_chars = (uint32_t)utf8_count(document_slice(document, text, paragraph.sentence_end));
  paragraph.chars = paragraph.sentence_chars;
  if (paragraph.sentence_end < end)
    paragraph.chars += (uint32_t)utf8_count(document_slice(document, paragraph.sentence_end, end));
  paragraph.complete = ends_as_sentence(document, start, end);
  paragraph.markup = markup_before(document, start);
  return paragraph;
}

/* Room for one more paragraph. */
static bool grow(struct outline *outline)
{
  struct paragraph *more = arena_grow(document_scratch(outline->document), outline->paragraphs, outline->count,
                                      &outline->room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  outline->paragraphs = more;
  return true;
}

bool paragraph_split(struct outline *outline, size_t index, uint32_t offset)
{
  const struct document *document = outline->document;
  if (!grow(outline)) return false;
  struct paragraph *at = &outline->paragraphs[index];
  slice head = utf8_trim(document_slice(document, at->start, offset));
  slice tail = utf8_trim(document_slice(document, offset, at->end));
  memmove(at + 1, at, (outline->count - index) * sizeof *at);
  outline->count++;
  uint32_t start = (uint32_t)(tail.at - document->text.at);
  at[1] = describe(document, start, start + (uint32_t)tail.size);
  at[0] = describe(document, at->start, at->start + (uint32_t)head.size);
  return true;
}

bool cut_add(const struct outline *outline, struct cut_offsets *cuts, uint32_t offset)
{
  uint32_t *more = arena_grow(document_scratch(outline->document), cuts->at, cuts->count, &cuts->room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  cuts->at = more;
  more[cuts->count++] = offset;
  return true;
}

static int by_offset(const void *left, const void *right)
{
  uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
  return (a > b) - (a < b);
}

/* Copies the paragraph to `to`, cut at the places from `*cut` on that lie in it; returns how many pieces it made. */
static size_t copy_pieces(const struct document *document, struct paragraph paragraph, const struct cut_offsets *cuts,
                          size_t *cut, struct paragraph *to)
{
  size_t pieces = 0;
  while (*cut < cuts->count && cuts->at[*cut] <= paragraph.start) ++*cut;
  to[pieces++] = paragraph;
  for (; *cut < cuts->count && cuts->at[*cut] < paragraph.end; ++*cut) {
    if (cuts->at[*cut] <= to[pieces - 1].start) continue; /* within the white space behind the last cut */
    slice head = utf8_trim(document_slice(document, to[pieces - 1].start, cuts->at[*cut]));
    slice tail = utf8_trim(document_slice(document, cuts->at[*cut], paragraph.end));
    if (head.size == 0) continue; /* the same place twice */
    uint32_t start = (uint32_t)(tail.at - document->text.at);
    to[pieces - 1] = describe(document, to[pieces - 1].start, to[pieces - 1].start + (uint32_t)head.size);
    to[pieces++] = describe(document, start, start + (uint32_t)tail.size);
  }
  return pieces;
}

bool paragraphs_split(struct outline *outline, struct cut_offsets *cuts)
{
  if (!cuts->count) return true;
  qsort(cuts->at, cuts->count, sizeof *cuts->at, by_offset);
  size_t room = outline->count + cuts->count, count = 0, cut = 0;
  struct paragraph *paragraphs = arena_reserve(document_scratch(outline->document), room, &room, sizeof *paragraphs);
  if (!paragraphs) return log_memory(outline->document->log);
  size_t speech_to = outline->speech_to;
  for (size_t i = 0; i < outline->count; i++) {
    if (i == speech_to) outline->speech_to = count;
    count += copy_pieces(outline->document, outline->paragraphs[i], cuts, &cut, &paragraphs[count]);
  }
  if (speech_to == outline->count) outline->speech_to = count;
  outline->paragraphs = paragraphs;
  outline->count = count;
  outline->room = room;
  return true;
}

bool paragraph_insert(struct outline *outline, size_t index)
{
  if (!grow(outline)) return false;
  struct paragraph *at = &outline->paragraphs[index];
  memmove(at + 1, at, (outline->count - index) * sizeof *at);
  outline->count++;
  uint32_t start = at[1].start;
  *at = (struct paragraph){.start = start, .end = start, .kind = NODE_P, .label.end = start, .sentence_end = start};
  return true;
}

/* Whether `text` begins with 一、 or （一）, as divisions do that may follow each other in a line. */
static bool label_divides(slice text)
{
  enum label_system system = label_read(text, 0).system;
  return system == LABEL_HAN || system == LABEL_HAN_PAREN;
}

/* Where in the first sentence of the line, which leads in to divisions (主要做了以下工作：一、…。), the first of them
 * begins: behind a colon, with 一、 or （一） and a short sentence; 0 if none does. */
static uint32_t division_led_in(const struct document *document, uint32_t start, uint32_t end)
{
  slice text = document_slice(document, start, end);
  if (text.size > 3 * LIMITS_LEAD_IN) text.size = 3 * LIMITS_LEAD_IN;
  slice mark = slice_has(text, COLON) ? COLON : SLICE(":");
  ptrdiff_t colon = slice_find(text, mark);
  if (colon <= 0) return 0;
  slice rest = utf8_trim(document_slice(document, start + (uint32_t)((size_t)colon + mark.size), end));
  uint32_t at = (uint32_t)(rest.at - document->text.at);
  return label_divides(rest) && sentence_end(document, at, end) - at <= 3 * LIMITS_LED_IN_TITLE ? at : 0;
}

/* Where inside the line from `at` a labelled division begins: behind a sentence, with 一、 or （一）; `end` if none
 * does. */
static uint32_t next_division(const struct document *document, uint32_t at, uint32_t end)
{
  uint32_t led_in = division_led_in(document, at, end);
  if (led_in) return led_in;
  for (uint32_t stop; (stop = sentence_end(document, at, end)) < end; at = stop) {
    slice rest = utf8_trim(document_slice(document, stop, end));
    if (label_divides(rest)) return (uint32_t)(rest.at - document->text.at);
  }
  return end;
}

/* Adds the span as a paragraph, or as several where labelled divisions follow each other in it. */
static bool add_paragraph(struct outline *outline, struct run span)
{
  const struct document *document = outline->document;
  bool row = has_hint(document, HINT_ROW, span.start), glued = holds_paragraphs(document, span.start, span.end);
  outline->glued |= glued;
  while (span.start < span.end) {
    uint32_t stop = row     ? span.end
                    : glued ? next_boundary(document, span.start, span.end)
                            : next_division(document, span.start, span.end);
    slice text = utf8_trim(document_slice(document, span.start, stop));
    if (!grow(outline)) return false;
    outline->paragraphs[outline->count++] = describe(document, span.start, span.start + (uint32_t)text.size);
    span.start = stop;
  }
  return true;
}

bool paragraphs_find(struct outline *outline)
{
  struct document *document = outline->document;
  struct runs spans = {0};
  if (!lines_join(outline, &spans)) return false;
  if (!text_cut(document, spans.at, spans.count)) return false;
  outline->paragraphs = arena_reserve(document_scratch(document), spans.count + spans.count / 8, &outline->room,
                                      sizeof *outline->paragraphs);
  if (!outline->paragraphs) return log_memory(document->log);
  for (size_t i = 0; i < spans.count; i++)
    if (!add_paragraph(outline, spans.at[i])) return false;
  return true;
}
