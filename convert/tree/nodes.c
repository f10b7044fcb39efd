/* Making nodes. */
#include "nodes.h"
#include <libxml/parserInternals.h>

enum { LONGEST_TEXT = 8 << 20 };

#define ATTRIBUTE_NAME(constant, name) [ATTRIBUTE_##constant] = name,
static const char *const attribute_names[ATTRIBUTE_COUNT] = {ATTRIBUTES(ATTRIBUTE_NAME)};

static const xmlChar *intern(struct maker *maker, const char *name)
{
  const xmlChar *interned = xmlDictLookup(maker->tree->dict, BAD_CAST name, -1);
  if (!interned) maker->failed = true;
  return interned;
}

bool maker_begin(struct maker *maker)
{
  *maker = (struct maker){.tree = xmlNewDoc(BAD_CAST "1.0")};
  if (!maker->tree) return false;
  maker->tree->dict = xmlDictCreate();
  xmlNode *root = maker->tree->dict ? xmlNewDocNode(maker->tree, NULL, BAD_CAST "report", NULL) : NULL;
  if (root) xmlDocSetRootElement(maker->tree, root);
  maker->ns = root ? xmlNewNs(root, BAD_CAST BG_NAMESPACE, NULL) : NULL;
  maker->tree->encoding = xmlStrdup(BAD_CAST "UTF-8");
  if (!maker->ns || !maker->tree->encoding) {
    xmlFreeDoc(maker->tree);
    return false;
  }
  xmlSetNs(root, maker->ns);
  for (size_t i = 0; i < ELEMENT_COUNT; i++) maker->elements[i] = intern(maker, elements[i].name);
  for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) maker->attributes[i] = intern(maker, attribute_names[i]);
  if (!maker->failed) return true;
  xmlFreeDoc(maker->tree);
  return false;
}

static xmlNode *new_node(struct maker *maker, xmlElementType type, const xmlChar *name)
{
  xmlNode *node = xmlMalloc(sizeof *node);
  if (!node) {
    maker->failed = true;
    return NULL;
  }
  *node = (xmlNode){.type = type, .name = name, .doc = maker->tree};
  return node;
}

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

xmlNode *make_element(struct maker *maker, xmlNode *parent, int element)
{
  xmlNode *node = new_node(maker, XML_ELEMENT_NODE, maker->elements[element]);
  if (!node) return NULL;
  node->ns = maker->ns;
  append(parent, node);
  return node;
}

/* A text node. Short texts go where libxml2's own parser puts them, into two fields that a text node does not need; its
 * functions know that such content is not to be freed. */
static xmlNode *new_text(struct maker *maker, slice text)
{
  xmlNode *node = new_node(maker, XML_TEXT_NODE, xmlStringText);
  if (!node) return NULL;
  bool is_short = text.size < 2 * sizeof(void *);
  node->content = is_short ? (xmlChar *)&node->properties : xmlMalloc(text.size + 1);
  if (!node->content) {
    maker->failed = true;
    xmlFree(node);
    return NULL;
  }
  memcpy(node->content, text.at, text.size);
  node->content[text.size] = 0;
  return node;
}

void make_text(struct maker *maker, xmlNode *parent, slice text)
{
  while (text.size) {
    size_t size = text.size;
    if (size > LONGEST_TEXT)
      for (size = LONGEST_TEXT; ((unsigned char)text.at[size] & 0xC0) == 0x80;) size--;
    xmlNode *node = new_text(maker, (slice){text.at, size});
    if (!node) return;
    append(parent, node);
    text = slice_after(text, size);
  }
}

xmlAttr *make_attribute(struct maker *maker, xmlNode *element, xmlAttr *last, enum attribute name, slice value)
{
  xmlNode *text = new_text(maker, value);
  xmlAttr *attribute = text ? xmlMalloc(sizeof *attribute) : NULL;
  if (!attribute) {
    maker->failed = true;
    if (text) xmlFreeNode(text);
    return last;
  }
  *attribute = (xmlAttr){.type = XML_ATTRIBUTE_NODE,
                         .name = maker->attributes[name],
                         .children = text,
                         .last = text,
                         .parent = element,
                         .prev = last,
                         .doc = maker->tree};
  text->parent = (xmlNode *)attribute;
  if (last)
    last->next = attribute;
  else
    element->properties = attribute;
  return attribute;
}

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
