/* The source text, out of the tree: the string value of body, and the characters that XML cannot hold, which stand in
 * it as empty furniture with a code. */
#include "../support/log.h"
#include <errno.h>
#include <libxml/tree.h>
#include <stdlib.h>
#include <utf8proc.h>

static const xmlNode *find_body(const xmlDoc *tree)
{
  const xmlNode *node = tree->children;
  while (node && node->type != XML_ELEMENT_NODE) node = node->next;
  for (node = node ? node->children : NULL; node; node = node->next)
    if (node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, BAD_CAST "body")) return node;
  return NULL;
}

static bool write_node(const xmlNode *node, bg_sink sink, void *user)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    return !node->content || sink(user, (const char *)node->content, strlen((const char *)node->content));
  if (node->type != XML_ELEMENT_NODE) return true;
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    if (!xmlStrEqual(attribute->name, BAD_CAST "code") || !attribute->children || !attribute->children->content)
      continue;
    utf8proc_uint8_t bytes[4];
    unsigned long code = strtoul((const char *)attribute->children->content, NULL, 16);
    if (code > 0xFFFF) return true;
    return sink(user, (const char *)bytes, (size_t)utf8proc_encode_char((utf8proc_int32_t)code, bytes));
  }
  return true;
}

/* The next node in document order under `top`, or NULL. */
static const xmlNode *following(const xmlNode *node, const xmlNode *top)
{
  if (node->type == XML_ELEMENT_NODE && node->children) return node->children;
  while (node != top && !node->next) node = node->parent;
  return node == top ? NULL : node->next;
}

bool bg_report_source(const bg_report *report, bg_sink sink, void *user, bg_log *log)
{
  const xmlNode *body = find_body(bg_report_xml(report));
  errno = 0;
  for (const xmlNode *node = body ? body->children : NULL; node; node = following(node, body)) {
    if (write_node(node, sink, user)) continue;
    if (errno == EPIPE) return log_add(log, BG_PIPE_CLOSED, NOWHERE);
    return log_add(log, BG_CANNOT_WRITE, NOWHERE, strerror(errno));
  }
  return true;
}
