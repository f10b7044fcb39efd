/* The vocabulary: every element of a report's body, and which marks may stand in it. The builder, the walk and the
 * checks read these tables; report.rng says the same in the schema's language. */
#ifndef BAOGAO_VOCABULARY_H
#define BAOGAO_VOCABULARY_H

#include "../parse/document.h"
#include <libxml/tree.h>

/** Elements are numbered: first those that come from blocks (by enum node_kind), then those that come from marks. */
enum {
  ELEMENT_FURNITURE = NODE_KIND_COUNT + MARK_FURNITURE,
  ELEMENT_S = NODE_KIND_COUNT + MARK_SENTENCE,
  ELEMENT_TERM = NODE_KIND_COUNT + MARK_TERM,
  ELEMENT_STAT = NODE_KIND_COUNT + MARK_STAT,
  ELEMENT_LABEL = NODE_KIND_COUNT + MARK_LABEL,
  ELEMENT_REF = NODE_KIND_COUNT + MARK_REF,
  ELEMENT_LEAD_UNIT = NODE_KIND_COUNT + MARK_LEAD_UNIT,
  ELEMENT_COUNT = NODE_KIND_COUNT + MARK_KINDS,
  ELEMENT_UNKNOWN = ELEMENT_COUNT
};

/** A mark in a set of marks. */
#define MARK_BIT(mark) (1u << (mark))

struct element_info {
  const char *name;
  const char *id; /* what it is called in an id; NULL: it has none */
  unsigned marks; /* the set of marks it may hold, furniture aside */
};
extern const struct element_info elements[ELEMENT_COUNT];

/** Divisions nest at most so many levels, those below are kept flat; so a tree, with all that may stand in a division,
 * is never deeper than so many elements (`report` has depth 1). */
enum { MOST_LEVELS = 40, DEEPEST_ELEMENT = 64 };

/** The number of the element `node` (the `term` of an entry is NODE_ENTRY_TERM), or ELEMENT_UNKNOWN. */
int element_of(const xmlNode *node);

/** The names met last and their elements: a tree's names are interned, so a pointer tells them apart. All zero is the
 * beginning; for one tree. */
enum { KINDS_BITS = 7, KINDS_MET = 1 << KINDS_BITS };
struct kinds {
  const char *names[KINDS_MET];
  int at[KINDS_MET];
};

/** element_of(), which compares strings, behind what was met before. */
int kinds_find(struct kinds *kinds, const xmlNode *node);

/** The same of an element called `name` within one called `parent`. */
int kinds_called(struct kinds *kinds, const char *name, const char *parent);

/** Whether nothing but white space may stand between the children of `node`, which is an `element`. */
bool element_holds_blocks(const xmlNode *node, int element);

#endif
