/* Cells: what stands in a column. Each column of tables.c names one of these functions. */
#ifndef BAOGAO_CELLS_H
#define BAOGAO_CELLS_H

#include "buffer.h"
#include "view.h"

enum { COLUMNS_MOST = 40 };

/** The value of a statistic that a column has. */
struct column_value {
  const char *name; /* of the attribute */
  size_t number;    /* as walk_statistic() takes it */
};

/** The rows of one table on their way: which element makes the row, and memory for texts that do not stand in the
 * report as they are. */
struct extraction {
  const struct view *view;
  size_t row;                 /* element that makes the row */
  size_t column;              /* index in the table */
  bool targets_in_blocks;     /* whether a block of targets holds any */
  size_t task;                /* the task last looked at, */
  bool task_without_measures; /* and what was found */
  size_t part_n;              /* of a row that gives several: which of its text's parts, from 1 on; 0: none yet */
  slice part, rest;           /* the part, and what stands behind it */
  const char *full_title;     /* of the report, once it was asked for; or NULL */
  struct buffer path;
  struct buffer text;
  char numbers[COLUMNS_MOST][24];
  struct column_value values[COLUMNS_MOST];
  bool out_of_memory;
};

/** The text of a cell in the present row (empty: no value), good until the next row. `from` is the column's own word
 * to the function: an attribute's name, an element's. */
typedef slice (*cell)(struct extraction *x, const char *from);

slice cell_report(struct extraction *x, const char *attribute);
slice cell_meta(struct extraction *x, const char *element);
slice cell_place(struct extraction *x, const char *attribute);
slice cell_source(struct extraction *x, const char *attribute);
slice cell_inferred(struct extraction *x, const char *unused);
slice cell_characters(struct extraction *x, const char *unused);

/** The title with place and year, by which a row is known among those of other reports. */
slice cell_full_title(struct extraction *x, const char *unused);
/** The outermost division in which it stands: review, plan … */
slice cell_outermost(struct extraction *x, const char *unused);
slice cell_attribute(struct extraction *x, const char *attribute);
slice cell_start(struct extraction *x, const char *unused);
slice cell_end(struct extraction *x, const char *unused);
/** The page of the source on which it begins. */
slice cell_page(struct extraction *x, const char *unused);
slice cell_text(struct extraction *x, const char *unused);
/** The text without the note marks in it: [3]. */
slice cell_without_notes(struct extraction *x, const char *unused);
slice cell_unlabelled(struct extraction *x, const char *unused);
slice cell_label(struct extraction *x, const char *unused);

slice cell_division(struct extraction *x, const char *unused);
slice cell_path(struct extraction *x, const char *unused);
slice cell_kind(struct extraction *x, const char *unused);
slice cell_depth(struct extraction *x, const char *unused);
slice cell_heading_label(struct extraction *x, const char *unused);
slice cell_heading(struct extraction *x, const char *unused);
slice cell_run_in(struct extraction *x, const char *unused);
slice cell_below_heading(struct extraction *x, const char *unused);

slice cell_paragraph_text(struct extraction *x, const char *unused);
slice cell_paragraph_end(struct extraction *x, const char *unused);
slice cell_paragraph(struct extraction *x, const char *unused);
slice cell_sentence_id(struct extraction *x, const char *unused);
slice cell_sentence(struct extraction *x, const char *unused);
/** The value, or what the attribute base-value says it is in another unit; and that unit, or the value's own. */
slice cell_base_value(struct extraction *x, const char *unused);
slice cell_base_unit(struct extraction *x, const char *unused);
slice cell_modifier(struct extraction *x, const char *unused);

slice cell_task(struct extraction *x, const char *attribute);
slice cell_measure(struct extraction *x, const char *attribute);
slice cell_statistics(struct extraction *x, const char *unused);
/** The codes of the indicators that the element's text names as members of a list or before what is said of them. */
slice cell_concepts(struct extraction *x, const char *unused);
/** The codes of all indicators that a statistic is of. */
slice cell_all_concepts(struct extraction *x, const char *unused);
slice cell_first_statistic(struct extraction *x, const char *attribute);
slice cell_descendant(struct extraction *x, const char *element);
slice cell_term(struct extraction *x, const char *unused);
slice cell_occurrences(struct extraction *x, const char *unused);

/** Whether the element makes a row of the table. */
typedef bool (*row_test)(struct extraction *x, size_t element);

bool row_report(struct extraction *x, size_t element);
bool row_division(struct extraction *x, size_t element);
bool row_paragraph(struct extraction *x, size_t element);
bool row_statistic(struct extraction *x, size_t element);
bool row_forecast(const struct view *view, size_t element);
bool row_target(struct extraction *x, size_t element);
bool row_action(struct extraction *x, size_t element);
bool row_livelihood(struct extraction *x, size_t element);
bool row_problem(struct extraction *x, size_t element);
bool row_term(struct extraction *x, size_t element);
bool row_entry(struct extraction *x, size_t element);

/** Finds out what holds for all rows of a report. */
void extraction_begin(struct extraction *x, const struct view *view);
void extraction_free(struct extraction *x);

#endif
