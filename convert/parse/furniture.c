/* Furniture: what stands in the source but is not the report's own text, as far as single characters and lines tell.
 *
 * Markdown marks, comments, front matter, page numbers, characters that XML cannot hold, and
 * white space other than TAB, LF, CR, SPACE at the ends of lines. What only its place tells (navigation before and
 * after the speech) is found by front.c and ending.c. */
#include "../support/chars.h"
#include "../support/scan.h"
#include "../support/utf8.h"
#include "lexicon/layout.h"
#include "outline.h"
#include "wraps.h"
#include <stdio.h>

/* Front matter: from a first line `---` to the next. */
static void find_front_matter(struct document *document)
{
  slice text = document->text;
  for (size_t line = 0; line < size_least(document->line_count, 8); line++) { /* a head of fields over a line of ==== */
    slice here = slice_after(text, document->line_starts[line]);
    size_t rule = 0;
    while (here.at[rule] == '=') rule++; /* a NUL stands behind the text */
    if (rule < 10) continue;
    furniture_add(document, 0, document->line_starts[line] + (uint32_t)rule, FURNITURE_FRONT_MATTER);
    return;
  }
  if (!slice_starts(text, SLICE("---\n")) && !slice_starts(text, SLICE("---\r\n"))) return;
  for (size_t line = 1; line < size_least(document->line_count, 100); line++) {
    slice here = slice_after(text, document->line_starts[line]);
    if (!slice_starts(here, SLICE("---"))) continue;
    furniture_add(document, 0, document->line_starts[line] + 3, FURNITURE_FRONT_MATTER);
    return;
  }
}

/* Bytes of a line break written as a tag at the front of `text`, as cells of Markdown tables have them; or 0. */
static size_t break_tag(slice text)
{
  static const char *const tags[] = {"<br>", "<br/>", "<br />"};
  for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
    if (slice_starts(text, slice_of(tags[i]))) return strlen(tags[i]);
  return 0;
}

/* Bytes of a literal <U+00A0> at the front of `text`; or 0. */
static size_t code_point(slice text)
{
  enum { BYTES = 8 };
  slice first = {text.at, size_least(text.size, BYTES)};
  return slice_starts(first, SLICE("<U+")) && slice_ends(first, SLICE(">")) ? BYTES : 0;
}

/* <!-- comments -->, a literal <U+00A0>, <br>. */
static void find_tags(struct document *document)
{
  const char *end = document->text.at + document->text.size;
  for (const char *at = document->text.at; (at = memchr(at, '<', (size_t)(end - at)));) {
    slice rest = {at, (size_t)(end - at)};
    uint32_t start = (uint32_t)(at - document->text.at);
    size_t size = 1;
    if (slice_starts(rest, SLICE("<!--"))) {
      ptrdiff_t close = slice_find(rest, SLICE("-->"));
      size = (size_t)close + 3;
      if (close < 0) return; /* no comment can close any more: looking again for each would be quadratic */
      furniture_add(document, start, start + (uint32_t)size, FURNITURE_CREDIT);
    } else if (code_point(rest)) {
      size = code_point(rest);
      furniture_add(document, start, start + (uint32_t)size, FURNITURE_SPACING);
    } else if (break_tag(rest)) {
      size = break_tag(rest);
      furniture_add(document, start, start + (uint32_t)size, FURNITURE_MARKUP);
    }
    at += size;
  }
}

/* ---: nothing but dashes. */
static bool is_rule(slice line)
{
  size_t dashes = 0;
  while (line.at[dashes] == '-') dashes++; /* behind a line stands white space, or a NUL */
  return dashes >= 3 && dashes == line.size;
}

/* Whether the character has no width, or is one that pages indent with and no font shows. */
static bool is_invisible(uint32_t code)
{
  static const struct {
    uint32_t first, last;
  } ranges[] = {
      {0x00AD, 0x00AD}, /* SOFT HYPHEN */
      {0x200B, 0x200F}, /* ZERO WIDTH SPACE, NON-JOINER, JOINER, marks of direction */
      {0x202A, 0x202E}, /* marks of direction */
      {0x2060, 0x2069}, /* WORD JOINER and what follows it */
      {0xE5E5, 0xE5E5}, /* what the full-width space of GBK's own area (A3A0) becomes */
      {0xFE00, 0xFE0F}, /* VARIATION SELECTORS, behind signs that have a coloured form */
      {0xFEFF, 0xFEFF}, /* ZERO WIDTH NO-BREAK SPACE */
  };
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (code >= ranges[i].first && code <= ranges[i].last) return true;
  return false;
}

/* Marks the invisible characters that begin with `byte`. */
static void find_invisible(struct document *document, unsigned char byte)
{
  const char *text = document->text.at, *end = text + document->text.size;
  for (const char *at = text; (at = memchr(at, byte, (size_t)(end - at))); at++) {
    size_t size;
    uint32_t start = (uint32_t)(at - text);
    if (is_invisible(utf8_at(at, &size))) furniture_add(document, start, start + (uint32_t)size, FURNITURE_SPACING);
  }
}

void invisible_find(struct document *document)
{
  static const unsigned char first_bytes[] = {0xC2, 0xE2, 0xEE, 0xEF};
  for (size_t i = 0; i < sizeof first_bytes; i++) find_invisible(document, first_bytes[i]);
}

/* The bytes of `## ` with which the line begins as a title does; 0: none. */
static size_t hashes_before(slice line)
{
  size_t hashes = 0;
  while (hashes < 6 && line.at[hashes] == '#') hashes++;
  return line.at[hashes] == ' ' ? hashes + 1 : 0;
}

/* Whether the text has Markdown's marks: it says so, or some line begins like a title or is all bold. In other texts
 * stars stand for what is not told: 20**年. */
static bool is_marked_up(const struct outline *outline)
{
  const struct document *document = outline->document;
  const char *type = document->source.media_type;
  if (type && strcmp(type, "text/markdown") == 0) return true;
  for (size_t i = 0; i < outline->line_count; i++) {
    slice line = utf8_trim(document_slice(document, outline->lines[i], outline->lines[i + 1]));
    if (hashes_before(line)) return true;
    if (slice_starts(line, SLICE("**")) && slice_ends(line, SLICE("**"))) return true;
  }
  return false;
}

/* *6.2*: the mark that closes the emphasis that the star at `at` opens; NULL: none in its line, or nothing is
 * emphasised.
 */
static const char *closing_star(const char *at, const char *end)
{
  const char *close = memchr(at + 1, '*', (size_t)(end - at) - 1);
  if (!close || at[1] == ' ' || close[-1] == ' ' || close[-1] == '\\') return NULL;
  return close[1] == '*' ? NULL : close; /* behind a line stands white space, or a NUL */
}

/* Marks the stars at `*at` in the line, and the one that closes theirs; moves `*at` behind them. */
static void take_stars(struct document *document, slice line, const char **at)
{
  const char *last = line.at + line.size, *first = *at;
  size_t stars = 0;
  while (first[stars] == '*') stars++;
  uint32_t from = (uint32_t)(first - document->text.at), to = from + (uint32_t)stars;
  *at = first + stars;
  if (stars >= 2) furniture_add(document, from, to, FURNITURE_MARKUP);
  if (stars >= 2) return;
  bool escaped = first > line.at && first[-1] == '\\';
  const char *close = escaped ? NULL : closing_star(first, last);
  if (!close) return;
  *at = close + 1;
  furniture_add(document, from, to, FURNITURE_MARKUP);
  from = (uint32_t)(close - document->text.at);
  furniture_add(document, from, from + 1, FURNITURE_MARKUP);
}

/* ![会场](hall.png), <img src="hall.png">: a line that is nothing but a picture. */
static bool is_picture(slice line)
{
  if (slice_starts(line, SLICE("<img "))) return slice_ends(line, SLICE(">"));
  return slice_starts(line, SLICE("![")) && slice_has(line, SLICE("](")) && slice_ends(line, SLICE(")"));
}

/* `# ` at the line's start, `**` anywhere in it, a line that only draws a rule or shows a picture. */
static void find_markup(struct document *document, uint32_t start, uint32_t end, bool marked)
{
  slice line = document_slice(document, start, end);
  bool whole = is_rule(line) || is_picture(line);
  if (whole) furniture_add(document, start, end, FURNITURE_MARKUP);
  if (whole) return;
  furniture_add(document, start, start + (uint32_t)hashes_before(line), FURNITURE_MARKUP);
  const char *last = line.at + line.size;
  for (const char *at = line.at; marked && (at = memchr(at, '*', (size_t)(last - at)));)
    take_stars(document, line, &at);
}

static bool is_digit(uint32_t code)
{
  return char_is(code, CHAR_DIGIT);
}

/* - – — ― ─ and the middle dot. */
static bool is_dash(uint32_t code)
{
  switch (code) {
  case '-':
  case 0x2013:
  case 0x2014:
  case 0x2015:
  case 0x2500:
  case 0x00B7: return true;
  default: return false;
  }
}

/* — 2 —, -2-, 12, 第 2 页: nothing but a page's number. */
static bool is_page_number(slice line)
{
  enum { LONGEST = 24, MOST_DASHES = 6 };
  if (line.size > LONGEST) return false;
  bool digits = false;
  size_t size, dashes = 0;
  for (size_t at = 0; at < line.size; at += size) {
    uint32_t code = utf8_at(line.at + at, &size);
    bool digit = is_digit(code), dash = is_dash(code);
    size_t word = lex_layout_starts(line.at + at, line.size - at, LAYOUT_ROLE_PAGE);
    if (word) size = word;
    if (!digit && !dash && !word && code != '/' && !utf8_is_space(code)) return false;
    digits |= digit;
    dashes += dash;
    if (dashes > MOST_DASHES) return false;
  }
  return digits;
}

/* The bytes of `form` with which the text begins, behind which white space stands or a NUL: 9 stands for one digit or
 * two, any other sign for itself. */
static size_t matches_form(slice text, const char *form)
{
  size_t at = 0;
  for (; *form; form++) {
    if (*form == '9' ? !is_digit((unsigned char)text.at[at]) : text.at[at] != *form) return 0;
    at++;
    at += *form == '9' && is_digit((unsigned char)text.at[at]);
  }
  return at;
}

/* 2/3 */
static bool counts_pages(char sign)
{
  return sign == '/' || is_digit((unsigned char)sign);
}

/* What a browser prints at the edges of a page: 2024/3/23 21:07 and the page's title; its address and 2/3. */
static bool is_print_edge(slice line)
{
  if (line.size > 400) return false;
  if (matches_form(line, "99/9/9 9:9")) return true;
  slice secure = SLICE("https://"), plain = SLICE("http://");
  size_t number = line.size;
  while (number > 0 && counts_pages(line.at[number - 1])) number--;
  bool address = slice_starts(line, secure) || slice_starts(line, plain);
  return address && matches_form(slice_after(line, number), "9/9");
}

/* 图为…。本报记者 李明 摄; 县城全貌（资料图片）; 图①：…: the caption of a photo. */
static bool is_caption(slice line)
{
  enum { LONGEST = 400 /* bytes */ };
  if (line.size > LONGEST) return false;
  if (lex_layout_starts(line.at, line.size, LAYOUT_ROLE_PICTURED)) return true;
  if (!lex_layout_ends(line.at, line.size, LAYOUT_ROLE_TAKEN)) return false;
  return lex_layout_in(line.at, line.size, LAYOUT_ROLE_TAKEN_BY, NULL) != 0;
}

/* White space other than TAB, CR, SPACE in front of the line's text and behind it. */
static void find_spacing(struct document *document, uint32_t start, uint32_t end)
{
  uint32_t from = start;
  size_t size;
  for (uint32_t at = start; at < end; at = from) {
    uint32_t code = utf8_at(document->text.at + at, &size);
    if (!utf8_is_space(code)) break;
    from = at + (uint32_t)size;
    if (char_among(code, U" \t\r\n")) continue;
    while (utf8_is_space(utf8_at(document->text.at + from, &size)) && size > 1) from += (uint32_t)size;
    furniture_add(document, at, from, FURNITURE_SPACING);
  }
  uint32_t to = end;
  while (to > from) {
    uint32_t code = utf8_before(document->text.at + to, &size);
    if (!utf8_is_space(code)) break;
    to -= (uint32_t)size;
    if (size > 1) furniture_add(document, to, to + (uint32_t)size, FURNITURE_SPACING);
  }
}

/* ???? at a line's end: what an encoding lost, white space most often. */
static void find_lost(struct document *document, uint32_t *start, uint32_t *end)
{
  uint32_t from = *start, to = *end;
  while (document->text.at[from] == '?') from++;
  while (to > from && document->text.at[to - 1] == '?') to--;
  if (from - *start >= 2) {
    furniture_add(document, *start, from, FURNITURE_SPACING);
    *start = from;
  }
  if (*end - to >= 2) {
    furniture_add(document, to, *end, FURNITURE_SPACING);
    *end = to;
  }
}

/* Bullets of a font's own before a line's text, in codes that Unicode leaves to anybody: U+E000 to U+F8FF. */
static void find_bullets(struct document *document, uint32_t *start, uint32_t end)
{
  uint32_t from = *start;
  size_t size;
  for (uint32_t code; from < end; from += (uint32_t)size) {
    code = utf8_at(document->text.at + from, &size);
    if (code < 0xE000 || code > 0xF8FF) break;
  }
  furniture_add(document, *start, from, FURNITURE_MARKUP);
  *start = from;
}

/* The next line with text from byte `start` on, as far as it is looked at: the cells of one row may be without end. */
static slice line_behind(const struct document *document, uint32_t start)
{
  enum { LOOKED_AT = 4096 /* bytes */ };
  uint32_t end_of_text = (uint32_t)document->text.size;
  uint32_t to = end_of_text - start < LOOKED_AT ? end_of_text : start + LOOKED_AT;
  while (((unsigned char)document->text.at[to] & 0xC0) == 0x80) to++;
  slice rest = utf8_trim(document_slice(document, start, to));
  const char *end = memchr(rest.at, '\n', rest.size);
  return (slice){rest.at, end ? (size_t)(end - rest.at) : rest.size};
}

static void find_in_line(struct document *document, uint32_t start, uint32_t end, bool marked)
{
  slice line = utf8_trim(document_slice(document, start, end));
  find_spacing(document, start, end);
  if (line.size == 0) return;
  uint32_t from = (uint32_t)(line.at - document->text.at), to = from + (uint32_t)line.size;
  bool number = is_page_number(line);
  if (number && is_digit((unsigned char)line.at[line.size - 1])) number = !counts_on(line_behind(document, end), true);
  if (is_caption(line)) furniture_add(document, from, to, FURNITURE_NAVIGATION);
  if (is_caption(line)) return;
  bool aside = number || is_print_edge(line);
  if (aside) furniture_add(document, from, to, number ? FURNITURE_PAGE_NUMBER : FURNITURE_RUNNING_HEAD);
  if (aside) return;
  find_lost(document, &from, &to);
  find_bullets(document, &from, to);
  find_markup(document, from, to, marked);
}

/* Bytes of white space written out as an escape that nobody resolved, at the front of `text`; or 0. */
static size_t escape(slice text)
{
  static const char *const escapes[] = {"\\r\\n",   "\\n",    "&nbsp;",  "&amp;nbsp;", "&ensp;",   "&emsp;",
                                        "&thinsp;", "&#160;", "&#8194;", "&#8195;",    "&#12288;", "&#x3000;"};
  for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
    if (slice_starts(text, slice_of(escapes[i]))) return strlen(escapes[i]);
  return 0;
}

static void find_escapes_of(struct document *document, char first)
{
  const char *end = document->text.at + document->text.size;
  for (const char *at = document->text.at; (at = memchr(at, first, (size_t)(end - at))); at++) {
    uint32_t start = (uint32_t)(at - document->text.at);
    size_t size = escape((slice){at, (size_t)(end - at)});
    furniture_add(document, start, start + (uint32_t)size, FURNITURE_SPACING);
  }
}

static void find_escapes(struct document *document)
{
  find_escapes_of(document, '\\');
  find_escapes_of(document, '&');
}

static void add_control(struct document *document, uint32_t at, uint32_t size, unsigned number)
{
  char code[8];
  snprintf(code, sizeof code, "%04X", number);
  if (number != '\f') log_add(document->log, BG_CONTROL_CHARACTER, NOWHERE, code); /* a page's beginning or end */
  furniture_add(document, at, at + size, FURNITURE_CONTROL);
}

/* C0 controls and U+FFFE, U+FFFF: one mark each. */
static void find_controls(struct document *document)
{
  const char *text = document->text.at, *end = text + document->text.size;
  for (const char *at = text; (at = scan_to_control(at, end)) < end; at++) {
    unsigned char byte = (unsigned char)*at;
    if (byte >= 0x20 || byte == '\t' || byte == '\n' || byte == '\r') continue;
    add_control(document, (uint32_t)(at - text), 1, byte);
  }
  for (const char *at = text; (at = scan_to_control(at, end)) < end; at++) { /* EF BF BE, EF BF BF */
    if ((unsigned char)*at < 0x20 || (unsigned char)at[2] < 0xBE) continue;
    add_control(document, (uint32_t)(at - text), 3, 0xFF40u + (unsigned char)at[2]);
  }
}

/* What the reader of the source's format knows to be none of the report's. */
static void take_aside(struct document *document)
{
  for (size_t i = 0; i < document->aside_count; i++) {
    const struct mark *aside = &document->aside[i];
    furniture_add(document, aside->start, aside->end, (enum furniture_type)aside->detail);
  }
}

bool furniture_find(struct outline *outline)
{
  struct document *document = outline->document;
  static void (*const passes[])(struct document *) = {
      take_aside, find_controls,       find_escapes, find_front_matter,
      find_tags,  typeset_spaces_find, jumps_find,   invisible_find,
  };
  for (size_t i = 0; i < sizeof passes / sizeof *passes; i++) passes[i](document);
  bool marked = is_marked_up(outline);
  for (size_t i = 0; i < outline->line_count; i++)
    find_in_line(document, outline->lines[i], outline->lines[i + 1], marked);
  doubled_find(outline);
  furniture_settle(document);
  return true;
}
