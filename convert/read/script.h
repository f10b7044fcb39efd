/* Traditional or Simplified characters? */
#ifndef BAOGAO_SCRIPT_H
#define BAOGAO_SCRIPT_H

#include "../support/slice.h"

/** Whether `text` is in Traditional characters: of those in lexicon/scripts.tsv, more of its first 64 KiB are in the
 * Traditional form than in the Simplified. */
bool script_is_traditional(slice text);

#endif
