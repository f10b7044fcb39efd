/* Decoding: bytes in some encoding → UTF-8. */
#ifndef BAOGAO_DECODE_H
#define BAOGAO_DECODE_H

#include "../support/arena.h"
#include "../support/log.h"

/** A decoded text. */
struct decoded {
  slice text;           /* well-formed UTF-8, NUL-terminated behind its end, in the arena or lent */
  const char *encoding; /* what it was: UTF-8, UTF-16LE, GB18030, Big5 …; in the arena or static */
  bool guessed;         /* nothing said which */
  bool same;            /* the text has the same bytes as the source */
  size_t bad_bytes;     /* bytes that could not be decoded */
  log_place bad_place;  /* of the first of them, in the file: what a reader takes out of that has other places */
};

/** Decodes `source`. `encoding` is the name of its encoding or NULL: found out. A byte order mark is left out.
 * Bytes that cannot be decoded become U+FFFD. False with UNKNOWN_ENCODING, BINARY_INPUT or MEMORY in `log`. */
bool decode(slice source, const char *encoding, arena *a, bg_log *log, struct decoded *decoded);

/** The same, but what is UTF-8 stays where it is: `source` is NUL-terminated behind its end, and lives as long as the
 * text is needed. */
bool decode_lent(slice source, const char *encoding, arena *a, bg_log *log, struct decoded *decoded);

#endif
