/* Automatic numbering of a Word document: which label stands before a paragraph. */
#ifndef BAOGAO_NUMBERING_H
#define BAOGAO_NUMBERING_H

#include "../support/arena.h"
#include "../support/log.h"
#include <libxml/tree.h>

typedef struct numbering numbering;

/** The longest label, in bytes. */
enum { LABEL_SIZE = 256 };

/** Reads the parts numbering.xml and styles.xml (NULL: there is none). NULL when memory runs out. The caller ends it
 * with numbering_free(). */
numbering *numbering_read(const xmlDoc *numbering_part, const xmlDoc *styles_part, arena *memory, bg_log *log);
void numbering_free(numbering *n);

/** Counts one more paragraph, of style `style` (NULL: none) and with a numPr of its own that says `list` (numId) and
 * `level` (ilvl, -1: not said), `list` NULL if it has none. Writes its label to `to`; the result is its bytes, 0 for
 * none. The counters are as ISO/IEC 29500-1, 17.9 tells: one a level of an abstract list, which all its instances
 * share; a paragraph of a higher level sets the lower ones back. */
size_t numbering_next(numbering *n, const char *style, const char *list, int level, char to[LABEL_SIZE]);

/** Whether a paragraph of the style `style` (NULL: none) is a heading: the style has a level in the outline, or one
 * that it is based on. */
bool numbering_is_heading(const numbering *n, const char *style);

#endif
