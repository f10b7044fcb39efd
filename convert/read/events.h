/* XML read as events, element by element: a tree of a large document would take more memory than the document. */
#ifndef BAOGAO_EVENTS_H
#define BAOGAO_EVENTS_H

#include "archive.h"

/** An element that begins. Its strings are borrowed for the time of the call. */
struct element {
  const char *name;  /* without prefix */
  const char *space; /* the URI of its namespace, or "" */
  bool is_root;
  int count; /* of its attributes */
  const unsigned char **attributes;
};

/** The attribute `name` of `element`, whatever its prefix, copied into `memory`; NULL when there is none. `*failed` is
 * set (never cleared) when memory runs out. */
const char *element_attribute(const struct element *element, const char *name, arena *memory, bool *failed);

/** Who hears of the events. */
struct listener {
  bool (*begin)(void *user, const struct element *element); /* false: it has said why it wants no more, and all fails */
  void (*end)(void *user, const char *name, const char *space);
  void (*text)(void *user, slice text);
  bool (*wanted)(void *user); /* asked now and then; false: it has all it wants, and what it has tells why */
  void *user;
};

/** Reads the XML file called `name` of the archive. True when it was read to its end, or was not wanted any more.
 * False, as archive_each(), when it cannot be read: damaged, not well-formed, with a document type. */
bool archive_events(archive *a, const char *name, const struct listener *listener, bg_log *log);

/** The same of `source`, which is XML that has not been unpacked from anything; what is wrong is FOREIGN_XML. */
bool source_events(slice source, const struct listener *listener, bg_log *log);

#endif
