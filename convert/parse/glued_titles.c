/* Glued titles: where the titles of labelled divisions end to which the text behind them is glued, since line ends were
 * lost.
 *
 * In a text whose line ends were kept elsewhere only lists whose members begin with sentences too long for titles are
 * read. A list is decided as a whole. Each place in a member's first sentence where a title might end is weighed: by
 * the words that end titles and begin sentences, and by what tells an end beyond doubt. Sisters have as many clauses as
 * each other and are about as long: the ends are those that weigh most for one number of clauses and one length. */
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "glued_parts.h"
#include "lexicon/forms.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "parted_titles.h"

enum {
  LEAST_NOUN = 4,
  LEAST_OTHERS = 2, /* members beside lines */
  LEAST_ADVERB = 9, /* bytes of a word that tells how: 高水平 */
  LEAST_ORDER = 6   /* bytes of a word that begins a sentence */
};

/* A place in a member's first sentence where its title might end. */
struct title_end {
  size_t at; /* bytes from the label on */
  int chars, clauses, weight;
};

/* A list of labelled paragraphs that is being read. */
struct labelled_list {
  size_t first, last, members;
  int n;
};

/* Whether a clause that orders work may begin at the byte `at` of `text`: with a word of two characters or more, and
 * not at the end of a clause. */
static bool order_at(slice text, size_t at)
{
  size_t order =
      lex_forms_starts(text.at + at, text.size - at, FORMS_FORM_ORDER | FORMS_FORM_PRINCIPLE | FORMS_FORM_LEAD);
  slice rest = slice_after(text, at + order);
  bool ends = slice_starts(rest, COMMA) || lex_layout_starts(rest.at, rest.size, LAYOUT_ROLE_OF);
  return order >= LEAST_ORDER && !ends;
}

/* Where the title ends as something beyond its words tells. */
struct told_ends {
  size_t sure, likely;
};

/* What speaks for the title's ending before the byte `at` of `text`. */
static int weigh_end(slice text, size_t at, struct told_ends told)
{
  slice before = {text.at, at}, rest = slice_after(text, at);
  int weight = title_ends_with(before) + text_begins_with(rest);
  size_t adverb = lex_forms_ends(before.at, before.size, FORMS_FORM_ORDER);
  if (order_at(text, at))
    weight += adverb >= LEAST_ADVERB ? -LIMITS_GLUED_LIST_ORDER : LIMITS_GLUED_LIST_ORDER; /* 高水平|打造 */
  if (lex_openers_longest(rest.at, rest.size)) weight += LIMITS_GLUED_LIST_OPENER;
  if (at == told.sure) weight += LIMITS_GLUED_LIST_SURE;
  return at == told.likely ? weight + LIMITS_GLUED_LIST_LIKELY : weight;
}

/* What has been read of a sentence: where its last clause began, how many there are, how many quotes are open. */
struct reading {
  int clauses, clause_chars, quotes;
};

static void read_character(struct reading *reading, uint32_t code)
{
  bool comma = code == 0xFF0C;
  reading->clauses += comma;
  reading->clause_chars = comma ? 0 : reading->clause_chars + 1;
  reading->quotes += char_among(code, U"“（《");
  reading->quotes -= char_among(code, U"”）》");
}

/* Whether a title may end between the characters `last` and `next`. */
static bool may_end(uint32_t last, uint32_t next)
{
  bool letters = char_is_han(last) || char_among(last, U"”）");
  bool begins = char_is_han(next) || next == 0x201C || char_is(next, CHAR_DIGIT);
  return letters && begins;
}

/* How many characters the last clause of the title `title` must have: fewer where it names aims or tasks (总体要求). */
static int least_title(slice title)
{
  bool noun = lex_forms_ends(title.at, title.size, FORMS_FORM_TASKS | FORMS_FORM_AIMS | FORMS_FORM_PRINCIPLES) != 0;
  return noun ? LEAST_NOUN : LIMITS_GLUED_LIST_CLAUSE;
}

/* Where the title ends before the indent of the line behind it, of which nothing else is left: 再攀新高|　　一是打造…;
 * 0: nowhere. */
static size_t end_before_indent(slice text)
{
  ptrdiff_t at = slice_find(text, SLICE("\u3000\u3000"));
  return at < 0 ? 0 : (size_t)at;
}

/* The places where the title might end in the paragraph's first sentence; returns how many. */
static size_t title_ends(const struct document *document, const struct paragraph *paragraph,
                         struct title_end ends[LIMITS_GLUED_LIST_TITLE])
{
  slice text = document_slice(document, paragraph->label.end, paragraph->sentence_end);
  struct told_ends told = {glued_title_surely_ends(text, true), 0};
  size_t count = 0, size;
  if (!told.sure) told.sure = end_before_indent(text);
  if (!told.sure) told.likely = glued_part_title(text, true);
  struct reading reading = {0};
  uint32_t last = 0;
  for (size_t at = 0, chars = 0; at < text.size && chars < LIMITS_GLUED_LIST_TITLE; at += size, chars++) {
    uint32_t code = utf8_at(text.at + at, &size);
    slice before = {text.at, at};
    bool joint = lex_layout_ends(before.at, before.size, LAYOUT_ROLE_AND) ||
                 lex_layout_starts(text.at + at, text.size - at, LAYOUT_ROLE_OF | LAYOUT_ROLE_AND);
    bool more =
        utf8_longer(slice_after(text, at), LIMITS_GLUED_LIST_BEHIND) && reading.clauses < LIMITS_GLUED_LIST_CLAUSES;
    bool letters = may_end(last, code) && reading.quotes <= 0 && reading.clause_chars >= least_title(before);
    bool sure = at && at == told.sure;
    bool likely = at && more && !joint && letters;
    if (sure || likely) ends[count++] = (struct title_end){at, (int)chars, reading.clauses, weigh_end(text, at, told)};
    read_character(&reading, code);
    last = code;
  }
  return count;
}

/* The place behind the paragraph's first sentence, when that may be the title: it is run in. */
static size_t sentence_as_title(const struct document *document, const struct paragraph *paragraph,
                                struct title_end ends[LIMITS_GLUED_LIST_TITLE])
{
  slice text = document_slice(document, paragraph->label.end, paragraph->sentence_end);
  if (paragraph->sentence_chars > LIMITS_GLUED_LIST_TITLE) return 0;
  struct title_end end = {text.size, (int)paragraph->sentence_chars - 1, 0, 0};
  slice title = {text.at, text.size - FULL_STOP.size};
  for (slice rest = title; slice_find(rest, COMMA) >= 0; end.clauses++)
    rest = slice_after(rest, (size_t)slice_find(rest, COMMA) + COMMA.size);
  slice behind = utf8_trim(document_slice(document, paragraph->sentence_end, paragraph->end));
  end.weight = title_ends_with(title) + text_begins_with(behind);
  ends[0] = end;
  return end.clauses < LIMITS_GLUED_LIST_CLAUSES;
}

static int apart(int chars, int length)
{
  int difference = chars > length ? chars - length : length - chars;
  return (difference ? LIMITS_GLUED_LIST_DIFFERS : 0) +
         LIMITS_GLUED_LIST_PER_CHARACTER *
             (difference < LIMITS_GLUED_LIST_DIFFERENCE ? difference : LIMITS_GLUED_LIST_DIFFERENCE);
}

static bool is_whole_line(const struct paragraph *paragraph)
{
  return paragraph->sentence_end >= paragraph->end && !paragraph->complete;
}

/* # The choice */

struct chooser {
  const struct outline *outline;
  struct title_end (*ends)[LIMITS_GLUED_LIST_TITLE]; /* of each member */
  size_t *counts, *paragraphs;
  size_t members, room;
  size_t lines, line_chars; /* of lists of which some members are glued */
};

/* What an end weighs among titles of so many clauses and characters. */
static int weigh_in_shape(const struct title_end *end, int clauses, int length)
{
  return end->weight - (end->clauses == clauses ? apart(end->chars, length) : LIMITS_GLUED_LIST_OTHER_CLAUSES);
}

/* The end that fits best to titles of so many clauses and characters; NULL: there is none. */
static const struct title_end *best_end(const struct chooser *chooser, size_t member, int clauses, int length)
{
  const struct title_end *best = NULL;
  int most = 0;
  for (size_t i = 0; i < chooser->counts[member]; i++) {
    const struct title_end *end = &chooser->ends[member][i];
    int weight = weigh_in_shape(end, clauses, length);
    if (best && weight <= most) continue;
    best = end;
    most = weight;
  }
  return best;
}

/* What the ends weigh together when all titles have so many clauses and characters. */
static int weigh_shape(const struct chooser *chooser, int clauses, int length)
{
  int sum = 0;
  for (size_t i = 0; i < chooser->members; i++) {
    const struct title_end *end = best_end(chooser, i, clauses, length);
    sum += end ? weigh_in_shape(end, clauses, length) : -LIMITS_GLUED_LIST_OTHER_CLAUSES;
  }
  return sum;
}

/* The shape of titles that fits the list best: how many clauses (less one) and characters they have. */
struct shape {
  int clauses, length, weight;
};

static struct shape best_shape(const struct chooser *chooser)
{
  struct shape best = {0, 0, INT32_MIN};
  for (int clauses = 0; clauses < LIMITS_GLUED_LIST_CLAUSES; clauses++)
    for (int length = LIMITS_GLUED_LIST_CLAUSE; length < LIMITS_GLUED_LIST_TITLE; length++) {
      int weight = weigh_shape(chooser, clauses, length);
      if (weight > best.weight) best = (struct shape){clauses, length, weight};
    }
  return best;
}

/* Reads the members of the list that are no lines: the places inside their first sentences or (`whole`) behind them. */
static bool read_members(struct chooser *chooser, const struct labelled_list *list, bool whole)
{
  const struct outline *outline = chooser->outline;
  arena *arena = outline->document->arena;
  enum label_system system = outline->paragraphs[list->first].label.system;
  if (!chooser->paragraphs || chooser->room < list->members) {
    chooser->room = list->members * 2;
    chooser->ends = arena_alloc(arena, chooser->room * sizeof *chooser->ends);
    chooser->counts = arena_alloc(arena, chooser->room * sizeof *chooser->counts);
    chooser->paragraphs = arena_alloc(arena, chooser->room * sizeof *chooser->paragraphs);
    if (!chooser->ends || !chooser->counts || !chooser->paragraphs) return log_memory(outline->document->log);
  }
  chooser->members = 0;
  for (size_t i = list->first; i <= list->last; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->label.system != system || is_whole_line(paragraph)) continue;
    size_t member = chooser->members++;
    struct title_end *ends = chooser->ends[member];
    chooser->paragraphs[member] = i;
    chooser->counts[member] =
        whole ? sentence_as_title(outline->document, paragraph, ends) : title_ends(outline->document, paragraph, ends);
  }
  return true;
}

/* Whether words speak for the end, or that its title is just as long as the others. */
static bool is_told(const struct title_end *end, const struct shape *shape)
{
  if (!end) return false;
  return end->weight > 0 || end->chars == shape->length;
}

/* What the members of a list are: lines, or paragraphs that begin with a sentence. */
struct members_seen {
  size_t lines, line_chars, others, chars, long_ones;
};

static struct members_seen members_of(const struct outline *outline, const struct labelled_list *list)
{
  struct members_seen seen = {0};
  enum label_system system = outline->paragraphs[list->first].label.system;
  for (size_t i = list->first; i <= list->last; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->label.system != system) continue;
    bool line = is_whole_line(paragraph);
    *(line ? &seen.lines : &seen.others) += 1;
    *(line ? &seen.line_chars : &seen.chars) += paragraph->sentence_chars;
    seen.long_ones += paragraph->sentence_chars > LIMITS_GLUED_LIST_TITLE;
  }
  return seen;
}

/* Whether the sentences are longer than the lines by a clause's title. */
static bool are_longer(size_t chars, size_t others, size_t line_chars, size_t lines)
{
  if (!lines || others < LEAST_OTHERS) return false; /* a wrapped text joins one by chance */
  return chars / others >= line_chars / lines + LIMITS_GLUED_LIST_CLAUSE;
}

/* Whether the titles of a list may be glued to their text: line ends were lost in the whole report; or most members
 * begin with a sentence that is too long for a title; or some are lines, and the others begin with sentences that are
 * longer by a clause's title, as they then may in the report's other lists. */
static bool may_be_glued(const struct chooser *chooser, const struct labelled_list *list)
{
  const struct outline *outline = chooser->outline;
  if (outline->glued) return true;
  if (outline->paragraphs[list->first].label.system != LABEL_HAN_PAREN) return false; /* parts: each for itself */
  struct members_seen seen = members_of(outline, list);
  if (list->members < LIMITS_SISTERS_IN_ROW || !seen.others) return false;
  if (seen.lines) return are_longer(seen.chars, seen.others, seen.line_chars, seen.lines);
  return 2 * seen.long_ones >= list->members ||
         are_longer(seen.chars, seen.others, chooser->line_chars, chooser->lines);
}

/* Counts the lines of lists of which some members are lines and some are glued. */
static bool count_lines(struct chooser *chooser, const struct labelled_list *list, struct cut_offsets *cuts)
{
  (void)cuts;
  if (!may_be_glued(chooser, list)) return true;
  struct members_seen seen = members_of(chooser->outline, list);
  chooser->lines += seen.lines;
  chooser->line_chars += seen.line_chars;
  return true;
}

/* Cuts the members of a list whose titles are told from their text by its indent alone. */
static bool cut_at_indents(const struct outline *outline, const struct labelled_list *list, struct cut_offsets *cuts)
{
  enum label_system system = outline->paragraphs[list->first].label.system;
  for (size_t i = list->first; i <= list->last; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool labelled = paragraph->label.system == system && paragraph->label.end < paragraph->sentence_end;
    if (!labelled) continue;
    size_t at = end_before_indent(document_slice(outline->document, paragraph->label.end, paragraph->sentence_end));
    if (at && !cut_add(outline, cuts, paragraph->label.end + (uint32_t)at)) return false;
  }
  return true;
}

/* Cuts the members of a list whose titles are glued: that they end inside of the first sentences fits better than that
 * these are the titles. */
static bool cut_list(struct chooser *chooser, const struct labelled_list *list, struct cut_offsets *cuts)
{
  const struct outline *outline = chooser->outline;
  if (!may_be_glued(chooser, list)) return cut_at_indents(outline, list, cuts);
  if (!read_members(chooser, list, true)) return false;
  struct shape run_in = best_shape(chooser);
  if (!read_members(chooser, list, false)) return false;
  struct shape shape = best_shape(chooser);
  bool glued = shape.weight >= LIMITS_GLUED_LIST_END * (int)chooser->members && shape.weight > run_in.weight;
  for (size_t i = 0; i < chooser->members; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[chooser->paragraphs[i]];
    const struct title_end *end = best_end(chooser, i, shape.clauses, shape.length);
    slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
    size_t indent = end_before_indent(text), told = indent ? indent : glued_title_surely_ends(text, true);
    size_t at = glued && is_told(end, &shape) ? end->at : told;
    if (at && !cut_add(outline, cuts, paragraph->label.end + (uint32_t)at)) return false;
  }
  return true;
}

/* What is done with a list that has members. */
typedef bool list_visit(struct chooser *chooser, const struct labelled_list *list, struct cut_offsets *cuts);

/* Goes through the labelled lists of the speech. */
static bool each_list(struct chooser *chooser, struct cut_offsets *cuts, list_visit *visit)
{
  const struct outline *outline = chooser->outline;
  struct labelled_list lists[LABEL_HAN_PAREN + 1] = {{0}};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    enum label_system system = paragraph->label.system;
    if (system < LABEL_HAN || system > LABEL_HAN_PAREN) continue;
    struct labelled_list *list = &lists[system];
    if (list->members && paragraph->label.n != list->n + 1) {
      if (!visit(chooser, list, cuts)) return false;
      list->members = 0;
    }
    if (!list->members) list->first = i;
    list->last = i;
    list->n = paragraph->label.n;
    list->members++;
  }
  for (enum label_system system = LABEL_HAN; system <= LABEL_HAN_PAREN; system++)
    if (lists[system].members && !visit(chooser, &lists[system], cuts)) return false;
  return true;
}

bool glued_titles_find(const struct outline *outline, struct cut_offsets *cuts)
{
  struct chooser chooser = {.outline = outline};
  return each_list(&chooser, cuts, count_lines) && each_list(&chooser, cuts, cut_list);
}
