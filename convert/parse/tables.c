/* Tables: rows of a Markdown table (| a | b |), and lines with TABs such as a flattened table leaves. The bars are
 * furniture; a rule (|---|---|) is so as a whole. */
#include "../support/utf8.h"
#include "outline.h"

enum { LEAST_ROWS = 3, LEAST_TABS = 2, LONGEST_FLAT_CELL = 60 };

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
  slice text = text_of(outline, paragraph);
  size_t tabs = 0, piece = 0;
  for (size_t i = 0; i < text.size; i++) {
    if (text.at[i] == '\t') {
      tabs++;
      piece = 0;
    } else if (++piece > 3 * LONGEST_FLAT_CELL) {
      return false;
    }
  }
  return tabs >= LEAST_TABS;
}

/* Makes the bars of a row furniture; a rule is dropped whole. */
static bool hide_bars(struct outline *outline, struct paragraph *paragraph)
{
  struct document *document = outline->document;
  slice text = text_of(outline, paragraph);
  if (is_rule(text)) {
    paragraph->kind = NODE_KIND_COUNT;
    return furniture_add(document, paragraph->start, paragraph->end, FURNITURE_MARKUP);
  }
  for (size_t i = 0; i < text.size; i++) {
    uint32_t at = paragraph->start + (uint32_t)i;
    if (text.at[i] == '|' && !furniture_add(document, at, at + 1, FURNITURE_MARKUP)) return false;
  }
  return true;
}

bool tables_find(struct outline *outline)
{
  for (size_t i = 0; i < outline->count;) {
    bool bars = is_bar_row(text_of(outline, &outline->paragraphs[i]));
    bool tabs = !bars && is_tab_row(outline, &outline->paragraphs[i]);
    size_t end = i + 1;
    bool row = bars || tabs;
    while (row && end < outline->count) {
      const struct paragraph *next = &outline->paragraphs[end];
      if (!(bars ? is_bar_row(text_of(outline, next)) : is_tab_row(outline, next))) break;
      end++;
    }
    bool table = row && end - i >= LEAST_ROWS;
    for (; i < end; i++) {
      if (!table) continue;
      outline->paragraphs[i].kind = NODE_TABLE;
      if (bars && !hide_bars(outline, &outline->paragraphs[i])) return false;
    }
  }
  return furniture_settle(outline->document);
}

static bool add_cell(struct document *document, struct node *row, uint32_t start, uint32_t end)
{
  document_trim(document, &start, &end);
  return node_new(document, NODE_CELL, row, start, end) != NULL;
}

bool table_row(struct document *document, const struct paragraph *paragraph, struct node *table)
{
  struct node *row = node_new(document, NODE_ROW, table, paragraph->start, paragraph->end);
  if (!row) return false;
  slice text = document_slice(document, paragraph->start, paragraph->end);
  char bar = text.at[0] == '|' ? '|' : '\t';
  size_t from = bar == '|' ? 1 : 0, last = bar == '|' ? text.size - 1 : text.size;
  for (size_t at = from; at <= last; at++) {
    if (at < last && text.at[at] != bar) continue;
    if (!add_cell(document, row, paragraph->start + (uint32_t)from, paragraph->start + (uint32_t)at)) return false;
    from = at + 1;
  }
  return true;
}
