/* Reading: bytes → source text. Takes the text out of its format, notes where it came from, and finds its lines. */
#include "read.h"
#include "../support/digest.h"
#include "../support/utf8.h"
#include "line_ends.h"
#include "script.h"
#include <stdint.h>
#include <stdio.h>

/* Where the source came from. A base name that is no UTF-8 is put right, for it will stand in the tree. */
static bool describe_source(struct document *document, slice bytes, const char *name, const struct decoded *decoded,
                            const char *media_type)
{
  struct source *source = &document->source;
  const char *slash = name ? strrchr(name, '/') : NULL;
  struct decoded base = {0};
  slice given = slice_of(slash ? slash + 1 : name);
  if (given.size && !decode(given, "UTF-8", document->arena, document->log, &base)) return false;
  source->name = given.size ? base.text.at : NULL;
  source->media_type = media_type;
  source->encoding = decoded->encoding;
  source->bytes = bytes.size;
  if (document->options->source_address) source->address = document->options->source_address;
  source->traditional = script_is_traditional(decoded->text);
  digest(bytes, source->sha256);
  if (decoded->same)
    memcpy(source->text_sha256, source->sha256, DIGEST_SIZE);
  else
    digest(decoded->text, source->text_sha256);
  return true;
}

static bool find_lines(struct document *document)
{
  const char *text = document->text.at, *end = text + document->text.size;
  bool returns = has_returns(document->text);
  size_t lines = 1, n = 0;
  for (const char *at = text; (at = next_line(at, end, returns));) lines++;
  document->line_starts = arena_alloc(document->arena, lines * sizeof *document->line_starts);
  if (!document->line_starts) return log_memory(document->log);
  document->line_starts[n++] = 0;
  for (const char *at = text; (at = next_line(at, end, returns));) document->line_starts[n++] = (uint32_t)(at - text);
  document->line_count = n;
  return true;
}

static void report_decoding(const struct document *document, const struct decoded *decoded)
{
  if (decoded->guessed) log_add(document->log, BG_ENCODING_GUESSED, NOWHERE, decoded->encoding);
  if (decoded->bad_bytes == 0) return;
  char count[40];
  snprintf(count, sizeof count, decoded->bad_bytes == 1 ? N_("%zu byte is") : N_("%zu bytes are"), decoded->bad_bytes);
  log_add(document->log, BG_UNDECODABLE, decoded->bad_place, count, decoded->encoding);
}

bool read_text(struct document *document, const struct input *input, slice source, const char *name)
{
  struct decoded decoded = {0};
  if (!input_fits(document, source.size) || !input->extract(document, source, &decoded)) return false;
  if (decoded.text.size >= UINT32_MAX && !input_fits(document, SIZE_MAX)) return false;
  if (utf8_trim(decoded.text).size == 0) return log_add(document->log, BG_EMPTY_INPUT, NOWHERE);
  document->text = decoded.text;
  if (!describe_source(document, source, name, &decoded, input->media_type) || !find_lines(document)) return false;
  report_decoding(document, &decoded);
  return script_unify_radicals(document) && (!document->source.traditional || script_simplify(document));
}
