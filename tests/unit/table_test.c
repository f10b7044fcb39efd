/* Tables: what the heads of the columns, the names of the rows and the line before say of the numbers in the cells. */
#include "stats/stats.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h> /* last: it needs the others */

/* A report on 2030 that plans 2031, with a division of kind `part` in which stand the lines of `text`: those with a |
 * are the rows of one table, each cell but the last followed by one; the others are paragraphs. */
static struct document *document_of(const char *text, enum node_kind part)
{
  static const bg_options options;
  arena *memory = arena_new();
  struct document *document = arena_alloc(memory, sizeof *document);
  document->arena = memory;
  document->options = &options;
  document->text = slice_of(arena_copy(memory, slice_of(text)));
  document->is_report = true;
  document->facts.review_from.value = document->facts.review_to.value = "2030";
  document->facts.plan_year.value = "2031";
  uint32_t size = (uint32_t)document->text.size;
  document->body = node_new(document, NODE_BODY, NULL, 0, size);
  struct node *division = node_new(document, part, document->body, 0, size), *table = NULL;
  for (uint32_t start = 0; start < size;) {
    uint32_t end = start + (uint32_t)strcspn(text + start, "\n");
    if (!memchr(text + start, '|', end - start)) {
      table = NULL;
      assert_non_null(node_new(document, NODE_P, division, start, end));
    } else {
      if (!table) table = node_new(document, NODE_TABLE, division, start, size);
      struct node *row = node_new(document, NODE_ROW, table, start, end);
      for (uint32_t from = start; from <= end;) {
        uint32_t to = from + (uint32_t)strcspn(text + from, "|\n");
        assert_non_null(node_new(document, NODE_CELL, row, from, to));
        from = to + 1;
      }
    }
    start = end + 1;
  }
  assert_true(stats_find(document, NULL));
  return document;
}

/* 渔获 125000 吨 decrease 2030; …: the statistics of the table; a target has a ! behind its year. */
static void expect(const char *text, enum node_kind part, const char *wanted)
{
  struct document *document = document_of(text, part);
  const char *found = "";
  for (size_t i = 0; i < document->statistic_count; i++) {
    const struct statistic *s = &document->statistics[i];
    const char *const words[] = {s->indicator, s->value ? s->value : s->reference, s->unit, s->change, s->period};
    if (i) found = arena_format(document->arena, "%s; ", found);
    for (size_t k = 0, told = 0; k < sizeof words / sizeof *words; k++)
      if (words[k] && *words[k]) found = arena_format(document->arena, "%s%s%s", found, told++ ? " " : "", words[k]);
    if (strcmp(s->role, "target") == 0) found = arena_format(document->arena, "%s!", found);
  }
  assert_string_equal(found, wanted);
  arena_free(document->arena);
}

#define REVIEW(text, wanted) expect(text, NODE_REVIEW, wanted)
#define PLAN(text, wanted)   expect(text, NODE_PLAN, wanted)

static void heads_tell_units(void **state)
{
  (void)state;
  REVIEW("指标|金额(亿元)\n渔业产值|32", "渔业产值 3200000000 CNY 2030");
  REVIEW("指标|产值（亿元）|渔业增幅％|渔业占比%\n渔村|32|5|12",
         "渔村产值 3200000000 CNY 2030; 渔村产值 5 % increase 2030; 渔村渔业占比 12 % 2030");
  REVIEW("指标|2030年（亩）\n滩涂|32", "滩涂 32 亩 2030");
  REVIEW("指标|周转量（亿吨海里）\n海上|12", "海上周转量 1200000000 吨海里 2030");
  REVIEW("指标|甲镇（万吨）\n渔获|32", "渔获 320000 吨 2030");
  REVIEW("指标|单位|甲镇\n渔获|万吨|32", "渔获 320000 吨 2030");
  REVIEW("指标|单位|2030年\n交换机|万线|702.5\n海带|千担|3", "交换机 7025000 线 2030; 海带 3000 担 2030");
  REVIEW("指标|计量单位|2030年\n渔获|万吨|5\n海带|公斤|7", "渔获 50000 吨 2030; 海带 7 公斤 2030");
}

static void the_line_before_a_table_tells_the_unit_of_all(void **state)
{
  (void)state;
  REVIEW("主要渔产　单位：万吨\n指标|甲镇\n渔获|32", "渔获 320000 吨 2030");
  REVIEW("主要渔业设施　单位：个、次\n指标|2030年\n渔港|32", "渔港 32 2030"); /* which of them is not told */
}

static void heads_tell_what_of_a_thing(void **state)
{
  (void)state;
  REVIEW("指标|产量\n海带|32万吨", "海带产量 320000 吨 2030");
  REVIEW("指标|产量|数目\n海带|5万吨|3个", "海带产量 50000 吨 2030; 海带 3 个 2030");
  REVIEW("指标|产量|从业人数（人）\n海带|5万吨|300", "海带产量 50000 吨 2030; 海带从业人数 300 人 2030");
  REVIEW("序号|指标|2030年\n1|渔获|5万吨\n2|海带|7万吨", "渔获 50000 吨 2030; 海带 70000 吨 2030");
}

static void heads_tell_years(void **state)
{
  (void)state;
  REVIEW("指标|2028年\n渔业产值|32亿元", "渔业产值 3200000000 CNY 2028");
  REVIEW("|2028年|2029年\n渔获|3万吨|4万吨", "渔获 30000 吨 2028; 渔获 40000 吨 2029");
  REVIEW("指标|2029年产量\n海带|5万吨", "海带 50000 吨 2029");
  PLAN("指标|2030年|五年累计\n新建渔港|5座|20座", "新建渔港 5 座 2030; 新建渔港 20 座 2026-2030");
  PLAN("指标|2031年|五年累计\n新建渔港|5座|20座", "新建渔港 5 座 2031!; 新建渔港 20 座 2031-2035!");
  PLAN("指标|五年累计\n新建渔港|5座", "新建渔港 5 座 2031-2035!");
}

static void heads_tell_targets(void **state)
{
  (void)state;
  PLAN("指标|预期目标\n渔业产值|32亿元", "渔业产值 3200000000 CNY 2031!");
  REVIEW("指标|预期目标\n渔业产值|32亿元", "渔业产值 3200000000 CNY 2030!");
  PLAN("指标|实际完成\n渔业产值|32亿元", "渔业产值 3200000000 CNY 2031");
  PLAN("指标|2031年|2030年\n渔获|5万吨|6万吨", "渔获 50000 吨 2031!; 渔获 60000 吨 2030");
  REVIEW("指标|2031年|2030年\n渔获|5万吨|6万吨", "渔获 50000 吨 2031!; 渔获 60000 吨 2030");
  expect("指标|2031年\n渔获|5万吨", NODE_APPENDIX, "渔获 50000 吨 2031!");
}

static void heads_tell_changes(void **state)
{
  (void)state;
  REVIEW("指标|增速\n渔业产值|6.5%", "渔业产值 6.5 % increase 2030");
  REVIEW("项目|增速\n渔村|5%", "渔村 5 % increase 2030");
  REVIEW("指标|比上年增长\n渔获|下降5%", "渔获 5 % decrease 2030");
  REVIEW("指标|2029年产量|增长\n海带|5万吨|-3%", "海带 50000 吨 2029; 海带 3 % decrease 2029");
  REVIEW("指标|2029年产量|2030年增长\n海带|5万吨|3%", "海带 50000 吨 2029; 海带 3 % increase 2030");
  REVIEW("指标|2030年\n冷库温度|-25℃\n渔业净利润|-3亿元", "冷库温度 -25 ℃ 2030; 渔业净利润 -300000000 CNY 2030");
}

static void names_of_rows_tell_changes(void **state)
{
  (void)state;
  REVIEW("指标|2030年\n渔业产值增长|5%\n增长|7%", "渔业产值 5 % increase 2030; 增长 7 % 2030");
  REVIEW("指标|2030年\n新增渔船|5%\n新增渔港|3座", "新增渔船 5 % 2030; 新增渔港 3 座 increase 2030");
  REVIEW("指标|2030年\n新增渔港下降|3座", "新增渔港 3 座 decrease 2030");
}

static void the_first_column_names_rows_unless_its_head_says_otherwise(void **state)
{
  (void)state;
  REVIEW("渔村|2030年\n东村|5万吨", "东村 50000 吨 2030");
  REVIEW("2029年|渔业产值（亿元）\n28|32", "28 2029; 3200000000 CNY 2030");
  REVIEW("渔业产值（亿元）|渔获（万吨）\n28|32", "2800000000 CNY 2030; 320000 吨 2030");
  REVIEW("增速|渔获（万吨）\n5%|32", "5 % increase 2030; 320000 吨 2030");
}

static void rows_may_be_shorter_and_longer_than_the_heads(void **state)
{
  (void)state;
  REVIEW("指标|2029年|2030年\n渔获|5万吨", "渔获 50000 吨 2029");
  REVIEW("指标|2030年\n渔获|5万吨|6万吨", "渔获 50000 吨 2030; 60000 吨 2030");
}

static void a_figure_is_told_once_and_the_number_of_a_row_not(void **state)
{
  (void)state;
  REVIEW("指标|2030年3万吨\n渔获|5万吨", "渔获 50000 吨 2030"); /* and none of a head */
  REVIEW("东港建成渔船30艘|西港建成码头5座\n1|7\n南港建成渔船3艘|北港建成码头2座",
         "渔船 30 艘 2030; 码头 5 座 2030; 7 2030; 渔船 3 艘 2030; 码头 2 座 2030");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(heads_tell_units),
      cmocka_unit_test(the_line_before_a_table_tells_the_unit_of_all),
      cmocka_unit_test(heads_tell_what_of_a_thing),
      cmocka_unit_test(heads_tell_years),
      cmocka_unit_test(heads_tell_targets),
      cmocka_unit_test(heads_tell_changes),
      cmocka_unit_test(names_of_rows_tell_changes),
      cmocka_unit_test(the_first_column_names_rows_unless_its_head_says_otherwise),
      cmocka_unit_test(rows_may_be_shorter_and_longer_than_the_heads),
      cmocka_unit_test(a_figure_is_told_once_and_the_number_of_a_row_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
