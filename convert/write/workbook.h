/* The archive that an Office document is (ECMA-376, part 2): its parts are deflated as they come and kept in memory, so
 * that nothing of it is on a disk, in whatever folder, before it is whole; and everything that can fail is asked. */
#ifndef BAOGAO_WORKBOOK_H
#define BAOGAO_WORKBOOK_H

#include "../support/log.h"
#include "../tree/serializer.h"
#include "buffer.h"
#include <zlib.h>

/** A part on its way. Must not be moved while it is begun. */
struct part {
  char name[48];
  struct serializer out; /* takes what is put into the part */
  z_stream stream;
  struct buffer packed;
  unsigned long checksum; /* CRC-32 of what was put */
  uint64_t size;          /* the same, in bytes */
  size_t read;            /* of `packed`, by libzip */
  bool begun;
};

/** Begins a part called so, with the XML declaration; or, with NULL, one that is to follow another's beginning. False
 * when memory runs out, as in the other functions. */
bool part_begin(struct part *part, const char *name);

/** Ends the part, or, with `more`, ends it so that another's bytes may follow. False also when a put has failed. */
bool part_end(struct part *part, bool more);

/** Appends what was put into `rest`, which has ended, to a part that ended with `more`. */
bool part_append(struct part *part, const struct part *rest);

/** Ends it if need be. Nothing is to be done for a part that is all zero. */
void part_free(struct part *part);

/** Makes the archive of parts that have ended, in `bytes`, which is to be freed in any case. All are of one fixed time.
 * False, logged, when that fails. */
bool workbook_pack(struct part *parts, size_t count, struct buffer *bytes, bg_log *log);

#endif
