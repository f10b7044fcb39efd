/* Cells: the functions that tables.c names. A cell is a slice into the view or the tree wherever the text stands there
 * as it is. */
#include "cells.h"
#include "../stats/concept.h"
#include "../support/utf8.h"
#include "task_tables.h"
#include <stdio.h>

static const slice nothing = {NULL, 0};

static const struct element *row_of(const struct extraction *x)
{
  return &x->view->at[x->row];
}

static const struct link *links_of(const struct extraction *x)
{
  return &x->view->links[x->row];
}

static slice number(struct extraction *x, size_t value)
{
  char *text = x->numbers[x->column];
  int size = snprintf(text, sizeof x->numbers[0], "%zu", value);
  return (slice){text, (size_t)size};
}

static slice truth(bool value)
{
  return value ? SLICE("true") : SLICE("false");
}

static bool add(struct extraction *x, struct buffer *buffer, slice text)
{
  if (buffer_add(buffer, text)) return true;
  x->out_of_memory = true;
  return false;
}

/* ---- The report ---- */

slice cell_report(struct extraction *x, const char *attribute)
{
  return view_attribute(x->view->report, attribute);
}

slice cell_meta(struct extraction *x, const char *element)
{
  return utf8_trim(view_content(tree_child(x->view->meta, element)));
}

static const char *word_of(struct extraction *x, const char *element)
{
  slice word = cell_meta(x, element);
  const char *copy = word.size ? arena_copy(x->view->arena, word) : NULL;
  if (word.size && !copy) x->out_of_memory = true;
  return copy;
}

slice cell_full_title(struct extraction *x, const char *unused)
{
  (void)unused;
  if (!x->full_title)
    x->full_title = view_full_title(x->view->arena, word_of(x, "place"), word_of(x, "plan-year"), word_of(x, "title"));
  if (!x->full_title) x->out_of_memory = true;
  return slice_of(x->full_title);
}

slice cell_outermost(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t outermost = 0;
  for (size_t division = view_division(x->view, x->row); division; division = view_division(x->view, division))
    outermost = division;
  return outermost ? slice_of(walk_name(&x->view->at[outermost])) : nothing;
}

slice cell_place(struct extraction *x, const char *attribute)
{
  return view_attribute(tree_child(x->view->meta, "place"), attribute);
}

slice cell_source(struct extraction *x, const char *attribute)
{
  return view_attribute(tree_child(x->view->meta, "source"), attribute);
}

/* review-from → review_from, and a space before all but the first. */
static void add_name(struct extraction *x, slice name)
{
  if (x->text.size) add(x, &x->text, SLICE(" "));
  size_t from = x->text.size;
  if (!add(x, &x->text, name)) return;
  for (size_t i = from; i < x->text.size; i++)
    if (x->text.at[i] == '-') x->text.at[i] = '_';
}

slice cell_inferred(struct extraction *x, const char *unused)
{
  (void)unused;
  x->text.size = 0;
  for (const xmlNode *fact = x->view->meta ? x->view->meta->children : NULL; fact; fact = fact->next)
    if (fact->type == XML_ELEMENT_NODE && slice_equal(view_attribute(fact, "inferred"), SLICE("true")))
      add_name(x, slice_of((const char *)fact->name));
  return buffer_slice(&x->text);
}

slice cell_characters(struct extraction *x, const char *unused)
{
  (void)unused;
  return number(x, x->view->at[0].end);
}

/* ---- Any element ---- */

/* Of a statistic without a node, which value the column has is found once for all rows. */
slice cell_attribute(struct extraction *x, const char *attribute)
{
  const struct element *row = row_of(x);
  if (walk_node(row) || row->kind != ELEMENT_STAT || strcmp(attribute, "id") == 0) return element_value(row, attribute);
  struct column_value *value = &x->values[x->column];
  if (value->name != attribute) *value = (struct column_value){attribute, walk_value_called(attribute)};
  return slice_of(walk_statistic(row, value->number));
}

slice cell_start(struct extraction *x, const char *unused)
{
  (void)unused;
  return number(x, row_of(x)->start);
}

slice cell_end(struct extraction *x, const char *unused)
{
  (void)unused;
  return number(x, row_of(x)->end);
}

slice cell_page(struct extraction *x, const char *unused)
{
  (void)unused;
  return row_of(x)->page ? number(x, row_of(x)->page) : nothing;
}

slice cell_text(struct extraction *x, const char *unused)
{
  (void)unused;
  return view_text(x->view, x->row);
}

slice cell_unlabelled(struct extraction *x, const char *unused)
{
  (void)unused;
  return view_unlabelled(x->view, x->row);
}

slice cell_label(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t label = view_label(x->view, x->row);
  return label ? view_text(x->view, label) : nothing;
}

/* ---- Divisions ---- */

slice cell_division(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t division = view_division(x->view, x->row);
  return division ? element_value(&x->view->at[division], "id") : nothing;
}

static void add_title(struct extraction *x, size_t division)
{
  slice title = view_title(x->view, view_heading(x->view, division));
  if (!title.size) return;
  if (x->path.size) add(x, &x->path, SLICE(" > "));
  add(x, &x->path, title);
}

slice cell_path(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t chain[DEEPEST_ELEMENT], depth = 0;
  size_t division = row_division(x, x->row) ? x->row : view_division(x->view, x->row);
  for (; division && depth < DEEPEST_ELEMENT; division = view_division(x->view, division)) chain[depth++] = division;
  x->path.size = 0;
  while (depth) add_title(x, chain[--depth]);
  return buffer_slice(&x->path);
}

slice cell_kind(struct extraction *x, const char *unused)
{
  (void)unused;
  return slice_of(walk_name(row_of(x)));
}

slice cell_depth(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t depth = 0;
  for (size_t division = x->row; division; division = view_division(x->view, division)) depth++;
  return number(x, depth);
}

slice cell_heading_label(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t heading = view_heading(x->view, x->row);
  size_t label = heading ? view_label(x->view, heading) : 0;
  return label ? view_text(x->view, label) : nothing;
}

slice cell_heading(struct extraction *x, const char *unused)
{
  (void)unused;
  return view_title(x->view, view_heading(x->view, x->row));
}

slice cell_run_in(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t heading = view_heading(x->view, x->row);
  if (!heading) return nothing;
  return truth(slice_equal(element_value(&x->view->at[heading], "run-in"), SLICE("true")));
}

slice cell_below_heading(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t heading = view_heading(x->view, x->row);
  return heading ? view_behind(x->view, x->row, heading) : view_unlabelled(x->view, x->row);
}

/* ---- Paragraphs and sentences ---- */

slice cell_without_notes(struct extraction *x, const char *unused)
{
  (void)unused;
  slice text = view_text(x->view, x->row);
  x->text.size = 0;
  for (size_t i = x->row + 1; i < row_of(x)->next; i++) {
    slice mark = element_text(x->view->text, &x->view->at[i]);
    if (x->view->at[i].kind != ELEMENT_REF || mark.at < text.at) continue;
    size_t behind = (size_t)(mark.at - text.at) + mark.size;
    if (behind > text.size) break;
    add(x, &x->text, (slice){text.at, (size_t)(mark.at - text.at)});
    text = slice_after(text, behind);
  }
  if (x->text.size == 0) return text;
  add(x, &x->text, text);
  return buffer_slice(&x->text);
}

slice cell_paragraph_text(struct extraction *x, const char *unused)
{
  (void)unused;
  if (!links_of(x)->next_piece) return view_text(x->view, x->row);
  x->text.size = 0;
  for (size_t i = x->row; i; i = x->view->links[i].next_piece) add(x, &x->text, view_text(x->view, i));
  return buffer_slice(&x->text);
}

slice cell_paragraph_end(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t last = x->row;
  while (x->view->links[last].next_piece) last = x->view->links[last].next_piece;
  return number(x, x->view->at[last].end);
}

slice cell_paragraph(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t piece = view_ancestor(x->view, x->row, NODE_P);
  return piece ? element_value(&x->view->at[x->view->links[piece].piece], "id") : nothing;
}

slice cell_sentence_id(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t sentence = view_ancestor(x->view, x->row, ELEMENT_S);
  return sentence ? element_value(&x->view->at[sentence], "id") : nothing;
}

/* What stands around `piece` in a text that is longer than any sentence of 75,000 in reports (791 characters): without
 * an end, a text of figures and no full stop would come out as long as its square. */
static slice text_around(slice text, slice piece)
{
  enum { MOST = 3000 /* bytes: 1,000 Chinese characters */ };
  if (text.size <= MOST) return text;
  size_t at = (size_t)(piece.at - text.at), from = at > MOST / 2 ? at - MOST / 2 : 0;
  size_t to = size_least(from + MOST, text.size);
  while ((text.at[from] & 0xC0) == 0x80) from++; /* inside a character */
  while (to < text.size && (text.at[to] & 0xC0) == 0x80) to++;
  return (slice){text.at + from, to - from};
}

/* What a statistic stands in: a sentence, else a heading, item or cell. */
slice cell_sentence(struct extraction *x, const char *unused)
{
  (void)unused;
  static const int kinds[] = {ELEMENT_S, NODE_HEADING, NODE_CELL, NODE_LI, NODE_P, NODE_ITEM, NODE_DEFINITION};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    size_t around = view_ancestor(x->view, x->row, kinds[i]);
    if (around) return text_around(view_text(x->view, around), view_text(x->view, x->row));
  }
  return nothing;
}

static slice in_base(const struct extraction *x, const char *base, const char *own)
{
  return element_value(row_of(x), walk_attribute(row_of(x), base) ? base : own);
}

slice cell_base_value(struct extraction *x, const char *unused)
{
  (void)unused;
  return in_base(x, "base-value", "value");
}

slice cell_base_unit(struct extraction *x, const char *unused)
{
  (void)unused;
  return in_base(x, "base-unit", "unit");
}

slice cell_modifier(struct extraction *x, const char *unused)
{
  static const struct {
    const char *op, *modifier;
  } modifiers[] = {{"ge", "at_least"}, {"gt", "more_than"}, {"approx", "about"}, {"le", "at_most"}, {"lt", "at_most"}};
  (void)unused;
  const struct element *stat = row_of(x);
  if (element_value(stat, "reference").size) return SLICE("relative");
  if (element_value(stat, "value-max").size) return SLICE("range");
  slice op = element_value(stat, "op");
  for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++)
    if (slice_equal(op, slice_of(modifiers[i].op))) return slice_of(modifiers[i].modifier);
  return SLICE("point");
}

/* ---- Actions, items, terms ---- */

/* Of a division: its attribute `n`, or its title. */
static slice of_division(struct extraction *x, size_t division, const char *attribute)
{
  if (!division) return nothing;
  if (attribute) return element_value(&x->view->at[division], attribute);
  return view_title(x->view, view_heading(x->view, division));
}

/* The row's own number, or what it belongs to. */
static slice of_task_table(const struct extraction *x, const char *attribute)
{
  if (!attribute) return task_cell_group(x->view, x->row);
  slice n = task_cell_text(x->view, x->row, "number");
  bool digits = n.size && n.size < 9 && strspn(n.at, "0123456789") >= n.size;
  return digits ? n : nothing;
}

slice cell_task(struct extraction *x, const char *attribute)
{
  if (is_task_cell(x->view, x->row)) return of_task_table(x, attribute);
  size_t task = view_ancestor(x->view, x->row, NODE_TASK);
  return of_division(x, task ? task : view_ancestor(x->view, x->row, NODE_GOVERNMENT), attribute);
}

slice cell_measure(struct extraction *x, const char *attribute)
{
  return of_division(x, view_ancestor(x->view, x->row, NODE_MEASURE), attribute);
}

slice cell_statistics(struct extraction *x, const char *unused)
{
  (void)unused;
  size_t count = 0;
  for (size_t i = x->row + 1; i < row_of(x)->next; i++) count += x->view->at[i].kind == ELEMENT_STAT;
  return number(x, count);
}

/* Whether one of the words of `list`, with spaces between, is `word`. */
static bool has_word(slice list, slice word)
{
  while (list.size) {
    const char *space = memchr(list.at, ' ', list.size);
    size_t size = space ? (size_t)(space - list.at) : list.size;
    if (slice_equal((slice){list.at, size}, word)) return true;
    list = slice_after(list, space ? size + 1 : size);
  }
  return false;
}

static void add_concept(struct extraction *x, const struct lex_concepts_row *concept)
{
  slice code = {concept->code, concept->code_size};
  if (has_word(buffer_slice(&x->text), code)) return;
  if (x->text.size) add(x, &x->text, SLICE(" "));
  add(x, &x->text, code);
}

slice cell_concepts(struct extraction *x, const char *unused)
{
  (void)unused;
  slice text = view_text(x->view, x->row);
  x->text.size = 0;
  for (size_t at = 0, step; at < text.size; at += step) {
    const struct lex_concepts_row *concept = concept_at(slice_after(text, at), &step);
    if (concept)
      add_concept(x, concept);
    else
      utf8_at(text.at + at, &step);
  }
  return buffer_slice(&x->text);
}

/* Of a statistic that is of one indicator, that; else those of a list of which at least two are known, for one alone
 * may be but a word in a longer name. */
slice cell_all_concepts(struct extraction *x, const char *unused)
{
  (void)unused;
  slice one = element_value(row_of(x), "concept");
  if (one.size) return one;
  slice name = element_value(row_of(x), "indicator"), rest = name;
  const struct lex_concepts_row *concept;
  size_t known = 0;
  x->text.size = 0;
  if (slice_equal(element_value(row_of(x), "type"), SLICE("duration"))) return nothing;
  while (concept_next(name, &rest, &concept)) {
    if (!concept) continue;
    known++;
    add_concept(x, concept);
  }
  return known > 1 ? buffer_slice(&x->text) : nothing;
}

slice cell_first_statistic(struct extraction *x, const char *attribute)
{
  for (size_t i = x->row + 1; i < row_of(x)->next; i++)
    if (x->view->at[i].kind == ELEMENT_STAT) return element_value(&x->view->at[i], attribute);
  return nothing;
}

slice cell_descendant(struct extraction *x, const char *element)
{
  for (size_t i = x->row + 1; i < row_of(x)->next; i++)
    if (strcmp(walk_name(&x->view->at[i]), element) == 0) return view_text(x->view, i);
  return nothing;
}

slice cell_term(struct extraction *x, const char *unused)
{
  (void)unused;
  return view_term(x->view, x->row);
}

slice cell_occurrences(struct extraction *x, const char *unused)
{
  (void)unused;
  return number(x, links_of(x)->occurrences);
}
