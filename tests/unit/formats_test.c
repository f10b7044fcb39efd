/* Formats and writers: names, many reports in one output, and outputs that fail. */
#include "writing.h"
#include <errno.h>

static void check_refusal(const char *format, bg_code code)
{
  bg_log *log = bg_log_new();
  struct memory memory = {.limit = SIZE_MAX};
  assert_null(bg_writer_open(format, into_memory, &memory, log));
  assert_int_equal(bg_log_count(log), 1);
  assert_int_equal(bg_log_at(log, 0)->code, code);
  assert_int_equal(memory.bytes.size, 0);
  bg_log_free(log);
}

static void a_name_that_is_no_format_or_table_is_wrong_use(void **state)
{
  (void)state;
  check_refusal("odt", BG_UNKNOWN_FORMAT);
  check_refusal("", BG_UNKNOWN_FORMAT);
  check_refusal("cs", BG_UNKNOWN_FORMAT);
  check_refusal("xml:targets", BG_UNKNOWN_FORMAT);
  check_refusal("csv", BG_UNKNOWN_TABLE);
  check_refusal("csv:target", BG_UNKNOWN_TABLE);
  check_refusal("jsonl:", BG_UNKNOWN_TABLE);
}

/* Every format there is, tables with one of theirs. */
static const char *format_name(size_t index, char *room, size_t size)
{
  const bg_format *format = bg_format_at(index);
  if (!format) return NULL;
  snprintf(room, size, "%s%s", format->name, format->tables ? ":statistics" : "");
  return room;
}

static void every_format_writes_the_same_bytes_again(void **state)
{
  (void)state;
  char name[40];
  for (size_t i = 0; format_name(i, name, sizeof name); i++) {
    struct memory first = {.limit = SIZE_MAX}, second = {.limit = SIZE_MAX};
    bg_log *log = bg_log_new();
    xmlDoc *tree = read_tree(SMALL_REPORT);
    assert_true(write_tree(tree, name, NULL, &first, log));
    assert_true(write_tree(tree, name, NULL, &second, log));
    assert_true(first.bytes.size > 100);
    assert_int_equal(first.bytes.size, second.bytes.size);
    assert_memory_equal(first.bytes.at, second.bytes.at, first.bytes.size);
    xmlFreeDoc(tree);
    free(first.bytes.at);
    free(second.bytes.at);
    bg_log_free(log);
  }
}

enum { PIECES = 30 };

static void an_output_that_ends_early_is_an_error_wherever_it_ends(void **state)
{
  (void)state;
  char name[40];
  xmlDoc *tree = read_tree(SMALL_REPORT);
  for (size_t i = 0; format_name(i, name, sizeof name); i++) {
    struct memory whole = {.limit = SIZE_MAX};
    assert_true(write_tree(tree, name, NULL, &whole, NULL));
    for (size_t piece = 0; piece <= PIECES; piece++) {
      size_t limit = (whole.bytes.size - 1) * piece / PIECES;
      struct memory memory = {.limit = limit};
      bg_log *log = bg_log_new();
      assert_false(write_tree(tree, name, NULL, &memory, log));
      assert_int_equal(bg_log_count(log), 1);
      assert_int_equal(bg_log_at(log, 0)->code, BG_CANNOT_WRITE);
      assert_int_equal(bg_log_status(log, false), BG_OUTPUT);
      free(memory.bytes.at);
      bg_log_free(log);
    }
    free(whole.bytes.at);
  }
  xmlFreeDoc(tree);
}

static bool closed_pipe(void *user, const char *bytes, size_t size)
{
  (void)user, (void)bytes, (void)size;
  errno = EPIPE;
  return false;
}

static void a_pipe_without_reader_has_its_own_message(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  bg_writer *writer = bg_writer_open("csv:terms", closed_pipe, NULL, log);
  assert_false(bg_writer_close(writer));
  assert_int_equal(bg_log_count(log), 1);
  assert_int_equal(bg_log_at(log, 0)->code, BG_PIPE_CLOSED);
  bg_log_free(log);
}

static void many_reports_share_one_header(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  struct memory memory = {.limit = SIZE_MAX};
  xmlDoc *tree = read_tree(SMALL_REPORT);
  bg_writer *writer = bg_writer_open("csv:reports", into_memory, &memory, log);
  for (int i = 0; i < 3; i++) assert_true(writers_add(&writer, 1, tree));
  assert_true(bg_writer_close(writer));
  size_t lines = 0;
  for (size_t i = 0; i < memory.bytes.size; i++) lines += memory.bytes.at[i] == '\n';
  assert_int_equal(lines, 4);
  xmlFreeDoc(tree);
  free(memory.bytes.at);
  bg_log_free(log);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_name_that_is_no_format_or_table_is_wrong_use),
      cmocka_unit_test(every_format_writes_the_same_bytes_again),
      cmocka_unit_test(an_output_that_ends_early_is_an_error_wherever_it_ends),
      cmocka_unit_test(a_pipe_without_reader_has_its_own_message),
      cmocka_unit_test(many_reports_share_one_header),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
