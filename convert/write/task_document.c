/* The division of tasks to print (任务分解表), a Word document (ECMA-376): A4 landscape, the head row repeated on each
 * page, rows numbered and never cut by a page's end, one cell for a task and a measure however many rows they have,
 * the page's number at the foot; what the text does not say is left blank to fill in. */
#include "workbook.h"
#include "write.h"
#include <stdio.h>

#define OFFICE  "http://schemas.openxmlformats.org/officeDocument/2006/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORDS   "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define TYPES   "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* A column: which of the table's, and how wide in twentieths of a point. A merged one says a thing once. */
static const struct printed {
  const char *column; /* NULL: the number of the row */
  unsigned width;
  bool merged;
} printed[] = {
    {NULL, 700, false},       {"task", 1900, true},       {"measure", 1900, true},       {"action", 4900, false},
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

enum look { LOOK_TITLE, LOOK_HEAD, LOOK_NUMBER, LOOK_TEXT };

static void put_paragraph(struct document_state *state, enum look look, slice text)
{
  static const char *const paragraphs[] = {
      [LOOK_TITLE] = "<w:pPr><w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/></w:pPr>",
      [LOOK_HEAD] = "<w:pPr><w:jc w:val=\"center\"/></w:pPr>",
      [LOOK_NUMBER] = "<w:pPr><w:jc w:val=\"center\"/></w:pPr>",
      [LOOK_TEXT] = "",
  };
  static const char *const runs[] = {
      [LOOK_TITLE] = "<w:rFonts w:eastAsia=\"SimSun\"/><w:b/><w:sz w:val=\"36\"/>",
      [LOOK_HEAD] = "<w:rFonts w:eastAsia=\"SimHei\"/><w:b/><w:sz w:val=\"21\"/>",
      [LOOK_NUMBER] = "<w:rFonts w:eastAsia=\"SimSun\"/><w:sz w:val=\"21\"/>",
      [LOOK_TEXT] = "<w:rFonts w:eastAsia=\"SimSun\"/><w:sz w:val=\"21\"/>",
  };
  put(state, "<w:p>");
  put(state, paragraphs[look]);
  put(state, "<w:r><w:rPr>");
  put(state, runs[look]);
  put(state, "</w:rPr><w:t xml:space=\"preserve\">");
  serializer_text(&state->body.out, text);
  put(state, "</w:t></w:r></w:p>");
}

static void put_cell(struct document_state *state, size_t i, const char *merge, enum look look, slice text)
{
  put(state, "<w:tc><w:tcPr><w:tcW w:type=\"dxa\" w:w=\"");
  put_number(state, printed[i].width);
  put(state, "\"/>");
  put(state, merge);
  if (look == LOOK_HEAD) put(state, "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>");
  put(state, "<w:vAlign w:val=\"center\"/></w:tcPr>");
  put_paragraph(state, look, text);
  put(state, "</w:tc>");
}

/* A cell that goes on says nothing; one that begins says it for those below. */
static bool put_merged(struct document_state *state, size_t i, slice text, bool begins)
{
  if (!begins) {
    put_cell(state, i, "<w:vMerge/>", LOOK_TEXT, (slice){NULL, 0});
    return true;
  }
  put_cell(state, i, "<w:vMerge w:val=\"restart\"/>", LOOK_TEXT, text);
  state->last[i].size = 0;
  return buffer_add(&state->last[i], text);
}

static void put_row_number(struct document_state *state, size_t i)
{
  char digits[16];
  int size = snprintf(digits, sizeof digits, "%zu", state->rows);
  put_cell(state, i, "", LOOK_NUMBER, (slice){digits, (size_t)size});
}

static bool put_row(void *user, const struct table *table, const slice *cells)
{
  bg_writer *writer = user;
  struct document_state *state = writer->state;
  bool begins = state->rows++ == 0, good = true;
  put(state, "<w:tr><w:trPr><w:cantSplit/></w:trPr>");
  put_row_number(state, 0);
  for (size_t i = 1; good && i < COLUMNS; i++) {
    slice text = cells[table_column(table, printed[i].column)];
    begins = begins || (printed[i].merged && !slice_equal(text, buffer_slice(&state->last[i])));
    if (printed[i].merged)
      good = put_merged(state, i, text, begins);
    else
      put_cell(state, i, "", LOOK_TEXT, text);
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
  put(state, "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  for (size_t i = 0; i < COLUMNS; i++) {
    const char *column = printed[i].column;
    put_cell(state, i, "", LOOK_HEAD,
             column ? slice_of(table->columns[table_column(table, column)].title_zh) : SLICE("序号"));
  }
  put(state, "</w:tr>");
}

/* 云溪谷县2031年政府工作报告任务分解表, as far as the report says it. */
static bool put_title(struct document_state *state, const struct view *view)
{
  struct buffer title = {0};
  slice place = view_content(tree_child(view->meta, "place")), year = view_content(tree_child(view->meta, "plan-year"));
  bool good = buffer_add(&title, place) && buffer_add(&title, year) &&
              buffer_add(&title, year.size ? SLICE("年政府工作报告任务分解表") : SLICE("政府工作报告任务分解表"));
  if (good) put_paragraph(state, LOOK_TITLE, buffer_slice(&title));
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
  put(state, "<w:document xmlns:w=\"" WORDS "\" xmlns:r=\"" OFFICE "relationships\"><w:body>");
  if (!put_title(state, view)) return log_memory(writer->log);
  put_head(state, table);
  return table_rows(table, view, put_row, writer, writer->log);
}

/* The parts beside the document, in the order in which readers look for them. */
static const struct {
  const char *name, *text;
} others[] = {
    {"[Content_Types].xml", "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
                            "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            "<Override PartName=\"/word/document.xml\" ContentType=\"" TYPES "document.main+xml\"/>"
                            "<Override PartName=\"/word/footer1.xml\" ContentType=\"" TYPES "footer+xml\"/></Types>"},
    {"_rels/.rels", "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" Type=\"" OFFICE
                    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
    {"word/_rels/document.xml.rels", "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"foot\" "
                                     "Type=\"" OFFICE "relationships/footer\" Target=\"footer1.xml\"/>"
                                     "</Relationships>"},
    {"word/footer1.xml", "<w:ftr xmlns:w=\"" WORDS "\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:fldSimple "
                         "w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"},
};
enum { OTHERS = sizeof others / sizeof *others };

static bool make_part(struct part *part, const char *name, const char *text)
{
  if (!part_begin(part, name)) return false;
  serializer_put(&part->out, slice_of(text));
  return part_end(part, false);
}

/* None is moved while it is begun, so the body is made apart. */
static bool finish(bg_writer *writer, struct document_state *state)
{
  struct part parts[OTHERS + 1] = {0};
  struct buffer bytes = {0};
  put(state, "</w:tbl><w:sectPr><w:footerReference w:type=\"default\" r:id=\"foot\"/><w:pgSz w:w=\"16838\" "
             "w:h=\"11906\" w:orient=\"landscape\"/><w:pgMar w:top=\"850\" w:right=\"720\" w:bottom=\"850\" "
             "w:left=\"720\" w:header=\"0\" w:footer=\"400\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
  bool good = part_end(&state->body, false);
  for (size_t i = 0; good && i < OTHERS; i++) good = make_part(&parts[i], others[i].name, others[i].text);
  parts[OTHERS] = state->body;
  good = (good || log_memory(writer->log)) && workbook_pack(parts, OTHERS + 1, &bytes, writer->log) &&
         output_add(&writer->output, buffer_slice(&bytes));
  for (size_t i = 0; i < OTHERS; i++) part_free(&parts[i]);
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
