/* A fuzz target for libFuzzer: the readers of formats that bytes hardly ever happen to be in.
 *
 * The first byte chooses the format, the rest is its content. What stands in an archive is packed here, so that it is
 * the content that is tried and not the checksums. `make fuzz-readers` builds and runs it, with seeds from
 * readers_seeds.pl and the dictionary readers.dict. */
#include "promises.h"
#include <zlib.h>

enum { MOST_ENTRIES = 2, HEAD_SIZE = 30, ENTRY_SIZE = 46, END_SIZE = 22 };

struct entry {
  const char *name;
  const uint8_t *at;
  size_t size, offset;
};

static void put(struct bytes *to, const void *at, size_t size)
{
  must(take(to, at, size));
}

static void put_number(struct bytes *to, size_t number, int size)
{
  for (; size > 0; size--, number >>= 8) put(to, &(char){(char)number}, 1);
}

/* What the head of a file and its entry in the directory have in common. */
static void put_entry(struct bytes *to, const struct entry *entry)
{
  put_number(to, 0, 8); /* version 0 would do, no flags, stored, no time */
  put_number(to, crc32(0, entry->at, (uInt)entry->size), 4);
  put_number(to, entry->size, 4);
  put_number(to, entry->size, 4);
  put_number(to, strlen(entry->name), 2);
  put_number(to, 0, 2);
}

/* A ZIP archive of these files, none compressed. */
static struct bytes archive_of(struct entry *entries, size_t count)
{
  struct bytes to = {0};
  for (size_t i = 0; i < count; i++) {
    entries[i].offset = to.size;
    put(&to, "PK\3\4\0\0", 6);
    put_entry(&to, &entries[i]);
    put(&to, entries[i].name, strlen(entries[i].name));
    put(&to, entries[i].at, entries[i].size);
  }
  size_t directory = to.size;
  for (size_t i = 0; i < count; i++) {
    put(&to, "PK\1\2\0\0\0\0", 8);
    put_entry(&to, &entries[i]);
    put_number(&to, 0, 10);
    put_number(&to, entries[i].offset, 4);
    put(&to, entries[i].name, strlen(entries[i].name));
  }
  size_t size = to.size - directory;
  put(&to, "PK\5\6\0\0\0\0", 8);
  put_number(&to, count, 2);
  put_number(&to, count, 2);
  put_number(&to, size, 4);
  put_number(&to, directory, 4);
  put_number(&to, 0, 2);
  return to;
}

static void try_archive(struct entry *entries, size_t count, const bg_options *options)
{
  struct bytes archive = archive_of(entries, count);
  try_to_read(archive.at, archive.size, "fuzz", options, true);
  free(archive.at);
}

static void try_odt(const uint8_t *data, size_t size)
{
  static const char kind[] = "application/vnd.oasis.opendocument.text";
  struct entry entries[MOST_ENTRIES] = {{"mimetype", (const uint8_t *)kind, sizeof kind - 1, 0},
                                        {"content.xml", data, size, 0}};
  try_archive(entries, 2, &(bg_options){.format = "odt"});
}

/* The numbering stands behind a NUL. */
static void try_docx(const uint8_t *data, size_t size)
{
  const uint8_t *nul = memchr(data, 0, size);
  size_t first = nul ? (size_t)(nul - data) : size;
  static const char relations[] =
      "<Relationships><Relationship Type=\"/numbering\" Target=\"numbering.xml\"/></Relationships>";
  struct entry entries[] = {{"word/document.xml", data, first, 0},
                            {"word/_rels/document.xml.rels", (const uint8_t *)relations, sizeof relations - 1, 0},
                            {"word/numbering.xml", nul ? nul + 1 : data, nul ? size - first - 1 : 0, 0}};
  try_archive(entries, nul ? 3 : 1, &(bg_options){.format = "docx"});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size == 0) return 0;
  const uint8_t *rest = data + 1;
  switch (data[0]) {
  case 'h': try_to_read(rest, size - 1, "fuzz", &(bg_options){.format = "html"}, true); break;
  case 'm': try_to_read(rest, size - 1, "fuzz", &(bg_options){.format = "mht"}, true); break;
  case 'f': try_to_read(rest, size - 1, "fuzz", &(bg_options){.format = "fodt"}, true); break;
  case 'o': try_odt(rest, size - 1); break;
  case 'd': try_docx(rest, size - 1); break;
  default: break;
  }
  return 0;
}
