/* Glued parts: where the title of a part ends to which a sentence is glued, since line ends were lost.
 *
 * It ends with the last word that names parts, what may follow that word included, where a sentence seems to begin. */
#include "glued_parts.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "labels.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "lexicon/times.h"
#include "lexicon/title-edges.h"

enum { YEAR = 4 /* digits */ };

int title_ends_with(slice text)
{
  size_t last = 0, before = 0;
  if (text.size) utf8_before(text.at + text.size, &last);
  if (text.size > last) utf8_before(text.at + text.size - last, &before);
  slice word = slice_after(text, text.size - last - before);
  const struct lex_title_edges_row *row = lex_title_edges_find(word.at, word.size);
  return row ? row->ends : 0;
}

int text_begins_with(slice text)
{
  slice word = utf8_first(text, 2);
  const struct lex_title_edges_row *row = lex_title_edges_find(word.at, word.size);
  return row ? row->begins : 0;
}

static bool names_time(const struct lex_headings_row *row)
{
  return row->kind == HEADINGS_KIND_COMING || row->kind == HEADINGS_KIND_PAST;
}

/* Whether the text begins with a time, as no title goes on. */
static bool begins_with_time(slice text)
{
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  bool time = row && names_time(row);
  return time || year_in(utf8_first(text, YEAR), NULL);
}

/* 2024年，… 今年是… 一年来，…: whether a sentence about a time begins with `text`. */
static bool tells_of_time(slice text)
{
  size_t size = 0;
  const struct lex_headings_row *row = lex_headings_longest(text.at, text.size);
  if (row && names_time(row)) size = row->phrase_size;
  slice year = utf8_first(text, YEAR), behind = slice_after(text, year.size);
  size_t mark = year_in(year, NULL) ? lex_times_starts(behind.at, behind.size, TIMES_ROLE_YEAR) : 0;
  if (mark) size = year.size + mark;
  if (!size) return false;
  slice rest = slice_after(text, size);
  return slice_starts(rest, COMMA) || lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_IS);
}

/* Whether the text begins as the title did: 三、2026年重点工作2026年是… */
static bool begins_alike(slice title, slice text)
{
  if (!slice_starts(text, utf8_first(title, LIMITS_GLUED_SAME_BEGINNING))) return false;
  return !year_in(utf8_first(title, YEAR), NULL) || tells_of_time(text);
}

/* Whether a sentence seems to begin behind a part's title: so, or with a word that opens sentences. */
static bool begins_sentence(slice text)
{
  return begins_with_time(text) || lex_openers_longest(text.at, text.size);
}

/* ，。：； and the like */
static bool is_stop(uint32_t code)
{
  return char_is(code, CHAR_BREAK);
}

/* Whether the word may end the title of a part. */
static bool ends_part(const struct lex_headings_row *row)
{
  bool names =
      row->kind <= HEADINGS_KIND_REQUIREMENT && row->kind != HEADINGS_KIND_OUTLOOK && row->weight >= LIMITS_WEIGHT_HINT;
  return names || row->kind == HEADINGS_KIND_WORK;
}

/* Whether the text begins with the first label of a list: （一）, 1. */
static bool opens_list(slice text)
{
  struct label label = label_read(utf8_first(text, LIMITS_GLUED_HEAD), 0);
  bool counts = label.system == LABEL_HAN_PAREN || label.system == LABEL_ARABIC;
  return counts && label.n == 1;
}

/* What of a part's title has been read. */
struct part_words {
  size_t end; /* behind the last word that may end it */
  int weight, government;
};

/* Whether the title may end behind `row`, the last of the words read. */
static bool may_end(const struct part_words *words, const struct lex_headings_row *row)
{
  bool enough = words->weight >= LIMITS_WEIGHT_LIKELY || row->kind == HEADINGS_KIND_WORK;
  return enough && ends_part(row);
}

/* Reads the words of a part's title up to its end: the punctuation, the first label of a list, or where a sentence
 * seems to begin. */
static struct part_words read_part(slice text)
{
  struct part_words words = {0};
  size_t size;
  bool dated = year_in(utf8_first(text, YEAR), NULL) != 0;
  for (size_t at = 0, chars = 0; at < text.size && chars < LIMITS_GLUED_PART_TITLE;
       at += size, chars += (size + 2) / 3) {
    const struct lex_headings_row *row = lex_headings_longest(text.at + at, text.size - at);
    if (is_stop(utf8_at(text.at + at, &size))) break;
    size_t prefix = dated ? LIMITS_GLUED_DATED_PREFIX : LIMITS_GLUED_PART_PREFIX;
    if (chars > prefix && !words.weight) break;
    if (!row) continue;
    size = row->phrase_size;
    if (names_time(row)) continue;
    words.weight += row->weight;
    words.government += row->kind == HEADINGS_KIND_GOVERNMENT ? row->weight : 0;
    slice since = {text.at + words.end, at - words.end};
    if (words.end && lex_forms_starts(since.at, since.size, FORMS_FORM_ORDER | FORMS_FORM_PRINCIPLE)) break;
    if (!may_end(&words, row)) continue;
    words.end = at + size;
    if (begins_with_time(slice_after(text, words.end))) break;
  }
  return words;
}

static bool names_part(const int weights[HEADING_KINDS])
{
  return weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_LIKELY || weights[HEADINGS_KIND_PLAN] >= LIMITS_WEIGHT_LIKELY;
}

/* Whether the text may be the title of a part that has no label: a time, the government's own building, or words that
 * name a part and do not open a sentence (回顾过去一年的工作，…). */
static bool may_be_part(slice title)
{
  int weights[HEADING_KINDS];
  heading_cues(title, weights);
  bool time = weights[HEADINGS_KIND_COMING] || weights[HEADINGS_KIND_PAST] ||
              weights[HEADINGS_KIND_OUTLOOK] >= LIMITS_WEIGHT_TELLS;
  const struct lex_headings_row *row = lex_headings_longest(title.at, title.size);
  bool opens = row && row->kind == HEADINGS_KIND_REVIEW;
  if (opens) return false;
  bool government = weights[HEADINGS_KIND_GOVERNMENT] >= LIMITS_OWN_BUILDING_WEIGHT;
  bool part = names_part(weights);
  return time || part || government || year_in(title, NULL);
}

/* Whether a part's title is complete with `title` and the text behind it begins with a time: 2023年工作回顾|过去一年，…
 */
static bool time_behind_part(slice title, slice rest)
{
  const struct lex_headings_row *row = lex_headings_longest(rest.at, rest.size);
  if (!row || !names_time(row)) return false;
  int weights[HEADING_KINDS];
  heading_cues(title, weights);
  return names_part(weights) && may_be_part(title);
}

size_t glued_title_surely_ends(slice text, bool labelled)
{
  size_t size, chars = 0;
  uint32_t before = 0;
  text = utf8_first(text, labelled ? LIMITS_GLUED_DIVISION_TITLE : LIMITS_GLUED_PART_TITLE);
  for (size_t at = 0; at < text.size; at += size, chars++) {
    slice rest = slice_after(text, at);
    uint32_t code = utf8_at(rest.at, &size);
    bool clause = labelled && code == 0xFF0C; /* such a title may have several */
    if (is_stop(code) && !clause) break;
    bool inside = char_is_han(before) && chars >= LIMITS_GLUED_LABELLED_BEHIND;
    slice before_here = {text.at, at};
    bool anew = opens_list(rest) || begins_alike(text, rest) || time_behind_part(before_here, rest);
    bool title = labelled || may_be_part(before_here);
    if (at && anew && title) return at;
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
    if (lex_forms_starts(rest.at, rest.size, FORMS_FORM_ORDER | FORMS_FORM_PRINCIPLE)) noun = 0; /* a verb */
    if (noun) end += joint + noun;
  }
  return end;
}

/* The bytes at the front of `rest`, behind the last word that names parts, that still belong to the title: up to where
 * a sentence begins. */
static size_t suffix_behind(slice rest)
{
  size_t size, end = 0;
  if (begins_sentence(rest)) return 0;
  for (int suffix = 0; suffix < LIMITS_GLUED_PART_SUFFIX && end < rest.size; suffix++) {
    if (is_stop(utf8_at(rest.at + end, &size))) return 0;
    end += size;
    if (begins_sentence(slice_after(rest, end))) return end;
  }
  return 0;
}

/* Whether the title is that of the government's own building (加强…建设), an order. */
static bool orders_own_building(const struct part_words *words, slice text)
{
  return words->government >= LIMITS_OWN_BUILDING_WEIGHT && lex_forms_starts(text.at, text.size, FORMS_FORM_ORDER);
}

size_t glued_part_title(slice text, bool labelled)
{
  size_t sure = glued_title_surely_ends(text, labelled);
  if (sure) return sure;
  struct part_words words = read_part(text);
  if (!words.end) return 0;
  size_t end = words.end + nouns_behind(slice_after(text, words.end));
  if (!labelled) end += suffix_behind(slice_after(text, end));
  slice rest = slice_after(text, end);
  if (!labelled && !may_be_part((slice){text.at, end})) return 0;
  if (!utf8_longer(rest, labelled ? LIMITS_GLUED_LABELLED_BEHIND : LIMITS_GLUED_PART_BEHIND)) return 0;
  size_t size;
  if (is_stop(utf8_at(rest.at, &size))) return 0;
  slice title = {text.at, end};
  bool dated = year_in(utf8_first(text, YEAR), NULL) && words.weight >= LIMITS_WEIGHT_LIKELY;
  bool edge = dated && title_ends_with(title) + text_begins_with(rest) >= LIMITS_GLUED_DATED_EDGE;
  bool ends = labelled || edge || begins_sentence(rest) || orders_own_building(&words, text);
  return ends ? end : 0;
}
