/* Proposers: each construction of the language that tells what a number is about is one function, which reads the scene
 * and writes nothing but its candidates. */
#ifndef BAOGAO_PROPOSERS_H
#define BAOGAO_PROPOSERS_H

#include "candidates.h"

/** A candidate of construction `cause` that reads as `parts` one behind the other: the one that reads so already, which
 * then is of this construction, too, or a new one. NULL: it can be no name. */
struct candidate *construction_add(struct candidates *all, enum cause cause, const slice *parts, size_t count);

/** named.c: the name in the number's own clause, as the clause was read. */
void propose_named(const struct scene *scene, struct candidates *all);

/** counted.c: the thing behind the number, as it was read, and what is said of it. */
void propose_counted(const struct scene *scene, struct candidates *all);

/** completed.c: what the sentence or the one before has said already. */
void propose_completed(const struct scene *scene, struct candidates *all);

/** list.c: the member of a list that the number belongs to. */
void propose_member(const struct scene *scene, struct candidates *all);

/** named.c: the name of the number's own clause without the place where it holds, its sum or its count. */
slice name_bare(slice noun, slice *area);

#endif
