/* Context: what the divisions around a statistic say of it: role and period. */
#ifndef BAOGAO_CONTEXT_H
#define BAOGAO_CONTEXT_H

#include "../parse/document.h"

struct context {
  const char *role;   /* actual or target */
  const char *period; /* 2023, 2021-2023; NULL: not known */
};

/** The role and period of the text in `node`, from its ancestors and the report's facts. False when memory runs out. */
bool context_of(struct document *document, const struct node *node, struct context *context);

#endif
