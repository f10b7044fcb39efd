/* Glued rows: paragraphs that begin with titles of one frame, where line ends were lost.
 *
 * Sentences of two clauses with as many characters each (八个字，八个字。), far from each other and without a figure,
 * name paragraphs when there are three; so do sentences that open with the same clause and go on alike (这一年，我们…),
 * and the long members of a list, each of which begins with a short sentence (一是产业升级加快。…). */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "lexicon/openers.h"
#include "parted_titles.h"

enum { MOST_SENTENCES = 400, MOST_OPENINGS = 60, MOST_MEMBERS = 20 };

/* A sentence of two clauses in a paragraph. */
struct couplet {
  uint32_t start;
  uint16_t first, second; /* characters of its first clause, and of the rest */
  uint32_t before;        /* … of the paragraph before it */
};

/* Whether a clause of a title has so many characters. */
static bool may_be_clause(size_t chars)
{
  return chars >= LIMITS_GLUED_ROW_CLAUSE_LEAST && chars <= LIMITS_GLUED_ROW_CLAUSE_MOST;
}

/* The sentence as one of two clauses; `first` is 0 when it is none that may name a paragraph. */
static struct couplet read_couplet(slice text)
{
  struct couplet couplet = {0};
  if (!slice_ends(text, FULL_STOP) || names_figure(text) || lex_openers_longest(text.at, text.size)) return couplet;
  slice core = {text.at, text.size - FULL_STOP.size};
  ptrdiff_t comma = slice_find(core, COMMA);
  if (comma < 0 || says_what_is(core)) return couplet;
  slice second = slice_after(core, (size_t)comma + COMMA.size);
  size_t one = utf8_count((slice){core.at, (size_t)comma}), two = utf8_count(second);
  if (!may_be_clause(one) || !may_be_clause(two)) return couplet;
  if (slice_find(core, ENUMERATION_COMMA) >= 0) return couplet;
  couplet.first = (uint16_t)one;
  couplet.second = (uint16_t)two;
  return couplet;
}

/* The couplets of the paragraph; returns how many. */
static size_t couplets_in(const struct document *document, const struct paragraph *paragraph,
                          struct couplet couplets[MOST_SENTENCES])
{
  size_t count = 0;
  uint32_t chars = 0;
  for (uint32_t at = paragraph->start, stop; at < paragraph->end && count < MOST_SENTENCES; at = stop) {
    stop = sentence_end(document, at, paragraph->end);
    slice text = utf8_trim(document_slice(document, at, stop));
    struct couplet couplet = read_couplet(text);
    couplet.start = (uint32_t)(text.at - document->text.at);
    couplet.before = chars;
    chars += (uint32_t)utf8_count(text);
    if (couplet.first) couplets[count++] = couplet;
  }
  return count;
}

/* How many couplets have the frame of the one at `index` and stand far behind the one before; `add` them to the cuts.
 */
static size_t count_row(const struct outline *outline, const struct couplet *couplets, size_t count, size_t index,
                        struct cut_offsets *cuts, bool *ok)
{
  size_t members = 0;
  const struct couplet *last = NULL;
  for (size_t i = index; i < count; i++) {
    const struct couplet *couplet = &couplets[i];
    if (couplet->first != couplets[index].first || couplet->second != couplets[index].second) continue;
    if (last && couplet->before - last->before < LIMITS_GLUED_ROW_BODY) continue;
    last = couplet;
    members++;
    if (cuts) *ok = *ok && cut_add(outline, cuts, couplet->start);
  }
  return members;
}

/* Cuts the paragraph before the row of couplets that has most members. */
static bool cut_couplets(const struct outline *outline, const struct paragraph *paragraph, struct couplet *couplets,
                         struct cut_offsets *cuts)
{
  size_t count = couplets_in(outline->document, paragraph, couplets), best = 0, most = 0;
  bool ok = true;
  for (size_t i = 0; i < count; i++) {
    size_t members = count_row(outline, couplets, count, i, NULL, NULL);
    if (members > most) best = i;
    if (members > most) most = members;
  }
  if (most >= LIMITS_GLUED_ROW_MEMBERS) count_row(outline, couplets, count, best, cuts, &ok);
  return ok;
}

/* A sentence that opens with a short clause. */
struct opened {
  slice opening; /* that clause, and two characters more: 这一年，我们 */
  uint32_t start, before;
  bool taken;
};

/* The clause with which the sentence opens, when it may name a paragraph; empty: it may not. */
static slice read_opening(slice text)
{
  slice none = {text.at, 0};
  ptrdiff_t comma = slice_find(utf8_first(text, LIMITS_GLUED_ROW_OPENING), COMMA);
  if (comma <= 0 || utf8_longer(text, LIMITS_SISTER_SENTENCE)) return none;
  slice rest = slice_after(text, (size_t)comma + COMMA.size);
  slice clause = {text.at, (size_t)comma};
  if (!utf8_longer(clause, 2) || names_figure(rest) || lex_openers_longest(text.at, text.size)) return none;
  return (slice){text.at, (size_t)comma + COMMA.size + utf8_bytes(rest, 2)};
}

static size_t openings_in(const struct document *document, const struct paragraph *paragraph,
                          struct opened openings[MOST_OPENINGS])
{
  size_t count = 0;
  uint32_t chars = 0;
  for (uint32_t at = paragraph->start, stop; at < paragraph->end && count < MOST_OPENINGS; at = stop) {
    stop = sentence_end(document, at, paragraph->end);
    slice text = utf8_trim(document_slice(document, at, stop));
    struct opened opened = {read_opening(text), (uint32_t)(text.at - document->text.at), chars, false};
    chars += (uint32_t)utf8_count(text);
    if (opened.opening.size) openings[count++] = opened;
  }
  return count;
}

/* Cuts the paragraph before sentences that open alike, far from each other, when there are enough. */
static bool cut_openings(const struct outline *outline, const struct paragraph *paragraph, struct cut_offsets *cuts)
{
  struct opened openings[MOST_OPENINGS];
  size_t count = openings_in(outline->document, paragraph, openings);
  for (size_t i = 0; i < count; i++) {
    size_t row[MOST_OPENINGS], members = 0;
    for (size_t k = i; k < count && !openings[i].taken; k++) {
      if (!slice_equal(openings[k].opening, openings[i].opening)) continue;
      if (k > i) openings[k].taken = true;
      bool far = !members || openings[k].before - openings[row[members - 1]].before >= LIMITS_GLUED_ROW_BODY;
      if (far) row[members++] = k;
    }
    for (size_t k = 0; k < members && members >= LIMITS_GLUED_ROW_MEMBERS; k++)
      if (!cut_add(outline, cuts, openings[row[k]].start)) return false;
  }
  return true;
}

/* Whether a title seems to stand behind the label that ends at `start`: a short sentence, and text behind it. */
static bool begins_with_title(const struct document *document, uint32_t start, uint32_t end)
{
  slice text = document_slice(document, start, sentence_end(document, start, end));
  return !utf8_longer(text, LIMITS_GLUED_ROW_TITLE) && !names_figure(text) &&
         utf8_longer(document_slice(document, start, end), LIMITS_GLUED_ROW_TITLE * 2);
}

/* Cuts the paragraph before each member of a list (一是…二是…) whose members are long and have titles. */
static bool cut_members(const struct outline *outline, const struct paragraph *paragraph, struct cut_offsets *cuts)
{
  const struct document *document = outline->document;
  uint32_t starts[MOST_MEMBERS], ends[MOST_MEMBERS];
  int count = labels_counted(outline, paragraph->start, paragraph->end, starts, ends, MOST_MEMBERS);
  if (count < LIMITS_GLUED_ROW_MEMBERS) return true;
  if (label_read(document_slice(document, starts[0], paragraph->end), starts[0]).system != LABEL_LISTED) return true;
  for (int i = 0; i < count; i++)
    if (!begins_with_title(document, ends[i], i + 1 < count ? starts[i + 1] : paragraph->end)) return true;
  size_t chars = utf8_count(document_slice(document, starts[0], starts[count - 1]));
  if (chars < (size_t)(count - 1) * LIMITS_GLUED_ROW_MEMBER) return true;
  for (int i = 0; i < count; i++)
    if (!cut_add(outline, cuts, starts[i])) return false;
  return true;
}

bool glued_rows_find(const struct outline *outline, struct cut_offsets *cuts)
{
  if (!outline->glued) return true;
  struct couplet *couplets = arena_alloc(outline->document->arena, MOST_SENTENCES * sizeof *couplets);
  if (!couplets) return log_memory(outline->document->log);
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->chars < LIMITS_GLUED_ROW_TEXT) continue;
    if (!cut_couplets(outline, paragraph, couplets, cuts) || !cut_openings(outline, paragraph, cuts) ||
        !cut_members(outline, paragraph, cuts))
      return false;
  }
  return true;
}
