/* A fuzz target for libFuzzer: the readers of formats that bytes hardly ever happen to be in.
 *
 * The first byte chooses the format, the rest is its content. What stands in an archive is packed here, so that it is
 * the content that is tried and not the checksums. `make fuzz FUZZERS=readers` builds and runs it, with seeds
 * from readers_seeds.pl and the dictionary readers.dict. */
#include "packed.h"

static void try_archive(struct packed *entries, size_t count, const bg_options *options)
{
  struct bytes archive = archive_of(entries, count);
  try_to_read(archive.at, archive.size, "fuzz", options, true);
  free(archive.at);
}

static void try_odt(const uint8_t *data, size_t size)
{
  static const char kind[] = "application/vnd.oasis.opendocument.text";
  struct packed entries[] = {{"mimetype", (const uint8_t *)kind, sizeof kind - 1, 0}, {"content.xml", data, size, 0}};
  try_archive(entries, 2, &(bg_options){.format = "odt"});
}

/* The numbering stands behind a NUL. */
static void try_docx(const uint8_t *data, size_t size)
{
  const uint8_t *nul = memchr(data, 0, size);
  size_t first = nul ? (size_t)(nul - data) : size;
  static const char relations[] =
      "<Relationships><Relationship Type=\"/numbering\" Target=\"numbering.xml\"/></Relationships>";
  struct packed entries[] = {{"word/document.xml", data, first, 0},
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
