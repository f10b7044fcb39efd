/* The report as its writers see it: the walk through its tree (tree/walk.h: elements in document order, each with its
 * place in the source and its clean text) and the links that cross the tree.
 *
 * Every table is a loop over one array, and no text is copied twice. An element is told by its index; 0, the body, also
 * means none. */
#ifndef BAOGAO_VIEW_H
#define BAOGAO_VIEW_H

#include "../baogao.h"
#include "../tree/walk.h"

/** What an element has to do with others that it is not inside of; of the first four each kind of element has one. */
struct link {
  union {
    uint32_t piece;       /* p: the first piece of its paragraph, which headings or items may have interrupted */
    uint32_t occurrences; /* quoted term, where it first stands: how often it does */
    uint32_t stands;      /* cell of a table of tasks: the one whose text stands in it, or 0 */
    uint32_t group;       /* row of one: the cell that names its group, or 0 */
  };
  uint32_t next_piece; /* p: the piece that goes on behind it, or 0 */
};

struct view {
  const bg_report *given; /* in a format that needs no more; then all else is NULL */
  arena *arena;
  const xmlDoc *tree;              /* NULL where none has been made */
  const struct document *document; /* then it is of this one, borrowed */
  xmlDoc *head;                    /* then the report without its body */
  const xmlNode *report;
  const xmlNode *meta; /* or NULL */
  const struct element *at;
  size_t count;
  const char *text;   /* the walk's */
  struct link *links; /* one an element */
};

/** The view of a report's tree, or NULL when memory runs out. It borrows the tree. */
struct view *view_new(const xmlDoc *tree);

/** The view of a report, of which no tree is made when there is none yet. */
struct view *view_of_report(const bg_report *report);
void view_free(struct view *view);

/** What a report is called beside others: 云汀市2026年政府工作报告. Place, year or title may be NULL; a title that
 * already names its place or year is not given it twice. NULL when memory runs out. */
const char *view_full_title(arena *arena, const char *place, const char *year, const char *title);

/** The clean text of an element, without white space at its ends. */
slice view_text(const struct view *view, size_t element);

/** An attribute of an element of the body, empty if absent. */
slice element_value(const struct element *element, const char *name);

/** Whether it holds blocks and not text. */
bool view_holds_blocks(const struct view *view, size_t element);

/** An attribute of `node` (may be NULL), empty if absent; a slice into the tree. */
slice view_attribute(const xmlNode *node, const char *name);

/** The text of an element that has nothing but text in it (may be NULL); a slice into the tree. */
slice view_content(const xmlNode *node);

/** Whether the element is a division, and the nearest division above it, or 0. */
bool view_is_division(const struct view *view, size_t element);
size_t view_division(const struct view *view, size_t element);

/** The nearest ancestor of a kind, or 0. */
size_t view_ancestor(const struct view *view, size_t element, int kind);

/** The heading of a division, or 0. */
size_t view_heading(const struct view *view, size_t division);

/** The label with which the element's text begins, or 0; and the text behind it. */
size_t view_label(const struct view *view, size_t element);
slice view_unlabelled(const struct view *view, size_t element);

/** The text of `element` that stands behind `inner`, an element in it. */
slice view_behind(const struct view *view, size_t element, size_t inner);

/** A heading's text as a title: without its label and without the mark that ends a run-in heading. Empty for 0. */
slice view_title(const struct view *view, size_t heading);

/** A quoted term's text without its quotation marks. */
slice view_term(const struct view *view, size_t term);

#endif
