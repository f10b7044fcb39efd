/* Memory: when it runs out, the program ends with BG_FAULT and the message MEMORY; no unfinished file remains, no
 * finished one is changed. Nothing needs to be called for that. */
#ifndef BAOGAO_MEMORY_H
#define BAOGAO_MEMORY_H

#include "../baogao.h"

/** Whether the message is JSON, as --log json wants it. */
void memory_say_json(bool json);

#endif
