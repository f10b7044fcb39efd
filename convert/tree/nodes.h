/* Making nodes: what libxml2's own constructors do, without what they do again for every node. Names are interned once
 * in the document's dictionary; the nodes lie in an arena that belongs to the tree (its `_private`), which makes them
 * three times faster to make and free to free. Attributes of equal value share the text node that holds it (most of a
 * statistic's have one of a few values), so that node's parent is only one of them; XPath, XSLT, RELAX NG and copying
 * never ask for it, but for values of one byte (@unit = '%'), which are therefore not shared. Such a tree is read,
 * never changed, and ends with tree_free(). */
#ifndef BAOGAO_NODES_H
#define BAOGAO_NODES_H

#include "vocabulary.h"

/** The attributes of the body's elements: constant, name. */
#define ATTRIBUTES(A)                                                                                                  \
  A(ID, "id")                                                                                                          \
  A(N, "n")                                                                                                            \
  A(ROLE, "role")                                                                                                      \
  A(RUN_IN, "run-in")                                                                                                  \
  A(CONTINUED, "continued")                                                                                            \
  A(INFERRED, "inferred")                                                                                              \
  A(TYPE, "type")                                                                                                      \
  A(CODE, "code")                                                                                                      \
  A(TARGET, "target")                                                                                                  \
  A(VALUE, "value")                                                                                                    \
  A(VALUE_MAX, "value-max")                                                                                            \
  A(RATIO, "ratio")                                                                                                    \
  A(REFERENCE, "reference")                                                                                            \
  A(UNIT, "unit")                                                                                                      \
  A(OP, "op")                                                                                                          \
  A(OP_WORD, "op-word")                                                                                                \
  A(CHANGE, "change")                                                                                                  \
  A(INDICATOR, "indicator")                                                                                            \
  A(SUBJECT, "subject")                                                                                                \
  A(PERIOD, "period")                                                                                                  \
  A(GROUP, "group")

#define ATTRIBUTE_CONSTANT(constant, name) ATTRIBUTE_##constant,
enum attribute { ATTRIBUTES(ATTRIBUTE_CONSTANT) ATTRIBUTE_COUNT };
#undef ATTRIBUTE_CONSTANT

enum { SHARED_VALUES = 256 };

/** What making nodes needs to know. The arena is cut in strips, from `strip` to `strip_end`. `shared` has the text
 * nodes of values met lately, by a hash. `failed` is set when memory runs out, and stays. */
struct maker {
  xmlDoc *tree;
  xmlNs *ns;
  const xmlChar *elements[ELEMENT_COUNT];
  const xmlChar *attributes[ATTRIBUTE_COUNT];
  arena *arena;
  char *strip;
  char *strip_end;
  xmlNode *shared[SHARED_VALUES];
  bool failed;
};

/** A new tree with its root element `report`, which declares the namespace, and the names for nodes of it. False when
 * memory runs out; there is then no tree. */
bool maker_begin(struct maker *maker);

/** An interned name, for those that have no number; NULL when memory runs out. */
const xmlChar *make_name(struct maker *maker, const char *name);

/** A new element called `name` (interned), the last child of `parent`; NULL when memory runs out. */
xmlNode *make_named(struct maker *maker, xmlNode *parent, const xmlChar *name);

/** A new element, the last child of `parent`; NULL when memory runs out. */
static inline xmlNode *make_element(struct maker *maker, xmlNode *parent, int element)
{
  return make_named(maker, parent, maker->elements[element]);
}

/** Adds text to the end of `parent`, in nodes of at most 8 MB (libxml2 reads back no longer ones without being told).
 * The text must be valid UTF-8 without characters that XML cannot hold. */
void make_text(struct maker *maker, xmlNode *parent, slice text);

/** Adds an attribute called `name` (interned) behind `last` (NULL: the first) and returns it, or `last` when memory
 * runs out. For `value` the same holds as for text. */
xmlAttr *make_attribute(struct maker *maker, xmlNode *element, xmlAttr *last, const xmlChar *name, slice value);

/** The same for a value that other attributes are likely to have, too. */
xmlAttr *make_shared_attribute(struct maker *maker, xmlNode *element, xmlAttr *last, const xmlChar *name, slice value);

/** Bytes of the character at `at` (before `end`) if XML 1.0 can hold it, 0 if not or if it is no UTF-8. */
size_t xml_character(const char *at, const char *end);

/** `text` (NUL-terminated, from anywhere) with each byte that XML cannot hold replaced by U+FFFD: itself, or a copy in
 * `memory`; NULL when memory runs out. */
const char *xml_clean(arena *memory, const char *text);

#endif
