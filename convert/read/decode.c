/* Decoding. Well-formed UTF-8 is copied as it is; UTF-8 with faults is put right here; all else goes through iconv,
 * piece by piece, so that a byte it refuses costs no more than itself. */
#include "decode.h"
#include "../support/utf8_check.h"
#include "encoding.h"
#include "line_ends.h"
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>

#define REPLACEMENT "\xEF\xBF\xBD"

/* Text being made: room for it all was made before. */
struct writing {
  char *at;
  size_t size;
  size_t bad_at; /* where the first U+FFFD stands */
  struct decoded *decoded;
};

static void replace(struct writing *to, size_t bytes)
{
  if (to->decoded->bad_bytes == 0) to->bad_at = to->size;
  to->decoded->bad_bytes += bytes;
  memcpy(to->at + to->size, REPLACEMENT, 3);
  to->size += 3;
}

/* UTF-8 with faults. A fault of one byte grows to three, so room is three times the source at most. */
static void repair(slice source, struct writing *to)
{
  while (source.size) {
    size_t good = utf8_valid(source);
    memcpy(to->at + to->size, source.at, good);
    to->size += good;
    source = slice_after(source, good);
    if (!source.size) return;
    size_t bad = utf8_ill_formed(source);
    replace(to, bad);
    source = slice_after(source, bad);
  }
}

/* Through iconv; false when it fails for another reason than the source. */
static bool convert(iconv_t converter, slice source, size_t unit, struct writing *to, size_t room)
{
  char *from = (char *)(uintptr_t)source.at; /* iconv does not write to it */
  size_t left = source.size;
  while (left) {
    char *out = to->at + to->size;
    size_t free_bytes = room - to->size;
    size_t result = iconv(converter, &from, &left, &out, &free_bytes);
    to->size = room - free_bytes;
    if (result != (size_t)-1) continue;
    if (errno != EILSEQ && errno != EINVAL) return false;
    size_t bad = errno == EINVAL || left < unit ? left : unit;
    if (room - to->size < 3) return false;
    replace(to, bad);
    from += bad;
    left -= bad;
    iconv(converter, NULL, NULL, NULL, NULL);
  }
  char *out = to->at + to->size;
  size_t free_bytes = room - to->size;
  iconv(converter, NULL, NULL, &out, &free_bytes); /* what it held back to combine with what might follow */
  to->size = room - free_bytes;
  return true;
}

/* The encoding is known: what is missing is a module of iconv, a descriptor, or memory, and iconv may take any of them
 * for an encoding that it does not know. */
static bool refuse(const struct encoding *encoding, bg_log *log)
{
  if (errno == ENOMEM) return log_memory(log);
  char why[96];
  snprintf(why, sizeof why, "iconv cannot load %s", encoding->name);
  return log_add(log, BG_INTERNAL, NOWHERE, why);
}

static bool convert_all(slice source, const struct encoding *encoding, arena *a, bg_log *log, struct decoded *decoded)
{
  /* A byte gives a U+FFFD (3 bytes) at most, two a character of 3 bytes or (Big5-HKSCS) two of 2. */
  if (source.size > (SIZE_MAX - 16) / 3) return log_memory(log);
  size_t room = source.size * 3 + 16;
  struct writing to = {.at = arena_alloc(a, room + 1), .decoded = decoded};
  if (!to.at) return log_memory(log);
  bool done = true;
  if (encoding->is_utf8) {
    repair(source, &to);
  } else {
    iconv_t converter = iconv_open("UTF-8", encoding->iconv_name);
    if (converter == (iconv_t)-1) return refuse(encoding, log);
    done = convert(converter, source, encoding->unit, &to, room);
    iconv_close(converter);
  }
  to.at[to.size] = '\0';
  decoded->text = (slice){to.at, to.size};
  if (decoded->bad_bytes) decoded->bad_place = place_in(decoded->text, to.bad_at);
  return done || log_add(log, BG_INTERNAL, NOWHERE, "iconv stopped");
}

static bool decode_as(bool lent, slice source, const char *name, arena *a, bg_log *log, struct decoded *decoded)
{
  *decoded = (struct decoded){0};
  struct encoding encoding;
  if (!encoding_find(source, name, a, log, &encoding)) return false;
  decoded->encoding = encoding.name;
  decoded->guessed = encoding.guessed;
  slice text = slice_after(source, encoding.mark);
  if (!encoding.is_utf8 || !encoding.is_valid) {
    if (!convert_all(text, &encoding, a, log, decoded)) return false;
  } else {
    const char *kept = lent ? text.at : arena_copy(a, text);
    if (!kept) return log_memory(log);
    decoded->text = (slice){kept, text.size};
  }
  decoded->same = slice_equal(decoded->text, source);
  if (name || decoded->bad_bytes <= source.size / 4) return true;
  return log_add(log, BG_BINARY_INPUT, NOWHERE, "no encoding fits its bytes");
}

bool decode(slice source, const char *name, arena *a, bg_log *log, struct decoded *decoded)
{
  return decode_as(false, source, name, a, log, decoded);
}

bool decode_lent(slice source, const char *name, arena *a, bg_log *log, struct decoded *decoded)
{
  return decode_as(true, source, name, a, log, decoded);
}
