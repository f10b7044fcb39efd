/* Temporary files and folders: outputs that are not finished yet, beside the place that they are to take.
 *
 * Each is locked (flock) by the run that makes it, as long as that lives and has not closed it. So who comes upon one
 * can tell whether it is still wanted, whatever has become of the process: a process number may be another's by now, a
 * lock is not. */
#ifndef BAOGAO_TEMPORARY_H
#define BAOGAO_TEMPORARY_H

/** Makes a new file, or folder that only its owner may enter, in the folder in which `path` stands. `*name` gets its
 * path, the caller's (free). Returns a descriptor whose closing lets it go; -1 with errno, `*name` is then NULL. */
int temporary_file(const char *path, char **name);
int temporary_folder(const char *path, char **name);

/** Removes all that dead runs have left in the folder in which `path` stands. What belongs to somebody else, or to a
 * run that lives, or what cannot be locked, stays. */
void temporary_sweep(const char *path);

#endif
