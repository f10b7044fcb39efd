/* Facts that a side file or a table may tell of a report. */
#ifndef BAOGAO_FACTS_H
#define BAOGAO_FACTS_H

#include "../read/options.h"

/** The facts: constant, name, and what its value must be. */
#define FACT_LIST(F)                                                                                                   \
  F(FACT_PLACE, "place", TEXT)                                                                                         \
  F(FACT_YEAR, "year", YEAR)                                                                                           \
  F(FACT_MEETING, "meeting", TEXT)                                                                                     \
  F(FACT_SPEAKER, "speaker", TEXT)                                                                                     \
  F(FACT_DATE, "date", DATE)                                                                                           \
  F(FACT_SOURCE, "source", TEXT)                                                                                       \
  F(FACT_ID, "id", ID)                                                                                                 \
  F(FACT_TITLE, "title", TEXT)

#define FACT_CONSTANT(constant, name, kind) constant,
enum known_fact { FACT_LIST(FACT_CONSTANT) FACTS };
#undef FACT_CONSTANT

/** Their names, and all of them with a space before each. */
extern const char *const fact_names[FACTS];
extern const char fact_names_joined[];

/** The fact called `name`, or FACTS. */
enum known_fact fact_of(const char *name);

/** As option_must_be(), for a value of the fact. */
const char *fact_must_be(enum known_fact fact, const char *value);

/** Puts the facts that are told (NULL: not) into `options`; the strings are borrowed. */
void facts_apply(const char *const facts[FACTS], bg_options *options);

#endif
