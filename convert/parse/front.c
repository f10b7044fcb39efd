/* The front: title, dateline, speaker and salutation; what else stands before the salutation is furniture of a page.
 *
 * The salutation (各位代表：) is the landmark: a short line, or the beginning of a longer one. Everything is looked for
 * in the first paragraphs only. */
#include "lexicon/front.h"
#include "../support/chars.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "labels.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"
#include "outline.h"

enum { WHOLE_DATE = 12 /* code points: 二〇二四年十二月三十一日 */ };

/* The bytes of a salutation at the beginning of `text`, its punctuation included; 0 if there is none. */
static size_t salutation_size(slice text)
{
  size_t at = 0, size;
  bool found = false;
  while (at < text.size) {
    const struct lex_functions_row *row = lex_functions_longest(text.at + at, text.size - at);
    if (row && row->function == FUNCTIONS_FUNCTION_SALUTATION) {
      found = true;
      at += row->phrase_size;
      continue;
    }
    uint32_t code = utf8_at(text.at + at, &size);
    if (char_among(code, U"，：！。,:!")) {
      if (!found) return 0;
      size_t again =
          char_among(code, U"，,") ? salutation_size(slice_after(text, at + size)) : 0; /* 各位代表，同志们： */
      return at + size + again;
    }
    if (code != 0x3001 && !utf8_is_space(code)) return 0; /* 、 may stand between two groups addressed */
    at += size;
  }
  return at;
}

/* Makes the first salutation a paragraph of its own; `*at` gets its index, or count if there is none. */
static bool find_salutation(struct outline *outline, size_t *at)
{
  size_t most = size_least(outline->count, LIMITS_FRONT_PARAGRAPHS), told = 0;
  bool begun = false; /* a first part's title has stood, and no list of contents */
  for (size_t i = 0; i < most; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->chars > LIMITS_FRONT_LINE && ++told > LIMITS_FRONT_TOLD) break;
    size_t size = salutation_size(document_slice(outline->document, paragraph->start, paragraph->end));
    bool prose = paragraph->complete && paragraph->label.system == LABEL_NONE && size == 0;
    if (begun && prose) break;
    begun |= paragraph->label.system == LABEL_HAN && paragraph->label.n == 1;
    if (size == 0) continue;
    bool alone = paragraph->start + size >= paragraph->end;
    if (outline->paragraphs[i].chars > LIMITS_FRONT_TEXT && i > LIMITS_FRONT_LINES) continue;
    if (!alone && !paragraph_split(outline, i, paragraph->start + (uint32_t)size)) return false;
    outline->paragraphs[i].kind = NODE_SALUTATION;
    outline->paragraphs[i].rule = "front: salutation";
    *at = i;
    return true;
  }
  *at = outline->count;
  return true;
}

/* Whether the text tells a date: a year and a month, whose mark alone may be of a name (月湖区, 江明月). */
static bool has_date(slice text)
{
  return year_in(text, NULL) != 0 && lex_front_in(text.at, text.size, FRONT_ROLE_MONTH, NULL);
}

/* Whether the line tells of the meeting: …在县人大会议上作政府工作报告, below a photo or in a summary. */
static bool tells_of_meeting(slice text)
{
  size_t at = 0, size = lex_front_in(text.at, text.size, FRONT_ROLE_AT_MEETING, &at);
  slice rest = utf8_trim(slice_after(text, size ? at + size : text.size));
  return lex_front_starts(rest.at, rest.size, FRONT_ROLE_GIVES) != 0;
}

/* （2025年1月6日）|县长 顾长风: what stands behind the date in brackets that the line begins with; empty: nothing does.
 */
static slice behind_dated_bracket(slice line)
{
  const slice closers[] = {CLOSING_BRACKET, SLICE(")")};
  for (size_t i = 0; bracket_opens(line) && i < sizeof closers / sizeof *closers; i++) {
    ptrdiff_t at = slice_find(line, closers[i]);
    if (at > 0 && has_date((slice){line.at, (size_t)at}))
      return utf8_trim(slice_after(line, (size_t)at + closers[i].size));
  }
  return (slice){NULL, 0};
}

/* 政府工作报告 |县长 顾长风: the speaker behind a gap that parts him from the title; empty: there is none. */
static slice speaker_behind_gap(slice behind)
{
  slice rest = utf8_trim(behind);
  int weights[FUNCTIONS];
  if (rest.at == behind.at) return (slice){NULL, 0};
  function_cues(rest, weights);
  return weights[FUNCTIONS_FUNCTION_SPEAKER] >= LIMITS_WEIGHT_TELLS ? rest : (slice){NULL, 0};
}

/* Where in a line the dateline (—— or a bracket with a date) and the speaker begin, when they follow something else; 0:
 * nowhere. */
static uint32_t part_of_line(const struct outline *outline, const struct paragraph *paragraph)
{
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  const slice openers[] = {DASH, SLICE("－－"), OPENING_BRACKET, SLICE("(")};
  size_t at = 0, size = lex_front_in(line.at, line.size, FRONT_ROLE_REPORT, &at);
  slice behind = slice_after(line, size ? at + size : line.size), speaker = speaker_behind_gap(behind);
  if (speaker.size) return (uint32_t)(speaker.at - outline->document->text.at);
  for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) {
    ptrdiff_t opens = slice_find(line, openers[i]);
    if (opens > 0 && has_date(slice_after(line, (size_t)opens))) return paragraph->start + (uint32_t)opens;
  }
  speaker = behind_dated_bracket(line);
  if (speaker.size > 3) return (uint32_t)(speaker.at - outline->document->text.at);
  if (has_date(utf8_first(behind, WHOLE_DATE)))
    return (uint32_t)(behind.at - outline->document->text.at); /* 政府工作报告2021年8月26日在… */
  size = lex_front_in(line.at, line.size, FRONT_ROLE_AT_MEETING, &at);
  if (size && !tells_of_meeting(line)) {
    slice rest = utf8_trim(slice_after(line, at + size));
    for (slice closer = CLOSING_BRACKET; slice_starts(rest, closer); rest = utf8_trim(slice_after(rest, closer.size))) {
    }
    if (rest.size > 3 && !lex_front_starts(rest.at, rest.size, FRONT_ROLE_ADDRESS))
      return (uint32_t)(rest.at - outline->document->text.at);
  }
  return 0;
}

/* Whether the line ends with the genre's name, and more stands before it: 2024年工作报告 */
static bool ends_as_title(const struct paragraph *paragraph, slice text)
{
  const struct lex_functions_row *last = lex_functions_longest_before(text.at + text.size, text.size);
  return paragraph->chars >= LIMITS_FRONT_OTHER_TITLE && last && last->function == FUNCTIONS_FUNCTION_TITLE;
}

/* Whether the line is a title though it does not name the genre in full: 2024年工作报告,
 * 2023年工作总结和2024年工作思路.
 */
static bool is_other_title(const struct paragraph *paragraph, slice text)
{
  int weights[HEADING_KINDS];
  if (paragraph->label.system != LABEL_NONE) return false;
  if (ends_as_title(paragraph, text)) return true;
  heading_cues(text, weights);
  return weights[HEADINGS_KIND_REVIEW] >= LIMITS_WEIGHT_LIKELY;
}

/* Whether the line is a dateline: in brackets or behind a dash, with a date, or nothing but one; `meeting`: it names a
 * meeting. */
static bool is_dateline(const struct paragraph *paragraph, slice text, bool meeting)
{
  bool bracketed = bracket_opens(text) || slice_starts(text, HALF_DASH);
  if (meeting && bracketed) return true;
  if (!has_date(text)) return false;
  if (meeting) return true;
  if (bracketed && paragraph->chars <= LIMITS_FRONT_BRACKETED) return true;
  return lex_front_ends(text.at, text.size, FRONT_ROLE_DAY) != 0;
}

/* Whether the line is a step of the path that a page shows: 首页 | >> | 政府工作报告, a line each. */
static bool is_step_of_path(const struct outline *outline, const struct paragraph *paragraph)
{
  if (paragraph == outline->paragraphs) return false;
  slice before = document_slice(outline->document, paragraph[-1].start, paragraph[-1].end);
  for (size_t at = 0, size; at < before.size; at += size)
    if (!char_among(utf8_at(before.at + at, &size), U">＞»›")) return false;
  return before.size != 0;
}

static enum node_kind kind_of_line(const struct outline *outline, const struct paragraph *paragraph)
{
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  char copy[400];
  slice text = without_spaces(line, copy, sizeof copy);
  if (paragraph->chars > LIMITS_FRONT_LINE || is_step_of_path(outline, paragraph)) return NODE_P;
  int weights[FUNCTIONS];
  function_cues(text, weights);
  int title = weights[FUNCTIONS_FUNCTION_TITLE];
  bool meeting = weights[FUNCTIONS_FUNCTION_MEETING] >= LIMITS_WEIGHT_TELLS,
       speaker = weights[FUNCTIONS_FUNCTION_SPEAKER] >= LIMITS_WEIGHT_TELLS;
  if (weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_TELLS || tells_of_meeting(text)) return NODE_P;
  if (paragraph == outline->paragraphs && is_other_title(paragraph, text)) return NODE_TITLE;
  if (meeting && title < 4 && lex_front_in(text.at, text.size, FRONT_ROLE_AT_MEETING, NULL)) return NODE_MEETING;
  if (title >= 4 && !paragraph->complete && !speaker) return NODE_TITLE;
  bool dashed = slice_starts(text, HALF_DASH); /* below a motto: ——锦绣街道办事处2023年工作报告 */
  if (dashed && !meeting && ends_as_title(paragraph, text)) return NODE_TITLE;
  if (is_dateline(paragraph, text, meeting)) return NODE_MEETING;
  if (speaker) return NODE_SPEAKER;
  return NODE_P;
}

/* Whether the paragraph, which stands before the salutation, holds another one: it is a page's summary of the report.
 */
static bool is_summary(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  return weights[FUNCTIONS_FUNCTION_SALUTATION] >= LIMITS_WEIGHT_TELLS;
}

/* Whether the line names itself a field: 标题：…, 标　　题：… */
static bool is_field(const struct outline *outline, const struct paragraph *paragraph)
{
  char copy[100];
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  slice text = without_spaces(utf8_first(line, 2 * LIMITS_FRONT_FIELD), copy, sizeof copy);
  slice head = utf8_first(text, LIMITS_FRONT_FIELD);
  ptrdiff_t at = slice_find(head, COLON);
  return at > 0 && lex_front_starts(text.at, (size_t)at, FRONT_ROLE_FIELD) == (size_t)at;
}

/* 首页 > 政务公开 > 政府工作报告: whether the line is the way to a page, which names what it shows. */
static bool is_way_to_page(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  return lex_front_in(text.at, text.size, FRONT_ROLE_CRUMB, NULL) != 0;
}

/* Whether the line is nothing but 工作报告, or a title that begins with its year: 2024年工作报告. */
static bool ends_title(const struct outline *outline, const struct paragraph *paragraph)
{
  char copy[100];
  slice text = without_spaces(document_slice(outline->document, paragraph->start, paragraph->end), copy, sizeof copy);
  size_t year, mark = 0;
  slice rest = number_read(text, &year) ? slice_after(text, year) : text;
  if (year) mark = lex_times_starts(rest.at, rest.size, TIMES_ROLE_YEAR);
  slice genre = mark ? slice_after(rest, mark) : text;
  const struct lex_functions_row *row = lex_functions_find(genre.at, genre.size);
  bool whole = !mark && lex_front_starts(text.at, text.size, FRONT_ROLE_REPORT); /* 政府工作报告 */
  return row && row->function == FUNCTIONS_FUNCTION_TITLE && !whole;
}

/* 岚洲县人民政府 above 2024年工作报告: whether the line is the first half of a title in two. */
static bool begins_title(const struct outline *outline, size_t index, size_t salutation)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  if (index + 1 >= salutation || !lex_front_ends(line.at, line.size, FRONT_ROLE_GOVERNMENT)) return false;
  return ends_title(outline, paragraph + 1);
}

/* ——2026年1月6日在岚溪县第十八届|人民代表大会第五次会议上: whether a dateline begins that the next line ends. */
static bool begins_dateline(const struct outline *outline, size_t index, size_t salutation)
{
  const struct paragraph *paragraph = &outline->paragraphs[index];
  if (index + 1 >= salutation || paragraph[1].chars > LIMITS_FRONT_LINE) return false;
  slice line = document_slice(outline->document, paragraph->start, paragraph->end);
  slice next = document_slice(outline->document, paragraph[1].start, paragraph[1].end);
  bool dated = bracket_opens(line) || slice_starts(line, HALF_DASH) || year_in(utf8_first(line, 4), NULL);
  bool in = lex_front_starts(line.at, line.size, FRONT_ROLE_IN) != 0; /* 在岚溪县第十八届|人民代表大会第五次会议上 */
  bool begins = in ? lex_front_in(line.at, line.size, FRONT_ROLE_SESSION, NULL) != 0
                   : dated && has_date(line) && lex_front_in(line.at, line.size, FRONT_ROLE_IN, NULL);
  bool open = begins && !lex_front_in(line.at, line.size, FRONT_ROLE_AT_MEETING, NULL);
  return open && lex_front_in(next.at, next.size, FRONT_ROLE_AT_MEETING, NULL) && !has_date(next);
}

/* Names the lines before the salutation. A line may hold several of them. */
static bool name_lines(struct outline *outline, size_t *salutation)
{
  bool begun = false; /* the line before is the first half of a title */
  for (size_t i = 0; i < *salutation; i++) {
    bool aside = is_field(outline, &outline->paragraphs[i]) || is_way_to_page(outline, &outline->paragraphs[i]);
    bool whole = aside || is_summary(outline, &outline->paragraphs[i]);
    uint32_t at = whole ? 0 : part_of_line(outline, &outline->paragraphs[i]);
    if (at > outline->paragraphs[i].start) {
      if (!paragraph_split(outline, i, at)) return false;
      (*salutation)++;
    }
    struct paragraph *paragraph = &outline->paragraphs[i];
    bool begins = !aside && begins_title(outline, i, *salutation);
    paragraph->kind = begins || begun ? NODE_TITLE : aside ? NODE_P : kind_of_line(outline, paragraph);
    begun = begins;
    if (!begins && begins_dateline(outline, i, *salutation)) paragraph->kind = NODE_MEETING;
    if (paragraph->kind != NODE_P) paragraph->rule = "front: words of the line";
  }
  return true;
}

/* Whether the dateline is but a day: 2026年1月20日, （2026年1月20日） */
static bool is_day_alone(slice text)
{
  if (lex_front_in(text.at, text.size, FRONT_ROLE_MEETING, NULL)) return false;
  if (slice_ends(text, CLOSING_BRACKET)) text.size -= CLOSING_BRACKET.size;
  return lex_front_ends(text.at, text.size, FRONT_ROLE_DAY) != 0;
}

/* Before a dateline with its own day, days alone are of a page or a notice; the title of a notice is not the report's:
 * 关于印发《政府工作报告》的通知. */
static void drop_of_notice(struct outline *outline, size_t salutation)
{
  bool dated = false;
  for (size_t i = salutation; i > 0; i--) {
    struct paragraph *paragraph = &outline->paragraphs[i - 1];
    slice text = document_slice(outline->document, paragraph->start, paragraph->end);
    bool dateline = paragraph->kind == NODE_MEETING, day = dateline && is_day_alone(text);
    bool notice = paragraph->kind == NODE_TITLE && lex_front_ends(text.at, text.size, FRONT_ROLE_OTHER_KIND);
    bool of_page = day && dated;
    if (notice || of_page) paragraph->kind = NODE_P;
    dated |= dateline && !day && has_date(text);
  }
}

/* Where the title of a report on its matter begins that ends with the line at `index`, in this line or in the one
 * before: 关于柳溪县“九五”计划|和2010年远景目标纲要的报告; index + 1: it ends none. */
static size_t report_on(const struct outline *outline, size_t index)
{
  const struct paragraph *last = &outline->paragraphs[index], *first = last;
  slice text = document_slice(outline->document, last->start, last->end);
  bool line = last->kind == NODE_P && last->label.system == LABEL_NONE && last->chars <= LIMITS_FRONT_LINE;
  if (!line || !lex_front_ends(text.at, text.size, FRONT_ROLE_ADDRESS)) return index + 1;
  bool whole = lex_layout_starts(text.at, text.size, LAYOUT_ROLE_ABOUT) != 0;
  if (whole || index == 0) return whole ? index : index + 1;
  first--;
  text = document_slice(outline->document, first->start, first->end);
  bool begins = first->kind == NODE_P && first->chars <= LIMITS_FRONT_LINE && !first->complete;
  return begins && lex_layout_starts(text.at, text.size, LAYOUT_ROLE_ABOUT) ? index - 1 : index + 1;
}

/* Whether the line is nothing but the name of a meeting of deputies: 岚溪县第十八届人民代表大会第五次会议 */
static bool is_bare_meeting(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  if (paragraph->kind != NODE_P || paragraph->chars > LIMITS_FRONT_LINE) return false;
  return lex_front_in(text.at, text.size, FRONT_ROLE_CONGRESS, NULL) &&
         lex_front_in(text.at, text.size, FRONT_ROLE_SESSION, NULL) &&
         lex_front_ends(text.at, text.size, FRONT_ROLE_MEETING);
}

/* Names the title right before the dateline, the speaker or the salutation that names the report's matter, and a
 * meeting there. */
static void name_last_lines(struct outline *outline, size_t salutation)
{
  for (size_t i = 0; i < salutation; i++) {
    enum node_kind next = i + 1 < salutation ? outline->paragraphs[i + 1].kind : NODE_SALUTATION;
    if (next != NODE_SALUTATION && next != NODE_MEETING && next != NODE_SPEAKER) continue;
    if (is_bare_meeting(outline, &outline->paragraphs[i])) {
      outline->paragraphs[i].kind = NODE_MEETING;
      outline->paragraphs[i].rule = "front: words of the line";
    }
    for (size_t k = report_on(outline, i); k <= i; k++) {
      outline->paragraphs[k].kind = NODE_TITLE;
      outline->paragraphs[k].rule = "front: words of the line";
    }
  }
}

/* Whether the paragraph, which words tell nothing of, is a name at the right: who speaks. */
static bool is_name_at_right(const struct outline *outline, const struct paragraph *paragraph)
{
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  return is_set_right(outline, paragraph) && !lex_front_ends(text.at, text.size, FRONT_ROLE_GOVERNMENT);
}

/* What stands before the salutation and is no line of the title block belongs to a page of the web. */
static void drop_others(struct outline *outline, size_t salutation)
{
  struct document *document = outline->document;
  bool after_title = false;
  for (size_t i = 0; i < salutation; i++) {
    struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_TITLE || paragraph->kind == NODE_MEETING) after_title = true;
    if (paragraph->kind != NODE_P) continue;
    slice text = document_slice(document, paragraph->start, paragraph->end);
    int weights[FUNCTIONS];
    function_cues(text, weights);
    /* no line of a table of contents, and none of a page */
    bool plain = paragraph->label.system == LABEL_NONE && !is_field(outline, paragraph);
    bool last = paragraph->chars <= LIMITS_FRONT_NAME && i + 1 == salutation && plain;
    bool set_as_name = last || is_name_at_right(outline, paragraph);
    bool name = after_title && set_as_name;
    if (name && weights[FUNCTIONS_FUNCTION_NAVIGATION] < LIMITS_WEIGHT_HINT) {
      paragraph->kind = NODE_SPEAKER;
      paragraph->rule = last ? "front: a name before the salutation" : "front: a name at the right";
      continue;
    }
    bool line = paragraph->chars <= LIMITS_FRONT_PAGE_LINE && !paragraph->complete;
    bool page = line || weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_HINT || is_summary(outline, paragraph);
    if (!page) continue;
    furniture_add(document, paragraph->start, paragraph->end, FURNITURE_NAVIGATION);
    paragraph->kind = NODE_KIND_COUNT; /* no paragraph any more */
  }
  furniture_settle(document);
}

/* Whether the paragraph is no prose but what a page says around a text. */
static bool is_navigation(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  function_cues(document_slice(outline->document, paragraph->start, paragraph->end), weights);
  return weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_LIKELY;
}

/* 来源：岚溪县人民政府办公室: whether the line is one of those that a page has below a title. */
static bool is_line_of_page(const struct outline *outline, const struct paragraph *paragraph)
{
  int weights[FUNCTIONS];
  slice text = document_slice(outline->document, paragraph->start, paragraph->end);
  function_cues(text, weights);
  bool named = slice_has(utf8_first(text, LIMITS_FRONT_FIELD), COLON);
  bool line = paragraph->chars <= LIMITS_FRONT_PAGE_LINE && !paragraph->complete;
  return named && line && weights[FUNCTIONS_FUNCTION_NAVIGATION] >= LIMITS_WEIGHT_HINT;
}

/* Without a salutation the title block is what looks like one, or like a page, before the first prose: how many
 * paragraphs, up to its last line, or all where that prose opens the speech. */
static size_t front_without_salutation(const struct outline *outline)
{
  size_t front = 0;
  for (size_t i = 0; i < size_least(outline->count, LIMITS_FRONT_PARAGRAPHS); i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    bool prose = paragraph->complete && paragraph->chars > LIMITS_FRONT_SENTENCE;
    slice text = document_slice(outline->document, paragraph->start, paragraph->sentence_end);
    if (prose) return speaks_for_government(text) ? i : front; /* 现在，我代表市人民政府，向大会报告工作 */
    bool goes_on = front == i && is_set_right(outline, paragraph), named = kind_of_line(outline, paragraph) != NODE_P;
    bool page = is_navigation(outline, paragraph) || is_line_of_page(outline, paragraph);
    if (goes_on || named || page) front = i + 1;
  }
  return front;
}

bool front_find(struct outline *outline)
{
  size_t salutation = 0;
  if (!find_salutation(outline, &salutation)) return false;
  bool found = salutation < outline->count;
  size_t front = found ? salutation : front_without_salutation(outline);
  if (!name_lines(outline, &front)) return false;
  if (found) {
    drop_of_notice(outline, front);
    name_last_lines(outline, front);
  }
  drop_others(outline, front);
  outline->speech_from = found ? front + 1 : front;
  outline->speech_to = outline->count;
  return true;
}
