/* Output: a folder that appears whole or not at all.
 *
 * It is filled under a temporary name beside its own, and gets its name when all of it has reached the disk. A folder
 * that has the name already changes places with it in one step and is then removed. */
#ifndef BAOGAO_OUTDIR_H
#define BAOGAO_OUTDIR_H

#include "guard.h"
#include "log.h"

typedef struct outdir outdir;

/** Makes a new, empty folder that is to be called `path`; folders above it are made as far as they are missing.
 * `guard` may be NULL. NULL, with CANNOT_WRITE or MEMORY in `log`, when that fails. */
outdir *outdir_open(const char *path, guard *guard, bg_log *log);

/** The name that the folder has until it is closed. */
const char *outdir_path(const outdir *dir);

/** Ends the folder and frees `dir`: with `keep` the folder gets its name, without it nothing remains of it.
 * False, with CANNOT_WRITE in `log`, when `keep` could not be done; what had the name before is then still there. */
bool outdir_close(outdir *dir, bool keep, bg_log *log);

#endif
