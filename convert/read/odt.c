/* OpenDocument text (ISO/IEC 26300), packed (.odt) or flat (.fodt): the text of the body, paragraph by paragraph.
 *
 * Automatic numbers are written in (odf_lists.c), notes are gathered behind the text, a text box comes behind the
 * paragraph that it hangs on, a cell that others cover is empty: all as docx.c has it. Text that a tracked change
 * deleted is no text; comments are none; headers and footers belong to the pages. */
#include "inputs.h"
#include "odf_lists.h"
#include <libxml/hash.h>
#include <stdlib.h>

enum { BOXES = 4, MOST_SPANS = 64, MOST_SPACES = 1000, MOST_COLUMNS = 64, MOST_ROWS = 10000 };

static const char NO_TEXT[] = N_("an OpenDocument file that is no text document");

/* What the elements of OpenDocument are to us. */
enum role {
  ROLE_NONE,
  ROLE_SKIP, /* nothing in it is text */
  ROLE_BODY,
  ROLE_OTHER_BODY,
  ROLE_PARAGRAPH,
  ROLE_HEADING,
  ROLE_SPAN,
  ROLE_SPACES,
  ROLE_TAB,
  ROLE_BREAK,
  ROLE_LIST,
  ROLE_ITEM,
  ROLE_HEADER,
  ROLE_TABLE,
  ROLE_ROW,
  ROLE_CELL,
  ROLE_COVERED,
  ROLE_BOX,
  ROLE_NOTE,
  ROLE_NOTE_BODY
};

static const struct {
  const char *element;
  enum role role;
} roles[] = {
    {"p", ROLE_PARAGRAPH},
    {"h", ROLE_HEADING},
    {"span", ROLE_SPAN},
    {"s", ROLE_SPACES},
    {"tab", ROLE_TAB},
    {"line-break", ROLE_BREAK},
    {"list", ROLE_LIST},
    {"list-item", ROLE_ITEM},
    {"list-header", ROLE_HEADER},
    {"table", ROLE_TABLE},
    {"table-row", ROLE_ROW},
    {"table-cell", ROLE_CELL},
    {"covered-table-cell", ROLE_COVERED},
    {"text-box", ROLE_BOX},
    {"note", ROLE_NOTE},
    {"note-body", ROLE_NOTE_BODY},
    {"text", ROLE_BODY},
    {"spreadsheet", ROLE_OTHER_BODY},
    {"presentation", ROLE_OTHER_BODY},
    {"drawing", ROLE_OTHER_BODY},
    {"chart", ROLE_OTHER_BODY},
    {"database", ROLE_OTHER_BODY},
    {"note-citation", ROLE_SKIP}, /* notes are numbered anew */
    {"tracked-changes", ROLE_SKIP},
    {"annotation", ROLE_SKIP},
    {"ruby-text", ROLE_SKIP},
    {"hidden-text", ROLE_SKIP},
    {"forms", ROLE_SKIP},
    {"scripts", ROLE_SKIP},
    {"event-listeners", ROLE_SKIP},
    {"binary-data", ROLE_SKIP},
    {"object", ROLE_SKIP}, /* a spreadsheet or chart in a frame, which has its picture beside it */
    {"title", ROLE_SKIP},  /* of a picture, as its desc */
    {"desc", ROLE_SKIP},
    {"number", ROLE_SKIP}, /* the label as it was last shown, for those who cannot count */
    {"table-of-content-source", ROLE_SKIP},
    {"master-styles", ROLE_SKIP}, /* headers and footers */
};

/* A paragraph that is open: the outer one, or in a text box or note. */
struct paragraph_state {
  const char *style; /* in the arena */
  int outline;
  bool is_numbered; /* its label has been counted */
  bool hidden;
  struct appearance shown;
  char label[ODF_LABEL];
  size_t label_size; /* of the label that is to stand before its first text */
};

/* The table that is open: for how many rows each column is still covered, this one counted. */
struct grid {
  unsigned rows[MOST_COLUMNS];
  size_t column; /* of the next cell */
  size_t across; /* how many cells of this row the last one covers yet */
};

struct odt {
  struct document *document;
  odf_lists *lists;
  struct extract texts[BOXES];
  struct extract notes[2]; /* footnotes, endnotes */
  struct paragraph_state paragraphs[BOXES];
  int box;  /* how many text boxes are open */
  int note; /* which note is open: 1, 2; 0: none */
  bool in_note_body;
  struct paragraph_state note_paragraph;
  const char *mark; /* that a note begins with, until it has text */
  size_t note_count;
  bool hidden[MOST_SPANS];             /* of the spans that are open */
  struct appearance shown[MOST_SPANS]; /* … and how the text in them is */
  size_t spans;
  size_t hidden_spans;
  size_t skip; /* how many elements without text are open */
  size_t open_paragraphs;
  struct grid grid;
  bool in_body;
  bool has_body;
};

static struct extract *text_of(struct odt *odt)
{
  if (odt->in_note_body) return &odt->notes[odt->note - 1];
  return &odt->texts[odt->box < BOXES ? odt->box : BOXES - 1];
}

static struct paragraph_state *paragraph_of(struct odt *odt)
{
  if (odt->in_note_body) return &odt->note_paragraph;
  return &odt->paragraphs[odt->box < BOXES ? odt->box : BOXES - 1];
}

/* # Content */

/* Counts the paragraph's label; in a note there are no lists but its own, which nobody counts on. */
static void number_paragraph(struct odt *odt)
{
  struct paragraph_state *p = paragraph_of(odt);
  if (p->is_numbered) return;
  p->is_numbered = true;
  p->label_size = odf_lists_next(odt->lists, p->style, p->outline, p->label);
}

static bool is_hidden(struct odt *odt)
{
  return odt->hidden_spans || paragraph_of(odt)->hidden;
}

/* How text is shown that stands where we are. */
static struct appearance appearance_of(struct odt *odt)
{
  size_t inner = odt->spans < MOST_SPANS ? odt->spans : MOST_SPANS;
  return inner ? odt->shown[inner - 1] : paragraph_of(odt)->shown;
}

/* Appends text; where it is the paragraph's first, what stands before it. */
static void add_text(struct odt *odt, slice text)
{
  struct paragraph_state *p = paragraph_of(odt);
  if (is_hidden(odt)) return;
  number_paragraph(odt);
  if (odt->in_note_body && odt->mark) {
    extract_generated(text_of(odt), slice_of(odt->mark));
    odt->mark = NULL;
  }
  if (p->label_size) extract_generated(text_of(odt), (slice){p->label, p->label_size});
  p->label_size = 0;
  struct appearance shown = appearance_of(odt);
  extract_shown(text_of(odt), text, &shown);
}

static void begin_paragraph(struct odt *odt, const char *style, int outline)
{
  struct paragraph_state *p = paragraph_of(odt);
  odt->open_paragraphs++;
  *p = (struct paragraph_state){.style = style,
                                .outline = outline,
                                .hidden = odf_lists_hides(odt->lists, style),
                                .shown = odf_lists_usual(odt->lists)};
  odf_lists_appearance(odt->lists, style, &p->shown);
  p->shown.heading = outline > 0 ? (uint32_t)outline : 0;
  number_paragraph(odt);
}

static void end_paragraph(struct odt *odt)
{
  struct extract *text = text_of(odt);
  if (odt->open_paragraphs) odt->open_paragraphs--;
  extract_end_line(text);
  if (!odt->in_note_body && odt->box + 1 < BOXES) extract_append(text, text + 1);
}

/* [3], in the order of the marks in the text. */
static void begin_note(struct odt *odt, const char *kind)
{
  odt->note = kind && strcmp(kind, "endnote") == 0 ? 2 : 1;
  char *mark = arena_format(odt->document->arena, "[%zu]", ++odt->note_count);
  odt->texts[0].failed |= !mark;
  odt->mark = mark;
  add_text(odt, SLICE(""));
  if (mark && !is_hidden(odt)) extract_generated(text_of(odt), slice_of(mark));
}

static void add_spaces(struct odt *odt, const char *count)
{
  long spaces = count ? strtol(count, NULL, 10) : 1;
  for (long i = 0; i < spaces && i < MOST_SPACES; i++) add_text(odt, SLICE(" "));
}

static void begin_span(struct odt *odt, const char *style)
{
  if (odt->spans < MOST_SPANS) {
    odt->hidden[odt->spans] = odf_lists_hides(odt->lists, style);
    odt->shown[odt->spans] = appearance_of(odt);
    odf_lists_appearance(odt->lists, style, &odt->shown[odt->spans]);
    odt->hidden_spans += odt->hidden[odt->spans];
  }
  odt->spans++;
}

static void end_span(struct odt *odt)
{
  if (!odt->spans) return;
  odt->spans--;
  if (odt->spans >= MOST_SPANS) return;
  odt->hidden_spans -= odt->hidden[odt->spans];
}

/* # Elements */

static enum role role_of(const char *name, const char *space)
{
  if (!strstr(space, ":opendocument:") && !strstr(space, "svg")) return ROLE_NONE;
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    if (strcmp(roles[i].element, name) == 0) return roles[i].role;
  return ROLE_NONE;
}

static const char *attribute(struct odt *odt, const struct element *element, const char *name)
{
  return element_attribute(element, name, odt->document->arena, &odt->texts[0].failed);
}

static void begin_heading(struct odt *odt, const struct element *element)
{
  const char *level = attribute(odt, element, "outline-level"), *header = attribute(odt, element, "is-list-header");
  bool numbered = !header || strcmp(header, "true") != 0;
  begin_paragraph(odt, attribute(odt, element, "style-name"), !numbered ? 0 : level ? (int)strtol(level, NULL, 10) : 1);
}

static size_t spanned(struct odt *odt, const struct element *element, const char *name, size_t most)
{
  const char *value = attribute(odt, element, name);
  unsigned long count = value ? strtoul(value, NULL, 10) : 1;
  return count < 1 ? 1 : count < most ? count : most;
}

static void begin_row(struct odt *odt)
{
  struct grid *grid = &odt->grid;
  extract_row(text_of(odt));
  grid->column = grid->across = 0;
  for (size_t i = 0; i < MOST_COLUMNS; i++) grid->rows[i] -= grid->rows[i] > 0;
}

static void begin_cell(struct odt *odt, const struct element *element)
{
  struct grid *grid = &odt->grid;
  size_t columns = spanned(odt, element, "number-columns-spanned", MOST_COLUMNS);
  size_t rows = spanned(odt, element, "number-rows-spanned", MOST_ROWS);
  for (size_t i = grid->column; i < grid->column + columns && i < MOST_COLUMNS; i++) grid->rows[i] = (unsigned)rows;
  grid->across = columns - 1;
  grid->column++;
}

/* A cell that another covers: the one to its left, or the one above. */
static void begin_covered(struct odt *odt)
{
  struct grid *grid = &odt->grid;
  if (grid->across)
    grid->across--;
  else if (grid->column < MOST_COLUMNS && grid->rows[grid->column])
    extract_covered(text_of(odt));
  grid->column++;
}

/* An element of a paragraph's content. */
static void begin_content(struct odt *odt, enum role role, const struct element *element)
{
  switch (role) {
  case ROLE_SPAN: begin_span(odt, attribute(odt, element, "style-name")); break;
  case ROLE_SPACES: add_spaces(odt, attribute(odt, element, "c")); break;
  case ROLE_BREAK: add_text(odt, SLICE("\n")); break;
  case ROLE_TAB:
    add_text(odt, SLICE(""));
    if (!is_hidden(odt)) extract_tab(text_of(odt));
    break;
  case ROLE_NOTE: begin_note(odt, attribute(odt, element, "note-class")); break;
  case ROLE_NOTE_BODY: odt->in_note_body = odt->note > 0; break;
  case ROLE_BOX: odt->box++; break;
  default: break;
  }
}

static void begin_block(struct odt *odt, enum role role, const struct element *element)
{
  switch (role) {
  case ROLE_PARAGRAPH: begin_paragraph(odt, attribute(odt, element, "style-name"), 0); break;
  case ROLE_HEADING: begin_heading(odt, element); break;
  case ROLE_LIST: odf_lists_open(odt->lists, element); break;
  case ROLE_ITEM:
  case ROLE_HEADER: odf_lists_item(odt->lists, element, role == ROLE_ITEM); break;
  case ROLE_TABLE:
    odt->grid = (struct grid){.column = 0};
    extract_table(text_of(odt));
    break;
  case ROLE_ROW: begin_row(odt); break;
  case ROLE_CELL: begin_cell(odt, element); break;
  case ROLE_COVERED: begin_covered(odt); break;
  default: begin_content(odt, role, element); break;
  }
}

static bool is_root(const char *name)
{
  return strcmp(name, "document-content") == 0 || strcmp(name, "document-styles") == 0 || strcmp(name, "document") == 0;
}

static bool begin_element(void *user, const struct element *element)
{
  struct odt *odt = user;
  if (odt->skip) {
    odt->skip++;
    return true;
  }
  enum role role = role_of(element->name, element->space);
  bool other = (element->is_root && !is_root(element->name)) || (role == ROLE_OTHER_BODY && !odt->in_body);
  if (other) return log_add(odt->document->log, BG_BINARY_INPUT, NOWHERE, NO_TEXT);
  if (role == ROLE_SKIP) {
    odt->skip = 1;
  } else if (odt->in_body) {
    begin_block(odt, role, element);
  } else if (role == ROLE_BODY && strstr(element->space, ":office:")) {
    odt->in_body = odt->has_body = true;
  } else {
    odf_lists_style(odt->lists, element);
  }
  return true;
}

static void end_element(void *user, const char *name, const char *space)
{
  struct odt *odt = user;
  if (odt->skip) {
    odt->skip--;
    return;
  }
  if (!odt->in_body) {
    odf_lists_style_end(odt->lists, name);
    return;
  }
  switch (role_of(name, space)) {
  case ROLE_PARAGRAPH:
  case ROLE_HEADING: end_paragraph(odt); break;
  case ROLE_SPAN: end_span(odt); break;
  case ROLE_LIST: odf_lists_close(odt->lists); break;
  case ROLE_CELL:
  case ROLE_COVERED: extract_end_cell(text_of(odt)); break;
  case ROLE_TABLE: extract_end_table(text_of(odt)); break;
  case ROLE_ROW: extract_end_row(text_of(odt)); break;
  case ROLE_BOX: odt->box--; break;
  case ROLE_NOTE_BODY: odt->in_note_body = false; break;
  case ROLE_NOTE: odt->note = 0; break;
  case ROLE_BODY: odt->in_body = !strstr(space, ":office:"); break;
  default: break;
  }
}

/* White space as ODF 1.2, 6.1.2, has it: any of it is one SPACE, and none at a paragraph's beginning; more is said by
 * elements. */
static void take_characters(void *user, slice text)
{
  struct odt *odt = user;
  if (odt->skip || !odt->in_body || !odt->open_paragraphs) return;
  if (odt->note && !odt->in_note_body) return;
  while (text.size) {
    size_t size = 0;
    while (size < text.size && !strchr(" \t\r\n", text.at[size])) size++;
    if (size) add_text(odt, (slice){text.at, size});
    text = slice_after(text, size);
    for (size = 0; size < text.size && strchr(" \t\r\n", text.at[size]);) size++;
    const struct extract *to = text_of(odt);
    if (size && to->size && !strchr(" \t\n\x1F", to->at[to->size - 1])) add_text(odt, SLICE(" "));
    text = slice_after(text, size);
  }
}

static bool is_wanted(void *user)
{
  const struct odt *odt = user;
  return !odt->texts[0].failed && !odt->texts[0].too_big && !odf_lists_failed(odt->lists);
}

/* # Files */

static bool read_packed(struct odt *odt, slice source, const struct listener *listener)
{
  struct document *document = odt->document;
  archive *a = archive_open(source, input_limit(document), document->arena, document->log);
  if (!a) return false;
  bool there = false;
  bool done = archive_find(a, "styles.xml", &there) &&
              (!there || archive_events(a, "styles.xml", listener, document->log)) &&
              archive_events(a, "content.xml", listener, document->log);
  archive_close(a);
  return done;
}

static bool read_any(struct odt *odt, slice source, struct decoded *decoded)
{
  struct document *document = odt->document;
  const struct listener listener = {
      .begin = begin_element, .end = end_element, .text = take_characters, .wanted = is_wanted, .user = odt};
  bool done = slice_starts(source, SLICE("PK")) ? read_packed(odt, source, &listener)
                                                : source_events(source, &listener, document->log);
  if (!done) return false;
  if (odf_lists_failed(odt->lists)) return log_memory(document->log);
  if (!odt->has_body) return log_add(document->log, BG_BINARY_INPUT, NOWHERE, NO_TEXT);
  for (size_t i = 0; i < 2; i++) extract_append(&odt->texts[0], &odt->notes[i]);
  return input_take(document, &odt->texts[0], "UTF-8", decoded);
}

bool odt_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct odt *odt = arena_alloc(document->arena, sizeof *odt);
  if (!odt) return log_memory(document->log);
  *odt = (struct odt){.document = document, .lists = odf_lists_new(document->arena)};
  if (!odt->lists) return log_memory(document->log);
  const struct extract empty = {.arena = document->arena, .most = input_limit(document)};
  for (size_t i = 0; i < BOXES; i++) odt->texts[i] = empty;
  for (size_t i = 0; i < 2; i++) odt->notes[i] = empty;
  bool done = read_any(odt, source, decoded);
  odf_lists_free(odt->lists);
  return done;
}

/* The name of its kind is a package's first file, and stored as it is, so that it can be told by looking. */
bool is_odt(slice head, const char *name)
{
  enum { LOOK = 200 };
  slice first = {head.at, head.size < LOOK ? head.size : LOOK};
  if (slice_starts(head, SLICE("PK\3\4")))
    return slice_has(first, SLICE("mimetypeapplication/vnd.oasis.opendocument.")) || input_has_suffix(name, ".odt");
  return slice_starts(head, SLICE("<?xml")) && slice_starts(input_root(head), SLICE("<office:document"));
}
