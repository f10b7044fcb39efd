/* HTML: the text of a page as a browser shows it, block by block. The page is decoded here, for libxml2 stops at the
 * first byte that a charset=gb2312 cannot hold though the page is GBK. */
#include "../support/utf8.h"
#include "../support/utf8_check.h"
#include "../support/xml.h"
#include "days.h"
#include "html_clean.h"
#include "html_inner.h"
#include "html_lists.h"
#include "html_notes.h"
#include "html_styles.h"
#include "inputs.h"
#include "lexicon/page-tags.h"
#include "options.h"
#include "regions.h"
#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* What the elements are to us; the rest are parts of a line. */
enum role { ROLE_INLINE, ROLE_BLOCK, ROLE_BREAK, ROLE_ROW, ROLE_CELL, ROLE_KEPT, ROLE_SKIP };

/* Sorted by name, as libxml2 gives it: in lower case. */
static const struct row {
  const char *element;
  enum role role;
} roles[] = {
    {"address", ROLE_BLOCK}, {"article", ROLE_BLOCK}, {"aside", ROLE_BLOCK},    {"blockquote", ROLE_BLOCK},
    {"body", ROLE_BLOCK},    {"br", ROLE_BREAK},      {"caption", ROLE_BLOCK},  {"center", ROLE_BLOCK},
    {"dd", ROLE_BLOCK},      {"details", ROLE_BLOCK}, {"dir", ROLE_BLOCK},      {"div", ROLE_BLOCK},
    {"dl", ROLE_BLOCK},      {"dt", ROLE_BLOCK},      {"fieldset", ROLE_BLOCK}, {"figcaption", ROLE_BLOCK},
    {"figure", ROLE_BLOCK},  {"footer", ROLE_BLOCK},  {"form", ROLE_BLOCK},     {"h1", ROLE_BLOCK},
    {"h2", ROLE_BLOCK},      {"h3", ROLE_BLOCK},      {"h4", ROLE_BLOCK},       {"h5", ROLE_BLOCK},
    {"h6", ROLE_BLOCK},      {"head", ROLE_SKIP},     {"header", ROLE_BLOCK},   {"hr", ROLE_BLOCK},
    {"iframe", ROLE_SKIP},   {"legend", ROLE_BLOCK},  {"li", ROLE_BLOCK},       {"main", ROLE_BLOCK},
    {"menu", ROLE_BLOCK},    {"nav", ROLE_BLOCK},     {"noscript", ROLE_SKIP},  {"object", ROLE_SKIP},
    {"ol", ROLE_BLOCK},      {"p", ROLE_BLOCK},       {"pre", ROLE_KEPT},       {"script", ROLE_SKIP},
    {"section", ROLE_BLOCK}, {"select", ROLE_SKIP},   {"style", ROLE_SKIP},     {"summary", ROLE_BLOCK},
    {"svg", ROLE_SKIP},      {"table", ROLE_BLOCK},   {"tbody", ROLE_BLOCK},    {"td", ROLE_CELL},
    {"template", ROLE_SKIP}, {"textarea", ROLE_SKIP}, {"tfoot", ROLE_BLOCK},    {"th", ROLE_CELL},
    {"thead", ROLE_BLOCK},   {"title", ROLE_SKIP},    {"tr", ROLE_ROW},         {"ul", ROLE_BLOCK},
};

enum {
  MOST_COLUMNS = 64,
  MOST_ROWS = 10000,
  LONGEST_TAG = 32,
  MOST_DEPTH = 256, /* elements in one another, each of which may be shown in its own way */
  PAGE_FACTS = PAGE_TAGS_FACT_ADDRESS + 1
};

/* A table: which of its columns a cell from above still covers, for how many rows. */
struct grid {
  unsigned covered[MOST_COLUMNS];
  size_t column; /* of the next cell */
};

struct page {
  struct extract text;
  bool space;                          /* white space has come that is not yet put */
  bool newline;                        /* a line end was in it */
  size_t kept;                         /* how many elements are open in which white space stands as it is */
  size_t skip;                         /* how many are open of which nothing is text */
  bool titled;                         /* the open one of these is the page's title */
  struct appearance shown[MOST_DEPTH]; /* of the elements that are open */
  size_t depth;                        /* how many are, also beyond MOST_DEPTH */
  regions *regions;
  struct grid grids[MOST_OPEN_ROWS]; /* of the tables that are open */
  size_t tables;
  struct html_lists lists;
  struct html_notes notes;
  struct html_inner inner;
  const char *note;             /* the number that the note of the open item has, until it is written */
  const char *tags[PAGE_FACTS]; /* what the page's tags say, by page-tags.tsv */
  bool out_of_memory;
};

static int by_name(const void *element, const void *row)
{
  return strcmp(element, ((const struct row *)row)->element);
}

static enum role role_of(const xmlChar *element)
{
  const struct row *row = bsearch(element, roles, sizeof roles / sizeof *roles, sizeof *roles, by_name);
  return row ? row->role : ROLE_INLINE;
}

/* Whether the page's author keeps the element from sight. Attributes are pairs of name and value, NULL at the end. */
static bool is_hidden(const xmlChar **attributes)
{
  for (; attributes && *attributes; attributes += 2) {
    const char *name = (const char *)attributes[0], *value = (const char *)attributes[1];
    if (strcasecmp(name, "hidden") == 0) return true;
    const char *display = value && strcasecmp(name, "style") == 0 ? strcasestr(value, "display") : NULL;
    if (!display) continue;
    display += strlen("display");
    display += strspn(display, ": \t");
    if (strncasecmp(display, "none", 4) == 0) return true;
  }
  return false;
}

/* Navigation by its name. */
static bool is_chrome(const xmlChar *element)
{
  static const char *const names[] = {"nav", "footer", "aside"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp((const char *)element, names[i]) == 0) return true;
  return false;
}

/* A link to somewhere; an <a> without an address is a place to link to. */
static bool is_link(const xmlChar *element, const xmlChar **attributes)
{
  if (strcmp((const char *)element, "a") != 0) return false;
  for (; attributes && *attributes; attributes += 2)
    if (strcasecmp((const char *)attributes[0], "href") == 0) return true;
  return false;
}

static bool at_line_start(const struct extract *text)
{
  return text->size == 0 || text->at[text->size - 1] == '\n' || (unsigned char)text->at[text->size - 1] == 0x1F;
}

/* Puts the white space that has come: nothing at the beginning of a line, and nothing for a line end between two
 * characters of Chinese, which are not parted by spaces (CSS Text 3, 4.1.2). */
static void put_space(struct page *page, unsigned char next)
{
  struct extract *text = &page->text;
  bool between = page->newline && next >= 0xE2 && text->size && (unsigned char)text->at[text->size - 1] >= 0x80;
  if (page->space && !at_line_start(text) && !between) extract_add(text, SLICE(" "));
  page->space = page->newline = false;
}

static void end_line(struct page *page)
{
  page->space = page->newline = false;
  extract_break(&page->text);
}

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* How text is shown that stands where we are; deep inside, as at the deepest that is known. */
static struct appearance appearance_of(const struct page *page)
{
  size_t inner = page->depth < MOST_DEPTH ? page->depth : MOST_DEPTH;
  return inner ? page->shown[inner - 1] : html_usual;
}

/* Writes what stands before `text` though the page does not hold it: the number of an item, or of the note that it is.
 */
static void put_label(struct page *page, slice text)
{
  char label[HTML_LABEL];
  size_t size = html_lists_label(&page->lists, text, regions_in_link(page->regions), label);
  if (size && page->note) size = (size_t)snprintf(label, sizeof label, "[%.*s]", HTML_LABEL - 3, page->note);
  page->note = NULL;
  if (size) page->space = page->newline = false;
  extract_generated(&page->text, (slice){label, size});
}

/* Writes a piece of text without white space at its ends. */
static void put_text(struct page *page, slice text)
{
  struct appearance shown = appearance_of(page);
  put_label(page, text);
  put_space(page, (unsigned char)*text.at);
  enum html_note note = html_notes_text(&page->notes, text, shown.raised);
  shown.mark = note == NOTE_MARK;
  size_t start = page->text.size;
  extract_shown(&page->text, text, &shown);
  if (note == NOTE_BACK) extract_aside(&page->text, start, page->text.size, FURNITURE_NAVIGATION);
}

static void add_text(struct page *page, slice text)
{
  regions_text(page->regions, text);
  while (text.size) {
    size_t size = 0;
    for (; !page->kept && size < text.size && is_space(text.at[size]); size++)
      page->newline |= text.at[size] == '\n' || text.at[size] == '\r';
    page->space |= size > 0;
    text = slice_after(text, size);
    for (size = 0; size < text.size && (page->kept || !is_space(text.at[size]));) size++;
    if (size) put_text(page, (slice){text.at, size});
    text = slice_after(text, size);
  }
}

/* # Tables */

static struct grid *grid_of(struct page *page)
{
  return page->tables && page->tables <= MOST_OPEN_ROWS ? &page->grids[page->tables - 1] : NULL;
}

static void begin_table(struct page *page)
{
  page->tables++;
  extract_table(&page->text);
  struct grid *grid = grid_of(page);
  if (grid) *grid = (struct grid){.column = 0};
}

/* Empty cells in the columns that cells from above cover. */
static void pass_covered(struct page *page, struct grid *grid)
{
  for (; grid->column < MOST_COLUMNS && grid->covered[grid->column]; grid->column++) {
    grid->covered[grid->column]--;
    extract_covered(&page->text);
    extract_end_cell(&page->text);
  }
}

static void begin_row(struct page *page)
{
  struct grid *grid = grid_of(page);
  extract_row(&page->text);
  if (grid) grid->column = 0;
}

static size_t span(const xmlChar **attributes, const char *name, size_t most)
{
  for (; attributes && *attributes; attributes += 2) {
    if (strcasecmp((const char *)attributes[0], name) != 0 || !attributes[1]) continue;
    unsigned long number = strtoul((const char *)attributes[1], NULL, 10);
    return number < 1 ? 1 : number < most ? number : most;
  }
  return 1;
}

static void begin_cell(struct page *page, const xmlChar **attributes)
{
  struct grid *grid = grid_of(page);
  if (!grid) return;
  pass_covered(page, grid);
  size_t columns = span(attributes, "colspan", MOST_COLUMNS), rows = span(attributes, "rowspan", MOST_ROWS);
  extract_wide(&page->text, columns);
  for (; columns && grid->column < MOST_COLUMNS; columns--) grid->covered[grid->column++] = (unsigned)rows - 1;
}

static void end_row(struct page *page)
{
  struct grid *grid = grid_of(page);
  page->space = page->newline = false;
  if (grid) pass_covered(page, grid);
  extract_end_row(&page->text);
}

/* # Elements */

static void begin(struct page *page, const xmlChar *element, enum role role, const xmlChar **attributes)
{
  switch (role) {
  case ROLE_KEPT: page->kept++; /* fall through */
  case ROLE_BLOCK: end_line(page); break;
  case ROLE_BREAK:
    page->space = page->newline = false;
    extract_end_line(&page->text);
    break;
  case ROLE_ROW:
    end_line(page);
    begin_row(page);
    break;
  case ROLE_CELL: begin_cell(page, attributes); break;
  default: break;
  }
  if (strcmp((const char *)element, "table") == 0) begin_table(page);
  struct appearance shown = html_appearance(element, attributes, appearance_of(page));
  if (page->depth < MOST_DEPTH) page->shown[page->depth] = shown;
  page->depth++;
  html_lists_begin(&page->lists, element, attributes);
  html_notes_begin(&page->notes, element, attributes);
  if (strcmp((const char *)element, "li") == 0) page->note = html_notes_number(&page->notes, attributes);
  regions_open(page->regions, attributes, is_link(element, attributes), is_chrome(element), page->text.size);
}

static void end(struct page *page, const xmlChar *element, enum role role)
{
  regions_close(page->regions, page->text.size);
  html_lists_end(&page->lists, element);
  html_notes_end(&page->notes);
  page->depth -= page->depth > 0;
  switch (role) {
  case ROLE_KEPT: page->kept--; /* fall through */
  case ROLE_BLOCK: end_line(page); break;
  case ROLE_CELL:
    page->space = page->newline = false;
    extract_end_cell(&page->text);
    break;
  case ROLE_ROW: end_row(page); break;
  default: break;
  }
  if (page->tables && strcmp((const char *)element, "table") == 0) {
    page->tables--;
    extract_end_table(&page->text);
  }
}

/* # What the parser hands over */

/* <meta name="PubDate" content="2024-01-22 09:30">; the first of a kind counts. */
static void take_tag(struct page *page, const xmlChar **attributes)
{
  const char *name = NULL, *content = NULL;
  for (; attributes && *attributes; attributes += 2) {
    const char *attribute = (const char *)attributes[0];
    if (strcasecmp(attribute, "name") == 0 || strcasecmp(attribute, "property") == 0)
      name = (const char *)attributes[1];
    if (strcasecmp(attribute, "content") == 0) content = (const char *)attributes[1];
  }
  slice value = content ? utf8_trim(slice_of(content)) : (slice){NULL, 0};
  char lower[LONGEST_TAG];
  size_t size = name ? strlen(name) : 0;
  if (!value.size || !size || size > sizeof lower || utf8_valid(value) < value.size) return;
  for (size_t i = 0; i < size; i++) lower[i] = (char)tolower((unsigned char)name[i]);
  const struct lex_page_tags_row *row = lex_page_tags_find(lower, size);
  if (!row || page->tags[row->fact]) return;
  page->tags[row->fact] = arena_copy(page->text.arena, value);
  page->text.failed |= !page->tags[row->fact];
  if (row->fact == PAGE_TAGS_FACT_TITLE) regions_title(page->regions, value);
}

static void begin_element(void *user, const xmlChar *element, const xmlChar **attributes)
{
  struct page *page = ((htmlParserCtxtPtr)user)->_private;
  enum role role = role_of(element);
  if (strcmp((const char *)element, "meta") == 0) take_tag(page, attributes);
  if (page->skip || role == ROLE_SKIP || is_hidden(attributes)) {
    page->titled = strcmp((const char *)element, "title") == 0;
    page->skip++;
    html_inner_begin(&page->inner, element, attributes, role != ROLE_INLINE);
  } else {
    begin(page, element, role, attributes);
  }
}

static void end_element(void *user, const xmlChar *element)
{
  struct page *page = ((htmlParserCtxtPtr)user)->_private;
  if (page->skip) {
    page->skip--;
    html_inner_end(&page->inner, element);
  } else {
    end(page, element, role_of(element));
  }
}

static void take_characters(void *user, const xmlChar *text, int size)
{
  struct page *page = ((htmlParserCtxtPtr)user)->_private;
  if (page->skip && page->titled) regions_title(page->regions, (slice){(const char *)text, (size_t)size});
  if (page->skip)
    html_inner_text(&page->inner, (slice){(const char *)text, (size_t)size});
  else
    add_text(page, (slice){(const char *)text, (size_t)size});
}

/* When memory runs out, the parser stops, but some of its loops wait for the end of the page, to which it no longer
 * goes: so it is brought there. */
static void take_error(void *user, xmlErrorPtr error)
{
  htmlParserCtxtPtr parser = user;
  struct page *page = parser->_private;
  if (!xml_is_out_of_memory(error)) return;
  page->out_of_memory = true;
  if (parser->input) parser->input->cur = parser->input->end;
}

/* Reads the page without making a tree: libxml2 cuts one that is nested too deep. */
static bool parse(struct page *page, slice text)
{
  const int options =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC;
  struct xml_listener listener;
  xml_listen(&listener);
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (!parser) {
    xml_listen_end(&listener);
    return false;
  }
  *parser->sax = (xmlSAXHandler){.startElement = begin_element,
                                 .endElement = end_element,
                                 .characters = take_characters,
                                 .ignorableWhitespace = take_characters,
                                 .serror = take_error,
                                 .initialized = XML_SAX2_MAGIC};
  parser->_private = page;
  xmlFreeDoc(htmlCtxtReadMemory(parser, text.at, (int)text.size, NULL, "UTF-8", options));
  htmlFreeParserCtxt(parser);
  xml_listen_end(&listener);
  return !listener.out_of_memory && !page->out_of_memory;
}

/* Where the page shows no article but holds one for a script to show, reads that behind what it shows. */
static bool parse_inner(struct page *page, bg_log *log)
{
  slice text = page->inner.best;
  if (page->inner.failed) return false;
  if (!text.size || text.size > INT_MAX || !regions_lack_prose(page->regions)) return true;
  bool marked_up = memchr(text.at, '<', text.size) != NULL;
  end_line(page);
  page->skip = 0;
  page->kept = marked_up ? 0 : 1;
  regions_open(page->regions, NULL, false, false, page->text.size);
  bool done = parse(page, text);
  end_line(page);
  regions_close(page->regions, page->text.size);
  page->kept = 0;
  if (done) log_add(log, BG_INNER_TEXT, NOWHERE);
  return done;
}

static const char *address_of(const char *url)
{
  bool web = url && (strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0);
  return web && !option_must_be(OPTION_TEXT, url) ? url : NULL;
}

bool is_html(slice head, const char *name)
{
  static const char *const beginnings[] = {"html", "head", "body", "meta", "title"};
  if (head.size > 14 && strncasecmp(head.at, "<!doctype html", 14) == 0) return true;
  slice root = input_root(head);
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
    size_t size = strlen(beginnings[i]);
    if (root.size > size + 1 && *root.at == '<' && strncasecmp(root.at + 1, beginnings[i], size) == 0 &&
        strchr(" \t\r\n>/", root.at[size + 1]))
      return true;
  }
  return input_has_suffix(name, ".html") || input_has_suffix(name, ".htm") || input_has_suffix(name, ".shtml");
}

bool page_extract(struct document *document, slice source, const char *charset, struct decoded *decoded)
{
  if (!input_decode(document, source, charset, decoded)) return false;
  const char *encoding = decoded->encoding;
  struct page page = {.text = {.arena = document->arena, .most = input_limit(document)},
                      .notes = {.memory = document->arena},
                      .inner = {.gathered = {.arena = document->arena, .most = input_limit(document)}}};
  if (decoded->text.size > INT_MAX) return input_fits(document, SIZE_MAX);
  page.regions = regions_new(document->arena);
  slice text = html_cleaned(document->arena, decoded->text);
  bool parsed = text.at && page.regions && parse(&page, text) && parse_inner(&page, document->log);
  html_notes_free(&page.notes);
  if (!parsed || page.notes.failed) return log_memory(document->log);
  end_line(&page);
  if (!regions_settle(page.regions, &page.text)) return log_memory(document->log);
  document->page.title = page.tags[PAGE_TAGS_FACT_TITLE];
  const char *date = page.tags[PAGE_TAGS_FACT_DATE];
  document->page.date = date ? day_read(document->arena, date) : NULL;
  if (!document->source.address) document->source.address = address_of(page.tags[PAGE_TAGS_FACT_ADDRESS]);
  return input_take(document, &page.text, encoding, decoded);
}

bool html_extract(struct document *document, slice source, struct decoded *decoded)
{
  return page_extract(document, source, NULL, decoded);
}
