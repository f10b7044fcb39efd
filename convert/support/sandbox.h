/* A sandbox: what a process that reads what others have written can no longer do, whatever it is talked into. By
 * Landlock and seccomp, where the kernel has them. */
#ifndef BAOGAO_SANDBOX_H
#define BAOGAO_SANDBOX_H

#include <stdbool.h>
#include <stddef.h>

/** From now on this thread, and all that it starts, may make, change and remove files only at these paths and below
 * them (NULL among them and what is not there are passed over), in the folders for temporary files, and what is open
 * already. False when the kernel knows no such thing. To be called before any thread is started. */
bool sandbox_writes(const char *const *paths, size_t count);

/** The same for a process that runs somebody else's program: it may write to `folder` (NULL: nothing) alone, and read
 * only there, in the system's folders, and in that of the program at `path`. Allocates nothing, so that a child may
 * call it between fork() and execve(). */
bool sandbox_helper(const char *folder, const char *path);

/** From now on no socket can be had but for processes of this machine. False when that cannot be done. Allocates
 * nothing. */
bool sandbox_network(void);

/** From now on this process, and all that it starts, stays in its process group, by which all of them can be ended.
 * False when that cannot be done. Allocates nothing. */
bool sandbox_group(void);

#endif
