/* The ending: where the speech ends, and what follows it: glossary, appendix, furniture of a page.
 *
 * The peroration (让我们…奋斗！) is the landmark; it is the last paragraph that sounds like one before a title of a
 * glossary or appendix. */
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/front.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "outline.h"

/* Whether the line is called as a file is: what a page has there to be fetched (附件：名词解释.docx). */
static bool names_file(slice line)
{
  return lex_front_ends(line.at, line.size, FRONT_ROLE_FILE) != 0;
}

/* NODE_GLOSSARY, NODE_APPENDIX or NODE_LIVELIHOOD when the paragraph is a title over such; else NODE_P. */
static enum node_kind kind_of_title(const struct outline *outline, const struct paragraph *paragraph, int *weight)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  bool sentence = paragraph->sentence_end < paragraph->end || slice_ends(text, FULL_STOP);
  bool line = paragraph->chars <= LIMITS_LINE_BEHIND; /* no entry of a glossary without a full stop */
  if (sentence || !line || names_file(text)) return NODE_P;
  int weights[HEADING_KINDS];
  heading_cues(text, weights);
  bool glossary = weights[HEADINGS_KIND_GLOSSARY] >= weights[HEADINGS_KIND_APPENDIX];
  *weight = weights[glossary ? HEADINGS_KIND_GLOSSARY : HEADINGS_KIND_APPENDIX];
  bool items = paragraph->label.system <= LABEL_HAN_PAREN; /* no entry of a list */
  if (items && promises_counted_items(outline, (size_t)(paragraph - outline->paragraphs))) {
    *weight = weights[HEADINGS_KIND_LIVELIHOOD];
    return NODE_LIVELIHOOD;
  }
  return *weight < LIMITS_WEIGHT_STRONG ? NODE_P : glossary ? NODE_GLOSSARY : NODE_APPENDIX;
}

bool is_thanks(const struct outline *outline, const struct paragraph *paragraph)
{
  char copy[100];
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->chars > LIMITS_THANKS) return false;
  slice text = without_spaces(line, copy, sizeof copy);
  return lex_front_starts(text.at, text.size, FRONT_ROLE_THANKS) != 0;
}

static int closing_weight(const struct outline *outline, const struct paragraph *paragraph)
{
  if (is_thanks(outline, paragraph)) return LIMITS_WEIGHT_STRONG;
  if (paragraph->kind != NODE_P) return 0;
  int weights[FUNCTIONS];
  function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  int weight = weights[FUNCTIONS_FUNCTION_CLOSING];
  return paragraph->chars >= LIMITS_LAST_WORDS || weight >= LIMITS_LAST_THANKS_WEIGHT ? weight : 0;
}

/* The last paragraph of the speech: the last that sounds like a peroration, if it stands in the last part of the text.
 */
static size_t find_peroration(const struct outline *outline, size_t from, size_t to)
{
  for (size_t i = to; i > from; i--)
    if (closing_weight(outline, &outline->paragraphs[i - 1]) >= LIMITS_WEIGHT_TELLS) return i - 1;
  return to;
}

/* The last paragraph that addresses the audience behind `last`, itself or by a line before it, before `to`: the speech
 * goes on to there, since nobody speaks to it behind the speech; `last` if there is none. */
static size_t last_address(const struct outline *outline, size_t last, size_t to)
{
  for (size_t i = to; i > last + 1; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    const struct paragraph *before = paragraph - 1;
    bool prose = paragraph->kind == NODE_P && paragraph->complete && paragraph->chars > LIMITS_CLOSING_SPEECH;
    bool behind_line = before->chars <= LIMITS_BARE_ADDRESS && begins_with_address(outline, before);
    bool addressed = behind_line || begins_with_address(outline, paragraph);
    if (prose && addressed) return i - 1;
  }
  return last;
}

/* Whether the line is nothing but the numbers of pages that a page leads to: 【1】【2】【3】. */
static bool leads_to_pages(slice text)
{
  for (size_t at = 0, size; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (!char_is(code, CHAR_DIGIT) && !char_among(code, U"[]【】 ")) return false;
  }
  return true;
}

static bool is_page_line(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  function_cues(text, weights);
  if (weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_TELLS || leads_to_pages(text)) return true;
  if (is_set_right(outline, paragraph) || is_thanks(outline, paragraph)) return false; /* a signature, a day */
  return paragraph->chars <= LIMITS_PAGE_LINE && !paragraph->complete && paragraph->label.system == LABEL_NONE &&
         !names_figure(text);
}

static void drop(struct outline *outline, struct paragraph *paragraph)
{
  paragraph->kind = NODE_KIND_COUNT;
  furniture_add(outline->document, paragraph->start, paragraph->end, FURNITURE_NAVIGATION);
}

/* What follows the speech under no title of its own: lines of a web page go; the rest is an appendix. */
static void name_tail(struct outline *outline, size_t from, size_t to)
{
  size_t kept = from;
  for (size_t i = from; i < to; i++)
    if (!is_page_line(outline, &outline->paragraphs[i])) kept = i + 1;
  for (size_t i = kept; i < to; i++) drop(outline, &outline->paragraphs[i]);
}

/* The first title over a glossary in the second half; count if there is none. Words that also stand elsewhere (附件,
 * 注释) count only behind the peroration. */
static size_t find_after(struct outline *outline, size_t from, size_t peroration)
{
  size_t first = outline->count;
  for (size_t i = outline->count; i > from; i--) {
    struct paragraph *title = &outline->paragraphs[i - 1];
    int weight = 0;
    enum node_kind kind = kind_of_title(outline, title, &weight);
    bool behind = i - 1 > peroration;
    bool sure = weight >= LIMITS_NAMES_ANNEX_WEIGHT;
    if (kind == NODE_P) continue;
    if (!sure && !behind) continue;
    title->kind = kind;
    title->title_end = title->end;
    title->rule = "ending: words of the title";
    first = i - 1;
  }
  return first;
}

/* The last lines behind an annex go that belong to a page by their words (打印本页). */
static void drop_last_lines(struct outline *outline, size_t from)
{
  for (size_t i = outline->count; i > from; i--) {
    struct paragraph *paragraph = &outline->paragraphs[i - 1];
    int weights[FUNCTIONS];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
    bool page = weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_TELLS;
    if (!page || paragraph->chars > LIMITS_PAGE_LINE) return;
    drop(outline, paragraph);
  }
}

/* From the first line behind the speech that plainly belongs to a page of the web (分享到：, 免责声明：), all belongs
 * to it up to a glossary; so does each file that the page offers. */
static void drop_page(struct outline *outline, size_t from)
{
  bool page = false;
  for (size_t i = from; i < outline->count; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    int weights[FUNCTIONS];
    function_cues((slice){text.at, utf8_bytes(text, 8)}, weights);
    if (paragraph->title_end && paragraph->kind == NODE_GLOSSARY) page = false; /* 来源：… stands above it */
    page |= weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_LIKELY;
    bool belongs = page || names_file(text);
    if (belongs) drop(outline, paragraph);
  }
}

/* A list of attachments that are not there: titles with nothing under them are lines of the appendix that the first of
 * them opens. One over another title stays. */
static void settle_attachments(struct outline *outline, size_t first)
{
  size_t under = 0, lines = 0; /* paragraphs under the title to come, and how many of them only name attachments */
  bool over_title = false;
  for (size_t i = outline->count; i > first; i--) {
    struct paragraph *paragraph = &outline->paragraphs[i - 1];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    bool empty = paragraph->title_end && under == lines && !over_title;
    if (empty && i - 1 > first) {
      paragraph->title_end = 0;
      paragraph->kind = NODE_P;
      lines++;
    } else if (empty) {
      paragraph->kind = NODE_APPENDIX;
    }
    under++;
    over_title = paragraph->title_end != 0;
    if (over_title) under = lines = 0;
  }
}

/* What a page says at the very end of the last paragraphs, without a line of its own (…而奋斗！扫一扫在手机打开),
 * becomes a paragraph. */
static bool split_page_words(struct outline *outline)
{
  enum { LAST = 4 };
  size_t from = outline->count > outline->speech_from + LAST ? outline->count - LAST : outline->speech_from;
  for (size_t i = outline->count; i > from; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    uint32_t tail = paragraph->start;
    for (uint32_t stop; (stop = sentence_end(outline->document, tail, paragraph->end)) < paragraph->end;) tail = stop;
    int weights[FUNCTIONS];
    if (tail == paragraph->start) continue;
    function_cues(document_slice(outline->document, tail, paragraph->end), weights);
    if (weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_LIKELY && !paragraph_split(outline, i - 1, tail))
      return false;
  }
  return true;
}

/* Where the lines at the right begin, of those who sign and the day, that stand before `to`; `to` when none do. */
static size_t before_signature(const struct outline *outline, size_t from, size_t to)
{
  while (to > from && is_set_right(outline, &outline->paragraphs[to - 1])) to--;
  return to;
}

/* The number of the note that the paragraph is: [1]三高四新：…, ①…; 0: it is none. */
static int note_number(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  int n = 0;
  if (note_mark(document_slice(outline->document, paragraph->start, paragraph->end), &n)) return n;
  return paragraph->label.system == LABEL_CIRCLED ? paragraph->label.n : 0;
}

/* Whether the paragraph is a line that only says that notes follow (注：), and an entry with the number 1 does. */
static bool leads_to_notes(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index], *next = paragraph + 1;
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  size_t size = lex_layout_starts(line.at, line.size, LAYOUT_ROLE_NOTES);
  if (!size || index + 1 >= outline->count) return false;
  slice behind = slice_after(line, size);
  bool whole = behind.size == 0 || slice_equal(behind, COLON) || slice_equal(behind, SLICE(":"));
  bool first = next->label.n == 1 || note_number(outline, index + 1) == 1;
  return whole && first;
}

/* Where the notes begin that stand behind the speech under no title that names them, between `from` and `*to`, which
 * they become: with 注：, or with the first of two that count on. A title without text goes before these. */
static bool notes_begin(struct outline *outline, size_t from, size_t *to)
{
  for (size_t i = from; i + 1 < *to; i++) {
    bool line = leads_to_notes(outline, i);
    bool counted = note_number(outline, i) == 1 && note_number(outline, i + 1) == 2;
    if (!line && !counted) continue;
    if (!line && !paragraph_insert(outline, i)) return false;
    struct paragraph *title = &outline->paragraphs[i];
    title_make(title, title->end, line ? "ending: a line over notes" : "ending: notes that count on");
    title->kind = NODE_GLOSSARY;
    if (!line) title->inferred = NODE_GLOSSARY;
    *to = i;
    return true;
  }
  return true;
}

bool ending_find(struct outline *outline)
{
  if (!split_page_words(outline)) return false;
  size_t middle =
      outline->speech_from + (outline->count - outline->speech_from) / 8; /* a glossary may be the longer half */
  size_t last = find_peroration(outline, middle, outline->count), after = find_after(outline, middle, last);
  if (last >= after) last = last < outline->count ? find_peroration(outline, middle, after) : after;
  if (last < after) last = last_address(outline, last, after);
  if (last < after) after = find_after(outline, last + 1, last);
  if (last < after && !notes_begin(outline, last + 1, &after)) return false;
  size_t end = last < after ? last + 1 : before_signature(outline, middle, after);
  name_tail(outline, end, after);
  if (end == outline->count &&
      outline->speech_from) { /* no peroration: lines of a page at the very end go all the same */
    while (end > middle && is_page_line(outline, &outline->paragraphs[end - 1]))
      drop(outline, &outline->paragraphs[--end]);
  }
  outline->speech_to = end;
  drop_page(outline, end);
  drop_last_lines(outline, end);
  settle_attachments(outline, end);
  furniture_settle(outline->document);
  return true;
}
