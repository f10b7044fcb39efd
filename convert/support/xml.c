/* Parsing XML that comes from outside: entities are how a small file grows without end, or reads another one. */
#include "xml.h"
#include "utf8.h"
#include "utf8_check.h"
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

/* # What libxml2 says */

static void pass_text(void *user, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void pass_text(void *user, const char *format, ...)
{
  (void)user, (void)format;
}

bool xml_is_out_of_memory(const xmlError *error)
{
  return error->code == XML_ERR_NO_MEMORY || error->code == XML_XPATH_MEMORY_ERROR;
}

static void hear(void *user, xmlError *error)
{
  struct xml_listener *listener = user;
  if (listener && xml_is_out_of_memory(error)) listener->out_of_memory = true;
}

void xml_listen(struct xml_listener *listener)
{
  *listener = (struct xml_listener){.generic = xmlGenericError,
                                    .generic_user = xmlGenericErrorContext,
                                    .structured = xmlStructuredError,
                                    .structured_user = xmlStructuredErrorContext};
  xmlSetGenericErrorFunc(NULL, pass_text);
  xmlSetStructuredErrorFunc(listener, hear);
}

void xml_listen_end(const struct xml_listener *listener)
{
  xmlSetGenericErrorFunc(listener->generic_user, listener->generic);
  xmlSetStructuredErrorFunc(listener->structured_user, listener->structured);
}

bool xml_listen_close(const struct xml_listener *listener, bg_log *log)
{
  xml_listen_end(listener);
  return !listener->out_of_memory || log_memory(log);
}

void xml_free(void *memory)
{
  xmlFreeFunc release; /* xmlFree is a variable, which no stub can stand for where libxml2 is loaded late */
  if (memory && xmlMemGet(&release, NULL, NULL, NULL) == 0) release(memory);
}

void xml_begin(void)
{
  xmlInitParser();
  xmlThrDefSetGenericErrorFunc(NULL, pass_text);
  xmlThrDefSetStructuredErrorFunc(NULL, hear);
  xmlSetGenericErrorFunc(NULL, pass_text);
  xmlSetStructuredErrorFunc(NULL, hear);
}

/* # Parsing */

const char *xml_attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a; a = a->next)
    if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
      return (const char *)a->children->content;
  return NULL;
}

/* Why there is no tree; nothing when memory ran out. */
static void tell(const xmlError *error, const char *refused, char *reason, size_t size, size_t *line)
{
  const char *message = error->message ? error->message : N_("it is no XML");
  if (refused) {
    snprintf(reason, size, "%s", refused);
    return;
  }
  snprintf(reason, size, "%.*s", (int)strcspn(message, "\n"), message);
  *line = (size_t)(error->line > 0 ? error->line : 0);
}

xmlDoc *xml_parse(slice source, const char *encoding, bool allow_doctype, char *reason, size_t size, size_t *line)
{
  *reason = '\0';
  *line = 0;
  if (source.size > INT_MAX) {
    snprintf(reason, size, N_("it is larger than 2 GiB"));
    return NULL;
  }
  struct xml_listener listener;
  xml_listen(&listener);
  const char *refused = NULL;
  xmlDoc *tree = NULL;
  xmlParserCtxt *parser = xmlNewParserCtxt();
  if (parser) {
    parser->_private = &refused;
    xml_refuse_dtd(parser->sax, allow_doctype);
    const int options = XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    tree = xmlCtxtReadMemory(parser, source.at, (int)source.size, NULL, encoding, options);
    if (refused || listener.out_of_memory) {
      xmlFreeDoc(tree);
      tree = NULL;
    }
    if (!tree && !listener.out_of_memory) tell(&parser->lastError, refused, reason, size, line);
  }
  xmlFreeParserCtxt(parser);
  xml_listen_end(&listener);
  return tree;
}

/* # Text for XML */

/* Whether XML 1.0 can hold the well-formed character at `at`: no C0 control but TAB, LF, CR; not U+FFFE, U+FFFF. */
static bool is_held(const char *at)
{
  const unsigned char *b = (const unsigned char *)at;
  if (*b < 0x20) return *b == '\t' || *b == '\n' || *b == '\r';
  return *b != 0xEF || b[1] != 0xBF || b[2] < 0xBE;
}

size_t xml_held(slice text)
{
  size_t valid = utf8_valid(text), at = 0;
  while (at < valid && is_held(text.at + at)) at += utf8_size((unsigned char)text.at[at]);
  return at;
}

struct cleaning {
  char *at;
  size_t size;
};

static void put(struct cleaning *to, slice text)
{
  if (text.size) memcpy(to->at + to->size, text.at, text.size);
  to->size += text.size;
}

const char *xml_clean(arena *memory, const char *text, const char *instead, bool *broken)
{
  slice rest = slice_of(text), with = slice_of(instead);
  if (xml_held(rest) == rest.size) return text;
  struct cleaning to = {.at = arena_alloc(memory, rest.size * (with.size > 1 ? with.size : 1) + 1)};
  while (to.at && rest.size) {
    size_t valid = utf8_valid(rest), bytes;
    for (size_t at = 0; at < valid; at += bytes) {
      bytes = utf8_size((unsigned char)rest.at[at]);
      put(&to, is_held(rest.at + at) ? (slice){rest.at + at, bytes} : with);
    }
    rest = slice_after(rest, valid);
    if (!rest.size) break;
    *broken = true;
    put(&to, with);
    rest = slice_after(rest, utf8_ill_formed(rest));
  }
  return to.at;
}
