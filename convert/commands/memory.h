/* Memory: when it runs out, the program ends with BG_FAULT and the message MEMORY; no unfinished file remains, no
 * finished one is changed. Nothing needs to be called for that. */
#ifndef BAOGAO_MEMORY_H
#define BAOGAO_MEMORY_H

#include "../baogao.h"

/** Whether the message is JSON, as --log json wants it. */
void memory_say_json(bool json);

/** Lets the process have no more than half of the machine's memory, or what it is limited to now if that is less: for
 * code that is not trusted to end. */
void memory_limit(void);

#endif
