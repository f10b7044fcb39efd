/* A guard: when the program is told to stop, what is unfinished goes away; and what runs that were killed have left,
 * too. */
#ifndef BAOGAO_GUARD_H
#define BAOGAO_GUARD_H

typedef struct guard guard;

/** A file or folder that is not finished yet. Kept by its maker as long as it is watched. */
struct unfinished {
  const char *path;
  struct unfinished *next;
};

/** Says that the run ends by a signal; called when all is removed. It must not wait for anybody. */
typedef void guard_say(void *user, int signal);

/** Watches for SIGINT, SIGTERM, SIGHUP and SIGXCPU from now on, in a thread of its own: they remove all that is
 * watched, say so (`say` may be NULL), then end the program as they would have. SIGXFSZ is ignored, so that too large a
 * file is an error of writing it. NULL when a guard cannot be had; every function takes that for one that does nothing.
 * To be called before any other thread is started. */
guard *guard_new(guard_say *say, void *user);
void guard_free(guard *guard);

/** From here to guard_release() no signal is answered: what is made in between is watched, what is finished is not. */
void guard_hold(guard *guard);
void guard_release(guard *guard);

/** Watches `item`, or does no more. The guard must be held. */
void guard_watch(guard *guard, struct unfinished *item);
void guard_forget(guard *guard, struct unfinished *item);

/** Sweeps the folder in which `path` stands (temporary.h), if this guard has not done so before. */
void guard_sweep(guard *guard, const char *path);

/** Removes all that the guard of this process watches (the last one made, if it has not been freed), and keeps anything
 * from being finished. For a process that ends next, in any thread and state: it allocates nothing. */
void guard_clear(void);

/** Removes a file, or a folder with all that is in it; what is not there is no matter. */
void guard_remove(const char *path);

#endif
