/* A guard: see guard.h. Its thread waits for the signals, which are blocked everywhere else. */
#include "guard.h"
#include <errno.h>
#include <ftw.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { OPEN_FOLDERS = 8 };

struct guard {
  pthread_t thread;
  pthread_mutex_t lock;
  sigset_t signals;
  struct unfinished *first;
  bool ended;
};

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *place)
{
  (void)status, (void)kind, (void)place;
  (void)remove(path);
  return 0;
}

void guard_remove(const char *path)
{
  if (unlink(path) == 0 || errno == ENOENT) return;
  nftw(path, remove_entry, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

/* A folder gets another name first: threads that still work find nothing there to put files into. */
static void remove_unfinished(const char *path)
{
  char *aside = NULL;
  if (asprintf(&aside, "%s-stopped", path) < 0) aside = NULL;
  bool moved = aside && rename(path, aside) == 0;
  guard_remove(moved ? aside : path);
  free(aside);
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

guard *guard_new(void)
{
  guard *guard = calloc(1, sizeof *guard);
  if (!guard) return NULL;
  sigemptyset(&guard->signals);
  sigaddset(&guard->signals, SIGUSR1);
  add_unless_ignored(&guard->signals, SIGINT);
  add_unless_ignored(&guard->signals, SIGTERM);
  add_unless_ignored(&guard->signals, SIGHUP);
  if (pthread_mutex_init(&guard->lock, NULL) != 0) {
    free(guard);
    return NULL;
  }
  pthread_sigmask(SIG_BLOCK, &guard->signals, NULL);
  if (pthread_create(&guard->thread, NULL, wait_for_signal, guard) == 0) return guard;
  pthread_sigmask(SIG_UNBLOCK, &guard->signals, NULL);
  pthread_mutex_destroy(&guard->lock);
  free(guard);
  return NULL;
}

void guard_free(guard *guard)
{
  if (!guard) return;
  pthread_mutex_lock(&guard->lock);
  guard->ended = true;
  pthread_mutex_unlock(&guard->lock);
  pthread_kill(guard->thread, SIGUSR1);
  pthread_join(guard->thread, NULL);
  pthread_mutex_destroy(&guard->lock);
  free(guard);
}

void guard_watch(guard *guard, struct unfinished *item)
{
  if (!guard) return;
  pthread_mutex_lock(&guard->lock);
  item->next = guard->first;
  guard->first = item;
  pthread_mutex_unlock(&guard->lock);
}

void guard_begin(guard *guard)
{
  if (guard) pthread_mutex_lock(&guard->lock);
}

void guard_end(guard *guard, struct unfinished *item)
{
  if (!guard) return;
  struct unfinished **link = &guard->first;
  while (*link != item) link = &(*link)->next;
  *link = item->next;
  pthread_mutex_unlock(&guard->lock);
}
