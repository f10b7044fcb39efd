/* The schema: libxml2's RELAX NG. A schema may not be shared by threads in all versions of libxml2, and parsing ours
 * takes a millisecond, so each validation parses it anew. */
#include "schema.h"
#include "../support/embed.h"
#include "../support/xml.h"
#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

struct listener {
  schema_complaint *complain;
  void *user;
  bool out_of_memory;
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
  (void)xmlRelaxNGInitTypes(); /* where it fails, parsing tells */
}

static xmlRelaxNG *parse_schema(void)
{
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, prepare_types);
  const struct embedded *file = embedded_find("report.rng");
  xmlRelaxNGParserCtxt *parser = file ? xmlRelaxNGNewMemParserCtxt((const char *)file->bytes, (int)file->size) : NULL;
  xmlRelaxNG *schema = parser ? xmlRelaxNGParse(parser) : NULL;
  xmlRelaxNGFreeParserCtxt(parser);
  return schema;
}

bool schema_validate(const xmlDoc *tree, schema_complaint *complain, void *user, bool *valid)
{
  struct listener listener = {complain, user, false};
  struct xml_listener other;
  xml_listen(&other);
  xmlRelaxNG *schema = parse_schema();
  xmlRelaxNGValidCtxt *context = schema ? xmlRelaxNGNewValidCtxt(schema) : NULL;
  int result = -1;
  if (context) {
    xmlRelaxNGSetValidStructuredErrors(context, hear, &listener);
    result = xmlRelaxNGValidateDoc(context, (xmlDoc *)tree); /* it changes psvi fields only, and puts them back */
  }
  xmlRelaxNGFreeValidCtxt(context);
  xmlRelaxNGFree(schema);
  xml_listen_end(&other);
  *valid = result == 0;
  return result >= 0 && !listener.out_of_memory && !other.out_of_memory;
}
