/* The schema: validation against what report.rng says, which is compiled into the program. */
#ifndef BAOGAO_SCHEMA_H
#define BAOGAO_SCHEMA_H

#include <libxml/tree.h>
#include <stdbool.h>

/** Takes one thing that is wrong: the element it is about (may be NULL) and what to say (without line end). */
typedef void schema_complaint(void *user, const xmlNode *node, const char *text);

/** The schema, read to validate many trees of one thread; NULL when memory runs out. Freed by schema_free(), which
 * takes NULL, too. */
typedef struct schema schema;
schema *schema_new(void);
void schema_free(schema *schema);

/** Validates `tree`, telling `complain` what is wrong with it. `*valid` gets the result; false when memory runs out. */
bool schema_accepts(const schema *schema, const xmlDoc *tree, schema_complaint *complain, void *user, bool *valid);

/** The same by a schema that is read for it. */
bool schema_validate(const xmlDoc *tree, schema_complaint *complain, void *user, bool *valid);

#endif
