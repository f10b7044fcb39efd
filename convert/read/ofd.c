/* OFD (GB/T 33190): the pages of its documents in their order; a page's text by the places of its characters.
 *
 * OFD.xml names the documents, a document its pages and its templates (which a page has beneath its own content:
 * running heads, rules, logos). Seals and signatures are no text; whether they hold is not checked. */
#include "ofd.h"
#include "../support/utf8.h"
#include "events.h"
#include "inputs.h"
#include "measures.h"
#include <stdio.h>

static const float POINTS = 72 / 25.4F;

enum { MOST_PAGES = 20000 };

struct template
{
  const char *id, *file;
};

struct files {
  const char **at;
  size_t count, room;
};

struct ofd {
  struct document *document;
  archive *archive;
  struct layout layout;
  struct files documents;
  struct files pages;         /* of the document that is read */
  struct template *templates; /* … */
  size_t template_count, template_room;
  struct box size;    /* of its pages */
  const char *folder; /* of the file that is read, with a slash, or "" */
  struct extract text;
  size_t unknown;
  bool in_root, in_box, is_signed, failed;
};

/* ---- Names of files ---- */

/* What the location `to` (ST_Loc) in a file of `folder` names: a name in the archive. */
static const char *file_of(struct ofd *ofd, const char *folder, slice to)
{
  to = utf8_trim(to);
  while (slice_starts(to, SLICE("./"))) to = slice_after(to, 2);
  bool absolute = slice_starts(to, SLICE("/"));
  while (slice_starts(to, SLICE("/"))) to = slice_after(to, 1);
  const char *name = arena_format(ofd->document->arena, "%s%.*s", absolute ? "" : folder, (int)to.size, to.at);
  ofd->failed |= !name;
  return name;
}

/* The folder in which the file called `name` lies. */
static const char *folder_of(struct ofd *ofd, const char *name)
{
  const char *slash = strrchr(name, '/');
  const char *folder = arena_copy(ofd->document->arena, (slice){name, slash ? (size_t)(slash + 1 - name) : 0});
  ofd->failed |= !folder;
  return folder;
}

static void add_file(struct ofd *ofd, struct files *files, slice location)
{
  const char *name = file_of(ofd, ofd->folder, location);
  const char **more =
      name ? arena_grow(ofd->document->arena, files->at, files->count, &files->room, sizeof *more) : NULL;
  ofd->failed |= !more;
  if (!more) return;
  files->at = more;
  more[files->count++] = name;
}

static void add_template(struct ofd *ofd, const struct element *element)
{
  struct template *more =
      arena_grow(ofd->document->arena, ofd->templates, ofd->template_count, &ofd->template_room, sizeof *more);
  ofd->failed |= !more;
  if (!more) return;
  ofd->templates = more;
  const char *id = element_attribute(element, "ID", ofd->document->arena, &ofd->failed);
  more[ofd->template_count++] = (struct template){id, file_of(ofd, ofd->folder, attribute_slice(element, "BaseLoc"))};
}

/* ---- OFD.xml and Document.xml ---- */

static bool begin(void *user, const struct element *element)
{
  struct ofd *ofd = user;
  if (strcmp(element->name, "DocRoot") == 0) {
    ofd->in_root = true;
    ofd->text.size = 0;
  } else if (strcmp(element->name, "Signatures") == 0) {
    ofd->is_signed = true;
  } else if (strcmp(element->name, "PhysicalBox") == 0) {
    ofd->in_box = true;
    ofd->text.size = 0;
  } else if (strcmp(element->name, "TemplatePage") == 0) {
    add_template(ofd, element);
  } else if (strcmp(element->name, "Page") == 0 && attribute_slice(element, "BaseLoc").size) {
    add_file(ofd, &ofd->pages, attribute_slice(element, "BaseLoc"));
  }
  return true;
}

static void end(void *user, const char *name, const char *space)
{
  (void)space;
  struct ofd *ofd = user;
  slice text = {ofd->text.at, ofd->text.size};
  if (ofd->in_root && strcmp(name, "DocRoot") == 0) {
    ofd->in_root = false;
    if (text.size) add_file(ofd, &ofd->documents, text);
  } else if (ofd->in_box && strcmp(name, "PhysicalBox") == 0) {
    ofd->in_box = false;
    ofd->size = box_read(text);
  }
}

static void take_text(void *user, slice text)
{
  struct ofd *ofd = user;
  if (ofd->in_root || ofd->in_box) extract_add(&ofd->text, text);
}

static bool wanted(void *user)
{
  const struct ofd *ofd = user;
  return !ofd->failed && !ofd->text.failed && ofd->pages.count <= MOST_PAGES;
}

static bool damaged(const struct ofd *ofd, const char *what)
{
  return log_add(ofd->document->log, BG_DAMAGED_ARCHIVE, NOWHERE, what);
}

/* Reads one of these two files; it must be there. */
static bool read_file(struct ofd *ofd, const char *name)
{
  const struct listener listener = {begin, end, take_text, wanted, ofd};
  bool there;
  if (!archive_find(ofd->archive, name, &there)) return false;
  if (!there) return damaged(ofd, "a part that it names is missing");
  ofd->folder = folder_of(ofd, name);
  if (!ofd->folder) return log_memory(ofd->document->log);
  if (!archive_events(ofd->archive, name, &listener, ofd->document->log)) return false;
  if (ofd->failed || ofd->text.failed) return log_memory(ofd->document->log);
  return ofd->pages.count <= MOST_PAGES || damaged(ofd, "it has more pages than any report");
}

/* ---- Pages ---- */

static const char *template_file(const struct ofd *ofd, const char *id)
{
  for (size_t i = 0; i < ofd->template_count; i++)
    if (ofd->templates[i].id && strcmp(ofd->templates[i].id, id) == 0) return ofd->templates[i].file;
  return NULL;
}

static bool read_page(struct ofd *ofd, const char *name)
{
  struct ofd_page page = {0}, beneath = {0};
  bg_log *log = ofd->document->log;
  bool there, good = true;
  if (!archive_find(ofd->archive, name, &there)) return false;
  if (!there) return damaged(ofd, "a page is missing");
  if (!layout_page(&ofd->layout, ofd->size.width, ofd->size.height)) return log_memory(log);
  good = ofd_page_words(ofd->archive, name, false, &ofd->layout, &page, log);
  for (size_t i = 0; good && i < page.template_count; i++) {
    const char *file = template_file(ofd, page.templates[i]);
    good = !file || archive_find(ofd->archive, file, &there);
    if (good && file && there) good = ofd_page_words(ofd->archive, file, true, &ofd->layout, &beneath, log);
  }
  ofd->unknown += page.unknown + beneath.unknown;
  return good;
}

static bool read_document(struct ofd *ofd, const char *name)
{
  ofd->pages.count = ofd->template_count = 0;
  ofd->size = (struct box){0, 0, 210 * POINTS, 297 * POINTS}; /* A4, where nothing says otherwise */
  bool good = read_file(ofd, name);
  for (size_t i = 0; good && i < ofd->pages.count; i++) good = read_page(ofd, ofd->pages.at[i]);
  return good;
}

static bool read_package(struct ofd *ofd)
{
  bool encrypted; /* as GM/T 0099 does it */
  if (!archive_find(ofd->archive, "Encryptions.xml", &encrypted)) return false;
  if (encrypted) return log_add(ofd->document->log, BG_ENCRYPTED, NOWHERE);
  if (!read_file(ofd, "OFD.xml")) return false;
  if (!ofd->documents.count) return damaged(ofd, "it names no document");
  for (size_t i = 0; i < ofd->documents.count; i++)
    if (!read_document(ofd, ofd->documents.at[i])) return false;
  if (!ofd->layout.count) return damaged(ofd, "it has no page");
  if (ofd->is_signed) log_add(ofd->document->log, BG_SIGNED, NOWHERE);
  char count[24];
  snprintf(count, sizeof count, "%zu", ofd->unknown);
  if (ofd->unknown) log_add(ofd->document->log, BG_OWN_CODES, NOWHERE, count);
  return true;
}

/* ---- The format ---- */

bool is_ofd(slice head, const char *name)
{
  enum { DIRECTORY = 1 << 20, BEFORE_NAME = 46 /* bytes of an entry of the archive's directory */ };
  (void)name;
  if (!slice_starts(head, SLICE("PK\3\4"))) return false;
  slice tail = head.size > DIRECTORY ? slice_after(head, head.size - DIRECTORY) : head;
  for (ptrdiff_t at; (at = slice_find(tail, SLICE("OFD.xml"))) >= 0; tail = slice_after(tail, (size_t)at + 1))
    if (at >= BEFORE_NAME && memcmp(tail.at + at - BEFORE_NAME, "PK\1\2", 4) == 0) return true;
  return slice_find((slice){head.at, head.size < 64 ? head.size : 64}, SLICE("OFD.xml")) == 30; /* … cut short */
}

bool ofd_extract(struct document *document, slice source, struct decoded *decoded)
{
  struct ofd ofd = {.document = document, .layout = {.memory = document->arena}};
  ofd.text = (struct extract){.arena = document->arena, .most = input_limit(document)};
  ofd.folder = "";
  ofd.archive = archive_open(source, input_limit(document), document->arena, document->log);
  if (!ofd.archive) return false;
  bool good = read_package(&ofd);
  archive_close(ofd.archive);
  return good && layout_take(document, &ofd.layout, decoded);
}
