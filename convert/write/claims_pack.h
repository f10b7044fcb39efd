/* Claims put away: of many reports those that are not being compared, each report's small. */
#ifndef BAOGAO_CLAIMS_PACK_H
#define BAOGAO_CLAIMS_PACK_H

#include "claims.h"

/** The claims of a report. */
struct packed_claims {
  struct claims head;   /* all but its lists and its text, which are NULL */
  unsigned char *bytes; /* these, which the caller frees; NULL: there are none */
  size_t size, whole;   /* of the bytes, as they lie there and unpacked */
};

/** Puts a copy of `claims` away; the texts of its head lie in `memory`. The words around them are not kept. False when
 * memory runs out. */
bool claims_pack(const struct claims *claims, struct packed_claims *packed, arena *memory);

/** Has them back, in `memory`, but the texts of `head` are those of `packed`. False when memory runs out. */
bool claims_unpack(const struct packed_claims *packed, struct claims *claims, arena *memory);

#endif
