/* A sheet of a workbook (ECMA-376, part 1, 18.3). Its rows are packed as they come; columns get their width from what
 * stands in them, which is why a sheet's beginning is made last. Numbers are numbers as far as a spreadsheet's double
 * holds all their digits, else text; text is never a formula. */
#include "worksheet.h"
#include "../support/utf8.h"
#include "json_text.h"
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
  DAY_1970 = 25569         /* as spreadsheets count: from 1899-12-30, and rightly so from March 1900 on only */
};

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

void put_format(struct serializer *out, const char *format, ...)
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
    put_format(&sheet->part.out, "><v>%ld</v></c>", day);
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
  put_format(&sheet->part.out, "<row r=\"%zu\"", sheet->rows + 1);
  if (lines > 1) put_format(&sheet->part.out, " ht=\"%u\" customHeight=\"1\"", lines * LINE_HEIGHT);
  serializer_put(&sheet->part.out, SLICE(">"));
}

bool sheet_add(struct sheet *sheet, const slice *cells, bg_log *log)
{
  if (sheet->rows == ROWS_MOST) return log_add(log, BG_CANNOT_WRITE, NOWHERE, "a sheet has 1048576 rows at most");
  slice shown[COLUMNS_MOST];
  if (!people_cells(&sheet->people, cells, shown)) return log_memory(log);
  begin_row(sheet, shown);
  for (size_t i = 0; i < sheet->table->column_count; i++) {
    if (shown[i].size == 0) continue;
    write_cell(sheet, i, shown[i], log);
    note_width(sheet, i, shown[i]);
  }
  serializer_put(&sheet->part.out, SLICE("</row>"));
  sheet->rows++;
  return !sheet->part.out.receiver.failed || log_memory(log);
}

bool sheet_open(struct sheet *sheet, const struct table *table, bg_log *log)
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

void sheet_put_range(struct serializer *out, const struct sheet *sheet, const char *mark)
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
  sheet_put_range(out, sheet, "");
  put_format(out,
             "\"/><sheetViews><sheetView%s workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
             "activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"/></sheetView></sheetViews>",
             first ? " tabSelected=\"1\"" : "");
  serializer_put(out, SLICE("<sheetFormatPr defaultRowHeight=\"15\" outlineLevelCol=\"1\"/><cols>"));
  for (size_t i = 0; i < sheet->table->column_count; i++) {
    unsigned width = (sheet->widths[i] < WIDTH_LEAST ? WIDTH_LEAST : sheet->widths[i]) + MARGIN;
    /* and the margin of five pixels at a width of seven a digit, as Excel counts */
    put_format(out, "<col min=\"%zu\" max=\"%zu\" width=\"%u.7109375\" customWidth=\"1\"%s/>", i + 1, i + 1, width,
               sheet->people.shown[i].technical ? " outlineLevel=\"1\" hidden=\"1\"" : "");
  }
  serializer_put(out, SLICE("</cols><sheetData>"));
}

bool sheet_finish(struct sheet *sheet, struct part *whole, size_t number)
{
  char name[sizeof whole->name];
  snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", number);
  serializer_put(&sheet->part.out, SLICE("</sheetData><autoFilter ref=\""));
  sheet_put_range(&sheet->part.out, sheet, "");
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

void sheet_free(struct sheet *sheet)
{
  part_free(&sheet->part);
  people_free(&sheet->people);
}
