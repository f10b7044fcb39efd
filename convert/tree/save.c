/* Saving: a tree as XML, and the source text back from it.
 *
 * The tree is walked by its own links, without recursion. Only elements, attributes, text and CDATA are written: the
 * builder makes nothing else, and the reader lets nothing else in. */
#include "serializer.h"
#include "tree.h"
#include "walk.h"
#include <stdlib.h>

static const char *prefix_of(const xmlNs *ns)
{
  return ns ? (const char *)ns->prefix : NULL;
}

static slice content_of(const xmlChar *content)
{
  return slice_of(content ? (const char *)content : "");
}

static void put_start(struct serializer *out, const xmlNode *node)
{
  serializer_start(out, prefix_of(node->ns), (const char *)node->name);
  for (const xmlNs *ns = node->nsDef; ns; ns = ns->next)
    serializer_attribute(out, ns->prefix ? "xmlns" : NULL, ns->prefix ? (const char *)ns->prefix : "xmlns",
                         content_of(ns->href));
  for (const xmlAttr *a = node->properties; a; a = a->next)
    serializer_attribute(out, prefix_of(a->ns), (const char *)a->name,
                         content_of(a->children ? a->children->content : NULL));
}

static void put_end(struct serializer *out, const xmlNode *node)
{
  serializer_end(out, prefix_of(node->ns), (const char *)node->name);
}

static void put_tree(struct serializer *out, const xmlNode *root)
{
  for (const xmlNode *n = root; n && !out->receiver.failed;) {
    if (n->type == XML_ELEMENT_NODE)
      put_start(out, n);
    else
      serializer_text(out, content_of(n->content));
    if (n->type == XML_ELEMENT_NODE && n->children) {
      n = n->children;
      continue;
    }
    if (n->type == XML_ELEMENT_NODE) put_end(out, n);
    for (; n != root && !n->next; n = n->parent) put_end(out, n->parent);
    n = n == root ? NULL : n->next;
  }
}

bool tree_save(const xmlDoc *tree, bg_sink sink, void *user)
{
  const xmlNode *root = xmlDocGetRootElement(tree);
  struct serializer out;
  if (!root || !serializer_begin(&out, true, sink, user)) return false;
  put_tree(&out, root);
  return serializer_finish(&out);
}

/* The character that an empty `furniture` of type control stands for. */
static void put_control(struct serializer *out, const xmlNode *node)
{
  const char *code = tree_attribute(node, "code");
  if (!code) return;
  unsigned long c = strtoul(code, NULL, 16); /* a C0 control, or U+FFFE, U+FFFF */
  char text[] = {(char)(0xE0 | (c >> 12 & 0xF)), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
  if (c < 0x80) *text = (char)c;
  serializer_put(out, (slice){text, c < 0x80 ? 1 : sizeof text});
}

bool tree_text(const xmlDoc *tree, bg_sink sink, void *user)
{
  const xmlNode *body = tree_body(tree);
  struct serializer out;
  if (!body || !serializer_begin(&out, false, sink, user)) return false;
  for (const xmlNode *n = body; n && !out.receiver.failed; n = tree_following(n, body)) {
    if (n->type == XML_ELEMENT_NODE)
      put_control(&out, n);
    else
      serializer_put(&out, content_of(n->content));
  }
  return serializer_finish(&out);
}
