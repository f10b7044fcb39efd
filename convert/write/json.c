/* JSON: the tree as one object, without furniture.
 *
 *     {"id": "r1f3a…", "version": "1", "converter": "…", "lang": "zh-Hans",
 *      "meta": {"title": "…", "place": {"text": "岳阳市", "code": "430600", "level": "prefecture"}, "plan_year": 2024,
 *               "source": {"name": "…", "sha256": "…"}, …},
 *      "body": [ELEMENT…]}
 *
 * An ELEMENT is {"element": "task", "id": …, the other attributes with _ for -, "start": …, "end": …} and then
 * - "children": [ELEMENT…], if it has blocks in it (divisions, lists, items of several paragraphs);
 * - "text": its clean text, if it has text itself (headings, paragraphs, sentences, items, statistics …), and beside it
 *   "children", the elements in that text (sentences, terms, statistics, labels, notes). Each has its own start, end
 *   and text, so a reader needs the children only if it wants them.
 * Numbers (start, end, n, years, value, value_max) are JSON numbers, digit for digit as in the tree; true and false are
 * JSON's; all else is a string. What is absent in the tree is absent here. */
#include "json_text.h"
#include "write.h"
#include <stdio.h>

/* Attributes and facts that are no strings. */
static const struct {
  const char *name;
  enum column_type type;
} typed[] = {
    {"n", COLUMN_INTEGER},         {"value", COLUMN_DECIMAL},       {"value-max", COLUMN_DECIMAL},
    {"plan-year", COLUMN_INTEGER}, {"review-from", COLUMN_INTEGER}, {"review-to", COLUMN_INTEGER},
    {"bytes", COLUMN_INTEGER},     {"run-in", COLUMN_BOOLEAN},      {"continued", COLUMN_BOOLEAN},
    {"inferred", COLUMN_BOOLEAN},
};

static enum column_type type_of(const char *name)
{
  for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
    if (strcmp(name, typed[i].name) == 0) return typed[i].type;
  return COLUMN_STRING;
}

/* "value-max" → "value_max": */
static void put_name(struct output *output, const char *name)
{
  output_word(output, "\"");
  for (size_t size; *name; name += size) {
    size = strcspn(name, "-");
    output_add(output, (slice){name, size});
    if (name[size] == '-') output_word(output, "_"), size++;
  }
  output_word(output, "\": ");
}

static void put_attributes(struct output *output, const xmlNode *node, const char *before)
{
  for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
    const char *name = (const char *)attribute->name;
    output_word(output, before);
    put_name(output, name);
    json_put_value(output, type_of(name), view_content((const xmlNode *)attribute));
    before = ", ";
  }
}

static void put_own_attributes(struct output *output, const struct element *element)
{
  if (walk_node(element)) {
    put_attributes(output, element->node, ", ");
    return;
  }
  struct element_attribute attribute;
  for (size_t i = 0; walk_attribute_at(element, i, &attribute); i++) {
    output_word(output, ", ");
    put_name(output, attribute.name);
    json_put_value(output, type_of(attribute.name), slice_of(attribute.value));
  }
}

/* ---- meta ---- */

/* A fact with attributes is an object, one without is a plain value. */
static void put_fact(struct output *output, const xmlNode *fact)
{
  const char *name = (const char *)fact->name;
  put_name(output, name);
  slice text = view_content(fact);
  if (!fact->properties) {
    json_put_value(output, type_of(name), text);
    return;
  }
  output_word(output, "{");
  if (text.size) {
    output_word(output, "\"text\": ");
    json_put_value(output, type_of(name), text);
  }
  put_attributes(output, fact, text.size ? ", " : "");
  output_word(output, "}");
}

static void put_meta(struct output *output, const xmlNode *meta)
{
  const char *before = "";
  output_word(output, ",\n \"meta\": {");
  for (const xmlNode *fact = meta ? meta->children : NULL; fact; fact = fact->next) {
    if (fact->type != XML_ELEMENT_NODE) continue;
    output_word(output, before);
    put_fact(output, fact);
    before = ", ";
  }
  output_word(output, "}");
}

/* ---- body ---- */

static void put_number(struct output *output, const char *name, size_t value)
{
  char text[48];
  snprintf(text, sizeof text, ", \"%s\": %zu", name, value);
  output_word(output, text);
}

/* Everything of an element up to its children. */
static void open_element(struct output *output, const struct view *view, size_t index)
{
  const struct element *element = &view->at[index];
  output_word(output, "{\"element\": ");
  json_put_string(output, slice_of(walk_name(element)));
  put_own_attributes(output, element);
  put_number(output, "start", element->start);
  put_number(output, "end", element->end);
  if (view_holds_blocks(view, index)) return;
  output_word(output, ", \"text\": ");
  json_put_string(output, view_text(view, index));
}

/* What stands before an element: its parent's first child opens the list of children. */
static void put_separator(struct output *output, bool first, bool outermost)
{
  if (first && !outermost)
    output_word(output, ", \"children\": [");
  else if (!first)
    output_word(output, ",");
  output_word(output, outermost ? "\n  " : first ? "" : " ");
}

/* Each element opens when its index comes; before that, all those end that do not reach it. */
static void put_body(struct output *output, const struct view *view)
{
  size_t open = 0;       /* the innermost open element; 0 is the body */
  bool childless = true; /* so far */
  for (size_t i = 1; i < view->count; i++) {
    if (view->at[i].kind == ELEMENT_FURNITURE) continue;
    for (; open != view->at[i].parent; open = view->at[open].parent, childless = false)
      output_word(output, childless ? "}" : "]}");
    put_separator(output, childless, open == 0);
    open_element(output, view, i);
    open = i;
    childless = true;
  }
  for (; open; open = view->at[open].parent, childless = false) output_word(output, childless ? "}" : "]}");
}

bool json_add(bg_writer *writer, const struct view *view)
{
  struct output *output = &writer->output;
  output_word(output, "{");
  put_attributes(output, view->report, "");
  put_meta(output, view->meta);
  output_word(output, ",\n \"body\": [");
  put_body(output, view);
  return output_word(output, "]}\n");
}
