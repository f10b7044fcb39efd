/* The sheet that explains the others: see guide.h. */
#include "guide.h"
#include <stdlib.h>

enum { SHEET, COLUMN, ABOUT, VALUES, COLUMNS };

#define TITLE(called, title)                                                                                           \
  {                                                                                                                    \
    .name = (called), .title_zh = (title)                                                                              \
  }

static const struct column columns[COLUMNS] = {
    [SHEET] = TITLE("sheet", "工作表"),
    [COLUMN] = TITLE("column", "列"),
    [ABOUT] = TITLE("about", "说明"),
    [VALUES] = TITLE("values", "取值"),
};

const struct table guide_table = {.name = "guide", .title_zh = "说明", .columns = columns, .column_count = COLUMNS};

static const char *const how_to_read[] = {
    "本工作簿由政府工作报告正文自动提取而成，一表一类记录，一行一条；原文没有说的留空。",
    "“数值”是展开后的精确数，可直接计算；“数值（含单位）”按习惯写成万、亿；“原文”是报告中的写法。",
    "“可信度”低于0.7的，请核对原文；“原文”“所在句”可供查找。",
    "编号、起止位置等供程序使用的列已折叠，点击表头上方的“+”可展开。",
};

static bool explain_column(const struct people *sheet, size_t i, struct buffer *values, table_row row, void *user)
{
  const struct column *column = &sheet->columns[i];
  values->size = 0;
  if (sheet->shown[i].from < COLUMNS_MOST && !people_values(column, values)) return false;
  const slice cells[COLUMNS] = {[SHEET] = slice_of(sheet->table.title_zh),
                                [COLUMN] = slice_of(column->title_zh),
                                [ABOUT] = slice_of(column->about_zh),
                                [VALUES] = buffer_slice(values)};
  return row(user, &guide_table, cells);
}

static bool explain_sheet(const struct people *sheet, struct buffer *values, table_row row, void *user)
{
  const slice cells[COLUMNS] = {[SHEET] = slice_of(sheet->table.title_zh), [ABOUT] = slice_of(sheet->table.about_zh)};
  bool good = row(user, &guide_table, cells);
  for (size_t i = 0; good && i < sheet->table.column_count; i++) good = explain_column(sheet, i, values, row, user);
  return good;
}

bool guide_rows(const struct people *const *sheets, size_t count, table_row row, void *user)
{
  struct buffer values = {0};
  bool good = true;
  for (size_t i = 0; good && i < sizeof how_to_read / sizeof *how_to_read; i++) {
    const slice cells[COLUMNS] = {[SHEET] = i ? SLICE("") : SLICE("本工作簿"), [ABOUT] = slice_of(how_to_read[i])};
    good = row(user, &guide_table, cells);
  }
  for (size_t i = 0; good && i < count; i++) good = explain_sheet(sheets[i], &values, row, user);
  free(values.at);
  return good;
}
