/* The walk: what is written without a tree is what is written of the tree. */
#include "tree/tree.h"
#include "writing.h"
#include <dirent.h>
#include <stdio.h>

static bg_report *read_sample(const char *path, bg_log *log)
{
  static char bytes[1 << 20];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  size_t size = fread(bytes, 1, sizeof bytes, file);
  fclose(file);
  bg_report *report = bg_report_read(bytes, size, path, NULL, log);
  assert_non_null(report);
  return report;
}

/* One report is written while it is a document, the other as the tree that it was made before. */
static void check_format(const bg_report *document, const bg_report *tree, const char *format)
{
  bg_log *log = bg_log_new();
  struct memory one = {.limit = SIZE_MAX}, other = {.limit = SIZE_MAX};
  assert_true(bg_report_write(document, format, into_memory, &one, log));
  assert_true(write_tree(bg_report_xml(tree), format, NULL, &other, log));
  assert_int_equal(one.bytes.size, other.bytes.size);
  assert_memory_equal(one.bytes.at, other.bytes.at, one.bytes.size);
  free(one.bytes.at);
  free(other.bytes.at);
  bg_log_free(log);
}

static void check_sample(const char *path)
{
  bg_log *log = bg_log_new();
  bg_report *document = read_sample(path, log), *tree = read_sample(path, log);
  const char *table;
  char format[64];
  for (size_t i = 0; (table = bg_table_at(i)); i++) {
    snprintf(format, sizeof format, "csv:%s", table);
    check_format(document, tree, format);
  }
  check_format(document, tree, "json");
  bg_report_free(document);
  bg_report_free(tree);
  bg_log_free(log);
}

static void outputs_without_a_tree_are_those_of_the_tree(void **state)
{
  (void)state;
  DIR *folder = opendir("samples");
  assert_non_null(folder);
  for (const struct dirent *entry; (entry = readdir(folder));) {
    char path[300];
    if (entry->d_name[0] == '.' || strcmp(entry->d_name, "README.md") == 0) continue;
    snprintf(path, sizeof path, "samples/%s", entry->d_name);
    check_sample(path);
  }
  closedir(folder);
}

/* Form feeds, controls, spacing, a glossary, terms twice. */
static void odd_texts_are_walked_as_their_trees_are(void **state)
{
  static const char *const texts[] = {
      "甲",
      "\f甲",
      "\f一、回顾\f\n增长5%\f",
      "a\x01 b\n",
      "　\n　 乙\n",
      "政府工作报告\n一、工作回顾\n打造“三个中心”[1]，实现“三个中心”。\n名词解释\n1．三个中心：指甲乙丙。\n"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    bg_log *log = bg_log_new();
    const bg_options options = {.format = "txt"};
    bg_report *document = bg_report_read(texts[i], strlen(texts[i]), NULL, &options, log);
    bg_report *tree = bg_report_read(texts[i], strlen(texts[i]), NULL, &options, log);
    assert_true(document && tree);
    check_format(document, tree, "json");
    check_format(document, tree, "csv:paragraphs");
    check_format(document, tree, "csv:terms");
    bg_report_free(document);
    bg_report_free(tree);
    bg_log_free(log);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(outputs_without_a_tree_are_those_of_the_tree),
      cmocka_unit_test(odd_texts_are_walked_as_their_trees_are),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
