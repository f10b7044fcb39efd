/* A report by the public functions: what it borrows, and when its tree is made. */
#include "baogao.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h> /* last: it needs the others */

static const char text[] =
    "政府工作报告\n\n各位代表：\n\n一、过去一年工作回顾\n\n全年地区生产总值增长6.5%〔1〕。\n\n"
    "二、今年工作安排\n\n（一）稳增长。新建厂房3万平方米。\n\n名词解释\n\n〔1〕地区生产总值：一地一年所产的价值。\n";

struct output {
  char *at;
  size_t size;
};

static bool gather(void *user, const char *bytes, size_t size)
{
  struct output *output = user;
  output->at = realloc(output->at, output->size + size + 1);
  memcpy(output->at + output->size, bytes, size);
  output->size += size;
  output->at[output->size] = 0;
  return true;
}

static char *written(const bg_report *report, const char *format, bg_log *log)
{
  struct output output = {NULL, 0};
  assert_true(bg_report_write(report, format, gather, &output, log));
  return output.at;
}

/* A copy on the heap, of the exact size: a sanitizer sees who reads it when it is gone. */
static char *heap(const char *string)
{
  char *copy = malloc(strlen(string) + 1);
  strcpy(copy, string);
  return copy;
}

static void a_report_borrows_nothing(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  char *bytes = malloc(sizeof text - 1), *strings[] = {heap("mine"), heap("甲市"),       heap("甲市一届一次会议"),
                                                       heap("某人"), heap("2024-01-09"), heap("https://example.org/1"),
                                                       heap("a.txt")};
  memcpy(bytes, text, sizeof text - 1);
  bg_options *options = malloc(sizeof *options);
  *options = (bg_options){.id = strings[0],
                          .place = strings[1],
                          .meeting = strings[2],
                          .speaker = strings[3],
                          .date = strings[4],
                          .source_address = strings[5]};
  bg_report *report = bg_report_read(bytes, sizeof text - 1, strings[6], options, log);
  assert_non_null(report);
  memset(bytes, 'x', sizeof text - 1);
  free(bytes);
  for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
    memset(strings[i], 'x', strlen(strings[i]));
    free(strings[i]);
  }
  free(options);
  bg_log_free(log);
  log = bg_log_new();
  char *xml = written(report, "xml", log);
  static const char *const wanted[] = {" id=\"mine\"",   ">甲市</place>",   "<meeting>甲市一届一次会议<",
                                       "<speaker>某人<", "2024-01-09",      "example.org/1",
                                       "name=\"a.txt\"", "地区生产总值增长"};
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
    if (!strstr(xml, wanted[i])) fail_msg("%s is not in %s", wanted[i], xml);
  assert_null(strstr(xml, "xx"));
  free(xml);
  bg_report_free(report);
  bg_log_free(log);
}

static void xml_is_the_same_with_and_without_a_tree(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  bg_report *report = bg_report_read(text, sizeof text - 1, NULL, NULL, log);
  assert_non_null(report);
  char *streamed = written(report, "xml", log);
  assert_non_null(strstr(streamed, "<ref target=\"glossary.entry1\">〔1〕</ref>"));
  assert_non_null(bg_report_xml(report));
  char *saved = written(report, "xml", log);
  assert_string_equal(streamed, saved);
  bg_report *again = bg_report_read(saved, strlen(saved), NULL, NULL, log);
  assert_non_null(again);
  char *read = written(again, "xml", log);
  assert_string_equal(saved, read);
  free(read);
  free(saved);
  free(streamed);
  bg_report_free(again);
  bg_report_free(report);
  bg_log_free(log);
}

static void assert_refused(bg_options options, const char *name)
{
  bg_log *log = bg_log_new();
  assert_null(bg_report_read(text, sizeof text - 1, NULL, &options, log));
  assert_int_equal(bg_log_status(log, false), BG_USAGE);
  assert_int_equal(bg_log_at(log, 0)->code, BG_BAD_OPTION);
  assert_memory_equal(bg_log_at(log, 0)->text, name, strlen(name));
  bg_log_free(log);
}

static void options_that_the_schema_does_not_allow_are_refused(void **state)
{
  (void)state;
  static const char *const no_dates[] = {"2024年1月8日", "2024/1/8",    "2024-02-30", "2023-02-29", "0000-01-01", "x",
                                         "2024-1-08",    "2024-01-08 ", "2024-13-01", "1900-02-29", "2024-00-10"};
  for (size_t i = 0; i < sizeof no_dates / sizeof *no_dates; i++)
    assert_refused((bg_options){.date = no_dates[i]}, "date cannot be");
  static const char *const no_texts[] = {
      "\xB1\xB1\xBE\xA9", "a\xEF\xBF\xBF", "\xC0\xAF", "\xED\xA0\x80", "甲\x01", "甲\n", "甲\xE4", " ", "甲\xC2\x85"};
  for (size_t i = 0; i < sizeof no_texts / sizeof *no_texts; i++) {
    assert_refused((bg_options){.place = no_texts[i]}, "place cannot be");
    assert_refused((bg_options){.speaker = no_texts[i]}, "speaker cannot be");
    assert_refused((bg_options){.meeting = no_texts[i]}, "meeting cannot be");
    assert_refused((bg_options){.source_address = no_texts[i]}, "source_address cannot be");
    assert_refused((bg_options){.id = no_texts[i]}, "id cannot be");
  }
  assert_refused((bg_options){.id = "a b"}, "id cannot be");
  assert_refused((bg_options){.year = 1}, "year cannot be");
  assert_refused((bg_options){.year = -2024}, "year cannot be");
}

static void options_that_are_good_or_empty_are_taken(void **state)
{
  (void)state;
  static const bg_options all[] = {{.date = "2024-02-29"},
                                   {.date = "0001-01-01"},
                                   {.date = "2000-02-29"},
                                   {.year = 1949},
                                   {.id = "甲-1"},
                                   {.speaker = "𠀀 A·B"},
                                   {.id = "", .place = "", .date = ""}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    bg_log *log = bg_log_new();
    bg_report *report = bg_report_read(text, sizeof text - 1, NULL, &all[i], log);
    assert_non_null(report);
    assert_true(bg_report_check(report, log));
    assert_int_equal(bg_log_status(log, false), BG_OK);
    bg_report_free(report);
    bg_log_free(log);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_report_borrows_nothing),
      cmocka_unit_test(options_that_the_schema_does_not_allow_are_refused),
      cmocka_unit_test(options_that_are_good_or_empty_are_taken),
      cmocka_unit_test(xml_is_the_same_with_and_without_a_tree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
