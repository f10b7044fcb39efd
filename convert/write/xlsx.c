/* XLSX (ECMA-376): a sheet a table, over all reports, as people see it (people.h), and one that explains the others:
 * the first of a workbook of all tables, behind the table of one that has but that. Nothing of the clock is in the
 * file, and nothing goes to the disk before it is whole and has been read again.
 *
 * This is not left to libxlsxwriter, which Debian 12 has as 1.1.4. That version cannot write in memory for a sink, and
 * all its parts go through temporary files: its tmpfileplus() takes TMPDIR, /tmp or the working folder for one that
 * options.tmpdir refuses, without a word. Its xmlwriter.c and _worksheet_write_optimized_sheet_data() look at no write:
 * one that fails can leave sheets that are well-formed and have all rows, but not all text. And where memory runs out,
 * it mostly crashes. */
#include "guide.h"
#include "sound.h"
#include "worksheet.h"
#include "write.h"

enum { SHEETS_MOST = TABLES_MOST + 1 };

struct book {
  const struct table *tables; /* each has a sheet */
  size_t count;               /* of sheets */
  size_t first;               /* the sheet of the first table */
  size_t guide;               /* the sheet that explains them; `count`: there is none */
  struct sheet sheets[SHEETS_MOST];
};

bool xlsx_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct book *book = writer->state;
  return sheet_add(&book->sheets[book->first + (size_t)(table - book->tables)], cells, writer->log);
}

bool xlsx_add(bg_writer *writer, const struct view *view)
{
  const struct book *book = writer->state;
  for (size_t i = book->first; i < book->count; i++)
    if (i != book->guide && !table_rows(&book->tables[i - book->first], view, xlsx_row, writer, writer->log))
      return false;
  return true;
}

bool xlsx_open(bg_writer *writer)
{
  struct book *book = writer->state = calloc(1, sizeof *book);
  if (!book) return log_memory(writer->log);
  book->tables = writer->table ? writer->table : tables;
  bool one = writer->table && writer->format->known.one_table, all = book->tables == tables && !one;
  book->first = book->count = all;
  bool good = true;
  for (const struct table *table = book->tables; good && table->name && (table == book->tables || !one); table++)
    good = sheet_open(&book->sheets[book->count++], table, writer->log);
  book->guide = all ? 0 : one ? book->count++ : book->count;
  good = good && (book->guide == book->count || sheet_open(&book->sheets[book->guide], &guide_table, writer->log));
  return good || log_memory(writer->log);
}

/* Explains the other sheets. */
static bool guide_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct book *book = writer->state;
  (void)table;
  return sheet_add(&book->sheets[book->guide], cells, writer->log);
}

static bool fill_guide(bg_writer *writer)
{
  const struct book *book = writer->state;
  const struct people *sheets[SHEETS_MOST];
  size_t count = 0;
  if (book->guide == book->count) return true;
  for (size_t i = 0; i < book->count; i++)
    if (i != book->guide) sheets[count++] = &book->sheets[i].people;
  return guide_rows(sheets, count, guide_row, writer) || log_memory(writer->log);
}

/* ---- The other parts ---- */

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPES   "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define FIXED   "1980-01-01T00:00:00Z" /* the first time that a ZIP archive knows */

/* Styles 0 and those of worksheet.h; Excel wants both fills. */
static const char styles[] =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"5\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    "<xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\"/></xf></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>";

static const char properties[] =
    "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>政府工作报告数据</dc:title>"
    "<dc:description>baogao</dc:description><dcterms:created xsi:type=\"dcterms:W3CDTF\">" FIXED "</dcterms:created>"
    "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">" FIXED "</dcterms:modified></cp:coreProperties>";

static const char relations[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
    "Target=\"docProps/core.xml\"/></Relationships>";

static const char types[] =
    "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/docProps/core.xml\" "
    "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPES "styles+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPES "sheet.main+xml\"/>";

static void put_types(struct serializer *out, const struct book *book)
{
  for (size_t i = 0; i < book->count; i++)
    put_format(out, "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" TYPES "worksheet+xml\"/>",
               i + 1);
  serializer_put(out, SLICE("</Types>"));
}

static const char workbook[] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                               "xmlns:r=\"" OFFICE "relationships\"><bookViews><workbookView/></bookViews><sheets>";

/* The sheets by their titles, the range of each filter, which Excel keeps as a hidden name, and the row that stands on
 * every page. */
static void put_sheets(struct serializer *out, const struct book *book)
{
  for (size_t i = 0; i < book->count; i++)
    put_format(out, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", book->sheets[i].table->title_zh, i + 1,
               i + 1);
  serializer_put(out, SLICE("</sheets><definedNames>"));
  for (size_t i = 0; i < book->count; i++) {
    put_format(out, "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%zu\" hidden=\"1\">'%s'!", i,
               book->sheets[i].table->title_zh);
    sheet_put_range(out, &book->sheets[i], "$");
    serializer_put(out, SLICE("</definedName>"));
  }
  for (size_t i = 0; i < book->count; i++)
    put_format(out, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%zu\">'%s'!$1:$1</definedName>", i,
               book->sheets[i].table->title_zh);
  serializer_put(out, SLICE("</definedNames></workbook>"));
}

static const char parts_of_workbook[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"styles\" Type=\"" OFFICE "relationships/styles\" Target=\"styles.xml\"/>";

static void put_parts(struct serializer *out, const struct book *book)
{
  for (size_t i = 0; i < book->count; i++)
    put_format(out,
               "<Relationship Id=\"rId%zu\" Type=\"" OFFICE "relationships/worksheet\" "
               "Target=\"worksheets/sheet%zu.xml\"/>",
               i + 1, i + 1);
  serializer_put(out, SLICE("</Relationships>"));
}

/* In the order in which readers look for them. */
static const struct description {
  const char *name;
  const char *text;
  void (*rest)(struct serializer *out, const struct book *book); /* NULL: the text is all */
} descriptions[] = {
    {"[Content_Types].xml", types, put_types}, {"_rels/.rels", relations, NULL},
    {"docProps/core.xml", properties, NULL},   {"xl/workbook.xml", workbook, put_sheets},
    {"xl/styles.xml", styles, NULL},           {"xl/_rels/workbook.xml.rels", parts_of_workbook, put_parts},
};
enum { DESCRIPTIONS = sizeof descriptions / sizeof *descriptions };

static bool make_part(struct part *part, const struct description *description, const struct book *book)
{
  if (!part_begin(part, description->name)) return false;
  serializer_put(&part->out, slice_of(description->text));
  if (description->rest) description->rest(&part->out, book);
  return part_end(part, false);
}

/* ---- The book ---- */

static bool make_parts(struct book *book, struct part *parts)
{
  bool good = true;
  for (size_t i = 0; good && i < DESCRIPTIONS; i++) good = make_part(&parts[i], &descriptions[i], book);
  for (size_t i = 0; good && i < book->count; i++)
    good = sheet_finish(&book->sheets[i], &parts[DESCRIPTIONS + i], i + 1);
  return good;
}

/* Reads the archive as others will, and hands it on. */
static bool hand_over(bg_writer *writer, const struct book *book, slice bytes)
{
  size_t rows[SHEETS_MOST];
  for (size_t i = 0; i < book->count; i++) rows[i] = book->sheets[i].rows;
  const char *wrong = sound_workbook(bytes, rows, book->count);
  if (wrong) return log_add(writer->log, BG_UNSOUND, NOWHERE, "the workbook", wrong);
  return output_add(&writer->output, bytes);
}

static bool finish_book(bg_writer *writer, struct book *book)
{
  struct buffer bytes = {0};
  size_t count = DESCRIPTIONS + book->count;
  struct part *parts = calloc(count, sizeof *parts);
  bool good = (parts && make_parts(book, parts)) || log_memory(writer->log);
  good = good && workbook_pack(parts, count, &bytes, writer->log) && hand_over(writer, book, buffer_slice(&bytes));
  for (size_t i = 0; parts && i < count; i++) part_free(&parts[i]);
  free(parts);
  free(bytes.at);
  return good;
}

bool xlsx_close(bg_writer *writer)
{
  struct book *book = writer->state;
  if (!book) return true;
  bool good = !writer->failed && fill_guide(writer) && finish_book(writer, book);
  for (size_t i = 0; i < book->count; i++) sheet_free(&book->sheets[i]);
  free(book);
  return good;
}
