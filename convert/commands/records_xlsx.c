/* XLSX (ISO/IEC 29500): the rows of the first sheet. Strings are kept apart from the sheet, so all of it is read at
 * once; what it unpacks to is limited. */
#include "../read/events.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include "records.h"
#include <stdlib.h>

enum { MOST_COLUMNS = 16384 };

struct row {
  size_t number;
  slice *cells;
  size_t count, room;
};

enum value { VALUE_NUMBER, VALUE_SHARED, VALUE_TEXT };

struct workbook {
  arena *memory;
  slice *strings;
  size_t string_count, string_room;
  struct row *rows;
  size_t row_count, row_room;
  size_t next;
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

static void begin_row(struct workbook *book, const char *number)
{
  struct row *more = arena_grow(book->memory, book->rows, book->row_count, &book->row_room, sizeof *more);
  book->failed |= !more;
  book->column = 0;
  if (!more) return;
  book->rows = more;
  size_t last = book->row_count ? more[book->row_count - 1].number : 0;
  more[book->row_count++] = (struct row){.number = number ? strtoul(number, NULL, 10) : last + 1};
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
  struct row *row = book->row_count ? &book->rows[book->row_count - 1] : NULL;
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

/* # Records */

/* The cells in `memory`: their text is read on when the workbook is closed. NULL when memory runs out. */
static slice *copy_cells(arena *memory, const slice *cells, size_t count)
{
  slice *copies = arena_alloc(memory, (count + 1) * sizeof *copies);
  for (size_t i = 0; copies && i < count; i++) {
    const char *text = arena_copy(memory, cells[i]);
    if (!text) return NULL;
    copies[i] = (slice){text, cells[i].size};
  }
  return copies;
}

static enum record_got next_xlsx(void *user, arena *memory, struct record *record, bg_log *log)
{
  struct workbook *book = user;
  while (book->next < book->row_count && book->rows[book->next].count == 0) book->next++;
  if (book->next >= book->row_count) return RECORD_END;
  const struct row *head = &book->rows[0], *row = &book->rows[book->next++];
  size_t count = row->count < head->count ? row->count : head->count;
  *record = (struct record){.number = row->number, .names = head->cells, .count = count};
  if ((record->values = copy_cells(memory, row->cells, count)) != NULL) return RECORD_GOT;
  log_memory(log);
  return RECORD_FAILED;
}

static void close_xlsx(void *user)
{
  arena_free(((struct workbook *)user)->memory);
}

bool xlsx_records(slice bytes, size_t most, struct record_source *source, bg_log *log)
{
  arena *memory = arena_new();
  struct workbook *book = memory ? arena_alloc(memory, sizeof *book) : NULL;
  archive *a = book ? archive_open(bytes, most, memory, log) : NULL;
  bool good = book ? a != NULL : log_memory(log);
  if (good && book) {
    *book = (struct workbook){.memory = memory, .next = 1};
    good = read_workbook(book, a, log);
    archive_close(a);
    if (good && (book->row_count == 0 || book->rows[0].count == 0))
      good = log_add(log, BG_TABLE_FILE, NOWHERE, "its first sheet is empty");
  }
  *source = (struct record_source){next_xlsx, close_xlsx, book};
  if (!good) arena_free(memory);
  return good;
}
