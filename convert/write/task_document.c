/* The division of tasks to print (任务分解表), a Word document (ECMA-376): A4 landscape, the head row repeated on each
 * page, one cell for a task and a measure however many rows they have; what the text does not say is left blank to fill
 * in. */
#include "workbook.h"
#include "write.h"
#include <stdio.h>

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

/* A column: which of the table's, and how wide in twentieths of a point. A merged one says a thing once. */
static const struct printed {
  const char *column;
  unsigned width;
  bool merged;
} printed[] = {
    {"task_n", 700, true},    {"task", 1900, true},       {"measure", 1900, true},       {"action", 4900, false},
    {"figures", 2300, false}, {"lead_unit", 1300, false}, {"support_unit", 1300, false}, {"deadline", 1100, false},
};
enum { COLUMNS = sizeof printed / sizeof *printed };

struct document_state {
  struct part body;
  struct buffer last[COLUMNS]; /* what the merged cells last said */
  size_t rows;
};

static void put(struct document_state *state, const char *text)
{
  serializer_put(&state->body.out, slice_of(text));
}

static void put_number(struct document_state *state, unsigned number)
{
  char digits[16];
  snprintf(digits, sizeof digits, "%u", number);
  put(state, digits);
}

static void put_paragraph(struct document_state *state, const char *properties, slice text)
{
  put(state, "<w:p>");
  put(state, properties);
  put(state, "<w:r><w:rPr><w:rFonts w:eastAsia=\"SimSun\"/></w:rPr><w:t xml:space=\"preserve\">");
  serializer_text(&state->body.out, text);
  put(state, "</w:t></w:r></w:p>");
}

static void put_cell(struct document_state *state, size_t i, const char *merge, slice text)
{
  put(state, "<w:tc><w:tcPr><w:tcW w:type=\"dxa\" w:w=\"");
  put_number(state, printed[i].width);
  put(state, "\"/>");
  put(state, merge);
  put(state, "</w:tcPr>");
  put_paragraph(state, "", text);
  put(state, "</w:tc>");
}

/* A cell that goes on says nothing; one that begins says it for those below. */
static bool put_merged(struct document_state *state, size_t i, slice text, bool begins)
{
  if (!begins) {
    put_cell(state, i, "<w:vMerge/>", (slice){NULL, 0});
    return true;
  }
  put_cell(state, i, "<w:vMerge w:val=\"restart\"/>", text);
  state->last[i].size = 0;
  return buffer_add(&state->last[i], text);
}

static bool put_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct document_state *state = writer->state;
  bool begins = state->rows++ == 0, good = true;
  put(state, "<w:tr>");
  for (size_t i = 0; good && i < COLUMNS; i++) {
    slice text = cells[table_column(table, printed[i].column)];
    begins = begins || (printed[i].merged && !slice_equal(text, buffer_slice(&state->last[i])));
    if (printed[i].merged)
      good = put_merged(state, i, text, begins);
    else
      put_cell(state, i, "", text);
  }
  put(state, "</w:tr>");
  return (good && !state->body.out.receiver.failed) || log_memory(writer->log);
}

static void put_head(struct document_state *state, const struct table *table)
{
  put(state, "<w:tbl><w:tblPr><w:tblW w:type=\"dxa\" w:w=\"15400\"/><w:tblBorders>");
  static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
  for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
    put(state, "<w:");
    put(state, sides[i]);
    put(state, " w:val=\"single\" w:sz=\"4\" w:color=\"000000\"/>");
  }
  put(state, "</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
  for (size_t i = 0; i < COLUMNS; i++) {
    put(state, "<w:gridCol w:w=\"");
    put_number(state, printed[i].width);
    put(state, "\"/>");
  }
  put(state, "</w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>");
  for (size_t i = 0; i < COLUMNS; i++)
    put_cell(state, i, "", slice_of(table->columns[table_column(table, printed[i].column)].title_zh));
  put(state, "</w:tr>");
}

/* 云溪谷县2031年政府工作报告任务分解表, as far as the report says it. */
static bool put_title(struct document_state *state, const struct view *view)
{
  struct buffer title = {0};
  slice place = view_content(tree_child(view->meta, "place")), year = view_content(tree_child(view->meta, "plan-year"));
  bool good = buffer_add(&title, place) && buffer_add(&title, year) &&
              buffer_add(&title, year.size ? SLICE("年政府工作报告任务分解表") : SLICE("政府工作报告任务分解表"));
  if (good) put_paragraph(state, "<w:pPr><w:jc w:val=\"center\"/></w:pPr>", buffer_slice(&title));
  free(title.at);
  return good;
}

bool task_document_open(bg_writer *writer)
{
  writer->state = calloc(1, sizeof(struct document_state));
  return writer->state || log_memory(writer->log);
}

bool task_document_add(bg_writer *writer, const struct view *view)
{
  struct document_state *state = writer->state;
  const struct table *table = table_find("tasks");
  if (!part_begin(&state->body, "word/document.xml")) return log_memory(writer->log);
  put(state, "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
  if (!put_title(state, view)) return log_memory(writer->log);
  put_head(state, table);
  return table_rows(table, view, put_row, writer, writer->log);
}

static const char types[] = "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
                            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD "\"/></Types>";

static const char relations[] =
    "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

static bool make_part(struct part *part, const char *name, const char *text)
{
  if (!part_begin(part, name)) return false;
  serializer_put(&part->out, slice_of(text));
  return part_end(part, false);
}

/* The parts in the order in which readers look for them; none is moved while it is begun, so the body is made apart. */
static bool finish(bg_writer *writer, struct document_state *state)
{
  struct part parts[3] = {0};
  struct buffer bytes = {0};
  put(state, "</w:tbl><w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"850\" "
             "w:right=\"720\" w:bottom=\"850\" w:left=\"720\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/></w:sectPr>"
             "</w:body></w:document>");
  bool good = make_part(&parts[0], "[Content_Types].xml", types) && make_part(&parts[1], "_rels/.rels", relations) &&
              part_end(&state->body, false);
  parts[2] = state->body;
  good = (good || log_memory(writer->log)) && workbook_pack(parts, 3, &bytes, writer->log) &&
         output_add(&writer->output, buffer_slice(&bytes));
  part_free(&parts[0]);
  part_free(&parts[1]);
  free(bytes.at);
  return good;
}

bool task_document_close(bg_writer *writer)
{
  struct document_state *state = writer->state;
  if (!state) return true;
  bool good = writer->failed || !state->body.begun || finish(writer, state);
  part_free(&state->body);
  for (size_t i = 0; i < COLUMNS; i++) free(state->last[i].at);
  free(state);
  return good;
}
