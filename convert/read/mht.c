/* Web archives (MHT, MHTML: RFC 2557): a MIME message whose parts are a page and what it shows. The page is its root:
 * the part that `start` names, else the first in HTML, else the first that is text. */
#include "inputs.h"
#include "options.h"
#include <openssl/evp.h>
#include <stdlib.h>
#include <strings.h>

enum {
  MOST_NESTED = 8,     /* multiparts in one another */
  LONGEST_HEAD = 4096, /* bytes in which the type of a message stands */
  MOST_VALUE = 512
};

static const char NO_PAGE[] = N_("a web archive that holds no page");

/* A part: its head, and its body as it is sent. */
struct part {
  slice head, body;
};

struct message {
  struct document *document;
  slice start;      /* the root's Content-ID, or empty */
  struct part page; /* the best found so far; .head.at is NULL: none */
  int rank;         /* how good it is */
};

/* # Heads */

static slice line_of(slice text)
{
  const char *end = memchr(text.at, '\n', text.size);
  return (slice){text.at, end ? (size_t)(end - text.at) + 1 : text.size};
}

static bool is_blank(slice line)
{
  return line.size == 0 || *line.at == '\n' || (line.size > 1 && line.at[0] == '\r' && line.at[1] == '\n');
}

/* Parts the head from the body at the first empty line. */
static struct part split(slice text)
{
  slice rest = text;
  while (rest.size) {
    slice line = line_of(rest);
    rest = slice_after(rest, line.size);
    if (is_blank(line)) break;
  }
  return (struct part){{text.at, text.size - rest.size}, rest};
}

static bool starts_as(slice text, const char *word)
{
  size_t size = strlen(word);
  return text.size >= size && strncasecmp(text.at, word, size) == 0;
}

/* The field `name` of a head, with its folded lines; empty if there is none. */
static slice field(slice head, const char *name)
{
  while (head.size) {
    slice line = line_of(head);
    slice rest = slice_after(head, line.size);
    if (starts_as(line, name) && line.size > strlen(name) && line.at[strlen(name)] == ':') {
      while (rest.size && (*rest.at == ' ' || *rest.at == '\t')) {
        size_t size = line_of(rest).size;
        line.size += size;
        rest = slice_after(rest, size);
      }
      line = slice_after(line, strlen(name) + 1);
      while (line.size && strchr(" \t\r\n", *line.at)) line = slice_after(line, 1);
      while (line.size && strchr(" \t\r\n", line.at[line.size - 1])) line.size--;
      return line;
    }
    head = rest;
  }
  return head;
}

/* The parameter `name` of a field: boundary="…"; empty if there is none. */
static slice parameter(slice value, const char *name)
{
  for (size_t i = 0; i < value.size; i++) {
    if (value.at[i] != ';') continue;
    slice rest = slice_after(value, i + 1);
    while (rest.size && strchr(" \t\r\n", *rest.at)) rest = slice_after(rest, 1);
    if (!starts_as(rest, name) || rest.size <= strlen(name) || rest.at[strlen(name)] != '=') continue;
    rest = slice_after(rest, strlen(name) + 1);
    bool quoted = rest.size && *rest.at == '"';
    if (quoted) rest = slice_after(rest, 1);
    size_t size = 0;
    while (size < rest.size && !strchr(quoted ? "\"" : "; \t\r\n", rest.at[size])) size++;
    return (slice){rest.at, size};
  }
  return (slice){value.at, 0};
}

/* # Parts */

/* How well a part may be the page: 3 it is named as the root, 2 HTML, 1 text, 0 not at all. */
static int rank_of(const struct message *message, slice head)
{
  slice type = field(head, "Content-Type"), id = field(head, "Content-ID");
  bool html = starts_as(type, "text/html") || starts_as(type, "application/xhtml+xml");
  if (html && message->start.size && slice_has(id, message->start)) return 3;
  return html ? 2 : type.size == 0 || starts_as(type, "text/plain");
}

/* Where the next line begins that is --boundary, from the beginning of a line on; NULL: nowhere. */
static const char *next_boundary(slice text, slice boundary)
{
  for (slice rest = text; rest.size;) {
    slice line = line_of(rest);
    if (slice_starts(line, SLICE("--")) && slice_starts(slice_after(line, 2), boundary)) return line.at;
    rest = slice_after(rest, line.size);
  }
  return NULL;
}

static bool look_through(struct message *message, slice text, int depth);

static bool look_at_parts(struct message *message, slice body, slice boundary, int depth)
{
  bg_log *log = message->document->log;
  const char *at = next_boundary(body, boundary), *end = body.at + body.size;
  while (at) {
    slice line = line_of((slice){at, (size_t)(end - at)});
    if (slice_starts(slice_after(line, 2 + boundary.size), SLICE("--"))) return true;
    slice rest = {line.at + line.size, (size_t)(end - line.at) - line.size};
    at = next_boundary(rest, boundary);
    if (at && !look_through(message, (slice){rest.at, (size_t)(at - rest.at)}, depth + 1)) return false;
  }
  return log_add(log, BG_DAMAGED_ARCHIVE, NOWHERE, "it ends before its last part does");
}

static bool look_through(struct message *message, slice text, int depth)
{
  struct part part = split(text);
  slice type = field(part.head, "Content-Type"), boundary = parameter(type, "boundary");
  if (starts_as(type, "multipart/") && boundary.size) {
    if (!message->start.size) message->start = parameter(type, "start");
    return depth >= MOST_NESTED || look_at_parts(message, part.body, boundary, depth);
  }
  int rank = rank_of(message, part.head);
  if (rank <= message->rank) return true;
  message->page = part;
  message->rank = rank;
  return true;
}

/* # Bodies */

static int hex(char c)
{
  const char *digits = "0123456789ABCDEFabcdef", *at = c ? strchr(digits, c) : NULL;
  ptrdiff_t value = at ? at - digits : -1;
  return (int)(value > 15 ? value - 6 : value);
}

/* =E4=BD=A0 is a byte each, = at a line's end joins it to the next. What is no such thing stands as it is. */
static size_t from_quoted(slice body, char *to)
{
  size_t size = 0;
  for (size_t i = 0; i < body.size; i++) {
    slice rest = slice_after(body, i);
    int high = rest.size > 2 && *rest.at == '=' ? hex(rest.at[1]) : -1, low = high < 0 ? -1 : hex(rest.at[2]);
    if (slice_starts(rest, SLICE("=\r\n"))) {
      i += 2;
    } else if (slice_starts(rest, SLICE("=\n"))) {
      i += 1;
    } else if (low >= 0) {
      to[size++] = (char)(high << 4 | low);
      i += 2;
    } else {
      to[size++] = body.at[i];
    }
  }
  return size;
}

/* False when it is none. */
static bool from_base64(slice body, char *to, size_t *size)
{
  EVP_ENCODE_CTX *context = EVP_ENCODE_CTX_new();
  int got = 0, last = 0;
  if (!context) return false;
  EVP_DecodeInit(context);
  bool good = EVP_DecodeUpdate(context, (unsigned char *)to, &got, (const unsigned char *)body.at, (int)body.size) >= 0;
  good = good && EVP_DecodeFinal(context, (unsigned char *)to + got, &last) >= 0;
  EVP_ENCODE_CTX_free(context);
  *size = (size_t)got + (size_t)last;
  return good;
}

/* The page's bytes, in the arena or as they are. */
static bool decode_body(const struct message *message, slice *page)
{
  slice how = field(message->page.head, "Content-Transfer-Encoding"), body = message->page.body;
  bool quoted = starts_as(how, "quoted-printable"), base64 = starts_as(how, "base64");
  *page = body;
  if (!quoted && !base64) return true;
  char *to = arena_alloc(message->document->arena, body.size + 4);
  bg_log *log = message->document->log;
  if (!to) return log_memory(log);
  size_t size = 0;
  if (quoted)
    size = from_quoted(body, to);
  else if (!from_base64(body, to, &size))
    return log_add(log, BG_DAMAGED_ARCHIVE, NOWHERE, "its page is no base64");
  *page = (slice){to, size};
  return true;
}

/* Where the page was saved from, if the archive tells. */
static bool set_address(struct document *document, slice head, slice page_head)
{
  slice from = field(head, "Snapshot-Content-Location");
  if (!from.size) from = field(page_head, "Content-Location");
  char *address = arena_copy(document->arena, from);
  if (!address) return log_memory(document->log);
  bool web = strncmp(address, "http://", 7) == 0 || strncmp(address, "https://", 8) == 0;
  if (web && !option_must_be(OPTION_TEXT, address)) document->source.address = address;
  return true;
}

bool mht_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct message message = {.document = document};
  slice page;
  if (source.size > INT32_MAX) return input_fits(document, SIZE_MAX);
  if (slice_starts(source, SLICE("\xEF\xBB\xBF"))) source = slice_after(source, 3);
  while (source.size && strchr("\r\n", *source.at)) source = slice_after(source, 1);
  if (!look_through(&message, source, 0)) return false;
  if (!message.rank) return log_add(document->log, BG_BINARY_INPUT, NOWHERE, NO_PAGE);
  if (!decode_body(&message, &page) || !set_address(document, split(source).head, message.page.head)) return false;
  char charset[MOST_VALUE];
  slice told = parameter(field(message.page.head, "Content-Type"), "charset");
  if (told.size >= sizeof charset) told.size = 0;
  memcpy(charset, told.at, told.size);
  charset[told.size] = '\0';
  if (!page_extract(document, page, charset, decoded)) return false;
  decoded->bad_place = NOWHERE; /* not of the file */
  return true;
}

/* A message begins with its head, in which stands its type. */
bool is_mht(slice head, const char *name)
{
  (void)name;
  slice first = {head.at, head.size < LONGEST_HEAD ? head.size : LONGEST_HEAD};
  size_t size = 0;
  while (size < first.size && size < 64 && first.at[size] > ' ' && first.at[size] != ':') size++;
  if (size == 0 || size >= first.size || first.at[size] != ':') return false;
  slice fields = split(first).head, type = field(fields, "Content-Type");
  return field(fields, "MIME-Version").size && (starts_as(type, "multipart/") || starts_as(type, "text/html"));
}
