/* Facts about the report as a whole: title, meeting, date, speaker, the plan's year and the years under review.
 *
 * What the title block says is read; what is concluded from other words (a review of 过去五年 before 2018) is marked as
 * inferred. */
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/gazetteer.h"
#include "outline.h"
#include "place.h"

enum { LONGEST_NAME = 48, FIRST_PLAN = 1953, HEAD = 600 /* bytes */, FIRST_PARAGRAPHS = 8 };

/* The first node of `kind` among the lines of the front, or NULL. */
static const struct node *line_of(const struct document *document, enum node_kind kind)
{
  for (const struct node *node = document->body->first; node; node = node->next) {
    if (node->kind == kind) return node;
    if (node_kinds[node->kind].division) return NULL;
  }
  return NULL;
}

/* The line's text without furniture and white space, in the arena; empty if there is no line. */
static slice text_of(const struct document *document, const struct node *node)
{
  if (!node) return (slice){NULL, 0};
  slice text = document_clean(document, node->start, node->end, NULL);
  char *copy = arena_alloc(document->arena, text.size + 1);
  return copy ? without_spaces(text, copy, text.size) : (slice){NULL, 0};
}

static bool set_fact(struct document *document, struct fact *fact, const char *given, slice read, bool inferred)
{
  if (given) read = slice_of(given);
  if (read.size == 0) return true;
  *fact = (struct fact){arena_copy(document->arena, read), inferred && !given};
  return fact->value || log_memory(document->log);
}

/* The assembly's name: behind 在 (or the date), up to 上. */
static slice meeting_name(slice line)
{
  ptrdiff_t at = slice_find(line, SLICE("在"));
  slice name = at >= 0 ? slice_after(line, (size_t)at + 3) : line;
  ptrdiff_t day = at < 0 ? slice_find(line, SLICE("日")) : -1;
  if (day >= 0) name = slice_after(line, (size_t)day + 3);
  ptrdiff_t end = slice_find(name, SLICE("会议"));
  if (end < 0) end = slice_find(name, SLICE("大会")); /* 人民代表大会上 */
  if (end < 0) return (slice){NULL, 0};
  return (slice){name.at, (size_t)end + 6};
}

/* 2024年1月9日, 二00三年一月九日 as 2024-01-09; NULL if the line has no whole date. */
static const char *date_in(struct document *document, slice line)
{
  for (size_t at = 0; at < line.size; at += utf8_size((unsigned char)line.at[at])) {
    size_t size, month_size, day_size;
    int year = number_read(slice_after(line, at), &size);
    slice rest = slice_after(line, at + size);
    if (size == 0 || year < FIRST_PLAN - 5 || year > 2100 || !slice_starts(rest, SLICE("年"))) continue;
    rest = slice_after(rest, 3);
    int month = number_read(rest, &month_size);
    rest = slice_after(rest, month_size);
    if (month < 1 || month > 12 || !slice_starts(rest, SLICE("月"))) continue;
    rest = slice_after(rest, 3);
    int day = number_read(rest, &day_size);
    if (day < 1 || day > 31 || !slice_starts(slice_after(rest, day_size), SLICE("日"))) continue;
    return arena_format(document->arena, "%04d-%02d-%02d", year, month, day);
  }
  return NULL;
}

static bool is_name_character(uint32_t code)
{
  return (code >= 0x4E00 && code <= 0x9FFF) || code == 0x00B7 || code == 0x30FB || code == 0x2022;
}

/* Whether the name ends before `text`: 作政府工作报告. */
static bool gives_report(slice text)
{
  slice give = SLICE("作");
  slice what = slice_after(text, slice_starts(text, give) ? give.size : text.size);
  const struct lex_functions_row *row = lex_functions_longest(what.at, what.size);
  return row && row->function == FUNCTIONS_FUNCTION_TITLE;
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
  slice name = slice_after(line, behind);
  size_t size;
  while (name.size && !is_name_character(utf8_at(name.at, &size))) name = slice_after(name, size);
  size_t end = 0;
  while (end < name.size && is_name_character(utf8_at(name.at + end, &size)) && !gives_report(slice_after(name, end)))
    end += size;
  name.size = end;
  if (name.size) return name.size <= LONGEST_NAME ? name : (slice){NULL, 0};
  const lex_place *found[1];
  bool is_place = gazetteer_find(line.at, before, 0, found, 1) > 0; /* 云州市市长 */
  return before && before <= 12 && !is_place ? (slice){line.at, before} : (slice){NULL, 0};
}

/* The name behind the date of a dateline in brackets: （2005年1月20日 …）. */
static slice name_behind_date(slice line)
{
  ptrdiff_t day = slice_find(line, SLICE("日"));
  if (!line.at || day < 0) return (slice){NULL, 0};
  slice name = slice_after(line, (size_t)day + 3);
  size_t end = 0, size;
  while (end < name.size && is_name_character(utf8_at(name.at + end, &size))) end += size;
  slice rest = slice_after(name, end);
  bool closes = slice_equal(rest, SLICE("）")) || slice_equal(rest, SLICE(")"));
  return closes && end >= 6 && end <= LONGEST_NAME ? (slice){name.at, end} : (slice){NULL, 0};
}

/* The first year of the Nth five-year plan (GB of none: counted from 1953, with the gap of 1963 to 1965). */
static int first_year_of_plan(int number)
{
  return number <= 2 ? FIRST_PLAN + 5 * (number - 1) : 1966 + 5 * (number - 3);
}

/* “十三五” in a title: the plan's number, 0 if there is none. */
static int five_year_plan_in(slice title)
{
  for (size_t at = 0; at < title.size; at += utf8_size((unsigned char)title.at[at])) {
    slice rest = slice_after(title, at);
    static const slice numerals[] = {{"十", 3}, {"九", 3}, {"八", 3}, {"七", 3}, {"六", 3}};
    bool opens = false;
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) opens |= slice_starts(rest, numerals[i]);
    if (!opens) continue;
    size_t size;
    (void)number_read(rest, &size); /* for its size: 十四五 is ten, then the last digit, read as 15 */
    slice five = SLICE("五");
    slice word = {rest.at, size};
    if (size < 6 || !slice_ends(word, five)) continue;
    size_t used;
    int number = number_read((slice){rest.at, size - 3}, &used);
    if (number >= 6 && number <= 20) return number;
  }
  return 0;
}

/* 过去五年, 四年来: how many years; 0 if the title names none. */
static int years_counted(slice title)
{
  ptrdiff_t at = slice_find(title, SLICE("年"));
  if (at < 3) return 0;
  size_t size;
  const char *digit = title.at + at - 3;
  int count = number_read((slice){digit, 3}, &size);
  return size == 3 && count >= 1 && count <= 10 ? count : 0;
}

static bool set_year(struct document *document, struct fact *fact, int year, bool inferred)
{
  if (year == 0) return true;
  *fact = (struct fact){arena_format(document->arena, "%d", year), inferred};
  return fact->value || log_memory(document->log);
}

/* The years under review: named in its title, or counted back from the plan's. */
static bool find_review_years(struct outline *outline)
{
  struct document *document = outline->document;
  int from = 0, to = 0, plan = outline->plan_year;
  bool inferred = false;
  for (size_t i = outline->speech_from; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end || paragraph->kind != NODE_REVIEW) continue;
    slice title = paragraph_title(outline, paragraph);
    int last = 0, first = year_in(title, &last), number = five_year_plan_in(title), count = years_counted(title);
    if (number) {
      from = first_year_of_plan(number);
      to = last > from + 4 ? last : from + 4;
      if (plan && to >= plan && plan > from) to = plan - 1; /* the first years of the five */
    } else if (first) {
      from = first;
      to = plan && last >= plan && first < plan ? plan - 1 : last; /* 1993年工作回顾和1994年工作的方针 */
    } else if (plan) {
      to = plan - 1;
      from = count > 1 ? plan - count : to;
      inferred = true;
    }
    break;
  }
  if (!from && plan && document->is_report) {
    from = to = plan - 1;
    inferred = true;
  }
  return set_year(document, &document->facts.review_from, from, inferred) &&
         set_year(document, &document->facts.review_to, to, inferred);
}

/* Whether one of the first paragraphs tells of a report that a head of government gave to a congress:
 * 总理在报告中指出，… */
static bool sums_up_report(const struct outline *outline)
{
  for (size_t i = outline->speech_from; i < outline->count && i < outline->speech_from + FIRST_PARAGRAPHS; i++) {
    slice text = document_slice(outline->document, outline->paragraphs[i].start, outline->paragraphs[i].end);
    int weights[FUNCTIONS];
    function_cues(text, weights);
    if (weights[FUNCTIONS_FUNCTION_SPEAKER] >= 3 && weights[FUNCTIONS_FUNCTION_MEETING] >= 2 &&
        slice_has(text, SLICE("在报告中")))
      return true;
  }
  return false;
}

/* Whether an assembly of deputies met (…人民代表大会…, …人大…) or who spoke has an office of a government; parties have
 * congresses and speakers, too. */
static bool is_of_government(slice meeting, slice speaker)
{
  int weights[FUNCTIONS];
  function_cues(speaker, weights);
  return slice_has(meeting, SLICE("人民代表大会")) || slice_has(meeting, SLICE("人大")) ||
         weights[FUNCTIONS_FUNCTION_SPEAKER] >= 3;
}

/* Whether the beginning says whose report this is: its title (政府工作报告), deputies addressed (各位代表), or a
 * government spoken for. A salutation alone (同志们) opens the speeches of parties, too. */
static bool says_it_is_report(const struct outline *outline)
{
  slice head = outline->document->text; /* front matter and navigation, too */
  if (head.size > HEAD) head.size = HEAD;
  if (slice_has(head, SLICE("政府工作报告"))) return true;
  slice meeting = {NULL, 0}, speaker = {NULL, 0};
  for (size_t i = 0; i < outline->count && i < outline->speech_from + 3; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    char copy[600];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    if (paragraph->kind == NODE_MEETING) meeting = text;
    if (paragraph->kind == NODE_SPEAKER) speaker = text;
    if (meeting.size && speaker.size && is_of_government(meeting, speaker)) return true;
    text = without_spaces(text, copy, sizeof copy);
    if (slice_has(text, SLICE("政府工作报告")) || slice_has(text, SLICE("位代表")) || slice_has(text, SLICE("位委员")))
      return true;
    if (slice_has(text, SLICE("我代表")) &&
        (slice_has(text, SLICE("政府")) || slice_has(text, SLICE("国务院")) || slice_has(text, SLICE("行署"))))
      return true;
  }
  return false;
}

/* A part of a report has a plan, say, but neither greets nor looks back; a summary may have no parts. */
static bool looks_like_report(const struct outline *outline)
{
  int parts = 0, reviews = 0, plans = 0, front = 0;
  for (size_t i = 0; i < outline->speech_from; i++) {
    enum node_kind kind = outline->paragraphs[i].kind;
    front += kind == NODE_SALUTATION || kind == NODE_MEETING || kind == NODE_SPEAKER;
  }
  for (size_t i = 0; i < outline->speech_to; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (!paragraph->title_end) continue;
    reviews += paragraph->kind == NODE_REVIEW;
    plans += paragraph->kind == NODE_PLAN;
    parts += paragraph->kind == NODE_REVIEW || paragraph->kind == NODE_PLAN || paragraph->kind == NODE_GOVERNMENT;
  }
  if (sums_up_report(outline)) return parts >= 1 || outline->count > 30;
  if (says_it_is_report(outline)) return (parts >= 1 && (front || reviews)) || (outline->count > 30 && front);
  return reviews && plans && outline->speech_from == 0 && slice_has(outline->document->text, SLICE("政府工作"));
}

/* What a text of another kind has instead of parts, tasks and blocks: sections. */
static void make_plain(struct node *body)
{
  for (struct node *node = body; (node = (struct node *)node_following(node)) != NULL;) {
    bool keeps = !node_kinds[node->kind].division || node->kind == NODE_LIVELIHOOD || node->kind == NODE_GLOSSARY ||
                 node->kind == NODE_APPENDIX;
    if (!keeps) node->kind = NODE_SECTION;
  }
}

bool facts_find(struct outline *outline)
{
  struct document *document = outline->document;
  struct facts *facts = &document->facts;
  const bg_options *options = document->options;
  slice title = text_of(document, line_of(document, NODE_TITLE));
  slice dateline = text_of(document, line_of(document, NODE_MEETING));
  slice meeting = meeting_name(dateline);
  slice speaker = speaker_name(text_of(document, line_of(document, NODE_SPEAKER)));
  if (!speaker.size) speaker = name_behind_date(dateline);
  const char *date = date_in(document, dateline);
  for (const struct node *node = document->body->first; !date && node && !node_kinds[node->kind].division;
       node = node->next)
    if (node->kind == NODE_MEETING || node->kind == NODE_TITLE) date = date_in(document, text_of(document, node));
  document->is_report = looks_like_report(outline);
  if (!document->is_report) {
    make_plain(document->body);
    log_add(document->log, BG_NOT_A_REPORT, NOWHERE);
  }
  bool year_read = options->year || !outline->plan_year_inferred;
  return set_fact(document, &facts->title, NULL, title, false) &&
         set_fact(document, &facts->meeting, options->meeting, meeting, false) &&
         set_fact(document, &facts->speaker, options->speaker, speaker, false) &&
         set_fact(document, &facts->date, options->date, slice_of(date), false) &&
         set_year(document, &facts->plan_year, outline->plan_year, !year_read) && find_review_years(outline) &&
         place_find(document, meeting, title, outline->plan_year);
}
