/* Titles: which paragraphs of the speech are headings, or begin with one that is run in.
 *
 * A labelled paragraph is a heading as a whole when it is short and stands alone, or by its first sentence when that is
 * short. An unlabelled one is a heading when it is a short line without a full stop; or, when its first sentence is
 * short and names no figure, by that. In the annotated reports 657 of 711 such first sentences are headings, so little
 * more is asked of them. */
#include "../support/utf8.h"
#include "cues.h"
#include "outline.h"

enum {
  LONGEST_LABELLED = 70, /* code points of a labelled heading */
  LONGEST_WEAK = 60,     /* … behind a dash, 第一， or 一是 */
  LONGEST_LINE = 46,     /* … of an unlabelled line */
  LONGEST_RUN_IN = 38,   /* … of an unlabelled first sentence */
  LEAST_BODY = 16        /* what must follow a run-in heading */
};

static bool is_digit(uint32_t code)
{
  return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* Whether `text` names a figure: an Arabic number that is no year and stands in no quotes. */
static bool has_figure(slice text)
{
  bool quoted = false;
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (code == 0x201C) quoted = true;
    if (code == 0x201D) quoted = false;
    if (!is_digit(code) || quoted) continue;
    size_t digits;
    int number = number_read(slice_after(text, at), &digits);
    slice rest = slice_after(text, at + digits);
    bool year =
        number >= 1949 && number <= 2099 && (slice_starts(rest, SLICE("年")) || slice_starts(rest, SLICE("，")));
    if (!year) return true;
    size = digits;
  }
  return false;
}

/* The paragraph after `index` that has not been dropped; count if there is none. */
static size_t following(const struct outline *outline, size_t index)
{
  do index++;
  while (index < outline->count && outline->paragraphs[index].kind == NODE_KIND_COUNT);
  return index;
}

static void make_title(struct paragraph *paragraph, uint32_t end, const char *rule)
{
  paragraph->title_end = end;
  paragraph->kind = NODE_SECTION; /* divisions.c says which */
  paragraph->rule = rule;
}

static bool ends_with_colon(slice text)
{
  return slice_ends(text, SLICE("：")) || slice_ends(text, SLICE(":"));
}

/* A labelled paragraph. */
static void try_labelled(struct outline *outline, struct paragraph *paragraph)
{
  enum label_system system = paragraph->label.system;
  bool weak = system >= LABEL_ORDINAL;
  bool small = system >= LABEL_ARABIC;
  bool alone = paragraph->sentence_end >= paragraph->end;
  slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
  uint32_t most = weak ? LONGEST_WEAK : LONGEST_LABELLED;
  if (paragraph->sentence_chars == 0 || paragraph->sentence_chars > most) return;
  if (alone && paragraph->complete && small) return; /* a sentence with a number in front: an item of a list */
  if (alone && small && has_figure(text)) return;
  if (!alone && has_figure(text) && paragraph->sentence_chars > 24) return;
  if (!alone && paragraph->chars - paragraph->sentence_chars < LEAST_BODY) return;
  if (alone && ends_with_colon(text) && weak) return;
  make_title(paragraph, paragraph->sentence_end, alone ? "labelled line" : "labelled first sentence");
}

/* A line without a label and without a full stop. */
static void try_line(struct outline *outline, size_t index)
{
  struct paragraph *paragraph = &outline->paragraphs[index];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->complete || paragraph->chars > LONGEST_LINE || paragraph->chars < 2) return;
  if (slice_ends(text, SLICE("，")) || slice_ends(text, SLICE("、"))) return;
  size_t next = following(outline, index);
  if (next >= outline->speech_to) return;
  int weights[HEADING_KINDS];
  heading_cues(text, weights);
  bool part = weights[HEADINGS_KIND_REVIEW] >= 5 || weights[HEADINGS_KIND_PLAN] >= 5 ||
              weights[HEADINGS_KIND_GOVERNMENT] >= 5 || weights[HEADINGS_KIND_OUTLOOK] >= 5;
  if (!part && has_figure(text)) return;
  make_title(paragraph, paragraph->end, part ? "line that names a part" : "line without a full stop");
}

/* A first sentence that may name its paragraph. */
static void try_run_in(struct outline *outline, struct paragraph *paragraph)
{
  if (paragraph->sentence_chars > LONGEST_RUN_IN || paragraph->sentence_chars < 5) return;
  if (paragraph->chars < paragraph->sentence_chars + LEAST_BODY) return;
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  if (!slice_ends(text, SLICE("。")) || has_figure(text)) return;
  int weights[FUNCTIONS];
  function_cues(text, weights);
  if (weights[FUNCTIONS_FUNCTION_SALUTATION] >= 3 || weights[FUNCTIONS_FUNCTION_PROBLEMS] >= 3 ||
      weights[FUNCTIONS_FUNCTION_OPENING] >= 3 || weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= 2)
    return;
  make_title(paragraph, paragraph->sentence_end, "first sentence names the paragraph");
}

/* Run-in titles without a label come in company: one that stands alone among plain paragraphs under its heading is a
 * sentence. */
static void drop_lonely(struct outline *outline, size_t from, size_t to)
{
  size_t titles = 0, others = 0;
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT || paragraph->item) continue;
    if (paragraph->title_end)
      titles++;
    else
      others += paragraph->chars > 60;
  }
  if (titles == 0 || (titles > 1 && titles * 3 >= others) || (titles == 1 && others == 0)) return;
  for (size_t i = from; i < to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end) continue;
    paragraph->title_end = 0;
    paragraph->kind = NODE_P;
    paragraph->rule = NULL;
  }
}

bool titles_find(struct outline *outline)
{
  size_t group = outline->speech_from; /* where the run of unlabelled paragraphs began */
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind != NODE_P) continue;
    if (paragraph->label.system != LABEL_NONE)
      try_labelled(outline, paragraph);
    else {
      try_line(outline, i);
      if (!paragraph->title_end) {
        try_run_in(outline, paragraph);
        continue;
      }
    }
    if (paragraph->title_end) {
      drop_lonely(outline, group, i);
      group = i + 1;
    }
  }
  drop_lonely(outline, group, outline->speech_to);
  return true;
}
