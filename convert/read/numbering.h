/* Automatic numbering of a Word document: which label stands before a paragraph; and how its styles show it. */
#ifndef BAOGAO_NUMBERING_H
#define BAOGAO_NUMBERING_H

#include "../parse/document.h"
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

/** How a paragraph of the style `style` (NULL: none) is shown, by it and by those that it is based on. */
struct appearance numbering_appearance(const numbering *n, const char *style);

/** Whether a property whose w:val is `value` (NULL: there is none) is on. */
bool is_on(const char *value);

/** The size of letters (w:sz) in tenths of a point; 0 when `value` is none. */
uint32_t half_points(const char *value);

#endif
