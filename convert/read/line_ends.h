/* Line ends: LF, CR LF or (of old) CR alone. */
#ifndef BAOGAO_LINE_ENDS_H
#define BAOGAO_LINE_ENDS_H

#include "../support/log.h"

/** Whether lines of `text` may end with CR. */
bool has_returns(slice text);

/** Where the line behind the one at `at` begins, or NULL after the last. `returns`: has_returns() of the text. */
const char *next_line(const char *at, const char *end, bool returns);

/** The place of the byte at `offset` of `text`. Linear in it. */
log_place place_in(slice text, size_t offset);

#endif
