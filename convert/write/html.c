/* Pages: the stylesheet's part, written as libxml2 would, its places filled; and what the parts share. */
#include "html.h"
#include "../tree/walk.h"
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>
#include <string.h>

#define DOUBTFUL_BELOW 0.7

/* ---- What the parts share ---- */

int html_kind(struct html *html, const xmlNode *node)
{
  const xmlNs *ours = html->body->ns;
  if (node->type != XML_ELEMENT_NODE || !node->ns) return ELEMENT_UNKNOWN;
  if (node->ns != ours && strcmp((const char *)node->ns->href, (const char *)ours->href) != 0) return ELEMENT_UNKNOWN;
  return kinds_find(&html->kinds, node);
}

const xmlNode *html_child(struct html *html, const xmlNode *node, int kind)
{
  for (const xmlNode *child = node->children; child; child = child->next)
    if (html_kind(html, child) == kind) return child;
  return NULL;
}

slice html_word(const struct html *html, enum html_words words, slice code)
{
  slice rest = html->words[words];
  while (rest.size > 1) {
    rest = slice_after(rest, 1);
    const char *bar = memchr(rest.at, '|', rest.size);
    size_t size = bar ? (size_t)(bar - rest.at) : rest.size;
    if (size > code.size && rest.at[code.size] == '=' && slice_starts(rest, code))
      return (slice){rest.at + code.size + 1, size - code.size - 1};
    rest = slice_after(rest, size);
  }
  return (slice){"", 0};
}

void html_start(struct html *html, const char *name)
{
  serializer_start(&html->out, NULL, name);
}

void html_attribute(struct html *html, const char *name, slice value)
{
  serializer_attribute(&html->out, NULL, name, value);
}

void html_reference(struct html *html, const char *prefix, slice id)
{
  serializer_attribute_of(&html->out, "href", (const slice[]){slice_of(prefix), id}, 2);
}

void html_id(struct html *html, const xmlNode *node)
{
  const char *id = tree_attribute(node, "id");
  if (id) html_attribute(html, "id", slice_of(id));
}

void html_end(struct html *html, const char *name)
{
  serializer_end(&html->out, NULL, name);
}

void html_text(struct html *html, slice text)
{
  serializer_text(&html->out, text);
}

bool html_is_text(const xmlNode *node)
{
  return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

void html_clean(struct html *html, const xmlNode *node)
{
  for (const xmlNode *child = node->children; child; child = child->next) {
    if (html_is_text(child)) html_text(html, slice_of((const char *)child->content));
    if (child->type == XML_ELEMENT_NODE && html_kind(html, child) != ELEMENT_FURNITURE) html_clean(html, child);
  }
}

/* ---- Statistics ---- */

struct html_statistic html_statistic(const xmlNode *node)
{
#define VALUE(name, field)                                                                                             \
  {                                                                                                                    \
    name, offsetof(struct html_statistic, field)                                                                       \
  }
  static const struct {
    const char *name;
    size_t offset;
  } rows[] = {VALUE("id", id),
              VALUE("subject", subject),
              VALUE("indicator", indicator),
              VALUE("value", value),
              VALUE("value-max", value_max),
              VALUE("ratio", ratio),
              VALUE("reference", reference),
              VALUE("unit", unit),
              VALUE("period", period),
              VALUE("role", role),
              VALUE("type", type),
              VALUE("op", op),
              VALUE("op-word", op_word),
              VALUE("change", change),
              VALUE("confidence", confidence)};
#undef VALUE
  struct html_statistic statistic = {0};
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    const char *name = (const char *)a->name;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
      if (name[0] != rows[i].name[0] || strcmp(name, rows[i].name) != 0 || a->ns) continue;
      slice *value = (slice *)((char *)&statistic + rows[i].offset);
      *value = a->children && a->children->content ? slice_of((const char *)a->children->content) : SLICE("");
      break;
    }
  }
  const char *confidence = statistic.confidence.at;
  statistic.doubtful = confidence && xmlXPathCastStringToNumber(BAD_CAST confidence) < DOUBTFUL_BELOW;
  return statistic;
}

/* ---- The page ---- */

static slice content_of(const xmlNode *node)
{
  return slice_of((const char *)node->content);
}

/* What the stylesheet left: words, or the place of a part. */
static void fill_place(struct html *html, const xmlNode *place)
{
  static const char *const words[] = {"blocks", "roles", "types", "units", "own"};
  const char *name = (const char *)place->name;
  for (size_t i = 0; i < WORDS_COUNT; i++)
    if (strcmp(name, words[i]) == 0) html->words[i] = content_of(place);
  bool addressed = strcmp(name, "anchored-text") == 0;
  if (addressed) html->passed_over = content_of(place);
  if (addressed || strcmp(name, "text") == 0) html_put_text(html);
  if (strcmp(name, "actions") == 0) html_put_actions(html);
  if (strcmp(name, "figures") == 0) html_put_figures(html);
}

static void put_node(struct html *html, const xmlNode *node);

static void put_element(struct html *html, const xmlNode *node)
{
  html_start(html, (const char *)node->name);
  for (const xmlAttr *a = node->properties; a; a = a->next)
    html_attribute(html, (const char *)a->name, slice_of(a->children ? (const char *)a->children->content : ""));
  for (const xmlNode *child = node->children; child; child = child->next) put_node(html, child);
  html_end(html, (const char *)node->name);
}

static void put_node(struct html *html, const xmlNode *node)
{
  switch (node->type) {
  case XML_ELEMENT_NODE: put_element(html, node); break;
  case XML_PI_NODE: fill_place(html, node); break;
  case XML_COMMENT_NODE:
    serializer_markup(&html->out, SLICE("<!--"));
    serializer_put(&html->out, content_of(node));
    serializer_put(&html->out, SLICE("-->"));
    break;
  case XML_TEXT_NODE:
    if (strcmp((const char *)node->name, "textnoenc") == 0) /* with disable-output-escaping */
      serializer_markup(&html->out, content_of(node));
    else
      html_text(html, content_of(node));
    break;
  default: break;
  }
}

static void put_page(struct html *html, const xmlDoc *page)
{
  serializer_put(&html->out, SLICE("<!DOCTYPE html SYSTEM \"about:legacy-compat\">"));
  for (const xmlNode *node = page->children; node; node = node->next) put_node(html, node);
}

bool html_write(const xmlDoc *page, const xmlDoc *report, struct output *output, bg_log *log)
{
  struct html html = {.body = tree_body(report), .memory = arena_new()};
  bool begun = html.body && html.memory && serializer_begin(&html.out, false, output_sink, output);
  if (begun) put_page(&html, page);
  bool written = begun && serializer_finish(&html.out);
  if (html.references) xmlHashFree(html.references, NULL);
  if (html.headings) xmlHashFree(html.headings, NULL);
  free(html.clause.at);
  arena_free(html.memory);
  if (!begun || html.out_of_memory) return log_memory(log);
  return written || output_failed(output);
}
