/* Building the tree: blocks and marks become nested elements.
 *
 * The blocks are walked in document order; between and in them the cursor hands out the marks, and a mark is opened
 * inside whatever is open at its start. Text is put when an element opens or closes, from where it was last put: so
 * every byte of the source comes out once, in order, whatever the blocks and marks say. A mark that does not nest gives
 * way: furniture is cut in two, a sentence shortened, any other dropped. */
#include "cursor.h"
#include "meta.h"
#include "stack.h"
#include "tree.h"
#include <stdio.h>
#include <stdlib.h>

/* A note mark waits for the glossary, which comes later. */
struct waiting_ref {
  xmlNode *element;
  uint32_t number;
};

struct entry {
  uint32_t number;
  uint32_t order;
  const char *id;
};

struct builder {
  struct stack stack;
  struct cursor cursor;
  struct waiting_ref *refs;
  size_t ref_count, ref_room;
  struct entry *entries;
  size_t entry_count, entry_room;
  bool too_deep; /* said once */
};

/* # Marks */

static void add_statistic(struct stack *stack, struct open *open, const struct statistic *s)
{
  const struct {
    enum attribute name;
    const char *value;
  } rows[] = {
      {ATTRIBUTE_VALUE, s->value},         {ATTRIBUTE_VALUE_MAX, s->value_max}, {ATTRIBUTE_RATIO, s->ratio},
      {ATTRIBUTE_REFERENCE, s->reference}, {ATTRIBUTE_UNIT, s->unit},           {ATTRIBUTE_OP, s->op},
      {ATTRIBUTE_OP_WORD, s->op_word},     {ATTRIBUTE_CHANGE, s->change},       {ATTRIBUTE_INDICATOR, s->indicator},
      {ATTRIBUTE_SUBJECT, s->subject},     {ATTRIBUTE_ROLE, s->role},           {ATTRIBUTE_TYPE, s->type},
      {ATTRIBUTE_PERIOD, s->period},       {ATTRIBUTE_GROUP, s->group},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) stack_attribute(stack, open, rows[i].name, rows[i].value);
}

static void remember_ref(struct builder *b, xmlNode *element, uint32_t number)
{
  struct waiting_ref *refs = arena_grow(b->stack.document->arena, b->refs, b->ref_count, &b->ref_room, sizeof *b->refs);
  if (!refs) {
    b->stack.maker.failed = true;
    return;
  }
  b->refs = refs;
  refs[b->ref_count++] = (struct waiting_ref){element, number};
}

/* Whether the source does not have the mark's text: its format generates it. */
static bool is_generated(const struct document *document, struct mark mark)
{
  const struct run *runs = document->generated;
  size_t low = 0, high = document->generated_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (runs[middle].end > mark.start)
      high = middle;
    else
      low = middle + 1;
  }
  return low < document->generated_count && runs[low].start < mark.end;
}

/* A character that XML cannot hold: an empty element in its place. */
static void put_control(struct builder *b, struct mark mark)
{
  struct stack *stack = &b->stack;
  const char *at = stack->document->text.at + mark.start;
  char code[8];
  snprintf(code, sizeof code, "%04X", mark.end - mark.start == 1 ? (unsigned)*at : 0xFF00u | (0xC0u | (at[2] & 0x3Fu)));
  struct open *open = stack_push(stack, ELEMENT_FURNITURE, NULL, mark.end);
  if (!open) return;
  stack_attribute(stack, open, ATTRIBUTE_TYPE, furniture_types[FURNITURE_CONTROL]);
  stack_attribute(stack, open, ATTRIBUTE_CODE, code);
  stack_pop(stack);
  stack->at = mark.end;
}

/* Opens the next mark, up to `end`. */
static void open_mark(struct builder *b, uint32_t end)
{
  struct stack *stack = &b->stack;
  int source = b->cursor.next;
  struct mark mark = *cursor_peek(&b->cursor);
  stack_text(stack, mark.start);
  if (source == CURSOR_CONTROLS) {
    put_control(b, mark);
    return;
  }
  struct open *open = stack_push(stack, NODE_KIND_COUNT + source, NULL, end);
  if (!open) return;
  if (source == MARK_FURNITURE)
    stack_attribute(stack, open, ATTRIBUTE_TYPE,
                    furniture_types[mark.detail < FURNITURE_TYPES ? mark.detail : FURNITURE_MARKUP]);
  if (source == MARK_STAT) add_statistic(stack, open, &stack->document->statistics[mark.detail]);
  bool may_be_generated = source == MARK_LABEL || source == MARK_REF;
  if (may_be_generated && is_generated(stack->document, mark)) stack_attribute(stack, open, ATTRIBUTE_INFERRED, "true");
  if (source == MARK_REF) remember_ref(b, open->element, mark.detail);
}

static bool has_value(const struct document *document, struct mark mark)
{
  if (mark.detail >= document->statistic_count) return false;
  const struct statistic *s = &document->statistics[mark.detail];
  return (s->value && *s->value) || (s->ratio && *s->ratio) || (s->reference && *s->reference);
}

/* Whether the next mark may stand in the innermost element. */
static bool may_hold(const struct builder *b, const struct open *top)
{
  const struct cursor *cursor = &b->cursor;
  int source = cursor->next;
  if (source == CURSOR_CONTROLS) return true;
  if (source == MARK_FURNITURE) return top->kind != ELEMENT_FURNITURE;
  if (!(top->marks & MARK_BIT(source))) return false;
  if (source == MARK_STAT) return has_value(b->stack.document, *cursor_peek(cursor));
  return source != MARK_TERM || !cursor_is_crossed(cursor);
}

/* Opens the next mark inside the innermost element, which ends at `limit`, or lets it give way. */
static void take_mark(struct builder *b, uint32_t limit)
{
  struct cursor *cursor = &b->cursor;
  const struct open *top = stack_top(&b->stack);
  struct mark mark = *cursor_peek(cursor);
  bool can_be_cut = cursor->next == MARK_FURNITURE || cursor->next == MARK_SENTENCE;
  bool crosses = mark.end > limit;
  if (mark.start < b->stack.at) {
    cursor_clip(cursor, can_be_cut ? b->stack.at : mark.end);
  } else if (!may_hold(b, top)) {
    cursor_clip(cursor, can_be_cut && crosses ? limit : mark.end);
  } else if (!crosses) {
    open_mark(b, mark.end);
    cursor_pass(cursor);
  } else if (cursor->next == MARK_FURNITURE) {
    open_mark(b, limit);
    cursor_clip(cursor, limit);
  } else if (cursor->next == MARK_SENTENCE && top->block) {
    open_mark(b, limit);
    cursor_pass(cursor);
  } else {
    cursor_clip(cursor, can_be_cut ? limit : mark.end);
  }
}

/* Puts everything up to `to`, text and marks, into the block that is open. */
static void put_run(struct builder *b, uint32_t to)
{
  struct stack *stack = &b->stack;
  size_t block = stack->depth;
  while (!stack->maker.failed) {
    uint32_t limit = stack->depth > block ? stack_top(stack)->end : to;
    const struct mark *mark = cursor_peek(&b->cursor);
    if (mark && mark->start < limit) {
      take_mark(b, limit);
      continue;
    }
    stack_text(stack, limit);
    if (stack->depth == block) return;
    stack_pop(stack);
  }
}

/* # Blocks */

/* Divisions nested too deep are kept flat: their children become their parent's. */
static bool is_too_deep(struct builder *b, const struct node *node)
{
  bool flat = node->first && b->stack.depth > (node_kinds[node->kind].division ? MOST_LEVELS : MOST_LEVELS + 8);
  if (!flat || b->too_deep) return flat;
  const struct document *document = b->stack.document;
  char levels[12];
  snprintf(levels, sizeof levels, "%d", MOST_LEVELS);
  log_add(document->log, BG_TOO_DEEP, document_place(document, node->start), levels);
  b->too_deep = true;
  return true;
}

static void remember_entry(struct builder *b, const struct node *node, slice id)
{
  arena *memory = b->stack.document->arena;
  struct entry *entries = arena_grow(memory, b->entries, b->entry_count, &b->entry_room, sizeof *b->entries);
  const char *copy = entries ? arena_copy(memory, id) : NULL;
  if (!copy) {
    b->stack.maker.failed = true;
    return;
  }
  b->entries = entries;
  entries[b->entry_count] = (struct entry){(uint32_t)node->n, (uint32_t)b->entry_count, copy};
  b->entry_count++;
}

static void add_block_attributes(struct builder *b, struct open *open, const struct node *node)
{
  struct stack *stack = &b->stack;
  if (node->n >= 0) stack_number(stack, open, ATTRIBUTE_N, (uint32_t)node->n);
  if (open->kind == NODE_SECTION) stack_attribute(stack, open, ATTRIBUTE_ROLE, node->role ? node->role : "other");
  if (open->kind == NODE_HEADING && node->run_in) stack_attribute(stack, open, ATTRIBUTE_RUN_IN, "true");
  if (open->kind == NODE_P && node->continued) stack_attribute(stack, open, ATTRIBUTE_CONTINUED, "true");
  if (node->inferred) stack_attribute(stack, open, ATTRIBUTE_INFERRED, "true");
  if (open->kind == NODE_ENTRY && node->n >= 0) remember_entry(b, node, (slice){stack->id, open->id_size});
}

/* Where a block begins or ends: within its parent, behind what came before it, between two characters. */
static uint32_t place(const struct builder *b, uint32_t offset, uint32_t low, uint32_t high)
{
  offset = next_character(b->stack.document->text, offset);
  return offset < low ? low : offset > high ? high : offset;
}

static void enter_block(struct builder *b, const struct node *node)
{
  if (is_too_deep(b, node)) return;
  struct stack *stack = &b->stack;
  const struct open *parent = stack_top(stack);
  uint32_t start = place(b, node->start, stack->at, parent->end), end = place(b, node->end, start, parent->end);
  put_run(b, start);
  bool displaced = node->kind == NODE_HEADING && (!node_kinds[parent->kind].division || parent->has_blocks);
  struct open *open = stack_push(stack, displaced ? NODE_P : (int)node->kind, node, end);
  if (open) add_block_attributes(b, open, node);
}

static void leave_block(struct builder *b, const struct node *node)
{
  struct stack *stack = &b->stack;
  if (stack_top(stack)->block != node) return; /* it was kept flat */
  put_run(b, stack_top(stack)->end);
  stack_pop(stack);
}

static void put_blocks(struct builder *b)
{
  const struct node *body = b->stack.document->body, *node = body;
  stack_push(&b->stack, NODE_BODY, body, (uint32_t)b->stack.document->text.size);
  while (!b->stack.maker.failed) {
    if (node->first) {
      node = node->first;
      enter_block(b, node);
      continue;
    }
    leave_block(b, node);
    for (; node != body && !node->next && !b->stack.maker.failed; node = node->parent) leave_block(b, node->parent);
    if (node == body || b->stack.maker.failed) return;
    node = node->next;
    enter_block(b, node);
  }
}

/* # Note marks */

static int by_number(const void *a, const void *b)
{
  const struct entry *x = a, *y = b;
  if (x->number != y->number) return x->number < y->number ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* The first entry with this number, or NULL. */
static const struct entry *find_entry(const struct builder *b, uint32_t number)
{
  size_t low = 0, high = b->entry_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (b->entries[middle].number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low < b->entry_count && b->entries[low].number == number ? &b->entries[low] : NULL;
}

static void aim_refs(struct builder *b)
{
  if (b->entry_count) qsort(b->entries, b->entry_count, sizeof *b->entries, by_number);
  for (size_t i = 0; i < b->ref_count; i++) {
    const struct entry *entry = find_entry(b, b->refs[i].number);
    if (entry)
      make_attribute(&b->stack.maker, b->refs[i].element, NULL, b->stack.maker.attributes[ATTRIBUTE_TARGET],
                     slice_of(entry->id));
  }
}

xmlDoc *tree_build(const struct document *document)
{
  struct builder b = {.stack.document = document};
  struct maker *maker = &b.stack.maker;
  if (!maker_begin(maker)) {
    log_memory(document->log);
    return NULL;
  }
  if (cursor_begin(&b.cursor, document) && meta_build(maker, document)) {
    put_blocks(&b);
    aim_refs(&b);
    if (!maker->failed) return maker->tree;
  }
  tree_free(maker->tree);
  log_memory(document->log);
  return NULL;
}
