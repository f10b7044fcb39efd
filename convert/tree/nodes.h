/* Making nodes: what libxml2's own constructors do, without what they do again for every node. Names are interned once
 * in the document's dictionary; the nodes lie in an arena that belongs to the tree (its `_private`), which makes them
 * three times faster to make and free to free. Attributes of equal value share the text node that holds it (most of a
 * statistic's have one of a few values), so that node's parent is only one of them; XPath, XSLT, RELAX NG and copying
 * never ask for it, but for values of one byte (@unit = '%'), which are therefore not shared. Such a tree is read,
 * never changed, and ends with tree_free(). */
#ifndef BAOGAO_NODES_H
#define BAOGAO_NODES_H

#include "../support/arena.h"
#include "receiver.h"
#include <libxml/tree.h>

enum { SHARED_VALUES = 256 };

/** A receiver that makes a tree. The arena is cut in strips, each twice the last up to a limit, from `strip` to
 * `strip_end`. `shared` has the text nodes of values met lately, by a hash. */
struct maker {
  struct receiver receiver; /* first */
  xmlDoc *tree;
  xmlNs *ns;
  xmlNs *xml;                /* the namespace of xml:lang, … */
  const char *lang;          /* … that name, … */
  const xmlChar *local_lang; /* … and without its prefix */
  const xmlChar *text;       /* the name by which libxml2 knows text nodes */
  xmlNode *at;               /* the element that is open */
  xmlAttr *last;             /* its last attribute */
  arena *arena;
  char *strip;
  char *strip_end;
  size_t next_strip; /* bytes */
  xmlNode *shared[SHARED_VALUES];
};

/** A new tree without a root. False when memory runs out; there is then no tree. */
bool maker_begin(struct maker *maker);

#endif
