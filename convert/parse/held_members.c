/* Held members: paragraphs that hold more than one member of what stands in paragraphs of its own elsewhere, since the
 * line end between them was lost: 九是… 十是… in a list whose others begin paragraphs; a title of a group and the first
 * title below it (五年来，我们坚持创新驱动。产业结构持续优化。). The other members tell that a line end is missing. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "parted_titles.h"
#include "promises.h"

enum { MOST_HELD = 32 };

/* Whether the paragraph's label has the number `n`. */
static bool is_member(const struct outline *outline, size_t index, int n)
{
  return index >= outline->speech_from && index < outline->speech_to && outline->paragraphs[index].label.n == n;
}

/* Cuts the paragraph at `index` where sentences inside it go on with the list that its label and those of the two
 * paragraphs before it count. */
static bool cut_held(const struct outline *outline, size_t index, struct cut_offsets *cuts)
{
  const struct document *document = outline->document;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  int n = paragraph->label.n;
  if (!is_member(outline, index - 1, n - 1) || !is_member(outline, index - 2, n - 2)) return true;
  for (uint32_t at = paragraph->label.end, stop; (stop = sentence_end(document, at, paragraph->end)) < paragraph->end;
       at = stop) {
    struct label label = label_read(utf8_trim(document_slice(document, stop, paragraph->end)), 0);
    if (label.system != paragraph->label.system || label.n != n + 1) continue;
    if (!cut_add(outline, cuts, stop)) return false;
    n = label.n;
  }
  return true;
}

/* Whether the member behind the label that ends at `start` is a short sentence without a figure and text behind it. */
static bool is_titled(const struct document *document, uint32_t start, uint32_t end)
{
  uint32_t stop = sentence_end(document, start, end);
  slice title = document_slice(document, start, stop);
  return stop < end && !utf8_longer(title, LIMITS_GLUED_ROW_TITLE) && !names_figure(title);
}

/* Whether the label is of a list below all titles with 一、 or （一）. */
static bool lists_below(struct label label)
{
  return label.system >= LABEL_ARABIC && label.system <= LABEL_CIRCLED;
}

/* Cuts the paragraph at `index` before each member of a list (1., ①) that it holds, when all have titles:
 * （一）突出产业升级。|1.做强苹果产业。…|2.壮大新型工业。… */
static bool cut_list(const struct outline *outline, size_t index, struct cut_offsets *cuts)
{
  const struct document *document = outline->document;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  struct label member = paragraph->label;
  uint32_t starts[MOST_HELD];
  int count = 0, n = lists_below(member) ? member.n : 0;
  for (uint32_t at = member.end, stop; (stop = sentence_end(document, at, paragraph->end)) < paragraph->end;
       at = stop) {
    slice rest = utf8_trim(document_slice(document, stop, paragraph->end));
    struct label label = label_read(rest, (uint32_t)(rest.at - document->text.at));
    bool goes_on = n == 0 || label.system == member.system;
    bool next = lists_below(label) && label.n == n + 1 && goes_on;
    if (!next || count == MOST_HELD) continue;
    if (n && !is_titled(document, member.end, stop)) return true;
    member = label;
    n = label.n;
    starts[count++] = stop;
  }
  if (!count || n < 2 || !is_titled(document, member.end, paragraph->end)) return true;
  slice before = document_slice(document, paragraph->start, starts[0]);
  bool promised = promise_of(before) != PROMISES_NOTHING && announces(before, n);
  if (promised || promises_items(before)) return true; /* items.c divides it */
  for (int i = 0; i < count; i++)
    if (!cut_add(outline, cuts, starts[i])) return false;
  return true;
}

/* # Two titles in one paragraph */

/* Whether the paragraph is a sentence and a short one more before a long paragraph, as two titles are. */
static bool is_pair(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index], *next = paragraph + 1;
  if (index + 1 >= outline->speech_to || paragraph->kind != NODE_P) return false;
  slice second = utf8_trim(document_slice(outline->document, paragraph->sentence_end, paragraph->end));
  if (!slice_ends(second, FULL_STOP)) return false;
  if (paragraph->sentence_chars > LIMITS_SISTER_SENTENCE || utf8_longer(second, LIMITS_SENTENCE_LINE)) return false;
  return next->chars > LIMITS_UNTITLED_PARAGRAPH && !names_figure(second);
}

static bool begin_alike(const struct outline *outline, size_t one, size_t two)
{
  const struct paragraph *a = &outline->paragraphs[one], *b = &outline->paragraphs[two];
  slice head = utf8_first(document_slice(outline->document, a->start, a->end), LIMITS_SISTER_BEGINNING);
  return slice_starts(document_slice(outline->document, b->start, b->end), head);
}

static bool find_pairs(const struct outline *outline, struct cut_offsets *cuts)
{
  size_t pairs[LIMITS_PART_LINES], count = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to && count < LIMITS_PART_LINES; i++) {
    bool stranger = count && !begin_alike(outline, pairs[0], i);
    if (stranger || !is_pair(outline, i)) continue;
    pairs[count++] = i;
  }
  for (size_t i = 0; i < count && count >= LIMITS_SISTERS_IN_ROW; i++)
    if (!cut_add(outline, cuts, outline->paragraphs[pairs[i]].sentence_end)) return false;
  return true;
}

bool held_members_find(const struct outline *outline, struct cut_offsets *cuts)
{
  for (size_t i = outline->speech_from; i < outline->speech_to; i++)
    if (!cut_held(outline, i, cuts) || !cut_list(outline, i, cuts)) return false;
  return find_pairs(outline, cuts);
}
