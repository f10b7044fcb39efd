/* Parsing XML that comes from outside, and making text from outside fit for XML. */
#ifndef BAOGAO_XML_H
#define BAOGAO_XML_H

#include "arena.h"
#include "log.h"
#include "slice.h"
#include <libxml/parser.h>

/** While one listens, what libxml2 has to say in this thread is heard by it and does not reach standard error. */
struct xml_listener {
  bool out_of_memory; /* libxml2 said so: it goes on as if nothing had been */
  xmlGenericErrorFunc generic;
  void *generic_user;
  xmlStructuredErrorFunc structured;
  void *structured_user;
};

/** Whether the error says that an allocation failed. */
bool xml_is_out_of_memory(const xmlError *error);

/** Begins to listen, and ends it, putting back who listened before. */
void xml_listen(struct xml_listener *listener);
void xml_listen_end(const struct xml_listener *listener);

/** Ends it, too. False, with MEMORY in `log` (which may be NULL), when memory ran out meanwhile: what was made is not
 * to be used, for many functions of libxml2 and libxslt return nothing that tells. */
bool xml_listen_close(const struct xml_listener *listener, bg_log *log);

/** Makes libxml2 ready, and lets it be silent from now on in this thread and in those that have not used it yet, where
 * nobody listens: for a program whose own messages say what there is to say. */
void xml_begin(void);

/** Gives back what libxml2 has allocated for its caller. NULL is no matter. */
void xml_free(void *memory);

/** The value of the attribute `name`, whatever its prefix, or NULL. Borrowed. */
const char *xml_attribute(const xmlNode *node, const char *name);

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
