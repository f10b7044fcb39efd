/* The report's head: written once a report, so it uses libxml2's own functions. */
#include "meta.h"
#include <stdio.h>

enum { ID_DIGITS = 16 };

/* The facts in the order of DESIGN's vocabulary; the place's code and level are attributes of it. */
struct fact_row {
  const char *element;
  size_t offset;
};
#define FACT(element, field)                                                                                           \
  {                                                                                                                    \
    element, offsetof(struct facts, field)                                                                             \
  }
static const struct fact_row fact_rows[] = {
    FACT("title", title),         FACT("place", place),
    FACT("plan-year", plan_year), FACT("review-from", review_from),
    FACT("review-to", review_to), FACT("meeting", meeting),
    FACT("date", date),           FACT("speaker", speaker),
};

static bool is_given(const char *value)
{
  return value && *value;
}

/* Absent values give no attribute. */
static bool set(xmlNode *node, const char *name, const char *value, arena *memory)
{
  if (!is_given(value)) return true;
  const char *clean = xml_clean(memory, value);
  return clean && xmlNewProp(node, BAD_CAST name, BAD_CAST clean);
}

static bool set_root(xmlNode *root, const struct document *document)
{
  const struct source *source = &document->source;
  char id[ID_DIGITS + 2];
  snprintf(id, sizeof id, "r%.*s", ID_DIGITS, source->sha256);
  const char *given = document->options->id;
  xmlNs *xml = xmlSearchNsByHref(root->doc, root, XML_XML_NAMESPACE);
  return set(root, "id", is_given(given) ? given : id, document->arena) &&
         set(root, "version", BG_SCHEMA_VERSION, document->arena) &&
         set(root, "converter", "baogao " BG_VERSION, document->arena) && xml &&
         xmlNewNsProp(root, xml, BAD_CAST "lang", BAD_CAST(source->traditional ? "zh-Hant" : "zh-Hans"));
}

static bool add_fact(struct maker *maker, xmlNode *meta, const struct document *document, const struct fact_row *row)
{
  const struct facts *facts = &document->facts;
  const struct fact *fact = (const struct fact *)((const char *)facts + row->offset);
  bool place = fact == &facts->place;
  if (!is_given(fact->value) && !(place && (facts->place_code.value || facts->level.value))) return true;
  const char *value = is_given(fact->value) ? xml_clean(document->arena, fact->value) : NULL;
  if (is_given(fact->value) && !value) return false;
  xmlNode *node = xmlNewTextChild(meta, maker->ns, BAD_CAST row->element, BAD_CAST value);
  if (!node) return false;
  if (place && !(set(node, "code", facts->place_code.value, document->arena) &&
                 set(node, "level", facts->level.value, document->arena)))
    return false;
  return !fact->inferred || set(node, "inferred", "true", document->arena);
}

static bool add_source(struct maker *maker, xmlNode *meta, const struct document *document)
{
  const struct source *source = &document->source;
  char bytes[24];
  snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)source->bytes);
  xmlNode *node = xmlNewChild(meta, maker->ns, BAD_CAST "source", NULL);
  arena *memory = document->arena;
  return node && set(node, "name", source->name, memory) && set(node, "address", source->address, memory) &&
         set(node, "sha256", source->sha256, memory) && set(node, "bytes", bytes, memory) &&
         set(node, "text-sha256", source->text_sha256, memory) && set(node, "encoding", source->encoding, memory) &&
         set(node, "media-type", source->media_type, memory);
}

bool meta_build(struct maker *maker, const struct document *document)
{
  xmlNode *root = xmlDocGetRootElement(maker->tree);
  if (!set_root(root, document)) return false;
  xmlNode *meta = xmlNewChild(root, maker->ns, BAD_CAST "meta", NULL);
  if (!meta) return false;
  for (size_t i = 0; i < sizeof fact_rows / sizeof *fact_rows; i++)
    if (!add_fact(maker, meta, document, &fact_rows[i])) return false;
  return add_source(maker, meta, document);
}
