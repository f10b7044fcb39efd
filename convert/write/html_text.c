/* The text of a report in its page: what the templates of html.xsl make of the children of its body, one function for
 * each. A `level` is that of the heading which a division would have here. */
#include "../support/utf8.h"
#include "../support/xml.h"
#include "../tree/walk.h"
#include "html.h"

enum { FIRST_LEVEL = 2, LOWEST_LEVEL = 6, FURNITURE_MOST = 8 };

static void put_node(struct html *html, const xmlNode *node, int level);

/* `first` and the nodes behind it, up to `end`. */
static void put_nodes(struct html *html, const xmlNode *first, const xmlNode *end, int level)
{
  for (const xmlNode *node = first; node != end; node = node->next) put_node(html, node, level);
}

static void put_children(struct html *html, const xmlNode *node)
{
  put_nodes(html, node->children, NULL, FIRST_LEVEL);
}

static void put_comment(struct html *html, slice text)
{
  serializer_markup(&html->out, SLICE("<!--"));
  serializer_put(&html->out, text);
  serializer_put(&html->out, SLICE("-->"));
}

/* An element of HTML with the node's id, and what is in it. */
static void put_as(struct html *html, const char *name, const char *class, const xmlNode *node)
{
  html_start(html, name);
  if (class) html_attribute(html, "class", slice_of(class));
  html_id(html, node);
  put_children(html, node);
  html_end(html, name);
}

static slice name_of(const xmlNode *node)
{
  return slice_of((const char *)node->name);
}

/* Whether any of its children is text. */
static bool has_text(struct html *html, const xmlNode *node)
{
  if (html->asked == node) return html->has_text;
  html->asked = node;
  html->has_text = false;
  for (const xmlNode *child = node->children; child && !html->has_text; child = child->next)
    html->has_text = html_is_text(child);
  return html->has_text;
}

/* ---- Divisions ---- */

static void put_kind(struct html *html, const xmlNode *node, int kind, int level)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (html_kind(html, child) == kind) put_node(html, child, level);
}

/* The elements from `first` to `end`, headings left out, and entries where there is a list of them. */
static void put_blocks(struct html *html, const xmlNode *first, const xmlNode *end, bool entries, int level)
{
  for (const xmlNode *node = first; node != end; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    int kind = html_kind(html, node);
    if (kind != NODE_HEADING && (entries || kind != NODE_ENTRY)) put_node(html, node, level);
  }
}

/* What stands in the list of items is an item, or kept in its place between them. */
static void put_in_list(struct html *html, const xmlNode *node)
{
  int kind = html_kind(html, node);
  if (kind == NODE_ITEM) put_as(html, "li", NULL, node);
  if (node->type != XML_ELEMENT_NODE || kind == NODE_ITEM || kind == ELEMENT_FURNITURE) return;
  html_start(html, "li");
  html_attribute(html, "class", SLICE("between"));
  put_node(html, node, LOWEST_LEVEL);
  html_end(html, "li");
}

static void put_items(struct html *html, const xmlNode *node, const xmlNode *first, int level)
{
  const xmlNode *behind = first;
  for (const xmlNode *child = first; child; child = child->next)
    if (html_kind(html, child) == NODE_ITEM) behind = child->next;
  put_blocks(html, node->children, first, true, level);
  html_start(html, "ol");
  html_attribute(html, "class", SLICE("items"));
  for (const xmlNode *child = first; child != behind; child = child->next) put_in_list(html, child);
  html_end(html, "ol");
  put_blocks(html, behind, NULL, true, level);
}

static void put_note(struct html *html, const xmlNode *entry);

static void put_notes(struct html *html, const xmlNode *node)
{
  html_start(html, "dl");
  for (const xmlNode *child = node->children; child; child = child->next)
    if (html_kind(html, child) == NODE_ENTRY) put_note(html, child);
  html_end(html, "dl");
}

static void put_content(struct html *html, const xmlNode *node, int kind, int level)
{
  int inner = level + (level < LOWEST_LEVEL);
  const xmlNode *item = kind == NODE_LIVELIHOOD ? html_child(html, node, NODE_ITEM) : NULL;
  bool entries = kind == NODE_GLOSSARY && html_child(html, node, NODE_ENTRY);
  put_kind(html, node, NODE_HEADING, level);
  if (item) {
    put_items(html, node, item, inner);
    return;
  }
  put_blocks(html, node->children, NULL, !entries, inner);
  if (entries) put_notes(html, node);
}

/* Whether no line end stands between a division and what comes before it. Looks back over a few pieces of furniture. */
static bool is_joined(struct html *html, const xmlNode *node)
{
  const xmlNode *before = node->prev;
  for (int steps = FURNITURE_MOST; before && html_kind(html, before) == ELEMENT_FURNITURE; before = before->prev)
    if (steps-- == 0) return false;
  if (!before) return false;
  return before->type == XML_ELEMENT_NODE || (html_is_text(before) && !strpbrk((const char *)before->content, "\r\n"));
}

static bool has_one_element(const xmlNode *node)
{
  const xmlNode *first = xmlFirstElementChild((xmlNode *)node);
  return !first || !xmlNextElementSibling((xmlNode *)first);
}

static void put_class(struct html *html, const xmlNode *node, const xmlNode *heading)
{
  const slice pieces[] = {name_of(node), SLICE(" run-in "), SLICE("joined")};
  size_t count = 1;
  if (tree_attribute(heading, "run-in")) count = is_joined(html, node) ? 3 : 2;
  if (html_kind(html, node) == NODE_SECTION && has_one_element(node))
    html_attribute(html, "class", SLICE("lead-in"));
  else
    serializer_attribute_of(&html->out, "class", pieces, count);
}

static void put_division(struct html *html, const xmlNode *node, int kind, int level)
{
  const xmlNode *heading = html_child(html, node, NODE_HEADING);
  const char *name = heading ? "section" : "div";
  html_start(html, name);
  if (!heading) html_attribute(html, "class", name_of(node));
  html_id(html, node);
  if (heading) put_class(html, node, heading);
  put_content(html, node, kind, heading ? level : level - 1);
  html_end(html, name);
}

/* ---- Headings ---- */

/* The words of a heading of which its address is made, in the page's memory; NULL when that runs out. */
static const char *address_of(struct html *html, const xmlNode *heading)
{
  xmlChar *text = xmlNodeGetContent(heading);
  char *words = text ? arena_copy(html->memory, slice_of((const char *)text)) : NULL, *to = words;
  xml_free(text);
  if (!words) html->out_of_memory = true;
  for (const char *at = words; words && *at;) {
    size_t size;
    utf8_at(at, &size);
    if (!slice_has(html->passed_over, (slice){at, size})) {
      memmove(to, at, size);
      to += size;
    }
    at += size;
  }
  if (words) *to = '\0';
  return words;
}

/* The first heading that has certain words has them for its address. */
static void find_addresses(struct html *html)
{
  html->headings = xmlHashCreate(64);
  bool good = html->headings != NULL;
  for (const xmlNode *n = html->body; good && n; n = tree_following(n, html->body)) {
    if (html_kind(html, n) != NODE_HEADING) continue;
    const char *words = address_of(html, n);
    good = words && (xmlHashLookup(html->headings, BAD_CAST words) ||
                     xmlHashAddEntry(html->headings, BAD_CAST words, (void *)n) == 0);
  }
  if (!good) html->out_of_memory = true;
}

static void put_anchor(struct html *html, const xmlNode *heading)
{
  const char *words = address_of(html, heading);
  if (!words || !*words || xmlHashLookup(html->headings, BAD_CAST words) != heading) return;
  html_start(html, "a");
  html_attribute(html, "class", SLICE("anchor"));
  html_attribute(html, "id", slice_of(words));
  html_reference(html, "#", slice_of(words));
  html_attribute(html, "aria-label", html_word(html, WORDS_OWN, SLICE("anchor")));
  html_text(html, SLICE("§"));
  html_end(html, "a");
}

static void put_heading(struct html *html, const xmlNode *node, int level)
{
  static const char *const names[] = {"h0", "h1", "h2", "h3", "h4", "h5", "h6"};
  bool furniture = html_child(html, node, ELEMENT_FURNITURE);
  html_start(html, names[level]);
  html_id(html, node);
  if (tree_attribute(node, "run-in")) html_attribute(html, "class", SLICE("inline"));
  if (furniture) put_comment(html, SLICE("with furniture"));
  put_children(html, node);
  if (html->headings && !furniture) put_anchor(html, node);
  html_end(html, names[level]);
}

/* ---- Paragraphs ---- */

static bool has_run_in_heading(struct html *html, const xmlNode *node)
{
  for (const xmlNode *child = node ? node->children : NULL; child; child = child->next)
    if (html_kind(html, child) == NODE_HEADING && tree_attribute(child, "run-in")) return true;
  return false;
}

static void put_paragraph(struct html *html, const xmlNode *node)
{
  int around = html_kind(html, node->parent);
  bool sentences = html_child(html, node, ELEMENT_S);
  if (around == NODE_ITEM || around == NODE_LI || around == NODE_DEFINITION) {
    put_as(html, "span", "block", node);
  } else if (sentences && tree_attribute(node, "continued")) {
    put_as(html, "p", "continued", node);
  } else {
    html_start(html, "p");
    html_id(html, node);
    if (!sentences)
      put_comment(html, SLICE("without a sentence"));
    else if (node->next && has_run_in_heading(html, node->next))
      html_attribute(html, "class", SLICE("first"));
    put_children(html, node);
    html_end(html, "p");
  }
}

/* What stands at the front is in the masthead. */
static void put_front(struct html *html, const xmlNode *node)
{
  if (node->parent != html->body) put_as(html, "p", (const char *)node->name, node);
}

/* ---- Tables ---- */

static void put_cell(struct html *html, const xmlNode *node)
{
  html_start(html, "td");
  html_id(html, node);
  if (!node->children) put_comment(html, SLICE("empty"));
  put_children(html, node);
  html_end(html, "td");
}

static void put_row(struct html *html, const xmlNode *node)
{
  html_start(html, "tr");
  html_id(html, node);
  put_kind(html, node, NODE_CELL, FIRST_LEVEL);
  html_end(html, "tr");
}

static void put_table(struct html *html, const xmlNode *node)
{
  html_start(html, "div");
  html_attribute(html, "class", SLICE("scroll"));
  html_attribute(html, "role", SLICE("region"));
  html_attribute(html, "tabindex", SLICE("0"));
  html_attribute(html, "aria-label", html_word(html, WORDS_OWN, SLICE("table")));
  html_start(html, "table");
  html_id(html, node);
  html_start(html, "tbody");
  put_kind(html, node, NODE_ROW, FIRST_LEVEL);
  html_end(html, "tbody");
  html_end(html, "table");
  html_end(html, "div");
}

static void put_list(struct html *html, const xmlNode *node)
{
  html_start(html, "ol");
  html_attribute(html, "class", SLICE("list"));
  html_id(html, node);
  put_kind(html, node, NODE_LI, FIRST_LEVEL);
  html_end(html, "ol");
}

/* ---- Notes on terms ---- */

/* A mark in the text, and the next that leads to the same entry. */
struct mention {
  const xmlNode *mark;
  struct mention *next, *last;
};

static bool keep_mention(struct html *html, const xmlNode *mark)
{
  const char *target = tree_attribute(mark, "target");
  if (!target) return true;
  struct mention *mention = arena_alloc(html->memory, sizeof *mention);
  if (!mention) return false;
  *mention = (struct mention){.mark = mark};
  struct mention *first = xmlHashLookup(html->references, BAD_CAST target);
  if (!first) {
    mention->last = mention;
    return xmlHashAddEntry(html->references, BAD_CAST target, mention) == 0;
  }
  first->last->next = mention;
  first->last = mention;
  return true;
}

static void find_references(struct html *html)
{
  html->references = xmlHashCreate(64);
  bool good = html->references != NULL;
  for (const xmlNode *n = html->body; good && n; n = tree_following(n, html->body))
    if (html_kind(html, n) == ELEMENT_REF) good = keep_mention(html, n);
  if (!good) html->out_of_memory = true;
}

/* The ways back lead to the sentence, or whatever has an id, that holds the mark. */
static void put_ways_back(struct html *html, const xmlNode *entry)
{
  const char *id = tree_attribute(entry, "id");
  const struct mention *mention = id ? xmlHashLookup(html->references, BAD_CAST id) : NULL;
  for (; mention; mention = mention->next) {
    const xmlNode *around = mention->mark;
    while (around->type == XML_ELEMENT_NODE && !tree_attribute(around, "id")) around = around->parent;
    bool found = around->type == XML_ELEMENT_NODE;
    html_text(html, SLICE(" "));
    html_start(html, "a");
    html_attribute(html, "class", SLICE("back"));
    html_reference(html, "#", found ? slice_of(tree_attribute(around, "id")) : SLICE(""));
    html_attribute(html, "aria-label", html_word(html, WORDS_OWN, SLICE("back")));
    html_text(html, SLICE("↩"));
    html_end(html, "a");
  }
}

/* Its term and its definition; where these were not told apart, its number and the whole. */
static void put_note(struct html *html, const xmlNode *entry)
{
  const xmlNode *definition = html_child(html, entry, NODE_DEFINITION);
  if (!html_child(html, entry, NODE_ENTRY_TERM)) definition = NULL;
  html_start(html, "div");
  html_id(html, entry);
  html_start(html, "dt");
  if (definition) {
    put_nodes(html, entry->children, definition, FIRST_LEVEL);
  } else {
    html_text(html, html_word(html, WORDS_OWN, SLICE("note")));
    html_text(html, slice_of(tree_attribute(entry, "n")));
  }
  html_end(html, "dt");
  html_start(html, "dd");
  if (definition) {
    put_nodes(html, definition, NULL, FIRST_LEVEL);
  } else {
    put_comment(html, SLICE("as it stands"));
    for (const xmlNode *child = entry->children; child; child = child->next)
      if (html_kind(html, child) != ELEMENT_LABEL) put_node(html, child, FIRST_LEVEL);
  }
  put_ways_back(html, entry);
  html_end(html, "dd");
  html_end(html, "div");
}

static void put_entry(struct html *html, const xmlNode *node)
{
  html_start(html, "dl");
  put_note(html, node);
  html_end(html, "dl");
}

static void put_mark(struct html *html, const xmlNode *node)
{
  const char *target = tree_attribute(node, "target");
  if (!target) {
    put_children(html, node);
    return;
  }
  html_start(html, "a");
  html_attribute(html, "class", SLICE("ref"));
  html_reference(html, "#", slice_of(target));
  html_id(html, node);
  put_children(html, node);
  html_end(html, "a");
}

/* ---- Statistics ---- */

static void put_record(struct html *html, const struct html_statistic *s)
{
  slice doubt = html_word(html, WORDS_OWN, SLICE("doubtful")), nothing = {"", 0};
  const slice pieces[] = {s->subject,
                          SLICE(" "),
                          s->indicator,
                          SLICE("："),
                          s->value,
                          s->ratio,
                          s->reference,
                          s->value_max.at ? SLICE("–") : nothing,
                          s->value_max,
                          SLICE("\xC2\xA0"),
                          s->unit,
                          SLICE(" "),
                          s->period,
                          s->doubtful ? SLICE("（") : nothing,
                          s->doubtful ? doubt : nothing,
                          s->doubtful ? SLICE("）") : nothing};
  serializer_attribute_of(&html->out, "data-record", pieces, sizeof pieces / sizeof *pieces);
}

static void put_data(struct html *html, const xmlNode *node, const struct html_statistic *s)
{
  const slice range[] = {s->value, SLICE(".."), s->value_max}, value[] = {s->value, s->ratio};
  if (s->reference.at) {
    put_children(html, node);
    return;
  }
  html_start(html, "data");
  if (s->value_max.at)
    serializer_attribute_of(&html->out, "value", range, 3);
  else
    serializer_attribute_of(&html->out, "value", value, 2);
  put_children(html, node);
  html_end(html, "data");
}

/* In a heading there are no links. */
static bool is_in_heading(struct html *html, const xmlNode *node)
{
  for (const xmlNode *n = node->parent; n && n != html->body; n = n->parent)
    if (html_kind(html, n) == NODE_HEADING) return true;
  return false;
}

static void put_statistic(struct html *html, const xmlNode *node)
{
  struct html_statistic s = html_statistic(node);
  bool plain = is_in_heading(html, node);
  html_start(html, plain ? "span" : "a");
  if (!plain) html_attribute(html, "class", s.doubtful ? SLICE("stat doubtful") : SLICE("stat"));
  if (!plain) html_reference(html, "#row-", s.id);
  if (s.id.at) html_attribute(html, "id", s.id);
  if (!plain) put_record(html, &s);
  put_data(html, node, &s);
  html_end(html, plain ? "span" : "a");
}

/* ---- Any node ---- */

static void put_element(struct html *html, const xmlNode *node, int kind, int level)
{
  switch (kind) {
  case ELEMENT_FURNITURE:
    if (!has_text(html, node->parent)) put_comment(html, SLICE("furniture"));
    break;
  case NODE_TITLE:
  case NODE_MEETING:
  case NODE_SPEAKER: put_front(html, node); break;
  case NODE_SALUTATION: put_as(html, "p", "salutation", node); break;
  case NODE_ITEM: put_as(html, "p", "item", node); break;
  case NODE_HEADING: put_heading(html, node, level); break;
  case NODE_P: put_paragraph(html, node); break;
  case NODE_LIST: put_list(html, node); break;
  case NODE_LI: put_as(html, "li", NULL, node); break;
  case NODE_TABLE: put_table(html, node); break;
  case NODE_ROW: put_row(html, node); break;
  case NODE_CELL: put_cell(html, node); break;
  case NODE_ENTRY: put_entry(html, node); break;
  case ELEMENT_S: put_as(html, "span", NULL, node); break;
  case ELEMENT_STAT: put_statistic(html, node); break;
  case ELEMENT_REF: put_mark(html, node); break;
  case ELEMENT_LABEL:
    html_start(html, "span");
    html_attribute(html, "class", SLICE("label"));
    put_children(html, node);
    html_end(html, "span");
    break;
  default: put_nodes(html, node->children, NULL, level); break;
  }
}

static void put_node(struct html *html, const xmlNode *node, int level)
{
  if (html_is_text(node)) html_text(html, slice_of((const char *)node->content));
  if (node->type != XML_ELEMENT_NODE) return;
  int kind = html_kind(html, node);
  if (kind < NODE_KIND_COUNT && node_kinds[kind].division)
    put_division(html, node, kind, level);
  else
    put_element(html, node, kind, level);
}

void html_put_text(struct html *html)
{
  find_references(html);
  if (html->passed_over.size) find_addresses(html);
  for (const xmlNode *node = html->body->children; node && !html->out_of_memory; node = node->next)
    if (node->type == XML_ELEMENT_NODE) put_node(html, node, FIRST_LEVEL);
}
