/* A fuzz target for libFuzzer: any XHTML as pdftotext writes it, any page as OFD has it, and what their layout makes of
 * them. The first byte tells which. What is read is well-formed UTF-8, has a form feed for each page, and its furniture
 * stands in order inside it. */
#include "read/ofd.h"
#include "read/pdf.h"
#include "support/utf8_check.h"
#include <stdint.h>
#include <stdlib.h>
#include <zlib.h>

static void must(bool holds)
{
  if (!holds) abort();
}

static void put(unsigned char **to, uint32_t value, int bytes)
{
  for (int i = 0; i < bytes; i++, value >>= 8) *(*to)++ = (unsigned char)value;
}

static const char NAME[] = "page.xml";

enum { NAME_SIZE = sizeof NAME - 1, HEADER = 30, ENTRY = 46, TAIL = 22 };

/* The fields that a file's header and its entry in the directory share. */
static void put_fields(unsigned char **to, slice file, uint32_t sum)
{
  put(to, 20, 2);
  put(to, 0, 2 + 2 + 4); /* flags, stored, time */
  put(to, sum, 4);
  put(to, (uint32_t)file.size, 4);
  put(to, (uint32_t)file.size, 4);
  put(to, NAME_SIZE, 2);
}

/* An archive that holds the file, stored. */
static slice zip_of(slice file, arena *memory)
{
  size_t size = HEADER + ENTRY + TAIL + 2 * NAME_SIZE + file.size;
  unsigned char *zip = arena_alloc(memory, size), *at = zip;
  must(zip != NULL);
  uint32_t sum = (uint32_t)crc32(0, (const unsigned char *)file.at, (unsigned)file.size);
  put(&at, 0x04034b50, 4);
  put_fields(&at, file, sum);
  put(&at, 0, 2);
  memcpy(at, NAME, NAME_SIZE);
  memcpy(at + NAME_SIZE, file.at, file.size);
  at += NAME_SIZE + file.size;
  uint32_t directory = (uint32_t)(at - zip);
  put(&at, 0x02014b50, 4);
  put(&at, 20, 2);
  put_fields(&at, file, sum);
  at += 16; /* no extra, no comment, disk, attributes, at the beginning */
  memcpy(at, NAME, NAME_SIZE);
  at += NAME_SIZE;
  put(&at, 0x06054b50, 4);
  put(&at, 0, 4);
  put(&at, 1, 2);
  put(&at, 1, 2);
  put(&at, ENTRY + NAME_SIZE, 4);
  put(&at, directory, 4);
  return (slice){(const char *)zip, size};
}

static bool read_ofd(slice content, struct layout *layout, bg_log *log)
{
  archive *a = archive_open(zip_of(content, layout->memory), (size_t)1 << 26, layout->memory, log);
  struct ofd_page page = {0};
  must(a && layout_page(layout, 595, 842));
  bool read = ofd_page_words(a, NAME, false, layout, &page, log);
  archive_close(a);
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
