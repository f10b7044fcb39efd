/* Parted titles: titles of labelled divisions that fill their lines, so that the text behind them was joined to them.
 * In a wrapped text such a title ends with its line, if most titles of its list are lines. And titles without labels
 * of which only the gaps are left where their lines ended. */
#include "parted_titles.h"
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/limits.h"

/* A list of labelled paragraphs that is being read. */
struct labelled_list {
  size_t first, end; /* the paragraphs from its first member to behind its last */
  size_t members, lines;
  int n;
};

static bool is_whole_line(const struct paragraph *paragraph)
{
  return !paragraph->complete && paragraph->chars <= LIMITS_GLUED_DIVISION_TITLE;
}

/* Where a line of the source ends inside the first sentence of the paragraph; 0: nowhere. */
static uint32_t line_break(const struct document *document, const struct paragraph *paragraph)
{
  size_t low = 0, high = document->piece_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (document->pieces[middle].start > paragraph->start)
      high = middle;
    else
      low = middle + 1;
  }
  if (low == document->piece_count || document->pieces[low].start >= paragraph->sentence_end) return 0;
  return document->pieces[low].start;
}

/* Cuts the members that are no lines when at least half of all are. */
static bool end_list(const struct outline *outline, const struct labelled_list *list, enum label_system system,
                     struct cut_offsets *cuts)
{
  if (list->lines * 2 < list->members) return true;
  for (size_t i = list->first; i < list->end; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->label.system != system || is_whole_line(paragraph)) continue;
    uint32_t at = line_break(outline->document, paragraph);
    if (at && !cut_add(outline, cuts, at)) return false;
  }
  return true;
}

bool broken_titles_find(const struct outline *outline, struct cut_offsets *cuts)
{
  struct labelled_list lists[LABEL_ARABIC + 1] = {{0}};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    enum label_system system = paragraph->label.system;
    if (system > LABEL_ARABIC) continue;
    struct labelled_list *list = &lists[system];
    if (!list->members || paragraph->label.n != list->n + 1) {
      if (!end_list(outline, list, system, cuts)) return false;
      *list = (struct labelled_list){.first = i};
    }
    list->end = i + 1;
    list->n = paragraph->label.n;
    list->members++;
    list->lines += is_whole_line(paragraph);
  }
  for (enum label_system system = LABEL_HAN; system <= LABEL_ARABIC; system++)
    if (!end_list(outline, &lists[system], system, cuts)) return false;
  return true;
}

/* Where the title that the paragraph begins with ends at the only gap in its first sentence, before any sign; 0:
 * nowhere. */
static uint32_t gap_behind_title(const struct document *document, const struct paragraph *paragraph)
{
  if (paragraph->kind != NODE_P) return 0;
  slice text = document_slice(document, paragraph->start, paragraph->sentence_end);
  size_t gap = 0, size;
  uint32_t chars = 0;
  for (size_t at = 0; at < text.size; at += size, chars++) {
    uint32_t code = utf8_at(text.at + at, &size);
    bool quote = code == 0x201C || code == 0x201D || code == 0x3001;
    if (utf8_is_space(code)) {
      if (gap || chars < LIMITS_TITLE_BEFORE_GAP) return 0;
      gap = at;
    }
    bool letter = char_is_han(code) || quote;
    if (!gap && !letter) return 0;
  }
  bool body = gap && paragraph->chars >= LIMITS_GAPPED_PARAGRAPH;
  return body ? paragraph->start + (uint32_t)gap : 0;
}

bool gapped_titles_find(const struct outline *outline, struct cut_offsets *cuts)
{
  for (size_t i = outline->speech_from, row; i < outline->speech_to; i = row + 1) {
    for (row = i; row < outline->speech_to; row++)
      if (!gap_behind_title(outline->document, &outline->paragraphs[row])) break;
    for (size_t k = i; k < row && row - i >= LIMITS_SISTERS_IN_ROW; k++) {
      uint32_t gap = gap_behind_title(outline->document, &outline->paragraphs[k]);
      if (!cut_add(outline, cuts, gap)) return false;
    }
  }
  return true;
}
