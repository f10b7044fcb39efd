/* Joins: which lines belong to one paragraph.
 *
 * In most sources a line is a paragraph. Where the text was wrapped (PDF), a line that does not end a sentence and is
 * as long as its neighbours goes on in the next; where furniture (a page jump, a page number) covers the line end, too.
 * A line that ends with a comma always goes on. */
#include "joins.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "boundaries.h"
#include "cues.h"
#include "labels.h"
#include "lexicon/functions.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "source_lines.h"
#include "wraps.h"
#include <ctype.h>

enum { DASH_SIGN = 0x2014 /* the half of —— */, MOST_LINKS = 64 };

struct joiner {
  struct outline *outline;
  struct line_reader reader;
  struct fill fill;
  uint32_t width;          /* columns of a full line of a wrapped text; 0: not wrapped */
  uint32_t margin;         /* columns before most lines that go on with a sentence */
  bool named;              /* … by a short sentence that they begin with */
  bool indents;            /* filled lines: most paragraphs are told by an indent */
  slice links[MOST_LINKS]; /* texts of links that have lines of their own inside sentences */
  size_t link_count;
  bool behind_link; /* the line in hand is one */
};

/* Whether the text ends with a full stop, closing quotes and brackets aside; not with a colon or a semicolon. */
static bool ends_fully(slice text)
{
  size_t size;
  for (size_t end = text.size; end; end -= size) {
    uint32_t code = utf8_before(text.at + end, &size);
    if (char_among(code, U"。！？!?")) return true;
    if (!char_among(code, U"”’）)")) return false;
  }
  return false;
}

/* Whether a sentence begins with the text from `start` that might name a paragraph: a short one without figures. */
static bool is_short_sentence(const struct document *document, uint32_t start, uint32_t end)
{
  enum { LONGEST = 20 };
  slice text = document_slice(document, start, end);
  text.size = utf8_bytes(text, LONGEST);
  uint32_t stop = sentence_end(document, start, start + (uint32_t)text.size);
  text.size = stop - start;
  if (!ends_fully(text)) return false;
  for (size_t i = 0; i < text.size; i++)
    if (isdigit((unsigned char)text.at[i])) return false;
  return true;
}

/* Columns of the digits and letters that begin the line, which are not broken: it may end so much earlier. */
static uint32_t unbroken(const struct document *document, const struct line *line)
{
  uint32_t at = line->start;
  while (at < line->end && (unsigned char)(document->text.at[at] - '!') <= '~' - '!') at++;
  return at - line->start;
}

/* Whether the wrapped line `line`, which ends a sentence, is as full as those that do not, so that its paragraph goes
 * on in `next`: one in some thirty paragraphs ends with a full line, but every paragraph has a sentence that does. */
static bool is_full(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  bool title =
      next->width * 5 < joiner->width * 4 && !ends_as_sentence(joiner->outline->document, next->start, next->end);
  bool indented = next->indent > line->indent || next->indent >= joiner->margin + LIMITS_WRAPPED_INDENT;
  return line->width + line->indent + LIMITS_WRAPPED_GIVE >= joiner->width && !indented && !title;
}

/* Whether something stands between the lines: a page's number or head. */
static bool is_parted(const struct document *document, const struct line *line, const struct line *next)
{
  slice between = document_slice(document, line->end, next->start), text = utf8_trim(between);
  const char *behind = text.at + text.size;
  return memchr(behind, '\n', (size_t)(between.at + between.size - behind)); /* on a line of its own */
}

/* Where the sentence begins that is open at `to`, at or behind the line's end. Looks through the last source line. */
static uint32_t open_sentence(const struct document *document, const struct line *line, uint32_t to)
{
  uint32_t at = line->source, sentence = line->sentence;
  for (uint32_t stop; (stop = sentence_end(document, at, to)) < to; at = stop) sentence = stop;
  return sentence;
}

/* Whether the span ends in the middle of a sentence that is not its first or is long: no title does, and no paragraph.
 */
static bool breaks_off(const struct document *document, const struct line *line, const struct line *next)
{
  size_t size;
  uint32_t last = utf8_before(document->text.at + line->end, &size);
  bool figure = last < 0x7F && !char_among(last, U".)>");
  if (!char_is_han(last) && !figure && !char_among(last, U"，、")) return false;
  if (ends_as_sentence(document, line->start, line->end)) return false;
  uint32_t tail = open_sentence(document, line, line->end); /* that breaks off */
  if (tail == line->start)
    return line->width > 2 * (is_parted(document, line, next) ? LIMITS_LED_IN_TITLE : LIMITS_LONGEST_TITLE);
  return label_read(utf8_trim(document_slice(document, tail, line->end)), 0).system == LABEL_NONE;
}

/* Whether the line begins with a label, or as a line of the title block or of a page does. */
static bool opens_something(const struct document *document, const struct line *line)
{
  slice text = document_slice(document, line->start, line->end);
  if (label_read(text, line->start).system != LABEL_NONE || markup_before(document, line->start)) return true;
  return lex_functions_longest(text.at, text.size) != NULL;
}

/* Whether the line begins something of its own: with a label, as a line of the title block or a page does, or since it
 * names a part or what follows the speech; or is a title, unless it is as short as the text of a link. */
static bool begins_anew(const struct joiner *joiner, const struct line *line)
{
  const struct document *document = joiner->outline->document;
  slice text = document_slice(document, line->start, line->end);
  if (opens_something(document, line)) return true;
  const struct lex_functions_row *last = lex_functions_longest_before(text.at + text.size, text.size);
  if (last && last->function == FUNCTIONS_FUNCTION_TITLE) return true;
  if (line->width > 2 * LIMITS_LED_IN_TITLE || ends_as_sentence(document, line->start, line->end)) return false;
  if (line->width > 2 * LIMITS_LINK_LINE && sentence_end(document, line->start, line->end) == line->end) return true;
  int weights[HEADING_KINDS];
  heading_cues(text, weights);
  for (int kind = 0; kind < HEADING_KINDS; kind++)
    if (weights[kind] >= LIMITS_WEIGHT_STRONG) return true;
  return false;
}

/* Whether the line breaks off in a sentence, and `next` follows it without the indent or the empty line of a paragraph:
 * the text of a link. */
static bool hangs(const struct document *document, const struct line *line, const struct line *next)
{
  slice text = document_slice(document, line->start, line->end);
  slice between = document_slice(document, line->end, next->start);
  const char *ended = memchr(between.at, '\n', between.size);
  bool adjacent = ended && !memchr(ended + 1, '\n', (size_t)(between.at + between.size - ended - 1));
  bool outdented = line->indent > 1 && next->indent == 0;
  if (!adjacent || !outdented || !slice_has(text, COMMA)) return false;
  return !ends_as_sentence(document, line->start, line->end);
}

/* Whether the line would have had room for the first word of the next one: then it ended where its writer meant. */
static bool has_room(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  uint32_t word = first_word_taken(joiner->outline->document, next->start, next->end, joiner->fill.by_characters);
  return line->filled + word <= joiner->fill.width;
}

static bool is_indented(const struct joiner *joiner, const struct line *line)
{
  return line->indent >= joiner->margin + LIMITS_WRAPPED_INDENT;
}

/* The same where lines are filled: they go on unless there was room, the next is indented or begins something. */
static bool goes_on_filled(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  const struct document *document = joiner->outline->document;
  if (is_indented(joiner, next)) return false;
  if (has_room(joiner, line, next)) return breaks_off(document, line, next) && !begins_anew(joiner, next);
  if (joiner->indents) return true;
  slice text = document_slice(document, next->start, next->end);
  if (ends_fully(document_slice(document, line->start, line->end))) {
    bool title = next->filled * 5 < joiner->fill.width * 4 && !ends_as_sentence(document, next->start, next->end);
    bool named = joiner->named && is_short_sentence(document, next->start, (uint32_t)document->text.size);
    return !title && !named && !opens_paragraph(text);
  }
  bool further = open_sentence(document, line, line->end) > line->start; /* …居全省第|二、第三。 */
  return further || begins_unlabelled(text);
}

/* Whether the line ends, or the next one begins, with what is not parted from the rest: a bracket or quote, as the
 * lines of a link's text do, punctuation, one half of a dash. */
static bool is_unparted(const struct document *document, const struct line *line, const struct line *next)
{
  size_t size;
  uint32_t last = utf8_before(document->text.at + line->end, &size);
  uint32_t first = utf8_at(document->text.at + next->start, &size);
  bool dash = first == DASH_SIGN && last == first;
  return opens_word(last) || closes_word(first) || dash;
}

/* The same where lines are about as wide as each other. */
static bool goes_on_wrapped(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  const struct document *document = joiner->outline->document;
  slice text = document_slice(document, next->start, next->end);
  if (ends_as_sentence(document, line->start, line->end)) {
    if (!is_full(joiner, line, next) || speaks_to_audience(text)) return false;
  }
  uint32_t width = line->width + unbroken(document, next);
  if (width * 5 < joiner->width * 4 || next->indent > line->indent + 1) return false;
  return begins_unlabelled(text);
}

/* Whether the line is a table's row. */
static bool is_row(const struct document *document, const struct line *line)
{
  return is_bar_row(document_slice(document, line->start, line->end)) || has_hint(document, HINT_ROW, line->start);
}

static bool ends_in_letter(const struct document *document, const struct line *line)
{
  return char_is_han(utf8_before(document->text.at + line->end, &(size_t){0}));
}

/* Whether the line begins with what no line begins with: punctuation, or a word bound to the one before it. */
static bool begins_within(const struct document *document, const struct line *line)
{
  size_t size;
  slice text = document_slice(document, line->start, line->end);
  size_t bound = lex_layout_starts(text.at, text.size, LAYOUT_ROLE_BOUND);
  bool word = lex_layout_starts(text.at, text.size, LAYOUT_ROLE_UNBOUND) < bound;
  return word || closes_word(utf8_at(text.at, &size));
}

/* Whether the line ends in a number whose unit begins the next: 我省 3 | 次在境外发债成功，…. */
static bool breaks_number(const struct document *document, const struct line *line, const struct line *next)
{
  slice text = document_slice(document, line->start, line->end);
  size_t digits = 0;
  while (digits < text.size && isdigit((unsigned char)text.at[text.size - 1 - digits])) digits++;
  return digits && counts_on(document_slice(document, next->start, next->end), digits == text.size);
}

/* Whether the line `next` goes on with the paragraph of `line`. */
static bool goes_on(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  const struct document *document = joiner->outline->document;
  slice text = document_slice(document, line->start, line->end);
  slice following = document_slice(document, next->start, next->end);
  if (line->joined) return true;
  if (is_row(document, line) || is_row(document, next)) return false;
  if (line->foreign != next->foreign || is_salutation_line(following)) return false;
  if (is_unparted(document, line, next) || breaks_number(document, line, next)) return true;
  if (ends_in_letter(document, line) && begins_within(document, next)) return true;
  if (ends_in_comma(text) && !opens_something(document, next)) return true;
  if (joiner->fill.exact) return goes_on_filled(joiner, line, next);
  if (joiner->width) return goes_on_wrapped(joiner, line, next);
  bool unfinished = breaks_off(document, line, next) || hangs(document, line, next);
  return unfinished && !begins_anew(joiner, next);
}

/* **一、标题** 正文…: where the text begins behind a title in bold; 0 if the line does not begin with one, or goes on
 * in the same sentence. */
static uint32_t behind_bold(const struct document *document, uint32_t start, uint32_t end)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t i = mark_after(document, MARK_FURNITURE, start);
  bool bold = i > 0 && furniture->at[i - 1].end == start && furniture->at[i - 1].detail == FURNITURE_MARKUP;
  if (!bold || i >= furniture->count) return 0;
  uint32_t close = furniture->at[i].start, text = furniture->at[i].end;
  if (text >= end || close - start > 180) return 0;
  if (ends_as_sentence(document, start, close)) return 0;
  slice rest = utf8_trim(document_slice(document, text, end));
  return rest.size > 60 && rest.at > document->text.at + text ? (uint32_t)(rest.at - document->text.at) : 0;
}

/* White space between two pieces of a paragraph is furniture, unless a mark covers it already. Of the furniture,
 * `settled` marks are in order, those before `*next` end before the gap; what was added for other gaps stands behind
 * them. */
static void cover_gap(struct document *document, struct run gap, size_t settled, size_t *next)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  uint32_t from = gap.start;
  while (*next < settled && furniture->at[*next].end <= from) ++*next;
  for (size_t i = *next; i < settled && furniture->at[i].start < gap.end; i++) {
    furniture_add(document, from, furniture->at[i].start, FURNITURE_SPACING);
    from = furniture->at[i].end;
  }
  furniture_add(document, from, gap.end, FURNITURE_SPACING);
}

static bool add_run(struct document *document, struct runs *runs, uint32_t start, uint32_t end)
{
  struct run *more = arena_grow(document_scratch(document), runs->at, runs->count, &runs->room, sizeof *more);
  if (!more) return log_memory(document->log);
  runs->at = more;
  more[runs->count++] = (struct run){start, end};
  return true;
}

/* Adds a joined line as one span, or as two where it begins with a title in bold. */
static bool add_span(struct document *document, struct runs *spans, uint32_t start, uint32_t end)
{
  uint32_t text = behind_bold(document, start, end);
  if (!text) return add_run(document, spans, start, end);
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  uint32_t close = furniture->at[mark_after(document, MARK_FURNITURE, start)].start;
  slice title = utf8_trim(document_slice(document, start, close));
  return add_run(document, spans, start, start + (uint32_t)title.size) && add_run(document, spans, text, end);
}

/* How many short sentences begin inside the line, behind another. */
static size_t short_within(const struct document *document, const struct line *line)
{
  size_t count = 0;
  for (uint32_t at = line->start, stop; (stop = sentence_end(document, at, line->end)) < line->end; at = stop)
    count += is_short_sentence(document, stop, (uint32_t)document->text.size);
  return count;
}

/* Learns from the lines that surely begin paragraphs, since the one before had room, how paragraphs are told: by an
 * indent, when most are indented and few others; by a short sentence, when more stand there than inside. */
static void learn_beginnings(struct joiner *joiner)
{
  const struct document *document = joiner->outline->document;
  size_t first = 0, indented = 0, named = 0, inside = 0;
  struct line line = {0}, last = {0};
  for (size_t i = 0; i < joiner->outline->line_count; i++) {
    if (!line_read(&joiner->reader, i, &line)) continue;
    bool begins = last.end > last.start && has_room(joiner, &last, &line);
    first += begins;
    indented += begins && is_indented(joiner, &line);
    named += begins && is_short_sentence(document, line.start, (uint32_t)document->text.size);
    inside += short_within(document, &line);
    last = line;
  }
  joiner->reader.furniture = 0;
  joiner->indents = indented * 4 > first * 3;
  joiner->named = named > inside;
}

/* The next line with text behind the one at `number`; start == end for none. */
static struct line line_after(struct joiner *joiner, size_t number)
{
  size_t furniture = joiner->reader.furniture;
  struct line line = {0};
  for (size_t i = number + 1; i < joiner->outline->line_count; i++)
    if (line_read(&joiner->reader, i, &line)) break;
  joiner->reader.furniture = furniture;
  return line;
}

/* Whether `next`, the line at `number`, is the text of a link inside the sentence that breaks off with `line`: the line
 * behind it goes on within the sentence, and `line` is no title, since it has a comma. */
static bool holds_link(struct joiner *joiner, const struct line *line, const struct line *next, size_t number)
{
  const struct document *document = joiner->outline->document;
  slice text = document_slice(document, line->start, line->end);
  if (joiner->fill.exact || !ends_in_letter(document, line)) return false;
  if (sentence_end(document, next->start, next->end) < next->end) return false;
  if (label_read(text, line->start).system != LABEL_NONE) return false;
  if (!slice_has(text, COMMA)) return false;
  struct line after = line_after(joiner, number);
  return begins_within(document, &after);
}

/* Whether the line may be the text of a link: a few characters of Chinese. */
static bool may_be_link(const struct joiner *joiner, const struct line *line)
{
  slice text = document_slice(joiner->outline->document, line->start, line->end);
  if (line->width > 2 * LIMITS_LINK_LINE) return false;
  for (size_t at = 0, size; at < text.size; at += size) {
    uint32_t code = utf8_at(text.at + at, &size);
    if (!char_is_han(code)) return false;
  }
  return !begins_anew(joiner, line);
}

static bool is_link(const struct joiner *joiner, const struct line *line)
{
  slice text = document_slice(joiner->outline->document, line->start, line->end);
  for (size_t i = 0; i < joiner->link_count; i++)
    if (slice_equal(joiner->links[i], text)) return true;
  return false;
}

/* Learns what is the text of a link, standing on a line of its own inside a sentence that surely goes on. */
static void learn_links(struct joiner *joiner)
{
  const struct document *document = joiner->outline->document;
  struct line before = {0}, line = {0}, next = {0};
  for (size_t i = 0; i < joiner->outline->line_count; i++) {
    if (!line_read(&joiner->reader, i, &next)) continue;
    bool inside = before.end && may_be_link(joiner, &line) && breaks_off(document, &before, &line);
    bool may = inside && !opens_something(document, &next); /* else it leads in to what follows */
    if (may && !is_link(joiner, &line) && joiner->link_count < MOST_LINKS)
      joiner->links[joiner->link_count++] = document_slice(document, line.start, line.end);
    before = line;
    line = next;
  }
  joiner->reader.furniture = 0;
}

/* Whether the lines belong together since one of them is the text of a link. */
static bool joined_by_link(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  const struct document *document = joiner->outline->document;
  if (ends_as_sentence(document, line->start, line->end)) return false;
  return joiner->behind_link || is_link(joiner, next);
}

/* （一）|产业转型加快推进: whether the line is a label and no more, and the next the title that it numbers. */
static bool is_label_of(const struct joiner *joiner, const struct line *line, const struct line *next)
{
  const struct document *document = joiner->outline->document;
  struct label label = label_read(document_slice(document, line->start, line->end), line->start);
  bool alone = label_has_rank(label.system) && label.end >= line->end;
  bool title = next->width <= 2 * LIMITS_TITLE_LINE && !ends_as_sentence(document, next->start, next->end);
  return alone && title && label_read(document_slice(document, next->start, next->end), 0).system == LABEL_NONE;
}

/* Whether the line at `number`, `next`, goes on with `line`, by itself or since one of them is the text of a link. */
static bool belongs_to(struct joiner *joiner, const struct line *line, const struct line *next, size_t number)
{
  bool linked = joined_by_link(joiner, line, next) || holds_link(joiner, line, next, number);
  return linked || goes_on(joiner, line, next) || is_label_of(joiner, line, next);
}

/* Joins the lines that belong together: `spans` gets the paragraphs, `gaps` what stands between their lines. */
static bool join_lines(struct joiner *joiner, struct runs *spans, struct runs *gaps)
{
  struct document *document = joiner->outline->document;
  struct line line = {0}, open = {0}; /* open.end: there is one */
  for (size_t i = 0; i < joiner->outline->line_count; i++) {
    if (!line_read(&joiner->reader, i, &line)) continue;
    if (line.start < open.end) continue; /* inside furniture that reached over several lines */
    bool same = open.end && belongs_to(joiner, &open, &line, i);
    joiner->behind_link = is_link(joiner, &line);
    if (same) {
      if (!add_run(document, gaps, open.end, line.start)) return false;
      line.sentence = open_sentence(document, &open, line.start);
      line.start = open.start;
    } else if (open.end && !add_span(document, spans, open.start, open.end)) {
      return false;
    }
    open = line;
  }
  return !open.end || add_span(document, spans, open.start, open.end);
}

bool lines_join(struct outline *outline, struct runs *spans)
{
  struct document *document = outline->document;
  struct joiner joiner = {.outline = outline, .fill = lines_filled(outline), .width = lines_wrapped(outline)};
  joiner.reader = (struct line_reader){.outline = outline, .by_characters = joiner.fill.by_characters};
  if (joiner.width)
    joiner.margin = lines_margin(outline);
  else
    learn_links(&joiner);
  if (joiner.fill.exact) learn_beginnings(&joiner);
  struct runs gaps = {0};
  if (!join_lines(&joiner, spans, &gaps)) return false;
  size_t settled = document->marks[MARK_FURNITURE].count, next = 0;
  for (size_t i = 0; i < gaps.count; i++) cover_gap(document, gaps.at[i], settled, &next);
  furniture_settle(document);
  return true;
}
