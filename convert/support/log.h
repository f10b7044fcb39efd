/* The log from within: adding diagnostics. What a caller of the library sees of it stands in baogao.h. */
#ifndef BAOGAO_LOG_H
#define BAOGAO_LOG_H

#include "../baogao.h"
#include "slice.h"

/** A place in a source: line and column, 1-based, columns in code points; line 0 is no place. */
typedef struct {
  size_t line;
  size_t column;
} log_place;

/** Sets the file name (copied) that the diagnostics from now on carry; NULL for none. */
void log_file(bg_log *log, const char *name);

/** Adds a diagnostic; the arguments after `place` are NUL-terminated strings, one for each %s of the message.
 * After LOG_MOST of one code for one file the rest are only counted (MORE_OF_THESE when the file ends, by log_file()).
 * Always returns false, so that `return log_add(…)` ends a function that has failed. `log` may be NULL: nothing is
 * kept. */
bool log_add(bg_log *log, bg_code code, log_place place, ...);

/** log_add() of MEMORY: never allocates. */
bool log_memory(bg_log *log);

enum { LOG_MOST = 200, LOG_WORDS = 3 /* in a message, at most */ };

/** The text of the diagnostic at `index` before its words were put in, a printf format with %s alone, and the words:
 * for who says it in another language. NULL after the last. Borrowed from the log. */
const char *log_words(const bg_log *log, size_t index, const char *words[LOG_WORDS]);

/** Marks a text for the catalogues of the command line (convert/po), where it does not stand in a call by which it is
 * found; it stays as it is. */
#define N_(text) text

/** No place in the text. */
#define NOWHERE ((log_place){0, 0})

/** Appends all of `from` to `to`, for work done in another thread. */
bool log_append(bg_log *to, const bg_log *from);

#endif
