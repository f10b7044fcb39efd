/* DOCX (ISO/IEC 29500): the text of the main part, paragraph by paragraph, as Word prints it.
 *
 * Automatic numbers are written in (numbering.c), notes are gathered behind the text. Text that a tracked change
 * deleted or moved away is no text any more; one inserted is. A text box comes behind the paragraph that it hangs on.
 * Headers and footers belong to the pages, not to the text. */
#include "../support/xml.h"
#include "alignment.h"
#include "events.h"
#include "inputs.h"
#include "numbering.h"
#include <libxml/hash.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>

enum { BOXES = 4 };

static const char NO_DOCUMENT[] = N_("a ZIP archive that holds no Word document");

/* What other archives are, by a name that stands in them, and what is to be done about them. */
static const struct {
  const char *name, *is;
} others[] = {
    {"mimetypeapplication/epub+zip", N_("an EPUB book; save its text as .html or .txt")},
    {"ppt/presentation.xml", N_("a presentation; save its text as .txt")},
    {"META-INF/MANIFEST.MF", N_("a program")},
    {"word/document", N_("a Word document whose main part cannot be found; save it anew")},
};

/* What the elements of WordprocessingML are to us. */
enum role {
  ROLE_NONE,
  ROLE_SKIP, /* nothing in it is text */
  ROLE_PARAGRAPH,
  ROLE_PROPERTIES, /* pPr */
  ROLE_STYLE,
  ROLE_LIST,
  ROLE_LEVEL,
  ROLE_ALIGNED,
  ROLE_DELETED,
  ROLE_RUN,
  ROLE_HIDDEN,
  ROLE_BOLD,
  ROLE_SIZE,
  ROLE_RAISED,
  ROLE_TEXT,
  ROLE_TAB,
  ROLE_BREAK,
  ROLE_HYPHEN,
  ROLE_SYMBOL,
  ROLE_TABLE,
  ROLE_ROW,
  ROLE_CELL,
  ROLE_WIDE,
  ROLE_MERGED,
  ROLE_BOX,
  ROLE_NOTE_MARK,
  ROLE_NOTE
};

static const struct {
  const char *element;
  enum role role;
} roles[] = {
    {"p", ROLE_PARAGRAPH},
    {"pPr", ROLE_PROPERTIES},
    {"pStyle", ROLE_STYLE},
    {"numId", ROLE_LIST},
    {"ilvl", ROLE_LEVEL},
    {"jc", ROLE_ALIGNED},
    {"r", ROLE_RUN},
    {"t", ROLE_TEXT},
    {"vanish", ROLE_HIDDEN},
    {"b", ROLE_BOLD},
    {"sz", ROLE_SIZE},
    {"vertAlign", ROLE_RAISED},
    {"tab", ROLE_TAB},
    {"ptab", ROLE_TAB},
    {"br", ROLE_BREAK},
    {"cr", ROLE_BREAK},
    {"noBreakHyphen", ROLE_HYPHEN},
    {"sym", ROLE_SYMBOL},
    {"tbl", ROLE_TABLE},
    {"tr", ROLE_ROW},
    {"tc", ROLE_CELL},
    {"gridSpan", ROLE_WIDE},
    {"vMerge", ROLE_MERGED},
    {"txbxContent", ROLE_BOX},
    {"footnoteReference", ROLE_NOTE_MARK},
    {"endnoteReference", ROLE_NOTE_MARK},
    {"footnote", ROLE_NOTE},
    {"endnote", ROLE_NOTE},
    {"del", ROLE_DELETED},
    {"moveFrom", ROLE_DELETED},
    {"Fallback", ROLE_SKIP}, /* the same content for programs that do not know the Choice */
    {"rt", ROLE_SKIP},       /* how the ruby's base is read aloud */
    {"pPrChange", ROLE_SKIP},
    {"rPrChange", ROLE_SKIP},
    {"numberingChange", ROLE_SKIP},
    {"sectPr", ROLE_SKIP},
    {"tblPrChange", ROLE_SKIP},
    {"trPrChange", ROLE_SKIP},
    {"tcPrChange", ROLE_SKIP},
};

/* A paragraph that is open: the outer one, or in a text box. Strings are in the arena. */
struct paragraph_state {
  const char *style, *list;
  int level;
  enum alignment alignment;
  struct appearance shown;   /* by its style and its own properties, once these are known */
  bool is_numbered, goes_on; /* its label has been counted; its end was deleted */
  char label[LABEL_SIZE];
  size_t label_size; /* of the label that is to stand before its first text */
};

/* Notes of one kind, by their id. */
struct note_kind {
  const char *mark; /* footnoteReference */
  const char *part; /* the relation to the part in which they stand */
  xmlHashTable *numbers;
};

struct docx {
  slice source;
  struct document *document;
  archive *archive;
  numbering *numbering;
  struct extract texts[BOXES];
  struct paragraph_state paragraphs[BOXES];
  int box;     /* how many text boxes are open */
  size_t skip; /* how many elements without text are open */
  int properties;
  bool hidden, in_text;
  struct appearance run; /* how the run that is open is shown, where it says so itself: */
  bool is_bold_said;     /* … bold or not; a size of 0: not said */
  struct note_kind notes[2];
  size_t note_count;
  const char *note; /* the number of the note that begins, printed, or NULL */
};

static struct extract *text_of(struct docx *docx)
{
  return &docx->texts[docx->box < BOXES ? docx->box : BOXES - 1];
}

static struct paragraph_state *paragraph_of(struct docx *docx)
{
  return &docx->paragraphs[docx->box < BOXES ? docx->box : BOXES - 1];
}

/* # Content */

/* Counts the paragraph's label, once all its properties are known. */
static void number_paragraph(struct docx *docx)
{
  struct paragraph_state *p = paragraph_of(docx);
  if (p->is_numbered) return;
  p->is_numbered = true;
  p->label_size = numbering_next(docx->numbering, p->style, p->list, p->level, p->label);
  p->shown = numbering_appearance(docx->numbering, p->style);
  align(&p->shown, p->alignment);
}

static void add_text(struct docx *docx, slice text)
{
  struct paragraph_state *p = paragraph_of(docx);
  if (docx->hidden) return;
  number_paragraph(docx);
  if (docx->note) extract_generated(text_of(docx), slice_of(docx->note));
  docx->note = NULL;
  if (p->label_size) extract_generated(text_of(docx), (slice){p->label, p->label_size});
  p->label_size = 0;
  struct appearance shown = p->shown;
  if (docx->is_bold_said) shown.bold = docx->run.bold;
  if (docx->run.size) shown.size = docx->run.size;
  shown.raised = docx->run.raised;
  extract_shown(text_of(docx), text, &shown);
}

static void begin_paragraph(struct docx *docx)
{
  struct paragraph_state *p = paragraph_of(docx);
  *p = (struct paragraph_state){.level = -1};
}

static void end_paragraph(struct docx *docx)
{
  struct paragraph_state *p = paragraph_of(docx);
  struct extract *text = text_of(docx);
  number_paragraph(docx);
  if (!p->goes_on) extract_end_line(text);
  if (docx->box + 1 < BOXES) extract_append(text, text + 1);
}

/* A symbol of an ordinary font. */
static void add_symbol(struct docx *docx, const char *code)
{
  unsigned long number = code ? strtoul(code, NULL, 16) : 0;
  if (number < 0x20 || number > 0xFFFF || (number >= 0xD800 && number < 0xF900)) return;
  unsigned char bytes[4];
  int size = xmlCopyChar(0, bytes, (int)number);
  if (size > 0) add_text(docx, (slice){(const char *)bytes, (size_t)size});
}

/* [3], in the order of the marks in the text, endnotes counting on from footnotes as they come. */
static char *note_label(struct docx *docx, size_t number)
{
  char *label = arena_format(docx->document->arena, "[%zu]", number);
  docx->texts[0].failed |= !label;
  return label;
}

static void add_note_mark(struct docx *docx, const char *element, const char *id)
{
  struct note_kind *kind = &docx->notes[strcmp(element, docx->notes[0].mark) == 0 ? 0 : 1];
  if (!id || xmlHashLookup(kind->numbers, BAD_CAST id)) return;
  char *label = note_label(docx, ++docx->note_count);
  if (!label) return;
  if (xmlHashAddEntry(kind->numbers, BAD_CAST id, label) != 0) docx->texts[0].failed = true;
  add_text(docx, SLICE(""));
  if (!docx->hidden) extract_generated(text_of(docx), slice_of(label));
}

/* # Elements */

static enum role role_of(const char *element)
{
  for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
    if (strcmp(roles[i].element, element) == 0) return roles[i].role;
  return ROLE_NONE;
}

/* An element of pPr. */
static void begin_property(struct docx *docx, enum role role, const char *value)
{
  struct paragraph_state *p = paragraph_of(docx);
  switch (role) {
  case ROLE_STYLE: p->style = value; break;
  case ROLE_LIST: p->list = value; break;
  case ROLE_LEVEL: p->level = value && *value >= '0' && *value <= '8' ? *value - '0' : -1; break;
  case ROLE_ALIGNED: p->alignment = alignment_of(value); break;
  case ROLE_DELETED: p->goes_on = true; break;
  default: break;
  }
}

/* An element of a run. */
static void begin_content(struct docx *docx, enum role role, const char *element, const char *value)
{
  switch (role) {
  case ROLE_HIDDEN: docx->hidden = is_on(value); break;
  case ROLE_BOLD:
    docx->run.bold = is_on(value);
    docx->is_bold_said = true;
    break;
  case ROLE_SIZE: docx->run.size = half_points(value); break;
  case ROLE_RAISED: docx->run.raised = value && strcmp(value, "superscript") == 0; break;
  case ROLE_TEXT: docx->in_text = true; break;
  case ROLE_BREAK: add_text(docx, SLICE("\n")); break;
  case ROLE_HYPHEN: add_text(docx, SLICE("-")); break;
  case ROLE_SYMBOL: add_symbol(docx, value); break;
  case ROLE_WIDE: extract_wide(text_of(docx), value ? strtoul(value, NULL, 10) : 0); break;
  case ROLE_MERGED:
    if (!value || strcmp(value, "restart") != 0) extract_covered(text_of(docx));
    break;
  case ROLE_NOTE_MARK: add_note_mark(docx, element, value); break;
  case ROLE_TAB:
    add_text(docx, SLICE(""));
    if (!docx->hidden) extract_tab(text_of(docx));
    break;
  default: break;
  }
}

/* A footnote or endnote: skipped unless the text has its mark. */
static void begin_note(struct docx *docx, const char *element, const char *id)
{
  const struct note_kind *kind = &docx->notes[strncmp(element, docx->notes[0].mark, strlen(element)) == 0 ? 0 : 1];
  docx->note = id ? xmlHashLookup(kind->numbers, BAD_CAST id) : NULL;
  if (!docx->note) docx->skip = 1;
}

static bool is_root(const char *name)
{
  return strcmp(name, "document") == 0 || strcmp(name, "footnotes") == 0 || strcmp(name, "endnotes") == 0;
}

/* Whether the namespace is one whose elements are meant: WordprocessingML, formulas, alternative content. */
static bool is_known(const char *uri)
{
  return strstr(uri, "wordprocessingml") || strstr(uri, "/math") || strstr(uri, "markup-compatibility");
}

static void begin_block(struct docx *docx, enum role role)
{
  switch (role) {
  case ROLE_PARAGRAPH: begin_paragraph(docx); break;
  case ROLE_PROPERTIES: docx->properties++; break;
  case ROLE_RUN:
    docx->hidden = docx->is_bold_said = false;
    docx->run = (struct appearance){0};
    break;
  case ROLE_TABLE: extract_table(text_of(docx)); break;
  case ROLE_ROW: extract_row(text_of(docx)); break;
  case ROLE_BOX:
    docx->box++;
    docx->hidden = false;
    break;
  case ROLE_SKIP:
  case ROLE_DELETED: docx->skip = 1; break;
  default: break;
  }
}

/* The attribute `name`, copied; NULL if there is none. */
static const char *attribute(struct docx *docx, const struct element *element, const char *name)
{
  return element_attribute(element, name, docx->document->arena, &docx->texts[0].failed);
}

static bool no_document(const struct docx *docx)
{
  const char *is = NO_DOCUMENT;
  for (size_t i = 0; is == NO_DOCUMENT && i < sizeof others / sizeof *others; i++)
    if (slice_has(docx->source, slice_of(others[i].name))) is = others[i].is;
  return log_add(docx->document->log, BG_BINARY_INPUT, NOWHERE, is);
}

static bool begin_element(void *user, const struct element *element)
{
  struct docx *docx = user;
  const char *name = element->name;
  if (docx->skip) {
    docx->skip++;
    return true;
  }
  enum role role = is_known(element->space) ? role_of(name) : ROLE_NONE;
  if (element->is_root && !is_root(name)) return no_document(docx);
  if (docx->properties && role != ROLE_PROPERTIES && role != ROLE_SKIP) {
    begin_property(docx, role, role == ROLE_NONE ? NULL : attribute(docx, element, "val"));
  } else if (role == ROLE_NOTE) {
    begin_note(docx, name, attribute(docx, element, "id"));
  } else {
    begin_block(docx, role);
    const char *wanted = role == ROLE_SYMBOL ? "char" : role == ROLE_NOTE_MARK ? "id" : "val";
    if (role >= ROLE_HIDDEN) begin_content(docx, role, name, attribute(docx, element, wanted));
  }
  return true;
}

static void end_element(void *user, const char *element, const char *space)
{
  struct docx *docx = user;
  if (docx->skip) {
    docx->skip--;
    return;
  }
  switch (is_known(space) ? role_of(element) : ROLE_NONE) {
  case ROLE_PROPERTIES: docx->properties--; break;
  case ROLE_TEXT: docx->in_text = false; break;
  case ROLE_CELL: extract_end_cell(text_of(docx)); break;
  case ROLE_TABLE: extract_end_table(text_of(docx)); break;
  case ROLE_ROW: extract_end_row(text_of(docx)); break;
  case ROLE_BOX: docx->box--; break;
  case ROLE_PARAGRAPH: end_paragraph(docx); break;
  default: break;
  }
}

static void take_characters(void *user, slice text)
{
  struct docx *docx = user;
  if (docx->in_text && !docx->skip) add_text(docx, text);
}

/* # Parts */

static bool is_wanted(void *user)
{
  const struct docx *docx = user;
  return !docx->texts[0].failed && !docx->texts[0].too_big;
}

/* Takes the text of a part of the archive. */
static bool read_part(struct docx *docx, const char *part)
{
  const struct listener listener = {
      .begin = begin_element, .end = end_element, .text = take_characters, .wanted = is_wanted, .user = docx};
  return archive_events(docx->archive, part, &listener, docx->document->log);
}

/* The part in `folder` that a relationship points to, if it is of the type that ends with `type`; false when memory
 * runs out. */
static bool target_of(struct docx *docx, const xmlNode *relationship, slice folder, const char *type, const char **part)
{
  arena *memory = docx->document->arena;
  const char *is = xml_attribute(relationship, "Type"), *to = xml_attribute(relationship, "Target");
  bool wanted = is && to && slice_ends(slice_of(is), slice_of(type));
  if (wanted)
    *part = *to == '/' ? arena_format(memory, "%s", to + 1)
                       : arena_format(memory, "%.*s%s", (int)folder.size, folder.at, to);
  return !wanted || *part;
}

/* The part to which the part `file` in `folder` (both empty: the package) has a relation whose type ends with `type`;
 * `*part` is NULL if there is none, or it is not in the archive. False, and the log says why, when the relations are
 * there but cannot be read: what they lead to would be missing without a word. */
static bool related(struct docx *docx, slice folder, const char *file, const char *type, const char **part)
{
  bg_log *log = docx->document->log;
  const char *name = arena_format(docx->document->arena, "%.*s_rels/%s.rels", (int)folder.size, folder.at, file);
  xmlDoc *tree;
  *part = NULL;
  if (!name) return log_memory(log);
  if (!archive_xml(docx->archive, name, &tree)) return false;
  const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
  bool good = true, there = false;
  for (const xmlNode *node = root ? root->children : NULL; good && node && !*part; node = node->next)
    good = target_of(docx, node, folder, type, part);
  xmlFreeDoc(tree);
  if (!good) return log_memory(log);
  if (!*part) return true;
  good = archive_find(docx->archive, *part, &there);
  if (!there) *part = NULL;
  return good;
}

/* The main part. */
static bool find_document(struct docx *docx, const char **part)
{
  static const char usual[] = "word/document.xml";
  bool there = true;
  if (!related(docx, SLICE(""), "", "/officeDocument", part)) return false;
  if (!*part && !archive_find(docx->archive, usual, &there)) return false;
  if (!*part && there) *part = usual;
  return *part || no_document(docx);
}

static bool read_numbering(struct docx *docx, slice folder, const char *file)
{
  static const char *const types[] = {"/numbering", "/styles"};
  const char *part;
  xmlDoc *trees[2] = {NULL, NULL};
  bool good = true;
  for (size_t i = 0; good && i < 2; i++) {
    good = related(docx, folder, file, types[i], &part);
    good = good && (!part || archive_xml(docx->archive, part, &trees[i]));
  }
  if (good) docx->numbering = numbering_read(trees[0], trees[1], docx->document->arena, docx->document->log);
  for (size_t i = 0; i < 2; i++) xmlFreeDoc(trees[i]);
  return docx->numbering != NULL;
}

static bool read_document(struct docx *docx)
{
  const char *part, *notes;
  if (!find_document(docx, &part) || !part) return false;
  const char *slash = strrchr(part, '/'), *file = slash ? slash + 1 : part;
  slice folder = {part, (size_t)(file - part)};
  if (!read_numbering(docx, folder, file)) return false;
  bool done = read_part(docx, part);
  for (size_t i = 0; done && docx->note_count && i < 2; i++)
    done = related(docx, folder, file, docx->notes[i].part, &notes) && (!notes || read_part(docx, notes));
  numbering_free(docx->numbering);
  return done;
}

static bool read_archive(struct docx *docx)
{
  for (size_t i = 0; i < 2; i++) {
    docx->notes[i].numbers = xmlHashCreate(0);
    docx->texts[0].failed |= !docx->notes[i].numbers;
  }
  bool done = docx->texts[0].failed || read_document(docx);
  for (size_t i = 0; i < 2; i++) xmlHashFree(docx->notes[i].numbers, NULL);
  return done;
}

bool is_docx(slice head, const char *name)
{
  (void)name;
  return slice_starts(head, SLICE("PK\3\4")) || slice_starts(head, SLICE("PK\5\6"));
}

bool docx_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct docx *docx = arena_alloc(document->arena, sizeof *docx);
  if (!docx) return log_memory(document->log);
  *docx = (struct docx){.source = source,
                        .document = document,
                        .notes = {{"footnoteReference", "/footnotes", NULL}, {"endnoteReference", "/endnotes", NULL}}};
  for (size_t i = 0; i < BOXES; i++)
    docx->texts[i] = (struct extract){.arena = document->arena, .most = input_limit(document)};
  docx->archive = archive_open(source, input_limit(document), document->arena, document->log);
  if (!docx->archive) return false;
  bool done = read_archive(docx);
  archive_close(docx->archive);
  return done && input_take(document, &docx->texts[0], "UTF-8", decoded);
}
