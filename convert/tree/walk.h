/* The walk: what a writer needs of the tree, in one pass over it. Each element of the body gets the code points of the
 * source text it covers, and its clean text (string value minus furniture). */
#ifndef BAOGAO_WALK_H
#define BAOGAO_WALK_H

#include "vocabulary.h"

/** An attribute, of an element whose tree was not made. */
struct element_attribute {
  const char *name; /* NULL behind the last */
  const char *value;
};

/** An element of the body. Elements stand in document order; the first is `body` itself. Indices are into
 * walk.elements. */
struct element {
  union {
    const xmlNode *node; /* where there is a tree: see walk_node(); borrowed from it */
    const char *id;      /* where there is none; or NULL */
  };
  union {
    const struct element_attribute *attributes; /* the others; NULL: there is a tree */
    const struct statistic *statistic;          /* of a `stat`, which has no others; borrowed from the document */
  };
  uint16_t kind;       /* an enum node_kind or ELEMENT_… of vocabulary.h */
  uint16_t depth;      /* body: 0 */
  uint32_t parent;     /* index; body's is its own */
  uint32_t next;       /* index of the first element that is not inside this one: skips what is */
  uint32_t start, end; /* code points of the source text, half-open, without white space and spacing between blocks */
  uint32_t page;       /* of the source, from 1, on which it begins; 0: the text has no pages */
  uint32_t text;       /* where its clean text begins in walk.text, which element_text() has; not NUL-terminated */
  uint32_t text_size;  /* bytes */
};

struct walk {
  struct element *elements;
  size_t count;
  const char *text; /* the clean text of all, in the arena the walk was given */
};

/** The element's node; NULL where no tree was made. */
static inline const xmlNode *walk_node(const struct element *element)
{
  return element->attributes ? NULL : element->node;
}

/** The clean text of an element, of which `text` is the walk's. */
static inline slice element_text(const char *text, const struct element *element)
{
  return (slice){text + element->text, element->text_size};
}

/** Walks through the body of `tree`. Everything lies in `memory`, linear in the size of the tree; the clean text of all
 * elements is one buffer. False when memory runs out or there is no body. */
bool tree_walk(const xmlDoc *tree, arena *memory, struct walk *walk);

/** The same of the tree that `document` would make, which is not made. False when memory runs out. */
bool document_walk(const struct document *document, arena *memory, struct walk *walk);

/** Attribute `index` of an element that has no node, in order; false: it has no more. */
bool walk_attribute_at(const struct element *element, size_t index, struct element_attribute *attribute);

/** What an element is called, and the value of one of its attributes without namespace, or NULL. Borrowed. */
const char *walk_name(const struct element *element);
const char *walk_attribute(const struct element *element, const char *name);

/** The same of the value `number` of statistic_values[] (values.h) of a `stat` whose tree was not made; which value has
 * a name: STATISTIC_VALUES when none has. */
const char *walk_statistic(const struct element *element, size_t number);
size_t walk_value_called(const char *name);

/** The value of an attribute without namespace, or NULL. Borrowed. */
const char *tree_attribute(const xmlNode *node, const char *name);

/** The first child element called `name`, or NULL. Borrowed. */
const xmlNode *tree_child(const xmlNode *node, const char *name);

/** The node after `node` in document order that lies within `top`, children first; NULL after the last. */
const xmlNode *tree_following(const xmlNode *node, const xmlNode *top);

/** The elements `meta` and `body` of a report, or NULL. */
const xmlNode *tree_meta(const xmlDoc *tree);
const xmlNode *tree_body(const xmlDoc *tree);

/** The clean text of one element, NUL-terminated behind its end, in `memory`; `.at` is NULL when memory runs out. For
 * the children of `meta` and single looks; tree_walk() has that of every element of the body. */
slice tree_clean_text(arena *memory, const xmlNode *node);

#endif
