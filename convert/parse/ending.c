/* The ending: where the speech ends, and what follows it: glossary, appendix, furniture of a page.
 *
 * The peroration (让我们…奋斗！) is the landmark; it is the last paragraph that sounds like one before a title of a
 * glossary or appendix. */
#include "../support/utf8.h"
#include "cues.h"
#include "outline.h"

static bool is_title(const struct paragraph *paragraph)
{
  return paragraph->chars <= 40 && paragraph->kind == NODE_P;
}

/* NODE_GLOSSARY, NODE_APPENDIX or NODE_LIVELIHOOD when the paragraph is a title over such; else NODE_P. */
static enum node_kind kind_of_title(const struct outline *outline, const struct paragraph *paragraph)
{
  if (!is_title(paragraph) || paragraph->sentence_end < paragraph->end) return NODE_P;
  int weights[HEADING_KINDS];
  heading_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  if (weights[HEADINGS_KIND_GLOSSARY] >= 5) return NODE_GLOSSARY;
  if (weights[HEADINGS_KIND_APPENDIX] >= 5) return NODE_APPENDIX;
  return NODE_P;
}

static int closing_weight(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->kind != NODE_P || paragraph->chars < 8) return 0;
  int weights[FUNCTIONS];
  function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  return weights[FUNCTIONS_FUNCTION_CLOSING];
}

/* The last paragraph of the speech: the last that sounds like a peroration, if it stands in the last part of the text.
 */
static size_t find_peroration(const struct outline *outline, size_t from, size_t to)
{
  for (size_t i = to; i > from; i--)
    if (closing_weight(outline, &outline->paragraphs[i - 1]) >= 3) return i - 1;
  return to;
}

static bool is_page_line(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  function_cues(text, weights);
  if (weights[FUNCTIONS_FUNCTION_NAVIGATION] >= 3) return true;
  return paragraph->chars <= 24 && !paragraph->complete && paragraph->label.system == LABEL_NONE;
}

static bool drop(struct outline *outline, struct paragraph *paragraph)
{
  paragraph->kind = NODE_KIND_COUNT;
  return furniture_add(outline->document, paragraph->start, paragraph->end, FURNITURE_NAVIGATION);
}

/* What follows the speech under no title of its own: lines of a web page go; the rest is an appendix. */
static bool name_tail(struct outline *outline, size_t from, size_t to)
{
  size_t kept = from;
  for (size_t i = from; i < to; i++)
    if (!is_page_line(outline, &outline->paragraphs[i])) kept = i + 1;
  for (size_t i = from; i < to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    int weights[FUNCTIONS];
    function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
    bool page = weights[FUNCTIONS_FUNCTION_NAVIGATION] >= 3 || i >= kept;
    if (page && !drop(outline, paragraph)) return false;
  }
  return true;
}

bool ending_find(struct outline *outline)
{
  size_t middle = outline->speech_from + (outline->count - outline->speech_from) / 2;
  size_t after = outline->count;
  size_t last = find_peroration(outline, middle, outline->count);
  for (size_t i = last < outline->count ? last + 1 : middle; i < outline->count; i++) {
    enum node_kind kind = kind_of_title(outline, &outline->paragraphs[i]);
    if (kind == NODE_P) continue;
    struct paragraph *title = &outline->paragraphs[i];
    title->kind = kind;
    title->title_end = title->end;
    title->rule = "ending: words of the title";
    if (after == outline->count) after = i;
  }
  if (last == outline->count) last = find_peroration(outline, middle, after);
  size_t end = last < after ? last + 1 : after;
  if (end < after && !name_tail(outline, end, after)) return false;
  if (end == outline->count) { /* no peroration: lines of a page at the very end go all the same */
    while (end > middle && is_page_line(outline, &outline->paragraphs[end - 1]) &&
           outline->paragraphs[end - 1].kind == NODE_P)
      if (!drop(outline, &outline->paragraphs[--end])) return false;
  }
  outline->speech_to = end;
  return furniture_settle(outline->document);
}
