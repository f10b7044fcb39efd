/* XLSX (ECMA-376): a sheet a table, over all reports, as people see it (people.h), and one that explains the others:
 * the first of a workbook of all tables, behind the table of one that has but that. Rows are packed as they come;
 * columns get their width from what stands in them, which is why a sheet's beginning is made last. Numbers are numbers
 * as far as a spreadsheet's double holds all their digits, else text; text is never a formula. Nothing of the clock is
 * in the file, and nothing goes to the disk before it is whole and has been read again.
 *
 * This is not left to libxlsxwriter, which Debian 12 has as 1.1.4. That version cannot write in memory for a sink, and
 * all its parts go through temporary files: its tmpfileplus() takes TMPDIR, /tmp or the working folder for one that
 * options.tmpdir refuses, without a word. Its xmlwriter.c and _worksheet_write_optimized_sheet_data() look at no write:
 * one that fails can leave sheets that are well-formed and have all rows, but not all text. And where memory runs out,
 * it mostly crashes. */
#include "../support/utf8.h"
#include "guide.h"
#include "json_text.h"
#include "sound.h"
#include "workbook.h"
#include "write.h"
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <utf8proc.h>

enum {
  WIDTH_LEAST = 8,
  WIDTH_MOST = 60,
  WRAPPED_MOST = 40,       /* where a text goes on in the next line */
  MARGIN = 3,              /* the filter's arrow */
  LINE_HEIGHT = 15,        /* in points */
  LINES_MOST = 27,         /* a row is 409 points high at most */
  CELL_CHARACTERS = 32767, /* what a cell can hold */
  ROWS_MOST = 1 << 20,     /* what a sheet can hold */
  DOUBLE_DIGITS = 15,      /* what a double holds of any decimal number */
  STYLE_TITLE = 1,         /* of styles.xml */
  STYLE_DATE = 2,
  STYLE_TEXT = 3,  /* in lines below one another */
  STYLE_TOP = 4,   /* beside such a text */
  DAY_1970 = 25569 /* as spreadsheets count: from 1899-12-30, and rightly so from March 1900 on only */
};

struct sheet {
  const struct table *table; /* as people see it */
  struct people people;
  struct part part; /* from the first row on */
  size_t rows;
  unsigned widths[COLUMNS_MOST];
};

enum { SHEETS_MOST = TABLES_MOST + 1 };

struct book {
  const struct table *tables; /* each has a sheet */
  size_t count;               /* of sheets */
  size_t first;               /* the sheet of the first table */
  size_t guide;               /* the sheet that explains them; `count`: there is none */
  struct sheet sheets[SHEETS_MOST];
};

/* ---- Cells ---- */

/* How many columns of a terminal the text takes, at most `most`. */
static unsigned width_of(slice text, unsigned most)
{
  enum { LAST_BEFORE_HAN = 0xE4 }; /* leads U+4DC0, too, which is narrow */
  unsigned width = 0;
  for (size_t at = 0; at < text.size && width < most;) {
    if (utf8_leads_han(text.at[at]) && (unsigned char)text.at[at] > LAST_BEFORE_HAN) { /* most of them */
      width += 2;
      at += 3;
      continue;
    }
    utf8proc_int32_t code;
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)text.at + at, (utf8proc_ssize_t)(text.size - at), &code);
    if (size <= 0) break;
    width += (unsigned)utf8proc_charwidth(code);
    at += (size_t)size;
  }
  return width < most ? width : most;
}

/* The digits of a number as a spreadsheet keeps them, without zeros at the end that say nothing. False for what has
 * more than a double holds of any number, or is none. */
static bool read_number(slice text, slice *number)
{
  if (!json_is_exact(text)) return false;
  size_t count = 0;
  bool behind_point = false, counts = false;
  for (size_t i = text.at[0] == '-'; i < text.size; i++) {
    behind_point = behind_point || text.at[i] == '.';
    counts = counts || behind_point || text.at[i] != '0';
    count += counts && text.at[i] != '.';
  }
  *number = text;
  while (behind_point && number->at[number->size - 1] == '0') number->size--;
  if (number->at[number->size - 1] == '.') number->size--;
  return count <= DOUBLE_DIGITS;
}

/* A day as COLUMN_DATE has it (2024-01-31), as a spreadsheet counts days. */
static bool read_date(slice text, long *day)
{
  char copy[] = "2024-01-31";
  struct tm date = {0};
  if (text.size != strlen(copy)) return false;
  memcpy(copy, text.at, text.size);
  const char *end = strptime(copy, "%Y-%m-%d", &date);
  if (!end || *end || date.tm_year <= 0) return false;
  *day = timegm(&date) / (24 * 60 * 60) + DAY_1970;
  return true;
}

static void put(struct serializer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct serializer *out, const char *format, ...)
{
  char text[256];
  va_list list;
  va_start(list, format);
  int size = vsnprintf(text, sizeof text, format, list);
  va_end(list);
  if (size < 0 || size >= (int)sizeof text)
    out->receiver.failed = true;
  else
    serializer_put(out, (slice){text, (size_t)size});
}

/* The same as "%zu": cells are many. */
static void put_decimal(struct serializer *out, size_t number)
{
  char digits[3 * sizeof number], *at = digits + sizeof digits;
  do *--at = (char)('0' + number % 10);
  while (number /= 10);
  serializer_put(out, (slice){at, (size_t)(digits + sizeof digits - at)});
}

/* Whether the text begins with what a spreadsheet reads as a character's number: _x000D_. */
static bool is_escape(slice text)
{
  if (text.size < strlen("_x000D_") || text.at[1] != 'x' || text.at[6] != '_') return false;
  for (size_t i = 2; i < 6; i++)
    if (!isxdigit((unsigned char)text.at[i])) return false;
  return true;
}

/* The text with CR, and an underscore that would begin an escape, escaped. */
static void put_text(struct serializer *out, slice text)
{
  size_t from = 0;
  for (size_t i = 0; i < text.size; i++) {
    bool underscore = text.at[i] == '_' && is_escape(slice_after(text, i));
    if (!underscore && text.at[i] != '\r') continue;
    serializer_text(out, (slice){text.at + from, i - from});
    serializer_put(out, underscore ? SLICE("_x005F_") : SLICE("_x000D_"));
    from = i + 1;
  }
  serializer_text(out, slice_after(text, from));
}

/* Whether a space at either end would be lost. */
static bool has_outer_space(slice text)
{
  static const char space[] = " \t\r\n";
  return text.size > 0 && (strchr(space, text.at[0]) || strchr(space, text.at[text.size - 1]));
}

/* A cell: the column's letters (A … Z, AA …) and the row, each behind `mark`. */
static void put_name(struct serializer *out, const char *mark, size_t column, size_t row)
{
  const char letters[] = {(char)('A' + column / 26 - 1), (char)('A' + column % 26)};
  serializer_put(out, slice_of(mark));
  serializer_put(out, column < 26 ? (slice){letters + 1, 1} : (slice){letters, 2});
  serializer_put(out, slice_of(mark));
  put_decimal(out, row);
}

static void begin_cell(struct sheet *sheet, size_t column, unsigned style)
{
  struct serializer *out = &sheet->part.out;
  serializer_put(out, SLICE("<c r=\""));
  put_name(out, "", column, sheet->rows + 1);
  if (style) {
    serializer_put(out, SLICE("\" s=\""));
    put_decimal(out, style);
  }
  serializer_put(out, SLICE("\""));
}

static void write_number(struct sheet *sheet, size_t column, unsigned style, slice number)
{
  begin_cell(sheet, column, style);
  serializer_put(&sheet->part.out, SLICE("><v>"));
  serializer_put(&sheet->part.out, number);
  serializer_put(&sheet->part.out, SLICE("</v></c>"));
}

/* A text in a cell; what a cell cannot hold of it is cut off, and the log says so. */
static void write_text(struct sheet *sheet, size_t column, unsigned style, slice text, bg_log *log)
{
  size_t fits = text.size > CELL_CHARACTERS ? utf8_bytes(text, CELL_CHARACTERS) : text.size;
  if (fits < text.size) log_add(log, BG_CELL_CUT, NOWHERE, sheet->table->title_zh);
  text.size = fits;
  begin_cell(sheet, column, style);
  serializer_put(&sheet->part.out, SLICE(" t=\"inlineStr\"><is><t"));
  serializer_put(&sheet->part.out, has_outer_space(text) ? SLICE(" xml:space=\"preserve\">") : SLICE(">"));
  put_text(&sheet->part.out, text);
  serializer_put(&sheet->part.out, SLICE("</t></is></c>"));
}

static void write_cell(struct sheet *sheet, size_t column, slice text, bg_log *log)
{
  enum column_type type = sheet->table->columns[column].type;
  slice number;
  long day;
  if ((type == COLUMN_INTEGER || type == COLUMN_DECIMAL) && read_number(text, &number)) {
    write_number(sheet, column, sheet->people.wrapped ? STYLE_TOP : 0, number);
  } else if (type == COLUMN_DATE && read_date(text, &day)) {
    begin_cell(sheet, column, STYLE_DATE);
    put(&sheet->part.out, "><v>%ld</v></c>", day);
  } else {
    write_text(sheet, column, sheet->people.wrapped ? STYLE_TEXT : 0, text, log);
  }
}

static void note_width(struct sheet *sheet, size_t column, slice text)
{
  unsigned width = width_of(text, sheet->people.wrapped ? WRAPPED_MOST : WIDTH_MOST);
  if (sheet->widths[column] < width) sheet->widths[column] = width;
}

/* Begins a row; where texts are in lines below one another it is as high as they need: not every program finds that by
 * itself. A line ends before the column does, for a character or a mark that must not begin the next one. */
static void begin_row(struct sheet *sheet, const slice *shown)
{
  enum { FITS = WRAPPED_MOST - 3 };
  unsigned lines = 1;
  for (size_t i = 0; sheet->people.wrapped && i < sheet->table->column_count; i++) {
    unsigned width = width_of(shown[i], FITS * LINES_MOST);
    if (width > WRAPPED_MOST && (width + FITS - 1) / FITS > lines) lines = (width + FITS - 1) / FITS;
  }
  put(&sheet->part.out, "<row r=\"%zu\"", sheet->rows + 1);
  if (lines > 1) put(&sheet->part.out, " ht=\"%u\" customHeight=\"1\"", lines * LINE_HEIGHT);
  serializer_put(&sheet->part.out, SLICE(">"));
}

static bool add_row(bg_writer *writer, struct sheet *sheet, const slice *cells)
{
  if (sheet->rows == ROWS_MOST)
    return log_add(writer->log, BG_CANNOT_WRITE, NOWHERE, "a sheet has 1048576 rows at most");
  slice shown[COLUMNS_MOST];
  if (!people_cells(&sheet->people, cells, shown)) return log_memory(writer->log);
  begin_row(sheet, shown);
  for (size_t i = 0; i < sheet->table->column_count; i++) {
    if (shown[i].size == 0) continue;
    write_cell(sheet, i, shown[i], writer->log);
    note_width(sheet, i, shown[i]);
  }
  serializer_put(&sheet->part.out, SLICE("</row>"));
  sheet->rows++;
  return !sheet->part.out.receiver.failed || log_memory(writer->log);
}

bool xlsx_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct book *book = writer->state;
  return add_row(writer, &book->sheets[book->first + (size_t)(table - book->tables)], cells);
}

bool xlsx_add(bg_writer *writer, const struct view *view)
{
  const struct book *book = writer->state;
  for (size_t i = book->first; i < book->count; i++)
    if (i != book->guide && !table_rows(&book->tables[i - book->first], view, xlsx_row, writer, writer->log))
      return false;
  return true;
}

/* ---- Sheets ---- */

static bool open_sheet(struct sheet *sheet, const struct table *table, bg_log *log)
{
  people_see(&sheet->people, table);
  table = sheet->table = &sheet->people.table;
  if (!part_begin(&sheet->part, NULL)) return false;
  serializer_put(&sheet->part.out, SLICE("<row r=\"1\">"));
  for (size_t i = 0; i < table->column_count; i++) {
    slice title = slice_of(table->columns[i].title_zh);
    write_text(sheet, i, STYLE_TITLE, title, log);
    note_width(sheet, i, title);
  }
  serializer_put(&sheet->part.out, SLICE("</row>"));
  sheet->rows = 1;
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
    good = open_sheet(&book->sheets[book->count++], table, writer->log);
  book->guide = all ? 0 : one ? book->count++ : book->count;
  good = good && (book->guide == book->count || open_sheet(&book->sheets[book->guide], &guide_table, writer->log));
  return good || log_memory(writer->log);
}

/* Explains the other sheets. */
static bool guide_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct book *book = writer->state;
  (void)table;
  return add_row(writer, &book->sheets[book->guide], cells);
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

/* All cells of a sheet; `mark` as put_name() has it. */
static void put_range(struct serializer *out, const struct sheet *sheet, const char *mark)
{
  put_name(out, mark, 0, 1);
  serializer_put(out, SLICE(":"));
  put_name(out, mark, sheet->table->column_count - 1, sheet->rows);
}

/* What stands before the rows. */
static void put_head(struct serializer *out, const struct sheet *sheet, bool first)
{
  serializer_put(out, SLICE("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                            "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\""));
  put_range(out, sheet, "");
  put(out,
      "\"/><sheetViews><sheetView%s workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
      "activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews>",
      first ? " tabSelected=\"1\"" : "");
  serializer_put(out, SLICE("<sheetFormatPr defaultRowHeight=\"15\" outlineLevelCol=\"1\"/><cols>"));
  for (size_t i = 0; i < sheet->table->column_count; i++) {
    unsigned width = (sheet->widths[i] < WIDTH_LEAST ? WIDTH_LEAST : sheet->widths[i]) + MARGIN;
    /* and the margin of five pixels at a width of seven a digit, as Excel counts */
    put(out, "<col min=\"%zu\" max=\"%zu\" width=\"%u.7109375\" customWidth=\"1\"%s/>", i + 1, i + 1, width,
        sheet->people.shown[i].technical ? " outlineLevel=\"1\" hidden=\"1\"" : "");
  }
  serializer_put(out, SLICE("</cols><sheetData>"));
}

/* Ends the rows, makes what stands before them, and puts the two together in `whole`. */
static bool finish_sheet(struct sheet *sheet, struct part *whole, size_t number)
{
  char name[sizeof whole->name];
  snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", number);
  serializer_put(&sheet->part.out, SLICE("</sheetData><autoFilter ref=\""));
  put_range(&sheet->part.out, sheet, "");
  serializer_put(
      &sheet->part.out,
      SLICE("\"/><printOptions gridLines=\"1\"/><pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" "
            "header=\"0.3\" footer=\"0.3\"/>"
            "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"
            "<headerFooter><oddFooter>&amp;C&amp;A　第 &amp;P 页，共 &amp;N 页</oddFooter>"
            "</headerFooter></worksheet>"));
  if (!part_end(&sheet->part, false) || !part_begin(whole, name)) return false;
  put_head(&whole->out, sheet, number == 1);
  bool good = part_end(whole, true) && part_append(whole, &sheet->part);
  part_free(&sheet->part);
  return good;
}

/* ---- The other parts ---- */

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPES   "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define FIXED   "1980-01-01T00:00:00Z" /* the first time that a ZIP archive knows */

/* Styles 0 and those of the enumeration above; Excel wants both fills. */
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
    put(out, "<Override PartName=\"/xl/worksheets/sheet%zu.xml\" ContentType=\"" TYPES "worksheet+xml\"/>", i + 1);
  serializer_put(out, SLICE("</Types>"));
}

static const char workbook[] = "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                               "xmlns:r=\"" OFFICE "relationships\"><bookViews><workbookView/></bookViews><sheets>";

/* The sheets by their titles, the range of each filter, which Excel keeps as a hidden name, and the row that stands on
 * every page. */
static void put_sheets(struct serializer *out, const struct book *book)
{
  for (size_t i = 0; i < book->count; i++)
    put(out, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"rId%zu\"/>", book->sheets[i].table->title_zh, i + 1, i + 1);
  serializer_put(out, SLICE("</sheets><definedNames>"));
  for (size_t i = 0; i < book->count; i++) {
    put(out, "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%zu\" hidden=\"1\">'%s'!", i,
        book->sheets[i].table->title_zh);
    put_range(out, &book->sheets[i], "$");
    serializer_put(out, SLICE("</definedName>"));
  }
  for (size_t i = 0; i < book->count; i++)
    put(out, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%zu\">'%s'!$1:$1</definedName>", i,
        book->sheets[i].table->title_zh);
  serializer_put(out, SLICE("</definedNames></workbook>"));
}

static const char parts_of_workbook[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\">"
    "<Relationship Id=\"styles\" Type=\"" OFFICE "relationships/styles\" Target=\"styles.xml\"/>";

static void put_parts(struct serializer *out, const struct book *book)
{
  for (size_t i = 0; i < book->count; i++)
    put(out,
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
    good = finish_sheet(&book->sheets[i], &parts[DESCRIPTIONS + i], i + 1);
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
  for (size_t i = 0; i < book->count; i++) {
    part_free(&book->sheets[i].part);
    people_free(&book->sheets[i].people);
  }
  free(book);
  return good;
}
