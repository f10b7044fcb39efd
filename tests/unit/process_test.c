/* Helper programs run within limits. */
#include "read/process.h"
#include "room.h"
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include <cmocka.h> /* last: it needs the others */

struct taken {
  char text[4096];
  size_t size;
  size_t most;
};

static bool take(void *user, slice piece)
{
  struct taken *taken = user;
  if (taken->size + piece.size > taken->most) return false;
  memcpy(taken->text + taken->size, piece.at, piece.size);
  taken->size += piece.size;
  return true;
}

/* A shell's command, for what it does is easily told; the program itself never runs one. */
static struct process_result run(const char *command, struct process limits, struct taken *taken)
{
  const char *argv[] = {"sh", "-c", command, NULL};
  struct process_result result;
  if (!taken->most) taken->most = sizeof taken->text - 1;
  limits.argv = argv;
  limits.take = take;
  limits.user = taken;
  process_run(&limits, &result);
  taken->text[taken->size] = 0;
  return result;
}

static void the_output_of_a_program_is_handed_on(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result = run("tr a-c A-C", (struct process){.input = SLICE("abcd")}, &taken);
  assert_int_equal(result.end, PROCESS_DONE);
  assert_string_equal(taken.text, "ABCd");
}

static void the_input_can_be_opened_and_sought(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result =
      run("tail -c 2 /dev/stdin; head -c 2 /dev/stdin", (struct process){.input = SLICE("abcd")}, &taken);
  assert_int_equal(result.end, PROCESS_DONE);
  assert_string_equal(taken.text, "cdab");
}

/* Whether the process whose number the text begins with is gone, or dead and not yet buried. */
static bool is_gone(const char *number)
{
  char stat[64], mode = 'Z';
  pid_t process = (pid_t)atoi(number);
  assert_true(process > 1);
  for (int left = 1000; left && kill(process, 0) == 0; left--) usleep(2000);
  snprintf(stat, sizeof stat, "/proc/%d/stat", (int)process);
  FILE *file = fopen(stat, "r");
  if (!file) return true;
  assert_int_equal(fscanf(file, "%*d %*s %c", &mode), 1);
  fclose(file);
  return mode == 'Z';
}

static void a_program_that_hangs_is_ended_with_all_it_has_started(void **state)
{
  (void)state;
  struct taken taken = {0};
  time_t begin = time(NULL);
  struct process_result result = run("sleep 60 & echo $!; sleep 60", (struct process){.seconds = 1}, &taken);
  assert_int_equal(result.end, PROCESS_TIMEOUT);
  assert_true(time(NULL) - begin < 10);
  assert_true(is_gone(taken.text));
}

static void a_program_that_closes_its_output_and_hangs_is_ended(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result = run("exec >&- 2>&-; sleep 60", (struct process){.seconds = 1}, &taken);
  assert_int_equal(result.end, PROCESS_TIMEOUT);
}

static void a_program_that_only_computes_is_ended(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result = run("while :; do :; done", (struct process){.seconds = 1}, &taken);
  assert_int_equal(result.end, PROCESS_TIMEOUT);
}

/* Processes that have but the one processor that this one has from then on, and leave no moment of it unused. */
static void take_the_processor(pid_t others[2])
{
  cpu_set_t all, one;
  assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
  int first = 0;
  while (!CPU_ISSET(first, &all)) first++;
  CPU_ZERO(&one);
  CPU_SET(first, &one);
  assert_int_equal(sched_setaffinity(0, sizeof one, &one), 0);
  for (int i = 0; i < 2; i++) {
    others[i] = fork();
    for (volatile bool busy = true; others[i] == 0 && busy;) continue;
  }
}

static void a_machine_with_much_to_do_gives_no_program_more_time(void **state)
{
  (void)state;
  cpu_set_t all;
  assert_int_equal(sched_getaffinity(0, sizeof all, &all), 0);
  pid_t others[2];
  take_the_processor(others);
  struct taken taken = {0};
  time_t begin = time(NULL);
  struct process_result result = run("while :; do :; done", (struct process){.seconds = 1}, &taken);
  for (int i = 0; i < 2; i++) {
    kill(others[i], SIGKILL);
    waitpid(others[i], NULL, 0);
  }
  sched_setaffinity(0, sizeof all, &all);
  assert_int_equal(result.end, PROCESS_TIMEOUT);
  assert_true(time(NULL) - begin <= 2);
}

static void one_that_heeds_no_signal_is_ended(void **state)
{
  (void)state;
  struct taken taken = {0};
  time_t begin = time(NULL);
  struct process_result result =
      run("trap '' TERM HUP INT; echo $$; while :; do sleep 60; done", (struct process){.seconds = 1}, &taken);
  assert_int_equal(result.end, PROCESS_TIMEOUT);
  assert_true(time(NULL) - begin < 10);
  assert_true(is_gone(taken.text));
}

static void what_it_leaves_behind_is_not_waited_for(void **state)
{
  (void)state;
  struct taken taken = {0};
  time_t begin = time(NULL);
  struct process_result result = run("sleep 60 & echo $!", (struct process){.seconds = 20}, &taken);
  assert_int_equal(result.end, PROCESS_DONE);
  assert_true(time(NULL) - begin < 10);
  assert_true(is_gone(taken.text));
}

static void none_leaves_its_group(void **state)
{
  (void)state;
  struct taken taken = {0};
  const char *leave = "perl -MPOSIX -e 'POSIX::setsid(); setpgrp(0, 0); $| = 1; print $$; sleep 60' & sleep 1";
  time_t begin = time(NULL);
  struct process_result result = run(leave, (struct process){.seconds = 20}, &taken);
  assert_int_equal(result.end, PROCESS_DONE);
  assert_true(time(NULL) - begin < 10);
  assert_true(is_gone(taken.text));
}

static void how_a_program_fails_is_told(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result = run("printf 'bad\\tthing\\n' >&2; exit 3", (struct process){0}, &taken);
  assert_int_equal(result.end, PROCESS_FAILED);
  assert_int_equal(result.status, 3);
  assert_string_equal(result.words, "bad thing");
  result = run("kill -SEGV $$", (struct process){0}, &taken);
  assert_int_equal(result.end, PROCESS_CRASHED);
  assert_int_equal(result.status, SIGSEGV);
}

static void words_that_are_no_text_are_cut(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result = run("printf 'good \\377 bad' >&2; exit 1", (struct process){0}, &taken);
  assert_string_equal(result.words, "good");
  result = run("while :; do echo much; done >&2 | head -c 1", (struct process){.seconds = 1}, &taken);
  assert_true(strlen(result.words) < PROCESS_WORDS);
}

static void output_and_memory_have_limits(void **state)
{
  (void)state;
  struct taken taken = {0};
  struct process_result result = run("yes", (struct process){.most_output = 1000, .seconds = 20}, &taken);
  assert_int_equal(result.end, PROCESS_TOO_MUCH);
  assert_true(taken.size <= 1000);
  taken = (struct taken){.most = 10};
  result = run("yes", (struct process){.seconds = 20}, &taken);
  assert_int_equal(result.end, PROCESS_STOPPED);
  taken = (struct taken){0};
  result = run("perl -e 'my $x = q(a) x 400_000_000'", (struct process){.memory = 100 << 20, .seconds = 20}, &taken);
  assert_int_not_equal(result.end, PROCESS_DONE);
}

static void it_writes_no_file_unless_it_may(void **state)
{
  (void)state;
  struct taken taken = {0};
  char here[4096];
  assert_non_null(getcwd(here, sizeof here));
  struct process_result result = run("echo text > file", (struct process){.folder = here}, &taken);
  assert_int_not_equal(result.end, PROCESS_DONE);
  result = run("echo text > file; pwd; echo $HOME", (struct process){.folder = here, .file_size = 100}, &taken);
  assert_int_equal(result.end, PROCESS_DONE);
  assert_int_equal(strncmp(taken.text, here, strlen(here)), 0);
  assert_non_null(strstr(taken.text + strlen(here), here));
}

static void the_network_is_closed(void **state)
{
  (void)state;
  struct taken taken = {0};
  const char *connect = "perl -MSocket -e 'exit(socket(my $s, AF_INET, SOCK_DGRAM, 0) ? 0 : 7)'";
  struct process_result result = run(connect, (struct process){0}, &taken);
  assert_int_equal(result.end, PROCESS_FAILED);
  assert_int_equal(result.status, 7);
  result = run("perl -MSocket -e 'exit(socket(my $s, AF_UNIX, SOCK_DGRAM, 0) ? 0 : 7)'", (struct process){0}, &taken);
  assert_int_equal(result.end, PROCESS_DONE);
}

static void nothing_of_ours_is_open_in_it(void **state)
{
  (void)state;
  struct taken taken = {0};
  FILE *own = fopen("/dev/null", "r");
  assert_non_null(own);
  run("ls /proc/self/fd | wc -l", (struct process){0}, &taken);
  fclose(own);
  assert_int_equal(atoi(taken.text), 4); /* three, and the folder that is listed */
}

static void a_program_that_is_not_there_is_told_with_advice(void **state)
{
  (void)state;
  const char *argv[] = {"no-such-program-of-ours", NULL};
  struct process process = {.argv = argv, .advice = "install it"};
  struct process_result result;
  bg_log *log = bg_log_new();
  assert_non_null(log);
  assert_false(process_is_there(argv[0]));
  assert_true(process_is_there("sh"));
  assert_false(process_run(&process, &result));
  assert_int_equal(result.end, PROCESS_MISSING);
  assert_false(process_complain(&process, &result, log));
  assert_int_equal(bg_log_at(log, 0)->code, BG_HELPER_MISSING);
  assert_non_null(strstr(bg_log_at(log, 0)->text, "install it"));
  assert_int_equal(bg_log_status(log, false), BG_INPUT);
  bg_log_free(log);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_output_of_a_program_is_handed_on),
      cmocka_unit_test(the_input_can_be_opened_and_sought),
      cmocka_unit_test(a_program_that_hangs_is_ended_with_all_it_has_started),
      cmocka_unit_test(a_program_that_closes_its_output_and_hangs_is_ended),
      cmocka_unit_test(a_program_that_only_computes_is_ended),
      cmocka_unit_test(a_machine_with_much_to_do_gives_no_program_more_time),
      cmocka_unit_test(one_that_heeds_no_signal_is_ended),
      cmocka_unit_test(what_it_leaves_behind_is_not_waited_for),
      cmocka_unit_test(none_leaves_its_group),
      cmocka_unit_test(how_a_program_fails_is_told),
      cmocka_unit_test(words_that_are_no_text_are_cut),
      cmocka_unit_test(output_and_memory_have_limits),
      cmocka_unit_test(it_writes_no_file_unless_it_may),
      cmocka_unit_test(the_network_is_closed),
      cmocka_unit_test(nothing_of_ours_is_open_in_it),
      cmocka_unit_test(a_program_that_is_not_there_is_told_with_advice),
  };
  return cmocka_run_group_tests(tests, enter_room, leave_room);
}
