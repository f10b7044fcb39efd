/* Boundaries: where paragraphs begin in a text whose line ends were lost altogether.
 *
 * When most of a text stands in one paragraph, a sentence begins one of its own where it opens with a label, a dash, an
 * address, the title of a part, the time looked back on, or words that only a block of its own opens with (targets,
 * requirement, difficulties, thanks, the final appeal). A title stands glued to the sentence behind it then: the title
 * of a part ends with the last word that names parts; that of a labelled division where what ends titles meets what
 * begins sentences, if most divisions of its list can be parted so. */
#include "boundaries.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/openers.h"
#include "lexicon/times.h"
#include "lexicon/title-words.h"

enum {
  LEAST_GLUED = 900,     /* bytes of a paragraph that may hold others */
  HEAD = 36,             /* code points in which a sentence says what its paragraph is for */
  LONGEST_PREFIX = 10,   /* … before the first word that names a part */
  LONGEST_PART = 24,     /* … of a part's title */
  NUMBER = 8,            /* … of a number that counts */
  LONGEST_COUNTED = 400, /* … of an item or a note */
  YEAR = 4,              /* digits */
  LEAST_BLOCK = 60,      /* … of a paragraph before a block */
  LONGEST_LEAD_IN = 60,
  LEADS_IN = 3,            /* weight */
  LONGEST_RUN_IN = 36,     /* … of a sentence that is a title */
  GOOD_EDGE = 8,           /* tenths of a logit */
  SAME_BEGINNING = 4,      /* … with which a title and the text behind it begin */
  LEAST_LOOKED_BACK = 100, /* … of a paragraph before one that looks back: its second sentence often does */
  LEAST_BEHIND = 12,       /* … of the sentence behind it */
  LEAST_CLAUSE = 5,        /* … of the last clause of a division's title, and of the sentence behind it */
  LONGEST_DIVISION = 44,   /* … of a division's title */
  FRONT = 200,             /* … before the salutation */
  LEAST_ORDER = 6,         /* bytes of a word that begins a sentence */
  ADVERB = 8,              /* tenths of a logit, as in title-words.tsv */
  MOST_SUFFIX = 4,         /* code points of a part's title behind the last word that names parts */
  OWN_BUILDING = 7,        /* weights */
  LEAST_ADDRESS = 3,       /* weights */
  NAMES_PART = 4,
  OPENS_BLOCK = 4,
  OPENS_TARGETS = 5
};

bool holds_paragraphs(const struct document *document, uint32_t start, uint32_t end)
{
  return end - start >= LEAST_GLUED && (uint64_t)(end - start) * 2 > document->text.size;
}

static slice first_characters(slice text, size_t most)
{
  return (slice){text.at, utf8_bytes(text, most)};
}

static bool is_long(slice text, size_t least)
{
  return first_characters(text, least).size < text.size;
}

static bool is_address(slice text)
{
  const struct lex_functions_row *row = lex_functions_longest(text.at, text.size);
  return row && row->function == FUNCTIONS_FUNCTION_SALUTATION && row->weight >= LEAST_ADDRESS;
}

/* The time looked back on, before a comma: 一年来，我们… */
static bool looks_back(slice text)
{
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  return row && row->kind == HEADINGS_KIND_PAST && row->weight >= 2 &&
         slice_starts(slice_after(text, row->phrase_size), COMMA);
}

/* Words that only the first sentence of a block has. */
static bool opens_block(slice head)
{
  int weights[FUNCTIONS];
  function_cues(head, weights);
  return weights[FUNCTIONS_FUNCTION_PROBLEMS] >= OPENS_BLOCK || weights[FUNCTIONS_FUNCTION_CLOSING] >= OPENS_BLOCK ||
         weights[FUNCTIONS_FUNCTION_ACKNOWLEDGEMENT] >= OPENS_BLOCK ||
         weights[FUNCTIONS_FUNCTION_OPENING] >= OPENS_BLOCK || weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= OPENS_BLOCK ||
         weights[FUNCTIONS_FUNCTION_TARGETS] >= OPENS_TARGETS;
}

/* Whether the text begins with a time or an address, as no title goes on. */
static bool begins_with_time(slice text)
{
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  bool time = row && (row->kind == HEADINGS_KIND_COMING || row->kind == HEADINGS_KIND_PAST);
  return time || is_address(text) || (text.size > 4 && year_in(first_characters(text, 4), NULL) != 0);
}

/* 2024年，… 今年是… 一年来，…: whether a sentence about a time begins with `text`. */
static bool tells_of_time(slice text)
{
  size_t size = 0;
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  if (row && (row->kind == HEADINGS_KIND_COMING || row->kind == HEADINGS_KIND_PAST)) size = row->phrase_size;
  slice year = first_characters(text, YEAR), behind = slice_after(text, year.size);
  size_t mark = !size && year_in(year, NULL) ? lex_times_starts(behind.at, behind.size, TIMES_ROLE_YEAR) : 0;
  if (mark) size = year.size + mark;
  slice rest = slice_after(text, size);
  return size && (slice_starts(rest, COMMA) || lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_IS));
}

/* Whether the text begins as the title did: 三、2026年重点工作2026年是… */
static bool begins_alike(slice title, slice text)
{
  bool alike = title.size > 3 * SAME_BEGINNING && slice_starts(text, first_characters(title, SAME_BEGINNING));
  return alike && (!year_in(first_characters(title, YEAR), NULL) || tells_of_time(text));
}

/* Whether a sentence seems to begin behind a part's title: so, or with a word that opens sentences. */
static bool begins_sentence(slice text)
{
  return begins_with_time(text) || lex_openers_longest(text.at, text.size);
}

/* Whether the word may end the title of a part. */
static bool ends_part(const struct lex_headings_row *row)
{
  bool names = row->kind <= HEADINGS_KIND_REQUIREMENT && row->kind != HEADINGS_KIND_OUTLOOK;
  return (names && row->weight >= 2) || row->kind == HEADINGS_KIND_WORK;
}

/* Whether the text begins with the first label of a list: （一）, 1. */
static bool opens_list(slice text)
{
  struct label label = label_read(first_characters(text, HEAD), 0);
  return (label.system == LABEL_HAN_PAREN || label.system == LABEL_ARABIC) && label.n == 1;
}

/* What of a part's title has been read. */
struct part_words {
  size_t end; /* behind the last word that may end it */
  int weight, government;
};

/* Reads the words of a part's title up to its end: the punctuation, the first label of a list, or where a sentence
 * seems to begin. */
static struct part_words read_part(slice text, bool labelled)
{
  struct part_words words = {0};
  size_t size;
  for (size_t at = 0, chars = 0; at < text.size && chars < LONGEST_PART; at += size, chars += (size + 2) / 3) {
    const struct lex_headings_row *row = lex_headings_longest(text.at + at, text.size - at);
    uint32_t code = utf8_at(text.at + at, &size);
    if (code == 0xFF0C || code == 0x3002 || code == 0xFF1A || code == 0xFF1B) break;
    if (words.end == 0 && chars > LONGEST_PREFIX && !words.weight) break;
    if (!row) continue;
    size = row->phrase_size;
    if (row->kind == HEADINGS_KIND_COMING || row->kind == HEADINGS_KIND_PAST) continue;
    words.weight += row->weight;
    words.government += row->kind == HEADINGS_KIND_GOVERNMENT ? row->weight : 0;
    slice since = {text.at + words.end, at - words.end};
    if (words.end && lex_forms_starts(since.at, since.size, FORMS_FORM_ORDER | FORMS_FORM_PRINCIPLE)) break;
    if (!ends_part(row) || (words.weight < NAMES_PART && row->kind != HEADINGS_KIND_WORK)) continue;
    words.end = at + size;
    slice rest = slice_after(text, words.end);
    bool orders = labelled && lex_forms_starts(rest.at, rest.size, FORMS_FORM_ORDER) > 3;
    if (begins_with_time(rest) || begins_alike(text, rest) || orders) break;
  }
  return words;
}

/* Where a list is opened within the title's reach (…重点任务（一）…), a sentence begins as the title did, or one about
 * a time behind a word; 0: nowhere. */
static size_t surely_ends(slice text, bool labelled)
{
  size_t size, chars = 0;
  uint32_t before = 0;
  text = first_characters(text, labelled ? LONGEST_DIVISION : LONGEST_PART);
  for (size_t at = 0; at < text.size; at += size, chars++) {
    slice rest = slice_after(text, at);
    uint32_t code = utf8_at(rest.at, &size);
    if (code == 0x3002 || code == 0xFF1A || (!labelled && (code == 0xFF0C || code == 0xFF1B))) break;
    bool inside = before >= 0x4E00 && before <= 0x9FFF && chars >= LEAST_CLAUSE;
    if (at && (opens_list(rest) || begins_alike(text, rest))) return at;
    if (labelled && inside && tells_of_time(rest)) return at;
    before = code;
  }
  return 0;
}

/* 工作|任务, 思路|和目标: the bytes of what may follow the last word of a part's title and belongs to it. */
static size_t nouns_behind(slice text)
{
  size_t end = 0, noun = 1;
  while (noun) {
    slice rest = slice_after(text, end);
    size_t joint = lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_AND);
    rest = slice_after(rest, joint);
    noun = lex_forms_starts(rest.at, rest.size, FORMS_FORM_TASKS | FORMS_FORM_AIMS | FORMS_FORM_PRINCIPLES);
    bool verb = noun && lex_forms_starts(rest.at, rest.size, FORMS_FORM_ORDER | FORMS_FORM_PRINCIPLE);
    if (verb) noun = 0;
    if (noun) end += joint + noun;
  }
  return end;
}

/* The bytes of a part's title with which the sentence `text` begins, to which it is glued; 0: it begins with none. */
static size_t part_title(slice text, bool labelled)
{
  size_t sure = surely_ends(text, labelled), size;
  if (sure) return sure;
  struct part_words words = read_part(text, labelled);
  size_t end = words.end ? words.end + nouns_behind(slice_after(text, words.end)) : 0;
  slice rest = slice_after(text, end);
  for (size_t more = 0, suffix = 0; end && suffix < MOST_SUFFIX && more < rest.size; suffix++) {
    utf8_at(rest.at + more, &size);
    more += size;
    slice sentence = slice_after(rest, more);
    bool begins = labelled ? begins_alike(text, sentence) || tells_of_time(sentence) : begins_sentence(sentence);
    if (!begins || begins_sentence(rest)) continue;
    end += more;
    rest = slice_after(rest, more);
  }
  if (!end || !is_long(rest, labelled ? LEAST_CLAUSE : LEAST_BEHIND)) return 0;
  if (slice_starts(rest, COMMA) || slice_starts(rest, FULL_STOP) || slice_starts(rest, COLON)) return 0;
  bool order = words.government >= OWN_BUILDING && lex_forms_starts(text.at, text.size, FORMS_FORM_ORDER) &&
               !lex_forms_starts(rest.at, rest.size, FORMS_FORM_ORDER | FORMS_FORM_STATE);
  return labelled || begins_sentence(rest) || order || begins_alike(text, rest) ? end : 0;
}

/* Where the salutation begins in the front that starts at `text`: behind something else; 0: nowhere. */
static size_t salutation_in(slice text)
{
  slice head = first_characters(text, FRONT);
  for (size_t at = 0, size; at < head.size; at += size) {
    slice rest = slice_after(head, at);
    utf8_at(rest.at, &size);
    const struct lex_functions_row *row = lex_functions_longest(rest.at, rest.size);
    if (!row || row->function != FUNCTIONS_FUNCTION_SALUTATION || row->weight < LEAST_ADDRESS) continue;
    slice behind = slice_after(rest, row->phrase_size);
    if (slice_starts(behind, COLON) || slice_starts(behind, SLICE(":"))) return at;
  }
  return 0;
}

/* The bytes of the line 附件1 with which the text begins: its number may stand before a year's. */
static size_t annex_line(slice text)
{
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  if (!row || row->kind != HEADINGS_KIND_APPENDIX) return 0;
  size_t at = row->phrase_size, digits = 0;
  while (at + digits < text.size && text.at[at + digits] >= '0' && text.at[at + digits] <= '9') digits++;
  if (digits > YEAR) digits -= YEAR;
  if (digits > 2) return 0;
  at += digits;
  return slice_starts(slice_after(text, at), COLON) ? at + COLON.size : at;
}

/* Whether the sentence at the front of `text` begins a paragraph; `before` is the paragraph up to there. */
static bool begins_paragraph(slice text, slice before)
{
  struct label label = label_read(first_characters(text, HEAD), 0);
  bool labelled = (label.system >= LABEL_HAN && label.system <= LABEL_ARABIC) || label.system == LABEL_ORDINAL ||
                  label.system == LABEL_DASH;
  if (labelled || annex_line(text) || is_address(text) || part_title(text, false)) return true;
  return looks_back(text) && is_long(before, LEAST_LOOKED_BACK);
}

bool opens_paragraph(slice text)
{
  struct label label = label_read(first_characters(text, HEAD), 0);
  bool labelled = label.system != LABEL_NONE && label.system != LABEL_LISTED;
  return labelled || is_address(text) || looks_back(text) || opens_block(first_characters(text, HEAD));
}

/* Where the first division begins that the sentence from `start` to `end` leads in to: behind a colon, with 一、 or
 * （一）; 0: it leads in to none. */
static uint32_t led_in(const struct document *document, uint32_t start, uint32_t end)
{
  slice rest = document_slice(document, start, end);
  ptrdiff_t colon = slice_find(rest, COLON);
  if (colon < 0) return 0;
  rest = slice_after(rest, (size_t)colon + COLON.size);
  struct label label = label_read(first_characters(rest, HEAD), 0);
  bool divides = label.n == 1 && (label.system == LABEL_HAN || label.system == LABEL_HAN_PAREN);
  return divides ? (uint32_t)(rest.at - document->text.at) : 0;
}

/* # What is counted through: items and notes, whose ends no full stop tells */

/* A number that counts: 1. or 〔1〕; 0: none. */
static int number_counting(slice text)
{
  int n = 0;
  struct label label = label_read(first_characters(text, NUMBER), 0);
  if (label.system == LABEL_ARABIC) return label.n;
  return note_mark(text, &n) ? n : 0;
}

/* Whether an annex that counts something begins with `text`: 附件2名词解释1.… */
static bool opens_annex(slice text)
{
  size_t line = annex_line(text), size;
  text = first_characters(text, HEAD);
  for (size_t at = line; line && at < text.size; at += size) {
    if (number_counting(slice_after(text, at)) == 1) return true;
    utf8_at(text.at + at, &size);
  }
  return false;
}

/* Where in `text`, behind its first character, the number `n` counts; 0: nowhere near. */
static size_t next_counted(slice text, int n)
{
  size_t size;
  uint32_t before;
  text = first_characters(text, LONGEST_COUNTED);
  for (size_t at = 0; at < text.size; at += size) {
    before = utf8_at(text.at + at, &size);
    bool may = before >= 0x2E80 || before == ')' || before == ']';
    slice rest = slice_after(text, at + size);
    if (may && rest.size && (number_counting(rest) == n || opens_annex(rest))) return at + size;
  }
  return 0;
}

/* Where the next item or note begins behind the one that `text` begins with, or the first behind a title; 0: nowhere.
 */
static size_t counted_within(slice text)
{
  int n = number_counting(text);
  if (n) return next_counted(text, n + 1);
  int weights[HEADING_KINDS];
  heading_cues(first_characters(text, HEAD), weights);
  bool lists = weights[HEADINGS_KIND_LIVELIHOOD] >= NAMES_PART || weights[HEADINGS_KIND_GLOSSARY] >= NAMES_PART;
  size_t first = lists ? next_counted(first_characters(text, HEAD), 1) : 0;
  return first && next_counted(slice_after(text, first), 2) ? first : 0;
}

/* The bytes of the title or the line with which `text` begins when more is glued to it; 0: none. */
static size_t line_glued(slice text, bool first)
{
  size_t annex = annex_line(text), title = first && !annex ? salutation_in(text) : 0;
  if (annex || title) return annex ? annex : title;
  bool labelled = label_read(first_characters(text, HEAD), 0).system != LABEL_NONE;
  return labelled ? 0 : part_title(text, false);
}

/* Whether the text begins with the first division of a list. */
static bool opens_divisions(slice text)
{
  struct label label = label_read(text, 0);
  return label.n == 1 && label.system != LABEL_LISTED && label.system != LABEL_NONE;
}

/* Whether the sentence from `at` to `end` is one of its own before the divisions it leads in to, behind a paragraph
 * that begins at `from`. */
static bool leads_in(const struct document *document, uint32_t from, uint32_t at, uint32_t end)
{
  int weights[FUNCTIONS];
  slice text = document_slice(document, at, end);
  if (is_long(text, LONGEST_LEAD_IN) || !is_long(document_slice(document, from, at), LEAST_BLOCK)) return false;
  function_cues(text, weights);
  return weights[FUNCTIONS_FUNCTION_LEAD_IN] >= LEADS_IN;
}

/* Where behind `at` a sentence begins a paragraph; `end` if none does. */
static uint32_t next_beginning(const struct document *document, uint32_t at, uint32_t end)
{
  uint32_t from = at;
  for (uint32_t stop; (stop = sentence_end(document, at, end)) < end; at = stop) {
    uint32_t division = led_in(document, at, stop);
    if (division) return leads_in(document, from, at, division) ? at : division;
    slice rest = utf8_trim(document_slice(document, stop, end));
    uint32_t start = (uint32_t)(rest.at - document->text.at);
    uint32_t sentence = sentence_end(document, start, end);
    slice head = first_characters(document_slice(document, start, sentence), HEAD);
    slice before = document_slice(document, from, start);
    if (begins_paragraph(rest, before) || (opens_block(head) && is_long(before, LEAST_BLOCK))) return start;
    bool divides = opens_divisions(first_characters(document_slice(document, sentence, end), HEAD));
    if (divides && leads_in(document, from, start, sentence)) return start;
  }
  return end;
}

uint32_t next_boundary(const struct document *document, uint32_t at, uint32_t end)
{
  slice text = document_slice(document, at, end);
  size_t line = line_glued(text, at < FRONT);
  if (line) return at + (uint32_t)line;
  uint32_t next = next_beginning(document, at, end);
  size_t counted = counted_within(document_slice(document, at, next));
  return counted ? at + (uint32_t)counted : next;
}

/* # Titles of divisions glued to the sentences behind them */

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
    if ((orders && !order) || utf8_count(before) < LEAST_CLAUSE || utf8_count(slice_after(text, at)) <= LEAST_CLAUSE)
      continue;
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
  size_t end = run_in ? surely_ends(text, true) : part_title(text, true);
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
  while (i <= list->last && (outline->paragraphs[i].label.system != system || is_whole_line(&outline->paragraphs[i])))
    i++;
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
  slice rest = slice_after(text, first_characters(text, length).size);
  bool ends = length && is_long(rest, LEAST_CLAUSE) && !slice_starts(rest, COMMA) && !slice_starts(rest, FULL_STOP);
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
    size_t end = at ? at - paragraph->label.end : surely_ends(text, true);
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
