/* Folders that appear whole or not at all. */
#include "support/outdir.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h> /* last: it needs the others */

static char room[] = "/tmp/outdir-test-XXXXXX";

static int enter_room(void **state)
{
  (void)state;
  return mkdtemp(room) && chdir(room) == 0 ? 0 : -1;
}

static int leave_room(void **state)
{
  (void)state;
  guard_remove(room);
  return access(room, F_OK) == 0;
}

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

static void a_folder_has_its_name_only_when_it_is_whole(void **state)
{
  (void)state;
  outdir *dir = outdir_open("deep/er/new/", NULL, NULL);
  assert_non_null(dir);
  put(outdir_path(dir), "file");
  assert_false(is_there("deep/er/new"));
  assert_true(outdir_close(dir, true, NULL));
  assert_true(is_there("deep/er/new/file"));
}

static void what_was_there_gives_way_as_a_whole(void **state)
{
  (void)state;
  assert_int_equal(mkdir("old", 0750), 0);
  put("old", "before");
  outdir *dir = outdir_open("old", NULL, NULL);
  put(outdir_path(dir), "after");
  char temporary[4096];
  snprintf(temporary, sizeof temporary, "%s", outdir_path(dir));
  assert_true(outdir_close(dir, true, NULL));
  assert_true(is_there("old/after"));
  assert_false(is_there("old/before"));
  assert_false(is_there(temporary));
  struct stat status;
  assert_int_equal(stat("old", &status), 0);
  assert_int_equal(status.st_mode & 07777, 0750);
}

static void nothing_remains_of_a_folder_that_is_not_kept(void **state)
{
  (void)state;
  outdir *dir = outdir_open("never", NULL, NULL);
  put(outdir_path(dir), "file");
  char temporary[4096];
  snprintf(temporary, sizeof temporary, "%s", outdir_path(dir));
  assert_true(outdir_close(dir, false, NULL));
  assert_false(is_there("never"));
  assert_false(is_there(temporary));
}

static void a_file_of_that_name_stays(void **state)
{
  (void)state;
  put(".", "taken");
  bg_log *log = bg_log_new();
  outdir *dir = outdir_open("taken", NULL, log);
  put(outdir_path(dir), "file");
  assert_false(outdir_close(dir, true, log));
  assert_int_equal(bg_log_at(log, 0)->code, BG_CANNOT_WRITE);
  struct stat status;
  assert_int_equal(stat("taken", &status), 0);
  assert_true(S_ISREG(status.st_mode));
  assert_null(outdir_open("taken/below", NULL, log));
  bg_log_free(log);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_folder_has_its_name_only_when_it_is_whole),
      cmocka_unit_test(what_was_there_gives_way_as_a_whole),
      cmocka_unit_test(nothing_remains_of_a_folder_that_is_not_kept),
      cmocka_unit_test(a_file_of_that_name_stays),
  };
  return cmocka_run_group_tests(tests, enter_room, leave_room);
}
