/* The input formats: which one a source is in, and how its text is got out of it. */
#ifndef BAOGAO_INPUTS_H
#define BAOGAO_INPUTS_H

#include "../parse/document.h"
#include "decode.h"
#include "extract.h"

/** How a format is read. */
struct input {
  bg_input shown;         /* what bg_input_at() tells */
  const char *media_type; /* of source/@media-type */

  /** Whether a source is of this format. `head` is its beginning without BOM and white space, with UTF-16 narrowed to
   * ASCII; `name` the file's name, or NULL. */
  bool (*is)(slice head, const char *name);

  /** Gets the text out of `source` into `*decoded`, and the runs that the format generates into `document->generated`.
   * False when there is none, and the log says why. NULL: a report's own XML, which has a tree already. */
  bool (*extract)(struct document *document, slice source, struct decoded *decoded);
};

/** The format of `source`: what its beginning tells, else its name, else plain text. */
const struct input *input_of(slice source, const char *name);

/** Whether it is of text and nothing else. */
bool input_is_text(const struct input *input);

/** The format that has the suffix `name`, given without its dot; NULL when there is none. */
const struct input *input_called(const char *name);

/** The limit on a source's size, in bytes, that the options set. */
size_t input_limit(const struct document *document);

/** Whether `size` bytes are within that limit; TOO_LARGE in the log if not. */
bool input_fits(const struct document *document, size_t size);

/** Takes over what was extracted. False, and the log says why, when it failed or grew beyond the limit. */
bool input_take(struct document *document, struct extract *extracted, const char *encoding, struct decoded *decoded);

/** Decodes `source`, of which `told` (NULL or "": nothing) or else its own first bytes may say in which encoding it is
 * (charset=…, encoding="…"): a byte order mark, the user's word and well-formed UTF-8 say more than that. A name that
 * nobody knows says nothing. As decode(). */
bool input_decode(struct document *document, slice source, const char *told, struct decoded *decoded);

bool is_docx(slice head, const char *name);
bool docx_extract(struct document *document, slice source, struct decoded *decoded);
bool is_xlsx(slice head, const char *name);
bool xlsx_extract(struct document *document, slice source, struct decoded *decoded);
bool is_odt(slice head, const char *name);
bool odt_extract(struct document *document, slice source, struct decoded *decoded);
bool is_pdf(slice head, const char *name);
bool pdf_extract(struct document *document, slice source, struct decoded *decoded);
bool is_ofd(slice head, const char *name);
bool ofd_extract(struct document *document, slice source, struct decoded *decoded);
bool is_html(slice head, const char *name);
bool html_extract(struct document *document, slice source, struct decoded *decoded);
/** Reads a web page of which its container says that it is in the encoding `charset` ("": it does not). */
bool page_extract(struct document *document, slice source, const char *charset, struct decoded *decoded);
bool is_rtf(slice head, const char *name);
bool rtf_extract(struct document *document, slice source, struct decoded *decoded);
bool is_doc(slice head, const char *name);
bool doc_extract(struct document *document, slice source, struct decoded *decoded);
bool is_mht(slice head, const char *name);
bool mht_extract(struct document *document, slice source, struct decoded *decoded);
bool is_tei(slice head, const char *name);
bool is_akn(slice head, const char *name);
bool archival_extract(struct document *document, slice source, struct decoded *decoded);
bool is_tmx(slice head, const char *name);
bool tmx_extract(struct document *document, slice source, struct decoded *decoded);

/** What of `head` stands behind an XML declaration, document types, comments and processing instructions: the root
 * element. */
slice input_root(slice head);

/** Whether the file called `name` (or NULL) has the suffix `suffix`, in any case. */
bool input_has_suffix(const char *name, const char *suffix);

#endif
