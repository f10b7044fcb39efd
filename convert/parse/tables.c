/* Tables: rows of a Markdown table (| a | b |), and lines with TABs: those that the format has as rows, and such as a
 * flattened table leaves. The bars are furniture; a rule (|---|---|) is so as a whole. */
#include "../support/utf8.h"
#include "lexicon/limits.h"
#include "outline.h"

static slice text_of(const struct outline *outline, const struct paragraph *paragraph)
{
  return document_slice(outline->document, paragraph->start, paragraph->end);
}

bool is_bar_row(slice text)
{
  return text.size > 2 && text.at[0] == '|' && text.at[text.size - 1] == '|';
}

/* |---|:--:| */
static bool is_rule(slice text)
{
  bool dash = false;
  for (size_t i = 0; i < text.size; i++) {
    if (!strchr("|-: ", text.at[i])) return false;
    dash |= text.at[i] == '-';
  }
  return dash;
}

/* A line of short pieces with at least two TABs between them. */
static bool is_tab_row(const struct outline *outline, const struct paragraph *paragraph)
{
  if (has_hint(outline->document, HINT_ROW, paragraph->start)) return true;
  slice text = text_of(outline, paragraph);
  size_t tabs = 0, piece = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] == '\t') {
      tabs++;
      piece = 0;
    } else if (++piece > 3 * LIMITS_FLAT_CELL) {
      return false;
    }
  }
  return tabs >= LIMITS_TABLE_TABS;
}

/* Makes the bars of a row furniture; a rule is dropped whole. */
static void hide_bars(struct outline *outline, struct paragraph *paragraph)
{
  struct document *document = outline->document;
  slice text = text_of(outline, paragraph);
  if (is_rule(text)) {
    paragraph->kind = NODE_KIND_COUNT;
    furniture_add(document, paragraph->start, paragraph->end, FURNITURE_MARKUP);
    return;
  }
  for (size_t i = 0; i < text.size; i++) {
    uint32_t at = paragraph->start + (uint32_t)i;
    if (text.at[i] == '|') furniture_add(document, at, at + 1, FURNITURE_MARKUP);
  }
}

/* The number that the first cell of a row is; 0: it is none. */
static uint32_t number_of_row(const struct outline *outline, const struct paragraph *row)
{
  slice text = text_of(outline, row);
  size_t size;
  int number = number_read(text, &size);
  return slice_starts(slice_after(text, size), SLICE("\t")) ? (uint32_t)number : 0;
}

/* The table that the paragraph at `index` is a row of, by the format; 0: it does not say. */
static uint32_t table_of(const struct outline *outline, size_t index)
{
  if (index >= outline->count) return 0;
  uint32_t start = outline->paragraphs[index].start, table = hint_detail(outline->document, HINT_ROW, start);
  return table ? table : hint_detail(outline->document, HINT_LONE_CELL, start);
}

/* Whether the row at `row` and the next are of another table than the last one of those before: by the format, which
 * may have parted one whose rows are counted through. */
static bool is_of_another(const struct outline *outline, size_t last, size_t row)
{
  uint32_t before = table_of(outline, last), own = table_of(outline, row);
  uint32_t number = number_of_row(outline, &outline->paragraphs[last]);
  if (!before || !own || before == own || table_of(outline, row + 1) != own) return false;
  return !number || number_of_row(outline, &outline->paragraphs[row]) != number + 1;
}

/* Whether a rule stands below the row: its cells are the titles of another table. */
static bool opens_bars(const struct outline *outline, size_t row)
{
  return row + 1 < outline->count && is_rule(text_of(outline, &outline->paragraphs[row + 1]));
}

/* The rows from paragraph `i` on: where they end. A row of a single cell, which has no TAB, stands between others. */
static size_t rows_end(const struct outline *outline, size_t i, bool bars)
{
  size_t end = i + 1;
  for (size_t at = end; at < outline->count; at++) {
    const struct paragraph *next = &outline->paragraphs[at];
    bool whole = end - i >= LIMITS_TABLE_KNOWN_COLUMNS;
    if (bars ? opens_bars(outline, at) : whole && is_of_another(outline, end - 1, at)) break;
    if (bars ? is_bar_row(text_of(outline, next)) : is_tab_row(outline, next))
      end = at + 1;
    else if (!has_hint(outline->document, HINT_LONE_CELL, next->start))
      break;
  }
  return end;
}

bool tables_find(struct outline *outline)
{
  for (size_t i = 0; i < outline->count;) {
    const struct paragraph *first = &outline->paragraphs[i];
    bool bars = is_bar_row(text_of(outline, first)), row = bars || is_tab_row(outline, first);
    size_t end = row ? rows_end(outline, i, bars) : i + 1;
    bool table = end - i >=
                 (has_hint(outline->document, HINT_ROW, first->start) ? LIMITS_TABLE_KNOWN_COLUMNS : LIMITS_TABLE_ROWS);
    outline->paragraphs[i].opens_table = table;
    for (; i < end; i++) {
      if (!table) continue;
      outline->paragraphs[i].kind = NODE_TABLE;
      if (bars) hide_bars(outline, &outline->paragraphs[i]);
    }
  }
  furniture_settle(outline->document);
  return true;
}

/* The paragraph with the TABs around it: cells without text are at its ends. */
static struct run whole_row(slice text, const struct paragraph *paragraph)
{
  struct run run = {paragraph->start, paragraph->end};
  while (slice_ends((slice){text.at, run.start}, SLICE("\t"))) run.start--;
  while (slice_starts(slice_after(text, run.end), SLICE("\t"))) run.end++;
  return run;
}

static bool add_cell(struct document *document, struct node *row, uint32_t start, uint32_t end)
{
  bool covered = has_hint(document, HINT_COVERED, end);
  document_trim(document, &start, &end);
  struct node *cell = node_new(document, NODE_CELL, row, start, end);
  if (cell) cell->continued = covered;
  return cell != NULL;
}

bool table_row(struct document *document, const struct paragraph *paragraph, struct node *table)
{
  char bar = document->text.at[paragraph->start] == '|' ? '|' : '\t';
  struct run run =
      bar == '|' ? (struct run){paragraph->start + 1, paragraph->end - 1} : whole_row(document->text, paragraph);
  uint32_t whole = bar == '|' ? 1 : 0, from = run.start;
  struct node *row = node_new(document, NODE_ROW, table, run.start - whole, run.end + whole);
  if (!row) return false;
  for (uint32_t at = from; at <= run.end; at++) {
    if (at < run.end && document->text.at[at] != bar) continue;
    if (!add_cell(document, row, from, at)) return false;
    from = at + 1;
  }
  return true;
}

void table_spans(struct node *table)
{
  enum { MOST_COLUMNS = 64 };
  struct node *above[MOST_COLUMNS] = {NULL};
  for (struct node *row = table->first; row; row = row->next) {
    size_t column = 0;
    for (struct node *cell = row->first; cell && column < MOST_COLUMNS; cell = cell->next, column++) {
      cell->rows = 1;
      if (!cell->continued)
        above[column] = cell;
      else if (above[column])
        above[column]->rows++;
    }
  }
}
