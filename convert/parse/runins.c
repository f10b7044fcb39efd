/* Run-in titles: the sentences of a paragraph that may be titles in it, and what is observed of them.
 *
 * A candidate is a short sentence without a figure that tells of no event. What is observed of it — the words at its
 * ends (lexicon/title-words.tsv), its form, its length, what it shares with the title before it, how much text each has
 * — are rows of lexicon/titles.tsv, whose weights tests/train/titles.c learns from annotated reports. */
#include "runins.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "chains.h"
#include "edges.h"
#include "lexicon/events.h"
#include "lexicon/forms.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "lexicon/title-words.h"
#include "lexicon/titles.h"
#include "pieces.h"
#include "sisters.h"

/* # Reading */

static int weight_of_words(slice core)
{
  slice first = two_characters(core, true), last = two_characters(core, false);
  const struct lex_title_words_row *opening = lex_title_words_find(first.at, first.size);
  const struct lex_title_words_row *closing = lex_title_words_find(last.at, last.size);
  return 10 * ((opening ? opening->first : 0) + (closing ? closing->last : 0));
}

/* Whether the sentence tells what came about: …获批运营。 */
static bool tells_event(slice text)
{
  const char *end = slice_end(text);
  for (const char *at = text.at; (at = lex_next(&lex_events_by_word, at, end)) < end;
       at += utf8_size((unsigned char)*at))
    if (lex_events_longest(at, (size_t)(end - at))) return true;
  return false;
}

static bool has_digit(slice text)
{
  size_t size;
  for (const char *at = text.at, *end = slice_end(text); at < end; at += size)
    if (char_is(utf8_at(at, &size), CHAR_DIGIT)) return true;
  return false;
}

/* Whether the source has the sentence all in bold: **Title.** */
static bool is_bold(const struct document *document, const struct sentence *sentence)
{
  slice source = document->source_text.at ? document->source_text : document->text;
  uint32_t start = pieces_source(document, sentence->start, false);
  uint32_t stop = pieces_source(document, sentence->core_end, false) + (sentence->end - sentence->core_end);
  slice before = {source.at, start};
  return slice_ends(before, SLICE("*")) && slice_starts(slice_after(source, stop), SLICE("**"));
}

/* Two characters as one number: their bytes, no more than eight. */
static uint64_t as_number(slice characters)
{
  uint64_t number = 0;
  memcpy(&number, characters.at, characters.size < sizeof number ? characters.size : sizeof number);
  return number;
}

/* What the sentence names, and how much of it the text takes up right behind it, and had right before it. */
static void find_pairs(const struct candidates *candidates, struct sentence *sentence)
{
  const struct document *document = candidates->outline->document;
  enum { NEAR = 60 /* characters */, BYTES = 3 };
  uint32_t first = candidates->sentences[0].start, last = candidates->sentences[candidates->count - 1].end;
  sentence->pairs = character_pairs_of(document_slice(document, sentence->core, sentence->core_end), INT32_MAX);
  struct character_pairs behind = character_pairs_of(document_slice(document, sentence->end, last), NEAR);
  slice earlier = document_slice(document, first, sentence->start);
  if (earlier.size > NEAR * BYTES) earlier = slice_after(earlier, earlier.size - NEAR * BYTES);
  while (((unsigned char)*earlier.at & 0xC0) == 0x80) earlier = slice_after(earlier, 1); /* the sentence begins none */
  struct character_pairs before = character_pairs_of(earlier, NEAR);
  sentence->taken_up = character_pairs_shared(&sentence->pairs, &behind);
  sentence->repeated = character_pairs_shared(&sentence->pairs, &before);
}

static void describe(const struct document *document, struct sentence *sentence)
{
  slice edges = document_slice(document, sentence->start, sentence->core_end);
  slice core = document_slice(document, sentence->core, sentence->core_end);
  sentence->words = weight_of_words(edges);
  size_t size;
  sentence->first = as_number(two_characters(core, true));
  sentence->last = as_number(two_characters(core, false));
  sentence->first_one = core.size ? 1 + utf8_at(core.at, &size) : 0;
  sentence->last_one = core.size ? 1 + utf8_before(slice_end(core), &size) : 0;
  sentence->form = title_form(core);
  sentence->couplet = slice_has(core, COMMA);
}

/* The text without the asterisks of emphasis before it: **Title.** Text. */
static slice without_marks(slice text)
{
  while (slice_starts(text, SLICE("*"))) text = slice_after(text, 1);
  return utf8_trim(text);
}

static bool add_sentence(struct candidates *candidates, uint32_t start, uint32_t end)
{
  const struct document *document = candidates->outline->document;
  struct sentence *more =
      arena_grow(document->arena, candidates->sentences, candidates->count, &candidates->room, sizeof *more);
  if (!more) return log_memory(document->log);
  candidates->sentences = more;
  slice text = without_marks(utf8_trim(document_slice(document, start, end)));
  start = (uint32_t)(text.at - document->text.at);
  struct sentence sentence = {.start = start, .end = start + (uint32_t)text.size};
  sentence.length = (uint32_t)utf8_count(text);
  slice stop = FULL_STOP;
  slice core = slice_ends(text, stop) ? (slice){text.at, text.size - stop.size} : text;
  sentence.core_end = start + (uint32_t)core.size;
  struct label label = label_read(text, start);
  sentence.dash = label.system == LABEL_DASH;
  sentence.listed = label.system == LABEL_LISTED ? label.n : 0;
  sentence.core = sentence.dash ? label.end : start;
  sentence.chars = core.size < text.size ? sentence.length - 1 : sentence.length;
  bool short_one = core.size < text.size && sentence.chars >= LIMITS_TOPIC_LEAST && sentence.chars <= LIMITS_TOPIC_MOST;
  bool figure = short_one ? names_figure(core) : has_digit(core);
  bool unlabelled = label.system == LABEL_NONE || sentence.dash;
  sentence.possible = short_one && !figure && unlabelled && !tells_event(core);
  const struct sentence *before = candidates->count ? &more[candidates->count - 1] : NULL;
  sentence.behind = (before ? before->behind : 0) + sentence.length;
  sentence.figures = (before ? before->figures : 0) + figure;
  more[candidates->count++] = sentence;
  return true;
}

static bool read_sentences(struct candidates *candidates, uint32_t start, uint32_t end, struct run items)
{
  const struct document *document = candidates->outline->document;
  candidates->count = 0;
  while (start < end) {
    uint32_t stop = sentence_end(document, start, start < items.start ? items.start : end);
    if (!add_sentence(candidates, start, stop)) return false;
    start = stop;
    if (stop < items.start || stop >= items.end) continue;
    struct sentence *last = &candidates->sentences[candidates->count - 1]; /* the items follow a title before them */
    last->behind += (uint32_t)utf8_count(document_slice(document, stop, items.end));
    start = items.end;
  }
  return true;
}

/* Whether dashes open candidates, or else bold type shows them: nothing else is a title then. */
static bool are_marked(struct candidates *candidates)
{
  size_t dashes = 0, bold = 0;
  for (size_t i = 0; i < candidates->count; i++) {
    struct sentence *sentence = &candidates->sentences[i];
    if (!sentence->possible) continue;
    sentence->bold = is_bold(candidates->outline->document, sentence);
    dashes += sentence->dash;
    bold += sentence->bold;
  }
  bool dashed = dashes >= LIMITS_TOPICS_MARKED;
  for (size_t i = 0; i < candidates->count; i++) {
    struct sentence *sentence = &candidates->sentences[i];
    sentence->marked = dashed ? sentence->dash : sentence->bold;
  }
  return dashed || bold >= LIMITS_TOPICS_MARKED;
}

/* Whether the paragraph begins with a candidate, and much text follows each. */
static bool is_regular(const struct candidates *candidates)
{
  size_t count = candidates->possible_count;
  if (count < 2 || candidates->possible[0] != 0) return false;
  for (size_t i = 0; i < count; i++) {
    const struct sentence *sentence = &candidates->sentences[candidates->possible[i]];
    size_t stop = i + 1 < count ? candidates->possible[i + 1] - 1 : candidates->count - 1;
    if (candidates->sentences[stop].behind - sentence->behind < LIMITS_TOPIC_REGULAR_BODY) return false;
  }
  return true;
}

/* Whether the sentence is of those that may be titles: marked where titles are, without a dash where they are not. */
static bool is_of_kind(const struct candidates *candidates, const struct sentence *sentence)
{
  return sentence->possible && (candidates->marked ? sentence->marked : !sentence->dash);
}

/* Whether the sentence stands for the second time in the paragraph, as no title does. */
static bool stands_twice(const struct candidates *candidates, const struct sentence *sentence)
{
  const struct document *document = candidates->outline->document;
  slice text = document_slice(document, sentence->core, sentence->core_end);
  size_t count = candidates->possible_count;
  for (size_t i = count > LIMITS_TOPIC_NEIGHBOURS ? count - LIMITS_TOPIC_NEIGHBOURS : 0; i < count; i++) {
    const struct sentence *other = &candidates->sentences[candidates->possible[i]];
    if (slice_equal(text, document_slice(document, other->core, other->core_end))) return true;
  }
  return false;
}

/* What stands between the members of a list (一是…。…。二是…。) is of the member before it, and no title. */
static void pass_lists(struct candidates *candidates)
{
  struct sentence *sentences = candidates->sentences;
  for (size_t i = 0, next; i < candidates->count; i = next) {
    size_t last = i;
    int members = sentences[i].listed == 1;
    for (next = i + 1; next < candidates->count && sentences[next].listed != 1; next++) {
      if (sentences[next].listed != members + 1) continue;
      last = next;
      members++;
    }
    for (size_t k = i; k < last; k++) sentences[k].possible = false;
  }
}

bool candidates_read(struct candidates *candidates, uint32_t index, struct run items)
{
  const struct outline *outline = candidates->outline;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  candidates->titled = paragraph->title_end != 0;
  candidates->labelled = candidates->titled && paragraph->label.end > paragraph->start;
  uint32_t start = candidates->labelled ? paragraph->label.end : paragraph->start;
  if (!read_sentences(candidates, start, paragraph->end, items)) return false;
  pass_lists(candidates);
  candidates->marked = are_marked(candidates);
  candidates->possible_count = 0;
  for (size_t i = candidates->titled ? 1 : 0; i < candidates->count; i++) {
    const struct sentence *sentence = &candidates->sentences[i];
    if (!is_of_kind(candidates, sentence) || stands_twice(candidates, sentence)) continue;
    size_t *more = arena_grow(outline->document->arena, candidates->possible, candidates->possible_count,
                              &candidates->possible_room, sizeof *more);
    if (!more) return log_memory(outline->document->log);
    candidates->possible = more;
    more[candidates->possible_count++] = i;
  }
  if (candidates->possible_count < LIMITS_TOPICS) candidates->possible_count = 0;
  for (size_t i = 0; i < candidates->possible_count; i++) {
    struct sentence *sentence = &candidates->sentences[candidates->possible[i]];
    describe(outline->document, sentence);
    find_pairs(candidates, sentence);
  }
  if (candidates->possible_count) describe(outline->document, &candidates->sentences[0]); /* it may be their sister */
  candidates->regular = is_regular(candidates);
  return true;
}

/* # Observing */

static void observe(struct observed *observed, int row)
{
  if (observed->count < MOST_OBSERVED) observed->rows[observed->count++] = (uint16_t)row;
}

static void observe_if(struct observed *observed, bool seen, int row)
{
  if (seen) observe(observed, row);
}

/* The row of the step that `value` reaches; `first` is the row below the first step, the others follow it. */
static void observe_step(struct observed *observed, int value, const int *steps, int count, int first)
{
  int step = 0;
  while (step < count && value >= steps[step]) step++;
  observe(observed, first + step);
}

/* What a candidate shares with the others of its paragraph, the nearest only, so that any length takes linear time. */
struct company {
  int same_length, near_length, first_one, first_two, last_one, last_two, both_ends, others, best_words;
  uint32_t shared; /* the most pairs of characters */
};

static void compare(const struct sentence *one, const struct sentence *two, struct company *company)
{
  uint32_t apart = one->chars > two->chars ? one->chars - two->chars : two->chars - one->chars;
  company->same_length += apart == 0;
  company->near_length += apart > 0 && apart <= 2;
  bool first = one->first == two->first, last = one->last == two->last;
  company->first_one += one->first_one == two->first_one;
  company->first_two += first;
  company->last_one += one->last_one == two->last_one;
  company->last_two += last;
  company->both_ends += first & last;
  if (!company->others || two->words > company->best_words) company->best_words = two->words;
  company->others++;
  uint32_t shared = character_pairs_shared(&one->pairs, &two->pairs);
  if (shared > company->shared) company->shared = shared;
}

static const struct sentence *sentence_of(const struct candidates *candidates, size_t candidate)
{
  return &candidates->sentences[candidates->possible[candidate]];
}

static struct company company_of(const struct candidates *candidates, size_t candidate)
{
  struct company company = {0};
  const struct sentence *one = sentence_of(candidates, candidate);
  size_t from = candidate > LIMITS_TOPIC_NEIGHBOURS ? candidate - LIMITS_TOPIC_NEIGHBOURS : 0;
  size_t to = candidate + LIMITS_TOPIC_NEIGHBOURS + 1;
  for (size_t i = from; i < (to < candidates->possible_count ? to : candidates->possible_count); i++)
    if (i != candidate) compare(one, sentence_of(candidates, i), &company);
  return company;
}

static void observe_words(struct observed *observed, int words, int first)
{
  static const int steps[] = {-100, -40, -10, 10, 40, 80, 130, 190};
  observe_step(observed, words, steps, sizeof steps / sizeof *steps, first);
}

static void observe_shared(struct observed *observed, uint32_t shared, int first)
{
  static const int steps[] = {1, 2, 3, 5};
  observe_step(observed, (int)shared, steps, sizeof steps / sizeof *steps, first);
}

static void observe_company(const struct candidates *candidates, size_t candidate, struct observed *observed)
{
  struct company company = company_of(candidates, candidate);
  observe_if(observed, company.same_length > 0, TITLES_OBSERVATION_COMPANY_SAME_LENGTH);
  observe_if(observed, company.same_length > 1, TITLES_OBSERVATION_COMPANY_SAME_LENGTHS);
  observe_if(observed, company.near_length > 0, TITLES_OBSERVATION_COMPANY_NEAR_LENGTH);
  observe_if(observed, company.first_one > 0, TITLES_OBSERVATION_COMPANY_FIRST_ONE);
  observe_if(observed, company.first_two > 0, TITLES_OBSERVATION_COMPANY_FIRST_TWO);
  observe_if(observed, company.last_one > 0, TITLES_OBSERVATION_COMPANY_LAST_ONE);
  observe_if(observed, company.last_two > 0, TITLES_OBSERVATION_COMPANY_LAST_TWO);
  observe_if(observed, company.both_ends > 0, TITLES_OBSERVATION_COMPANY_BOTH_ENDS);
  observe_if(observed, company.others > 6, TITLES_OBSERVATION_COMPANY_MANY);
  observe_shared(observed, company.shared, TITLES_OBSERVATION_COMPANY_SHARED_0);
  if (company.others)
    observe_words(observed, company.best_words, TITLES_OBSERVATION_COMPANY_WORDS_0);
  else
    observe(observed, TITLES_OBSERVATION_COMPANY_NONE);
}

bool sentence_concludes(const struct candidates *candidates, const struct sentence *sentence)
{
  const struct document *document = candidates->outline->document;
  return lex_openers_longest(document->text.at + sentence->start, sentence->end - sentence->start) != NULL;
}

static void observe_form(struct observed *observed, uint32_t form, bool ahead)
{
  switch (form) {
  case FORMS_FORM_ORDER:
    observe(observed, ahead ? TITLES_OBSERVATION_ORDER_AHEAD : TITLES_OBSERVATION_ORDER_BACK);
    break;
  case FORMS_FORM_STATE:
    observe(observed, ahead ? TITLES_OBSERVATION_STATE_AHEAD : TITLES_OBSERVATION_STATE_BACK);
    break;
  case FORMS_FORM_PRINCIPLE: observe(observed, TITLES_OBSERVATION_PRINCIPLE); break;
  default: observe(observed, ahead ? TITLES_OBSERVATION_FORMLESS_AHEAD : TITLES_OBSERVATION_FORMLESS_BACK);
  }
}

void candidate_own(const struct candidates *candidates, size_t candidate, struct observed *observed)
{
  static const int lengths[] = {7, 9, 12, 15, 18, 21, 25, 29, 34};
  const struct sentence *sentence = sentence_of(candidates, candidate);
  size_t index = candidates->possible[candidate];
  slice core = document_slice(candidates->outline->document, sentence->core, sentence->core_end);
  observe(observed, TITLES_OBSERVATION_ALWAYS);
  observe_words(observed, sentence->words, TITLES_OBSERVATION_WORDS_0);
  observe_step(observed, (int)sentence->chars, lengths, sizeof lengths / sizeof *lengths, TITLES_OBSERVATION_LENGTH_0);
  observe_form(observed, sentence->form, candidates->ahead);
  observe_company(candidates, candidate, observed);
  observe_shared(observed, sentence->taken_up, TITLES_OBSERVATION_TAKEN_UP_0);
  observe_shared(observed, sentence->repeated, TITLES_OBSERVATION_REPEATED_0);
  observe_if(observed, sentence->couplet, TITLES_OBSERVATION_COUPLET);
  observe_if(observed, slice_has(core, ENUMERATION_COMMA), TITLES_OBSERVATION_ENUMERATES);
  observe_if(observed, slice_has(core, OPENING_QUOTE), TITLES_OBSERVATION_QUOTES);
  observe_if(observed, sentence->dash, TITLES_OBSERVATION_DASH);
  observe_if(observed, candidates->problems, TITLES_OBSERVATION_PROBLEMS);
  observe_if(observed, candidates->regular, TITLES_OBSERVATION_REGULAR);
  observe_if(observed, candidates->count > LIMITS_TOPIC_MANY, TITLES_OBSERVATION_LONG_PARAGRAPH);
  observe_if(observed, sentence_concludes(candidates, sentence), TITLES_OBSERVATION_CONCLUDES);
  observe_if(observed, says_what_is(core), TITLES_OBSERVATION_STATEMENT);
  bool next = index + 1 < candidates->count && candidates->sentences[index + 1].possible;
  observe_if(observed, next, TITLES_OBSERVATION_POSSIBLE_BEHIND);
  observe_if(observed, index > 0 && candidates->sentences[index - 1].possible, TITLES_OBSERVATION_POSSIBLE_BEFORE);
}

/* The text between two titles, or behind the last. */
static void observe_body(struct observed *observed, uint32_t chars, int first)
{
  static const int steps[] = {1, 20, 40, 70, 120};
  observe_step(observed, (int)chars, steps, sizeof steps / sizeof *steps, first);
}

/* What the first title shares with that of the paragraph, which may be its sister. */
static void observe_likeness(const struct candidates *candidates, const struct sentence *title,
                             struct observed *observed)
{
  const struct sentence *own = &candidates->sentences[0];
  observe(observed, candidates->labelled ? TITLES_OBSERVATION_BEHIND_LABELLED : TITLES_OBSERVATION_BEHIND_RUN_IN);
  if (candidates->labelled) return;
  int apart = own->chars > title->chars ? (int)(own->chars - title->chars) : (int)(title->chars - own->chars);
  observe_if(observed, apart == 0, TITLES_OBSERVATION_LIKE_RUN_IN_LENGTH);
  observe_if(observed, apart > 4, TITLES_OBSERVATION_UNLIKE_RUN_IN_LENGTH);
  observe_if(observed, own->form == title->form, TITLES_OBSERVATION_LIKE_RUN_IN_FORM);
  observe_if(observed, own->first == title->first || own->last == title->last, TITLES_OBSERVATION_LIKE_RUN_IN_END);
}

static void observe_start(const struct candidates *candidates, size_t title, struct observed *observed)
{
  static const int before[] = {25, 60, 120};
  const struct sentence *sentence = sentence_of(candidates, title);
  size_t index = candidates->possible[title];
  if (index == 0) {
    observe(observed, TITLES_OBSERVATION_STARTS_PARAGRAPH);
    return;
  }
  if (candidates->titled) observe_likeness(candidates, sentence, observed);
  if (index == 1)
    observe(observed, candidates->titled ? TITLES_OBSERVATION_STARTS_BEHIND_TITLE : TITLES_OBSERVATION_STARTS_SECOND);
  observe_step(observed, (int)(sentence->behind - sentence->length), before, sizeof before / sizeof *before,
               candidates->titled ? TITLES_OBSERVATION_STARTS_TITLED_0 : TITLES_OBSERVATION_STARTS_UNTITLED_0);
}

void candidate_link(const struct candidates *candidates, size_t before, size_t title, struct observed *observed)
{
  static const int apart[] = {1, 2, 3, 5, 9};
  if (before == NO_CANDIDATE) {
    observe_start(candidates, title, observed);
    return;
  }
  const struct sentence *one = sentence_of(candidates, before), *two = sentence_of(candidates, title);
  observe_body(observed, two->behind - two->length - one->behind, TITLES_OBSERVATION_BODY_0);
  observe_if(observed, two->figures > one->figures, TITLES_OBSERVATION_BODY_WITH_FIGURES);
  int difference = one->chars > two->chars ? (int)(one->chars - two->chars) : (int)(two->chars - one->chars);
  observe_step(observed, difference, apart, sizeof apart / sizeof *apart, TITLES_OBSERVATION_APART_0);
  observe_if(observed, one->first_one == two->first_one, TITLES_OBSERVATION_LIKE_FIRST_ONE);
  observe_if(observed, one->first == two->first, TITLES_OBSERVATION_LIKE_FIRST_TWO);
  observe_if(observed, one->last_one == two->last_one, TITLES_OBSERVATION_LIKE_LAST_ONE);
  observe_if(observed, one->last == two->last, TITLES_OBSERVATION_LIKE_LAST_TWO);
  observe_shared(observed, character_pairs_shared(&one->pairs, &two->pairs), TITLES_OBSERVATION_LIKE_SHARED_0);
  observe(observed, one->form == two->form ? TITLES_OBSERVATION_LIKE_FORM : TITLES_OBSERVATION_UNLIKE_FORM);
  if (one->couplet != two->couplet)
    observe(observed, TITLES_OBSERVATION_UNLIKE_COUPLET);
  else if (one->couplet)
    observe(observed, TITLES_OBSERVATION_LIKE_COUPLET);
}

void candidate_last(const struct candidates *candidates, size_t title, int members, struct observed *observed)
{
  static const int rows[] = {TITLES_OBSERVATION_ALONE, TITLES_OBSERVATION_TWO, TITLES_OBSERVATION_MORE};
  const struct sentence *sentence = sentence_of(candidates, title),
                        *end = &candidates->sentences[candidates->count - 1];
  observe_body(observed, end->behind - sentence->behind, TITLES_OBSERVATION_LAST_BODY_0);
  observe_if(observed, end->figures > sentence->figures, TITLES_OBSERVATION_BODY_WITH_FIGURES);
  observe(observed, rows[members - 1]);
}

void fellows_observe(const struct fellows *fellows, size_t index, struct observed *observed)
{
  static const int shares[] = {1, 5, 15, 40}; /* per cent */
  if (fellows->count < LIMITS_TOPIC_FEW_FELLOWS) return;
  size_t others = fellows->total - fellows->divided[index], near = 0;
  size_t from = index > LIMITS_TOPIC_FELLOWS ? index - LIMITS_TOPIC_FELLOWS : 0;
  size_t to = index + LIMITS_TOPIC_FELLOWS + 1;
  for (size_t i = from; i < (to < fellows->count ? to : fellows->count); i++) near += i != index && fellows->divided[i];
  int share = (int)(100 * others / (fellows->count - 1));
  if (!share) share = others > 0;
  observe_step(observed, share, shares, sizeof shares / sizeof *shares, TITLES_OBSERVATION_FELLOWS_0);
  observe(observed, near > 1 ? TITLES_OBSERVATION_NEAR_MORE
                    : near   ? TITLES_OBSERVATION_NEAR_ONE
                             : TITLES_OBSERVATION_NEAR_NONE);
}
