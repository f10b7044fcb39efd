/* Facts: one table of them for the side file, the file beside a report and the columns of a table. */
#include "facts.h"
#include <stdlib.h>

#define NAME(constant, name, kind) name,
const char *const fact_names[FACTS] = {FACT_LIST(NAME)};
#undef NAME
#define JOINED(constant, name, kind) " " name
const char fact_names_joined[] = FACT_LIST(JOINED);
#undef JOINED
#define KIND(constant, name, kind) OPTION_##kind,
static const enum option_kind kinds[FACTS] = {FACT_LIST(KIND)};
#undef KIND

enum known_fact fact_of(const char *name)
{
  for (int i = 0; i < FACTS; i++)
    if (strcmp(name, fact_names[i]) == 0) return (enum known_fact)i;
  return FACTS;
}

const char *fact_must_be(enum known_fact fact, const char *value)
{
  return option_must_be(kinds[fact], value);
}

void facts_apply(const char *const facts[FACTS], bg_options *options)
{
  if (facts[FACT_PLACE]) options->place = facts[FACT_PLACE];
  if (facts[FACT_YEAR]) options->year = (int)strtol(facts[FACT_YEAR], NULL, 10);
  if (facts[FACT_MEETING]) options->meeting = facts[FACT_MEETING];
  if (facts[FACT_SPEAKER]) options->speaker = facts[FACT_SPEAKER];
  if (facts[FACT_DATE]) options->date = facts[FACT_DATE];
  if (facts[FACT_SOURCE]) options->source_address = facts[FACT_SOURCE];
  if (facts[FACT_ID]) options->id = facts[FACT_ID];
  if (facts[FACT_TITLE]) options->title = facts[FACT_TITLE];
}
