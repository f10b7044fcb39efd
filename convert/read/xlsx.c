/* XLSX: a table of tasks (任务分解表) on the first sheet of a workbook, row by row. Any other sheet is none of ours: a
 * table of reports is read row by row by who calls. */
#include "../parse/task_tables.h"
#include "../support/utf8.h"
#include "inputs.h"
#include "spreadsheet.h"
#include <stdlib.h>

enum {
  MOST_HEADS = 10,  /* rows that may stand before the table is headed */
  MOST_COVERED = 64 /* columns in which cells may cover others */
};

static const char NO_TASKS[] =
    N_("a spreadsheet without a table of tasks; a table of reports wants the suffix .xlsx, or --from xlsx");

bool sheet_holds_tasks(const struct spreadsheet *sheet)
{
  for (size_t i = 0; i < sheet->row_count && i < MOST_HEADS; i++)
    if (heads_tasks(sheet->rows[i].cells, sheet->rows[i].count)) return true;
  return false;
}

static int by_first_row(const void *left, const void *right)
{
  const struct sheet_merge *a = left, *b = right;
  return (a->first_row > b->first_row) - (a->first_row < b->first_row);
}

/* Which cells those above cover. */
struct cover {
  const struct spreadsheet *sheet;
  size_t next;                /* merge that has not begun */
  size_t until[MOST_COVERED]; /* row up to which a cell above covers the column; 0: none does */
};

static void begin_row(struct cover *cover, size_t number)
{
  const struct spreadsheet *sheet = cover->sheet;
  for (; cover->next < sheet->merge_count && sheet->merges[cover->next].first_row < number; cover->next++) {
    const struct sheet_merge *merge = &sheet->merges[cover->next];
    if (merge->first_column < MOST_COVERED) cover->until[merge->first_column] = merge->last_row;
  }
}

static void add_row(struct extract *text, struct cover *cover, const struct sheet_row *row)
{
  begin_row(cover, row->number);
  extract_row(text);
  for (size_t i = 0; i < row->count; i++) {
    slice value = utf8_trim(row->cells[i]);
    bool covered = !value.size && i < MOST_COVERED && cover->until[i] >= row->number;
    extract_add(text, value);
    if (covered) extract_covered(text);
    extract_end_cell(text);
  }
  extract_end_row(text);
}

bool xlsx_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct spreadsheet sheet = {.memory = document->arena};
  struct extract text = {.arena = document->arena, .most = input_limit(document)};
  if (!spreadsheet_read(source, input_limit(document), &sheet, document->log)) return false;
  if (!sheet_holds_tasks(&sheet)) return log_add(document->log, BG_BINARY_INPUT, NOWHERE, NO_TASKS);
  if (sheet.merge_count) qsort(sheet.merges, sheet.merge_count, sizeof *sheet.merges, by_first_row);
  struct cover cover = {.sheet = &sheet};
  for (size_t i = 0; i < sheet.row_count; i++)
    if (sheet.rows[i].count) add_row(&text, &cover, &sheet.rows[i]);
  return input_take(document, &text, "UTF-8", decoded);
}

bool is_xlsx(slice head, const char *name)
{
  (void)name;
  return slice_starts(head, SLICE("PK\3\4")) && slice_has(head, SLICE("xl/workbook.xml")) &&
         !slice_has(head, SLICE("word/document.xml"));
}
