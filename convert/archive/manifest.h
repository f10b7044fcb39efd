/* Manifests of a bag (RFC 8493, 2.1.3): a line a file, its checksum and its path. */
#ifndef BAOGAO_MANIFEST_H
#define BAOGAO_MANIFEST_H

#include "../support/arena.h"
#include "../write/buffer.h"

/** Appends a line: two spaces between checksum and path, as sha512sum writes and reads it. CR, LF and % of the path are
 * written as %0D, %0A, %25. False when memory runs out. */
bool manifest_add(struct buffer *manifest, const char *checksum, const char *path);

struct manifest_line {
  const char *checksum; /* lower-case */
  const char *path;     /* decoded */
};

enum manifest_result { MANIFEST_END, MANIFEST_LINE, MANIFEST_WRONG, MANIFEST_MEMORY };

/** Takes the next line from the beginning of `*rest`, passing over empty ones; strings are in the arena.
 * MANIFEST_WRONG for a line without checksum or path, or whose path is absolute or leads out of the bag. */
enum manifest_result manifest_next(slice *rest, arena *arena, struct manifest_line *line);

/** The path in Unicode's NFC, by which the same name written by another system may be found; NULL when it is no UTF-8
 * or memory runs out. */
const char *manifest_normal(const char *path, arena *arena);

#endif
