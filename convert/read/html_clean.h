/* A page as libxml2 can read it. Within html.c only. */
#ifndef BAOGAO_READ_HTML_CLEAN_H
#define BAOGAO_READ_HTML_CLEAN_H

#include "../support/arena.h"
#include "../support/slice.h"

/** The page `text` with SPACE for NUL, at which libxml2 would end, without Word's conditions, which it would take for
 * text, and without attributes where there are absurdly many: `text` itself, or a copy in `memory`. `.at` is NULL when
 * memory runs out. */
slice html_cleaned(arena *memory, slice text);

#endif
