/* Making nodes. */
#include "nodes.h"
#include "../support/utf8.h"
#include "tree.h"
#include <libxml/parserInternals.h>

enum { LONGEST_TEXT = 8 << 20, FIRST_STRIP = 16 << 10, LARGEST_STRIP = 256 << 10 };

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
  size_t room = maker->next_strip < LARGEST_STRIP ? maker->next_strip : LARGEST_STRIP;
  if (size > room / 4) room = size;
  char *strip = arena_alloc(maker->arena, room);
  if (!strip) {
    maker->receiver.failed = true;
    return NULL;
  }
  if (room > size) {
    maker->next_strip = room * 2;
    maker->strip = strip + size;
    maker->strip_end = strip + room;
  }
  return strip;
}

/* Memory for anything made of pointers. Its bytes are zero. */
static void *get(struct maker *maker, size_t size)
{
  size = (size + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
  if (size > (size_t)(maker->strip_end - maker->strip)) return new_strip(maker, size);
  void *memory = maker->strip;
  maker->strip += size;
  return memory;
}

/* # Nodes */

/* A text node. Its content lies behind it, or, when short, in two fields that a text node does not use: there libxml2's
 * parser puts it too. */
static xmlNode *new_text(struct maker *maker, slice text)
{
  bool is_short = text.size < 2 * sizeof(void *);
  xmlNode *node = get(maker, sizeof *node + (is_short ? 0 : text.size + 1));
  if (!node) return NULL;
  node->type = XML_TEXT_NODE;
  node->name = maker->text;
  node->doc = maker->tree;
  node->content = is_short ? (xmlChar *)&node->properties : (xmlChar *)(node + 1);
  memcpy(node->content, text.at, text.size);
  return node;
}

/* Its length and three of its bytes tell the few values apart that are shared most. */
static size_t hash(slice value)
{
  const unsigned char *at = (const unsigned char *)value.at;
  if (value.size == 0) return 0;
  return (value.size * 61 + at[0] * 31u + at[value.size / 2] * 7u + at[value.size - 1]) % SHARED_VALUES;
}

/* The text node of a value, which one attribute or several have. */
static xmlNode *value_node(struct maker *maker, slice value, enum value kind)
{
  if (kind == VALUE_OWN || value.size < 2)
    return new_text(maker, value); /* XPath's hash of one byte asks for parents */
  xmlNode **shared = &maker->shared[hash(value)];
  const char *known = *shared ? (const char *)(*shared)->content : NULL;
  if (!known || strncmp(known, value.at, value.size) != 0 || known[value.size]) *shared = new_text(maker, value);
  return *shared;
}

/* # As a receiver */

static const char *receive_name(struct receiver *receiver, const char *name)
{
  const xmlChar *interned = xmlDictLookup(((struct maker *)receiver)->tree->dict, BAD_CAST name, -1);
  if (!interned) receiver->failed = true;
  return (const char *)interned;
}

static void receive_start(struct receiver *receiver, const char *name)
{
  struct maker *maker = (struct maker *)receiver;
  xmlNode *node = get(maker, sizeof *node);
  if (!node) return;
  node->type = XML_ELEMENT_NODE;
  node->name = BAD_CAST name;
  node->doc = maker->tree;
  node->ns = maker->ns;
  if (!maker->tree->children) node->nsDef = maker->ns;
  append(maker->at, node);
  maker->at = node;
  maker->last = NULL;
}

static void receive_attribute(struct receiver *receiver, const char *name, slice value, enum value kind)
{
  struct maker *maker = (struct maker *)receiver;
  xmlNode *text = value_node(maker, value, kind);
  xmlAttr *attribute = text ? get(maker, sizeof *attribute) : NULL;
  if (!attribute) return;
  bool lang = name == maker->lang;
  attribute->type = XML_ATTRIBUTE_NODE;
  attribute->name = lang ? maker->local_lang : BAD_CAST name;
  attribute->ns = lang ? maker->xml : NULL;
  attribute->children = text;
  attribute->last = text;
  attribute->parent = maker->at;
  attribute->prev = maker->last;
  attribute->doc = maker->tree;
  if (!text->parent) text->parent = (xmlNode *)attribute;
  if (maker->last)
    maker->last->next = attribute;
  else
    maker->at->properties = attribute;
  maker->last = attribute;
}

/* In nodes of at most 8 MB: libxml2 reads back no longer ones without being told. */
static void receive_text(struct receiver *receiver, slice text)
{
  struct maker *maker = (struct maker *)receiver;
  while (text.size) {
    size_t size = (size_t)(utf8_within(text.at, text.at + text.size, LONGEST_TEXT) - text.at);
    xmlNode *node = new_text(maker, (slice){text.at, size});
    if (!node) return;
    append(maker->at, node);
    text = slice_after(text, size);
  }
}

/* After a start that found no memory the ends must not climb out of the tree. */
static void receive_end(struct receiver *receiver, const char *name)
{
  (void)name;
  struct maker *maker = (struct maker *)receiver;
  if (!receiver->failed) maker->at = maker->at->parent;
}

/* # The tree */

static bool make_names(struct maker *maker)
{
  xmlNs *ns = get(maker, sizeof *ns);
  maker->xml = xmlSearchNsByHref(maker->tree, (xmlNode *)maker->tree, XML_XML_NAMESPACE);
  if (!ns || !maker->xml) return false;
  ns->type = XML_NAMESPACE_DECL;
  ns->href = BAD_CAST receive_name(&maker->receiver, BG_NAMESPACE);
  ns->context = maker->tree;
  maker->ns = ns;
  maker->lang = receive_name(&maker->receiver, "xml:lang");
  maker->local_lang = BAD_CAST receive_name(&maker->receiver, "lang");
  xmlNode *text = xmlNewText(NULL); /* xmlStringText is a variable, and libxml2 may be loaded late (commands/late.c) */
  if (!text) return false;
  maker->text = text->name;
  xmlFreeNode(text);
  return !maker->receiver.failed;
}

bool maker_begin(struct maker *maker)
{
  static const struct receiver receiver = {receive_name, receive_start, receive_attribute, receive_text, receive_end,
                                           false,        NULL};
  *maker = (struct maker){
      .receiver = receiver, .tree = xmlNewDoc(BAD_CAST "1.0"), .arena = arena_new(), .next_strip = FIRST_STRIP};
  if (!maker->tree || !maker->arena) {
    xmlFreeDoc(maker->tree);
    arena_free(maker->arena);
    return false;
  }
  maker->at = (xmlNode *)maker->tree;
  maker->tree->_private = maker->arena;
  maker->tree->dict = xmlDictCreate();
  maker->tree->encoding = xmlStrdup(BAD_CAST "UTF-8");
  if (maker->tree->dict && maker->tree->encoding && make_names(maker)) return true;
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
