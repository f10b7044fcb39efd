/* Regions of a page: which of its text is the article and which is navigation around it. */
#ifndef BAOGAO_REGIONS_H
#define BAOGAO_REGIONS_H

#include "extract.h"

typedef struct regions regions;

/** Nothing seen yet. NULL when memory runs out. */
regions *regions_new(arena *memory);

/** An element begins where `at` bytes have been taken out; `attributes` are pairs of name and value, NULL at the end,
 * or NULL. `link`: its text leads elsewhere; `chrome`: it is navigation by its name. Each is ended by regions_close().
 */
void regions_open(regions *r, const unsigned char **attributes, bool link, bool chrome, size_t at);
void regions_close(regions *r, size_t at);

/** How many marks of prose (，。；) a text has. */
size_t prose_marks(slice text);

/** Whether so little prose has come that the page may show its article by a script alone. */
bool regions_lack_prose(const regions *r);

/** Whether a link is open. */
bool regions_in_link(const regions *r);

/** Text of the element that is open; `title` that of the page, which does not show. */
void regions_text(regions *r, slice text);
void regions_title(regions *r, slice title);

/** Sets aside, as navigation, all of `text` that is not the article, where it can be told: an element that pages name
 * so and that holds most of the prose, or the smallest that holds nearly all. The page's title stays where it stands
 * right before. False when memory runs out. */
bool regions_settle(regions *r, struct extract *text);

#endif
