/* Divisions: paragraphs, titles and functions become the tree of nodes.
 *
 * Paragraphs come in order with the index of the title they stand under, so the tree is built by keeping the chain of
 * open divisions. Neighbours with one function make one block. */
#include "../support/utf8.h"
#include "outline.h"

struct builder {
  struct outline *outline;
  struct document *document;
  struct node **divisions; /* of each paragraph with a title: its node */
  struct node *block;      /* the open block without a heading, or NULL */
  struct node *item;       /* the livelihood item added last */
  size_t inner;            /* next of outline->inners */
  size_t foreign;          /* … of outline->foreign */
};

/* Whether `node` is still open: `at`, the node added last, lies in it. */
static bool is_open(const struct node *node, const struct node *at)
{
  while (at && at != node) at = at->parent;
  return at != NULL;
}

/* The division that a paragraph stands in. One that has ended since (a block of its part has come) cannot be gone back
 * to. */
static struct node *parent_of(const struct builder *builder, const struct paragraph *paragraph)
{
  struct node *body = builder->document->body, *last = body;
  struct node *parent = paragraph->parent == NO_PARENT ? body : builder->divisions[paragraph->parent];
  while (last->last) last = last->last;
  while (!is_open(parent, last)) parent = parent->parent;
  return parent;
}

static void add_label(struct builder *builder, uint32_t start, uint32_t label_end)
{
  if (label_end <= start) return;
  slice label = utf8_trim(document_slice(builder->document, start, label_end));
  mark_add(builder->document, MARK_LABEL, start, start + (uint32_t)label.size, 0);
}

static struct node *add_heading(struct builder *builder, struct node *division, uint32_t start, uint32_t end,
                                bool run_in)
{
  document_trim(builder->document, &start, &end);
  struct node *heading = node_new(builder->document, NODE_HEADING, division, start, end);
  if (heading) heading->run_in = run_in;
  return heading;
}

static bool add_text(struct builder *builder, struct node *parent, uint32_t start, uint32_t end, bool continued)
{
  document_trim(builder->document, &start, &end);
  uint32_t done;
  if (!list_within(builder->outline, parent, start, end, continued, &done)) return false;
  continued |= done > start;
  start = done;
  document_trim(builder->document, &start, &end);
  if (start >= end) return true;
  struct node *p = node_new(builder->document, NODE_P, parent, start, end);
  if (p) p->continued = continued;
  return p != NULL;
}

/* Goes on to the titles and items inside the paragraph at `index`; false if there are none. */
static bool find_inners(struct builder *builder, uint32_t index)
{
  const struct outline *outline = builder->outline;
  while (builder->inner < outline->inner_count && outline->inners[builder->inner].paragraph < index) builder->inner++;
  return builder->inner < outline->inner_count && outline->inners[builder->inner].paragraph == index;
}

/* An item inside a paragraph, in a list of its own where it stands in none. NULL when memory runs out. */
static struct node *add_inner_item(struct builder *builder, const struct inner *inner, struct node *at,
                                   struct node **livelihood)
{
  if (at->kind == NODE_LIVELIHOOD) *livelihood = at;
  if (!*livelihood) *livelihood = node_new(builder->document, NODE_LIVELIHOOD, at, inner->start, inner->end);
  return *livelihood ? node_new(builder->document, NODE_ITEM, *livelihood, inner->start, inner->end) : NULL;
}

/* Takes a node, the last of its parent's, out of the tree: a block that a title opens holds nothing. */
static void take_out(struct node *node)
{
  struct node *parent = node->parent, *before = NULL;
  if (parent->last != node) return; /* it is out already */
  for (struct node *at = parent->first; at != node; at = at->next) before = at;
  parent->last = before;
  if (before)
    before->next = NULL;
  else
    parent->first = NULL;
}

/* A division that a title inside a paragraph opens, under `outer` if it is nested. NULL when memory runs out. */
static struct node *add_inner_title(struct builder *builder, const struct inner *inner, struct node *division,
                                    struct node *outer)
{
  struct node *above = division;
  if (is_block(division->kind) && inner->kind == NODE_ACHIEVEMENT) { /* the block ends here */
    if (division->last)
      division->end = division->last->end;
    else
      take_out(division);
    above = division->parent;
  }
  if (inner->nested) above = outer;
  struct node *node = node_new(builder->document, inner->kind, above, inner->start, inner->end);
  if (!node || inner->headless) return node;
  return add_heading(builder, node, inner->start, inner->end, true) ? node : NULL;
}

/* The paragraph's text from `start`: plain, or cut by topics and items. */
static bool add_pieces(struct builder *builder, uint32_t index, struct node *division, uint32_t start, bool continued)
{
  const struct outline *outline = builder->outline;
  const struct paragraph *paragraph = &outline->paragraphs[index];
  struct node *at = division, *livelihood = NULL, *outer = NULL; /* outer: of the last title not nested */
  find_inners(builder, index);
  for (; builder->inner < outline->inner_count && outline->inners[builder->inner].paragraph == index;
       builder->inner++) {
    const struct inner *inner = &outline->inners[builder->inner];
    if (!add_text(builder, at, start, inner->start, continued)) return false;
    if (inner->start > start || inner->kind != NODE_P) continued = true;
    start = inner->end;
    if (inner->kind == NODE_P) {
      start = inner->start;
      livelihood = NULL;
      at = division;
      continue;
    }
    struct node *node;
    if (inner->kind == NODE_ITEM) {
      node = add_inner_item(builder, inner, at, &livelihood);
    } else {
      livelihood = NULL;
      node = at = add_inner_title(builder, inner, division, outer);
      if (!inner->nested) outer = node;
    }
    if (!node) return false;
    add_label(builder, inner->start, inner->label_end);
    if (inner->headless) continued = false;
    node->n = inner->n;
    node->rule = inner->rule;
  }
  if (at != division && at->parent != division) builder->block = NULL;
  return add_text(builder, at, start, paragraph->end, continued);
}

/* The division that a titled paragraph stands in: a difficulty goes into the open block of difficulties. */
static struct node *division_above(const struct builder *builder, const struct paragraph *paragraph)
{
  bool problem = paragraph->kind == NODE_PROBLEM && builder->block && builder->block->kind == NODE_PROBLEMS;
  return problem ? builder->block : parent_of(builder, paragraph);
}

static bool add_titled(struct builder *builder, uint32_t index)
{
  struct paragraph *paragraph = &builder->outline->paragraphs[index];
  struct node *above = division_above(builder, paragraph);
  struct node *division = node_new(builder->document, paragraph->kind, above, paragraph->start, paragraph->end);
  if (!division) return false;
  builder->divisions[index] = division;
  if (above != builder->block) builder->block = NULL;
  division->n = paragraph->label.system == LABEL_NONE ? -1 : paragraph->label.n;
  division->role = paragraph->role;
  division->rule = paragraph->rule;
  bool run_in = paragraph->title_end < paragraph->end;
  division->inferred = paragraph->inferred != NODE_BODY;
  if (division->inferred) return true;
  if (!add_heading(builder, division, paragraph->start, paragraph->title_end, run_in)) return false;
  add_label(builder, paragraph->start, paragraph->label.end);
  return add_pieces(builder, index, division, paragraph->title_end, true);
}

static bool add_plain(struct builder *builder, uint32_t index)
{
  struct paragraph *paragraph = &builder->outline->paragraphs[index];
  struct node *parent = parent_of(builder, paragraph);
  if (paragraph->kind == NODE_APPENDIX) { /* a line 附件1 over the annex's title */
    parent = builder->divisions[index] =
        node_new(builder->document, NODE_APPENDIX, parent, paragraph->start, paragraph->end);
    builder->block = NULL;
    return parent && add_text(builder, parent, paragraph->start, paragraph->end, false);
  }
  if (parent->kind == NODE_GLOSSARY) {
    builder->block = NULL; /* items that an entry lists end with the next one */
    return glossary_entry(builder->outline, paragraph, parent) != NULL;
  }
  if (!is_block(paragraph->kind))
    builder->block = NULL;
  else {
    bool same = builder->block && builder->block->kind == paragraph->kind;
    if (!same) builder->block = node_new(builder->document, paragraph->kind, parent, paragraph->start, paragraph->end);
    if (!builder->block) return false;
    if (!same) builder->block->rule = paragraph->rule;
    parent = builder->block;
  }
  bool listed = false;
  if (!find_inners(builder, index) && !list_over(builder->outline, index, parent, &listed)) return false;
  if (listed) return true;
  if (paragraph->label.system != LABEL_NONE) {
    if (paragraph->kind == NODE_PROBLEMS) { /* each of its labelled paragraphs is a difficulty */
      parent = node_new(builder->document, NODE_PROBLEM, parent, paragraph->start, paragraph->end);
      if (!parent) return false;
      parent->n = paragraph->label.n;
    }
    add_label(builder, paragraph->start, paragraph->label.end);
  }
  return add_pieces(builder, index, parent, paragraph->start, false);
}

/* A row of a table, in the table that the row before it was in unless it opens another. A table stands in the block
 * that it follows. */
static bool add_row(struct builder *builder, uint32_t index)
{
  const struct paragraph *paragraph = &builder->outline->paragraphs[index];
  struct node *parent = builder->block ? builder->block : parent_of(builder, paragraph);
  bool goes_on = parent->last && parent->last->kind == NODE_TABLE && !paragraph->opens_table;
  struct node *table = goes_on ? parent->last : NULL;
  if (!table) table = node_new(builder->document, NODE_TABLE, parent, paragraph->start, paragraph->end);
  return table && table_row(builder->document, paragraph, table);
}

/* What a paragraph stands in that comes behind paragraph `before` (NO_PARENT: none) and is of no other kind. */
static struct node *place_behind(const struct builder *builder, uint32_t before)
{
  const struct outline *outline = builder->outline;
  if (builder->block) return builder->block;
  if (before == NO_PARENT) return builder->document->body;
  struct node *division = builder->divisions[before];
  return division ? division : parent_of(builder, &outline->paragraphs[before]);
}

/* The paragraphs in another language that stand before byte `until`, each below what it stands behind, which is
 * paragraph `before` (NO_PARENT: none). */
static bool add_foreign(struct builder *builder, uint32_t until, uint32_t before)
{
  const struct outline *outline = builder->outline;
  for (; builder->foreign < outline->foreign_count; builder->foreign++) {
    struct run run = outline->foreign[builder->foreign];
    if (run.start >= until) break;
    struct node *node = node_new(builder->document, NODE_P, place_behind(builder, before), run.start, run.end);
    if (!node) return false;
    node->foreign = true;
  }
  return true;
}

/* A line of the title block, or a livelihood item. */
static bool add_line(struct builder *builder, const struct paragraph *paragraph)
{
  return node_new(builder->document, paragraph->kind, builder->document->body, paragraph->start, paragraph->end) !=
         NULL;
}

/* A paragraph that goes on with an item: the item's text then stands in paragraphs. */
static bool add_item_part(struct builder *builder, uint32_t index)
{
  struct node *item = builder->item;
  struct paragraph *paragraph = &builder->outline->paragraphs[index];
  if (!item->first && !node_new(builder->document, NODE_P, item, item->start, item->end)) return false;
  return node_new(builder->document, NODE_P, item, paragraph->start, paragraph->end) != NULL;
}

static bool add_item(struct builder *builder, uint32_t index)
{
  struct paragraph *paragraph = &builder->outline->paragraphs[index];
  struct node *parent = parent_of(builder, paragraph);
  bool open = builder->block && builder->block->kind == NODE_LIVELIHOOD;
  if (!open && parent->kind != NODE_LIVELIHOOD) {
    builder->block = node_new(builder->document, NODE_LIVELIHOOD, parent, paragraph->start, paragraph->end);
    if (!builder->block) return false;
    open = true;
  }
  struct node *item =
      node_new(builder->document, NODE_ITEM, open ? builder->block : parent, paragraph->start, paragraph->end);
  if (!item) return false;
  builder->item = item;
  item->n = paragraph->label.system == LABEL_NONE ? -1 : paragraph->label.n;
  item->rule = paragraph->rule;
  add_label(builder, paragraph->start, paragraph->label.end);
  return true;
}

/* Every node covers its children. Children come after their parents in the list of a tree walk, so backwards one pass
 * will do; here by climbing from each leaf that reaches beyond its parent, each step of which is paid for once. */
static void cover(struct node *body)
{
  for (struct node *node = body; node; node = node_following(node))
    for (struct node *up = node->parent; up && up->end < node->end; up = up->parent) up->end = node->end;
}

bool divisions_build(struct outline *outline)
{
  struct document *document = outline->document;
  struct builder builder = {.outline = outline, .document = document};
  builder.divisions = arena_alloc(document->arena, (outline->count + 1) * sizeof *builder.divisions);
  document->body = node_new(document, NODE_BODY, NULL, 0, (uint32_t)document->text.size);
  if (!builder.divisions || !document->body) return log_memory(document->log);
  uint32_t before = NO_PARENT;
  for (uint32_t i = 0; i < outline->count; i++) {
    const struct paragraph *paragraph = &outline->paragraphs[i];
    if (paragraph->kind == NODE_KIND_COUNT) continue;
    if (!add_foreign(&builder, paragraph->start, before)) return log_memory(document->log);
    before = i;
    bool ok;
    if (paragraph->item_part && builder.item)
      ok = add_item_part(&builder, i);
    else if (paragraph->kind == NODE_TABLE)
      ok = add_row(&builder, i);
    else if (paragraph->item)
      ok = add_item(&builder, i);
    else if (paragraph->title_end)
      ok = add_titled(&builder, i);
    else if (paragraph->kind == NODE_P || paragraph->kind == NODE_APPENDIX || is_block(paragraph->kind))
      ok = add_plain(&builder, i);
    else
      ok = add_line(&builder, paragraph);
    if (!ok) return log_memory(document->log);
  }
  if (!add_foreign(&builder, UINT32_MAX, before)) return log_memory(document->log);
  cover(document->body);
  return true;
}
