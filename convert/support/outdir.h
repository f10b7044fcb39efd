/* Output: a folder that appears whole or not at all.
 *
 * It is filled under a temporary name beside its own, and gets its name when all of it has reached the disk. A folder
 * that has the name already may give way: the two change places in one step, what has come out is looked at, and either
 * it is removed or they change back. */
#ifndef BAOGAO_OUTDIR_H
#define BAOGAO_OUTDIR_H

#include "guard.h"
#include "log.h"

typedef struct outdir outdir;

/** Whether the folder called `path` may be removed. It may log what it cannot read; that it may not go is logged by
 * who has asked. */
typedef bool outdir_may_go(void *user, const char *path, bg_log *log);

/** Makes a new, empty folder that is to be called `path`; folders above it are made as far as they are missing.
 * `may_go` is asked, in the end, about a folder that is there now; NULL: nothing may be there. `guard` may be NULL.
 * NULL, with CANNOT_WRITE or MEMORY in `log`, when that fails. */
outdir *outdir_open(const char *path, outdir_may_go *may_go, void *user, guard *guard, bg_log *log);

/** The name that the folder has until it is closed. */
const char *outdir_path(const outdir *dir);

/** Whether the folder will take the place of one that is there. */
bool outdir_replaces(const outdir *dir);

/** Ends the folder and frees `dir`: with `keep` the folder gets its name, without it nothing remains of it.
 * False, with CANNOT_WRITE in `log`, when `keep` could not be done: what has the name is then still there, also when it
 * has come meanwhile, is another folder than in the beginning, or has been changed so that it may not go. */
bool outdir_close(outdir *dir, bool keep, bg_log *log);

#endif
