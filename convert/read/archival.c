/* TEI and Akoma Ntoso, as this program writes them: the string value of what is not metadata is the source text, and a
 * character that XML cannot hold is an empty element with its code. Files of others are read in the same way. */
#include "../support/xml.h"
#include "inputs.h"
#include <utf8proc.h>

static bool begins(slice head, slice tag)
{
  slice root = input_root(head);
  return slice_starts(root, tag) && root.size > tag.size && strchr(" \t\r\n>", root.at[tag.size]);
}

bool is_tei(slice head, const char *name)
{
  (void)name;
  return begins(head, SLICE("<TEI"));
}

bool is_akn(slice head, const char *name)
{
  (void)name;
  return begins(head, SLICE("<akomaNtoso"));
}

static bool is(const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const char *attribute(const xmlNode *node, const char *name)
{
  for (const xmlAttr *a = node->properties; a; a = a->next)
    if (strcmp((const char *)a->name, name) == 0 && a->children && a->children->content)
      return (const char *)a->children->content;
  return "";
}

/* fw type="control" n="000C", or furniture of class="control" with our code. */
static void add_control(struct extract *text, const xmlNode *node)
{
  bool tei = is(node, "fw") && strcmp(attribute(node, "type"), "control") == 0;
  bool akn = (is(node, "inline") || is(node, "block")) && strcmp(attribute(node, "class"), "control") == 0;
  if (node->children || (!tei && !akn)) return;
  utf8proc_uint8_t bytes[4];
  const char *digits = attribute(node, tei ? "n" : "code");
  unsigned long code = strtoul(digits, NULL, 16);
  if (*digits && code <= 0xFFFF)
    extract_add(text, (slice){(char *)bytes, (size_t)utf8proc_encode_char((utf8proc_int32_t)code, bytes)});
}

/* The text of an element, its metadata left out. */
static void add_text(struct extract *text, const xmlNode *top)
{
  for (const xmlNode *node = top->children; node;) {
    bool metadata = is(node, "teiHeader") || is(node, "meta");
    if (node->type == XML_TEXT_NODE) extract_add(text, slice_of((const char *)node->content));
    if (node->type == XML_ELEMENT_NODE) add_control(text, node);
    const xmlNode *next = node->type == XML_ELEMENT_NODE && !metadata ? node->children : NULL;
    while (!next && node != top) {
      next = node->next;
      if (!next) node = node->parent;
    }
    node = next;
  }
}

bool archival_extract(struct document *document, slice source, struct decoded *decoded)
{
  char reason[256];
  size_t line;
  xmlDoc *tree = xml_parse(source, NULL, false, reason, sizeof reason, &line);
  if (!tree && !*reason) return log_memory(document->log);
  if (!tree) return log_add(document->log, BG_FOREIGN_XML, ((log_place){line, 0}), reason);
  struct extract text = {.arena = document->arena, .most = input_limit(document)};
  add_text(&text, xmlDocGetRootElement(tree));
  xmlFreeDoc(tree);
  return input_take(document, &text, "UTF-8", decoded);
}
