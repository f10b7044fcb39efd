/* Context: what the divisions around a statistic say of it: role and period. */
#ifndef BAOGAO_CONTEXT_H
#define BAOGAO_CONTEXT_H

#include "../parse/document.h"

/** Years, both included; 0: not known. Of one year it may be but some months, both included; 0: all. */
struct years {
  int from;
  int to;
  int first;
  int last;
};

struct context {
  bool target;                 /* else actual */
  bool open;                   /* in an annex that does not say which */
  struct years years;          /* of the division */
  struct years review;         /* that the report looks back on */
  const struct node *division; /* that decides `target`; NULL: none */
  int plan;                    /* the year it plans for; 0: not known */
};

/** The role and period of the text in `node`, from its ancestors and the report's facts. */
struct context context_of(const struct document *document, const struct node *node);

#endif
