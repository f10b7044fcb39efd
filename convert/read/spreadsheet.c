/* XLSX: strings are kept apart from the sheet, so all of it is read at once; what it unpacks to is limited. */
#include "spreadsheet.h"
#include "../support/xml.h"
#include "events.h"
#include <stdlib.h>

enum { MOST_COLUMNS = 16384, MOST_ROWS = 1048576 }; /* of a sheet */

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

enum value { VALUE_NUMBER, VALUE_SHARED, VALUE_TEXT };

struct workbook {
  arena *memory;
  struct spreadsheet *sheet;
  slice *strings;
  size_t string_count, string_room, row_room, merge_room;
  /* what is being read */
  char *text;
  size_t size, room;
  bool in_text, in_strings, failed;
  size_t skip; /* how a string is read aloud */
  size_t column;
  enum value value;
};

/* # Reading */

static void add_text(struct workbook *book, slice text)
{
  while (book->room < book->size + text.size + 1 && !book->failed) {
    char *more = arena_grow(book->memory, book->text, book->room, &book->room, 1);
    book->failed = !more;
    if (more) book->text = more;
  }
  if (book->failed) return;
  if (text.size) memcpy(book->text + book->size, text.at, text.size);
  book->size += text.size;
  book->text[book->size] = '\0';
}

static int hex(char c)
{
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

/* _x000D_ is a character that XML cannot hold, or a carriage return, which is dropped: a line feed stands beside it. */
static size_t unescape(char *text, size_t size)
{
  size_t to = 0;
  for (size_t at = 0; at < size; at++) {
    bool escape = at + 7 <= size && memcmp(text + at, "_x", 2) == 0 && text[at + 6] == '_';
    int code = 0;
    for (int i = 2; escape && i < 6; i++) {
      code = code * 16 + hex(text[at + i]);
      escape = hex(text[at + i]) >= 0;
    }
    if (escape && (code == '_' || (code > 0 && code < 0x20))) {
      if (code != '\r') text[to++] = (char)code;
      at += 6;
    } else {
      text[to++] = text[at];
    }
  }
  return to;
}

/* What has been read as a copy of its own. */
static slice taken(struct workbook *book)
{
  size_t size = book->size ? unescape(book->text, book->size) : 0;
  char *copy = arena_copy(book->memory, (slice){book->text, size});
  book->failed |= !copy;
  book->size = 0;
  return (slice){copy, copy ? size : 0};
}

static void add_string(struct workbook *book)
{
  slice *more = arena_grow(book->memory, book->strings, book->string_count, &book->string_room, sizeof *more);
  book->failed |= !more;
  if (!more) return;
  book->strings = more;
  more[book->string_count++] = taken(book);
}

/* A row: its number is what it is called by, so that one which does not follow is that of the next. */
static void begin_row(struct workbook *book, const char *said)
{
  struct spreadsheet *sheet = book->sheet;
  struct sheet_row *more = arena_grow(book->memory, sheet->rows, sheet->row_count, &book->row_room, sizeof *more);
  book->failed |= !more;
  book->column = 0;
  if (!more) return;
  sheet->rows = more;
  size_t last = sheet->row_count ? more[sheet->row_count - 1].number : 0;
  size_t number = said ? strtoul(said, NULL, 10) : 0;
  more[sheet->row_count++] = (struct sheet_row){.number = number > last && number <= MOST_ROWS ? number : last + 1};
}

/* B12 stands in column 1; without a reference, in the next. */
static size_t column_of(const struct workbook *book, const char *reference)
{
  size_t column = 0;
  if (!reference || *reference < 'A' || *reference > 'Z') return book->column;
  for (; *reference >= 'A' && *reference <= 'Z' && column < MOST_COLUMNS; reference++)
    column = column * 26 + (size_t)(*reference - 'A') + 1;
  return column - 1;
}

static void end_cell(struct workbook *book)
{
  struct spreadsheet *sheet = book->sheet;
  struct sheet_row *row = sheet->row_count ? &sheet->rows[sheet->row_count - 1] : NULL;
  slice value = taken(book);
  if (book->value == VALUE_SHARED) {
    size_t index = value.size ? strtoul(value.at, NULL, 10) : book->string_count;
    value = index < book->string_count ? book->strings[index] : SLICE("");
  }
  size_t column = book->column++;
  while (row && column < MOST_COLUMNS && row->count <= column && !book->failed) {
    slice *more = arena_grow(book->memory, row->cells, row->count, &row->room, sizeof *more);
    book->failed |= !more;
    if (!more) return;
    row->cells = more;
    more[row->count++] = SLICE("");
  }
  if (row && column < MOST_COLUMNS && !book->failed) row->cells[column] = value;
}

/* B12:C14 */
static void add_merge(struct workbook *book, const char *reference)
{
  struct sheet_merge merge = {0};
  const char *colon = reference ? strchr(reference, ':') : NULL;
  if (!colon) return;
  merge.first_column = column_of(book, reference);
  merge.last_column = column_of(book, colon + 1);
  merge.first_row = strtoul(reference + strspn(reference, LETTERS), NULL, 10);
  merge.last_row = strtoul(colon + 1 + strspn(colon + 1, LETTERS), NULL, 10);
  if (!merge.first_row || merge.last_row < merge.first_row || merge.last_column < merge.first_column) return;
  struct spreadsheet *sheet = book->sheet;
  struct sheet_merge *more =
      arena_grow(book->memory, sheet->merges, sheet->merge_count, &book->merge_room, sizeof *more);
  book->failed |= !more;
  if (!more) return;
  sheet->merges = more;
  more[sheet->merge_count++] = merge;
}

/* # What the parser hands over */

static bool is(const char *name, const char *other)
{
  return other && strcmp(name, other) == 0;
}

static const char *attribute(struct workbook *book, const struct element *element, const char *name)
{
  return element_attribute(element, name, book->memory, &book->failed);
}

static void begin_cell(struct workbook *book, const struct element *element)
{
  const char *type = attribute(book, element, "t");
  book->column = column_of(book, attribute(book, element, "r"));
  book->value = !type ? VALUE_NUMBER : is(type, "s") ? VALUE_SHARED : VALUE_TEXT;
  book->size = 0;
}

static bool begin_element(void *user, const struct element *element)
{
  struct workbook *book = user;
  const char *name = element->name;
  if (book->skip) {
    book->skip++;
  } else if (is(name, "rPh")) {
    book->skip = 1;
  } else if (is(name, "t") || is(name, "v")) {
    book->in_text = true;
  } else if (is(name, "si")) {
    book->size = 0;
  } else if (is(name, "row")) {
    begin_row(book, attribute(book, element, "r"));
  } else if (is(name, "c")) {
    begin_cell(book, element);
  } else if (is(name, "mergeCell")) {
    add_merge(book, attribute(book, element, "ref"));
  }
  return true;
}

static void end_element(void *user, const char *name, const char *space)
{
  (void)space;
  struct workbook *book = user;
  if (book->skip) {
    book->skip--;
  } else if (is(name, "t") || is(name, "v")) {
    book->in_text = false;
  } else if (is(name, "si") && book->in_strings) {
    add_string(book);
  } else if (is(name, "c")) {
    end_cell(book);
  }
}

static void take_characters(void *user, slice text)
{
  struct workbook *book = user;
  if (book->in_text && !book->skip) add_text(book, text);
}

static bool is_wanted(void *user)
{
  return !((const struct workbook *)user)->failed;
}

/* # Parts */

static const char *child_attribute(const xmlDoc *tree, const char *element, const char *key, const char *is_value,
                                   const char *wanted)
{
  const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
  for (const xmlNode *at = root ? root->children : NULL; at; at = at->next) {
    if (at->type != XML_ELEMENT_NODE) continue;
    if (is((const char *)at->name, "sheets")) {
      for (at = at->children; at && at->type != XML_ELEMENT_NODE;) at = at->next;
      if (!at) return NULL;
    }
    const char *value = key ? xml_attribute(at, key) : NULL;
    if (is((const char *)at->name, element) && (!key || (value && is(value, is_value))))
      return xml_attribute(at, wanted);
  }
  return NULL;
}

/* The part that holds the first sheet, in the arena; NULL when that cannot be told. */
static const char *first_sheet(struct workbook *book, archive *a)
{
  xmlDoc *workbook = NULL, *relations = NULL;
  const char *part = NULL;
  if (archive_xml(a, "xl/workbook.xml", &workbook) && archive_xml(a, "xl/_rels/workbook.xml.rels", &relations)) {
    const char *id = child_attribute(workbook, "sheet", NULL, NULL, "id");
    const char *target = id ? child_attribute(relations, "Relationship", "Id", id, "Target") : NULL;
    part = !target          ? "xl/worksheets/sheet1.xml"
           : *target == '/' ? arena_copy(book->memory, slice_of(target + 1))
                            : arena_format(book->memory, "xl/%s", target);
    book->failed |= !part;
  }
  xmlFreeDoc(workbook);
  xmlFreeDoc(relations);
  return part;
}

static bool read_workbook(struct workbook *book, archive *a, bg_log *log)
{
  const struct listener listener = {
      .begin = begin_element, .end = end_element, .text = take_characters, .wanted = is_wanted, .user = book};
  const char *sheet = first_sheet(book, a);
  bool there = false;
  if (!sheet || !archive_find(a, "xl/sharedStrings.xml", &there)) return book->failed && log_memory(log);
  book->in_strings = true;
  if (there && !archive_events(a, "xl/sharedStrings.xml", &listener, log)) return false;
  book->in_strings = false;
  return archive_events(a, sheet, &listener, log) && (!book->failed || log_memory(log));
}

bool spreadsheet_read(slice bytes, size_t most, struct spreadsheet *sheet, bg_log *log)
{
  struct workbook *book = arena_alloc(sheet->memory, sizeof *book);
  if (!book) return log_memory(log);
  *book = (struct workbook){.memory = sheet->memory, .sheet = sheet};
  archive *a = archive_open(bytes, most, sheet->memory, log);
  if (!a) return false;
  bool good = read_workbook(book, a, log);
  archive_close(a);
  return good;
}
