/* The report's head: the attributes of `report`, and `meta` with its facts and its source. */
#ifndef BAOGAO_META_H
#define BAOGAO_META_H

#include "nodes.h"

/** Fills the root element's attributes and gives it its `meta`. False when memory runs out. */
bool meta_build(struct maker *maker, const struct document *document);

#endif
