/* Proposers: each construction of the language that tells what a number is about is one function, which reads the scene
 * and writes nothing but its candidates. */
#ifndef BAOGAO_PROPOSERS_H
#define BAOGAO_PROPOSERS_H

#include "candidates.h"

/** A candidate of construction `cause` that reads as `parts` one behind the other: the one that reads so already, which
 * then is of this construction, too, or a new one. NULL: it can be no name. */
struct candidate *construction_add(struct candidates *all, enum cause cause, const slice *parts, size_t count);

/** spans.c: the names in the clause before, in the number's own and behind it. */
void propose_spans(const struct scene *scene, struct candidates *all);

/** joint.c: names of two pieces: around the number, of the numbers beside it, or said of one another. */
void propose_joint(const struct scene *scene, struct candidates *all);

/** named.c: the share that each name proposed so far has, from candidate `from` on, where the clause tells of one. */
void propose_share(const struct scene *scene, struct candidates *all, size_t from);

/** named.c: what was done, where nothing else is said. */
void propose_deed_before(const struct scene *scene, struct candidates *all);

/** named.c: the name in the number's own clause, as the clause was read. */
void propose_named(const struct scene *scene, struct candidates *all);

/** counted.c: the thing behind the number, as it was read, and what is said of it. */
void propose_counted(const struct scene *scene, struct candidates *all);

/** completed.c: what the sentence or the one before has said already. */
void propose_completed(const struct scene *scene, struct candidates *all);

/** completed.c: `last` with `noun` in the place of a word that is its counterpart (城镇 for 农村), as COUNTERPART_PARTS
 * pieces, the first or the last of which may be empty; false: it has none. */
enum { COUNTERPART_PARTS = 3 };
bool counterpart_name(slice noun, slice last, slice *parts);

/** list.c: the member of a list that the number belongs to. */
void propose_member(const struct scene *scene, struct candidates *all);

/** list.c: the list in the number's own clause, or before the comma, without the place where it holds, which becomes
 * `area`. */
slice list_noun(const struct scene *scene, slice *area);

/** list.c: splits `noun` into the `wanted` members it must have, LIST_MOST at most; false: it has not so many. */
bool list_split(slice noun, size_t wanted, slice *members);

/** list.c: bytes at the end of `member` with which `head` begins: 城镇居民 + 居民人均收入. */
size_t list_overlap(slice member, slice head);

/** coordination.c: each way in which the member of a list that the number belongs to may be completed. */
void propose_coordinated(const struct scene *scene, struct candidates *all);

/** named.c: the name of the number's own clause without the place where it holds, its sum or its count. */
slice name_bare(slice noun, slice *area);

/** named.c: the name in the clause `noun` of something that has a 产值, a 里程 of its own: 高速铁路|从无到有. Empty:
 * none. */
slice name_owner(slice noun);

/** named.c: where what `candidate` names holds, which its clause says and it leaves out: 县城|停车位. Empty: nowhere
 * said. */
slice candidate_area(const struct scene *scene, const struct candidate *candidate);

#endif
