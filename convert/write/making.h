/* Making XML trees that stylesheets turn into pages: elements and attributes in the package's namespace. Once memory
 * has run out, nothing more is made, and whoever makes a tree asks in the end. */
#ifndef BAOGAO_MAKING_H
#define BAOGAO_MAKING_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#define PACKAGE_NAMESPACE "urn:baogao:package:1"

/** A tree on its way. */
struct making {
  xmlDoc *tree;
  bool failed;
};

/** Begins a tree whose root is called `name`. The root, or NULL (then it has failed). The tree is the caller's
 * (xmlFreeDoc), whatever becomes of it. */
xmlNode *making_begin(struct making *making, const char *name);

/** Adds an element to `parent`; NULL when it has failed. */
xmlNode *making_add(struct making *making, xmlNode *parent, const char *name);

/** Gives an element an attribute; a value that is NULL gives none. */
void making_set(struct making *making, xmlNode *node, const char *name, const char *value);
void making_set_number(struct making *making, xmlNode *node, const char *name, uint64_t value);

/** The same of a number with a point, as it is drawn and no more exact than that. */
void making_set_real(struct making *making, xmlNode *node, const char *name, double value);

#endif
