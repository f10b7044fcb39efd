/* Tracing: the words that a statistic was read from, for people who look for the cause of a wrong one. */
#ifndef BAOGAO_TRACE_H
#define BAOGAO_TRACE_H

#include "bind.h"
#include "context.h"
#include "period.h"

/** What a statistic was made of. */
struct trace {
  const struct binding *binding;
  const struct context *context;
  const struct moments *moments;
  slice text; /* of the sentence */
};

/** Adds a note on `statistic`, which stands at byte `start` of the source: its rule, the passage it was read in, and
 * the word that each of its attributes comes from. False when memory runs out. */
bool trace_add(struct document *document, const struct statistic *statistic, const struct trace *trace, uint32_t start);

#endif
