/* Making nodes. */
#include "nodes.h"
#include "../support/utf8.h"
#include "tree.h"
#include <libxml/parserInternals.h>

enum { LONGEST_TEXT = 8 << 20, STRIP = 256 << 10 };

#define ATTRIBUTE_NAME(constant, name) [ATTRIBUTE_##constant] = (name),
static const char *const attribute_names[ATTRIBUTE_COUNT] = {ATTRIBUTES(ATTRIBUTE_NAME)};

static void append(xmlNode *parent, xmlNode *node)
{
  node->parent = parent;
  node->prev = parent->last;
  if (parent->last)
    parent->last->next = node;
  else
    parent->children = node;
  parent->last = node;
}

/* # Memory */

static void *new_strip(struct maker *maker, size_t size)
{
  size_t room = size > STRIP / 4 ? size : STRIP;
  char *strip = arena_alloc(maker->arena, room);
  if (!strip) {
    maker->failed = true;
    return NULL;
  }
  if (room > size) {
    maker->strip = strip + size;
    maker->strip_end = strip + room;
  }
  return strip;
}

/* Memory for anything made of pointers. Its bytes are zero. */
static inline void *get(struct maker *maker, size_t size)
{
  size = (size + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
  if (size > (size_t)(maker->strip_end - maker->strip)) return new_strip(maker, size);
  void *memory = maker->strip;
  maker->strip += size;
  return memory;
}

/* # Nodes */

const xmlChar *make_name(struct maker *maker, const char *name)
{
  const xmlChar *interned = xmlDictLookup(maker->tree->dict, BAD_CAST name, -1);
  if (!interned) maker->failed = true;
  return interned;
}

xmlNode *make_named(struct maker *maker, xmlNode *parent, const xmlChar *name)
{
  xmlNode *node = get(maker, sizeof *node);
  if (!node) return NULL;
  node->type = XML_ELEMENT_NODE;
  node->name = name;
  node->doc = maker->tree;
  node->ns = maker->ns;
  append(parent, node);
  return node;
}

/* A text node. Its content lies behind it, or, when short, in two fields that a text node does not use: there libxml2's
 * parser puts it too. */
static xmlNode *new_text(struct maker *maker, slice text)
{
  bool is_short = text.size < 2 * sizeof(void *);
  xmlNode *node = get(maker, sizeof *node + (is_short ? 0 : text.size + 1));
  if (!node) return NULL;
  node->type = XML_TEXT_NODE;
  node->name = xmlStringText;
  node->doc = maker->tree;
  node->content = is_short ? (xmlChar *)&node->properties : (xmlChar *)(node + 1);
  memcpy(node->content, text.at, text.size);
  return node;
}

void make_text(struct maker *maker, xmlNode *parent, slice text)
{
  while (text.size) {
    size_t size = (size_t)(utf8_within(text.at, text.at + text.size, LONGEST_TEXT) - text.at);
    xmlNode *node = new_text(maker, (slice){text.at, size});
    if (!node) return;
    append(parent, node);
    text = slice_after(text, size);
  }
}

static xmlAttr *add_attribute(struct maker *maker, xmlNode *element, xmlAttr *last, const xmlChar *name, xmlNode *text)
{
  xmlAttr *attribute = text ? get(maker, sizeof *attribute) : NULL;
  if (!attribute) return last;
  attribute->type = XML_ATTRIBUTE_NODE;
  attribute->name = name;
  attribute->children = text;
  attribute->last = text;
  attribute->parent = element;
  attribute->prev = last;
  attribute->doc = maker->tree;
  if (!text->parent) text->parent = (xmlNode *)attribute;
  if (last)
    last->next = attribute;
  else
    element->properties = attribute;
  return attribute;
}

xmlAttr *make_attribute(struct maker *maker, xmlNode *element, xmlAttr *last, const xmlChar *name, slice value)
{
  return add_attribute(maker, element, last, name, new_text(maker, value));
}

/* Its length and three of its bytes tell the few values apart that are shared most. */
static size_t hash(slice value)
{
  const unsigned char *at = (const unsigned char *)value.at;
  if (value.size == 0) return 0;
  return (value.size * 61 + at[0] * 31u + at[value.size / 2] * 7u + at[value.size - 1]) % SHARED_VALUES;
}

xmlAttr *make_shared_attribute(struct maker *maker, xmlNode *element, xmlAttr *last, const xmlChar *name, slice value)
{
  if (value.size < 2)
    return make_attribute(maker, element, last, name, value); /* XPath's hash of it asks for parents */
  xmlNode **shared = &maker->shared[hash(value)];
  const char *known = *shared ? (const char *)(*shared)->content : NULL;
  if (!known || strncmp(known, value.at, value.size) != 0 || known[value.size]) *shared = new_text(maker, value);
  return add_attribute(maker, element, last, name, *shared);
}

/* # The tree */

static bool make_root(struct maker *maker)
{
  xmlNs *ns = get(maker, sizeof *ns);
  if (!ns) return false;
  ns->type = XML_NAMESPACE_DECL;
  ns->href = make_name(maker, BG_NAMESPACE);
  ns->context = maker->tree;
  maker->ns = ns;
  xmlNode *root = make_named(maker, (xmlNode *)maker->tree, make_name(maker, "report"));
  if (root) root->nsDef = ns;
  for (size_t i = 0; i < ELEMENT_COUNT; i++) maker->elements[i] = make_name(maker, elements[i].name);
  for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) maker->attributes[i] = make_name(maker, attribute_names[i]);
  return !maker->failed;
}

bool maker_begin(struct maker *maker)
{
  *maker = (struct maker){.tree = xmlNewDoc(BAD_CAST "1.0"), .arena = arena_new()};
  if (!maker->tree || !maker->arena) {
    xmlFreeDoc(maker->tree);
    arena_free(maker->arena);
    return false;
  }
  maker->tree->_private = maker->arena;
  maker->tree->dict = xmlDictCreate();
  maker->tree->encoding = xmlStrdup(BAD_CAST "UTF-8");
  if (maker->tree->dict && maker->tree->encoding && make_root(maker)) return true;
  tree_free(maker->tree);
  return false;
}

void tree_free(xmlDoc *tree)
{
  if (!tree) return;
  arena *nodes = tree->_private;
  if (nodes) tree->children = tree->last = NULL;
  xmlFreeDoc(tree);
  arena_free(nodes);
}

/* # Characters */

size_t xml_character(const char *at, const char *end)
{
  int size = (int)(end - at < 4 ? end - at : 4);
  int code = size > 0 ? xmlGetUTF8Char((const unsigned char *)at, &size) : -1;
  return code >= 0 && IS_CHAR(code) ? (size_t)size : 0;
}

const char *xml_clean(arena *memory, const char *text)
{
  const char *end = text + strlen(text), *at = text;
  for (size_t size; at < end && (size = xml_character(at, end)) > 0;) at += size;
  if (at == end) return text;
  char *copy = arena_alloc(memory, (size_t)(end - text) * 3 + 1);
  if (!copy) return NULL;
  char *to = copy;
  for (at = text; at < end;) {
    size_t size = xml_character(at, end);
    memcpy(to, size ? at : "\xEF\xBF\xBD", size ? size : 3);
    to += size ? size : 3;
    at += size ? size : 1;
  }
  return copy;
}
