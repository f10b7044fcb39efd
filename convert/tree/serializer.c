/* Writing XML. */
#include "serializer.h"
#include <stdint.h>
#include <stdlib.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BUFFER = 256 << 10 };

/* # Bytes */

static void flush(struct serializer *out)
{
  if (!out->receiver.failed && out->used) out->receiver.failed = !out->sink(out->user, out->buffer, out->used);
  out->used = 0;
}

/* What does not fit: fills the next buffer, or passes by it. */
static void put_behind(struct serializer *out, const char *at, size_t size)
{
  flush(out);
  if (size > BUFFER) {
    if (!out->receiver.failed) out->receiver.failed = !out->sink(out->user, at, size);
    return;
  }
  memcpy(out->buffer, at, size);
  out->used = size;
}

static inline void put(struct serializer *out, const char *at, size_t size)
{
  if (size > BUFFER - out->used) {
    put_behind(out, at, size);
    return;
  }
  memcpy(out->buffer + out->used, at, size);
  out->used += size;
}

#define PUT(out, literal) put(out, "" literal, sizeof(literal) - 1)

static void put_name(struct serializer *out, const char *prefix, const char *name)
{
  if (prefix) {
    put(out, prefix, strlen(prefix));
    PUT(out, ":");
  }
  put(out, name, strlen(name));
}

/* # Escaping */

enum { IN_TEXT = 1, IN_VALUE = 2 };

static const unsigned char escaped_in[256] = {
    ['&'] = IN_TEXT | IN_VALUE, ['<'] = IN_TEXT | IN_VALUE,  ['>'] = IN_TEXT | IN_VALUE, ['"'] = IN_VALUE,
    ['\t'] = IN_VALUE,          ['\r'] = IN_TEXT | IN_VALUE, ['\n'] = IN_VALUE,
};

static void put_escape(struct serializer *out, char c)
{
  switch (c) {
  case '&': PUT(out, "&amp;"); break;
  case '<': PUT(out, "&lt;"); break;
  case '>': PUT(out, "&gt;"); break;
  case '"': PUT(out, "&quot;"); break;
  case '\t': PUT(out, "&#9;"); break;
  case '\n': PUT(out, "&#10;"); break;
  default: PUT(out, "&#13;"); break;
  }
}

#ifdef __SSE2__
/* Which of the sixteen bytes at `at` may be escaped, as bits: the controls and signs below 0x20, and "&<>. */
static inline unsigned suspects(const char *at)
{
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
  __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  __m128i angle = _mm_cmpeq_epi8(_mm_and_si128(bytes, _mm_set1_epi8((char)0xFD)), _mm_set1_epi8('<')); /* < and > */
  __m128i other = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('&')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')));
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(low, angle), other));
}
#endif

/* Where the next character to escape stands from `at` on, or `end`. */
static const char *plain_end(const char *at, const char *end, unsigned where)
{
  while (at < end) {
#ifdef __SSE2__
    if (end - at >= (ptrdiff_t)sizeof(__m128i)) {
      unsigned found = suspects(at);
      at += found ? (size_t)__builtin_ctz(found) : sizeof(__m128i);
      if (!found) continue;
    }
#endif
    if (escaped_in[(unsigned char)*at] & where) return at;
    at++;
  }
  return at;
}

static void put_escaped(struct serializer *out, slice text, unsigned where)
{
  const char *at = text.at, *end = at + text.size;
  while (at < end) {
    const char *plain = plain_end(at, end, where);
    put(out, at, (size_t)(plain - at));
    if (plain == end) return;
    put_escape(out, *plain);
    at = plain + 1;
  }
}

/* # Elements */

static void end_tag(struct serializer *out)
{
  if (out->in_tag) PUT(out, ">");
  out->in_tag = false;
}

void serializer_start(struct serializer *out, const char *prefix, const char *name)
{
  end_tag(out);
  PUT(out, "<");
  put_name(out, prefix, name);
  out->in_tag = true;
}

static void start_value(struct serializer *out, const char *prefix, const char *name)
{
  PUT(out, " ");
  put_name(out, prefix, name);
  PUT(out, "=\"");
}

void serializer_attribute(struct serializer *out, const char *prefix, const char *name, slice value)
{
  start_value(out, prefix, name);
  put_escaped(out, value, IN_VALUE);
  PUT(out, "\"");
}

void serializer_attribute_of(struct serializer *out, const char *name, const slice *pieces, size_t count)
{
  start_value(out, NULL, name);
  for (size_t i = 0; i < count; i++)
    if (pieces[i].size) put_escaped(out, pieces[i], IN_VALUE);
  PUT(out, "\"");
}

void serializer_end(struct serializer *out, const char *prefix, const char *name)
{
  if (out->in_tag) {
    PUT(out, "/>");
    out->in_tag = false;
    return;
  }
  PUT(out, "</");
  put_name(out, prefix, name);
  PUT(out, ">");
}

void serializer_text(struct serializer *out, slice text)
{
  if (!text.size) return;
  end_tag(out);
  put_escaped(out, text, IN_TEXT);
}

void serializer_put(struct serializer *out, slice bytes)
{
  put(out, bytes.at, bytes.size);
}

void serializer_markup(struct serializer *out, slice markup)
{
  end_tag(out);
  put(out, markup.at, markup.size);
}

/* # As a receiver */

static const char *same_name(struct receiver *receiver, const char *name)
{
  (void)receiver;
  return name;
}

static void receive_start(struct receiver *receiver, const char *name)
{
  struct serializer *out = (struct serializer *)receiver;
  serializer_start(out, NULL, name);
  if (!out->started) serializer_attribute(out, NULL, "xmlns", SLICE(BG_NAMESPACE));
  out->started = true;
}

static void receive_attribute(struct receiver *receiver, const char *name, slice value, enum value kind)
{
  struct serializer *out = (struct serializer *)receiver;
  start_value(out, NULL, name);
  if (kind == VALUE_TEXT)
    put_escaped(out, value, IN_VALUE);
  else
    put(out, value.at, value.size);
  PUT(out, "\"");
}

static void receive_text(struct receiver *receiver, slice text)
{
  serializer_text((struct serializer *)receiver, text);
}

static void receive_end(struct receiver *receiver, const char *name)
{
  serializer_end((struct serializer *)receiver, NULL, name);
}

bool serializer_begin(struct serializer *out, bool xml, bg_sink sink, void *user)
{
  static const struct receiver receiver = {same_name, receive_start, receive_attribute, receive_text, receive_end,
                                           false,     NULL};
  *out = (struct serializer){.receiver = receiver, .xml = xml, .sink = sink, .user = user, .buffer = malloc(BUFFER)};
  if (!out->buffer) return false;
  if (xml) PUT(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  return true;
}

bool serializer_finish(struct serializer *out)
{
  if (out->xml) PUT(out, "\n");
  flush(out);
  free(out->buffer);
  return !out->receiver.failed;
}
