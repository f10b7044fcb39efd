/* CSV: read back by libcsv, each table says what the tree says. */
#include "writing.h"
#include <csv.h>

enum { MOST_FIELDS = 400 };

/* Fields as libcsv reads them; NULL is an unquoted empty one. */
struct records {
  char *fields[MOST_FIELDS];
  size_t count;
  size_t width; /* of the first record; all must have it */
  size_t in_record;
  size_t rows;
};

static void take_field(void *text, size_t size, void *user)
{
  struct records *records = user;
  assert_true(records->count < MOST_FIELDS);
  records->fields[records->count++] = text ? strndup(text, size) : NULL;
  records->in_record++;
}

static void end_record(int terminator, void *user)
{
  struct records *records = user;
  (void)terminator;
  if (!records->width) records->width = records->in_record;
  assert_int_equal(records->in_record, records->width);
  records->in_record = 0;
  records->rows++;
}

static void parse(const char *text, struct records *records)
{
  struct csv_parser parser;
  size_t size = strlen(text);
  assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL), 0);
  assert_int_equal(csv_parse(&parser, text, size, take_field, end_record, records), size);
  assert_int_equal(csv_fini(&parser, take_field, end_record, records), 0);
  csv_free(&parser);
}

static struct records *read_table(const char *format)
{
  struct records *records = calloc(1, sizeof *records);
  char *text = written(format, NULL);
  parse(text, records);
  free(text);
  return records;
}

static void free_records(struct records *records)
{
  for (size_t i = 0; i < records->count; i++) free(records->fields[i]);
  free(records);
}

/* The cell of a row (1 is the first below the header) in the column called `name`. */
static const char *cell_at(const struct records *records, size_t row, const char *name)
{
  assert_true(row < records->rows);
  for (size_t i = 0; i < records->width; i++)
    if (strcmp(records->fields[i], name) == 0) return records->fields[row * records->width + i];
  fail_msg("no column %s", name);
  return NULL;
}

static void assert_cell(const struct records *records, size_t row, const char *name, const char *expected)
{
  const char *found = cell_at(records, row, name);
  if (!expected || !found)
    assert_ptr_equal(found, expected);
  else
    assert_string_equal(found, expected);
}

static void a_report_has_one_row_with_its_facts(void **state)
{
  (void)state;
  struct records *r = read_table("csv:reports");
  assert_int_equal(r->rows, 2);
  assert_string_equal(r->fields[0], "report_id");
  assert_cell(r, 1, "report_id", "r0123456789abcdef");
  assert_cell(r, 1, "place", "云溪谷县");
  assert_cell(r, 1, "place_code", NULL);
  assert_cell(r, 1, "level", "county");
  assert_cell(r, 1, "plan_year", "2031");
  assert_cell(r, 1, "review_to", NULL);
  assert_cell(r, 1, "inferred", "place review_from");
  assert_cell(r, 1, "source_name", "a.txt");
  assert_cell(r, 1, "schema_version", "1");
  free_records(r);
}

static void divisions_have_parents_depth_and_the_path_of_headings(void **state)
{
  (void)state;
  struct records *r = read_table("csv:divisions");
  assert_int_equal(r->rows, 12);
  assert_cell(r, 2, "division_id", "review.achievement1");
  assert_cell(r, 2, "parent_id", "review");
  assert_cell(r, 2, "depth", "2");
  assert_cell(r, 2, "n", "1");
  assert_cell(r, 2, "label", "（一）");
  assert_cell(r, 2, "heading", "经济向好");
  assert_cell(r, 2, "run_in", "true");
  assert_cell(r, 3, "path", "一、回顾 > 经济向好 > 民生改善");
  assert_cell(r, 4, "heading", NULL);
  assert_cell(r, 4, "path", "一、回顾");
  assert_cell(r, 4, "run_in", NULL);
  assert_cell(r, 8, "heading", "兴产业");
  free_records(r);
}

static void offsets_count_the_code_points_of_the_source(void **state)
{
  (void)state;
  struct records *r = read_table("csv:glossary");
  assert_cell(r, 1, "term", "河长制");
  assert_cell(r, 1, "definition", "由河长负责。");
  assert_cell(r, 1, "start", "155"); /* furniture counts, a control character as one */
  free_records(r);
  r = read_table("csv:divisions");
  assert_cell(r, 1, "start", "8"); /* 政府　工作报告 and the line end */
  free_records(r);
}

static void pieces_of_a_paragraph_are_joined_but_not_those_of_another_line_or_topic(void **state)
{
  (void)state;
  struct records *r = read_table("csv:paragraphs");
  assert_int_equal(r->rows, 7);
  assert_cell(r, 1, "paragraph_id", "review.achievement1.p1");
  assert_cell(r, 1, "text", "粮食产量12.50万吨，打造“甲,乙”。");
  assert_cell(r, 1, "part", "review");
  assert_cell(r, 2, "text", "再建“甲,乙”。");
  assert_cell(r, 2, "path", "一、回顾 > 经济向好 > 民生改善");
  assert_cell(r, 3, "text", "=1+1，他说\"好\"。");
  assert_cell(r, 4, "paragraph_id", "review.problems1.problem1.p1");
  assert_cell(r, 6, "text", "办好实事：确保完成。");
  free_records(r);
}

static void a_paragraph_names_the_report_by_place_and_year(void **state)
{
  (void)state;
  struct records *r = read_table("csv:paragraphs");
  for (size_t i = 1; i < r->rows; i++) assert_cell(r, i, "title", "云溪谷县2031年政府工作报告");
  free_records(r);
}

static void a_statistic_keeps_its_digits_and_its_place(void **state)
{
  (void)state;
  struct records *r = read_table("csv:statistics");
  assert_int_equal(r->rows, 6);
  assert_cell(r, 1, "value", "12.50");
  assert_cell(r, 1, "op_word", "超过");
  assert_cell(r, 1, "group_id", "g1");
  assert_cell(r, 1, "verb", "收获");
  assert_cell(r, 1, "hedge", "预计");
  assert_cell(r, 1, "scope", "全省");
  assert_cell(r, 1, "division_id", "review.achievement1");
  assert_cell(r, 1, "paragraph_id", "review.achievement1.p1");
  assert_cell(r, 1, "sentence_id", "review.achievement1.p1.s1");
  assert_cell(r, 1, "surface", "12.50万吨");
  assert_cell(r, 1, "sentence", "粮食产量12.50万吨，打造“甲,乙”。");
  assert_cell(r, 5, "paragraph_id", NULL);
  assert_cell(r, 5, "sentence", "①修路3公里（牵头单位：交通局）；");
  free_records(r);
}

static void targets_are_those_of_the_coming_year(void **state)
{
  (void)state;
  struct records *r = read_table("csv:targets");
  assert_int_equal(r->rows, 3);
  assert_cell(r, 1, "modifier", "about");
  assert_cell(r, 1, "value", "6");
  assert_cell(r, 2, "modifier", "relative");
  assert_cell(r, 2, "value", NULL);
  assert_cell(r, 2, "reference", "经济增速");
  free_records(r);
}

static void actions_are_the_sentences_of_measures_without_items(void **state)
{
  (void)state;
  struct records *r = read_table("csv:actions");
  assert_int_equal(r->rows, 3);
  assert_cell(r, 1, "action", "办好实事：");
  assert_cell(r, 1, "task_n", "1");
  assert_cell(r, 1, "task", "兴产业");
  assert_cell(r, 1, "measure_n", "2");
  assert_cell(r, 1, "measure", "建园区");
  assert_cell(r, 2, "action", "确保完成。");
  free_records(r);
}

static void items_problems_and_terms_have_their_rows(void **state)
{
  (void)state;
  struct records *r = read_table("csv:livelihood");
  assert_int_equal(r->rows, 2);
  assert_cell(r, 1, "label", "①");
  assert_cell(r, 1, "text", "修路3公里（牵头单位：交通局）；");
  assert_cell(r, 1, "lead_unit", "（牵头单位：交通局）");
  assert_cell(r, 1, "value", "3");
  assert_cell(r, 1, "unit", "公里");
  free_records(r);
  r = read_table("csv:problems");
  assert_cell(r, 1, "heading", "一是底子薄");
  assert_cell(r, 1, "text", "财力弱。");
  free_records(r);
  r = read_table("csv:terms");
  assert_int_equal(r->rows, 2);
  assert_cell(r, 1, "term", "甲,乙");
  assert_cell(r, 1, "count", "2");
  free_records(r);
}

static void no_value_is_an_unquoted_empty_field_and_lines_end_in_crlf(void **state)
{
  (void)state;
  char *text = written("csv:targets", NULL);
  assert_non_null(strstr(text, "\"relative\",,,,\"经济增速\""));
  for (char *line_end = text; (line_end = strchr(line_end, '\n')); line_end++) assert_int_equal(line_end[-1], '\r');
  assert_int_equal(text[strlen(text) - 1], '\n');
  free(text);
  text = written("csv:paragraphs", NULL);
  assert_non_null(strstr(text, "\"=1+1，他说\"\"好\"\"。\""));
  free(text);
}

static void options_mark_the_file_for_excel_and_disarm_formulas(void **state)
{
  (void)state;
  char *text = written("csv:paragraphs", &(struct write_options){.excel = true, .people = true, .csv_safe = true});
  assert_memory_equal(text, "\xEF\xBB\xBF\"报告编号\"", strlen("___\"报告编号\""));
  assert_non_null(strstr(text, "\"'=1+1，"));
  free(text);
  text = written("csv:targets", &(struct write_options){.people = true});
  assert_non_null(strstr(text, "\"左右\",\"左右\",\"6\",,,\"%\",\"6%\""));
  free(text);
  static const char *const armed[] = {"=1", "+1", "-1", "@1", "＝1", "＋1", "－1", "＠1"};
  for (size_t i = 0; i < sizeof armed / sizeof *armed; i++) {
    char *report = strdup(SMALL_REPORT), row[32];
    const char *place = strstr(report, "=1+1，他说");
    struct buffer changed = {0};
    assert_true(buffer_add(&changed, (slice){report, (size_t)(place - report)}) &&
                buffer_add(&changed, slice_of(armed[i])) && buffer_add(&changed, slice_of(place + strlen("=1+1"))) &&
                buffer_add(&changed, (slice){"", 1}));
    xmlDoc *tree = read_tree(changed.at);
    struct memory memory = {.limit = SIZE_MAX};
    assert_true(write_tree(tree, "csv:paragraphs", &(struct write_options){.csv_safe = true}, &memory, NULL));
    snprintf(row, sizeof row, "\"'%s，", armed[i]);
    assert_true(slice_has(buffer_slice(&memory.bytes), slice_of(row)));
    xmlFreeDoc(tree);
    free(memory.bytes.at);
    free(changed.at);
    free(report);
  }
  text = written("csv:statistics", &(struct write_options){.csv_safe = true});
  assert_non_null(strstr(text, "\"-0.5\"")); /* a number is no formula */
  free(text);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_report_has_one_row_with_its_facts),
      cmocka_unit_test(divisions_have_parents_depth_and_the_path_of_headings),
      cmocka_unit_test(offsets_count_the_code_points_of_the_source),
      cmocka_unit_test(pieces_of_a_paragraph_are_joined_but_not_those_of_another_line_or_topic),
      cmocka_unit_test(a_paragraph_names_the_report_by_place_and_year),
      cmocka_unit_test(a_statistic_keeps_its_digits_and_its_place),
      cmocka_unit_test(targets_are_those_of_the_coming_year),
      cmocka_unit_test(actions_are_the_sentences_of_measures_without_items),
      cmocka_unit_test(items_problems_and_terms_have_their_rows),
      cmocka_unit_test(no_value_is_an_unquoted_empty_field_and_lines_end_in_crlf),
      cmocka_unit_test(options_mark_the_file_for_excel_and_disarm_formulas),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
