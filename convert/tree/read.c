/* Reading a report's own XML back. What comes may come from anywhere: no DTD (and so no entities), no network, no other
 * root, no deeper nesting than ours, nothing that report.rng does not know, and no id twice, which the outputs make
 * their own ids and keys of. */
#include "../support/xml.h"
#include "schema.h"
#include "tree.h"
#include "walk.h"
#include <libxml/hash.h>
#include <stdio.h>

static bool refuse(bg_log *log, size_t line, const char *reason)
{
  return log_add(log, BG_FOREIGN_XML, (log_place){line, 0}, reason);
}

static xmlDoc *parse(slice source, bg_log *log)
{
  char reason[256];
  size_t line;
  xmlDoc *tree = xml_parse(source, NULL, false, reason, sizeof reason, &line);
  if (!tree && *reason) refuse(log, line, reason);
  if (!tree && !*reason) log_memory(log);
  return tree;
}

static bool is_ours(const xmlNode *root, bg_log *log)
{
  char reason[128];
  if (!root->ns || strcmp((const char *)root->ns->href, BG_NAMESPACE) != 0 ||
      strcmp((const char *)root->name, "report") != 0) {
    snprintf(reason, sizeof reason, "its root element is %s%s", (const char *)root->name,
             root->ns ? "" : ", in no namespace");
    return refuse(log, 0, reason);
  }
  const char *version = tree_attribute(root, "version");
  bool known = version && (strcmp(version, BG_SCHEMA_VERSION) == 0 || strcmp(version, "1") == 0);
  if (known) return true; /* version 2 adds attributes to statistics, no more */
  snprintf(reason, sizeof reason, "it has version %s of the vocabulary, not " BG_SCHEMA_VERSION,
           version ? version : "no");
  return refuse(log, 0, reason);
}

static void remove_node(xmlNode *node)
{
  xmlUnlinkNode(node);
  xmlFreeNode(node);
}

/* Removes comments and processing instructions, which are nobody's text, and looks how deep it is. */
static bool tidy(xmlDoc *tree, bg_log *log)
{
  size_t depth = 1;
  xmlNode *root = xmlDocGetRootElement(tree);
  for (xmlNode *n = root; n;) {
    xmlNode *next = n->type == XML_ELEMENT_NODE ? n->children : NULL;
    if (next && ++depth > DEEPEST_ELEMENT) return refuse(log, (size_t)xmlGetLineNo(n), "it is nested too deep");
    xmlNode *up = n;
    if (!next) {
      for (; up != root && !up->next; up = up->parent) depth--;
      next = up == root ? NULL : up->next;
    }
    if (n->type == XML_COMMENT_NODE || n->type == XML_PI_NODE) remove_node(n);
    n = next;
  }
  return true;
}

/* The first complaint of the schema is kept. */
struct first {
  bool is_set;
  size_t line;
  char text[600];
};

static void keep_first(void *user, const xmlNode *node, const char *text)
{
  struct first *first = user;
  if (first->is_set) return;
  first->is_set = true;
  first->line = node ? (size_t)xmlGetLineNo(node) : 0;
  snprintf(first->text, sizeof first->text, "%s", text);
}

static bool is_valid(const xmlDoc *tree, bg_log *log)
{
  struct first first = {.text = N_("it does not follow the schema")};
  bool valid;
  if (!schema_validate(tree, keep_first, &first, &valid)) return log_memory(log);
  return valid || refuse(log, first.line, first.text);
}

/* Each id below the root that stood before goes to the log; false when there was one, or when memory runs out. */
static bool ids_differ(const xmlNode *root, xmlHashTable *ids, bg_log *log)
{
  bool good = true;
  for (const xmlNode *n = root; (n = tree_following(n, root));) {
    const char *id = n->type == XML_ELEMENT_NODE ? tree_attribute(n, "id") : NULL;
    if (!id) continue;
    if (xmlHashLookup(ids, (const xmlChar *)id)) {
      log_add(log, BG_DUPLICATE_ID, (log_place){(size_t)xmlGetLineNo(n), 0}, id);
      good = false;
    } else if (xmlHashAddEntry(ids, (const xmlChar *)id, (void *)n) != 0) {
      return log_memory(log);
    }
  }
  return good;
}

static bool has_own_ids(const xmlDoc *tree, bg_log *log)
{
  xmlHashTable *ids = xmlHashCreate(1024);
  bool good = ids ? ids_differ(xmlDocGetRootElement(tree), ids, log) : log_memory(log);
  xmlHashFree(ids, NULL);
  return good;
}

xmlDoc *tree_read(const void *bytes, size_t size, bg_log *log)
{
  xmlDoc *tree = parse((slice){bytes, size}, log);
  if (!tree) return NULL;
  if (is_ours(xmlDocGetRootElement(tree), log) && tidy(tree, log) && is_valid(tree, log) && has_own_ids(tree, log))
    return tree;
  tree_free(tree);
  return NULL;
}
