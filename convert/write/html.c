/* Pages: the stylesheet's part, written as libxml2 would, its places filled; and what the parts share. */
#include "html.h"
#include "../tree/walk.h"
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>
#include <string.h>

#define DOUBTFUL_BELOW 0.7

/* ---- What the parts share ---- */

uint32_t html_child(const struct html *html, uint32_t i, int kind)
{
  for (uint32_t child = i + 1; child < html->at[i].next; child = html->at[child].next)
    if (html->at[child].kind == kind) return child;
  return 0;
}

uint32_t html_before(const struct html *html, uint32_t i)
{
  uint32_t parent = html->at[i].parent, before = i - 1;
  if (before == parent) return 0;
  while (html->at[before].parent != parent) before = html->at[before].parent;
  return before;
}

bool html_is_division(const struct html *html, uint32_t i)
{
  int kind = html->at[i].kind;
  return kind < NODE_KIND_COUNT && node_kinds[kind].division;
}

bool html_is_lead_in(const struct html *html, uint32_t i)
{
  const struct element *at = html->at;
  return at[i].kind == NODE_SECTION && (i + 1 >= at[i].next || at[i + 1].next >= at[i].next);
}

const char *html_value(const struct html *html, uint32_t i, const char *name)
{
  return walk_attribute(&html->at[i], name);
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

void html_id(struct html *html, uint32_t i)
{
  const char *id = html_value(html, i, "id");
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

void html_comment(struct html *html, slice text)
{
  serializer_markup(&html->out, SLICE("<!--"));
  serializer_put(&html->out, text);
  serializer_put(&html->out, SLICE("-->"));
}

void html_name(struct html *html, uint32_t division)
{
  static const char *const ends[] = {"。", "：", ":", "；"};
  uint32_t heading = html_child(html, division, NODE_HEADING);
  slice text = html_clean(html, heading);
  if (!heading) text = html_word(html, WORDS_BLOCKS, slice_of(walk_name(&html->at[division])));
  for (size_t i = 0; heading && i < sizeof ends / sizeof *ends; i++)
    if (slice_ends(text, slice_of(ends[i]))) {
      text.size -= strlen(ends[i]);
      break;
    }
  html_text(html, text);
}

/* ---- Statistics ---- */

#define VALUE(name, field)                                                                                             \
  {                                                                                                                    \
    name, offsetof(struct html_statistic, field), offsetof(struct statistic, field)                                    \
  }
static const struct {
  const char *name;
  size_t to, from; /* in struct html_statistic and struct statistic */
} values[] = {VALUE("subject", subject), VALUE("indicator", indicator),
              VALUE("value", value),     VALUE("value-max", value_max),
              VALUE("ratio", ratio),     VALUE("reference", reference),
              VALUE("unit", unit),       VALUE("period", period),
              VALUE("role", role),       VALUE("type", type),
              VALUE("op", op),           VALUE("op-word", op_word),
              VALUE("change", change),   VALUE("confidence", confidence)};
#undef VALUE

/* Of a tree. */
static void read_attributes(struct html_statistic *statistic, const xmlNode *node)
{
  for (const xmlAttr *a = node->properties; a; a = a->next) {
    const char *name = (const char *)a->name;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
      if (name[0] != values[i].name[0] || strcmp(name, values[i].name) != 0 || a->ns) continue;
      slice *value = (slice *)((char *)statistic + values[i].to);
      *value = a->children && a->children->content ? slice_of((const char *)a->children->content) : SLICE("");
      break;
    }
  }
}

static void read_document(struct html_statistic *statistic, const struct statistic *from)
{
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
    const char *value = *(const char *const *)((const char *)from + values[i].from);
    if (value && *value) *(slice *)((char *)statistic + values[i].to) = slice_of(value);
  }
}

struct html_statistic html_statistic(const struct html *html, uint32_t i)
{
  const struct element *e = &html->at[i];
  struct html_statistic statistic = {.id = slice_of(html_value(html, i, "id"))};
  if (walk_node(e))
    read_attributes(&statistic, e->node);
  else
    read_document(&statistic, e->statistic);
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
  if (strcmp(name, "contents") == 0) html_put_contents(html);
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
  case XML_COMMENT_NODE: html_comment(html, content_of(node)); break;
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

static bool look_at(struct html *html, const struct page_source *source)
{
  struct walk walk;
  html->memory = arena_new();
  if (!html->memory) return false;
  if (source->walk)
    walk = *source->walk;
  else if (!tree_walk(source->tree, html->memory, &walk))
    return false;
  html->at = walk.elements;
  html->count = (uint32_t)walk.count;
  html->text = walk.text;
  html->beside = arena_alloc(html->memory, walk.count);
  if (html->beside) memset(html->beside, 0, walk.count);
  return html->beside;
}

bool html_write(const xmlDoc *page, const struct page_source *source, struct output *output, bg_log *log)
{
  struct html html = {.count = 0};
  bool begun = look_at(&html, source) && serializer_begin(&html.out, false, output_sink, output);
  if (begun) put_page(&html, page);
  bool written = begun && serializer_finish(&html.out);
  if (html.references) xmlHashFree(html.references, NULL);
  if (html.headings) xmlHashFree(html.headings, NULL);
  free(html.clause.at);
  arena_free(html.memory);
  if (!begun || html.out_of_memory) return log_memory(log);
  return written || output_failed(output);
}
