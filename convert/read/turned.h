/* What does not stand upright on a page: a whole page that is turned, and runs beside or across its text. */
#ifndef BAOGAO_TURNED_H
#define BAOGAO_TURNED_H

#include "lines.h"

/** Turns the page upright when nearly all of its text runs up or down (a wide table set along the long side, or columns
 * of characters from right to left). Else takes what runs up or down, or lies across its text in large letters (a
 * watermark), from its words: `beside` gets a strip a run, placed below the page; those that stand outside of the text,
 * and watermarks, are `fixed`. False when memory runs out. */
bool page_turn(struct page *page, arena *memory, struct strips *beside);

#endif
