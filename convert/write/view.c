/* The view: the walk, then the links that cross it (pieces of a paragraph, occurrences of a term, tables of tasks). */
#include "view.h"
#include "../report.h"
#include "../support/numerals.h"
#include "../support/utf8.h"
#include "../support/xml.h"
#include "../tree/tree.h"
#include "task_tables.h"
#include <libxml/hash.h>

static slice text_of(const struct view *view, size_t element)
{
  return element_text(view->text, &view->at[element]);
}

/* Whether `next`, a p that says it goes on, goes on with the piece `last`: unless a line ends between the two, for then
 * it goes on from a run-in heading with which its own paragraph begins. */
static bool goes_on(const struct view *view, const struct element *last, const struct element *next)
{
  if (!slice_equal(element_value(next, "continued"), SLICE("true"))) return false;
  uint32_t end = last->text + last->text_size;
  if (next->text < end) return false;
  slice between = {view->text + end, next->text - end};
  return !slice_has(between, SLICE("\n")) && !slice_has(between, SLICE("\r"));
}

/* Pieces in different topics are paragraphs of their own: each topic can be found, and cited, by itself. */
static void join_pieces(struct view *view)
{
  uint32_t last = 0;
  for (uint32_t i = 1; i < view->count; i++) {
    if (view->at[i].kind != NODE_P) continue;
    bool joined =
        last && goes_on(view, &view->at[last], &view->at[i]) && view_division(view, last) == view_division(view, i);
    view->links[i].piece = joined ? view->links[last].piece : i;
    if (joined) view->links[last].next_piece = i;
    last = i;
  }
}

static bool count_terms(struct view *view)
{
  xmlHashTable *first = xmlHashCreate(64);
  bool good = first != NULL;
  for (size_t i = 1; good && i < view->count; i++) {
    if (view->at[i].kind != ELEMENT_TERM) continue;
    const char *term = arena_copy(view->arena, view_term(view, i));
    struct link *known = term ? xmlHashLookup(first, BAD_CAST term) : NULL;
    if (!known) {
      known = &view->links[i];
      good = term && xmlHashAddEntry(first, BAD_CAST term, known) == 0;
    }
    known->occurrences++;
  }
  if (first) xmlHashFree(first, NULL);
  return good;
}

/* Of a tree, or of the document of which none is made. */
static bool make(struct view *view, const struct document *document)
{
  struct walk walk;
  if (document && !(view->head = tree_build_head(document))) return false;
  if (document ? !document_walk(document, view->arena, &walk) : !tree_walk(view->tree, view->arena, &walk))
    return false;
  const xmlDoc *head = document ? view->head : view->tree;
  view->report = xmlDocGetRootElement(head);
  view->meta = tree_meta(head);
  view->at = walk.elements;
  view->count = walk.count;
  view->text = walk.text;
  view->links = arena_alloc(view->arena, walk.count * sizeof *view->links);
  if (!view->links || !count_terms(view)) return false;
  join_pieces(view);
  task_tables_link(view);
  return true;
}

static struct view *new_view(const xmlDoc *tree, const struct document *document)
{
  arena *arena = arena_new();
  struct view *view = arena ? arena_alloc(arena, sizeof *view) : NULL;
  if (view) {
    *view = (struct view){.arena = arena, .tree = tree, .document = document};
    struct xml_listener listener;
    xml_listen(&listener);
    bool made = make(view, document);
    if (xml_listen_close(&listener, NULL) && made) return view;
    tree_free(view->head);
  }
  arena_free(arena);
  return NULL;
}

struct view *view_new(const xmlDoc *tree)
{
  return new_view(tree, NULL);
}

struct view *view_of_report(const bg_report *report)
{
  const struct document *document = report_document(report);
  return new_view(document ? NULL : bg_report_xml(report), document);
}

void view_free(struct view *view)
{
  if (!view) return;
  tree_free(view->head);
  arena_free(view->arena);
}

/* ---- Looking at it ---- */

slice view_text(const struct view *view, size_t element)
{
  return utf8_trim(text_of(view, element));
}

slice view_attribute(const xmlNode *node, const char *name)
{
  return slice_of(node ? tree_attribute(node, name) : NULL);
}

slice element_value(const struct element *element, const char *name)
{
  return slice_of(walk_attribute(element, name));
}

bool view_holds_blocks(const struct view *view, size_t element)
{
  int kind = view->at[element].kind;
  if (kind >= NODE_KIND_COUNT || kind == NODE_ENTRY) return false;
  bool blocks = !node_kinds[kind].text;
  for (size_t i = element + 1; !blocks && i < view->at[element].next; i = view->at[i].next)
    blocks = view->at[i].kind < NODE_KIND_COUNT;
  return blocks;
}

slice view_content(const xmlNode *node)
{
  return node && node->children ? slice_of((const char *)node->children->content) : (slice){NULL, 0};
}

/* Whether the title names the year, in whatever digits: 二○一二年, which some write with a letter. common.xsl has the
 * same. */
static bool names_year(const char *title, const char *year)
{
  char digits[5] = "";
  size_t size;
  for (slice rest = slice_of(title); rest.size; rest = slice_after(rest, size)) {
    uint32_t code = utf8_at(rest.at, &size);
    struct numeral_sign sign = numeral_sign(code);
    bool letter = code == 'O' || code == 'o' || code == 0xFF2F /* Ｏ */ || code == 0x039F /* Ο */;
    char digit = letter ? '0' : sign.kind == NUMERAL_DIGIT ? (char)('0' + sign.value) : ' ';
    memmove(digits, digits + 1, 3);
    digits[3] = digit;
    if (strcmp(digits, year) == 0) return true;
  }
  return false;
}

const char *view_full_title(arena *arena, const char *place, const char *year, const char *title)
{
  if (!title) title = "政府工作报告";
  bool placed = !place || strstr(title, place), dated = !year || names_year(title, year);
  return arena_format(arena, "%s%s%s%s", placed ? "" : place, dated ? "" : year, dated ? "" : "年", title);
}

bool view_is_division(const struct view *view, size_t element)
{
  int kind = view->at[element].kind;
  return kind < NODE_KIND_COUNT && node_kinds[kind].division;
}

size_t view_division(const struct view *view, size_t element)
{
  do element = view->at[element].parent;
  while (element && !view_is_division(view, element));
  return element;
}

size_t view_ancestor(const struct view *view, size_t element, int kind)
{
  do element = view->at[element].parent;
  while (element && view->at[element].kind != kind);
  return element;
}

size_t view_heading(const struct view *view, size_t division)
{
  size_t child = division + 1;
  while (child < view->at[division].next && view->at[child].kind == ELEMENT_FURNITURE) child = view->at[child].next;
  return child < view->at[division].next && view->at[child].kind == NODE_HEADING ? child : 0;
}

size_t view_label(const struct view *view, size_t element)
{
  const struct element *e = &view->at[element];
  for (size_t i = element + 1; i < e->next && view->at[i].text == e->text; i++)
    if (view->at[i].kind == ELEMENT_LABEL) return i;
  return 0;
}

slice view_behind(const struct view *view, size_t element, size_t inner)
{
  const char *from = slice_end(text_of(view, inner));
  return utf8_trim((slice){from, (size_t)(slice_end(text_of(view, element)) - from)});
}

slice view_unlabelled(const struct view *view, size_t element)
{
  size_t label = view_label(view, element);
  return label ? view_behind(view, element, label) : view_text(view, element);
}

slice view_title(const struct view *view, size_t heading)
{
  static const char *const ends[] = {"。", "：", ":", "；"};
  if (!heading) return (slice){NULL, 0};
  slice title = view_unlabelled(view, heading);
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (slice_ends(title, slice_of(ends[i])) && title.size > strlen(ends[i])) {
      title.size -= strlen(ends[i]);
      break;
    }
  return title;
}

slice view_term(const struct view *view, size_t term)
{
  static const char *const quotes[][2] = {{"“", "”"}, {"‘", "’"}, {"「", "」"}, {"『", "』"}, {"\"", "\""}};
  slice text = view_text(view, term);
  for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
    slice open = slice_of(quotes[i][0]), close = slice_of(quotes[i][1]);
    if (text.size > open.size + close.size && slice_starts(text, open) && slice_ends(text, close))
      return (slice){text.at + open.size, text.size - open.size - close.size};
  }
  return text;
}
