/* Sources: which files the command line means, where it names folders, patterns or a list. */
#ifndef BAOGAO_SOURCES_H
#define BAOGAO_SOURCES_H

#include "settings.h"

/** Puts into the settings' files, in this order, what the arguments and --files-from name: of a folder the reports in
 * it and below it, by their suffixes and in the order of their paths' bytes (no links, no hidden files, nothing of the
 * folder under -d); of a pattern that is no file's name the files that it matches; of a list each line. What is read
 * for it belongs to the settings (sources_free). Anything but BG_OK: it has been said why. */
bg_status sources_find(struct settings *settings);
void sources_free(struct settings *settings);

/** What of an input's path is kept in the names of what is made of it: the path below the folder that was given, else
 * the base name; it never leads up. Points into `path`. */
const char *sources_kept(const struct settings *settings, const char *path);

#endif
