/* Parsing XML that comes from outside, and making text from outside fit for XML. */
#ifndef BAOGAO_XML_H
#define BAOGAO_XML_H

#include "arena.h"
#include "slice.h"
#include <libxml/parser.h>

/** Parses `source` without ever reading a DTD, defining an entity or asking the network. `encoding` is its encoding or
 * NULL: what it declares itself. A document type is refused, or with `allow_doctype` passed over unread.
 * NULL when it is no such XML: `reason` (of `size` bytes) then says why, `*line` where (0: nowhere), and an empty
 * reason means that memory ran out. The document is the caller's, freed by xmlFreeDoc(). */
xmlDoc *xml_parse(slice source, const char *encoding, bool allow_doctype, char *reason, size_t size, size_t *line);

/** Lets the parser of `sax` stop at a document type (unless `allow_doctype`) and at any entity that one declares; what
 * it refused then stands in the `const char *` that the context's `_private` points to (or at the beginning of the
 * struct it points to). The context must be the user data of the handlers. */
void xml_refuse_dtd(xmlSAXHandler *sax, bool allow_doctype);

/** Bytes of `text` (from anywhere), from its beginning on, that are well-formed UTF-8 and that XML 1.0 can hold;
 * `text.size` when all are. */
size_t xml_held(slice text);

/** `text` (NUL-terminated, from anywhere) with `instead` for each character that XML cannot hold and each ill-formed
 * sequence: itself, or a copy in `memory`; NULL when memory runs out. `*broken` is set (never cleared) when it was not
 * well-formed UTF-8. */
const char *xml_clean(arena *memory, const char *text, const char *instead, bool *broken);

#endif
