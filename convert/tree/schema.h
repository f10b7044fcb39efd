/* The schema: validation against what report.rng says, which is compiled into the program. */
#ifndef BAOGAO_SCHEMA_H
#define BAOGAO_SCHEMA_H

#include <libxml/tree.h>
#include <stdbool.h>

/** Takes one thing that is wrong: the element it is about (may be NULL) and what to say (without line end). */
typedef void schema_complaint(void *user, const xmlNode *node, const char *text);

/** Validates `tree`, telling `complain` what is wrong with it. `*valid` gets the result; false when memory runs out. */
bool schema_validate(const xmlDoc *tree, schema_complaint *complain, void *user, bool *valid);

#endif
