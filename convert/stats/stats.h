/* Statistics: numbers bound to what they are about. */
#ifndef BAOGAO_STATS_H
#define BAOGAO_STATS_H

#include "../parse/document.h"

struct chooser;
struct candidate;

/** Whoever wants to see how the indicators were chosen: the program that fits the weights. */
struct stats_observer {
  /** Called for each choice; what it returns is handed back when the statistic is kept. */
  void *(*chosen)(void *user, const struct chooser *chooser, const struct candidate *best);
  /** `note` was chosen for statistic `number` of the document. */
  void (*kept)(void *user, void *note, size_t number);
  void *user;
};

/** Finds the statistics in every text-bearing block of `document` (sentences of paragraphs and items, headings, cells),
 * appends them to `document->statistics` and marks them as MARK_STAT in order of start. Each mark lies wholly in one
 * sentence, heading or cell and crosses no other. Role and period come from the divisions around it and from `facts`.
 * Linear in the size of the text. `observer` may be NULL. False only when memory runs out. */
bool stats_find(struct document *document, const struct stats_observer *observer);

#endif
