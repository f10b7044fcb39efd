/* Titles shown as such: what the words of a paragraph leave open, the letters or the style that its format gives it may
 * tell. A first sentence in bold names its paragraph, of which the rest is not bold; a line in a heading's style is a
 * title; the lines without a label that stand out most from the text, when they are few, open the report's parts. */
#include "lexicon/limits.h"
#include "outline.h"

enum { MOST_SIZES = 16 /* of letters, that are told apart */ };

/* Whether the first sentence alone is bold; its full stop may be so or not. */
static bool is_bold_sentence(const struct document *document, const struct paragraph *paragraph)
{
  if (paragraph->sentence_chars > LIMITS_SHOWN_SENTENCE) return false;
  if (paragraph->sentence_end >= paragraph->end) return false;
  uint32_t stop = paragraph->sentence_end - (uint32_t)sizeof "。" + 1;
  return hint_share(document, HINT_BOLD, paragraph->start, stop) == SHARE_ALL &&
         hint_share(document, HINT_BOLD, paragraph->sentence_end, paragraph->end) == SHARE_NONE;
}

void try_shown(struct outline *outline, struct paragraph *paragraph)
{
  const struct document *document = outline->document;
  bool heading = hint_share(document, HINT_HEADING, paragraph->start, paragraph->end) == SHARE_ALL;
  if (heading && paragraph->chars <= LIMITS_SHOWN_LINE) {
    title_make(paragraph, paragraph->end, "line in the style of a heading");
  } else if (is_bold_sentence(document, paragraph)) {
    slice text = document_slice(document, paragraph->start, paragraph->sentence_end);
    if (!names_figure(text)) title_make(paragraph, paragraph->sentence_end, "first sentence in bold");
  }
  if (paragraph->title_end) paragraph->markup = MARKUP_BOLD;
}

bool is_set_right(const struct outline *outline, const struct paragraph *paragraph)
{
  return hint_share(outline->document, HINT_RIGHT, paragraph->start, paragraph->end) == SHARE_ALL;
}

/* # Parts */

/* How much of the prose is in letters of each size, in code points. */
struct sizes {
  uint32_t size[MOST_SIZES];
  uint64_t chars[MOST_SIZES];
  size_t count;
};

static void count_size(struct sizes *sizes, uint32_t size, uint32_t chars)
{
  size_t i = 0;
  while (i < sizes->count && sizes->size[i] != size) i++;
  if (i == MOST_SIZES) return;
  if (i == sizes->count) sizes->size[sizes->count++] = size;
  sizes->chars[i] += chars;
}

static uint32_t usual_size(const struct sizes *sizes)
{
  size_t most = 0;
  for (size_t i = 1; i < sizes->count; i++)
    if (sizes->chars[i] > sizes->chars[most]) most = i;
  return sizes->count ? sizes->size[most] : 0;
}

static bool is_line_title(const struct paragraph *paragraph)
{
  return is_title_line(paragraph) && paragraph->label.system == LABEL_NONE;
}

static struct appearance shown(const struct outline *outline, const struct paragraph *paragraph)
{
  struct appearance how = appearance_at(outline->document, paragraph->start);
  how.bold = hint_share(outline->document, HINT_BOLD, paragraph->start, paragraph->end) == SHARE_ALL;
  return how;
}

/* How the prose of the speech is shown. */
static struct appearance prose_shown(const struct outline *outline)
{
  struct sizes sizes = {.count = 0};
  uint64_t all = 0, centred = 0, bold = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->complete) continue;
    struct appearance how = appearance_at(outline->document, paragraph->end - 1);
    count_size(&sizes, how.size, paragraph->chars);
    all += paragraph->chars;
    centred += how.centred ? paragraph->chars : 0;
    bold += how.bold ? paragraph->chars : 0;
  }
  return (struct appearance){.bold = 2 * bold > all, .centred = 2 * centred > all, .size = usual_size(&sizes)};
}

static bool is_larger(uint32_t size, uint32_t than)
{
  return than && (uint64_t)size * 100 > (uint64_t)than * (100 + LIMITS_SHOWN_LARGER);
}

/* How much one stands out from the other: negative when it does less, 0 when they are shown alike. */
static int stands_out(const struct appearance *how, const struct appearance *from)
{
  const uint32_t none = UINT32_MAX; /* below all levels */
  uint32_t level = how->heading ? how->heading : none, other = from->heading ? from->heading : none;
  if (level != other) return level < other ? 1 : -1;
  if (is_larger(how->size, from->size)) return 1;
  if (is_larger(from->size, how->size)) return -1;
  if (how->centred != from->centred) return how->centred ? 1 : -1;
  return how->bold == from->bold ? 0 : how->bold ? 1 : -1;
}

/* Whether a title with a label names a part: then lines open none. */
static bool labels_name_parts(const struct outline *outline)
{
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool may = paragraph->label.system == LABEL_PART || paragraph->label.system == LABEL_HAN;
    if (may && paragraph->title_end && part_of_title(outline, paragraph) != NODE_SECTION) return true;
  }
  return false;
}

/* The line title that stands out most from the prose; NULL when none does. `*count` gets how many do as much. */
static const struct paragraph *most_outstanding(const struct outline *outline, size_t *count)
{
  struct appearance prose = prose_shown(outline), best = prose;
  const struct paragraph *found = NULL;
  *count = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!is_line_title(paragraph)) continue;
    struct appearance how = shown(outline, paragraph);
    int more = stands_out(&how, &best);
    if (more > 0) {
      best = how;
      found = paragraph;
      *count = 1;
    } else if (more == 0) {
      ++*count;
    }
  }
  return found;
}

/* Whether some titles are not shown so: where all are, nothing tells parts from what divides them. */
static bool divides(const struct outline *outline, const struct appearance *parts)
{
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end) continue;
    struct appearance how = shown(outline, paragraph);
    if (!is_line_title(paragraph) || stands_out(parts, &how) > 0) return true;
  }
  return false;
}

void shown_parts_find(struct outline *outline)
{
  size_t count;
  const struct paragraph *found = most_outstanding(outline, &count);
  if (!found || count < LIMITS_SHOWN_PARTS_LEAST || count > LIMITS_SHOWN_PARTS_MOST || labels_name_parts(outline))
    return;
  struct appearance parts = shown(outline, found);
  if (!divides(outline, &parts)) return;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (!is_line_title(paragraph)) continue;
    struct appearance how = shown(outline, paragraph);
    if (stands_out(&how, &parts) == 0) paragraph->markup = MARKUP_PART;
  }
}
