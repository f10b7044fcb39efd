/* The stack of open elements while a report is built: it gives them their ids and attributes, puts the text into the
 * innermost one, and tells all that to a receiver. */
#ifndef BAOGAO_STACK_H
#define BAOGAO_STACK_H

#include "receiver.h"
#include "vocabulary.h"

/** The attributes of the body's elements: constant, name. */
#define ATTRIBUTES(A)                                                                                                  \
  A(ID, "id")                                                                                                          \
  A(N, "n")                                                                                                            \
  A(ROLE, "role")                                                                                                      \
  A(ROWSPAN, "rowspan")                                                                                                \
  A(STATUS, "status")                                                                                                  \
  A(RUN_IN, "run-in")                                                                                                  \
  A(CONTINUED, "continued")                                                                                            \
  A(LANG, "lang")                                                                                                      \
  A(INFERRED, "inferred")                                                                                              \
  A(TYPE, "type")                                                                                                      \
  A(CODE, "code")                                                                                                      \
  A(TARGET, "target")                                                                                                  \
  A(VALUE, "value")                                                                                                    \
  A(VALUE_MAX, "value-max")                                                                                            \
  A(RATIO, "ratio")                                                                                                    \
  A(REFERENCE, "reference")                                                                                            \
  A(UNIT, "unit")                                                                                                      \
  A(BASE_VALUE, "base-value")                                                                                          \
  A(BASE_UNIT, "base-unit")                                                                                            \
  A(OP, "op")                                                                                                          \
  A(OP_WORD, "op-word")                                                                                                \
  A(CHANGE, "change")                                                                                                  \
  A(INDICATOR, "indicator")                                                                                            \
  A(CONCEPT, "concept")                                                                                                \
  A(SUBJECT, "subject")                                                                                                \
  A(PERIOD, "period")                                                                                                  \
  A(VERB, "verb")                                                                                                      \
  A(HEDGE, "hedge")                                                                                                    \
  A(SCOPE, "scope")                                                                                                    \
  A(GROUP, "group")                                                                                                    \
  A(CONFIDENCE, "confidence")

#define ATTRIBUTE_CONSTANT(constant, name) ATTRIBUTE_##constant,
enum attribute { ATTRIBUTES(ATTRIBUTE_CONSTANT) ATTRIBUTE_COUNT };
#undef ATTRIBUTE_CONSTANT

extern const char *const attribute_names[ATTRIBUTE_COUNT];

/** An open element. */
struct open {
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
  struct receiver *to;
  const struct document *document;
  const char *elements[ELEMENT_COUNT]; /* the receiver's names */
  const char *attributes[ATTRIBUTE_COUNT];
  struct open open[DEEPEST_ELEMENT];
  size_t depth;
  char id[LONGEST_ID]; /* the innermost id */
  uint32_t at;         /* how far the text has been put */
};

static inline struct open *stack_top(struct stack *stack)
{
  return &stack->open[stack->depth - 1];
}

/** Begins with nothing open. False when memory runs out. */
bool stack_begin(struct stack *stack, const struct document *document, struct receiver *to);

/** Opens an element inside the innermost one, with its id; `end` is where it ends in the source text. There is always
 * room, see MOST_LEVELS. Its attributes must come before anything else. */
struct open *stack_push(struct stack *stack, int kind, const struct node *block, uint32_t end);

/** Closes the innermost element. */
void stack_pop(struct stack *stack);

/** Puts the text up to `to` into the innermost element. Between blocks, white space that is not TAB, LF, CR, SPACE is
 * wrapped as spacing, and text that no block has taken as a paragraph. */
void stack_text(struct stack *stack, uint32_t to);

/** Adds an attribute to the innermost element: text of the report (as values_prepare() leaves it), or a word of ours or
 * a number in ASCII. A NULL or empty value adds none. */
void stack_attribute(struct stack *stack, enum attribute name, const char *value);
void stack_word(struct stack *stack, enum attribute name, const char *word);
void stack_number(struct stack *stack, enum attribute name, uint32_t number);

#endif
