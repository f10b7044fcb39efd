/* Claims put away: of many reports those that are not being compared, each report's small. */
#ifndef BAOGAO_CLAIMS_PACK_H
#define BAOGAO_CLAIMS_PACK_H

#include "claims.h"

/** Bytes that are put away; NULL: there are none. */
struct packed_piece {
  unsigned char *bytes;
  size_t size, whole; /* as they lie there and unpacked */
};

/** The claims of a report. */
struct packed_claims {
  struct claims head; /* all but its lists and its text, which are NULL */
  struct packed_piece structs, texts;
};

/** Puts the claims of a report away; the texts of its head lie in `memory`. The words around them are not kept. Freed
 * by claims_free(). False when memory runs out: then there is nothing to free. */
bool claims_pack(const struct view *view, struct packed_claims *packed, arena *memory);
void claims_free(struct packed_claims *packed);

/** Has them back, in `memory`, but the texts of `head` are those of `packed`. False when memory runs out. */
bool claims_unpack(const struct packed_claims *packed, struct claims *claims, arena *memory);

#endif
