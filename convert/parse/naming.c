/* Naming: what a report calls itself where no line of its front is its title.
 *
 * It may stand in a field of a page or of front matter (title: …, 标题：…), in a running head, in the title of the
 * glossary behind the speech (《政府工作报告》名词解释), in the words with which the speech opens
 * (向大会作政府工作报告) or in its last lines. What a report says of others (去年的政府工作报告提出…) names none. */
#include "naming.h"
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "cues.h"
#include "lexicon/front.h"
#include "lexicon/layout.h"
#include "lexicon/limits.h"
#include "lexicon/times.h"

/* Where the words for the genre end that stand first in `text`; 0: it has none. */
static size_t genre_end(slice text)
{
  size_t size;
  for (size_t at = 0; at < text.size; at += size) {
    const struct lex_functions_row *row = lex_functions_longest(text.at + at, text.size - at);
    utf8_at(text.at + at, &size);
    if (row && row->function == FUNCTIONS_FUNCTION_TITLE) return at + row->phrase_size;
  }
  return 0;
}

/* A line without the name of its field: title: …, 标题：… */
static slice behind_field(slice line, bool *field)
{
  slice head = {line.at, utf8_bytes(line, LIMITS_FRONT_FIELD)};
  ptrdiff_t at = slice_find(head, COLON);
  size_t size = COLON.size;
  if (at < 0) {
    at = slice_find(head, SLICE(":"));
    size = 1;
  }
  *field = at > 0;
  return at > 0 ? utf8_trim(slice_after(line, (size_t)at + size)) : line;
}

/* Whether what stands behind the genre's name goes on with it: nothing, or a bracket or quote that closes or opens. */
static bool ends_name(slice rest)
{
  rest = utf8_trim(rest);
  return rest.size == 0 || lex_front_starts(rest.at, rest.size, FRONT_ROLE_BEHIND_NAME);
}

/* The last step of the way to a page: 首页 > 政务公开 > |政府工作报告 */
static slice last_crumb(slice line)
{
  for (size_t at, size; (size = lex_front_in(line.at, line.size, FRONT_ROLE_CRUMB, &at)) != 0;)
    line = utf8_trim(slice_after(line, at + size));
  return line;
}

/* The report's name when the line is one: up to the words for the genre. Empty: it is none. */
static slice name_in_line(slice line)
{
  bool field;
  line = last_crumb(behind_field(utf8_trim(line), &field));
  if (slice_starts(line, SLICE("《"))) line = slice_after(line, strlen("《"));
  size_t end = genre_end(line);
  bool name = utf8_count(line) <= LIMITS_NAMING_LINE && ends_name(slice_after(line, end)) &&
              !slice_has((slice){line.at, end}, COMMA);
  bool quoted = slice_has((slice){line.at, end}, SLICE("《")) && slice_starts(slice_after(line, end), SLICE("》"));
  return name ? (slice){line.at, quoted ? end + strlen("》") : end} : (slice){NULL, 0};
}

/* The first name in the lines from `start` to `end`. */
static slice name_in_lines(slice text)
{
  while (text.size) {
    const char *stop = memchr(text.at, '\n', text.size);
    size_t size = stop ? (size_t)(stop - text.at) : text.size;
    slice name = name_in_line((slice){text.at, size});
    if (name.size) return name;
    text = slice_after(text, size + (stop != NULL));
  }
  return (slice){NULL, 0};
}

/* The first name in furniture of the type. */
static slice name_in_furniture(slice text, const struct marks *furniture, enum furniture_type type)
{
  for (size_t i = 0; i < furniture->count; i++) {
    const struct mark *mark = &furniture->at[i];
    if (mark->detail != type) continue;
    slice name = name_in_lines((slice){text.at + mark->start, mark->end - mark->start});
    if (name.size) return name;
  }
  return (slice){NULL, 0};
}

/* A title without what only counts it: 附件：1. */
static slice behind_annex(slice title)
{
  const struct lex_headings_row *row = lex_headings_longest(title.at, title.size);
  if (!row || row->kind != HEADINGS_KIND_APPENDIX) return title;
  slice rest = slice_after(title, row->phrase_size);
  if (slice_starts(rest, COLON)) rest = slice_after(rest, COLON.size);
  return slice_after(rest, label_read(rest, 0).end);
}

/* 《政府工作报告》名词解释: the name with which the title of a glossary begins. */
static slice name_in_glossary(const struct outline *outline)
{
  for (size_t i = outline->speech_to; i < outline->count; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind != NODE_GLOSSARY && paragraph->kind != NODE_APPENDIX) continue;
    slice title = paragraph_title(outline, paragraph);
    ptrdiff_t quote = slice_find(title, SLICE("《"));
    if (quote >= 0) title = slice_after(title, (size_t)quote + strlen("《"));
    title = behind_annex(title);
    size_t end = genre_end(title);
    if (end) return (slice){title.at, end};
  }
  return (slice){NULL, 0};
}

/* 向大会作政府工作报告: the name of what is given. */
static slice name_given(slice text)
{
  size_t at = 0, size = lex_front_in(text.at, text.size, FRONT_ROLE_REPORT, &at);
  slice before = {text.at, at};
  return lex_front_ends(before.at, before.size, FRONT_ROLE_GIVES) ? (slice){text.at + at, size} : (slice){NULL, 0};
}

static slice name_in_opening(const struct outline *outline)
{
  size_t end = outline->speech_from + LIMITS_NAMING_FIRST_PARAGRAPHS;
  if (end > outline->count) end = outline->count;
  for (size_t i = 0; i < end; i++) {
    slice text = document_slice(outline->document, outline->paragraphs[i].start, outline->paragraphs[i].end);
    slice name = name_given(text);
    if (name.size) return name;
  }
  return (slice){NULL, 0};
}

static slice name_in_last_lines(const struct outline *outline)
{
  size_t from = outline->count > LIMITS_NAMING_LAST_LINES ? outline->count - LIMITS_NAMING_LAST_LINES : 0;
  for (size_t i = outline->count; i > from; i--) {
    const struct paragraph *paragraph = &outline->paragraphs[i - 1];
    slice name = name_in_line(document_slice(outline->document, paragraph->start, paragraph->end));
    if (name.size) return name;
  }
  return (slice){NULL, 0};
}

slice speaker_field(const struct outline *outline)
{
  const struct marks *furniture = &outline->document->marks[MARK_FURNITURE];
  for (size_t i = 0; i < furniture->count; i++) {
    const struct mark *mark = &furniture->at[i];
    slice text = document_slice(outline->document, mark->start, mark->end);
    bool field = lex_front_starts(text.at, text.size, FRONT_ROLE_SPOKEN_BY) != 0;
    slice value = field ? behind_field(text, &field) : text;
    if (field) return value;
  }
  return (slice){NULL, 0};
}

slice report_name(const struct outline *outline)
{
  static const enum furniture_type types[] = {FURNITURE_FRONT_MATTER, FURNITURE_NAVIGATION, FURNITURE_RUNNING_HEAD,
                                              FURNITURE_CREDIT};
  const struct document *document = outline->document;
  slice name = {NULL, 0}, source = document->source_text.at ? document->source_text : document->text;
  for (size_t i = 0; i < sizeof types / sizeof *types && !name.size; i++) {
    name = name_in_furniture(document->text, &document->marks[MARK_FURNITURE], types[i]);
    if (!name.size) name = name_in_furniture(source, &document->cut, types[i]);
  }
  if (!name.size) name = name_in_glossary(outline);
  if (!name.size) name = name_in_opening(outline);
  return name.size ? name : name_in_last_lines(outline);
}

slice name_in_notice(slice name)
{
  ptrdiff_t quote = slice_find(name, SLICE("《"));
  if (quote < 0 || !slice_ends(name, SLICE("》"))) return name;
  if (!lex_layout_in(name.at, (size_t)quote, LAYOUT_ROLE_ABOUT, NULL)) return name;
  slice inside = slice_after(name, (size_t)quote + strlen("《"));
  inside.size -= strlen("》");
  return inside;
}

slice name_behind_meeting(slice name)
{
  slice rest = name;
  while (slice_starts(rest, HALF_DASH)) rest = slice_after(rest, HALF_DASH.size);
  size_t at, size = lex_front_in(rest.at, rest.size, FRONT_ROLE_AT_MEETING, &at), read;
  bool opens = number_read(rest, &read) && lex_times_starts(rest.at + read, rest.size - read, TIMES_ROLE_YEAR);
  opens |= lex_front_starts(rest.at, rest.size, FRONT_ROLE_IN) != 0;
  if (!size || !opens) return name;
  slice behind = slice_after(rest, at + size);
  size_t of = lex_layout_starts(behind.at, behind.size, LAYOUT_ROLE_OF);
  return of && behind.size > of ? slice_after(behind, of) : name;
}
