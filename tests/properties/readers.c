/* Reading outputs by libxml2, libcsv, jansson, libzip and SQLite. */
#include "readers.h"
#include "write/write.h"
#include <csv.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

bool complain(struct complaint *complaint, const char *format, ...)
{
  if (complaint->text[0]) return false;
  va_list list;
  va_start(list, format);
  vsnprintf(complaint->text, COMPLAINT, format, list);
  va_end(list);
  return false;
}

static bool gather(void *user, const char *at, size_t size)
{
  bytes_add(user, at, size);
  return true;
}

bool output_of(const bg_report *report, const char *format, struct bytes *output, struct complaint *complaint)
{
  bg_log *log = bg_log_new();
  bool written = log && bg_report_write(report, format, gather, output, log);
  const bg_diagnostic *first = log ? bg_log_at(log, 0) : NULL;
  if (!written) complain(complaint, "%s: not written: %s", format, first ? first->text : "");
  if (written && bg_log_status(log, false) != BG_OK) written = complain(complaint, "%s: %s", format, first->text);
  bg_log_free(log);
  return written;
}

bool source_of(const bg_report *report, struct bytes *source, struct complaint *complaint)
{
  bg_log *log = bg_log_new();
  bool written = log && bg_report_source(report, gather, source, log);
  bg_log_free(log);
  return written || complain(complaint, "there is no source text");
}

/* # Text */

/* Unicode, table 3-7, by libxml2, which takes no surrogates, and nothing overlong. */
static bool is_utf8(const char *at, size_t size)
{
  char *copy = malloc(size + 1);
  if (!copy) return false;
  memcpy(copy, at, size);
  copy[size] = '\0';
  bool good = xmlCheckUTF8((const unsigned char *)copy) && (strlen(copy) == size || memchr(at, '\0', size));
  free(copy);
  return good;
}

static bool read_text(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  (void)rows;
  return is_utf8(output->at, output->size) || complain(complaint, "%s: it is no UTF-8", format);
}

/* # XML and HTML */

static bool no_tree(const char *format, const xmlError *error, struct complaint *complaint)
{
  return complain(complaint, "%s: line %d: %s", format, error ? error->line : 0,
                  error && error->message ? error->message : "not well-formed");
}

static bool read_xml(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  (void)rows;
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE;
  xmlDoc *tree = xmlReadMemory(output->at, (int)output->size, NULL, NULL, options);
  if (!tree) return no_tree(format, xmlGetLastError(), complaint);
  xmlFreeDoc(tree);
  return read_text(format, output, NULL, complaint);
}

static void keep_first(void *user, xmlError *error)
{
  if (error->code != XML_HTML_UNKNOWN_TAG) complain(user, "html: line %d: %s", error->line, error->message); /* main */
}

static bool read_html(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  xmlSetStructuredErrorFunc(complaint, keep_first);
  xmlFreeDoc(htmlReadMemory(output->at, (int)output->size, NULL, "UTF-8", HTML_PARSE_NONET));
  xmlSetStructuredErrorFunc(NULL, NULL);
  return !complaint->text[0] && read_text(format, output, rows, complaint);
}

/* The page that the stylesheet makes by itself, without the parts that the program writes, is the same. */
static bool is_by_stylesheet(const bg_report *report, const struct bytes *page, struct complaint *complaint)
{
  bg_log *log = bg_log_new();
  struct bytes whole = {0};
  stylesheet *sheet = log ? stylesheet_own("html.xsl", log) : NULL;
  bg_writer *writer = sheet ? writer_open_sheet(sheet, gather, &whole, log) : NULL;
  bool good = writer && bg_writer_add(writer, report);
  good = writer && bg_writer_close(writer) && good;
  if (!good) complain(complaint, "html: the stylesheet fails");
  bool same = good && whole.size == page->size && memcmp(whole.at, page->at, page->size) == 0;
  if (good && !same) complain(complaint, "html: the stylesheet makes another page");
  stylesheet_free(sheet);
  bg_log_free(log);
  free(whole.at);
  return same;
}

/* # CSV and JSON */

/* The number of the table behind the colon. */
static size_t table_of(const char *format)
{
  size_t i = 0;
  while (strcmp(bg_table_at(i), strchr(format, ':') + 1) != 0) i++;
  return i;
}

struct sheet {
  size_t fields, columns, rows;
  bool uneven, bad;
};

static void end_field(void *field, size_t size, void *user)
{
  struct sheet *sheet = user;
  sheet->fields++;
  sheet->bad |= !is_utf8(field ? field : "", size);
}

static void end_row(int character, void *user)
{
  (void)character;
  struct sheet *sheet = user;
  if (!sheet->rows++) sheet->columns = sheet->fields;
  sheet->uneven |= sheet->fields != sheet->columns;
  sheet->fields = 0;
}

static bool read_csv(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  struct csv_parser parser;
  struct sheet sheet = {0};
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) return complain(complaint, "no memory");
  bool parsed = csv_parse(&parser, output->at, output->size, end_field, end_row, &sheet) == output->size &&
                csv_fini(&parser, end_field, end_row, &sheet) == 0;
  if (!parsed) complain(complaint, "%s: %s", format, csv_strerror(csv_error(&parser)));
  csv_free(&parser);
  if (sheet.uneven) complain(complaint, "%s: rows have not as many fields as the first", format);
  if (sheet.bad) complain(complaint, "%s: a field is no UTF-8", format);
  rows[table_of(format)] = sheet.rows - 1;
  return !complaint->text[0];
}

static bool read_object(const char *format, const char *at, size_t size, struct complaint *complaint)
{
  json_error_t error;
  json_t *json = json_loadb(at, size, JSON_REJECT_DUPLICATES | JSON_DECODE_INT_AS_REAL, &error); /* 亿亿 is 10^16 */
  if (!json) return complain(complaint, "%s: %s", format, error.text);
  json_decref(json);
  return true;
}

static bool read_json(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  (void)rows;
  return read_object(format, output->at, output->size, complaint);
}

static bool read_jsonl(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  size_t count = 0, wanted = rows[table_of(format)];
  for (const char *at = output->at, *end = at + output->size; at < end; count++) {
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    if (!stop) return complain(complaint, "%s: its last line does not end", format);
    if (!read_object(format, at, (size_t)(stop - at), complaint)) return false;
    at = stop + 1;
  }
  return count == wanted || complain(complaint, "%s: %zu lines, not %zu", format, count, wanted);
}

/* # Workbooks */

/* The rows of a sheet. */
static size_t count_rows(const xmlDoc *tree)
{
  size_t count = 0;
  const xmlNode *node = xmlDocGetRootElement(tree)->children;
  while (node && strcmp((const char *)node->name, "sheetData") != 0) node = node->next;
  for (node = node ? node->children : NULL; node; node = node->next) count++;
  return count;
}

static bool read_entry(zip_t *zip, zip_uint64_t index, const size_t *rows, struct complaint *complaint)
{
  zip_stat_t about;
  zip_file_t *file = zip_stat_index(zip, index, 0, &about) == 0 ? zip_fopen_index(zip, index, 0) : NULL;
  if (!file) return complain(complaint, "xlsx: entry %d cannot be opened", (int)index);
  struct bytes part = {malloc(about.size + 1), about.size, about.size};
  bool read = part.at && zip_fread(file, part.at, about.size) == (zip_int64_t)about.size;
  read = zip_fclose(file) == 0 && read;
  xmlDoc *tree = read ? xmlReadMemory(part.at, (int)part.size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR) : NULL;
  unsigned sheet = 0;
  if (!tree) no_tree(about.name, xmlGetLastError(), complaint);
  bool is_sheet = tree && sscanf(about.name, "xl/worksheets/sheet%u.xml", &sheet) == 1;
  if (is_sheet && sheet > 1 && count_rows(tree) != rows[sheet - 2] + 1) /* the first explains the others */
    complain(complaint, "xlsx: sheet %u has %zu rows, not %zu", sheet, count_rows(tree), rows[sheet - 2] + 1);
  xmlFreeDoc(tree);
  free(part.at);
  return !complaint->text[0];
}

static bool read_xlsx(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  (void)format;
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(output->at, output->size, 0, &error);
  zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
  if (!zip) {
    zip_source_free(source);
    return complain(complaint, "xlsx: %s", zip_error_strerror(&error));
  }
  zip_int64_t entries = zip_get_num_entries(zip, 0);
  bool good = true;
  for (zip_int64_t i = 0; good && i < entries; i++) good = read_entry(zip, (zip_uint64_t)i, rows, complaint);
  zip_discard(zip);
  return good;
}

/* # Databases */

static bool fails(sqlite3 *database, struct complaint *complaint)
{
  return complain(complaint, "sqlite: %s", sqlite3_errmsg(database));
}

/* Steps through a query; each text in it has to be UTF-8. `count` (may be NULL) gets the rows. */
static bool run(sqlite3 *database, const char *query, size_t *count, struct complaint *complaint)
{
  sqlite3_stmt *statement;
  size_t rows = 0;
  if (sqlite3_prepare_v2(database, query, -1, &statement, NULL) != SQLITE_OK) return fails(database, complaint);
  int step;
  for (; (step = sqlite3_step(statement)) == SQLITE_ROW; rows++) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      if (sqlite3_column_type(statement, i) != SQLITE_TEXT) continue;
      const char *text = (const char *)sqlite3_column_text(statement, i);
      if (!is_utf8(text, (size_t)sqlite3_column_bytes(statement, i)))
        complain(complaint, "sqlite: %s: column %s is no UTF-8", query, sqlite3_column_name(statement, i));
    }
  }
  if (step != SQLITE_DONE) fails(database, complaint);
  sqlite3_finalize(statement);
  if (count) *count = rows;
  return !complaint->text[0];
}

static bool is_sound(sqlite3 *database, struct complaint *complaint)
{
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, NULL) != SQLITE_OK)
    return fails(database, complaint);
  bool row = sqlite3_step(statement) == SQLITE_ROW;
  const char *says = row ? (const char *)sqlite3_column_text(statement, 0) : "it cannot be checked";
  if (strcmp(says, "ok") != 0) complain(complaint, "sqlite: %s", says);
  sqlite3_finalize(statement);
  return run(database, "PRAGMA foreign_key_check", NULL, complaint);
}

static bool query_all(sqlite3 *database, const size_t *rows, struct complaint *complaint)
{
  bool good = is_sound(database, complaint);
  for (size_t i = 0; good && bg_table_at(i); i++) {
    char query[100];
    size_t count;
    snprintf(query, sizeof query, "SELECT * FROM \"%s\"", bg_table_at(i));
    good = run(database, query, &count, complaint);
    if (good && count != rows[i])
      good = complain(complaint, "sqlite: %s has %zu rows, not %zu", bg_table_at(i), count, rows[i]);
  }
  return good && run(database, "SELECT * FROM search", NULL, complaint);
}

static bool read_sqlite(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint)
{
  (void)format;
  sqlite3 *database;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK) return complain(complaint, "sqlite: no database");
  sqlite3_int64 size = (sqlite3_int64)output->size;
  bool good = sqlite3_deserialize(database, "main", (unsigned char *)output->at, size, size,
                                  SQLITE_DESERIALIZE_READONLY) == SQLITE_OK;
  good = good ? query_all(database, rows, complaint) : fails(database, complaint);
  sqlite3_close(database);
  return good;
}

/* # All of them */

static const struct reader {
  const char *format;
  bool (*read)(const char *format, const struct bytes *output, size_t *rows, struct complaint *complaint);
} readers[] = {{"xml", read_xml},   {"html", read_html},       {"tei", read_xml},       {"akn", read_xml},
               {"text", read_text}, {"markdown", read_text},   {"csv", read_csv},       {"jsonl", read_jsonl},
               {"json", read_json}, {"xlsx", read_xlsx},       {"sqlite", read_sqlite}, {"datapackage", read_json},
               {"csvw", read_json}, {"jsonschema", read_json}, {"docx", read_xlsx}};

static const struct reader *reader_of(const char *format)
{
  size_t size = strcspn(format, ":");
  for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
    if (strlen(readers[i].format) == size && strncmp(readers[i].format, format, size) == 0) return &readers[i];
  return NULL;
}

bool read_output(const bg_report *report, const char *format, size_t *rows, struct complaint *complaint)
{
  const struct reader *reader = reader_of(format);
  if (!reader) return complain(complaint, "%s: there is no reader for it here", format);
  struct bytes output = {0};
  bytes_add(&output, "", 0); /* an empty one has an address, too */
  bool good = output_of(report, format, &output, complaint) && reader->read(format, &output, rows, complaint);
  if (good && strcmp(format, "html") == 0) good = is_by_stylesheet(report, &output, complaint);
  free(output.at);
  return good;
}
