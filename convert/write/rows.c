/* Rows: which elements make a row of which table. */
#include "../support/utf8.h"
#include "cells.h"
#include "lexicon/hedges.h"
#include "lexicon/misses.h"
#include "task_tables.h"

static bool has_word(slice value, const char *word)
{
  return slice_equal(value, slice_of(word));
}

bool row_report(struct extraction *x, size_t element)
{
  (void)x;
  return element == 0;
}

bool row_division(struct extraction *x, size_t element)
{
  return element && view_is_division(x->view, element);
}

bool row_paragraph(struct extraction *x, size_t element)
{
  return x->view->at[element].kind == NODE_P && x->view->links[element].piece == element;
}

bool row_statistic(struct extraction *x, size_t element)
{
  return x->view->at[element].kind == ELEMENT_STAT;
}

/* 2030Q1, 2030-05, 2030-01..2030-09: whether `period` is but a part of `year`, which 2030-2035 is not. */
static bool is_part_of_year(slice period, slice year)
{
  slice rest = slice_starts(period, year) ? slice_after(period, year.size) : (slice){NULL, 0};
  bool month = rest.size == SLICE("-05").size;
  return slice_starts(rest, SLICE("Q")) || slice_has(rest, SLICE("..")) || month;
}

/* 预计全年增长6%: what is expected to come is nothing that is aimed at, but where somebody does it
 * (预计|安排资金5亿元). */
bool row_forecast(const struct view *view, size_t element)
{
  if (element_value(&view->at[element], "verb").size) return false;
  slice hedge = element_value(&view->at[element], "hedge");
  const struct lex_hedges_row *row = lex_hedges_find(hedge.at, hedge.size);
  return row && row->kind == HEDGES_KIND_ESTIMATE;
}

/* Whether the statistic is a target, and one of the coming year as far as it says so. */
static bool is_coming_target(const struct view *view, size_t element)
{
  const struct element *stat = &view->at[element];
  if (view->at[element].kind != ELEMENT_STAT || !has_word(element_value(stat, "role"), "target")) return false;
  if (row_forecast(view, element)) return false;
  slice period = element_value(stat, "period");
  slice year = view_content(tree_child(view->meta, "plan-year"));
  return !period.size || !year.size || slice_equal(period, year) || is_part_of_year(period, year);
}

static bool in_targets_block(const struct view *view, size_t element)
{
  size_t targets = view_ancestor(view, element, NODE_TARGETS);
  return targets && !view_ancestor(view, targets, NODE_OUTLOOK) && !view_ancestor(view, targets, NODE_REVIEW);
}

/* Reports without a block of targets state them in the plan's paragraphs before or beside its tasks. */
static bool in_plan_itself(const struct view *view, size_t element)
{
  return view_ancestor(view, element, NODE_PLAN) && !view_ancestor(view, element, NODE_TASK) &&
         !view_ancestor(view, element, NODE_LIVELIHOOD) && !view_ancestor(view, element, NODE_GOVERNMENT);
}

bool row_target(struct extraction *x, size_t element)
{
  if (!is_coming_target(x->view, element)) return false;
  return x->targets_in_blocks ? in_targets_block(x->view, element) : in_plan_itself(x->view, element);
}

/* Whether the task has no measures; remembered for the next sentence of the same task. */
static bool is_without_measures(struct extraction *x, size_t task)
{
  if (x->task == task) return x->task_without_measures;
  x->task = task;
  x->task_without_measures = true;
  for (size_t i = task + 1; i < x->view->at[task].next && x->task_without_measures; i++)
    x->task_without_measures = x->view->at[i].kind != NODE_MEASURE;
  return x->task_without_measures;
}

/* A sentence below a measure, with nothing between the two but paragraphs, lists and topics. A task without measures
 * is its own. A table of tasks has its rows. */
bool row_action(struct extraction *x, size_t element)
{
  const struct view *view = x->view;
  if (view->at[element].kind != ELEMENT_S) return is_task_cell(view, element);
  for (size_t i = view->at[element].parent; i; i = view->at[i].parent) {
    switch (view->at[i].kind) {
    case NODE_MEASURE: return true;
    case NODE_TASK: return is_without_measures(x, i);
    case NODE_P:
      if (element_value(&view->at[i], "lang").size) return false; /* says again what another sentence does */
      break;
    case NODE_LIST:
    case NODE_LI:
    case NODE_TOPIC:
    case NODE_SECTION: break;
    default: return false;
    }
  }
  return false;
}

bool row_livelihood(struct extraction *x, size_t element)
{
  return x->view->at[element].kind == NODE_ITEM;
}

/* Whether a sentence among the difficulties, in none of them, says that targets were missed. */
static bool tells_miss(const struct view *view, size_t element)
{
  if (view->at[element].kind != ELEMENT_S || !view_ancestor(view, element, NODE_PROBLEMS)) return false;
  if (view_ancestor(view, element, NODE_PROBLEM)) return false;
  slice text = view_text(view, element);
  for (size_t at = 0, size; at < text.size; at += size) {
    if (lex_misses_longest(text.at + at, text.size - at)) return true;
    utf8_at(text.at + at, &size);
  }
  return false;
}

bool row_problem(struct extraction *x, size_t element)
{
  return x->view->at[element].kind == NODE_PROBLEM || tells_miss(x->view, element);
}

bool row_term(struct extraction *x, size_t element)
{
  return x->view->at[element].kind == ELEMENT_TERM && x->view->links[element].occurrences > 0;
}

bool row_entry(struct extraction *x, size_t element)
{
  return x->view->at[element].kind == NODE_ENTRY;
}

void extraction_begin(struct extraction *x, const struct view *view)
{
  x->view = view;
  x->task = 0;
  x->full_title = NULL;
  x->targets_in_blocks = false;
  for (size_t i = 1; i < view->count && !x->targets_in_blocks; i++)
    x->targets_in_blocks = is_coming_target(view, i) && in_targets_block(view, i);
}

void extraction_free(struct extraction *x)
{
  free(x->path.at);
  free(x->text.at);
}
