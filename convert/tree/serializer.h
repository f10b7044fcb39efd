/* The serializer: XML in UTF-8, byte for byte as libxml2 writes it (format 0), gathered in one buffer and handed to a
 * sink when that is full. It is a receiver, so a report can be written while it is built. */
#ifndef BAOGAO_SERIALIZER_H
#define BAOGAO_SERIALIZER_H

#include "../baogao.h"
#include "receiver.h"

struct serializer {
  struct receiver receiver; /* first */
  bg_sink sink;
  void *user;
  char *buffer;
  size_t used;
  bool xml;     /* not plain text */
  bool in_tag;  /* a start tag waits for its > */
  bool started; /* the root has been */
};

/** Begins an XML document, or plain text, which only serializer_put() is for. False when memory runs out; then there is
 * nothing to finish. */
bool serializer_begin(struct serializer *out, bool xml, bg_sink sink, void *user);

/** Starts an element, gives it an attribute, ends it. `prefix` is that of its namespace, or NULL. */
void serializer_start(struct serializer *out, const char *prefix, const char *name);
void serializer_attribute(struct serializer *out, const char *prefix, const char *name, slice value);
void serializer_end(struct serializer *out, const char *prefix, const char *name);

/** An attribute, without prefix, whose value is in `count` pieces. */
void serializer_attribute_of(struct serializer *out, const char *name, const slice *pieces, size_t count);

/** Puts text, with the characters escaped that need it. */
void serializer_text(struct serializer *out, slice text);

/** Puts bytes as they are. */
void serializer_put(struct serializer *out, slice bytes);

/** Puts markup, as it is, into the element that is open: a comment. */
void serializer_markup(struct serializer *out, slice markup);

/** Ends the document, hands on what is left, and frees the buffer. False when the sink has refused anything. */
bool serializer_finish(struct serializer *out);

#endif
