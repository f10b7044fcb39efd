/* Company: which titles stay, seen beside their neighbours. titles.c looks at each paragraph alone; titles come in
 * company.
 *
 * Members of one numbered list are titles together or not at all. First sentences without a label are titles when they
 * stand in a row or are most of the paragraphs of their division: in 24 annotated reports a division has at most two
 * plain paragraphs beside three titles, and a first sentence that is alone in its division never is one. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/forms.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "lexicon/verbs.h"
#include "likeness.h"

/* # Lists */

/* The paragraphs of one system that count up, each one more than the one before; dashes follow each other without
 * another title between. */
struct counted {
  size_t first;
  size_t last;
  int n;
  size_t members;
  size_t titled;
  size_t sentences; /* … as a whole, with a full stop at their end */
};

/* A first sentence that may be a title since the others of its list are. */
static bool may_join(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->label.end, paragraph->sentence_end);
  if (paragraph->sentence_end >= paragraph->end) return false;
  if (paragraph->sentence_chars > LIMITS_LIST_MEMBER) return false;
  return !names_figure(text);
}

/* ——稳中求进 提质增效: whether the only member of a run of dashes is the second line of the title above it. */
static bool is_second_line(const struct outline *outline, enum label_system system, const struct counted *run)
{
  const struct paragraph *line = &outline->paragraphs[run->first];
  if (system != LABEL_DASH || run->members > 1 || run->first <= outline->speech_from) return false;
  return is_title_line(line) && is_title_line(line - 1);
}

/* Lets a run's members all be titles, or none. */
static void end_run(struct outline *outline, enum label_system system, const struct counted *run)
{
  bool alone = label_is_worded(system) && run->titled == 1;
  bool most = run->titled * 3 >= run->members * 2, sentences = !most && run->sentences;
  if (!run->titled) return;
  bool few = run->titled * 2 < run->members;
  bool drop = alone || sentences || few || is_second_line(outline, system, run);
  for (size_t i = run->first; i <= run->last; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->label.system != system) continue;
    if (paragraph->title_end) {
      if (drop) title_drop(paragraph);
    } else if (most && may_join(outline, paragraph)) {
      title_make(paragraph, paragraph->sentence_end, "member of a list of titles");
    }
  }
}

static bool leads_in(const struct outline *outline, const struct paragraph *paragraph)
{
  return ends_in_colon(document_slice(outline->document, paragraph->start, paragraph->end));
}

static void settle_lists(struct outline *outline)
{
  struct counted runs[LABEL_DASH + 1] = {{0}};
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    enum label_system system = paragraph->label.system;
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    bool other_title = paragraph->title_end && system != LABEL_DASH;
    if (other_title || leads_in(outline, paragraph)) { /* what it leads in to is another list */
      end_run(outline, LABEL_DASH, &runs[LABEL_DASH]);
      runs[LABEL_DASH] = (struct counted){0};
    }
    if (system < LABEL_HAN) continue;
    struct counted *run = &runs[system];
    bool next = system == LABEL_DASH || paragraph->label.n == run->n + 1;
    if (!run->members || !next) {
      end_run(outline, system, run);
      *run = (struct counted){.first = i};
    }
    run->last = i;
    run->n = paragraph->label.n;
    run->members++;
    run->titled += paragraph->title_end != 0;
    run->sentences += is_title_line(paragraph) && paragraph->complete;
  }
  for (enum label_system system = LABEL_HAN; system <= LABEL_DASH; system++) end_run(outline, system, &runs[system]);
}

/* # First sentences without a label */

/* A first sentence that is too long for a title, or a statement, when it has no label. */
static bool may_join_sisters(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  if (paragraph->label.system != LABEL_NONE || paragraph->kind != NODE_P) return false;
  if (paragraph->sentence_chars > LIMITS_SISTER_SENTENCE || paragraph->sentence_end >= paragraph->end) return false;
  return !names_figure(text) && !speaks_to_audience(text) && !judges_period(text);
}

/* Whether both first sentences say what something is, in one frame: 这是产业升级的五年。 这是民生改善的五年。 */
static bool state_alike(const struct outline *outline, const struct paragraph *one, const struct paragraph *two)
{
  enum { SHARED_BEGINNING = 2, SHARED_END = 9 /* bytes: 之年。 */ };
  slice a = document_slice(outline->document, one->start, one->sentence_end);
  slice b = document_slice(outline->document, two->start, two->sentence_end);
  if (!says_what_is(a)) return false;
  slice end = slice_after(a, a.size - size_least(a.size, SHARED_END));
  return slice_starts(b, utf8_first(a, SHARED_BEGINNING)) && slice_ends(b, end);
}

/* Three or more in a row that begin alike name their paragraphs, whatever they say: 过去的五年，是…的五年。 */
static void join_rows(struct outline *outline, size_t from, size_t to)
{
  for (size_t i = from, row; i<to; i = row> i ? row : i + 1) {
    for (row = i; row < to && may_join_sisters(outline, &outline->paragraphs[row]); row++) {
      const struct paragraph *first = &outline->paragraphs[i], *next = &outline->paragraphs[row];
      bool alike = begin_alike(outline, first, next) || state_alike(outline, first, next);
      if (!alike) break;
    }
    for (size_t k = i; k < row && row - i >= LIMITS_SISTERS_IN_ROW; k++)
      title_make(&outline->paragraphs[k], outline->paragraphs[k].sentence_end, "first sentences in a row begin alike");
  }
}

/* The word of openers.tsv with which the paragraph's first sentence opens, if it has no label or title; else NULL. */
static const struct lex_openers_row *opener_of(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->kind != NODE_P) return NULL;
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  return lex_openers_longest(text.at, text.size);
}

/* Whether the paragraph states the requirement or the targets: what stands before it tells of the situation. */
static bool states_aims(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  return weights[FUNCTIONS_FUNCTION_REQUIREMENT] >= LIMITS_WEIGHT_LIKELY;
}

/* Three or more short first sentences that open with one word, though it is no title's (我们…), name their paragraphs
 * when nothing but other titles stands between them; these then stand under them. */
static void join_openers(struct outline *outline, size_t from, size_t to)
{
  for (size_t i = from, row; i<to; i = row> i ? row : i + 1) {
    const struct lex_openers_row *opener = opener_of(outline, &outline->paragraphs[i]);
    size_t members = 0, between = 0, last = i;
    for (row = i; opener && row < to; row++) {
      const struct paragraph *paragraph = &outline->paragraphs[row];
      if (is_run_in(paragraph)) continue;
      if (opener_of(outline, paragraph) != opener) break;
      members += may_name_paragraph(outline, paragraph);
      between += row > last + 1;
      last = row;
    }
    if (members < LIMITS_SISTERS_IN_ROW) continue;
    if (row < to && states_aims(outline, &outline->paragraphs[row])) continue;
    for (size_t k = i; k <= last; k++) {
      struct paragraph *paragraph = &outline->paragraphs[k];
      if (opener_of(outline, paragraph) != opener) continue;
      title_make(paragraph, paragraph->sentence_end, "first sentences in a row open with one word");
      paragraph->over_titles = between > 0;
    }
  }
}

/* A first sentence that is too long for a title, or a statement, is one all the same when a titled sister before (or,
 * `backwards`, behind) it begins with the same words. */
static void join_sisters(struct outline *outline, size_t from, size_t to, bool backwards)
{
  const struct paragraph *sister = NULL;
  for (size_t k = from; k < to; k++) {
    struct paragraph *paragraph = &outline->paragraphs[backwards ? from + to - 1 - k : k];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (may_join_sisters(outline, paragraph) && sister && begin_alike(outline, sister, paragraph))
      title_make(paragraph, paragraph->sentence_end, "first sentence begins like its sister's");
    if (paragraph->title_end) sister = paragraph;
  }
}

static int clauses_of(slice sentence)
{
  int clauses = 1;
  for (ptrdiff_t comma; (comma = slice_find(sentence, COMMA)) >= 0; clauses++)
    sentence = slice_after(sentence, (size_t)comma + COMMA.size);
  return clauses;
}

/* A first sentence that only its length keeps from being a title is one all the same among titles that have as many
 * clauses and are nearly as long. */
static void join_longer(struct outline *outline, size_t from, size_t to)
{
  const struct paragraph *longest = NULL;
  size_t titles = 0, others = 0;
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!is_run_in(paragraph)) {
      others += paragraph->kind != NODE_KIND_COUNT;
      continue;
    }
    titles++;
    if (!longest || paragraph->sentence_chars > longest->sentence_chars) longest = paragraph;
  }
  if (titles < 2 || titles < 2 * others) return;
  int clauses = clauses_of(paragraph_title(outline, longest));
  for (size_t i = from; i < to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
    bool longer = paragraph->sentence_chars > LIMITS_RUN_IN_MOST;
    bool nearly = paragraph->sentence_chars * 4 <= longest->sentence_chars * 5;
    if (!longer || !nearly || !may_join_sisters(outline, paragraph) || clauses_of(text) != clauses) continue;
    title_make(paragraph, paragraph->sentence_end, "first sentence hardly longer than its sisters");
  }
}

/* Whether the sentence is an aphorism: two halves of one length, 岁月不居，时节如流。 */
static bool is_aphorism(slice sentence)
{
  ptrdiff_t comma = slice_find(sentence, COMMA);
  if (comma < 0) return false;
  slice first = {sentence.at, (size_t)comma}, second = slice_after(sentence, (size_t)comma + COMMA.size);
  second.size -= FULL_STOP.size;
  return first.size == second.size && !utf8_longer(first, LIMITS_APHORISM_HALF);
}

/* An aphorism before titles that all begin alike names nothing: 岁月不居，时节如流。… before 一年来，我们…。… */
static void drop_stranger(struct outline *outline, size_t from, size_t to)
{
  slice head = {NULL, 0};
  size_t first = to, members = 0;
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool plain = !paragraph->title_end;
    if (plain && first < to && !members) return; /* they stand apart */
    if (plain) continue;
    if (first == to) {
      first = i;
      continue;
    }
    slice title = paragraph_title(outline, paragraph);
    if (!members++) head = utf8_first(title, LIMITS_SISTER_BEGINNING);
    if (!slice_starts(title, head)) return;
  }
  if (members < LIMITS_SISTERS_IN_ROW) return;
  if (is_aphorism(paragraph_title(outline, &outline->paragraphs[first]))) title_drop(&outline->paragraphs[first]);
}

/* The paragraph under a heading of its own line, before the divisions it leads in to, is much shorter than theirs, or
 * its first sentence much longer than their titles. */
static void drop_introduction(struct outline *outline, size_t from, size_t to)
{
  if (from == 0 || from >= to) return; /* nothing stands behind the last title */
  struct paragraph *first = &outline->paragraphs[from];
  const struct paragraph *heading = &outline->paragraphs[from - 1];
  if (!first->title_end || !is_title_line(heading)) return;
  uint64_t chars = 0, count = 0, title_chars = 0;
  for (size_t i = from + 1; i < to; i++) {
    if (!outline->paragraphs[i].title_end) continue;
    chars += outline->paragraphs[i].chars;
    title_chars += outline->paragraphs[i].sentence_chars;
    count++;
  }
  uint32_t rest = first->chars - first->sentence_chars;
  bool shorter = first->chars * count * 5 < chars * 3; /* 0.6 of the mean */
  bool couplet = slice_has(paragraph_title(outline, first), COMMA);
  bool longer_title = first->sentence_chars * count >= 2 * title_chars;
  bool little = couplet || rest <= LIMITS_INTRODUCTION;
  bool introduces = shorter && little;
  if (count < 2) return;
  if (longer_title || introduces) title_drop(first);
}

/* Whether the title begins with a verb, or with how something is done. */
static bool orders(slice title)
{
  bool form = lex_forms_starts(title.at, title.size, FORMS_FORM_ORDER | FORMS_FORM_PRINCIPLE) != 0;
  return form || lex_verbs_longest(title.at, title.size);
}

/* A title that orders nothing, and behind which it says what we do: 港口开放无止境，越开放越向上。|我们要… */
static bool is_remark(const struct outline *outline, const struct paragraph *paragraph)
{
  slice title = paragraph_title(outline, paragraph);
  slice rest = utf8_trim(document_slice(outline->document, paragraph->title_end, paragraph->end));
  bool states = slice_has(title, COMMA) || says_what_is(title);
  return states && !orders(title) && lex_forms_starts(rest.at, rest.size, FORMS_FORM_LEAD);
}

/* Remarks between titles that order work name nothing. */
static void drop_remarks(struct outline *outline, size_t from, size_t to)
{
  size_t titles = 0, others = 0;
  for (size_t i = from; i < to; i++) {
    bool title = is_run_in(&outline->paragraphs[i]);
    titles += title;
    others += title && !orders(paragraph_title(outline, &outline->paragraphs[i]));
  }
  for (size_t i = from; i < to && others * 3 <= titles; i++)
    if (is_run_in(&outline->paragraphs[i]) && is_remark(outline, &outline->paragraphs[i]))
      title_drop(&outline->paragraphs[i]);
}

/* Whether the paragraph that follows `index` (before `to`) has a title, too. */
static bool has_neighbour(const struct outline *outline, size_t index, size_t to)
{
  for (size_t i = index + 1; i < to; i++)
    if (outline->paragraphs[i].kind != NODE_KIND_COUNT) return outline->paragraphs[i].title_end != 0;
  return false;
}

/* Whether three or more titles follow each other that begin with the same `shared` characters; `*head` gets them. */
static bool has_row(const struct outline *outline, size_t from, size_t to, size_t shared, slice *head)
{
  size_t members = 0;
  for (size_t i = from; i < to && members < LIMITS_SISTERS_IN_ROW; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    slice title = paragraph_title(outline, paragraph);
    bool alike = paragraph->title_end && slice_starts(title, *head);
    members = alike ? members + 1 : paragraph->title_end != 0;
    if (members == 1) *head = utf8_first(title, shared);
  }
  return members >= LIMITS_SISTERS_IN_ROW;
}

/* How many paragraphs have titles, and how many long ones have none. */
struct mixture {
  size_t titles, others;
  size_t chars; /* of the titles */
};

static struct mixture mix_of(const struct outline *outline, size_t from, size_t to)
{
  struct mixture mixture = {0, 0, 0};
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (paragraph->title_end) {
      mixture.titles++;
      mixture.chars += utf8_count(paragraph_title(outline, paragraph));
    } else
      mixture.others += paragraph->chars > LIMITS_UNTITLED_PARAGRAPH;
  }
  return mixture;
}

/* One that is alone is a sentence; so are those that stand apart where plain paragraphs are as many, or where others in
 * a row begin alike. */
static void drop_lonely(struct outline *outline, size_t from, size_t to)
{
  struct mixture mixture = mix_of(outline, from, to);
  bool many = mixture.titles > 1 && mixture.titles * 2 >= mixture.others * 3;
  enum { SHARED = 2 /* characters, where titles are most of the paragraphs */ };
  slice head = {NULL, 0};
  bool row = has_row(outline, from, to, many ? SHARED : LIMITS_SISTER_BEGINNING, &head);
  if (year_in(head, NULL)) row = false; /* 1984年… begins what is told of that year */
  if (many && !row) return;
  bool before = false; /* the paragraph before had a title, whether it stays or not */
  for (size_t i = from; i < to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    bool titled = paragraph->title_end != 0;
    bool member = row && slice_starts(paragraph_title(outline, paragraph), head);
    if (titled && !member && !paragraph->markup && !before && !has_neighbour(outline, i, to)) title_drop(paragraph);
    before = titled;
  }
}

/* How many titles begin with the same character as the first of them. */
static size_t like_first(const struct outline *outline, size_t from, size_t to)
{
  slice head = {NULL, 0};
  size_t alike = 0;
  for (size_t i = from; i < to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT || !paragraph->title_end) continue;
    slice title = paragraph_title(outline, paragraph);
    if (!alike) head = utf8_first(title, 1);
    alike += slice_starts(title, head);
  }
  return alike;
}

/* Whether what seem titles are first sentences of prose: as many paragraphs have none, they are long, and begin each
 * with another character, three in a row and two of three. */
static bool are_prose(const struct outline *outline, size_t from, size_t to, const struct mixture *mixture)
{
  enum { SHARED = 1 /* character */ };
  slice head = {NULL, 0};
  if (mixture->others < mixture->titles || mixture->chars <= LIMITS_PROSE_SENTENCE * mixture->titles) return false;
  bool alike = like_first(outline, from, to) * 3 >= mixture->titles * 2;
  return !alike && !has_row(outline, from, to, SHARED, &head);
}

/* A few among many plain paragraphs are sentences, though they be neighbours. */
static void drop_few(struct outline *outline, size_t from, size_t to)
{
  struct mixture mixture = mix_of(outline, from, to);
  bool few = mixture.others > LIMITS_PLAIN_FELLOWS * mixture.titles;
  if (!few && !are_prose(outline, from, to, &mixture)) return;
  for (size_t i = from; i < to; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->title_end && !paragraph->markup) title_drop(paragraph);
  }
}

/* First sentences that open with the same clause (一年来，我们…) stand over those between them. */
static void raise_openers(struct outline *outline, size_t from, size_t to)
{
  enum { MOST_TRIED = 4 };
  int tried = 0;
  for (size_t first = from; first < to && tried < MOST_TRIED; first++) {
    const struct paragraph *opener = &outline->paragraphs[first];
    if (!opener->title_end || !open_alike(outline, opener, opener)) continue;
    tried++;
    if (!stand_over(outline, first, to)) continue;
    for (size_t i = first; i < to; i++) {
      struct paragraph *paragraph = &outline->paragraphs[i];
      if (paragraph->title_end) paragraph->over_titles = open_alike(outline, opener, paragraph);
    }
    return;
  }
}

/* The paragraphs between two titles that have labels or lines of their own. */
static void settle_group(struct outline *outline, size_t from, size_t to)
{
  join_rows(outline, from, to);
  join_openers(outline, from, to);
  join_sisters(outline, from, to, false);
  join_sisters(outline, from, to, true);
  join_longer(outline, from, to);
  drop_introduction(outline, from, to);
  drop_stranger(outline, from, to);
  drop_remarks(outline, from, to);
  drop_lonely(outline, from, to);
  raise_openers(outline, from, to);
  drop_few(outline, from, to);
}

/* # First sentences over lists */

/* Whether the paragraph has no label and begins with what may name it, right before a list of titles:
 * 加快建设现代化产业 体系。…|1.培育主导产业。… */
static bool stands_over_list(const struct outline *outline, size_t index)
{
  const struct paragraph *paragraph = &outline->paragraphs[index], *next = paragraph + 1;
  bool list = next->title_end && next->label.n == 1 && next->label.system >= LABEL_ARABIC &&
              next->label.system <= LABEL_CIRCLED;
  slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
  bool runs_in = paragraph->label.system == LABEL_NONE && paragraph->sentence_end < paragraph->end;
  if (!list || !runs_in || paragraph->sentence_chars > LIMITS_SISTER_SENTENCE) return false;
  return !names_figure(text) && !ends_in_colon(text) && !lex_openers_longest(text.at, text.size) &&
         !speaks_to_audience(text);
}

/* Makes titles of first sentences, three at least with nothing but lists between, that each stand over a list. */
static void name_over_lists(struct outline *outline)
{
  size_t over[LIMITS_PART_LINES], count = 0;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool may = i + 1 < outline->speech_to && count < LIMITS_PART_LINES && stands_over_list(outline, i);
    if (may) over[count++] = i;
    bool ends = !may && paragraph->label.system < LABEL_ARABIC && paragraph->kind != NODE_KIND_COUNT;
    bool last = i + 1 == outline->speech_to;
    if (!ends && !last) continue;
    for (size_t k = 0; k < count && count >= LIMITS_SISTERS_IN_ROW; k++) {
      struct paragraph *first = &outline->paragraphs[over[k]];
      title_make(first, first->sentence_end, "first sentences over lists that begin anew");
    }
    count = 0;
  }
}

void company_settle(struct outline *outline)
{
  settle_lists(outline);
  sentence_lines_settle(outline);
  size_t group = outline->speech_from;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end || is_run_in(paragraph)) continue;
    settle_group(outline, group, i);
    group = i + 1;
  }
  settle_group(outline, group, outline->speech_to);
  name_over_lists(outline);
}
