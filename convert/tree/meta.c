/* The report's head. */
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

/* Sets attributes one after another; absent values give none. */
struct setter {
  struct maker *maker;
  xmlNode *node;
  xmlAttr *last;
  arena *memory; /* for cleaned values */
};

static xmlAttr *set(struct setter *setter, const char *name, const char *value)
{
  if (!is_given(value)) return NULL;
  const xmlChar *interned = make_name(setter->maker, name);
  const char *clean = xml_clean(setter->memory, value);
  if (!clean) setter->maker->failed = true;
  if (!clean || !interned) return NULL;
  setter->last = make_attribute(setter->maker, setter->node, setter->last, interned, slice_of(clean));
  return setter->last;
}

static xmlNode *add_element(struct maker *maker, xmlNode *parent, const char *name)
{
  const xmlChar *interned = make_name(maker, name);
  return interned ? make_named(maker, parent, interned) : NULL;
}

static void set_root(struct maker *maker, xmlNode *root, const struct document *document)
{
  const struct source *source = &document->source;
  char id[ID_DIGITS + 2];
  snprintf(id, sizeof id, "r%.*s", ID_DIGITS, source->sha256);
  const char *given = document->options->id;
  struct setter setter = {maker, root, NULL, document->arena};
  set(&setter, "id", is_given(given) ? given : id);
  set(&setter, "version", BG_SCHEMA_VERSION);
  set(&setter, "converter", "baogao " BG_VERSION);
  xmlNs *xml = xmlSearchNsByHref(maker->tree, root, XML_XML_NAMESPACE);
  xmlAttr *lang = set(&setter, "lang", source->traditional ? "zh-Hant" : "zh-Hans");
  if (lang && xml)
    lang->ns = xml;
  else
    maker->failed = true;
}

static void add_fact(struct maker *maker, xmlNode *meta, const struct document *document, const struct fact_row *row)
{
  const struct facts *facts = &document->facts;
  const struct fact *fact = (const struct fact *)((const char *)facts + row->offset);
  bool place = fact == &facts->place;
  if (!is_given(fact->value) && !(place && (facts->place_code.value || facts->level.value))) return;
  struct setter setter = {maker, add_element(maker, meta, row->element), NULL, document->arena};
  const char *value = is_given(fact->value) ? xml_clean(document->arena, fact->value) : "";
  if (!value || !setter.node) {
    maker->failed = true;
    return;
  }
  if (place) set(&setter, "code", facts->place_code.value);
  if (place) set(&setter, "level", facts->level.value);
  if (fact->inferred) set(&setter, "inferred", "true");
  make_text(maker, setter.node, slice_of(value));
}

static void add_source(struct maker *maker, xmlNode *meta, const struct document *document)
{
  const struct source *source = &document->source;
  char bytes[24];
  snprintf(bytes, sizeof bytes, "%llu", (unsigned long long)source->bytes);
  struct setter setter = {maker, add_element(maker, meta, "source"), NULL, document->arena};
  if (!setter.node) return;
  set(&setter, "name", source->name);
  set(&setter, "address", source->address);
  set(&setter, "sha256", source->sha256);
  set(&setter, "bytes", bytes);
  set(&setter, "text-sha256", source->text_sha256);
  set(&setter, "encoding", source->encoding);
  set(&setter, "media-type", source->media_type);
}

bool meta_build(struct maker *maker, const struct document *document)
{
  xmlNode *root = xmlDocGetRootElement(maker->tree);
  set_root(maker, root, document);
  xmlNode *meta = add_element(maker, root, "meta");
  for (size_t i = 0; meta && i < sizeof fact_rows / sizeof *fact_rows; i++)
    add_fact(maker, meta, document, &fact_rows[i]);
  if (meta) add_source(maker, meta, document);
  return !maker->failed;
}
