/* Reading: bytes → source text. */
#ifndef BAOGAO_READ_H
#define BAOGAO_READ_H

#include "inputs.h"

/** Gets the text out of `source`, which is in the format `input`, into `document->text` (in its arena) and fills
 * `document->source` and `line_starts`.
 * Characters that XML cannot hold stay in the text (parse/ marks them as furniture); a leading BOM does not.
 * Encodings: UTF-8 with or without BOM, UTF-16 (BOM or by its zero bytes), GB18030/GBK/GB2312 (all read as GB18030),
 * Big5. False for what has no text (BINARY_INPUT, EMPTY_INPUT, TOO_LARGE, UNKNOWN_ENCODING, DAMAGED_ARCHIVE …) and when
 * memory runs out; the log says which. */
bool read_text(struct document *document, const struct input *input, slice source, const char *name);

#endif
