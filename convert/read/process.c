/* Helper programs: see process.h. Between fork() and execve() only what is safe there is called, since other threads
 * may have held any lock; so all that can be prepared is, before. */
#include "process.h"
#include "../support/sandbox.h"
#include "../support/utf8_check.h"
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
  PIECE = 1 << 16,
  NAP = 2, /* ms, between two looks whether it has ended */
  MOST_OPEN = 1024,
  NO_START = 127
};

static const char USUAL_PATH[] = "/usr/local/bin:/usr/bin:/bin";

/* Files of a run; -1: not open. */
struct ends {
  int input;
  int output[2];
  int words[2];
};

/* # The program */

static bool find_program(const char *name, char path[PATH_MAX])
{
  const char *at = getenv("PATH");
  if (!at || !*at) at = USUAL_PATH;
  for (;; at++) {
    size_t size = strcspn(at, ":");
    int length = snprintf(path, PATH_MAX, "%.*s/%s", (int)size, at, name);
    bool fits = *at == '/' && length > 0 && length < PATH_MAX; /* a relative folder is nobody's choice */
    if (fits && access(path, X_OK) == 0) return true;
    at += size;
    if (!*at) return false;
  }
}

bool process_is_there(const char *name)
{
  char path[PATH_MAX];
  return find_program(name, path);
}

/* # Its surroundings */

/* Closes the network: sockets are for processes of this machine only. */
static void close_network(void)
{
  if (!sandbox_network() && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) _exit(NO_START);
}

/* Sets a limit, at which a signal may tell the program that it is there before, at `end`, it is felt. */
static void limit_and_end(__rlimit_resource_t what, size_t most, size_t end)
{
  struct rlimit now, wanted = {most, end};
  bool known = getrlimit(what, &now) == 0 && now.rlim_max != RLIM_INFINITY;
  if (known && now.rlim_max < wanted.rlim_max) wanted.rlim_max = now.rlim_max;
  if (wanted.rlim_cur > wanted.rlim_max) wanted.rlim_cur = wanted.rlim_max;
  if (setrlimit(what, &wanted) != 0) _exit(NO_START);
}

static void limit(__rlimit_resource_t what, size_t most)
{
  limit_and_end(what, most, most);
}

static void set_limits(const struct process *process)
{
  if (process->memory) limit(RLIMIT_AS, process->memory);
  if (process->seconds) limit_and_end(RLIMIT_CPU, process->seconds, process->seconds + 1);
  limit(RLIMIT_FSIZE, process->file_size);
  limit(RLIMIT_NOFILE, MOST_OPEN);
  limit(RLIMIT_CORE, 0);
}

static void set_signals(void)
{
  sigset_t none;
  sigemptyset(&none);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  signal(SIGXCPU, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The child's part, up to the program. */
static void become(const struct process *process, const char *path, char *const *environment, const struct ends *ends,
                   pid_t parent)
{
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(NO_START);
  if (dup2(ends->input, 0) < 0 || dup2(ends->output[1], 1) < 0 || dup2(ends->words[1], 2) < 0) _exit(NO_START);
  if (close_range(3, ~0U, 0) != 0)
    for (int i = 3; i < MOST_OPEN; i++) close(i);
  if (chdir(process->folder ? process->folder : "/") != 0) _exit(NO_START);
  set_signals();
  set_limits(process);
  (void)sandbox_group(); /* without it, one that leaves its group is ended by its own deeds only */
  close_network();
  (void)sandbox_helper(process->folder, path); /* not every kernel has it; the limits above hold without */
  execve(path, (char *const *)process->argv, environment);
  _exit(NO_START);
}

/* # Its run */

/* A file that lies in memory and holds `input`; -1 with errno. */
static int file_of(slice input)
{
  int file = memfd_create("input", MFD_CLOEXEC);
  while (file >= 0 && input.size) {
    ssize_t size = write(file, input.at, input.size);
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) {
      close(file);
      return -1;
    }
    input = slice_after(input, (size_t)size);
  }
  if (file >= 0) lseek(file, 0, SEEK_SET);
  return file;
}

static void close_end(int *end)
{
  if (*end >= 0) close(*end);
  *end = -1;
}

static void close_ends(struct ends *ends)
{
  close_end(&ends->input);
  for (int i = 0; i < 2; i++) {
    close_end(&ends->output[i]);
    close_end(&ends->words[i]);
  }
}

/* No end is one of the three that the child puts others on, even where the program itself was started without them. */
static bool keep_clear(int *end)
{
  if (*end < 0) return false;
  if (*end > 2) return true;
  int other = fcntl(*end, F_DUPFD_CLOEXEC, 3);
  close(*end);
  *end = other;
  return other >= 0;
}

static bool open_ends(const struct process *process, struct ends *ends)
{
  *ends = (struct ends){-1, {-1, -1}, {-1, -1}};
  ends->input = file_of(process->input);
  if (ends->input < 0 || pipe2(ends->output, O_CLOEXEC) != 0 || pipe2(ends->words, O_CLOEXEC) != 0) return false;
  bool clear = keep_clear(&ends->input);
  for (int i = 0; i < 2; i++) clear = keep_clear(&ends->output[i]) && keep_clear(&ends->words[i]) && clear;
  return clear;
}

static long long now(void)
{
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* A run. */
struct run_state {
  const struct process *process;
  struct process_result *result;
  struct ends ends;
  pid_t child;
  int ended;       /* can be read when the program has ended; -1: that is not told, or it was seen */
  long long until; /* ms; 0: as long as it takes */
  size_t taken;
  size_t said;
};

/* Whether its time is over: as the clock tells it, however much else the machine has to do. */
static bool is_late(const struct run_state *run)
{
  return run->until && now() >= run->until;
}

/* Ends what the program has left behind, which may hold the pipes open. The program itself is a name of its group
 * until it is reaped. */
static void end_rest(struct run_state *run)
{
  kill(-run->child, SIGKILL);
  close_end(&run->ended);
}

/* Takes what stands in the pipe `end`, which is closed at its end. False when no more is wanted. */
static bool take_piece(struct run_state *run, int *end, char *room)
{
  ssize_t size = read(*end, room, PIECE);
  if (size < 0 && errno == EINTR) return true;
  if (size <= 0) {
    close_end(end);
    return true;
  }
  if (end == &run->ends.words[0]) {
    for (ssize_t i = 0; i < size && run->said + 1 < PROCESS_WORDS; i++) run->result->words[run->said++] = room[i];
    return true;
  }
  run->taken += (size_t)size;
  run->result->end = PROCESS_TOO_MUCH;
  if (run->process->most_output && run->taken > run->process->most_output) return false;
  run->result->end = PROCESS_STOPPED;
  if (run->process->take && !run->process->take(run->process->user, (slice){room, (size_t)size})) return false;
  run->result->end = PROCESS_DONE;
  return true;
}

/* Reads both pipes to their ends. False when the program must be ended before. */
static bool take_all(struct run_state *run, char *room)
{
  while (run->ends.output[0] >= 0 || run->ends.words[0] >= 0) {
    struct pollfd pipes[] = {
        {run->ends.output[0], POLLIN, 0}, {run->ends.words[0], POLLIN, 0}, {run->ended, POLLIN, 0}};
    if (is_late(run)) {
      run->result->end = PROCESS_TIMEOUT;
      return false;
    }
    long long left = run->until ? run->until - now() : INT_MAX;
    if (left < 0) left = 0;
    if (poll(pipes, 3, (int)left) < 0 && errno != EINTR) return false;
    if (pipes[2].revents) end_rest(run);
    if (pipes[0].revents && !take_piece(run, &run->ends.output[0], room)) return false;
    if (pipes[1].revents && !take_piece(run, &run->ends.words[0], room)) return false;
  }
  return true;
}

/* Waits until the program has ended; it stays a name (of its group, too) until it is reaped. */
static bool wait_for_end(struct run_state *run)
{
  for (;;) {
    siginfo_t info = {0};
    if (waitid(P_PID, (id_t)run->child, &info, WEXITED | WNOWAIT | WNOHANG) != 0 && errno != EINTR) return true;
    if (info.si_pid) return true;
    if (is_late(run)) {
      run->result->end = PROCESS_TIMEOUT;
      return false;
    }
    nanosleep(&(struct timespec){0, NAP * 1000000L}, NULL);
  }
}

static void reap(struct run_state *run)
{
  int status = 0;
  kill(-run->child, SIGKILL);
  while (waitpid(run->child, &status, 0) < 0 && errno == EINTR) continue;
  if (run->result->end != PROCESS_DONE) return;
  if (WIFSIGNALED(status)) {
    run->result->status = WTERMSIG(status);
    run->result->end = run->result->status == SIGXCPU ? PROCESS_TIMEOUT : PROCESS_CRASHED;
  } else {
    run->result->status = WEXITSTATUS(status);
    run->result->end = run->result->status == 0 ? PROCESS_DONE : PROCESS_FAILED;
  }
}

/* What the program said, fit for a message. */
static void clean_words(char *words)
{
  for (char *at = words; *at; at++)
    if ((unsigned char)*at < ' ' || *at == 0x7F) *at = ' ';
  slice text = slice_of(words);
  size_t size = utf8_valid(text);
  while (size && words[size - 1] == ' ') size--;
  words[size] = 0;
}

static bool run_child(struct run_state *run, const char *path)
{
  const struct process *process = run->process;
  const char *home = process->folder ? process->folder : "/nonexistent";
  const char *paths = getenv("PATH");
  char *search = NULL, *home_set = NULL, *temporary = NULL, *room = malloc(PIECE);
  bool ready = room && asprintf(&search, "PATH=%s", paths && *paths ? paths : USUAL_PATH) > 0 &&
               asprintf(&home_set, "HOME=%s", home) > 0 && asprintf(&temporary, "TMPDIR=%s", home) > 0;
  char *environment[] = {search, home_set, temporary, (char[]){"LC_ALL=C.UTF-8"}, NULL};
  pid_t parent = getpid();
  run->child = ready ? fork() : -1;
  if (run->child == 0) become(process, path, environment, &run->ends, parent);
  if (run->child > 0) {
    setpgid(run->child, run->child); /* either may be first */
    close_end(&run->ends.input);
    close_end(&run->ends.output[1]);
    close_end(&run->ends.words[1]);
    run->ended = (int)syscall(SYS_pidfd_open, run->child, 0);
    run->result->end = PROCESS_DONE;
    if (take_all(run, room)) wait_for_end(run);
    close_end(&run->ended);
    reap(run);
  } else {
    run->result->status = ready ? errno : ENOMEM;
  }
  free(search);
  free(home_set);
  free(temporary);
  free(room);
  return run->result->end == PROCESS_DONE;
}

bool process_run(const struct process *process, struct process_result *result)
{
  struct run_state run = {.process = process, .result = result, .ended = -1};
  char path[PATH_MAX];
  *result = (struct process_result){.end = PROCESS_MISSING};
  if (!find_program(process->argv[0], path)) return false;
  result->end = PROCESS_FAULT;
  if (process->seconds) run.until = now() + process->seconds * 1000LL;
  if (!open_ends(process, &run.ends))
    result->status = errno;
  else
    run_child(&run, path);
  close_ends(&run.ends);
  clean_words(result->words);
  return result->end == PROCESS_DONE;
}

bool process_complain(const struct process *process, const struct process_result *result, bg_log *log)
{
  char why[PROCESS_WORDS + 64];
  switch (result->end) {
  case PROCESS_MISSING: return log_add(log, BG_HELPER_MISSING, NOWHERE, process->argv[0], process->advice);
  case PROCESS_TIMEOUT: snprintf(why, sizeof why, N_("it takes longer than %u seconds"), process->seconds); break;
  case PROCESS_TOO_MUCH: snprintf(why, sizeof why, N_("it gives more than %zu bytes"), process->most_output); break;
  case PROCESS_CRASHED: snprintf(why, sizeof why, N_("it was ended by signal %d"), result->status); break;
  case PROCESS_FAULT:
    snprintf(why, sizeof why, N_("it could not be started (%s)"), strerrordesc_np(result->status));
    break;
  default:
    snprintf(why, sizeof why, "%s (status %d)", *result->words ? result->words : N_("it does not say why"),
             result->status);
  }
  return log_add(log, BG_HELPER_FAILED, NOWHERE, process->argv[0], why);
}
