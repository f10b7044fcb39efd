/* A fuzz target for libFuzzer: any XHTML as pdftotext writes it, any page as OFD has it, and what their layout makes of
 * them. The first byte tells which. What is read is well-formed UTF-8, has a form feed for each page, and its furniture
 * stands in order inside it. */
#include "packed.h"
#include "read/ofd.h"
#include "read/pdf.h"
#include "support/utf8_check.h"

static const char NAME[] = "page.xml";

static bool read_ofd(slice content, struct layout *layout, bg_log *log)
{
  struct packed entry = {NAME, (const uint8_t *)content.at, content.size, 0};
  struct bytes packed = archive_of(&entry, 1);
  archive *a = archive_open((slice){packed.at, packed.size}, (size_t)1 << 26, layout->memory, log);
  struct ofd_page page = {0};
  must(a && layout_page(layout, 595, 842));
  bool read = ofd_page_words(a, NAME, false, layout, &page, log);
  archive_close(a);
  free(packed.at);
  return read;
}

static void check_layout(struct layout *layout)
{
  struct extract text = {.arena = layout->memory, .most = (size_t)1 << 26};
  must(layout_text(layout, &text));
  size_t feeds = 0, end = 0;
  for (size_t i = 0; i < text.size; i++) feeds += text.at[i] == '\f';
  must(feeds >= layout->count); /* a word may hold one, too */
  must(utf8_valid((slice){text.at, text.size}) == text.size);
  for (size_t i = 0; i < text.aside_count; i++) {
    must(text.aside[i].start >= end && text.aside[i].end > text.aside[i].start);
    end = text.aside[i].end;
  }
  must(end <= text.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 2) return 0;
  bg_log *log = bg_log_new();
  struct layout layout = {.memory = arena_new()};
  must(log && layout.memory);
  slice source = {(const char *)data + 1, size - 1};
  bool read = data[0] & 1 ? read_ofd(source, &layout, log) : pdf_words(source, &layout, log);
  must(read || bg_log_count(log) > 0);
  if (read) check_layout(&layout);
  arena_free(layout.memory);
  bg_log_free(log);
  return 0;
}
