/* Verdicts: whether a result reaches a target, and by how much it misses or passes it. */
#ifndef BAOGAO_VERDICT_H
#define BAOGAO_VERDICT_H

#include "claims.h"

enum status { STATUS_REACHED, STATUS_SHORT, STATUS_NOT_STATED, STATUS_NOT_COMPARABLE };

/** Their names in the table: reached short not-stated not-comparable. */
extern const char *const status_words[];

/** Whether the claim is of a growth: a change in per cent of what its indicator measures. */
bool claim_is_growth(const struct claim *claim);

/** Whether both are counted in one unit, or in words for pieces: 家 and 个. */
bool claims_share_unit(const struct claim *a, const struct claim *b);

/** Whether of two amounts of money one came to what there was (收入增加350元) and the other is all of it (收入2453元).
 */
bool claims_differ_in_money(const struct claim *a, const struct claim *b);

/** Whether the result is told as its distance from what was aimed at (低于目标3个百分点), in a unit that is the
 * target's. */
bool claims_tell_distance(const struct claim *target, const struct claim *result);

/** What `result` (NULL: none is stated) says of `target`. A target without a number is judged by `yardstick`, the
 * result of what it is measured against (NULL: none). `*margin` (in `memory`) gets result less target, in the target's
 * unit, or less the yardstick; "" where they cannot be compared, NULL when memory runs out. */
enum status verdict(const struct claim *target, const struct claim *result, const struct claim *yardstick,
                    arena *memory, const char **margin);

#endif
