/* Sentence ends: where a sentence stops, and whether a text ends as sentences do. */
#include "../support/punctuation.h"
#include "../support/utf8.h"
#include "outline.h"

bool ends_as_sentence(const struct document *document, uint32_t start, uint32_t end)
{
  size_t size;
  while (end > start) {
    uint32_t code = utf8_before(document->text.at + end, &size);
    switch (code) {
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0xFF1B:
    case 0xFF1A:
    case '!':
    case '?':
    case ';':
    case ':': return true;
    case 0x201D:
    case 0x2019:
    case 0xFF09:
    case ')':
    case 0x300B:
    case 0x300D:
    case 0x3011: break; /* closers */
    default: return false;
    }
    end -= (uint32_t)size;
  }
  return false;
}

uint32_t sentence_end(const struct document *document, uint32_t at, uint32_t end)
{
  const char *text = document->text.at;
  size_t size;
  uint32_t closed = 0; /* inside a bracket up to here */
  while (at < end) {
    unsigned char lead = (unsigned char)text[at];
    if (lead >= 0xE4 && lead <= 0xE9) { /* Han characters, and some after them: nine of ten */
      at += 3;
      continue;
    }
    if (lead != 0xE3 && lead != 0xEF) { /* all that end a sentence, and brackets, begin with these */
      at += (uint32_t)utf8_size(lead);
      continue;
    }
    uint32_t code = utf8_at(text + at, &size);
    at += (uint32_t)size;
    if (code == 0xFF08) { /* （…） is one with its sentence, if it closes soon */
      slice rest = document_slice(document, at, end - at > 400 ? at + 400 : end);
      ptrdiff_t close = slice_find(rest, CLOSING_BRACKET);
      if (close >= 0) closed = at + (uint32_t)close;
    }
    if ((code != 0x3002 && code != 0xFF01 && code != 0xFF1F) || at <= closed) continue;
    uint32_t stop = at;
    while (stop < end) {
      code = utf8_at(text + stop, &size);
      bool closer = code == 0x201D || code == 0x2019 || code == 0xFF09 || code == 0x300B || code == 0x300D ||
                    code == 0x300F || code == 0x3002 || code == 0xFF01 || code == 0xFF1F;
      if (!closer) break;
      stop += (uint32_t)size;
    }
    bool quoted = stop > at;
    code = stop < end ? utf8_at(text + stop, &size) : 0;
    if (quoted && (code == 0xFF0C || code == 0x3001 || code == 0xFF1B || code == 0x7684)) { /* ”， ”、 ”； ”的 */
      at = stop;
      continue;
    }
    return stop;
  }
  return end;
}
