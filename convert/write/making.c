/* Making XML trees: see making.h. */
#include "making.h"
#include <stdio.h>
#include <string.h>

xmlNode *making_begin(struct making *making, const char *name)
{
  *making = (struct making){.tree = xmlNewDoc(BAD_CAST "1.0")};
  xmlNode *root = making->tree ? xmlNewDocNode(making->tree, NULL, BAD_CAST name, NULL) : NULL;
  if (root) xmlDocSetRootElement(making->tree, root);
  xmlNs *namespace = root ? xmlNewNs(root, BAD_CAST PACKAGE_NAMESPACE, NULL) : NULL;
  making->failed = namespace == NULL;
  if (root) xmlSetNs(root, namespace);
  return making->failed ? NULL : root;
}

xmlNode *making_add(struct making *making, xmlNode *parent, const char *name)
{
  xmlNode *node = making->failed ? NULL : xmlNewDocNode(making->tree, NULL, BAD_CAST name, NULL);
  if (!node || !xmlAddChild(parent, node)) {
    making->failed = true;
    xmlFreeNode(node);
    return NULL;
  }
  xmlSetNs(node, parent->ns);
  return node;
}

void making_set(struct making *making, xmlNode *node, const char *name, const char *value)
{
  if (!value || making->failed) return;
  making->failed = !xmlNewProp(node, BAD_CAST name, BAD_CAST value);
}

void making_set_number(struct making *making, xmlNode *node, const char *name, uint64_t value)
{
  char digits[24];
  snprintf(digits, sizeof digits, "%llu", (unsigned long long)value);
  making_set(making, node, name, digits);
}

void making_set_real(struct making *making, xmlNode *node, const char *name, double value)
{
  char digits[64];
  snprintf(digits, sizeof digits, "%.6g", value);
  /* XPath 1.0 knows no exponents */
  if (strpbrk(digits, "e")) snprintf(digits, sizeof digits, "%.0f", value);
  making_set(making, node, name, digits);
}
