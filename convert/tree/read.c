/* Reading a report's own XML back. What comes may come from anywhere: no DTD (and so no entities), no network, no other
 * root, no deeper nesting than ours, and nothing that report.rng does not know. */
#include "schema.h"
#include "tree.h"
#include "walk.h"
#include <libxml/parser.h>
#include <limits.h>
#include <stdio.h>
#include <strings.h>

static slice after_space(slice text)
{
  while (text.size && strchr(" \t\r\n", *text.at)) text = slice_after(text, 1);
  return text;
}

/* Passes over what may stand before a root element: declarations, comments, processing instructions. */
static slice after_prolog(slice text)
{
  for (text = after_space(text); slice_starts(text, SLICE("<?")) || slice_starts(text, SLICE("<!"));
       text = after_space(text)) {
    slice end = slice_starts(text, SLICE("<!--")) ? SLICE("-->") : SLICE(">");
    ptrdiff_t at = slice_find(text, end);
    if (at < 0) return (slice){NULL, 0};
    text = slice_after(text, (size_t)at + end.size);
  }
  return text;
}

/* XHTML also begins as XML does, but is read as the web page it is. */
static bool is_web_page(slice text)
{
  text = after_prolog(text);
  return text.size > 5 && strncasecmp(text.at, "<html", 5) == 0;
}

bool tree_is_xml(const void *bytes, size_t size)
{
  slice text = {bytes, size};
  if (slice_starts(text, SLICE("\xEF\xBB\xBF"))) text = slice_after(text, 3);
  text = after_space(text);
  bool declared = slice_starts(text, SLICE("<?xml"));
  bool report = slice_starts(text, SLICE("<report")) && text.size > 7 && strchr(" \t\r\n>/", text.at[7]);
  return report || (declared && !is_web_page(text));
}

static bool refuse(bg_log *log, size_t line, const char *reason)
{
  return log_add(log, BG_FOREIGN_XML, (log_place){line, 0}, reason);
}

/* Called at a DOCTYPE, before anything in it is looked at. */
static void refuse_dtd(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)name, (void)external, (void)system;
  xmlParserCtxt *parser = user;
  *(bool *)parser->_private = true;
  xmlStopParser(parser);
}

static xmlDoc *parse(const void *bytes, size_t size, bg_log *log)
{
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (!parser) {
    log_memory(log);
    return NULL;
  }
  bool has_dtd = false;
  parser->_private = &has_dtd;
  parser->sax->internalSubset = refuse_dtd;
  const int options = XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDoc *tree = xmlCtxtReadMemory(parser, bytes, (int)size, NULL, NULL, options);
  const xmlError *error = &parser->lastError;
  if (has_dtd || !tree) {
    char reason[256];
    int length = error->message ? (int)strcspn(error->message, "\n") : 0;
    snprintf(reason, sizeof reason, "%.*s", length, error->message ? error->message : "");
    if (has_dtd)
      refuse(log, 0, "it has a document type");
    else if (error->code == XML_ERR_NO_MEMORY)
      log_memory(log);
    else
      refuse(log, (size_t)(error->line > 0 ? error->line : 0), reason);
    xmlFreeDoc(tree);
    tree = NULL;
  }
  xmlFreeParserCtxt(parser);
  return tree;
}

static bool is_ours(const xmlNode *root, bg_log *log)
{
  char reason[128];
  if (!root->ns || strcmp((const char *)root->ns->href, BG_NAMESPACE) != 0 ||
      strcmp((const char *)root->name, "report") != 0) {
    snprintf(reason, sizeof reason, "its root element is %s%s", (const char *)root->name,
             root->ns ? "" : ", in no namespace");
    return refuse(log, 0, reason);
  }
  const char *version = tree_attribute(root, "version");
  if (version && strcmp(version, BG_SCHEMA_VERSION) == 0) return true;
  snprintf(reason, sizeof reason, "it has version %s of the vocabulary, not " BG_SCHEMA_VERSION,
           version ? version : "no");
  return refuse(log, 0, reason);
}

static void remove_node(xmlNode *node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

/* Removes comments and processing instructions, which are nobody's text, and looks how deep it is. */
static bool tidy(xmlDoc *tree, bg_log *log)
{
  size_t depth = 1;
  xmlNode *root = xmlDocGetRootElement(tree);
  for (xmlNode *n = root; n;) {
    xmlNode *next = n->type == XML_ELEMENT_NODE ? n->children : NULL;
    if (next && ++depth > DEEPEST_ELEMENT) return refuse(log, (size_t)xmlGetLineNo(n), "it is nested too deep");
    xmlNode *up = n;
    if (!next) {
      for (; up != root && !up->next; up = up->parent) depth--;
      next = up == root ? NULL : up->next;
    }
    if (n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE) remove_node(n);
    n = next;
  }
  return true;
}

/* The first complaint of the schema is kept. */
struct first {
  bool is_set;
  size_t line;
  char text[600];
};

static void keep_first(void *user, const xmlNode *node, const char *text)
{
  struct first *first = user;
  if (first->is_set) return;
  first->is_set = true;
  first->line = node ? (size_t)xmlGetLineNo(node) : 0;
  snprintf(first->text, sizeof first->text, "%s", text);
}

static bool is_valid(const xmlDoc *tree, bg_log *log)
{
  struct first first = {.text = "it does not follow the schema"};
  bool valid;
  if (!schema_validate(tree, keep_first, &first, &valid)) return log_memory(log);
  return valid || refuse(log, first.line, first.text);
}

xmlDoc *tree_read(const void *bytes, size_t size, bg_log *log)
{
  if (size > INT_MAX) {
    refuse(log, 0, "it is larger than 2 GiB");
    return NULL;
  }
  xmlDoc *tree = parse(bytes, size, log);
  if (!tree) return NULL;
  if (is_ours(xmlDocGetRootElement(tree), log) && tidy(tree, log) && is_valid(tree, log)) return tree;
  tree_free(tree);
  return NULL;
}
