/* The stack of open elements.
 *
 * An id is the parent's id, a dot, the kind and the ordinal among the parent's children of that kind. The path lies in
 * one buffer that grows and shrinks with the stack, and each open element counts its children by kind: an id costs its
 * own length, whatever came before. */
#include "stack.h"
#include "../support/utf8.h"

enum { DIGITS = 10 };

#define ATTRIBUTE_NAME(constant, name) [ATTRIBUTE_##constant] = (name),
const char *const attribute_names[ATTRIBUTE_COUNT] = {ATTRIBUTES(ATTRIBUTE_NAME)};

bool stack_begin(struct stack *stack, const struct document *document, struct receiver *to)
{
  stack->to = to;
  stack->document = document;
  stack->depth = 0;
  stack->at = 0;
  for (size_t i = 0; i < ELEMENT_COUNT; i++) stack->elements[i] = to->name(to, elements[i].name);
  for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) stack->attributes[i] = to->name(to, attribute_names[i]);
  return !to->failed;
}

/* Writes a number in decimal; returns the bytes. */
static size_t write_number(char *to, uint32_t number)
{
  char digits[DIGITS];
  size_t count = 0;
  do digits[count++] = (char)('0' + number % 10);
  while (number /= 10);
  for (size_t i = 0; i < count; i++) to[i] = digits[count - 1 - i];
  return count;
}

/* The nearest open element around the innermost that has an id, or body. */
static struct open *id_parent(struct stack *stack)
{
  struct open *open = stack_top(stack);
  while (open > stack->open && !elements[open->kind].id) open--;
  return open;
}

static slice next_id(struct stack *stack, struct open *parent, int kind)
{
  uint32_t ordinal = ++parent->counts[kind];
  size_t size = parent->id_size, name = strlen(elements[kind].id);
  if (size) stack->id[size++] = '.';
  memcpy(stack->id + size, elements[kind].id, name);
  size += name;
  if (parent->id_size || ordinal > 1) size += write_number(stack->id + size, ordinal);
  return (slice){stack->id, size};
}

struct open *stack_push(struct stack *stack, int kind, const struct node *block, uint32_t end)
{
  bool first = stack->depth == 0;
  stack->to->start(stack->to, stack->elements[kind]);
  slice id = {NULL, 0};
  if (elements[kind].id) id = next_id(stack, id_parent(stack), kind);
  if (block && !first) stack_top(stack)->has_blocks = true;
  unsigned around = first || kind == ELEMENT_S || block ? ~0u : stack_top(stack)->marks;
  struct open *open = &stack->open[stack->depth++];
  open->block = block;
  open->kind = kind;
  open->gap = block && kind != NODE_ENTRY && (!node_kinds[kind].text || block->first);
  open->has_blocks = false;
  open->marks = elements[kind].marks & around;
  open->end = end;
  open->id_size = (uint32_t)id.size;
  open->counts[ELEMENT_STAT] = 0; /* all that an element from a mark counts */
  if (block) memset(open->counts, 0, sizeof open->counts);
  if (id.size) stack->to->attribute(stack->to, stack->attributes[ATTRIBUTE_ID], id, VALUE_OWN);
  return open;
}

void stack_pop(struct stack *stack)
{
  stack->to->end(stack->to, stack->elements[stack_top(stack)->kind]);
  stack->depth--;
}

void stack_attribute(struct stack *stack, enum attribute name, const char *value)
{
  if (value && *value) stack->to->attribute(stack->to, stack->attributes[name], slice_of(value), VALUE_TEXT);
}

void stack_word(struct stack *stack, enum attribute name, const char *word)
{
  if (word && *word) stack->to->attribute(stack->to, stack->attributes[name], slice_of(word), VALUE_WORD);
}

void stack_number(struct stack *stack, enum attribute name, uint32_t number)
{
  char digits[DIGITS];
  slice value = {digits, write_number(digits, number)};
  stack->to->attribute(stack->to, stack->attributes[name], value, VALUE_OWN);
}

/* What a piece of text between blocks is. */
enum gap { GAP_PLAIN, GAP_SPACING, GAP_STRAY };

static enum gap gap_at(const char *at, size_t *size)
{
  uint32_t code = utf8_at(at, size);
  if (code == '\t' || code == '\n' || code == '\r' || code == ' ') return GAP_PLAIN;
  return utf8_is_space(code) ? GAP_SPACING : GAP_STRAY;
}

/* The first piece of `text` that is one thing. Stray text goes on to the end of its line, less the space there. */
static slice gap_piece(slice text, enum gap *gap)
{
  size_t size, at = 0, end = 0;
  *gap = gap_at(text.at, &size);
  for (; at < text.size; at += size) {
    enum gap here = gap_at(text.at + at, &size);
    if (*gap != GAP_STRAY && here != *gap) break;
    if (*gap == GAP_STRAY && text.at[at] == '\n') break;
    if (here == *gap) end = at + size;
  }
  return (slice){text.at, end};
}

static void put_gap(struct stack *stack, slice text)
{
  struct open *top = stack_top(stack);
  bool is_division = top->kind == NODE_BODY || node_kinds[top->kind].division;
  while (text.size && !stack->to->failed) {
    enum gap gap;
    slice piece = gap_piece(text, &gap);
    text = slice_after(text, piece.size);
    struct open *open = top;
    if (gap == GAP_SPACING) open = stack_push(stack, ELEMENT_FURNITURE, NULL, stack->at);
    if (gap == GAP_STRAY && is_division) open = stack_push(stack, NODE_P, NULL, stack->at);
    if (gap == GAP_SPACING) stack_word(stack, ATTRIBUTE_TYPE, furniture_types[FURNITURE_SPACING]);
    if (gap == GAP_STRAY) top->has_blocks = true;
    stack->to->text(stack->to, piece);
    if (open != top) stack_pop(stack);
  }
}

void stack_text(struct stack *stack, uint32_t to)
{
  if (to <= stack->at) return;
  slice text = document_slice(stack->document, stack->at, to);
  stack->at = to;
  if (stack_top(stack)->gap)
    put_gap(stack, text);
  else
    stack->to->text(stack->to, text);
}
