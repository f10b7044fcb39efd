/* Topics: titles in the middle of paragraphs (…。推进重点领域改革。深化…).
 *
 * A candidate is a short sentence without a figure. Whether it is a title is weighed: the words it begins and ends with
 * (lexicon/title-words.tsv), its length, how much text follows before the next candidate, and above all whether the
 * paragraph has sisters of the same length or with the same first or last words. The weights come from a logistic
 * regression over the annotated reports (175 titles among 1,276 candidates); with each report judged by weights from
 * the others, 0.88 of what is taken is right and 0.89 of what is right is taken. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "edges.h"
#include "lexicon/events.h"
#include "lexicon/openers.h"
#include "lexicon/title-words.h"
#include <stdlib.h>

enum {
  LEAST_CHARS = 5,
  MOST_CHARS = 33,
  MOST_COUNTED = 40,
  LEAST_DASHES = 2,
  LEAST_SISTERS = 3,
  LEAST_REGULAR = 40, /* characters behind each title of a paragraph that holds nothing else */
  MOST_APART = 6,     /* … by which such titles differ in length */
  THRESHOLD_OF_REGULAR = -120,
  LEAST_FOLLOW = 20,           /* characters behind a title before the next */
  LEAST_ALIKE = 2,             /* others that open with the word that goes on with what was said (我们要…) */
  NEIGHBOURS = 12,             /* candidates on either side that a candidate is compared with */
  THRESHOLD = -50,             /* hundredths of a logit */
  THRESHOLD_IN_PROBLEMS = -160 /* difficulties are told in parallel more often than not */
};

/* A sentence of the paragraph in hand. */
struct candidate {
  uint32_t start;
  uint32_t end;
  uint32_t core;     /* behind its dash */
  uint32_t core_end; /* before its full stop */
  uint32_t chars;    /* of its core */
  uint32_t length;   /* characters of the whole sentence */
  uint32_t follow;   /* characters behind it before the next candidate */
  uint32_t tail;     /* characters behind it in the paragraph */
  slice first, last; /* two characters at either end of its core */
  int words;         /* what its first and last words say, in hundredths */
  bool possible;
  bool dash; /* opened by —— */
};

struct finder {
  struct outline *outline;
  struct candidate *sentences;
  size_t count;
  size_t room;
  bool regular;   /* the paragraph in hand is made of short sentences and the text behind each */
  bool task_seen; /* in the part in hand: what follows its tasks without a title is divided into measures */
};

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
  for (size_t at = 0; at < text.size; at += utf8_size((unsigned char)text.at[at])) {
    bool may = lex_may_begin(&lex_events_by_word, text.at + at, text.size - at);
    if (may && lex_events_longest(text.at + at, text.size - at)) return true;
  }
  return false;
}

static bool add_sentence(struct finder *finder, uint32_t start, uint32_t end)
{
  const struct document *document = finder->outline->document;
  struct candidate *more = arena_grow(document->arena, finder->sentences, finder->count, &finder->room, sizeof *more);
  if (!more) return log_memory(document->log);
  finder->sentences = more;
  slice text = utf8_trim(document_slice(document, start, end));
  start = (uint32_t)(text.at - document->text.at);
  struct candidate sentence = {.start = start, .end = start + (uint32_t)text.size};
  sentence.length = (uint32_t)utf8_count(text);
  slice stop = FULL_STOP;
  slice core = slice_ends(text, stop) ? (slice){text.at, text.size - stop.size} : text;
  sentence.core_end = start + (uint32_t)core.size;
  struct label label = label_read(text, start);
  sentence.dash = label.system == LABEL_DASH;
  sentence.core = sentence.dash ? label.end : start;
  sentence.chars = core.size < text.size ? sentence.length - 1 : sentence.length;
  sentence.possible = core.size < text.size && sentence.chars >= LEAST_CHARS && sentence.chars <= MOST_CHARS &&
                      !names_figure(core) && (label.system == LABEL_NONE || sentence.dash);
  sentence.possible = sentence.possible && !tells_event(core);
  if (sentence.possible) {
    slice edges = document_slice(document, sentence.start, sentence.core_end);
    sentence.words = weight_of_words(core);
    sentence.first = two_characters(edges, true);
    sentence.last = two_characters(edges, false);
  }
  more[finder->count++] = sentence;
  return true;
}

/* The sentences from `start` to `end`, without those of the livelihood items among them. */
static bool read_sentences(struct finder *finder, uint32_t start, uint32_t end, struct run items)
{
  finder->count = 0;
  while (start < end) {
    uint32_t stop = sentence_end(finder->outline->document, start, start < items.start ? items.start : end);
    if (!add_sentence(finder, start, stop)) return false;
    start = stop;
    if (stop < items.start || stop >= items.end) continue;
    finder->sentences[finder->count - 1].length += (uint32_t)utf8_count(
        document_slice(finder->outline->document, stop, items.end)); /* they follow a title before them */
    start = items.end;
  }
  uint32_t follow = 0, tail = 0;
  for (size_t i = finder->count; i > 0; i--) {
    struct candidate *sentence = &finder->sentences[i - 1];
    sentence->follow = follow;
    sentence->tail = tail;
    tail += sentence->length;
    follow = sentence->possible ? 0 : follow + sentence->length;
  }
  return true;
}

/* What a candidate shares with the others of its paragraph. */
struct company {
  int same_length, near_length, first_one, first_two, last_one, last_two, others, best_words;
};

/* Whether two pairs of characters share the outer one. */
static bool same_outer(slice one, slice two, bool first)
{
  if (!one.size || !two.size) return false;
  size_t size = utf8_size((unsigned char)one.at[0]), other = size;
  if (!first) (void)utf8_before(one.at + one.size, &size);
  if (!first) (void)utf8_before(two.at + two.size, &other);
  if (size > two.size || size != other) return false;
  return memcmp(first ? one.at : one.at + one.size - size, first ? two.at : two.at + two.size - size, size) == 0;
}

static void compare(const struct finder *finder, size_t index, size_t other, struct company *company)
{
  const struct candidate *one = &finder->sentences[index], *two = &finder->sentences[other];
  uint32_t apart = one->chars > two->chars ? one->chars - two->chars : two->chars - one->chars;
  company->same_length += apart == 0;
  company->near_length += apart > 0 && apart <= 2;
  company->first_one += same_outer(one->first, two->first, true);
  company->first_two += slice_equal(one->first, two->first);
  company->last_one += same_outer(one->last, two->last, false);
  company->last_two += slice_equal(one->last, two->last);
  if (!company->others || two->words > company->best_words) company->best_words = two->words;
  company->others++;
}

/* The others are looked for among the nearest candidates only, so that a paragraph of any length takes linear time. */
static struct company company_of(const struct finder *finder, size_t index, bool titled)
{
  struct company company = {0};
  int seen = 0;
  size_t first = titled ? 1 : 0;
  for (size_t i = index; i > first && seen < NEIGHBOURS && index - i < 200; i--)
    if (finder->sentences[i - 1].possible) compare(finder, index, i - 1, &company), seen++;
  seen = 0;
  for (size_t i = index + 1; i < finder->count && seen < NEIGHBOURS && i - index < 200; i++)
    if (finder->sentences[i].possible) compare(finder, index, i, &company), seen++;
  return company;
}

/* The weight of a candidate, in hundredths of a logit. `titled`: the paragraph begins with a title. */
static int weigh(const struct finder *finder, size_t index, bool titled)
{
  const struct candidate *sentence = &finder->sentences[index];
  struct company company = company_of(finder, index, titled);
  bool last = index + 1 == finder->count;
  slice core = document_slice(finder->outline->document, sentence->start, sentence->core_end);
  int weight = -192 + 86 * sentence->words / 100;
  weight += index == 1 ? (titled ? 26 : -34) : 0;
  weight += last ? -57 : sentence->follow < 20 ? -90 : 0;
  weight += sentence->tail < 30 ? -78 : 0;
  weight += sentence->follow >= 60 ? 61 : 0;
  weight += sentence->follow >= 120 ? 53 : 0;
  weight += !last && finder->sentences[index + 1].possible ? -64 : 0;
  weight += index > 1 && finder->sentences[index - 1].possible ? -89 : 0;
  weight += company.same_length ? 103 : 0;
  weight += company.same_length > 1 ? 66 : 0;
  weight += company.near_length ? 39 : 0;
  weight += company.first_one ? 60 : 0;
  weight += company.first_two ? 83 : 0;
  weight += company.last_one ? 57 : 0;
  weight += company.last_two ? 12 : 0;
  weight += company.others ? 40 * company.best_words / 100 : -67;
  weight += company.others > 6 ? -15 : 0;
  weight += sentence->chars <= 8 ? 72 : 0;
  weight += sentence->chars > 14 ? -167 : 0;
  weight += sentence->chars > 20 ? -103 : 0;
  weight += sentence->chars > 26 ? -32 : 0;
  weight += slice_has(core, COMMA) ? -100 : 0;
  weight += slice_has(core, ENUMERATION_COMMA) ? -81 : 0;
  weight += slice_has(core, OPENING_QUOTE) ? -26 : 0;
  weight += finder->count > 12 ? 72 : 0;
  bool goes_on = lex_openers_longest(core.at, core.size) != NULL && company.first_two < LEAST_ALIKE;
  weight += goes_on ? -150 : 0;            /* by judgement, as the next */
  weight += says_what_is(core) ? -150 : 0; /* a statement: by judgement, there are too few to weigh them */
  return weight;
}

static enum node_kind kind_under(enum node_kind kind)
{
  switch (kind) {
  case NODE_TASK:
  case NODE_GOVERNMENT: return NODE_MEASURE;
  case NODE_PROBLEMS: return NODE_PROBLEM;
  case NODE_REVIEW:
  case NODE_OVERVIEW: return NODE_ACHIEVEMENT;
  case NODE_PLAN:
  case NODE_OUTLOOK: return NODE_TASK;
  default: return NODE_TOPIC;
  }
}

/* The kind of the division in which an inner title of the paragraph stands: what the paragraph itself opens or is for
 * (what is said of the situation before the tasks is none of them), else that of its parent. */
static enum node_kind division_of(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->title_end || paragraph->kind != NODE_P) return paragraph->kind;
  return paragraph->parent == NO_PARENT ? NODE_BODY : outline->paragraphs[paragraph->parent].kind;
}

static bool add_inner(struct outline *outline, struct inner inner)
{
  struct inner *more =
      arena_grow(outline->document->arena, outline->inners, outline->inner_count, &outline->inner_room, sizeof *more);
  if (!more) return log_memory(outline->document->log);
  outline->inners = more;
  more[outline->inner_count++] = inner;
  return true;
}

/* Whether a sentence takes up all that was listed before it: 对此，我们一定… */
static bool concludes(const struct document *document, const struct candidate *sentence)
{
  return lex_openers_longest(document->text.at + sentence->start, sentence->end - sentence->start) != NULL;
}

/* Difficulties counted 一是…二是…: each is a problem without a heading. `*found` tells whether there were any. */
static bool find_counted(struct outline *outline, uint32_t index, bool *found)
{
  const struct document *document = outline->document;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  uint32_t starts[MOST_COUNTED], ends[MOST_COUNTED];
  int count = labels_counted(outline, paragraph->start, paragraph->end, starts, ends, MOST_COUNTED);
  *found = count >= 2;
  if (!*found) return true;
  for (int i = 0; i < count; i++) {
    struct inner problem = {.paragraph = index, .start = starts[i], .end = starts[i], .kind = NODE_PROBLEM, .n = i + 1};
    problem.label_end = ends[i];
    problem.headless = true;
    problem.rule = "counted in a paragraph of difficulties";
    if (!add_inner(outline, problem)) return false;
  }
  uint32_t at = starts[count - 1];
  while ((at = sentence_end(document, at, paragraph->end)) < paragraph->end) {
    slice rest = utf8_trim(document_slice(document, at, paragraph->end));
    uint32_t start = (uint32_t)(rest.at - document->text.at);
    if (!lex_openers_longest(rest.at, rest.size)) continue;
    return add_inner(outline, (struct inner){.paragraph = index, .start = start, .kind = NODE_P});
  }
  return true;
}

static size_t count_dashes(const struct finder *finder)
{
  size_t count = 0;
  for (size_t i = 0; i < finder->count; i++) count += finder->sentences[i].dash && finder->sentences[i].possible;
  return count;
}

/* Where dashes open titles nothing else does. */
static bool is_title(const struct finder *finder, size_t index, bool titled, bool dashed, bool problems)
{
  const struct candidate *sentence = &finder->sentences[index];
  if (!sentence->possible || sentence->dash != dashed) return false;
  int threshold = problems ? THRESHOLD_IN_PROBLEMS : finder->regular ? THRESHOLD_OF_REGULAR : THRESHOLD;
  return dashed || weigh(finder, index, titled) > threshold;
}

/* Whether the paragraph is made of nothing but short sentences of about one length, three at least, that text follows
 * each: they are titles together, though each alone might be none. */
static bool is_regular(const struct finder *finder)
{
  size_t titles = 0;
  uint32_t shortest = UINT32_MAX, longest = 0;
  if (!finder->count || !finder->sentences[0].possible) return false;
  for (size_t i = 0; i < finder->count; i++) {
    const struct candidate *sentence = &finder->sentences[i];
    if (!sentence->possible) continue;
    if (sentence->follow < LEAST_REGULAR || concludes(finder->outline->document, sentence)) return false;
    if (sentence->chars < shortest) shortest = sentence->chars;
    if (sentence->chars > longest) longest = sentence->chars;
    titles++;
  }
  return titles >= LEAST_SISTERS && longest - shortest <= MOST_APART;
}

/* Whether the first sentence of a paragraph without a title is the first of its titles: it is short, text of its own
 * follows, and it is like those found behind it. */
static bool opens_with_title(const struct finder *finder, size_t found)
{
  const struct candidate *first = &finder->sentences[0];
  const struct document *document = finder->outline->document;
  if (!found || !first->possible || first->dash || first->follow < LEAST_FOLLOW) return false;
  struct company company = company_of(finder, 0, false);
  bool alike = company.same_length || company.near_length || company.first_two || company.last_two;
  return alike && !concludes(document, first) &&
         weigh(finder, 0, false) > (finder->regular ? THRESHOLD_OF_REGULAR : THRESHOLD);
}

static struct inner title_of(const struct candidate *sentence, uint32_t paragraph, enum node_kind kind, bool dashed)
{
  struct inner topic = {.paragraph = paragraph, .start = sentence->start, .end = sentence->end, .kind = kind, .n = -1};
  topic.label_end = sentence->core;
  topic.rule = dashed ? "short sentence behind a dash" : "short sentence among sisters";
  return topic;
}

/* What is found in a paragraph. */
struct findings {
  size_t before; /* inner titles of the paragraphs before */
  size_t found;
  size_t follow; /* characters behind the first found */
  bool inside;   /* a difficulty that nothing has concluded */
};

/* The sentences from the second on (the first only where a dash opens it), each for itself. */
static bool find_titles(struct finder *finder, uint32_t index, bool titled, enum node_kind kind, bool dashed,
                        struct findings *findings)
{
  struct outline *outline = finder->outline;
  bool problems = kind == NODE_PROBLEM;
  for (size_t i = titled ? 1 : 0; i < finder->count; i++) {
    const struct candidate *sentence = &finder->sentences[i];
    if (i == 0 && !(dashed && sentence->dash)) continue;
    if (problems && findings->inside && concludes(outline->document, sentence)) {
      findings->inside = false;
      if (!add_inner(outline, (struct inner){.paragraph = index, .start = sentence->start, .kind = NODE_P}))
        return false;
    }
    if (!is_title(finder, i, titled, dashed, problems)) continue;
    if (!findings->found) findings->follow = sentence->follow;
    findings->inside = true;
    findings->found++;
    if (!add_inner(outline, title_of(sentence, index, kind, dashed))) return false;
  }
  return true;
}

/* Puts the first sentence before the titles found behind it. */
static bool add_first(struct finder *finder, uint32_t index, enum node_kind kind, struct findings *findings)
{
  struct outline *outline = finder->outline;
  if (!add_inner(outline, title_of(&finder->sentences[0], index, kind, false))) return false;
  struct inner *inners = &outline->inners[findings->before], first = inners[findings->found];
  memmove(inners + 1, inners, findings->found * sizeof *inners);
  inners[0] = first;
  findings->follow = finder->sentences[0].follow;
  findings->found++;
  return true;
}

/* `items`: the paragraph's livelihood items, if it has any. */
static bool find_in_paragraph(struct finder *finder, uint32_t index, struct run items)
{
  struct outline *outline = finder->outline;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  bool titled = paragraph->title_end != 0;
  uint32_t start = paragraph->label.end > paragraph->start && titled ? paragraph->label.end : paragraph->start;
  if (!read_sentences(finder, start, paragraph->end, items)) return false;
  enum node_kind kind = kind_under(division_of(outline, paragraph));
  if (kind == NODE_TASK && finder->task_seen) kind = NODE_MEASURE;
  if (finder->count < 3) return true;
  bool dashed = count_dashes(finder) >= LEAST_DASHES;
  finder->regular = !titled && is_regular(finder);
  struct findings findings = {.before = outline->inner_count};
  if (!find_titles(finder, index, titled, kind, dashed, &findings)) return false;
  bool first = !titled && !dashed && kind != NODE_PROBLEM && opens_with_title(finder, findings.found);
  if (first && !add_first(finder, index, kind, &findings)) return false;
  /* One that is alone names nothing (of 15 none was a title), nor do two without text between them. */
  if (findings.found == 1 || (findings.found == 2 && !dashed && findings.follow < LEAST_FOLLOW))
    outline->inner_count = findings.before;
  titles_nest(outline, findings.before);
  return true;
}

static int by_place(const void *left, const void *right)
{
  const struct inner *a = left, *b = right;
  return a->start < b->start ? -1 : a->start > b->start;
}

/* Targets or requirements that dashes list within one paragraph: …是：——…。…。——…。… */
static bool lists_by_dashes(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->kind != NODE_TARGETS && paragraph->kind != NODE_REQUIREMENT) return false;
  return slice_has(document_slice(outline->document, paragraph->start, paragraph->end), DASH);
}

static bool may_hold_topics(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph->item || paragraph->item_part || paragraph->chars < 60) return false;
  if (paragraph->title_end) return paragraph->title_end < paragraph->end;
  return paragraph->kind == NODE_P || paragraph->kind == NODE_PROBLEMS || paragraph->kind == NODE_OVERVIEW ||
         paragraph->kind == NODE_OUTLOOK_TEXT || lists_by_dashes(outline, paragraph);
}

/* From the first to the last livelihood item of the paragraph at `index`, of which `item` of `items` may be the first.
 */
static struct run items_in(const struct outline *outline, size_t item, size_t items, uint32_t index)
{
  struct run run = {0};
  for (; item < items && outline->inners[item].paragraph == index; item++) {
    if (outline->inners[item].kind != NODE_ITEM) continue;
    if (!run.end) run.start = outline->inners[item].start;
    run.end = outline->inners[item].end;
  }
  return run;
}

/* A title right before livelihood items that promises them is a heading over them. */
static void name_livelihood(const struct outline *outline)
{
  for (size_t i = 0; i + 1 < outline->inner_count; i++) {
    struct inner *inner = &outline->inners[i];
    if (inner->kind == NODE_ITEM || inner->kind == NODE_P || inner->headless || inner[1].kind != NODE_ITEM) continue;
    bool over = inner[1].paragraph == inner->paragraph &&
                promises_items(document_slice(outline->document, inner->start, inner->end));
    if (over) inner->kind = NODE_LIVELIHOOD;
  }
}

bool topics_find(struct outline *outline)
{
  struct finder finder = {.outline = outline};
  size_t item = 0, items = outline->inner_count; /* of items_find(), in order of their paragraphs */
  for (uint32_t i = (uint32_t)outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->title_end && paragraph->parent == NO_PARENT) finder.task_seen = false;
    finder.task_seen |= paragraph->title_end && paragraph->kind == NODE_TASK;
    while (item < items && outline->inners[item].paragraph < i) item++;
    if (!may_hold_topics(outline, paragraph)) continue;
    struct run inside = items_in(outline, item, items, i);
    bool counted = false;
    if (paragraph->kind == NODE_PROBLEMS && !find_counted(outline, i, &counted)) return false;
    if (!counted && !find_in_paragraph(&finder, i, inside)) return false;
  }
  if (items && outline->inner_count > items)
    qsort(outline->inners, outline->inner_count, sizeof *outline->inners, by_place);
  name_livelihood(outline);
  return true;
}
