/* Sentence lines: sentences that stand alone and name what follows them. They are titles where others open alike with
 * text between, or where short ones in a row each stand before a long paragraph; the former then stand over the latter.
 */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "likeness.h"

/* Whether the paragraph is one sentence that may name what follows it: 五年来，我们坚持…，推动…。 */
static bool is_sentence_line(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->label.system != LABEL_NONE) return false;
  const struct paragraph *before = paragraph - 1;
  bool introduces = paragraph > outline->paragraphs && before->label.system == LABEL_NONE && !before->complete;
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (introduces || paragraph->sentence_end < paragraph->end || !slice_ends(text, FULL_STOP)) return false;
  return paragraph->chars <= LIMITS_LIST_MEMBER && !names_figure(text) && !speaks_to_audience(text) &&
         !judges_period(text);
}

/* Makes titles of the sentences alone from `first` to `to` that begin like the first, three or more with other
 * paragraphs between them: they are lines over what stands between, though that be other sentences alone. */
static void join_lines_like(struct outline *outline, size_t first, size_t to)
{
  size_t lines[LIMITS_PART_LINES] = {first}, count = 1;
  for (size_t i = first + 1; i < to && count < LIMITS_PART_LINES; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool alike = begin_alike(outline, &outline->paragraphs[first], paragraph);
    if (!alike || !is_sentence_line(outline, paragraph)) continue;
    if (i == lines[count - 1] + 1) return; /* they follow each other: statements */
    lines[count++] = i;
  }
  for (size_t i = 0; i < count && count >= LIMITS_SISTERS_IN_ROW; i++)
    title_make(&outline->paragraphs[lines[i]], outline->paragraphs[lines[i]].end, "sentences alone begin alike");
}

/* Whether the paragraph has a label of a part or of a division. */
static bool opens_division(const struct paragraph *paragraph)
{
  return paragraph->label.system != LABEL_NONE && paragraph->label.system <= LABEL_HAN_PAREN;
}

/* Sentences that stand alone and begin alike, in each part or division. */
static void join_sentence_lines(struct outline *outline)
{
  enum { MOST_TRIED = 16 };
  for (size_t from = outline->speech_from, to; from < outline->speech_to; from = to + 1) {
    to = from;
    while (to < outline->speech_to && !opens_division(&outline->paragraphs[to])) to++;
    int tried = 0;
    for (size_t i = from; i < to && tried < MOST_TRIED; i++) {
      if (!is_sentence_line(outline, &outline->paragraphs[i])) continue;
      tried++;
      join_lines_like(outline, i, to);
    }
  }
}

/* Whether a short sentence stands alone right before a long paragraph without a label: 产业结构持续优化。 */
static bool names_next(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index], *next = paragraph + 1;
  if (index + 1 >= outline->speech_to || !is_sentence_line(outline, paragraph)) return false;
  bool body = next->label.system == LABEL_NONE && next->chars > LIMITS_UNTITLED_PARAGRAPH;
  if (!body || paragraph->chars > LIMITS_SENTENCE_LINE) return false;
  return !lex_openers_longest(outline->document->text.at + paragraph->start, paragraph->end - paragraph->start);
}

/* Short sentences alone that each stand before a long paragraph are titles when three follow each other so, with
 * nothing but these paragraphs, and perhaps a line, between them. Then the others of the report are, too. */
static void join_short_lines(struct outline *outline)
{
  size_t row = 0, last = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to && row < LIMITS_SISTERS_IN_ROW; i++) {
    if (!names_next(outline, i)) continue;
    row = i <= last + 3 ? row + 1 : 1;
    last = i;
  }
  for (size_t i = outline->speech_from; i < outline->speech_to && row >= LIMITS_SISTERS_IN_ROW; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (!names_next(outline, i)) continue;
    title_make(paragraph, paragraph->end, "short sentence alone before a long paragraph");
    if (is_run_in(paragraph + 1)) title_drop(paragraph + 1);
  }
}

/* Whether the title is a sentence that opens with a short clause and stands alone: 五年来，我们…。 */
static bool is_opening_line(const struct outline *outline, const struct paragraph *paragraph)
{
  return is_title_line(paragraph) && paragraph->complete && open_alike(outline, paragraph, paragraph);
}

/* Whether sentences alone that open with one clause, three or more from `from` to `to`, have others between them. */
static bool lines_stand_over(const struct outline *outline, size_t from, size_t to)
{
  enum { MOST_TRIED = 4 };
  const struct paragraph *tried[MOST_TRIED];
  size_t count = 0;
  for (size_t i = from; i < to && count < MOST_TRIED; i++) {
    const struct paragraph *line = &outline->paragraphs[i];
    bool known = !is_opening_line(outline, line);
    for (size_t k = 0; k < count && !known; k++) known = open_alike(outline, tried[k], line);
    if (known) continue;
    if (stand_over(outline, i, to)) return true;
    tried[count++] = line;
  }
  return false;
}

/* Sentences alone that open with the same clause stand over the short ones between them, and with them others that
 * open with a clause. */
static void raise_sentence_lines(struct outline *outline)
{
  for (size_t from = outline->speech_from, to; from < outline->speech_to; from = to + 1) {
    to = from;
    while (to < outline->speech_to && !opens_division(&outline->paragraphs[to])) to++;
    bool over = lines_stand_over(outline, from, to);
    for (size_t i = from; i < to && over; i++)
      outline->paragraphs[i].over_titles = is_opening_line(outline, &outline->paragraphs[i]);
  }
}

void sentence_lines_settle(struct outline *outline)
{
  join_sentence_lines(outline);
  join_short_lines(outline);
  raise_sentence_lines(outline);
}
