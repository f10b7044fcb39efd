/* Lists and styles of an OpenDocument text: which label stands before an item or a numbered heading, how a paragraph is
 * shown. */
#ifndef BAOGAO_ODF_LISTS_H
#define BAOGAO_ODF_LISTS_H

#include "../parse/document.h"
#include "events.h"

typedef struct odf_lists odf_lists;

enum { ODF_LABEL = 256 /* the longest label, in bytes */ };

/** Nothing known yet. NULL when memory runs out. The caller ends it with odf_lists_free(). */
odf_lists *odf_lists_new(arena *memory);
void odf_lists_free(odf_lists *lists);

/** Whether memory ran out in any of these functions. */
bool odf_lists_failed(const odf_lists *lists);

/** Hears of an element of styles (list styles, the outline's style, the styles of paragraphs) and of its end. */
void odf_lists_style(odf_lists *lists, const struct element *element);
void odf_lists_style_end(odf_lists *lists, const char *name);

/** A list begins or ends; an item begins (`numbered` false: it is its header). Lists nest. */
void odf_lists_open(odf_lists *lists, const struct element *element);
void odf_lists_close(odf_lists *lists);
void odf_lists_item(odf_lists *lists, const struct element *element, bool numbered);

/** Counts one more paragraph, or heading of the level `outline` (0: it is none) in the style `style` (NULL: none), and
 * writes its label to `to`; the result is its bytes, 0 for none. In a list, an item's first paragraph has its number
 * (ODF 1.2, 5.3); outside of one, a heading has that of the outline, or of the list that its style names. */
size_t odf_lists_next(odf_lists *lists, const char *style, int outline, char to[ODF_LABEL]);

/** Whether the style of a paragraph or of a span, or one that it is based on, hides its text. */
bool odf_lists_hides(const odf_lists *lists, const char *style);

/** How the style of a paragraph or of a span, and those that it is based on, show its text. `*how` is how it is shown
 * else: what no style says stays. */
void odf_lists_appearance(const odf_lists *lists, const char *style, struct appearance *how);

/** How a paragraph is shown whose style says nothing. */
struct appearance odf_lists_usual(const odf_lists *lists);

#endif
