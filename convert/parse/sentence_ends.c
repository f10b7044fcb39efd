/* Sentence ends: where a sentence stops, and whether a text ends as sentences do. */
#include "../support/punctuation.h"
#include "../support/scan.h"
#include "../support/utf8.h"
#include "lexicon/limits.h"
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

/* 。！？ */
static bool stops(uint32_t code)
{
  return code == 0x3002 || code == 0xFF01 || code == 0xFF1F;
}

/* What still belongs to a sentence behind its stop: ”’）》」』, and more stops. */
static bool belongs_to_stop(uint32_t code)
{
  switch (code) {
  case 0x201D:
  case 0x2019:
  case 0xFF09:
  case 0x300B:
  case 0x300D:
  case 0x300F: return true;
  default: return stops(code);
  }
}

/* Whether the sentence goes on with `code` behind the quote that a stop ended: ”， ”、 ”； ”的 */
static bool goes_on(uint32_t code)
{
  return code == 0xFF0C || code == 0x3001 || code == 0xFF1B || code == 0x7684;
}

/* Where the bracket closes that was opened before `at`, if it does so soon; else `otherwise`. */
static uint32_t closing_bracket(const struct document *document, uint32_t at, uint32_t end, uint32_t otherwise)
{
  slice rest = document_slice(document, at, end - at > LIMITS_QUOTE_REACH ? at + LIMITS_QUOTE_REACH : end);
  ptrdiff_t close = slice_find(rest, CLOSING_BRACKET);
  return close < 0 ? otherwise : at + (uint32_t)close;
}

/* Moves `*stop`, behind a stop, behind what belongs to it; whether the sentence ends there. */
static bool ends_behind(const char *text, uint32_t *stop, uint32_t end)
{
  size_t size;
  uint32_t from = *stop;
  while (belongs_to_stop(utf8_peek(text + *stop, text + end, &size))) *stop += (uint32_t)size;
  bool quoted = *stop > from;
  return !quoted || !goes_on(utf8_peek(text + *stop, text + end, &size));
}

uint32_t sentence_end(const struct document *document, uint32_t at, uint32_t end)
{
  const char *text = document->text.at, *found;
  size_t size;
  uint32_t closed = 0; /* inside a bracket up to here */
  while ((found = scan_to_stop(text + at, text + end)) < text + end) {
    uint32_t code = utf8_at(found, &size);
    at = (uint32_t)(found - text) + (uint32_t)size;
    if (code == 0xFF08) closed = closing_bracket(document, at, end, closed); /* （…） is one with its sentence */
    if (!stops(code) || at <= closed) continue;
    if (ends_behind(text, &at, end)) return at;
  }
  return end;
}
