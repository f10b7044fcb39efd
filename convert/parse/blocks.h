/* Blocks: what the paragraphs of a part that stand under no title of their own are for. */
#ifndef BAOGAO_BLOCKS_H
#define BAOGAO_BLOCKS_H

#include "outline.h"

/** What a paragraph may be for, in the order of the columns of lexicon/blocks.tsv; the first has none. */
enum block_label {
  BLOCK_TEXT,
  BLOCK_OVERVIEW,
  BLOCK_ACKNOWLEDGEMENT,
  BLOCK_PROBLEMS,
  BLOCK_REQUIREMENT,
  BLOCK_TARGETS,
  BLOCK_OUTLOOK_TEXT,
  BLOCK_LABELS
};

/** How a paragraph follows the one before it. */
enum block_link {
  LINK_AFTER,   /* right behind it */
  LINK_PAST,    /* a title stands between */
  LINK_GOES_ON, /* it goes on with a list: behind a colon, a semicolon, or a member */
  BLOCK_LINKS
};

enum { MOST_FEATURES = 64 };

/** A paragraph to be named, and what was observed of it: rows of lexicon/blocks.tsv. */
struct block_unit {
  uint32_t paragraph;
  uint32_t part; /* index of its part's title */
  bool ahead;    /* the part looks ahead: requirement, targets, outlook-text; else overview, thanks, difficulties */
  enum block_link link;
  bool tells_of_problems,
      surely_of_problems; /* it has words for difficulties, and neither thanks nor a lesson; … many */
  bool ends_review;       /* its words for thanks or difficulties leave no doubt: it is no overview */
  bool states_targets;    /* its words leave no doubt of that */
  bool holds_items;       /* livelihood items stand in it, and so nothing else */
  bool in_task;           /* it stands in a task, and another follows; or among tasks that no title parts */
  int count;
  uint16_t features[MOST_FEATURES];
};

struct block_units {
  struct block_unit *at;
  size_t count, room;
};

/** The kinds of the labels. */
extern const enum node_kind block_kinds[BLOCK_LABELS];

/** Collects the paragraphs to be named, in order. False when memory runs out. */
bool block_units_find(const struct outline *outline, struct block_units *units);

/** Chooses the labels of all units together; `labels` has room for one each. False when memory runs out. */
bool block_labels_choose(const struct outline *outline, const struct block_units *units, enum block_label *labels);

#endif
