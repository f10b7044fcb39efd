/* The names that inputs get in an archive. */
#ifndef BAOGAO_ARCHIVE_NAME_H
#define BAOGAO_ARCHIVE_NAME_H

#include "settings.h"

/** The name under which the input `path` is kept: its base name, in Unicode's NFC; bytes that are no UTF-8 become
 * U+FFFD. The caller's (free); NULL when memory runs out. */
char *archive_name(const char *path);

/** Wrong use when two inputs would have one name, or two that differ in nothing but capitals, which not every file
 * system tells apart. */
bg_status archive_check_names(const struct settings *settings);

#endif
