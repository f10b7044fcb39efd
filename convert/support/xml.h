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

/** `text` (NUL-terminated, from anywhere) with each byte that XML cannot hold replaced by U+FFFD: itself, or a copy in
 * `memory`; NULL when memory runs out. */
const char *xml_clean(arena *memory, const char *text);

#endif
