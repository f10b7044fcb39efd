/* The stack of open elements while a tree is built: it gives them their ids and attributes, and puts the text into the
 * innermost one. */
#ifndef BAOGAO_STACK_H
#define BAOGAO_STACK_H

#include "nodes.h"

/** An open element. */
struct open {
  xmlNode *element;
  xmlAttr *last;                  /* its last attribute */
  const struct node *block;       /* NULL: it comes from a mark */
  int kind;                       /* number in the vocabulary */
  bool gap;                       /* it holds blocks: its own text is what stands between these */
  bool has_blocks;                /* one of them has come */
  unsigned marks;                 /* the set of marks it may hold, furniture aside */
  uint32_t end;                   /* where it ends in the source text */
  uint32_t id_size;               /* bytes of the id path up to and with its id */
  uint32_t counts[ELEMENT_COUNT]; /* children with an id, of each kind */
};

enum { LONGEST_ID = DEEPEST_ELEMENT * 32 };

struct stack {
  struct maker maker;
  const struct document *document;
  struct open open[DEEPEST_ELEMENT];
  size_t depth;
  char id[LONGEST_ID]; /* the innermost id */
  uint32_t at;         /* how far the text has been put */
};

static inline struct open *stack_top(struct stack *stack)
{
  return &stack->open[stack->depth - 1];
}

/** Opens an element inside the innermost one, with its id; `end` is where it ends in the source text. NULL when memory
 * runs out (then it is not open) – there is always room, see MOST_LEVELS. */
struct open *stack_push(struct stack *stack, int kind, const struct node *block, uint32_t end);

/** Closes the innermost element. */
void stack_pop(struct stack *stack);

/** Puts the text up to `to` into the innermost element. Between blocks, white space that is not TAB, LF, CR, SPACE is
 * wrapped as spacing, and text that no block has taken as a paragraph. */
void stack_text(struct stack *stack, uint32_t to);

/** Adds an attribute to an open element; a NULL or empty value adds none. */
void stack_attribute(struct stack *stack, struct open *open, enum attribute name, const char *value);
void stack_number(struct stack *stack, struct open *open, enum attribute name, uint32_t number);

#endif
