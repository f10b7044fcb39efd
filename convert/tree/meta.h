/* The report's head: the attributes of `report`, and `meta` with its facts and its source. */
#ifndef BAOGAO_META_H
#define BAOGAO_META_H

#include "../parse/document.h"
#include "receiver.h"

/** Starts `report` with its attributes, puts its `meta`, and leaves it open. False when memory runs out. */
bool meta_start(struct receiver *to, const struct document *document);

/** Ends `report`. */
bool meta_end(struct receiver *to);

#endif
