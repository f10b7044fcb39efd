/* SQLite: reports are added whole, once, and found again. */
#include "support/guard.h"
#include "writing.h"
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[32], path[64];

static int make_path(void **state)
{
  (void)state;
  snprintf(folder, sizeof folder, "/tmp/baogao-test-XXXXXX");
  if (!mkdtemp(folder)) return -1;
  snprintf(path, sizeof path, "%s/reports.db", folder);
  FILE *file = fopen(path, "w"); /* an empty file is an empty database */
  return file ? fclose(file) : -1;
}

/* With the journal that a killed run leaves beside it. */
static int remove_path(void **state)
{
  (void)state;
  guard_remove(folder);
  return access(folder, F_OK) == 0;
}

static bool add_to(const char *database, const char *text, bg_log *log)
{
  xmlDoc *tree = read_tree(text);
  bg_writer *writer = bg_writer_open_file("sqlite", database, log);
  bool good = writer && writers_add(&writer, 1, tree);
  if (writer) good = bg_writer_close(writer) && good;
  xmlFreeDoc(tree);
  return good;
}

static int ask(const char *sql)
{
  sqlite3 *database;
  sqlite3_stmt *statement;
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
  assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
  int answer = sqlite3_column_int(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return answer;
}

static struct buffer file_bytes(void)
{
  struct buffer bytes = {0};
  char piece[4096];
  FILE *file = fopen(path, "rb");
  assert_non_null(file);
  for (size_t size; (size = fread(piece, 1, sizeof piece, file)) > 0;)
    assert_true(buffer_add(&bytes, (slice){piece, size}));
  fclose(file);
  return bytes;
}

static void tables_hold_what_the_csv_holds(void **state)
{
  (void)state;
  assert_true(add_to(path, SMALL_REPORT, NULL));
  assert_int_equal(ask("SELECT count(*) FROM statistics"), 5);
  assert_int_equal(ask("SELECT count(*) FROM divisions"), 11);
  assert_int_equal(ask("SELECT count(*) FROM targets_by_place_and_year WHERE place = '云溪谷县' AND plan_year = 2031"),
                   2);
  assert_int_equal(ask("SELECT value = 12.5 AND typeof(value) = 'real' FROM statistics WHERE unit = '万吨'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM statistics WHERE subject IS NULL"), 5);
  assert_int_equal(ask("SELECT count(*) FROM documents WHERE xml LIKE '%<report %'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

static void a_report_added_twice_changes_nothing(void **state)
{
  (void)state;
  assert_true(add_to(path, SMALL_REPORT, NULL));
  struct buffer before = file_bytes();
  assert_true(add_to(path, SMALL_REPORT, NULL));
  struct buffer after = file_bytes();
  assert_int_equal(before.size, after.size);
  assert_memory_equal(before.at, after.at, before.size);
  free(before.at);
  free(after.at);
}

static void other_xml_of_the_same_report_takes_its_place(void **state)
{
  (void)state;
  char *other = strdup(SMALL_REPORT);
  memcpy(strstr(other, "2031-01-09"), "2031-01-10", 10);
  assert_true(add_to(path, SMALL_REPORT, NULL));
  int rows = ask("SELECT count(*) FROM search");
  assert_true(add_to(path, other, NULL));
  assert_int_equal(ask("SELECT count(*) FROM reports WHERE date = '2031-01-10'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM reports"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search"), rows);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '实事'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM documents"), 1);
  free(other);
}

static void a_word_of_two_characters_is_found_and_its_text_comes_back_as_it_is(void **state)
{
  (void)state;
  assert_true(add_to(path, SMALL_REPORT, NULL));
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '实事'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '事实'"), 0);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE text MATCH '修路' AND source_table = 'livelihood'"), 1);
  assert_int_equal(ask("SELECT text = '办好实事：确保完成。' AND place = '云溪谷县' AND year = 2031 FROM search WHERE "
                       "search MATCH '实事'"),
                   1);
}

static void words_of_one_to_six_characters_are_found_wherever_they_begin(void **state)
{
  (void)state;
  assert_true(add_to(path, SMALL_REPORT, NULL));
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '路'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '粮食产'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '产总值增长'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '生产总值增长'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '产量12'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '办好 确保'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE search MATCH '办好 NOT 确保'"), 0);
}

static void keys_lead_somewhere_and_are_looked_up_by_indices(void **state)
{
  (void)state;
  assert_true(add_to(path, SMALL_REPORT, NULL));
  assert_int_equal(ask("SELECT count(*) FROM pragma_foreign_key_check"), 0);
  assert_int_equal(ask("SELECT count(*) = 13 FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%PRIMARY KEY (%'"),
                   1);
  assert_int_equal(ask("SELECT count(DISTINCT id) FROM pragma_foreign_key_list('statistics')"), 3);
  assert_int_equal(ask("SELECT count(*) FROM pragma_foreign_key_list('targets') WHERE \"table\" = 'statistics'"), 2);
  assert_int_equal(ask("SELECT count(*) FROM pragma_index_list('statistics') WHERE name = 'statistics_indicator'"), 1);
  assert_int_equal(ask("SELECT count(*) FROM pragma_index_list('reports') WHERE name = 'reports_place_year'"), 1);
}

static void a_report_that_cannot_be_added_leaves_nothing_of_itself(void **state)
{
  (void)state;
  assert_true(add_to(path, SMALL_REPORT, NULL));
  char *broken = strdup(SMALL_REPORT);
  memcpy(strstr(broken, "r0123456789abcdef"), "rffffffffffffffff", 17);
  memcpy(strstr(broken, "id='plan.targets1.p1.s1.q3'"), "id='plan.targets1.p1.s1.q2'", 27); /* a key twice */
  bg_log *log = bg_log_new();
  assert_false(add_to(path, broken, log));
  assert_int_equal(bg_log_status(log, false), BG_OUTPUT);
  bg_log_free(log);
  free(broken);
  assert_int_equal(ask("SELECT count(*) FROM reports"), 1);
  assert_int_equal(ask("SELECT count(*) FROM divisions WHERE report_id = 'rffffffffffffffff'"), 0);
  assert_int_equal(ask("SELECT count(*) FROM search WHERE report_id = 'rffffffffffffffff'"), 0);
}

static void another_database_is_left_alone(void **state)
{
  (void)state;
  sqlite3 *database;
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  assert_int_equal(sqlite3_exec(database, "CREATE TABLE t(a)", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(database);
  struct buffer before = file_bytes();
  bg_log *log = bg_log_new();
  assert_false(add_to(path, SMALL_REPORT, log));
  assert_int_equal(bg_log_at(log, 0)->code, BG_CANNOT_WRITE);
  bg_log_free(log);
  struct buffer after = file_bytes();
  assert_int_equal(before.size, after.size);
  assert_memory_equal(before.at, after.at, before.size);
  free(before.at);
  free(after.at);
}

static void a_file_that_is_no_database_is_left_alone(void **state)
{
  (void)state;
  FILE *file = fopen(path, "wb");
  for (int i = 0; i < 1000; i++) fputs("not a database", file);
  fclose(file);
  bg_log *log = bg_log_new();
  assert_false(add_to(path, SMALL_REPORT, log));
  assert_int_equal(bg_log_status(log, false), BG_OUTPUT);
  bg_log_free(log);
  struct buffer after = file_bytes();
  assert_int_equal(after.size, 14000);
  free(after.at);
}

/* Adds report after report, each with an id of its own, until it is killed. */
static void add_forever(void)
{
  char *text = strdup(SMALL_REPORT);
  char *id = strstr(text, "0123456789abcdef");
  bg_writer *writer = bg_writer_open_file("sqlite", path, NULL);
  for (unsigned i = 0; writer; i++) {
    char digits[17];
    snprintf(digits, sizeof digits, "%016x", i);
    memcpy(id, digits, 16);
    xmlDoc *tree = xmlReadMemory(text, (int)strlen(text), NULL, NULL, 0);
    if (!tree || !writers_add(&writer, 1, tree)) break;
    xmlFreeDoc(tree);
  }
  _exit(1);
}

/* Whether there is a first report; a database that is not there yet has none. */
static bool has_begun(void)
{
  sqlite3 *database;
  sqlite3_stmt *statement = NULL;
  bool begun = sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
               sqlite3_prepare_v2(database, "SELECT 1 FROM reports", -1, &statement, NULL) == SQLITE_OK &&
               sqlite3_step(statement) == SQLITE_ROW;
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return begun;
}

static void a_killed_run_leaves_whole_reports(void **state)
{
  (void)state;
  for (int round = 0; round < 5; round++) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) add_forever();
    for (int wait = 0; wait < 2000 && !has_begun(); wait++) usleep(5000); /* a busy machine takes its time */
    usleep(7000 * (unsigned)round);
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_int_equal(ask("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"), 0);
    int reports = ask("SELECT count(*) FROM reports");
    assert_int_equal(ask("SELECT count(*) FROM documents"), reports);
    assert_int_equal(ask("SELECT count(*) FROM statistics"), 5 * reports);
  }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, make_path, remove_path)

int main(void)
{
  const struct CMUnitTest tests[] = {
      TEST(tables_hold_what_the_csv_holds),
      TEST(a_report_added_twice_changes_nothing),
      TEST(other_xml_of_the_same_report_takes_its_place),
      TEST(a_word_of_two_characters_is_found_and_its_text_comes_back_as_it_is),
      TEST(words_of_one_to_six_characters_are_found_wherever_they_begin),
      TEST(keys_lead_somewhere_and_are_looked_up_by_indices),
      TEST(a_report_that_cannot_be_added_leaves_nothing_of_itself),
      TEST(another_database_is_left_alone),
      TEST(a_file_that_is_no_database_is_left_alone),
      TEST(a_killed_run_leaves_whole_reports),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
