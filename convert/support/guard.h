/* A guard: when the program is told to stop, what is unfinished goes away. */
#ifndef BAOGAO_GUARD_H
#define BAOGAO_GUARD_H

typedef struct guard guard;

/** A file or folder that is not finished yet. Kept by its maker as long as it is watched. */
struct unfinished {
  const char *path;
  struct unfinished *next;
};

/** Watches for SIGINT, SIGTERM and SIGHUP from now on, in a thread of its own: they remove all that is watched, then
 * end the program as they would have. NULL when that cannot be had; every function takes that for a guard that does
 * nothing. To be called before any other thread is started. */
guard *guard_new(void);
void guard_free(guard *guard);

/** Watches `item`. */
void guard_watch(guard *guard, struct unfinished *item);

/** Begins to finish something: no signal is answered until guard_end(), which watches `item` no longer. A signal so
 * finds either what is unfinished or what is finished. */
void guard_begin(guard *guard);
void guard_end(guard *guard, struct unfinished *item);

/** Removes a file, or a folder with all that is in it; what is not there is no matter. */
void guard_remove(const char *path);

#endif
