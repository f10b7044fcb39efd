/* The table of input formats, and what their readers share. */
#include "inputs.h"
#include "../support/utf8.h"
#include "../support/utf8_check.h"
#include "encoding.h"
#include <stdio.h>
#include <strings.h>

enum { DEFAULT_MAX_SIZE = 64 << 20, HEAD = 4096 };

static slice after_space(slice text)
{
  while (text.size && strchr(" \t\r\n", *text.at)) text = slice_after(text, 1);
  return text;
}

/* Where a declaration, comment or processing instruction ends with which `text` begins; -1: nowhere. */
static ptrdiff_t end_of_markup(slice text)
{
  slice end = slice_starts(text, SLICE("<!--")) ? SLICE("-->") : SLICE(">");
  ptrdiff_t at = slice_find(text, end);
  const char *subset = at < 0 || slice_starts(text, SLICE("<!--")) ? NULL : memchr(text.at, '[', (size_t)at);
  if (subset) { /* a document type with declarations inside */
    at = slice_find(text, SLICE("]"));
    ptrdiff_t close = at < 0 ? at : slice_find(slice_after(text, (size_t)at), SLICE(">"));
    at = close < 0 ? close : at + close;
  }
  return at < 0 ? at : at + (ptrdiff_t)end.size;
}

slice input_root(slice head)
{
  for (head = after_space(head); slice_starts(head, SLICE("<?")) || slice_starts(head, SLICE("<!"));
       head = after_space(head)) {
    ptrdiff_t end = end_of_markup(head);
    if (end < 0) return (slice){head.at, 0};
    head = slice_after(head, (size_t)end);
  }
  return head;
}

bool input_has_suffix(const char *name, const char *suffix)
{
  size_t name_size = name ? strlen(name) : 0, size = strlen(suffix);
  return name_size >= size && strcasecmp(name + name_size - size, suffix) == 0;
}

/* A report's own XML, and any other that is not for one of the readers: it is told then what it is not. */
static bool is_xml(slice head, const char *name)
{
  (void)name;
  slice root = input_root(head);
  bool report = slice_starts(head, SLICE("<report")) && head.size > 7 && strchr(" \t\r\n>/", head.at[7]);
  return report || (slice_starts(head, SLICE("<?xml")) && (root.size == 0 || *root.at == '<'));
}

static bool is_markdown(slice head, const char *name)
{
  (void)head;
  return input_has_suffix(name, ".md") || input_has_suffix(name, ".markdown");
}

static bool is_any(slice head, const char *name)
{
  (void)head, (void)name;
  return true;
}

/* JSON: an object or an array of objects, whose first name stands in quotes. */
static bool is_json(slice head)
{
  if (slice_starts(head, SLICE("["))) head = after_space(slice_after(head, 1));
  return slice_starts(head, SLICE("{")) && slice_starts(after_space(slice_after(head, 1)), SLICE("\""));
}

static bool text_extract(struct document *document, slice source, struct decoded *decoded)
{
  if (!document->options->format && is_json(after_space(source)))
    return log_add(document->log, BG_BINARY_INPUT, NOWHERE,
                   N_("JSON; a table of reports, an object a line, is read as .jsonl or by --from jsonl"));
  bool (*made)(slice source, const char *name, arena *a, bg_log *log, struct decoded *decoded) =
      document->lent ? decode_lent : decode;
  return made(source, document->options->encoding, document->arena, document->log, decoded);
}

/* In the order in which they are tried. */
static const struct input inputs[] = {
    {{".odt .fodt", N_("OpenDocument text, as LibreOffice writes it; automatic numbers are written in")},
     "application/vnd.oasis.opendocument.text",
     is_odt,
     odt_extract},
    {{".ofd", N_("OFD (GB/T 33190), by the places of its characters")}, "application/ofd", is_ofd, ofd_extract},
    {{".xlsx", N_("table of tasks (任务分解表), the rows of the first sheet")},
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     is_xlsx,
     xlsx_extract},
    {{".docx", N_("Word document; automatic numbers are written in")},
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     is_docx,
     docx_extract},
    {{".doc .wps", N_("old Word or WPS document, by LibreOffice (or antiword) where it is installed")},
     "application/msword",
     is_doc,
     doc_extract},
    {{".rtf", N_("rich text, by LibreOffice where it is installed")}, "application/rtf", is_rtf, rtf_extract},
    {{".mht .mhtml", N_("web page saved with its pictures, as browsers and Word do")},
     "multipart/related",
     is_mht,
     mht_extract},
    {{".pdf", N_("PDF, by the places of its words; needs pdftotext (poppler-utils)")},
     "application/pdf",
     is_pdf,
     pdf_extract},
    {{".html .htm", N_("web page, in any of the encodings of text")}, "text/html", is_html, html_extract},
    {{".tmx", N_("translation memory; its Chinese segments")}, "application/x-tmx+xml", is_tmx, tmx_extract},
    {{".tei.xml", N_("TEI, as baogao writes it; its text")}, "application/tei+xml", is_tei, archival_extract},
    {{".akn.xml", N_("Akoma Ntoso, as baogao writes it; its text")}, "application/akn+xml", is_akn, archival_extract},
    {{".xml", N_("a report that baogao has written")}, "application/xml", is_xml, NULL},
    {{".md .markdown", N_("Markdown, as text")}, "text/markdown", is_markdown, text_extract},
    {{".txt", N_("text in UTF-8, UTF-16, GB18030 (GBK, GB2312) or Big5")}, "text/plain", is_any, text_extract},
};

const bg_input *bg_input_at(size_t index)
{
  return index < sizeof inputs / sizeof *inputs ? &inputs[index].shown : NULL;
}

/* The first units of UTF-16 as ASCII, all else as `?`; size 0 if the source is not marked as UTF-16. */
static slice narrow(slice source, char head[HEAD])
{
  bool big = slice_starts(source, SLICE("\xFE\xFF"));
  if (!big && !slice_starts(source, SLICE("\xFF\xFE"))) return (slice){head, 0};
  size_t size = 0;
  for (size_t at = 2; at + 1 < source.size && size < HEAD; at += 2) {
    char low = source.at[at + big], high = source.at[at + !big];
    head[size++] = high == 0 && (unsigned char)low < 0x80 ? low : '?';
  }
  return (slice){head, size};
}

const struct input *input_of(slice source, const char *name)
{
  char narrowed[HEAD];
  slice head = narrow(source, narrowed);
  if (!head.size) head = slice_starts(source, SLICE("\xEF\xBB\xBF")) ? slice_after(source, 3) : source;
  head = after_space(head);
  size_t i = 0;
  while (!inputs[i].is(head, name)) i++;
  return &inputs[i];
}

bool input_is_text(const struct input *input)
{
  return input->extract == text_extract;
}

const struct input *input_called(const char *name)
{
  for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++)
    for (const char *at = inputs[i].shown.suffixes; *at; at += strspn(at, " ")) {
      size_t size = strcspn(at, " ");
      if (strlen(name) + 1 == size && strncasecmp(at + 1, name, size - 1) == 0) return &inputs[i];
      at += size;
    }
  return NULL;
}

size_t input_limit(const struct document *document)
{
  return document->options->max_size ? document->options->max_size : DEFAULT_MAX_SIZE;
}

bool input_fits(const struct document *document, size_t size)
{
  size_t limit = input_limit(document);
  if (size <= limit) return true;
  char number[24];
  snprintf(number, sizeof number, "%zu", limit);
  return log_add(document->log, BG_TOO_LARGE, NOWHERE, number);
}

bool input_take(struct document *document, struct extract *extracted, const char *encoding, struct decoded *decoded)
{
  if (extracted->failed) return log_memory(document->log);
  if (extracted->too_big) return input_fits(document, SIZE_MAX);
  size_t size = extracted->size;
  extracted->most = size + 1;
  extract_add(extracted, (slice){"", 1}); /* NUL behind its end */
  if (extracted->failed) return log_memory(document->log);
  if (utf8_valid((slice){extracted->at, size}) < size)
    return log_add(document->log, BG_INTERNAL, NOWHERE, "what was taken out of it is no UTF-8");
  decoded->text = (slice){extracted->at, size};
  decoded->encoding = encoding;
  decoded->same = false;
  document->generated = extracted->generated;
  document->generated_count = extracted->generated_count;
  document->aside = extracted->aside;
  document->aside_count = extracted->aside_count;
  memcpy(document->hints, extracted->hints, sizeof document->hints);
  return true;
}

bool input_decode(struct document *document, slice source, const char *told, struct decoded *decoded)
{
  const char *name = document->options->encoding;
  char declared[ENCODING_NAME];
  slice head = {source.at, source.size < HEAD ? source.size : HEAD};
  if (!name && utf8_valid(source) < source.size) {
    bool known = told && *told && encoding_known((slice){told, strlen(told)}, declared);
    if (known || encoding_declared(head, declared)) name = declared;
  }
  return decode(source, name, document->arena, document->log, decoded);
}
