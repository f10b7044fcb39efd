/* Reading: bytes → source text. */
#ifndef BAOGAO_READ_H
#define BAOGAO_READ_H

#include "../parse/document.h"

/** Decodes `size` bytes into `document->text` (copied into its arena) and fills `document->source` and `line_starts`.
 * Characters that XML cannot hold stay in the text (parse/ marks them as furniture); a leading BOM does not.
 * Encodings: UTF-8 with or without BOM, UTF-16 (BOM or by its zero bytes), GB18030/GBK/GB2312 (all read as GB18030),
 * Big5. False for what is no text (BINARY_INPUT, EMPTY_INPUT, TOO_LARGE, UNKNOWN_ENCODING) and when memory runs out;
 * the log says which. */
bool read_text(struct document *document, const void *bytes, size_t size, const char *name);

#endif
