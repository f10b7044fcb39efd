/* The sandbox: what it lets a process do, and what no longer. Each test is done by a child, for there is no way out. */
#include "support/sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Folders in one made for the test. Where everybody may write, as in /tmp, there is no outside: then it is "". */
static char inside[PATH_MAX], outside[PATH_MAX];
static char folder_inside[PATH_MAX], folder_outside[PATH_MAX];

static void path_in(char path[PATH_MAX], const char *folder, const char *name)
{
  assert_true(snprintf(path, PATH_MAX, "%.2000s/%s", folder, name) < PATH_MAX);
}

/* Whether the sandbox lets everybody write there: in a folder for temporary files. */
static bool is_temporary(const char *path)
{
  const char *const temporary[] = {"/tmp", "/var/tmp", "/dev", getenv("TMPDIR")};
  for (size_t i = 0; i < sizeof temporary / sizeof *temporary; i++) {
    char real[PATH_MAX];
    if (!temporary[i] || !realpath(temporary[i], real)) continue;
    size_t size = strlen(real);
    if (strncmp(path, real, size) == 0 && (path[size] == '/' || !path[size])) return true;
  }
  return false;
}

/* A new folder that begins with `path`; false when it cannot be made. */
static bool make_folder(char folder[PATH_MAX], const char *path)
{
  snprintf(folder, PATH_MAX, "%.2000s-XXXXXX", path);
  if (mkdtemp(folder)) return true;
  *folder = '\0';
  return false;
}

/* Beside the program, or at home where that is a folder for temporary files. */
static void find_outside(const char *program)
{
  const char *const homes[] = {getenv("HOME"), getenv("XDG_RUNTIME_DIR")};
  if (!is_temporary(program)) {
    make_folder(folder_outside, program);
    return;
  }
  for (size_t i = 0; i < sizeof homes / sizeof *homes && !*folder_outside; i++) {
    char real[PATH_MAX], path[PATH_MAX];
    if (!homes[i] || !realpath(homes[i], real) || is_temporary(real)) continue;
    path_in(path, real, ".baogao-sandbox");
    make_folder(folder_outside, path);
  }
}

static int begin(void **state)
{
  char program[PATH_MAX] = "";
  ssize_t size = readlink("/proc/self/exe", program, sizeof program - 1);
  if (size <= 0 || !make_folder(folder_inside, program)) return -1;
  *state = folder_inside;
  path_in(inside, folder_inside, "inside");
  find_outside(program);
  if (!*folder_outside) return mkdir(inside, 0700);
  path_in(outside, folder_outside, "outside");
  return mkdir(inside, 0700) != 0 || mkdir(outside, 0700) != 0;
}

static void remove_folder(const char *inner, const char *folder)
{
  char file[PATH_MAX];
  path_in(file, inner, "file");
  unlink(file);
  rmdir(inner);
  rmdir(folder);
}

static int end(void **state)
{
  (void)state;
  if (*folder_outside) remove_folder(outside, folder_outside);
  remove_folder(inside, folder_inside);
  return 0;
}

/* errno of opening FOLDER/file in this way; 0: it can be done. */
static int try(const char *folder, int flags)
{
  char path[PATH_MAX];
  path_in(path, folder, "file");
  int file = open(path, flags, 0600);
  if (file < 0) return errno;
  close(file);
  return 0;
}

enum { NOT_HERE = 77 };

/* What `child` returns, in a process of its own. */
static int in_child(int child(void))
{
  int status;
  pid_t process = fork();
  if (process == 0) _exit(child());
  assert_true(process > 0);
  assert_int_equal(waitpid(process, &status, 0), process);
  assert_true(WIFEXITED(status));
  if (WEXITSTATUS(status) == NOT_HERE) skip();
  return WEXITSTATUS(status);
}

static void need_outside(void)
{
  if (!*outside) skip();
}

static int write_inside(void)
{
  return sandbox_writes((const char *[]){NULL, inside, "/nowhere"}, 3) ? try(inside, O_WRONLY | O_CREAT) : NOT_HERE;
}

static int write_outside(void)
{
  return sandbox_writes((const char *[]){inside}, 1) ? try(outside, O_WRONLY | O_CREAT) : NOT_HERE;
}

static int read_outside(void)
{
  return sandbox_writes((const char *[]){inside}, 1) ? try(outside, O_RDONLY) : NOT_HERE;
}

static void writing_is_for_the_outputs_folders(void **state)
{
  (void)state;
  assert_int_equal(in_child(write_inside), 0);
  need_outside();
  assert_int_equal(in_child(write_outside), EACCES);
}

static void reading_stays_free(void **state)
{
  (void)state;
  need_outside();
  assert_int_equal(try(outside, O_WRONLY | O_CREAT), 0);
  assert_int_equal(in_child(read_outside), 0);
}

static int helper_outside(void)
{
  return sandbox_helper(inside, "/usr/bin/true") ? try(outside, O_RDONLY) : NOT_HERE;
}

static int helper_inside(void)
{
  return sandbox_helper(inside, "/usr/bin/true") ? try(inside, O_RDWR | O_CREAT) : NOT_HERE;
}

static int helper_runs(void)
{
  if (!sandbox_helper(inside, "/usr/bin/true")) return NOT_HERE;
  execl("/usr/bin/true", "true", (char *)NULL);
  return errno;
}

static void a_helper_sees_its_folder_and_the_system(void **state)
{
  (void)state;
  need_outside();
  assert_int_equal(try(outside, O_WRONLY | O_CREAT), 0);
  assert_int_equal(in_child(helper_outside), EACCES);
  assert_int_equal(in_child(helper_inside), 0);
  assert_int_equal(in_child(helper_runs), 0);
}

static int ask_network(void)
{
  if (!sandbox_network()) return NOT_HERE;
  int far = socket(AF_INET, SOCK_STREAM, 0), error = errno, near = socket(AF_UNIX, SOCK_STREAM, 0);
  return far < 0 && near >= 0 ? error : 0;
}

static void no_socket_leads_out_of_the_machine(void **state)
{
  (void)state;
  assert_int_equal(in_child(ask_network), EACCES);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(writing_is_for_the_outputs_folders),
      cmocka_unit_test(reading_stays_free),
      cmocka_unit_test(a_helper_sees_its_folder_and_the_system),
      cmocka_unit_test(no_socket_leads_out_of_the_machine),
  };
  return cmocka_run_group_tests(tests, begin, end);
}
