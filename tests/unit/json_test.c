/* JSON: read back by jansson. */
#include "writing.h"
#include <jansson.h>

static json_t *child(json_t *element, size_t index)
{
  return json_array_get(json_object_get(element, "children"), index);
}

static void assert_text(json_t *object, const char *key, const char *expected)
{
  assert_non_null(json_string_value(json_object_get(object, key)));
  assert_string_equal(json_string_value(json_object_get(object, key)), expected);
}

static void the_tree_reads_as_nested_objects(void **state)
{
  (void)state;
  char *text = written("json", NULL);
  json_t *report = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(report);
  assert_text(report, "id", "r0123456789abcdef");
  json_t *meta = json_object_get(report, "meta");
  assert_text(meta, "title", "政府工作报告");
  assert_int_equal(json_integer_value(json_object_get(meta, "plan_year")), 2031);
  assert_text(json_object_get(meta, "place"), "text", "云溪谷县");
  assert_true(json_is_true(json_object_get(json_object_get(meta, "place"), "inferred")));
  json_t *body = json_object_get(report, "body");
  assert_int_equal(json_array_size(body), 4);
  assert_text(json_array_get(body, 0), "text", "政府工作报告");
  json_t *achievement = child(json_array_get(body, 1), 1);
  assert_text(achievement, "element", "achievement");
  assert_null(json_object_get(achievement, "text"));
  assert_int_equal(json_integer_value(json_object_get(achievement, "n")), 1);
  json_t *sentence = child(child(achievement, 1), 0);
  assert_text(sentence, "text", "粮食产量12.50万吨，打造“甲,乙”。");
  assert_text(child(sentence, 0), "op_word", "超过");
  json_decref(report);
  free(text);
}

static void decimals_keep_their_digits(void **state)
{
  (void)state;
  char *text = written("json", NULL);
  assert_non_null(strstr(text, "\"value\": 12.50,"));
  free(text);
  text = written("jsonl:statistics", NULL);
  assert_non_null(strstr(text, "\"value\": 12.50,"));
  assert_non_null(strstr(text, "\"value\": -0.5, \"value_max\": 2,"));
  free(text);
}

static void furniture_is_left_out(void **state)
{
  (void)state;
  char *text = written("json", NULL);
  assert_null(strstr(text, "furniture"));
  free(text);
}

static void every_line_is_an_object_with_all_columns(void **state)
{
  (void)state;
  for (const struct table *table = tables; table->name; table++) {
    char format[32];
    snprintf(format, sizeof format, "jsonl:%s", table->name);
    char *text = written(format, NULL);
    size_t rows = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), rows++) {
      json_t *row = json_loads(line, JSON_REJECT_DUPLICATES, NULL);
      assert_non_null(row);
      assert_int_equal(json_object_size(row), table->column_count);
      for (size_t i = 0; i < table->column_count; i++) {
        const json_t *value = json_object_get(row, table->columns[i].name);
        assert_non_null(value);
        if (table->columns[i].flags & COLUMN_REQUIRED) assert_false(json_is_null(value));
        if (table->columns[i].type == COLUMN_INTEGER) assert_true(json_is_null(value) || json_is_integer(value));
        if (table->columns[i].type == COLUMN_DECIMAL) assert_true(json_is_null(value) || json_is_number(value));
        if (table->columns[i].type == COLUMN_BOOLEAN) assert_true(json_is_null(value) || json_is_boolean(value));
      }
      json_decref(row);
    }
    assert_int_equal(rows > 0, table->source != FROM_PAIRS); /* there is but one report */
    free(text);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_tree_reads_as_nested_objects),
      cmocka_unit_test(decimals_keep_their_digits),
      cmocka_unit_test(furniture_is_left_out),
      cmocka_unit_test(every_line_is_an_object_with_all_columns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
