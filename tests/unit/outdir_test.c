/* Folders that appear whole or not at all. */
#include "room.h"
#include "support/outdir.h"
#include "support/temporary.h"
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h> /* last: it needs the others */

static void put(const char *folder, const char *name)
{
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  fclose(file);
}

static bool is_there(const char *path)
{
  return access(path, F_OK) == 0;
}

/* A folder may go as long as nothing called `precious` is in it. */
static bool may_go(void *user, const char *path, bg_log *log)
{
  (void)user, (void)log;
  char precious[4096];
  snprintf(precious, sizeof precious, "%s/precious", path);
  return !is_there(precious);
}

static void assert_no_rest(void)
{
  assert_int_equal(system("test -z \"$(find . -name '.baogao*')\""), 0);
}

static bg_code last_code(const bg_log *log)
{
  assert_true(bg_log_count(log) > 0);
  return bg_log_at(log, bg_log_count(log) - 1)->code;
}

static void a_folder_has_its_name_only_when_it_is_whole(void **state)
{
  (void)state;
  outdir *dir = outdir_open("deep/er/new/", NULL, NULL, NULL, NULL);
  assert_non_null(dir);
  assert_false(outdir_replaces(dir));
  put(outdir_path(dir), "file");
  assert_false(is_there("deep/er/new"));
  assert_true(outdir_close(dir, true, NULL));
  assert_true(is_there("deep/er/new/file"));
  assert_no_rest();
}

static void what_was_there_gives_way_as_a_whole(void **state)
{
  (void)state;
  assert_int_equal(mkdir("old", 0750), 0);
  put("old", "before");
  outdir *dir = outdir_open("old", may_go, NULL, NULL, NULL);
  assert_true(outdir_replaces(dir));
  put(outdir_path(dir), "after");
  assert_true(outdir_close(dir, true, NULL));
  assert_true(is_there("old/after"));
  assert_false(is_there("old/before"));
  assert_no_rest();
  struct stat status;
  assert_int_equal(stat("old", &status), 0);
  assert_int_equal(status.st_mode & 07777, 0750);
}

static void nothing_remains_of_a_folder_that_is_not_kept(void **state)
{
  (void)state;
  outdir *dir = outdir_open("never", NULL, NULL, NULL, NULL);
  put(outdir_path(dir), "file");
  assert_true(outdir_close(dir, false, NULL));
  assert_false(is_there("never"));
  assert_no_rest();
}

/* The rights of a file, which lack those to enter, are no folder's: an ordinary user could put nothing into it. */
static void a_file_of_that_name_stays(void **state)
{
  (void)state;
  put(".", "taken");
  assert_int_equal(chmod("taken", 0644), 0);
  bg_log *log = bg_log_new();
  assert_null(outdir_open("taken", may_go, NULL, NULL, log));
  assert_int_equal(last_code(log), BG_CANNOT_WRITE);
  assert_non_null(strstr(bg_log_at(log, 0)->text, strerror(ENOTDIR)));
  struct stat status;
  assert_int_equal(stat("taken", &status), 0);
  assert_true(S_ISREG(status.st_mode));
  assert_null(outdir_open("taken/below", NULL, NULL, NULL, log));
  assert_no_rest();
  bg_log_free(log);
}

static void where_nothing_was_what_has_come_meanwhile_stays(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  for (int full = 0; full < 2; full++) {
    outdir *dir = outdir_open("late", may_go, NULL, NULL, log);
    put(outdir_path(dir), "file");
    assert_int_equal(mkdir("late", 0755), 0);
    if (full) put("late", "thesis");
    assert_false(outdir_close(dir, true, log));
    assert_int_equal(last_code(log), BG_CANNOT_WRITE);
    assert_false(is_there("late/file"));
    if (full) assert_true(is_there("late/thesis"));
    guard_remove("late");
    assert_no_rest();
  }
  bg_log_free(log);
}

static void what_has_been_changed_meanwhile_stays(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  assert_int_equal(mkdir("changed", 0755), 0);
  put("changed", "before");
  outdir *dir = outdir_open("changed", may_go, NULL, NULL, log);
  put(outdir_path(dir), "after");
  put("changed", "precious");
  assert_false(outdir_close(dir, true, log));
  assert_int_equal(last_code(log), BG_CANNOT_WRITE);
  assert_true(is_there("changed/precious"));
  assert_true(is_there("changed/before"));
  assert_false(is_there("changed/after"));
  assert_no_rest();
  bg_log_free(log);
}

static void another_folder_of_the_name_stays(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  assert_int_equal(mkdir("swapped", 0755), 0);
  outdir *dir = outdir_open("swapped", may_go, NULL, NULL, log);
  put(outdir_path(dir), "mine");
  assert_int_equal(rmdir("swapped"), 0);
  assert_int_equal(mkdir("swapped", 0755), 0); /* many file systems give it the number that has become free */
  put("swapped", "theirs");
  assert_false(outdir_close(dir, true, log));
  assert_true(is_there("swapped/theirs"));
  assert_no_rest();
  bg_log_free(log);
}

static void what_has_gone_meanwhile_is_made(void **state)
{
  (void)state;
  assert_int_equal(mkdir("going", 0755), 0);
  outdir *dir = outdir_open("going", may_go, NULL, NULL, NULL);
  put(outdir_path(dir), "file");
  assert_int_equal(rmdir("going"), 0);
  assert_true(outdir_close(dir, true, NULL));
  assert_true(is_there("going/file"));
  assert_no_rest();
}

static void nothing_gives_way_to_who_asks_for_a_free_name(void **state)
{
  (void)state;
  bg_log *log = bg_log_new();
  assert_int_equal(mkdir("there", 0755), 0);
  assert_null(outdir_open("there", NULL, NULL, NULL, log));
  assert_int_equal(last_code(log), BG_CANNOT_WRITE);
  bg_log_free(log);
}

static void a_sweep_removes_what_dead_runs_have_left_and_nothing_else(void **state)
{
  (void)state;
  assert_int_equal(system("mkdir -p .baogao-1-0.tmp/whole/data .baogao-1-1.tmp-stopped .baogao-notes && "
                          "touch .baogao-1-0.tmp/whole/data/x .baogao-1-2.tmp .baogao-notes/y baogao-1-2.tmp && "
                          "mkfifo .baogao-1-3.tmp && ln -s . .baogao-1-4.tmp"),
                   0);
  char *file, *folder;
  int living = temporary_file("x", &file), container = temporary_folder("x", &folder);
  assert_true(living >= 0 && container >= 0);
  temporary_sweep("x");
  assert_true(is_there(file));
  assert_true(is_there(folder));
  assert_true(is_there(".baogao-notes/y"));
  assert_true(is_there("baogao-1-2.tmp"));
  assert_true(is_there(".baogao-1-3.tmp"));
  assert_true(is_there(".baogao-1-4.tmp"));
  assert_false(is_there(".baogao-1-0.tmp"));
  assert_false(is_there(".baogao-1-1.tmp-stopped"));
  assert_false(is_there(".baogao-1-2.tmp"));
  close(living); /* as when its run dies */
  close(container);
  temporary_sweep("./x");
  assert_false(is_there(file));
  assert_false(is_there(folder));
  free(file);
  free(folder);
  assert_int_equal(system("rm -r .baogao*"), 0);
}

/* Between making and locking, another run may take it for a dead one's. */
static void what_another_holds_is_made_anew(void **state)
{
  (void)state;
  char *first, *second, *third;
  int one = temporary_file("x", &first);
  assert_true(one >= 0);
  int other = open(first, O_RDONLY);
  assert_int_not_equal(flock(other, LOCK_EX | LOCK_NB), 0);
  int two = temporary_file("x", &second), three = temporary_file("x", &third);
  assert_true(two >= 0 && three >= 0);
  assert_string_not_equal(first, second);
  assert_string_not_equal(second, third);
  close(one), close(other), close(two), close(three);
  temporary_sweep("x");
  assert_no_rest();
  free(first), free(second), free(third);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_folder_has_its_name_only_when_it_is_whole),
      cmocka_unit_test(what_was_there_gives_way_as_a_whole),
      cmocka_unit_test(nothing_remains_of_a_folder_that_is_not_kept),
      cmocka_unit_test(a_file_of_that_name_stays),
      cmocka_unit_test(where_nothing_was_what_has_come_meanwhile_stays),
      cmocka_unit_test(what_has_been_changed_meanwhile_stays),
      cmocka_unit_test(another_folder_of_the_name_stays),
      cmocka_unit_test(what_has_gone_meanwhile_is_made),
      cmocka_unit_test(nothing_gives_way_to_who_asks_for_a_free_name),
      cmocka_unit_test(a_sweep_removes_what_dead_runs_have_left_and_nothing_else),
      cmocka_unit_test(what_another_holds_is_made_anew),
  };
  return cmocka_run_group_tests(tests, enter_room, leave_room);
}
