/* Facts about the report as a whole: title, meeting, date, speaker, the plan's year and the years under review.
 *
 * What the title block says is read; what is concluded from other words (a review of 过去五年 before 2018) is marked as
 * inferred. */
#include "../read/options.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/front.h"
#include "lexicon/gazetteer.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "naming.h"
#include "outline.h"
#include "place.h"

enum { FIRST_PLAN = 1953, HEAD = 600 /* bytes */ };

/* The first node of `kind` among the lines of the front, or NULL. */
static const struct node *line_of(const struct document *document, enum node_kind kind)
{
  for (const struct node *node = document->body->first; node; node = node->next) {
    if (node->kind == kind) return node;
    if (node_kinds[node->kind].division) return NULL;
  }
  return NULL;
}

/* The text without white space, in the arena; empty when memory runs out. */
static slice without_white_space(const struct document *document, slice text)
{
  char *copy = text.size ? arena_alloc(document->arena, text.size + 1) : NULL;
  if (!copy) return (slice){NULL, 0};
  slice spaceless = without_spaces(text, copy, text.size);
  size_t size = 0;
  for (size_t i = 0; i < spaceless.size; i++)
    if (copy[i] != '?') copy[size++] = copy[i]; /* 县长?? 林?? 墨: a space that an encoding lost */
  return (slice){copy, size};
}

/* The line's text without furniture and white space, in the arena; empty if there is no line. */
static slice text_of(const struct document *document, const struct node *node)
{
  if (!node) return (slice){NULL, 0};
  return without_white_space(document, document_clean(document, node->start, node->end, NULL));
}

static void set_fact(struct document *document, struct fact *fact, const char *given, slice read, bool inferred)
{
  if (given) read = slice_of(given);
  if (read.size) *fact = (struct fact){arena_copy(document->arena, read), inferred && !given};
}

/* The line of the same kind that follows `node`, though a title stands between; NULL: none does. */
static const struct node *next_line(const struct node *node)
{
  const struct node *next = node->next;
  while (next && next->kind == NODE_TITLE && next->kind != node->kind) next = next->next;
  return next && next->kind == node->kind ? next : NULL;
}

/* The text of the line, and of those of its kind that follow it while `part` says that a piece is lacking: a title or a
 * dateline over two lines. */
static slice text_over_lines(const struct document *document, const struct node *node, bool (*lacks)(slice))
{
  slice text = text_of(document, node);
  for (const struct node *next = node ? next_line(node) : NULL; next && lacks(text); next = next_line(next)) {
    slice more = text_of(document, next);
    char *both = arena_format(document->arena, "%.*s%.*s", (int)text.size, text.at, (int)more.size, more.at);
    if (!both) return text;
    text = slice_of(both);
  }
  return text;
}

/* 岚洲县人民政府, 关于柳溪县“九五”计划: whether the next line ends the title. */
static bool lacks_genre(slice title)
{
  bool about = lex_layout_starts(title.at, title.size, LAYOUT_ROLE_ABOUT) != 0;
  if (about) return !lex_front_ends(title.at, title.size, FRONT_ROLE_ADDRESS);
  return lex_front_ends(title.at, title.size, FRONT_ROLE_GOVERNMENT) != 0;
}

/* …人民代表大会, the session may stand in the next line; or a day, and the meeting in the next. */
static bool goes_on_below(slice dateline)
{
  bool assembly = lex_front_in(dateline.at, dateline.size, FRONT_ROLE_ASSEMBLY, NULL) != 0;
  return assembly || !lex_front_in(dateline.at, dateline.size, FRONT_ROLE_MEETING, NULL);
}

/* A title without the suffix of a file: 政府工作报告.docx */
static slice without_suffix(slice title)
{
  title.size -= lex_front_ends(title.at, title.size, FRONT_ROLE_FILE);
  return title;
}

/* The assembly's name: behind 在 (or the date), up to 上. */
static slice meeting_name(slice line)
{
  if (line.size == 0) return line;
  size_t at = 0, size = lex_front_in(line.at, line.size, FRONT_ROLE_IN, &at), meeting = 0;
  if (!size) size = lex_front_in(line.at, line.size, FRONT_ROLE_DAY, &at);
  bool before = lex_front_in(line.at, line.size, FRONT_ROLE_MEETING, &meeting) && meeting < at;
  if (before) size = 0; /* …第五次会议|2026年1月6日 */
  slice name = slice_after(line, size ? at + size : 0);
  size = lex_front_in(name.at, name.size, FRONT_ROLE_MEETING, &at);
  if (!size) size = lex_front_in(name.at, name.size, FRONT_ROLE_ASSEMBLY, &at); /* 人民代表大会上 */
  if (!size) return (slice){NULL, 0};
  name.size = at + size;
  for (ptrdiff_t comma; (comma = slice_find(name, COMMA)) >= 0;) /* 1月9日|上午，云溪县第十八届人民代表大会 */
    name = slice_after(name, (size_t)comma + COMMA.size);
  while ((size = lex_front_in(name.at, name.size, FRONT_ROLE_DAY, &at)) != 0) name = slice_after(name, at + size);
  return name;
}

struct date {
  const char *text; /* NULL: there is none */
  bool filled;      /* up with zeros, as programs write it: 2010年03月08日 */
};

/* 2024年1月9日, 二00三年一月九日 as 2024-01-09; none if the line has no whole date, or one that there is not. */
static struct date date_in(struct document *document, slice line)
{
  for (size_t at = 0; at < line.size; at += utf8_size((unsigned char)line.at[at])) {
    size_t size;
    int year = number_read(slice_after(line, at), &size);
    slice months = slice_after(line, at + size);
    if (year < FIRST_PLAN - 5) continue;
    months = slice_after(months, lex_times_starts(months.at, months.size, TIMES_ROLE_YEAR));
    int month = number_read(months, &size);
    slice days = slice_after(months, size);
    size_t mark = lex_front_starts(days.at, days.size, FRONT_ROLE_MONTH);
    if (!mark) continue;
    days = slice_after(days, mark);
    int day = number_read(days, &size);
    const char *date = arena_format(document->arena, "%04d-%02d-%02d", year, month, day);
    bool filled = slice_starts(months, SLICE("0")) || slice_starts(days, SLICE("0"));
    if (date && !option_must_be(OPTION_DATE, date)) return (struct date){date, filled};
  }
  return (struct date){NULL, false};
}

static bool is_name_character(uint32_t code)
{
  return char_is_han(code) || code == 0x00B7 || code == 0x30FB || code == 0x2022;
}

/* Whether the name ends before `text`: 作政府工作报告. */
static bool gives_report(slice text)
{
  size_t gives = lex_front_starts(text.at, text.size, FRONT_ROLE_GIVES);
  slice what = slice_after(text, gives ? gives : text.size);
  return lex_functions_longest(what.at, what.size) != NULL;
}

/* 镇长|（代）|王强: the text without the bracket that it begins with. */
static slice behind_bracket(slice text)
{
  ptrdiff_t closed = bracket_opens(text) ? slice_find(text, CLOSING_BRACKET) : -1;
  return closed < 0 ? text : slice_after(text, (size_t)closed + CLOSING_BRACKET.size);
}

/* The speaker's name: what follows the last word for an office; or stands before the first. */
static slice speaker_name(slice line)
{
  size_t behind = 0, before = line.size;
  for (size_t at = 0; at < line.size;) {
    const struct lex_functions_row *row = lex_functions_longest(line.at + at, line.size - at);
    bool office = row && row->function == FUNCTIONS_FUNCTION_SPEAKER;
    if (office && before == line.size) before = at;
    at += row ? row->phrase_size : utf8_size((unsigned char)line.at[at]);
    if (office) behind = at;
  }
  slice name = behind ? behind_bracket(slice_after(line, behind)) : line;
  size_t size;
  while (name.size && !is_name_character(utf8_at(name.at, &size))) name = slice_after(name, size);
  size_t end = 0;
  while (end < name.size && is_name_character(utf8_at(name.at + end, &size)) && !gives_report(slice_after(name, end)))
    end += size;
  name.size = end;
  size_t honour = lex_front_ends(name.at, name.size, FRONT_ROLE_HONOUR);
  if (honour < name.size) name.size -= honour;
  if (name.size) return name.size <= LIMITS_MEETING_NAME ? name : (slice){NULL, 0};
  const lex_place *found[1];
  bool is_place = gazetteer_find(line.at, before, 0, found, 1) > 0; /* 云州市市长 */
  return before >= 6 && before <= 12 && !is_place ? (slice){line.at, before} : (slice){NULL, 0};
}

/* The name behind the date of a dateline in brackets: （2005年1月20日 …）. */
static slice name_behind_date(slice line)
{
  size_t day = 0, size = lex_front_in(line.at, line.size, FRONT_ROLE_DAY, &day);
  if (!size) return (slice){NULL, 0};
  slice name = slice_between(line.at + day + size, slice_end(line));
  if (lex_front_starts(name.at, name.size, FRONT_ROLE_IN)) return (slice){NULL, 0}; /* 在…会议上 */
  size_t end = 0;
  while (end < name.size && is_name_character(utf8_at(name.at + end, &size))) end += size;
  slice rest = slice_after(name, end);
  bool closes = slice_equal(rest, CLOSING_BRACKET) || slice_equal(rest, SLICE(")"));
  return closes && end >= 6 && end <= LIMITS_MEETING_NAME ? (slice){name.at, end} : (slice){NULL, 0};
}

static void set_year(struct document *document, struct fact *fact, int year, bool inferred)
{
  if (year) *fact = (struct fact){arena_format(document->arena, "%d", year), inferred};
}

static void find_review_years(struct outline *outline)
{
  struct document *document = outline->document;
  struct review_years years = review_years_find(outline);
  if (!years.from && outline->plan_year && document->is_report)
    years = (struct review_years){outline->plan_year - 1, outline->plan_year - 1, true};
  set_year(document, &document->facts.review_from, years.from, years.inferred);
  set_year(document, &document->facts.review_to, years.to, years.inferred);
}

/* Whether one of the first paragraphs tells of a report that a head of government gave to a congress:
 * 总理在报告中指出，… */
static bool sums_up_report(const struct outline *outline)
{
  size_t end = size_least(outline->count, outline->speech_from + LIMITS_FACT_PARAGRAPHS);
  for (size_t i = outline->speech_from; i < end; i++) {
    slice text = document_slice(outline->document, outline->paragraphs[i].start, outline->paragraphs[i].end);
    int weights[FUNCTIONS];
    function_cues(text, weights);
    bool given = weights[FUNCTIONS_FUNCTION_SPEAKER] >= LIMITS_WEIGHT_TELLS &&
                 weights[FUNCTIONS_FUNCTION_MEETING] >= LIMITS_WEIGHT_HINT;
    if (given && lex_front_in(text.at, text.size, FRONT_ROLE_SUMMED_UP, NULL)) return true;
  }
  return false;
}

/* Whether the beginning says whose report this is: its title (政府工作报告), deputies who met (…人大…) or are addressed
 * (各位代表), or a government spoken for. A salutation alone (同志们) opens the speeches of parties, too. */
static bool says_it_is_report(const struct outline *outline)
{
  slice head = outline->document->text; /* front matter and navigation, too */
  if (head.size > HEAD) head.size = HEAD;
  if (lex_front_in(head.at, head.size, FRONT_ROLE_REPORT, NULL)) return true;
  for (size_t i = 0; i < size_least(outline->count, outline->speech_from + 3); i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    char copy[600];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    bool meeting = paragraph->kind == NODE_MEETING;
    if (meeting && lex_front_in(text.at, text.size, FRONT_ROLE_CONGRESS, NULL)) return true;
    text = without_spaces(text, copy, sizeof copy);
    bool named = lex_front_in(text.at, text.size, FRONT_ROLE_REPORT, NULL) ||
                 lex_front_in(text.at, text.size, FRONT_ROLE_DEPUTIES, NULL);
    if (named || speaks_for_government(text)) return true;
  }
  return false;
}

static bool has_targets(const struct document *document)
{
  for (const struct node *node = document->body; node; node = node_following(node))
    if (node->kind == NODE_TARGETS) return true;
  return false;
}

/* Whether a part on its own building speaks of the government, which the reports of parties and the programmes of years
 * lack. */
static bool builds_government(const struct document *document)
{
  for (const struct node *node = document->body; node; node = node_following(node)) {
    slice text = document_slice(document, node->start, node->end);
    if (node->kind == NODE_GOVERNMENT && lex_front_in(text.at, text.size, FRONT_ROLE_GOVERNMENT, NULL)) return true;
  }
  return false;
}

/* A part of a report has a plan, say, but neither greets nor looks back; a summary may have no parts. */
static bool looks_like_report(const struct outline *outline)
{
  int reviews = 0, plans = 0, front = 0;
  for (size_t i = 0; i < outline->speech_from; i++) {
    enum node_kind kind = outline->paragraphs[i].kind;
    front += kind == NODE_SALUTATION || kind == NODE_MEETING || kind == NODE_SPEAKER;
  }
  for (size_t i = 0; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end) continue;
    reviews += paragraph->kind == NODE_REVIEW;
    plans += paragraph->kind == NODE_PLAN;
  }
  size_t least = front > 2 ? LIMITS_REPORT_WITH_FRONT : LIMITS_REPORT_PARAGRAPHS;
  bool shown = reviews || plans || outline->count > least;
  if (sums_up_report(outline)) return shown;
  if (says_it_is_report(outline)) return front ? shown : reviews;
  bool targets = has_targets(outline->document);
  if (targets && builds_government(outline->document)) return true; /* whatever stands at its beginning */
  slice text = outline->document->text;
  bool addresses = targets && lex_front_in(text.at, text.size, FRONT_ROLE_DEPUTIES, NULL);
  bool works = plans && lex_front_in(text.at, text.size, FRONT_ROLE_WORK, NULL);
  bool told = addresses || works;
  return reviews && outline->speech_from == 0 && told;
}

/* What a text of another kind has instead of parts, tasks and blocks: sections. */
static void make_plain(struct node *body)
{
  for (struct node *node = body; (node = (struct node *)node_following(node)) != NULL;) {
    bool keeps = !node_kinds[node->kind].division;
    if (!keeps) node->kind = NODE_SECTION;
  }
}

/* The user's word, else the text's, else the page's. */
static void set_title(struct document *document, slice read, bool inferred)
{
  while (slice_starts(read, HALF_DASH)) read = slice_after(read, HALF_DASH.size); /* below a motto: ——…工作报告 */
  const char *given = document->options->title;
  if (!given && !read.size) given = document->page.title;
  set_fact(document, &document->facts.title, given, read, inferred);
}

static slice speaker_of(const struct outline *outline, slice dateline)
{
  const struct document *document = outline->document;
  slice speaker = {NULL, 0}, field = speaker_name(without_white_space(document, speaker_field(outline)));
  for (const struct node *node = line_of(document, NODE_SPEAKER); node && !speaker.size; node = node->next)
    if (node->kind == NODE_SPEAKER) speaker = speaker_name(text_of(document, node));
  if (!speaker.size) speaker = name_behind_date(dateline);
  if (!field.size) return speaker;
  bool whole = !speaker.size || slice_ends(speaker, field); /* not 长江枫 of a broken 市/长 江枫 */
  return whole ? field : speaker;
}

/* The dateline's date, or that of another line before the first division: the first that a hand has written, else the
 * last that a page's program has; else that in the report's name. */
static const char *date_of(struct document *document, slice dateline, slice name)
{
  struct date date = date_in(document, dateline);
  for (const struct node *node = document->body->first; node; node = node->next) {
    if (date.text && !date.filled) break;
    if (node->kind != NODE_MEETING && node->kind != NODE_TITLE) continue;
    struct date other = date_in(document, text_of(document, node));
    if (other.text) date = other;
  }
  return date.text ? date.text : date_in(document, name).text;
}

void facts_find(struct outline *outline)
{
  struct document *document = outline->document;
  struct facts *facts = &document->facts;
  const bg_options *options = document->options;
  slice line = text_over_lines(document, line_of(document, NODE_TITLE), lacks_genre), title = without_suffix(line);
  slice dateline = text_over_lines(document, line_of(document, NODE_MEETING), goes_on_below);
  slice name = title.size ? title : without_white_space(document, report_name(outline));
  slice meeting = meeting_name(dateline);
  if (!meeting.size) meeting = meeting_name(name);
  const struct node *day =
      line_of(document, NODE_MEETING); /* alone: 2016年1月12日 杨斌）, before the line of the meeting */
  slice speaker = speaker_of(outline, day ? text_of(document, day) : (slice){NULL, 0});
  const char *date = date_of(document, dateline, name);
  const char *told = date ? date : document->page.date; /* published soon after it was given */
  bool other_kind = lex_front_ends(title.at, title.size, FRONT_ROLE_OTHER_KIND) != 0;
  document->is_report = !other_kind && looks_like_report(outline);
  if (!document->is_report) {
    make_plain(document->body);
    log_add(document->log, BG_NOT_A_REPORT, NOWHERE);
  }
  bool year_read = options->year || !outline->plan_year_inferred;
  bool name_read = title.size && title.size == line.size;
  set_title(document, name_behind_meeting(name_in_notice(name)), !name_read);
  set_fact(document, &facts->meeting, options->meeting, meeting, false);
  set_fact(document, &facts->speaker, options->speaker, speaker, false);
  set_fact(document, &facts->date, options->date, slice_of(told), !date);
  set_year(document, &facts->plan_year, outline->plan_year, !year_read);
  find_review_years(outline);
  slice speaks =
      line_of(document, NODE_SPEAKER) ? text_of(document, line_of(document, NODE_SPEAKER)) : (slice){NULL, 0};
  slice of_place = slice_after(name, lex_layout_starts(name.at, name.size, LAYOUT_ROLE_ABOUT)); /* 关于|柳溪县… */
  place_find(document, (struct place_told){meeting, of_place, speaks}, outline->plan_year);
}
