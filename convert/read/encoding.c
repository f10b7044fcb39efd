/* Which encoding: a byte order mark tells; well-formed UTF-8 is UTF-8; what reads as Chinese in UTF-16 is that, and
 * UTF-8 with a few faults is still UTF-8. Only then uchardet is asked, and where it names no encoding of Chinese texts,
 * the one that fails least decides. */
#include "encoding.h"
#include "../support/utf8_check.h"
#include "lexicon/encodings.h"
#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <uchardet/uchardet.h>

enum {
  SAMPLE = 256 << 10,  /* bytes that are enough to guess by */
  LEAST_PER_NUL = 2000 /* bytes of text for a NUL */
};

/* By the enum of encodings.tsv. */
static const struct encoding known[] = {
    [ENCODINGS_READ_AS_UTF_8] = {.name = "UTF-8", .iconv_name = "UTF-8", .unit = 1, .is_utf8 = true},
    [ENCODINGS_READ_AS_UTF_16] = {.name = "UTF-16LE", .iconv_name = "UTF-16LE", .unit = 2},
    [ENCODINGS_READ_AS_UTF_16LE] = {.name = "UTF-16LE", .iconv_name = "UTF-16LE", .unit = 2},
    [ENCODINGS_READ_AS_UTF_16BE] = {.name = "UTF-16BE", .iconv_name = "UTF-16BE", .unit = 2},
    [ENCODINGS_READ_AS_GB18030] = {.name = "GB18030", .iconv_name = "GB18030", .unit = 1},
    [ENCODINGS_READ_AS_BIG5] = {.name = "Big5", .iconv_name = "BIG5-HKSCS", .unit = 1},
};

static const struct {
  const char *bytes;
  size_t size;
  enum lex_encodings_read_as encoding;
} marks[] = {
    {"\xEF\xBB\xBF", 3, ENCODINGS_READ_AS_UTF_8},
    {"\xFF\xFE", 2, ENCODINGS_READ_AS_UTF_16LE},
    {"\xFE\xFF", 2, ENCODINGS_READ_AS_UTF_16BE},
    {"\x84\x31\x95\x33", 4, ENCODINGS_READ_AS_GB18030},
};

/* What begins files that are no text but are given to programs like this one all the same. */
static const struct {
  const char *bytes;
  size_t size;
  const char *is;
} signatures[] = {
    {"%PDF-", 5, N_("a PDF document")},
    {"\x89PNG", 4, N_("a PNG image")},
    {"\xFF\xD8\xFF", 3, N_("a JPEG image")},
    {"GIF8", 4, N_("a GIF image")},
    {"II*\0", 4, N_("a TIFF image")},
    {"MM\0*", 4, N_("a TIFF image")},
    {"\x1F\x8B", 2, "gzip data"},
    {"7z\xBC\xAF\x27\x1C", 6, N_("a 7z archive")},
    {"Rar!\x1A\x07", 6, N_("a RAR archive")},
    {"\x7F"
     "ELF",
     4, N_("a program")},
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The encoding called `name`; NULL when the lexicon does not know it. */
static const struct encoding *find_named(const char *name)
{
  char key[32];
  size_t size = 0;
  for (; *name && size < sizeof key; name++)
    if (*name != '-' && *name != '_') key[size++] = (char)tolower((unsigned char)*name);
  const struct lex_encodings_row *row = *name ? NULL : lex_encodings_find(key, size);
  return row ? &known[row->read_as] : NULL;
}

static size_t mark_size(slice source, enum lex_encodings_read_as encoding)
{
  for (size_t i = 0; i < COUNT(marks); i++)
    if (marks[i].encoding == encoding && slice_starts(source, (slice){marks[i].bytes, marks[i].size}))
      return marks[i].size;
  return 0;
}

/* The encoding that the user has named. "UTF-16" alone leaves the order of the bytes to the mark. */
static bool take_named(slice source, const char *name, arena *a, bg_log *log, struct encoding *encoding)
{
  const struct encoding *found = find_named(name);
  if (found) {
    bool big = found == &known[ENCODINGS_READ_AS_UTF_16] && mark_size(source, ENCODINGS_READ_AS_UTF_16BE);
    *encoding = big ? known[ENCODINGS_READ_AS_UTF_16BE] : *found;
    for (size_t i = 0; i < COUNT(marks); i++)
      if (strcmp(known[marks[i].encoding].name, encoding->name) == 0)
        encoding->mark = mark_size(source, marks[i].encoding);
  } else {
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
      return errno == ENOMEM ? log_memory(log) : log_add(log, BG_UNKNOWN_ENCODING, NOWHERE, name);
    iconv_close(converter);
    char *copy = arena_copy(a, slice_of(name));
    if (!copy) return log_memory(log);
    *encoding = (struct encoding){.name = copy, .iconv_name = copy, .unit = 1};
  }
  slice text = slice_after(source, encoding->mark);
  encoding->is_valid = encoding->is_utf8 && utf8_valid(text) == text.size;
  return true;
}

static bool take_marked(slice source, struct encoding *encoding)
{
  for (size_t i = 0; i < COUNT(marks); i++) {
    if (!slice_starts(source, (slice){marks[i].bytes, marks[i].size})) continue;
    *encoding = known[marks[i].encoding];
    encoding->mark = marks[i].size;
    slice text = slice_after(source, encoding->mark);
    encoding->is_valid = encoding->is_utf8 && utf8_valid(text) == text.size;
    return true;
  }
  return false;
}

/* A UTF-16 unit that stands in Chinese texts: ASCII text, punctuation, Han characters, full-width forms. */
static bool is_usual(unsigned unit)
{
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' ||
         (unit >= 0x2010 && unit < 0x2070) || (unit >= 0x2460 && unit < 0x2500) || (unit >= 0x3000 && unit < 0x3020) ||
         (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0xFF00 && unit < 0xFFF0);
}

static bool is_ascii(unsigned char byte)
{
  return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
}

/* Whether nine units of ten are usual ones when the bytes are read as UTF-16 in one order or the other. A GB18030 or
 * Big5 text read so is full of Hangul, surrogates and private characters; two letters of ASCII, however, are a Han
 * character, so a text that is three quarters of these is ASCII. */
static bool is_utf16(slice sample, bool big)
{
  const unsigned char *b = (const unsigned char *)sample.at;
  size_t units = sample.size / 2, usual = 0, ascii = 0;
  for (size_t i = 0; i < units && (i - usual) * 10 <= units; i++) { /* no longer than it may come true */
    usual += is_usual((unsigned)(b[2 * i + big] | b[2 * i + !big] << 8));
    ascii += is_ascii(b[2 * i]) && is_ascii(b[2 * i + 1]);
  }
  return units > 0 && usual * 10 >= units * 9 && ascii * 4 < units * 3;
}

/* Whether the sample is UTF-8 but for some faults: well-formed characters beyond ASCII outnumber the bad bytes twenty
 * to one. By chance, in another encoding, they never do. */
static bool is_damaged_utf8(slice sample)
{
  enum { LEAST_BYTES = 2 }; /* of a character beyond ASCII */
  size_t beyond = 0, bad = 0;
  while (sample.size) {
    if (bad * 20 > beyond + sample.size / LEAST_BYTES) return false; /* whatever follows */
    size_t good = utf8_valid(sample);
    for (size_t i = 0; i < good; i++) beyond += (unsigned char)sample.at[i] >= 0xC0;
    sample = slice_after(sample, good);
    size_t ill = sample.size ? utf8_ill_formed(sample) : 0;
    if (sample.size > 3) bad += ill; /* the last character may have been cut by the sample's end */
    sample = slice_after(sample, ill);
  }
  return beyond > 0 && beyond >= bad * 20;
}

/* How many times iconv stops when it reads the sample as `encoding`. */
static size_t count_faults(slice sample, const struct encoding *encoding)
{
  iconv_t converter = iconv_open("UTF-8", encoding->iconv_name);
  if (converter == (iconv_t)-1) return SIZE_MAX;
  char *from = (char *)(uintptr_t)sample.at, piece[4096];
  size_t left = sample.size, faults = 0;
  while (left) {
    char *out = piece;
    size_t room = sizeof piece, before = left;
    iconv(converter, &from, &left, &out, &room);
    if (left == 0 || room < sizeof piece - 16 || left < before) continue;
    faults++;
    from++;
    left--;
  }
  iconv_close(converter);
  return faults;
}

static const struct encoding *ask_uchardet(slice sample)
{
  uchardet_t detector = uchardet_new();
  if (!detector) return NULL;
  const struct encoding *found = NULL;
  if (uchardet_handle_data(detector, sample.at, sample.size) == 0) {
    uchardet_data_end(detector);
    const char *name = uchardet_get_charset(detector);
    found = name && *name ? find_named(name) : NULL;
  }
  uchardet_delete(detector);
  return found;
}

/* A text may hold a NUL or two where something went wrong; what holds more is none. */
static bool has_many_nuls(slice text)
{
  size_t count = 0;
  for (const char *at = text.at, *end = text.at + text.size; at < end && (at = memchr(at, 0, (size_t)(end - at))); at++)
    count++;
  return count > 1 && count > text.size / LEAST_PER_NUL;
}

static const struct encoding *guess(slice source)
{
  slice sample = {source.at, source.size < SAMPLE ? source.size : SAMPLE};
  if (is_utf16(sample, false)) return &known[ENCODINGS_READ_AS_UTF_16LE];
  if (is_utf16(sample, true)) return &known[ENCODINGS_READ_AS_UTF_16BE];
  if (has_many_nuls(sample)) return NULL;
  if (is_damaged_utf8(sample)) return &known[ENCODINGS_READ_AS_UTF_8];
  const struct encoding *found = ask_uchardet(sample);
  if (found && !found->is_utf8 && found->unit == 1) return found;
  const struct encoding *gb18030 = &known[ENCODINGS_READ_AS_GB18030], *big5 = &known[ENCODINGS_READ_AS_BIG5];
  return count_faults(sample, big5) < count_faults(sample, gb18030) ? big5 : gb18030;
}

bool encoding_find(slice source, const char *name, arena *a, bg_log *log, struct encoding *encoding)
{
  if (name) return take_named(source, name, a, log, encoding);
  for (size_t i = 0; i < COUNT(signatures); i++)
    if (slice_starts(source, (slice){signatures[i].bytes, signatures[i].size}))
      return log_add(log, BG_BINARY_INPUT, NOWHERE, signatures[i].is);
  if (take_marked(source, encoding)) return true;
  bool nul = has_many_nuls(source);
  *encoding = known[ENCODINGS_READ_AS_UTF_8];
  encoding->is_valid = !nul && utf8_valid(source) == source.size;
  if (encoding->is_valid) return true;
  const struct encoding *found = guess(source);
  if (!found) return log_add(log, BG_BINARY_INPUT, NOWHERE, "it holds NUL bytes");
  *encoding = *found;
  encoding->guessed = true;
  return true;
}

bool encoding_known(slice told, char name[ENCODING_NAME])
{
  if (told.size == 0 || told.size >= ENCODING_NAME) return false;
  memmove(name, told.at, told.size);
  name[told.size] = '\0';
  return find_named(name) != NULL;
}

bool encoding_declared(slice head, char name[ENCODING_NAME])
{
  static const slice words[] = {{"charset", 7}, {"encoding", 8}};
  struct encoding marked;
  if (take_marked(head, &marked)) return false;
  for (size_t i = 0; i < COUNT(words); i++) {
    ptrdiff_t at = slice_find(head, words[i]);
    if (at < 0) continue;
    slice rest = slice_after(head, (size_t)at + words[i].size);
    while (rest.size && strchr(" \t\r\n='\"", *rest.at)) rest = slice_after(rest, 1);
    size_t size = 0;
    for (; size < rest.size && size + 1 < ENCODING_NAME; size++) {
      if (!isalnum((unsigned char)rest.at[size]) && rest.at[size] != '-' && rest.at[size] != '_') break;
      name[size] = rest.at[size];
    }
    if (encoding_known((slice){name, size}, name)) return true;
  }
  return false;
}
