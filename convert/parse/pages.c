/* Pages: the numbers and running heads of a text taken from pages.
 *
 * Numbers alone on their lines that follow each other at less than a page's distance count the rows of a table that was
 * flattened to lines: they are the report's own, as are several of which none follows another. A line beside a page
 * number is a running head when the same line stands beside another page number too, or is a line of the title block
 * repeated. */
#include "../support/chars.h"
#include "../support/utf8.h"
#include "lexicon/front.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "outline.h"

enum { NEXT_PAGES = 2 /* some page has no number */ };
enum { MOST_HEADS = 64, FIRST_LINES = 6 /* of the text, in which its title block stands */ };

struct heads {
  struct document *document;
  struct mark *found; /* running heads; made furniture at the end, since marks are searched while looking */
  size_t found_count;
  size_t found_room;
  slice lines[MOST_HEADS]; /* the first lines of the text, and then lines seen beside page numbers */
  size_t count, first;     /* all of them; the first lines */
};

/* # Numbers of rows */

/* The number that a mark covers when it covers nothing else; 0: it does. */
static int plain_number(const struct document *document, const struct mark *mark)
{
  size_t size;
  slice text = utf8_trim(document_slice(document, mark->start, mark->end));
  int n = number_read(text, &size);
  return size == text.size ? n : 0;
}

/* The mark behind the last of a run of numbers that count up by one from the mark `from` on; `*rows` gets how many they
 * are, `*last` the last of them. */
static size_t numbers_run(const struct document *document, size_t from, size_t *rows, size_t *last)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  int n = plain_number(document, &furniture->at[from]);
  size_t i = from + 1;
  *rows = 1;
  *last = from;
  for (; i < furniture->count; i++) {
    int next = plain_number(document, &furniture->at[i]);
    if (next == 0) continue;
    if (next != n + (int)*rows) break;
    ++*rows;
    *last = i;
  }
  return i;
}

/* Whether numbers alone on their lines count no pages: there are several, and none is one or two more than the one
 * before it (…水泥|80|万吨). */
static bool count_nothing(const struct document *document)
{
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  int numbers = 0, last = 0;
  for (size_t i = 0; i < furniture->count; i++) {
    int n = plain_number(document, &furniture->at[i]);
    if (n == 0) continue;
    if (numbers++ && n > last && n <= last + NEXT_PAGES) return false;
    last = n;
  }
  return numbers > 1;
}

bool table_numbers_keep(struct outline *outline)
{
  struct marks *furniture = &outline->document->marks[MARK_FURNITURE];
  size_t kept = 0;
  bool nothing = count_nothing(outline->document);
  for (size_t i = 0; i < furniture->count;) {
    size_t rows = 0, last = i, end = i + 1;
    if (plain_number(outline->document, &furniture->at[i]) == 1) end = numbers_run(outline->document, i, &rows, &last);
    bool table =
        rows >= LIMITS_TABLE_ROWS && furniture->at[last].start - furniture->at[i].start < (rows - 1) * LIMITS_PAGE_ROW;
    for (; i < end; i++)
      if (!(table || nothing) || plain_number(outline->document, &furniture->at[i]) == 0)
        furniture->at[kept++] = furniture->at[i];
  }
  furniture->count = kept;
  return true;
}

/* # Running heads */

/* The text of a line, empty when it is a page number or has none. */
static slice line_text(const struct outline *outline, size_t line)
{
  const struct document *document = outline->document;
  slice text = utf8_trim(document_slice(document, outline->lines[line], outline->lines[line + 1]));
  if (text.size == 0) return text;
  uint32_t start = (uint32_t)(text.at - document->text.at);
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  size_t mark = mark_after(document, MARK_FURNITURE, start);
  bool covered =
      mark < furniture->count && furniture->at[mark].start <= start && furniture->at[mark].end >= start + text.size;
  return covered ? (slice){text.at, 0} : text;
}

static bool is_page_number(const struct outline *outline, size_t line)
{
  const struct document *document = outline->document;
  const struct marks *furniture = &document->marks[MARK_FURNITURE];
  uint32_t start = outline->lines[line], end = outline->lines[line + 1];
  for (size_t i = mark_after(document, MARK_FURNITURE, start); i < furniture->count && furniture->at[i].start < end;
       i++)
    if (furniture->at[i].detail == FURNITURE_PAGE_NUMBER) return true;
  return false;
}

/* The line with text next to a page number, forwards or backwards; line_count if there is none within three lines. */
static size_t beside(const struct outline *outline, size_t line, bool forwards)
{
  for (int steps = 0; steps < 4; steps++) {
    if (forwards ? line + 1 >= outline->line_count : line == 0) break;
    line = forwards ? line + 1 : line - 1;
    if (line_text(outline, line).size) return line;
  }
  return outline->line_count;
}

static size_t index_of(const struct heads *heads, slice text)
{
  size_t i = 0;
  while (i < heads->count && !slice_equal(heads->lines[i], text)) i++;
  return i;
}

static bool add_found(struct heads *heads, slice text)
{
  uint32_t start = (uint32_t)(text.at - heads->document->text.at);
  struct mark *more =
      arena_grow(heads->document->arena, heads->found, heads->found_count, &heads->found_room, sizeof *more);
  if (!more) return log_memory(heads->document->log);
  heads->found = more;
  more[heads->found_count++] = (struct mark){start, start + (uint32_t)text.size, FURNITURE_RUNNING_HEAD};
  return true;
}

static bool try_head(struct heads *heads, const struct outline *outline, size_t line)
{
  if (line >= outline->line_count) return true;
  slice text = line_text(outline, line);
  uint32_t start = (uint32_t)(text.at - outline->document->text.at);
  if (ends_as_sentence(outline->document, start, start + (uint32_t)text.size)) return true;
  size_t known = index_of(heads, text);
  if (known < heads->count) {
    if (!add_found(heads, text)) return false;
    return known < heads->first || add_found(heads, heads->lines[known]); /* where it stood for the first time, too */
  }
  if (heads->count < MOST_HEADS) heads->lines[heads->count++] = text;
  return true;
}

/* # Running heads with their page's number in the line */

/* The bytes of the last sign or word of a page's number (第 5 页, － 5 －, 5/20) with which `text` ends; 0: of none. */
static size_t number_part_before(slice text)
{
  size_t word = lex_layout_ends(text.at, text.size, LAYOUT_ROLE_PAGE), size = 0;
  if (word || !text.size) return word;
  uint32_t code = utf8_before(slice_end(text), &size);
  return utf8_is_space(code) || char_is(code, CHAR_DIGIT) || char_among(code, U"-－—–/") ? size : 0;
}

/* 2021年云川县政府工作报告| 第|5|页: the line without the page's number at its end, which `*number` gets; empty: it
 * ends with none. */
static slice without_number(slice line, int *number)
{
  size_t to = line.size, size, digits = 0;
  while ((size = number_part_before((slice){line.at, to})) != 0) to -= size;
  slice tail = slice_after(line, to);
  *number = 0;
  for (size_t at = 0; at < tail.size && !digits; at += size) {
    *number = number_read(slice_after(tail, at), &digits);
    size = utf8_size((unsigned char)tail.at[at]);
  }
  return (slice){line.at, digits ? to : 0};
}

/* Lines that end with numbers which count up, three at least, behind the report's name: each is a running head. */
static bool numbered_heads_find(struct heads *heads, const struct outline *outline)
{
  enum { LEAST = 3 };
  slice name = {NULL, 0};
  int last = 0, count = 0;
  for (size_t pass = 0; pass < 2; pass++) {
    for (size_t line = 0; line < outline->line_count; line++) {
      int number;
      slice text = line_text(outline, line), head = without_number(text, &number);
      bool report = head.size && lex_front_in(head.at, head.size, FRONT_ROLE_REPORT, NULL);
      bool other = name.size && !slice_equal(head, name);
      if (!report || other) continue;
      if (pass) {
        if (!add_found(heads, text)) return false;
        continue;
      }
      name = head;
      count += number == last + 1;
      last = number;
    }
    if (count < LEAST) return true;
  }
  return true;
}

bool running_heads_find(struct outline *outline)
{
  struct heads heads = {.document = outline->document};
  if (!numbered_heads_find(&heads, outline)) return false;
  while (heads.first < FIRST_LINES && heads.first < outline->line_count) {
    heads.lines[heads.first] = line_text(outline, heads.first);
    heads.count = ++heads.first;
  }
  for (size_t line = FIRST_LINES, after = 0; line < outline->line_count; line++) {
    if (!is_page_number(outline, line)) continue;
    size_t before = beside(outline, line, false);
    bool alone = before == after; /* the only line of its page: it has been seen, and does not stand there twice */
    if (before >= FIRST_LINES && !alone && !try_head(&heads, outline, before)) return false;
    after = beside(outline, line, true);
    if (!try_head(&heads, outline, after)) return false;
  }
  for (size_t i = 0; i < heads.found_count; i++)
    furniture_add(heads.document, heads.found[i].start, heads.found[i].end, FURNITURE_RUNNING_HEAD);
  furniture_settle(heads.document);
  return true;
}
