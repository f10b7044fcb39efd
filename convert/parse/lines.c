/* Lines: where the source's lines begin.
 *
 * Beside real line ends, those written out as \r\n count, and where a whole report stands on one line (its line ends
 * were lost), the gaps that are left: white space behind the end of a sentence or of a short labelled title. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"
#include "outline.h"

struct cutter {
  struct outline *outline;
  size_t room;
};

static bool add_line(struct cutter *cutter, uint32_t start)
{
  struct outline *outline = cutter->outline;
  if (outline->line_count && outline->lines[outline->line_count - 1] == start) return true;
  uint32_t *more =
      arena_grow(document_scratch(outline->document), outline->lines, outline->line_count, &cutter->room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  outline->lines = more;
  more[outline->line_count++] = start;
  return true;
}

static bool ends_sentence_at(slice text, size_t at)
{
  size_t size;
  if (at == 0) return false;
  switch (utf8_before(text.at + at, &size)) {
  case 0x3002:
  case 0xFF01:
  case 0xFF1F:
  case 0xFF1A:
  case 0xFF1B:
  case ':':
  case 0x201D:
  case 0xFF09: return true;
  default: return false;
  }
}

/* A run of white space inside a line. */
struct gap {
  size_t start, end; /* bytes */
  size_t signs;      /* characters */
};

/* The first gap at or after `at`; at the end of the text when there is none. */
static struct gap next_gap(slice text, size_t at)
{
  size_t size;
  while (at < text.size && !utf8_is_space(utf8_at(text.at + at, &size))) at += size;
  struct gap gap = {at, at, 0};
  for (; utf8_is_space(utf8_peek(text.at + gap.end, slice_end(text), &size)); gap.end += size) gap.signs++;
  return gap;
}

/* Whether paragraphs are told by wide gaps: the indents that were left of them. */
static bool has_indents(slice text)
{
  size_t wide = 0;
  for (struct gap gap = next_gap(text, 0); gap.start < text.size && wide < LIMITS_LINE_INDENTS;
       gap = next_gap(text, gap.end))
    wide += gap.signs > 1;
  return wide == LIMITS_LINE_INDENTS;
}

/* Whether a number of the text stands behind the gap: it is no label, nor does a title's year begin there. */
static bool is_before_number(slice text, struct gap gap)
{
  size_t size;
  slice rest = slice_after(text, gap.end);
  bool digit = char_is(utf8_peek(rest.at, slice_end(rest), &size), CHAR_DIGIT);
  return digit && gap.signs == 1 && label_read(rest, 0).system == LABEL_NONE;
}

/* Whether spaces stand before numbers in the midst of sentences: then those behind a full stop tell nothing. */
static bool has_spaced_numbers(slice text)
{
  size_t spaced = 0;
  for (struct gap gap = next_gap(text, 0); gap.start < text.size && spaced < LIMITS_LINE_INDENTS;
       gap = next_gap(text, gap.end))
    spaced += is_before_number(text, gap) && !ends_sentence_at(text, gap.start);
  return spaced == LIMITS_LINE_INDENTS;
}

/* Whether a paragraph ends before the gap or begins behind it. */
static bool parts_paragraphs(slice text, size_t piece, struct gap gap)
{
  if (ends_sentence_at(text, gap.start)) return true;
  slice before = {text.at + piece, gap.start - piece}, rest = slice_after(text, gap.end);
  struct label label = label_read(before, 0);
  bool dateline = label.system == LABEL_DASH && year_in(before, NULL); /* its speaker may be spaced: 市长 江枫 */
  if (before.size <= LIMITS_LINE_TITLE && label.system != LABEL_NONE && !dateline) return true;
  if (label_read(rest, 0).system != LABEL_NONE) return true;
  const struct lex_functions_row *row = lex_functions_longest(rest.at, rest.size);
  return row && row->function == FUNCTIONS_FUNCTION_SALUTATION;
}

/* Cuts a line that holds a whole report at its gaps. */
static bool cut_long_line(struct cutter *cutter, uint32_t start, uint32_t end)
{
  slice text = document_slice(cutter->outline->document, start, end);
  bool indents = has_indents(text), spaced = has_spaced_numbers(text);
  size_t piece = 0;
  for (struct gap gap = next_gap(text, 0); gap.end < text.size; gap = next_gap(text, gap.end)) {
    if (spaced && is_before_number(text, gap)) continue;
    if (indents ? gap.signs < 2 : !parts_paragraphs(text, piece, gap)) continue;
    piece = gap.end;
    if (!add_line(cutter, start + (uint32_t)piece)) return false;
  }
  return true;
}

/* Cuts a line at \r\n and \n that are written out. */
static bool cut_at_escapes(struct cutter *cutter, uint32_t start, uint32_t end, bool *cut)
{
  slice text = document_slice(cutter->outline->document, start, end);
  *cut = false;
  for (size_t at = 0; at + 1 < text.size; at += 2) {
    const char *hit = memchr(text.at + at, '\\', text.size - at - 1);
    if (!hit) break;
    at = (size_t)(hit - text.at);
    if (hit[1] != 'n') continue;
    *cut = true;
    if (!add_line(cutter, start + (uint32_t)at + 2)) return false;
  }
  return true;
}

bool lines_find(struct outline *outline)
{
  const struct document *document = outline->document;
  struct cutter cutter = {.outline = outline};
  for (size_t i = 0; i < document->line_count; i++) {
    uint32_t start = document->line_starts[i];
    uint32_t end = i + 1 < document->line_count ? document->line_starts[i + 1] : (uint32_t)document->text.size;
    bool cut;
    if (!add_line(&cutter, start)) return false;
    if (!cut_at_escapes(&cutter, start, end, &cut)) return false;
    bool whole = end - start > LIMITS_WHOLE_REPORT_LINE && (uint64_t)(end - start) * 2 > document->text.size;
    bool cuttable = end - start > LIMITS_LONG_LINE || whole;
    if (!cut && cuttable && !cut_long_line(&cutter, start, end)) return false;
  }
  size_t lines = outline->line_count;
  if (!add_line(&cutter, (uint32_t)document->text.size)) return false;
  outline->line_count = lines;
  if (outline->lines[lines - 1] == document->text.size) outline->line_count--;
  return true;
}
