/* The subject of a statistic: the body or place it is about, where the report is not about its own. */
#ifndef BAOGAO_SUBJECT_H
#define BAOGAO_SUBJECT_H

#include "bind.h"

/** Gives the binding added last, whose `verb` is known, the subject that stands before its deed, if it has none yet.
 * False when memory runs out. */
bool subject_read(struct binder *binder);

#endif
