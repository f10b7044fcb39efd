/* A guard: see guard.h. Its thread waits for the signals, which are blocked everywhere else. */
#include "guard.h"
#include "folder.h"
#include "temporary.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_SWEPT = 64 }; /* folders; outputs go to one, or to few by links */

struct guard {
  pthread_t thread;
  pthread_mutex_t lock;
  sigset_t signals;
  struct unfinished *first;
  bool ended;
  guard_say *say;
  void *user;
  struct stat swept[MOST_SWEPT];
  size_t swept_count;
};

void guard_remove(const char *path)
{
  if (unlink(path) == 0 || errno == ENOENT) return;
  folder_remove(AT_FDCWD, path);
}

/* A folder gets another name first: threads that still work find nothing there to put files into. */
static void remove_unfinished(const char *path)
{
  char aside[PATH_MAX];
  int size = snprintf(aside, sizeof aside, "%s-stopped", path);
  bool moved = size > 0 && (size_t)size < sizeof aside && rename(path, aside) == 0;
  guard_remove(moved ? aside : path);
}

/* The guard of the process: as signals are the process's, so is memory. */
static guard *_Atomic of_process;

void guard_clear(void)
{
  guard *guard = of_process;
  if (!guard) return;
  (void)pthread_mutex_lock(&guard->lock); /* for good; refused to the thread that has it, which is as good */
  for (struct unfinished *item = guard->first; item; item = item->next) remove_unfinished(item->path);
}

/* The guard's thread. SIGUSR1 from guard_free() ends it. */
static void *wait_for_signal(void *user)
{
  guard *guard = user;
  int number = SIGUSR1;
  while (number == SIGUSR1) {
    if (sigwait(&guard->signals, &number) != 0) return NULL;
    pthread_mutex_lock(&guard->lock); /* by another signal for good: no file may be renamed any more */
    if (guard->ended) {
      pthread_mutex_unlock(&guard->lock);
      return NULL;
    }
    if (number == SIGUSR1) pthread_mutex_unlock(&guard->lock);
  }
  for (struct unfinished *item = guard->first; item; item = item->next) remove_unfinished(item->path);
  if (guard->say) guard->say(guard->user, number);
  signal(number, SIG_DFL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  return NULL;
}

/* A signal that is ignored (nohup, a background job) stays so. */
static void add_unless_ignored(sigset_t *signals, int number)
{
  struct sigaction action;
  if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_IGN) sigaddset(signals, number);
}

/* A lock that says so when the thread that has it wants it: guard_clear() may come while the guard is held. */
static bool init_lock(pthread_mutex_t *lock)
{
  pthread_mutexattr_t kind;
  if (pthread_mutexattr_init(&kind) != 0) return false;
  bool good = pthread_mutexattr_settype(&kind, PTHREAD_MUTEX_ERRORCHECK) == 0 && pthread_mutex_init(lock, &kind) == 0;
  pthread_mutexattr_destroy(&kind);
  return good;
}

guard *guard_new(guard_say *say, void *user)
{
  guard *guard = calloc(1, sizeof *guard);
  if (!guard) return NULL;
  guard->say = say;
  guard->user = user;
  signal(SIGXFSZ, SIG_IGN);
  sigemptyset(&guard->signals);
  sigaddset(&guard->signals, SIGUSR1);
  add_unless_ignored(&guard->signals, SIGINT);
  add_unless_ignored(&guard->signals, SIGTERM);
  add_unless_ignored(&guard->signals, SIGHUP);
  add_unless_ignored(&guard->signals, SIGXCPU);
  if (!init_lock(&guard->lock)) {
    free(guard);
    return NULL;
  }
  pthread_sigmask(SIG_BLOCK, &guard->signals, NULL);
  if (pthread_create(&guard->thread, NULL, wait_for_signal, guard) == 0) {
    of_process = guard;
    return guard;
  }
  pthread_sigmask(SIG_UNBLOCK, &guard->signals, NULL);
  pthread_mutex_destroy(&guard->lock);
  free(guard);
  return NULL;
}

void guard_free(guard *guard)
{
  if (!guard) return;
  of_process = NULL;
  pthread_mutex_lock(&guard->lock);
  guard->ended = true;
  pthread_mutex_unlock(&guard->lock);
  pthread_kill(guard->thread, SIGUSR1);
  pthread_join(guard->thread, NULL);
  pthread_mutex_destroy(&guard->lock);
  free(guard);
}

void guard_hold(guard *guard)
{
  if (guard) pthread_mutex_lock(&guard->lock);
}

void guard_release(guard *guard)
{
  if (guard) pthread_mutex_unlock(&guard->lock);
}

void guard_watch(guard *guard, struct unfinished *item)
{
  if (!guard) return;
  item->next = guard->first;
  guard->first = item;
}

void guard_forget(guard *guard, struct unfinished *item)
{
  if (!guard) return;
  struct unfinished **link = &guard->first;
  while (*link && *link != item) link = &(*link)->next;
  if (*link) *link = item->next;
}

/* Whether the folder is seen for the first time. The guard is held. */
static bool is_new(guard *guard, const struct stat *folder)
{
  for (size_t i = 0; i < guard->swept_count; i++)
    if (guard->swept[i].st_dev == folder->st_dev && guard->swept[i].st_ino == folder->st_ino) return false;
  if (guard->swept_count == MOST_SWEPT) return false;
  guard->swept[guard->swept_count++] = *folder;
  return true;
}

void guard_sweep(guard *guard, const char *path)
{
  struct stat status;
  int folder = guard ? folder_open_parent(path) : -1;
  if (folder < 0) return;
  bool known = fstat(folder, &status) == 0;
  close(folder);
  guard_hold(guard);
  if (known && is_new(guard, &status)) temporary_sweep(path);
  guard_release(guard);
}
