/* Parted titles: where the titles of labelled divisions end to which the text behind them is glued.
 *
 * A list is looked at as a whole: a title ends where what ends titles meets what begins sentences, if most divisions of
 * its list can be parted so. In a wrapped text it ends with its line, if most titles of its list are lines. */
#include "parted_titles.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "glued_parts.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/title-words.h"

enum {
  LONGEST_RUN_IN = 36,   /* code points of a sentence that is a title */
  LONGEST_DIVISION = 44, /* … of a division's title */
  LEAST_CLAUSE = 5,      /* … of its last clause, and of the sentence behind it */
  LEAST_ORDER = 6,       /* bytes of a word that begins a sentence */
  GOOD_EDGE = 8,         /* tenths of a logit */
  ADVERB = 8             /* … as in title-words.tsv */
};

/* How well a title ends before the byte `at` of `text` and a sentence begins there. */
static int edge_at(slice text, size_t at)
{
  size_t last, before;
  utf8_before(text.at + at, &last);
  utf8_before(text.at + at - last, &before);
  slice head = slice_after(text, at);
  const struct lex_title_words_row *ends = lex_title_words_find(text.at + at - last - before, last + before);
  const struct lex_title_words_row *begins = lex_title_words_find(head.at, utf8_bytes(head, 2));
  return (ends ? ends->last : 0) + (begins ? begins->first : 0);
}

/* Whether a clause that orders work may begin at the byte `at` of `text`: with a word of two characters or more, and
 * not at the end of a clause. */
static size_t order_at(slice text, size_t at)
{
  size_t order = lex_forms_starts(text.at + at, text.size - at, FORMS_FORM_ORDER | FORMS_FORM_LEAD);
  slice rest = slice_after(text, at + order);
  bool ends = rest.size == 0 || slice_starts(rest, COMMA) || slice_starts(rest, FULL_STOP) ||
              lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_OF);
  return order < LEAST_ORDER || ends ? 0 : order;
}

/* Where in `text` a title ends best and a sentence begins; with `orders` only where a word that orders work begins it.
 * 0: nowhere at least as well as `least`. */
static size_t best_edge(slice text, bool orders, int least)
{
  size_t found = 0, size, clause = 0, chars = 0;
  int best = least;
  for (size_t at = 0; at < text.size && chars < LONGEST_DIVISION; at += size, chars++) {
    if (utf8_at(text.at + at, &size) == 0xFF0C) {
      clause = at + size;
      continue;
    }
    size_t order = orders ? order_at(text, at) : 0;
    slice before = {text.at + clause, at - clause};
    bool none = orders && !order;
    if (none || utf8_count(before) < LEAST_CLAUSE || utf8_count(slice_after(text, at)) <= LEAST_CLAUSE) continue;
    if (lex_layout_ends(before.at, before.size, LAYOUT_ROLE_AND)) continue;
    bool adverb = order && order_at(text, at + order); /* 大力|推进: the first begins it */
    int edge = edge_at(text, at) + (adverb ? ADVERB : 0);
    if (found ? edge <= best : edge < best) continue;
    best = edge;
    found = at;
  }
  return found;
}

/* Where the title of a labelled division ends to which a sentence is glued, as part of a list whose titles may be first
 * sentences (`run_in`); 0: nowhere. */
static uint32_t glued_division(const struct document *document, const struct paragraph *paragraph, bool run_in)
{
  enum { ANY = -1000 };
  slice text = document_slice(document, paragraph->label.end, paragraph->sentence_end);
  size_t end = run_in ? glued_title_surely_ends(text, true) : glued_part_title(text, true);
  if (!end) end = best_edge(text, true, run_in ? GOOD_EDGE : ANY);
  return end ? paragraph->label.end + (uint32_t)end : 0;
}

/* A list of labelled paragraphs that is being read. */
struct labelled_list {
  size_t first, last, members, lines;
  size_t longer; /* how many begin with a sentence that is too long for a title */
  int n;
};

static bool is_whole_line(const struct paragraph *paragraph)
{
  return paragraph->sentence_end >= paragraph->end && !paragraph->complete && paragraph->chars <= LONGEST_DIVISION;
}

/* Whether the titles of the list may be first sentences: they are short enough. */
static bool may_be_run_in(const struct outline *outline, const struct labelled_list *list)
{
  return outline->paragraphs[list->first].label.system == LABEL_HAN_PAREN && list->longer * 2 <= list->members;
}

/* The next member of the list from paragraph `i` on that is no line; behind the last if there is none. */
static size_t next_member(const struct outline *outline, const struct labelled_list *list, size_t i)
{
  enum label_system system = outline->paragraphs[list->first].label.system;
  for (; i <= list->last; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->label.system == system && !is_whole_line(paragraph)) break;
  }
  return i;
}

/* How long most titles are of those members that can be parted from a sentence; 0: as many are longer or shorter. */
static size_t common_length(const struct outline *outline, const struct labelled_list *list)
{
  enum { LONGEST = 60 };
  uint32_t of_length[LONGEST + 1] = {0}, all = 0;
  size_t most = 0;
  bool run_in = may_be_run_in(outline, list);
  for (size_t i = next_member(outline, list, list->first); i <= list->last; i = next_member(outline, list, i + 1)) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    uint32_t at = glued_division(outline->document, paragraph, run_in);
    size_t length = at ? utf8_count(document_slice(outline->document, paragraph->label.end, at)) : 0;
    if (!length || length > LONGEST) continue;
    of_length[length]++;
    all++;
    if (of_length[length] > of_length[most]) most = length;
  }
  return of_length[most] >= 2 && of_length[most] * 2 > all ? most : 0;
}

/* The bytes of `text` that are a title of `length` characters; 0 when it cannot end there. */
static size_t parallel_title(slice text, size_t length)
{
  slice rest = slice_after(text, utf8_first(text, length).size);
  bool ends = length && utf8_longer(rest, LEAST_CLAUSE) && !slice_starts(rest, COMMA) && !slice_starts(rest, FULL_STOP);
  return ends ? text.size - rest.size : 0;
}

/* Cuts the members of a list that can be parted from a sentence, when most can: the others where most of these titles
 * end, or where a title ends best. Where a list is opened behind a title it surely ends. */
static bool cut_glued(const struct outline *outline, const struct labelled_list *list, struct cut_offsets *cuts)
{
  const struct document *document = outline->document;
  bool run_in = may_be_run_in(outline, list), most = list->lines * 3 >= list->members * 2;
  size_t length = most ? common_length(outline, list) : 0;
  for (size_t i = next_member(outline, list, list->first); i <= list->last; i = next_member(outline, list, i + 1)) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(document, paragraph->label.end, paragraph->sentence_end);
    uint32_t at = most ? glued_division(document, paragraph, run_in) : 0;
    size_t end = at ? at - paragraph->label.end : glued_title_surely_ends(text, true);
    if (!end) end = parallel_title(text, length);
    if (!end && most) end = best_edge(text, false, GOOD_EDGE);
    if (end && !cut_add(outline, cuts, paragraph->label.end + (uint32_t)end)) return false;
  }
  return true;
}

bool glued_titles_find(const struct outline *outline, struct cut_offsets *cuts)
{
  struct labelled_list lists[LABEL_HAN_PAREN + 1] = {{0}};
  for (size_t i = outline->speech_from; i < outline->speech_to && outline->glued; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    enum label_system system = paragraph->label.system;
    if (system < LABEL_HAN || system > LABEL_HAN_PAREN || paragraph->kind != NODE_P) continue;
    struct labelled_list *list = &lists[system];
    if (!list->members || paragraph->label.n != list->n + 1) {
      if (list->members && !cut_glued(outline, list, cuts)) return false;
      *list = (struct labelled_list){.first = i};
    }
    bool line = is_whole_line(paragraph);
    list->last = i;
    list->n = paragraph->label.n;
    list->members++;
    list->lines += line || glued_division(outline->document, paragraph, system == LABEL_HAN_PAREN) != 0;
    list->longer += line || paragraph->sentence_chars > LONGEST_RUN_IN;
  }
  for (enum label_system system = LABEL_HAN; system <= LABEL_HAN_PAREN; system++)
    if (lists[system].members && !cut_glued(outline, &lists[system], cuts)) return false;
  return true;
}

/* # Titles that fill their lines */

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
  if (list->lines == list->members || list->lines * 2 < list->members) return true;
  for (size_t i = list->first; i <= list->last; i++) {
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
  for (size_t i = outline->speech_from; i < outline->speech_to && outline->document->piece_count; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    enum label_system system = paragraph->label.system;
    if (system < LABEL_HAN || system > LABEL_ARABIC || paragraph->kind != NODE_P) continue;
    struct labelled_list *list = &lists[system];
    if (!list->members || paragraph->label.n != list->n + 1) {
      if (list->members && !end_list(outline, list, system, cuts)) return false;
      *list = (struct labelled_list){.first = i};
    }
    list->last = i;
    list->n = paragraph->label.n;
    list->members++;
    list->lines += is_whole_line(paragraph);
  }
  for (enum label_system system = LABEL_HAN; system <= LABEL_ARABIC; system++)
    if (lists[system].members && !end_list(outline, &lists[system], system, cuts)) return false;
  return true;
}
