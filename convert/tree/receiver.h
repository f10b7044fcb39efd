/* Who takes a report while it is built: its elements, attributes and text, told one after another in document order, as
 * SAX tells them. One receiver makes nodes of it (nodes.h), one writes XML at once (serializer.h): then a tree, ten
 * times the size of the text, is never made. */
#ifndef BAOGAO_RECEIVER_H
#define BAOGAO_RECEIVER_H

#include "../support/slice.h"

struct statistic;

/** What a value is: text of the report, made by us for this place alone (an id), or a word of ours, which many have.
 * What we make has no character that XML escapes. */
enum value { VALUE_TEXT, VALUE_OWN, VALUE_WORD };

/** The first element started is the root; it declares the namespace BG_NAMESPACE. Attributes follow the start of their
 * element, before anything in it. Names are those that `name` returned. Values and text are valid UTF-8 without
 * characters that XML cannot hold. `failed` is set when memory runs out or the output is refused, and stays. */
struct receiver {
  /** A name (NUL-terminated, static) as the other functions take it; NULL when memory runs out. */
  const char *(*name)(struct receiver *receiver, const char *name);
  void (*start)(struct receiver *receiver, const char *name);
  void (*attribute)(struct receiver *receiver, const char *name, slice value, enum value kind);
  void (*text)(struct receiver *receiver, slice text);
  void (*end)(struct receiver *receiver, const char *name);
  bool failed;
  /** All values of a statistic at once, where they may be borrowed as long as the document is; NULL: each becomes an
   * attribute. */
  void (*statistic)(struct receiver *receiver, const struct statistic *statistic);
};

#endif
