/* Days as people write them. */
#ifndef BAOGAO_DAYS_H
#define BAOGAO_DAYS_H

#include "../support/arena.h"

/** The day with which `text` begins (2024-01-22 09:30, 2024/1/22, 2024年1月22日) as YYYY-MM-DD, in `memory`; NULL when
 * there is none, or memory runs out. */
const char *day_read(arena *memory, const char *text);

#endif
