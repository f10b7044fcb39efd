/* Building: blocks and marks become nested elements, told to a receiver.
 *
 * The blocks are walked in document order; between and in them the cursor hands out the marks, and a mark is opened
 * inside whatever is open at its start. Text is put when an element opens or closes, from where it was last put: so
 * every byte of the source comes out once, in order, whatever the blocks and marks say. A mark that does not nest gives
 * way: furniture is cut in two, a sentence shortened, any other dropped. */
#include "cursor.h"
#include "meta.h"
#include "nodes.h"
#include "serializer.h"
#include "stack.h"
#include "tree.h"
#include "values.h"
#include <stdio.h>
#include <stdlib.h>

struct builder {
  struct stack stack;
  struct cursor cursor;
  struct document *rehearsed; /* gets what the rehearsal finds; NULL: this is none */
  size_t entry_room;
  bool too_deep; /* said once */
};

/* # Marks */

static void add_statistic(struct stack *stack, const struct statistic *statistic)
{
  if (stack->to->statistic)
    stack->to->statistic(stack->to, statistic);
  else
    statistic_tell(statistic, stack->to, stack->attributes);
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
  stack_push(stack, ELEMENT_FURNITURE, NULL, mark.end);
  stack_word(stack, ATTRIBUTE_TYPE, furniture_types[FURNITURE_CONTROL]);
  stack_word(stack, ATTRIBUTE_CODE, code);
  stack_pop(stack);
  stack->at = mark.end;
}

/* The id of the first entry with this number, or NULL. */
static const char *entry_id(const struct document *document, uint32_t number)
{
  size_t low = 0, high = document->entry_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (document->entries[middle].number < number)
      low = middle + 1;
    else
      high = middle;
  }
  return low < document->entry_count && document->entries[low].number == number ? document->entries[low].id : NULL;
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
  stack_push(stack, NODE_KIND_COUNT + source, NULL, end);
  if (source == MARK_FURNITURE)
    stack_word(stack, ATTRIBUTE_TYPE, furniture_types[mark.detail < FURNITURE_TYPES ? mark.detail : FURNITURE_MARKUP]);
  if (source == MARK_STAT) add_statistic(stack, &stack->document->statistics[mark.detail]);
  bool may_be_generated = source == MARK_LABEL || source == MARK_REF;
  if (may_be_generated && is_generated(stack->document, mark)) stack_word(stack, ATTRIBUTE_INFERRED, "true");
  if (source == MARK_REF) stack_word(stack, ATTRIBUTE_TARGET, entry_id(stack->document, mark.detail));
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
  if (b->rehearsed) return;
  struct stack *stack = &b->stack;
  size_t block = stack->depth;
  while (!stack->to->failed) {
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
  if (!flat || b->too_deep || !b->rehearsed) return flat;
  const struct document *document = b->stack.document;
  char levels[12];
  snprintf(levels, sizeof levels, "%d", MOST_LEVELS);
  log_add(document->log, BG_TOO_DEEP, document_place(document, node->start), levels);
  b->too_deep = true;
  return true;
}

static void remember_entry(struct builder *b, const struct node *node, slice id)
{
  struct document *document = b->rehearsed;
  struct entry *entries =
      arena_grow(document->arena, document->entries, document->entry_count, &b->entry_room, sizeof *entries);
  const char *copy = entries ? arena_copy(document->arena, id) : NULL;
  if (!copy) {
    b->stack.to->failed = true;
    return;
  }
  document->entries = entries;
  entries[document->entry_count] = (struct entry){(uint32_t)node->n, (uint32_t)document->entry_count, copy};
  document->entry_count++;
}

static void add_block_attributes(struct builder *b, struct open *open, const struct node *node)
{
  struct stack *stack = &b->stack;
  if (node->n >= 0) stack_number(stack, ATTRIBUTE_N, (uint32_t)node->n);
  if (open->kind == NODE_SECTION) stack_word(stack, ATTRIBUTE_ROLE, node->role ? node->role : "other");
  bool in_table = open->kind == NODE_TABLE || open->kind == NODE_CELL;
  if (in_table && node->role) stack_word(stack, ATTRIBUTE_ROLE, node->role);
  if (open->kind == NODE_CELL && node->rows > 1) stack_number(stack, ATTRIBUTE_ROWSPAN, node->rows);
  if (open->kind == NODE_HEADING && node->run_in) stack_word(stack, ATTRIBUTE_RUN_IN, "true");
  if (open->kind == NODE_P && node->continued) stack_word(stack, ATTRIBUTE_CONTINUED, "true");
  if (open->kind == NODE_ITEM && node->status) stack_word(stack, ATTRIBUTE_STATUS, node->status);
  if (open->kind == NODE_P && node->foreign) stack_word(stack, ATTRIBUTE_LANG, "en");
  if (node->inferred) stack_word(stack, ATTRIBUTE_INFERRED, "true");
  if (b->rehearsed && open->kind == NODE_ENTRY && node->n >= 0)
    remember_entry(b, node, (slice){stack->id, open->id_size});
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
  add_block_attributes(b, stack_push(stack, displaced ? NODE_P : (int)node->kind, node, end), node);
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
  while (!b->stack.to->failed) {
    if (node->first) {
      node = node->first;
      enter_block(b, node);
      continue;
    }
    leave_block(b, node);
    for (; node != body && !node->next && !b->stack.to->failed; node = node->parent) leave_block(b, node->parent);
    if (node == body || b->stack.to->failed) return;
    node = node->next;
    enter_block(b, node);
  }
}

/* # Both passes */

/* A rehearsal puts the blocks alone: nothing else has to do with the ids of entries. */
static bool put_body(struct builder *b, const struct document *document, struct receiver *to)
{
  if (!stack_begin(&b->stack, document, to)) return false;
  if (!b->rehearsed && !cursor_begin(&b->cursor, document)) return false;
  put_blocks(b);
  return !to->failed;
}

static const char *no_name(struct receiver *receiver, const char *name)
{
  (void)receiver;
  return name;
}

static void no_start(struct receiver *receiver, const char *name)
{
  (void)receiver, (void)name;
}

static void no_attribute(struct receiver *receiver, const char *name, slice value, enum value kind)
{
  (void)receiver, (void)name, (void)value, (void)kind;
}

static void no_text(struct receiver *receiver, slice text)
{
  (void)receiver, (void)text;
}

static int by_number(const void *a, const void *b)
{
  const struct entry *x = a, *y = b;
  if (x->number != y->number) return x->number < y->number ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

static bool is_deep(const struct node *body)
{
  size_t depth = 0;
  for (const struct node *node = body; depth <= MOST_LEVELS;) {
    if (node->first) {
      node = node->first;
      depth++;
      continue;
    }
    for (; node != body && !node->next; node = node->parent) depth--;
    if (node == body) return false;
    node = node->next;
  }
  return true;
}

bool tree_prepare(struct document *document)
{
  if (!values_prepare(document)) return log_memory(document->log);
  if (document->marks[MARK_REF].count == 0 && !is_deep(document->body)) return true;
  struct receiver nobody = {no_name, no_start, no_attribute, no_text, no_start, false, NULL};
  struct builder b = {.rehearsed = document};
  if (!put_body(&b, document, &nobody)) return log_memory(document->log);
  if (document->entry_count) qsort(document->entries, document->entry_count, sizeof *document->entries, by_number);
  return true;
}

bool document_tell(const struct document *document, struct receiver *to)
{
  struct builder b = {.rehearsed = NULL};
  return meta_start(to, document) && put_body(&b, document, to) && meta_end(to);
}

xmlDoc *tree_build(const struct document *document)
{
  struct maker maker;
  if (!maker_begin(&maker)) return NULL;
  if (document_tell(document, &maker.receiver)) return maker.tree;
  tree_free(maker.tree);
  return NULL;
}

xmlDoc *tree_build_head(const struct document *document)
{
  struct maker maker;
  if (!maker_begin(&maker)) return NULL;
  if (meta_start(&maker.receiver, document) && meta_end(&maker.receiver)) return maker.tree;
  tree_free(maker.tree);
  return NULL;
}

bool tree_stream(const struct document *document, bg_sink sink, void *user)
{
  struct serializer out;
  if (!serializer_begin(&out, true, sink, user)) return false;
  bool put = document_tell(document, &out.receiver);
  return serializer_finish(&out) && put;
}
