/* Soundness: see sound.h. Everything is read in pieces, but for a JSON text and a line, which are held whole. */
#include "sound.h"
#include "../support/log.h"
#include "../support/utf8_check.h"
#include "buffer.h"
#include <csv.h>
#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <sqlite3.h>
#include <stdio.h>
#include <zip.h>

enum { PIECE = 64 << 10, LONGEST = 4 /* bytes of a character */ };

static const char unreadable[] = N_("it cannot be read again");
static const char no_memory[] = N_("out of memory");
static const char no_utf8[] = N_("it is no UTF-8");

/* ---- UTF-8 ---- */

/* Bytes as they come: what begins a character that the next piece ends is kept. */
struct utf8 {
  char kept[LONGEST];
  size_t size;
};

static bool is_utf8(struct utf8 *state, slice piece)
{
  while (state->size > 0 && piece.size > 0) { /* at most three times */
    state->kept[state->size++] = *piece.at;
    piece = slice_after(piece, 1);
    if (utf8_valid((slice){state->kept, state->size}) == state->size) state->size = 0;
    if (state->size == LONGEST) return false;
  }
  size_t valid = utf8_valid(piece);
  slice rest = slice_after(piece, valid);
  if (rest.size >= LONGEST) return false;
  if (rest.size > 0) memcpy(state->kept, rest.at, rest.size);
  state->size += rest.size;
  return true;
}

const char *sound_utf8(sound_read *read, void *user)
{
  char piece[PIECE];
  struct utf8 state = {.size = 0};
  for (;;) {
    ptrdiff_t size = read(user, piece, sizeof piece);
    if (size < 0) return unreadable;
    if (size == 0) return state.size == 0 ? NULL : no_utf8;
    if (!is_utf8(&state, (slice){piece, (size_t)size})) return no_utf8;
  }
}

/* ---- XML ---- */

struct xml_input {
  sound_read *read;
  void *user;
  size_t rows; /* elements called so */
};

/* As much as is wanted: libxml2 tells an encoding by the first bytes that it gets. */
static int read_xml(void *user, char *bytes, int size)
{
  const struct xml_input *input = user;
  int got = 0;
  while (got < size) {
    ptrdiff_t more = input->read(input->user, bytes + got, (size_t)(size - got));
    if (more < 0) return -1;
    if (more == 0) break;
    got += (int)more;
  }
  return got;
}

/* With this libxml2 looks at namespaces, too. */
static void count_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                          const xmlChar **declared, int attributes, int defaulted, const xmlChar **values)
{
  (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
  xmlParserCtxt *parser = user;
  struct xml_input *input = parser->_private;
  if (xmlStrcmp(name, BAD_CAST "row") == 0) input->rows++;
}

static const char *parse_xml(struct xml_input *input)
{
  xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = count_element};
  xmlParserCtxt *parser = xmlCreateIOParserCtxt(&handler, NULL, read_xml, NULL, input, XML_CHAR_ENCODING_NONE);
  if (!parser) return no_memory;
  parser->_private = input;
  parser->userData = parser;
  xmlCtxtUseOptions(parser, XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  bool good =
      xmlParseDocument(parser) == 0 && parser->wellFormed && parser->nsWellFormed && parser->errNo == XML_ERR_OK;
  int error = parser->errNo;
  xmlFreeParserCtxt(parser);
  if (good) return NULL;
  if (error == XML_ERR_NO_MEMORY) return no_memory;
  return error == XML_ERR_INVALID_ENCODING || error == XML_ERR_INVALID_CHAR ? N_("it holds what is no character")
                                                                            : N_("it is not well-formed");
}

const char *sound_xml(sound_read *read, void *user)
{
  struct xml_input input = {.read = read, .user = user};
  return parse_xml(&input);
}

/* ---- CSV ---- */

struct csv_rows {
  size_t cells; /* of this row */
  size_t first; /* of the first */
  bool uneven;
};

static void count_cell(void *text, size_t size, void *user)
{
  (void)text, (void)size;
  struct csv_rows *rows = user;
  rows->cells++;
}

static void end_row(int character, void *user)
{
  struct csv_rows *rows = user;
  if (character < 0) rows->uneven = true; /* the last row does not end */
  if (rows->first == 0) rows->first = rows->cells;
  rows->uneven = rows->uneven || rows->cells != rows->first;
  rows->cells = 0;
}

static const char *parse_csv(struct csv_parser *parser, sound_read *read, void *user)
{
  char piece[PIECE];
  struct utf8 state = {.size = 0};
  struct csv_rows rows = {.cells = 0};
  for (ptrdiff_t size; (size = read(user, piece, sizeof piece)) != 0;) {
    if (size < 0) return unreadable;
    if (!is_utf8(&state, (slice){piece, (size_t)size})) return no_utf8;
    if (csv_parse(parser, piece, (size_t)size, count_cell, end_row, &rows) != (size_t)size)
      return csv_error(parser) == CSV_ENOMEM ? no_memory : N_("it is no CSV");
  }
  if (state.size > 0) return no_utf8;
  if (csv_fini(parser, count_cell, end_row, &rows) != 0) return N_("it is no CSV");
  if (rows.first == 0) return N_("it has no row");
  return rows.uneven ? N_("its rows differ in their cells") : NULL;
}

const char *sound_csv(sound_read *read, void *user)
{
  struct csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) return no_memory;
  const char *wrong = parse_csv(&parser, read, user);
  csv_free(&parser);
  return wrong;
}

/* ---- JSON ---- */

struct json_input {
  sound_read *read;
  void *user;
};

static size_t read_json(void *bytes, size_t size, void *user)
{
  const struct json_input *input = user;
  ptrdiff_t got = input->read(input->user, bytes, size);
  return got < 0 ? (size_t)-1 : (size_t)got;
}

const char *sound_json(sound_read *read, void *user)
{
  struct json_input input = {read, user};
  json_t *value = json_load_callback(read_json, &input, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, NULL);
  json_decref(value);
  return value ? NULL : N_("it is no JSON");
}

/* Lines are many. SQLite finds out in a seventh of the time that it takes jansson to make values of them. */
struct lines {
  sqlite3 *handle;
  sqlite3_stmt *valid;
  struct buffer buffer;
  struct utf8 utf8;
};

static const char *check_line(const struct lines *lines, slice line)
{
  if (!slice_starts(line, SLICE("{"))) return N_("a line is no JSON object");
  if (sqlite3_bind_text64(lines->valid, 1, line.at, line.size, SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK ||
      sqlite3_step(lines->valid) != SQLITE_ROW)
    return no_memory;
  bool valid = sqlite3_column_int(lines->valid, 0);
  sqlite3_reset(lines->valid);
  return valid ? NULL : N_("a line is no JSON object");
}

/* Takes all whole lines off the buffer. */
static const char *take_lines(struct lines *lines)
{
  struct buffer *buffer = &lines->buffer;
  slice rest = buffer_slice(buffer);
  for (const char *end; rest.size && (end = memchr(rest.at, '\n', rest.size));) {
    slice line = {rest.at, (size_t)(end - rest.at)};
    const char *wrong = check_line(lines, line);
    if (wrong) return wrong;
    rest = slice_after(rest, line.size + 1);
  }
  if (rest.size && rest.at != buffer->at) memmove(buffer->at, rest.at, rest.size);
  buffer->size = rest.size;
  return NULL;
}

static const char *parse_lines(struct lines *lines, sound_read *read, void *user)
{
  struct buffer *buffer = &lines->buffer;
  for (;;) {
    if (!buffer_room(buffer, PIECE)) return no_memory;
    ptrdiff_t size = read(user, buffer->at + buffer->size, PIECE);
    if (size < 0) return unreadable;
    if (size == 0) return buffer->size == 0 ? NULL : N_("its last line does not end");
    slice piece = {buffer->at + buffer->size, (size_t)size};
    if (!is_utf8(&lines->utf8, piece)) return no_utf8;
    buffer->size += piece.size;
    const char *wrong = memchr(piece.at, '\n', piece.size) ? take_lines(lines) : NULL;
    if (wrong) return wrong;
  }
}

const char *sound_jsonl(sound_read *read, void *user)
{
  struct lines lines = {.utf8 = {.size = 0}};
  bool ready = sqlite3_open(":memory:", &lines.handle) == SQLITE_OK &&
               sqlite3_prepare_v2(lines.handle, "SELECT json_valid(?)", -1, &lines.valid, NULL) == SQLITE_OK;
  const char *wrong = ready ? parse_lines(&lines, read, user) : no_memory;
  sqlite3_finalize(lines.valid);
  sqlite3_close(lines.handle);
  free(lines.buffer.at);
  return wrong;
}

/* ---- Workbooks ---- */

static ptrdiff_t read_part(void *user, char *bytes, size_t size)
{
  return (ptrdiff_t)zip_fread(user, bytes, size); /* which looks at the checksum in the end */
}

/* The number of the sheet that the part is, from 1 on; 0 for another. */
static size_t sheet_number(const char *name)
{
  static const char sheet[] = "xl/worksheets/sheet";
  return strncmp(name, sheet, strlen(sheet)) == 0 ? strtoul(name + strlen(sheet), NULL, 10) : 0;
}

static const char *check_part(zip_t *archive, zip_uint64_t index, const size_t *rows, size_t sheets, size_t *seen)
{
  const char *name = zip_get_name(archive, index, 0);
  zip_file_t *file = name ? zip_fopen_index(archive, index, 0) : NULL;
  if (!file) return N_("a part cannot be opened");
  struct xml_input input = {.read = read_part, .user = file};
  const char *wrong = parse_xml(&input);
  if (zip_fclose(file) != 0 && !wrong) wrong = N_("the checksum of a part is wrong");
  size_t sheet = sheet_number(name);
  *seen += sheet > 0;
  if (!wrong && rows && sheet > 0 && (sheet > sheets || input.rows != rows[sheet - 1])) wrong = N_("rows are missing");
  return wrong;
}

const char *sound_workbook(slice bytes, const size_t *rows, size_t sheets)
{
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes.at, bytes.size, 0, &error);
  zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
  zip_error_fini(&error);
  if (!archive) zip_source_free(source);
  if (!archive) return N_("it is no archive");
  const char *wrong = NULL;
  size_t seen = 0;
  zip_int64_t count = zip_get_num_entries(archive, 0);
  for (zip_int64_t i = 0; !wrong && i < count; i++) wrong = check_part(archive, (zip_uint64_t)i, rows, sheets, &seen);
  zip_discard(archive);
  return !wrong && (seen == 0 || (rows && seen != sheets)) ? N_("a sheet is missing") : wrong;
}
