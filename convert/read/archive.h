/* Files in a ZIP archive, by libzip. */
#ifndef BAOGAO_ARCHIVE_H
#define BAOGAO_ARCHIVE_H

#include "../support/arena.h"
#include "../support/log.h"
#include <libxml/tree.h>

/** An archive that lies in memory, and how much may still be unpacked from it. */
typedef struct archive archive;

/** Opens the archive in `bytes` (borrowed for as long as it is open). `most`: how many bytes may be unpacked in all.
 * NULL with DAMAGED_ARCHIVE or MEMORY in `log`. */
archive *archive_open(slice bytes, size_t most, arena *memory, bg_log *log);
void archive_close(archive *a);

/** Whether there is a file called `name`, in `*there`. False, as archive_each(), when that cannot be told. */
bool archive_find(archive *a, const char *name, bool *there);

/** Unpacks the file called `name` piece by piece; `take` returns false to stop. False with DAMAGED_ARCHIVE, TOO_LARGE
 * or MEMORY in the log, and when `take` has stopped it. */
bool archive_each(archive *a, const char *name, bool (*take)(void *user, slice piece), void *user);

/** The whole file called `name`, in the arena; `.at` is NULL as archive_each() is false. */
slice archive_file(archive *a, const char *name);

/** The XML file called `name` as a tree, the caller's (xmlFreeDoc()); NULL when there is none of that name. False, as
 * archive_each(), when it cannot be read: damaged, not well-formed, with a document type. */
bool archive_xml(archive *a, const char *name, xmlDoc **tree);

#endif
