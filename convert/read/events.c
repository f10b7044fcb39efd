/* XML as events, by libxml2's push parser: no tree, no DTD, no entity but XML's own, no network. */
#include "events.h"
#include "../support/xml.h"
#include <stdio.h>

enum { PIECE = 64 << 10 };

struct reading {
  const char *refused; /* by xml_refuse_dtd(); first, as it wants */
  const struct listener *listener;
  xmlParserCtxt *parser;
  bool stopped; /* by the listener … */
  bool failed;  /* … who has said why */
};

const char *element_attribute(const struct element *element, const char *name, arena *memory, bool *failed)
{
  const unsigned char **at = element->attributes;
  for (int i = 0; i < element->count; i++, at += 5) { /* local name, prefix, namespace, begin and end of the value */
    if (strcmp((const char *)at[0], name) != 0) continue;
    const char *copy = arena_copy(memory, (slice){(const char *)at[3], (size_t)(at[4] - at[3])});
    *failed |= !copy;
    return copy;
  }
  return NULL;
}

static void begin_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space, int spaces,
                          const xmlChar **namespaces, int count, int defaulted, const xmlChar **attributes)
{
  (void)prefix, (void)spaces, (void)namespaces, (void)defaulted;
  xmlParserCtxt *parser = user;
  struct reading *reading = parser->_private;
  const struct element element = {.name = (const char *)name,
                                  .space = space ? (const char *)space : "",
                                  .is_root = parser->nameNr == 0,
                                  .count = count,
                                  .attributes = attributes};
  if (reading->stopped || reading->listener->begin(reading->listener->user, &element)) return;
  reading->stopped = reading->failed = true;
  xmlStopParser(parser);
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *space)
{
  (void)prefix;
  const struct reading *reading = ((xmlParserCtxt *)user)->_private;
  if (reading->stopped) return;
  reading->listener->end(reading->listener->user, (const char *)name, space ? (const char *)space : "");
}

static void take_characters(void *user, const xmlChar *text, int size)
{
  const struct reading *reading = ((xmlParserCtxt *)user)->_private;
  if (reading->stopped) return;
  reading->listener->text(reading->listener->user, (slice){(const char *)text, (size_t)size});
}

static bool feed(void *user, slice piece)
{
  struct reading *reading = user;
  xmlParseChunk(reading->parser, piece.at, (int)piece.size, 0);
  reading->stopped = reading->stopped || !reading->listener->wanted(reading->listener->user);
  return reading->parser->wellFormed && !reading->refused && !reading->stopped;
}

static bool feed_archive(struct reading *reading, archive *a, const char *name)
{
  return archive_each(a, name, feed, reading);
}

static bool feed_source(struct reading *reading, slice source)
{
  while (source.size) {
    size_t size = source.size < PIECE ? source.size : PIECE;
    if (!feed(reading, (slice){source.at, size})) return false;
    source = slice_after(source, size);
  }
  return true;
}

/* What stopped the parser, in the log; true if nothing did but the listener. */
static bool was_well(const struct reading *reading, bool out_of_memory, bg_code fault, bg_log *log)
{
  if (reading->refused) return log_add(log, fault, NOWHERE, reading->refused);
  if (out_of_memory) return log_memory(log);
  if (reading->stopped || reading->parser->wellFormed) return true;
  char reason[256];
  const char *message = reading->parser->lastError.message;
  if (!message) message = "its XML is not well-formed";
  snprintf(reason, sizeof reason, "%.*s", (int)strcspn(message, "\n"), message);
  return log_add(log, fault, NOWHERE, reason);
}

/* Reads the file called `name` of the archive, or without an archive `source`. */
static bool read_events(archive *a, const char *name, slice source, const struct listener *listener, bg_log *log)
{
  struct reading reading = {.listener = listener};
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                           .startElementNs = begin_element,
                           .endElementNs = end_element,
                           .characters = take_characters,
                           .ignorableWhitespace = take_characters,
                           .cdataBlock = take_characters};
  struct xml_listener errors;
  xml_listen(&errors);
  xml_refuse_dtd(&handler, false);
  reading.parser = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  bool read = false;
  if (reading.parser) {
    reading.parser->_private = &reading;
    xmlCtxtUseOptions(reading.parser, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    read = a ? feed_archive(&reading, a, name) : feed_source(&reading, source);
    if (read) xmlParseChunk(reading.parser, NULL, 0, 1);
  }
  xml_listen_end(&errors);
  if (!reading.parser) return log_memory(log);
  bool well = was_well(&reading, errors.out_of_memory, a ? BG_DAMAGED_ARCHIVE : BG_FOREIGN_XML, log);
  xmlFreeDoc(reading.parser->myDoc);
  xmlFreeParserCtxt(reading.parser);
  return well && !reading.failed && (read || reading.stopped);
}

bool archive_events(archive *a, const char *name, const struct listener *listener, bg_log *log)
{
  return read_events(a, name, (slice){NULL, 0}, listener, log);
}

bool source_events(slice source, const struct listener *listener, bg_log *log)
{
  return read_events(NULL, NULL, source, listener, log);
}
