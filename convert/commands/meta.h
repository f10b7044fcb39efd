/* The side file: facts about many inputs, a row an input (--meta). */
#ifndef BAOGAO_META_H
#define BAOGAO_META_H

#include "settings.h"

struct meta;

/** Reads the file that the settings name, and tells of rows whose file is no input. NULL when that fails: it has been
 * said why. `*status` is set in any case: under --strict a warning makes it BG_WARNED. */
struct meta *meta_read(const struct settings *settings, bg_status *status);
void meta_free(struct meta *meta);

/** Puts the facts of the row for `path` (its path as given, else its base name) into `options`: a row says more of its
 * file than the command line does. The strings are borrowed from `meta`, which may be NULL. */
void meta_apply(const struct meta *meta, const char *path, bg_options *options);

#endif
