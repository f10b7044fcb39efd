/* HTML: the text of a page as a browser shows it, block by block. The page is decoded here, for libxml2 stops at the
 * first byte that a charset=gb2312 cannot hold though the page is GBK. */
#include "../support/utf8.h"
#include "../support/xml.h"
#include "inputs.h"
#include <libxml/HTMLparser.h>
#include <limits.h>
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

struct page {
  struct extract text;
  bool space;   /* white space has come that is not yet put */
  bool newline; /* a line end was in it */
  size_t kept;  /* how many elements are open in which white space stands as it is */
  size_t skip;  /* how many are open of which nothing is text */
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

static void add_text(struct page *page, slice text)
{
  while (text.size) {
    size_t size = 0;
    for (; !page->kept && size < text.size && is_space(text.at[size]); size++)
      page->newline |= text.at[size] == '\n' || text.at[size] == '\r';
    page->space |= size > 0;
    text = slice_after(text, size);
    for (size = 0; size < text.size && (page->kept || !is_space(text.at[size]));) size++;
    if (size) put_space(page, (unsigned char)*text.at);
    extract_add(&page->text, (slice){text.at, size});
    text = slice_after(text, size);
  }
}

static void begin(struct page *page, enum role role)
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
    extract_row(&page->text);
    break;
  default: break;
  }
}

static void end(struct page *page, enum role role)
{
  switch (role) {
  case ROLE_KEPT: page->kept--; /* fall through */
  case ROLE_BLOCK: end_line(page); break;
  case ROLE_CELL:
    page->space = page->newline = false;
    extract_end_cell(&page->text);
    break;
  case ROLE_ROW:
    page->space = page->newline = false;
    extract_end_row(&page->text);
    break;
  default: break;
  }
}

/* # What the parser hands over */

static void begin_element(void *user, const xmlChar *element, const xmlChar **attributes)
{
  struct page *page = ((htmlParserCtxtPtr)user)->_private;
  enum role role = role_of(element);
  if (page->skip || role == ROLE_SKIP || is_hidden(attributes))
    page->skip++;
  else
    begin(page, role);
}

static void end_element(void *user, const xmlChar *element)
{
  struct page *page = ((htmlParserCtxtPtr)user)->_private;
  if (page->skip)
    page->skip--;
  else
    end(page, role_of(element));
}

static void take_characters(void *user, const xmlChar *text, int size)
{
  struct page *page = ((htmlParserCtxtPtr)user)->_private;
  if (!page->skip) add_text(page, (slice){(const char *)text, (size_t)size});
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

bool html_extract(struct document *document, slice source, struct decoded *decoded)
{
  if (!input_decode(document, source, decoded)) return false;
  const char *encoding = decoded->encoding;
  struct page page = {.text = {.arena = document->arena, .most = input_limit(document)}};
  if (decoded->text.size > INT_MAX) return input_fits(document, SIZE_MAX);
  if (!parse(&page, decoded->text)) return log_memory(document->log);
  end_line(&page);
  return input_take(document, &page.text, encoding, decoded);
}
