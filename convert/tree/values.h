/* Values: the strings of a document that become attributes and facts, looked at once before anything is made of them.
 *
 * The text is put by offsets that stand between characters. Values, however, are cut out of it and joined, so this is
 * the place to see that none ends inside a character. Such a value is a fault of this program, which must neither spoil
 * an output nor cost the user his report: its broken bytes are left out, the text stays whole, and INTERNAL in the log
 * ends the run with status 5. */
#ifndef BAOGAO_VALUES_H
#define BAOGAO_VALUES_H

#include "stack.h"

/** An attribute of a statistic. `word`: one of ours or a number, in ASCII; else text of the report. */
struct value_row {
  enum attribute attribute;
  size_t offset; /* in struct statistic */
  bool word;
};
enum { STATISTIC_VALUES = 21 };

/** In the order in which they stand. */
extern const struct value_row statistic_values[STATISTIC_VALUES];

static inline const char *statistic_value(const struct statistic *statistic, const struct value_row *row)
{
  return *(const char *const *)((const char *)statistic + row->offset);
}

/** Tells a receiver, which calls them by `names`, the values that a statistic has, each as an attribute. */
void statistic_tell(const struct statistic *statistic, struct receiver *to, const char *const names[ATTRIBUTE_COUNT]);

/** Makes all values of `document` well-formed and leaves out what XML cannot hold: in text that is furniture, which no
 * value has. Of the source's name, which is not the report's, U+FFFD tells that something was there. False when memory
 * runs out (nothing is logged). */
bool values_prepare(struct document *document);

#endif
