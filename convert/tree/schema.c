/* The schema: libxml2's XML Schema, in a tenth of the time that its RELAX NG takes, and rules for what XML Schema 1.0
 * cannot say: that attributes need or exclude each other. Both together say what report.rng says. A schema may not be
 * shared by threads in all versions of libxml2, and reading ours takes some milliseconds: whoever validates many trees
 * keeps it. */
#include "schema.h"
#include "../support/embed.h"
#include "../support/xml.h"
#include "walk.h"
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct listener {
  schema_complaint *complain;
  void *user;
  bool out_of_memory;
  bool heard; /* by a rule */
};

static void hear(void *user, xmlErrorPtr error)
{
  struct listener *listener = user;
  if (error->code == XML_ERR_NO_MEMORY) listener->out_of_memory = true;
  char text[512];
  int size = error->message ? (int)strcspn(error->message, "\n") : 0;
  snprintf(text, sizeof text, "%.*s", size, error->message ? error->message : "");
  listener->complain(listener->user, error->node, text);
}

/* libxml2 makes its tables of types at their first use, each thread its own when two come at once: one is then lost. */
static void prepare_types(void)
{
  xmlSchemaInitTypes();
}

struct schema {
  xmlSchema *parsed;
};

static xmlSchema *parse_schema(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, prepare_types);
  const struct embedded *file = embedded_find("inside.xsd");
  xmlSchemaParserCtxt *parser = file ? xmlSchemaNewMemParserCtxt((const char *)file->bytes, (int)file->size) : NULL;
  xmlSchema *schema = parser ? xmlSchemaParse(parser) : NULL;
  xmlSchemaFreeParserCtxt(parser);
  return schema;
}

/* # What attributes need each other */

static bool has(const xmlNode *node, const char *attribute)
{
  return tree_attribute(node, attribute) != NULL;
}

static const char *fault_of_report(const xmlNode *report)
{
  const char *lang = xml_attribute(report, "lang"); /* the schema knows no other */
  bool known = lang && (strcmp(lang, "zh-Hans") == 0 || strcmp(lang, "zh-Hant") == 0);
  return known ? NULL : "its xml:lang is neither zh-Hans nor zh-Hant";
}

static const char *fault_of_statistic(const xmlNode *stat)
{
  bool value = has(stat, "value");
  if (value + has(stat, "ratio") + has(stat, "reference") != 1) return "a stat has one of value, ratio and reference";
  if (has(stat, "value-max") && !value) return "a stat with a value-max has no value";
  return has(stat, "base-value") == has(stat, "base-unit") ? NULL : "a stat has one of base-value and base-unit alone";
}

static const char *fault_of_furniture(const xmlNode *furniture)
{
  const char *type = tree_attribute(furniture, "type");
  bool control = type && strcmp(type, "control") == 0;
  if (control != has(furniture, "code")) return "a furniture is a control without a code, or has one and is none";
  return control && furniture->children ? "a control is not empty" : NULL;
}

static const char *fault_of(const xmlNode *element)
{
  const char *name = (const char *)element->name;
  if (strcmp(name, "stat") == 0) return fault_of_statistic(element);
  if (strcmp(name, "furniture") == 0) return fault_of_furniture(element);
  return strcmp(name, "report") == 0 ? fault_of_report(element) : NULL;
}

static void apply_rules(const xmlDoc *tree, struct listener *listener)
{
  const xmlNode *root = xmlDocGetRootElement(tree);
  for (const xmlNode *n = root; n; n = tree_following(n, root)) {
    const char *fault = n->type == XML_ELEMENT_NODE ? fault_of(n) : NULL;
    if (fault) listener->complain(listener->user, n, fault);
    listener->heard |= fault != NULL;
  }
}

schema *schema_new(void)
{
  struct xml_listener other;
  xml_listen(&other);
  schema *schema = calloc(1, sizeof *schema);
  if (schema) schema->parsed = parse_schema();
  xml_listen_end(&other);
  if (schema && schema->parsed) return schema;
  free(schema);
  return NULL;
}

void schema_free(schema *schema)
{
  if (schema) xmlSchemaFree(schema->parsed);
  free(schema);
}

bool schema_accepts(const schema *schema, const xmlDoc *tree, schema_complaint *complain, void *user, bool *valid)
{
  struct listener listener = {complain, user, false, false};
  struct xml_listener other;
  xml_listen(&other);
  xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(schema->parsed);
  int result = -1;
  if (context) {
    xmlSchemaSetValidStructuredErrors(context, hear, &listener);
    result = xmlSchemaValidateDoc(context, (xmlDoc *)tree); /* it changes nothing without XML_SCHEMA_VAL_VC_I_CREATE */
  }
  xmlSchemaFreeValidCtxt(context);
  xml_listen_end(&other);
  apply_rules(tree, &listener);
  *valid = result == 0 && !listener.heard;
  return result >= 0 && !listener.out_of_memory && !other.out_of_memory;
}

bool schema_validate(const xmlDoc *tree, schema_complaint *complain, void *user, bool *valid)
{
  schema *schema = schema_new();
  bool good = schema && schema_accepts(schema, tree, complain, user, valid);
  schema_free(schema);
  return good;
}
