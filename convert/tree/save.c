/* Saving: the tree as XML in UTF-8, byte for byte as libxml2 writes it (format 0), and the source text back from it.
 *
 * The tree is walked by its own links, without recursion; output is gathered in one buffer and handed to the sink when
 * that is full. Only elements, attributes, text and CDATA are written: the builder makes nothing else, and the reader
 * lets nothing else in. */
#include "tree.h"
#include "walk.h"
#include <stdlib.h>

enum { BUFFER = 256 << 10 };

struct out {
  bg_sink sink;
  void *user;
  size_t used;
  bool failed;
  char *buffer;
};

static void flush(struct out *out)
{
  if (!out->failed && out->used) out->failed = !out->sink(out->user, out->buffer, out->used);
  out->used = 0;
}

static void put(struct out *out, const char *at, size_t size)
{
  if (size > BUFFER - out->used) {
    flush(out);
    if (size > BUFFER) { /* it passes by the buffer */
      if (!out->failed) out->failed = !out->sink(out->user, at, size);
      return;
    }
  }
  memcpy(out->buffer + out->used, at, size);
  out->used += size;
}

static void put_string(struct out *out, const xmlChar *text)
{
  put(out, (const char *)text, strlen((const char *)text));
}

#define PUT(out, literal) put(out, "" literal, sizeof(literal) - 1)

static void put_escape(struct out *out, char c)
{
  switch (c) {
  case '&': PUT(out, "&amp;"); break;
  case '<': PUT(out, "&lt;"); break;
  case '>': PUT(out, "&gt;"); break;
  case '"': PUT(out, "&quot;"); break;
  case '\t': PUT(out, "&#9;"); break;
  case '\n': PUT(out, "&#10;"); break;
  default: PUT(out, "&#13;"); break;
  }
}

/* Puts `text`, escaping the characters of `special`. */
static void put_escaped(struct out *out, const xmlChar *text, const char *special)
{
  const char *at = (const char *)text;
  for (;;) {
    size_t plain = strcspn(at, special);
    put(out, at, plain);
    if (!at[plain]) return;
    put_escape(out, at[plain]);
    at += plain + 1;
  }
}

static void put_name(struct out *out, const xmlNs *ns, const xmlChar *name)
{
  if (ns && ns->prefix) {
    put_string(out, ns->prefix);
    PUT(out, ":");
  }
  put_string(out, name);
}

static void put_attribute(struct out *out, const xmlNs *ns, const xmlChar *name, const xmlChar *value)
{
  PUT(out, " ");
  put_name(out, ns, name);
  PUT(out, "=\"");
  put_escaped(out, value, "&<>\"\t\n\r");
  PUT(out, "\"");
}

static void put_start(struct out *out, const xmlNode *node)
{
  static const xmlNs xmlns = {.prefix = BAD_CAST "xmlns"};
  PUT(out, "<");
  put_name(out, node->ns, node->name);
  for (const xmlNs *ns = node->nsDef; ns; ns = ns->next)
    put_attribute(out, ns->prefix ? &xmlns : NULL, ns->prefix ? ns->prefix : xmlns.prefix, ns->href);
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    const xmlChar *value = a->children ? a->children->content : NULL;
    put_attribute(out, a->ns, a->name, value ? value : BAD_CAST "");
  }
  if (node->children)
    PUT(out, ">");
  else
    PUT(out, "/>");
}

static void put_end(struct out *out, const xmlNode *node)
{
  PUT(out, "</");
  put_name(out, node->ns, node->name);
  PUT(out, ">");
}

static void put_tree(struct out *out, const xmlNode *root)
{
  for (const xmlNode *n = root; n && !out->failed;) {
    if (n->type == XML_ELEMENT_NODE)
      put_start(out, n);
    else if (n->content)
      put_escaped(out, n->content, "&<>\r");
    if (n->type == XML_ELEMENT_NODE && n->children) {
      n = n->children;
      continue;
    }
    for (; n != root && !n->next; n = n->parent) put_end(out, n->parent);
    n = n == root ? NULL : n->next;
  }
}

bool tree_save(const xmlDoc *tree, bg_sink sink, void *user)
{
  const xmlNode *root = xmlDocGetRootElement(tree);
  struct out out = {.sink = sink, .user = user, .buffer = malloc(BUFFER)};
  if (!root || !out.buffer) {
    free(out.buffer);
    return false;
  }
  PUT(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  put_tree(&out, root);
  PUT(&out, "\n");
  flush(&out);
  free(out.buffer);
  return !out.failed;
}

/* The character that an empty `furniture` of type control stands for. */
static void put_control(struct out *out, const xmlNode *node)
{
  const char *code = node->type == XML_ELEMENT_NODE ? tree_attribute(node, "code") : NULL;
  if (!code) return;
  unsigned long c = strtoul(code, NULL, 16); /* a C0 control, or U+FFFE, U+FFFF */
  char text[] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
  if (c >= 0x80)
    put(out, text, sizeof text);
  else
    put(out, &(char){(char)c}, 1);
}

bool tree_text(const xmlDoc *tree, bg_sink sink, void *user)
{
  const xmlNode *body = tree_body(tree);
  struct out out = {.sink = sink, .user = user, .buffer = malloc(BUFFER)};
  if (!body || !out.buffer) {
    free(out.buffer);
    return false;
  }
  for (const xmlNode *n = body; n && !out.failed; n = tree_following(n, body)) {
    if (n->type == XML_ELEMENT_NODE)
      put_control(&out, n);
    else if (n->content)
      put_string(&out, n->content);
  }
  flush(&out);
  free(out.buffer);
  return !out.failed;
}
