/* 政务信息资源目录: the core metadata of 《政务信息资源目录编制指南（试行）》 (发改高技〔2017〕1272号), a row an
 * information item (信息项), which is a column of ours. What only the provider or the portal knows (codes, class, day
 * of publication) is left empty for them to fill in. */
#include "resource_catalogue.h"

enum {
  CLASS,
  NAME,
  CODE,
  PROVIDER,
  PROVIDER_CODE,
  ABOUT,
  FORMAT,
  ITEM,
  ITEM_COLUMN,
  ITEM_TYPE,
  ITEM_ABOUT,
  SHARING,
  SHARING_TERMS,
  SHARING_WAY,
  OPEN,
  OPEN_TERMS,
  PERIOD,
  PUBLISHED,
  RELATED,
  COLUMNS
};

#define TITLE(title)                                                                                                   \
  {                                                                                                                    \
    .name = (title), .title_zh = (title)                                                                               \
  }

static const struct column columns[COLUMNS] = {
    [CLASS] = TITLE("信息资源分类"),
    [NAME] = TITLE("信息资源名称"),
    [CODE] = TITLE("信息资源代码"),
    [PROVIDER] = TITLE("信息资源提供方"),
    [PROVIDER_CODE] = TITLE("信息资源提供方代码"),
    [ABOUT] = TITLE("信息资源摘要"),
    [FORMAT] = TITLE("信息资源格式"),
    [ITEM] = TITLE("信息项名称"),
    [ITEM_COLUMN] = TITLE("信息项字段名"),
    [ITEM_TYPE] = TITLE("数据类型"),
    [ITEM_ABOUT] = TITLE("信息项说明"),
    [SHARING] = TITLE("共享类型"),
    [SHARING_TERMS] = TITLE("共享条件"),
    [SHARING_WAY] = TITLE("共享方式"),
    [OPEN] = TITLE("是否向社会开放"),
    [OPEN_TERMS] = TITLE("开放条件"),
    [PERIOD] = TITLE("更新周期"),
    [PUBLISHED] = TITLE("发布日期"),
    [RELATED] = TITLE("关联资源代码"),
};

/* Ends, as `tables`, with one without a name. */
static const struct table sheet[] = {
    {.name = "resource-catalogue", .title_zh = "政务信息资源目录", .columns = columns, .column_count = COLUMNS},
    {0},
};

static bool write_items(bg_writer *writer, const struct package *package, const struct table *table, table_row row)
{
  const char *licence = package->licence.address;
  const char *name = arena_format(package->arena, "%s：%s", package_title(package), table->title_zh);
  if (!name) return log_memory(writer->log);
  slice cells[COLUMNS] = {
      [NAME] = slice_of(name),
      [PROVIDER] = slice_of(package->words.publisher),
      [ABOUT] = slice_of(table->about_zh),
      [FORMAT] = SLICE("电子表格：CSV；自描述格式：JSONL"),
      [SHARING] = SLICE("无条件共享"),
      [SHARING_WAY] = SLICE("共享平台"),
      [OPEN] = SLICE("是"),
      [OPEN_TERMS] = licence ? slice_of(licence) : SLICE("无"),
      [PERIOD] = SLICE("每年"),
  };
  for (size_t i = 0; i < table->column_count; i++) {
    const struct column *column = &table->columns[i];
    cells[ITEM] = slice_of(column->title_zh);
    cells[ITEM_COLUMN] = slice_of(column->name);
    cells[ITEM_TYPE] = slice_of(type_names[column->type].item);
    cells[ITEM_ABOUT] = slice_of(column->about_zh);
    if (!row(writer, sheet, cells)) return false;
  }
  return true;
}

static bool write_sheet(const struct package *package, const struct format *format, table_row row, bg_sink sink,
                        void *user, bg_log *log)
{
  bg_writer *writer = writer_open_as(format, sheet, NULL, sink, user, log);
  if (!writer) return false;
  bool good = true;
  for (const struct table *table = tables; good && table->name; table++)
    good = write_items(writer, package, table, row);
  writer->failed = !good;
  return bg_writer_close(writer);
}

bool resource_catalogue_csv(const struct package *package, bg_sink sink, void *user, bg_log *log)
{
  static const struct format format = {.open = csv_open};
  return write_sheet(package, &format, csv_row, sink, user, log);
}

bool resource_catalogue_xlsx(const struct package *package, bg_sink sink, void *user, bg_log *log)
{
  static const struct format format = {.open = xlsx_open, .close = xlsx_close};
  return write_sheet(package, &format, xlsx_row, sink, user, log);
}
