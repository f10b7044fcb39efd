/* PDF, by what pdftotext says of it. */
#ifndef BAOGAO_PDF_H
#define BAOGAO_PDF_H

#include "layout.h"

/** Takes pages and words from the XHTML that `pdftotext -bbox-layout` writes. False when that is no such XHTML or
 * memory runs out. */
bool pdf_words(slice xhtml, struct layout *layout, bg_log *log);

#endif
