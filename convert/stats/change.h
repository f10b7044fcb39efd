/* Changes: whether a number tells of more or of less. */
#ifndef BAOGAO_CHANGE_H
#define BAOGAO_CHANGE_H

#include "bind.h"

/** The change (lex_predicates_change) that `quantity` with its clause tells of. */
uint8_t change_told(const struct binder *binder, const struct clause *clause, const struct quantity *quantity);

/** Whether the number goes on with the list of the last: what was done to that holds for it, too. */
bool change_is_carried(const struct binder *binder, const struct clause *clause);

#endif
