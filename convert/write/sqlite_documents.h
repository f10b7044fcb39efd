/* A database that sqlite.c has made, from the other end: the reports' XML. */
#ifndef BAOGAO_SQLITE_DOCUMENTS_H
#define BAOGAO_SQLITE_DOCUMENTS_H

#include "../support/log.h"

struct documents;

/** Opens the database called `path` for reading. NULL, logged, when that fails or when it is none of ours. */
struct documents *documents_open(const char *path, bg_log *log);
void documents_close(struct documents *documents);

/** The ids of the reports, in the order in which they were added. */
char **documents_ids(const struct documents *documents, size_t *count);

/** The XML of a report, the caller's (free) and NUL-terminated behind its end. False, logged, when it cannot be had.
 * Any thread may ask. */
bool documents_read(struct documents *documents, const char *id, char **bytes, size_t *size, bg_log *log);

#endif
