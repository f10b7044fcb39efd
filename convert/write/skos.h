/* The concordance for catalogues: a concept scheme (SKOS) in Turtle, to whose concepts a portal can link. */
#ifndef BAOGAO_SKOS_H
#define BAOGAO_SKOS_H

#include "output.h"

/** Writes the scheme: the indicators of lexicon/concepts.tsv, with their names, whatever the reports. False when
 * anything could not be written (logged). */
bool skos_write(struct output *output);

#endif
