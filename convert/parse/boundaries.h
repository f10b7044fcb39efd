/* Boundaries: where paragraphs begin in a text whose line ends were lost altogether. */
#ifndef BAOGAO_BOUNDARIES_H
#define BAOGAO_BOUNDARIES_H

#include "outline.h"

/** Whether the span is so much of the text that it must hold many paragraphs. */
bool holds_paragraphs(const struct document *document, uint32_t start, uint32_t end);

/** Whether a sentence that begins with `text` most likely begins a paragraph: with a label, an address, the time looked
 * back on, or words that only a block of its own opens with. */
bool opens_paragraph(slice text);

/** Where behind `at`, which begins one, the next paragraph begins in such a span: a byte offset; `end` if none does.
 * Linear in the bytes up to there. */
uint32_t next_boundary(const struct document *document, uint32_t at, uint32_t end);

#endif
