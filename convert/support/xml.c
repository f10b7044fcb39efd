/* Parsing XML that comes from outside: entities are how a small file grows without end, or reads another one. */
#include "xml.h"
#include <libxml/parserInternals.h>
#include <limits.h>
#include <stdio.h>

static void refuse(void *user, const char *what)
{
  xmlParserCtxt *parser = user;
  *(const char **)parser->_private = what;
  xmlStopParser(parser);
}

/* Called at a DOCTYPE, before anything in it is looked at. */
static void refuse_doctype(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)name, (void)external, (void)system;
  refuse(user, "it has a document type");
}

static void pass_doctype(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  (void)user, (void)name, (void)external, (void)system;
}

static void refuse_entity(void *user, const xmlChar *name, int type, const xmlChar *external, const xmlChar *system,
                          xmlChar *content)
{
  (void)name, (void)type, (void)external, (void)system, (void)content;
  refuse(user, "it declares an entity");
}

void xml_refuse_dtd(xmlSAXHandler *sax, bool allow_doctype)
{
  sax->internalSubset = allow_doctype ? pass_doctype : refuse_doctype;
  sax->externalSubset = NULL;
  sax->entityDecl = refuse_entity;
}

xmlDoc *xml_parse(slice source, const char *encoding, bool allow_doctype, char *reason, size_t size, size_t *line)
{
  *reason = '\0';
  *line = 0;
  if (source.size > INT_MAX) {
    snprintf(reason, size, "it is larger than 2 GiB");
    return NULL;
  }
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (!parser) return NULL;
  const char *refused = NULL;
  parser->_private = &refused;
  xml_refuse_dtd(parser->sax, allow_doctype);
  const int options = XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  xmlDoc *tree = xmlCtxtReadMemory(parser, source.at, (int)source.size, NULL, encoding, options);
  const xmlError *error = &parser->lastError;
  if (refused) {
    snprintf(reason, size, "%s", refused);
  } else if (!tree && error->code != XML_ERR_NO_MEMORY) {
    const char *message = error->message ? error->message : "it is no XML";
    snprintf(reason, size, "%.*s", (int)strcspn(message, "\n"), message);
    *line = (size_t)(error->line > 0 ? error->line : 0);
  }
  if (refused) {
    xmlFreeDoc(tree);
    tree = NULL;
  }
  xmlFreeParserCtxt(parser);
  return tree;
}

/* Bytes of the character at `at` (before `end`) if XML 1.0 can hold it, 0 if not or if it is no UTF-8. */
static size_t character_size(const char *at, const char *end)
{
  int size = (int)(end - at < 4 ? end - at : 4);
  int code = size > 0 ? xmlGetUTF8Char((const unsigned char *)at, &size) : -1;
  return code >= 0 && IS_CHAR(code) ? (size_t)size : 0;
}

const char *xml_clean(arena *memory, const char *text)
{
  const char *end = text + strlen(text), *at = text;
  for (size_t size; at < end && (size = character_size(at, end)) > 0;) at += size;
  if (at == end) return text;
  char *copy = arena_alloc(memory, (size_t)(end - text) * 3 + 1);
  if (!copy) return NULL;
  char *to = copy;
  for (at = text; at < end;) {
    size_t size = character_size(at, end);
    memcpy(to, size ? at : "\xEF\xBF\xBD", size ? size : 3);
    to += size ? size : 3;
    at += size ? size : 1;
  }
  return copy;
}
