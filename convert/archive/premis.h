/* PREMIS: what was done to the files of a bag, as archives record it (Library of Congress, version 3). */
#ifndef BAOGAO_PREMIS_H
#define BAOGAO_PREMIS_H

#include "../support/ledger.h"
#include "../write/buffer.h"

/** Writes the record into `record`: an object for each of the `count` files but those of the package, with size and
 * digest; for each original, that it was taken in on `day` (YYYY-MM-DD), and one event for all that was made of them.
 * False when memory runs out. */
bool premis_record(const struct ledger_file *files, size_t count, const char *day, struct buffer *record);

#endif
